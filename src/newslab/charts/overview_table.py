"""A description of a corpus, checked and turned into rows of articles."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from newslab.charts.columns import display_names, faulty_labels, numbers, texts
from newslab.errors import InputError, check_columns

__all__ = ["Article", "read_overview"]

NAME, MAKER = "described", "describe_corpus"
COLUMNS = ("doc_id", "outlet", "date", "event", "n_words", "odd")


@dataclass(frozen=True)
class Article:
    """What is shown of an article; date, event and oddities may be empty."""

    name: str
    outlet: str
    date: str
    event: str
    n_words: int
    odd: str


def read_overview(table: pd.DataFrame, labels: Mapping[str, str] | None = None) -> list[Article]:
    """Check a description of articles.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an article: doc_id, outlet, date, event, n_words, odd.
    labels : mapping of str to str, optional

    Raises
    ------
    InputError
        With every fault: no rows, missing columns, an article twice, a number of words that is
        none.
    """
    check_columns(table, COLUMNS, name=NAME, maker=MAKER)
    if table.empty:
        raise InputError(NAME, ["the table has no rows"], "Are there articles in the corpus?")
    columns = {column: texts(table, column) for column in COLUMNS if column != "n_words"}
    n_words = numbers(table, "n_words")
    names = display_names(columns["doc_id"], labels)
    outlets = display_names(columns["outlet"], labels)
    events = display_names(columns["event"], labels)
    faults = [*_faulty_rows(table, columns, n_words), *faulty_labels(names)]
    faults += faulty_labels({outlet: name for outlet, name in outlets.items() if outlet.strip()})
    if faults:
        raise InputError(NAME, faults, "One row an article.")
    return [
        Article(names[doc_id], outlets[outlet], date.strip(), events[event], int(n), odd.strip())
        for doc_id, outlet, date, event, odd, n in zip(*columns.values(), n_words, strict=True)
    ]


def _faulty_rows(
    table: pd.DataFrame, columns: Mapping[str, list[str]], n_words: list[float]
) -> Iterator[str]:
    seen = set()
    rows = zip(table.index, columns["doc_id"], columns["outlet"], n_words, strict=True)
    for row, doc_id, outlet, n in rows:
        if not doc_id.strip() or not outlet.strip():
            yield f"row {row}: doc_id or outlet is missing"
        elif doc_id in seen:
            yield f"row {row}: {doc_id!r} is there already"
        seen.add(doc_id)
        if not 0 <= n < math.inf:
            yield f"row {row}: n_words is {n}, not a count"
