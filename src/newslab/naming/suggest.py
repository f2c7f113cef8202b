"""Suggest terms that may be spellings of one name, for a person to accept into the aliases."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np
import pandas as pd
from rapidfuzz.distance import Indel
from scipy import sparse

from newslab.arabic import TermPolicy, clean, term_keys, word_frequency
from newslab.arabic.affixes import affixes
from newslab.arabic.lemma import lemma_key
from newslab.arabic.terms import Switch
from newslab.overlap.termcounts import TermMatrix, term_matrix
from newslab.tables import make_table

_WEAK = "".join(affixes("weak"))
_SKELETON = str.maketrans(
    {pair[0]: pair[1] for pair in affixes("exchanged")} | dict.fromkeys(_WEAK, "")
)
_MIN_LETTERS = 4
_MIN_CONSONANTS = 3
_MIN_SIMILARITY = 0.75
_MAX_ARTICLES_SHOWN = 5
_JOINED_BY = ", "


def suggest_variants(
    articles: pd.DataFrame, *, min_count: int = 1, aliases: Switch = True
) -> pd.DataFrame:
    r"""Suggest pairs of terms that may be two spellings of one name.

    Terms are paired that have at least 4 letters and the same 3 or more consonants once ا و ي ء ه
    are dropped and ق غ ط are written ك ج ت, that differ inside and not only in an ending, and are
    at least 75 % alike. One of the two at least is in no dictionary.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, text (`read_corpus`).
    min_count : int
        How often both terms must occur.
    aliases : bool, str or path, optional
        The list that known_alias is told from, as in `TermPolicy`.

    Returns
    -------
    pandas.DataFrame
        One row a pair, the likelier first: variant, canonical (the more frequent one), both as
        terms are counted (see `count_terms`), reason, n_variant, n_canonical (occurrences),
        n_articles_variant, n_articles_canonical, articles_variant, articles_canonical (the first
        5 doc_ids), similarity (0 to 1: share of the letters that stand in both in the same
        order), n_in_dictionary (of the two terms: 0 or 1), known_alias (already one term by
        `aliases`).

    Raises
    ------
    InputError
        If a column is missing or the list of aliases cannot be used.

    Notes
    -----
    Each row is a question, not a result. Of the pairs suggested from 10,161 articles (the ANT
    corpus) 100 of each kind were read: about two of three with n_in_dictionary 0 were spellings of
    one name, and one of ten with 1. Pairs of two
    words that are both in the dictionary (أميركي, أمريكي) are not suggested, nor are spellings
    that the dictionary itself takes for one (ترمب, ترامب). Accepted rows are a list of aliases::

        accepted[["variant", "canonical", "reason"]].to_csv("aliases.tsv", sep="\t", index=False)

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {"doc_id": ["a", "b"], "text": ["زار زيلينسكي زيلينسكي.", "وصل زيلنسكي أمس."]}
    ... )
    >>> suggest_variants(articles)[["variant", "canonical", "n_variant", "n_canonical"]]
       variant canonical  n_variant  n_canonical
    0  زيلنسكي  زيلينسكي          1            2
    """
    matrix = term_matrix(articles, TermPolicy(aliases=False, numbers=False))
    terms = _describe_terms(matrix, aliases)
    rows = [
        _describe_pair(first, second)
        for first, second in _pairs([term for term in terms if term.n >= min_count])
    ]
    table = make_table(rows, "suggestions")
    order = ["n_in_dictionary", "n_canonical", "n_variant", "variant", "canonical"]
    ascending = [True, False, False, True, True]
    return table.sort_values(order, ascending=ascending, ignore_index=True)


class _Term(NamedTuple):
    key: str
    n: int
    articles: list[str]
    in_dictionary: bool
    canonical: str  # by the aliases


def _describe_terms(matrix: TermMatrix, aliases: Switch) -> list[_Term]:
    counts = sparse.csc_array(matrix.per_article())
    forms = [clean(form) for form in matrix.form_names]
    n_of_form = matrix.forms.sum(axis=0).astype(int).tolist()
    frequency = word_frequency(forms, n_of_form)
    canonical, _ = term_keys(
        matrix.form_names, ["arabic"] * len(forms), n_of_form, TermPolicy(aliases=aliases)
    )
    in_dictionary = np.zeros(len(matrix.terms), dtype=bool)
    canonical_of = dict(zip(matrix.term_of_form.tolist(), canonical, strict=True))
    for form, column in zip(forms, matrix.term_of_form, strict=True):
        in_dictionary[column] |= lemma_key(form, frequency).in_dictionary
    n_of_term = counts.sum(axis=0).astype(int).tolist()
    bounds = zip(counts.indptr[:-1], counts.indptr[1:], strict=True)
    return [
        _Term(
            key=matrix.terms[column],
            n=n_of_term[column],
            articles=[matrix.doc_ids[row] for row in sorted(counts.indices[start:end])],
            in_dictionary=bool(in_dictionary[column]),
            canonical=canonical_of[column],
        )
        for column, (start, end) in enumerate(bounds)
    ]


def _pairs(terms: list[_Term]) -> Iterator[tuple[_Term, _Term]]:
    """Yield the pairs that may be spellings of one name, the less frequent term first."""
    alike: dict[str, list[_Term]] = defaultdict(list)
    for term in terms:
        skeleton = term.key.translate(_SKELETON)
        if len(term.key) >= _MIN_LETTERS and len(skeleton) >= _MIN_CONSONANTS:
            alike[skeleton].append(term)
    for group in alike.values():
        # Of two as frequent the alphabet decides, so that the order of articles does not.
        for rarer, commoner in combinations(sorted(group, key=lambda term: (term.n, term.key)), 2):
            if (
                not (rarer.in_dictionary and commoner.in_dictionary)
                and rarer.key.strip(_WEAK) != commoner.key.strip(_WEAK)
                and Indel.normalized_similarity(rarer.key, commoner.key) >= _MIN_SIMILARITY
            ):
                yield rarer, commoner


def _describe_pair(variant: _Term, canonical: _Term) -> tuple[object, ...]:
    similarity = Indel.normalized_similarity(variant.key, canonical.key)
    pair = variant, canonical
    return (
        *(term.key for term in pair),
        f"suggested: the same consonants, {similarity:.0%} alike",
        *(term.n for term in pair),
        *(len(term.articles) for term in pair),
        *(_JOINED_BY.join(term.articles[:_MAX_ARTICLES_SHOWN]) for term in pair),
        similarity,
        variant.in_dictionary + canonical.in_dictionary,
        variant.canonical == canonical.canonical,
    )
