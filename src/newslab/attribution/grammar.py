"""What a word can be in a clause: by the lists of the grammar, and by its shape.

The words stand in ``clause_words.tsv``, the shapes in ``word_patterns.tsv``; both give a reason
for each row. Words are compared folded.
"""

import re
from collections.abc import Iterator
from enum import IntFlag, auto
from functools import cache, lru_cache

from newslab.arabic import clean, fold
from newslab.arabic.affixes import affix, affixes
from newslab.arabic.lemma import lemma_key
from newslab.resources import shipped_list


class WordClass(IntFlag):
    """What a word can be, one bit each: a word that may be several things is tested at once.

    Most are classes of ``clause_words.tsv``, there in small letters; from NAME to DASH they show in
    the written form.
    """

    PREPOSITION = auto()
    ASIDE = auto()
    TIME = auto()
    RELATIVE = auto()
    OPENER = auto()
    NEGATION = auto()
    DENIAL = auto()
    IMPERSONAL = auto()

    NAME = auto()  # part of a listed name
    COMPLETE = auto()  # a listed name in one word: إيران
    CAUSATIVE = auto()  # a verbal noun that shows by its hamza: إدخال
    THAT = auto()  # أن or إن, alone or with a pronoun
    INNA = auto()  # إن
    JOINED = auto()  # with و or ف before it
    ATTACHED = auto()  # with ب, ل or ك before it
    DEFINITE = auto()  # with ال
    TANWIN = auto()  # in the accusative, so no part of a name
    COMMA = auto()
    COLON = auto()
    QUOTE = auto()
    STOP = auto()
    OPEN = auto()
    CLOSE = auto()
    DASH = auto()

    ROLE = auto()
    AFFILIATED = auto()
    REPRESENTS = auto()
    BODY = auto()
    REPORT = auto()
    MEDIA = auto()
    OCCASION = auto()
    SETTING = auto()
    TELLING = auto()
    WITHHELD = auto()
    WORDING = auto()
    DEED = auto()
    FEELING = auto()
    ADJECTIVE = auto()
    JOINS = auto()
    GIVEN = auto()
    ADDRESSEE = auto()
    NOTICE = auto()
    TITLE_OF = auto()

    PARTICLES = PREPOSITION | ASIDE | OPENER
    SPEAKS = ROLE | AFFILIATED | REPRESENTS | BODY | REPORT | MEDIA
    SIGN = COMMA | COLON | QUOTE | STOP | OPEN | CLOSE | DASH
    # Found with ال and with clitics too, unlike the particles.
    NOUNS = (
        (ROLE | AFFILIATED | REPRESENTS | BODY | REPORT | MEDIA | OCCASION | SETTING | TELLING)
        | (WITHHELD | WORDING | DEED | FEELING | ADJECTIVE | JOINS | GIVEN | ADDRESSEE | NOTICE)
        | TITLE_OF
    )


def __getattr__(name: str) -> int:
    """Members of `WordClass` as plain integers: ``from newslab.attribution.grammar import SIGN``.

    Each word is tested many times, and an operation of IntFlag takes forty times as long.
    """
    if name in WordClass.__members__:
        return WordClass[name].value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


SIGNS: dict[str, int] = {
    sign: kind.value
    for signs, kind in (
        ("،,؛;", WordClass.COMMA),
        (":", WordClass.COLON),
        ("\"“”«»'‘’", WordClass.QUOTE),
        (".!?؟…|", WordClass.STOP),
        ("([{", WordClass.OPEN),
        (")]}", WordClass.CLOSE),
        ("-–—*•", WordClass.DASH),
    )
    for sign in signs
}


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    """Words of ``clause_words.tsv`` by class, as written; in words of several, _ for a space."""
    table = shipped_list("clause_words.tsv", ("class", "words", "reason"))
    found: dict[str, list[str]] = {}
    for names, words in zip(table["class"], table["words"], strict=True):
        for name in names.split():
            found.setdefault(name, []).extend(word.replace("_", " ") for word in words.split())
    return {name: tuple(words) for name, words in found.items()}


def listed(name: str) -> tuple[str, ...]:
    """Words of a class of ``clause_words.tsv``, as written there."""
    return _lists()[name]


def keys(name: str) -> frozenset[str]:
    """Folded words of a class of ``clause_words.tsv``."""
    return frozenset(fold(clean(word)) for word in listed(name))


def key_of(name: str) -> str:
    """Return the folded word of a class that has one: ``key_of("from")`` is من."""
    (word,) = keys(name)
    return word


def pattern(kind: str) -> re.Pattern[str]:
    """Return the shapes of a kind of word (``word_patterns.tsv``), to be matched in full."""
    table = shipped_list("word_patterns.tsv", ("kind", "pattern", "reason"))
    return re.compile("|".join(table.loc[table["kind"] == kind, "pattern"]))


AND, SO = affixes("conjunction")
BY, FOR = affixes("preposition")
LIKE, THE, FOR_THE = affix("like"), affix("article"), affix("for_the")
FROM, WHAT = key_of("from"), key_of("what")


@cache
def word_classes() -> dict[str, int]:
    """Classes of every listed word, by its folded key."""
    found: dict[str, int] = {}
    for name in _lists().keys() & {member.lower() for member in WordClass.__members__}:
        for word in keys(name):
            found[word] = found.get(word, 0) | WordClass[name.upper()].value
    return found


@lru_cache(maxsize=100_000)
def is_known(word: str) -> bool:
    """Whether the dictionary holds a folded word; a word it does not hold is most often a name."""
    return lemma_key(word, {}).in_dictionary


_DEED = WordClass.DEED.value
_FEELING = WordClass.FEELING.value
_VERBAL_NOUN = pattern("verbal_noun")
OWN_PRONOUNS = tuple(keys("own_pronoun"))
# إدانتها is إدانة with its pronoun.
BOUND_ENDING, FREE_ENDING = key_of("bound_woman"), key_of("folded_woman")
_ACCUSATIVE = key_of("accusative")


@lru_cache(maxsize=100_000)
def is_deed(word: str) -> bool:
    """Whether a folded word is a verbal noun, alone or with the pronoun of its subject."""
    for stem in _without_pronoun(word):
        if word_classes().get(stem, 0) & _DEED or _VERBAL_NOUN.fullmatch(stem):
            return True
    return False


def _without_pronoun(word: str) -> Iterator[str]:
    bare = word.removeprefix(THE)
    yield bare
    for pronoun in OWN_PRONOUNS:
        if bare.endswith(pronoun) and len(bare) > len(pronoun) + 2:
            stem = bare.removesuffix(pronoun)
            yield stem
            if stem.endswith(BOUND_ENDING):
                yield stem[:-1] + FREE_ENDING


def is_feeling(word: str) -> bool:
    """Whether a folded word names a stance or feeling, alone or with its pronoun."""
    stems = (*_without_pronoun(word), word.removesuffix(_ACCUSATIVE))
    return any(word_classes().get(stem, 0) & _FEELING for stem in stems)
