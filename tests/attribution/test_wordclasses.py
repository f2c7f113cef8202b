import pytest

from newslab.arabic import fold
from newslab.attribution.wordclasses import (
    NOUNS,
    PREPOSITION,
    ROLE,
    SIGN,
    SIGNS,
    is_deed,
    is_feeling,
    keys,
    word_classes,
)


def test_every_listed_word_is_found_by_its_folded_key():
    classes = word_classes()
    assert classes[fold("رئيس")] & ROLE
    assert classes[fold("إلى")] & PREPOSITION
    assert fold("قطار") not in classes


def test_signs_and_words_never_share_a_bit():
    of_signs = set(SIGNS.values())
    assert all(bit & SIGN for bit in of_signs)
    assert not any(flags & SIGN for flags in word_classes().values())
    assert not NOUNS & SIGN


@pytest.mark.parametrize(
    "written", ["انضمام", "اعتماد", "استقبال", "تعاون", "تطبيع", "مواجهة", "مقتل"]
)
def test_verbal_nouns_by_pattern_or_list(written):
    assert is_deed(fold(written))
    assert is_deed(fold("ال" + written))


@pytest.mark.parametrize("written", ["رجل", "مدينة", "قلم", "وزير", "كتاب"])
def test_other_nouns_are_none(written):
    assert not is_deed(fold(written))


def test_feelings_with_their_pronouns():
    assert is_feeling(fold("أسفه"))
    assert is_feeling(fold("إدانتها"))
    assert not is_feeling(fold("مدينتها"))


def test_keys_are_folded():
    assert keys("أمس إلى") == {fold("أمس"), fold("إلى")}
