"""Findings on frames and voices in words, written from the tables that they rest on."""

from collections.abc import Mapping, Sequence

import pandas as pd

from newslab.errors import InputError, check_columns
from newslab.findings import Finding, isolated

_LISTED = {"en": ", ", "ar": "، "}


def framing_finding(
    hits: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    event: str,
    stances: Sequence[str],
    labels_ar: Mapping[str, str] | None = None,
) -> Finding:
    """Say how often each stance is voiced, by the outlets themselves and by those they quote.

    Parameters
    ----------
    hits : pandas.DataFrame
        With doc_id, frame, stance, voice, actor, points_to, match, loaded (`code_frames` with
        attributions).
    articles : pandas.DataFrame
        With doc_id, event (`read_corpus`).
    event : str
        The event that the codebook is about; articles on others are named and not counted.
    stances : sequence of str
        The stances to tell, such as the two poles.
    labels_ar : mapping of str to str, optional
        What the Arabic sentence calls an article, by doc_id, and a stance.

    Returns
    -------
    Finding

    Raises
    ------
    InputError
        If a column is missing or no article is about `event`.
    """
    columns = ("doc_id", "frame", "stance", "voice", "actor", "points_to", "match", "loaded")
    check_columns(hits, columns, name="hits", maker="code_frames")
    check_columns(articles, ("doc_id", "event"), name="articles", maker="read_corpus")
    on_event = articles.loc[articles["event"] == event, "doc_id"].tolist()
    if not on_event:
        known = ", ".join(map(repr, articles["event"].unique()))
        raise InputError("event", [f"no article is about {event!r}"], f"Events: {known}.")
    other = articles.loc[articles["event"] != event, "doc_id"].tolist()
    counted = hits[hits["doc_id"].isin(on_event)]
    frames = counted[(counted["frame"] != "naming") & (counted["points_to"] != "")]
    names = counted[(counted["frame"] == "naming") & (counted["loaded"] == "yes")]
    called = labels_ar or {}
    en = [f"Articles on the event: {len(on_event)}."]
    ar = [f"عدد المقالات عن الحدث: {len(on_event)}."]
    for stance in stances:
        of_stance = frames[frames["points_to"] == stance]
        own, quoted = (
            of_stance[of_stance["voice"] == "own"],
            of_stance[of_stance["voice"] == "quoted"],
        )
        en.append(
            f"Mentions that speak for {stance}: {len(own)} in the outlets' own voice{_where(own)}; "
            f"{len(quoted)} quoted{_by(quoted)}{_where(quoted)}."
        )
        ar.append(
            f"إشارات {called.get(stance, stance)}: {len(own)} بصوت الوسائل نفسها، و{len(quoted)} "
            f"منقولة عن متحدثين{_by(quoted, 'ar')}."
        )
    own_names = names[names["voice"] == "own"]
    listed = isolated(_LISTED["ar"].join(own_names["match"].unique()))
    quoted_names = len(names) - len(own_names)
    told = f" (“{listed}”{_where(own_names)})" if len(own_names) else ""
    en.append(
        f"Loaded names in the outlets' own voice: {len(own_names)}{told}; quoted: {quoted_names}."
    )
    told = f" («{listed}»)" if len(own_names) else ""
    ar.append(f"تسميات محمّلة بصوت الوسائل نفسها: {len(own_names)}{told}، ومنقولة: {quoted_names}.")
    if other:
        en.append(f"Not counted, because about another event: {_LISTED['en'].join(other)}.")
        labels = _LISTED["ar"].join(called.get(doc_id, doc_id) for doc_id in other)
        ar.append(f"لم يُحتسب لأنه عن حدث آخر: {labels}.")
    en.append("A mention is no endorsement.")
    ar.append("والإشارة ليست تأييدًا.")
    return Finding(en=" ".join(en), ar=" ".join(ar))


def _where(hits: pd.DataFrame) -> str:
    docs = sorted(hits["doc_id"].unique())
    return f", in {_LISTED['en'].join(docs)}" if docs else ""


def _by(hits: pd.DataFrame, lang: str = "en") -> str:
    """Who says it, most often first; nobody is named where nobody was resolved."""
    actors = hits.loc[hits["actor"] != "", "actor"].value_counts()
    if actors.empty:
        return ""
    shown = _LISTED[lang].join(f"{isolated(str(actor))} {n}" for actor, n in actors.items())
    return f" ({shown})"


def voices_finding(speaks: pd.DataFrame) -> Finding:
    """Say how much of each outlet is someone else's words, and who speaks in one outlet only.

    Parameters
    ----------
    speaks : pandas.DataFrame
        With outlet, actor, n_words, share, ci_low, ci_high (`who_speaks`).

    Returns
    -------
    Finding

    Raises
    ------
    InputError
        If a column is missing.
    """
    columns = ("outlet", "actor", "n_words", "share", "ci_low", "ci_high")
    check_columns(speaks, columns, name="speaks", maker="who_speaks")
    heard = speaks[(speaks["n_words"] > 0) & (speaks["actor"] != "")]
    en, ar = [], []
    for outlet in heard["outlet"].unique():
        of_outlet = heard[heard["outlet"] == outlet]
        top = of_outlet.sort_values("n_words", ascending=False).iloc[0]
        share, low, high = (f"{100 * top[name]:.0f}" for name in ("share", "ci_low", "ci_high"))
        actor = isolated(str(top["actor"]))
        en.append(
            f"{outlet}: most words are those of {actor}, {share} % of all "
            f"(95 % interval {low} to {high})."
        )
        ar.append(
            f"{isolated(outlet)}: أكثر الكلام لـ {actor}، {share}٪ (فاصل 95٪ من {low} إلى {high})."
        )
    outlets_of = heard.groupby("actor")["outlet"].agg(set)
    only = sorted(str(actor) for actor, outlets in outlets_of.items() if len(outlets) == 1)
    if only and len(set(heard["outlet"])) > 1:
        en.append(f"Heard in one outlet only: {_LISTED['en'].join(map(isolated, only))}.")
        ar.append(f"لا يُسمع إلا في وسيلة واحدة: {_LISTED['ar'].join(map(isolated, only))}.")
    return Finding(en=" ".join(en), ar=" ".join(ar))
