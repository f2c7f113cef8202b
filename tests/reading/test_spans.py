import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.errors import InputError
from newslab.reading.spans import Span, check_span, segments

SIZE = 30
SPANS = st.lists(
    st.tuples(st.integers(0, SIZE - 1), st.integers(1, SIZE)).map(
        lambda pair: Span(min(pair), max(pair[0] + 1, pair[1]), "x")
    ),
    max_size=8,
)


@given(SPANS, st.integers(0, SIZE - 1), st.integers(1, SIZE))
def test_each_place_has_the_spans_that_hold_it(spans, start, length):
    end = min(start + length, SIZE)
    numbered = [Span(span.start, span.end, number) for number, span in enumerate(spans)]
    cut = list(segments(start, end, numbered))
    assert [at for segment in cut for at in range(segment.start, segment.end)] == list(
        range(start, end)
    )
    for segment in cut:
        for at in range(segment.start, segment.end):
            holding = {span.mark for span in numbered if span.start <= at < span.end}
            assert {span.mark for span in segment.spans} == holding


@given(SPANS)
def test_each_span_opens_and_closes_once(spans):
    numbered = [Span(span.start, span.end, number) for number, span in enumerate(spans)]
    cut = list(segments(0, SIZE, numbered))
    for side in ("opening", "closing"):
        told = [span.mark for segment in cut for span in getattr(segment, side)]
        assert sorted(told) == list(range(len(spans)))


def test_a_span_that_began_before_does_not_open_again():
    first, *_ = segments(5, 9, [Span(2, 7, "x")])
    assert (first.opening, first.spans) == ([], [Span(2, 7, "x")])


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 99)])
def test_offsets_outside_are_refused(start, end):
    with pytest.raises(InputError, match="no place in an article of 4 characters"):
        check_span(start, end, "خبر.", where="hits, row 3")


def test_words_that_do_not_stand_there_are_refused():
    with pytest.raises(InputError, match="hits, row 3: the article has"):
        check_span(0, 3, "خبر.", where="hits, row 3", expected="أمر")
