"""Draw charts of rows, each table below the one before it."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

from newslab.charts.engine.lines import PAD, Line, height, width
from newslab.charts.engine.look import Look
from newslab.charts.engine.rows import BAR, Axis, Cell, Mark, Rows
from newslab.charts.engine.rows_layout import BAND_GAP, SWATCH, Layout, lay_out, mark_height
from newslab.charts.engine.sheet import Sheet
from newslab.charts.figure import Chart
from newslab.charts.style import GRID, INK, MUTED

__all__ = ["draw_rows"]

TABLE_GAP = 0.3  # inches
THICKNESS = 0.62  # of a bar, in lines
TICK = 0.07  # inches, on a line
PALE, PALE_LINE = "#8C8C8C", "#CCCCCC"


def draw_rows(tables: Sequence[Rows], look: Look, **texts: Any) -> Chart:
    """Draw tables below each other.

    Parameters
    ----------
    tables : sequence of Rows
    look : Look
    **texts
        Round them, as `Look.sheet` asks for.
    """
    layouts: list[Layout] = []
    for table in tables:
        ends = [layout.places.starts[1] for layout in layouts]
        layouts.append(lay_out(table, look, labels_end=max(ends, default=0.0)))
    gaps = TABLE_GAP * (len(layouts) - 1)
    sheet = look.sheet(sum(layout.height for layout in layouts) + gaps, **texts)
    top = 0.0
    for layout in layouts:
        _Drawing(sheet, layout, look).draw(top)
        top += layout.height + TABLE_GAP
    return sheet.chart


class _Drawing:
    """Draws one table."""

    def __init__(self, sheet: Sheet, layout: Layout, look: Look) -> None:
        self.sheet, self.layout, self.look = sheet, layout, look
        self.rows, self.places = layout.rows, layout.places
        self.axis = layout.rows.axis or Axis(0.0, 1.0)
        self.has_axis = layout.rows.axis is not None

    def draw(self, top: float) -> None:
        """Draw the table from a height on."""
        layout = self.layout
        self.sheet.write(0, top + height(layout.title) / 2, layout.title)
        top += layout.above
        if self.places.is_stacked:
            x = 0.0
            for mark, text in self.rows.key:
                x = 2 * PAD + self._draw_key(mark, text, x, top - PAD - layout.line_height / 2)
        for panels in layout.bands:
            self._draw_heads(panels, top)
            self._draw_axis(panels, top)
            for row in range(len(self.rows.rows)):
                self._draw_row(row, panels, top)
            top += layout.band_height + BAND_GAP

    def _draw_key(self, mark: Mark, text: str, x: float, y: float) -> float:
        """Draw what a mark means, and return where that ends."""
        line = self.look.small(text)
        if mark.form == BAR:
            thickness = THICKNESS * line.height
            self.sheet.bar(y, (x, x + SWATCH), thickness, MUTED, hatch=mark.is_hollow)
        else:
            self.sheet.dot(x + PAD, y, MUTED, mark.form, hollow=mark.is_hollow)
        x += (SWATCH if mark.form == BAR else 2 * PAD) + PAD
        self.sheet.write(x, y, [line])
        return x + line.width

    def _draw_heads(self, panels: range, top: float) -> None:
        layout, places = self.layout, self.places
        bottom = top + layout.tops[0] - PAD
        for column, head in enumerate(layout.heads):
            self._write_text(column, bottom - height(head) / 2, head)
        if not places.is_stacked:
            for place, (mark, text) in enumerate(reversed(self.rows.key)):
                self._draw_key(mark, text, 0.0, bottom - (place + 0.5) * layout.line_height)
        of_sides = max(map(height, layout.sides), default=0.0)
        for panel in panels:
            start, head = places.panel_at(panel), layout.panels[panel]
            middle = bottom - of_sides - height(head) / 2
            if not self.has_axis:
                self.sheet.write(start + places.panel_width / 2, middle, head, "center")
                continue
            plot_start, plot_end = (start + x for x in (places.plot.start, places.plot.end))
            self.sheet.write(plot_start, middle, head)
            ends = ((plot_start, "start"), (plot_end, "end"))
            for side, (x, align) in zip(layout.sides, ends, strict=False):
                self.sheet.write(x, bottom - height(side) / 2, side, align)

    def _draw_axis(self, panels: range, top: float) -> None:
        layout, places, axis = self.layout, self.places, self.axis
        bottom = top + layout.tops[-1]
        edges = [(top + above, top + below) for above, below in self._plotted()]
        ticks = self._ticks()
        for panel in panels if self.has_axis else ():
            for value, text in axis.ticks.items():
                x = places.x_at(panel, value)
                if axis.is_line:
                    self.sheet.drop(x, [(bottom - TICK, bottom)], MUTED)
                elif value in ticks:
                    self.sheet.drop(x, edges, GRID if value else MUTED)
                if value in ticks:
                    middle = bottom + PAD / 2 + layout.line_height / 2
                    self.sheet.write(x, middle, [self.look.small(text)], ticks[value])
            start, end = (places.panel_at(panel) + x for x in (places.plot.start, places.plot.end))
            if axis.is_line and axis.ticks:
                self.sheet.rule(bottom, start, end, colour=MUTED)
            if axis.name:
                middle = bottom + PAD / 2 + 1.5 * layout.line_height
                self.sheet.write((start + end) / 2, middle, [self.look.small(axis.name)], "center")
            self._draw_bounds(panel, top + layout.tops[0], edges)

    def _ticks(self) -> dict[float, str]:
        """How the labels of ticks are aligned that have room, every second one if not all have."""
        axis = self.axis
        labelled = [value for value, text in axis.ticks.items() if text]
        if axis.is_line:
            aligned = ("start", "end") if axis.high > axis.low else ("end", "start")
            return dict(zip((labelled[0], labelled[-1]), aligned, strict=True)) if labelled else {}
        needed = max((self.look.small(axis.ticks[value]).width for value in labelled), default=0)
        while len(labelled) > 2 and len(labelled) * (needed + PAD) > self.places.plot.width:
            labelled = labelled[::2]
        return dict.fromkeys(labelled, "center")

    def _plotted(self) -> Iterator[tuple[float, float]]:
        """Upper and lower edges of where lines of the scale may run: not through texts."""
        layout, places = self.layout, self.places
        for number, row in enumerate(self.rows.rows):
            if row.cells:
                is_free = not any(cell.lines for cell in row.cells)
            else:
                is_free = width(places.labels[number]) < places.starts[1]
            if is_free:
                yield layout.cell_edges(number)

    def _draw_bounds(self, panel: int, top: float, edges: Sequence[tuple[float, float]]) -> None:
        """Draw two dashed lines, with their numbers on both sides, so that these never meet."""
        layout, bounds, look = self.layout, self.axis.bounds, self.look
        for (value, text), align, aside in zip(
            bounds.items(), ("end", "start"), (-PAD, PAD), strict=False
        ):
            x = self.places.x_at(panel, value)
            middle = top - PAD - layout.line_height / 2
            self.sheet.write(x + aside, middle, [look.small(text)], align)
            self.sheet.drop(x, [(top - PAD - layout.line_height, top), *edges], MUTED, dashed=True)
        if bounds:
            name = layout.bounds_name
            middle = self.places.x_at(panel, sum(bounds) / len(bounds))
            middle = min(middle, look.width - width(name) / 2)
            y = top - PAD - layout.line_height - height(name) / 2
            self.sheet.write(middle, y, name, "center")

    def _draw_row(self, number: int, panels: range, top: float) -> None:
        layout, places, row = self.layout, self.places, self.rows.rows[number]
        is_parted = self.rows.is_ruled and not self.rows.rows[number - 1].is_heading
        if number == 0 or row.is_heading or is_parted:
            self.sheet.rule(top + layout.tops[number], 0, self.look.width)
        upper, lower = (top + edge for edge in layout.label_edges(number))
        above = PAD / 2 if places.is_stacked and row.cells else 0.0
        self.sheet.write(0, (upper + lower) / 2 + above, places.labels[number])
        upper, lower = (top + edge for edge in layout.cell_edges(number))
        middle = (upper + lower) / 2
        for column, text in enumerate(places.texts[number], start=1):
            self._write_text(column, middle, text)
        for panel in panels:
            if panel < len(row.cells):
                self._draw_cell(row.cells[panel], panel, middle)
        below = layout.belows[number]
        self.sheet.write(0, lower + height(below) / 2, below)

    def _write_text(self, column: int, middle: float, lines: Sequence[Line]) -> None:
        start, end = self.places.starts[column : column + 2]
        if column and self.rows.align == "center":
            self.sheet.write((start + end) / 2, middle, lines, "center")
        else:
            self.sheet.write(start, middle, lines)

    def _draw_cell(self, cell: Cell, panel: int, middle: float) -> None:
        start, wide = self.places.panel_at(panel), self.places.panel_width
        if cell.shade:
            high = height(cell.lines) + PAD
            self.sheet.fill(start + wide / 2, middle, wide, high, cell.shade, cell.outline)
        if self.has_axis:
            self.sheet.write(start + self.places.plot.start, middle, cell.lines)
        else:
            self.sheet.write(start + wide / 2, middle, cell.lines, "center")
        heights = [mark_height(mark, self.look) for mark in cell.marks]
        y = middle - sum(heights) / 2
        for mark, high in zip(cell.marks, heights, strict=True):
            self._draw_mark(mark, panel, y + high / 2)
            y += high

    def _draw_mark(self, mark: Mark, panel: int, y: float) -> None:
        places, sheet = self.places, self.sheet
        start, end = (places.panel_at(panel) + x for x in (places.plot.start, places.plot.end))
        sheet.write(start - PAD, y, mark.before, "end")
        sheet.write(places.panel_at(panel) + places.panel_width, y, mark.after, "end")
        if math.isnan(mark.value):
            return
        x, is_bar = places.x_at(panel, mark.value), mark.form == BAR
        colour = PALE if mark.is_pale else mark.colour
        if is_bar and mark.value:
            thickness = THICKNESS * self.layout.line_height
            ends = (places.x_at(panel, 0), x)
            sheet.bar(y, ends, thickness, colour, hatch=mark.is_hollow)
        if not math.isnan(mark.interval[0]):
            ends = (places.x_at(panel, mark.interval[0]), places.x_at(panel, mark.interval[1]))
            stroke = INK if is_bar else PALE_LINE if mark.is_pale else colour
            lw = 1.4 if is_bar else 1.1 if mark.is_hollow else 2.0
            sheet.interval(y, ends, stroke, lw, on_bar=is_bar)
        if not is_bar:
            size = 3.0 if mark.is_pale else 6.0
            sheet.dot(x, y, colour, mark.form, hollow=mark.is_hollow, size=size)
        if is_bar or x <= (start + end) / 2:
            sheet.write(x + 1.5 * PAD, y, mark.beside)
        else:
            sheet.write(x - 1.5 * PAD, y, mark.beside, "end")
