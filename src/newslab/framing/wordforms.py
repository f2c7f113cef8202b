"""Which of the words that a codebook looks for a written token is a form of."""

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from newslab.arabic import DEFAULT_POLICY
from newslab.arabic.clean import clean, fold, fold_hamza
from newslab.arabic.lemma import lemma_key
from newslab.arabic.terms import listed_keys
from newslab.attribution.grammar import AND, BY, FOR, FOR_THE, LIKE, SO, THE, key_of, listed
from newslab.framing.patterns import SoughtWord
from newslab.resources import shipped_list

_CONJUNCTIONS, _PREPOSITIONS = (AND, SO), (BY, LIKE, FOR)
_ADJECTIVE_ENDINGS = listed("adjective_ending")
_MIN_INFLECTED = 4  # in shorter words ى and ي tell words apart
_TAKES_NO_TANWEEN = listed("without_tanween")
_ACCUSATIVE, _YA = key_of("accusative"), key_of("ya")
# Letters that inflection adds, drops or exchanges, so that the forms of a word share the others;
# and what of the others may be joined at its head (والـ, بالـ, فللـ, سنـ) or end (ـكم, ـين, ـهم).
_WEAK = str.maketrans("", "", "".join(listed("weak_letter")))
_JOINED_BEFORE = tuple(so + rest for so in ("", SO) for rest in ("", *listed("joined_before")))
_JOINED_BEHIND = ("", *listed("joined_behind"))
_LETTER = r"[\u0621-\u063a\u0641-\u064a]"
_DRAWN_OUT = re.compile(rf"({_LETTER})\1\1+")  # no word has a letter thrice: السلاااام
MOST_TOKENS = 500_000  # written forms, some hundred megabytes; a large corpus has more


class Fits(NamedTuple):
    """The words that a token is a form of: as the first word of a match, or later."""

    first: frozenset[SoughtWord]
    later: frozenset[SoughtWord]


_NO_FORM = Fits(frozenset(), frozenset())


class WordForms:
    """What each written token fits; a token is looked into once, the first time it is met.

    What a token fits depends on the token and the codebook alone, never on the rest of the corpus.

    Parameters
    ----------
    words : iterable of SoughtWord

    Examples
    --------
    >>> forms = WordForms([SoughtWord("form", "كازاخستان"), SoughtWord("lemma", "رفض")])
    >>> [bool(forms.fits(token).first) for token in ("لقازاخستان", "وترفض", "كتاب")]
    [True, True, False]
    """

    def __init__(self, words: Iterable[SoughtWord]) -> None:
        words = set(words)
        self._as_written: dict[str, list[SoughtWord]] = {}
        self._forms: dict[str, list[SoughtWord]] = {}
        self._lemmas: dict[str, list[SoughtWord]] = {}
        self._aliases, groups = _spellings()
        sought = [clean(word.text) for word in words]
        # Words that someone listed are words, however rare in a corpus (see `lemma_key`).
        self._frequency = dict.fromkeys([*sought, *map(clean, groups)], sys.maxsize)
        for word in words:
            for text in groups.get(word.text, {word.text}):
                self._add(word, text)
        keys = {key for key, name in self._aliases.items() if name in self._lemmas}
        self._lemma_skeletons = {
            before + skeleton + behind
            for skeleton in _skeletons(keys.union(self._lemmas))
            for before in _JOINED_BEFORE
            for behind in _JOINED_BEHIND
        }
        self.fits = lru_cache(maxsize=MOST_TOKENS)(self._look_into)

    def _add(self, word: SoughtWord, text: str) -> None:
        if word.how == "lemma":
            self._lemmas.setdefault(self._key(clean(text)), []).append(word)
        elif word.how == "surface":
            self._as_written.setdefault(fold(clean(text)), []).append(word)
        else:
            for form in _with_prepositions(_forms(text)):
                self._forms.setdefault(form, []).append(word)

    def _look_into(self, token: str) -> Fits:
        """What a written token is a form of."""
        cleaned = clean(token)
        if len(cleaned) - len(set(cleaned)) > 1:
            cleaned = _DRAWN_OUT.sub(r"\1", cleaned)
        folded = fold(cleaned)
        later = {*self._forms.get(folded, ()), *self._as_written.get(folded, ())}
        first = set(later)
        if folded.startswith(_CONJUNCTIONS):
            first.update(self._forms.get(folded[1:], ()))
        # To look for the lemma is slow; most words have other letters than any that is listed.
        if folded.translate(_WEAK) in self._lemma_skeletons:
            key = self._key(cleaned)
            of_lemma = self._lemmas.get(key, ())
            first.update(of_lemma)
            if not (cleaned.startswith(_CONJUNCTIONS) and self._key(cleaned[1:]) == key):
                later.update(of_lemma)
        return Fits(frozenset(first), frozenset(later)) if first else _NO_FORM

    def _key(self, cleaned: str) -> str:
        key, in_dictionary = lemma_key(cleaned, self._frequency)
        folded = fold_hamza(key) if in_dictionary else fold(key)
        return self._aliases.get(folded, folded)


@cache
def _spellings() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Keys of spellings with the key of their name, and each word with all its spellings."""
    table = shipped_list("aliases.tsv", ("variant", "canonical", "reason"))
    variants, names = table["variant"].tolist(), table["canonical"].tolist()
    keys = dict(
        zip(listed_keys(variants, DEFAULT_POLICY), listed_keys(names, DEFAULT_POLICY), strict=True)
    )
    groups: dict[tuple[str, bool], set[str]] = {}
    for variant, name in zip(variants, names, strict=True):
        # An adjective made from a name is another word where words are compared by their form.
        is_made = variant.endswith(_YA) and not name.endswith(_YA)
        groups.setdefault((name, is_made), set() if is_made else {name}).add(variant)
    return keys, {word: frozenset(group) for group in groups.values() for word in group}


def _forms(word: str) -> Iterator[str]:
    """Yield the folded forms of a word that carries no clitic."""
    cleaned = clean(word)
    folded = fold(cleaned)
    forms = [folded]
    if len(folded) >= _MIN_INFLECTED and cleaned.endswith(_YA):
        forms = [folded[:-1] + ending for ending in _ADJECTIVE_ENDINGS]
    elif not folded.endswith(_TAKES_NO_TANWEEN):
        forms.append(folded + _ACCUSATIVE)
    yield from forms
    # التزام begins with letters of its own, not with the article.
    has_article = cleaned.startswith(THE) and not lemma_key(cleaned, {}).key.startswith(THE)
    if not has_article:
        yield from (THE + form for form in forms)


def _skeletons(words: Iterable[str]) -> set[str]:
    return {word.translate(_WEAK) for word in words}


def _with_prepositions(forms: Iterable[str]) -> Iterator[str]:
    for form in forms:
        yield form
        yield from (preposition + form for preposition in _PREPOSITIONS)
        if form.startswith(THE):
            # No third ل is written where the word begins with one.
            yield (FOR_THE + form[len(THE) :]).replace(FOR + FOR_THE, FOR_THE)
