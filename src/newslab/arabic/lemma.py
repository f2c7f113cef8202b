"""Lemma keys: one key for the inflected and cliticized forms of a word.

The dictionary is simplemma's (MIT); the clitic grammar around it is ours, because a lookup of the
bare form alone takes تطبيع (the noun) for a form of the verb طبع, and for words that no dictionary
holds (names above all) only the corpus can tell a clitic from a radical letter.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from simplemma.strategies import DictionaryLookupStrategy

from newslab.arabic.affixes import (
    ALEF,
    ALEF_MAKSURA,
    ALEFS_WITH_HAMZA,
    HEH,
    TEH_MARBUTA,
    YEH,
    affix,
    affixes,
)
from newslab.arabic.clean import fold

_DICTIONARY = DictionaryLookupStrategy()

_CONJUNCTIONS = affixes("conjunction")
_PREPOSITIONS = affixes("preposition")
_LIKE, _LIKE_THE = affix("like"), affix("like_the")
_FUTURE = affix("future")
_THE, _FOR_THE = affix("article"), affix("for_the")
_IMPERFECT = affixes("imperfect")
_DERIVED_IMPERFECT = re.compile("|".join(affixes("derived_imperfect")))
_PRONOUNS = affixes("pronoun")
_AT_THE_END = {pair[0]: pair[1] for pair in affixes("before_pronoun")}
_ADJECTIVE_ENDINGS = affixes("adjective_ending")
_ENDINGS = affixes("ending")
_PLURALS, _FEMININE = affixes("plural_verb"), affix("feminine_verb")
_GOD = affixes("god")
MIN_STEM = 3  # an Arabic stem of fewer letters is more often a radical mistaken for a clitic


class LemmaKey(NamedTuple):
    """The key of a word, and whether the dictionary stands behind it."""

    key: str
    in_dictionary: bool


def lemma_key(word: str, frequency: Mapping[str, int]) -> LemmaKey:
    """Return the key that the forms of one word share.

    Tried in this order, the first that the dictionary holds is taken: the word; the word without
    conjunction, preposition, article or future particle; the spellings that hasty typing leaves
    out (hamza, ة, ى); the word without pronoun or ending; the past tense of an imperfect verb.

    Parameters
    ----------
    word : str
        A cleaned token of the Arabic script (see `clean`).
    frequency : mapping of str to int
        How often each cleaned token occurs in the corpus. A word outside the dictionary loses a
        leading و ف ب ك ل only if what remains is more frequent than the word itself; and للبنان
        is taken for ل with لبنان only where that is more frequent than بنان.

    Returns
    -------
    LemmaKey

    Examples
    --------
    >>> [lemma_key(w, {}).key for w in ("التطبيع", "تطبيع", "للتطبيع", "وأعلنت", "سياستكم")]
    ['تطبيع', 'تطبيع', 'تطبيع', 'أعلن', 'سياسة']
    >>> lemma_key("بتوكاييف", {"توكاييف": 3, "بتوكاييف": 1})
    LemmaKey(key='توكاييف', in_dictionary=False)
    """
    if word in _GOD:
        return LemmaKey(_GOD[0], True)
    lemma = next(filter(None, map(_known, _readings(word, frequency))), None)
    if lemma:
        return LemmaKey(lemma, True)
    return LemmaKey(_strip_unknown(word, frequency), False)


def _readings(word: str, frequency: Mapping[str, int]) -> Iterator[str]:
    """Yield every form that `word` may stand for, the likeliest first."""
    bare = [rest for rest in _without_prefix(word, frequency) if len(rest) >= MIN_STEM]
    yield word
    yield from bare
    yield from _careful_spellings(word)
    for rest in bare:
        # A preposition and a missing hamza at once are more often a name (كارني) than two slips.
        if word.removesuffix(rest) not in _PREPOSITIONS:
            yield from _careful_spellings(rest)
    for form in (word, *bare):
        yield from _without_ending(form)
    for form in (word, *bare):
        yield from _past_tense(form)


@lru_cache(maxsize=200_000)
def _known(word: str) -> str | None:
    """Lemma of a word that carries no clitic but the article, or None."""
    if not word:
        return None
    lemma = _entry(word)
    if lemma is None and word.startswith(_THE) and len(word) > MIN_STEM + 1:
        return _entry(word[2:])
    return lemma


def _entry(word: str) -> str | None:
    """Lemma that the dictionary holds for a word as it stands, or None."""
    own = _DICTIONARY.get_lemma(word, "ar")
    noun = None if word.startswith(_THE) else _DICTIONARY.get_lemma(_THE + word, "ar")
    if own == word:
        return word if noun else _verb_lemma(word)
    # التطبيع can only be the noun, where تطبيع may be read as a verb; a lemma that itself begins
    # with ال (التزام, ألمانيا) shows that its ال is no article.
    if noun and not fold(noun).startswith(_THE):
        return noun
    return own


def _verb_lemma(verb: str) -> str:
    """Lead back what the dictionary lists as lemmas of their own: ينضم, ينضمون, انضموا, انضمت."""
    for ending in (*_PLURALS, _FEMININE):
        stem = _stem(verb, ending)
        # Only verbs take وا. A ت is a letter of imperfects (يثبت), and of أثبت, which has an أثبتت.
        keeps_ending = ending == _FEMININE and (
            verb[0] in _IMPERFECT[:-1] or _DICTIONARY.get_lemma(verb + _FEMININE, "ar")
        )
        if stem and not keeps_ending and _DICTIONARY.get_lemma(stem + _PLURALS[0], "ar"):
            return _entry(stem) or verb
    past = ALEF + verb[1:]
    is_known = _DERIVED_IMPERFECT.match(verb) and _DICTIONARY.get_lemma(past, "ar") == past
    return past if is_known else verb


def _without_prefix(word: str, frequency: Mapping[str, int]) -> Iterator[str]:
    """Yield what is left after و ف, then ب ك ل or the future س; fewest letters taken first."""
    for conjunction in ("", *_CONJUNCTIONS):
        if not word.startswith(conjunction):
            continue
        rest = word[len(conjunction) :]
        if conjunction:
            yield rest
        if rest.startswith(_FOR_THE):
            # للبنان is ل with لبنان, not للـ with بنان, if the corpus speaks of لبنان.
            if _frequency_of(rest[1:], frequency) > _frequency_of(rest[2:], frequency):
                yield rest[1:]
            yield _THE + rest[2:]
        # ك ("like") before a noun without article is rare, and often a radical: كتابه is his book.
        if rest.startswith((*_PREPOSITIONS, _FUTURE, _LIKE_THE)):
            yield rest[1:]


def _frequency_of(noun: str, frequency: Mapping[str, int]) -> int:
    """How often a noun occurs alone or with ال."""
    return frequency.get(noun, 0) + frequency.get(_THE + noun, 0)


def _careful_spellings(word: str) -> Iterator[str]:
    """Yield the spellings that `word` may be a slip for: a hamza left out, ه for ة, ي for ى.

    A final ه is a pronoun (دوره, "his role") more often than a slip (دورة), but never behind ال.
    """
    if word.startswith(_THE + ALEF):
        yield from (_THE + alef + word[3:] for alef in ALEFS_WITH_HAMZA)
    if word.startswith(ALEF):
        yield from (alef + word[1:] for alef in ALEFS_WITH_HAMZA)
    if word.endswith(HEH):
        if not word.startswith(_THE):
            yield from _without_pronoun(word, HEH)
        yield word[:-1] + TEH_MARBUTA
    if word.endswith(YEH):
        yield word[:-1] + ALEF_MAKSURA


def _without_ending(word: str) -> Iterator[str]:
    """Yield what is left after a pronoun or an ending of number and case.

    The ي of an adjective goes as the pronoun ي does, so that its forms meet in the same noun.
    """
    for pronoun in _PRONOUNS:
        yield from _without_pronoun(word, pronoun)
    for ending in (*_ADJECTIVE_ENDINGS, *_ENDINGS):
        stem = _stem(word, ending)
        if stem and ending in _ADJECTIVE_ENDINGS:
            yield stem + YEH
        if stem:
            yield stem


def _without_pronoun(word: str, pronoun: str) -> Iterator[str]:
    """Yield what is left before a pronoun, its last letter as it is written at a word's end."""
    stem = _stem(word, pronoun)
    if stem:
        if stem[-1] in _AT_THE_END:
            yield stem[:-1] + _AT_THE_END[stem[-1]]
        yield stem


