"""What fits into the heat map: how wide its cells can be, and what can be written in them."""

from dataclasses import dataclass

import numpy as np

from newslab.charts.cells import LINE_HEIGHT, PAD, widest_line
from newslab.charts.furniture import POINTS_PER_INCH, Furniture, text_width, wrap
from newslab.charts.pairs import Pairs
from newslab.charts.style import Size, size_named
from newslab.charts.wording import count_of
from newslab.errors import InputError

__all__ = ["Layout", "interval_text", "lay_out"]

MOST_NAMES_WITH_VALUES = 12
MOST_NAMES = 40

WIDEST_NAME = 0.3  # of the chart, before it is broken into lines
# Inches
WIDEST_CELL = 1.6
NARROWEST_CELL = 0.06


@dataclass(frozen=True)
class Layout:
    """Names as they are written, and the cells, in inches.

    Attributes
    ----------
    names : list of str
        Broken into lines, or with the words in brackets.
    notes : list of str
        Words, on a line of their own; empty where there are none.
    overhang : float
        How far names reach beyond the places of the matrix, on the side where reading starts;
        negative where they leave room.
    """

    type_size: Size
    names: list[str]
    notes: list[str]
    cell_width: float
    row_height: float
    overhang: float
    has_values: bool
    has_intervals: bool

    @property
    def width(self) -> float:
        """Inches of all places of the matrix."""
        return len(self.names) * self.cell_width

    @property
    def height(self) -> float:
        """Inches of all rows."""
        return len(self.names) * self.row_height


def lay_out(pairs: Pairs, furniture: Furniture) -> Layout:
    """Give every cell its value if values fit, or else keep rows low and let colour speak.

    Raises
    ------
    InputError
        If there are too many names, or names too wide, for cells that can be seen.
    """
    n_names = len(pairs.names)
    if n_names > MOST_NAMES:
        raise InputError(
            "pairs",
            [f"{n_names} names; with more than {MOST_NAMES}, cells and names cannot be read"],
            "Keep the pairs that the text is about, or compare outlets instead of articles.",
        )
    if n_names <= MOST_NAMES_WITH_VALUES:
        layout = _with_values(pairs, furniture)
        if text_width("0.00", layout.type_size.text, weight="bold") + PAD <= layout.cell_width:
            return layout
    layout = _without_values(pairs, furniture)
    if layout.cell_width < NARROWEST_CELL:
        widest = max(layout.names, key=lambda name: widest_line(name, layout.type_size.text))
        raise InputError(
            "labels",
            [f"{widest!r} leaves no room for the cells of {n_names} names"],
            "Give shorter names with labels={...}, or keep fewer pairs.",
        )
    return layout


def interval_text(interval: tuple[float, float]) -> str:
    """Write an interval as it stands in a cell."""
    return f"{interval[0]:.2f}–{interval[1]:.2f}"


def _with_values(pairs: Pairs, furniture: Furniture) -> Layout:
    size = size_named(furniture.size)
    names = [wrap(name, WIDEST_NAME * furniture.body_width, size.text) for name in pairs.names]
    notes = ["" if n is None else count_of(n, "word", furniture.lang) for n in pairs.n_words]
    widths = [
        max(widest_line(name, size.text), widest_line(note, size.small))
        for name, note in zip(names, notes, strict=True)
    ]
    cell_width, overhang = _fit(widths, furniture.body_width)
    intervals = [interval_text(cell.interval) for cell in pairs.cells if cell.interval]
    widest_interval = max((widest_line(text, size.small) for text in intervals), default=np.inf)
    has_intervals = widest_interval + PAD <= cell_width
    in_name = max(
        size.text * (1 + name.count("\n")) + size.small * bool(note)
        for name, note in zip(names, notes, strict=True)
    )
    in_cell = size.text + size.small * has_intervals
    return Layout(
        type_size=size,
        names=names,
        notes=notes,
        cell_width=cell_width,
        row_height=max(in_name, in_cell) * LINE_HEIGHT / POINTS_PER_INCH + 2 * PAD,
        overhang=overhang,
        has_values=True,
        has_intervals=has_intervals,
    )


def _without_values(pairs: Pairs, furniture: Furniture) -> Layout:
    size = size_named(furniture.size)
    names = [
        name if n is None else f"{name} ({n:,})"
        for name, n in zip(pairs.names, pairs.n_words, strict=True)
    ]
    cell_width, overhang = _fit(
        [widest_line(name, size.text) for name in names], furniture.body_width
    )
    return Layout(
        type_size=size,
        names=names,
        notes=[""] * len(names),
        cell_width=cell_width,
        row_height=size.text * LINE_HEIGHT / POINTS_PER_INCH,
        overhang=overhang,
        has_values=False,
        has_intervals=False,
    )


def _fit(name_widths: list[float], room: float) -> tuple[float, float]:
    """Width of a cell, and the overhang of names, so that each name and its cells have room.

    A name stands beside its first cell and has the places of the names before it to run into.
    """
    needed = [width + 2 * PAD for width in name_widths]
    last = len(needed) - 1
    limits = [(room - width) / (last - place) for place, width in enumerate(needed[:-1])]
    cell_width = min(WIDEST_CELL, *limits)
    overhang = max(width - (place + 1) * cell_width for place, width in enumerate(needed))
    return cell_width, overhang
