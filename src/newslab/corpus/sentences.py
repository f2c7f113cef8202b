"""Cut what an article says into sentences, never inside an open quotation."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from newslab.arabic.clean import INVISIBLE

# Closing marks, and the bidi controls that word processors put among them.
_CLOSERS = rf"[\"”“»)\]’'{INVISIBLE}]*"
_QUESTION = "\N{ARABIC QUESTION MARK}"
# Only the first of a run of signs is tried: each would run to the end of the run again.
_END = re.compile(rf"(?:(?<![!?{_QUESTION}])[!?{_QUESTION}]+|\.{{3}}|…|\.){_CLOSERS}(?=\s|$)")
_SENTENCE_SIGN = re.compile(rf"[.!?{_QUESTION}…]{_CLOSERS}\s*$")
_DOTTED_INITIAL = re.compile(r"(?:^|[\s(.\"“«])[^\W\d_]\.$")
_MARK = re.compile('["“«”»]')
_OPENING = "“«"
_PAIRS = re.compile(r'"([^"]*)"|“([^“”]*)”|«([^«»]*)»')
_SPACE = re.compile(r"\s*")
NEWLINES = "\r\n\x0b\x0c\x85\u2028\u2029"
_NEWLINE = re.compile(f"[{NEWLINES}]")
_LINE = re.compile(r"[^\r\n]+")


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _SENTENCE_SIGN.search(line) is not None


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the sentences of one line of `text`; an open quotation is never cut.

    Where the line's quotation marks do not pair, they are left out of account: to guess which one
    is missing would hide the rest of the paragraph inside a quotation.
    """
    marks, depths = _quotation_depths(text, start, end) or ([start], [0])
    at = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if depths[bisect_right(marks, stop) - 1]:
            continue
        if _DOTTED_INITIAL.search(text, max(0, stop - 4), stop):
            continue
        yield at, stop
        at = _SPACE.match(text, stop, end).end()  # type: ignore[union-attr]  # matches nothing too
    if at < end:
        yield at, end


def has_odd_quotes(line: str) -> bool:
    """Whether the quotation marks of one line do not pair."""
    return _quotation_depths(line, 0, len(line)) is None


def _quotation_depths(text: str, start: int, end: int) -> tuple[list[int], list[int]] | None:
    """Ends of the quotation marks of a line, and how many quotations are open behind each.

    The first entry of both is for the head of the line. None if the marks do not pair.
    """
    ends, depths, depth, straight = [start], [0], 0, False
    for match in _MARK.finditer(text, start, end):
        sign = match.group()
        if sign == '"':
            straight = not straight
        else:
            depth += 1 if sign in _OPENING else -1
        if depth < 0:
            return None
        ends.append(match.end())
        depths.append(depth + straight)
    return None if depths[-1] else (ends, depths)


def quotation_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of what stands in quotation marks, in lines whose marks pair."""
    for line in _LINE.finditer(text):
        if not has_odd_quotes(line.group()):
            for match in _PAIRS.finditer(text, line.start(), line.end()):
                yield match.start() + 1, match.end() - 1


class Unit(NamedTuple):
    """A date stamp, or a sentence or line: what a newline or the end of a sentence closes.

    `content_start` lies behind a credit at the head of the unit.
    """

    kind: str
    start: int
    end: int
    content_start: int


def find_units(text: str, parts: Sequence[tuple[str, int, int]]) -> Iterator[Unit]:
    """Yield the units of an article: its date stamp, and its sentences (see `split_sentences`).

    Parameters
    ----------
    text : str
    parts : sequence of (kind, start, end)
        Of `find_parts`.

    Yields
    ------
    Unit
        In order and without overlap.
    """
    credit_start = None
    for (kind, start, end), following in zip_longest(parts, parts[1:]):
        if kind == "credit" and following and not _NEWLINE.search(text, end, following[1]):
            credit_start = start
            continue
        whole = [(start, end)]
        for first, last in sentence_spans(text, start, end) if kind == "body" else whole:
            yield Unit(kind, first if credit_start is None else credit_start, last, first)
            credit_start = None
