"""Keyness: the terms that set one outlet apart from others, with effect size, interval and test."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse, special
from scipy.stats import false_discovery_control

from newslab.errors import InputError
from newslab.overlap.termcounts import FORMS_JOINED_BY
from newslab.tables import check
from newslab.uncertainty import Z

REST = "rest"


@dataclass(frozen=True)
class _Pair:
    """Counts of two sides, articles x terms, of the terms that one of them uses."""

    target: str
    reference: str
    terms: np.ndarray
    articles: sparse.csr_array
    in_target: np.ndarray

    def sides(self, articles: sparse.csr_array) -> tuple[np.ndarray, np.ndarray]:
        """Column sums of the target's rows, and of the reference's."""
        n_target = articles[self.in_target].sum(axis=0)
        return n_target, articles.sum(axis=0) - n_target


def keyness(
    counts: pd.DataFrame,
    *,
    target: str | None = None,
    reference: str | None = None,
    by: str = "outlet",
    prior_words: float | None = None,
) -> pd.DataFrame:
    """Find the terms that an outlet uses more, or less, than others.

    Parameters
    ----------
    counts : pandas.DataFrame
        With doc_id, term, n, the column `by` and, if you like, forms (`count_terms`).
    target : str, optional
        The outlet to describe; if not given, every outlet in turn.
    reference : str, optional
        The outlet to compare with; if not given, all others together.
    by : str
        The column that holds the outlets, or any other grouping of articles.
    prior_words : float, optional
        Weight of the prior, in words: a heavier one draws every log-odds closer to 0. If not given,
        it is the number of words of the smaller side (see Notes).

    Returns
    -------
    pandas.DataFrame
        One row a term that the target or its reference uses, of each target the highest z first:

        - `by` (the target), reference (its name, or ``rest``), term;
        - n_target, n_reference (occurrences), n_words_target, n_words_reference (of all terms);
        - n_articles, n_articles_reference: articles of each side that use the term. Many words in
          one article are the topic of that article, not a habit of the outlet;
        - log_odds (natural logarithm; positive: the target uses the term more), z (log_odds over
          its standard error), ci_low, ci_high (95 % of log_odds);
        - g2 (log-likelihood ratio of four cells: this term or another, target or reference; never
          negative), its p (1 degree of freedom) and q (false discovery rate of Benjamini &
          Hochberg among the target's rows);
        - design_effect: variance of the term between articles, as a multiple of what independent
          words would give; q_articles: q after g2 is divided by it where it is above 1;
        - forms: as the target writes the term, or the others if it does not, those of most
          articles first; if `counts` has forms.

    Raises
    ------
    InputError
        If a column is missing or holds what cannot be counted, there is only one outlet, or
        `target`, `reference` or `prior_words` cannot be used.

    Notes
    -----
    Words of one article hang together, but z, its interval, p and q take each word as drawn on its
    own: between articles split at random q < .05 finds terms all the same, q_articles hardly ever
    (``benchmarks/keyness.py``). With one article per outlet keyness speaks of articles.

    The log-odds are those of Monroe, Colaresi & Quinn, "Fightin' Words" (2008); the prior is the
    word distribution of both sides together. As heavy as all these words, it draws every z to 0
    the more outlets there are; a weak one hides terms that one side alone uses and lets chance
    through. In the five articles of the first study no z is beyond ±1.96 under the heavy prior,
    several are under a weak one: show `keyness_sensitivity` beside a list of terms.

    The test is Dunning's (1993); division by the design effect, pooled over both sides, is a
    Rao-Scott correction. Lijffijt et al., "Significance testing of word frequencies in corpora",
    show that tests over words claim too much. Copy taken from an agency is not the outlet's own
    wording: compare with the counts of ``count_terms(articles, without=passages)``.

    Examples
    --------
    >>> counts = pd.DataFrame({"outlet": [*"AAABBB"], "term": ["احتلال", "سلام", "قمة"] * 2})
    >>> counts = counts.assign(doc_id=counts["outlet"], n=[8, 12, 20, 1, 17, 22])
    >>> table = keyness(counts, target="A").round(2)
    >>> table[["outlet", "reference", "term", "n_target", "n_reference", "log_odds", "z"]]
      outlet reference    term  n_target  n_reference  log_odds     z
    0      A      rest  احتلال         8            1      0.92  1.80
    1      A      rest     قمة        20           22     -0.10 -0.46
    2      A      rest    سلام        12           17     -0.27 -1.03
    """
    counts = _countable(counts, by)
    tables = []
    for pair in _pairs(counts, by, target, reference):
        table = _compare(pair, prior_words)
        if "forms" in counts:
            of_target = counts[by] == pair.target
            of_other = ~of_target if pair.reference == REST else counts[by] == pair.reference
            # A term that the target never uses is shown as the other side writes it.
            forms = _forms(counts[of_target]).combine_first(_forms(counts[of_other]))
            table["forms"] = forms.reindex(table["term"], fill_value="").to_numpy(dtype=object)
            table["forms"] = table["forms"].astype("str")
        tables.append(table.rename(columns={"target": by}))
    return pd.concat(tables, ignore_index=True)


def keyness_sensitivity(
    counts: pd.DataFrame,
    *,
    target: str | None = None,
    reference: str | None = None,
    by: str = "outlet",
    prior_words: Sequence[float] | None = None,
) -> pd.DataFrame:
    """Say which terms stand out under each weight of the prior.

    Parameters
    ----------
    counts, target, reference, by
        As in `keyness`.
    prior_words : sequence of float, optional
        Weights of the prior, in words. If not given: a hundredth, a tenth and all of the words of
        the smaller side, and the words of both sides.

    Returns
    -------
    pandas.DataFrame
        One row a weight of a target: outlet (or what `by` names), reference, prior_words, n_terms
        (compared), n_more, n_less (terms with z above 1.96, below -1.96), more, less (those terms,
        the farthest from 0 first, joined by ``، ``). Trust no term that stands out under one
        weight alone.

    Raises
    ------
    InputError
        As in `keyness`.

    Examples
    --------
    >>> counts = pd.DataFrame({"outlet": [*"AAABBB"], "term": ["احتلال", "سلام", "قمة"] * 2})
    >>> counts = counts.assign(doc_id=counts["outlet"], n=[8, 12, 20, 1, 17, 22])
    >>> table = keyness_sensitivity(counts, target="A", prior_words=[4, 80])
    >>> table[["outlet", "prior_words", "n_terms", "n_more", "n_less"]]
      outlet  prior_words  n_terms  n_more  n_less
    0      A          4.0        3       1       0
    1      A         80.0        3       0       0
    """
    counts, rows = _countable(counts, by), []
    for pair in _pairs(counts, by, target, reference):
        words = [float(n.sum()) for n in pair.sides(pair.articles)]
        usual = (min(words) / 100, min(words) / 10, min(words), sum(words))
        for weight in usual if prior_words is None else prior_words:
            table = _compare(pair, weight)
            more, less = table["z"] > Z, table["z"] < -Z
            sides = table.loc[more, "term"], table.loc[less, "term"][::-1]
            found = float(weight), len(table), *map(len, sides), *map(FORMS_JOINED_BY.join, sides)
            rows.append((pair.target, pair.reference, *found))
    columns = [by, "reference", "prior_words", "n_terms", "n_more", "n_less", "more", "less"]
    text = dict.fromkeys((by, "reference", "more", "less"), "str")
    return pd.DataFrame(rows, columns=columns).astype(text)


def _countable(counts: pd.DataFrame, by: str) -> pd.DataFrame:
    """Rows that count something, with the names of the groups as text."""
    columns = ["doc_id", by, "term", "n"]
    counts = check(counts, "terms", columns=columns, where="counts")
    if counts[by].isna().any():
        raise InputError("counts", [f"values are missing in {by!r}"])
    if not counts["n"].any():
        raise InputError("counts", ["it counts no word"], "Check that the articles have text.")
    return counts[counts["n"] > 0].astype({by: "str"})


def _pairs(
    counts: pd.DataFrame, by: str, target: str | None, reference: str | None
) -> Iterator[_Pair]:
    """Each target beside its reference, or beside all others."""
    names = sorted(counts[by].unique())
    allowed = f"The values of {by!r} are {', '.join(map(repr, names[:50]))}."
    unknown = [repr(name) for name in (target, reference) if name not in (None, *names)]
    if unknown:
        raise InputError("keyness", [f"no {by} {' or '.join(unknown)} in counts"], allowed)
    if len(names) == 1:
        raise InputError("counts", [f"one {by} only: nothing to compare it with"], allowed)
    if target is not None and target == reference:
        raise InputError("keyness", [f"{target!r} is both target and reference"], allowed)

    article = counts.groupby([counts[by], counts["doc_id"]]).ngroup().to_numpy()
    column, terms = pd.factorize(counts["term"].to_numpy(dtype=object))
    matrix = sparse.csr_array((counts["n"].to_numpy(dtype=float), (article, column)))
    group = np.empty(matrix.shape[0], dtype=object)
    group[article] = counts[by].to_numpy(dtype=object)
    targets = [name for name in names if name != reference] if target is None else [target]
    for name in targets:
        rows = (group == name) | (group == reference) | (reference is None)
        articles = matrix[rows]
        used = articles.sum(axis=0) > 0
        if used.sum() == 1:
            raise InputError("counts", [f"{name!r} and its reference use one and the same term"])
        yield _Pair(name, reference or REST, terms[used], articles[:, used], group[rows] == name)


def _compare(pair: _Pair, prior_words: float | None) -> pd.DataFrame:
    n_target, n_reference = pair.sides(pair.articles)
    using, using_reference = pair.sides((pair.articles > 0).astype(int))
    words, words_reference = n_target.sum(), n_reference.sum()
    if prior_words is None:
        prior_words = min(words, words_reference)
    if not 0 < prior_words < np.inf:
        raise InputError("prior_words", [f"{prior_words} is no weight"], "A number above 0.")

    prior = prior_words * (n_target + n_reference) / (words + words_reference)
    a, b = n_target + prior, n_reference + prior
    log_odds = special.logit(a / (words + prior_words))
    log_odds -= special.logit(b / (words_reference + prior_words))
    error = np.sqrt(1 / a + 1 / b)

    g2 = _log_likelihood(n_target, n_reference)
    p = special.chdtrc(1, g2)
    design_effect = _design_effect(pair.articles)
    p_articles = special.chdtrc(1, g2 / np.maximum(design_effect, 1))
    table = pd.DataFrame(
        {
            "target": pd.array([pair.target] * len(g2), dtype="str"),
            "reference": pd.array([pair.reference] * len(g2), dtype="str"),
            "term": pd.array(pair.terms, dtype="str"),
            "n_target": n_target.astype(int),
            "n_reference": n_reference.astype(int),
            "n_words_target": int(words),
            "n_words_reference": int(words_reference),
            "n_articles": using,
            "n_articles_reference": using_reference,
            "log_odds": log_odds,
            "z": log_odds / error,
            "ci_low": log_odds - Z * error,
            "ci_high": log_odds + Z * error,
            "g2": g2,
            "p": p,
            "q": false_discovery_control(p),
            "design_effect": design_effect,
            "q_articles": false_discovery_control(p_articles),
        }
    )
    return table.sort_values(["z", "term"], ascending=[False, True])


def _log_likelihood(n_target: np.ndarray, n_reference: np.ndarray) -> np.ndarray:
    """G² of each term's table of four cells."""
    share = (n_target + n_reference) / (n_target.sum() + n_reference.sum())
    g2 = np.zeros(len(share))
    for n in (n_target, n_reference):
        expected, others = n.sum() * share, n.sum() - n
        g2 += special.xlogy(n, n / expected)
        g2 += special.xlogy(others, others / (n.sum() - expected))
    # Equal shares give 0, and rounding may leave a little less.
    return (2 * g2).clip(0)


def _design_effect(articles: sparse.csr_array) -> np.ndarray:
    """Variance of each term between articles, as a multiple of that of independent words."""
    length = articles.sum(axis=1)
    share = articles.sum(axis=0) / length.sum()
    # Σ(n - share·length)², written out so that the counts stay sparse.
    deviation = (articles * articles).sum(axis=0)
    deviation += share**2 * (length**2).sum() - 2 * share * (articles.T @ length)
    binomial = share * (1 - share) * length.sum() * (1 - 1 / len(length))
    effect: np.ndarray = (deviation / binomial).clip(0)
    return effect


def _forms(counts: pd.DataFrame) -> pd.Series:
    """Written forms of each term, those of most articles first, in one string."""
    rows = counts[["term", "forms"]].dropna().reset_index(drop=True)
    rows = rows.assign(form=rows["forms"].str.split(FORMS_JOINED_BY)).explode("form")
    # The commonest form stands first in each article: that decides between equal numbers of these.
    place = rows.groupby(level=0).cumcount()
    forms = place.groupby([rows["term"], rows["form"]]).agg(["size", "sum"]).reset_index()
    forms = forms.sort_values(["size", "sum", "form"], ascending=[False, True, True])
    return forms.groupby("term")["form"].agg(FORMS_JOINED_BY.join)
