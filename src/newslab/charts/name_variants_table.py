"""A table of name variants, checked and turned into referents, their names, and outlets."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from newslab.charts.columns import display_names, faulty_labels, numbers, texts
from newslab.errors import InputError, check_columns

__all__ = ["Referent", "Variants", "read_variants"]

NAME = "name_variants"
KEYS = ("doc_id", "outlet", "referent", "name")
COUNTS = ("n", "n_referent")


@dataclass
class Referent:
    """What one thing is called.

    Attributes
    ----------
    label : str
    counts : dict of (str, str) to int
        Occurrences by name and outlet.
    totals : dict of str to int
        Occurrences of all its names by outlet.
    """

    label: str
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """Its names, the commonest in all outlets together first."""
        together: dict[str, int] = {}
        for (name, _), n in self.counts.items():
            together[name] = together.get(name, 0) + n
        return sorted(together, key=lambda name: -together[name])


@dataclass(frozen=True)
class Variants:
    """Referents in the order of the table, and its outlets with their articles."""

    referents: list[Referent]
    outlets: dict[str, str]
    n_articles: dict[str, int]


@dataclass(frozen=True)
class _Row:
    row: str
    doc_id: str
    outlet: str
    referent: str
    name: str
    n: float
    n_referent: float


def read_variants(table: pd.DataFrame, labels: Mapping[str, str] | None = None) -> Variants:
    """Check a table of name variants.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a name used in an article: doc_id, outlet, referent, name, n, n_referent.
    labels : mapping of str to str, optional

    Raises
    ------
    InputError
        With every fault: no rows, missing columns, a name twice in an article, counts that are
        none, or do not sum to those of their referent.
    """
    check_columns(table, (*KEYS, *COUNTS), name=NAME, maker=NAME)
    if table.empty:
        raise InputError(NAME, ["the table has no rows"], "Is anything called by a listed name?")
    keys = [texts(table, column) for column in KEYS]
    counts = [numbers(table, column) for column in COUNTS]
    rows = [_Row(*row) for row in zip(map(str, table.index), *keys, *counts, strict=True)]
    outlets = display_names([row.outlet for row in rows], labels)
    referents = display_names([row.referent for row in rows], labels)
    faults = [*_faulty_rows(rows), *faulty_labels(outlets), *faulty_labels(referents)]
    if faults:
        raise InputError(NAME, faults, "One row a name used in an article.")
    found = {key: Referent(label) for key, label in referents.items()}
    articles: dict[str, set[str]] = {}
    for row in rows:
        referent, cell = found[row.referent], (row.name, row.outlet)
        referent.counts[cell] = referent.counts.get(cell, 0) + int(row.n)
        referent.totals[row.outlet] = referent.totals.get(row.outlet, 0) + int(row.n)
        articles.setdefault(row.outlet, set()).add(row.doc_id)
    return Variants(
        referents=list(found.values()),
        outlets=outlets,
        n_articles={outlet: len(found) for outlet, found in articles.items()},
    )


def _faulty_rows(rows: list[_Row]) -> Iterator[str]:
    seen = set()
    sums: dict[tuple[str, str], float] = {}
    told: dict[tuple[str, str], set[float]] = {}
    for row in rows:
        cell = (row.doc_id, row.referent, row.name)
        if not all(key.strip() for key in (*cell, row.outlet)):
            yield f"row {row.row}: doc_id, outlet, referent or name is missing"
        elif cell in seen:
            yield f"row {row.row}: {row.name!r} in {row.doc_id!r} is there already"
        seen.add(cell)
        for column, n in (("n", row.n), ("n_referent", row.n_referent)):
            if not 0 <= n < math.inf:
                yield f"row {row.row}: {column} is {n}, not a count"
        sums[cell[:2]] = sums.get(cell[:2], 0) + row.n
        told.setdefault(cell[:2], set()).add(row.n_referent)
    for (doc_id, referent), total in sums.items():
        if told[doc_id, referent] != {total} and not math.isnan(total):
            listed = ", ".join(f"{n:g}" for n in sorted(told[doc_id, referent]))
            yield (
                f"{referent!r} in {doc_id!r}: n_referent is {listed}, but its names are "
                f"{total:g}; is a part of the names left out?"
            )
