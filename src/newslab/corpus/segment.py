"""Cut articles into their parts and sentences, with offsets that point into the original text."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

import pandas as pd

from newslab.arabic import count_words
from newslab.arabic.clean import INVISIBLE
from newslab.corpus.agencies import names_agency
from newslab.tables import check

# A title line holds no end of sentence, and is not as long as a paragraph.
MAX_TITLE_WORDS = 20
# A credit stands at the very head of a line: "(رويترز) –", "وكالات / سما/".
MAX_CREDIT_WORDS = 6

# Closing marks, and the bidi controls that word processors put among them.
_CLOSERS = rf"[\"”“»)\]’'{INVISIBLE}]*"
# Only the first of a run of signs is tried: each would run to the end of the run again.
_END = re.compile(rf"(?:(?<![!?؟])[!?؟]+|\.{{3}}|…|\.){_CLOSERS}(?=\s|$)")
_DOTTED_INITIAL = re.compile(r"(?:^|[\s(.\"“«])[^\W\d_]\.$")
_OPENING, _CLOSING = "“«", "”»"
_NO_MARKS = re.compile('[^"“«”»]+')
_ISO_DATE = re.compile(r"\s*(?:[Dd]ate\s*:?\s*)?(\d{4}-\d{2}-\d{2})(?=\s|$)\s*")
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]\n]{1,60})[)\]]\s*[-–—:]?\s*")
_CLOSING_CREDIT = re.compile(r"[(\[][^()\[\]]{1,60}[)\]]|(?:ال)?(?:مصدر|مصادر)\s*:.{1,60}")
_NEWLINES = "\r\n\x0b\x0c\x85\u2028\u2029"
_LINE = re.compile(f"[^{_NEWLINES}]+")
_NEWLINE = re.compile(f"[{_NEWLINES}]")
_SPACE = re.compile(r"\s*")
_SENTENCE_SIGN = re.compile(rf"[.!?؟…]{_CLOSERS}\s*$")


class Part(NamedTuple):
    """A span of an article and what it is: date, headline, credit, heading or body."""

    kind: str
    start: int
    end: int


def find_parts(text: str, *, headline: str = "") -> list[Part]:
    r"""Tell date stamp, headline, credit, headings and body apart.

    A date stamp (``2025-11-07``, ``date 2025-11-07``) or headline can only stand at the head of
    the article. A headline or heading is a line of at most 20 words without an end of sentence; a
    headline is the first of them, before any body. A credit is a line at the head of the article
    or its last one, or a bracket at the head of the first paragraph, that names an agency of
    ``agencies.tsv``.

    Parameters
    ----------
    text : str
        The article as published.
    headline : str, optional
        The headline where it is known: its place at the head of `text` is taken for it.

    Returns
    -------
    list of Part
        In order and without overlap; white space between parts is in none of them.

    Examples
    --------
    >>> text = "date 2025-11-07 ترامب: قازاخستان ستنضم\n\n(رويترز) – أعلن الرئيس ذلك."
    >>> [(part.kind, text[part.start : part.end]) for part in find_parts(text)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('date', 'date 2025-11-07'), ('headline', 'ترامب: قازاخستان ستنضم'),
     ('credit', '(رويترز) –'), ('body', 'أعلن الرئيس ذلك.')]
    """
    parts: list[Part] = []
    known_end = -1
    for line_start, end in _lines(text):
        start = line_start
        before_body = all(part.kind in ("date", "headline", "credit") for part in parts)
        if before_body:
            start = _take_date(text, start, end, parts)
            known_end = max(known_end, _headline_end(text, start, headline.strip()))
            if known_end < end:
                start = _take_credit(text, start, end, parts)
        if start >= end:
            continue
        parts.append(Part(_line_kind(text, start, end, parts, known_end), start, end))
    if parts and parts[-1].kind == "heading" and _closes(text[parts[-1].start : parts[-1].end]):
        parts[-1] = parts[-1]._replace(kind="credit")
    return parts


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each line that is not blank, without the white space around it."""
    for match in _LINE.finditer(text):
        line = match.group()
        inner = line.strip()
        if inner:
            start = match.start() + line.index(inner)
            yield start, start + len(inner)


def _headline_end(text: str, start: int, headline: str) -> int:
    """Where `headline` ends if it stands at `start` and nothing follows it in its line, else -1."""
    if not headline or not text.startswith(headline, start):
        return -1
    end = start + len(headline)
    rest = _LINE.match(text, end)
    return -1 if rest and rest.group().strip() else end


def _take_date(text: str, start: int, end: int, parts: list[Part]) -> int:
    """Add the date stamp at the head of a line, if there is one; return where the line goes on."""
    match = _ISO_DATE.match(text, start, end)
    if not match or any(part.kind == "date" for part in parts):
        return start
    parts.append(Part("date", start, match.end(1)))
    return match.end()


def _take_credit(text: str, start: int, end: int, parts: list[Part]) -> int:
    """Add the credit at the head of a line, if there is one; return where the line goes on."""
    if any(part.kind == "credit" for part in parts):
        return start
    bracket = _BRACKETED.match(text, start, end)
    if bracket and names_agency(bracket.group(1)):
        stop = start + len(text[start : bracket.end()].rstrip())
        parts.append(Part("credit", start, stop))
        return bracket.end()
    if _is_credit_line(text[start:end]):
        parts.append(Part("credit", start, end))
        return end
    return start


