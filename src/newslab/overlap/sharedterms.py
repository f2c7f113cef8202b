"""Why two articles are similar: the terms they share, and what each adds to their score."""

import numpy as np
import pandas as pd
from scipy import sparse

from newslab.arabic import DEFAULT_POLICY, TermPolicy
from newslab.arabic.terms import Switch
from newslab.errors import InputError
from newslab.overlap.termcounts import idf_of, term_matrix, unit_rows
from newslab.tables import make_table


def shared_terms(
    articles: pd.DataFrame,
    a: str,
    b: str,
    *,
    aliases: Switch | None = None,
    stopwords: Switch | None = None,
    policy: TermPolicy = DEFAULT_POLICY,
    without: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Say why two articles are similar: the terms they share, and what each adds to the score.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, text: all articles of the comparison, because IDF weighs over them.
    a, b : str
        Two doc_ids.
    aliases, stopwords, policy, without
        As in `article_similarity`; give the same for the contributions to sum to its score.

    Returns
    -------
    pandas.DataFrame
        One row a shared term, the largest contribution first: term, weight_a, weight_b (TF-IDF
        in an article of length 1), contribution (their product; the column sums to the score),
        n_a, n_b (occurrences), forms_a, forms_b (as written in each article).

    Raises
    ------
    InputError
        If `a` or `b` is no doc_id of `articles`.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a", "b"], "text": ["قمة السلام.", "قمة للسلام."]})
    >>> shared_terms(articles, "a", "b")[["term", "contribution", "forms_a", "forms_b"]]
       term  contribution forms_a forms_b
    0  سلام           0.5  السلام  للسلام
    1   قمة           0.5     قمة     قمة
    """
    policy = policy.but(aliases=aliases, stopwords=stopwords)
    matrix = term_matrix(articles, policy, without=without)
    unknown = [repr(doc_id) for doc_id in (a, b) if doc_id not in matrix.doc_ids]
    if unknown:
        raise InputError(
            "shared_terms",
            [f"no article {' or '.join(unknown)}"],
            f"The articles are {', '.join(map(repr, matrix.doc_ids[:20]))}.",
        )
    rows = [matrix.doc_ids.index(a), matrix.doc_ids.index(b)]
    counts = matrix.per_article()
    weights = unit_rows(sparse.csr_array(counts * idf_of(counts)))[rows].toarray()
    n = counts[rows].toarray().astype(int)
    used = matrix.terms_of(rows).set_index(["article", "term"])["forms"]
    shared = np.flatnonzero(weights.prod(axis=0))
    terms = [matrix.terms[column] for column in shared]
    forms = ([used[side, term] for term in terms] for side in (0, 1))
    cells = terms, *weights[:, shared], weights[:, shared].prod(axis=0), *n[:, shared], *forms
    table = make_table(zip(*cells, strict=True), "shared_terms")
    order = ["contribution", "term"]
    return table.sort_values(order, ascending=[False, True], ignore_index=True)
