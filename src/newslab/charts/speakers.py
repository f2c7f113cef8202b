"""Who speaks in which outlet, and who does not: a table of shares."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from newslab.charts.cells import PAD, SHADES, Line, fill, ink_on, stack
from newslab.charts.figure import Chart
from newslab.charts.furniture import Furniture
from newslab.charts.speakers_layout import Layout, lay_out
from newslab.charts.speakers_table import OWN, Speakers, read_speakers
from newslab.charts.speakers_words import (
    ABSENT,
    OWN_VOICE,
    alt_text,
    default_source,
    default_subtitle,
    interval_text,
    share_text,
)
from newslab.charts.style import GRID, MUTED, PAPER, size_named, theme

__all__ = ["who_speaks"]

OWN_SHADE = "#E6E6E6"  # the outlet itself is nobody's words: no shade of the scale


def who_speaks(
    table: pd.DataFrame,
    *,
    lang: str = "ar",
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    labels: Mapping[str, str] | None = None,
    size: str = "page",
) -> Chart:
    """Show what share of each outlet's words is attributed to each actor.

    One row an actor, one column an outlet. A cell has the share and below it the interval, and
    the darker it is the larger the share; a dash stands where an actor does not speak. The
    outlet's own voice, the actor "own" if the table has it, is the first row and grey.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an outlet and actor (`who_speaks`): outlet, actor, n_spans, n_words, share (of
        the outlet's words, 0 to 1), ci_low, ci_high. An actor without a row, or with 0 words, is
        absent. Intervals may be missing.
    lang : {"ar", "en"}
        Language and direction of the chart.
    title : str, optional
        What the chart shows, as a sentence. There is none by default.
    subtitle, source : str, optional
        Replace the default ones, which name the unit, the denominators and the interval. An empty
        string leaves the line out.
    labels : mapping of str to str, optional
        What to call actors and outlets: ``{"Trump": "ترامب", "Sama": "سما"}``.
    size : {"column", "page", "phone", "slide"}

    Returns
    -------
    Chart
        With alt text.

    Raises
    ------
    InputError
        For another language or size; for a table without rows or columns, with an actor twice in
        an outlet, counts or shares that are none, an interval without its share; for more than 30
        actors, and for more outlets than there is room for.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "outlet": ["Sama", "Sama", "Reuters"],
    ...         "actor": ["Trump", "Tokayev", "Trump"],
    ...         "n_spans": [6, 2, 4],
    ...         "n_words": [80, 30, 96],
    ...         "share": [0.25, 0.09375, 0.12],
    ...         "ci_low": [0.12, 0.0, 0.05],
    ...         "ci_high": [0.38, 0.2, 0.2],
    ...     }
    ... )
    >>> who_speaks(table, lang="en").alt_text.rpartition(". ")[2]
    'Sama: Trump 25%, Tokayev 9%; Reuters: Trump 12%.'
    """
    furniture = Furniture(lang, size, title=title or "")
    speakers = read_speakers(table, labels, own=OWN_VOICE[lang])
    layout = lay_out(speakers, furniture)
    defaults = (default_subtitle(speakers, lang), default_source(speakers, lang))
    furniture = furniture.filled(subtitle, source, defaults=defaults)
    chart, axes = furniture.draw_in_inches(
        layout.height, alt_text=alt_text(speakers, lang, furniture.title)
    )
    with theme():
        _draw_names(axes, layout, furniture)
        _draw_cells(axes, speakers, layout, furniture)
    return chart


def _draw_names(axes: Axes, layout: Layout, furniture: Furniture) -> None:
    start = "right" if furniture.is_rtl else "left"
    for column, lines in enumerate(layout.columns):
        middle = layout.heads - PAD - sum(line.inches for line in lines) / 2
        shaped = [line.shaped(furniture) for line in lines]
        stack(axes, (layout.column_at(column), middle), shaped, ha="center")
    for row, line in enumerate(layout.names):
        stack(axes, (-PAD, layout.name_at(row)), [line.shaped(furniture)], ha=start)


def _draw_cells(axes: Axes, speakers: Speakers, layout: Layout, furniture: Furniture) -> None:
    size = size_named(furniture.size)
    darkest = max(
        (cell.share for (actor, _), cell in speakers.cells.items() if actor != OWN), default=1.0
    )
    for row, actor in enumerate(speakers.actors):
        for column, outlet in enumerate(speakers.outlets):
            middle = layout.cell_at(row, column)
            width, height = layout.cell_width, layout.cell_height
            cell = speakers.cells.get((actor, outlet))
            if cell is None:
                fill(axes, middle, width, height, PAPER, outline=GRID)
                stack(axes, middle, [Line(ABSENT, size.text, MUTED)], ha="center")
                continue
            shade = OWN_SHADE if actor == OWN else to_hex(SHADES(cell.share / darkest))
            fill(axes, middle, width, height, shade)
            lines = [Line(share_text(cell.share), size.text, ink_on(shade), "bold")]
            if interval_text(cell):
                lines.append(Line(interval_text(cell), size.small, ink_on(shade)))
            stack(axes, middle, lines, ha="center")
