"""What is wrong with cells of a table beside other cells: intervals, parts, pairs, keys."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from newslab.tables.cells import ROUNDING, Cells
from newslab.tables.declared import Column

__all__ = ["faults_between", "rows_twice"]


def faults_between(cells: Cells) -> Iterator[str]:
    """Say what is wrong with each column beside the one that it is `of`.

    Parameters
    ----------
    cells : Cells
        Whose own faults were asked for.

    Yields
    ------
    str
    """
    for name, column in cells.columns.items():
        if column.kind in ("low", "high"):
            yield from _faulty_interval(cells, name, column)
            continue
        other = cells.partner(column)
        if other is None:
            continue
        if column.kind == "key":
            yield from _same(cells, name, other)
        elif cells.columns[other].kind == "key":
            yield from _unequal(cells, name, other)
        elif column.kind in ("share", "net"):
            yield from _missing(cells, name, other)
        else:
            yield from _beyond(cells, name, other, column)


def rows_twice(cells: Cells, *, pairs: bool) -> Iterator[str]:
    """Say which rows have the keys of a row above.

    Parameters
    ----------
    cells : Cells
    pairs : bool
        Whether the two sides of a row may change places.

    Yields
    ------
    str
    """
    keys = [name for name, column in cells.columns.items() if column.is_key]
    parts = {
        name: cells.codes[name][0] if name in cells.codes else cells.table[name] for name in keys
    }
    if pairs:
        second = next(name for name in keys if cells.columns[name].of)
        first = cells.columns[second].of[0]
        joined = pd.concat([cells.texts[first], cells.texts[second]])
        sides = pd.factorize(joined.to_numpy(dtype=object))[0].reshape(2, -1)
        parts[first], parts[second] = sides.min(axis=0), sides.max(axis=0)
    twice = pd.DataFrame(parts, index=cells.table.index).duplicated().to_numpy()
    listed = [cells.texts.get(name, cells.table[name]) for name in keys]
    yield from cells.rows(
        twice,
        lambda at: (
            ", ".join(
                f"{name} {cell.iloc[at]!r}" if name in cells.texts else f"{name} {cell.iloc[at]}"
                for name, cell in zip(keys, listed, strict=True)
            )
            + " appears twice"
        ),
    )


def _faulty_interval(cells: Cells, name: str, column: Column) -> Iterator[str]:
    """Faults of both ends, told at the lower; at the upper only that it is alone."""
    ends = {c.kind: end for end, c in cells.columns.items() if c.of == column.of}
    if not {"low", "high"} <= set(ends):
        yield f"a column {name!r} without the other end of its interval"
        return
    if column.kind == "high":
        return
    upper, value = ends["high"], cells.partner(column)
    low, high = cells.numbers[name], cells.numbers[upper]
    yield from cells.rows(
        np.isnan(low) != np.isnan(high),
        lambda at: f"{name} is {low[at]:g} and {upper} is {high[at]:g}: one is missing",
    )
    yield from cells.rows(
        low > high, lambda at: f"{name} is {low[at]:g}, above {upper}, {high[at]:g}"
    )
    if value is None:
        return
    values = cells.numbers[value]
    outside = ~((low <= values + ROUNDING) & (values - ROUNDING <= high))
    yield from cells.rows(
        (low <= high) & outside,
        lambda at: f"{value} is {values[at]:g}, outside its interval, {low[at]:g} to {high[at]:g}",
    )


def _same(cells: Cells, name: str, other: str) -> Iterator[str]:
    mine, theirs = (cells.texts[side].to_numpy(dtype=object) for side in (name, other))
    same = np.asarray(mine == theirs, dtype=bool) & (cells.texts[name] != "").to_numpy(dtype=bool)
    yield from cells.rows(same, lambda at: f"{name} is {mine[at]!r}, as {other}")


def _unequal(cells: Cells, name: str, key: str) -> Iterator[str]:
    """Rows whose number is not that of the first row of the same key (and the same event)."""
    values, group = cells.numbers[name], cells.codes[key][0]
    if "event" in cells.codes:
        event, known = cells.codes["event"]
        group = group * (len(known) + 1) + event
    _, first, of_row = np.unique(group, return_index=True, return_inverse=True)
    above, keys = values[first][of_row], cells.texts[key]
    yield from cells.rows(
        (values < above) | (values > above),
        lambda at: f"{name} of {keys.iloc[at]!r} is {values[at]:g}, but {above[at]:g} above",
    )


def _missing(cells: Cells, name: str, whole: str) -> Iterator[str]:
    n = cells.numbers[whole]
    yield from cells.rows(
        np.isnan(cells.numbers[name]) & cells.table[name].isna().to_numpy() & (n > 0),
        lambda at: f"{name} is missing, but {whole} is {n[at]:g}",
    )


def _beyond(cells: Cells, name: str, other: str, column: Column) -> Iterator[str]:
    """Parts above their whole, and ends before their start, or with a start that is nowhere."""
    values, others = cells.numbers[name], cells.numbers[other]
    wrong = values > others
    if column.kind == "offset":
        wrong = (values < others) | ((values >= 0) & (others < 0))
    yield from cells.rows(
        wrong, lambda at: f"{name} is {values[at]:g}, but {other} is {others[at]:g}"
    )
