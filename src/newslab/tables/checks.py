"""Whether a table is what it is called: every fault at once, with its row."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from newslab.catalog import say
from newslab.errors import InputError
from newslab.tables.declared import Column, columns_of, is_of_pairs, made_by

__all__ = ["check"]

# Rows named of each kind of fault; the others are counted.
_MAX_ROWS = 20
# Shares and their bounds are computed on different ways.
_ROUNDING = 1e-9
_RANGES = {"share": (0.0, 1.0), "net": (-1.0, 1.0), "p": (0.0, 1.0)}
_TEXTS = ("key", "text", "list", "date")
_WHOLE = ("count", "offset")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?", re.ASCII)
_PART = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)

_Faults: TypeAlias = Iterator[str]


def check(
    table: pd.DataFrame,
    name: str,
    *,
    columns: Iterable[str] | None = None,
    where: str | None = None,
) -> pd.DataFrame:
    """Check a table against the list of all tables, and give its columns their types.

    Parameters
    ----------
    table : pandas.DataFrame
        Rows may be none; columns that are not declared are kept as they are.
    name : str
        Which table it is, by ``resources/columns.tsv``, such as "reuse".
    columns : iterable of str, optional
        The columns that the caller uses: the table must have these, and others are not looked at.
        By default all that such a table must have.
    where : str, optional
        What to call the table in an error. Its name if not given.

    Returns
    -------
    pandas.DataFrame
        The same rows, columns and index. Keys and texts are strings, "" where missing; counts and
        offsets are int64 (float64 where some are missing); shares, intervals and other numbers
        are float64; flags are bool.

    Raises
    ------
    InputError
        With every fault and its row: a missing column, a key that is empty or appears twice, a
        count, share, p, flag, date or offset that is none, a value outside a closed vocabulary, an
        interval that does not hold its value, a part larger than its whole.

    Examples
    --------
    >>> pairs = pd.DataFrame({"doc_a": ["a", "a"], "doc_b": ["b", "a"], "score": [0.5, 1.5]})
    >>> check(pairs, "similarity")
    Traceback (most recent call last):
    ...
    newslab.errors.InputError: similarity: 2 problems
      - row 1: score is 1.5, not from 0 to 1
      - row 1: doc_b is 'a', as doc_a
    One row: two articles, and how much vocabulary they share. Make it with article_similarity().
    """
    where = where or name
    declared, hint = columns_of(name), _hint(name)
    if not isinstance(table, pd.DataFrame):
        raise InputError(where, [f"expected a DataFrame, got {type(table).__name__}"], hint)
    wanted = None if columns is None else list(dict.fromkeys(columns))
    problems = _lacking(table, declared, wanted)
    found = _found(table, declared, wanted)
    checked = _Checked(table, found)
    problems += checked.faults(pairs=is_of_pairs(name))
    if problems:
        raise InputError(where, problems, hint)
    return checked.typed()


def _hint(name: str) -> str:
    row = say(f"table.{name}", "en")
    verbs = " or ".join(f"{verb}()" for verb in made_by(name))
    return f"One row: {row[0].lower()}{row[1:]} Make it with {verbs}."


def _lacking(
    table: pd.DataFrame, declared: Iterable[Column], wanted: list[str] | None
) -> list[str]:
    """Say which columns are missing, and which are there twice."""
    there = [str(name) for name in table.columns]
    if wanted is None:
        lacking = [
            " or ".join(map(repr, column.names))
            for column in declared
            if not column.is_optional and not any(map(column.is_called, there))
        ]
    else:
        lacking = [repr(name) for name in wanted if name not in there]
    twice = table.columns[table.columns.duplicated()].unique()
    problems = [f"the column {name!r} appears twice" for name in twice]
    if lacking:
        problems.append(f"no column {', '.join(lacking)}; it has {', '.join(map(repr, there))}")
    return problems


def _found(
    table: pd.DataFrame, declared: Iterable[Column], wanted: list[str] | None
) -> dict[str, Column]:
    """The columns to look at, by the names that the table gives them."""
    once = [name for name in table.columns if (table.columns == name).sum() == 1]
    names = [str(name) for name in once if wanted is None or name in wanted]
    found: dict[str, Column] = {}
    # An exact name goes before one that continues: own_net before own_*.
    for column in sorted(declared, key=lambda column: "*" in column.name):
        called = [name for name in names if name not in found and column.is_called(name)]
        # Of names that may stand for each other the first counts.
        if "*" not in column.name:
            called = sorted(called, key=column.names.index)[:1]
        found |= dict.fromkeys(called, column)
    return {name: found[name] for name in names if name in found}


class _Checked:
    """The columns of a table as arrays of their kinds, and what is wrong with them."""

    def __init__(self, table: pd.DataFrame, columns: dict[str, Column]) -> None:
        self.table = table
        self.columns = columns
        self.numbers: dict[str, np.ndarray] = {}
        self.texts: dict[str, pd.Series] = {}
        # Texts as numbers, and the texts that these stand for.
        self.codes: dict[str, tuple[np.ndarray, np.ndarray]] = {}

    def faults(self, *, pairs: bool) -> list[str]:
        problems: list[str] = []
        for name, column in self.columns.items():
            problems += self._faulty_cells(name, column)
        for name, column in self.columns.items():
            problems += self._faulty_against(name, column)
        problems += self._twice(pairs=pairs)
        return problems

    def typed(self) -> pd.DataFrame:
        table = self.table.copy(deep=False)
        for name, texts in self.texts.items():
            table[name] = texts
        for name, values in self.numbers.items():
            kind = self.columns[name].kind
            is_whole = kind in _WHOLE and not np.isnan(values).any()
            table[name] = values.astype("int64") if is_whole else values
        return table

    def _rows(self, wrong: np.ndarray, said: Callable[[int], str], what: str) -> _Faults:
        """Name the rows at fault, and count those beyond the first."""
        at = np.flatnonzero(wrong)
        for position in at[:_MAX_ROWS]:
            yield f"row {self.table.index[position]}: {said(position)}"
        if len(at) > _MAX_ROWS:
            yield f"and {len(at) - _MAX_ROWS:,} more rows with such a fault of {what}"

    def _faulty_cells(self, name: str, column: Column) -> _Faults:
        if column.kind in _TEXTS:
            yield from self._faulty_texts(name, column)
        elif column.kind == "flag":
            yield from self._faulty_flags(name)
        elif column.kind != "code":
            yield from self._faulty_numbers(name, column)

    def _faulty_texts(self, name: str, column: Column) -> _Faults:
        texts = self.texts[name] = _as_texts(self.table[name])
        if column.kind not in ("key", "date") and not column.allowed:
            return
        codes, known = pd.factorize(texts.to_numpy(dtype=object))
        self.codes[name] = codes, known
        is_empty = np.array([not text.strip() for text in known], dtype=bool)
        if not column.may_be_empty or (column.is_key and column.is_optional):
            yield from self._rows(is_empty[codes], lambda _: f"{name} is empty", name)
        wrong = np.zeros(len(known), dtype=bool)
        if column.allowed:
            wrong = ~np.isin(known.astype(str), column.allowed)
            allowed = f"not one of {', '.join(map(repr, column.allowed))}"
        if column.kind == "date":
            wrong = np.array([not _is_date(text.strip()) for text in known], dtype=bool)
            allowed = "which is no date such as 2025-11-07 or 2025-11-07T18:30"
        wrong &= ~is_empty
        yield from self._rows(
            wrong[codes], lambda at: f"{name} is {known[codes[at]]!r}, {allowed}", name
        )

    def _faulty_flags(self, name: str) -> _Faults:
        cells = self.table[name]
        if cells.dtype == bool:
            return
        is_flag = cells.isin([True, False]).to_numpy(dtype=bool, na_value=False)
        self.numbers[name] = cells.where(is_flag, False).to_numpy(dtype=bool)
        yield from self._rows(
            ~is_flag, lambda at: f"{name} is {cells.iloc[at]!r}, not True or False", name
        )

    def _faulty_numbers(self, name: str, column: Column) -> _Faults:
        given = self.table[name]
        values = self.numbers[name] = pd.to_numeric(given, errors="coerce").to_numpy(
            dtype=float, na_value=np.nan
        )
        is_missing = np.isnan(values)
        if is_missing.any() and column.may_be_empty:
            is_empty = (given.isna() | (given.astype(object) == "")).to_numpy(dtype=bool)
        else:
            is_empty = np.zeros(len(values), dtype=bool)
        kind = column.kind
        if kind in _WHOLE:
            lowest = -1 if kind == "offset" and column.may_be_empty else 0
            sound = (values >= lowest) & (values < np.inf) & (np.floor(values) == values)
            allowed = "not a count" if kind == "count" else "not an offset"
        else:
            low, high = self._range(column)
            sound = (values >= low - _ROUNDING) & (values <= high + _ROUNDING) & np.isfinite(values)
            allowed = "not a number" if np.isinf(low) else f"not from {low:g} to {high:g}"
        yield from self._rows(
            ~sound & ~is_empty, lambda at: f"{name} is {_written(given.iloc[at])}, {allowed}", name
        )

    def _range(self, column: Column) -> tuple[float, float]:
        """From where to where values go; the ends of an interval go as far as its value."""
        kind = column.kind
        if kind in ("low", "high"):
            value = self._partner(column)
            kind = self.columns[value].kind if value else ""
        return _RANGES.get(kind, (-np.inf, np.inf))

    def _partner(self, column: Column) -> str | None:
        """The column that a column is `of`, if the table has it."""
        return next((name for name in column.of if name in self.columns), None)

    def _faulty_against(self, name: str, column: Column) -> _Faults:
        """What is wrong with a column beside the one that it is `of`."""
        if column.kind == "low":
            yield from self._faulty_interval(name, column)
            return
        other = self._partner(column)
        if column.kind == "high":
            lows = [c for c in self.columns.values() if c.kind == "low" and c.of == column.of]
            if not lows:
                yield f"a column {name!r} without that of the lower end"
        elif other is None or not len(self.table):
            return
        elif column.kind == "key":
            yield from self._same_as(name, other)
        elif column.kind in ("share", "net"):
            values, whole = self.numbers[name], self.numbers[other]
            yield from self._rows(
                np.isnan(values) & self.table[name].isna().to_numpy() & (whole > 0),
                lambda at: f"{name} is missing, but {other} is {whole[at]:g}",
                name,
            )
        elif self.columns[other].kind == "key":
            yield from self._unequal(name, other)
        elif column.kind == "offset":
            values, start = self.numbers[name], self.numbers[other]
            yield from self._rows(
                (values < start) | ((values >= 0) & (start < 0)),
                lambda at: f"{name} is {values[at]:g}, but {other} is {start[at]:g}",
                name,
            )
        elif column.kind == "count":
            part, whole = self.numbers[name], self.numbers[other]
            yield from self._rows(
                part > whole,
                lambda at: f"{name} is {part[at]:g}, but {other} is {whole[at]:g}",
                name,
            )

    def _faulty_interval(self, low_name: str, column: Column) -> _Faults:
        highs = [name for name, c in self.columns.items() if c.kind == "high" and c.of == column.of]
        if not highs:
            yield f"a column {low_name!r} without that of the upper end"
            return
        low, high = self.numbers[low_name], self.numbers[highs[0]]
        has_low, has_high = ~np.isnan(low), ~np.isnan(high)
        yield from self._rows(
            has_low != has_high,
            lambda at: f"{low_name} is {low[at]:g} and {highs[0]} is {high[at]:g}: one is missing",
            low_name,
        )
        both = has_low & has_high
        yield from self._rows(
            both & (low > high),
            lambda at: f"{low_name} is {low[at]:g}, above {highs[0]}, {high[at]:g}",
            low_name,
        )
        value_name = self._partner(column)
        if value_name is None:
            return
        value = self.numbers[value_name]
        inside = (low <= value + _ROUNDING) & (value - _ROUNDING <= high)
        yield from self._rows(
            both & (low <= high) & ~inside,
            lambda at: (
                f"{value_name} {value[at]:g} is not from {low[at]:g} to {high[at]:g}, its interval"
            ),
            value_name,
        )

    def _same_as(self, name: str, other: str) -> _Faults:
        mine, theirs = self.texts[name].to_numpy(object), self.texts[other].to_numpy(object)
        same = (mine == theirs) & (mine != "")
        yield from self._rows(same, lambda at: f"{name} is {mine[at]!r}, as {other}", name)

    def _unequal(self, name: str, key: str) -> _Faults:
        """Rows whose number is not that of the first row of the same key (and the same event)."""
        codes, known = self.codes[key]
        group = codes
        if "event" in self.codes and key != "event":
            group = group * (len(self.codes["event"][1]) + 1) + self.codes["event"][0]
        _, first, of_row = np.unique(group, return_index=True, return_inverse=True)
        values = self.numbers[name]
        firsts = values[first][of_row]
        yield from self._rows(
            (values != firsts) & ~np.isnan(values) & ~np.isnan(firsts),
            lambda at: (
                f"{name} of {known[codes[at]]!r} is {values[at]:g}, but {firsts[at]:g} above"
            ),
            name,
        )

    def _twice(self, *, pairs: bool) -> _Faults:
        """Rows whose keys all stand in a row above."""
        keys = [name for name, column in self.columns.items() if column.is_key]
        needed = [c for c in self.columns.values() if c.is_key and not c.is_optional]
        if not needed or not len(self.table):
            return
        parts = {name: self._as_codes(name) for name in keys}
        if pairs:
            second = next(n for n in keys if self.columns[n].kind == "key" and self.columns[n].of)
            first = self._partner(self.columns[second])
            if first is not None:
                joined = pd.concat([self.texts[first], self.texts[second]])
                codes = pd.factorize(joined.to_numpy(dtype=object))[0].reshape(2, -1)
                parts[first], parts[second] = codes.min(axis=0), codes.max(axis=0)
        twice = pd.DataFrame(parts).duplicated().to_numpy()
        yield from self._rows(
            twice,
            lambda at: (
                ", ".join(f"{name} {self._cell(name, at)}" for name in keys) + " appears twice"
            ),
            "the key",
        )

    def _as_codes(self, name: str) -> np.ndarray:
        if name in self.codes:
            return self.codes[name][0]
        return self.numbers[name] if name in self.numbers else self.table[name].to_numpy()

    def _cell(self, name: str, at: int) -> str:
        return (
            repr(self.texts[name].iloc[at])
            if name in self.texts
            else f"{self._as_codes(name)[at]:g}"
        )


def _as_texts(cells: pd.Series) -> pd.Series:
    if cells.dtype == "str" and not cells.hasnans:
        return cells
    return cells.astype("string").fillna("").astype("str")


def _is_date(date: str) -> bool:
    if _PART.fullmatch(date):
        return True
    try:
        dt.datetime.fromisoformat(date)
    except ValueError:
        return False
    return _DAY.fullmatch(date) is not None


def _written(cell: Any) -> str:
    if isinstance(cell, str):
        return repr(cell)
    return "missing" if pd.isna(cell) else f"{cell:g}"
