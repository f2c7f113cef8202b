"""Which outlets use loaded names, and in whose voice."""

from typing import Any

import pandas as pd

from newslab.analyses.analysis import Analysis
from newslab.analyses.called import Told
from newslab.analyses.evidencerows import sentences_with
from newslab.analyses.finding import Claim, Finding, Names
from newslab.analyses.frames import HIT_COLUMNS, NAMING
from newslab.analyses.sources import MOST_TOLD
from newslab.overlap.termcounts import FORMS_JOINED_BY
from newslab.tables import check

__all__ = ["Naming", "naming_finding"]


class Naming(Analysis):
    """How often each outlet calls something by a loaded name, by voice."""

    name = "naming"
    of = "naming"

    def _found(self) -> Finding:
        study = self._study
        return naming_finding(self.table, study.hits, study.event_articles, **self._told_with)

    @property
    def charted(self) -> pd.DataFrame:
        """What is called by a loaded name somewhere: of it all names, everywhere."""
        loaded = self.table.groupby("referent")["n_loaded"].transform("sum")
        return self.table[loaded > 0].reset_index(drop=True)


def naming_finding(
    naming: pd.DataFrame,
    hits: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    names: Names | None = None,
    sentences: pd.DataFrame | None = None,
) -> Finding:
    """Say which outlets use loaded names, in whose voice, and how often among all names.

    Parameters
    ----------
    naming : pandas.DataFrame
        One row an outlet, referent and voice (`loaded_naming`).
    hits : pandas.DataFrame
        From `code_frames`.
    articles : pandas.DataFrame
        The articles that count, with doc_id, outlet, text (`read_corpus`).
    names, sentences
        As in `corpus_finding`.

    Returns
    -------
    Finding

    Raises
    ------
    InputError
        If a column is missing.
    """
    columns = ("outlet", "referent", "voice", "n", "n_loaded", "loaded_names")
    naming = check(naming, "loaded_naming", columns=columns)
    hits = check(hits, "hits", columns=HIT_COLUMNS)
    told = Told(articles, names, sentences)
    outlet_of = articles.set_index("doc_id")["outlet"]
    is_name = (hits["frame"] == NAMING) & hits["doc_id"].isin(articles["doc_id"])
    loaded = hits[is_name & (hits["loaded"] == "yes") & ~hits["distanced"]]
    n, n_loaded = int(naming["n"].sum()), int(naming["n_loaded"].sum())
    if not n_loaded:
        if n:
            return told.nothing("finding.naming.none", is_key=True, n=n)
        return told.nothing("finding.naming.nothing", is_key=True)
    every = Claim(
        "finding.naming.loaded",
        {"n": n_loaded, "all": n},
        sentences_with(told.sentences, loaded),
        is_key=True,
    )
    claims = [every]
    found = naming[naming["n_loaded"] > 0].sort_values("n_loaded", ascending=False, kind="stable")
    for row in found.head(MOST_TOLD).to_dict("records"):
        of_row = loaded[
            (loaded["doc_id"].map(outlet_of) == row["outlet"])
            & (loaded["voice"] == row["voice"])
            & (loaded["target"] == row["referent"])
        ]
        values: dict[str, Any] = {key: told(row[key]) for key in ("outlet", "referent")}
        values |= {"n": int(row["n_loaded"]), "all": int(row["n"])}
        values |= {"names": str(row["loaded_names"]).split(FORMS_JOINED_BY)}
        key = "finding.naming.quoted" if row["voice"] == "quoted" else "finding.naming.own"
        claims.append(Claim(key, values, sentences_with(told.sentences, of_row), is_key=True))
    if len(found) > MOST_TOLD:
        claims.append(Claim("finding.naming.more", {"n": len(found) - MOST_TOLD}))
    return told.finding(claims)
