"""Words, letters and shapes of the grammar, from lists that say why each is there.

``clause_words.tsv`` has words and letters by class, ``word_patterns.tsv`` the shapes of words that
no list can hold.
"""

import re
from functools import cache

from newslab.arabic.clean import clean, fold
from newslab.resources import shipped_list


@cache
def word_lists() -> dict[str, tuple[str, ...]]:
    """Words of ``clause_words.tsv`` by class, as written; in words of several, _ for a space."""
    table = shipped_list("clause_words.tsv", ("class", "words", "reason"))
    found: dict[str, list[str]] = {}
    for names, words in zip(table["class"], table["words"], strict=True):
        for name in names.split():
            found.setdefault(name, []).extend(word.replace("_", " ") for word in words.split())
    return {name: tuple(words) for name, words in found.items()}


def listed(name: str) -> tuple[str, ...]:
    """Words of a class, as written in ``clause_words.tsv``.

    Examples
    --------
    >>> listed("pronoun")
    ('ه', 'ها', 'هم', 'هما', 'هن')
    """
    return word_lists()[name]


def keys(name: str) -> frozenset[str]:
    """Folded words of a class.

    Examples
    --------
    >>> sorted(keys("towards"))
    ['الي', 'لدي']
    """
    return frozenset(fold(clean(word)) for word in listed(name))


def key_of(name: str) -> str:
    """Return the folded word of a class that has one.

    Examples
    --------
    >>> key_of("and")
    'و'
    """
    (word,) = keys(name)
    return word


def pattern(kind: str) -> re.Pattern[str]:
    """Return the shapes of a kind of word, to be matched in full.

    Examples
    --------
    >>> [bool(pattern("verbal_noun").fullmatch(word)) for word in ("تطبيع", "مدينه")]
    [True, False]
    """
    table = shipped_list("word_patterns.tsv", ("kind", "pattern", "reason"))
    return re.compile("|".join(table.loc[table["kind"] == kind, "pattern"]))


AND, SO, BY, FOR, LIKE = map(key_of, ("and", "so", "by", "for", "like"))
THE, FOR_THE = key_of("the"), key_of("for_the")
FROM, WHAT = key_of("from"), key_of("what")
