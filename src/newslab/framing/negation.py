"""What denies, opposes, endorses or holds at a distance the words of a sentence, and how far.

Each particle has the reach of its kind of phrase, read from ``negation.csv``; no window is laid
around a word. Where the reach cannot be told from the words at hand, it ends early.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from newslab.framing.matching import PatternMatch, SentenceTokens, matcher_of
from newslab.framing.negationreach import (
    BACKWARD,
    clause_end,
    has_quotation_marks,
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
        found = self._matcher.find(line)
        has_marks = self._quotes is not None and has_quotation_marks(line)
        if not found and not has_marks:
            return _NO_REACH
        reach = Reach()
        rows = (self._row[match.pattern] for match in found)
        rules = [(self.rules[row], row, match) for row, match in zip(rows, found, strict=True)]
        particles = _Particles(rules, line)
        for rule, row, match in particles.found:
            if rule.type in ("exception", "restrictive"):
                continue
            words = shown(line.words(match.first, match.last))
            effect = EFFECTS[rule.type]
            mark = Reached(row, effect, match.first, match.last, f"{_SAID_AS[effect]} {words}")
            keeper = particles.keeper(rule, match)
            if keeper is not None:
                keeping_row, keeping = keeper
                because = shown(line.words(keeping.first, keeping.last))
                reason = f"not {mark.reason}, because of {because}"
                mark = mark._replace(rule=keeping_row, effect="kept", reason=reason)
            is_forward = rule.scope not in BACKWARD
            reach.add(mark, particles.places(rule, match), is_forward=is_forward)
        if self._quotes is not None and has_marks:
            for first, last in short_quotations(line):
                words = shown(line.words(first, last))
                reason = f"held at a distance by the marks around {words}"
                mark = Reached(self._quotes, "distanced", first, last, reason)
                reach.add(mark, range(first, last + 1), is_forward=True)
        return reach


class _Particles:
    """The particles of one sentence, which can take back what others do."""

    def __init__(self, found: list[tuple[Rule, int, PatternMatch]], line: SentenceTokens) -> None:
        self.found = found
        self._line = line
        self._exceptions: dict[int, tuple[int, PatternMatch]] = {}
        self._restrictions: dict[int, tuple[int, PatternMatch]] = {}
        self._negations: dict[int, tuple[int, PatternMatch]] = {}
        self._in_negated_clause: dict[int, tuple[int, PatternMatch]] = {}
        self._refusals: set[int] = set()
        self._lacks: set[int] = set()
        for rule, row, match in found:
            if rule.type == "exception":
                places = range(match.first, match.last + 1)
                self._exceptions.update(dict.fromkeys(places, (row, match)))
            elif rule.type == "restrictive":
                self._restrictions[match.first] = (row, match)
            elif rule.type in _REFUSING:
                self._refusals.add(match.first)
            elif rule.type in _NEGATIVE:
                self._negations[match.last] = (row, match)
                if _is_lack(rule):
                    self._lacks.add(match.first)
                else:
                    clause = range(match.last + 2, clause_end(line, match.last) + 1)
                    self._in_negated_clause.update(dict.fromkeys(clause, (row, match)))

    def keeper(self, rule: Rule, match: PatternMatch) -> tuple[int, PatternMatch] | None:
        """The particle, and its rule, that takes back what another one does."""
        if match.first in self._exceptions:
            return self._exceptions[match.first]
        if _is_lack(rule) and match.first in self._in_negated_clause:
            return self._in_negated_clause[match.first]  # لا يعني عدم الاستقرار
        if rule.type in _NEGATIVE and self._restrictions:
            clause = range(match.last + 1, clause_end(self._line, match.last) + 1)
            return next((self._restrictions[at] for at in clause if at in self._restrictions), None)
        if rule.type in _REFUSING:
            return self._negations.get(match.first - 1)
        return None

    def places(self, rule: Rule, match: PatternMatch) -> list[int]:
        """The tokens that a particle reaches; others between may cut this short."""
        places = places_of(self._line, match.first, match.last, rule.scope)
        if rule.type not in _NEGATIVE:
            return places
        if match.last + 1 in self._refusals:
            return places[:1]  # لا يرفض السلام negates the refusal, not the peace
        return list(takewhile(lambda at: at not in self._lacks, places))


def _is_lack(rule: Rule) -> bool:
    """Whether a particle is a noun of lack (عدم, دون), which negates what it governs."""
    return rule.type == "nominal" and rule.scope == "one noun phrase"


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


# Most sentences have no particle; nothing is ever added to this one.
_NO_REACH = Reach()
