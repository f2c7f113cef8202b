"""Frames, voices and speakers of one article as spans, and what each is called."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import pandas as pd

from newslab.catalog import say
from newslab.framing.stance import NO_POLE, POLES
from newslab.reading.html import Child, Element, element, prose
from newslab.reading.places import rows_of
from newslab.reading.spans import Segment, Span, check_span
from newslab.reading.table import word_of
from newslab.reading.view import hidden, label_of

__all__ = [
    "CALM",
    "Hit",
    "Mark",
    "Said",
    "draw_marks",
    "find_hits",
    "find_said",
    "stances_in_order",
]

_HIT_COLUMNS = ("doc_id", "start", "end", "frame")
_SAID_COLUMNS = ("doc_id", "start", "end", "actor", "mode")
_FLAGS = ("negated", "distanced", "opposed")
# Kinds of line and colour; with more stances than these the words beside the marks must do.
_STYLES = ("first", "second", "third", "fourth", "fifth", "sixth")
# A hit without a stance, and a name that is not loaded: the latter is found all over a text.
PLAIN, CALM = "plain", "calm"


@dataclass(frozen=True)
class Said:
    """A span that someone other than the outlet says."""

    who: str
    mode: str


@dataclass(frozen=True)
class Part:
    """Where a speaker is named, or the word that reports."""

    kind: str
    note: str = ""


@dataclass(frozen=True)
class Hit:
    """Words of the codebook: the number of their kind in the legend, and what is special."""

    key: str
    style: str
    meaning: str
    voice: str
    flags: tuple[str, ...]
    match: str
    actor: str
    why: str


Mark: TypeAlias = Said | Part | Hit


def find_said(
    attributions: pd.DataFrame | None, doc_id: str, text: str, lang: str
) -> list[Span[Mark]]:
    """The attributed spans of an article, its named speakers and reporting words."""
    if attributions is None:
        return []
    spans: list[Span[Mark]] = []
    for number, row in rows_of(attributions, "attributions", _SAID_COLUMNS, doc_id):
        where = f"attributions, row {number}"
        check_span(row["start"], row["end"], text, where=where)
        who = row["actor"] or row.get("speaker") or say("view.unnamed", lang)
        said = Said(who, word_of(row["mode"], "mode", lang))
        spans.append(Span(row["start"], row["end"], said))
        for kind in ("speaker", "cue"):
            first, last = (row.get(f"{kind}_{side}", -1) for side in ("start", "end"))
            if first < 0:
                continue
            check_span(first, last, text, where=where, expected=row.get(kind))
            note = row.get("cue_kind", "") if kind == "cue" else ""
            note = "" if note == "neutral" else word_of(note, "cue_kind", lang)
            spans.append(Span(first, last, Part(kind, note)))
    return list(dict.fromkeys(spans))


def find_hits(
    hits: pd.DataFrame | None,
    doc_id: str,
    text: str,
    lang: str,
    *,
    labels: Mapping[str, str],
    stances: Sequence[str] | None,
) -> list[Span[Mark]]:
    """The hits of an article, each with the number of its frame and stance, the commonest first."""
    if hits is None:
        return []
    rows = list(rows_of(hits, "hits", _HIT_COLUMNS, doc_id))
    styles = dict(zip(stances or stances_in_order(hits), _STYLES, strict=False))
    meanings = [_meaning(row, lang, labels) for _, row in rows]
    calm = {meaning for meaning, (_, row) in zip(meanings, rows, strict=True) if _is_calm(row)}
    common = Counter(meanings)
    ranked = sorted(common, key=lambda meaning: (meaning in calm, -common[meaning], meaning))
    keys = {meaning: str(at) for at, meaning in enumerate(ranked, start=1)}
    spans: list[Span[Mark]] = []
    for (number, row), meaning in zip(rows, meanings, strict=True):
        start, end = row["start"], row["end"]
        check_span(start, end, text, where=f"hits, row {number}", expected=row.get("match"))
        hit = Hit(
            key=keys[meaning],
            style=CALM if _is_calm(row) else styles.get(row.get("stance", ""), PLAIN),
            meaning=meaning,
            voice=word_of(row.get("voice", ""), "voice", lang),
            flags=tuple(say(f"view.{flag}", lang) for flag in _FLAGS if row.get(flag)),
            match=text[start:end],
            actor=row.get("actor", ""),
            why=row.get("why", ""),
        )
        spans.append(Span(start, end, hit))
    return spans


def _is_calm(row: Mapping[str, Any]) -> bool:
    return row.get("loaded") == "no"


def stances_in_order(hits: pd.DataFrame, poles: Sequence[str] = ()) -> list[str]:
    """The stances of a whole table, in the order in which they take their colours on charts too.

    The poles of the shipped codebook come first, both if one is there, and then those of a study;
    what takes no side comes last.

    Examples
    --------
    >>> stances_in_order(pd.DataFrame({"stance": ["aid", "condemnation", "", "normalization"]}))
    ['normalization', 'condemnation', 'aid']
    """
    if "stance" not in hits:
        return []
    loaded = hits["loaded"] if "loaded" in hits else [""] * len(hits)
    # The poles of names come behind the stances of frames.
    pairs = {
        (isinstance(name, str) and name != "", stance)
        for name, stance in zip(loaded, hits["stance"], strict=True)
        if isinstance(stance, str) and stance
    }
    found = dict.fromkeys(stance for _, stance in sorted(pairs))
    first = [*(() if found.keys().isdisjoint(POLES) else POLES), *(p for p in poles if p in found)]
    return sorted({**dict.fromkeys(first), **found}, key=lambda stance: stance in NO_POLE)


def _meaning(row: Mapping[str, Any], lang: str, labels: Mapping[str, str]) -> str:
    """Frame and stance of a hit; of a name whether it is loaded, and for which side."""
    loaded = row.get("loaded")
    frame = say(f"view.loaded.{loaded}", lang) if loaded else row["frame"]
    return " · ".join(labels.get(name, name) for name in (frame, row.get("stance")) if name)


def draw_marks(segment: Segment[Mark], text: str, lang: str) -> list[Child]:
    """Write a stretch of text inside all its marks: voices outside, then speakers, then hits."""

    def rank(span: Span[Mark]) -> int:
        return (Said, Part, Hit).index(type(span.mark))

    shown: Child = text
    for span in sorted(segment.spans, key=rank, reverse=True):
        shown = _wrapped(span.mark, shown)
    opening = sorted(segment.opening, key=rank)
    closing = sorted(segment.closing, key=rank, reverse=True)
    heads = [head for span in opening for head in _head(span.mark, lang)]
    tails = [tail for span in closing for tail in _tail(span.mark, lang)]
    return [*heads, shown, *tails]


def _wrapped(mark: Mark, shown: Child) -> Element:
    if isinstance(mark, Hit):
        return element("mark", shown, class_=f"nl-hit nl-{mark.style}")
    return element("span", shown, class_=f"nl-{mark.kind if isinstance(mark, Part) else 'said'}")


def _head(mark: Mark, lang: str) -> list[Element]:
    """What stands before a mark: who speaks, or for those who hear the page what is marked."""
    if isinstance(mark, Said):
        who = element("span", "[", prose("bdi", text=mark.who), ": ", class_="nl-who")
        return [who, hidden(mark.mode, lang)]
    if isinstance(mark, Hit) and mark.style != CALM:
        heard = filter(None, [mark.meaning, mark.voice])
        return [hidden(say("view.comma", lang).join(heard), lang)]
    return []


def _tail(mark: Mark, lang: str) -> list[Element]:
    if isinstance(mark, Said):
        return [element("span", "]", class_="nl-who")]
    if isinstance(mark, Part):
        return [label_of(mark.note, lang)] if mark.note else []
    sign = " ".join([*([] if mark.style == CALM else [mark.key]), *mark.flags])
    if not sign:
        return []
    end = hidden(say("view.end", lang), lang)
    return [label_of(sign, lang, class_=f"nl-key nl-{mark.style}"), end]
