"""What denies, opposes, endorses or holds at a distance the words of a sentence, and how far.

Each particle has the reach of its kind of phrase, read from ``negation.csv``; no window is laid
around a word. Where the reach cannot be told from the words at hand, it ends early.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from newslab.framing.matching import SentenceTokens, matcher_of
from newslab.framing.negationreach import (
    BACKWARD,
    clause_end,
    places_of,
    short_quotations,
)
from newslab.framing.patterns import Pattern

EFFECTS = {
    "verbal": "negated",
    "nominal": "negated",
    "copular": "negated",
    "denial": "negated",
    "opposing": "opposed",
    "endorsing": "reported",
    "voicing": "reported",
    "distancing": "distanced",
    "quotes": "distanced",
    "restrictive": "kept",
    "exception": "kept",
}
_SAID_AS = {
    "negated": "negated by",
    "opposed": "opposed by",
    "reported": "an object of",
    "distanced": "held at a distance by",
    "kept": "",
}
_NEGATIVE = ("verbal", "nominal", "copular")
_REFUSING = ("opposing", "denial")


def cited(words: str) -> str:
    r"""Words of an article inside a text of another script, which they cannot turn.

    They stand between isolates, and signs without a shape (bidi controls among them) are left out.

    Examples
    --------
    >>> cited("لا\u2069\u202e سلام")
    '\u2068لا سلام\u2069'
    """
    if not words.isprintable():
        words = "".join(filter(str.isprintable, " ".join(words.split())))
    return f"\u2068{words}\u2069"


def shown(words: str) -> str:
    """Words of an article as a reason in English quotes them."""
    return f"“{cited(words)}”"


class Reached(NamedTuple):
    """That a rule reaches a token.

    Its row in the table, its effect, the tokens of the particle, and this in words.
    """

    rule: int
    effect: str
    first: int
    last: int
    reason: str


class Rule(NamedTuple):
    """One row of ``negation.csv``; only the rule for quotation marks has no pattern."""

    type: str
    scope: str
    pattern: Pattern | None


class Negation:
    """The rules of a codebook, ready to be asked what reaches a word.

    Parameters
    ----------
    rules : sequence of Rule

    Examples
    --------
    >>> from newslab.framing.patterns import parse_pattern
    >>> negation = Negation([Rule("verbal", "verb phrase", parse_pattern("=لا", "pattern"))])
    >>> from newslab.framing.matching import tokens_of_sentence
    >>> reach = negation.reach(tokens_of_sentence("الاتفاق لا يخدم السلام"))
    >>> [mark.effect for mark in reach.marks(3, 3)], reach.marks(0, 0)
    (['negated'], [])
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = list(rules)
        self._patterns = {
            row: rule.pattern for row, rule in enumerate(rules) if rule.pattern is not None
        }
        self._row = list(self._patterns)
        self._matcher = matcher_of(tuple(self._patterns.values()))
        self._quotes = next((row for row, rule in enumerate(rules) if rule.type == "quotes"), None)

    def pattern_of(self, rule: int) -> Pattern:
        """The pattern of a rule that has one."""
        return self._patterns[rule]

    def reach(self, line: SentenceTokens) -> "Reach":
        """Find the particles of a sentence, and which of its words each reaches."""
        matches = [(self._row[match.pattern], match) for match in self._matcher.find(line)]
        particles = [_Particle(row, self.rules[row], m.first, m.last) for row, m in matches]
        others = _Others(particles, line)
        reach = Reach()
        for one in particles:
            if one.rule.type in ("exception", "restrictive"):
                continue
            effect = EFFECTS[one.rule.type]
            reason = f"{_SAID_AS[effect]} {one.shown(line)}"
            mark = Reached(one.row, effect, one.first, one.last, reason)
            if keeper := others.keeper(one):
                reason = f"not {reason}, because of {keeper.shown(line)}"
                mark = mark._replace(rule=keeper.row, effect="kept", reason=reason)
            reach.add(mark, others.places(one), is_forward=one.rule.scope not in BACKWARD)
        if self._quotes is not None:
            for first, last in short_quotations(line):
                reason = f"held at a distance by the marks around {shown(line.words(first, last))}"
                mark = Reached(self._quotes, "distanced", first, last, reason)
                reach.add(mark, range(first, last + 1), is_forward=True)
        return reach