def _stem(word: str, ending: str) -> str:
    """Return `word` without `ending`, or nothing if it has another one or too little is left."""
    stem = word.removesuffix(ending)
    return stem if stem != word and len(stem.removeprefix(_THE)) >= MIN_STEM else ""


def _past_tense(word: str) -> Iterator[str]:
    """Yield past tenses of an imperfect: bare (I, II, V), with أ (IV) or with ا (VII to X)."""
    if len(word) > MIN_STEM and word[0] in _IMPERFECT:
        indicative, other = _PLURALS[::-1]
        for stem in (word[1:], word[1:].removesuffix(indicative), word[1:].removesuffix(other)):
            yield from (ALEF + stem, ALEFS_WITH_HAMZA[0] + stem, stem)


def _strip_unknown(word: str, frequency: Mapping[str, int]) -> str:
    """Strip a word that no dictionary holds: the article always, a clitic if the corpus agrees."""
    candidates = [
        *_without_prefix(word, frequency),
        *([word[1:]] if word.startswith(_LIKE) else []),
    ]
    for rest in candidates:
        if len(rest) >= MIN_STEM and frequency.get(rest, 0) > frequency.get(word, 0):
            word = rest
            break
    if word.startswith(_FOR_THE) and len(word) >= MIN_STEM + 2:
        word = _THE + word[2:]
    if word.startswith(_THE) and len(word) >= MIN_STEM + 2:
        word = word[2:]
    for ending in _ADJECTIVE_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= MIN_STEM:
            return word.removesuffix(ending) + YEH
    return word
