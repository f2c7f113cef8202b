"""What sets one outlet apart from another: dots and intervals on both sides of 0."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
from matplotlib.axes import Axes

from newslab.charts.cells import PAD, Line, stack
from newslab.charts.figure import Chart
from newslab.charts.furniture import Furniture
from newslab.charts.keyness_layout import Layout, lay_out
from newslab.charts.keyness_table import Keyness, read_keyness
from newslab.charts.keyness_words import REST, alt_text, default_source, default_subtitle
from newslab.charts.style import BLUE, GRID, INK, MUTED, PAPER, VERMILION, size_named, theme
from newslab.errors import InputError

__all__ = ["keyness_plot"]

MOST_TERMS = 25  # a side
CHANCE = "#767676"  # grey that still has a contrast of 4.5 on paper
MINUS = "\u2212"


def keyness_plot(
    table: pd.DataFrame,
    *,
    n: int = 12,
    lang: str = "ar",
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    labels: Mapping[str, str] | None = None,
    size: str = "page",
) -> Chart:
    """Show the terms that an outlet uses more than its reference, and those that it uses less.

    Each term has its counts in both, and a dot for its log-odds with the interval. Dots are filled
    where the interval leaves out 0, and hollow and grey where chance may explain the difference.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a term (`keyness`), of one target and one reference: outlet (or doc_id), reference,
        term, n_target, n_reference, n_words_target, n_words_reference, log_odds, z, ci_low,
        ci_high; forms (written forms, the commonest first, joined by ``، ``) is optional and
        shown instead of the term.
    n : int
        How many terms of each side: those of the largest absolute z; 1 to 25.
    lang : {"ar", "en"}
        Language and direction of the chart.
    title : str, optional
        What the chart shows, as a sentence. There is none by default.
    subtitle, source : str, optional
        Replace the default ones, which name both sides, their words, the unit, the interval, and
        how many terms are beyond chance. An empty string leaves the line out.
    labels : mapping of str to str, optional
        What to call the target and the reference: ``{"Reuters": "رويترز", "rest": "غيرها"}``.
    size : {"column", "page", "phone", "slide"}

    Returns
    -------
    Chart
        With alt text.

    Raises
    ------
    InputError
        For another language or size, another `n`; for a table without rows or columns, of several
        targets or references, with a term twice, without any difference, or with numbers missing;
        for names too wide for the chart.

    Notes
    -----
    z takes each word as drawn on its own. In few articles that is too sure of itself: read
    ``q_articles`` in the table too.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "outlet": "Sama",
    ...         "reference": "rest",
    ...         "term": ["دولة", "منطقة"],
    ...         "n_target": [12, 0],
    ...         "n_reference": [17, 7],
    ...         "n_words_target": 319,
    ...         "n_words_reference": 1001,
    ...         "log_odds": [0.51, -0.91],
    ...         "z": [1.65, -1.09],
    ...         "ci_low": [-0.10, -2.56],
    ...         "ci_high": [1.11, 0.73],
    ...     }
    ... )
    >>> keyness_plot(table, lang="en").alt_text.rpartition(". ")[2]
    'Terms whose interval leaves out 0: 0 of 2.'
    """
    furniture = Furniture(lang, size, title=title or "")
    if n not in range(1, MOST_TERMS + 1):
        problem = f"{n} terms of each side"
        raise InputError("n", [problem], f"Show 1 to {MOST_TERMS}; the table has them all.")
    keyness = read_keyness(table, n, labels, rest=REST[lang])
    if not keyness.more and not keyness.less:
        raise InputError("keyness", ["no term is used more on either side"], "Compare others.")
    layout = lay_out(keyness, furniture)
    defaults = (default_subtitle(keyness, lang), default_source(keyness, lang))
    furniture = furniture.filled(subtitle, source, defaults=defaults)
    chart, axes = furniture.draw_in_inches(
        layout.height, alt_text=alt_text(keyness, lang, furniture.title)
    )
    with theme():
        _draw_scale(axes, layout, furniture)
        _draw_heads(axes, layout, furniture)
        _draw_terms(axes, keyness, layout, furniture)
    return chart


def _draw_scale(axes: Axes, layout: Layout, furniture: Furniture) -> None:
    line_height = layout.axis.inches
    y = layout.rows_end + PAD + line_height / 2
    for value in layout.ticks():
        x = layout.x_at(value)
        is_zero = value == 0
        colour = INK if is_zero else GRID
        axes.vlines(x, layout.heads_height, layout.rows_end, color=colour, lw=0.8)
        text = "0" if is_zero else f"{value:+g}".replace("-", MINUS)
        stack(axes, (x, y), [replace(layout.axis, text=text)], ha="center")
    stack(axes, (layout.zero, y + line_height), [layout.axis.shaped(furniture)], ha="center")


def _draw_heads(axes: Axes, layout: Layout, furniture: Furniture) -> None:
    start, end = ("right", "left") if furniture.is_rtl else ("left", "right")
    more, less = layout.sides
    terms, target, reference = layout.heads
    for x, lines, ha in (
        (-PAD, terms, start),
        (layout.count_at(0), target, "center"),
        (layout.count_at(1), reference, "center"),
        (layout.zero, more, start),
        (layout.zero, less, end),
    ):
        middle = layout.heads_height - (PAD + sum(line.inches for line in lines)) / 2
        stack(axes, (x, middle), [line.shaped(furniture) for line in lines], ha=ha)


def _draw_terms(axes: Axes, keyness: Keyness, layout: Layout, furniture: Furniture) -> None:
    points = size_named(furniture.size).text
    arabic = replace(furniture, lang="ar")
    start = "right" if furniture.is_rtl else "left"
    for row, term in enumerate([*keyness.more, *keyness.less]):
        y = layout.row_at(row)
        stack(axes, (-PAD, y), [layout.terms[row].shaped(arabic)], ha=start)
        for side, count in enumerate((term.n_target, term.n_reference)):
            line = Line(f"{count:,}", points, INK if count else MUTED)
            stack(axes, (layout.count_at(side), y), [line], ha="center")
        end = layout.plot_start + layout.plot_width
        axes.hlines(y, layout.plot_start, end, color=GRID, lw=0.5, zorder=1)
        colour = BLUE if term.log_odds > 0 else VERMILION
        if not term.is_beyond_chance:
            colour = CHANCE
        ends = layout.x_at(term.ci_low), layout.x_at(term.ci_high)
        axes.hlines(y, *ends, color=colour, lw=2, zorder=2)
        axes.plot(
            layout.x_at(term.log_odds),
            y,
            "o",
            markersize=7,
            markeredgewidth=1.6,
            color=colour,
            markerfacecolor=colour if term.is_beyond_chance else PAPER,
            zorder=3,
        )
