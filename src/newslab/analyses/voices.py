"""Whose words fill the articles, and who is heard in one outlet only."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from newslab.analyses.analysis import Analysis
from newslab.analyses.called import Told
from newslab.analyses.corpus import MOST_NAMED
from newslab.analyses.evidencerows import sentences_at
from newslab.analyses.finding import Claim, Finding, Names
from newslab.tables import check

__all__ = ["Voices", "voices_finding"]


class Voices(Analysis):
    """Which share of an outlet's words each actor says."""

    name = "voices"
    of = "who_speaks"

    def _found(self) -> Finding:
        study = self._study
        return voices_finding(
            self.table, study.attributions, study.event_articles, **self._told_with
        )


def voices_finding(
    speaks: pd.DataFrame,
    attributions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    names: Names | None = None,
    sentences: pd.DataFrame | None = None,
) -> Finding:
    """Say whose words are most of those that each outlet attributes, and who has one outlet only.

    Parameters
    ----------
    speaks : pandas.DataFrame
        With outlet, actor, n_words, share, ci_low, ci_high (`who_speaks`).
    attributions : pandas.DataFrame
        The spans that were counted: doc_id, start, end, actor (`find_attributions`).
    articles : pandas.DataFrame
        The articles that count, with doc_id, outlet, text (`read_corpus`).
    names, sentences
        As in `corpus_finding`.

    Returns
    -------
    Finding
        The evidence of a share are the sentences that its spans reach into.

    Raises
    ------
    InputError
        If a column is missing.
    """
    columns = ("outlet", "actor", "n_words", "share", "ci_low", "ci_high")
    speaks = check(speaks, "who_speaks", columns=columns)
    spans_have = ("doc_id", "start", "end", "actor")
    attributions = check(attributions, "attributions", columns=spans_have)
    told = Told(articles, names, sentences)
    heard = speaks[(speaks["n_words"] > 0) & (speaks["actor"] != "")]
    if heard.empty:
        return told.nothing("finding.voices.none", is_key=True)

    def behind(outlets: Iterable[str], actors: Iterable[str]) -> pd.DataFrame:
        docs = articles.loc[articles["outlet"].isin(list(outlets)), "doc_id"]
        is_meant = attributions["doc_id"].isin(docs) & attributions["actor"].isin(list(actors))
        return sentences_at(told.sentences, attributions[is_meant])

    ranked = heard.sort_values("n_words", ascending=False, kind="stable")
    tops = ranked.drop_duplicates("outlet").sort_values("share", ascending=False, kind="stable")
    claims = []
    for top in tops.head(MOST_NAMED).to_dict("records"):
        values: dict[str, Any] = {"outlet": told(top["outlet"]), "actor": told(top["actor"])}
        values |= {"share": float(top["share"])}
        key = "finding.voices.once"
        if pd.notna(top["ci_low"]):
            key = "finding.voices.top"
            values |= {"low": float(top["ci_low"]), "high": float(top["ci_high"])}
        evidence = behind([top["outlet"]], [top["actor"]])
        claims.append(Claim(key, values, evidence, is_key=True))
    if len(tops) > MOST_NAMED:
        claims.append(Claim("finding.voices.more", {"n": len(tops) - MOST_NAMED}))
    outlets_of = heard.groupby("actor")["outlet"].nunique()
    only = ranked.loc[ranked["actor"].map(outlets_of) == 1, "actor"].tolist()
    if only and len(tops) > 1:
        values = {"n": len(only), "names": [told(actor) for actor in only[:MOST_NAMED]]}
        key = "finding.voices.only" if len(only) <= MOST_NAMED else "finding.voices.onlymost"
        claims.append(Claim(key, values, behind(set(heard["outlet"]), only)))
    return told.finding(claims)
