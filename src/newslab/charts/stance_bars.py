"""Which way each outlet leans, in its own voice and in what it quotes: bars on both sides of 0."""

import math
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from newslab.charts.cells import PAD, Line
from newslab.charts.figure import Chart
from newslab.charts.frames import FIRST_POLES, POLES
from newslab.charts.furniture import Furniture
from newslab.charts.sheet import Sheet, open_sheet
from newslab.charts.stance_bars_layout import SWATCH, Layout, lay_out
from newslab.charts.stance_bars_table import Stances, read_stances
from newslab.charts.stance_bars_words import (
    NOTHING,
    alt_text,
    default_source,
    default_subtitle,
    naming_text,
)
from newslab.charts.style import GRID, INK, MUTED, size_named, theme
from newslab.framing.framenames import frame_names

__all__ = ["stance_bars"]

THICKNESS = 0.62  # of the distance between bars


def stance_bars(
    table: pd.DataFrame,
    *,
    lang: str = "ar",
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    labels: Mapping[str, str] | None = None,
    size: str = "page",
) -> Chart:
    """Show which way each outlet leans, its own voice and what it quotes apart.

    One row an outlet: a filled bar for its own voice, a hatched one for what it quotes, each with
    its interval and with the sentences that point to either pole. Below and apart from these stand
    the loaded names that it uses itself.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an outlet (`net_stance`): outlet, n_sentences, n_articles; for the voices own and
        quoted, or any: own_<pole> for two poles, own_net (-1 to 1), own_ci_low, own_ci_high;
        naming_n, naming_n_loaded, naming_share, naming_ci_low, naming_ci_high, naming_poles.
        Intervals may be missing, and net where there are no sentences.
    lang : {"ar", "en"}
        Language and direction of the chart.
    title : str, optional
        What the chart shows, as a sentence. There is none by default.
    subtitle, source : str, optional
        Replace the default ones, which name the unit, the voices, the interval and the sides. An
        empty string leaves the line out.
    labels : mapping of str to str, optional
        What to call outlets, poles and vocabularies: ``{"Sama": "سما"}``. Poles that newslab ships
        have Arabic names.
    size : {"column", "page", "phone", "slide"}
        A size of `newslab.charts.style.SIZES`, such as "page" or "phone".

    Returns
    -------
    Chart
        With alt text.

    Raises
    ------
    InputError
        For another language or size; for a table without rows or columns, with an outlet twice,
        counts, shares or intervals that are none; for more than 20 outlets, or names too wide for
        the chart.

    Notes
    -----
    The first pole of the table stands where reading starts, left in English and right in Arabic,
    and no side has a sign: shares are written without minus.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "outlet": ["Sama"],
    ...         "n_sentences": 20,
    ...         "n_articles": 1,
    ...         "any_growth": 6,
    ...         "any_decline": 1,
    ...         "any_net": 0.25,
    ...         "any_ci_low": -0.02,
    ...         "any_ci_high": 0.46,
    ...         "naming_n": 10,
    ...         "naming_n_loaded": 1,
    ...         "naming_share": 0.1,
    ...         "naming_ci_low": 0.0,
    ...         "naming_ci_high": 0.45,
    ...         "naming_poles": "",
    ...     }
    ... )
    >>> stance_bars(table, lang="en").alt_text.rpartition(". ")[2]
    'Sama (20 sentences, 1 article): all voices 25% to growth, loaded names 1 of 10.'
    """
    furniture = Furniture(lang, size, title=title or "")
    stances = read_stances(table, frame_names(labels, lang))
    layout = lay_out(stances, furniture)
    defaults = (default_subtitle(stances, lang), default_source(stances, lang))
    furniture = furniture.filled(subtitle, source, defaults=defaults)
    chart, sheet = open_sheet(
        furniture, layout.height, alt_text=alt_text(stances, lang, furniture.title)
    )
    with theme():
        _draw_heads(sheet, stances, layout)
        _draw_bars(sheet, stances, layout)
        _draw_names(sheet, stances, layout)
    return chart


def _colours(stances: Stances) -> list[tuple[str, str]]:
    """Colours for marks and for text, the same for a shipped pole in every chart."""
    poles = list(stances.poles)
    in_order = FIRST_POLES if set(poles) == set(FIRST_POLES) else poles
    colours = dict(zip(in_order, POLES, strict=True))
    return [colours[pole] for pole in poles]


