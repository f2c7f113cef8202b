"""Rows and columns of cells: how wide they can be, which there is room for, and drawing them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from newslab.charts.engine.lines import PAD, Line, height, width
from newslab.charts.engine.look import Look, fold
from newslab.charts.engine.sheet import GAP, Sheet
from newslab.charts.figure import Chart
from newslab.charts.style import PAPER

__all__ = ["Cell", "Grid", "Key"]

MOST_COLUMNS = 24  # whose cells are measured at all
# Inches
ROUNDING = 1e-6
WIDEST_WORD = 0.9  # of a head for which cells make room
SWATCH_WIDTH, SWATCH_HEIGHT = 0.2, 0.15


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, and on which colour."""

    lines: Sequence[Line] = ()
    colour: str | None = None
    outline: str = PAPER


@dataclass(frozen=True)
class Key:
    """What a colour means; it stands beside the last lines of the heads, one key a line."""

    line: Line
    colour: str
    outline: str = PAPER


@dataclass(frozen=True)
class Grid:
    """A matrix of cells with labels of rows and heads of columns.

    Labels stand beside their cells, or above them where a chart is narrow. Rows and columns for
    which there is no room are folded into a last one.

    Parameters
    ----------
    look : Look
    rows, columns : mapping of str to sequence of Line
        Labels and heads by key, in their order; they are broken into lines here.
    values : mapping of (str, str) to object
        By the keys of the row and the column.
    cell : callable
        How a value looks: takes it and returns its `Cell`.
    strength : callable
        How much a value counts for its row and its column to be shown.
    missing : Cell
        What stands where there is no value.
    most_rows : int
    label_lines : int
        Lines of a label; what is longer ends with ….
    label_share : float
        The share of the width that labels may always take.
    label_align : {"start", "end"}
        Where labels are aligned: where reading starts, or at their cells.
    widest_cell : float
        Inches.
    numbers : mapping of str to Line, optional
        Of rows, in a column of their own where reading starts; a thin line then parts rows.
    corner, across : Line, optional
        What rows are, above labels; and what columns are, above heads.
    keys : sequence of Key, optional
        Not shown where labels stand above their cells.
    """

    look: Look
    rows: Mapping[str, Sequence[Line]]
    columns: Mapping[str, Sequence[Line]]
    values: Mapping[tuple[str, str], Any]
    cell: Callable[[Any], Cell]
    strength: Callable[[Any], float]
    missing: Cell = field(default_factory=Cell)
    most_rows: int = 30
    label_lines: int = 1
    label_share: float = 0.3
    label_align: str = "start"
    widest_cell: float = 1.3
    numbers: Mapping[str, Line] = field(default_factory=dict)
    corner: Line | None = None
    across: Line | None = None
    keys: Sequence[Key] = ()

    def draw(self, *, subtitle: str, counted: str, about: str, told: str) -> Chart:
        """Draw the chart; see `Look.sheet` for its texts."""
        places = self._lay_out()
        sheet = self.look.sheet(
            places.height,
            subtitle=subtitle,
            counted=counted,
            about=about,
            told=told,
            left_out=[self.look.count(n, noun) for noun, n in places.left_out.items() if n],
        )
        self._draw_heads(sheet, places)
        self._draw_labels(sheet, places)
        for row, cells in enumerate(places.cells):
            for column, cell in enumerate(cells):
                x, y = places.cell_at(row, column)
                if cell.colour:
                    size = places.cell_width, places.cell_height
                    sheet.fill(x, y, *size, cell.colour, cell.outline)
                sheet.write(x, y, cell.lines, "center")
        return sheet.chart

    def _lay_out(self) -> "_Places":
        look, is_above = self.look, self.look.is_narrow
        rows, n_rows_more = fold(list(self.rows), self.most_rows, self._strength_of(0))
        of_columns = self._strength_of(1)
        columns, _ = fold(list(self.columns), MOST_COLUMNS, of_columns)
        needed = self._narrowest_cell(rows, columns)
        lead = max(width(self.numbers.values()), SWATCH_WIDTH) + PAD if self.numbers else 0.0
        wanted = lead + width(line for key in rows for line in self.rows[key]) + 2 * PAD
        wanted = max(wanted, self.corner.width + 2 * PAD if self.corner else 0.0)
        least = 0.0 if is_above else min(wanted, self.label_share * look.width)
        room = min(int((look.width - least) / needed), MOST_COLUMNS)
        columns, n_columns_more = fold(list(self.columns), room, of_columns)
        n_columns = len(columns) + bool(n_columns_more)
        cell_width = min(max(self.widest_cell, needed), (look.width - least) / n_columns)
        beside = 0.0 if is_above else min(wanted, look.width - n_columns * cell_width)
        label_width = (look.width if is_above else beside - 2 * PAD) - lead + ROUNDING

        heads = [_broken(self.columns[key], cell_width - PAD) for key in columns]
        if n_columns_more:
            heads.append(look.small(look.more(n_columns_more)).broken(cell_width - PAD))
        labels = [_broken(self.rows[key], label_width, self.label_lines) for key in rows]
        if n_rows_more:
            labels.append([look.small(look.more(n_rows_more))])
        cells = [[self._cell(row, column) for column in columns] for row in rows]
        label_height = max(map(height, labels))
        gap = PAD if self.label_lines == 1 else 2 * PAD
        cell_height = max(height(cell.lines) for cell in chain.from_iterable(cells)) + PAD + GAP
        return _Places(
            labels=labels,
            heads=heads,
            cells=cells,
            numbers=[self.numbers[key] for key in rows] if self.numbers else [],
            left_out={"row": n_rows_more, "column": n_columns_more},
            top=(self.across.height if self.across else 0.0) + max(map(height, heads)) + PAD,
            lead=lead,
            label_width=label_width,
            beside=beside,
            above=label_height + 2 * PAD if is_above else 0.0,
            cell_width=cell_width,
            cell_height=cell_height if is_above else max(cell_height, label_height + gap),
        )

    def _strength_of(self, side: int) -> Callable[[str], float]:
        """What the values of a row (0) or a column (1) count together."""
        strength = dict.fromkeys((self.rows, self.columns)[side], 0.0)
        for key, value in self.values.items():
            strength[key[side]] += self.strength(value)
        return strength.__getitem__

    def _cell(self, row: str, column: str) -> Cell:
        value = self.values.get((row, column))
        return self.missing if value is None else self.cell(value)

    def _narrowest_cell(self, rows: Sequence[str], columns: Sequence[str]) -> float:
        """Inches in which everything in cells and the words of heads can be read."""
        in_cells = (line for row in rows for key in columns for line in self._cell(row, key).lines)
        words = [line.widest_word for key in columns for line in self.columns[key]]
        return max(width(in_cells), min(max(words), WIDEST_WORD)) + PAD + GAP

    def _draw_heads(self, sheet: Sheet, places: "_Places") -> None:
        bottom = places.top - PAD / 2
        if self.across:
            sheet.write(places.beside, self.across.height / 2, [self.across])
        for column, lines in enumerate(places.heads):
            x, _ = places.cell_at(0, column)
            sheet.write(x, bottom - height(lines) / 2, lines, "center")
        if places.above:
            return
        if self.corner:
            sheet.write(0, bottom - self.corner.height / 2, [self.corner])
        for place, key in enumerate(reversed(self.keys)):
            y = bottom - (place + 0.5) * key.line.height
            swatch = SWATCH_WIDTH + GAP, SWATCH_HEIGHT + GAP
            sheet.fill(SWATCH_WIDTH / 2, y, *swatch, key.colour, key.outline)
            sheet.write(places.lead, y, [key.line])

    def _draw_labels(self, sheet: Sheet, places: "_Places") -> None:
        for row, lines in enumerate(places.labels):
            top, middle = places.row_at(row), places.label_at(row)
            if self.numbers:
                sheet.rule(top, 0, self.look.width if places.above else places.beside)
                sheet.write(0, middle, places.numbers[row : row + 1])
            end = places.label_width if self.label_align == "end" else 0.0
            sheet.write(places.lead + end, middle, lines, self.label_align)


