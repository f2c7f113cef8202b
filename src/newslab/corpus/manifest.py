"""A folder of text files and its manifest, the table that says what each file is."""

import csv
import hashlib
import io
import os
import re
import warnings
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import NamedTuple

from newslab.corpus.dates import is_iso_date
from newslab.corpus.decode import decode
from newslab.corpus.files import csv_rows, read_text
from newslab.corpus.parts import find_parts
from newslab.corpus.records import Faults, Layout, Records, Row, check_cells, collect
from newslab.errors import InputError

MANIFEST = "articles.csv"
_COLUMNS = (
    "doc_id",
    "file",
    "outlet",
    "outlet_evidence",
    "date",
    "date_evidence",
    "event",
    "sha256",
    "note",
)
_FILLED = ("doc_id", "file", "outlet")
_LAYOUT = Layout(
    fields=(*_COLUMNS, "headline", "credit"),
    required=_FILLED,
    filled=_FILLED,
    ignored=("text", "path", "encoding", "n_words"),
)
_ISO_DAY = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_DRAFT_NOTE = "draft: fill in outlet, date and event, and the evidence for them"


class Article(NamedTuple):
    """What is in a file; all "" if it cannot be read."""

    text: str = ""
    encoding: str = ""
    sha256: str = ""


def read_folder(folder: Path, *, columns: Mapping[str, str]) -> Records:
    """Read a folder by its manifest; draft the manifest first if there is none.

    Parameters
    ----------
    folder : pathlib.Path
    columns : mapping of str to str
        See `newslab.corpus.read_corpus`.

    Returns
    -------
    Records
        With the cells of an articles table, column by column.

    Raises
    ------
    InputError
        With all faults of the manifest and the files.
    """
    manifest = folder / MANIFEST
    if manifest.exists():
        faults = Faults(str(manifest))
        text, _ = read_text(manifest)
        rows = list(csv_rows(text, faults))
        drafted = False
    else:
        faults = Faults(str(folder))
        rows = _draft_rows(folder)
        drafted = True
    records = collect(rows, _LAYOUT, columns=columns, faults=faults)
    check_cells(records, _LAYOUT, faults)
    articles = _read_files(folder, records, faults)
    faults.raise_if_any()
    if drafted:
        # Seen from the caller of read_corpus.
        warnings.warn(_offer_draft(manifest, rows), stacklevel=3)
    cells = records.cells
    cells["path"] = cells.pop("file")
    cells["text"] = [article.text for article in articles]
    cells["encoding"] = [article.encoding for article in articles]
    cells["sha256"] = [article.sha256 for article in articles]
    return records


def _read_files(folder: Path, records: Records, faults: Faults) -> list[Article]:
    """Read the file of each row; note what is missing, changed, unreadable, empty or unlisted."""
    articles = []
    row_of: dict[str, int] = {}
    for row, name, sha256 in zip(
        records.rows, records.cells["file"], records.cells["sha256"], strict=True
    ):
        article = Article()
        if name and row_of.setdefault(name, row) != row:
            faults.add(row, f"file {name!r} is that of row {row_of[name]} too")
        elif name:
            article = _read_file(folder, name, sha256, row, faults)
        articles.append(article)
    for name in _text_files(folder):
        if name not in row_of and "file" not in records.missing:
            faults.add_last(f"no row for the file {name!r}")
    return articles


def _read_file(folder: Path, name: str, sha256: str, row: int, faults: Faults) -> Article:
    if Path(name).name != name or "\\" in name or not _is_text_file(name):
        faults.add(row, f"file {name!r} is not the plain name of a .txt file in this folder")
        return Article()
    if not (folder / name).is_file():
        faults.add(row, f"no such file: {name!r}")
        return Article()
    try:
        data = (folder / name).read_bytes()
        text, encoding = decode(data)
    except OSError as error:
        faults.add(row, f"{name!r} cannot be read: {error.strerror}")
        return Article()
    except InputError as error:
        faults.add(row, f"{name!r} {error.problems[0]}")
        return Article()
    article = Article(text, encoding, hashlib.sha256(data).hexdigest())
    if sha256 and sha256.lower() != article.sha256:
        faults.add(row, f"{name!r} has changed: its sha256 is {article.sha256}")
    if not text.strip():
        faults.add(row, f"{name!r} holds no text")
    return article


def _is_text_file(name: str) -> bool:
    return name.lower().endswith(".txt") and not name.startswith(".")


def _text_files(folder: Path) -> list[str]:
    files = (path for path in folder.iterdir() if path.is_file())
    return sorted(path.name for path in files if _is_text_file(path.name))


def _draft_rows(folder: Path) -> list[Row]:
    """Rows of a manifest for a folder that has none, with what the files themselves show.

    The outlet is ``unknown <doc_id>``, so that two unknown outlets are never taken for one.
    """
    rows: list[Row] = []
    doc_ids: set[str] = set()
    for name in _text_files(folder):
        # What is wrong with the file is noted when the row is read.
        article = _read_file(folder, name, "", Faults.FILE, Faults(""))
        doc_id = _unique(Path(name).stem.strip(), doc_ids)
        doc_ids.add(doc_id)
        date, date_evidence = _find_date(article.text)
        record = {
            "doc_id": doc_id,
            "file": name,
            "outlet": f"unknown {doc_id}",
            "outlet_evidence": "",
            "date": date,
            "date_evidence": date_evidence,
            "event": "",
            "sha256": article.sha256,
            "note": _DRAFT_NOTE,
        }
        rows.append((Faults.FILE, record))
    return rows


def _offer_draft(manifest: Path, rows: list[Row]) -> str:
    """Write the draft, and say what became of it."""
    try:
        _write(manifest, rows)
    except OSError as error:
        return (
            f"{manifest}: there is no manifest, and a draft cannot be written ({error.strerror})."
            " The articles were read without one: every outlet is unknown."
        )
    return (
        f"{manifest}: there was no manifest; a draft was written."
        " Fill in outlet, date and event of each article, and read the folder again."
    )


def _write(manifest: Path, rows: list[Row]) -> None:
    """Write the rows as CSV that spreadsheet programs open as UTF-8; whole or not at all."""
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(record for _, record in rows)
    temporary = manifest.with_name(f".{manifest.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(table.getvalue(), encoding="utf-8-sig", newline="")
        temporary.replace(manifest)
    finally:
        temporary.unlink(missing_ok=True)


def _unique(stem: str, taken: set[str]) -> str:
    if stem not in taken:
        return stem
    return next(name for n in count(2) if (name := f"{stem}-{n}") not in taken)


def _find_date(text: str) -> tuple[str, str]:
    """Date that the head of the text is stamped with, and the words that say so."""
    stamps = [text[part.start : part.end] for part in find_parts(text) if part.kind == "date"]
    for stamp in stamps:
        day = _ISO_DAY.search(stamp)
        if day and is_iso_date(day.group()):
            return day.group(), f'the text begins with "{stamp}"'
    return "", ""
