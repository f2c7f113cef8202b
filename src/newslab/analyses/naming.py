"""Which outlets use loaded names, and in whose voice."""

from typing import Any

import pandas as pd

from newslab.analyses.analysis import Analysis
from newslab.analyses.called import NameOf
from newslab.analyses.evidencerows import first_sentences, sentences_with
from newslab.analyses.finding import Claim, Finding, Names
from newslab.analyses.frames import HIT_COLUMNS, NAMING
from newslab.analyses.sources import MOST_TOLD
from newslab.corpus.segment import split_sentences
from newslab.overlap.termcounts import FORMS_JOINED_BY
from newslab.tables import check

__all__ = ["Naming", "naming_finding"]


class Naming(Analysis):
    """How often each outlet calls something by a loaded name, by voice."""

    name = "naming"

    def _made(self) -> pd.DataFrame:
        return self._study.table("naming")

    def _found(self) -> Finding:
        study = self._study
        return naming_finding(
            self.table,
            study.hits,
            study.event_articles,
            names=study.wording,
            sentences=study.sentences,
        )

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
    name_of = NameOf(articles, names)
    sentences = split_sentences(articles) if sentences is None else sentences
    outlet_of = articles.set_index("doc_id")["outlet"]
    is_name = (hits["frame"] == NAMING) & hits["doc_id"].isin(articles["doc_id"])
    loaded = hits[is_name & (hits["loaded"] == "yes") & ~hits["distanced"]]
    n, n_loaded = int(naming["n"].sum()), int(naming["n_loaded"].sum())
    searched = first_sentences(sentences, articles["doc_id"])
    if not n_loaded:
        key = "finding.naming.none" if n else "finding.naming.nothing"
        values = {"n": n} if n else {}
        return Finding([Claim(key, values, searched, is_key=True)], name_of.names)
    every = Claim(
        "finding.naming.loaded",
        {"n": n_loaded, "all": n},
        sentences_with(sentences, loaded),
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
        told: dict[str, Any] = {key: name_of(row[key]) for key in ("outlet", "referent")}
        told |= {"n": int(row["n_loaded"]), "all": int(row["n"])}
        told |= {"names": str(row["loaded_names"]).split(FORMS_JOINED_BY)}
        key = "finding.naming.quoted" if row["voice"] == "quoted" else "finding.naming.own"
        claims.append(Claim(key, told, sentences_with(sentences, of_row), is_key=True))
    if len(found) > MOST_TOLD:
        claims.append(Claim("finding.naming.more", {"n": len(found) - MOST_TOLD}))
    return Finding(claims, name_of.names)
