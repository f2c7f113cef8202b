import re

import pytest

from newslab.arabic import fold
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
    key_of,
    keys,
    listed,
    word_classes,
)
from newslab.resources import shipped_list
from places import ROOT


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


def test_lists_are_read_as_written_and_folded():
    assert "أمس" in listed("time")
    assert fold("أمس") in keys("time")
    assert "على ما" in listed("source_with_verb")  # _ stands for a space
    assert key_of("from") == "من"
    with pytest.raises(ValueError, match="too many values"):
        key_of("time")


def test_no_class_has_a_word_twice():
    """Two spellings of hamza, ة or ى are one word, and need one place."""
    repeated = {
        name: [fold(word) for word in words]
        for name, words in grammar._lists().items()
        if name.upper() in WordClass.__members__ and len({*map(fold, words)}) < len(words)
    }
    assert not repeated


def test_classes_are_plain_integers():
    assert type(SIGN) is int
    assert WordClass(SIGN) == WordClass.SIGN
    with pytest.raises(AttributeError, match="no attribute 'SINGS'"):
        grammar.SINGS  # noqa: B018


def test_every_class_and_shape_is_asked_for():
    """A row that nothing reads would be edited in vain."""
    rooms = (ROOT / "src" / "newslab" / room for room in ("attribution", "framing"))
    source = "".join(path.read_text("utf-8") for room in rooms for path in room.glob("*.py"))
    asked = {name.lower() for name in WordClass.__members__} | set(re.findall(r'"(\w+)"', source))
    assert not set(grammar._lists()) - asked
    assert not set(shipped_list("word_patterns.tsv", ("kind", "pattern", "reason"))["kind"]) - asked
    assert all(listed(one.name.lower()) for one in WordClass if not one & _BY_FORM)


# These show in the written form, so that no list has them.
_BY_FORM = sum(
    1 << bit for bit in range(WordClass.NAME.bit_length() - 1, WordClass.DASH.bit_length())
)


def test_each_reason_of_a_shape_ends_in_a_word_of_it():
    table = shipped_list("word_patterns.tsv", ("kind", "pattern", "reason"))
    for shape, reason in zip(table["pattern"], table["reason"], strict=True):
        for example in re.findall(r": ([\u0621-\u064a]+)", reason):
            assert re.fullmatch(shape, fold(example)), reason
