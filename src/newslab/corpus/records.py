"""Records as columns of text, and every fault found in them."""

import datetime
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

import pandas as pd

from newslab.corpus.dates import read_date
from newslab.errors import InputError
from newslab.resources import shipped_list

Row = tuple[int, dict[str, Any]]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Faults:
    """What is wrong with one input, gathered so that a researcher mends it in one go.

    Parameters
    ----------
    where : str
        The file that is read.
    """

    FILE = 0  # sorts before the rows

    def __init__(self, where: str) -> None:
        self.where = where
        self.hints: list[str] = []
        self._found: list[tuple[float, str]] = []

    def add(self, row: int, sentence: str) -> None:
        """Note a fault of a row, or of the whole file if `row` is `Faults.FILE`."""
        self._found.append((row, f"row {row}: {sentence}" if row else sentence))

    def add_last(self, sentence: str) -> None:
        """Note a fault that belongs to no row."""
        self._found.append((float("inf"), sentence))

    def __bool__(self) -> bool:
        return bool(self._found)

    def raise_if_any(self) -> None:
        """Raise one InputError with all faults, in the order of the rows."""
        if self._found:
            self._found.sort(key=lambda fault: fault[0])
            hint = "\n".join([*self.hints, "Mend this and read again; no article was read."])
            raise InputError(self.where, (sentence for _, sentence in self._found), hint)


class Records(NamedTuple):
    """Cells of a file, column by column, with the row that each came from."""

    rows: list[int]
    cells: dict[str, list[str]]
    missing: list[str]  # required columns that the file lacks
    attrs: dict[str, Any]  # see `read_corpus`


class Layout(NamedTuple):
    """Columns of a kind of file: read, never missing, never empty, and passed over."""

    fields: tuple[str, ...]
    required: tuple[str, ...]
    filled: tuple[str, ...]
    ignored: tuple[str, ...] = ()


def collect(
    rows: Iterable[Row], layout: Layout, *, columns: Mapping[str, str], faults: Faults
) -> Records:
    """Put rows into columns of text; note columns that are missing or doubled, and odd cells.

    Parameters
    ----------
    rows : iterable of (row number, record)
    layout : Layout
    columns : mapping of str to str
        From the name in the file to ours. Names that an export is known by are added to it.
    faults : Faults
        Gets what is wrong.

    Returns
    -------
    Records
        Every field as a string, "" where there was nothing; all but `text` and `file` without
        the white space around them. A lone surrogate, which no file can hold, becomes U+FFFD.
        Columns that are no fields follow, in the order of the file.
    """
    rows = list(rows)
    given = list(dict.fromkeys(name for _, record in rows for name in record))
    columns = _of_export(given) | dict(columns)
    names = Counter(columns.get(name, name) for name in given)
    known = {*layout.fields, *layout.ignored, ""}  # a column without a name is an index
    kept = [name for name in names if name not in known]
    cells: dict[str, list[str]] = {name: [] for name in (*layout.fields, *kept)}
    for number, record in rows:
        renamed = {columns.get(source, source): value for source, value in record.items()}
        for name in layout.fields:
            cells[name].append(_as_text(name, renamed.get(name), number, faults))
        for name in kept:
            cells[name].append(_kept(renamed.get(name)))
    missing = [name for name in layout.required if rows and name not in names]
    for name in missing:
        faults.add(Faults.FILE, f"no column {name!r}")
    if rows:
        for name in columns:
            if name not in given:
                faults.add(Faults.FILE, f"no column {name!r}, which columns= renames")
    elif not faults:
        faults.add(Faults.FILE, "holds no articles")
    note_doubled(names, faults)
    suggested = _suggested([name for name in layout.fields if name not in names], kept, missing)
    if missing:
        faults.hints.append(f"Its columns: {', '.join(map(str, given))}.")
        if suggested:
            faults.hints.append(f"If that is what they hold, read it with columns={suggested}.")
    renamed_ones = {source: ours for source, ours in columns.items() if source in given}
    attrs = {"kept": kept, "renamed": renamed_ones, "suggested": suggested, "made": []}
    return Records([number for number, _ in rows], cells, missing, attrs)


