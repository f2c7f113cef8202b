"""A sheet to draw rows on: inches from where reading starts, downwards, and scales on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from newslab.catalog import LANGUAGES, say
from newslab.charts.cells import PAD, Line, stack
from newslab.charts.figure import Chart
from newslab.charts.furniture import Furniture
from newslab.charts.style import GRID, MUTED, PAPER, size_named
from newslab.charts.text import ar
from newslab.direction import first_strong

__all__ = [
    "ONE_ARTICLE_EACH",
    "Scale",
    "Sheet",
    "have_one_article_each",
    "open_sheet",
]

ONE_ARTICLE_EACH = {lang: say("chart.reuse.all_alone", lang).strip() for lang in LANGUAGES}


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
    """Axes in inches: x from where reading starts (the right of an Arabic chart), y downwards."""

    axes: Axes
    furniture: Furniture

    def write(self, x: float, middle: float, lines: list[Line], *, align: str = "start") -> None:
        """Write lines under each other, centred on a height.

        Parameters
        ----------
        x, middle : float
        lines : list of Line
            Not shaped yet.
        align : {"start", "center", "end"}
            What stands at `x`: where the lines start to be read, their middle, or their end.
        """
        sides = ("left", "right")
        start, end = sides[::-1] if self.furniture.is_rtl else sides
        ha = {"start": start, "center": "center", "end": end}[align]
        aside = {"start": -PAD, "center": 0, "end": PAD}[align]
        shaped = [self._shaped(line) for line in lines]
        stack(self.axes, (x + aside, middle), shaped, ha=ha)

    def _shaped(self, line: Line) -> Line:
        """A line ready for matplotlib; an Arabic headline stays Arabic on an English chart."""
        if first_strong(line.text) != "rtl":
            return line.shaped(self.furniture)
        return replace(line, text=ar(line.text))

    def rule(self, y: float, start: float, end: float, *, colour: str = GRID) -> None:
        """Draw a thin line across."""
        self.axes.hlines(y, start, end, color=colour, lw=0.8)

    def bar(
        self,
        middle: float,
        ends: tuple[float, float],
        thickness: float,
        colour: str,
        *,
        hatch: bool,
    ) -> None:
        """Draw a bar, filled or hatched."""
        low, high = sorted(ends)
        corner = (low, middle - thickness / 2)
        self.axes.add_patch(
            Rectangle(
                corner,
                high - low,
                thickness,
                facecolor=PAPER if hatch else colour,
                edgecolor=colour,
                hatch="//////" if hatch else None,
                lw=1.0,
            )
        )

    def interval(self, middle: float, ends: tuple[float, float], colour: str) -> None:
        """Draw an interval, on a paler line where it crosses a bar."""
        for width, stroke, level in ((2.8, PAPER, 2), (1.4, colour, 2.1)):
            self.axes.hlines(middle, *ends, color=stroke, lw=width, zorder=level)

    def dot(self, x: float, middle: float, colour: str, *, form: str = "o") -> None:
        """Draw a mark."""
        self.axes.add_line(
            Line2D([x], [middle], marker=form, markersize=6.5, color=colour, mec=PAPER, zorder=3)
        )

    def ticks(
        self,
        scale: Scale,
        values: Mapping[float, str],
        edges: list[tuple[float, float]],
        *,
        zero: float | None = None,
    ) -> None:
        """Draw lines down at each value, and write it below the last; those at `zero` are darker.

        Parameters
        ----------
        values : mapping of float to str
        edges : list of (float, float)
            Where the lines start and end: whatever stands between them is not struck through.
        """
        points = size_named(self.furniture.size).small
        for value, text in values.items():
            x = scale.at(value)
            colour = MUTED if value == zero else GRID
            for top, bottom in edges:
                self.axes.vlines(x, top, bottom, color=colour, lw=0.8, zorder=0.5)
            below = Line(text, points, MUTED)
            self.write(x, edges[-1][1] + PAD / 2 + below.inches / 2, [below], align="center")


def open_sheet(furniture: Furniture, height: float, *, alt_text: str) -> tuple[Chart, Sheet]:
    """Make a chart with a sheet of `height` inches in it."""
    chart, axes = furniture.draw_in_inches(height, alt_text=alt_text)
    return chart, Sheet(axes, furniture)


def have_one_article_each(n_articles: Iterable[int]) -> bool:
    """Whether there are outlets, and not one has a second article."""
    return set(n_articles) - {0} == {1}
