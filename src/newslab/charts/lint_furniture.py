"""Faults of a whole figure: nothing for readers who cannot see it, no word on its source."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from newslab.charts.lint_drawing import Drawing
from newslab.charts.lint_shaping import Fault, readable

__all__ = ["alt_text_of", "find_missing_alt_text", "find_missing_source"]

NO_ALT_TEXT = (
    *("alt", "alt text", "chart", "description", "diagram", "figure", "graph", "image", "none"),
    *(
        "null",
        "photo",
        "picture",
        "placeholder",
        "plot",
        "tbd",
        "text",
        "title",
        "todo",
        "untitled",
    ),
    *("بيان", "رسم", "رسم بياني", "شكل", "صورة", "مخطط", "نص بديل", "وصف"),
)
# nbconvert writes the first; matplotlib and pandas show themselves as the second.
PLACEHOLDER = re.compile(
    r"no description has been provided|<?(?:figure|axes)(?:\(| size)|\S+\.(?:png|svg|jpe?g|pdf)$",
    re.IGNORECASE,
)
SOURCE_LINE = re.compile(r"(?:المصدر|المصادر|مصدر البيانات|sources?|data)\s*[:：]", re.IGNORECASE)


def alt_text_of(fig: object) -> str:
    """The alt text of a figure on one line; empty if it has none."""
    return " ".join(str(getattr(fig, "alt_text", None) or "").split())


def find_missing_alt_text(drawing: Drawing) -> Iterator[Fault]:
    """No alt text, or one that tells nothing."""
    alt_text = alt_text_of(drawing.figure)
    bare = "".join(filter(lambda letter: letter.isalnum() or letter == " ", alt_text.casefold()))
    bare = re.sub(r"\s*\d*$", "", bare).strip()
    if not alt_text:
        yield None, "no_alt_text", {}
    elif not bare or bare in NO_ALT_TEXT or PLACEHOLDER.match(alt_text):
        yield None, "empty_alt_text", {"text": alt_text}


def find_missing_source(drawing: Drawing) -> Iterator[Fault]:
    """No line that says where the data come from."""
    declared = _letters(str(getattr(drawing.figure, "source", None) or ""))
    texts = [readable(drawn.text) for drawn in drawing.texts]
    if any(SOURCE_LINE.match(text) for text in texts):
        return
    if declared and any(_letters(text) == declared for text in texts):
        return
    yield None, "no_source_line", {}


def _letters(text: str) -> Counter[str]:
    """Letters and digits of a text, in whatever order it is drawn."""
    return Counter(filter(str.isalnum, unicodedata.normalize("NFKC", text)))
