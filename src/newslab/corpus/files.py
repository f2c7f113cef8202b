"""Records out of tables, CSV, JSON, JSON Lines, Excel and Parquet files."""

import csv
import gzip
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import pandas as pd

from newslab.corpus.decode import decode, mixed_lines
from newslab.corpus.records import Faults, Row, note_doubled
from newslab.errors import InputError

_ESCAPED = re.compile("[\udc80-\udcff]")  # a byte that is not UTF-8


def read_text(path: Path) -> tuple[str, str]:
    """Decode a whole file; the fault, if any, names the file.

    A file of two encodings is read as UTF-8, with a surrogate for each byte that is not: the rows
    that hold one are known only when the rows are (see `csv_rows`).
    """
    data = path.read_bytes()
    if mixed_lines(data):
        return data.decode("utf-8", errors="surrogateescape"), "utf-8"
    try:
        return decode(data)
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
        note_doubled(Counter(header), faults)
        for number, cells in enumerate(reader, start=2):
            if cells and len(cells) != len(header):
                faults.add(number, f"{len(cells)} cells where the header has {len(header)}")
            elif bad := [cell for cell in cells if _ESCAPED.search(cell)]:
                faults.add(number, f"is not UTF-8, as other rows are{_reads_as(bad)}")
            elif cells:
                yield number, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        faults.add(number + 1, f"cannot be read as CSV: {error}")
    finally:
        csv.field_size_limit(usual_limit)


def _reads_as(cells: list[str]) -> str:
    """The encoding that the cells of a row are in, where they show it."""
    try:
        _, encoding = decode(" ".join(cells).encode("utf-8", errors="surrogateescape"))
    except InputError:
        return ""
    return f", but {encoding}"


def json_rows(text: str, faults: Faults) -> Iterator[Row]:
    """Rows of a JSON file: a list of records, or an object with one under ``articles``."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        faults.add(Faults.FILE, f"cannot be read as JSON: {error}")
        return
    records = given.get("articles") if isinstance(given, dict) else given
    if not isinstance(records, list):
        faults.add(Faults.FILE, "holds neither a list of records nor one under 'articles'")
        return
    for number, record in enumerate(records, start=1):
        if isinstance(record, dict):
            yield number, _flat(record)
        else:
            faults.add(number, f"a {type(record).__name__} where an object is needed")


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    """A record with what its objects hold: ``source.name``."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, dict):
            flat |= {f"{name}.{inner}": held for inner, held in value.items()}
        else:
            flat[name] = value
    return flat


def excel_rows(path: Path, faults: Faults) -> Iterator[Row]:
    """Rows of the first sheet of a workbook; the header is row 1."""
    try:
        table = pd.read_excel(path, dtype=object, na_filter=False)
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        faults.add(Faults.FILE, f"cannot be read as a workbook: {error}")
        return
    for number, record in table_rows(table, first=2):
        if any(value not in ("", None) for value in record.values()):
            yield number, record


def table_rows(table: pd.DataFrame, first: int = 1) -> Iterator[Row]:
    """Rows of a table, counted from `first`."""
    named = table.set_axis([str(name).strip() for name in table.columns], axis="columns")
    for number, record in enumerate(named.to_dict("records"), start=first):
        yield number, {str(name): value for name, value in record.items()}


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
                    yield number, _flat(record)
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
