"""Frames, voices and speakers of one article as spans, and what each is called."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pandas as pd

from newslab.errors import check_columns
from newslab.reading.body import hidden, label_of
from newslab.reading.html import Child, Element, element
from newslab.reading.places import given_text, rows_of
from newslab.reading.spans import Segment, Span, check_span
from newslab.reading.words import Words

__all__ = ["CALM", "Hit", "Mark", "Part", "Said", "draw_marks", "find_hits", "find_said"]

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
    attributions: pd.DataFrame | None, doc_id: str, text: str, words: Words
) -> list[Span[Mark]]:
    """The attributed spans of an article, its named speakers and reporting words."""
    if attributions is None:
        return []
    check_columns(attributions, _SAID_COLUMNS, name="attributions", maker="find_attributions")
    spans: list[Span[Mark]] = []
    for number, row in rows_of(attributions, doc_id):
        where = f"attributions, row {number}"
        start, end = int(row["start"]), int(row["end"])
        check_span(start, end, text, where=where)
        who = given_text(row, "actor") or given_text(row, "speaker") or words["unnamed"]
        spans.append(Span(start, end, Said(who, given_text(row, "mode"))))
        for kind in ("speaker", "cue"):
            first, last = (int(row.get(f"{kind}_{side}", -1)) for side in ("start", "end"))
            if first < 0:
                continue
            check_span(first, last, text, where=where, expected=row.get(kind))
            cue_kind = given_text(row, "cue_kind") if kind == "cue" else ""
            note = words.get(cue_kind, cue_kind) if cue_kind != "neutral" else ""
            spans.append(Span(first, last, Part(kind, note)))
    return list(dict.fromkeys(spans))


def find_hits(
    hits: pd.DataFrame | None,
    doc_id: str,
    text: str,
    words: Words,
    *,
    labels: Mapping[str, str],
    stances: Sequence[str] | None,
) -> list[Span[Mark]]:
    """The hits of an article, each with the number of its frame and stance, the commonest first."""
    if hits is None:
        return []
    check_columns(hits, _HIT_COLUMNS, name="hits", maker="code_frames")
    rows = list(rows_of(hits, doc_id))
    order = _stances_of(hits) if stances is None else stances
    styles = dict(zip(order, _STYLES, strict=False))
    meanings = [_meaning(row, words, labels) for _, row in rows]
    calm = {meaning for meaning, (_, row) in zip(meanings, rows, strict=True) if _is_calm(row)}
    common = Counter(meanings)
    ranked = sorted(common, key=lambda meaning: (meaning in calm, -common[meaning], meaning))
    keys = {meaning: str(at) for at, meaning in enumerate(ranked, start=1)}
    spans: list[Span[Mark]] = []
    for (number, row), meaning in zip(rows, meanings, strict=True):
        start, end = int(row["start"]), int(row["end"])
        check_span(start, end, text, where=f"hits, row {number}", expected=row.get("match"))
        flags = tuple(flag for flag in _FLAGS if row.get(flag, False))
        style = CALM if _is_calm(row) else styles.get(given_text(row, "stance"), PLAIN)
        voice = given_text(row, "voice")
        actor, why = given_text(row, "actor"), given_text(row, "why")
        hit = Hit(keys[meaning], style, meaning, voice, flags, text[start:end], actor, why)
        spans.append(Span(start, end, hit))
    return spans


def _is_calm(row: pd.Series) -> bool:
    return given_text(row, "loaded") == "no"


def _stances_of(hits: pd.DataFrame) -> list[str]:
    """The stances of the whole table, so that each looks the same in every article of it."""
    if "stance" not in hits:
        return []
    loaded = hits["loaded"] if "loaded" in hits else [""] * len(hits)
    # The poles of names come behind the stances of frames.
    pairs = {
        (isinstance(name, str) and name != "", stance)
        for name, stance in zip(loaded, hits["stance"], strict=True)
        if isinstance(stance, str) and stance
    }
    return list(dict.fromkeys(stance for _, stance in sorted(pairs)))


def _meaning(row: pd.Series, words: Words, labels: Mapping[str, str]) -> str:
    """Frame and stance of a hit; of a name whether it is loaded, and for which side."""
    loaded, stance = given_text(row, "loaded"), given_text(row, "stance")
    frame = words.get(f"loaded_{loaded}", loaded) if loaded else str(row["frame"])
    return " · ".join(labels.get(name, name) for name in (frame, stance) if name)


def draw_marks(segment: Segment[Mark], text: str, words: Words, lang: str) -> list[Child]:
    """Write a stretch of text inside all its marks: voices outside, then speakers, then hits."""
    shown: Child = text
    ranked = sorted(segment.spans, key=lambda span: _RANK[type(span.mark)], reverse=True)
    for span in ranked:
        shown = _wrapped(span.mark, shown)
    opening = sorted(segment.opening, key=lambda span: _RANK[type(span.mark)])
    closing = sorted(segment.closing, key=lambda span: _RANK[type(span.mark)], reverse=True)
    heads = [head for span in opening for head in _head(span.mark, words, lang)]
    tails = [tail for span in closing for tail in _tail(span.mark, words, lang)]
    return [*heads, shown, *tails]


_RANK: dict[type, int] = {Said: 0, Part: 1, Hit: 2}


def _wrapped(mark: Mark, shown: Child) -> Element:
    if isinstance(mark, Said):
        return element("span", shown, class_="nl-said")
    if isinstance(mark, Part):
        return element("span", shown, class_=f"nl-{mark.kind}")
    return element("mark", shown, class_=f"nl-hit nl-{mark.style}")


def _head(mark: Mark, words: Words, lang: str) -> list[Element]:
    """What stands before a mark: who speaks, or for those who hear the page what is marked."""
    if isinstance(mark, Said):
        mode = words.get(mark.mode, mark.mode)
        return [
            element("span", "[", element("bdi", mark.who), ": ", class_="nl-who"),
            hidden(mode, lang),
        ]
    if isinstance(mark, Hit) and mark.style != CALM:
        voice = [words.get(mark.voice, mark.voice)] if mark.voice else []
        return [hidden(words["comma"].join([mark.meaning, *voice]), lang)]
    return []


def _tail(mark: Mark, words: Words, lang: str) -> list[Element]:
    if isinstance(mark, Said):
        return [element("span", "]", class_="nl-who")]
    if isinstance(mark, Part):
        return [label_of(mark.note, lang, class_="nl-key")] if mark.note else []
    key = [] if mark.style == CALM else [mark.key]
    sign = " ".join([*key, *(words[flag] for flag in mark.flags)])
    if not sign:
        return []
    return [
        label_of(sign, lang, class_=f"nl-key nl-{mark.style}"),
        hidden(words["end"], lang),
    ]
