"""Which terms set an outlet apart, copy that stands elsewhere left out."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from newslab.analyses.analysis import Analysis
from newslab.analyses.called import Told
from newslab.analyses.evidencerows import sentences_with_forms
from newslab.analyses.finding import Claim, Finding, Names
from newslab.analyses.sources import MOST_TOLD
from newslab.overlap.keyness import keyness_sensitivity
from newslab.overlap.termcounts import FORMS_JOINED_BY
from newslab.tables import check

if TYPE_CHECKING:
    from newslab.charts.figure import Chart
    from newslab.charts.variants import Variants

__all__ = ["Keyness", "keyness_finding"]

# The test of record is q_articles: words of one article hang together.
LEVEL = 0.05
_MOST_TERMS = 5


class Keyness(Analysis):
    """Which terms each outlet uses more than the others on the event."""

    name = "keyness"
    of = "keyness"

    def _found(self) -> Finding:
        return keyness_finding(self.table, self._study.event_articles, **self._told_with)

    @property
    def target(self) -> str:
        """The outlet with the clearest term, or nothing where there is none to compare."""
        tested = self.table.dropna(subset="q_articles")
        return "" if tested.empty else str(tested.sort_values("q_articles")["outlet"].iloc[0])

    @cached_property
    def sensitivity(self) -> pd.DataFrame:
        """How many terms stand out under other weights of the prior, for the same outlet."""
        if not self.target:
            return pd.DataFrame()
        return keyness_sensitivity(self._study.table("terms"), target=self.target)

    def variants(self, folder: str | None = None) -> "Variants | Finding":
        """As `Analysis.variants`, of the outlet that `chart` draws."""
        if not self.target:
            return self.finding
        table = self.table[self.table["outlet"] == self.target].reset_index(drop=True)
        return self._variants(self.name, table, folder)

    def chart(self, *, target: str | None = None, **options: Any) -> "Chart":
        """Draw the terms of one outlet: by default the one with the clearest term."""
        outlet = self.target if target is None else target
        table = self.table[self.table["outlet"] == outlet].reset_index(drop=True)
        return self._drawn(self.name, table, **options)

    @property
    def charted(self) -> pd.DataFrame:
        """The terms that pass the test: without one there is nothing to draw."""
        return self.table[_passing(self.table)]


def keyness_finding(
    keyness: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    names: Names | None = None,
    sentences: pd.DataFrame | None = None,
) -> Finding:
    """Say which terms set outlets apart under the test of record, if any does.

    Parameters
    ----------
    keyness : pandas.DataFrame
        With outlet, term, log_odds, q_articles, forms (`keyness`).
    articles, names, sentences
        As in `corpus_finding`.

    Returns
    -------
    Finding

    Raises
    ------
    InputError
        If a column is missing.
    """
    columns = ("outlet", "term", "log_odds", "q_articles", "forms")
    keyness = check(keyness, "keyness", columns=columns)
    told = Told(articles, names, sentences)
    if keyness.empty:
        return told.finding([Claim("finding.keyness.alone")])
    found = keyness[_passing(keyness)].sort_values("q_articles", kind="stable")
    if found.empty:
        n = int(keyness["term"].nunique())
        return told.finding([Claim("finding.keyness.none", {"n": n}, is_key=True)])
    claims = []
    outlets = pd.unique(found["outlet"])
    for outlet in outlets[:MOST_TOLD]:
        rows = found[found["outlet"] == outlet]
        terms = [forms.split(FORMS_JOINED_BY)[0] for forms in rows["forms"].head(_MOST_TERMS)]
        docs = articles.loc[articles["outlet"] == outlet, "doc_id"]
        evidence = sentences_with_forms(told.sentences, docs, rows["forms"].head(_MOST_TERMS))
        values = {"outlet": told(outlet), "n": len(rows), "terms": terms}
        claims.append(Claim("finding.keyness.apart", values, evidence, is_key=True))
    if len(outlets) > MOST_TOLD:
        claims.append(Claim("finding.keyness.more", {"n": len(outlets) - MOST_TOLD}))
    return told.finding(claims)


def _passing(keyness: pd.DataFrame) -> pd.Series:
    return (keyness["q_articles"] < LEVEL) & (keyness["log_odds"] > 0)
