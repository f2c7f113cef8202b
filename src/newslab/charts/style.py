"""The theme of charts: fonts, colours, and sizes in inches."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib import colors, font_manager
from matplotlib import style as mpl_style
from matplotlib.typing import ColorType

from newslab.errors import InputError
from newslab.resources import resource_path

__all__ = [
    "BLUE",
    "FONTS",
    "GRID",
    "INK",
    "MARKS",
    "MUTED",
    "NEUTRAL",
    "ORANGE",
    "PAPER",
    "SIZES",
    "VERMILION",
    "VERMILION_TEXT",
    "Size",
    "contrast",
    "size_named",
    "theme",
]

Floats = npt.NDArray[np.float64]

# Share of each channel in luminance (sRGB, IEC 61966-2-1).
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])

# Okabe and Ito (2008), told apart with any colour vision. Vermilion and orange are for marks only:
# their contrast on paper is under 4.5.
BLUE = "#0072B2"
VERMILION = "#D55E00"
ORANGE = "#E69F00"
VERMILION_TEXT = "#A84700"

# The colours that one stance after another takes, of that palette.
MARKS = (BLUE, VERMILION, "#009E73", "#CC79A7", "#56B4E9", ORANGE)

PAPER = "#FFFFFF"
INK = "#1A1A1A"
MUTED = "#595959"
GRID = "#D9D9D9"
NEUTRAL = "#767676"  # of marks without a side; a contrast of 4.5 on paper

# DejaVu Sans comes with matplotlib and has the signs that Vazirmatn lacks, such as arrows.
FONTS = ("Vazirmatn", "DejaVu Sans")

for _weight in ("Regular", "Bold"):
    font_manager.fontManager.addfont(str(resource_path(f"fonts/Vazirmatn-{_weight}.ttf")))

THEME: dict[str, Any] = {
    "font.family": list(FONTS),
    "font.size": 11,
    "figure.facecolor": PAPER,
    "savefig.dpi": 200,
    "axes.facecolor": PAPER,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.prop_cycle": f"cycler(color={[colour.lstrip('#') for colour in MARKS]})",
    "grid.color": GRID,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    # The default, baseline, sets Arabic tick labels too low.
    "ytick.alignment": "center",
    # Hinting moves letters to whole pixels: lines would come out wider than they were measured.
    "text.hinting": "no_hinting",
    # Text as outlines: a browser without these fonts shows the same letters.
    "svg.fonttype": "path",
    "svg.hashsalt": "newslab",
}


@dataclass(frozen=True)
class Size:
    """How wide a chart is, in inches, and how large its type is, in points.

    A narrow chart has no room for labels beside its marks: they stand above them.
    """

    width: float
    title: float
    text: float
    small: float
    is_narrow: bool = False


# Column and page are for print, and for a screen that shows them as wide as they are: 8.5 points
# are 11 CSS pixels. A telephone shows 5 inches on 390 pixels: 12 points come out at about 12 pixels
# there. A slide is 10 inches wide in presentation programs and read from afar.
SIZES = {
    "column": Size(width=3.5, title=11.5, text=9, small=8.5, is_narrow=True),
    "page": Size(width=7.2, title=16, text=11, small=9),
    "phone": Size(width=5.0, title=16, text=12, small=12, is_narrow=True),
    "slide": Size(width=10.0, title=22, text=16, small=14),
}


def size_named(name: str) -> Size:
    """Return the size called `name`: "column", "page", "phone" or "slide".

    ======== ====== ===== ==== =====  =======================================
    name     inches title text small  for
    ======== ====== ===== ==== =====  =======================================
    column   3.5    11.5  9    8.5    a column of a journal or newspaper
    page     7.2    16    11   9      a page of a report; a web page on a desk
    phone    5.0    16    12   12     a screen 390 CSS pixels wide
    slide    10.0   22    16   14     a slide, 16:9 or 4:3
    ======== ====== ===== ==== =====  =======================================

    Type is in points. Column and phone are narrow: labels stand above the marks.

    Raises
    ------
    InputError
        If there is no such size.

    Examples
    --------
    >>> size_named("phone").width
    5.0
    """
    if name not in SIZES:
        raise InputError(
            "size", [f"no chart size {name!r}"], f"Use one of {', '.join(map(repr, SIZES))}."
        )
    return SIZES[name]


def theme() -> AbstractContextManager[None]:
    """Context in which a chart is made and drawn: matplotlib's defaults, then newslab's theme.

    Settings of the user's, before and after, stay as they are and have no say inside.

    Examples
    --------
    >>> import matplotlib as mpl
    >>> with theme():
    ...     mpl.rcParams["svg.fonttype"]
    'path'
    """
    return mpl_style.context(["default", THEME])


def contrast(colour: ColorType, other: ColorType = PAPER) -> float:
    """Contrast of two colours, from 1 to 21; small text needs 4.5 (WCAG 2.2, 1.4.3).

    Examples
    --------
    >>> round(contrast("#000000", "#FFFFFF"))
    21
    """
    dark, light = sorted((_luminance(colour), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: ColorType) -> float:
    return float(LUMINANCE @ _linear(colors.to_rgb(colour)))


def _linear(rgb: Sequence[float]) -> Floats:
    """Light of the three channels of sRGB."""
    channels = np.asarray(rgb)
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