def _names() -> pd.DataFrame:
    return shipped_list("column_names.tsv", ("their", "ours", "source", "reason"))


def _of_export(given: list[str]) -> dict[str, str]:
    """How to rename the columns of an export that has all the names it is known by."""
    for source, rows in _names().query("source != 'common'").groupby("source"):
        if source and set(rows["their"]) <= set(given):
            renamed = dict(zip(rows["their"], rows["ours"], strict=True))
            return {their: ours for their, ours in renamed.items() if ours not in given}
    return {}


def _suggested(lacking: list[str], kept: list[str], missing: list[str]) -> dict[str, str]:
    """Which kept columns may be those that a file lacks."""
    found: dict[str, str] = {}
    listed = _names()
    for ours in lacking:
        # In the order of the list: Arabic and English names, whatever their capitals.
        theirs = listed.loc[listed["ours"] == ours, "their"].map(str.casefold).tolist()
        named = {name.casefold(): name for name in kept if name not in found}
        near = [named[name] for name in [ours, *theirs] if name in named]
        if not near and ours in missing:
            near = [named[name] for name in get_close_matches(ours, list(named), n=1)]
        if near:
            found[near[0]] = ours
    return found


def _kept(value: object) -> str:
    """A cell of a column that newslab does not know, as text."""
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return "" if _is_nothing(value) else mend(_day(value)).strip()


def _is_nothing(value: Any) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _day(value: object) -> str:
    """A value as text; the midnight of a spreadsheet's or a table's date is the day."""
    if isinstance(value, datetime.datetime):
        is_day = value.tzinfo is None and value.time() == datetime.time()
        return (value.date() if is_day else value).isoformat()
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


def _as_text(name: str, value: object, row: int, faults: Faults) -> str:
    if isinstance(value, str):
        return mend(value) if name in ("text", "file") else mend(value).strip()
    if isinstance(value, list | tuple | dict):
        faults.add(row, f"{name!r} holds a {type(value).__name__}, not text")
        return ""
    if _is_nothing(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # a column of numbers with a gap
    if isinstance(value, datetime.date) or (isinstance(value, int) and not isinstance(value, bool)):
        return _day(value)
    faults.add(row, f"{name!r} holds a {type(value).__name__}, not text")
    return ""


def mend(text: str) -> str:
    """The same text with a replacement character for each lone surrogate, which no table holds."""
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def note_doubled(names: Counter[str], faults: Faults) -> None:
    """Note names that more than one column has."""
    for name, n in names.items():
        if n > 1 and name:
            faults.add(Faults.FILE, f"{n} columns are called {name!r}")


def check_cells(records: Records, layout: Layout, faults: Faults) -> None:
    """Note cells that must be filled and are not, doubled doc_ids, and dates that are none."""
    row_of: dict[str, int] = {}
    needed = [name for name in layout.filled if name not in records.missing]
    for index, row in enumerate(records.rows):
        for name in needed:
            if not records.cells[name][index].strip():
                faults.add(row, f"no {name}")
        doc_id = records.cells["doc_id"][index]
        if doc_id and row_of.setdefault(doc_id, row) != row:
            faults.add(row, f"doc_id {doc_id!r} is that of row {row_of[doc_id]} too")
    _read_dates(records, faults)


def _read_dates(records: Records, faults: Faults) -> None:
    """Put dates into ISO 8601; what they were becomes the evidence where none is given."""
    cells = records.cells
    calendars = []
    times = cells.get("time", [""] * len(records.rows))
    for index, (row, written, time) in enumerate(
        zip(records.rows, cells["date"], times, strict=True)
    ):
        calendars.append("")
        if not written:
            continue
        whole = f"{written} {time}" if time and ":" not in written else written
        try:
            iso, calendars[-1] = read_date(whole)
        except ValueError as error:
            faults.add(row, f"date {whole!r} {error}")
            continue
        if iso[:10] != written[:10]:
            cells["date_evidence"][index] = cells["date_evidence"][index] or f'written "{written}"'
        cells["date"][index] = iso
    if "hijri" in calendars:
        cells["calendar"] = calendars
        records.attrs["made"].append("calendar")
