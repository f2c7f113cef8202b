"""Scores of pairs of articles, or of groups of them, under a bootstrap."""

from collections.abc import Iterable, Iterator

import numpy as np
from scipy import sparse

from newslab.overlap.termcounts import TermMatrix, unit_rows

__all__ = ["group_draws", "group_vectors", "pair_draws"]


def group_vectors(
    counts: sparse.csr_array,
    idf: np.ndarray,
    n_articles: np.ndarray,
    article_weights: np.ndarray | None = None,
) -> sparse.csr_array:
    """Unit vector of each group: the mean of its articles' unit vectors."""
    weighted = (counts.data * idf[counts.indices], counts.indices, counts.indptr)
    weights = unit_rows(sparse.csr_array(weighted, counts.shape))
    if counts.shape[0] == len(n_articles):
        return weights
    if article_weights is None:
        article_weights = np.ones(counts.shape[0])
    bounds = np.concatenate([[0], np.cumsum(n_articles)])
    members = sparse.csr_array(
        (article_weights, np.arange(counts.shape[0]), bounds),
        shape=(len(n_articles), counts.shape[0]),
    )
    return unit_rows(members @ weights)


def group_draws(
    matrix: TermMatrix,
    idf: np.ndarray,
    n_articles: np.ndarray,
    pairs: tuple[np.ndarray, np.ndarray],
    weights: Iterator[tuple[np.ndarray, np.ndarray]],
) -> Iterator[np.ndarray]:
    """Cosines of pairs of groups of articles, for each draw of sentences and of articles."""
    if (n_articles == 1).all():
        yield from pair_draws(matrix, idf, pairs, (of_sentences for of_sentences, _ in weights))
        return
    a, b = pairs
    for of_sentences, of_articles in weights:
        drawn = group_vectors(matrix.per_article(of_sentences), idf, n_articles, of_articles)
        yield drawn[a].multiply(drawn[b]).sum(axis=1)


def pair_draws(
    matrix: TermMatrix,
    idf: np.ndarray,
    pairs: tuple[np.ndarray, np.ndarray],
    weights: Iterable[np.ndarray],
) -> Iterator[np.ndarray]:
    """Cosines of pairs of articles for each draw, without a sparse matrix for each.

    Where a term stands in which article is the same in every draw, so it is looked up once: a draw
    only weighs the counts, the *cells* of the matrix of articles and terms. They are added up in
    the order in which sparse matrices do it, so that the results are the same to the last bit.

    Parameters
    ----------
    matrix : TermMatrix
    idf : numpy.ndarray, shape (n terms,)
    pairs : two numpy.ndarray of int, shape (n pairs,)
        Rows of the articles of each pair.
    weights : iterable of numpy.ndarray, shape (n sentences,)
        How often each sentence is taken, draw by draw.

    Yields
    ------
    numpy.ndarray, shape (n pairs,)
    """
    cells = matrix.per_article()
    n_articles, n_terms = cells.shape
    article = np.repeat(np.arange(n_articles), np.diff(cells.indptr))
    keys = article * n_terms + cells.indices
    in_order = np.argsort(keys)

    def find(rows: np.ndarray, terms: np.ndarray) -> np.ndarray:
        """Numbers of the cells of articles and terms."""
        found = np.searchsorted(keys, rows.astype(np.int64) * n_terms + terms, sorter=in_order)
        return np.asarray(in_order[found])

    sentences = matrix.sentences.tocoo()
    article_of_sentence = np.repeat(np.arange(n_articles), matrix.n_sentences)
    cell = find(article_of_sentence[sentences.row], sentences.col)
    counts = sparse.csr_array(
        (sentences.data, (cell, sentences.row)), shape=(len(keys), matrix.sentences.shape[0])
    )

    a, b = pairs
    shared = cells[a].multiply(cells[b])
    pair = np.repeat(np.arange(len(a)), np.diff(shared.indptr))
    left, right = find(a[pair], shared.indices), find(b[pair], shared.indices)
    for weight in weights:
        weighted = (counts @ weight.astype(float)) * idf[cells.indices]
        length = np.sqrt(np.bincount(article, weighted**2, minlength=n_articles))
        length[length == 0] = 1
        unit = weighted / length[article]
        yield _sums(unit[left] * unit[right], pair, len(a))


def _sums(values: np.ndarray, group: np.ndarray, n_groups: int) -> np.ndarray:
    """Sum of the values of each group; these follow one another.

    Zeros are left out because `reduceat` adds up halves, and sparse matrices do not hold them.
    """
    values, group = values[values != 0], group[values != 0]
    sums = np.zeros(n_groups)
    if len(values):
        starts = np.flatnonzero(np.diff(group, prepend=-1))
        sums[group[starts]] = np.add.reduceat(values, starts)
    return sums
