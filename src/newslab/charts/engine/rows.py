"""Rows of a chart: a label, columns of text, and panels with marks on a scale or with shaded cells.

A chart says what stands in each row; `rows_layout` finds where, `rows_drawing` draws it. Panels
that do not fit beside each other go on in a further band, which has the labels of the rows again.
Where labels have no room beside the panels, they stand above them.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newslab.catalog import say
from newslab.charts.engine.lines import Line
from newslab.charts.engine.look import Look
from newslab.charts.style import INK, PAPER

__all__ = [
    "BAR",
    "NO_INTERVAL",
    "Axis",
    "Cell",
    "Lines",
    "Mark",
    "Row",
    "Rows",
    "end_of_scale",
    "folded",
]

Lines = Sequence[Line]
BAR = "bar"
NO_INTERVAL = (math.nan, math.nan)
ENDS_OF_SCALE = (0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
ROUNDING = 1e-9


@dataclass(frozen=True)
class Mark:
    """A value on the scale of a panel, and what is written for it.

    Parameters
    ----------
    value : float
        NaN for what has no value: then only its texts are written.
    interval : (float, float)
        NaN where there is none.
    colour : str
    form : str
        `BAR` for a bar from 0, otherwise a marker of matplotlib.
    is_hollow : bool
        Drawn as an outline; a bar is hatched.
    is_pale : bool
        Small: of what was not found there is much, and it is not to outshine the rest.
    before, beside, after : Lines
        Where the panel starts, next to the mark, and where the panel ends.
    """

    value: float = math.nan
    interval: tuple[float, float] = NO_INTERVAL
    colour: str = INK
    form: str = "o"
    is_hollow: bool = False
    is_pale: bool = False
    before: Lines = ()
    beside: Lines = ()
    after: Lines = ()


@dataclass(frozen=True)
class Cell:
    """What a row has in a panel: marks below each other, or lines of text.

    Text in a panel with a scale stands where the scale starts, in place of a mark; without one it
    stands in the middle, in a cell of the colour `shade` if that is given.
    """

    marks: Sequence[Mark] = ()
    lines: Lines = ()
    shade: str = ""
    outline: str = PAPER


@dataclass(frozen=True)
class Row:
    """A label with what stands beside it: texts, a cell a panel, and a note below all of them.

    A heading is parted from the rows above it, and not from the one below it.
    """

    label: Lines = ()
    texts: Sequence[Lines] = ()
    cells: Sequence[Cell] = ()
    below: Lines = ()
    is_heading: bool = False


@dataclass(frozen=True)
class Axis:
    """The scale of panels, from where reading starts to where it ends.

    Parameters
    ----------
    low, high : float
        `low` may be above `high`.
    ticks : mapping of float to str
        In order. Every second one is left out until there is room.
    name : str
        Below the ticks.
    sides : Lines
        What the start and the end of the scale mean; at most two.
    bounds : mapping of float to str
        Two values with a dashed line each, and what is written above them.
    bounds_name : str
    is_line : bool
        A line below the rows with its ends written below it, as of time, instead of a grid.
    """

    low: float
    high: float
    ticks: Mapping[float, str] = field(default_factory=dict)
    name: str = ""
    sides: Lines = ()
    bounds: Mapping[float, str] = field(default_factory=dict)
    bounds_name: str = ""
    is_line: bool = False


@dataclass(frozen=True)
class Rows:
    """All that is to be drawn of one table.

    Parameters
    ----------
    rows : sequence of Row
    heads : sequence of Lines
        Above the labels and above each column of texts.
    panels : sequence of Lines
        Heads of the panels, all of one width. None if rows have but labels and texts.
    axis : Axis, optional
        Of all panels. Without one, cells are as wide as their texts need.
    key : sequence of (Mark, str)
        What marks mean.
    title : str
        Above all of it.
    stacks : bool
        Whether labels stand above the panels on a narrow chart.
    label_share : float
        The part of the chart that labels may take.
    align : {"start", "center"}
        Of texts in their columns.
    gap : float
        Inches between a row and the next one.
    is_ruled : bool
        Whether a line parts each row from the next one, and not only headings.
    """

    rows: Sequence[Row]
    heads: Sequence[Lines] = ()
    panels: Sequence[Lines] = ((),)
    axis: Axis | None = None
    key: Sequence[tuple[Mark, str]] = ()
    title: str = ""
    stacks: bool = False
    label_share: float = 0.36
    align: str = "start"
    gap: float = 0.12
    is_ruled: bool = True


def end_of_scale(values: Iterable[float]) -> float:
    """The round share that is not below any of the values; NaN does not count.

    Examples
    --------
    >>> end_of_scale([0.05, float("nan"), 0.31]), end_of_scale([])
    (0.4, 0.1)
    """
    farthest = max((abs(value) for value in values if not math.isnan(value)), default=0.0)
    return next(end for end in ENDS_OF_SCALE if farthest <= end + ROUNDING)


def percents(look: Look, *shares: float) -> dict[float, str]:
    """Ticks at shares, which have no sign: on both sides of 0 they count from there.

    Examples
    --------
    >>> percents(Look("stance", "en"), 0.4, 0.0, -0.4)
    {0.4: '40%', 0.0: '0', -0.4: '40%'}
    """
    return {share: look.percent(abs(share)) if share else "0" for share in shares}


def folded(
    look: Look, noun: str, n_rows: int, *, n_outlets: int = 0
) -> tuple[list[Row], list[str]]:
    """What had no room: the last row of the chart, and how it is told to who cannot see that.

    Parameters
    ----------
    look : Look
    noun : str
        What rows are of, as the catalog counts it.
    n_rows, n_outlets : int
        Rows that were left out, and panels.

    Returns
    -------
    rows : list of Row
        One, or none if there was room for all.
    left_out : list of str
        For `Look.sheet`.
    """
    left_out = [look.count(n, what) for what, n in ((noun, n_rows), ("outlet", n_outlets)) if n]
    lines = [look.small(look.more(n_rows))] if n_rows else []
    if n_outlets:
        lines.append(look.small(say("chart.left_out", look.lang, what=left_out[-1])))
    return [Row(lines)] if lines else [], left_out
