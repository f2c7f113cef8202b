"""A table of agreement, checked: alpha of each variable, its interval, and what it rests on."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from newslab.charts.columns import display_names, faulty_labels, numbers, texts
from newslab.errors import InputError, check_columns

__all__ = ["Variable", "read_agreement"]

NAME = "agreement"
COUNTS = ("n_units", "n_coders")
VALUES = ("alpha", "ci_low", "ci_high")


@dataclass(frozen=True)
class Variable:
    """What is shown of a variable; alpha and its interval may be NaN."""

    name: str
    level: str
    n_units: int
    n_coders: int
    alpha: float
    ci_low: float
    ci_high: float

    @property
    def has_interval(self) -> bool:
        """Whether there is an interval to draw."""
        return not math.isnan(self.ci_low)


def read_agreement(table: pd.DataFrame, labels: Mapping[str, str] | None = None) -> list[Variable]:
    """Check a table of agreement.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a variable: variable, level, alpha, ci_low, ci_high, n_units, n_coders.
    labels : mapping of str to str, optional

    Raises
    ------
    InputError
        With every fault: no rows, missing columns, a variable twice, counts, alphas or intervals
        that are none.
    """
    check_columns(table, ("variable", "level", *VALUES, *COUNTS), name=NAME, maker=NAME)
    if table.empty:
        raise InputError(NAME, ["the table has no rows"], "Agreement on what?")
    rows = [str(name) for name in table.index]
    keys = texts(table, "variable")
    names = display_names(keys, labels)
    columns = {column: numbers(table, column) for column in (*COUNTS, *VALUES)}
    values = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    faults = list(faulty_labels(names))
    for at, (row, key) in enumerate(zip(rows, keys, strict=True)):
        if not key.strip():
            faults.append(f"row {row}: variable is missing")
        elif key in keys[:at]:
            faults.append(f"row {row}: {key!r} is there already")
        faults += _faulty_values(row, values[at])
    if faults:
        raise InputError(NAME, faults, "One row a variable.")
    return [
        Variable(
            names[key],
            level,
            *(int(found[column]) for column in COUNTS),
            *(found[column] for column in VALUES),
        )
        for key, level, found in zip(keys, texts(table, "level"), values, strict=True)
    ]


def _faulty_values(row: str, values: Mapping[str, float]) -> Iterator[str]:
    for column in COUNTS:
        if not 0 <= values[column] < math.inf:
            yield f"row {row}: {column} is {values[column]}, not a count"
    alpha, low, high = (values[column] for column in VALUES)
    if not (math.isnan(alpha) or -1 <= alpha <= 1):
        yield f"row {row}: alpha is {alpha}, not a number from -1 to 1"
    if math.isnan(low) and math.isnan(high):
        return
    if math.isnan(alpha) or not -1 <= low <= high <= 1:
        yield f"row {row}: {low} to {high} is no interval of alpha {alpha}"
