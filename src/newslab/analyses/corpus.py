"""What the corpus holds, and what is odd about it."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from newslab.analyses.analysis import Analysis
from newslab.analyses.called import UNKNOWN, Told
from newslab.analyses.evidencerows import first_sentences
from newslab.analyses.finding import Claim, Finding, Names
from newslab.tables import check

if TYPE_CHECKING:
    from newslab.charts.figure import Chart
    from newslab.charts.variants import Variants

__all__ = ["Corpus", "corpus_finding"]

# More names than these are a number in a sentence; the table has them.
MOST_NAMED = 5
_FULL_DATE = len("2025-11-07")


class Corpus(Analysis):
    """What is compared, what each article says of its origin, what may distort the counts."""

    name = "corpus"
    of = "description"

    def _found(self) -> Finding:
        return corpus_finding(self.table, self._study.articles, **self._told_with)

    def timeline(self, **options: Any) -> "Chart":
        """Draw when the articles were published, with the options of `chart`."""
        return self._drawn("timeline", self._study.articles, **options)

    def timeline_variants(self, folder: str | None = None) -> "Variants":
        """Draw the timeline as `variants` does."""
        return self._variants("timeline", self._study.articles, folder)

    def _charts(self) -> list["Chart"]:
        n_dates = self.table.loc[self.table["date"] != "", "date"].nunique()
        # A timeline of one dot says no more than the sentence.
        return [*super()._charts(), *([self.timeline()] if n_dates > 1 else [])]


def corpus_finding(
    summary: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    names: Names | None = None,
    sentences: pd.DataFrame | None = None,
) -> Finding:
    """Say what the corpus is, and what is odd about it.

    Parameters
    ----------
    summary : pandas.DataFrame
        With doc_id, outlet, date, event, n_words, odd (`describe_corpus`).
    articles : pandas.DataFrame
        The articles it describes (`read_corpus`).
    names : mapping of str to mapping, optional
        What to call things, by language and key (`read_wording`).
    sentences : pandas.DataFrame, optional
        Of the articles (`split_sentences`), where they are at hand.

    Returns
    -------
    Finding

    Raises
    ------
    InputError
        If a column is missing.
    """
    columns = ("doc_id", "outlet", "date", "event", "n_words", "odd")
    summary = check(summary, "description", columns=columns)
    told = Told(articles, names, sentences)
    firsts = first_sentences(told.sentences, summary["doc_id"])
    is_named = ~summary["outlet"].str.startswith(UNKNOWN)
    is_dated = summary["date"].str.len() >= _FULL_DATE
    is_odd = summary["odd"] != ""

    def of(which: pd.Series) -> pd.DataFrame:
        """First sentences of some articles; of all that were looked at where it is none."""
        chosen = firsts[firsts["doc_id"].isin(summary.loc[which, "doc_id"])]
        return firsts if chosen.empty else chosen

    def counted(what: str, keys: pd.Series, evidence: pd.DataFrame) -> Claim:
        """How many, and which if they are few."""
        found = pd.unique(keys[keys != ""])
        if not len(found):
            return Claim(f"finding.corpus.{what}.none", {}, evidence)
        values: dict[str, Any] = {"n": len(found)}
        if len(found) > MOST_NAMED:
            return Claim(f"finding.corpus.{what}.many", values, evidence)
        values["names"] = [told(key) for key in found]
        return Claim(f"finding.corpus.{what}.few", values, evidence)

    if summary.empty:
        return told.finding([Claim("finding.corpus.empty")])
    words = summary["n_words"]
    size = {"n": len(summary), "words": int(words.sum())}
    size |= {"shortest": int(words.min()), "longest": int(words.max())}
    claims = [
        Claim("finding.corpus.size", size, firsts, is_key=True),
        counted("events", summary["event"], firsts),
        counted("outlets", summary.loc[is_named, "outlet"], of(is_named)),
        Claim("finding.corpus.dated", {"n": int(is_dated.sum())}, of(is_dated))
        if is_dated.any()
        else Claim("finding.corpus.undated", {}, firsts),
    ]
    if len(summary) > 1 and summary["outlet"].is_unique:
        claims.append(Claim("finding.corpus.single"))
    claims.append(counted("odd", summary.loc[is_odd, "doc_id"], of(is_odd)))
    return told.finding(claims)
