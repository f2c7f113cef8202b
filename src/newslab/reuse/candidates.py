"""Which articles may share a passage: an exact index of hashed word n-grams."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

NGRAM = 5
# A sequence of five words in more articles than this is a stock phrase or a slogan of the outlet;
# its pairs alone would outnumber all others.
MAX_ARTICLES = 100
# n-grams sorted at a time: keeps the index of a million articles within memory.
_AT_ONCE = 20_000_000
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def hash_ngrams(ids: np.ndarray, bounds: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Hash every n-gram that lies within one article.

    Parameters
    ----------
    ids : numpy.ndarray of int
        Terms of all articles, one after the other.
    bounds : numpy.ndarray of int
        Where each article begins in `ids`, and the end.
    n : int

    Returns
    -------
    hashes : numpy.ndarray of uint64
    article : numpy.ndarray of int32
        The article of each n-gram.
    """
    n_starts = max(len(ids) - n + 1, 0)
    hashes = np.zeros(n_starts, dtype=np.uint64)
    words = ids.astype(np.uint64)
    for offset in range(n):
        # Overflow is the point: 64-bit multiplicative hashing, mixed so that order matters. pandas
        # mixes as SplitMix64 does: every bit comes to depend on every word.
        hashes = hashes * _MULTIPLIER + words[offset : offset + n_starts] + np.uint64(1)
        hashes = pd.util.hash_array(hashes)
    article = np.repeat(np.arange(len(bounds) - 1, dtype=np.int32), np.diff(bounds))
    whole = article[:n_starts] == article[n - 1 :] if n_starts else np.empty(0, dtype=bool)
    return hashes[whole], article[:n_starts][whole]


def candidate_pairs(
    ids: np.ndarray,
    bounds: np.ndarray,
    *,
    n: int = NGRAM,
    max_articles: int = MAX_ARTICLES,
) -> pd.DataFrame:
    """Find the pairs of articles that share n-grams, and how much of the shorter one they cover.

    MinHash would estimate the Jaccard similarity and so lose a short text inside a long one; an
    exact index counts, and containment ranks it first.

    Parameters
    ----------
    ids, bounds : numpy.ndarray of int
        As in `hash_ngrams`.
    n : int
        Words of an n-gram.
    max_articles : int
        n-grams of more articles are not used to find pairs. Raise it where a text may be carried
        by more articles than this.

    Returns
    -------
    pandas.DataFrame
        One row a pair, the highest containment first: a, b (numbers of the articles, a < b),
        n_shared (different n-grams), containment (n_shared / different n-grams of the article
        that has fewer, 0 to 1).

    Examples
    --------
    >>> ids = np.array([1, 2, 3, 4, 5, 6, 9, 9, 2, 3, 4, 5, 6])
    >>> candidate_pairs(ids, np.array([0, 6, 13]))
       a  b  n_shared  containment
    0  0  1         1          0.5
    """
    hashes, article = hash_ngrams(ids, bounds, n)
    n_articles = len(bounds) - 1
    n_parts = len(hashes) // _AT_ONCE + 1
    codes: list[np.ndarray] = []
    n_grams = np.zeros(n_articles, dtype=np.int64)
    for part in range(n_parts):
        chosen = hashes % np.uint64(n_parts) == part if n_parts > 1 else slice(None)
        of_hash, of_article = _distinct(hashes[chosen], article[chosen], n_articles)
        n_grams += np.bincount(of_article, minlength=n_articles)
        codes += _pair_codes(of_hash, of_article, n_articles, max_articles)
    together = np.concatenate(codes) if codes else np.empty(0, dtype=np.int64)
    code, n_shared = np.unique(together, return_counts=True)
    a, b = np.divmod(code, n_articles)
    table = pd.DataFrame(
        {
            "a": a,
            "b": b,
            "n_shared": n_shared,
            "containment": n_shared / np.minimum(n_grams[a], n_grams[b]),
        }
    )
    by = ["containment", "n_shared", "a", "b"]
    return table.sort_values(by, ascending=[False, False, True, True], ignore_index=True)


def _distinct(
    hashes: np.ndarray, article: np.ndarray, n_articles: int
) -> tuple[np.ndarray, np.ndarray]:
    """Each n-gram once an article, sorted by n-gram, then by article.

    The number of the article takes the place of the lowest bits of the hash, so that one sort of
    plain numbers does for both. A million articles leave 44 bits: in 20 million n-grams some ten
    meet another of the same hash, and the alignment drops such a pair.
    """
    bits = np.uint64(max(n_articles - 1, 1).bit_length())
    keys = (hashes >> bits << bits) | article.astype(np.uint64)
    keys.sort()
    first = np.ones(len(keys), dtype=bool)
    first[1:] = keys[1:] != keys[:-1]
    keys = keys[first]
    return keys >> bits, (keys & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)


def _pair_codes(
    hashes: np.ndarray, article: np.ndarray, n_articles: int, max_articles: int
) -> Iterator[np.ndarray]:
    """A number for each pair of articles of each n-gram: a * n_articles + b."""
    if not len(hashes):
        return
    start = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))
    size = np.diff(np.concatenate([start, [len(hashes)]]))
    for n_holders in range(2, max_articles + 1):
        holders = start[size == n_holders]
        if len(holders):
            members = article[holders[:, None] + np.arange(n_holders)]
            a, b = np.triu_indices(n_holders, k=1)
            yield (members[:, a] * n_articles + members[:, b]).ravel()
