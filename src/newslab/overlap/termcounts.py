"""Count and weigh terms: a long table for people, sparse matrices for analyses."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
from scipy import sparse

from newslab.arabic import DEFAULT_POLICY, TermPolicy
from newslab.arabic.terms import Switch
from newslab.corpus.tokens import corpus_tokens, inside_spans, passage_spans
from newslab.tables import check

FORMS_JOINED_BY = "\N{ARABIC COMMA} "


@dataclass(frozen=True)
class TermMatrix:
    """Term counts of every sentence, and which article and written form they come from.

    Attributes
    ----------
    doc_ids : list of str
        In the order of the articles.
    terms : list of str
        Columns of the matrices, in alphabetical order.
    sentences : scipy.sparse.csr_array, shape (n sentences, n terms)
        Counts; the sentences of one article follow one another.
    n_sentences : numpy.ndarray of int, shape (n articles,)
    forms : scipy.sparse.csr_array, shape (n articles, n written forms)
        Counts of the forms as written.
    form_names : list of str
    term_of_form : numpy.ndarray of int
        Column of the term that each form belongs to.
    """

    doc_ids: list[str]
    terms: list[str]
    sentences: sparse.csr_array
    n_sentences: np.ndarray
    forms: sparse.csr_array
    form_names: list[str]
    term_of_form: np.ndarray

    def per_article(self, sentence_weights: np.ndarray | None = None) -> sparse.csr_array:
        """Add up the counts of each article, with its sentences weighed (each by 1)."""
        n_sentences = self.sentences.shape[0]
        if sentence_weights is None:
            sentence_weights = np.ones(n_sentences)
        bounds = np.concatenate([[0], np.cumsum(self.n_sentences)])
        group = sparse.csr_array(
            (sentence_weights.astype(float), np.arange(n_sentences), bounds),
            shape=(len(self.doc_ids), n_sentences),
        )
        return sparse.csr_array(group @ self.sentences)

    def terms_of(self, rows: Sequence[int]) -> pd.DataFrame:
        """The terms of some articles: article (place in `rows`), term, n, forms.

        Article by article, the commonest first; so are the written forms, in one string.
        """
        forms = self.forms[rows].tocoo()
        rank = np.argsort(np.argsort(self.form_names))
        order = np.lexsort((rank[forms.col], -forms.data, self.term_of_form[forms.col], forms.row))
        article, form, n = (of[order] for of in (forms.row, forms.col, forms.data.astype(int)))
        term = self.term_of_form[form]
        first = np.flatnonzero(np.diff(article, prepend=-1) | np.diff(term, prepend=-1))
        names = [self.form_names[code] for code in form.tolist()]
        bounds = pairwise([*first.tolist(), len(names)])
        table = pd.DataFrame({"article": article[first], "term": term[first]})
        table["n"] = np.add.reduceat(n, first) if len(first) else n
        joined = [FORMS_JOINED_BY.join(names[start:stop]) for start, stop in bounds]
        table["forms"] = pd.Series(joined, dtype="str")
        # Terms are numbered in the order of the alphabet.
        table = table.iloc[np.lexsort((table["term"], -table["n"], table["article"]))]
        terms = [self.terms[column] for column in table["term"]]
        return table.assign(term=pd.array(terms, dtype="str"))


def idf_of(counts: sparse.csr_array) -> np.ndarray:
    """``ln((1 + N) / (1 + df)) + 1`` of each column, over the rows of `counts`."""
    df = np.bincount(counts.indices[counts.data > 0], minlength=counts.shape[1])
    return np.asarray(np.log((1 + counts.shape[0]) / (1 + df)) + 1)


def unit_rows(matrix: sparse.csr_array) -> sparse.csr_array:
    """Each row divided by its Euclidean length; a row of nothing stays nothing."""
    row = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    length = np.sqrt(np.bincount(row, matrix.data**2, minlength=matrix.shape[0]))
    length[length == 0] = 1
    cells = matrix.data / length[row], matrix.indices, matrix.indptr
    return sparse.csr_array(cells, matrix.shape)


def term_matrix(
    articles: pd.DataFrame, policy: TermPolicy, *, without: pd.DataFrame | None = None
) -> TermMatrix:
    """Count the terms of what the articles say: headline, headings, body; no credit, no date stamp.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id and text.
    policy : TermPolicy
    without : pandas.DataFrame, optional
        Shared passages whose words are not counted, on either side.

    Returns
    -------
    TermMatrix
    """
    tokens = corpus_tokens(articles, policy)
    counted = ~tokens.left_out[tokens.type_of]
    if without is not None:
        counted &= ~inside_spans(tokens, passage_spans(without))
    kept = np.flatnonzero(np.bincount(tokens.type_of[counted], minlength=len(tokens.types)))
    terms = sorted({tokens.terms[number] for number in kept})
    column = {term: number for number, term in enumerate(terms)}
    term_of_form = np.array([column[tokens.terms[number]] for number in kept], dtype=int)
    form_of_type = np.zeros(len(tokens.types), dtype=int)
    form_of_type[kept] = np.arange(len(kept))

    n_units = len(tokens.doc_of_unit)
    form = form_of_type[tokens.type_of[counted]]
    ones = np.ones(counted.sum())
    sentences = sparse.csr_array(
        (ones, (tokens.unit_of[counted], term_of_form[form])), shape=(n_units, len(terms))
    )
    forms = sparse.csr_array(
        (ones, (tokens.doc_of[counted], form)), shape=(len(articles), len(kept))
    )
    # csr_array adds up the tokens of one cell only when it is told to.
    sentences.sum_duplicates()
    forms.sum_duplicates()
    return TermMatrix(
        doc_ids=tokens.doc_ids,
        terms=terms,
        sentences=sentences,
        n_sentences=np.bincount(tokens.doc_of_unit, minlength=len(articles)),
        forms=forms,
        form_names=[tokens.types[number] for number in kept],
        term_of_form=term_of_form,
    )


def count_terms(
    articles: pd.DataFrame,
    *,
    aliases: Switch | None = None,
    stopwords: Switch | None = None,
    policy: TermPolicy = DEFAULT_POLICY,
    without: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Count the terms of each article, for reading; large corpora are counted in sparse matrices.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, outlet, text (`read_corpus`).
    aliases, stopwords : bool, str or path, optional
        Another choice than the policy's for these two steps.
    policy : TermPolicy, optional
    without : pandas.DataFrame, optional
        Passages (`shared_passages`) whose words are left out, in both articles of each: what is
        left is what an article shares with no other.

    Returns
    -------
    pandas.DataFrame
        One row a term of an article, the commonest first in each article: doc_id, outlet, term,
        n (occurrences), forms (as written, the commonest first, joined by ``، ``). Credits and
        date stamps are not counted.

    Raises
    ------
    InputError
        If a column is missing or a list of terms cannot be used.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "outlet": ["A"], "text": ["ترامب وترمب هنا."]})
    >>> count_terms(articles)
      doc_id outlet   term  n         forms
    0      a      A  ترامب  2  ترامب، وترمب
    """
    articles = check(articles, "articles", columns=("doc_id", "text", "outlet"))
    policy = policy.but(aliases=aliases, stopwords=stopwords)
    matrix = term_matrix(articles, policy, without=without)
    used = matrix.terms_of(range(len(articles))).reset_index(drop=True)
    of_article = articles[["doc_id", "outlet"]].iloc[used["article"]].reset_index(drop=True)
    return of_article.join(used[["term", "n", "forms"]])


