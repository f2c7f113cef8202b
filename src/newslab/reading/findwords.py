"""Find words of a query in articles in every form that their lemma and their clitics give them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from newslab.arabic import TermPolicy, TypeIndex, term_keys
from newslab.errors import InputError
from newslab.naming.phrases import Phrase, Phrases
from newslab.reading.places import lines_of

__all__ = ["Place", "find_words"]

# Every word counts; spellings of one name are one word, so that no outlet is missed for its own.
_POLICY = TermPolicy(stopwords=False)
# Between two words of a query stand no other words, and no sign that parts clauses or lines.
_BETWEEN = re.compile(r"""(?:[^\S\r\n]|["'«»“”‘’„()\[\]\u200c-\u200f-])*""")


class Place(NamedTuple):
    """Offsets at which a text has the words."""

    start: int
    end: int


def find_words(texts: list[str], query: str) -> list[list[Place]]:
    """Find a query in texts.

    Parameters
    ----------
    texts : list of str
    query : str
        One word or several, which must follow one another.

    Returns
    -------
    list of list of Place
        The places in each text, in order; none overlap, the longest wins.

    Raises
    ------
    InputError
        If the query has no word.

    Examples
    --------
    >>> find_words(["رفض التطبيع، وللتطبيع ثمن"], "تطبيع")
    [[Place(start=4, end=11), Place(start=13, end=21)]]
    """
    # The query is one text more, so that its words get their terms by the corpus's evidence.
    index = TypeIndex([*texts, query])
    terms, _ = term_keys(index.types, index.kinds, index.type_counts().tolist(), _POLICY)
    numbers = {term: number for number, term in enumerate(dict.fromkeys(terms))}
    of_type = np.array([numbers[term] for term in terms], dtype=np.int64)
    of_token = of_type[index.ids]
    bounds = np.searchsorted(index.text_of, np.arange(len(texts) + 2))
    wanted = of_token[bounds[-2] :].tolist()
    if not wanted:
        raise InputError(
            "query", [f"{query!r} has no word"], "Give one word or several that follow one another."
        )
    phrases = Phrases([Phrase("", "", query)])
    found = []
    for number, text in enumerate(texts):
        own = slice(int(bounds[number]), int(bounds[number + 1]))
        spans = list(zip(index.starts[own].tolist(), index.ends[own].tolist(), strict=True))
        places = [
            Place(hit.start, hit.end)
            for start, end in lines_of(text)
            for hit in phrases.find(text, start, end)
        ]
        places += _by_terms(text, of_token[own].tolist(), spans, wanted)
        found.append(_longest(places))
    return found


def _by_terms(
    text: str, terms: list[int], spans: list[tuple[int, int]], wanted: list[int]
) -> Iterator[Place]:
    n = len(wanted)
    for first, term in enumerate(terms):
        if term != wanted[0] or terms[first : first + n] != wanted:
            continue
        gaps = zip(spans[first : first + n - 1], spans[first + 1 : first + n], strict=True)
        if all(_BETWEEN.fullmatch(text, before[1], after[0]) for before, after in gaps):
            yield Place(spans[first][0], spans[first + n - 1][1])


def _longest(places: list[Place]) -> list[Place]:
    """The longest of those that overlap, in the order of the text."""
    kept: list[Place] = []
    for place in sorted(set(places), key=lambda place: (place.start - place.end, place.start)):
        if all(place.end <= other.start or place.start >= other.end for other in kept):
            kept.append(place)
    return sorted(kept)
