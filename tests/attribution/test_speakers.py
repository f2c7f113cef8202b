import pytest

from news_sentences import place_of, sentence_of, shown
from newslab.arabic import fold
from newslab.attribution.speakers import (
    is_source_phrase,
    skip_asides,
    subject_before,
    subject_before_comma,
    subject_behind,
    subject_behind_preposition,
    subject_described,
)


def _found(text, find, cue, *arguments, **options):
    sentence = sentence_of(text)
    return shown(
        text, sentence, find(sentence, place_of(sentence, text, cue), *arguments, **options)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير إن", "الوزير"),
        ("قال وزير الدفاع التركي خلوصي أكار إن", "وزير الدفاع التركي خلوصي أكار"),
        ("قال له الوزير أمس إن", "الوزير"),
        ("قال مساء الخميس الماضي الوزير إن", "الوزير"),
        ("قال، في كلمة له، الوزير إن", "الوزير"),
        ("قال بسخرية الوزير إن", None),  # an adjunct is not the subject
        ("قال إن", None),
        ("قال وزير الطاقة، سعد البراك، إن", "وزير الطاقة، سعد البراك"),
        ("قال مسؤول في البنتاغون لشبكة محلية إن", "مسؤول في البنتاغون"),
        ("قال الأمين العام للأمم المتحدة إن", "الأمين العام للأمم المتحدة"),
        ("قال المبعوث إلى سوريا توم براك إن", "المبعوث إلى سوريا توم براك"),
        ('قال مدير شركة "نور" إن', 'مدير شركة "نور"'),
        ("قال الوزير (مستقل) إن", "الوزير (مستقل)"),
        ("قال الوزير () إن", "الوزير"),
        ("قال الوزير الذي استقال إن", "الوزير"),
    ],
)
def test_the_subject_behind_a_verb(text, expected):
    sentence = sentence_of(text)
    assert shown(text, sentence, subject_behind(sentence, 0, len(sentence.words) - 1)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اتهمت إيران إسرائيل بالهجوم", "إيران"),
        ("اتهم الرئيس الفرنسي إيمانويل ماكرون روسيا", "الرئيس الفرنسي إيمانويل ماكرون"),
        ("أدانت وزارة خارجية بريطانيا الهجوم", "وزارة خارجية بريطانيا"),
        ("انتقد الوزير محمد جواد ظريف أمس القرار", "الوزير محمد جواد ظريف"),
        ("هنأ يوسف الشاهد الفريق", "يوسف الشاهد"),
    ],
)
def test_the_subject_ends_where_the_object_begins(text, expected):
    sentence = sentence_of(text)
    found = subject_behind(sentence, 0, len(sentence.words), short=True)
    assert shown(text, sentence, found) == expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("الوزير قال إن", "قال", "الوزير"),
        ("لكن الوزير قال إن", "قال", "الوزير"),
        ("الوزير أمس قال إن", "قال", "الوزير"),
        ("الوزير الذي غادر قال إن", "قال", "الوزير"),
        ("وكان الرئيس قد أعلن أن", "أعلن", "الرئيس"),
        ("في العاصمة قال إن", "قال", None),
        ("لم قال إن", "قال", None),
    ],
)
def test_the_subject_before_a_verb(text, cue, expected):
    assert _found(text, subject_before, cue) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ماركو روبيو، وزير الخارجية، قال", "ماركو روبيو"),
        ("وفي العاصمة، قال", None),
        ("وغادر أمس، قال", None),
    ],
)
def test_the_subject_before_a_comma(text, expected):
    sentence = sentence_of(text)
    comma = max(at for at, word in enumerate(sentence.words) if word.key == "،")
    assert shown(text, sentence, subject_before_comma(sentence, comma)) == expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("وسط تقارير تفيد بأن", "تفيد", "تقارير"),
        ("وسط المدينة تفيد بأن", "تفيد", None),
        ("تقارير. ثم تفيد بأن", "تفيد", None),
    ],
)
def test_a_clause_may_describe_who_speaks(text, cue, expected):
    assert _found(text, subject_described, cue) == expected


@pytest.mark.parametrize(
    ("text", "preposition", "expected"),
    [
        ("نقلت رويترز عن مصدر مطلع أن", "عن", "مصدر مطلع"),
        ("نقلت رويترز أن", "عن", None),
        ("جاء في البيان أن", "في", "البيان"),
        ("جاء في المركز أن", "في", None),  # a place is no document
    ],
)
def test_sources_behind_a_preposition(text, preposition, expected):
    sentence = sentence_of(text)
    stop = len(sentence.words) - 1
    found = subject_behind_preposition(sentence, 0, stop, fold(preposition))
    assert shown(text, sentence, found) == expected


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("الوزارة", True),
        ("مصدر أمني", True),
        ("تقديرات أولية", True),
        ('"رويترز"', True),
        ("هنريتس", True),  # in no dictionary: a name
        ("القانون", False),
        ("الاتفاق الموقع", False),
        ("عدد السكان", False),
        ("عدد من السكان", True),
    ],
)
def test_who_can_be_a_source(text, speaks):
    sentence = sentence_of(text)
    assert is_source_phrase(sentence, 0, len(sentence.words)) is speaks


def test_asides_are_skipped_but_not_the_one_who_speaks():
    text = "له أيضا أمس مساء الوزير"
    sentence = sentence_of(text)
    assert skip_asides(sentence, 0, len(sentence.words)) == place_of(sentence, text, "الوزير")
    assert skip_asides(sentence, 0, 2) == 2
