"""Which stances are voiced, by the outlets themselves and by those they quote."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from newslab.analyses.analysis import Analysis
from newslab.analyses.called import Told
from newslab.analyses.corpus import MOST_NAMED
from newslab.analyses.evidencerows import first_sentences, sentences_with
from newslab.analyses.finding import Claim, Finding, Names
from newslab.analyses.sources import MOST_TOLD
from newslab.corpus.tokens import passage_spans
from newslab.errors import InputError
from newslab.reading.annotate import annotated
from newslab.reading.view import View
from newslab.tables import check

__all__ = ["HIT_COLUMNS", "NAMING", "Frames", "framing_finding", "stances_of"]

HIT_COLUMNS = (
    *("doc_id", "sent_id", "match", "frame", "stance"),
    *("voice", "actor", "points_to", "loaded"),
)
NAMING = "naming"


class Frames(Analysis):
    """Which share of an outlet's sentences carries each frame, by voice."""

    name = "frames"
    of = "frame_shares"

    def annotated(self) -> View | Finding:
        """Show the article with most frames, every voice and frame in it marked."""
        study = self._study
        on_event = study.hits["doc_id"].isin(study.event_articles["doc_id"])
        frames = study.hits[on_event & (study.hits["frame"] != NAMING)]
        if frames.empty:
            return self.finding
        article = study.articles[study.articles["doc_id"] == frames["doc_id"].mode().iloc[0]]
        lang = study.language
        return annotated(
            article,
            hits=study.hits,
            attributions=study.attributions,
            labels=study.labels(lang),
            stances=study.stances,
            lang=lang,
        )

    def _found(self) -> Finding:
        study = self._study
        return framing_finding(
            study.hits,
            study.articles,
            event=study.event,
            stances=stances_of(study.hits, study.poles),
            passages=study.passages,
            **self._told_with,
        )

    @property
    def charted(self) -> pd.DataFrame:
        """Outlets of which a sentence was searched, where any frame was found, poles first."""
        found = self.table[self.table["n_sentences"] > 0]
        # The chart gives colours in the order of the stances: that of all pages.
        place = {stance: at for at, stance in enumerate(self._study.stances)}
        in_order = found["stance"].map(place).fillna(len(place)).argsort(kind="stable")
        return found.iloc[in_order] if found["n_hits"].sum() else found.iloc[:0]


def stances_of(hits: pd.DataFrame, poles: Sequence[str]) -> Sequence[str]:
    """The stances to tell: the poles, or where a study has none, all that hits point to."""
    frames = hits[hits["frame"] != NAMING]
    return poles or sorted(set(frames["points_to"]) - {""})


def framing_finding(
    hits: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    event: str = "",
    stances: Sequence[str],
    passages: pd.DataFrame | None = None,
    names: Names | None = None,
    sentences: pd.DataFrame | None = None,
) -> Finding:
    """Say how often each stance is voiced, by the outlets themselves and by those they quote.

    Parameters
    ----------
    hits : pandas.DataFrame
        With doc_id, sent_id, start, end, frame, stance, voice, actor, points_to, match, loaded
        (`code_frames` with attributions).
    articles : pandas.DataFrame
        With doc_id, outlet, event, text (`read_corpus`).
    event : str, optional
        The event that the codebook is about; articles on others are named and not counted. If not
        given, all articles count.
    stances : sequence of str
        The stances to tell, such as the two poles.
    passages : pandas.DataFrame, optional
        What the articles share (`shared_passages`): mentions in it are one piece of evidence, and
        the finding says how many there are.
    names, sentences
        As in `corpus_finding`.

    Returns
    -------
    Finding
        The evidence of a count are the sentences counted; of a count of 0, the first sentences
        of the articles that were searched.

    Raises
    ------
    InputError
        If a column is missing or no article is about `event`.
    """
    hits = check(hits, "hits", columns=HIT_COLUMNS)
    articles = check(articles, "articles", columns=("doc_id", "event"))
    is_on = (articles["event"] == event) | (event == "")
    if not is_on.any():
        known = ", ".join(map(repr, articles["event"].unique()))
        raise InputError("event", [f"no article is about {event!r}"], f"Events: {known}.")
    told = Told(articles, names, sentences)
    docs = articles.loc[is_on, "doc_id"].tolist()
    searched = first_sentences(told.sentences, docs)
    counted = hits[hits["doc_id"].isin(docs)]
    frames = counted[(counted["frame"] != NAMING) & counted["points_to"].isin(stances)]
    n_sentences = int(told.sentences["doc_id"].isin(docs).sum())
    size = {"n": len(docs), "sentences": n_sentences}
    claims = [Claim("finding.frames.searched", size, searched)]
    for stance in stances:
        claims += _voiced(stance, frames, searched, told)
    in_both = frames[_is_shared(frames, passages)]
    if len(in_both):
        evidence = sentences_with(told.sentences, in_both)
        claims.append(Claim("finding.frames.shared", {"n": len(in_both)}, evidence, is_key=True))
    claims += _controls(articles.loc[~is_on, "doc_id"].tolist(), told)
    if len(frames):
        claims.append(Claim("finding.frames.mention", is_key=True))
    return told.finding(claims)


def _voiced(
    stance: str,
    frames: pd.DataFrame,
    searched: pd.DataFrame,
    told: Told,
) -> list[Claim]:
    """How often a stance is voiced: by the outlets, and by those they quote."""
    of_stance = frames[frames["points_to"] == stance]
    if of_stance.empty:
        return [Claim("finding.frames.none", {"stance": told(stance)}, searched, is_key=True)]
    claims = []
    values: dict[str, Any]
    quoted = of_stance[of_stance["voice"] == "quoted"]
    own = of_stance[of_stance["voice"] != "quoted"]
    if own.empty:
        values = {"stance": told(stance)}
        claims.append(Claim("finding.frames.notown", values, searched, is_key=True))
    else:
        docs = own["doc_id"].value_counts()
        values = {"n": len(own), "stance": told(stance)}
        values |= {"names": [told(doc_id) for doc_id in docs.index[:MOST_NAMED]]}
        key = "finding.frames.own" if len(docs) <= MOST_NAMED else "finding.frames.ownmost"
        claims.append(Claim(key, values, sentences_with(told.sentences, own), is_key=True))
    if len(quoted):
        actors = quoted.loc[quoted["actor"] != "", "actor"].value_counts().index[:MOST_TOLD]
        values = {"n": len(quoted), "stance": told(stance)}
        values |= {"names": [told(actor) for actor in actors]}
        key = "finding.frames.quoted" if len(actors) else "finding.frames.unnamed"
        claims.append(Claim(key, values, sentences_with(told.sentences, quoted), is_key=True))
    return claims


def _is_shared(hits: pd.DataFrame, passages: pd.DataFrame | None) -> list[bool]:
    """Whether each hit stands in a passage that two articles share."""
    if passages is None or passages.empty or hits.empty:
        return [False] * len(hits)
    spans = dict(list(passage_spans(passages).groupby("doc_id")))
    places = zip(hits["doc_id"], hits["start"], hits["end"], strict=True)
    return [
        doc_id in spans
        and bool(((spans[doc_id]["start"] <= start) & (spans[doc_id]["end"] >= end)).any())
        for doc_id, start, end in places
    ]


def _controls(docs: list[str], told: Told) -> list[Claim]:
    if not docs:
        return []
    firsts = first_sentences(told.sentences, docs)
    if len(docs) > MOST_NAMED:
        return [Claim("finding.frames.controls", {"n": len(docs)}, firsts)]
    return [Claim("finding.frames.control", {"names": [told(doc) for doc in docs]}, firsts)]
