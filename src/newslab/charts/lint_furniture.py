"""Faults of a whole figure: nothing for readers who cannot see it, no word on its source."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

from newslab.catalog import LANGUAGES, say
from newslab.charts.lint_drawing import Drawing
from newslab.charts.lint_shaping import Fault, readable

__all__ = ["alt_text_of", "find_missing_alt_text", "find_missing_source"]

# nbconvert writes the first; matplotlib and pandas show themselves as the second.
PLACEHOLDER = re.compile(
    r"no description has been provided|<?(?:figure|axes)(?:\(| size)|\S+\.(?:png|svg|jpe?g|pdf)$",
    re.IGNORECASE,
)


@cache
def _words(key: str) -> frozenset[str]:
    """Words of a row of the catalog that stand between commas, in all languages."""
    return frozenset(word for lang in LANGUAGES for word in say(key, lang).split(", "))


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
    elif not bare or bare in _words("lint.says_nothing") or PLACEHOLDER.match(alt_text):
        yield None, "empty_alt_text", {"text": alt_text}


def find_missing_source(drawing: Drawing) -> Iterator[Fault]:
    """No line that says where the data come from."""
    declared = _letters(str(getattr(drawing.figure, "source", None) or ""))
    texts = [readable(drawn.text) for drawn in drawing.texts]
    beginnings = [re.split("[:\uff1a]", text, maxsplit=1) for text in texts]
    said = {parts[0].strip().casefold() for parts in beginnings if len(parts) > 1}
    if said & _words("lint.source_words"):
        return
    if declared and any(_letters(text) == declared for text in texts):
        return
    yield None, "no_source_line", {}


def _letters(text: str) -> Counter[str]:
    """Letters and digits of a text, in whatever order it is drawn."""
    return Counter(filter(str.isalnum, unicodedata.normalize("NFKC", text)))
