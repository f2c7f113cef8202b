"""The one light theme of every chart: fonts, colours, and sizes in inches."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from matplotlib import colors, font_manager
from matplotlib import style as mpl_style

from newslab.errors import InputError
from newslab.resources import resource_path

__all__ = [
    "BLUE",
    "FONTS",
    "GRID",
    "INK",
    "MUTED",
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

# Okabe and Ito (2008), told apart with any colour vision. Vermilion and orange are for marks only:
# their contrast on paper is under 4.5.
BLUE = "#0072B2"
VERMILION = "#D55E00"
ORANGE = "#E69F00"
VERMILION_TEXT = "#A84700"

PAPER = "#FFFFFF"
INK = "#1A1A1A"
MUTED = "#595959"
GRID = "#D9D9D9"

# DejaVu Sans comes with matplotlib and has the signs that Vazirmatn lacks, such as arrows.
FONTS = ("Vazirmatn", "DejaVu Sans")

for _weight in ("Regular", "Bold"):
    font_manager.fontManager.addfont(str(resource_path(f"fonts/Vazirmatn-{_weight}.ttf")))

THEME: dict[str, Any] = {
    "font.family": list(FONTS),
    "font.size": 11,
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "savefig.dpi": 200,
    "axes.facecolor": PAPER,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.prop_cycle": "cycler(color=['0072B2', 'D55E00', '009E73', 'CC79A7', '56B4E9', 'E69F00'])",
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
    """How wide a chart is, in inches, and how large its type is, in points."""

    width: float
    title: float
    text: float
    small: float


# A telephone shows 5 inches on 390 pixels: 12 points come out at about 12 pixels there.
SIZES = {
    "page": Size(width=7.2, title=16, text=11, small=9),
    "phone": Size(width=5.0, title=16, text=12, small=12),
}


def size_named(name: str) -> Size:
    """Return the size called `name`, "page" or "phone".

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
    """Context in which every chart is made and drawn: matplotlib's defaults, then newslab's theme.

    Settings of the user's, before and after, stay as they are and have no say inside.

    Examples
    --------
    >>> import matplotlib as mpl
    >>> with theme():
    ...     mpl.rcParams["svg.fonttype"]
    'path'
    """
    return mpl_style.context(["default", THEME])


def contrast(colour: str, other: str = PAPER) -> float:
    """Contrast of two colours, from 1 to 21; small text needs 4.5 (WCAG 2.2, 1.4.3).

    Examples
    --------
    >>> round(contrast("#000000", "#FFFFFF"))
    21
    """
    dark, light = sorted((_luminance(colour), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in colors.to_rgb(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
