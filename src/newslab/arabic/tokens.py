"""Cut raw text into tokens once, with offsets that point into it."""

import re
from array import array
from collections.abc import Iterable, Iterator

import numpy as np

from newslab.arabic.clean import INVISIBLE, MARKS, TATWEEL

# Letters of the Arabic script, presentation forms too. The blocks are not taken whole: U+FDFA and
# U+FDFB are whole sentences in one sign, U+FD3E/F are brackets, and some shapes are mere harakat.
LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9"
    "\ufb50-\ufbb1\ufbd3-\ufc5d\ufc64-\ufcf1\ufcf5-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7"
    "\ufdf0-\ufdf9\ufe80-\ufefc"
)
DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
# A zero-width space separates words; the other invisible signs stand inside them.
_INSIDE = INVISIBLE.replace("\u200b-\u200f", "\u200c-\u200f")
# Signs of the script that make no word of their own, nor part of a word in another script.
_NOT_OTHER = f"{LETTERS}{MARKS}{TATWEEL}\ufdfa\ufdfb"

TOKEN = re.compile(
    # An address holds no Arabic punctuation: text goes on behind it. Nor a lone surrogate, which
    # no table can hold.
    r"(?P<url>(?i:https?://|www\.)[^\s<>\"«»“”،؛؟\ud800-\udfff]+)"
    rf"|(?P<arabic>[{LETTERS}](?:[{LETTERS}{MARKS}{TATWEEL}]|[{_INSIDE}]+(?=[{LETTERS}{MARKS}{TATWEEL}]))*)"
    rf"|(?P<number>[{DIGITS}]+(?:[.,\u066b\u066c][{DIGITS}]+)*)"
    rf"|(?P<other>(?:(?![{_NOT_OTHER}])[^\W\d_])(?:(?![{_NOT_OTHER}])[^\W_]|[\u0300-\u036f])*)"
)


def token_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind (url, arabic, number, other) of each token of `text`, in order."""
    for match in TOKEN.finditer(text):
        # Every alternative is a named group, so lastgroup is never None.
        yield match.start(), match.end(), match.lastgroup or ""


def count_words(text: str) -> int:
    """Count the words of `text`: tokens of letters; numbers and addresses are not words.

    Parameters
    ----------
    text : str

    Returns
    -------
    int

    Examples
    --------
    >>> count_words("أعلن ترامب (C5+1) في 2025")
    4
    """
    return sum(kind in ("arabic", "other") for _, _, kind in token_spans(text))


class TypeIndex:
    """The distinct tokens (types) of many texts, and each text as a row of type numbers.

    Work that depends only on the written form is done once a type, not once a token.

    Attributes
    ----------
    types : list of str
        Distinct tokens as written, in order of first appearance.
    kinds : list of str
        Kind of each type.
    ids : numpy.ndarray of int32
        The type number of every token, text after text.
    starts, ends : numpy.ndarray of int64
        Offsets of every token in its own text.
    text_of : numpy.ndarray of int64
        The number of the text that each token stands in.
    n_texts : int
    """

    def __init__(self, texts: Iterable[str]) -> None:
        numbers: dict[str, int] = {}
        self.kinds: list[str] = []
        # A million articles have some 300 million tokens: machine integers, not Python ones.
        ids, starts, ends, sizes = array("i"), array("q"), array("q"), array("q")
        for text in texts:
            before = len(ids)
            for start, end, kind in token_spans(text):
                token = text[start:end]
                number = numbers.setdefault(token, len(numbers))
                if number == len(self.kinds):
                    self.kinds.append(kind)
                ids.append(number)
                starts.append(start)
                ends.append(end)
            sizes.append(len(ids) - before)
        self.types = list(numbers)
        self.ids = np.array(ids, dtype=np.int32)
        self.starts = np.array(starts, dtype=np.int64)
        self.ends = np.array(ends, dtype=np.int64)
        self.n_texts = len(sizes)
        self.text_of = np.repeat(np.arange(self.n_texts), sizes)

    def type_counts(self) -> np.ndarray:
        """How often each type occurs in all texts together."""
        return np.bincount(self.ids, minlength=len(self.types))
