"""Panels of shares: one an outlet, with a row for each thing and a mark for each voice."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from newslab.catalog import listed, say
from newslab.charts.engine.look import Look, fold
from newslab.charts.engine.rows import Axis, Cell, Mark, Row, Rows, end_of_scale, folded, percents
from newslab.charts.style import INK, MUTED

__all__ = ["VOICES", "Kind", "Panels", "share_panels", "voice_name"]

MOST_PANELS, MOST_ROWS = 12, 24
MOST_TOLD = 3  # of each voice of an outlet
# Form of the mark, and whether it is hollow. Without attributions a voice has no name.
VOICES = {"own": ("o", False), "quoted": ("s", True), "": ("D", False)}


@dataclass(frozen=True)
class Kind:
    """What a row is of: its name and note, the colours of its marks and texts, its heading."""

    name: str
    note: str = ""
    colour: str = INK
    text_colour: str = INK
    heading: str = ""


@dataclass(frozen=True)
class Panels:
    """Rows to draw, and what they show."""

    rows: Rows
    told: str
    left_out: list[str]


def voice_name(voice: str, look: Look) -> str:
    """What a voice is called."""
    return say(f"value.{voice}", look.lang) if voice in ("own", "quoted") else look.say("any_voice")


def share_panels(
    shares: pd.DataFrame,
    kinds: Mapping[Any, Kind],
    n_of: Mapping[str, int],
    look: Look,
    *,
    nouns: tuple[str, str],
) -> Panels:
    """Put shares into panels. Of more than 12 outlets, or 24 rows, the strongest stay.

    Parameters
    ----------
    shares : pandas.DataFrame
        One row an outlet, key and voice: outlet, key, voice ("own", "quoted" or ""), share, ci_low,
        ci_high (NaN where there is none), written (str: beside the mark).
    kinds : mapping of key to Kind
        In the order of the rows.
    n_of : mapping of str to int
        What the shares of each outlet are of.
    look : Look
    nouns : (str, str)
        What counts the rows, and what `n_of` counts.
    """
    of_rows, of_outlets = nouns
    outlets = look.names(shares["outlet"])
    counts = {outlet: look.count(n_of[outlet], of_outlets) for outlet in outlets}
    strength = shares.groupby("key")["share"].sum()
    columns, n_more_outlets = fold(list(outlets), MOST_PANELS, n_of.__getitem__)
    keys, n_more = fold(list(kinds), MOST_ROWS, strength.__getitem__)
    voices = [voice for voice in VOICES if (shares["voice"] == voice).any()]
    found = {(row.key, row.outlet, row.voice): row for row in shares.itertuples()}
    rows, heading = [], ""
    for key in keys:
        kind = kinds[key]
        if kind.heading and kind.heading != heading:
            line = look.text(kind.heading, kind.text_colour, "bold")
            rows.append(Row([line], is_heading=True))
        heading = kind.heading
        note = [look.small(kind.note)] if kind.note else []
        cells = [
            Cell([_mark(found.get((key, outlet, voice)), voice, kind, look) for voice in voices])
            for outlet in columns
        ]
        rows.append(Row([look.text(kind.name, kind.text_colour), *note], cells=cells))
    rest, left_out = folded(look, of_rows, n_more, n_outlets=n_more_outlets)
    told = [
        f"{outlets[outlet]} ({counts[outlet]}): {_told(shares, outlet, kinds, voices, look)}"
        for outlet in columns
    ]
    extent = end_of_scale([*shares["share"], *shares["ci_high"]])
    return Panels(
        Rows(
            [*rows, *rest],
            panels=[
                [look.text(outlets[outlet], weight="bold"), look.small(counts[outlet])]
                for outlet in columns
            ],
            axis=Axis(0.0, extent, percents(look, 0.0, extent / 2, extent)),
            key=[
                (Mark(form=form, is_hollow=is_hollow), voice_name(voice, look))
                for voice, (form, is_hollow) in VOICES.items()
                if voice in voices
            ],
            gap=0.08,
        ),
        look.say("largest", told=look.told(told)),
        left_out,
    )


def _mark(share: Any, voice: str, kind: Kind, look: Look) -> Mark:
    if share is None:
        return Mark()
    form, is_hollow = VOICES[voice]
    is_found = share.share > 0
    return Mark(
        share.share,
        (share.ci_low, share.ci_high),
        kind.colour,
        form,
        is_hollow=is_hollow,
        is_pale=not is_found,
        after=[look.small(share.written, kind.text_colour if is_found else MUTED)],
    )


def _told(
    shares: pd.DataFrame, outlet: str, kinds: Mapping[Any, Kind], voices: list[str], look: Look
) -> str:
    """Tell the largest shares of an outlet in each voice."""
    told = []
    for voice in voices:
        of_voice = shares[(shares["outlet"] == outlet) & (shares["voice"] == voice)]
        largest = of_voice[of_voice["share"] > 0].nlargest(MOST_TOLD, "share")
        parts = [
            f"{kinds[key].name} {look.percent_told(share)}"
            for key, share in zip(largest["key"], largest["share"], strict=True)
        ]
        most = listed(parts, look.lang) if parts else look.say("none_found")
        told.append(f"{voice_name(voice, look)} {most}")
    return look.joined(told, "comma")
