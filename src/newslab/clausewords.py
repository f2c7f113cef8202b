"""One sentence unit as words and signs, each with what it can be in a clause."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from newslab.arabic import clean, fold
from newslab.arabic.clean import INVISIBLE, MARKS
from newslab.arabic.lemma import lemma_key
from newslab.cues import CueForm
from newslab.resources import shipped_list

_CLASSES = [
    "preposition",
    "aside",
    "time",
    "relative",
    "opener",
    "negation",
    "denial",
    "impersonal",
    "role",
    "affiliated",
    "represents",
    "body",
    "report",
    "media",
    "occasion",
    "setting",
    "telling",
    "withheld",
    "wording",
    "deed",
    "feeling",
    "adjective",
    "joins",
    "given",
    "addressee",
    "notice",
    "title_of",
]
_CLASS_BIT = {name: 1 << number for number, name in enumerate(_CLASSES)}
(
    PREPOSITION,
    ASIDE,
    TIME,
    RELATIVE,
    OPENER,
    NEGATION,
    DENIAL,
    IMPERSONAL,
    ROLE,
    AFFILIATED,
    REPRESENTS,
    BODY,
    REPORT,
    MEDIA,
    OCCASION,
    SETTING,
    TELLING,
    WITHHELD,
    WORDING,
    DEED,
    FEELING,
    ADJECTIVE,
    JOINS,
    GIVEN,
    ADDRESSEE,
    NOTICE,
    TITLE_OF,
) = _CLASS_BIT.values()
# Nouns: found with ال and with clitics too, unlike the particles before them.
_NOUNS = _CLASSES[_CLASSES.index("role") :]
SPEAKS = ROLE | AFFILIATED | REPRESENTS | BODY | REPORT | MEDIA

(
    NAME,
    THAT,
    INNA,
    JOINED,
    ATTACHED,
    DEFINITE,
    TANWIN,
    COMMA,
    COLON,
    QUOTE,
    STOP,
    OPEN,
    CLOSE,
    DASH,
) = (1 << (len(_CLASSES) + number) for number in range(14))
SIGN = COMMA | COLON | QUOTE | STOP | OPEN | CLOSE | DASH

_SIGNS = {
    **dict.fromkeys("،,؛;", COMMA),
    ":": COLON,
    **dict.fromkeys("\"“”«»'‘’", QUOTE),
    **dict.fromkeys(".!?؟…|", STOP),
    **dict.fromkeys("([{", OPEN),
    **dict.fromkeys(")]}", CLOSE),
    **dict.fromkeys("-–—*•", DASH),
}
_LETTER = rf"\w{MARKS}"
_PIECE = re.compile(
    # An initial before a name is no end of sentence: د. برهم.
    rf"(?<!\w)[^\W\d_]\.(?=\s?[^\W\d_])|"
    rf"[^\W\d_][{_LETTER}]*(?:[{INVISIBLE}]+[{_LETTER}]+)*"
    # A colon, point or comma between digits belongs to the number: 10:30, 1,500.
    rf"|\d+(?:[:.,،\u066b\u066c]\d+)*[{_LETTER}]*"
    r"|[،,؛;:\"“”«»'‘’.!?؟…|()\[\]{}–—*•-]"
)
# Most words are of these letters alone: nothing is to be cleaned, each letter is folded by itself.
_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_FOLDED = {code: fold(chr(code)) for code in (*range(0x621, 0x63B), *range(0x641, 0x64B))}
_PRONOUNS = ("", "ه", "ها", "هم", "هما", "هن", "ني", "ي", "نا", "ك", "كم")
_THAT = {joined + "ان" + pronoun for joined in ("", "ب") for pronoun in _PRONOUNS} - {"انا", "بانا"}
_ARTICLE = ("بال", "كال", "لل", "ال")
_MIN_REST = 2


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
    """

    __slots__ = ("flags", "forms", "key", "whole")

    def __init__(self, key: str, whole: str, flags: int, forms: list[CueForm]) -> None:
        self.key = key
        self.whole = whole
        self.flags = flags
        self.forms = forms


