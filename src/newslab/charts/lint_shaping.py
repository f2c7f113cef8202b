"""Faults in the letters of a text: Arabic shaped twice or not at all, signs taken for formulas."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from bidi import get_display

from newslab.charts.lint_drawing import Drawing, DrawnText
from newslab.charts.shaping import (
    ARABIC,
    INVISIBLE,
    LTR_MARK,
    PRESENTATION_FORM,
    RESHAPED_LETTERS,
    RTL_MARK,
    VISUAL_ORDER_MARK,
    renderer_shapes,
)

__all__ = [
    "Fault",
    "find_double_shaping",
    "find_mathtext",
    "find_missing_direction",
    "find_missing_glyphs",
    "readable",
]

# A text, the row lint.WHAT of the catalog that says what is wrong with it, and its values.
Fault = tuple[DrawnText | None, str, dict[str, Any]]

# A letter in one of its forms. Signs and whole words of one character, such as ﷺ and ﷼, are typed
# by people; these are not.
LETTER_FORM = re.compile(r"[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe80-\ufefc]")
BASE_MARKS = (RTL_MARK, LTR_MARK, "\u061c")
TATWEEL = "\u0640"

FORMULA = re.compile(r"(?<!\\)\$(.*?)(?<!\\)\$")
TEX_SIGN = re.compile(r"[\\^_{}]")
OPERATOR = re.compile(r"[=<>+\-*/|]")


def find_double_shaping(drawing: Drawing) -> Iterator[Fault]:
    """Letters that were given their forms and order before, and get them once more."""
    for drawn in drawing.texts:
        forms = LETTER_FORM.findall(drawn.text)
        if not forms:
            continue
        if renderer_shapes():
            yield drawn, "presentation_forms", {"n": len(forms)}
        elif _runs_backwards(drawn.text):
            yield drawn, "turned_round", {}


def _runs_backwards(text: str) -> bool:
    """Whether a letter that joins to the left has none at its left that joins to the right."""
    before = ""
    for character in text:
        if unicodedata.combining(character):
            continue
        if _form(character) in {"<initial>", "<medial>"} and not (
            _form(before) in {"<medial>", "<final>"} or before == TATWEEL
        ):
            return True
        before = character
    return False


def _form(character: str) -> str:
    return unicodedata.decomposition(character).partition(" ")[0] if character else ""


def find_missing_direction(drawing: Drawing) -> Iterator[Fault]:
    """Arabic whose base direction is left to matplotlib, or that it does not join at all."""
    for drawn in drawing.texts:
        if not renderer_shapes():
            if not RESHAPED_LETTERS.isdisjoint(drawn.text):
                yield drawn, "not_joined", {}
        elif not LETTER_FORM.search(drawn.text) and any(
            ARABIC.search(line) and not line.startswith(BASE_MARKS)
            for line in drawn.text.split("\n")
        ):
            yield drawn, "no_base_direction", {}


def find_mathtext(drawing: Drawing) -> Iterator[Fault]:
    """What stands between two dollar signs and is no formula, or is one beside Arabic."""
    for drawn in drawing.texts:
        if not drawn.lines:
            yield drawn, "no_formula", {}
            continue
        for line in drawn.lines:
            if line.is_math and ARABIC.search(line.text):
                yield drawn, "beside_formula", {}
            elif line.is_math and any(map(_is_text, FORMULA.findall(line.text))):
                yield drawn, "set_as_formula", {}


def _is_text(formula: str) -> bool:
    """Whether it rather is a price, or words between prices."""
    if TEX_SIGN.search(formula):
        return False
    starts_with_number = formula[:1].isdigit()
    has_words = " " in formula.strip() and not OPERATOR.search(formula)
    return starts_with_number or has_words


def find_missing_glyphs(drawing: Drawing) -> Iterator[Fault]:
    """Characters that none of the fonts has: boxes are drawn in their place."""
    for drawn in drawing.texts:
        missing = "".join(dict.fromkeys("".join(line.missing for line in drawn.lines)))
        if missing:
            named = ", ".join(f"{character!r} (U+{ord(character):04X})" for character in missing)
            yield drawn, "no_glyph", {"font": drawn.artist.get_fontname(), "characters": named}


def readable(text: str) -> str:
    """A text as it was before it was shaped, on one line.

    Where matplotlib does not shape, numbers and signs may stand in another order.

    Examples
    --------
    >>> from newslab.charts import ar
    >>> readable(ar("المصدر: رويترز"))
    'المصدر: رويترز'
    """
    lines = text.replace(r"\$", "$").split("\n")
    if text.startswith(VISUAL_ORDER_MARK):
        lines = [_logical(line.removeprefix(VISUAL_ORDER_MARK)) for line in lines]
    return " ".join(INVISIBLE.sub("", " ".join(lines)).split())


def _logical(line: str) -> str:
    letters = PRESENTATION_FORM.sub(lambda form: unicodedata.normalize("NFKC", form[0])[::-1], line)
    return str(get_display(letters, base_dir="R"))
