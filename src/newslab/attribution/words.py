"""One sentence as words and signs, each with what it can be in a clause."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from newslab.arabic import Tokens, clean, fold, tokens_of
from newslab.arabic.clean import TATWEEL
from newslab.arabic.lemma import lemma_key
from newslab.arabic.tokens import WORDS, WRITTEN_TOGETHER, of_next, of_previous
from newslab.attribution.cues import CueForm
from newslab.attribution.grammar import (
    AND,
    ATTACHED,
    BY,
    CAUSATIVE,
    COMPLETE,
    DASH,
    DEFINITE,
    FOR,
    FOR_THE,
    GIVEN,
    INNA,
    JOINED,
    NAME,
    NOUNS,
    OCCASION,
    PARTICLES,
    PREPOSITION,
    SIGN,
    SIGNS,
    SO,
    SPEAKS,
    TANWIN,
    THAT,
    THE,
    is_deed,
    key_of,
    keys,
    listed,
    pattern,
    word_classes,
)

# A colon or Arabic comma between digits belongs to the number: 10:30.
_BETWEEN_DIGITS = ":\N{ARABIC COMMA}"
_COMPLEMENTISER = key_of("complementiser")
_THAT = {
    joined + _COMPLEMENTISER + pronoun
    for joined in ("", BY)
    for pronoun in ("", *keys("that_pronoun"))
} - keys("not_that")
# With its hamza a verbal noun (إدخال), without it as often a plural (أسباب).
_CAUSATIVE = pattern("causative")
_ARTICLE = listed("joined_article")
_WITH_ARTICLE = tuple(keys("joined_article") - {THE})
_TANWIN = "\u064b"
# With ي the man, with ى the preposition: folding makes them one.
(_ALI,) = listed("ali")
_HAMZA = frozenset(listed("hamza"))
(_HAMZA_BELOW,) = listed("hamza_below")
_ALIF = key_of("alif")
_MIN_REST = 2
# Texts of any length pass through; a form met again is worth keeping, a million are not.
MAX_KEPT = 300_000


class Word:
    """A written form: its folded key, the conjunction joined to it, and what it can be.

    Attributes
    ----------
    key : str
        Folded, without a joined و or ف.
    whole : str
        Folded, with them.
    flags : int
        Classes and signs, one bit each.
    forms : list of CueForm
        Readings as a reporting cue; empty for most words.
    parts : frozenset of str
        What parts of a verb these readings are: finite, participle and so on.
    is_noted : bool
        Whether it is a sign or may be a cue: few are, and the search begins with them.
    """

    __slots__ = ("flags", "forms", "is_noted", "key", "parts", "whole")

    def __init__(self, key: str, whole: str, flags: int, forms: list[CueForm]) -> None:
        self.key = key
        self.whole = whole
        self.flags = flags
        self.forms = forms
        self.parts = frozenset(one.form.part for one in forms)
        self.is_noted = bool(forms or flags & SIGN)


class WordReader:
    """Reads texts as words and signs; what depends on the form alone is looked up once a form.

    Parameters
    ----------
    forms : dict of str to list of CueForm
        Of `newslab.attribution.cues.cue_forms`.
    names : dict of str to bool
        Folded words of names of actors, and whether each is a whole name.
    """

    def __init__(self, forms: dict[str, list[CueForm]], names: dict[str, bool]) -> None:
        self._forms = forms
        self._classes = word_classes()
        self._names = names
        self._word = lru_cache(maxsize=MAX_KEPT)(self._look_up)

    def read(self, texts: Sequence[str]) -> Iterator[tuple[list[Word], list[int], list[int]]]:
        """Yield the words and signs of each text, and their offsets."""
        tokens = _written_together(tokens_of(texts), texts)
        words = list(map(self._word, tokens.forms))
        for first, last in pairwise(tokens.bounds().tolist()):
            own = slice(first, last)
            here = [words[code] for code in tokens.codes[own].tolist()]
            yield here, tokens.starts[own].tolist(), tokens.ends[own].tolist()

    def _look_up(self, written: str) -> Word:
        if written in SIGNS:
            return Word(written, written, SIGNS[written], [])
        cleaned = clean(written)
        whole = fold(cleaned)
        if not whole:  # a stretching sign that stands alone is typed for a dash
            return Word(written, written, DASH, [])
        key = whole
        flags, forms = self._class_of(key), self._forms.get(key, [])
        if cleaned == _ALI:
            flags = GIVEN
        if key[:1] in (AND, SO) and not flags and not forms and len(key) > _MIN_REST:
            rest = key[1:]
            rest_flags, rest_forms = self._class_of(rest), self._forms.get(rest, [])
            if rest_flags or rest_forms or cleaned[1:].startswith((THE, _HAMZA_BELOW)):
                key, flags, forms = rest, rest_flags | JOINED, rest_forms
        if forms and flags & PARTICLES and not _HAMZA & set(cleaned):
            forms = [one for one in forms if not _HAMZA & set(one.cue.cue)]  # هنا is not هنأ
        if flags & THAT and _HAMZA_BELOW in cleaned:
            flags |= INNA
        if cleaned[cleaned.startswith(whole[: len(whole) - len(key)] or " ") :].startswith(
            _ARTICLE
        ):
            flags |= DEFINITE
        if _TANWIN in written:
            flags |= TANWIN
        if _HAMZA_BELOW in cleaned[:2] and _CAUSATIVE.fullmatch(key):
            flags |= CAUSATIVE
        flags |= self._attached(key, written, flags)
        return Word(key, whole, flags, forms)

    def _class_of(self, key: str) -> int:
        flags = self._classes.get(key, 0)
        if key in _THAT:
            flags |= THAT
        flags |= self._name_of(key)
        for article in _ARTICLE:
            if key.startswith(article) and len(key) > len(article) + 1:
                return flags | (self._classes.get(key[len(article) :], 0) & NOUNS)
        return flags

    def _name_of(self, key: str) -> int:
        is_complete = self._names.get(key)
        return 0 if is_complete is None else NAME | COMPLETE * is_complete

    def _attached(self, key: str, written: str, flags: int) -> int:
        """Flags of a word that surely begins with the preposition ب, ل or ك."""
        if key.startswith(_WITH_ARTICLE) and len(key) > 4:
            return ATTACHED
        if key[:1] not in (BY, FOR) or flags & (THAT | PREPOSITION):
            return 0
        rest = self._classes.get(key[1:], 0) & NOUNS | self._name_of(key[1:])
        if TATWEEL in written[:3]:
            return ATTACHED | rest
        return ATTACHED | rest if rest and not flags else 0


def key_at(words: list[Word], at: int) -> str:
    """The key of the word at a place, or nothing behind the last one."""
    return words[at].key if at < len(words) else ""


def flags_at(words: list[Word], at: int) -> int:
    """What the word at a place can be: nothing behind the last one."""
    return words[at].flags if at < len(words) else 0


def place_of(words: list[Word], flags: int, places: Iterable[int]) -> int | None:
    """The first of some places whose word can be what is sought."""
    return next((at for at in places if words[at].flags & flags), None)


def past(words: list[Word], at: int, stop: int, flags: int) -> int:
    """Past words of certain classes that stand at a place."""
    while at < stop and words[at].flags & flags:
        at += 1
    return at


def _written_together(tokens: Tokens, texts: Sequence[str]) -> Tokens:
    """Make one word of what no space parts, and leave out the low lines that join nothing."""
    joins = tokens.joins_next()
    is_word = tokens.is_kind(*WRITTEN_TOGETHER)
    is_drawn_out = tokens.passing(lambda form: form.startswith(TATWEEL))
    to_next = joins & (is_word | is_drawn_out) & of_next(is_word)
    for signs, is_side in (("_", is_word), (_BETWEEN_DIGITS, tokens.is_kind("number"))):
        between = tokens.passing(signs.__contains__) & joins & of_next(is_side)
        between &= of_previous(joins & is_side)
        to_next |= between | of_next(between)
    # An initial before a name is no end of sentence: د. برهم.
    is_letter = tokens.is_kind(*WORDS) & (tokens.ends - tokens.starts == 1)
    gap = of_next(tokens.starts) - tokens.ends
    is_near = (gap <= 1) & (of_next(tokens.text_of) == tokens.text_of)
    ends_initial = tokens.passing(".".__eq__) & is_near & of_next(tokens.is_kind(*WORDS))
    to_next |= is_letter & joins & ~of_previous(to_next) & of_next(ends_initial)
    together = tokens.joined(to_next, texts)
    return together.only(~together.passing("_".__eq__))


def is_joined(words: list[Word], at: int) -> bool:
    """Whether و or ف stands before a word, written with it or (hastily) apart."""
    return bool(words[at].flags & JOINED) or (at > 0 and words[at - 1].whole == AND)


def is_verbal(word: Word) -> bool:
    """Whether a word is a verbal noun."""
    return bool(word.flags & CAUSATIVE) or is_deed(word.key)


def splits_off(word: Word, preposition: str) -> bool:
    """Whether a word is `preposition` (ب or ل) written together with what it governs."""
    key = word.key
    if not key.startswith(preposition) or len(key) <= _MIN_REST + 1:
        return False
    if word.flags & ATTACHED:
        return preposition == BY or splits_off_deed(word)
    if word.flags & (SPEAKS | OCCASION | PREPOSITION | THAT):
        return False
    return splits_off_deed(word) or (preposition == BY and _is_governed(key))


def splits_off_deed(word: Word) -> bool:
    """Whether a word is a preposition written together with a verbal noun: بوصول, للدفاع."""
    key = word.key
    return is_deed(key[2:] if key.startswith(FOR_THE) else key[1:])


@lru_cache(maxsize=100_000)
def _is_governed(key: str) -> bool:
    # The dictionary strips clitics itself: only a word that it holds bare can tell.
    return key[1] != _ALIF and _stands_alone(key[1:]) and not _stands_alone(key)


@lru_cache(maxsize=100_000)
def _stands_alone(key: str) -> bool:
    lemma = lemma_key(key, {})
    return lemma.in_dictionary and fold(lemma.key)[:1] == key[:1]
