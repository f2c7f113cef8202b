"""The text of an article as paragraphs, its sentences numbered, its spans marked."""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Generic, TypeAlias, TypeVar

from newslab.catalog import say
from newslab.reading.html import Child, Element, direction, element, prose
from newslab.reading.places import Spot, lines_of
from newslab.reading.spans import Segment, Span, segments

__all__ = ["Body"]

Mark = TypeVar("Mark")
Draw: TypeAlias = Callable[[Segment[Mark], str], list[Child]]


@dataclass(frozen=True)
class Body(Generic[Mark]):
    """An article to be written line by line: every character of its lines once, in order.

    Attributes
    ----------
    text : str
    spots : sequence of Spot
        Its sentences, in order and apart. What stands between them gets no number.
    spans : sequence of Span
    draw : callable
        Given a segment and its text, what to show of it.
    lang : str
        Of the labels of its sentences.
    prefix : str
        Of the ids of sentences: ``prefix`` and ``s4``.
    """

    text: str
    spots: Sequence[Spot]
    spans: Sequence[Span[Mark]]
    draw: Draw[Mark]
    lang: str
    prefix: str

    def paragraphs(self) -> list[Element]:
        """One paragraph a line."""
        turned = direction(self.text)
        return [self._paragraph(start, end, turned) for start, end in lines_of(self.text)]

    def _paragraph(self, start: int, end: int, turned: str) -> Element:
        spans = [span for span in self.spans if span.start < end and span.end > start]
        here = bisect_right(self.spots, start, key=lambda spot: spot.end)
        children: list[Child] = []
        kind = "body"
        at = start
        for spot in takewhile(lambda spot: spot.start < end, islice(self.spots, here, None)):
            first, stop = max(spot.start, at), min(spot.end, end)
            children += self._drawn(at, first, spans)
            children.append(self._sentence(spot, first, stop, spans))
            kind, at = spot.kind, stop
        children += self._drawn(at, end, spans)
        line = self.text[start:end]
        turned = _direction_in(line, turned)
        return prose("p", *children, text=line, turned=turned, class_=f"nl-line nl-{kind}")

    def _sentence(self, spot: Spot, first: int, stop: int, spans: Sequence[Span[Mark]]) -> Element:
        drawn = self._drawn(first, stop, spans)
        if spot.start < first:  # it began in the line before, and was numbered there
            return element("span", *drawn, class_="nl-sentence")
        own_id = f"{self.prefix}s{spot.sent_id:d}"
        number = element(
            "a",
            f"{spot.sent_id:d}",
            class_="nl-number",
            href=f"#{own_id}",
            dir="ltr",
            aria_label=say("view.sentence", self.lang, number=str(spot.sent_id)),
        )
        return element("span", number, *drawn, class_="nl-sentence", id=own_id)

    def _drawn(self, first: int, stop: int, spans: Sequence[Span[Mark]]) -> Iterator[Child]:
        if first == stop:
            return
        for segment in segments(first, stop, spans):
            yield from self.draw(segment, self.text[segment.start : segment.end])


def _direction_in(line: str, article: str) -> str:
    """A line with a word of the article's script reads as the article does, whatever its names."""
    counted = direction(line)
    if article == "rtl" and any(unicodedata.bidirectional(letter) == "AL" for letter in line):
        return "rtl"
    return article if counted == "auto" else counted
