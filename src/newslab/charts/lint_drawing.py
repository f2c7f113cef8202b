"""What lint knows of a figure: each line of text, where it stands, and how large it is seen."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text

from newslab.catalog import say
from newslab.charts.shaping import INVISIBLE
from newslab.charts.style import size_named

__all__ = ["Drawing", "DrawnLine", "DrawnText", "Pixels"]

Pixels = npt.NDArray[np.float64]

CSS_PIXELS_PER_INCH = 96
POINTS_PER_INCH = 72
PHONE_WIDTH = 390  # CSS pixels


@dataclass(frozen=True)
class DrawnLine:
    """One line of a text as it is drawn.

    Attributes
    ----------
    corners : array of shape (4, 2)
        Of the box round the ink, in pixels from the top left.
    colour : tuple of float
        Red, green, blue and opacity, 0 to 1.
    ground : array of shape (n, 3), or None
        The colours of the pixels behind it, 0 to 1. None for a text with an outline of its own.
    clip : array of shape (2, 2), or None
        Top left and bottom right of the box that the line is cut off at.
    """

    text: str
    is_math: bool
    corners: Pixels
    colour: tuple[float, float, float, float]
    ground: Pixels | None
    clip: Pixels | None
    missing: str


@dataclass(frozen=True)
class DrawnText:
    """A text with the lines that are drawn of it; none where it cannot be drawn."""

    artist: Text
    lines: list[DrawnLine] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is drawn, or what should be."""
        return "\n".join(line.text for line in self.lines) or self.artist.get_text()

    @property
    def points(self) -> float:
        """Size of type."""
        return float(self.artist.get_fontsize())

    @property
    def is_seen(self) -> bool:
        """Whether there is any ink."""
        has_letters = INVISIBLE.sub("", self.text).strip("\u200c \t\n")
        is_opaque = any(line.colour[3] > 0 for line in self.lines) or not self.lines
        return bool(has_letters) and is_opaque


@dataclass(frozen=True)
class Drawing:
    """All texts that a figure draws, and how large the reader sees them."""

    figure: Figure
    texts: list[DrawnText]

    @property
    def css_width(self) -> float:
        """CSS pixels of the screen that the figure fills from side to side."""
        size = getattr(self.figure, "size", None)
        if size in (None, "phone"):
            return PHONE_WIDTH
        return size_named(size).width * CSS_PIXELS_PER_INCH

    def css_pixels(self, points: float) -> float:
        """How large type is for the reader."""
        return float(points * self.css_width / (self.figure.get_figwidth() * POINTS_PER_INCH))

    def pixels(self, points: float) -> float:
        """Points in the pixels in which lines have their places."""
        return float(points * self.figure.dpi / POINTS_PER_INCH)

    def place(self, drawn: DrawnText, lang: str) -> str:
        """Say what a text is in the figure, and where it stands."""
        role = _role(drawn.artist, self.figure, lang)
        if not drawn.lines:
            return role
        x, y = np.mean([line.corners.mean(axis=0) for line in drawn.lines], axis=0)
        width, height = self.figure.bbox.size
        return say("lint.place", lang, role=role, x=x / width, y=y / height)


def _role(text: Text, fig: Figure, lang: str) -> str:
    for number, axes in enumerate(fig.axes, start=1):
        role = _role_in(text, axes)
        if role:
            said = say(f"lint.role.{role}", lang)
            one = len(fig.axes) == 1
            return said if one else say("lint.of_axes", lang, role=said, number=number)
    return say(f"lint.role.{'annotation' if isinstance(text, Annotation) else 'text'}", lang)


def _role_in(text: Text, axes: Axes) -> str:
    legend = axes.get_legend()
    roles = {
        "title": [axes.title],
        "x_label": [axes.xaxis.label],
        "y_label": [axes.yaxis.label],
        "x_tick": axes.get_xticklabels(which="both"),
        "y_tick": axes.get_yticklabels(which="both"),
        "legend": [*legend.get_texts(), legend.get_title()] if legend else [],
    }
    return next((role for role, texts in roles.items() if text in texts), "")
