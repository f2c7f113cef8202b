"""Align two texts: the passages that stand in both, in whatever order.

Seed and extend: word trigrams that stand in both texts are joined to runs, neighbouring runs to
chains, chains are lengthened at both ends, and the best of them are kept without overlap. Order
plays no part, so moved paragraphs are found, which one global alignment would lose.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import Indel

SEED = 3
MAX_GAP = 10
MAX_GAP_OVER_END = 2
# Places of one trigram that are looked at: more are a text that repeats itself.
MAX_REPEATS = 16
# What a word that differs costs, where a word that matches counts 1.
_GAP_COST = 0.5
# Lengthening gives up where its balance has fallen this far.
_DROP = 3
# Words to pass over in each text before the next match, the fewest first.
_SKIPS = sorted(product(range(4), repeat=2), key=lambda skips: (max(skips), sum(skips)))


class Run(NamedTuple):
    """A stretch of the same words in both texts: positions in each, and the number of words."""

    a: int
    b: int
    length: int


class Match(NamedTuple):
    """A passage of both texts: positions (end-exclusive), words that match, similarity 0 to 1."""

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    n_matched: int
    similarity: float


def align(
    a: Sequence[int],
    b: Sequence[int],
    *,
    units_a: Sequence[int] | None = None,
    units_b: Sequence[int] | None = None,
    min_words: int = 8,
    min_similarity: float = 0.6,
) -> list[Match]:
    """Find the passages that two sequences of words share.

    Parameters
    ----------
    a, b : sequence of int
        Words as numbers, equal where the words count as the same.
    units_a, units_b : sequence of int, optional
        The sentence of each word. A passage is not lengthened into another sentence of one text
        unless the other text goes on into another sentence too.
    min_words : int
        Fewest matching words of a passage.
    min_similarity : float
        Least share of matching words, ``2 * n_matched / (words in a + words in b)``.

    Returns
    -------
    list of Match
        In the order of `a`; no word of either text is in two of them.

    Examples
    --------
    >>> a = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    >>> b = [5, 6, 7, 8, 9, 0, 1, 2, 3, 4]
    >>> align(a, b, min_words=4)
    ... # doctest: +NORMALIZE_WHITESPACE
    [Match(start_a=0, end_a=4, start_b=6, end_b=10, n_matched=4, similarity=1.0),
     Match(start_a=4, end_a=9, start_b=0, end_b=5, n_matched=5, similarity=1.0)]
    """
    side_a, side_b = _Side(a, units_a), _Side(b, units_b)
    runs = _runs(a, b)
    found: list[Match] = []
    progress = True
    while progress:
        progress = False
        chains = [_best_part(chain) for chain in _chains(runs, side_a, side_b)]
        # The most matching words first; where these are equal, the first in the texts.
        chains.sort(key=lambda chain: (-sum(run.length for run in chain), chain[0]))
        for chain in chains:
            first, last = chain[0], chain[-1]
            free = side_a.is_free(first.a, last.a + last.length) and side_b.is_free(
                first.b, last.b + last.length
            )
            if not free:
                continue
            match = _lengthen(side_a, side_b, first, last)
            if match.n_matched >= min_words and match.similarity >= min_similarity:
                found.append(match)
                side_a.take(match.start_a, match.end_a)
                side_b.take(match.start_b, match.end_b)
                progress = True
        runs = [piece for run in runs for piece in _free_pieces(run, side_a, side_b)]
    return sorted(found)


class _Side:
    """The words of one text, and which of them already belong to a passage."""

    def __init__(self, words: Sequence[int], units: Sequence[int] | None) -> None:
        self.words = words
        self.units = units or bytes(len(words))
        self.taken = bytearray(len(words))

    def is_free(self, start: int, end: int) -> bool:
        return not any(self.taken[start:end])

    def take(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\1" * (end - start)

    def free_word(self, at: int) -> int | None:
        """The word at a position, or None beyond the text and inside a passage."""
        if 0 <= at < len(self.words) and not self.taken[at]:
            return self.words[at]
        return None


def _runs(a: Sequence[int], b: Sequence[int]) -> list[Run]:
    """Maximal stretches of the same words, from shared trigrams, in the order of `a`."""
    places: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for j in range(len(b) - SEED + 1):
        places[tuple(b[j : j + SEED])].append(j)
    growing: dict[int, Run] = {}
    done: list[Run] = []
    for i in range(len(a) - SEED + 1):
        shared = places.get(tuple(a[i : i + SEED]), [])
        if len(shared) > MAX_REPEATS:
            # A text that repeats itself: the places nearest to this one keep its copy whole.
            shared = nsmallest(MAX_REPEATS, shared, key=lambda j: abs(j - i))
        for j in shared:
            run = growing.get(j - i)
            if run and run.a + run.length == i + SEED - 1:
                growing[j - i] = run._replace(length=run.length + 1)
                continue
            if run:
                done.append(run)
            growing[j - i] = Run(i, j, SEED)
    return sorted([*done, *growing.values()])


def _chains(runs: list[Run], side_a: _Side, side_b: _Side) -> list[list[Run]]:
    """Runs that follow one another in both texts at no more than `MAX_GAP` words.

    Over the end of a sentence no more than `MAX_GAP_OVER_END` words may lie between them, and both
    texts must go on into another sentence: a new sentence is a new passage unless it is copied too.
    """
    chains: list[list[Run]] = []
    open_chains: list[list[Run]] = []
    for run in runs:
        open_chains = [
            chain for chain in open_chains if run.a - chain[-1].a - chain[-1].length <= MAX_GAP
        ]
        fitting = [(_gap(chain[-1], run, side_a, side_b), chain) for chain in open_chains]
        gap, chain = min(
            ((gap, chain) for gap, chain in fitting if gap is not None),
            key=lambda gap_chain: gap_chain[0],
            default=(None, None),
        )
        if gap is None or chain is None:
            open_chains.append([run])
            chains.append(open_chains[-1])
        else:
            overlap = max(0, -gap[1])
            chain.append(Run(run.a + overlap, run.b + overlap, run.length - overlap))
    return chains


def _gap(before: Run, run: Run, side_a: _Side, side_b: _Side) -> tuple[int, int] | None:
    """Words between two runs (the wider side, the narrower side), or None if they cannot chain."""
    end_a, end_b = before.a + before.length, before.b + before.length
    narrow, wide = sorted((run.a - end_a, run.b - end_b))
    leaves_a = side_a.units[run.a] != side_a.units[end_a - 1]
    leaves_b = side_b.units[run.b] != side_b.units[end_b - 1]
    allowed = MAX_GAP_OVER_END if leaves_a or leaves_b else MAX_GAP
    overlap = min(SEED, run.length)
    chains = leaves_a == leaves_b and -overlap < narrow and wide <= allowed and run.b > before.b
    return (wide, narrow) if chains else None


def _best_part(chain: list[Run]) -> list[Run]:
    """The part of a chain with most matching words less the cost of its gaps."""
    best, best_score, start, score = (0, 1), 0.0, 0, 0.0
    for at, run in enumerate(chain):
        if at:
            before = chain[at - 1]
            gap = max(run.a - before.a - before.length, run.b - before.b - before.length)
            score -= _GAP_COST * gap
        if score < 0 or not at:
            start, score = at, 0.0
        score += run.length
        if score > best_score:
            best, best_score = (start, at + 1), score
    return chain[slice(*best)]


def _lengthen(side_a: _Side, side_b: _Side, first: Run, last: Run) -> Match:
    """The passage from `first` to `last`, with what matches before and behind it."""
    before_a, before_b = _reach(side_a, side_b, first.a - 1, first.b - 1, -1)
    end_a, end_b = _reach(side_a, side_b, last.a + last.length, last.b + last.length, 1)
    start_a, start_b = before_a + 1, before_b + 1
    words_a, words_b = side_a.words[start_a:end_a], side_b.words[start_b:end_b]
    similarity = Indel.normalized_similarity(words_a, words_b)
    n_matched = round(similarity * (len(words_a) + len(words_b)) / 2)
    return Match(start_a, end_a, start_b, end_b, n_matched, similarity)


def _reach(side_a: _Side, side_b: _Side, a: int, b: int, step: int) -> tuple[int, int]:
    """How far words go on matching from (a, b), with a few that differ.

    Stops where the words that differ outweigh those that match by `_DROP`, and returns to the
    place where the balance was best (X-drop).
    """
    best, best_score, score = (a, b), 0.0, 0.0
    while score > best_score - _DROP:
        for skip_a, skip_b in _SKIPS:
            word = side_a.free_word(a + step * skip_a)
            if word is not None and word == side_b.free_word(b + step * skip_b):
                break
        else:
            break
        if not _is_open(side_a, a, skip_a, step) or not _is_open(side_b, b, skip_b, step):
            break
        leaves_a = side_a.units[a + step * skip_a] != side_a.units[a - step]
        leaves_b = side_b.units[b + step * skip_b] != side_b.units[b - step]
        if leaves_a != leaves_b or (leaves_a and max(skip_a, skip_b)):
            break
        a, b = a + step * (skip_a + 1), b + step * (skip_b + 1)
        score += 1 - _GAP_COST * max(skip_a, skip_b)
        if score > best_score:
            best, best_score = (a, b), score
    return best


def _is_open(side: _Side, at: int, skip: int, step: int) -> bool:
    return all(side.free_word(at + step * offset) is not None for offset in range(skip))


def _free_pieces(run: Run, side_a: _Side, side_b: _Side) -> Iterator[Run]:
    """What is left of a run where neither side is taken, in pieces no shorter than a seed."""
    length = 0
    for offset in range(run.length + 1):
        free = offset < run.length and not (
            side_a.taken[run.a + offset] or side_b.taken[run.b + offset]
        )
        if free:
            length += 1
            continue
        if length >= SEED:
            yield Run(run.a + offset - length, run.b + offset - length, length)
        length = 0
