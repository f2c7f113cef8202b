"""The key of coding sheets: which unit stands behind an id that says nothing."""

import hashlib
from pathlib import Path

import pandas as pd

from newslab.coding.sheets import csv_bytes, read_sheet, replace_file
from newslab.errors import InputError, check_columns

KEY_FILE = "key.csv"
OFFSETS = ["sent_id", "start", "end"]
KEY_COLUMNS = ["unit_id", "doc_id", *OFFSETS, "sha256", "note"]


def digest(*parts: object) -> str:
    """Digest that is the same on every machine."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def digest_of_words(text: str) -> str:
    """Digest of a text, whatever a spreadsheet program made of its white space."""
    return digest(*text.split())


def read_key(key: str | Path | pd.DataFrame) -> pd.DataFrame:
    """Read and check a key: a file, or the table that `export_coding_sheet` returned."""
    if isinstance(key, pd.DataFrame):
        table = key
    else:
        header, rows = read_sheet(Path(key))
        table = pd.DataFrame([row.cells for row in rows], columns=header)
    check_columns(table, KEY_COLUMNS, name="key", maker="export_coding_sheet")
    twice = table["unit_id"][table["unit_id"].duplicated()].unique()
    if len(twice):
        raise InputError("key", [f"unit {unit!r} stands twice" for unit in twice])
    try:
        return table[KEY_COLUMNS].astype(dict.fromkeys(OFFSETS, int))
    except (TypeError, ValueError) as error:
        raise InputError("key", [f"{', '.join(OFFSETS)} must be whole numbers: {error}"]) from error


def add_to_key(path: Path, key: pd.DataFrame) -> None:
    """Write the key to its file; units of earlier exports stay in it."""
    if path.exists():
        key = pd.concat([read_key(path), key], ignore_index=True).drop_duplicates("unit_id")
    replace_file(path, csv_bytes(key))
