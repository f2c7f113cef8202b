import pytest

from news_sentences import place_of, sentence_of, shown
from newslab.attribution.complements import find_complement


def _complement(text, cue):
    """How what is said follows a cue, and its first word; None if nothing does."""
    sentence = sentence_of(text)
    at = place_of(sentence, text, cue)
    found = next(
        (one for one in (find_complement(sentence, at, r) for r in sentence.words[at].forms)), None
    )
    return found and (found.how, shown(text, sentence, (found.begin, found.begin + 1)))


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        # A clause: the own complementiser of the verb, past an adjunct and past another verb.
        ("قال الوزير إن الأمر صعب", "قال", ("clause", "إن")),
        ("أكد الوزير في كلمة أن الأمر صعب", "أكد", ("clause", "أن")),
        ("أشار الوزير إلى أن الأمر صعب", "أشار", ("clause", "أن")),
        ("قال الوزير متحدثا هناك إن الأمر صعب", "قال", ("clause", "إن")),
        ("صرح الوزير بباريس أن الأمر صعب", "صرح", ("clause", "أن")),
        ("أكد أثناء إشرافه على تجمع كبير أن الأمر صعب", "أكد", ("clause", "أن")),
        # Speech behind a colon, several colons, in marks, behind لقد.
        ("قال الوزير: سنعود", "قال", ("quote", "سنعود")),
        ("قال الوزير:: سنعود", "قال", ("quote", "سنعود")),
        ('قال الوزير "سنعود قريبا إلى هنا"', "قال", ("quote", '"')),
        ("قال لقد عدنا", "قال", ("quote", "لقد")),
        # A noun: behind the verb's own preposition, alone or joined, and behind its subject.
        ("أعربت قطر عن أسفها", "أعربت", ("noun", "أسفها")),
        ("رحبت مصر بالاتفاق", "رحبت", ("noun", "بالاتفاق")),
        ("أكد على ضرورة أن نعود", "أكد", ("noun", "ضرورة")),
        ("طالب الوزير بتوضيح أن الأمر صعب", "طالب", ("noun", "بتوضيح")),
        ("أعلن المسؤول عن الفرع، اليوم عن إغلاقه", "أعلن", ("noun", "إغلاقه")),
        ("وصف النائب القرار في بيان بأنه كارثة", "وصف", ("clause", "بأنه")),
        # Nothing that the verb takes.
        ("قال الوزير كلمته", "قال", None),
        ("قال الوزير ذلك. وإن الأمر صعب", "قال", None),
        ('قال في فيلم "الطريق الطويل إلى البيت"', "قال", None),
        ('ذكر الوزير "نور" في كلمته', "ذكر", None),
        ("أعلن الوزير في بيان", "أعلن", None),
        ("واصل الفريق تدريبه", "واصل", None),
        ("أكد الوزير على هامش القمة", "أكد", None),
        ("قال", "قال", None),
    ],
)
def test_what_follows_a_cue(text, cue, expected):
    assert _complement(text, cue) == expected


def test_nothing_is_sought_further_than_a_window():
    near, far = "كلمة " * 20, "كلمة " * 80
    assert _complement(f"قال {near}إن الأمر صعب", "قال") == ("clause", "إن")
    assert _complement(f"قال {far}إن الأمر صعب", "قال") is None
