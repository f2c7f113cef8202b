"""A table of who speaks, checked and turned into actors, outlets and cells."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from newslab.charts.columns import display_names, faulty_labels, numbers, texts
from newslab.charts.voice_table import faulty_share
from newslab.errors import InputError, check_columns

__all__ = ["OWN", "Cell", "Speakers", "read_speakers"]

COLUMNS = ("outlet", "actor", "n_spans", "n_words", "share", "ci_low", "ci_high")
# The outlet itself, if the table has it.
OWN = "own"


@dataclass(frozen=True)
class Cell:
    """How many spans and words of an outlet are an actor's; the interval may be NaN."""

    n_spans: int
    n_words: int
    share: float
    ci_low: float
    ci_high: float


@dataclass(frozen=True)
class Speakers:
    """Who speaks in which outlet.

    Attributes
    ----------
    actors, outlets : dict of str to str
        Labels by key: the outlet's own voice first, then the largest shares of all outlets
        together; outlets in the order of the table.
    n_words : dict of str to int
        Words of each outlet, where the table lets one tell.
    cells : dict of (str, str) to Cell
        By actor and outlet; who is absent has none.
    """

    actors: dict[str, str]
    outlets: dict[str, str]
    n_words: dict[str, int]
    cells: dict[tuple[str, str], Cell]


def read_speakers(
    table: pd.DataFrame, labels: Mapping[str, str] | None = None, *, own: str
) -> Speakers:
    """Check a table of who speaks.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an outlet and actor: outlet, actor, n_spans, n_words, share, ci_low, ci_high.
    labels : mapping of str to str, optional
    own : str
        What to call the outlet's own voice.

    Raises
    ------
    InputError
        With every fault: no rows, missing columns, an actor twice in an outlet, counts, shares or
        intervals that are none.
    """
    check_columns(table, COLUMNS, name="who_speaks", maker="who_speaks")
    if table.empty:
        raise InputError("who_speaks", ["the table has no rows"], "Does any article quote anyone?")
    rows = _rows(table)
    problems = list(_faulty_rows(rows))
    named = {OWN: own, **(labels or {})}
    actors = display_names([row.actor for row in rows], named)
    outlets = display_names([row.outlet for row in rows], named)
    problems += [*faulty_labels(actors), *faulty_labels(outlets)]
    if problems:
        raise InputError("who_speaks", problems, "One row an outlet and actor.")
    together = dict.fromkeys(actors, 0.0)
    for row in rows:
        together[row.actor] += row.share
    in_order = sorted(actors, key=lambda actor: (actor != OWN, -together[actor]))
    return Speakers(
        actors={actor: actors[actor] for actor in in_order},
        outlets=outlets,
        n_words=_words(rows),
        cells={(row.actor, row.outlet): row.cell() for row in rows if row.n_words},
    )


@dataclass(frozen=True)
class _Row:
    name: str
    outlet: str
    actor: str
    n_spans: float
    n_words: float
    share: float
    ci_low: float
    ci_high: float

    def cell(self) -> Cell:
        return Cell(int(self.n_spans), int(self.n_words), self.share, self.ci_low, self.ci_high)


def _rows(table: pd.DataFrame) -> list[_Row]:
    keys = [texts(table, column) for column in COLUMNS[:2]]
    values = [numbers(table, column) for column in COLUMNS[2:]]
    index = [str(name) for name in table.index]
    return [_Row(*row) for row in zip(index, *keys, *values, strict=True)]


def _words(rows: list[_Row]) -> dict[str, int]:
    """Words of each outlet, from its largest share: there rounding matters least."""
    words = {}
    for row in sorted(rows, key=lambda row: row.share):
        if row.share:
            words[row.outlet] = round(row.n_words / row.share)
    return words


def _faulty_rows(rows: list[_Row]) -> Iterator[str]:
    seen = set()
    for row in rows:
        if not row.outlet.strip() or not row.actor.strip():
            yield f"row {row.name}: outlet or actor is missing"
        elif (row.outlet, row.actor) in seen:
            yield f"row {row.name}: {row.actor!r} of {row.outlet!r} is there already"
        seen.add((row.outlet, row.actor))
        for column in ("n_spans", "n_words"):
            if not 0 <= getattr(row, column) < math.inf:
                yield f"row {row.name}: {column} is {getattr(row, column)}, not a count"
        yield from faulty_share(row.name, row.share, row.ci_low, row.ci_high)
        if (row.n_words > 0) != (row.share > 0):
            yield f"row {row.name}: {row.n_words:g} words are a share of {row.share}"
