"""A table of pairs, checked and turned into what a matrix of cells needs."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from newslab.charts.columns import display_names, faulty_labels, numbers, texts
from newslab.charts.wording import Noun
from newslab.errors import InputError, check_columns

__all__ = ["Pair", "Pairs", "read_pairs"]

SHARES = ("score", "ci_low", "ci_high")
COUNTS = ("n_a", "n_b")


@dataclass(frozen=True)
class Pair:
    """One cell: the places of its two names in `Pairs.names`, its score and its interval."""

    first: int
    second: int
    score: float
    interval: tuple[float, float] | None


@dataclass(frozen=True)
class Pairs:
    """Labels in the order in which their keys first appear, their words, and the cells."""

    noun: Noun
    names: list[str]
    n_words: list[int | None]
    cells: list[Pair]


def read_pairs(table: pd.DataFrame, labels: Mapping[str, str] | None = None) -> Pairs:
    """Check a table of pairs and put it in the order of the chart.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a pair: doc_a and doc_b, or outlet_a and outlet_b; score; optional ci_low and
        ci_high, n_a and n_b.
    labels : mapping of str to str, optional
        What to call a document or an outlet.

    Raises
    ------
    InputError
        With every fault: no rows, missing columns, a pair that is there twice or that pairs a name
        with itself, scores or intervals outside 0 to 1, two counts for one name, two names with
        one label.

    Examples
    --------
    >>> table = pd.DataFrame({"doc_a": ["000"], "doc_b": ["001"], "score": [0.45]})
    >>> pairs = read_pairs(table, {"000": "سما"})
    >>> pairs.names, pairs.cells
    (['سما', '001'], [Pair(first=0, second=1, score=0.45, interval=None)])
    """
    is_of_outlets = isinstance(table, pd.DataFrame) and "doc_a" not in table and "outlet_a" in table
    keys = ("outlet_a", "outlet_b") if is_of_outlets else ("doc_a", "doc_b")
    maker = "outlet_overlap" if is_of_outlets else "article_similarity"
    check_columns(table, [*keys, "score"], name="pairs", maker=maker)
    if table.empty:
        raise InputError("pairs", ["the table has no rows"], "A chart needs at least one pair.")
    rows = _rows(table, keys)
    names = display_names((key for row in rows for key in (row.a, row.b)), labels)
    problems = [
        f"a column {one!r} without {other!r}"
        for pair in (("ci_low", "ci_high"), ("n_a", "n_b"))
        for one, other in (pair, pair[::-1])
        if one in table and other not in table
    ]
    problems += [*_faulty_rows(rows), *_faulty_counts(rows), *faulty_labels(names)]
    if problems:
        raise InputError("pairs", problems, "One row a pair, in either order; scores from 0 to 1.")
    place = {key: position for position, key in enumerate(names)}
    counts = {key: n for row in rows for key, n in row.counts()}
    return Pairs(
        noun="outlet" if is_of_outlets else "article",
        names=list(names.values()),
        n_words=[int(counts[key]) if key in counts else None for key in names],
        cells=[
            Pair(
                first=min(place[row.a], place[row.b]),
                second=max(place[row.a], place[row.b]),
                score=row.score,
                interval=row.interval,
            )
            for row in rows
        ],
    )


@dataclass(frozen=True)
class _Row:
    name: str
    a: str
    b: str
    score: float
    ci_low: float
    ci_high: float
    n_a: float
    n_b: float

    @property
    def interval(self) -> tuple[float, float] | None:
        ends = (self.ci_low, self.ci_high)
        return None if any(map(math.isnan, ends)) else ends

    def counts(self) -> list[tuple[str, float]]:
        both = [(self.a, self.n_a), (self.b, self.n_b)]
        return [(key, n) for key, n in both if not math.isnan(n)]


def _rows(table: pd.DataFrame, keys: tuple[str, str]) -> list[_Row]:
    """Rows with NaN for a column that is not there, and for what is not a number."""
    names = [texts(table, key) for key in keys]
    values = [
        numbers(table, column) if column in table else [math.nan] * len(table)
        for column in (*SHARES, *COUNTS)
    ]
    index = [str(name) for name in table.index]
    return [_Row(*row) for row in zip(index, *names, *values, strict=True)]


def _faulty_rows(rows: list[_Row]) -> Iterator[str]:
    seen = set()
    for row in rows:
        pair = frozenset((row.a, row.b))
        if "" in pair:
            yield f"row {row.name}: a name is missing"
        elif row.a == row.b:
            yield f"row {row.name}: {row.a!r} is paired with itself"
        elif pair in seen:
            yield f"row {row.name}: the pair {row.a!r} and {row.b!r} is there already"
        seen.add(pair)
        if not 0 <= row.score <= 1:
            yield f"row {row.name}: score is {row.score}, not a number from 0 to 1"
        if row.interval and not 0 <= row.ci_low <= row.ci_high <= 1:
            yield f"row {row.name}: the interval {row.interval} is not from low to high in 0 to 1"
        if not all(0 <= n < math.inf for _, n in row.counts()):
            yield f"row {row.name}: a count of words is below 0 or infinite"


def _faulty_counts(rows: list[_Row]) -> Iterator[str]:
    counts: dict[str, set[float]] = {}
    for row in rows:
        for key, n in row.counts():
            counts.setdefault(key, set()).add(n)
    for key, different in counts.items():
        if len(different) > 1:
            listed = ", ".join(f"{n:g}" for n in sorted(different))
            yield f"{key!r} has more than one count of words: {listed}"