@dataclass(frozen=True)
class _Places:
    """Lines of text, and where they and the cells stand, in inches.

    Attributes
    ----------
    above : float
        Height of a label above its cells, 0 if it stands beside them.
    """

    labels: list[list[Line]]
    heads: list[list[Line]]
    cells: list[list[Cell]]
    numbers: list[Line]
    left_out: dict[str, int]
    top: float
    lead: float
    label_width: float
    beside: float
    above: float
    cell_width: float
    cell_height: float

    @property
    def height(self) -> float:
        """Inches of everything: of rows that are left out there are no cells."""
        folded = self.left_out["row"] and self.above
        return self.row_at(len(self.labels)) - (self.cell_height if folded else 0.0)

    def row_at(self, row: int) -> float:
        """The upper edge of a row."""
        return self.top + row * (self.above + self.cell_height)

    def label_at(self, row: int) -> float:
        """The middle of a label."""
        if self.above:
            return self.row_at(row) + self.above - height(self.labels[row]) / 2
        return self.row_at(row) + self.cell_height / 2

    def cell_at(self, row: int, column: int) -> tuple[float, float]:
        """The middle of a cell."""
        x = self.beside + (column + 0.5) * self.cell_width
        return x, self.row_at(row) + self.above + self.cell_height / 2


def _broken(lines: Sequence[Line], inches: float, most: int | None = None) -> list[Line]:
    return [part for line in lines for part in line.broken(inches, most)]
