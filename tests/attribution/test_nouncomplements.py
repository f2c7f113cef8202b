import pytest

from news_sentences import place_of, sentence_of, shown
from newslab.attribution.inflect import NOUN
from newslab.attribution.nouncomplements import clause_of_noun, matches, noun_object


def _begin(text, sentence, found):
    return found and shown(text, sentence, (found.begin, found.begin + 1))


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("بعد إعلان الشبكة أن المراسل بخير", "إعلان", "أن"),
        ("بعد إعلان الرئيس انسحاب القوات", "إعلان", "انسحاب"),
        ("مع التأكيد على أن الأمر صعب", "التأكيد", "أن"),
        ("مع التأكيد على ضرورة الحوار", "التأكيد", "ضرورة"),
        ("أثار إعلان الشركة جدلا", "إعلان", None),
        ("إعلان الوظائف في الصحيفة", "إعلان", None),
        ("هذا التأكيد على أن الأمر صعب", "التأكيد", None),
        ("إعلان الشركة الذي صدر. وأن الأمر صعب", "إعلان", None),
    ],
)
def test_verbal_nouns(text, noun, expected):
    sentence = sentence_of(text)
    at = place_of(sentence, text, noun)
    reading = next(one for one in sentence.words[at].forms if one.form.part == NOUN)
    assert _begin(text, sentence, clause_of_noun(sentence, at, reading.cue)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أدانت مصر الهجوم", "الهجوم"),
        ("أدانت مصر أمس الثلاثاء الهجوم", "الهجوم"),
        ("أدانت مصر، في بيان لها، الهجوم", "الهجوم"),
        ("رفض الاتهامات", "الاتهامات"),
        ("أعلن الجيش مقتل جندي", "مقتل"),
        ("أعلن الجيش خريطة", None),  # no deed
        ("جدد الوزير دعوته", "دعوته"),
        ("جدد الوزير سيارته", None),  # no feeling or stance
        ("أدانت مصر", None),
        ("أدانت مصر في القاهرة", None),
        ("رفض إيران", None),
    ],
)
def test_objects(text, expected):
    sentence = sentence_of(text)
    found = noun_object(sentence, 0, sentence.words[0].forms[0])
    assert _begin(text, sentence, found) == expected


def test_words_one_after_the_other():
    words = sentence_of("سلط الضوء على").words
    keys = [word.key for word in words]
    assert matches(words, 1, tuple(keys[1:]))
    assert not matches(words, 0, tuple(keys[1:]))
    assert not matches(words, 2, tuple(keys[1:]))
