"""How far a particle reaches in a sentence, by the kind of phrase that it governs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from newslab.arabic.clean import clean, fold
from newslab.arabic.lemma import lemma_key
from newslab.attribution.grammar import (
    AND,
    BY,
    FOR,
    FROM,
    LIKE,
    SO,
    THE,
    keys,
    listed,
    pattern,
)
from newslab.corpus.quoted import MIN_QUOTED_WORDS
from newslab.corpus.sentences import quotation_spans
from newslab.framing.matching import SentenceTokens

_BEHIND_BY = f"behind {BY}"
SCOPES = (
    "verb phrase",
    "noun phrase",
    "one noun phrase",
    "next word",
    _BEHIND_BY,
    "noun before",
    "words before",
    "clause",
    "itself",
    "inside",
)
BACKWARD = ("noun before", "words before")

# A few words between two marks; whether these are a pair is looked into only then.
_MAYBE_SHORT = re.compile(r"[\"“«]\s*[^\s\"“”«»]+(?:\s+[^\s\"“”«»]+){0,5}\s*[\"”»]")
# What lies farther off is seldom meant; it also bounds the work on text without any punctuation.
_MAX_CLAUSE = 15
_MAX_VERB_PHRASE = 10
_MAX_NOUN_PHRASE = 6
_MAX_BEFORE = {"noun before": 2, "words before": 4}
_CLAUSE_SIGN = re.compile(r"[،؛,;:.!?؟…–—]|\s-\s")


def _joined(
    words: Iterable[str], before: Iterable[str], behind: Iterable[str] = ("",)
) -> frozenset[str]:
    """Words with each of what may be joined before and behind them."""
    return frozenset(b + word + e for b in before for word in words for e in behind)


_LED = ("", AND, SO)
_CLAUSE_WORDS = {
    *_joined(_joined(keys("says_that"), ("", BY, FOR)), _LED, ("", *keys("clause_pronoun"))),
    *_joined(keys("ends_clause"), _LED),
    *_joined(keys("relative_pronoun"), (*_LED, BY, FOR, LIKE)),
}
_PREPOSITIONS = _joined(keys("ends_phrase"), _LED)
# Behind these a name stands in quotation marks, at no distance: قناة "الحوار".
_NAMED_IN_MARKS = _joined(keys("kind_of_name"), ("", THE, BY, FOR, AND))
_OF_PURPOSE = keys("of_purpose")
_IMPERFECT, _LIKELY_VERB = pattern("imperfect"), pattern("likely_verb")
_LOST_PREFIXES = listed("imperfect")


def places_of(line: SentenceTokens, first: int, last: int, scope: str) -> list[int]:
    """Numbers of the tokens that a particle reaches.

    Parameters
    ----------
    line : SentenceTokens
    first, last : int
        First and last token of the particle.
    scope : str
        One of `SCOPES`.

    Returns
    -------
    list of int
    """
    if scope in BACKWARD:
        # حسب تعبيره stands behind a comma as often as not: the words before it are meant.
        skip = first if scope == "words before" else -1
        return list(range(_clause_start(line, first, _MAX_BEFORE[scope], skip_sign_at=skip), first))
    return list(_places_behind(line, last + 1, scope))


def _places_behind(line: SentenceTokens, after: int, scope: str) -> Sequence[int]:
    if after == len(line.tokens):
        return ()
    if scope == "next word":
        return (after,) if line.is_joined(after) else ()
    if scope == "verb phrase":
        return range(after, _verb_phrase_end(line, after))
    end = _noun_phrase_end(line, after, is_one=scope == "one noun phrase")
    if scope == _BEHIND_BY:
        with_b = (at for at in range(after, end) if line.tokens[at].startswith(BY))
        return range(next(with_b, end), end)
    return range(after, end)


def _verb_phrase_end(line: SentenceTokens, verb: int) -> int:
    """One past what a verb takes: up to the second preposition, or where a clause begins."""
    if not line.is_joined(verb) or not _word(line.tokens[verb]).may_be_imperfect:
        return verb
    n_prepositions = 0
    for at in range(verb + 1, min(verb + _MAX_VERB_PHRASE, len(line.tokens))):
        word = _word(line.tokens[at])
        n_prepositions += word.is_preposition
        # لم يعد يحقق: an auxiliary has its verb right behind it.
        is_other_verb = at > verb + 1 and word.is_verb
        if n_prepositions == 2 or is_other_verb or _begins_clause(line, at):
            return at
    return min(verb + _MAX_VERB_PHRASE, len(line.tokens))


def _noun_phrase_end(line: SentenceTokens, start: int, *, is_one: bool) -> int:
    """One past a noun and what belongs to it: up to a preposition but من, a verb, or a clause.

    In رفض التطبيع والتعاون both are rejected, so that a noun behind و may belong to it (unless
    there `is_one`); in وقف الحرب وتحقيق السلام the second noun, without ال, begins a phrase of its
    own.
    """
    end = min(start + _MAX_NOUN_PHRASE, len(line.tokens))
    for at in range(start, end):
        word = _word(line.tokens[at])
        is_of = word.folded == FROM and not _of_purpose(line, at + 1)
        begins_phrase = word.rest != word.folded and (is_one or not word.rest.startswith(THE))
        ends_phrase = (word.is_preposition and not is_of) or begins_phrase or word.is_verb
        if ends_phrase or _begins_clause(line, at):
            return at
    return end


def _of_purpose(line: SentenceTokens, at: int) -> bool:
    """Whether من is part of another preposition: من أجل, من قبل."""
    return at < len(line.tokens) and _word(line.tokens[at]).folded in _OF_PURPOSE


def clause_end(line: SentenceTokens, start: int) -> int:
    """The last token of the clause that goes on behind token `start`."""
    end = min(start + _MAX_CLAUSE, len(line.tokens))
    for at in range(start + 1, end):
        if _begins_clause(line, at):
            return at - 1
    return end - 1


def _clause_start(line: SentenceTokens, end: int, most: int, *, skip_sign_at: int) -> int:
    """The first of up to `most` tokens before `end` that no sign parts from it."""
    for at in range(end, max(end - most, 0), -1):
        if at != skip_sign_at and _CLAUSE_SIGN.search(line.gaps[at]):
            return at
    return max(end - most, 0)


def _begins_clause(line: SentenceTokens, at: int) -> bool:
    if _word(line.tokens[at]).opens_clause:
        return True
    gap = line.gaps[at]
    return gap != " " and _CLAUSE_SIGN.search(gap) is not None


class _WordKind(NamedTuple):
    """What a word may be in a phrase, as far as it shows."""

    folded: str
    rest: str  # without و, if this is a conjunction and no letter of the word
    opens_clause: bool
    is_preposition: bool
    may_be_imperfect: bool
    is_verb: bool


@lru_cache(maxsize=100_000)  # the words around particles are the same ones again and again
def _word(token: str) -> _WordKind:
    cleaned = clean(token)
    folded = rest = fold(cleaned)
    if folded.startswith(AND) and not lemma_key(cleaned, {}).key.startswith(AND):
        rest = folded[1:]
    # The lemma of ترحب has lost the ت, that of تعاون has not.
    loses_prefix = rest.startswith(_LOST_PREFIXES) and not lemma_key(rest, {}).key.startswith(
        rest[0]
    )
    return _WordKind(
        folded,
        rest,
        opens_clause=folded in _CLAUSE_WORDS,
        is_preposition=folded in _PREPOSITIONS,
        may_be_imperfect=_IMPERFECT.fullmatch(folded) is not None,
        is_verb=_LIKELY_VERB.fullmatch(rest) is not None or loses_prefix,
    )


def short_quotations(line: SentenceTokens) -> Iterator[tuple[int, int]]:
    """Yield first and last token of what stands in quotation marks and is too short for speech."""
    if not _MAYBE_SHORT.search(line.text):
        return
    starts = {start: at for at, start in enumerate(line.starts)}
    ends = {end: at for at, end in enumerate(line.ends)}
    for start, end in quotation_spans(line.text):
        if line.text[max(start - 4, 0) : start - 1].rstrip().endswith(":"):
            continue  # قال: "نعم" is speech, however short
        inner = line.text[start:end]
        first = starts.get(start + len(inner) - len(inner.lstrip()))
        last = ends.get(end - len(inner) + len(inner.rstrip()))
        if first is None or last is None or not first <= last < first + MIN_QUOTED_WORDS - 1:
            continue
        if not (first and _word(line.tokens[first - 1]).folded in _NAMED_IN_MARKS):
            yield first, last
