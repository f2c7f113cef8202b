"""Tell the parts of an article apart: date stamp, headline, credit, headings and body."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import pandas as pd

from newslab.arabic.affixes import affix, affixes
from newslab.arabic.tokens import WORDS, token_spans
from newslab.corpus.agencies import Agencies, agencies_of
from newslab.corpus.records import mend
from newslab.corpus.sentences import NEWLINES, ends_sentence

# A title line holds no end of sentence, and is not as long as a paragraph.
MAX_TITLE_WORDS = 20
# A credit stands at the very head of a line: "(رويترز) –", "وكالات / سما/".
MAX_CREDIT_WORDS = 6

_ISO_DATE = re.compile(r"\s*(?:[Dd]ate\s*:?\s*)?(\d{4}-\d{2}-\d{2})(?=\s|$)\s*")
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]\n]{1,60})[)\]]\s*[-–—:]?\s*")
_CLOSING_CREDIT = re.compile(
    r"[(\[][^()\[\]]{1,60}[)\]]"
    rf"|(?:{affix('article')})?(?:{'|'.join(affixes('source_word'))})\s*:.{{1,60}}"
)
_LINE = re.compile(f"[^{NEWLINES}]+")


class Part(NamedTuple):
    """A span of an article and what it is: date, headline, credit, heading or body."""

    kind: str
    start: int
    end: int


def find_parts(text: str, *, headline: str = "", agencies: Agencies | None = None) -> list[Part]:
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
    agencies : Agencies, optional
        Whose names make a credit; those of newslab if not given.

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
    return list(_parts(text, headline.strip(), agencies or agencies_of()))


@lru_cache(maxsize=20_000)  # most verbs ask for the parts of the same articles
def _parts(text: str, headline: str, agencies: Agencies) -> tuple[Part, ...]:
    parts: list[Part] = []
    known_end = -1
    for line_start, end in _lines(text):
        start = line_start
        before_body = all(part.kind in ("date", "headline", "credit") for part in parts)
        if before_body:
            start = _take_date(text, start, end, parts)
            known_end = max(known_end, _headline_end(text, start, headline))
            if known_end < end:
                start = _take_credit(text, start, end, parts, agencies)
        if start >= end:
            continue
        parts.append(Part(_line_kind(text, start, end, parts, known_end), start, end))
    last = parts[-1] if parts else None
    if last and last.kind == "heading" and _closes(text[last.start : last.end], agencies):
        parts[-1] = last._replace(kind="credit")
    return tuple(parts)


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


def _take_credit(text: str, start: int, end: int, parts: list[Part], agencies: Agencies) -> int:
    """Add the credit at the head of a line, if there is one; return where the line goes on."""
    if any(part.kind == "credit" for part in parts):
        return start
    bracket = _BRACKETED.match(text, start, end)
    if bracket and agencies.are_in(bracket.group(1)):
        stop = start + len(text[start : bracket.end()].rstrip())
        parts.append(Part("credit", start, stop))
        return bracket.end()
    if _is_credit_line(text[start:end], agencies):
        parts.append(Part("credit", start, end))
        return end
    return start


def _is_credit_line(line: str, agencies: Agencies) -> bool:
    return (
        is_short(line, MAX_CREDIT_WORDS)
        and not ends_sentence(line)
        and ("/" in line or "-" in line or is_short(line, 2))
        and agencies.are_in(line)
    )


def _closes(line: str, agencies: Agencies) -> bool:
    """Whether the last line of an article says where it is from: "(رويترز)", "المصدر: وكالات"."""
    named = _CLOSING_CREDIT.fullmatch(line)
    if not named:
        return _is_credit_line(line, agencies)
    return agencies.are_in(line) and is_short(line, MAX_CREDIT_WORDS)


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
    return not ends_sentence(line) and is_short(line, MAX_TITLE_WORDS)


def is_short(line: str, most: int) -> bool:
    """Whether a line has no more than `most` words; the rest of a long one is not looked at."""
    words = (kind for _, _, kind in token_spans(line) if kind in WORDS)
    return len(list(islice(words, most + 1))) <= most


def texts_of(articles: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """Yield doc_id, text and headline of each article; a headline that is not given is empty."""
    given = articles["headline"] if "headline" in articles else [""] * len(articles)
    for doc_id, text, headline in zip(articles["doc_id"], articles["text"], given, strict=True):
        # A table of the researcher's own may have None or NaN where an article has no headline.
        yield doc_id, mend(text), mend(headline) if isinstance(headline, str) else ""
