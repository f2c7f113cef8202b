"""Say of each article how long it is, how it is written, and what is odd about it."""

import hashlib
import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from newslab.arabic import clean, normalize
from newslab.arabic.clean import MARKS, TATWEEL
from newslab.arabic.tokens import LETTERS, WORDS
from newslab.catalog import say
from newslab.corpus.cut import Cut, cut
from newslab.corpus.segment import split_sentences
from newslab.corpus.sentences import has_odd_quotes
from newslab.resources import shipped_list
from newslab.tables import check

MIN_WORDS = 50  # fewer, and a text is more often a caption or a failed download than an article
# One word in seven of an Arabic article is listed; a language without a list has next to none.
MIN_FUNCTION_WORD_SHARE = 0.04


def _misread_as(encoding: str) -> str:
    """Pattern of two or more Arabic letters whose UTF-8 bytes were read in another encoding."""
    lead = b"\xd8\xd9".decode(encoding)
    follow = "".join(
        bytes([byte]).decode(encoding, errors="ignore") or chr(byte) for byte in range(0x80, 0xC0)
    )
    return f"(?:[{lead}][{re.escape(follow)}]){{2,}}"


_LETTER = re.compile(r"[^\W\d_]")
_ARABIC_LETTER = re.compile(f"[{LETTERS}]")
_ELLIPSIS = ("…", "...")
_ENDINGS = tuple('.!?\N{ARABIC QUESTION MARK}"”»)]')
# After UTF-8 misread: Windows-1256 read as Latin-1, a curly quotation mark in UTF-8 read as
# Windows-1252, and what programs write where they give up.
_MOJIBAKE = "|".join(
    [_misread_as("cp1252"), _misread_as("cp1256"), "[À-ÖØ-öø-ÿ]{4,}", "â€.?", "\ufffd+"]
)
_SIGNS = {
    "n_presentation_forms": re.compile("[\ufb50-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc]"),
    "n_bidi_controls": re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
    "n_tatweel": re.compile(TATWEEL),
    "n_marks": re.compile(f"[{MARKS}]"),
    "n_farsi_letters": re.compile(
        "[\u06cc\u06a9\u06c1\u06be\u06d5\u06c0\u06c3\u06d2\u067e\u0686\u0698\u06af]"
    ),
    "n_nbsp": re.compile("[\u00a0\u202f]"),
    "n_control": re.compile(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff]"
    ),
    "n_mojibake": re.compile(_MOJIBAKE),
    "n_html": re.compile(r"</?[A-Za-z][^<>]{0,300}>|&(?:[a-z]{2,8}|#[0-9]{1,6});"),
}

_ODD_SIGNS = (
    "n_presentation_forms",
    "n_bidi_controls",
    "n_tatweel",
    "n_farsi_letters",
    "n_control",
    "n_mojibake",
    "n_html",
    "n_odd_quotes",
)


def describe_corpus(articles: pd.DataFrame) -> pd.DataFrame:
    r"""Describe each article: its length, its letters, its language, and what is odd about it.

    Nothing is mended here: spelling and signs can show where a text came from.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, outlet, date, text and encoding, from `read_corpus`.

    Returns
    -------
    pandas.DataFrame
        One row an article, in the same order:

        - doc_id, outlet, date, event, encoding: as in `articles`
        - n_chars: code points; n_words: words, numbers not counted; n_distinct_words: words that
          are still different once they are normalized; n_sentences: units of `split_sentences`
        - arabic_share: letters of the Arabic script among all letters, 0 to 1; NaN without letters
        - n_presentation_forms: letters stored as shapes (U+FB50 and after), often from a PDF
        - n_bidi_controls, n_tatweel, n_marks (harakat and the like), n_nbsp (no-break spaces)
        - n_farsi_letters: letters that Persian and Urdu keyboards type (ی ک ہ ھ ە ۀ ۃ ے پ چ ژ گ)
        - n_control: other invisible signs: control characters, zero-width signs, soft hyphens
        - n_mojibake: sequences that look like text read in a wrong encoding
        - n_html: tags and character references, such as ``<br>`` and ``&nbsp;``
        - n_odd_quotes: lines whose quotation marks do not pair
        - language: ar, fa, ur, or another code of ``languages.tsv``, by its function words; other
          if fewer than 4 % of the words are listed
        - duplicate_of: doc_id of the first article that has the same text, white space aside; ""
        - ending: ellipsis, or open (no full stop) where the text may be cut short; ""
        - odd: sentences that say what a researcher should look at, "" if nothing

    Raises
    ------
    InputError
        If a column is missing.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {
    ...         "doc_id": ["a"],
    ...         "outlet": ["Sama"],
    ...         "date": [""],
    ...         "event": [""],
    ...         "text": ["قال إن الســلام قريب."],
    ...         "encoding": ["utf-8"],
    ...     }
    ... )
    >>> described = describe_corpus(articles)
    >>> described[["n_words", "n_tatweel", "language"]].to_dict("records")
    [{'n_words': 4, 'n_tatweel': 2, 'language': 'ar'}]
    >>> described.loc[0, "odd"]
    'Nearly empty: 4 words. 2 tatweel signs.'
    """
    given = ("doc_id", "outlet", "date", "event", "text", "encoding")
    articles = check(articles, "articles", columns=given)
    found = cut(articles)
    texts = found.texts
    described = articles[["doc_id", "outlet", "date", "event"]].reset_index(drop=True)
    described["n_chars"] = [len(text) for text in texts]
    counts = [_count_words(written) for written in _written(found)]
    described["n_words"] = [count.n_words for count in counts]
    described["n_distinct_words"] = [count.n_distinct_words for count in counts]
    n_sentences = split_sentences(articles)["doc_id"].value_counts()
    described["n_sentences"] = described["doc_id"].map(n_sentences).fillna(0).astype(int)
    described["encoding"] = articles["encoding"].to_numpy()
    described["arabic_share"] = [_arabic_share(text) for text in texts]
    for name, pattern in _SIGNS.items():
        described[name] = [len(pattern.findall(text)) for text in texts]
    described["n_odd_quotes"] = [sum(map(has_odd_quotes, text.splitlines())) for text in texts]
    described["language"] = [count.language for count in counts]
    described["duplicate_of"] = _duplicates(described["doc_id"].tolist(), texts)
    described["ending"] = [_odd_ending(text) for text in texts]
    described["odd"] = oddities(described)
    return described


