"""Columns of a table as plain values, and the names that a chart shows for its keys."""

import math
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

__all__ = ["display_names", "faulty_labels", "numbers", "texts"]


def texts(table: pd.DataFrame, column: str) -> list[str]:
    """Values as text, empty where they are missing."""
    return table[column].astype("string").fillna("").tolist()


def numbers(table: pd.DataFrame, column: str) -> list[float]:
    """Values as numbers, NaN for what is missing or is no number."""
    values = pd.to_numeric(table[column], errors="coerce")
    return values.to_numpy(float, na_value=math.nan).tolist()


def display_names(keys: Iterable[str], labels: Mapping[str, str] | None) -> dict[str, str]:
    """What the chart calls each key, on one line, in the order in which keys first appear.

    Examples
    --------
    >>> display_names(["b", "a", "b"], {"a": "سما"})
    {'b': 'b', 'a': 'سما'}
    """
    return {key: " ".join(str((labels or {}).get(key, key)).split()) for key in dict.fromkeys(keys)}


def faulty_labels(names: Mapping[str, str]) -> Iterator[str]:
    """Say which keys have an empty label, or one that another key has too."""
    keys_of: dict[str, list[str]] = {}
    for key, name in names.items():
        keys_of.setdefault(name, []).append(key)
    for name, keys in keys_of.items():
        if not name:
            yield f"{', '.join(map(repr, keys))}: an empty label"
        elif len(keys) > 1:
            yield f"{' and '.join(map(repr, keys))} have the same label, {name!r}"
