import pytest

from newslab.arabic import fold
from newslab.arabic.wordlists import listed, word_lists
from newslab.attribution import grammar
from newslab.attribution.grammar import (
    NOUNS,
    PREPOSITION,
    ROLE,
    SIGN,
    SIGNS,
    WordClass,
    is_deed,
    is_feeling,
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


def test_no_class_has_a_word_twice():
    """Two spellings of hamza, ة or ى are one word, and need one place."""
    repeated = {
        name: [fold(word) for word in words]
        for name, words in word_lists().items()
        if name.upper() in WordClass.__members__ and len({*map(fold, words)}) < len(words)
    }
    assert not repeated


def test_classes_are_plain_integers():
    assert type(SIGN) is int
    assert WordClass(SIGN) == WordClass.SIGN
    with pytest.raises(AttributeError, match="no attribute 'SINGS'"):
        grammar.SINGS  # noqa: B018


def test_each_class_of_the_list_has_words():
    by_form = {"NAME", "COMPLETE", "CAUSATIVE", "THAT", "INNA", "JOINED", "ATTACHED", "DEFINITE"}
    by_form |= {"TANWIN"}
    of_lists = [one.name for one in WordClass if not one & WordClass.SIGN]
    assert by_form < set(of_lists)
    assert all(listed(name.lower()) for name in of_lists if name not in by_form)
