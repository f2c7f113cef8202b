import re

import pytest

from newslab.arabic import fold
from newslab.arabic.wordlists import key_of, keys, listed, word_lists
from newslab.attribution.grammar import WordClass
from newslab.resources import shipped_list
from places import ROOT


def test_lists_are_read_as_written_and_folded():
    assert "أمس" in listed("time")
    assert fold("أمس") in keys("time")
    assert "على ما" in listed("source_with_verb")  # _ stands for a space
    assert key_of("and") == "و"
    with pytest.raises(ValueError, match="too many values"):
        key_of("time")


def test_every_class_and_shape_is_asked_for():
    """A row that nothing reads would be edited in vain."""
    paths = (ROOT / "src" / "newslab").rglob("*.py")
    source = "".join(path.read_text("utf-8") for path in paths)
    asked = {name.lower() for name in WordClass.__members__} | set(re.findall(r'"(\w+)"', source))
    assert not set(word_lists()) - asked
    assert not set(shipped_list("word_patterns.tsv", ("kind", "pattern", "reason"))["kind"]) - asked


def test_each_reason_of_a_shape_ends_in_a_word_of_it():
    table = shipped_list("word_patterns.tsv", ("kind", "pattern", "reason"))
    for shape, reason in zip(table["pattern"], table["reason"], strict=True):
        for example in re.findall(r": ([\u0621-\u064a]+)", reason):
            assert re.fullmatch(shape, fold(example)), reason
