"""Letters joined, words and numbers in order: what a matplotlib needs of us to draw Arabic."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal

import matplotlib as mpl
import numpy as np
from arabic_reshaper import ArabicReshaper
from arabic_reshaper.letters import LETTERS_ARABIC
from bidi import get_display
from bidi.mirror import MIRRORED
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

__all__ = ["Direction", "has_arabic", "is_in_visual_order", "plain", "renderer_shapes", "shape"]

Direction = Literal["rtl", "ltr"]

LTR_MARK = "\u200e"
RTL_MARK = "\u200f"
BASE_MARK = {"rtl": RTL_MARK, "ltr": LTR_MARK}
BASE_LETTER = {"rtl": "R", "ltr": "L"}

# Every Arabic font has this character, without ink or width, and no text has a use for it at its
# start. There it says: these glyphs already are in the order in which they are to be drawn.
VISUAL_ORDER_MARK = "\u200c"

ARABIC = re.compile(
    r"[\u0600-\u061b\u061d-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
)
PRESENTATION_FORM = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")
LINE_BREAK = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Direction marks, embeddings and isolates, and characters that only ask for a line break or none.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e"
    r"\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
# 2024-05, 10:30, +0.25, -5%: a sign at the start only after a space or an opening bracket, because
# in غزة-2 it is a hyphen.
NUMBER = re.compile(
    r"(?:(?<![^\s(\[«\"])[-+\u2212])?\d+(?:[-+\u2212.,:/\u066b\u066c]\d+)*[%\u066a]?"
)
SIGN = re.compile(r"[-+\u2212]")
ARABIC_DIGIT = re.compile(r"[\u0660-\u0669]")

# A combining character, so that it takes the direction of the character before it.
PROBE = "\u034f"
MIRRORED_CHARACTER = re.compile(f"[{re.escape(''.join(MIRRORED))}]")
PROBED_CHARACTER = re.compile(
    f"{PROBE}({MIRRORED_CHARACTER.pattern})|({MIRRORED_CHARACTER.pattern}){PROBE}"
)

RESHAPED_LETTERS = frozenset(
    letter for letter, forms in LETTERS_ARABIC.items() if letter not in forms
)
# Each setting is named, because the reshaper also reads a file of the user's.
RESHAPER = ArabicReshaper(
    {
        "language": "Arabic",
        "delete_harakat": False,
        "shift_harakat_position": False,
        "delete_tatweel": False,
        "use_unshaped_instead_of_isolated": False,
        "support_ligatures": True,
    }
)


def has_arabic(text: str) -> bool:
    """Whether there is a letter, digit or mark of the Arabic script.

    Examples
    --------
    >>> has_arabic("Reuters رويترز"), has_arabic("Reuters 5%")
    (True, False)
    """
    return ARABIC.search(text) is not None


def shape(text: str, direction: Direction) -> str:
    """Lay out plain text (see `plain`), whatever its script."""
    lines = [_with_numbers_in_order(line, direction) for line in text.split("\n")]
    if renderer_shapes():
        shaped = "\n".join(BASE_MARK[direction] + line for line in lines)
    else:
        visual = "\n".join(_visual_line(line, direction) for line in lines)
        shaped = VISUAL_ORDER_MARK + visual
    return shaped.replace("$", r"\$")


@cache
def renderer_shapes() -> bool:
    """Whether this matplotlib joins Arabic letters itself: lam and alef drawn as one ligature.

    Examples
    --------
    >>> isinstance(renderer_shapes(), bool)
    True
    """
    always_there = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
    font = FontProperties(fname=str(always_there))
    letters = TextPath((0, 0), "\u0644\u0627", prop=font).vertices
    ligature = TextPath((0, 0), "\ufefb", prop=font).vertices
    return letters.shape == ligature.shape and np.allclose(letters, ligature)


def is_in_visual_order(text: str) -> bool:
    """Whether `shape` made this text, on a matplotlib that wants its glyphs in order."""
    return (
        not renderer_shapes()
        and text.startswith(VISUAL_ORDER_MARK)
        and RESHAPED_LETTERS.isdisjoint(text)
    )


def plain(text: str) -> str:
    """Logical text without direction controls and presentation forms."""
    text = text.replace(r"\$", "$").replace("\t", " ")
    text = LINE_BREAK.sub("\n", text)
    text = INVISIBLE.sub("", text)
    return PRESENTATION_FORM.sub(lambda form: unicodedata.normalize("NFKC", form[0]), text)


def _with_numbers_in_order(line: str, direction: Direction) -> str:
    """Marks round the signs of a number, and one after it that ends their effect."""

    def marked(number: re.Match[str]) -> str:
        is_in_latin = _runs_to_the_right(line[: number.start()])
        if not SIGN.search(number[0]) or (is_in_latin and not ARABIC_DIGIT.search(number[0])):
            return number[0]
        return SIGN.sub(rf"{LTR_MARK}\g<0>{LTR_MARK}", number[0]) + BASE_MARK[direction]

    return NUMBER.sub(marked, line)


def _runs_to_the_right(text: str) -> bool:
    """Whether the last letter is one that is written from left to right."""
    kinds = (unicodedata.bidirectional(character) for character in reversed(text))
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "") == "L"


def _visual_line(line: str, direction: Direction) -> str:
    """One line as presentation forms from left to right."""
    # The reshaper knows no combining hamza and madda, and loses count of places at U+200D; U+200C
    # must stay until it has parted the letters.
    composed = unicodedata.normalize("NFC", line).replace("\u200d", "")
    shaped = RESHAPER.reshape(composed).replace("\u200c", "")
    # `get_display` orders characters but does not mirror brackets. A combining character after
    # each one tells how it was laid out: the two change places only where text runs to the left.
    probed = MIRRORED_CHARACTER.sub(rf"\g<0>{PROBE}", shaped)
    ordered = get_display(probed, base_dir=BASE_LETTER[direction])
    mirrored = PROBED_CHARACTER.sub(lambda pair: MIRRORED[pair[1]] if pair[1] else pair[2], ordered)
    return INVISIBLE.sub("", mirrored)
