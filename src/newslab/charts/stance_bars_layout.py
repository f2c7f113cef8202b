"""What fits into the chart of net stance: names beside their bars, or above on a telephone."""

import math
from dataclasses import dataclass

from newslab.charts.cells import PAD, Line, broken
from newslab.charts.furniture import Furniture, text_width
from newslab.charts.sheet import Scale
from newslab.charts.stance_bars_table import Outlet, Stances
from newslab.charts.stance_bars_words import (
    KEY,
    counts_of_outlet,
    names_head,
    naming_text,
    vocabulary_text,
)
from newslab.charts.style import INK, MUTED, size_named
from newslab.charts.voice_panels import ENDS_OF_SCALE
from newslab.errors import InputError

__all__ = ["SWATCH", "Layout", "lay_out"]

MOST_OUTLETS = 20
WIDEST_LABEL = 0.34  # of the chart
# Inches
NARROWEST_PLOT = 1.8
SWATCH = 0.26
ROW_GAP = 0.14
SECTION_GAP = 0.3


@dataclass(frozen=True)
class Layout:
    """Lines of text that are not shaped yet, and places in inches.

    Places count from where reading starts, and downwards: the key, the poles, a row an outlet with
    a bar a voice, the scale; then the same rows with the names, and their scale.

    Attributes
    ----------
    tops, name_tops : list of float
        Upper edges of the rows of bars and of names; then the lower edge of all.
    is_above : bool
        Whether a name stands above its bars, and not beside them.
    """

    key: list[Line]
    poles: list[list[Line]]
    labels: list[list[Line]]
    notes: list[list[Line]]
    names_head: list[Line]
    net: Scale
    naming: Scale
    poles_at: float
    tops: list[float]
    names_at: float
    name_tops: list[float]
    is_above: bool
    line_height: float

    @property
    def height(self) -> float:
        """Inches of everything."""
        return self.name_tops[-1] + PAD + self.line_height

    def label_at(self, tops: list[float], row: int, lines: list[Line]) -> float:
        """The middle of what is written for a row."""
        if self.is_above:
            return tops[row] + PAD + sum(line.inches for line in lines) / 2
        return (tops[row] + tops[row + 1]) / 2

    def plot_edges(self, row: int) -> tuple[float, float]:
        """Upper and lower edge of what is drawn for a row."""
        return self.tops[row] + self._height(self.labels[row]), self.tops[row + 1]

    def name_edges(self, row: int) -> tuple[float, float]:
        """Upper and lower edge of what is drawn for an outlet's names."""
        return self.name_tops[row] + self._height(self.notes[row]), self.name_tops[row + 1]

    def bar_at(self, row: int, place: int, n_voices: int) -> float:
        """The middle of a bar; a row's own come below each other."""
        return sum(self.plot_edges(row)) / 2 + (place - (n_voices - 1) / 2) * self.line_height

    def name_at(self, row: int) -> float:
        """The middle of the mark of an outlet's names."""
        return sum(self.name_edges(row)) / 2

    def _height(self, lines: list[Line]) -> float:
        return PAD + sum(line.inches for line in lines) if self.is_above else 0.0


def lay_out(stances: Stances, furniture: Furniture) -> Layout:
    """Give names the room that they need, and bars the rest.

    Raises
    ------
    InputError
        If there are too many outlets, or names leave no room for the bars.
    """
    lang = furniture.lang
    if len(stances.outlets) > MOST_OUTLETS:
        problem = f"{len(stances.outlets)} outlets; more than {MOST_OUTLETS} cannot be read"
        raise InputError("net_stance", [problem], "Show a part of the table.")
    size = size_named(furniture.size)
    narrow = size.is_narrow
    line_height = Line("", size.small, INK).inches
    room = furniture.body_width if narrow else WIDEST_LABEL * furniture.body_width - 2 * PAD
    labels = [
        [
            *broken(outlet.name, room, size.text, INK, weight="bold"),
            *broken(counts_of_outlet(outlet, lang), room, size.small, MUTED),
        ]
        for outlet in stances.outlets
    ]
    notes = [_note(outlet, room, furniture) for outlet in stances.outlets]
    widest = max(line.width for lines in (*labels, *notes) for line in lines)
    start = 0.0 if narrow else widest + 2 * PAD
    if widest > room:
        raise InputError("labels", ["names leave no room for the bars"], "Give shorter ones.")
    counts = [
        f"{n:,}"
        for outlet in stances.outlets
        for net in outlet.nets.values()
        for n in (net.n_first, net.n_second)
    ]
    count_width = max(text_width(count, size.small) for count in counts) + 2 * PAD
    named = [text_width(naming_text(outlet, lang), size.small) for outlet in stances.outlets]
    plot = furniture.body_width - start - 2 * count_width
    naming_plot = furniture.body_width - start - count_width - max(named) - 2 * PAD
    if min(plot, naming_plot) < NARROWEST_PLOT:
        raise InputError("labels", ["names leave no room for the bars"], "Give shorter ones.")
    extent = _extent(stances)
    half = (furniture.body_width - start) / 2 - PAD
    poles = [broken(pole, half, size.small, INK, weight="bold") for pole in stances.poles.values()]
    key = [
        Line(KEY[lang][voice], size.small, MUTED) for voice in stances.voices if voice in KEY[lang]
    ]
    key_height = (line_height + PAD) * (len(key) > 1)
    poles_height = max(sum(line.inches for line in lines) for lines in poles)
    bars = [len(stances.voices) * line_height] * len(labels)
    tops = _tops(labels, bars, key_height + poles_height + PAD, narrow=narrow)
    head = broken(names_head(stances, lang), furniture.body_width, size.small, INK, weight="bold")
    names_at = tops[-1] + PAD + line_height + SECTION_GAP
    head_height = sum(line.inches for line in head) + PAD
    name_tops = _tops(notes, [line_height] * len(notes), names_at + head_height, narrow=narrow)
    return Layout(
        key=key if len(key) > 1 else [],
        poles=poles,
        labels=labels,
        notes=notes,
        names_head=head,
        net=Scale(start + count_width, plot, extent, -extent),
        naming=Scale(start + count_width, naming_plot, 0.0, 1.0),
        poles_at=key_height + poles_height / 2,
        tops=tops,
        names_at=names_at + head_height / 2,
        name_tops=name_tops,
        is_above=narrow,
        line_height=line_height,
    )


def _note(outlet: Outlet, room: float, furniture: Furniture) -> list[Line]:
    size = size_named(furniture.size)
    said = vocabulary_text(outlet, furniture.lang)
    return [
        *broken(outlet.name, room, size.text, INK),
        *(broken(said, room, size.small, MUTED) if said else []),
    ]


def _tops(
    labels: list[list[Line]], plots: list[float], start: float, *, narrow: bool
) -> list[float]:
    tops = [start]
    for lines, plot in zip(labels, plots, strict=True):
        label = sum(line.inches for line in lines)
        height = label + plot + PAD if narrow else max(label, plot)
        tops.append(tops[-1] + height + ROW_GAP)
    return tops


def _extent(stances: Stances) -> float:
    values = [
        abs(value)
        for outlet in stances.outlets
        for net in outlet.nets.values()
        for value in (net.net, net.ci_low, net.ci_high)
        if not math.isnan(value)
    ]
    return next(end for end in ENDS_OF_SCALE if max(values, default=0.0) <= end + 1e-9)
