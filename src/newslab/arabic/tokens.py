"""Cut raw text into tokens once, with offsets that point into it.

The one tokenizer of all rooms: words, numbers, addresses, and the signs that part or quote them.
What a text was cut into is remembered by its words, so that whoever asks next only looks it up.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

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
# Arabic comma, semicolon and question mark.
_COMMA, _SEMICOLON, _QUESTION = "\u060c", "\u061b", "\u061f"
_SIGNS = rf"{_COMMA},{_SEMICOLON};:\"“”«»'‘’.!?{_QUESTION}…|()\[\]{{}}–—*•_-"
# A zero-width space separates words; the other invisible signs stand inside them.
_INSIDE = INVISIBLE.replace("\u200b-\u200f", "\u200c-\u200f")
_IN_WORD = f"{LETTERS}{MARKS}{TATWEEL}"
# Signs of the script that make no word of their own, nor part of a word in another script.
_NOT_OTHER = f"{_IN_WORD}\ufdfa\ufdfb"

_TOKEN = re.compile(
    rf"(?P<arabic>[{LETTERS}][{_IN_WORD}]*+(?:[{_INSIDE}]++[{_IN_WORD}]++)*+)"
    # An address holds no Arabic punctuation: text goes on behind it. Nor a lone surrogate, which
    # no table can hold.
    rf"|(?P<url>(?i:https?://|www\.)[^\s<>\"«»“”{_COMMA}{_SEMICOLON}{_QUESTION}\ud800-\udfff]+)"
    rf"|(?P<number>[{DIGITS}]+(?:[.,\u066b\u066c][{DIGITS}]+)*)"
    rf"|(?P<other>(?:(?![{_NOT_OTHER}])[^\W\d_])(?:(?![{_NOT_OTHER}])[^\W_]|[\u0300-\u036f])*)"
)
_ANY = re.sub(r"\(\?P<\w+>", "(?:", _TOKEN.pattern)
# Nothing begins with a space: what follows need not be tried there. A stretching sign that stands
# alone is typed for a dash.
_PIECE = re.compile(rf"((?!\s)(?:{_ANY}|{TATWEEL}+|[{_SIGNS}]))")

WORDS = ("arabic", "other")
WRITTEN_TOGETHER = (*WORDS, "number")  # 5G is two tokens, and to a reader one word
SIGN = "sign"
# Tokens that are remembered: some 30,000 articles, some 200 megabytes.
MAX_KEPT = 8_000_000


def token_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind (url, arabic, number, other) of each token of a short text; no signs."""
    for match in _TOKEN.finditer(text):
        # Every alternative is a named group, so lastgroup is never None.
        yield match.start(), match.end(), match.lastgroup or ""


def is_one_word(text: str) -> bool:
    """Whether a text is a word, a number, or both with nothing between them (5G)."""
    at = 0
    for start, end, kind in token_spans(text):
        if start != at or kind not in WRITTEN_TOGETHER:
            return False
        at = end
    return 0 < at == len(text)


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
    return sum(kind in WORDS for _, _, kind in token_spans(text))


@dataclass(frozen=True)
class Tokens:
    """The tokens of many texts, text after text, as arrays; and their distinct written forms.

    Work that depends only on the written form is done once a form, not once a token.

    Attributes
    ----------
    forms : list of str
        Distinct forms as written, in the order of their first tokens.
    kinds : list of str
        Of each form: arabic, other (words in another script), number, url or sign.
    codes : numpy.ndarray of int32
        The form of every token, as its place in `forms`.
    starts, ends : numpy.ndarray of int64
        Offsets of every token in its own text.
    text_of : numpy.ndarray of int64
        The number of the text that each token stands in.
    n_texts : int
    """

    forms: list[str]
    kinds: list[str]
    codes: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    text_of: np.ndarray
    n_texts: int

    def counts(self) -> np.ndarray:
        """How often each form occurs in all texts together."""
        return np.asarray(np.bincount(self.codes, minlength=len(self.forms)))

    def bounds(self) -> np.ndarray:
        """Where the tokens of each text begin, and one past the last: n texts + 1 entries."""
        sizes = np.bincount(self.text_of, minlength=self.n_texts)
        return np.concatenate([[0], np.cumsum(sizes)])

    def is_kind(self, *kinds: str) -> np.ndarray:
        """Whether each token is of one of these kinds."""
        of_form = np.array([kind in kinds for kind in self.kinds], dtype=bool)
        return np.asarray(of_form[self.codes])

    def passing(self, test: Callable[[str], bool]) -> np.ndarray:
        """Whether the form of each token passes a test, which is asked once a form."""
        of_form = np.fromiter(map(test, self.forms), dtype=bool, count=len(self.forms))
        return np.asarray(of_form[self.codes])

    def only(self, kept: np.ndarray) -> "Tokens":
        """Keep the tokens for which a mask is true, and their forms."""
        codes, found = _renumbered(self.codes[kept], len(self.forms))
        return replace(
            self,
            forms=[self.forms[code] for code in found],
            kinds=[self.kinds[code] for code in found],
            codes=codes,
            starts=self.starts[kept],
            ends=self.ends[kept],
            text_of=self.text_of[kept],
        )

    def words(self) -> "Tokens":
        """All tokens but signs."""
        return self.only(~self.is_kind(SIGN))

    def joins_next(self) -> np.ndarray:
        """Whether nothing stands between each token and the next of its text."""
        joins = (self.ends == of_next(self.starts)) & (self.text_of == of_next(self.text_of))
        return np.asarray(joins)

    def joined(self, to_next: np.ndarray, texts: Sequence[str]) -> "Tokens":
        """Make one of each token and the next where a mask is true; `texts` were cut."""
        first = np.flatnonzero(~of_previous(to_next))
        last = np.flatnonzero(~to_next)
        codes, starts, ends = self.codes[first], self.starts[first], self.ends[last]
        text_of, forms, kinds = self.text_of[first], list(self.forms), list(self.kinds)
        number: dict[str, int] = {}
        for at in np.flatnonzero(first != last).tolist():
            form = texts[text_of[at]][starts[at] : ends[at]]
            if form not in number:
                number[form] = len(forms)
                forms.append(form)
                kinds.append(self.kinds[codes[at]])
            codes[at] = number[form]
        return Tokens(forms, kinds, codes, starts, ends, text_of, self.n_texts)

    def moved(self, by: np.ndarray) -> "Tokens":
        """The same tokens with offsets that count from elsewhere: `by` has a number a text."""
        shift = by[self.text_of]
        return replace(self, starts=self.starts + shift, ends=self.ends + shift)


