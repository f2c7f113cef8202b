"""What denies, opposes, endorses or holds at a distance the words of a sentence, and how far.

Each particle has the reach of its kind of phrase, read from ``negation.csv``; no window is laid
around a word. Where the reach cannot be told from the words at hand, it ends early.
"""

from collections.abc import Sequence
from typing import NamedTuple

from newslab.matching import Line, Match, Matcher
from newslab.patterns import Pattern
from newslab.scopes import BACKWARD, clause_end, places_of, short_quotations

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


class Mark(NamedTuple):
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
    >>> from newslab.patterns import parse_pattern
    >>> negation = Negation([Rule("verbal", "verb phrase", parse_pattern("=لا", "pattern"))])
    >>> reach = negation.reach(Line("الاتفاق لا يخدم السلام"))
    >>> [mark.effect for mark in reach.marks(3, 3)], reach.marks(0, 0)
    (['negated'], [])
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = list(rules)
        self._patterns = {
            row: rule.pattern for row, rule in enumerate(rules) if rule.pattern is not None
        }
        self._row = list(self._patterns)
        self._matcher = Matcher(list(self._patterns.values()))
        self._quotes = next((row for row, rule in enumerate(rules) if rule.type == "quotes"), None)

    def pattern_of(self, rule: int) -> Pattern:
        """The pattern of a rule that has one."""
        return self._patterns[rule]

    def reach(self, line: Line) -> "Reach":
        """Find the particles of a sentence, and which of its words each reaches."""
        found = [
            match._replace(pattern=self._row[match.pattern]) for match in self._matcher.find(line)
        ]
        reach = Reach()
        exceptions = {
            at: match
            for match in found
            if self.rules[match.pattern].type == "exception"
            for at in range(match.first, match.last + 1)
        }
        restrictions = {m.first: m for m in found if self.rules[m.pattern].type == "restrictive"}
        doubled = self._doubled(found, line)
        negative_at = {m.last: m for m in found if self.rules[m.pattern].type in _NEGATIVE}
        refusals = {m.first for m in found if self.rules[m.pattern].type in _REFUSING}
        for match in found:
            rule = self.rules[match.pattern]
            if rule.type in ("exception", "restrictive"):
                continue
            keeper = (
                exceptions.get(match.first)
                or (doubled.get(match.first) if rule.type == "nominal" else None)
                or self._keeper(rule, match, line, restrictions, negative_at)
            )
            self._lay(reach, line, match, keeper, refusals)
        if self._quotes is not None:
            for first, last in short_quotations(line):
                words = line.words(first, last)
                mark = Mark(
                    self._quotes,
                    "distanced",
                    first,
                    last,
                    f"held at a distance by the marks around “{words}”",
                )
                reach.add(mark, range(first, last + 1), is_forward=True)
        return reach

    def _doubled(self, found: list[Match], line: Line) -> dict[int, Match]:
        """Places in the clause of a negation, where a second one (دون, عدم) takes it back."""
        return {
            at: match
            for match in found
            if self.rules[match.pattern].type in ("verbal", "copular")
            for at in range(match.last + 2, clause_end(line, match.last) + 1)
        }

    def _keeper(
        self,
        rule: Rule,
        match: Match,
        line: Line,
        restrictions: dict[int, Match],
        negative_at: dict[int, Match],
    ) -> Match | None:
        """The restriction, or the negation of a refusal, that takes back what a particle does."""
        if rule.type in _NEGATIVE and restrictions:
            clause = range(match.last + 1, clause_end(line, match.last) + 1)
            return next((restrictions[at] for at in clause if at in restrictions), None)
        if rule.type in _REFUSING:
            return negative_at.get(match.first - 1)
        return None

    def _lay(
        self, reach: "Reach", line: Line, match: Match, keeper: Match | None, refusals: set[int]
    ) -> None:
        rule = self.rules[match.pattern]
        places = places_of(line, match.first, match.last, rule.scope)
        if rule.type in _NEGATIVE and match.last + 1 in refusals:
            places = places[:1]  # لا يرفض السلام negates the refusal, not the peace
        is_forward = rule.scope not in BACKWARD
        words = line.words(match.first, match.last)
        mark = Mark(
            match.pattern,
            EFFECTS[rule.type],
            match.first,
            match.last,
            f"{_SAID_AS[EFFECTS[rule.type]]} “{words}”",
        )
        if keeper is not None:
            kept_by = line.words(keeper.first, keeper.last)
            reason = f"not {mark.reason}, because of “{kept_by}”"
            mark = mark._replace(rule=keeper.pattern, effect="kept", reason=reason)
        reach.add(mark, places, is_forward=is_forward)


class Reach:
    """Which words of one sentence the particles reach."""

    def __init__(self) -> None:
        self._forward: dict[int, list[Mark]] = {}
        self._backward: dict[int, list[Mark]] = {}

    def add(self, mark: Mark, places: Sequence[int], *, is_forward: bool) -> None:
        """Note that a mark reaches these tokens, before or behind its particle."""
        of_token = self._forward if is_forward else self._backward
        for at in places:
            of_token.setdefault(at, []).append(mark)

    def marks(self, first: int, last: int) -> list[Mark]:
        """What reaches the words from token `first` to token `last`."""
        # A phrase is reached where its near end is: its first word from before, its last from
        # behind. A particle inside the phrase is part of it and does nothing to it.
        return self._forward.get(first, []) + self._backward.get(last, [])
