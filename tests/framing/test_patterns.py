import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.framing.patterns import LEVELS, Pattern, SoughtWord, Step, parse_pattern


def test_plain_words_are_compared_as_the_level_says():
    for level, how in (("surface", "surface"), ("lemma", "lemma"), ("phrase", "form")):
        pattern = parse_pattern("مسار السلام", level)
        words = [word for step in pattern.steps for word in step.words]
        assert words == [SoughtWord(how, "مسار"), SoughtWord(how, "السلام")]


def test_every_sign_of_a_pattern():
    pattern = parse_pattern("!حفظ|~قوة ~سلام|=سلاما كل? [1-3] عادل !عليكم", "pattern")
    assert pattern == Pattern(
        steps=(
            Step(frozenset([SoughtWord("lemma", "سلام"), SoughtWord("surface", "سلاما")]), 1, 1),
            Step(frozenset([SoughtWord("form", "كل")]), 0, 1),
            Step(frozenset(), 1, 3),
            Step(frozenset([SoughtWord("form", "عادل")]), 1, 1),
        ),
        not_before=frozenset([SoughtWord("form", "حفظ"), SoughtWord("lemma", "قوة")]),
        not_after=frozenset([SoughtWord("form", "عليكم")]),
    )


def test_a_gap_of_one_number_may_be_empty():
    assert parse_pattern("رفض [2] تطبيع", "pattern").steps[1] == Step(frozenset(), 0, 2)


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("", "nothing to look for"),
        ("سلام " * 13, "13 items, where 12"),
        ("[2] سلام", "must begin with a word"),
        ("سلام? عادل", "must begin with a word"),
        ("!سلام", "must begin with a word"),
        ("سلام [2]", "must end with a word"),
        ("سلام [2] عادل?", "must end with a word"),
        ("سلام [9] عادل", "1 to 8 words"),
        ("سلام [3-2] عادل", "1 to 8 words"),
        ("سلام [0] عادل", "1 to 8 words"),
        ("سلام [x] عادل", "is no gap"),
        ("سلام !عليكم عادل", "only stand at the head or the end"),
        ("سلام.*", "is not one word"),
        ("(سلام", "is not one word"),
        ("سلام||عادل", "is not one word"),
        ("~", "is not one word"),
    ],
)
def test_faulty_patterns_say_what_is_wrong(entry, fault):
    with pytest.raises(ValueError, match=fault.replace("[", r"\[")):
        parse_pattern(entry, "pattern")


def test_signs_of_patterns_are_no_words_at_other_levels():
    for level in ("surface", "lemma", "phrase"):
        with pytest.raises(ValueError, match="is not one word"):
            parse_pattern("~سلام", level)


def test_unknown_level_lists_the_levels():
    with pytest.raises(ValueError, match="surface, lemma, phrase, pattern"):
        parse_pattern("سلام", "regex")


@given(st.text(alphabet="سلام ~=|?![]-12(*+.", max_size=40), st.sampled_from(LEVELS))
def test_any_text_is_a_bounded_pattern_or_a_fault(entry, level):
    try:
        pattern = parse_pattern(entry, level)
    except ValueError:
        return
    assert sum(step.most for step in pattern.steps) <= 12 * 8
    assert pattern.steps[0].least == 1
