"""What fits into the reuse matrix: where names stand, and how wide its cells can be."""

from dataclasses import dataclass
from itertools import chain

from matplotlib.colors import to_hex

from newslab.charts.cells import PAD, SHADES, Line, broken, ink_on
from newslab.charts.furniture import Furniture
from newslab.charts.reuse_table import Share, Shares
from newslab.charts.reuse_words import (
    NO_VALUE,
    axis_names,
    interval_text,
    percent,
    row_name,
    row_notes,
)
from newslab.charts.style import INK, MUTED, Size, size_named
from newslab.errors import InputError

__all__ = ["Layout", "cell_lines", "lay_out"]

MOST_ROWS = 20
WIDEST_NAME = 0.24  # of the chart, before it is broken into lines
WIDEST_CELL = 1.6  # inches
KEEP = "Keep those that the text is about: table[table[{column!r}].isin([...])]."


@dataclass(frozen=True)
class Layout:
    """Lines of text that are not shaped yet, and places in inches.

    Places count from where reading starts, and downwards. Names of rows stand beside their cells,
    or above them where these need the whole width.

    Attributes
    ----------
    axes : tuple of Line
        What rows are, and what columns are. The first one is missing where each row says it.
    """

    rows: list[list[Line]]
    columns: list[list[Line]]
    axes: tuple[Line | None, Line]
    beside: float
    above: float
    heads: float
    cell_width: float
    cell_height: float

    @property
    def width(self) -> float:
        """Inches of names and cells."""
        return self.beside + len(self.columns) * self.cell_width

    @property
    def height(self) -> float:
        """Inches of names and cells."""
        return self.heads + len(self.rows) * (self.above + self.cell_height)

    def name_at(self, row: int) -> tuple[float, float]:
        """Where a row's name starts, and the middle of its height."""
        _, middle = self.cell_at(row, 0)
        if self.above:
            middle -= (self.cell_height + _height(self.rows[row])) / 2
        return -PAD, middle

    def cell_at(self, row: int, column: int) -> tuple[float, float]:
        """The middle of a cell."""
        return (
            self.beside + (column + 0.5) * self.cell_width,
            self.heads + (row + 1) * (self.above + self.cell_height) - self.cell_height / 2,
        )

    def head_at(self, column: int) -> tuple[float, float]:
        """The middle of a column's name, which ends where rows begin."""
        x, _ = self.cell_at(0, column)
        return x, self.heads - (PAD + _height(self.columns[column])) / 2


def lay_out(shares: Shares, furniture: Furniture) -> Layout:
    """Place names and cells, each with its numbers.

    Raises
    ------
    InputError
        If there are too many rows, or too many columns for numbers and names to be read.
    """
    if len(shares.rows) > MOST_ROWS:
        problem = f"{len(shares.rows)} rows; with more than {MOST_ROWS}, they cannot be read"
        raise InputError("shares", [problem], KEEP.format(column=shares.key_columns[0]))
    size = size_named(furniture.size)
    is_above = furniture.size == "phone"
    of_rows, in_columns = (Line(text, size.small, MUTED) for text in axis_names(furniture.lang))
    if is_above:
        names = [row_name(key, shares, furniture.lang) for key in shares.rows]
        rows = [broken(name, furniture.body_width, size.text, INK) for name in names]
        beside = 0.0
    else:
        rows = [
            [
                *broken(name, WIDEST_NAME * furniture.body_width, size.text, INK),
                *(Line(note, size.small, MUTED) for note in row_notes(key, shares, furniture.lang)),
            ]
            for key, name in shares.rows.items()
        ]
        beside = max(line.width for line in [of_rows, *chain.from_iterable(rows)]) + 2 * PAD
    cell_width = min(WIDEST_CELL, (furniture.body_width - beside) / len(shares.columns))
    columns = [broken(name, cell_width - PAD, size.text, INK) for name in shares.columns.values()]
    in_cells = [cell_lines(cell, size) for cell in shares.cells.values()]
    widest = max(line.width for line in chain.from_iterable([*columns, *in_cells]))
    if widest + PAD > cell_width:
        raise InputError(
            "shares",
            [
                f"{len(columns)} columns are too many for their names and numbers "
                f"on a {furniture.size}"
            ],
            KEEP.format(column=shares.key_columns[1]) + " Or give shorter names with labels={...}.",
        )
    in_rows, in_cells_high = max(map(_height, rows)), max(map(_height, in_cells))
    return Layout(
        rows=rows,
        columns=columns,
        axes=(None if is_above else of_rows, in_columns),
        beside=beside,
        above=in_rows + 2 * PAD if is_above else 0.0,
        heads=in_columns.inches + max(map(_height, columns)) + PAD,
        cell_width=cell_width,
        cell_height=(in_cells_high if is_above else max(in_rows, in_cells_high)) + 2 * PAD,
    )


def cell_lines(cell: Share | None, size: Size) -> list[Line]:
    """What is written in a cell: the share in percent and below it its interval."""
    if cell is None:
        return [Line(NO_VALUE, size.text, MUTED)]
    ink, weight = (ink_on(to_hex(SHADES(cell.share))), "bold") if cell.share else (MUTED, "normal")
    lines = [Line(percent(cell.share), size.text, ink, weight)]
    if cell.interval:
        lines.append(Line(interval_text(cell.interval), size.small, ink))
    return lines


def _height(lines: list[Line]) -> float:
    return sum(line.inches for line in lines)
