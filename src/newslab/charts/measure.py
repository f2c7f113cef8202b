"""How wide a text is once it is drawn, and where to break it before it is shaped."""

import unicodedata
import warnings
from collections.abc import Callable
from functools import lru_cache

import matplotlib as mpl
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from newslab.charts.shaping import has_arabic, is_in_visual_order, plain, shape
from newslab.charts.style import FONTS

__all__ = ["POINTS_PER_INCH", "break_lines", "n_letters", "text_width", "wrap"]

POINTS_PER_INCH = 72
SIZE_MEASURED = text_to_path.FONT_SCALE


def text_width(text: str, points: float, *, weight: str | int = "normal") -> float:
    """Inches that a line of text takes once it is shaped.

    A character that no font has is as wide as the box that stands for it. It is a fault of the
    chart, which `lint` finds, and not of measuring.

    Examples
    --------
    >>> text_width("رويترز", 22) > text_width("رويترز", 11) > 0
    True
    """
    # Of matplotlib's settings, these two have a say in widths.
    settings = (mpl.rcParams["text.hinting_factor"], mpl.rcParams["text.kerning_factor"])
    return _measured(text, weight, settings) * float(points / SIZE_MEASURED) / POINTS_PER_INCH


@lru_cache(maxsize=20_000)
def _measured(text: str, weight: str | int, _settings: tuple[int | None, ...]) -> float:
    """Points that a line takes in the size in which matplotlib measures for any other.

    It takes a millisecond, and a chart that breaks lines asks for the same ones again and again, as
    does the same chart in another size.
    """
    if has_arabic(text) and not is_in_visual_order(text):
        text = shape(plain(text), "rtl")
    font = FontProperties(
        family=list(FONTS),
        style="normal",
        variant="normal",
        stretch="normal",
        weight=weight,
        size=SIZE_MEASURED,
    )
    drawn = text.replace(r"\$", "$")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="(?s)Glyph .* missing from")
        width, _, _ = text_to_path.get_text_width_height_descent(drawn, font, ismath=False)
    return float(width)


def wrap(text: str, width: float, points: float, *, weight: str | int = "normal") -> str:
    r"""Break text into lines of at most `width` inches, before it is shaped.

    Lines are broken between words; a word that is wider than `width` has a line of its own.

    Examples
    --------
    >>> wrap("one two three", 0.7, 12)
    'one two\nthree'
    """
    return break_lines(text, lambda line: text_width(line, points, weight=weight) <= width)


def break_lines(text: str, fits: Callable[[str], bool]) -> str:
    r"""Break text between words, into lines as long as `fits` allows.

    Breaks that are there stay. A word that does not fit has a line of its own.

    Examples
    --------
    >>> break_lines("one two\nthree", lambda line: len(line) <= 5)
    'one\ntwo\nthree'
    """
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}".strip(" ")
            if line and not fits(longer):
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return "\n".join(lines)


def n_letters(line: str) -> int:
    """Characters that take room: marks above and below letters do not.

    Examples
    --------
    >>> n_letters("كتَبَ")
    3
    """
    return sum(not unicodedata.combining(character) for character in line)