def tokens_of(texts: Iterable[str]) -> Tokens:
    """Cut texts into tokens, signs among them; what was cut before is looked up.

    Parameters
    ----------
    texts : iterable of str

    Returns
    -------
    Tokens

    Examples
    --------
    >>> tokens = tokens_of(["قال: نعم", "نعم"])
    >>> tokens.forms, tokens.codes.tolist(), tokens.text_of.tolist()
    (['قال', ':', 'نعم'], [0, 1, 2, 2], [0, 0, 0, 1])
    """
    numbers = np.fromiter(map(_memory.__getitem__, texts), dtype=np.int64)
    bounds = np.asarray(_memory.bounds)
    first, sizes = bounds[numbers], bounds[numbers + 1] - bounds[numbers]
    text_of = np.repeat(np.arange(len(numbers)), sizes)
    at = np.arange(len(text_of)) + np.repeat(first - np.cumsum(sizes) + sizes, sizes)
    codes, found = _renumbered(np.asarray(_memory.codes)[at], len(_memory.forms))
    forms = [_memory.forms[code] for code in found]
    starts, ends = (np.asarray(of)[at].astype(np.int64) for of in (_memory.starts, _memory.ends))
    if len(_memory.codes) > MAX_KEPT:
        del bounds
        _memory.forget()
    return Tokens(forms, list(map(_kind, forms)), codes, starts, ends, text_of, len(numbers))


def words_together(texts: Sequence[str]) -> Tokens:
    """Cut texts into words and numbers, signs left out: one word of what no space or sign parts.

    Examples
    --------
    >>> words_together(["شبكة 5G، و10"]).forms
    ['شبكة', '5G', 'و10']
    """
    tokens = tokens_of(texts)
    tokens = tokens.only(tokens.is_kind(*WRITTEN_TOGETHER, "url"))
    together = tokens.is_kind(*WRITTEN_TOGETHER)
    to_next = tokens.joins_next() & together & of_next(together)
    joined = tokens.joined(to_next, texts)
    return joined.only(np.ones(len(joined.codes), dtype=bool))


def remember(texts: list[str], tokens: Tokens) -> None:
    """Take in the tokens of texts that were cut before, such as by another process."""
    bounds = tokens.bounds().tolist()
    for number, text in enumerate(texts):
        if text not in _memory:
            own = slice(bounds[number], bounds[number + 1])
            forms = [tokens.forms[code] for code in tokens.codes[own].tolist()]
            _memory.add(text, forms, tokens.starts[own].tolist(), tokens.ends[own].tolist())


def _renumbered(codes: np.ndarray, n_codes: int) -> tuple[np.ndarray, list[int]]:
    """Number codes anew in the order of their first places; and the old code of each new one."""
    first = np.full(n_codes, len(codes))
    first[codes[::-1]] = np.arange(len(codes))[::-1]  # of several places the last written stays
    found = np.flatnonzero(first < len(codes))
    found = found[np.argsort(first[found])]
    number = np.zeros(n_codes, dtype=np.int32)
    number[found] = np.arange(len(found))
    return number[codes], found.tolist()


def _kind(form: str) -> str:
    match = _TOKEN.match(form)
    return match.lastgroup or "" if match else SIGN


def of_next(of_token: np.ndarray) -> np.ndarray:
    """What an array holds for the next token; zero behind the last."""
    return np.append(of_token, np.zeros(1, dtype=of_token.dtype))[1:]


def of_previous(of_token: np.ndarray) -> np.ndarray:
    """What an array holds for the token before; zero for the first."""
    return np.append(np.zeros(1, dtype=of_token.dtype), of_token)[:-1]


class _Codes(dict[str, int]):
    """A number for each written form, given when it is first met."""

    def __init__(self, forms: list[str]) -> None:
        super().__init__()
        self._forms = forms

    def __missing__(self, form: str) -> int:
        self._forms.append(form)
        self[form] = code = len(self)
        return code


class _Memory(dict[str, int]):
    """Texts by their words, numbered; the tokens of all of them in one array after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.forget()

    def forget(self) -> None:
        """Start anew."""
        self.clear()
        self.forms: list[str] = []
        self.code_of = _Codes(self.forms)
        self.bounds = array("q", [0])
        self.codes, self.starts, self.ends = array("i"), array("i"), array("i")

    def __missing__(self, text: str) -> int:
        pieces = _PIECE.split(text)  # what is between tokens, and these, by turns
        places = list(accumulate(map(len, pieces)))
        return self.add(text, pieces[1::2], places[:-1:2], places[1::2])

    def add(self, text: str, forms: list[str], starts: list[int], ends: list[int]) -> int:
        """Take in the tokens of a text; return its number."""
        self.codes.extend(map(self.code_of.__getitem__, forms))
        self.starts.extend(starts)
        self.ends.extend(ends)
        self.bounds.append(len(self.codes))
        self[text] = number = len(self)
        return number


_memory = _Memory()
