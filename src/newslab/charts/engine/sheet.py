"""A sheet to draw on, in inches from where reading starts, and scales on it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from newslab.charts.engine.lines import SHADES, Line, height
from newslab.charts.figure import Chart
from newslab.charts.style import GRID, PAPER
from newslab.charts.text import Direction, ar
from newslab.direction import first_strong

__all__ = ["Scale", "Sheet"]

GAP = 0.03  # inches between cells


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high` on `width` inches from `start` on.

    Examples
    --------
    >>> Scale(start=2.0, width=3.0, low=0.0, high=1.0).at(0.5)
    3.5
    """

    start: float
    width: float
    low: float
    high: float

    def at(self, value: float) -> float:
        """The place of a value, in inches."""
        return self.start + (value - self.low) / (self.high - self.low) * self.width

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.start + self.width


@dataclass(frozen=True)
class Sheet:
    """The ground of a chart: x from where reading starts (the right of an Arabic one), y downwards.

    `Look.sheet` makes one. Everything on it is drawn by these methods, so that a chart knows of
    neither side.
    """

    chart: Chart
    axes: Axes
    is_rtl: bool

    def write(self, x: float, middle: float, lines: Sequence[Line], align: str = "start") -> None:
        """Write lines under each other, centred on a height.

        Parameters
        ----------
        x, middle : float
        lines : sequence of Line
            Not shaped yet.
        align : {"start", "center", "end"}
            What stands at `x`: where the lines start to be read, their middle, or their end.
        """
        sides = {"start": "left", "center": "center", "end": "right"}
        if self.is_rtl:
            sides = {"start": "right", "center": "center", "end": "left"}
        y = middle - height(lines) / 2
        for line in lines:
            self.axes.text(
                x,
                y + line.height / 2,
                self._shaped(line.text),
                fontsize=line.points,
                color=line.colour,
                weight=line.weight,
                ha=sides[align],
                va="center",
            )
            y += line.height

    def _shaped(self, text: str) -> str:
        """Text as matplotlib draws it; an Arabic headline stays Arabic on an English chart."""
        direction: Direction = "rtl" if self.is_rtl or first_strong(text) == "rtl" else "ltr"
        # "<1%" would be turned round.
        if text.startswith(("<", ">")):
            direction = "ltr"
        return ar(text.replace(r"\$", "$").replace("$", r"\$"), direction=direction)

    def rule(self, y: float, start: float, end: float, *, colour: str = GRID) -> None:
        """Draw a thin line across."""
        self._line((start, end), (y, y), colour, lw=0.8)

    def fill(  # noqa: PLR0917
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: str,
        outline: str = PAPER,
    ) -> None:
        """Colour the cell whose middle is at `x` and `y`; a thin gap parts it from the next one."""
        width, height = (max(side - GAP, side / 2) for side in (width, height))
        corner = (x - width / 2, y - height / 2)
        self._add(Rectangle(corner, width, height, facecolor=colour, edgecolor=outline, lw=0.8))

    def _add(self, artist: Artist) -> None:
        # The ends of the axes are known: nothing has to be found out about the artist.
        self.axes.add_artist(artist)

    def shades(self, scale: Scale, top: float, height: float) -> None:
        """Draw all shades, from the lightest where `scale` starts to the darkest."""
        steps = np.linspace(0, 1, 51)
        self.axes.pcolormesh(
            scale.start + steps * scale.width,
            [top, top + height],
            ((steps[1:] + steps[:-1]) / 2)[np.newaxis],
            cmap=SHADES,
            vmin=0,
            vmax=1,
            edgecolors="face",
        )

    def bar(
        self,
        middle: float,
        ends: tuple[float, float],
        thickness: float,
        colour: str,
        *,
        hatch: bool = False,
    ) -> None:
        """Draw a bar, filled or hatched."""
        low, high = sorted(ends)
        self._add(
            Rectangle(
                (low, middle - thickness / 2),
                high - low,
                thickness,
                facecolor=PAPER if hatch else colour,
                edgecolor=colour,
                hatch="//////" if hatch else None,
                lw=1.0,
            )
        )

    def interval(
        self, middle: float, ends: tuple[float, float], colour: str, lw: float, *, on_bar: bool
    ) -> None:
        """Draw an interval, on a paler line where it crosses a bar."""
        if on_bar:
            self._line(ends, (middle, middle), PAPER, lw=2 * lw, zorder=2.0)
        self._line(ends, (middle, middle), colour, lw=lw, zorder=2.1)

    def dot(
        self,
        x: float,
        middle: float,
        colour: str,
        form: str = "o",
        *,
        hollow: bool = False,
        size: float = 6.0,
    ) -> None:
        """Draw a mark, filled or as an outline."""
        self._add(
            Line2D(
                [x],
                [middle],
                linestyle="none",
                marker=form,
                markersize=size,
                markeredgewidth=1.3,
                color=colour,
                markerfacecolor=PAPER if hollow else colour,
                zorder=3,
            )
        )

    def drop(
        self,
        x: float,
        edges: Iterable[tuple[float, float]],
        colour: str = GRID,
        *,
        dashed: bool = False,
    ) -> None:
        """Draw a thin line down, in one piece or in several: what is between is not struck out."""
        heights = [y for top, bottom in edges for y in (top, bottom, math.nan)]
        style = {"lw": 1.1, "ls": (0, (3, 2)), "zorder": 1} if dashed else {"lw": 0.8}
        self._line([x] * len(heights), heights, colour, **style)

    def _line(
        self, across: Sequence[float], down: Sequence[float], colour: str, **style: Any
    ) -> None:
        style = {"zorder": 0.5, "solid_capstyle": "butt", **style}
        self._add(Line2D(across, down, color=colour, **style))
