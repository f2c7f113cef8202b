"""Find the patterns of a codebook in a sentence, each place looked at a bounded number of times."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from newslab.arabic.clean import INVISIBLE
from newslab.arabic.tokens import words_together
from newslab.framing.patterns import Pattern, SoughtWord, Step
from newslab.framing.wordforms import MOST_TOKENS, WordForms

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
        self._by_first: dict[SoughtWord, list[tuple[int, Pattern]]] = {}
        for number, pattern in enumerate(patterns):
            for word in pattern.steps[0].words:
                self._by_first.setdefault(word, []).append((number, pattern))
        self._beginning = lru_cache(maxsize=MOST_TOKENS)(self._look_up)
        self._going_on = lru_cache(maxsize=MOST_TOKENS)(self._look_behind)

    def _look_up(self, token: str) -> list[tuple[int, Pattern]]:
        """The patterns that may begin with a token, by their numbers."""
        words = self._forms.fits(token).first
        found = dict(numbered for word in words for numbered in self._by_first.get(word, ()))
        return sorted(found.items(), key=itemgetter(0))

    def _look_behind(self, token: str, behind: str) -> list[tuple[int, Pattern]]:
        """Those of them that the next token does not rule out, which are few of many."""
        words = self._forms.fits(behind).later
        return [
            (number, pattern)
            for number, pattern in self._beginning(token)
            if not pattern.second or not pattern.second.isdisjoint(words)
        ]

    def may_begin(self, token: str) -> bool:
        """Whether a match can begin with a token."""
        return bool(self._beginning(token))

    def find(self, line: SentenceTokens) -> list[PatternMatch]:
        """The longest match of each pattern at each token, in the order of their first tokens."""
        found: list[PatternMatch] = []
        for at, (token, behind) in enumerate(pairwise((*line.tokens, ""))):
            for number, pattern in self._beginning(token) and self._going_on(token, behind):
                last = self._last(pattern, line, at)
                if last >= 0:
                    found.append(PatternMatch(number, at, last))
        return found

    def _last(self, pattern: Pattern, line: SentenceTokens, at: int) -> int:
        """The last token of a match that begins at a token which its first word fits, or -1."""
        not_before = pattern.not_before
        if not_before and at and line.is_joined(at) and self._is_one_of(not_before, line, at - 1):
            return -1
        if len(pattern.steps) == 1 and not pattern.not_after:
            return at
        ends = {at + 1}
        for step in pattern.steps[1:]:
            ends = {end for start in ends for end in self._ends(step, line, start)}
            if not ends:
                return -1
        return max((end for end in ends if self._may_end(pattern, line, end)), default=0) - 1

    def _ends(self, step: Step, line: SentenceTokens, start: int) -> Iterator[int]:
        """Yield where a place that begins at a token may end."""
        if not step.least:
            yield start
        for at in range(start, min(start + step.most, len(line.tokens))):
            words = step.words
            fits = not words or not words.isdisjoint(self._forms.fits(line.tokens[at]).later)
            if not fits or not line.is_joined(at):
                return
            if at + 1 - start >= step.least:
                yield at + 1

    def _may_end(self, pattern: Pattern, line: SentenceTokens, end: int) -> bool:
        if not pattern.not_after or end == len(line.tokens) or not line.is_joined(end):
            return True
        return not self._is_one_of(pattern.not_after, line, end)

    def _is_one_of(self, words: frozenset[SoughtWord], line: SentenceTokens, at: int) -> bool:
        return not words.isdisjoint(self._forms.fits(line.tokens[at]).first)


@lru_cache(maxsize=8)
def matcher_of(patterns: tuple[Pattern, ...]) -> Matcher:
    """A matcher of these patterns, made once: it takes longer than to search an article."""
    return Matcher(patterns)


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
