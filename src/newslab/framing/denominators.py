"""Which sentences count for which outlet: those on the event, and wire copy once."""

from collections import Counter
from typing import NamedTuple

import pandas as pd

from newslab.errors import InputError
from newslab.reuse.sources import trace_sources
from newslab.tables import check

# A sentence stands in a passage if nearly all of it does: a joined letter may be left over.
_MOSTLY = 0.8


class Counted(NamedTuple):
    """Sentences that count, and what was left out.

    Attributes
    ----------
    units : pandas.DataFrame
        One row a sentence: doc_id, sent_id, outlet. Without credits.
    outlets : list of str
        In the order of the articles, and agencies behind them. One may have no sentence left.
    notes : dict of str to str
        For each outlet what was left out, in words; empty if nothing.
    """

    units: pd.DataFrame
    outlets: list[str]
    notes: dict[str, str]


def counted_sentences(
    sentences: pd.DataFrame,
    *,
    articles: pd.DataFrame | None = None,
    event: str | None = None,
    wire: pd.DataFrame | None = None,
) -> Counted:
    """Say for which outlet each sentence counts.

    Parameters
    ----------
    sentences : pandas.DataFrame
        With doc_id, sent_id, start, end, kind (`split_sentences`).
    articles : pandas.DataFrame, optional
        With doc_id, outlet, and event where there are several. Without it each article counts as
        an outlet of its own, under its doc_id.
    event : str, optional
        Articles of other events are left out, never scored neutral. Needed if there are several.
    wire : pandas.DataFrame, optional
        Passages that an agency wrote (`wire_copy`). A sentence of them counts once: for the
        article that is the agency's own copy, or, if none is, for the agency.

    Returns
    -------
    Counted

    Raises
    ------
    InputError
        If a column or article is missing, or the event is not said.
    """
    columns = ("doc_id", "sent_id", "start", "end", "kind")
    sentences = check(sentences, "sentences", columns=columns)
    kept = sentences.loc[sentences["kind"] != "credit", list(columns)]
    if articles is None:
        if event is not None or wire is not None:
            raise InputError(
                "articles", ["not given, but event or wire is"], "Give the articles too."
            )
        units = kept.assign(outlet=kept["doc_id"])[["doc_id", "sent_id", "outlet"]]
        outlets = units["outlet"].drop_duplicates().tolist()
        return Counted(units.reset_index(drop=True), outlets, dict.fromkeys(outlets, ""))
    articles = check(articles, "articles", columns=("doc_id", "outlet"))
    unknown = kept.loc[~kept["doc_id"].isin(articles["doc_id"]), "doc_id"].unique()
    if len(unknown):
        raise InputError(
            "articles",
            [f"no doc_id {doc_id!r}, which sentences have" for doc_id in unknown],
            "Give the articles that were split.",
        )
    outlet_of = dict(zip(articles["doc_id"], articles["outlet"], strict=True))
    notes: dict[str, list[str]] = {outlet: [] for outlet in outlet_of.values()}
    off_event = _off_event(articles, event)
    for doc_id, told in off_event.items():
        said = f"{doc_id} is off the event ({told or 'no event given'}): left out, not scored"
        notes[outlet_of[doc_id]].append(said)
    units = kept[~kept["doc_id"].isin(off_event)]
    units = units.assign(outlet=units["doc_id"].map(outlet_of))
    if wire is not None:
        articles = check(articles, "articles", columns=("doc_id", "text", "outlet", "date"))
        copies, firsts = _wire_places(articles, wire, set(units["doc_id"]))
        copied_from, agency = _sources(units, copies), _sources(units, firsts)
        source = copied_from.where(copied_from != "", agency)
        n_copied = Counter(zip(units["outlet"], source, strict=True))
        for (outlet, name), n in n_copied.items():
            if name:
                said = f"wire copy counted for {name}: {n} sentence{'s' if n > 1 else ''}"
                notes[outlet].append(said)
        units = units.assign(outlet=units["outlet"].where(agency == "", agency))
        units = units[copied_from == ""]
    units = units[["doc_id", "sent_id", "outlet"]].reset_index(drop=True)
    outlets = list(dict.fromkeys([*articles["outlet"], *units["outlet"]]))
    return Counted(units, outlets, {o: "; ".join(notes.get(o, [])) for o in outlets})


def _off_event(articles: pd.DataFrame, event: str | None) -> dict[str, str]:
    """The articles that do not tell of the event, and what each tells of."""
    if "event" not in articles:
        if event is None:
            return {}
        raise InputError("articles", ["no column 'event'"], "Say of each article what it tells of.")
    known = articles["event"].drop_duplicates().tolist()
    listed = ", ".join(map(repr, known))
    if event is None and len(known) > 1:
        advice = "Choose one: articles off the event are left out, never scored neutral."
        raise InputError("event", [f"not given, but the articles tell of {listed}"], advice)
    if event is not None and event not in known:
        raise InputError("event", [f"{event!r}"], f"The articles tell of {listed}.")
    off = articles[articles["event"] != (known[0] if event is None and known else event)]
    return dict(zip(off["doc_id"], off["event"], strict=True))


_Passages = dict[str, list[tuple[int, int, str]]]


def _wire_places(
    articles: pd.DataFrame, wire: pd.DataFrame, counted: set[str]
) -> tuple[_Passages, _Passages]:
    """Passages by article, with their source.

    Those copied from an outlet or agency; and those of an agency that has no article, where they
    stand first.
    """
    traced = trace_sources(articles, wire, each="passage")
    outlet_of = dict(zip(articles["doc_id"], articles["outlet"], strict=True))
    copies: _Passages = {}
    firsts: _Passages = {}
    columns = ("doc_a", "start_a", "end_a", "doc_b", "start_b", "end_b", "likely_source")
    cells = (traced[name].tolist() for name in columns)
    for *a, doc_b, start_b, end_b, source in zip(*cells, strict=True):
        # Where the source itself does not count, its copy is all there is.
        if source in ("", "speaker") or (source in outlet_of and source not in counted):
            continue
        b = [doc_b, start_b, end_b]
        first, copy = (b, a) if source == doc_b else (a, b)
        copies.setdefault(copy[0], []).append((copy[1], copy[2], outlet_of.get(source, source)))
        if source != first[0]:
            firsts.setdefault(first[0], []).append((first[1], first[2], source))
    return copies, firsts


def _sources(units: pd.DataFrame, passages: _Passages) -> pd.Series:
    """For each sentence the source of the passages that it stands in, or nothing."""
    places = zip(units["doc_id"], units["start"], units["end"], strict=True)
    found = [_source_of(start, end, passages.get(doc_id, [])) for doc_id, start, end in places]
    return pd.Series(found, index=units.index, dtype="str", name="source")


def _source_of(start: int, end: int, passages: list[tuple[int, int, str]]) -> str:
    """The source of the passages that nearly all of a sentence stands in, or nothing."""
    covered, at, source = 0, start, ""
    for passage_start, passage_end, of_passage in sorted(passages):
        low, high = max(passage_start, at), min(passage_end, end)
        if low < high:
            covered += high - low
            at = high
            source = source or of_passage
    return source if covered >= _MOSTLY * (end - start) else ""
