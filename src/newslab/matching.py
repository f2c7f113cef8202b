"""Find the patterns of a codebook in a sentence, each place looked at a bounded number of times."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from newslab.arabic.clean import INVISIBLE
from newslab.lexicon import Fits, Lexicon
from newslab.patterns import WORD, Pattern

# What may stand between two words of one match: no letter, and no sign that parts clauses.
_BETWEEN = re.compile(rf"[\s\"“”«»()\[\]{INVISIBLE}]*")


class Match(NamedTuple):
    """The number of a pattern, and the numbers of the first and last token of its place."""

    pattern: int
    first: int
    last: int


class Line:
    """A sentence as tokens.

    Parameters
    ----------
    text : str
    tokens : list of str, optional
        Its tokens, where they are known already.

    Attributes
    ----------
    text : str
    tokens : list of str
    """

    def __init__(self, text: str, tokens: list[str] | None = None) -> None:
        self.text = text
        self.tokens: list[str] = WORD.findall(text) if tokens is None else tokens

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Offsets of each token in `text`; most sentences are done with before they are needed."""
        return [match.span() for match in WORD.finditer(self.text)]

    def gap(self, at: int) -> str:
        """What stands between token `at` and the one before it."""
        return self.text[self.spans[at - 1][1] : self.spans[at][0]]

    def is_joined(self, at: int) -> bool:
        """Whether nothing parts token `at` from the one before it."""
        gap = self.gap(at)
        return gap == " " or _BETWEEN.fullmatch(gap) is not None

    def words(self, first: int, last: int) -> str:
        """The text from the first to the last of these tokens."""
        return self.text[self.spans[first][0] : self.spans[last][1]]


class _Place(NamedTuple):
    """A step with its words as numbers."""

    words: frozenset[int]
    least: int
    most: int


class _Numbered(NamedTuple):
    """A pattern with its words as numbers, and whether it has one token for each place."""

    places: tuple[_Place, ...]
    not_before: frozenset[int]
    not_after: frozenset[int]
    is_fixed: bool


class Matcher:
    """Finds patterns in sentences.

    Parameters
    ----------
    patterns : sequence of Pattern

    Examples
    --------
    >>> from newslab.patterns import parse_pattern
    >>> matcher = Matcher([parse_pattern("~رفض [2] تطبيع", "pattern")])
    >>> list(matcher.find(Line("دعا إلى رفض كافة مشاريع التطبيع.")))
    [Match(pattern=0, first=2, last=5)]
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._lexicon = Lexicon(chain.from_iterable(pattern.words() for pattern in patterns))
        number = self._lexicon.number
        self._patterns = [
            _Numbered(
                tuple(
                    _Place(frozenset(number[word] for word in step.words), step.least, step.most)
                    for step in pattern.steps
                ),
                frozenset(number[word] for word in pattern.not_before),
                frozenset(number[word] for word in pattern.not_after),
                all(step.least == step.most == 1 for step in pattern.steps),
            )
            for pattern in patterns
        ]
        self._second = [_second_words(pattern) for pattern in self._patterns]
        self.starting = _Starting(self._lexicon, self._patterns)

    def find(self, line: Line) -> Iterator[Match]:
        """Yield the longest match of each pattern at each token."""
        of_tokens = map(self.starting.__getitem__, line.tokens)
        for at, numbers in [(at, numbers) for at, numbers in enumerate(of_tokens) if numbers]:
            behind = self._lexicon[line.tokens[at + 1]] if at + 1 < len(line.tokens) else None
            for number in numbers:
                second = self._second[number]
                # Most patterns that could begin here are out of the question by the next word.
                if second and (behind is None or second.isdisjoint(behind.later)):
                    continue
                last = self._last(self._patterns[number], line, at)
                if last >= 0:
                    yield Match(number, at, last)

    def _last(self, pattern: _Numbered, line: Line, at: int) -> int:
        """The last token of a match that begins at a token which its first word fits, or -1."""
        if at and pattern.not_before and line.is_joined(at):
            before = self._lexicon[line.tokens[at - 1]]
            if before and not pattern.not_before.isdisjoint(before.first):
                return -1
        end = at + 1
        if pattern.is_fixed:
            for place in pattern.places[1:]:
                if not _fits(place, self._lexicon, line, end):
                    return -1
                end += 1
            return -1 if self._is_forbidden(pattern, line, end) else end - 1
        ends = {end}
        for place in pattern.places[1:]:
            ends = {end for start in ends for end in _ends(place, self._lexicon, line, start)}
        allowed = (end for end in ends if not self._is_forbidden(pattern, line, end))
        return max(allowed, default=0) - 1

    def _is_forbidden(self, pattern: _Numbered, line: Line, end: int) -> bool:
        if not pattern.not_after or end == len(line.tokens) or not line.is_joined(end):
            return False
        behind = self._lexicon[line.tokens[end]]
        return behind is not None and not pattern.not_after.isdisjoint(behind.first)


def _second_words(pattern: _Numbered) -> frozenset[int]:
    """The words one of which must stand second, if the pattern says so."""
    second = pattern.places[1] if len(pattern.places) > 1 else None
    return second.words if second and second.least else frozenset()


def _fits(place: _Place, lexicon: Lexicon, line: Line, at: int) -> bool:
    """Whether token `at` can stand at a place behind the one before it."""
    if at == len(line.tokens):
        return False
    if place.words:
        fits = lexicon[line.tokens[at]]
        if fits is None or place.words.isdisjoint(fits.later):
            return False
    return line.is_joined(at)


def _ends(place: _Place, lexicon: Lexicon, line: Line, start: int) -> Iterator[int]:
    """Yield where a place that begins at a token may end."""
    if not place.least:
        yield start
    for at in range(start, start + place.most):
        if not _fits(place, lexicon, line, at):
            return
        if at + 1 - start >= place.least:
            yield at + 1


class _Starting(dict[str, tuple[int, ...]]):
    """The patterns that may begin with a token; looked up once for each written form."""

    def __init__(self, lexicon: Lexicon, patterns: Sequence[_Numbered]) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._patterns_of: dict[int, list[int]] = {}
        for number, pattern in enumerate(patterns):
            for word in pattern.places[0].words:
                self._patterns_of.setdefault(word, []).append(number)

    def __missing__(self, token: str) -> tuple[int, ...]:
        fits: Fits | None = self._lexicon[token]
        words = sorted(fits.first) if fits else []
        found = {number for word in words for number in self._patterns_of.get(word, ())}
        self[token] = numbers = tuple(sorted(found))
        return numbers


def without_overlaps(
    matches: Iterable[Match], groups: Sequence[Hashable], letters: Sequence[int]
) -> list[Match]:
    """Keep the longest of the matches that share a token, within each group.

    Parameters
    ----------
    matches : iterable of Match
        In the order of their first tokens.
    groups : sequence
        The group of each pattern; matches of different groups may share tokens.
    letters : sequence of int
        Length of each entry: of two matches of as many tokens the one listed in more letters is
        nearer to the text.

    Returns
    -------
    list of Match
        In the order of the text.
    """
    matches = list(matches)
    if all(before.last < match.first for before, match in pairwise(matches)):
        return matches
    taken: set[tuple[Hashable, int]] = set()
    kept = []
    for match in sorted(
        matches, key=lambda m: (m.first - m.last, -letters[m.pattern], m.first, m.pattern)
    ):
        places = {(groups[match.pattern], at) for at in range(match.first, match.last + 1)}
        if taken.isdisjoint(places):
            taken |= places
            kept.append(match)
    return sorted(kept, key=lambda m: (m.first, m.last, m.pattern))