class _WordCount(NamedTuple):
    n_words: int
    n_distinct_words: int
    language: str


def _written(found: Cut) -> Iterator[Counter[str]]:
    """Yield how often each word stands in an article as it is written."""
    words = found.tokens.only(found.tokens.is_kind(*WORDS))
    forms = np.array(words.forms, dtype=object)[words.codes]
    bounds = np.searchsorted(found.units.article[words.text_of], np.arange(len(found.texts) + 1))
    for first, last in pairwise(bounds.tolist()):
        yield Counter(forms[first:last].tolist())


def _count_words(written: Counter[str]) -> _WordCount:
    n_words = written.total()
    spellings: set[str] = set()
    languages: Counter[str] = Counter()
    for token, n in written.items():
        spelling, language = _look_up(token)
        spellings.add(spelling)
        languages[language] += n
    del languages[""]
    language, n_listed = max(languages.items(), key=itemgetter(1), default=("", 0))
    if n_listed < max(MIN_FUNCTION_WORD_SHARE * n_words, 1):
        language = "other"
    return _WordCount(n_words, len(spellings), language)


@lru_cache(maxsize=200_000)  # articles repeat their words
def _look_up(token: str) -> tuple[str, str]:
    """Normalized spelling of a token, and the language it is listed under, or ""."""
    return normalize(token), _language_of().get(clean(token), "")


@cache
def _language_of() -> dict[str, str]:
    table = shipped_list("languages.tsv", ("language", "word", "reason"))
    return dict(zip(map(clean, table["word"]), table["language"], strict=True))


def _arabic_share(text: str) -> float:
    n_letters = len(_LETTER.findall(text))
    return len(_ARABIC_LETTER.findall(text)) / n_letters if n_letters else float("nan")


def _duplicates(doc_ids: Sequence[str], texts: Sequence[str]) -> list[str]:
    first: dict[bytes, str] = {}
    originals = [
        first.setdefault(_fingerprint(text), doc_id)
        for doc_id, text in zip(doc_ids, texts, strict=True)
    ]
    return [
        original if original != doc_id else ""
        for doc_id, original in zip(doc_ids, originals, strict=True)
    ]


def _fingerprint(text: str) -> bytes:
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).digest()


def oddities(described: pd.DataFrame, lang: str = "en") -> list[str]:
    """Sentences that say what a researcher should look at in each article, in a language.

    Parameters
    ----------
    described : pandas.DataFrame
        From `describe_corpus`.
    lang : str

    Returns
    -------
    list of str
        One an article; "" if nothing is odd.

    Examples
    --------
    >>> columns = ["doc_id", "outlet", "date", "event", "text", "encoding"]
    >>> articles = pd.DataFrame(
    ...     [["a", "Sama", "", "", "قال إن الســلام", "utf-8"]], columns=columns
    ... )
    >>> oddities(describe_corpus(articles), "ar")[0].split(". ")[1]
    'علامتا تطويل'
    """
    # A byte order mark makes no other encoding.
    families = [encoding.removesuffix("-sig") for encoding in described["encoding"]]
    usual = Counter(families).most_common(1)[0][0] if families else ""
    return [
        " ".join(say(key, lang, **values) for key, values in _oddities_of(row, family, usual))
        for row, family in zip(described.to_dict("records"), families, strict=True)
    ]


def _oddities_of(
    row: dict[Hashable, Any], encoding: str, usual: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    if encoding != usual:
        yield "odd.encoding", {"encoding": encoding, "usual": usual}
    if row["duplicate_of"]:
        yield "odd.duplicate_of", {"doc_id": row["duplicate_of"]}
    if row["n_words"] < MIN_WORDS:
        yield "odd.n_words", {"n": row["n_words"]}
    if row["language"] != "ar":
        yield "odd.language", {"language": row["language"]}
    for column in _ODD_SIGNS:
        if row[column]:
            yield f"odd.{column}", {"n": row[column]}
    if row["ending"]:
        yield f"odd.ending.{row['ending']}", {}


def _odd_ending(text: str) -> str:
    written = text.rstrip()
    if written.endswith(_ELLIPSIS):
        return "ellipsis"
    return "" if written.endswith(_ENDINGS) else "open"
