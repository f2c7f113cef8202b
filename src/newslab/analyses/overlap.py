"""Which articles share most of their weighted vocabulary, and how far that can be told."""

from functools import cached_property
from typing import Any

import pandas as pd

from newslab.analyses.analysis import Analysis
from newslab.analyses.called import Told
from newslab.analyses.evidencerows import of_similarity
from newslab.analyses.finding import Claim, Finding, Names
from newslab.overlap.sharedterms import shared_terms
from newslab.tables import check

__all__ = ["Overlap", "overlap_finding"]


class Overlap(Analysis):
    """How much vocabulary each two articles share."""

    name = "overlap"
    of = "similarity"

    @cached_property
    def terms(self) -> pd.DataFrame:
        """The terms that the most similar two articles share, the strongest first."""
        scored = self.table[self.table["score"] > 0].sort_values("score")
        if scored.empty:
            return pd.DataFrame()
        one, other = (str(scored[side].iloc[-1]) for side in ("doc_a", "doc_b"))
        return shared_terms(self._study.articles, one, other)

    def _found(self) -> Finding:
        return overlap_finding(self.table, self._study.articles, **self._told_with)


def overlap_finding(
    similarity: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    names: Names | None = None,
    sentences: pd.DataFrame | None = None,
) -> Finding:
    """Say which articles share most of their weighted vocabulary, and how far that can be told.

    The evidence of a score are the sentences that hold the terms which add most to it.

    Parameters
    ----------
    similarity : pandas.DataFrame
        With doc_a, doc_b, score, ci_low, ci_high (`article_similarity`).
    articles : pandas.DataFrame
        The articles compared, with doc_id, outlet, event, text (`read_corpus`).
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
    columns = ("doc_a", "doc_b", "score", "ci_low", "ci_high")
    similarity = check(similarity, "similarity", columns=columns)
    articles = check(articles, "articles", columns=("doc_id", "outlet", "event"))
    told = Told(articles, names, sentences)
    event = articles.set_index("doc_id")["event"]
    # Articles of which no event is known are compared all the same.
    has_events = bool((articles["event"] != "").any())
    scored = similarity[similarity["score"].notna()].sort_values("score", ascending=False)
    is_same = scored["doc_a"].map(event).to_numpy() == scored["doc_b"].map(event).to_numpy()
    same, other = scored[is_same], scored[~is_same]
    if same.empty:
        return told.finding([Claim("finding.overlap.none")])

    def behind(pairs: pd.DataFrame) -> pd.DataFrame:
        """Sentences behind the highest and the lowest score."""
        ends = pairs.iloc[[0, -1]].drop_duplicates()
        return of_similarity(
            articles, told.sentences, zip(ends["doc_a"], ends["doc_b"], strict=True)
        )

    first, rest = same.iloc[0], same.iloc[1:]
    top: dict[str, Any] = {"a": told(first["doc_a"]), "b": told(first["doc_b"])}
    top |= {"score": float(first["score"])}
    if rest.empty:
        key = "finding.overlap.pair" if has_events else "finding.overlap.two"
        claims = [Claim(key, top, behind(same), is_key=True)]
    else:
        low, high = float(same["score"].min()), float(same["score"].max())
        values = {"n": len(same), "low": low, "high": high}
        key = "finding.overlap.same" if has_events else "finding.overlap.all"
        claims = [Claim(key, values, behind(same))]
    if len(other):
        ends = {"low": float(same["score"].min()), "high": float(other["score"].max())}
        is_apart = same["ci_low"].min(skipna=False) > other["ci_high"].max(skipna=False)
        key = "finding.overlap.apart" if is_apart else "finding.overlap.mixed"
        pairs = pd.concat([same.tail(1), other.head(1)])
        claims.append(Claim(key, ends, behind(pairs), is_key=True))
    if len(rest):
        # What has no interval cannot be told from anything.
        is_below = rest["ci_high"] < first["ci_low"]
        tied = rest[~is_below]
        if tied.empty:
            top |= {"low": float(first["ci_low"]), "high": float(first["ci_high"])}
            claims.append(Claim("finding.overlap.most", top, behind(same.head(1)), is_key=True))
        else:
            top |= {"n": len(tied)}
            evidence = behind(same.head(1))
            claims.append(Claim("finding.overlap.open", top, evidence, is_key=True))
    return told.finding(claims)