def _draw_heads(sheet: Sheet, stances: Stances, layout: Layout) -> None:
    x = 0.0
    for line, voice in zip(layout.key, stances.voices, strict=False):
        middle = line.inches / 2
        ends = (x, x + SWATCH)
        sheet.bar(middle, ends, THICKNESS * line.inches, MUTED, hatch=voice == "quoted")
        sheet.write(x + SWATCH + PAD, middle, [line])
        x += SWATCH + line.width + 4 * PAD
    edges = (layout.net.start, layout.net.end)
    for lines, align, x, (_, colour) in zip(
        layout.poles, ("start", "end"), edges, _colours(stances), strict=True
    ):
        coloured = [replace(line, colour=colour) for line in lines]
        sheet.write(x, layout.poles_at, coloured, align=align)


def _draw_bars(sheet: Sheet, stances: Stances, layout: Layout) -> None:
    small = size_named(sheet.furniture.size).small
    extent = abs(layout.net.low)
    values = (-extent, -extent / 2, 0.0, extent / 2, extent)
    ticks = {value: f"{abs(value):.0%}" if value else "0" for value in values}
    shown = [layout.plot_edges(row) for row, o in enumerate(stances.outlets) if o.n_sentences]
    last = layout.tops[-1]
    sheet.ticks(layout.net, ticks, [*shown, (last, last)], zero=0.0)
    for row, outlet in enumerate(stances.outlets):
        sheet.rule(layout.tops[row], 0, sheet.furniture.body_width)
        lines = layout.labels[row]
        sheet.write(0, layout.label_at(layout.tops, row, lines), lines)
        if not outlet.n_sentences:
            middle = layout.bar_at(row, 0, 1)
            nothing = [Line(NOTHING[sheet.furniture.lang], small, MUTED)]
            sheet.write(layout.net.start, middle, nothing)
            continue
        for place in range(len(stances.voices)):
            _draw_net(sheet, stances, layout, row, place)


def _draw_net(sheet: Sheet, stances: Stances, layout: Layout, row: int, place: int) -> None:
    voice = stances.voices[place]
    net = stances.outlets[row].nets[voice]
    middle = layout.bar_at(row, place, len(stances.voices))
    colours = _colours(stances)
    small = size_named(sheet.furniture.size).small
    thickness = THICKNESS * layout.line_height
    scale = layout.net
    if net.net:
        colour, _ = colours[0] if net.net > 0 else colours[1]
        ends = (scale.at(0), scale.at(net.net))
        sheet.bar(middle, ends, thickness, colour, hatch=voice == "quoted")
    if not math.isnan(net.ci_low):
        sheet.interval(middle, (scale.at(net.ci_low), scale.at(net.ci_high)), INK)
    if not net.net:
        sheet.dot(scale.at(0), middle, MUTED)
    for n, x, align, (_, colour) in (
        (net.n_first, scale.start - PAD, "end", colours[0]),
        (net.n_second, scale.end + PAD, "start", colours[1]),
    ):
        sheet.write(x, middle, [Line(f"{n:,}", small, colour if n else MUTED)], align=align)


def _draw_names(sheet: Sheet, stances: Stances, layout: Layout) -> None:
    small = size_named(sheet.furniture.size).small
    sheet.write(0, layout.names_at, layout.names_head)
    edges = [layout.name_edges(row) for row in range(len(stances.outlets))]
    sheet.ticks(layout.naming, {0: "0", 0.5: "50%", 1: "100%"}, edges, zero=0)
    for row, outlet in enumerate(stances.outlets):
        sheet.rule(layout.name_tops[row], 0, sheet.furniture.body_width, colour=GRID)
        sheet.write(0, layout.label_at(layout.name_tops, row, layout.notes[row]), layout.notes[row])
        middle, naming = layout.name_at(row), outlet.naming
        text = Line(naming_text(outlet, sheet.furniture.lang), small, MUTED)
        sheet.write(sheet.furniture.body_width, middle, [text], align="end")
        if not naming.n:
            continue
        if not math.isnan(naming.ci_low):
            ends = (layout.naming.at(naming.ci_low), layout.naming.at(naming.ci_high))
            sheet.interval(middle, ends, MUTED)
        sheet.dot(layout.naming.at(naming.share), middle, INK, form="D")