class Lexicon:
    """Looks up written forms; what depends on the form alone is done once a form.

    Parameters
    ----------
    forms : dict of str to list of CueForm
        Of `newslab.cues.cue_forms`.
    names : frozenset of str
        Folded single words that are names of actors.
    """

    # Texts of any length pass through; a form met again is worth keeping, a million are not.
    MAX_KEPT = 300_000

    def __init__(self, forms: dict[str, list[CueForm]], names: frozenset[str]) -> None:
        self._forms = forms
        self._classes = _shipped_classes()
        self._names = names
        self._words: dict[str, Word] = {}

    def read(self, text: str) -> tuple[list[Word], list[int], list[int]]:
        """Words and signs of a text, and their offsets."""
        spans = [match.span() for match in _PIECE.finditer(text)]
        known = self._words
        words = []
        for start, end in spans:
            written = text[start:end]
            words.append(known.get(written) or self._look_up(written))
        return words, [start for start, _ in spans], [end for _, end in spans]

    def _look_up(self, written: str) -> Word:
        if len(self._words) > self.MAX_KEPT:
            self._words.clear()
        if written in _SIGNS:
            word = self._words[written] = Word(written, written, _SIGNS[written], [])
            return word
        if _PLAIN.fullmatch(written):
            cleaned, whole = written, written.translate(_FOLDED)
        else:
            cleaned = clean(written)
            whole = fold(cleaned)
        key = whole
        flags, forms = self._class_of(key), self._forms.get(key, [])
        if cleaned == _ALI:
            flags = GIVEN
        if key[:1] in ("و", "ف") and not flags and not forms and len(key) > _MIN_REST:
            rest = key[1:]
            rest_flags, rest_forms = self._class_of(rest), self._forms.get(rest, [])
            if rest_flags or rest_forms or cleaned[1:].startswith("ال"):
                key, flags, forms = rest, rest_flags | JOINED, rest_forms
        if forms and flags & _PARTICLE_BITS and not _HAMZA & set(cleaned):
            forms = [one for one in forms if not _HAMZA & set(one.cue.cue)]  # هنا is not هنأ
        if flags & THAT and "إ" in cleaned:
            flags |= INNA
        if cleaned[cleaned.startswith(whole[: len(whole) - len(key)] or " ") :].startswith(
            _ARTICLE
        ):
            flags |= DEFINITE
        if "\u064b" in written:
            flags |= TANWIN
        flags |= self._attached(key, written, flags)
        word = self._words[written] = Word(key, whole, flags, forms)
        return word

    def _class_of(self, key: str) -> int:
        flags = self._classes.get(key, 0)
        if key in _THAT:
            flags |= THAT
        if key in self._names:
            flags |= NAME
        for article in _ARTICLE:
            if key.startswith(article) and len(key) > len(article) + 1:
                return flags | (self._classes.get(key[len(article) :], 0) & _NOUN_BITS)
        return flags

    def _attached(self, key: str, written: str, flags: int) -> int:
        """Flags of a word that surely begins with the preposition ب, ل or ك."""
        if key.startswith(("لل", "بال", "كال")) and len(key) > 4:
            return ATTACHED
        if key[:1] not in ("ب", "ل") or flags & (THAT | PREPOSITION):
            return 0
        rest = self._classes.get(key[1:], 0) & _NOUN_BITS | (NAME if key[1:] in self._names else 0)
        if "ـ" in written[:3]:
            return ATTACHED | rest
        return ATTACHED | rest if rest and not flags else 0


# With ي the man, with ى the preposition: folding makes them one.
_ALI = "علي"
_HAMZA = frozenset("أإؤئء")
_PARTICLE_BITS = PREPOSITION | ASIDE | OPENER
_NOUN_BITS = sum(_CLASS_BIT[name] for name in _NOUNS)


@cache
def _shipped_classes() -> dict[str, int]:
    table = shipped_list("clause_words.tsv", ("class", "words", "reason"))
    found: dict[str, int] = {}
    for name, words in zip(table["class"], table["words"], strict=True):
        for word in words.split():
            key = fold(clean(word))
            found[key] = found.get(key, 0) | _CLASS_BIT[name]
    return found


@lru_cache(maxsize=100_000)
def is_known(key: str) -> bool:
    """Whether the dictionary holds a folded word; a word it does not hold is most often a name."""
    return lemma_key(key, {}).in_dictionary


def splits_off(word: Word, preposition: str) -> bool:
    """Whether a word is `preposition` (ب or ل) written together with what it governs."""
    key = word.key
    if not key.startswith(preposition) or len(key) <= _MIN_REST + 1:
        return False
    if word.flags & ATTACHED:
        return preposition == "ب" or is_deed(key[2:] if key.startswith("لل") else key[1:])
    if word.flags & (SPEAKS | OCCASION | PREPOSITION | THAT):
        return False
    return is_deed(key[1:]) or (preposition == "ب" and _is_governed(key))


@lru_cache(maxsize=100_000)
def _is_governed(key: str) -> bool:
    # The dictionary strips clitics itself: only a word that it holds bare can tell.
    return key[1] != "ا" and _stands_alone(key[1:]) and not _stands_alone(key)


@lru_cache(maxsize=100_000)
def _stands_alone(key: str) -> bool:
    lemma = lemma_key(key, {})
    return lemma.in_dictionary and fold(lemma.key)[:1] == key[:1]


_DEED = re.compile(
    # Verbal nouns by their pattern: VII, VIII and X, II, III; IV needs its hamza, which is folded.
    r"ان.{2}ا.|ا.ت.ا.|ات.ا.|است.{2}ا.|است.{1,2}ا.ه|ت.{2}ي.|ت.{2}يه|ت.ا.{2}|م.ا.{2}ه|ا[^ر].[^ي]?ا.ه"
)


@lru_cache(maxsize=100_000)
def is_deed(key: str) -> bool:
    """Whether a folded word is a verbal noun, alone or with the pronoun of its subject."""
    for stem in _without_pronoun(key):
        if _shipped_classes().get(stem, 0) & DEED or _DEED.fullmatch(stem):
            return True
    return False


def _without_pronoun(key: str) -> Iterable[str]:
    bare = key.removeprefix("ال")
    yield bare
    for pronoun in ("ها", "هم", "هما", "ه"):
        if bare.endswith(pronoun) and len(bare) > len(pronoun) + 2:
            stem = bare.removesuffix(pronoun)
            yield stem
            if stem.endswith("ت"):
                yield stem[:-1] + "ه"


def is_feeling(key: str) -> bool:
    """Whether a folded word names a stance or feeling, alone or with its pronoun."""
    stems = (*_without_pronoun(key), key.removesuffix("ا"))
    return any(_shipped_classes().get(stem, 0) & FEELING for stem in stems)
