"""Closed-class words, recognised with their clitics but never by lemma.

A lemma is too coarse here: كيان (entity) shares one with كان (was), and يمثل (represents) with مثل
(like), and an analysis that drops them has lost content. So is a grammar that allows any clitic
before any word: آلام (pains) is not ال with أم (or), nor كحول (alcohol) ك with حول (around).
"""

import re
from typing import NamedTuple

from newslab.arabic.clean import clean, fold_hamza

# Not ي ("my"): it is also the ending of adjectives, and عبري (Hebrew) is not عبر (across) with it.
_PRONOUN = "(?:كما|هما|كم|كن|ها|هم|هن|نا|ه|ك)"
# إنّ and its sisters, and the noun حين, take a pronoun as prepositions do; in folded spelling.
_TAKE_PRONOUN = frozenset({"ان", "لان", "لكن", "كان", "ليت", "لعل", "حين"})


class _Grammar(NamedTuple):
    before: str  # pattern of the conjunctions and prepositions that may stand before the word
    article: bool
    pronoun: bool


_NOUN = _Grammar("[وف]?[بلك]?", article=True, pronoun=True)
_GRAMMAR = {
    # فهم is "understanding", not "and they".
    "pronoun": _Grammar("و?", article=False, pronoun=False),
    "preposition": _Grammar("[وف]?[بل]?", article=False, pronoun=True),
    "conjunction": _Grammar("[وف]?[بل]?", article=False, pronoun=False),
    "particle": _Grammar("[وف]?[بل]?", article=False, pronoun=False),
    "adverb": _Grammar("[وف]?[بل]?", article=False, pronoun=False),
    "auxiliary": _Grammar("[وف]?ل?", article=False, pronoun=False),
    "demonstrative": _Grammar("[وف]?[بلك]?", article=False, pronoun=False),
    "relative": _Grammar("[وف]?[بلك]?", article=False, pronoun=False),
    "interrogative": _Grammar("[وف]?[بلك]?", article=False, pronoun=False),
    # له and its like hold their pronoun already.
    "preposition with pronoun": _Grammar("[وف]?", article=False, pronoun=False),
    "negation": _Grammar("[وف]?[بلك]?", article=False, pronoun=True),
    # أحد is "one of"; الأحد is Sunday.
    "construct": _Grammar("[وف]?[بلك]?", article=False, pronoun=True),
}


class Stopwords:
    """A list of closed-class words that knows what may be written together with them.

    Parameters
    ----------
    words : dict of str to str
        Each word with its class. A word of the class ``pronoun`` takes only و before it; a
        conjunction, particle, adverb, auxiliary, demonstrative, relative or interrogative takes
        conjunctions and prepositions; a preposition, negation or construct takes a pronoun too; a
        ``preposition with pronoun`` (له) takes و and ف; a word of any other class takes, as nouns
        do, either ال or a pronoun.

    Examples
    --------
    >>> stop = Stopwords({"على": "preposition", "كان": "auxiliary", "هم": "pronoun"})
    >>> [word in stop for word in ("وعليها", "كيان", "وهم", "فهم")]
    [True, False, True, False]
    """

    def __init__(self, words: dict[str, str]) -> None:
        groups: dict[_Grammar, list[str]] = {}
        for word, kind in words.items():
            folded = fold_hamza(clean(word))
            grammar = _GRAMMAR.get(kind, _NOUN)
            if folded in _TAKE_PRONOUN and kind in ("conjunction", "particle"):
                grammar = grammar._replace(pronoun=True)
            groups.setdefault(grammar, []).append(_written(folded, kind))
        # Without words there is no alternative, and an empty pattern would match the empty word.
        self._pattern = re.compile("|".join(map(_pattern, groups, groups.values())) or r"(?!)")

    def __contains__(self, word: str) -> bool:
        """Whether a cleaned word is one of the list, with clitics or without."""
        return self._pattern.fullmatch(fold_hamza(word)) is not None


def _written(word: str, kind: str) -> str:
    """Pattern of the ways in which a word is written where others are joined to it."""
    ways = [re.escape(word)]
    if word.endswith("ى"):  # عليها
        ways.append(re.escape(word[:-1]) + "ي(?=.)")
    if word.startswith("ال"):  # للذين
        ways.append("لل" + re.escape(word[2:]))
    if kind == "auxiliary" and word.startswith(("ي", "ت")):  # سيكون
        ways.append("س" + re.escape(word))
    return "|".join(ways)


def _pattern(grammar: _Grammar, written: list[str]) -> str:
    one_of = f"(?:{'|'.join(written)})"
    inner = one_of + (f"{_PRONOUN}?" if grammar.pronoun else "")
    if grammar.article:
        inner = f"(?:(?:ال|لل){one_of}|{inner})"
    return grammar.before + inner
