"""How far coders agree, or the one there is with the codebook."""

from functools import cached_property

import pandas as pd

from newslab.analyses.analysis import Analysis
from newslab.analyses.called import Told
from newslab.analyses.finding import Claim, Finding, Names
from newslab.coding.scoring import score_coding
from newslab.framing.framelabels import hits_as_labels
from newslab.tables import check

__all__ = ["Agreement", "agreement_finding"]


_OFF_EVENT = "off_event"


class Agreement(Analysis):
    """Krippendorff's alpha of what people coded; of one person, with the codebook."""

    name = "agreement"
    of = "agreement"

    @cached_property
    def scores(self) -> pd.DataFrame:
        """How far the codebook finds the stances that people coded; no rows if nobody did."""
        study = self._study
        people = study.table("coding")
        # The codebook is about the event: what people coded of others says nothing of it.
        if _OFF_EVENT in people:
            people = people[people[_OFF_EVENT] != "true"]
        if people.empty:
            return pd.DataFrame()
        return score_coding(hits_as_labels(study.hits, study.sentences), people, variable="stance")

    def _found(self) -> Finding:
        study = self._study
        n_coders = study.table("coding")["coder"].nunique()
        return agreement_finding(self.table, study.articles, n_coders=n_coders, names=study.wording)


def agreement_finding(
    agreement: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    n_coders: int,
    names: Names | None = None,
) -> Finding:
    """Say how far coders agree on each variable, or that nobody coded.

    Parameters
    ----------
    agreement : pandas.DataFrame
        With variable, alpha, ci_low, ci_high, n_units (`agreement`).
    articles : pandas.DataFrame
        With doc_id, outlet (`read_corpus`).
    n_coders : int
        People who coded.
    names : mapping of str to mapping, optional
        As in `corpus_finding`.

    Returns
    -------
    Finding
        Without evidence: agreement is of codes, not of sentences.

    Raises
    ------
    InputError
        If a column is missing.
    """
    columns = ("variable", "alpha", "ci_low", "ci_high", "n_units")
    agreement = check(agreement, "agreement", columns=columns)
    told = Told(articles, names)
    if agreement.empty:
        return told.finding([Claim("finding.agreement.nobody")])
    claims = []
    for variable, alpha, low, high, n in agreement[list(columns)].itertuples(index=False):
        values = {"variable": told(variable), "n": int(n)}
        key = "finding.agreement.undefined"
        if pd.notna(alpha):
            key = "finding.agreement.open"
            values |= {"alpha": float(alpha)}
        if pd.notna(alpha) and pd.notna(low):
            key = "finding.agreement.alpha"
            values |= {"low": float(low), "high": float(high)}
        claims.append(Claim(key, values, is_key=True))
    if n_coders == 1:
        claims.append(Claim("finding.agreement.machine"))
    return told.finding(claims)
