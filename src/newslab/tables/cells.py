"""The cells of a table as arrays of the kinds of its columns, and which cells are at fault."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from newslab.tables.declared import Column

__all__ = ["ROUNDING", "Cells"]

# Shares and their bounds are computed on different ways.
ROUNDING = 1e-9
# Rows named of each kind of fault; the others are counted.
_MAX_ROWS = 20
_RANGES = {"share": (0.0, 1.0), "net": (-1.0, 1.0), "p": (0.0, 1.0)}
_WHOLE = {"count": "a count", "offset": "an offset"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?", re.ASCII)
_PART = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)


class Cells:
    """Columns of a table, read by their kinds.

    Attributes
    ----------
    columns : dict of str to Column
        What is known of each column, by its name in the table.
    texts, numbers : dict
        Cells of a column, once its faults were asked for: as a series of strings, or as an array
        of floats, NaN for what is missing or is no number.
    codes : dict
        Cells of a column as numbers, and the texts that these stand for.
    """

    def __init__(self, table: pd.DataFrame, columns: Mapping[str, Column]) -> None:
        self.table = table
        self.columns = dict(columns)
        self.texts: dict[str, pd.Series] = {}
        self.numbers: dict[str, np.ndarray] = {}
        self.codes: dict[str, tuple[np.ndarray, np.ndarray]] = {}

    def faults(self) -> Iterator[str]:
        """Read every column, and say which of its cells are not of its kind."""
        for name, column in self.columns.items():
            if column.is_text:
                yield from self._faulty_texts(name, column)
            elif column.kind == "flag":
                yield from self._faulty_flags(name)
            elif column.kind != "code":
                yield from self._faulty_numbers(name, column)

    def partner(self, column: Column) -> str | None:
        """The column that a column is `of`, if the table has it."""
        return next((name for name in column.of if name in self.columns), None)

    def rows(self, wrong: np.ndarray, said: Callable[[int], str]) -> Iterator[str]:
        """Name the first rows at fault, and count the others."""
        at = np.flatnonzero(wrong)
        for position in at[:_MAX_ROWS]:
            yield f"row {self.table.index[position]}: {said(position)}"
        if len(at) > _MAX_ROWS:
            yield f"and {len(at) - _MAX_ROWS:,} more rows like row {self.table.index[at[0]]}"

    def typed(self) -> pd.DataFrame:
        """The table, its columns with the types of their kinds."""
        table = self.table.copy(deep=False)
        for name, texts in self.texts.items():
            table[name] = texts
        for name, values in self.numbers.items():
            is_whole = self.columns[name].kind in _WHOLE and not np.isnan(values).any()
            table[name] = values.astype("int64") if is_whole else values
        return table

    def _faulty_texts(self, name: str, column: Column) -> Iterator[str]:
        cells = self.texts[name] = _as_texts(self.table[name])
        if column.kind not in ("key", "date") and not column.allowed:
            return
        codes, known = self.codes[name] = pd.factorize(cells.to_numpy(dtype=object))
        is_empty = np.array([not text.strip() for text in known], dtype=bool)
        if not column.may_be_empty:
            yield from self.rows(is_empty[codes], lambda _: f"{name} is empty")
        wrong, allowed = np.zeros(len(known), dtype=bool), ""
        if column.kind == "date":
            wrong = np.array([not _is_date(text.strip()) for text in known], dtype=bool)
            allowed = "no date such as 2025-11-07 or 2025-11-07T18:30"
        elif column.allowed:
            wrong = np.array([text not in column.allowed for text in known], dtype=bool)
            allowed = f"not one of {', '.join(map(repr, column.allowed))}"
        wrong &= ~is_empty
        yield from self.rows(wrong[codes], lambda at: f"{name} is {cells.iloc[at]!r}, {allowed}")

    def _faulty_flags(self, name: str) -> Iterator[str]:
        cells = self.table[name]
        if cells.dtype == bool:
            return
        # 1 and 0 are True and False, as some files write them.
        is_flag = cells.isin([True, False]).to_numpy(dtype=bool)
        yield from self.rows(
            ~is_flag, lambda at: f"{name} is {cells.iloc[at]!r}, not True or False"
        )
        self.numbers[name] = cells.where(is_flag, False).to_numpy(dtype=bool)

    def _faulty_numbers(self, name: str, column: Column) -> Iterator[str]:
        cells = self.table[name]
        values = pd.to_numeric(cells, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
        self.numbers[name] = values
        low, high = self._range(column)
        sound = (values >= low - ROUNDING) & (values <= high + ROUNDING) & np.isfinite(values)
        if column.kind in _WHOLE:
            sound &= np.floor(values) == values
            allowed = f"not {_WHOLE[column.kind]}"
        else:
            allowed = "not a number" if np.isinf(low) else f"not from {low:g} to {high:g}"
        if column.may_be_empty:
            sound |= (cells.isna() | (cells.astype(object) == "")).to_numpy(dtype=bool)
        yield from self.rows(~sound, lambda at: f"{name} is {_written(cells.iloc[at])}, {allowed}")

    def _range(self, column: Column) -> tuple[float, float]:
        """From where to where values go; the ends of an interval go as far as its value."""
        if column.kind in _WHOLE:
            # What may be nowhere is at -1.
            return (-1 if column.kind == "offset" and column.may_be_empty else 0), np.inf
        value = self.partner(column) if column.kind in ("low", "high") else None
        kind = self.columns[value].kind if value else column.kind
        return _RANGES.get(kind, (-np.inf, np.inf))


def _as_texts(cells: pd.Series) -> pd.Series:
    if cells.dtype == "str" and not cells.hasnans:
        return cells
    filled = cells.astype(object).where(cells.notna(), "")
    texts = pd.Series([str(cell) for cell in filled], index=cells.index, dtype=object)
    try:
        return texts.astype("str")
    except UnicodeEncodeError:
        # Half a character, as broken files have them, fits into objects only.
        return texts


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
