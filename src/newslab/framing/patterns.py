"""The small language in which a codebook says what words it looks for.

It has words, alternatives, optional words, bounded gaps and forbidden neighbours, and nothing
that repeats without end: whatever a researcher writes, a match looks at a bounded stretch of text.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias, get_args

from newslab.arabic.tokens import is_one_word

How: TypeAlias = Literal["surface", "form", "lemma"]
Level: TypeAlias = Literal["surface", "lemma", "phrase", "pattern"]
LEVELS = get_args(Level)

MAX_GAP = 8
MAX_ITEMS = 12
_SIGNS: dict[str, How] = {"~": "lemma", "=": "surface"}
_HOW: dict[str, How] = {"surface": "surface", "lemma": "lemma", "phrase": "form"}

_GAP = re.compile(r"\[(\d+)(?:-(\d+))?\]")


class SoughtWord(NamedTuple):
    """A word that is looked for, and how: as it stands, with what is joined to it, or by lemma."""

    how: How
    text: str


class Step(NamedTuple):
    """One place of a pattern: `least` to `most` tokens, each one of `words` (none: any token)."""

    words: frozenset[SoughtWord]
    least: int
    most: int


class Pattern(NamedTuple):
    """Places one after the other, and the words that must not stand right before or behind them."""

    steps: tuple[Step, ...]
    not_before: frozenset[SoughtWord]
    not_after: frozenset[SoughtWord]

    @property
    def second(self) -> frozenset[SoughtWord]:
        """The words one of which must stand right behind the first; none where any may."""
        is_needed = len(self.steps) > 1 and self.steps[1].least
        return self.steps[1].words if is_needed else frozenset()

    def words(self) -> frozenset[SoughtWord]:
        """Every word that the pattern names."""
        return self.not_before.union(self.not_after, *(step.words for step in self.steps))


@lru_cache(maxsize=10_000)  # a codebook is checked when it is read, and coded with more than once
def parse_pattern(entry: str, level: str) -> Pattern:
    """Read an entry of a codebook.

    Parameters
    ----------
    entry : str
        Words, separated by spaces. At the level ``pattern`` an item may also be

        - ``~word``: any form of the word that has its lemma;
        - ``=word``: the word exactly as written;
        - ``a|~b|=c``: one of several words;
        - ``word?``: a word that may be missing (not the first);
        - ``[2]`` or ``[1-3]``: a gap of up to two, or of one to three, words (at most 8);
        - ``!a|b``: at the head or end: none of these words may stand there.
    level : {"surface", "lemma", "phrase", "pattern"}
        How plain words are compared. ``surface``: as written. ``lemma``: in any inflection, by
        lemma. ``phrase`` and ``pattern``: with ال or without if listed without (listed with ال
        only so); the first may carry و ف ب ك ل, the others ب ك ل; the ا of the indefinite
        accusative and, in words of four letters or more, the feminine and plural of a final ي are
        forms of the word. Harakat, tatweel, seats of hamza, and ة/ه, ى/ي never matter.

    Returns
    -------
    Pattern

    Raises
    ------
    ValueError
        If the entry is not of this language; the message says what is wrong with it.

    Examples
    --------
    >>> pattern = parse_pattern("!حفظ ~سلام [2] عادل|شامل", "pattern")
    >>> [(step.least, step.most) for step in pattern.steps]
    [(1, 1), (0, 2), (1, 1)]
    """
    if level not in LEVELS:
        raise ValueError(f"level {level!r} is none of {', '.join(LEVELS)}")
    items = entry.split()
    if not items:
        raise ValueError("nothing to look for")
    if len(items) > MAX_ITEMS:
        raise ValueError(f"{len(items)} items, where {MAX_ITEMS} are allowed")
    if level != "pattern":
        how = _HOW[level]
        steps = tuple(Step(frozenset([_word(item, how)]), 1, 1) for item in items)
        return Pattern(steps, frozenset(), frozenset())
    not_before = _alternatives(items.pop(0)[1:]) if items[0].startswith("!") else frozenset()
    forbids_after = len(items) > 0 and items[-1].startswith("!")
    not_after = _alternatives(items.pop()[1:]) if forbids_after else frozenset()
    steps = tuple(_step(item) for item in items)
    if not steps or not steps[0].words or not steps[0].least:
        raise ValueError("it must begin with a word that cannot be missing")
    ends_loosely = not steps[-1].least and len(steps) > 1 and not steps[-2].words
    if not steps[-1].words or ends_loosely:
        raise ValueError("it must end with a word, not with a gap")
    return Pattern(steps, not_before, not_after)


def _step(item: str) -> Step:
    if item.startswith("["):
        return _gap(item)
    if item.startswith("!"):
        raise ValueError(f"{item!r} can only stand at the head or the end")
    optional = item.endswith("?")
    return Step(_alternatives(item.removesuffix("?")), 0 if optional else 1, 1)


def _gap(item: str) -> Step:
    match = _GAP.fullmatch(item)
    if not match:
        raise ValueError(f"{item!r} is no gap; write [2] or [1-3]")
    first, second = match.groups()
    least, most = (0, int(first)) if second is None else (int(first), int(second))
    if not least <= most <= MAX_GAP or not most:
        raise ValueError(f"{item!r}: a gap has 1 to {MAX_GAP} words")
    return Step(frozenset(), least, most)


def _alternatives(item: str) -> frozenset[SoughtWord]:
    return frozenset(
        _word(one[1:], _SIGNS[one[0]]) if one[:1] in _SIGNS else _word(one, "form")
        for one in item.split("|")
    )


def _word(text: str, how: How) -> SoughtWord:
    if not is_one_word(text):
        raise ValueError(f"{text!r} is not one word")
    return SoughtWord(how, text)
