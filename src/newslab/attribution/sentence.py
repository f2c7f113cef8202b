"""One sentence ready to be searched: its words and signs, and which marks quote what."""

import re
from collections.abc import Iterator, Sequence
from itertools import compress
from operator import attrgetter

from newslab.attribution.grammar import CLOSE, DASH, QUOTE, SIGN, STOP
from newslab.attribution.words import Word, WordReader
from newslab.corpus.quoted import MIN_QUOTED_WORDS

_ANY_MARK = re.compile("[\"“”«»'‘’]")
_MAX_DATELINE = 12
_OPENING, _CLOSING, _STRAIGHT = "“«‘", "”»’", '"'
# An apostrophe may be anything: it quotes only where its place in the words says so.
_APOSTROPHES = "'‘’"
_IS_NOTED = attrgetter("is_noted")


class Sentence:
    """Words and signs of a sentence.

    Attributes
    ----------
    words : list of Word
        Words and signs, in order.
    starts, ends : list of int
        Their offsets in the sentence.
    noted : list of int
        Places of signs and of words that may be cues.
    marks : list of int
        Places of quotation marks.
    close_of : dict of int to int
        For each outermost quotation the places of its marks.
    quoted : bytearray
        1 at every place inside such a quotation, its marks included.
    unclosed : frozenset of int
        Marks that open a quotation which the sentence does not close.
    stray_close : int
        The first mark that closes a quotation which the sentence does not open, or -1.
    has_colon : bool
    first : int
        Where the report begins, behind a dateline (القاهرة (رويترز) -) if there is one.
    """

    def __init__(self, text: str, words: list[Word], starts: list[int], ends: list[int]) -> None:
        self.words, self.starts, self.ends = words, starts, ends
        self.noted = list(compress(range(len(self.words)), map(_IS_NOTED, self.words)))
        self.marks: list[int] = []
        self.close_of: dict[int, int] = {}
        self.quoted = bytearray(len(self.words))
        self.unclosed: frozenset[int] = frozenset()
        self.stray_close = -1
        self.first = self._behind_dateline()
        self.has_colon = ":" in text
        if _ANY_MARK.search(text):
            self.marks = [at for at in self.noted if self.words[at].flags & QUOTE]
            self._pair(self.marks)

    def _behind_dateline(self) -> int:
        words = self.words
        last = min(_MAX_DATELINE, len(words) - 2) - 1
        for at in self.noted:
            if at > last:
                break
            if at and words[at].flags & DASH and words[at - 1].flags & CLOSE:
                return at + 1
        return 0

    def _pair(self, marks: list[int]) -> None:
        shapes = {at: self._shape(at) for at in marks}
        marks = [
            at for at in marks if self.words[at].key not in _APOSTROPHES or self._stands_apart(at)
        ]
        straight = all(self.words[at].key == _STRAIGHT for at in marks)
        pairs, unclosed, stray = _matched(marks, [shapes[at] for at in marks])
        if (unclosed or stray) and straight and len(marks) % 2 == 0:
            # Marks set loosely ( قال" نعم "): their number still tells which opens.
            pairs = list(zip(marks[::2], marks[1::2], strict=True))
            unclosed, stray = [], []
        end = -1
        for first, last in sorted(pairs):
            if first > end:
                self.close_of[first] = last
                self.quoted[first : last + 1] = b"\1" * (last + 1 - first)
                end = last
        self.unclosed = frozenset(at for at in unclosed if not self.quoted[at])
        self.stray_close = next((at for at in stray if not self.quoted[at]), -1)

    def _shape(self, at: int) -> str:
        """Whether a mark opens (``o``) or closes (``c``) by where it is joined, or ``""``."""
        before, behind = self._touches(at, at - 1, SIGN & ~STOP), self._touches(at, at + 1, SIGN)
        if before and behind and len(self.words[at - 1].whole) == 1:
            return "o"  # و"…", ل"…"
        if before != behind:
            return "c" if before else "o"
        mark = self.words[at].key
        return "o" if mark in _OPENING else "c" if mark in _CLOSING else ""

    def _stands_apart(self, at: int) -> bool:
        """Whether a mark has a word on one side only."""
        return self._touches(at, at - 1, SIGN) != self._touches(at, at + 1, SIGN)

    def _touches(self, at: int, beside: int, signs: int) -> bool:
        """Whether a word stands beside a mark with no space between; `signs` are no words."""
        if not 0 <= beside < len(self.words) or self.words[beside].flags & signs:
            return False
        return self.ends[min(at, beside)] == self.starts[max(at, beside)]

    def n_quoted(self, opening: int) -> int:
        """Words of the quotation that opens at a place."""
        inside = self.words[opening + 1 : self.close_of[opening]]
        return sum(not word.flags & SIGN for word in inside)

    def is_name(self, opening: int) -> bool:
        """Whether the quotation that opens at a place is too short for speech."""
        return (
            self.close_of[opening] - opening <= 2 * MIN_QUOTED_WORDS
            and self.n_quoted(opening) < MIN_QUOTED_WORDS
        )


def read_sentences(texts: Sequence[str], reader: WordReader) -> Iterator[Sentence]:
    """Yield each text as a sentence that is ready to be searched."""
    for text, read in zip(texts, reader.read(texts), strict=True):
        yield Sentence(text, *read)


def _matched(
    marks: list[int], shapes: list[str]
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Pair marks from the inside out; what is left opens or closes nothing."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    stray: list[int] = []
    for at, shape in zip(marks, shapes, strict=True):
        if shape == "o" or (shape == "" and not opened):
            opened.append(at)
        elif opened:
            pairs.append((opened.pop(), at))
        else:
            stray.append(at)
    return pairs, opened, stray
