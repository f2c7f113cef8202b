"""Draw panels of outlets: own voice as filled circles, quoted voice as hollow squares."""

import math

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from newslab.charts.cells import PAD, Line, stack
from newslab.charts.figure import Chart
from newslab.charts.furniture import Furniture
from newslab.charts.style import GRID, MUTED, PAPER, size_named, theme
from newslab.charts.voice_panels import Layout, Panels, lay_out
from newslab.charts.voice_table import VOICES

__all__ = ["draw_panels"]

FORMS = {"own": "o", "quoted": "s"}
LINE_WIDTHS = {"own": 2.2, "quoted": 1.1}
FOUND, NOT_FOUND = 6.0, 3.0  # size of a mark, in points
# There are many of what was not found, and they are not to outshine the others.
PALE, PALE_LINE = "#8C8C8C", "#CCCCCC"


def draw_panels(panels: Panels, furniture: Furniture, *, alt_text: str, where: str) -> Chart:
    """Draw a chart of shares by voice.

    Raises
    ------
    InputError
        If there are too many rows or panels, or names leave no room for the dots.
    """
    layout = lay_out(panels, furniture, where=where)
    chart, axes = furniture.draw_in_inches(layout.height, alt_text=alt_text)
    with theme():
        for first in range(0, len(panels.panels), layout.per_band):
            _draw_labels(axes, layout, furniture, first)
        for panel in range(len(panels.panels)):
            _draw_scale(axes, layout, furniture, panel)
            for row in range(len(panels.rows)):
                _draw_marks(axes, panels, layout, furniture, (row, panel))
    return chart


def _draw_labels(axes: Axes, layout: Layout, furniture: Furniture, panel: int) -> None:
    """Write the key and the names of the rows, at the start of the band of a panel."""
    start = "right" if furniture.is_rtl else "left"
    top = layout.band_start(panel)
    end_of_band = layout.label_width + layout.per_band * layout.panel_width
    key_height = sum(line.inches for line in layout.key)
    key = [line.shaped(furniture) for line in layout.key]
    stack(axes, (-PAD, top + layout.heads_height - (PAD + key_height) / 2), key, ha=start)
    for row, lines in enumerate(layout.labels):
        edge = top + layout.tops[row]
        if row in layout.groups:
            edge -= layout.line_height + PAD
            heading = [layout.groups[row].shaped(furniture)]
            stack(axes, (-PAD, edge + (PAD + layout.line_height) / 2), heading, ha=start)
        axes.hlines(edge, 0, end_of_band, color=GRID, lw=0.8 if row in layout.groups else 0.5)
        shaped = [line.shaped(furniture) for line in lines]
        stack(axes, (-PAD, layout.row_at(panel, row)), shaped, ha=start)


def _draw_scale(axes: Axes, layout: Layout, furniture: Furniture, panel: int) -> None:
    top = layout.band_start(panel)
    head = layout.heads[panel]
    middle = top + layout.heads_height - (PAD + sum(line.inches for line in head)) / 2
    start = "right" if furniture.is_rtl else "left"
    shaped = [line.shaped(furniture) for line in head]
    stack(axes, (layout.x_at(panel, 0) - 1.5 * PAD, middle), shaped, ha=start)
    ends = top + layout.heads_height, top + layout.tops[-1]
    for tick in layout.ticks():
        x = layout.x_at(panel, tick)
        axes.vlines(x, *ends, color=GRID if tick else MUTED, lw=0.8)
        text = f"{tick:.0%}" if tick else "0"
        y = ends[1] + PAD + layout.line_height / 2
        stack(axes, (x, y), [Line(text, layout.tick_points, MUTED)], ha="center")


def _draw_marks(
    axes: Axes, panels: Panels, layout: Layout, furniture: Furniture, place: tuple[int, int]
) -> None:
    row, panel = place
    small = size_named(furniture.size).small
    half = Line("", small, MUTED).inches / 2
    end = "left" if furniture.is_rtl else "right"
    end_of_panel = layout.panel_start(panel) + layout.panel_width
    colours = panels.rows[row].colour, panels.rows[row].text_colour
    for voice, aside in zip(VOICES, (-half, half), strict=True):
        mark = panels.marks.get((row, panel, voice))
        if mark is None:
            continue
        y = layout.row_at(panel, row) + aside
        ends = layout.x_at(panel, mark.ci_low), layout.x_at(panel, mark.ci_high)
        at = layout.x_at(panel, mark.share), y
        _draw_mark(axes, voice, at, ends, colour=colours[0] if mark.share else "")
        line = Line(mark.text, small, colours[1] if mark.share > 0 else MUTED)
        stack(axes, (end_of_panel, y), [line.shaped(furniture)], ha=end)


def _draw_mark(
    axes: Axes, voice: str, at: tuple[float, float], ends: tuple[float, float], *, colour: str
) -> None:
    """Draw a share and its interval, small and pale if it has no colour."""
    x, y = at
    if math.isnan(x):
        return
    # `hlines` and `plot` would look for new limits of the axes at each of hundreds of marks.
    if not math.isnan(ends[0]):
        width = LINE_WIDTHS[voice if colour else "quoted"]
        line = [(ends[0], y), (ends[1], y)]
        interval = LineCollection([line], colors=colour or PALE_LINE, linewidths=width, zorder=2)
        axes.add_collection(interval, autolim=False)
    axes.add_line(
        Line2D(
            [x],
            [y],
            linestyle="none",
            marker=FORMS[voice],
            markersize=FOUND if colour else NOT_FOUND,
            markeredgewidth=1.3,
            color=colour or PALE,
            markerfacecolor=(colour or PALE) if voice == "own" else PAPER,
            zorder=3,
        )
    )
