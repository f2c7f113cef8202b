"""Findings on frames and voices in words, written from the tables that they rest on."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from newslab.corpus.segment import split_sentences
from newslab.errors import InputError
from newslab.findings.evidencerows import first_sentences, sentences_at, sentences_with
from newslab.findings.finding import Claim, Finding, isolated
from newslab.framing.shares import wilson_interval
from newslab.tables import check

__all__ = ["framing_finding", "naming_finding", "voices_finding"]

_HIT_COLUMNS = (
    *("doc_id", "sent_id", "match", "frame", "stance"),
    *("voice", "actor", "points_to", "loaded"),
)
_COMMA = {"en": ", ", "ar": "، "}


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
        With doc_id, sent_id, frame, stance, voice, actor, points_to, match, loaded (`code_frames`
        with attributions).
    articles : pandas.DataFrame
        With doc_id, event, text (`read_corpus`).
    event : str
        The event that the codebook is about; articles on others are named and not counted.
    stances : sequence of str
        The stances to tell, such as the two poles.
    labels_ar : mapping of str to str, optional
        What the Arabic sentence calls an article, by doc_id, and a stance.

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
    hits = check(hits, "hits", columns=_HIT_COLUMNS)
    articles = check(articles, "articles", columns=("doc_id", "event"))
    on_event = articles.loc[articles["event"] == event, "doc_id"].tolist()
    if not on_event:
        known = ", ".join(map(repr, articles["event"].unique()))
        raise InputError("event", [f"no article is about {event!r}"], f"Events: {known}.")
    other = articles.loc[articles["event"] != event, "doc_id"].tolist()
    sentences = split_sentences(articles)
    searched = first_sentences(sentences, on_event)
    called = labels_ar or {}

    def behind(counted: pd.DataFrame) -> pd.DataFrame:
        return sentences_with(sentences, counted) if len(counted) else searched

    counted = hits[hits["doc_id"].isin(on_event)]
    frames = counted[(counted["frame"] != "naming") & (counted["points_to"] != "")]
    n_sentences = int(sentences["doc_id"].isin(on_event).sum())
    n = len(on_event)
    claims = [
        Claim(
            f"Articles on the event: {n}, with {n_sentences} sentences.",
            f"عدد المقالات عن الحدث: {n}، وجملها {n_sentences}.",
            searched,
        )
    ]
    for stance in stances:
        of_stance = frames[frames["points_to"] == stance]
        own = of_stance[of_stance["voice"] == "own"]
        quoted = of_stance[of_stance["voice"] == "quoted"]
        named = called.get(stance, stance)
        claims += [
            Claim(
                f"Mentions that speak for {stance}: {len(own)} in the outlets' own voice"
                f"{_where(own)} ({_share(own, n_sentences)});",
                f"إشارات {named}: {len(own)} بصوت الوسائل نفسها "
                f"({_share(own, n_sentences, 'ar')})،",
                behind(own),
                is_key=True,
            ),
            Claim(
                f"{len(quoted)} quoted{_by(quoted)}{_where(quoted)} "
                f"({_share(quoted, n_sentences)}).",
                f"و{len(quoted)} منقولة عن متحدثين{_by(quoted, 'ar')} "
                f"({_share(quoted, n_sentences, 'ar')}).",
                behind(quoted),
                is_key=True,
            ),
        ]
    if other:
        labels = _COMMA["ar"].join(called.get(doc_id, doc_id) for doc_id in other)
        claims.append(
            Claim(
                f"Not counted, because about another event: {_COMMA['en'].join(other)}.",
                f"لم يُحتسب لأنه عن حدث آخر: {labels}.",
                first_sentences(sentences, other),
            )
        )
    endorses = Claim("A mention is no endorsement.", "والإشارة ليست تأييدًا.", is_key=True)
    return Finding([*claims, endorses])


def naming_finding(
    naming: pd.DataFrame,
    hits: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    labels_ar: Mapping[str, str] | None = None,
) -> Finding:
    """Say which outlets use loaded names, in whose voice, and how often among all names.

    Parameters
    ----------
    naming : pandas.DataFrame
        One row an outlet, referent and voice (`loaded_naming`).
    hits : pandas.DataFrame
        From `code_frames`.
    articles : pandas.DataFrame
        With doc_id, outlet, text (`read_corpus`).
    labels_ar : mapping of str to str, optional
        What the Arabic sentence calls an outlet or a referent.

    Returns
    -------
    Finding

    Raises
    ------
    InputError
        If a column is missing.
    """
    columns = ("outlet", "referent", "voice", "n", "n_loaded", "ci_low", "ci_high", "loaded_names")
    naming = check(naming, "loaded_naming", columns=columns, where="naming")
    hits = check(hits, "hits", columns=_HIT_COLUMNS)
    sentences = split_sentences(articles)
    outlet_of = articles.set_index("doc_id")["outlet"]
    counted = articles.loc[articles["outlet"].isin(naming["outlet"]), "doc_id"]
    is_name = (hits["frame"] == "naming") & hits["doc_id"].isin(counted)
    loaded = hits[is_name & (hits["loaded"] == "yes") & ~hits["distanced"]]
    called = labels_ar or {}
    found = naming[naming["n_loaded"] > 0]
    n, n_loaded = int(naming["n"].sum()), int(naming["n_loaded"].sum())
    searched = first_sentences(sentences, counted)
    claims = [
        Claim(
            f"Names of the parties, places and agreements: {n}, of which loaded: {n_loaded}.",
            f"تسميات الأطراف والأماكن والاتفاقات: {n}، والمحمّلة منها: {n_loaded}.",
            sentences_with(sentences, loaded) if len(loaded) else searched,
            is_key=True,
        )
    ]
    for row in found.to_dict("records"):
        outlet, voice = str(row["outlet"]), str(row["voice"])
        referent, names = str(row["referent"]), isolated(str(row["loaded_names"]))
        of_row = loaded[
            (loaded["doc_id"].map(outlet_of) == outlet)
            & (loaded["voice"] == voice)
            & (loaded["target"] == referent)
        ]
        count = f"{row['n_loaded']:.0f}", f"{row['n']:.0f}"
        low, high = (f"{100 * row[name]:.0f}" for name in ("ci_low", "ci_high"))
        by = {"own": ("in its own voice", "بصوتها"), "quoted": ("quoted", "نقلًا عن متحدثين")}
        in_voice, in_voice_ar = by.get(voice, (voice, voice))
        claims.append(
            Claim(
                f"{outlet}, {in_voice}: {count[0]} of {count[1]} names for {referent} (“{names}”; "
                f"95 % interval {low} to {high} %).",
                f"{isolated(called.get(outlet, outlet))}، {in_voice_ar}: {count[0]} من {count[1]} "
                f"تسمية لـ {isolated(called.get(referent, referent))} («{names}»؛ "
                f"فاصل 95٪ من {low} إلى {high}٪).",
                sentences_with(sentences, of_row) if len(of_row) else searched,
                is_key=True,
            )
        )
    return Finding(claims)


def voices_finding(
    speaks: pd.DataFrame,
    attributions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    labels_ar: Mapping[str, str] | None = None,
) -> Finding:
    """Say how much of each outlet is someone else's words, and who speaks in one outlet only.

    Parameters
    ----------
    speaks : pandas.DataFrame
        With outlet, actor, n_words, share, ci_low, ci_high (`who_speaks`).
    attributions : pandas.DataFrame
        The spans that were counted: doc_id, start, end, actor (`find_attributions`).
    articles : pandas.DataFrame
        With doc_id, outlet, text (`read_corpus`).
    labels_ar : mapping of str to str, optional
        What the Arabic sentence calls an outlet.

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
    speaks = check(speaks, "who_speaks", columns=columns, where="speaks")
    spans_have = ("doc_id", "start", "end", "actor")
    attributions = check(attributions, "attributions", columns=spans_have)
    sentences = split_sentences(articles)
    heard = speaks[(speaks["n_words"] > 0) & (speaks["actor"] != "")]

    def behind(outlets: Iterable[str], actors: Iterable[str]) -> pd.DataFrame:
        docs = articles.loc[articles["outlet"].isin(list(outlets)), "doc_id"]
        is_meant = attributions["doc_id"].isin(docs) & attributions["actor"].isin(list(actors))
        return sentences_at(sentences, attributions[is_meant])

    called = labels_ar or {}
    claims = []
    for outlet in heard["outlet"].unique():
        of_outlet = heard[heard["outlet"] == outlet]
        top = of_outlet.sort_values("n_words", ascending=False).iloc[0]
        share, low, high = (f"{100 * top[name]:.0f}" for name in ("share", "ci_low", "ci_high"))
        actor = isolated(str(top["actor"]))
        claims.append(
            Claim(
                f"{outlet}: most words are those of {actor}, {share} % of all "
                f"(95 % interval {low} to {high}).",
                f"{isolated(called.get(outlet, outlet))}: أكثر الكلام لـ {actor}، {share}٪ "
                f"(فاصل 95٪ من {low} إلى {high}).",
                behind([outlet], [top["actor"]]),
                is_key=True,
            )
        )
    outlets_of = heard.groupby("actor")["outlet"].agg(set)
    only = sorted(str(actor) for actor, outlets in outlets_of.items() if len(outlets) == 1)
    if only and len(set(heard["outlet"])) > 1:
        claims.append(
            Claim(
                f"Heard in one outlet only: {_COMMA['en'].join(map(isolated, only))}.",
                f"لا يُسمع إلا في وسيلة واحدة: {_COMMA['ar'].join(map(isolated, only))}.",
                behind(set(heard["outlet"]), only),
            )
        )
    return Finding(claims)


def _where(hits: pd.DataFrame) -> str:
    docs = sorted(hits["doc_id"].unique())
    return f", in {_COMMA['en'].join(docs)}" if docs else ""


def _share(hits: pd.DataFrame, n_sentences: int, lang: str = "en") -> str:
    """How many sentences hold what was counted, with the score interval of their share."""
    n = len(hits[["doc_id", "sent_id"]].drop_duplicates())
    low, high = (f"{100 * bound:.0f}" for bound in wilson_interval(n, n_sentences))
    if lang == "ar":
        return f"{n} من {n_sentences} جملة، فاصل 95٪ من {low} إلى {high}٪"
    return f"{n} of {n_sentences} sentences, 95 % interval {low} to {high} %"


def _by(hits: pd.DataFrame, lang: str = "en") -> str:
    """Who says it, most often first; nobody is named where nobody was resolved."""
    actors = hits.loc[hits["actor"] != "", "actor"].value_counts()
    if actors.empty:
        return ""
    shown = _COMMA[lang].join(f"{isolated(str(actor))} {n}" for actor, n in actors.items())
    return f" ({shown})"