def add_tfidf(counts: pd.DataFrame) -> pd.DataFrame:
    """Weigh counted terms by how much of their article they make up and how few articles use them.

    Parameters
    ----------
    counts : pandas.DataFrame
        With doc_id, term, n (`count_terms`), one row a term of an article.

    Returns
    -------
    pandas.DataFrame
        `counts` with three columns added: tf (share of the article's counted words, 0 to 1), idf
        (``ln((1 + N) / (1 + df)) + 1`` over the N articles of the table, never over outlets: with
        two outlets every shared term would weigh nothing), tf_idf (their product).

    Raises
    ------
    InputError
        If a column is missing, or a term stands twice in one article.

    Notes
    -----
    The smoothed idf is that of scikit-learn's ``TfidfTransformer``; cosines of these weights and
    of scikit-learn's are equal, because dividing an article by its length does not turn it.

    Examples
    --------
    >>> counts = pd.DataFrame(
    ...     {"doc_id": ["a", "a", "b"], "term": ["سلام", "حرب", "سلام"], "n": [1, 3, 2]}
    ... )
    >>> add_tfidf(counts).round(3)
      doc_id  term  n    tf    idf  tf_idf
    0      a  سلام  1  0.25  1.000   0.250
    1      a   حرب  3  0.75  1.405   1.054
    2      b  سلام  2  1.00  1.000   1.000
    """
    counts = check(counts, "terms", columns=("doc_id", "term", "n"), where="counts")
    n_articles = counts["doc_id"].nunique()
    tf = counts["n"] / counts.groupby("doc_id")["n"].transform("sum")
    df = counts.groupby("term")["doc_id"].transform("nunique")
    idf = np.log((1 + n_articles) / (1 + df)) + 1
    return counts.assign(tf=tf, idf=idf, tf_idf=tf * idf)
