"""A table of what became of sentences, checked and turned into rows and columns of cells."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from newslab.charts.columns import display_names, faulty_labels, numbers, texts
from newslab.errors import InputError, check_columns

__all__ = ["FATES", "Carried", "Cell", "read_carried"]

COLUMNS = ("doc_id", "sent_id", "text", "carried_by", "outlet", "how", "word_share")
# In the order in which they are counted; "left out" means that it was not found.
FATES = ("verbatim", "changed", "left out")


@dataclass(frozen=True)
class Cell:
    """What became of a sentence in an article, and how many of its words stand there, 0 to 1."""

    how: str
    word_share: float


@dataclass(frozen=True)
class Carried:
    """The sentences of one source, and the articles in which they were looked for.

    Attributes
    ----------
    sentences : dict of str to str
        Text by number, in the order of the source.
    columns : dict of str to str
        Labels by doc_id, in the order of the table.
    cells : dict of (str, str) to Cell
        By sentence and article; each pair is in it.
    """

    source: str
    sentences: dict[str, str]
    columns: dict[str, str]
    cells: dict[tuple[str, str], Cell]

    def counts(self, column: str) -> dict[str, int]:
        """How many sentences an article carries, by `FATES`."""
        found = Counter(self.cells[sentence, column].how for sentence in self.sentences)
        return {fate: found[fate] for fate in FATES}


def read_carried(table: pd.DataFrame, labels: Mapping[str, str] | None = None) -> Carried:
    """Check a table of carried sentences and put it in the order of the source.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a sentence and another article: doc_id (of the source), sent_id, text, carried_by,
        outlet, how ("verbatim", "changed" or "left out"), word_share.
    labels : mapping of str to str, optional
        What to call an article, by its doc_id or by its outlet. The outlet itself by default,
        with the doc_id where several articles are of one outlet.

    Raises
    ------
    InputError
        With every fault: no rows, missing columns, more than one source, a sentence that is there
        twice or not at all for an article, another value of `how`, a share outside 0 to 1, two
        articles with one label.
    """
    check_columns(table, COLUMNS, name="carried", maker="carried_sentences")
    if table.empty:
        raise InputError("carried", ["the table has no rows"], "Is there any other article?")
    rows = _rows(table)
    sources = list(dict.fromkeys(row.doc_id for row in rows))
    if len(sources) > 1:
        raise InputError(
            "carried",
            [f"{len(sources)} sources: {', '.join(map(repr, sources[:20]))}"],
            f"A chart follows one article: table[table['doc_id'] == {sources[0]!r}].",
        )
    columns = _columns(rows, labels or {})
    problems = [*_faulty_rows(rows), *_missing_rows(rows), *faulty_labels(columns)]
    if problems:
        raise InputError("carried", problems, "One row a sentence and article.")
    in_order = sorted(rows, key=lambda row: row.sent_id)
    return Carried(
        source=display_names(sources, labels)[sources[0]],
        sentences={row.sentence: " ".join(row.text.split()) for row in in_order},
        columns=columns,
        cells={(row.sentence, row.carried_by): Cell(row.how, row.word_share) for row in rows},
    )


@dataclass(frozen=True)
class _Row:
    name: str
    doc_id: str
    text: str
    carried_by: str
    outlet: str
    how: str
    sent_id: float
    word_share: float

    @property
    def sentence(self) -> str:
        return f"{self.sent_id:g}"


def _rows(table: pd.DataFrame) -> list[_Row]:
    values = [texts(table, column) for column in ("doc_id", "text", "carried_by", "outlet", "how")]
    shares = [numbers(table, column) for column in ("sent_id", "word_share")]
    index = [str(name) for name in table.index]
    return [_Row(*row) for row in zip(index, *values, *shares, strict=True)]


def _columns(rows: list[_Row], labels: Mapping[str, str]) -> dict[str, str]:
    outlets = {row.carried_by: row.outlet for row in rows}
    n_articles = Counter(outlets.values())
    named = {}
    for doc_id, outlet in outlets.items():
        name = labels.get(doc_id, labels.get(outlet, outlet))
        shared = doc_id not in labels and n_articles[outlet] > 1
        named[doc_id] = f"{name} ({doc_id})" if shared else name
    return display_names(outlets, named)


def _faulty_rows(rows: list[_Row]) -> Iterator[str]:
    seen = set()
    for row in rows:
        pair = (row.sent_id, row.carried_by)
        if not row.carried_by or not math.isfinite(row.sent_id):
            yield f"row {row.name}: sent_id or carried_by is missing"
        elif pair in seen:
            yield f"row {row.name}: sentence {row.sentence} of {row.carried_by!r} is there already"
        seen.add(pair)
        if row.how not in FATES:
            yield f"row {row.name}: how is {row.how!r}, not one of {', '.join(map(repr, FATES))}"
        if not 0 <= row.word_share <= 1:
            yield f"row {row.name}: word_share is {row.word_share}, not a number from 0 to 1"


def _missing_rows(rows: list[_Row]) -> Iterator[str]:
    there = {(row.sentence, row.carried_by) for row in rows}
    for sentence in dict.fromkeys(row.sentence for row in rows):
        for column in dict.fromkeys(row.carried_by for row in rows):
            if (sentence, column) not in there:
                yield f"no row for sentence {sentence} and article {column!r}"
