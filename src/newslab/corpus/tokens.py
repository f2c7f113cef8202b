"""The words of a corpus and their terms as arrays: what they mean and where they stand."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from newslab.arabic import TermPolicy, clean, fold
from newslab.corpus.cut import cut
from newslab.tables import check


@dataclass(frozen=True)
class CorpusTokens:
    """The tokens of what articles say (headline, headings, body; no credit, no date stamp).

    Attributes
    ----------
    doc_ids : list of str
    doc_of_unit : numpy.ndarray of int
        The article of each sentence or heading; units of one article follow one another.
    unit_of, starts, ends : numpy.ndarray of int, one entry a token
        Its unit, and its offsets in the text of its article.
    type_of : numpy.ndarray of int, one entry a token
        Its distinct written form.
    types : list of str
        The distinct written forms; `terms` and `left_out` have one entry for each.
    terms : list of str
    left_out : numpy.ndarray of bool
        True where the policy does not count the form.
    """

    doc_ids: list[str]
    doc_of_unit: np.ndarray
    unit_of: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    type_of: np.ndarray
    types: list[str]
    terms: list[str]
    left_out: np.ndarray

    @property
    def doc_of(self) -> np.ndarray:
        """The article of each token."""
        return np.asarray(self.doc_of_unit[self.unit_of])

    def bounds(self) -> np.ndarray:
        """Where the tokens of each article begin, and one past the last: n articles + 1 entries."""
        n_tokens = np.bincount(self.doc_of, minlength=len(self.doc_ids))
        return np.concatenate([[0], np.cumsum(n_tokens)])

    def term_ids(self) -> np.ndarray:
        """A number for each token, equal where the terms are."""
        return np.asarray(_numbered(self.terms)[self.type_of])

    def surface_ids(self) -> np.ndarray:
        """A number for each token, equal where the letters are (marks and hamza seats apart)."""
        letters = [fold(clean(form)) for form in self.types]
        return np.asarray(_numbered(letters)[self.type_of])


def _numbered(names: list[str]) -> np.ndarray:
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([numbers[name] for name in names], dtype=np.int64)


def corpus_tokens(articles: pd.DataFrame, policy: TermPolicy) -> CorpusTokens:
    """Give each word of a corpus its term.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id and text (`read_corpus`).
    policy : TermPolicy

    Returns
    -------
    CorpusTokens

    Raises
    ------
    InputError
        If a column is missing or a doc_id stands twice.
    """
    articles = check(articles, "articles", columns=("doc_id", "text"))
    found = cut(articles)
    words, says = found.words, found.has_content
    terms, left_out = found.terms(policy)
    return CorpusTokens(
        doc_ids=articles["doc_id"].tolist(),
        doc_of_unit=found.units.article[says],
        unit_of=(np.cumsum(says) - 1)[words.text_of],
        starts=words.starts,
        ends=words.ends,
        type_of=words.codes,
        types=words.forms,
        terms=terms,
        left_out=left_out,
    )


def inside_spans(tokens: CorpusTokens, spans: pd.DataFrame) -> np.ndarray:
    """Tell which tokens stand inside one of the spans.

    Parameters
    ----------
    tokens : CorpusTokens
    spans : pandas.DataFrame
        With doc_id, start, end: offsets into the articles. Spans of other articles are passed over.

    Returns
    -------
    numpy.ndarray of bool, one entry a token
    """
    inside = np.zeros(len(tokens.starts), dtype=bool)
    bounds = tokens.bounds()
    row_of = {doc_id: row for row, doc_id in enumerate(tokens.doc_ids)}
    for doc_id, start, end in zip(spans["doc_id"], spans["start"], spans["end"], strict=True):
        row = row_of.get(doc_id)
        if row is not None:
            first, last = bounds[row], bounds[row + 1]
            run = _run_inside(tokens, first, last, start, end)
            inside[first + run.start : first + run.stop] = True
    return inside


def containment(tokens: CorpusTokens, passages: pd.DataFrame) -> dict[tuple[str, str], float]:
    """Share of the words of one article that stand in passages shared with another.

    Parameters
    ----------
    tokens : CorpusTokens
    passages : pandas.DataFrame
        With doc_a, start_a, end_a, doc_b, start_b, end_b (`shared_passages`).

    Returns
    -------
    dict of (str, str) to float
        For each ordered pair of articles with a passage: (whose words, where they stand too).
    """
    bounds = tokens.bounds()
    row_of = {doc_id: row for row, doc_id in enumerate(tokens.doc_ids)}
    inside: dict[tuple[str, str], np.ndarray] = {}
    for own, other in (("a", "b"), ("b", "a")):
        names = (f"doc_{own}", f"doc_{other}", f"start_{own}", f"end_{own}")
        for doc_id, other_id, start, end in zip(*(passages[name] for name in names), strict=True):
            first, last = bounds[row_of[doc_id]], bounds[row_of[doc_id] + 1]
            words = inside.setdefault((doc_id, other_id), np.zeros(last - first, dtype=bool))
            words[_run_inside(tokens, first, last, start, end)] = True
    return {pair: float(words.mean()) for pair, words in inside.items()}


def _run_inside(tokens: CorpusTokens, first: int, last: int, start: int, end: int) -> slice:
    """Tokens of one article inside a span: they stand in order, so they are one run."""
    low = np.searchsorted(tokens.starts[first:last], start, side="left")
    return slice(int(low), int(np.searchsorted(tokens.ends[first:last], end, side="right")))


def passage_spans(passages: pd.DataFrame) -> pd.DataFrame:
    """Both sides of shared passages as spans: doc_id, start, end.

    Parameters
    ----------
    passages : pandas.DataFrame
        With doc_a, start_a, end_a, doc_b, start_b, end_b (`shared_passages`).

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    InputError
        If a column is missing.
    """
    names = [f"{column}_{side}" for side in "ab" for column in ("doc", "start", "end")]
    passages = check(passages, "passages", columns=names)
    sides = [
        passages[[f"doc_{side}", f"start_{side}", f"end_{side}"]].set_axis(
            ["doc_id", "start", "end"], axis=1
        )
        for side in "ab"
    ]
    return pd.concat(sides, ignore_index=True).drop_duplicates(ignore_index=True)
