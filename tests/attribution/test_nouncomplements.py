import pytest

from news_units import place_of, shown, unit_of
from newslab.attribution.inflect import NOUN
from newslab.attribution.nouncomplements import clause_of_noun, matches, noun_object


def _begin(text, unit, found):
    return found and shown(text, unit, (found.begin, found.begin + 1))


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
    unit = unit_of(text)
    at = place_of(unit, text, noun)
    reading = next(one for one in unit.words[at].forms if one.form.part == NOUN)
    assert _begin(text, unit, clause_of_noun(unit, at, reading.cue)) == expected


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
    unit = unit_of(text)
    found = noun_object(unit, 0, unit.words[0].forms[0])
    assert _begin(text, unit, found) == expected


def test_words_one_after_the_other():
    words = unit_of("سلط الضوء على").words
    keys = [word.key for word in words]
    assert matches(words, 1, tuple(keys[1:]))
    assert not matches(words, 0, tuple(keys[1:]))
    assert not matches(words, 2, tuple(keys[1:]))
