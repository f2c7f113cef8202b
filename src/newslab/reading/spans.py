"""Cut a text where spans begin and end, so that spans that cross or nest are shown exactly."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from newslab.errors import InputError

__all__ = ["Segment", "Span", "check_span", "segments"]

Mark = TypeVar("Mark")


class Span(NamedTuple, Generic[Mark]):
    """A stretch of a text, and what it is marked as."""

    start: int
    end: int
    mark: Mark


class Segment(NamedTuple, Generic[Mark]):
    """A stretch in which the same spans hold throughout; which of them begin and end with it."""

    start: int
    end: int
    spans: list[Span[Mark]]
    opening: list[Span[Mark]]
    closing: list[Span[Mark]]


def segments(start: int, end: int, spans: Iterable[Span[Mark]]) -> Iterator[Segment[Mark]]:
    """Cut ``[start, end)`` at every place where a span begins or ends.

    Parameters
    ----------
    start, end : int
    spans : iterable of Span
        Whatever of them lies outside is left out of account.

    Yields
    ------
    Segment
        They follow one another without a gap. `spans` are in their order of start, the longer
        first.

    Examples
    --------
    >>> cut = segments(0, 9, [Span(1, 5, "a"), Span(3, 7, "b")])
    >>> [(s.start, s.end, [span.mark for span in s.spans]) for s in cut]
    [(0, 1, []), (1, 3, ['a']), (3, 5, ['a', 'b']), (5, 7, ['b']), (7, 9, [])]
    """
    inside = [span for span in spans if span.start < end and span.end > start]
    inside.sort(key=lambda span: (span.start, -span.end))
    cuts = {start, end}
    for span in inside:
        cuts |= {max(span.start, start), min(span.end, end)}
    places = sorted(cuts)
    active: list[Span[Mark]] = []
    coming = 0
    for at, stop in pairwise(places):
        active = [span for span in active if span.end > at]
        while coming < len(inside) and inside[coming].start <= at:
            active.append(inside[coming])
            coming += 1
        yield Segment(
            at,
            stop,
            list(active),
            [span for span in active if span.start == at],
            [span for span in active if span.end == stop],
        )


def check_span(start: int, end: int, text: str, *, where: str, expected: object = None) -> None:
    """Raise if offsets do not fit a text: a table of other articles would be marked at random.

    Parameters
    ----------
    start, end : int
    text : str
    where : str
        Table and row, for the message.
    expected : str, optional
        What the table says stands there.

    Raises
    ------
    InputError
    """
    problem = ""
    if not 0 <= start < end <= len(text):
        problem = f"{start} to {end} is no place in an article of {len(text):,} characters"
    elif isinstance(expected, str) and text[start:end] != expected:
        problem = f"the article has {text[start:end]!r} at {start}, not {expected!r}"
    if problem:
        raise InputError(where, [problem], "Make the table from the same articles.")
