"""A table of shares of words, checked and turned into what a matrix of rows and columns needs."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from newslab.charts.columns import display_names, faulty_labels, numbers, texts
from newslab.charts.wording import Noun
from newslab.errors import InputError, check_columns

__all__ = ["Share", "Shares", "read_shares"]

NUMBERS = ("n_words_a", "n_shared", "share", "ci_low", "ci_high", "n_articles_a")
UNITS = ("articles", "sentences")


@dataclass(frozen=True)
class Share:
    """One cell: how many of the words of a row, and which share of them, from 0 to 1."""

    n_shared: int
    share: float
    interval: tuple[float, float] | None


@dataclass(frozen=True)
class Shares:
    """Labels of rows and columns by key in the order of the table, and what the cells hold.

    Attributes
    ----------
    n_words, n_articles : dict of str to int
        Of each row.
    cells : dict of (str, str) to Share
        By the keys of the row and the column; pairs without a share are not in it.
    ci_units : tuple of str
        What was resampled for the intervals: articles, sentences, both, or nothing.
    key_columns : tuple of str
        Columns of the table that hold the keys of rows and of columns.
    """

    noun: Noun
    rows: dict[str, str]
    columns: dict[str, str]
    n_words: dict[str, int]
    n_articles: dict[str, int]
    cells: dict[tuple[str, str], Share]
    ci_units: tuple[str, ...]
    key_columns: tuple[str, str]


def read_shares(table: pd.DataFrame, labels: Mapping[str, str] | None = None) -> Shares:
    """Check a table of shares and put it in the order of the chart.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an ordered pair: outlet_a and outlet_b, or doc_a and doc_b; n_words_a, n_shared,
        share, ci_low, ci_high, n_articles_a, ci_unit.
    labels : mapping of str to str, optional
        What to call an outlet or a document.

    Raises
    ------
    InputError
        With every fault: no rows, missing columns, a pair that is there twice or that pairs a name
        with itself, shares or intervals outside 0 to 1, two counts for one name, two names with
        one label.
    """
    is_of_articles = (
        isinstance(table, pd.DataFrame) and "outlet_a" not in table and "doc_a" in table
    )
    keys = ("doc_a", "doc_b") if is_of_articles else ("outlet_a", "outlet_b")
    check_columns(table, [*keys, *NUMBERS, "ci_unit"], name="shares", maker="reuse_share")
    if table.empty:
        raise InputError("shares", ["the table has no rows"], "A chart needs at least one pair.")
    rows = _rows(table, keys)
    names = display_names((key for row in rows for key in (row.a, row.b)), labels)
    problems = [*_faulty_rows(rows), *_faulty_counts(rows), *faulty_labels(names)]
    if problems:
        raise InputError("shares", problems, "One row an ordered pair; shares from 0 to 1.")
    told = [row for row in rows if not math.isnan(row.share)]
    if not told:
        raise InputError("shares", ["no pair has a share"], "Check that the articles have text.")
    return Shares(
        noun="article" if is_of_articles else "outlet",
        rows={key: name for key, name in names.items() if any(row.a == key for row in rows)},
        columns={key: name for key, name in names.items() if any(row.b == key for row in rows)},
        n_words={row.a: int(row.n_words) for row in rows},
        n_articles={row.a: int(row.n_articles) for row in rows},
        cells={(row.a, row.b): Share(int(row.n_shared), row.share, row.interval) for row in told},
        ci_units=tuple(unit for unit in UNITS if any(row.resampled(unit) for row in told)),
        key_columns=keys,
    )


@dataclass(frozen=True)
class _Row:
    name: str
    a: str
    b: str
    ci_unit: str
    n_words: float
    n_shared: float
    share: float
    ci_low: float
    ci_high: float
    n_articles: float

    @property
    def interval(self) -> tuple[float, float] | None:
        ends = (self.ci_low, self.ci_high)
        return None if any(map(math.isnan, ends)) else ends

    def resampled(self, unit: str) -> bool:
        return self.interval is not None and self.ci_unit == unit


def _rows(table: pd.DataFrame, keys: tuple[str, str]) -> list[_Row]:
    names = [texts(table, column) for column in (*keys, "ci_unit")]
    values = [numbers(table, column) for column in NUMBERS]
    index = [str(name) for name in table.index]
    return [_Row(*row) for row in zip(index, *names, *values, strict=True)]


def _faulty_rows(rows: list[_Row]) -> Iterator[str]:
    seen = set()
    for row in rows:
        pair = (row.a, row.b)
        if "" in pair:
            yield f"row {row.name}: a name is missing"
        elif row.a == row.b:
            yield f"row {row.name}: {row.a!r} is paired with itself"
        elif pair in seen:
            yield f"row {row.name}: the pair {row.a!r} and {row.b!r} is there already"
        seen.add(pair)
        counts = (row.n_words, row.n_shared, row.n_articles)
        if not all(0 <= n < math.inf for n in counts):
            yield f"row {row.name}: a count is missing, below 0 or infinite"
        # Of no words there is no share.
        if not 0 <= row.share <= 1 and not (math.isnan(row.share) and row.n_words == 0):
            yield f"row {row.name}: share is {row.share}, not a number from 0 to 1"
        if row.interval and not 0 <= row.ci_low <= row.ci_high <= 1:
            yield f"row {row.name}: the interval {row.interval} is not from low to high in 0 to 1"


def _faulty_counts(rows: list[_Row]) -> Iterator[str]:
    for column, what in (("n_words", "words"), ("n_articles", "articles")):
        counts: dict[str, set[float]] = {}
        for row in rows:
            counts.setdefault(row.a, set()).add(getattr(row, column))
        for key, different in counts.items():
            if len(different) > 1:
                listed = ", ".join(f"{n:g}" for n in sorted(different))
                yield f"{key!r} has more than one count of {what}: {listed}"
