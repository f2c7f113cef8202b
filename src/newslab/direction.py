"""Which way a text runs, and texts that try to run another way."""

import re
import unicodedata

__all__ = ["first_strong", "showable"]

# Left-to-right and right-to-left override.
_OVERRIDE = re.compile("[\u202d\u202e]")
# Controls, and what no file in UTF-8 or no document may hold.
_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def first_strong(text: str) -> str | None:
    """Direction of the first letter that has one: "rtl", "ltr", or None.

    Examples
    --------
    >>> first_strong("5% من Reuters"), first_strong("Reuters: خبر"), first_strong("12.5")
    ('rtl', 'ltr', None)
    """
    for character in text:
        bidi_class = unicodedata.bidirectional(character)
        if bidi_class in {"R", "AL"}:
            return "rtl"
        if bidi_class == "L":
            return "ltr"
    return None


def showable(text: str) -> str:
    r"""Text as a page can show it, its letters in the order they are written in.

    Returns
    -------
    str
        Characters that override the order are spelled out; what no page can hold is U+FFFD.

    Examples
    --------
    >>> showable("photo\u202egnp.exe")
    'photo[U+202E]gnp.exe'
    """
    spelled_out = _OVERRIDE.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
    return _UNHOLDABLE.sub("\N{REPLACEMENT CHARACTER}", spelled_out)
