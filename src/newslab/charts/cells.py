"""Text in cells and beside them: stacked lines, on shades on which they can be read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import takewhile

from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from newslab.charts.furniture import POINTS_PER_INCH, Furniture, text_width, wrap
from newslab.charts.style import BLUE, PAPER, contrast

__all__ = [
    "LINE_HEIGHT",
    "PAD",
    "SHADES",
    "Line",
    "broken",
    "clip",
    "fill",
    "ink_on",
    "stack",
    "widest_line",
]

LINE_HEIGHT = 1.45  # of the size of type
# Inches
PAD = 0.07  # between a text and the edge beside it
GAP = 0.03  # between cells

# One hue, in even steps of lightness (CIE L* from 96 to 19).
SHADES = LinearSegmentedColormap.from_list("newslab", ["#EEF4F9", "#7FB3D8", BLUE, "#00304F"])
# Black or white has a contrast of at least 4.5 on every shade; a softer black has not.
ON_SHADES = ("#000000", PAPER)


@dataclass(frozen=True)
class Line:
    """A text in one size and colour; may have line breaks."""

    text: str
    points: float
    colour: str
    weight: str = "normal"

    @property
    def height(self) -> float:
        """Points from this text to the one below it."""
        return (1 + self.text.count("\n")) * self.points * LINE_HEIGHT

    @property
    def inches(self) -> float:
        """Height, as places are counted."""
        return self.height / POINTS_PER_INCH

    @property
    def width(self) -> float:
        """Inches of its widest line."""
        return widest_line(self.text, self.points, weight=self.weight)

    def shaped(self, furniture: Furniture) -> "Line":
        """The same line, ready for matplotlib."""
        return replace(self, text=furniture.shape(self.text))


def broken(
    text: str, width: float, points: float, colour: str, *, weight: str = "normal"
) -> list[Line]:
    """Text in lines of at most `width` inches, each by itself.

    Versions of matplotlib do not agree how far apart the lines of one text are.
    """
    lines = wrap(text, width, points, weight=weight).split("\n")
    return [Line(line, points, colour, weight) for line in lines]


def stack(axes: Axes, at: tuple[float, float], lines: list[Line], *, ha: str) -> None:
    """Write lines under each other, together centred on the height of `at`."""
    top = sum(line.height for line in lines) / 2
    aside = {"left": 1, "right": -1, "center": 0}[ha] * PAD * POINTS_PER_INCH
    for line in lines:
        axes.annotate(
            line.text,
            at,
            xytext=(aside, top - line.height / 2),
            textcoords="offset points",
            fontsize=line.points,
            color=line.colour,
            weight=line.weight,
            ha=ha,
            va="center",
            multialignment=ha,
            annotation_clip=False,
        )
        top -= line.height


def fill(
    axes: Axes,
    middle: tuple[float, float],
    width: float,
    height: float,
    colour: str,
    *,
    outline: str = PAPER,
) -> None:
    """Colour a cell; a thin gap parts it from the next one.

    On axes that count in inches.
    """
    x, y = middle
    width, height = width - GAP, height - GAP
    corner = (x - width / 2, y - height / 2)
    axes.add_patch(Rectangle(corner, width, height, facecolor=colour, edgecolor=outline, lw=0.8))


def ink_on(shade: str) -> str:
    """Black or white, whichever can be read on `shade`."""
    return max(ON_SHADES, key=lambda colour: contrast(colour, shade))


def widest_line(text: str, points: float, *, weight: str = "normal") -> float:
    """Inches that the widest line of a text takes."""
    return max(text_width(line, points, weight=weight) for line in text.split("\n"))


def clip(text: str, width: float, points: float) -> str:
    """Text on one line, ended after a whole word with … where it is wider than `width` inches.

    Only a first word that is wider than the line is cut within.

    Examples
    --------
    >>> clip("one, two, three", 0.9, 12)
    'one, two…'
    """
    if text_width(text, points) <= width:
        return text
    words = text.split(" ")
    n_words = _longest((" ".join(words[:n]) for n in range(1, len(words))), width, points)
    if n_words:
        return _ended(" ".join(words[:n_words]))
    letters = (words[0][:n] for n in range(1, len(words[0])))
    return _ended(words[0][: _longest(letters, width, points) or 1])


def _longest(beginnings: Iterable[str], width: float, points: float) -> int:
    """How many beginnings, each longer than the one before it, fit with their ellipsis."""
    fitting = takewhile(lambda text: text_width(_ended(text), points) <= width, beginnings)
    return sum(1 for _ in fitting)


def _ended(text: str) -> str:
    return f"{text.rstrip(' ،؛:,;.-–')}…"
