"""What of a chart of rows fits where: places in inches from where reading starts, downwards."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from newslab.charts.engine.lines import PAD, Line, height, width
from newslab.charts.engine.look import Look
from newslab.charts.engine.rows import BAR, Axis, Cell, Mark, Row, Rows
from newslab.charts.engine.sheet import Scale
from newslab.charts.style import INK

__all__ = ["BAND_GAP", "SWATCH", "Layout", "Places", "lay_out", "mark_height"]

MOST_LINES, MOST_IN_HEADS = 2, 3  # of each text in a label or a column, and above them
WIDEST_TEXT = 0.25  # of the chart: a column of texts
# Inches
NARROWEST_PLOT, NARROWEST_ALONE = 0.55, 1.4
WIDEST_CELL = 1.2
PANEL_GAP = 0.1
BAND_GAP = 0.2
SWATCH = 0.26  # of the key

Broken = list[Line]


@dataclass(frozen=True)
class Places:
    """Where things stand across the chart.

    Attributes
    ----------
    labels : list of list of Line
        Of each row.
    texts : list of list of list of Line
        Of each row and column.
    starts : list of float
        Where labels start, and each column of texts, and the first panel.
    panel_width, panel_gap : float
    plot : Scale
        Of a panel, from where the panel starts.
    per_band : int
        How many panels stand beside each other.
    is_stacked : bool
        Whether labels stand above their cells.
    """

    labels: list[Broken]
    texts: list[list[Broken]]
    starts: list[float]
    panel_width: float
    panel_gap: float
    plot: Scale
    per_band: int
    is_stacked: bool

    def panel_at(self, panel: int) -> float:
        """Where a panel starts."""
        return self.starts[-1] + panel % self.per_band * (self.panel_width + self.panel_gap)

    def x_at(self, panel: int, value: float) -> float:
        """The place of a value on the scale of a panel."""
        return self.panel_at(panel) + self.plot.at(value)


@dataclass(frozen=True)
class Layout:
    """Broken lines of text, and where they stand.

    Attributes
    ----------
    rows : Rows
    places : Places
    belows : list of list of Line
        Of each row.
    title : list of Line
    heads : list of list of Line
        Above the labels and above each column of texts.
    panels, sides : list of list of Line
        Above each panel, and below that what both ends of its scale mean.
    bounds_name : list of Line
    line_height : float
    tops : list of float
        Upper edges of the rows, from that of their band; then the lower edge of all.
    """

    rows: Rows
    places: Places
    belows: list[Broken]
    title: Broken
    heads: list[Broken]
    panels: list[Broken]
    sides: list[Broken]
    bounds_name: Broken
    line_height: float
    tops: list[float]

    @property
    def bands(self) -> list[range]:
        """The panels of each band; one band without any if there are none."""
        n, per_band = len(self.panels), self.places.per_band
        return [range(at, min(at + per_band, n)) for at in range(0, max(n, 1), per_band)]

    @property
    def above(self) -> float:
        """Inches of the title and of the key above the first band."""
        has_line_of_key = self.rows.key and self.places.is_stacked
        title = height(self.title) + PAD if self.title else 0.0
        return title + (self.line_height + PAD if has_line_of_key else 0.0)

    @property
    def band_height(self) -> float:
        """Inches of a band with its scale."""
        axis = self.rows.axis
        if axis is None or not any(axis.ticks.values()):
            return self.tops[-1]
        return self.tops[-1] + PAD + self.line_height * (1 + bool(axis.name))

    @property
    def height(self) -> float:
        """Inches of everything."""
        n_bands = len(self.bands)
        return self.above + n_bands * self.band_height + (n_bands - 1) * BAND_GAP

    def label_edges(self, row: int) -> tuple[float, float]:
        """Upper and lower edge of the label of a row, in its band."""
        top, bottom = self.tops[row], self.tops[row + 1] - height(self.belows[row])
        if self.places.is_stacked and self.rows.rows[row].cells:
            bottom = top + PAD + height(self.places.labels[row])
        return top, bottom

    def cell_edges(self, row: int) -> tuple[float, float]:
        """Upper and lower edge of what stands beside a label, or below it, in its band."""
        top, bottom = self.label_edges(row)
        if self.places.is_stacked and self.rows.rows[row].cells:
            return bottom, self.tops[row + 1] - height(self.belows[row])
        return top, bottom


def lay_out(rows: Rows, look: Look, *, labels_end: float = 0.0) -> Layout:
    """Give texts the room that they need, and panels the rest.

    Parameters
    ----------
    rows : Rows
    look : Look
    labels_end : float
        Where labels end at the earliest, to stand like those of the table above.
    """
    places = _places(rows, look, labels_end)
    axis = rows.axis or Axis(0.0, 1.0)
    small = look.small("").height
    ends = [*places.starts[1:], look.width]
    rooms = [end - start for start, end in zip(places.starts, ends, strict=True)]
    # Labels that stand above their cells have no head.
    heads = [
        _fitted(head, room - PAD, MOST_IN_HEADS) if room else []
        for head, room in zip(rows.heads, rooms, strict=False)
    ]
    panels = [_fitted(head, places.panel_width - PAD, MOST_IN_HEADS) for head in rows.panels]
    sides = [side.broken(places.plot.width / 2 - PAD) for side in axis.sides]
    bounds_name = look.small(axis.bounds_name).broken(places.panel_width) if axis.bounds else []
    of_panels = max(map(height, panels), default=0.0) + max(map(height, sides), default=0.0)
    of_bounds = height(bounds_name) + small if axis.bounds else 0.0
    of_key = 0.0 if places.is_stacked else small * len(rows.key)
    of_heads = max([of_panels + of_bounds, of_key, *map(height, heads)])
    belows = [_fitted(row.below, look.width, most=None) for row in rows.rows]
    heights = [
        _row_height(row, label, texts, places.is_stacked, look) + height(below) + rows.gap
        for row, label, texts, below in zip(
            rows.rows, places.labels, places.texts, belows, strict=True
        )
    ]
    return Layout(
        rows=rows,
        places=places,
        belows=belows,
        title=look.small(rows.title, INK, "bold").broken(look.width) if rows.title else [],
        heads=heads,
        panels=panels,
        sides=sides,
        bounds_name=bounds_name,
        line_height=small,
        tops=list(accumulate(heights, initial=of_heads + PAD if of_heads else 0.0)),
    )


def mark_height(mark: Mark, look: Look) -> float:
    """Inches that a mark takes with its texts."""
    return max(look.small("").height, height(mark.after))


def _places(rows: Rows, look: Look, labels_end: float) -> Places:
    texts = [[_fitted(text, WIDEST_TEXT * look.width) for text in row.texts] for row in rows.rows]
    columns = zip(*(row for row in texts if row), strict=True)
    text_widths = [
        min(max([_widest_word(head), *map(width, column)]), WIDEST_TEXT * look.width) + 2 * PAD
        for head, column in zip(rows.heads[1:], columns, strict=True)
    ]
    axis = rows.axis or Axis(0.0, 1.0)
    before, after = _insets(rows, look)
    needed = _needed(rows, before + after)
    n_panels = len(rows.panels)
    for is_stacked in [True] if rows.stacks and look.is_narrow else [False, True]:
        is_beside = bool(n_panels) and not is_stacked
        room = rows.label_share * look.width - 2 * PAD if is_beside else look.width
        labels = [_fitted(row.label, room if row.cells else look.width) for row in rows.rows]
        end = max(labels_end, _labels_end(rows, labels, look)) if is_beside else 0.0
        left = look.width - end - sum(text_widths)
        if left >= needed:
            break
    gap = PANEL_GAP if rows.axis else 0.0
    fitting = max(int((left + gap) / (needed + gap)), 1)
    per_band = math.ceil(max(n_panels, 1) / math.ceil(max(n_panels, 1) / fitting))
    panel_width = min((left + gap) / per_band - gap, math.inf if rows.axis else WIDEST_CELL)
    return Places(
        labels=labels,
        texts=texts,
        starts=[0.0, *accumulate(text_widths, initial=end)],
        panel_width=panel_width,
        plot=Scale(before, panel_width - before - after, axis.low, axis.high),
        panel_gap=gap,
        per_band=per_band,
        is_stacked=is_stacked,
    )


def _fitted(lines: Iterable[Line], room: float, most: int | None = MOST_LINES) -> Broken:
    return [part for line in lines for part in line.broken(room, most)]


def _widest_word(lines: Iterable[Line]) -> float:
    return max((line.widest_word for line in lines), default=0.0)


def _labels_end(rows: Rows, labels: Sequence[Broken], look: Look) -> float:
    """Where labels end and panels begin. Labels of rows without cells may go on below these."""
    widths = [width(label) for row, label in zip(rows.rows, labels, strict=True) if row.cells]
    widths += [_widest_word(head) for head in rows.heads[:1]]
    widths += [SWATCH + PAD + look.small(text).width for _, text in rows.key]
    return max(widths, default=0.0) + 2 * PAD


def _insets(rows: Rows, look: Look) -> tuple[float, float]:
    """What is kept free in each panel before its scale and after it."""
    axis = rows.axis
    if axis is None:
        return 0.0, 0.0
    marks = [mark for row in rows.rows for cell in row.cells for mark in cell.marks]
    # The middle of a tick label stands at the end of the scale, but for those of a line.
    ticks = [look.small(text).width / 2 for text in axis.ticks.values()]
    half = 0.0 if axis.is_line else max(ticks, default=0.0)
    # A dot reaches beyond its place, a bar does not.
    aside = 0.0 if all(mark.form == BAR for mark in marks) else 2 * PAD
    before = [width(mark.before) + PAD for mark in marks if mark.before]
    after = [width(mark.after) + 2 * PAD for mark in marks if mark.after]
    after += [width(mark.beside) + 1.5 * PAD for mark in marks if mark.form == BAR]
    return max([half, aside, *before]), max([half, aside, *after])


def _needed(rows: Rows, insets: float) -> float:
    """The narrowest panel in which its head and its cells can be read."""
    in_heads = max((_widest_word(head) for head in rows.panels), default=0.0)
    if rows.axis is None:
        lines = [width(cell.lines) for row in rows.rows for cell in row.cells]
        return max([in_heads, *lines]) + PAD
    sides = max((side.widest_word for side in rows.axis.sides), default=0.0)
    narrowest = NARROWEST_ALONE if len(rows.panels) == 1 else NARROWEST_PLOT
    return max(in_heads + PAD, insets + max(2 * (sides + PAD), narrowest))


def _row_height(
    row: Row, label: Broken, texts: Sequence[Broken], is_stacked: bool, look: Look
) -> float:
    cells = [_cell_height(cell, look) for cell in row.cells]
    content = max([*map(height, texts), *cells], default=0.0)
    pad = PAD if row.is_heading or (is_stacked and row.cells) else 0.0
    if is_stacked and row.cells:
        return pad + height(label) + content
    return pad + max(height(label), content)


def _cell_height(cell: Cell, look: Look) -> float:
    if cell.marks:
        return sum(mark_height(mark, look) for mark in cell.marks)
    return height(cell.lines) + PAD * bool(cell.shade)