def _is_credit_line(line: str) -> bool:
    return (
        count_words(line) <= MAX_CREDIT_WORDS
        and not _SENTENCE_SIGN.search(line)
        and ("/" in line or "-" in line or count_words(line) <= 2)
        and names_agency(line)
    )


def _closes(line: str) -> bool:
    """Whether the last line of an article says where it is from: "(رويترز)", "المصدر: وكالات"."""
    named = _CLOSING_CREDIT.fullmatch(line)
    if not named:
        return _is_credit_line(line)
    return names_agency(line) and count_words(line) <= MAX_CREDIT_WORDS


def _line_kind(text: str, start: int, end: int, parts: list[Part], known_end: int) -> str:
    if end <= known_end:
        return "headline"
    line = text[start:end]
    if not is_title(line):
        return "body"
    if all(part.kind in ("date", "credit") for part in parts) and known_end < 0:
        return "headline"
    return "heading"


def is_title(line: str) -> bool:
    """Whether a line is a title: short, and without an end of sentence."""
    return not _SENTENCE_SIGN.search(line) and count_words(line) <= MAX_TITLE_WORDS


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the sentences of one line of `text`; an open quotation is never cut.

    Where the line's quotation marks do not pair, they are left out of account: to guess which one
    is missing would hide the rest of the paragraph inside a quotation.
    """
    depth_at = _quotation_depths(text[start:end]) or [0] * (end - start + 1)
    at = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if depth_at[stop - start] or _DOTTED_INITIAL.search(text, max(0, stop - 4), stop):
            continue
        yield at, stop
        at = _SPACE.match(text, stop, end).end()  # type: ignore[union-attr]  # matches nothing too
    if at < end:
        yield at, end


def has_odd_quotes(line: str) -> bool:
    """Whether the quotation marks of one line do not pair."""
    # The marks alone tell: they are few, and the line is long.
    return _quotation_depths(_NO_MARKS.sub("", line)) is None


def _quotation_depths(line: str) -> list[int] | None:
    """Count the quotations open at each place of a line, or None if its marks do not pair."""
    depths, depth, straight = [0], 0, False
    for sign in line:
        if sign == '"':
            straight = not straight
        elif sign in _OPENING:
            depth += 1
        elif sign in _CLOSING:
            depth -= 1
        if depth < 0:
            return None
        depths.append(depth + straight)
    return None if depths[-1] else depths


def texts_of(articles: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """Yield doc_id, text and headline of each article; a headline that is not given is empty."""
    given = articles["headline"] if "headline" in articles else [""] * len(articles)
    for doc_id, text, headline in zip(articles["doc_id"], articles["text"], given, strict=True):
        # A table of the researcher's own may have None or NaN where an article has no headline.
        yield doc_id, text, headline if isinstance(headline, str) else ""


def split_sentences(articles: pd.DataFrame) -> pd.DataFrame:
    """Cut each article into sentences and line units.

    A newline always ends a unit. Inside a line a unit ends at ``. ! ? ؟ … ...`` with the closing
    quotation marks and brackets behind it, if white space or the line's end follows, never inside
    an open quotation and never after a one-letter abbreviation. The date stamp is in no unit; a
    credit at the head of a paragraph stays with its first unit, a credit line is a unit.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id and text (`read_corpus`); a column headline, where there is one, is used to
        recognise the headline at the head of the text.

    Returns
    -------
    pandas.DataFrame
        One row a unit: doc_id, sent_id (from 0 in each article), start, end (offsets into the
        article's text), kind (headline, credit, heading, body), text.

    Raises
    ------
    InputError
        If a column is missing.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ['قال: "نعم. نحن هنا". ثم مضى.']})
    >>> split_sentences(articles)[["sent_id", "start", "end", "kind"]]
       sent_id  start  end  kind
    0        0      0   20  body
    1        1     21   28  body
    """
    articles = check(articles, "articles", columns=("doc_id", "text"))
    rows: list[tuple[str, int, int, int, str, str]] = []
    for doc_id, text, headline in texts_of(articles):
        for number, unit in enumerate(_units(text, headline)):
            span = text[unit.start : unit.end]
            rows.append((doc_id, number, unit.start, unit.end, unit.kind, span))
    columns = ["doc_id", "sent_id", "start", "end", "kind", "text"]
    return pd.DataFrame(rows, columns=columns).astype(
        {"doc_id": "str", "sent_id": int, "start": int, "end": int, "kind": "str", "text": "str"}
    )


def content_spans(text: str, *, headline: str = "") -> Iterator[tuple[int, int]]:
    """Yield the offsets of what an article itself says, unit by unit: no credit, no date stamp."""
    for unit in _units(text, headline):
        if unit.kind != "credit":
            yield unit.content_start, unit.end


class _Unit(NamedTuple):
    kind: str
    start: int
    end: int
    content_start: int  # behind a credit at the head of the sentence


def _units(text: str, headline: str) -> Iterator[_Unit]:
    parts = find_parts(text, headline=headline)
    credit_start = None
    for part, following in zip_longest(parts, parts[1:]):
        if part.kind == "date":
            continue
        if (
            part.kind == "credit"
            and following
            and not _NEWLINE.search(text, part.end, following.start)
        ):
            credit_start = part.start
            continue
        whole = [(part.start, part.end)]
        spans = sentence_spans(text, part.start, part.end) if part.kind == "body" else whole
        for start, end in spans:
            yield _Unit(part.kind, start if credit_start is None else credit_start, end, start)
            credit_start = None
