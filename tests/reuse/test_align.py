from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from newslab.reuse.align import Match, align

WORDS = st.lists(st.integers(0, 6), max_size=40)
TEXT = list(range(100, 130))


def test_a_text_is_whole_in_itself():
    assert align(TEXT, TEXT) == [Match(0, 30, 0, 30, 30, 1.0)]


def test_a_short_text_is_found_inside_a_long_one():
    long = [*range(0, 50), *TEXT[5:15], *range(50, 99)]
    assert align(TEXT, long) == [Match(5, 15, 50, 60, 10, 1.0)]


def test_moved_paragraphs_are_found_in_both_places():
    moved = [*TEXT[20:30], 1, 2, 3, *TEXT[10:20], 4, 5, 6, *TEXT[0:10]]
    spans = [(m.start_a, m.end_a, m.start_b, m.end_b) for m in align(TEXT, moved)]
    assert spans == [(0, 10, 26, 36), (10, 20, 13, 23), (20, 30, 0, 10)]


def test_a_changed_word_stays_inside_its_passage():
    changed = [*TEXT[:10], 1, *TEXT[11:20]]
    (match,) = align(TEXT[:20], changed)
    assert (match.start_a, match.end_a, match.start_b, match.end_b) == (0, 20, 0, 20)
    assert match.n_matched == 19
    assert match.similarity == 19 / 20


def test_added_and_dropped_words_stay_inside():
    (match,) = align(TEXT, [*TEXT[:9], 1, 2, *TEXT[9:20], *TEXT[22:]])
    assert (match.start_a, match.end_a, match.start_b, match.end_b) == (0, 30, 0, 30)
    assert match.n_matched == 28


def test_fewer_words_than_asked_for_are_no_passage():
    assert align(TEXT, [1, *TEXT[:7], 2], min_words=8) == []
    assert len(align(TEXT, [1, *TEXT[:8], 2], min_words=8)) == 1


def test_set_phrases_in_different_texts_do_not_make_a_passage():
    a = [1, 2, 3, *range(10, 18), 4, 5, 6, *range(20, 28), 7, 8, 9]
    b = [1, 2, 3, *range(30, 38), 4, 5, 6, *range(40, 48), 7, 8, 9]
    assert align(a, b) == []


def test_a_passage_does_not_run_on_into_a_sentence_that_only_one_text_goes_on_with():
    a = [*TEXT[:10], 1, 2, 3]
    b = [*TEXT[:10], 1, 2, 3]
    units_a, units_b = [0] * 10 + [1] * 3, [0] * 13
    # A trigram would chain over the end of the sentence; only b stays in its sentence.
    assert align(a, b, units_a=units_a, units_b=[0] * 10 + [1] * 3)[0].end_a == 13
    a_end = align([*a[:10], 9, *a[10:]], b, units_a=[*units_a[:10], 1, 1, 1, 1], units_b=units_b)
    assert a_end[0].end_a == 10


def _check(matches, a, b):
    for side, words in (("a", a), ("b", b)):
        taken = sorted((getattr(m, f"start_{side}"), getattr(m, f"end_{side}")) for m in matches)
        for (_, end), (start, _) in pairwise(taken):
            assert end <= start, "a word stands in two passages"
        assert all(0 <= start < end <= len(words) for start, end in taken)


@given(WORDS, WORDS)
def test_passages_never_overlap_and_keep_their_promises(a, b):
    matches = align(a, b, min_words=4, min_similarity=0.5)
    _check(matches, a, b)
    for match in matches:
        assert match.n_matched >= 4
        assert match.similarity >= 0.5
        assert a[match.start_a] == b[match.start_b]
        assert a[match.end_a - 1] == b[match.end_b - 1]


@given(st.lists(st.integers(0, 4), min_size=8, max_size=60))
def test_self_reuse_is_the_whole_text_even_where_it_repeats_itself(words):
    assert align(words, words) == [Match(0, len(words), 0, len(words), len(words), 1.0)]


@given(
    st.lists(st.integers(0, 500), unique=True, min_size=8, max_size=30),
    st.lists(st.integers(1000, 1010), max_size=30),
    st.lists(st.integers(2000, 2010), max_size=30),
)
def test_a_planted_passage_is_found_exactly(planted, before, after):
    other = [*before, *planted, *after]
    expected = Match(0, len(planted), len(before), len(before) + len(planted), len(planted), 1.0)
    assert align(planted, other) == [expected]


def test_a_text_of_one_word_ends_in_time():
    assert align([7] * 3000, [7] * 3000)[0].n_matched == 3000
