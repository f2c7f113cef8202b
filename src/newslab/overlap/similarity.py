"""TF-IDF overlap: how much of their weighted vocabulary two articles or two outlets share."""

import numpy as np
import pandas as pd
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

from newslab.arabic import DEFAULT_POLICY, TermPolicy
from newslab.arabic.terms import Switch
from newslab.errors import InputError
from newslab.overlap.termcounts import idf_of, term_matrix, unit_rows
from newslab.tables import check, make_table
from newslab.uncertainty import MIN_UNITS, centred_interval, resample_counts

# All pairs of more articles than this neither fit a table that a person reads nor memory.
MAX_ALL_PAIRS = 3000


def article_similarity(
    articles: pd.DataFrame,
    *,
    aliases: Switch | None = None,
    stopwords: Switch | None = None,
    policy: TermPolicy = DEFAULT_POLICY,
    without: pd.DataFrame | None = None,
    top: int | None = None,
    n_boot: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Compare every two articles by the cosine of their TF-IDF weights.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, text (`read_corpus`).
    aliases, stopwords : bool, str or path, optional
        Another choice than the policy's for these two steps.
    policy : TermPolicy, optional
    without : pandas.DataFrame, optional
        Passages (`shared_passages`) whose words are left out: the overlap that is no wire copy.
    top : int, optional
        Keep only the pairs in which one article is among the `top` most similar to the other;
        needed beyond 3,000 articles. All pairs otherwise.
    n_boot : int
        Bootstrap samples; 0 for no interval.
    seed : int

    Returns
    -------
    pandas.DataFrame
        One row a pair: doc_a, doc_b (doc_a first in `articles`), score (0 no common term, 1 the
        same weighted vocabulary), ci_low, ci_high (95 %, sentences of both articles resampled;
        missing where an article has fewer than 5), n_a, n_b (counted words).

    Raises
    ------
    InputError
        If a column is missing, a doc_id stands twice, or there are too many articles for all pairs.

    Notes
    -----
    Similarity is not agreement: a report and its denial share their words. Aliases join the
    spellings that tell outlets apart, so compare the scores with and without them.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {"doc_id": ["a", "b", "c"], "text": ["قمة السلام.", "قمة للسلام.", "مباراة كرة."]}
    ... )
    >>> article_similarity(articles, n_boot=0)[["doc_a", "doc_b", "score"]].round(2)
      doc_a doc_b  score
    0     a     b    1.0
    1     a     c    0.0
    2     b     c    0.0
    """
    policy = policy.but(aliases=aliases, stopwords=stopwords)
    pairs = _compare(articles, "doc_id", policy, without=without, top=top, n_boot=n_boot, seed=seed)
    table = pairs.rename(columns={"outlet_a": "doc_a", "outlet_b": "doc_b"})
    return table.drop(columns=["n_articles_a", "n_articles_b"])


def outlet_overlap(
    articles: pd.DataFrame,
    *,
    aliases: Switch | None = None,
    stopwords: Switch | None = None,
    policy: TermPolicy = DEFAULT_POLICY,
    without: pd.DataFrame | None = None,
    n_boot: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Compare every two outlets by the cosine of their mean article weights.

    Weights and IDF are those of articles; each article counts the same, however long it is.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, outlet, text (`read_corpus`). Compare like with like: filter by event first.
    aliases, stopwords, policy, without, n_boot, seed
        As in `article_similarity`.

    Returns
    -------
    pandas.DataFrame
        One row a pair: outlet_a, outlet_b (outlet_a first in `articles`), score (0 to 1), ci_low,
        ci_high (95 %; missing where the units are fewer than 5), n_a, n_b (counted words),
        n_articles_a, n_articles_b, ci_unit (what was resampled: ``articles`` of outlets that have
        at least 5, ``sentences`` of the others, ``mixed``), note (says when an outlet has one
        article: then the score speaks of that article, not of the outlet).

    Raises
    ------
    InputError
        If a column is missing, a doc_id stands twice, or there are more than 3,000 outlets.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {"doc_id": ["a", "b"], "outlet": ["A", "B"], "text": ["قمة السلام.", "قمة للسلام."]}
    ... )
    >>> outlet_overlap(articles, n_boot=0)[["outlet_a", "outlet_b", "score", "n_articles_a"]]
      outlet_a outlet_b  score  n_articles_a
    0        A        B    1.0             1
    """
    policy = policy.but(aliases=aliases, stopwords=stopwords)
    table = _compare(articles, "outlet", policy, without=without, n_boot=n_boot, seed=seed)
    n_articles = table[["n_articles_a", "n_articles_b"]]
    by_article, single = (n_articles >= MIN_UNITS).sum(axis=1), (n_articles == 1).sum(axis=1)
    units = pd.Series(["sentences", "mixed", "articles"], dtype="str")
    notes = ["", "one of the outlets has one article", "one article each: not outlets"]
    return table.assign(
        ci_unit=by_article.map(units), note=single.map(pd.Series(notes, dtype="str"))
    )


