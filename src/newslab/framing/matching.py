"""Find the patterns of a codebook in a sentence, each place looked at a bounded number of times."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np

from newslab.arabic.clean import INVISIBLE
from newslab.arabic.tokens import words_together
from newslab.framing.patterns import Pattern, SoughtWord
from newslab.framing.wordforms import Fits, TokenMemo, WordForms

# What may stand between two words of one match: no letter, and no sign that parts clauses. A
# hashtag joins its words by low lines: #جيش_الاحتلال.
_BETWEEN = re.compile(rf"[\s\"“”«»()\[\]#_{INVISIBLE}]*")


class PatternMatch(NamedTuple):
    """The number of a pattern, and the numbers of the first and last token of its place."""

    pattern: int
    first: int
    last: int


@dataclass(frozen=True)
class SentenceTokens:
    """A sentence as tokens.

    Attributes
    ----------
    text : str
    tokens : list of str
        Words and numbers as written.
    starts, ends : list of int
        Their offsets in `text`.
    """

    text: str
    tokens: list[str]
    starts: list[int]
    ends: list[int]

    @cached_property
    def gaps(self) -> list[str]:
        """What stands before each token, and what behind the last."""
        gaps = zip([0, *self.ends], [*self.starts, len(self.text)], strict=True)
        return [self.text[end:start] for end, start in gaps]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the text from the first to the last of these tokens."""
        return self.starts[first], self.ends[last]

    def is_joined(self, at: int) -> bool:
        """Whether nothing parts token `at` from the one before it."""
        gap = self.gaps[at]
        return gap == " " or _BETWEEN.fullmatch(gap) is not None

    def words(self, first: int, last: int) -> str:
        """The text from the first to the last of these tokens."""
        return self.text[self.starts[first] : self.ends[last]]


def tokens_of_sentences(
    texts: Sequence[str], chosen: Callable[[str], bool] | None = None
) -> Iterator[SentenceTokens]:
    """Yield sentences as tokens.

    Parameters
    ----------
    texts : sequence of str
    chosen : callable, optional
        Whether a token is sought: a sentence without any is given without tokens, unread.
    """
    words = words_together(texts)
    is_read = np.ones(len(texts), dtype=bool)
    if chosen:
        is_read = np.bincount(words.text_of[words.passing(chosen)], minlength=len(texts)) > 0
    bounds = words.bounds().tolist()
    for text, is_read_here, (first, last) in zip(
        texts, is_read.tolist(), pairwise(bounds), strict=True
    ):
        own = slice(first, last if is_read_here else first)
        forms = [words.forms[code] for code in words.codes[own].tolist()]
        yield SentenceTokens(text, forms, words.starts[own].tolist(), words.ends[own].tolist())


def tokens_of_sentence(text: str) -> SentenceTokens:
    """One sentence as tokens."""
    return next(tokens_of_sentences([text]))


class _NumberedStep(NamedTuple):
    """A step with its words as numbers."""

    words: frozenset[int]
    least: int
    most: int


class _Numbered(NamedTuple):
    """A pattern with its words as numbers."""

    number: int
    places: tuple[_NumberedStep, ...]  # behind the first word
    second: frozenset[int]  # words one of which must be next; none if there is no such place
    needed: frozenset[int]  # words one of which must stand somewhere behind; or none
    not_before: frozenset[int]
    not_after: frozenset[int]
    is_word: bool  # a single word, wherever it stands
    is_fixed: bool  # one token for each place


