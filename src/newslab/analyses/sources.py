"""Where shared text may come from, as far as the articles tell."""

import pandas as pd

from newslab.analyses.analysis import Analysis
from newslab.analyses.called import Told
from newslab.analyses.evidencerows import between, first_sentences
from newslab.analyses.finding import Claim, Finding, Names
from newslab.tables import check

__all__ = ["MOST_TOLD", "Sources", "sources_finding"]

# A finding tells so many of one kind, and how many more there are.
MOST_TOLD = 3


class Sources(Analysis):
    """For each two articles with shared passages, where these may come from, and why."""

    name = "sources"
    of = "sources"

    def _found(self) -> Finding:
        study = self._study
        return sources_finding(
            self.table, articles=study.articles, passages=study.passages, **self._told_with
        )

    @property
    def charted(self) -> pd.DataFrame:
        """No chart shows reasons: the table does."""
        return self.table.iloc[:0]


def sources_finding(
    sources: pd.DataFrame,
    *,
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    names: Names | None = None,
    sentences: pd.DataFrame | None = None,
) -> Finding:
    """Say for which articles a source is likely, and for how many it cannot be told.

    Parameters
    ----------
    sources : pandas.DataFrame
        With doc_a, doc_b, n_tokens, verdict, likely_source (`trace_sources`, one row a pair).
    articles, passages, names, sentences
        As in `reuse_finding`.

    Returns
    -------
    Finding

    Raises
    ------
    InputError
        If a column is missing.
    """
    columns = ("doc_a", "doc_b", "n_tokens", "verdict", "likely_source")
    sources = check(sources, "sources", columns=columns)
    told = Told(articles, names, sentences)
    if sources.empty:
        return told.nothing("finding.sources.none")

    def behind(pairs: pd.DataFrame) -> pd.DataFrame:
        both = pd.MultiIndex.from_frame(pairs[["doc_a", "doc_b"]])
        of_pairs = pd.MultiIndex.from_frame(passages[["doc_a", "doc_b"]]).isin(both)
        found = between(told.sentences, passages[of_pairs])
        docs = {*pairs["doc_a"], *pairs["doc_b"]}
        return found if len(found) else first_sentences(told.sentences, docs)

    claims = []
    known = sources[sources["verdict"] == "source"].sort_values("n_tokens", ascending=False)
    for row in known.head(MOST_TOLD).to_dict("records"):
        source = row["likely_source"]
        taker = row["doc_b"] if source == row["doc_a"] else row["doc_a"]
        values = {"n": int(row["n_tokens"]), "taker": told(taker), "source": told(source)}
        evidence = behind(
            known[(known["doc_a"] == row["doc_a"]) & (known["doc_b"] == row["doc_b"])]
        )
        claims.append(Claim("finding.sources.likely", values, evidence, is_key=True))
    further = known.iloc[MOST_TOLD:]
    for key, pairs in (
        ("finding.sources.more", further),
        ("finding.sources.common", sources[sources["verdict"] == "common source"]),
        ("finding.sources.open", sources[sources["verdict"] == "no verdict"]),
    ):
        if len(pairs):
            claims.append(Claim(key, {"n": len(pairs)}, behind(pairs)))
    return told.finding(claims)
