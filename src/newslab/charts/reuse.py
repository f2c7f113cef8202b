"""How much of each outlet's words stand in each other one, as a matrix that is not symmetric."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from newslab.charts.cells import PAD, SHADES, fill, stack
from newslab.charts.figure import Chart
from newslab.charts.furniture import Furniture
from newslab.charts.reuse_layout import Layout, cell_lines, lay_out
from newslab.charts.reuse_table import Shares, read_shares
from newslab.charts.reuse_words import alt_text, default_source, default_subtitle
from newslab.charts.style import size_named, theme

__all__ = ["reuse_matrix"]


def reuse_matrix(
    table: pd.DataFrame,
    *,
    lang: str = "ar",
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    labels: Mapping[str, str] | None = None,
    size: str = "page",
) -> Chart:
    """Show which share of the words of each outlet stands in each other outlet too.

    A row is the outlet whose words are counted, a column one where they stand too: 30% in one
    direction may be 23% in the other. An Arabic chart reads from the top right.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an ordered pair (`reuse_share`): outlet_a and outlet_b, or doc_a and doc_b;
        n_words_a (words of a), n_shared (of these, the words that stand in b too), share (0 to 1),
        ci_low, ci_high (0 to 1, may be missing), n_articles_a, ci_unit (what was resampled).
    lang : {"ar", "en"}
        Language and direction of the chart.
    title : str, optional
        What the chart shows, as a sentence. There is none by default.
    subtitle, source : str, optional
        Replace the default ones, which name the unit, the interval, the highest share, outlets
        with one article, and the number of articles. An empty string leaves the line out.
    labels : mapping of str to str, optional
        What to call an outlet or document: ``{"Reuters": "رويترز"}``. The name itself by default.
    size : {"column", "page", "phone", "slide"}

    Returns
    -------
    Chart
        With alt text. In each cell the share and below it its interval, both in percent.

    Raises
    ------
    InputError
        For another language or size; for a table without rows or columns, pairs that are there
        twice, shares outside 0 to 1; for more than 20 rows, and for more columns than there is
        room for with their numbers.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "outlet_a": ["Sama", "Reuters"],
    ...         "outlet_b": ["Reuters", "Sama"],
    ...         "n_words_a": [448, 326],
    ...         "n_shared": [102, 99],
    ...         "share": [0.228, 0.304],
    ...         "ci_low": [0.06, 0.08],
    ...         "ci_high": [0.43, 0.54],
    ...         "n_articles_a": 1,
    ...         "ci_unit": "sentences",
    ...     }
    ... )
    >>> reuse_matrix(table, lang="en").alt_text.partition(". ")[2].partition(". ")[0]
    'Highest: 30% of the words of “Reuters” (99 of 326) also stand in “Sama”'
    """
    furniture = Furniture(lang, size, title=title or "")
    shares = read_shares(table, labels)
    layout = lay_out(shares, furniture)
    defaults = (default_subtitle(shares, lang), default_source(shares, lang))
    furniture = furniture.filled(subtitle, source, defaults=defaults)
    chart, axes = furniture.draw(
        layout.height,
        alt_text=alt_text(shares, lang, furniture.title),
        end=furniture.body_width - layout.width,
    )
    with theme():
        axes.set_axis_off()
        axes.set_xlim(0, layout.width)
        axes.set_ylim(layout.height, 0)
        if furniture.is_rtl:
            axes.invert_xaxis()
        _draw_names(axes, layout, furniture)
        _draw_cells(axes, shares, layout, furniture)
    return chart


def _draw_names(axes: Axes, layout: Layout, furniture: Furniture) -> None:
    at_start = "right" if furniture.is_rtl else "left"
    of_rows, in_columns = layout.axes
    places = [((layout.beside - PAD, in_columns.inches / 2), [in_columns])]
    if of_rows:
        places.append(((-PAD, layout.heads - (PAD + of_rows.inches) / 2), [of_rows]))
    places += [(layout.name_at(row), lines) for row, lines in enumerate(layout.rows)]
    for at, lines in places:
        stack(axes, at, [line.shaped(furniture) for line in lines], ha=at_start)
    for column, lines in enumerate(layout.columns):
        stack(axes, layout.head_at(column), [line.shaped(furniture) for line in lines], ha="center")


def _draw_cells(axes: Axes, shares: Shares, layout: Layout, furniture: Furniture) -> None:
    size = size_named(furniture.size)
    for row, a in enumerate(shares.rows):
        for column, b in enumerate(shares.columns):
            if a == b:
                continue
            cell, middle = shares.cells.get((a, b)), layout.cell_at(row, column)
            if cell:
                shade = to_hex(SHADES(cell.share))
                fill(axes, middle, layout.cell_width, layout.cell_height, shade)
            stack(axes, middle, cell_lines(cell, size), ha="center")
