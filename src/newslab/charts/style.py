"""Two themes for charts, light and dark: fonts, colours, and sizes in inches."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from matplotlib import colors, font_manager, rcParamsDefault
from matplotlib import style as mpl_style
from matplotlib.typing import ColorType

from newslab.errors import InputError
from newslab.resources import resource_path

__all__ = [
    "BLUE",
    "FONTS",
    "GRID",
    "INK",
    "MUTED",
    "NIGHT",
    "ORANGE",
    "PAPER",
    "SIZES",
    "VERMILION",
    "VERMILION_TEXT",
    "Size",
    "ThemeName",
    "check_theme",
    "contrast",
    "in_dark",
    "size_named",
    "theme",
]

Floats = npt.NDArray[np.float64]
RGBA = tuple[float, float, float, float]
ThemeName = Literal["light", "dark"]

# Share of each channel in luminance (sRGB, IEC 61966-2-1).
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])

# Okabe and Ito (2008), told apart with any colour vision. Vermilion and orange are for marks only:
# their contrast on paper is under 4.5.
BLUE = "#0072B2"
VERMILION = "#D55E00"
ORANGE = "#E69F00"
VERMILION_TEXT = "#A84700"

# The colours that one chart after another takes, of that palette, on paper and on a dark ground.
MARKS = (BLUE, VERMILION, "#009E73", "#CC79A7", "#56B4E9", ORANGE)

PAPER = "#FFFFFF"
INK = "#1A1A1A"
MUTED = "#595959"
GRID = "#D9D9D9"
# What `in_dark` makes of them.
NIGHT = "#000000"
INK_IN_DARK = "#EAEAEA"
MUTED_IN_DARK = "#959595"
GRID_IN_DARK = "#272727"

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

# Colours turned round, also those that the theme leaves to matplotlib, such as the lines of box
# plots. Marks keep theirs: each has a contrast of more than 4 to the dark ground.
IN_DARK: dict[str, Any] = {
    **{name: NIGHT for name, value in rcParamsDefault.items() if value in ("w", "white")},
    **{name: INK_IN_DARK for name, value in rcParamsDefault.items() if value in ("k", "black")},
    **{name: NIGHT for name, value in THEME.items() if value == PAPER},
    **{name: INK_IN_DARK for name, value in THEME.items() if value == INK},
    "axes.edgecolor": MUTED_IN_DARK,
    "grid.color": GRID_IN_DARK,
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


def theme(name: ThemeName = "light") -> AbstractContextManager[None]:
    """Context in which a chart is made and drawn: matplotlib's defaults, then newslab's theme.

    Settings of the user's, before and after, stay as they are and have no say inside. The plots of
    newslab are always drawn in the light theme; `restyle` turns one that is finished.

    Parameters
    ----------
    name : {"light", "dark"}
        Ink on paper, or light text on a dark ground, for screens.

    Raises
    ------
    InputError
        For another name.

    Examples
    --------
    >>> import matplotlib as mpl
    >>> with theme():
    ...     mpl.rcParams["svg.fonttype"]
    'path'
    >>> with theme("dark"):
    ...     mpl.rcParams["text.color"]
    '#EAEAEA'
    """
    check_theme(name)
    return mpl_style.context(["default", THEME | (IN_DARK if name == "dark" else {})])


def check_theme(name: str) -> None:
    """Raise if there is no theme called `name`.

    Raises
    ------
    InputError
        If `name` is neither "light" nor "dark".
    """
    if name not in ("light", "dark"):
        raise InputError("theme", [f"no theme {name!r}"], "Use 'light' or 'dark'.")


def in_dark(colour: ColorType) -> RGBA:
    """Turn a colour of the light theme into the one that does its work in the dark theme.

    Luminance is turned round so that any two colours keep their contrast to each other, exactly:
    white and black change places, and what could be read can still be read. Hue stays; a colour
    that has to be lighter than its hue can be is mixed with white.

    Parameters
    ----------
    colour : matplotlib colour

    Returns
    -------
    tuple of float
        Red, green, blue and opacity, from 0 to 1.

    Examples
    --------
    >>> colors.to_hex(in_dark("#FFFFFF")), colors.to_hex(in_dark("#1A1A1A"))
    ('#000000', '#eaeaea')
    >>> round(contrast("#0072B2", "#FFFFFF"), 2)
    5.19
    >>> round(contrast(in_dark("#0072B2"), in_dark("#FFFFFF")), 2)
    5.19
    """
    *rgb, opacity = colors.to_rgba(colour)
    linear = _linear(rgb)
    luminance = LUMINANCE @ linear
    wanted = contrast(PAPER, colour) * 0.05 - 0.05
    turned = linear * wanted / luminance if luminance > 0 else np.ones(3)
    if turned.max() > 1:
        purest = turned / turned.max()
        in_purest = LUMINANCE @ purest
        white = (wanted - in_purest) / (1 - in_purest) if in_purest < 1 else 0.0
        turned = purest + (1 - purest) * white
    red, green, blue = _encoded(turned.clip(0, 1)).tolist()
    return red, green, blue, opacity


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


def _encoded(linear: Floats) -> Floats:
    """`_linear` undone."""
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
