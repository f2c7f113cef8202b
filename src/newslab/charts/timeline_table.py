"""Articles and when they appeared, as far as their dates are known."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from newslab.charts.columns import display_names, faulty_labels, texts
from newslab.errors import InputError, check_columns

__all__ = ["Article", "read_timeline"]

NAME, MAKER = "articles", "read_corpus"
COLUMNS = ("outlet", "date", "headline")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?", re.ASCII)
PART = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)


@dataclass(frozen=True)
class Article:
    """An article on a timeline.

    Attributes
    ----------
    when : datetime.datetime or None
        In UTC if the table gives a zone; None without a full date.
    known : str
        What is known of a date that is not full: a year, or year and month.
    has_zone : bool
    """

    outlet: str
    headline: str
    when: dt.datetime | None
    known: str = ""
    has_zone: bool = False


def read_timeline(table: pd.DataFrame, labels: Mapping[str, str] | None = None) -> list[Article]:
    """Check a table of articles: those with a full date in order, then those without one.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an article: outlet, date (ISO 8601, may be empty or end after the month),
        headline (may be empty).
    labels : mapping of str to str, optional

    Raises
    ------
    InputError
        With every fault: no rows, missing columns, an article without an outlet, a date that is
        none.
    """
    check_columns(table, COLUMNS, name=NAME, maker=MAKER)
    if table.empty:
        raise InputError(NAME, ["the table has no rows"], "Are there articles in the corpus?")
    columns = [texts(table, column) for column in COLUMNS]
    outlets = display_names(columns[0], labels)
    faults = [
        *_faulty_rows([str(row) for row in table.index], columns),
        *faulty_labels({key: name for key, name in outlets.items() if key.strip()}),
    ]
    if faults:
        advice = 'One row an article; dates such as "2025-11-07" or "2025-11-07T18:30", or empty.'
        raise InputError(NAME, faults, advice)
    articles = [
        _article(outlets[outlet], date.strip(), " ".join(headline.split()))
        for outlet, date, headline in zip(*columns, strict=True)
    ]
    dated = sorted(
        ((article.when, at, article) for at, article in enumerate(articles) if article.when),
        key=lambda found: found[:2],
    )
    return [article for *_, article in dated] + [a for a in articles if a.when is None]


def _article(outlet: str, date: str, headline: str) -> Article:
    if not DAY.fullmatch(date):
        return Article(outlet, headline, None, known=date)
    when = dt.datetime.fromisoformat(date)
    if when.tzinfo is None:
        return Article(outlet, headline, when)
    in_utc = when.astimezone(dt.UTC).replace(tzinfo=None)
    return Article(outlet, headline, in_utc, has_zone=True)


def _faulty_rows(rows: list[str], columns: list[list[str]]) -> Iterator[str]:
    for row, outlet, date in zip(rows, *columns[:2], strict=True):
        if not outlet.strip():
            yield f"row {row}: outlet is missing"
        if not _is_date(date.strip()):
            yield f"row {row}: date is {date!r}, which is no date"


def _is_date(date: str) -> bool:
    if not date or PART.fullmatch(date):
        return True
    try:
        dt.datetime.fromisoformat(date)
    except ValueError:
        return False
    return DAY.fullmatch(date) is not None
