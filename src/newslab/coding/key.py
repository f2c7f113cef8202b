"""The key of coding sheets: which unit stands behind an id that says nothing."""

import hashlib
from pathlib import Path

import pandas as pd

from newslab.coding.sheets import csv_bytes, read_sheet, replace_file
from newslab.tables import check

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
    table = key if isinstance(key, pd.DataFrame) else read_sheet(Path(key))
    return check(table, "coding_key", columns=KEY_COLUMNS, where="key")[KEY_COLUMNS]


def add_to_key(path: Path, key: pd.DataFrame) -> None:
    """Write the key to its file; units of earlier exports stay in it."""
    if path.exists():
        key = pd.concat([read_key(path), key], ignore_index=True).drop_duplicates("unit_id")
    replace_file(path, csv_bytes(key))
