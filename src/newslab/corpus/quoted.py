"""Which words of an article stand in quotation marks, and which sentences carry a statement."""

from collections.abc import Sequence

import numpy as np

from newslab.arabic import DEFAULT_POLICY
from newslab.arabic.terms import listed_keys
from newslab.corpus.sentences import quotation_spans
from newslab.corpus.tokens import CorpusTokens
from newslab.resources import ListOf, list_table

# Fewer words in quotation marks are a name or a word held at a distance, not speech.
MIN_QUOTED_WORDS = 4
_NEAR = 4


def in_quotation(tokens: CorpusTokens, texts: Sequence[str]) -> np.ndarray:
    """Tell which tokens stand in a quotation of at least four words.

    Parameters
    ----------
    tokens : CorpusTokens
    texts : sequence of str
        The texts of its articles, in its order.

    Returns
    -------
    numpy.ndarray of bool, one entry a token
    """
    inside = np.zeros(len(tokens.starts), dtype=bool)
    bounds = tokens.bounds()
    for row, text in enumerate(texts):
        starts = tokens.starts[bounds[row] : bounds[row + 1]]
        for start, end in quotation_spans(text):
            first, last = bounds[row] + np.searchsorted(starts, [start, end])
            inside[first:last] = last - first >= MIN_QUOTED_WORDS
    return inside


def in_statement(tokens: CorpusTokens, statements: ListOf = True) -> np.ndarray:
    """Tell which tokens stand in a sentence that carries an official statement.

    The words that mark one are those of ``statements.tsv``.

    Parameters
    ----------
    tokens : CorpusTokens
    statements : True, str, path or pandas.DataFrame
        The shipped list, or your own, with its columns.

    Returns
    -------
    numpy.ndarray of bool, one entry a token
    """
    table = list_table(statements, "statements.tsv", ("word", "kind", "reason"))
    keys = dict(
        zip(listed_keys(table["word"].tolist(), DEFAULT_POLICY), table["kind"], strict=True)
    )
    kind_of_type = np.array([keys.get(term, "") for term in tokens.terms], dtype=object)
    kind = kind_of_type[tokens.type_of]
    is_statement = np.zeros(len(tokens.doc_of_unit), dtype=bool)
    is_statement[tokens.unit_of[kind == "statement"]] = True
    saying, bodies = np.flatnonzero(kind == "saying"), np.flatnonzero(kind == "body")
    for body in bodies:
        near = saying[np.abs(saying - body) <= _NEAR]
        if (tokens.unit_of[near] == tokens.unit_of[body]).any():
            is_statement[tokens.unit_of[body]] = True
    return np.asarray(is_statement[tokens.unit_of])
