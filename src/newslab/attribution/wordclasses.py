"""What a word can be in a clause: classes of ``clause_words.tsv``, signs, verbal nouns.

Each is one bit, so that a word that may be several things is tested at once.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from newslab.arabic import clean, fold
from newslab.arabic.lemma import lemma_key
from newslab.resources import shipped_list

_CLASSES = """
    preposition aside time relative opener negation denial impersonal role affiliated represents
    body report media occasion setting telling withheld wording deed feeling adjective joins given
    addressee notice title_of
""".split()  # noqa: SIM905  a list of quoted words would hide the words
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
NOUNS = sum(_CLASS_BIT[name] for name in _NOUNS)
PARTICLES = PREPOSITION | ASIDE | OPENER
SPEAKS = ROLE | AFFILIATED | REPRESENTS | BODY | REPORT | MEDIA

# NAME: a part of a listed name, COMPLETE if it is one alone (إيران); CAUSATIVE: إدخال; JOINED: with
# و or ف; ATTACHED: with ب, ل or ك; TANWIN: in the accusative, so no part of a name.
(
    NAME,
    COMPLETE,
    CAUSATIVE,
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
) = (1 << (len(_CLASSES) + number) for number in range(16))
SIGN = COMMA | COLON | QUOTE | STOP | OPEN | CLOSE | DASH

SIGNS = {
    **dict.fromkeys("،,؛;", COMMA),
    ":": COLON,
    **dict.fromkeys("\"“”«»'‘’", QUOTE),
    **dict.fromkeys(".!?؟…|", STOP),
    **dict.fromkeys("([{", OPEN),
    **dict.fromkeys(")]}", CLOSE),
    **dict.fromkeys("-–—*•", DASH),
}


def keys(words: str) -> frozenset[str]:
    """Folded keys of words with spaces between them."""
    return frozenset(fold(clean(word)) for word in words.split())


@cache
def word_classes() -> dict[str, int]:
    """Classes of every listed word, by its folded key."""
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


_DEED = re.compile(
    # Verbal nouns by their pattern: VII, VIII and X, II, III; IV needs its hamza, which is folded.
    r"ان.{2}ا.|ا.ت.ا.|ات.ا.|است.{2}ا.|است.{1,2}ا.ه|ت.{2}ي.|ت.{2}يه|ت.ا.{2}|م.ا.{2}ه|ا[^ر].[^ي]?ا.ه"
)


@lru_cache(maxsize=100_000)
def is_deed(key: str) -> bool:
    """Whether a folded word is a verbal noun, alone or with the pronoun of its subject."""
    for stem in _without_pronoun(key):
        if word_classes().get(stem, 0) & DEED or _DEED.fullmatch(stem):
            return True
    return False


def _without_pronoun(key: str) -> Iterator[str]:
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
    return any(word_classes().get(stem, 0) & FEELING for stem in stems)
