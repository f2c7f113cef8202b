"""Faults in how texts stand: too small, over one another, cut off, on a ground too like them."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import numpy.typing as npt
from matplotlib.colors import to_hex

from newslab.charts.lint_drawing import Drawing, DrawnLine, DrawnText, Pixels
from newslab.charts.lint_shaping import Fault, readable
from newslab.charts.style import contrast

__all__ = ["find_clipping", "find_low_contrast", "find_overlaps", "find_small_type"]

SMALLEST = 11  # CSS pixels
SLACK = 0.5  # points by which ink may touch what it should not

# WCAG 2.2, 1.4.3: 18 points are large, and 14 if they are bold; a point is 4/3 CSS pixels.
LEAST_CONTRAST, LEAST_OF_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD = 24, 18.66
BOLD = 600
# A thin line may run behind a text: it is the worst fifth of the ground that counts.
GROUND_QUANTILE = 0.2


def find_small_type(drawing: Drawing) -> Iterator[Fault]:
    """Type that is under 11 CSS pixels where the figure is shown."""
    for drawn in drawing.texts:
        pixels = drawing.css_pixels(drawn.points)
        if drawn.lines and round(pixels, 1) < SMALLEST:
            needed = float(np.ceil(2 * drawn.points * SMALLEST / pixels) / 2)
            sizes = {"points": drawn.points, "pixels": pixels, "needed": needed}
            yield drawn, "small_type", sizes | {"width": drawing.css_width}


def find_overlaps(drawing: Drawing) -> Iterator[Fault]:
    """Texts whose ink, taken as boxes, lies over the ink of others."""
    slack = drawing.pixels(SLACK)
    boxed = [
        (drawn, [_shrunk(line.corners, slack) for line in drawn.lines]) for drawn in drawing.texts
    ]
    for (one, of_one), (other, of_other) in combinations(boxed, 2):
        if any(_meet(box, further) for box in of_one for further in of_other):
            yield one, "lies_over", {"text": readable(other.text)}


def _shrunk(corners: Pixels, slack: float) -> Pixels:
    """A box less `slack` at each side, or its middle where it is smaller than that."""
    along = _shortened(corners[1] - corners[0], 2 * slack)
    across = _shortened(corners[3] - corners[0], 2 * slack)
    start = corners.mean(axis=0) - (along + across) / 2
    shrunk: Pixels = start + np.array([0 * along, along, along + across, across])
    return shrunk


def _shortened(side: Pixels, by: float) -> Pixels:
    length = float(np.hypot(*side))
    return side * (max(length - by, 0.0) / length if length else 0.0)


def _meet(one: Pixels, other: Pixels) -> bool:
    """Whether two rectangles share ground: no side of either parts them."""
    for corners in (one, other):
        for direction in (corners[1] - corners[0], corners[3] - corners[0]):
            first, second = one @ direction, other @ direction
            if first.max() <= second.min() or second.max() <= first.min():
                return False
    return True


def find_clipping(drawing: Drawing) -> Iterator[Fault]:
    """Ink beyond the edge of the figure, or of the box that a text is cut off at."""
    slack = drawing.pixels(SLACK)
    figure = np.array([(0, 0), drawing.figure.bbox.size])
    for drawn in drawing.texts:
        if any(_is_beyond(line.corners, figure, slack) for line in drawn.lines):
            yield drawn, "beyond_figure", {}
        elif any(
            _is_beyond(line.corners, line.clip, slack)
            for line in drawn.lines
            if line.clip is not None
        ):
            yield drawn, "beyond_axes", {}


def _is_beyond(corners: Pixels, box: Pixels, slack: float) -> bool:
    return bool((corners < box[0] - slack).any() or (corners > box[1] + slack).any())


def find_low_contrast(drawing: Drawing) -> Iterator[Fault]:
    """Texts that are too like what is drawn behind them."""
    for drawn in drawing.texts:
        pixels = drawing.css_pixels(drawn.points)
        is_large = pixels >= (LARGE_BOLD if _is_bold(drawn) else LARGE)
        least = LEAST_OF_LARGE if is_large else LEAST_CONTRAST
        found = min(map(_contrast_of, drawn.lines), default=np.inf)
        if found < least:
            yield drawn, "low_contrast", {"found": found, "least": least}


def _is_bold(drawn: DrawnText) -> bool:
    weight = drawn.artist.get_fontweight()
    return weight >= BOLD if isinstance(weight, int) else "bold" in str(weight)


def _contrast_of(line: DrawnLine) -> float:
    if line.ground is None or not len(line.ground):
        return np.inf
    shades, n_pixels = np.unique(line.ground.round(3), axis=0, return_counts=True)
    ink, opacity = np.array(line.colour[:3]), line.colour[3]
    contrasts = np.array(
        [contrast(to_hex(ink * opacity + shade * (1 - opacity)), to_hex(shade)) for shade in shades]
    )
    return _quantile(contrasts, n_pixels)


def _quantile(values: npt.NDArray[np.float64], n_each: npt.NDArray[np.intp]) -> float:
    order = np.argsort(values)
    up_to = np.cumsum(n_each[order])
    return float(values[order][np.searchsorted(up_to, GROUND_QUANTILE * up_to[-1])])