class Matcher:
    """Finds patterns in sentences.

    Parameters
    ----------
    patterns : sequence of Pattern

    Examples
    --------
    >>> from newslab.framing.patterns import parse_pattern
    >>> matcher = Matcher([parse_pattern("~رفض [2] تطبيع", "pattern")])
    >>> list(matcher.find(tokens_of_sentence("دعا إلى رفض كافة مشاريع التطبيع.")))
    [PatternMatch(pattern=0, first=2, last=5)]
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._forms = WordForms(chain.from_iterable(pattern.words() for pattern in patterns))
        self._starting = _Starting(self._forms, patterns)

    def may_begin(self, token: str) -> bool:
        """Whether a match can begin with a token."""
        return self._starting[token] is not None

    def find(self, line: SentenceTokens) -> list[PatternMatch]:
        """The longest match of each pattern at each token, in the order of their first tokens."""
        tokens, last_at = line.tokens, len(line.tokens) - 1
        found: list[PatternMatch] = []
        words_here: set[int] | None = None
        for at, starting in enumerate(map(self._starting.__getitem__, tokens)):
            if starting is None:
                continue
            if starting.words:
                found += [PatternMatch(number, at, at) for number in starting.words]
            going_on = starting.others
            if starting.by_second and at < last_at:
                going_on = starting.going_on(self._forms[tokens[at + 1]])
            for pattern in going_on:
                if pattern.needed:
                    if words_here is None:
                        words_here = self._words_in(tokens)
                    if pattern.needed.isdisjoint(words_here):
                        continue
                last = self._last(pattern, line, at)
                if last >= 0:
                    found.append(PatternMatch(pattern.number, at, last))
        return found

    def _words_in(self, tokens: Iterable[str]) -> set[int]:
        """Every word that a token fits behind the first of a match."""
        words: set[int] = set()
        for fits in map(self._forms.__getitem__, tokens):
            if fits:
                words |= fits.later
        return words

    def _last(self, pattern: _Numbered, line: SentenceTokens, at: int) -> int:
        """The last token of a match that begins at a token which its first word fits, or -1."""
        if at and pattern.not_before and line.is_joined(at):
            before = self._forms[line.tokens[at - 1]]
            if before and not pattern.not_before.isdisjoint(before.first):
                return -1
        if pattern.is_fixed:
            end = at + 1
            for place in pattern.places:
                if not self._fits(place, line, end):
                    return -1
                end += 1
            return -1 if self._is_forbidden(pattern, line, end) else end - 1
        ends = {at + 1}
        for place in pattern.places:
            ends = {end for start in ends for end in self._ends(place, line, start)}
        allowed = (end for end in ends if not self._is_forbidden(pattern, line, end))
        return max(allowed, default=0) - 1

    def _fits(self, place: _NumberedStep, line: SentenceTokens, at: int) -> bool:
        """Whether token `at` can stand at a place behind the one before it."""
        if at == len(line.tokens):
            return False
        if place.words:
            fits = self._forms[line.tokens[at]]
            if fits is None or place.words.isdisjoint(fits.later):
                return False
        return line.gaps[at] == " " or line.is_joined(at)

    def _ends(self, place: _NumberedStep, line: SentenceTokens, start: int) -> Iterator[int]:
        """Yield where a place that begins at a token may end."""
        if not place.least:
            yield start
        for at in range(start, start + place.most):
            if not self._fits(place, line, at):
                return
            if at + 1 - start >= place.least:
                yield at + 1

    def _is_forbidden(self, pattern: _Numbered, line: SentenceTokens, end: int) -> bool:
        if not pattern.not_after or end == len(line.tokens) or not line.is_joined(end):
            return False
        behind = self._forms[line.tokens[end]]
        return behind is not None and not pattern.not_after.isdisjoint(behind.first)


@lru_cache(maxsize=8)
def matcher_of(patterns: tuple[Pattern, ...]) -> Matcher:
    """A matcher of these patterns, made once: it takes longer than to search an article."""
    return Matcher(patterns)


class _Start(NamedTuple):
    """The patterns that may begin with a token."""

    words: tuple[int, ...]  # numbers of those that are this one word
    by_second: dict[int, list[_Numbered]]  # those that go on with one of certain words, by each
    others: list[_Numbered]

    def going_on(self, behind: Fits | None) -> list[_Numbered]:
        """The patterns that the next token leaves in question, which are few of those here."""
        if behind is None or self.by_second.keys().isdisjoint(behind.later):
            return self.others
        going_on = {p.number: p for word in behind.later for p in self.by_second.get(word, ())}
        return [*going_on.values(), *self.others]


class _Starting(TokenMemo[_Start | None]):
    """The patterns that may begin with a token; looked up once for each written form."""

    def __init__(self, forms: WordForms, patterns: Sequence[Pattern]) -> None:
        super().__init__()
        self._forms = forms
        self._patterns_of: dict[int, list[_Numbered]] = {}
        for number, pattern in enumerate(patterns):
            numbered = _numbered(number, pattern, forms.number)
            for word in pattern.steps[0].words:
                self._patterns_of.setdefault(forms.number[word], []).append(numbered)

    def __missing__(self, token: str) -> _Start | None:
        fits = self._forms[token]
        words = fits.first if fits else ()
        found = {p.number: p for word in words for p in self._patterns_of.get(word, ())}
        if not found:
            return self.keep(token, None)
        start = _Start(tuple(p.number for p in found.values() if p.is_word), {}, [])
        for pattern in found.values():
            for word in pattern.second:
                start.by_second.setdefault(word, []).append(pattern)
            if not pattern.second and not pattern.is_word:
                start.others.append(pattern)
        return self.keep(token, start)


def _numbered(number: int, pattern: Pattern, number_of: Mapping[SoughtWord, int]) -> _Numbered:
    def numbers(words: Iterable[SoughtWord]) -> frozenset[int]:
        return frozenset(number_of[word] for word in words)

    steps = pattern.steps
    places = tuple(_NumberedStep(numbers(step.words), step.least, step.most) for step in steps[1:])
    is_fixed = all(place.least == place.most == 1 for place in places)
    needed = [place.words for place in places if place.least and place.words]
    return _Numbered(
        number,
        places,
        places[0].words if places and places[0].least else frozenset(),
        needed[-1] if needed and not is_fixed else frozenset(),
        numbers(pattern.not_before),
        numbers(pattern.not_after),
        is_word=len(steps) == 1 and not pattern.not_before and not pattern.not_after,
        is_fixed=is_fixed,
    )


def without_overlaps(
    matches: Iterable[PatternMatch], groups: Sequence[Hashable], letters: Sequence[int]
) -> list[PatternMatch]:
    """Keep the longest of the matches that share a token, within each group.

    Parameters
    ----------
    matches : iterable of PatternMatch
        In the order of their first tokens.
    groups : sequence
        The group of each pattern; matches of different groups may share tokens.
    letters : sequence of int
        Length of each entry: of two matches of as many tokens the one listed in more letters is
        nearer to the text.

    Returns
    -------
    list of PatternMatch
        In the order of the text.
    """
    matches = list(matches)
    if all(before.last < match.first for before, match in pairwise(matches)):
        return matches
    taken: dict[Hashable, set[int]] = {}
    kept = []
    for match in sorted(
        matches, key=lambda m: (m.first - m.last, -letters[m.pattern], m.first, m.pattern)
    ):
        places = range(match.first, match.last + 1)
        taken_here = taken.setdefault(groups[match.pattern], set())
        if taken_here.isdisjoint(places):
            taken_here.update(places)
            kept.append(match)
    return sorted(kept, key=lambda m: (m.first, m.last, m.pattern))
