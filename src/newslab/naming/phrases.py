"""Find listed words in Arabic text, whatever is joined to them and however hamza is written."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from newslab.arabic import Tokens, clean, token_spans
from newslab.arabic.affixes import HEH, TEH_MARBUTA, YEH, affix, affixes
from newslab.arabic.clean import INVISIBLE, fold_hamza
from newslab.errors import InputError, check_columns
from newslab.resources import ListOf, read_list, shipped_list

_THE, _FOR_THE = affix("article"), affix("for_the")
_, _FOR = affixes("preposition")
_CLITICS = tuple(
    first + second
    for first in ("", *affixes("conjunction"))
    for second in ("", *affixes("preposition"), affix("like"))
)
_ADJECTIVE_ENDINGS = affixes("adjective_form")
# In shorter words ى and ي tell words apart: علي is a name, على a preposition.
_MIN_INFLECTED = 4
# What may stand between two words of a name: no letter, and no sign that parts sentences.
_BETWEEN = re.compile(rf"[\s\"“”«»{INVISIBLE}]*")


class Phrase(NamedTuple):
    """Words to be found, under a label (such as a name) in a group (such as its referent)."""

    group: str
    label: str
    words: str


class Found(NamedTuple):
    """A span of a text, by its number, and the group and label of what was found there."""

    text: int
    group: str
    label: str
    start: int
    end: int


class Phrases:
    """Finds words written one after the other, whatever is joined to them.

    The first word may carry و ف ب ك ل; harakat, tatweel and the seats of hamza do not matter, nor
    does ه for a final ة or, in words of at least four letters, ى for a final ي. A word of four
    letters or more that ends in ي stands for its feminine and plural too. A phrase listed without
    ال is found with ال on all its words as well; one listed with ال only so. Within a group the
    longest phrase wins and no two overlap.

    Parameters
    ----------
    phrases : sequence of Phrase

    Examples
    --------
    >>> from newslab.arabic import tokens_of
    >>> phrases = Phrases([Phrase("accords", "plural", "اتفاقيات إبراهيم")])
    >>> texts = ["انضمت لاتّفاقيات ابراهيم."]
    >>> phrases.find(tokens_of(texts).words(), texts)
    [Found(text=0, group='accords', label='plural', start=6, end=24)]
    """

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._by_first: dict[str, list[tuple[Phrase, list[set[str]]]]] = {}
        for phrase in phrases:
            for first, *rest in _ways_to_write(phrase.words):
                for form in first:
                    self._by_first.setdefault(form, []).append((phrase, rest))

    def find(self, words: Tokens, texts: Sequence[str]) -> list[Found]:
        """Find the phrases.

        Parameters
        ----------
        words : Tokens
        texts : sequence of str
            The texts that the offsets of `words` point into, by `Tokens.text_of`.

        Returns
        -------
        list of Found
            In their order.
        """
        taken: set[tuple[str, int]] = set()
        found = []
        for hit in sorted(self._hits(words, texts), key=_longest_first):
            places = {(hit.phrase.group, at) for at in range(hit.first, hit.last + 1)}
            if not places & taken:
                taken |= places
                found.append(hit)
        found.sort(key=lambda hit: hit.first)
        first, last = (np.array([hit[side] for hit in found], dtype=int) for side in (1, 2))
        of_hit = (words.text_of[first], words.starts[first], words.ends[last])
        return [
            Found(text, hit.phrase.group, hit.phrase.label, start, end)
            for hit, text, start, end in zip(found, *(of.tolist() for of in of_hit), strict=True)
        ]

    def _hits(self, words: Tokens, texts: Sequence[str]) -> Iterator["_Hit"]:
        keys = list(map(_key, words.forms))
        beginning = [self._by_first.get(key, ()) for key in keys]
        begins = np.array(list(map(bool, beginning)), dtype=bool)[words.codes]
        codes, text_of = words.codes, words.text_of
        for first in np.flatnonzero(begins).tolist():
            for phrase, rest in beginning[codes[first]]:
                last = first + len(rest)
                following = [keys[code] for code in codes[first + 1 : last + 1].tolist()]
                if (
                    len(following) == len(rest)
                    and text_of[last] == text_of[first]
                    and all(map(set.__contains__, rest, following))
                    and all(
                        _BETWEEN.fullmatch(texts[text_of[at]], words.ends[at], words.starts[at + 1])
                        for at in range(first, last)
                    )
                ):
                    yield _Hit(phrase, first, last)


class _Hit(NamedTuple):
    phrase: Phrase
    first: int  # number of its first word
    last: int


def _longest_first(hit: _Hit) -> tuple[int, int, int, Phrase]:
    # Of two phrases of as many words the one listed in more letters is nearer to the text.
    return hit.first - hit.last, -len(hit.phrase.words), hit.first, hit.phrase


@lru_cache(maxsize=200_000)  # articles repeat their words
def _key(token: str) -> str:
    return fold_hamza(clean(token)).casefold()


def _words_of(phrase: str) -> list[str]:
    """Words of a phrase as they are compared: cleaned, with one letter for every hamza."""
    return [_key(phrase[start:end]) for start, end, _ in token_spans(phrase)]


def _ways_to_write(phrase: str) -> Iterator[list[set[str]]]:
    """Yield, for the phrase without ال and with it, the forms that each of its words may take."""
    words = _words_of(phrase)
    # Before hamza is folded: ألمانيا has no article.
    has_article = [clean(word).startswith(_THE) for word in phrase.split()]
    forms = [_inflected(word) for word in words]
    yield [_with_clitics(forms[0]), *forms[1:]]
    if not any(has_article):
        forms = [{_THE + form for form in of_word} for of_word in forms]
        yield [_with_clitics(forms[0]), *forms[1:]]


def _inflected(word: str) -> set[str]:
    if word.endswith(TEH_MARBUTA):
        return {word, word[:-1] + HEH}
    if len(word) < _MIN_INFLECTED or not word.endswith(YEH):
        return {word}
    return {word[:-1] + ending for ending in _ADJECTIVE_ENDINGS}


def _with_clitics(forms: set[str]) -> set[str]:
    joined = {clitic + form for clitic in _CLITICS for form in forms}
    # ل with ال is written لل, and no third ل is written where the word begins with one.
    joined |= {
        (clitic + _FOR + form[2:]).replace(affix("for_the_doubled"), _FOR_THE)
        for clitic in _CLITICS
        if clitic.endswith(_FOR)
        for form in forms
        if form.startswith(_THE)
    }
    return joined


def read_phrases(given: ListOf, shipped: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """Read and check a list of phrases: the shipped one, a file, or a table.

    Parameters
    ----------
    given : True, str, path or pandas.DataFrame
        A file needs a column reason too, a table does not.
    shipped : str
        File name of the shipped list, taken for True.
    columns : tuple of str
        Columns that must be filled. The first is the group, in which a phrase may stand once; the
        last is the phrase.

    Returns
    -------
    pandas.DataFrame
        `columns`, and row: the line in the file, or the number of the row in a table, from 0.

    Raises
    ------
    InputError
        If a column is missing, a cell empty, a phrase without a word, or listed twice in a group.
    """
    if isinstance(given, pd.DataFrame):
        where = shipped.removesuffix(".tsv")
        check_columns(given, columns, name=where, maker="pandas.DataFrame")
        table = given.assign(row=range(len(given)))
    elif given is True:
        where, table = shipped, shipped_list(shipped, (*columns, "reason"))
    else:
        where, table = str(given), read_list(str(given), (*columns, "reason"))
    problems = list(_faults(table, columns))
    if problems:
        raise InputError(where, problems, "Mend these rows, or leave them out.")
    return table[[*columns, "row"]]


def _faults(table: pd.DataFrame, columns: tuple[str, ...]) -> Iterator[str]:
    first_row: dict[tuple[str, ...], int] = {}
    for row, *cells in table[["row", *columns]].itertuples(index=False):
        empty = [
            column
            for column, cell in zip(columns, cells, strict=True)
            if not isinstance(cell, str) or not cell.strip()
        ]
        if empty:
            yield f"row {row}: nothing in {', '.join(map(repr, empty))}"
            continue
        words = _words_of(cells[-1])
        row_before = first_row.setdefault((cells[0], *words), row)
        if not words:
            yield f"row {row}: {columns[-1]} {cells[-1]!r} has no word"
        elif row_before != row:
            yield (
                f"row {row}: {columns[-1]} {cells[-1]!r} is that of row {row_before}; "
                "harakat, tatweel and hamza make no other one"
            )
