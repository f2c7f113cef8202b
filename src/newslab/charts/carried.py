"""Who carried what: the sentences of one article, and what became of each in the others."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from newslab.charts.carried_layout import SWATCH_WIDTH, Layout, lay_out
from newslab.charts.carried_table import Carried, Cell, read_carried
from newslab.charts.carried_words import (
    alt_text,
    cell_text,
    default_source,
    default_subtitle,
    fate_names,
)
from newslab.charts.cells import PAD, SHADES, Line, fill, ink_on, stack
from newslab.charts.figure import Chart
from newslab.charts.furniture import Furniture
from newslab.charts.style import GRID, INK, MUTED, PAPER, Size, size_named, theme

__all__ = ["carried_grid"]

SWATCH_HEIGHT = 0.15  # inches

# Fill and outline
COLOURS = {
    "verbatim": (to_hex(SHADES(0.85)), PAPER),
    "changed": (to_hex(SHADES(0.3)), PAPER),
    "left out": (PAPER, GRID),
}


def carried_grid(
    table: pd.DataFrame,
    *,
    lang: str = "ar",
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    labels: Mapping[str, str] | None = None,
    size: str = "page",
) -> Chart:
    """Show which sentences of one article each other article carries.

    A row is a sentence of the source, in its order, with its number and its first words; a column
    is another article. Each cell says in colour and in writing what became of the sentence. Above
    them stands how many sentences each article carries word for word, changed, or not at all.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a sentence and another article (`carried_sentences`): doc_id (of the source: one
        only), sent_id, text, carried_by (doc_id), outlet, how ("verbatim", "changed" or
        "left out"), word_share (0 to 1).
    lang : {"ar", "en"}
        Language and direction of the chart; sentences stay as they are.
    title : str, optional
        What the chart shows, as a sentence. There is none by default.
    subtitle, source : str, optional
        Replace the default ones, which name the source, the number of sentences, what the cells
        mean, and the number of articles. An empty string leaves the line out.
    labels : mapping of str to str, optional
        What to call an article, by its doc_id or its outlet: ``{"002": "رويترز"}``.
    size : {"column", "page", "phone", "slide"}

    Returns
    -------
    Chart
        With alt text.

    Raises
    ------
    InputError
        For another language or size; for a table without rows or columns, of more than one
        source, with a sentence twice or missing for an article; for more than 40 sentences, and
        for more articles than there is room for.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "doc_id": "002",
    ...         "sent_id": [0, 1],
    ...         "text": ["الخطوة رمزية إلى حد كبير", "أقام المغرب علاقات"],
    ...         "carried_by": "000",
    ...         "outlet": "Sama",
    ...         "how": ["verbatim", "left out"],
    ...         "word_share": [1.0, 0.0],
    ...     }
    ... )
    >>> chart = carried_grid(table, lang="en", labels={"002": "Reuters"})
    >>> chart.alt_text.partition(". ")[2]
    '“Sama”: 1 verbatim, 0 changed, 1 left out.'
    """
    furniture = Furniture(lang, size, title=title or "")
    carried = read_carried(table, labels)
    layout = lay_out(carried, furniture)
    defaults = (default_subtitle(carried, lang), default_source(carried, lang))
    furniture = furniture.filled(subtitle, source, defaults=defaults)
    chart, axes = furniture.draw_in_inches(
        layout.height, alt_text=alt_text(carried, lang, furniture.title)
    )
    with theme():
        _draw_heads(axes, layout, furniture)
        if layout.count_height:
            _draw_counts(axes, carried, layout, furniture)
        _draw_sentences(axes, carried, layout, furniture)
        _draw_cells(axes, carried, layout, furniture)
    return chart


def _draw_heads(axes: Axes, layout: Layout, furniture: Furniture) -> None:
    for column, lines in enumerate(layout.columns):
        middle = layout.heads - (PAD + sum(line.inches for line in lines)) / 2
        shaped = [line.shaped(furniture) for line in lines]
        stack(axes, (layout.column_at(column), middle), shaped, ha="center")


def _draw_counts(axes: Axes, carried: Carried, layout: Layout, furniture: Furniture) -> None:
    """Write how many sentences each article carries; names and swatches are the key of cells."""
    small = size_named(furniture.size).small
    for row, (fate, name) in enumerate(fate_names(furniture.lang).items()):
        y = layout.count_at(row)
        colour, outline = COLOURS[fate]
        fill(axes, (SWATCH_WIDTH / 2, y), SWATCH_WIDTH, SWATCH_HEIGHT, colour, outline=outline)
        line = Line(furniture.shape(name), small, MUTED)
        start = "right" if furniture.is_rtl else "left"
        stack(axes, (layout.number_width - PAD, y), [line], ha=start)
        for column, key in enumerate(carried.columns):
            n = Line(f"{carried.counts(key)[fate]:,}", small, INK)
            stack(axes, (layout.column_at(column), y), [n], ha="center")


def _draw_sentences(axes: Axes, carried: Carried, layout: Layout, furniture: Furniture) -> None:
    """Write numbers and sentences, these from the right in charts of either language."""
    small = size_named(furniture.size).small
    arabic = replace(furniture, lang="ar")
    right = layout.number_width - PAD if furniture.is_rtl else layout.end_of_text
    for row, (number, line) in enumerate(zip(carried.sentences, layout.sentences, strict=True)):
        y = layout.sentence_at(row)
        axes.hlines(layout.row_start(row), 0, layout.end_of_text, color=GRID, lw=0.6)
        start = "right" if furniture.is_rtl else "left"
        stack(axes, (-PAD, y), [Line(number, small, MUTED)], ha=start)
        stack(axes, (right, y), [line.shaped(arabic)], ha="right")


def _draw_cells(axes: Axes, carried: Carried, layout: Layout, furniture: Furniture) -> None:
    size = size_named(furniture.size)
    for row, sentence in enumerate(carried.sentences):
        for column, key in enumerate(carried.columns):
            cell, middle = carried.cells[sentence, key], layout.cell_at(row, column)
            colour, outline = COLOURS[cell.how]
            fill(axes, middle, layout.cell_width, layout.cell_height, colour, outline=outline)
            stack(axes, middle, [_cell_line(cell, size, furniture)], ha="center")


def _cell_line(cell: Cell, size: Size, furniture: Furniture) -> Line:
    colour, _ = COLOURS[cell.how]
    return Line(
        furniture.shape(cell_text(cell, furniture.lang)),
        size.small,
        MUTED if cell.how == "left out" else ink_on(colour),
        weight="bold" if cell.how == "verbatim" else "normal",
    )
