"""One panel an outlet, the same rows in each, own voice above quoted voice: what fits where."""

import math
import re
from dataclasses import dataclass

from newslab.charts.cells import PAD, Line, broken, clip
from newslab.charts.furniture import Furniture, text_width
from newslab.charts.style import INK, MUTED, size_named
from newslab.errors import InputError

__all__ = ["Layout", "Mark", "Panel", "Panels", "Row", "lay_out"]

MOST_ROWS = 24
MOST_PANELS = 12
WIDEST_LABEL = 0.36  # of the chart
ENDS_OF_SCALE = (0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
# Inches
NARROWEST_PLOT = 0.55
BEFORE_PLOT = 0.14
ROW_GAP = 0.08
BAND_GAP = 0.2


@dataclass(frozen=True)
class Mark:
    """A share of 0 to 1 with its interval (NaN if there is none) and what is written beside it."""

    share: float
    ci_low: float
    ci_high: float
    text: str


@dataclass(frozen=True)
class Row:
    """What a row is of, a note below its name, and the heading that it stands under."""

    name: str
    colour: str
    text_colour: str
    note: str = ""
    group: str = ""


@dataclass(frozen=True)
class Panel:
    """An outlet, and its denominators; in alt text, these are told without signs."""

    name: str
    count: str
    told: str = ""


@dataclass(frozen=True)
class Panels:
    """All that is to be drawn.

    Attributes
    ----------
    key : tuple of str
        What the marks of own and quoted voice are called.
    marks : dict of (int, int, str) to Mark
        By row, panel and voice; a pair without any is left empty.
    """

    rows: list[Row]
    panels: list[Panel]
    key: tuple[str, str]
    marks: dict[tuple[int, int, str], Mark]


@dataclass(frozen=True)
class Layout:
    """Lines of text that are not shaped yet, and places in inches.

    Places count from where reading starts, and downwards. Panels that do not fit beside each
    other go on in a second band, which has the names of the rows again.

    Attributes
    ----------
    tops : list of float
        Upper edges of the rows in a band, from its own upper edge; then the lower edge of all.
    groups : dict of int to Line
        Headings by the row below them.
    """

    key: list[Line]
    labels: list[list[Line]]
    groups: dict[int, Line]
    heads: list[list[Line]]
    label_width: float
    panel_width: float
    plot_width: float
    per_band: int
    n_bands: int
    heads_height: float
    line_height: float
    tops: list[float]
    extent: float
    tick_points: float

    @property
    def band_height(self) -> float:
        """Inches of a band with its scale."""
        return self.tops[-1] + PAD + self.line_height

    @property
    def height(self) -> float:
        """Inches of everything."""
        return self.n_bands * self.band_height + (self.n_bands - 1) * BAND_GAP

    def band_start(self, panel: int) -> float:
        """The upper edge of the band of a panel."""
        return panel // self.per_band * (self.band_height + BAND_GAP)

    def panel_start(self, panel: int) -> float:
        """Where a panel starts."""
        return self.label_width + panel % self.per_band * self.panel_width

    def x_at(self, panel: int, share: float) -> float:
        """The place of a share on the scale of a panel."""
        return self.panel_start(panel) + BEFORE_PLOT + share / self.extent * self.plot_width

    def row_at(self, panel: int, row: int) -> float:
        """The middle of a row."""
        top, bottom = self.tops[row], self.tops[row + 1]
        if row + 1 in self.groups:
            bottom -= self.line_height + PAD
        return self.band_start(panel) + (top + bottom) / 2

    def ticks(self) -> list[float]:
        """Both ends of the scale, and its middle where there is room for it."""
        ends = [0.0, self.extent]
        taken = sum(text_width(f"{tick:.0%}", self.tick_points) for tick in (*ends, ends[1]))
        return [0.0, self.extent / 2, self.extent] if taken < 0.9 * self.plot_width else ends


def lay_out(panels: Panels, furniture: Furniture, *, where: str) -> Layout:
    """Give names and counts the room that they need, and the dots the rest.

    Raises
    ------
    InputError
        If there are too many rows or panels, or names leave no room for the dots.
    """
    _check_sizes(panels, where)
    size = size_named(furniture.size)
    widest = WIDEST_LABEL * furniture.body_width
    names = [clip(row.name, widest, size.text) for row in panels.rows]
    in_labels = [text_width(name, size.text) for name in names]
    in_labels += [text_width(word, size.small) for text in panels.key for word in text.split(" ")]
    in_labels += [text_width(row.group, size.text, weight="bold") for row in panels.rows]
    if any(row.note for row in panels.rows):
        in_labels.append(0.8 * widest)
    label_width = min(max(in_labels), widest) + 2 * PAD
    in_marks = [text_width(mark.text, size.small) for mark in panels.marks.values()]
    marks_width = max(in_marks, default=0.0) + 2.5 * PAD
    in_heads = [
        width
        for panel in panels.panels
        for width in (
            *(text_width(word, size.text, weight="bold") for word in panel.name.split()),
            *(text_width(word, size.small) for word in re.split("[ \n]", panel.count)),
        )
    ]
    room = furniture.body_width - label_width
    needed = max(BEFORE_PLOT + NARROWEST_PLOT + marks_width, max(in_heads) + 2 * PAD)
    fitting = int(room / needed)
    if not fitting:
        raise InputError(
            where, ["the names leave no room for the dots"], "Give shorter ones with labels={...}."
        )
    n_bands = math.ceil(len(panels.panels) / fitting)
    per_band = math.ceil(len(panels.panels) / n_bands)
    panel_width = room / per_band
    heads = [
        [
            *broken(panel.name, panel_width - 2 * PAD, size.text, INK, weight="bold"),
            *broken(panel.count, panel_width - 2 * PAD, size.small, MUTED),
        ]
        for panel in panels.panels
    ]
    labels = [
        [
            Line(name, size.text, row.text_colour),
            *_note(row.note, label_width - 2 * PAD, size.small),
        ]
        for name, row in zip(names, panels.rows, strict=True)
    ]
    key = [
        line
        for text in panels.key
        for line in broken(text, label_width - 2 * PAD, size.small, MUTED)
    ]
    groups = {
        number: Line(row.group, size.text, row.text_colour, "bold")
        for number, row in enumerate(panels.rows)
        if row.group and (not number or panels.rows[number - 1].group != row.group)
    }
    line_height = Line("", size.text, INK).inches
    in_heads = [sum(line.inches for line in lines) for lines in (key, *heads)]
    heads_height = max(in_heads) + PAD
    return Layout(
        key=key,
        labels=labels,
        groups=groups,
        heads=heads,
        label_width=label_width,
        panel_width=panel_width,
        plot_width=panel_width - BEFORE_PLOT - marks_width,
        per_band=per_band,
        n_bands=n_bands,
        heads_height=heads_height,
        line_height=line_height,
        tops=_tops(labels, groups, heads_height, Line("", size.small, INK).inches, line_height),
        extent=_end_of_scale(panels),
        tick_points=size.small,
    )


def _check_sizes(panels: Panels, where: str) -> None:
    for n, most, what in (
        (len(panels.rows), MOST_ROWS, "rows"),
        (len(panels.panels), MOST_PANELS, "outlets"),
    ):
        if n > most:
            problem = f"{n} {what}; more than {most} cannot be read"
            raise InputError(where, [problem], "Show a part of the table.")


def _note(note: str, width: float, points: float) -> list[Line]:
    """At most two lines; what does not fit ends with an ellipsis."""
    if not note:
        return []
    first, *rest = broken(note, width, points, MUTED)
    if not rest:
        return [first]
    second = clip(" ".join(line.text for line in rest), width, points)
    return [first, Line(second, points, MUTED)]


def _tops(
    labels: list[list[Line]],
    groups: dict[int, Line],
    start: float,
    mark_height: float,
    line_height: float,
) -> list[float]:
    tops = []
    top = start
    for number, lines in enumerate(labels):
        if number in groups:
            top += line_height + PAD
        tops.append(top)
        top += max(2 * mark_height, sum(line.inches for line in lines)) + ROW_GAP
    return [*tops, top]


def _end_of_scale(panels: Panels) -> float:
    ends = [
        end
        for mark in panels.marks.values()
        for end in (mark.share, mark.ci_high)
        if not math.isnan(end)
    ]
    farthest = max(ends, default=0.0)
    return next(end for end in ENDS_OF_SCALE if farthest <= end + 1e-9)
