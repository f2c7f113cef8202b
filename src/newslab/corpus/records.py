"""Records out of CSV, JSON Lines and Parquet files, and every fault found in them."""

import csv
import datetime
import gzip
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from newslab.corpus.decode import decode
from newslab.errors import InputError

Row = tuple[int, dict[str, Any]]

_ISO_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?"
)
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
    cells: dict[str, list[Any]]
    missing: list[str]  # required columns that the file lacks


def read_text(path: Path) -> tuple[str, str]:
    """Decode a whole file; the fault, if any, names the file."""
    try:
        return decode(path.read_bytes())
    except InputError as error:
        raise InputError(str(path), error.problems, error.hint) from error


def csv_rows(text: str, faults: Faults) -> Iterator[Row]:
    """Rows of a CSV file; the header is row 1, and a row may span lines.

    The separator is the comma, semicolon or tab that the header has most of: which one a
    spreadsheet program writes depends on its locale.
    """
    header_line = text.partition("\n")[0]
    separator = max(",;\t", key=header_line.count)
    usual_limit = csv.field_size_limit(sys.maxsize)  # articles are longer than the usual 131,072
    number = 1
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        header = [name.strip() for name in next(reader, [])]
        _note_doubled(Counter(header), faults)
        for number, cells in enumerate(reader, start=2):
            if cells and len(cells) != len(header):
                faults.add(number, f"{len(cells)} cells where the header has {len(header)}")
            elif cells:
                yield number, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        faults.add(number + 1, f"cannot be read as CSV: {error}")
    finally:
        csv.field_size_limit(usual_limit)


def jsonl_rows(path: Path, faults: Faults) -> Iterator[Row]:
    """Rows of a JSON Lines file, gzipped if its name ends in .gz; the first line is row 1."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if not line.strip():
                    continue
                try:
                    record = json.loads(line)
                except (ValueError, RecursionError) as error:
                    faults.add(number, f"cannot be read as JSON: {error}")
                    continue
                if isinstance(record, dict):
                    yield number, record
                else:
                    faults.add(number, f"a {type(record).__name__} where an object is needed")
    except (OSError, EOFError) as error:
        faults.add_last(f"cannot be read to its end: {error}")


def parquet_rows(path: Path, faults: Faults) -> Iterator[Row]:
    """Rows of a Parquet file; the first is row 1."""
    try:
        parquet = import_module("pyarrow.parquet")
    except ImportError as error:
        message = f"{path}: reading Parquet needs pyarrow: pip install 'newslab[parquet]'"
        raise ImportError(message) from error
    number = 0
    try:
        for batch in parquet.ParquetFile(path).iter_batches():
            for record in batch.to_pylist():
                number += 1
                yield number, record
    except (OSError, ValueError) as error:
        faults.add_last(f"cannot be read as Parquet: {error}")


class Layout(NamedTuple):
    """Columns of a kind of file: read, never missing, never empty, and passed over."""

    fields: tuple[str, ...]
    required: tuple[str, ...]
    filled: tuple[str, ...]
    ignored: tuple[str, ...] = ()


def collect(
    rows: Iterable[Row],
    layout: Layout,
    *,
    columns: Mapping[str, str],
    keep: Collection[str],
    faults: Faults,
) -> Records:
    """Put rows into columns; note columns that are unknown, missing or doubled, and odd cells.

    Parameters
    ----------
    rows : iterable of (row number, record)
    layout : Layout
    columns : mapping of str to str
        From the name in the file to one of `layout.fields` or `keep`.
    keep : collection of str
        Columns to carry along; a cell that is no text stays what it is.
    faults : Faults
        Gets what is wrong.

    Returns
    -------
    Records
        Every field as a string, "" where there was nothing; all but `text` and `file` without
        the white space around them. A lone surrogate, which no file can hold, becomes U+FFFD.
    """
    numbers: list[int] = []
    cells: dict[str, list[Any]] = {name: [] for name in (*layout.fields, *keep)}
    sources: dict[str, None] = {}
    for number, record in rows:
        sources.update(dict.fromkeys(record))
        renamed = {columns.get(source, source): value for source, value in record.items()}
        numbers.append(number)
        for name in layout.fields:
            cells[name].append(_as_text(name, renamed.get(name), number, faults))
        for name in keep:
            value = renamed.get(name)
            cells[name].append(mend(value) if isinstance(value, str) else value)
    if not numbers and not faults:
        faults.add(Faults.FILE, "holds no articles")
    names = Counter(columns.get(source, source) for source in sources)
    missing = [name for name in layout.required if numbers and name not in names]
    if numbers:
        absent = [*missing, *(name for name in keep if name not in names)]
        absent += [source for source in columns if source not in sources]
        for name in absent:
            faults.add(Faults.FILE, f"no column {name!r}")
        _check_names(names, layout, keep, faults)
    return Records(numbers, cells, missing)


def _as_text(name: str, value: object, row: int, faults: Faults) -> str:
    match value:
        case None:
            return ""
        case str():
            return mend(value) if name in ("text", "file") else mend(value).strip()
        case datetime.date():
            return value.isoformat()
        case int() if not isinstance(value, bool):
            return str(value)
    faults.add(row, f"{name!r} holds a {type(value).__name__}, not text")
    return ""


def mend(text: str) -> str:
    """The same text with a replacement character for each lone surrogate, which no table holds."""
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _check_names(
    names: Counter[str], layout: Layout, keep: Collection[str], faults: Faults
) -> None:
    known = {*layout.fields, *layout.ignored, *keep}
    unknown = [name for name in names if name not in known]
    for name in unknown:
        faults.add(Faults.FILE, f"unknown column {name!r}")
    _note_doubled(names, faults)
    if unknown:
        faults.hints += [
            f"Columns: {', '.join(layout.fields)}.",
            f"Rename one with columns={{{unknown[0]!r}: 'headline'}},"
            f" or carry it along with keep=[{unknown[0]!r}].",
        ]


def _note_doubled(names: Counter[str], faults: Faults) -> None:
    for name, n in names.items():
        if n > 1:
            faults.add(Faults.FILE, f"{n} columns are called {name!r}")


def check_cells(records: Records, layout: Layout, faults: Faults) -> None:
    """Note cells that must be filled and are not, doubled doc_ids, and dates that are none."""
    row_of: dict[str, int] = {}
    needed = [name for name in layout.filled if name not in records.missing]
    for index, row in enumerate(records.rows):
        for name in needed:
            if not records.cells[name][index].strip():
                faults.add(row, f"no {name}")
        doc_id, date = records.cells["doc_id"][index], records.cells["date"][index]
        if doc_id and row_of.setdefault(doc_id, row) != row:
            faults.add(row, f"doc_id {doc_id!r} is that of row {row_of[doc_id]} too")
        if date and not is_iso_date(date):
            faults.add(row, f"date {date!r} is not a date such as 2025-11-07 or 2025-11-07T18:30")


def is_iso_date(text: str) -> bool:
    """Whether `text` is an ISO 8601 date, or date and time, with hyphens and colons."""
    if not _ISO_DATE.fullmatch(text):
        return False
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
