from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.framing.matching import (
    Matcher,
    PatternMatch,
    SentenceTokens,
    tokens_of_sentence,
    without_overlaps,
)
from newslab.framing.patterns import parse_pattern


def _found(entry, text):
    line = tokens_of_sentence(text)
    matcher = Matcher([parse_pattern(entry, "pattern")])
    return [line.words(match.first, match.last) for match in matcher.find(line)]


@pytest.mark.parametrize(
    ("entry", "text", "found"),
    [
        ("~رفض [2] تطبيع", "إلى رفض كافة مشاريع التطبيع", ["رفض كافة مشاريع التطبيع"]),
        ("~رفض [2] تطبيع", "إلى رفض كل هذه مشاريع التطبيع", []),
        ("~رفض [2-3] تطبيع", "رفض التطبيع", []),
        ("خطوة مهمة? جدا", "خطوة جدا، خطوة مهمة جدا", ["خطوة جدا", "خطوة مهمة جدا"]),
        ("سلام عادل|شامل", "السلام الشامل", ["السلام الشامل"]),
        ("جرائم حرب", "جرائم الحرب وجرائم وحرب", ["جرائم الحرب"]),
        ("!حفظ سلام", "قوات حفظ السلام. السلام", ["السلام"]),
        ("!حفظ سلام", "حفظ، السلام", ["السلام"]),  # a comma parts the two
        ("سلام !عليكم", "السلام عليكم يا سلام", ["سلام"]),
        ("حركة حماس", 'حركة "حماس"', ['حركة "حماس']),
        ("حركة حماس", "حركة (حماس)", ["حركة (حماس"]),
        ("حركة حماس", "حركة، حماس", []),
        ("رفض [3] سلام", "رفض ذلك. سلام", []),
        ("جيش الاحتلال", "#جيش_الاحتلال يقصف", ["جيش_الاحتلال"]),
        ("الحرب على غزة", "الحرب على #غزة", ["الحرب على #غزة"]),
        ("سلام عادل", "#سلام. #عادل", []),
    ],
)
def test_patterns(entry, text, found):
    assert _found(entry, text) == found


def test_a_line_is_its_gaps_and_tokens_by_turns():
    line = tokens_of_sentence('قال: "نعم"، #لا_سلام!')
    assert line.tokens == ["قال", "نعم", "لا", "سلام"]
    assert line.gaps == ["", ': "', '"، #', "_", "!"]
    assert [line.words(at, at) for at in range(4)] == line.tokens
    assert [line.is_joined(at) for at in (1, 2, 3)] == [False, False, True]
    assert line.words(2, 3) == "لا_سلام"
    assert tokens_of_sentence("") == SentenceTokens("", [], [], [])


@pytest.mark.parametrize(
    "text", ["سلام", "رفض سلام", "حرب سلام عادل", "رفض كل حرب", "سلام سلام عادل حرب"]
)
def test_patterns_are_found_together_as_each_alone(text):
    """What another pattern begins or goes on with makes no difference."""
    entries = ["سلام", "سلام عادل|شامل", "~رفض [2] حرب", "!كل حرب", "سلام سلام? عادل", "سلام !عادل"]
    patterns = [parse_pattern(entry, "pattern") for entry in entries]
    together = sorted(Matcher(patterns).find(tokens_of_sentence(text)))
    alone = [
        match._replace(pattern=number)
        for number, pattern in enumerate(patterns)
        for match in Matcher([pattern]).find(tokens_of_sentence(text))
    ]
    assert together == sorted(alone)


def test_the_longest_way_is_taken():
    assert _found("رفض [4] سلام", "رفض سلام بعد سلام") == ["رفض سلام بعد سلام"]
    # Unless a word behind it is forbidden.
    assert _found("رفض [4] سلام !هنا", "رفض سلام بعد سلام هنا") == ["رفض سلام"]


WORDS = ["سلام", "عدل", "حرب"]
ITEMS = ["سلام", "عدل|حرب", "حرب?", "[2]", "[1-2]"]


def _is_match(items, words):
    """Whether items match words exactly, by trying every length of each item."""
    lengths = {"[2]": range(3), "[1-2]": range(1, 3), "حرب?": range(2)}
    for sizes in product(*(lengths.get(item, range(1, 2)) for item in items)):
        if sum(sizes) != len(words):
            continue
        at, fits = 0, True
        for item, size in zip(items, sizes, strict=True):
            allowed = WORDS if item.startswith("[") else item.removesuffix("?").split("|")
            fits &= all(word in allowed for word in words[at : at + size])
            at += size
        if fits:
            return True
    return False


@given(
    st.lists(st.sampled_from(ITEMS), max_size=4),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=9),
)
def test_matches_are_those_of_trying_everything(middle, words):
    items = ["سلام", *middle, "عدل|حرب"]
    line = tokens_of_sentence(" ".join(words))
    found = list(Matcher([parse_pattern(" ".join(items), "pattern")]).find(line))
    expected = []
    for first in range(len(words)):
        lasts = [
            last for last in range(first, len(words)) if _is_match(items, words[first : last + 1])
        ]
        if lasts:
            expected.append(PatternMatch(0, first, max(lasts)))
    assert found == expected


def test_longest_wins_within_a_group():
    matches = [
        PatternMatch(0, 0, 0),
        PatternMatch(1, 0, 2),
        PatternMatch(2, 2, 3),
        PatternMatch(3, 4, 4),
    ]
    assert without_overlaps(matches, ["a", "a", "a", "a"], [9, 9, 9, 9]) == [matches[1], matches[3]]
    assert without_overlaps(matches, ["a", "b", "a", "a"], [9, 9, 9, 9]) == matches


def test_of_equal_length_the_entry_of_more_letters_wins():
    matches = [PatternMatch(0, 0, 1), PatternMatch(1, 1, 2)]
    assert without_overlaps(matches, ["a", "a"], [4, 9]) == [matches[1]]
    assert without_overlaps(matches, ["a", "a"], [9, 9]) == [matches[0]]
