"""How much of an outlet stands in another word for word."""

from typing import Any

import pandas as pd

from newslab.analyses.analysis import Analysis
from newslab.analyses.called import Told
from newslab.analyses.carried import carried_finding
from newslab.analyses.evidencerows import between
from newslab.analyses.finding import Claim, Finding, Names
from newslab.analyses.sources import sources_finding
from newslab.errors import check_columns
from newslab.reading.sidebyside import side_by_side
from newslab.reading.view import View
from newslab.tables import check

__all__ = ["Reuse", "reuse_finding"]


class Reuse(Analysis):
    """How much of each outlet stands in each other."""

    name = "reuse"
    of = "reuse"

    def side_by_side(self) -> View | Finding:
        """Show the two articles with most shared words beside each other."""
        passages = self._study.passages
        if passages.empty:
            return self.finding
        n_words = passages.groupby(["doc_a", "doc_b"])["n_tokens"].sum().reset_index()
        top = n_words.sort_values("n_tokens").iloc[-1]
        one, other = str(top["doc_a"]), str(top["doc_b"])
        return side_by_side(self._study.articles, passages, one, other, lang=self._study.language)

    def _found(self) -> Finding:
        study = self._study
        return reuse_finding(
            self.table, articles=study.articles, passages=study.passages, **self._told_with
        )


def reuse_finding(
    share: pd.DataFrame,
    sources: pd.DataFrame | None = None,
    carried: pd.DataFrame | None = None,
    *,
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    names: Names | None = None,
    sentences: pd.DataFrame | None = None,
) -> Finding:
    """Say what stands in two articles, and which outlet stands most in another.

    Parameters
    ----------
    share : pandas.DataFrame
        Of `reuse_share`, by outlet or by doc_id.
    sources : pandas.DataFrame, optional
        Of `trace_sources`: the claims of `sources_finding` follow.
    carried : pandas.DataFrame, optional
        Of `carried_sentences`: the claims of `carried_finding` follow.
    articles : pandas.DataFrame
        The articles (`read_corpus`), for the sentences behind the numbers.
    passages : pandas.DataFrame
        What they share (`shared_passages`).
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
    by = "doc" if "doc_a" in share else "outlet"
    columns = (f"{by}_a", f"{by}_b", "share", "ci_low", "ci_high")
    check_columns(share, columns, name="share", maker="reuse_share")
    places = ("doc_a", "start_a", "end_a", "doc_b", "start_b", "end_b")
    passages = check(passages, "passages", columns=places)
    told = Told(articles, names, sentences)
    claims = [*_shared(share, articles, passages, told)]
    given: dict[str, Any] = {"articles": articles, "names": names, "sentences": told.sentences}
    if sources is not None:
        claims += sources_finding(sources, passages=passages, **given).claims
    if carried is not None:
        claims += carried_finding(carried, **given).claims
    return told.finding(claims)


def _shared(
    share: pd.DataFrame,
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    told: Told,
) -> list[Claim]:
    if passages.empty:
        return [Claim("finding.reuse.none")]
    everything = between(told.sentences, passages)
    n_pairs = len(passages[["doc_a", "doc_b"]].drop_duplicates())
    claims = [Claim("finding.reuse.passages", {"n": len(passages), "pairs": n_pairs}, everything)]
    by = "doc" if "doc_a" in share else "outlet"
    ranked = share[share["share"] > 0].sort_values("share", ascending=False)
    if ranked.empty:
        return claims
    top = ranked.iloc[0]
    a, b = str(top[f"{by}_a"]), str(top[f"{by}_b"])
    key_of = articles["doc_id" if by == "doc" else "outlet"]
    docs = [set(articles.loc[key_of == key, "doc_id"]) for key in (a, b)]
    values: dict[str, Any] = {"a": told(a), "b": told(b), "share": float(top["share"])}
    evidence = between(told.sentences, passages, *docs)
    if pd.isna(top["ci_low"]):
        return [*claims, Claim("finding.reuse.once", values, evidence, is_key=True)]
    values |= {"low": float(top["ci_low"]), "high": float(top["ci_high"])}
    # The same two the other way round are no rivals.
    rivals = ranked[~((ranked[f"{by}_a"] == b) & (ranked[f"{by}_b"] == a))].iloc[1:]
    is_most = bool((rivals["ci_high"] < top["ci_low"]).all())
    key = "finding.reuse.most" if is_most else "finding.reuse.largest"
    return [*claims, Claim(key, values, evidence, is_key=True)]