def event_separation(similarity: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Check whether articles on one event are more alike than articles on different events.

    Parameters
    ----------
    similarity : pandas.DataFrame
        With doc_a, doc_b, score (`article_similarity`).
    articles : pandas.DataFrame
        With doc_id, event (`read_corpus`).

    Returns
    -------
    pandas.DataFrame
        One row: n_same, n_other (pairs on the same event and on different ones), lowest_same,
        highest_other (scores, 0 to 1), margin (lowest_same - highest_other, -1 to 1; above 0 no
        pair of different events is as similar as any pair of one).

    Raises
    ------
    InputError
        If a column is missing, or there are no pairs of one of the two kinds.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a", "b", "c"], "event": ["e", "e", "f"]})
    >>> similarity = pd.DataFrame(
    ...     {"doc_a": ["a", "a", "b"], "doc_b": ["b", "c", "c"], "score": [0.5, 0.1, 0.25]}
    ... )
    >>> event_separation(similarity, articles)
       n_same  n_other  lowest_same  highest_other  margin
    0       1        2          0.5           0.25    0.25
    """
    similarity = check(similarity, "similarity", columns=("doc_a", "doc_b", "score"))
    articles = check(articles, "articles", columns=("doc_id", "event"))
    event = articles.set_index("doc_id")["event"]
    same = similarity["doc_a"].map(event).to_numpy() == similarity["doc_b"].map(event).to_numpy()
    if same.all() or not same.any():
        raise InputError(
            "event_separation",
            ["there are not both pairs of the same event and pairs of different events"],
            "Fill in the column event of the articles, with at least two events.",
        )
    lowest, highest = similarity["score"][same].min(), similarity["score"][~same].max()
    row = same.sum(), (~same).sum(), lowest, highest, lowest - highest
    return make_table([row], "event_separation")


def _compare(
    articles: pd.DataFrame,
    group: str,
    policy: TermPolicy,
    *,
    without: pd.DataFrame | None,
    top: int | None = None,
    n_boot: int,
    seed: int,
) -> pd.DataFrame:
    """Cosine of every two groups of articles, with its interval; a group may be one article."""
    articles = check(articles, "articles", columns=(group,))
    # The articles of a group must follow one another for its rows to be resampled together.
    group_of, names = pd.factorize(articles[group].to_numpy(dtype=object))
    order = np.argsort(group_of, kind="stable")
    articles, group_of = articles.iloc[order], group_of[order]
    n_articles = np.bincount(group_of)

    matrix = term_matrix(articles, policy, without=without)
    counts = matrix.per_article()
    idf = idf_of(counts)
    bounds = np.concatenate([[0], np.cumsum(n_articles)])

    def vectors(
        of_sentences: np.ndarray | None, of_articles: np.ndarray | None
    ) -> sparse.csr_array:
        """Unit vector of each group: the mean of its articles' unit vectors, these weighed."""
        found = matrix.per_article(of_sentences)
        weighted = (found.data * idf[found.indices], found.indices, found.indptr)
        units = unit_rows(sparse.csr_array(weighted, found.shape))
        cells = (of_articles, np.arange(len(articles)), bounds)
        members = sparse.csr_array(cells, (len(names), len(articles)))
        return unit_rows(members @ units)

    whole = vectors(None, np.ones(len(articles)))
    a, b = _all_pairs(len(names), group) if top is None else _top_pairs(whole, top)
    score = np.clip(_cosines(whole, a, b), 0, 1)

    def of_groups(values: np.ndarray) -> np.ndarray:
        return np.bincount(group_of, values, minlength=len(names)).astype(int)

    n_words, n_sentences = of_groups(counts.sum(axis=1)), of_groups(matrix.n_sentences)
    by_article = n_articles >= MIN_UNITS
    ci_low, ci_high = np.full((2, len(a)), np.nan)
    if n_boot:
        # Groups with enough articles resample these whole, because sentences of one article hang
        # together; the others can only resample sentences.
        is_whole = by_article[group_of]
        sentences = resample_counts(matrix.n_sentences, matrix.doc_ids, n_boot, seed)
        sentences[:, np.repeat(is_whole, matrix.n_sentences)] = 1
        of_articles = resample_counts(n_articles, map(str, names), n_boot, seed).astype(float)
        of_articles[:, ~is_whole] = 1
        draws = np.empty((n_boot, len(a)))
        for number, drawn in enumerate(zip(sentences, of_articles, strict=True)):
            draws[number] = _cosines(vectors(*drawn), a, b)
        enough = by_article | (n_sentences >= MIN_UNITS)
        bounds_of = centred_interval(score, draws)
        ci_low, ci_high = (np.where(enough[a] & enough[b], of, np.nan) for of in bounds_of)
    cells = (names[a], names[b], score, ci_low, ci_high, n_words[a], n_words[b])
    rows = zip(*cells, n_articles[a], n_articles[b], strict=True)
    return make_table(rows, "outlet_overlap", without=("ci_unit", "note"))


def _cosines(vectors: sparse.csr_array, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    if vectors.shape[0] <= MAX_ALL_PAIRS:
        return np.asarray((vectors @ vectors.T).toarray()[a, b])
    return np.asarray(vectors[a].multiply(vectors[b]).sum(axis=1))


def _all_pairs(n: int, group: str) -> tuple[np.ndarray, np.ndarray]:
    if n > MAX_ALL_PAIRS:
        raise InputError(
            "articles",
            [f"{n:,} different values of {group}: too many to compare all pairs"],
            "Pass top=10 to article_similarity for the most similar pairs, or filter first.",
        )
    a, b = np.triu_indices(n, k=1)
    return a, b


def _top_pairs(vectors: sparse.csr_array, top: int) -> tuple[np.ndarray, np.ndarray]:
    # One more than asked for: the most similar row of each is itself.
    nearest = sp_matmul_topn(
        sparse.csr_matrix(vectors), sparse.csr_matrix(vectors.T), top_n=top + 1, sort=False
    ).tocoo()
    pairs = np.unique(np.sort([nearest.row, nearest.col], axis=0), axis=1)
    a, b = pairs[:, pairs[0] < pairs[1]].astype(int)
    return a, b
