"""Lines of text before they are drawn: how large they are, where they break, what they stand on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import takewhile

from matplotlib.colors import LinearSegmentedColormap, to_hex

from newslab.charts.measure import POINTS_PER_INCH, text_width, wrap
from newslab.charts.style import BLUE, PAPER, contrast

__all__ = ["LINE_HEIGHT", "PAD", "SHADES", "Line", "height", "ink_on", "shade", "width"]

LINE_HEIGHT = 1.45  # of the size of type
NO_ENDS = " \u060c\u061b:,;.-–"  # before an ellipsis
PAD = 0.07  # inches between a text and the edge beside it

# One hue, in even steps of lightness (CIE L* from 96 to 19).
SHADES = LinearSegmentedColormap.from_list("newslab", ["#EEF4F9", "#7FB3D8", BLUE, "#00304F"])
# Black or white has a contrast of at least 4.5 on every shade; a softer black has not.
ON_SHADES = ("#000000", PAPER)


@dataclass(frozen=True)
class Line:
    """One line of text in one size and colour, not shaped yet."""

    text: str
    points: float
    colour: str
    weight: str = "normal"

    @property
    def height(self) -> float:
        """Inches from this line to the one below it."""
        return self.points * LINE_HEIGHT / POINTS_PER_INCH

    @property
    def width(self) -> float:
        """Inches."""
        return text_width(self.text, self.points, weight=self.weight)

    @property
    def widest_word(self) -> float:
        """Inches of its widest word: no line can be narrower."""
        words = (replace(self, text=word) for word in self.text.split(" "))
        return max(word.width for word in words)

    def broken(self, width: float, most: int | None = None) -> list["Line"]:
        """Break into lines of at most `width` inches, each by itself.

        Versions of matplotlib do not agree how far apart the lines of one text are. Of more than
        `most` lines the last one that stays ends with …, and so does a word that is too wide.

        Examples
        --------
        >>> [line.text for line in Line("one two three", 12, "#000000").broken(0.7)]
        ['one two', 'three']
        >>> [line.text for line in Line("one two three four", 12, "#000000").broken(0.7, most=2)]
        ['one two', 'three…']
        """
        texts = wrap(self.text, width, self.points, weight=self.weight).split("\n")
        if most is not None and len(texts) > most:
            texts = [*texts[: most - 1], " ".join(texts[most - 1 :])]
        return [replace(self, text=text).clipped(width) for text in texts]

    def clipped(self, width: float) -> "Line":
        """Keep the words that fit into `width` inches, and end with … if that is not all.

        Only a first word that is wider than the line is cut within.

        Examples
        --------
        >>> Line("one, two, three", 12, "#000000").clipped(0.9).text
        'one, two…'
        """
        if self.width <= width:
            return self
        words = self.text.split(" ")
        n_words = self._longest((" ".join(words[:n]) for n in range(1, len(words))), width)
        if n_words:
            return replace(self, text=_ended(" ".join(words[:n_words])))
        letters = (words[0][:n] for n in range(1, len(words[0])))
        return replace(self, text=_ended(words[0][: self._longest(letters, width) or 1]))

    def _longest(self, beginnings: Iterable[str], width: float) -> int:
        """How many beginnings, each longer than the one before it, fit with their ellipsis."""
        lines = (replace(self, text=_ended(text)) for text in beginnings)
        return sum(1 for _ in takewhile(lambda line: line.width <= width, lines))


def _ended(text: str) -> str:
    return f"{text.rstrip(NO_ENDS)}…"


def height(lines: Iterable[Line]) -> float:
    """Inches of lines under each other."""
    return sum(line.height for line in lines)


def width(lines: Iterable[Line]) -> float:
    """Inches of the widest line, 0 of none."""
    return max((line.width for line in lines), default=0.0)


def shade(share: float) -> str:
    """Colour of a share from 0 to 1, the larger the darker."""
    return to_hex(SHADES(share))


def ink_on(colour: str) -> str:
    """Black or white, whichever can be read on `colour`."""
    return max(ON_SHADES, key=lambda ink: contrast(ink, colour))
