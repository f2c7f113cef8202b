"""What became of each sentence of the article that is followed."""

import pandas as pd

from newslab.analyses.analysis import Analysis
from newslab.analyses.called import Told
from newslab.analyses.evidencerows import sentences_with
from newslab.analyses.finding import Claim, Finding, Names
from newslab.reading.carriedview import carried as carried_view
from newslab.reading.view import View
from newslab.tables import check

__all__ = ["Carried", "carried_finding"]

_NOT_FOUND = "left out"
_AS_IT_IS = "verbatim"


class Carried(Analysis):
    """What became of each sentence of the article followed in the others on its event."""

    name = "carried"

    def _made(self) -> pd.DataFrame:
        table = self._study.table("carried")
        return table[table["doc_id"] == self._study.followed].reset_index(drop=True)

    def view(self) -> View | Finding:
        """Show each sentence that is followed, and what became of it where."""
        if self.table.empty:
            return self.finding
        articles = self._study.articles
        beside = articles["doc_id"].isin([self._study.followed, *self.table["carried_by"]])
        return carried_view(self._study.followed, articles[beside], lang=self._study.language)

    def _found(self) -> Finding:
        study = self._study
        if not study.followed:
            return Finding([Claim("finding.carried.nobody")])
        return carried_finding(self.table, articles=study.articles, **self._told_with)


def carried_finding(
    carried: pd.DataFrame,
    *,
    articles: pd.DataFrame,
    names: Names | None = None,
    sentences: pd.DataFrame | None = None,
) -> Finding:
    """Say how many sentences of an article others have word for word, and how many none has.

    Parameters
    ----------
    carried : pandas.DataFrame
        With doc_id, sent_id, carried_by, how (`carried_sentences` of one article).
    articles, names, sentences
        As in `reuse_finding`.

    Returns
    -------
    Finding
        What was not found may have been told in other words.

    Raises
    ------
    InputError
        If a column is missing.
    """
    columns = ("doc_id", "sent_id", "carried_by", "how")
    carried = check(carried, "carried", columns=columns)
    told = Told(articles, names, sentences)
    if carried.empty:
        return told.finding([Claim("finding.carried.alone")])
    every = carried[["doc_id", "sent_id"]].drop_duplicates()
    followed = {"name": told(carried["doc_id"].iloc[0]), "all": len(every)}

    def claim(key: str, numbers: set[int], *, is_key: bool = False) -> Claim:
        rows = every[every["sent_id"].isin(numbers)]
        evidence = sentences_with(told.sentences, rows if len(rows) else every)
        return Claim(key, {"n": len(rows), **followed}, evidence, is_key=is_key)

    found = set(carried.loc[carried["how"] != _NOT_FOUND, "sent_id"])
    same = set(carried.loc[carried["how"] == _AS_IT_IS, "sent_id"])
    lost = set(every["sent_id"]) - found
    claims = [
        claim("finding.carried.notfound", lost, is_key=True)
        if lost
        else Claim("finding.carried.everything", followed, sentences_with(told.sentences, every))
    ]
    if same:
        claims.append(claim("finding.carried.verbatim", same))
    return told.finding(claims)
