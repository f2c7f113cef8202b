"""Similarity of every pair, in the form of the distance table of a road map."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from newslab.charts.cells import SHADES, Line, ink_on, stack
from newslab.charts.figure import Chart
from newslab.charts.furniture import Furniture
from newslab.charts.heatmap_layout import Layout, interval_text, lay_out
from newslab.charts.heatmap_words import alt_text, default_source, default_subtitle
from newslab.charts.pairs import Pairs, read_pairs
from newslab.charts.style import INK, MUTED, PAPER, theme

__all__ = ["similarity_heatmap"]

# Inches
KEY_WIDTH, KEY_HEIGHT, KEY_BOTTOM = 1.3, 0.13, 0.3


def similarity_heatmap(
    table: pd.DataFrame,
    *,
    lang: str = "ar",
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    labels: Mapping[str, str] | None = None,
    size: str = "page",
) -> Chart:
    """Show how similar each article or outlet is to each other one.

    The chart is the distance table of a road map: each name stands once, its row of cells begins
    beside it and its column of cells ends above it. An Arabic chart reads from the top right.

    Parameters
    ----------
    table : pandas.DataFrame
        One row for each unordered pair, with columns

        - doc_a and doc_b, or outlet_a and outlet_b : names, in the order of the chart;
        - score : 0 to 1;
        - ci_low, ci_high : 0 to 1, optional; written below the score where cells have room;
        - n_a, n_b : words, optional; written with the names.
    lang : {"ar", "en"}
        Language and direction of the chart.
    title : str, optional
        What the chart shows, as a sentence. There is none by default.
    subtitle, source : str, optional
        Replace the default ones, which name the unit (cosine similarity of TF-IDF weights), the
        95% interval, and the number of articles. An empty string leaves the line out.
    labels : mapping of str to str, optional
        What to call a document or outlet: ``{"000": "سما"}``. The name itself by default.
    size : {"column", "page", "phone", "slide"}

    Returns
    -------
    Chart
        With alt text. Up to 12 names, the score is written in each cell if cells are wide enough;
        otherwise colour speaks alone and has a key.

    Raises
    ------
    InputError
        For another language or size; for a table without rows or columns, pairs that are there
        twice, scores outside 0 to 1; for more than 40 names, and for names too wide for the chart.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {"doc_a": ["000", "000"], "doc_b": ["001", "002"], "score": [0.4, 0.6]}
    ... )
    >>> chart = similarity_heatmap(table, lang="en", labels={"000": "Sama", "002": "Reuters"})
    >>> chart.alt_text.partition(". ")[0]
    'Heat map: similarity of the pairs of 3 articles (Sama, 001, Reuters)'
    """
    furniture = Furniture(lang, size, title=title or "")
    pairs = read_pairs(table, labels)
    layout = lay_out(pairs, furniture)
    if subtitle is None:
        subtitle = default_subtitle(
            pairs,
            lang,
            intervals=layout.has_intervals,
            words=not layout.has_values and any(pairs.n_words),
        )
    if source is None:
        source = default_source(pairs, lang)
    furniture = replace(furniture, subtitle=subtitle, source=source)
    chart, axes = furniture.draw(
        layout.height,
        alt_text=alt_text(pairs, lang, furniture.title),
        start=layout.overhang,
        end=furniture.body_width - layout.overhang - layout.width,
    )
    with theme():
        _draw_cells(axes, pairs, layout)
        _draw_names(axes, layout, furniture)
        if not layout.has_values:
            _draw_key(axes, layout, furniture)
        axes.set_axis_off()
        axes.set_xlim(-0.5, len(pairs.names) - 0.5)
        axes.set_ylim(len(pairs.names) - 0.5, -0.5)
        if furniture.is_rtl:
            axes.invert_xaxis()
    return chart


def _draw_cells(axes: Axes, pairs: Pairs, layout: Layout) -> None:
    n_names = len(pairs.names)
    scores = np.full((n_names, n_names), np.nan)
    for cell in pairs.cells:
        scores[cell.first, cell.second] = cell.score
    edges = np.arange(n_names + 1) - 0.5
    axes.pcolormesh(
        edges,
        edges,
        np.ma.masked_invalid(scores),
        cmap=SHADES,
        vmin=0,
        vmax=1,
        edgecolors=PAPER,
        linewidth=2 if layout.has_values else 0.5,
    )
    if not layout.has_values:
        return
    for cell in pairs.cells:
        ink = ink_on(to_hex(SHADES(cell.score)))
        lines = [Line(f"{cell.score:.2f}", layout.type_size.text, ink, weight="bold")]
        if layout.has_intervals and cell.interval:
            lines.append(Line(interval_text(cell.interval), layout.type_size.small, ink))
        stack(axes, (cell.second, cell.first), lines, ha="center")


def _draw_names(axes: Axes, layout: Layout, furniture: Furniture) -> None:
    for place, (name, note) in enumerate(zip(layout.names, layout.notes, strict=True)):
        lines = [Line(furniture.shape(name), layout.type_size.text, INK)]
        if note:
            lines.append(Line(furniture.shape(note), layout.type_size.small, MUTED))
        stack(axes, (place + 0.5, place), lines, ha="left" if furniture.is_rtl else "right")


def _draw_key(axes: Axes, layout: Layout, furniture: Furniture) -> None:
    """Draw the scale of colours in the corner without cells, at the margin."""
    margin = -layout.overhang / layout.width
    width = KEY_WIDTH / layout.width
    left = 1 - margin - width if furniture.is_rtl else margin
    scale = axes.inset_axes((left, KEY_BOTTOM / layout.height, width, KEY_HEIGHT / layout.height))
    edges = np.linspace(0, 1, 51)
    middles = (edges[1:] + edges[:-1]) / 2
    scale.pcolormesh(
        edges, [0, 1], middles[np.newaxis], cmap=SHADES, vmin=0, vmax=1, edgecolors="face"
    )
    scale.set_xticks([0, 0.5, 1], ["0", "0.5", "1"], fontsize=layout.type_size.small)
    scale.set_yticks([])
    scale.tick_params(length=0)
    scale.spines[:].set_visible(False)
    if furniture.is_rtl:
        scale.invert_xaxis()
