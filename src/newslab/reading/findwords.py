"""Find words of a query in articles in every form that their lemma and their clitics give them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from newslab.arabic import TermPolicy, term_keys, tokens_of
from newslab.corpus.cut import cut
from newslab.errors import InputError
from newslab.naming.phrases import Phrase, Phrases

__all__ = ["Place", "find_words"]

# Every word counts; spellings of one name are one word, so that no outlet is missed for its own.
_POLICY = TermPolicy(stopwords=False)
# Between two words of a query stand no other words, and no sign that parts clauses or lines.
_BETWEEN = re.compile(r"""(?:[^\S\r\n]|["'«»“”‘’„()\[\]\u200c-\u200f-])*""")


class Place(NamedTuple):
    """Offsets at which a text has the words."""

    start: int
    end: int


def find_words(articles: pd.DataFrame, query: str) -> list[list[Place]]:
    """Find a query in articles.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, text.
    query : str
        One word or several, which must follow one another.

    Returns
    -------
    list of list of Place
        The places in each article, in order; none overlap, the longest wins.

    Raises
    ------
    InputError
        If the query has no word.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["رفض التطبيع، وللتطبيع ثمن"]})
    >>> find_words(articles, "تطبيع")
    [[Place(start=4, end=11), Place(start=13, end=21)]]
    """
    found = cut(articles)
    # The query is one text more, so that its words get their terms by the corpus's evidence.
    tokens = tokens_of([*found.unit_texts(), query]).words()
    terms, _ = term_keys(tokens.forms, tokens.kinds, tokens.counts().tolist(), _POLICY)
    numbers = {term: number for number, term in enumerate(dict.fromkeys(terms))}
    of_token = np.array([numbers[term] for term in terms], dtype=np.int64)[tokens.codes]
    is_asked = tokens.text_of == len(found.units.start)
    wanted = of_token[is_asked].tolist()
    if not wanted:
        raise InputError(
            "query", [f"{query!r} has no word"], "Give one word or several that follow one another."
        )
    words = tokens.only(~is_asked).moved(found.units.start)
    places: list[list[Place]] = [[] for _ in found.texts]
    for hit in Phrases([Phrase("", "", query)]).find(words, found.text_of_unit):
        places[found.units.article[hit.text]].append(Place(hit.start, hit.end))
    bounds = np.searchsorted(found.units.article[words.text_of], np.arange(len(places) + 1))
    for number, text in enumerate(found.texts):
        own = slice(bounds[number], bounds[number + 1])
        spans = list(zip(words.starts[own].tolist(), words.ends[own].tolist(), strict=True))
        places[number] += _by_terms(text, of_token[own].tolist(), spans, wanted)
    return list(map(_longest, places))


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
