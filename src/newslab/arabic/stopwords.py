"""Closed-class words, recognised with their clitics but never by lemma.

A lemma is too coarse here: كيان (entity) shares one with كان (was), and يمثل (represents) with مثل
(like), and an analysis that drops them has lost content. So is a grammar that allows any clitic
before any word: آلام (pains) is not ال with أم (or), nor كحول (alcohol) ك with حول (around).
"""

import re
from typing import NamedTuple

from newslab.arabic.affixes import ALEF_MAKSURA, YEH, affix, affixes, maybe
from newslab.arabic.clean import clean, fold_hamza

_PRONOUN = f"(?:{'|'.join(form for form in affixes('pronoun') if form != affix('my'))})"
_THE, _FOR_THE = affix("article"), affix("for_the")
_TAKE_PRONOUN = frozenset(affixes("takes_pronoun"))
_AND, _ = affixes("conjunction")
_, _FOR = affixes("preposition")
_CONJUNCTION = maybe("conjunction")
_TWO = _CONJUNCTION + maybe("preposition")
_THREE = _CONJUNCTION + maybe("preposition", "like")


class _Grammar(NamedTuple):
    before: str  # pattern of the conjunctions and prepositions that may stand before the word
    article: bool
    pronoun: bool


_NOUN = _Grammar(_THREE, article=True, pronoun=True)
_GRAMMAR = {
    # فهم is "understanding", not "and they".
    "pronoun": _Grammar(_AND + "?", article=False, pronoun=False),
    "preposition": _Grammar(_TWO, article=False, pronoun=True),
    "conjunction": _Grammar(_TWO, article=False, pronoun=False),
    "particle": _Grammar(_TWO, article=False, pronoun=False),
    "adverb": _Grammar(_TWO, article=False, pronoun=False),
    "auxiliary": _Grammar(_CONJUNCTION + _FOR + "?", article=False, pronoun=False),
    "demonstrative": _Grammar(_THREE, article=False, pronoun=False),
    "relative": _Grammar(_THREE, article=False, pronoun=False),
    "interrogative": _Grammar(_THREE, article=False, pronoun=False),
    # له and its like hold their pronoun already.
    "preposition with pronoun": _Grammar(_CONJUNCTION, article=False, pronoun=False),
    "negation": _Grammar(_THREE, article=False, pronoun=True),
    # أحد is "one of"; الأحد is Sunday.
    "construct": _Grammar(_THREE, article=False, pronoun=True),
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
    if word.endswith(ALEF_MAKSURA):  # عليها
        ways.append(re.escape(word[:-1]) + YEH + "(?=.)")
    if word.startswith(_THE):  # للذين
        ways.append(_FOR_THE + re.escape(word[2:]))
    if kind == "auxiliary" and word.startswith(affixes("imperfect")[:2]):  # سيكون
        ways.append(affix("future") + re.escape(word))
    return "|".join(ways)


def _pattern(grammar: _Grammar, written: list[str]) -> str:
    one_of = f"(?:{'|'.join(written)})"
    inner = one_of + (f"{_PRONOUN}?" if grammar.pronoun else "")
    if grammar.article:
        inner = f"(?:(?:{_THE}|{_FOR_THE}){one_of}|{inner})"
    return grammar.before + inner