class _Particle(NamedTuple):
    """A particle of a sentence: the row of its rule, the rule, and its first and last token."""

    row: int
    rule: Rule
    first: int
    last: int

    def shown(self, line: SentenceTokens) -> str:
        """Its words, as a reason quotes them."""
        return shown(line.words(self.first, self.last))

    @property
    def is_lack(self) -> bool:
        """Whether it is a noun of lack (عدم, دون), which negates what it governs."""
        return self.rule.type == "nominal" and self.rule.scope == "one noun phrase"


class _Others:
    """The particles of one sentence, by where they take back what others do."""

    def __init__(self, particles: list[_Particle], line: SentenceTokens) -> None:
        self._line = line
        self._exceptions: dict[int, _Particle] = {}
        self._restrictions: dict[int, _Particle] = {}
        self._negations: dict[int, _Particle] = {}
        self._in_negated_clause: dict[int, _Particle] = {}
        self._refusals = {one.first for one in particles if one.rule.type in _REFUSING}
        self._lacks = {one.first for one in particles if one.is_lack}
        for one in particles:
            if one.rule.type == "exception":
                self._exceptions.update(dict.fromkeys(range(one.first, one.last + 1), one))
            elif one.rule.type == "restrictive":
                self._restrictions[one.first] = one
            elif one.rule.type in _NEGATIVE:
                self._negations[one.last] = one
                if not one.is_lack:
                    clause = range(one.last + 2, clause_end(line, one.last) + 1)
                    self._in_negated_clause.update(dict.fromkeys(clause, one))

    def keeper(self, one: _Particle) -> _Particle | None:
        """The particle that takes back what another one does."""
        if one.first in self._exceptions:
            return self._exceptions[one.first]
        if one.is_lack and one.first in self._in_negated_clause:
            return self._in_negated_clause[one.first]  # لا يعني عدم الاستقرار
        if one.rule.type in _NEGATIVE and self._restrictions:
            clause = range(one.last + 1, clause_end(self._line, one.last) + 1)
            return next((self._restrictions[at] for at in clause if at in self._restrictions), None)
        return self._negations.get(one.first - 1) if one.rule.type in _REFUSING else None

    def places(self, one: _Particle) -> list[int]:
        """The tokens that a particle reaches; others between may cut this short."""
        places = places_of(self._line, one.first, one.last, one.rule.scope)
        if one.rule.type not in _NEGATIVE:
            return places
        if one.last + 1 in self._refusals:
            return places[:1]  # لا يرفض السلام negates the refusal, not the peace
        return list(takewhile(lambda at: at not in self._lacks, places))


class Reach:
    """Which words of one sentence the particles reach."""

    def __init__(self) -> None:
        self._forward: dict[int, list[Reached]] = {}
        self._backward: dict[int, list[Reached]] = {}

    def add(self, mark: Reached, places: Sequence[int], *, is_forward: bool) -> None:
        """Note that a mark reaches these tokens, before or behind its particle."""
        of_token = self._forward if is_forward else self._backward
        for at in places:
            of_token.setdefault(at, []).append(mark)

    def marks(self, first: int, last: int) -> Sequence[Reached]:
        """What reaches the words from token `first` to token `last`."""
        if not self._forward and not self._backward:
            return ()
        # A phrase is reached where its near end is: its first word from before, its last from
        # behind. A particle inside the phrase is part of it and does nothing to it.
        return self._forward.get(first, []) + self._backward.get(last, [])
