"""Which sentences count for which outlet: those on the event, and wire copy once."""

from collections import Counter
from collections.abc import Iterator
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
    notes = _Notes(articles)
    on_event = _on_event(articles, event, notes)
    kept = kept[kept["doc_id"].isin(on_event)]
    units = kept.assign(outlet=kept["doc_id"].map(notes.outlet))
    if wire is not None:
        units = _folded(units, articles, wire, notes)
    units = units[["doc_id", "sent_id", "outlet"]].reset_index(drop=True)
    outlets = list(dict.fromkeys([*articles["outlet"], *units["outlet"]]))
    return Counted(units, outlets, {outlet: notes.of(outlet) for outlet in outlets})


class _Notes:
    """What was left out of each outlet."""

    def __init__(self, articles: pd.DataFrame) -> None:
        self.outlet: dict[str, str] = dict(zip(articles["doc_id"], articles["outlet"], strict=True))
        self._off: dict[str, list[str]] = {}
        self._copied: dict[str, Counter[str]] = {}

    def off_event(self, doc_id: str, event: str) -> None:
        said = f"{doc_id} is off the event ({event or 'no event given'}): left out, not scored"
        self._off.setdefault(self.outlet[doc_id], []).append(said)

    def copied(self, doc_id: str, source: str) -> None:
        self._copied.setdefault(self.outlet[doc_id], Counter())[source] += 1

    def of(self, outlet: str) -> str:
        copied = [
            f"wire copy counted for {source}: {n} sentence{'s' if n > 1 else ''}"
            for source, n in self._copied.get(outlet, Counter()).items()
        ]
        return "; ".join(self._off.get(outlet, []) + copied)


def _on_event(articles: pd.DataFrame, event: str | None, notes: _Notes) -> set[str]:
    if "event" not in articles:
        if event is None:
            return set(articles["doc_id"])
        raise InputError("articles", ["no column 'event'"], "Say of each article what it tells of.")
    known = articles["event"].drop_duplicates().tolist()
    if event is None and len(known) > 1:
        raise InputError(
            "event",
            [f"not given, but the articles tell of {', '.join(map(repr, known))}"],
            "Choose one: articles off the event are left out, never scored neutral.",
        )
    if event is not None and event not in known:
        raise InputError(
            "event", [f"{event!r}"], f"The articles tell of {', '.join(map(repr, known))}."
        )
    chosen = known[0] if event is None and known else event
    kept = set()
    for doc_id, told in zip(articles["doc_id"], articles["event"], strict=True):
        if told == chosen:
            kept.add(doc_id)
        else:
            notes.off_event(doc_id, told)
    return kept


def _folded(
    units: pd.DataFrame, articles: pd.DataFrame, wire: pd.DataFrame, notes: _Notes
) -> pd.DataFrame:
    """Leave out the copies of wire passages, and give those of an absent agency to the agency."""
    articles = check(articles, "articles", columns=("doc_id", "text", "outlet", "date"))
    copies: dict[str, list[tuple[int, int, str]]] = {}
    firsts: dict[str, list[tuple[int, int, str]]] = {}
    counted = set(units["doc_id"])
    for a, b, source in _wire_places(articles, wire):
        if source in notes.outlet and source not in counted:
            continue  # where the source does not count, its copy is all there is
        if source == a[0]:
            copies.setdefault(b[0], []).append((*b[1:], notes.outlet[a[0]]))
        elif source == b[0]:
            copies.setdefault(a[0], []).append((*a[1:], notes.outlet[b[0]]))
        else:
            copies.setdefault(b[0], []).append((*b[1:], source))
            firsts.setdefault(a[0], []).append((*a[1:], source))
    outlets: list[str] = []
    cells = (units[name].tolist() for name in ("doc_id", "start", "end", "outlet"))
    for doc_id, start, end, outlet in zip(*cells, strict=True):
        copied_from = _source_of(start, end, copies.get(doc_id, []))
        agency = "" if copied_from else _source_of(start, end, firsts.get(doc_id, []))
        if copied_from or agency:
            notes.copied(doc_id, copied_from or agency)
        outlets.append("" if copied_from else agency or outlet)
    kept = units.assign(outlet=pd.Series(outlets, index=units.index, dtype="str"))
    return kept[kept["outlet"] != ""]


def _wire_places(
    articles: pd.DataFrame, wire: pd.DataFrame
) -> Iterator[tuple[tuple[str, int, int], tuple[str, int, int], str]]:
    """Yield both places of each passage and its source: a doc_id, or an agency."""
    traced = trace_sources(articles, wire, each="passage")
    columns = ("doc_a", "start_a", "end_a", "doc_b", "start_b", "end_b", "likely_source")
    cells = (traced[name].tolist() for name in columns)
    for doc_a, start_a, end_a, doc_b, start_b, end_b, source in zip(*cells, strict=True):
        if source not in ("", "speaker"):
            yield (doc_a, start_a, end_a), (doc_b, start_b, end_b), source


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
