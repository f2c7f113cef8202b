"""What each outlet calls the same thing."""

import pandas as pd

from newslab.analyses.analysis import Analysis
from newslab.analyses.called import Told
from newslab.analyses.evidencerows import sentences_at
from newslab.analyses.finding import Claim, Finding, Names
from newslab.analyses.sources import MOST_TOLD
from newslab.reading.concordance import concordance
from newslab.reading.view import View
from newslab.tables import check

__all__ = ["NameVariants", "names_finding"]


class NameVariants(Analysis):
    """By which names each outlet calls what is on the list of names."""

    name = "names"
    of = "name_variants"

    def concordance(self) -> View | Finding:
        """Show the commonest name of what has most names, with the words beside it."""
        several = self.charted
        if several.empty:
            return self.finding
        referent = several.groupby("referent")["name"].nunique().idxmax()
        names = several[several["referent"] == referent].groupby("name")["n"].sum()
        articles = self._study.articles
        return concordance(articles, str(names.idxmax()), lang=self._study.language)

    def _found(self) -> Finding:
        study = self._study
        return names_finding(self.table, study.table("names"), study.articles, **self._told_with)

    @property
    def charted(self) -> pd.DataFrame:
        """What goes by several names: one name for one thing shows nothing."""
        n_names = self.table.groupby("referent")["name"].transform("nunique")
        return self.table[n_names > 1].reset_index(drop=True)


def names_finding(
    variants: pd.DataFrame,
    found: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    names: Names | None = None,
    sentences: pd.DataFrame | None = None,
) -> Finding:
    """Say what goes by several names, and by which.

    Parameters
    ----------
    variants : pandas.DataFrame
        With doc_id, referent, name, n (`name_variants`).
    found : pandas.DataFrame
        Where they stand: doc_id, start, end, referent (`find_names`).
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
    variants = check(variants, "name_variants", columns=("doc_id", "referent", "name", "n"))
    columns = ("doc_id", "start", "end", "referent")
    found = check(found, "names", columns=columns)
    told = Told(articles, names, sentences)
    if variants.empty:
        return told.nothing("finding.names.none")
    counts = variants.groupby(["referent", "name"], sort=False)["n"].sum()
    of_referent = counts.groupby("referent", sort=False).agg(["size", "sum"])
    several = of_referent[of_referent["size"] > 1].sort_values(
        ["size", "sum"], ascending=False, kind="stable"
    )
    if several.empty:
        return told.finding([Claim("finding.names.one", {}, sentences_at(told.sentences, found))])
    claims = []
    for referent, size, total in several.head(MOST_TOLD).itertuples():
        often = counts[referent].sort_values(ascending=False, kind="stable").index[:MOST_TOLD]
        values = {"referent": told(referent), "n": int(total), "n_names": int(size)}
        values |= {"names": list(often)}
        key = "finding.names.few" if size <= MOST_TOLD else "finding.names.many"
        evidence = sentences_at(told.sentences, found[found["referent"] == referent])
        claims.append(Claim(key, values, evidence, is_key=True))
    further = several.index[MOST_TOLD:]
    if len(further):
        evidence = sentences_at(told.sentences, found[found["referent"].isin(further)])
        claims.append(Claim("finding.names.more", {"n": len(further)}, evidence))
    return told.finding(claims)
