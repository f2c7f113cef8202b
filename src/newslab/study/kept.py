"""Tables of a study, kept in the user's cache so that seven notebooks and the site make each once.

A table is kept as arrays (text as UTF-8 and offsets) under all that it was made with: the verb,
every table, list and setting that it was handed, and newslab as it is. So what is found is what
would be made.
"""

import hashlib
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from newslab.arabic import TermPolicy
from newslab.cache import cache_key, load_arrays, save_arrays
from newslab.study.recipes import Call

__all__ = ["made_once"]

_TEXT = "str"


def made_once(name: str, call: Call) -> pd.DataFrame:
    """Find a table in the user's cache, or make it and keep it there.

    Parameters
    ----------
    name : str
    call : Call
        What makes it, with all that it rests on.

    Returns
    -------
    pandas.DataFrame
        With the same values, types and index, whether it was found or made.
    """
    options = sorted(call.options.items())
    key = cache_key(
        *("table", name, f"{call.verb.__module__}.{call.verb.__qualname__}"),
        *(_digest(argument) for argument in call.arguments),
        *(part for option, value in options for part in (option, _digest(value))),
    )
    kept = load_arrays(key)
    if kept is not None:
        return _table(kept.arrays, kept.head)
    table = call()
    arrays = _arrays(table)
    if arrays is not None:
        head = {"columns": list(table), "types": [str(dtype) for dtype in table.dtypes]}
        save_arrays(key, arrays, {**head, "rows": len(table)})
    return table


def _digest(value: Any) -> str:
    """Name a table, list or setting by its content."""
    digest = hashlib.sha256()
    if isinstance(value, pd.DataFrame):
        digest.update(repr((list(value), list(map(str, value.dtypes)))).encode())
        for column in [value.index.to_series(), *(part for _, part in value.items())]:
            digest.update(_content(column))
    elif isinstance(value, TermPolicy):
        # A policy names its own lists by path; what counts is what stands in them.
        digest.update(repr(value).encode())
        for switch in (value.aliases, value.stopwords):
            if isinstance(switch, str | Path):
                digest.update(Path(str(switch).removeprefix("+")).read_bytes())
    elif is_dataclass(value):
        for field in fields(value):
            digest.update(f"{field.name} {_digest(getattr(value, field.name))}\n".encode())
    else:
        digest.update(repr(value).encode())
    return digest.hexdigest()


def _content(column: pd.Series) -> bytes:
    if column.dtype.kind in "biuf":
        return column.to_numpy().tobytes()
    return "".join(f"{len(cell)}:{cell}" for cell in map(str, column)).encode(
        "utf-8", "surrogatepass"
    )


def _arrays(table: pd.DataFrame) -> dict[str, np.ndarray] | None:
    """A table as arrays; None for one that has other things than texts and numbers."""
    if not isinstance(table.index, pd.RangeIndex) or table.empty:
        return None
    arrays = {}
    for number, (_, column) in enumerate(table.items()):
        if column.dtype.kind in "biuf":
            arrays[f"{number}"] = column.to_numpy()
        elif str(column.dtype) == _TEXT:
            cells = [
                "" if missing else cell for cell, missing in zip(column, column.isna(), strict=True)
            ]
            written = "".join(cells).encode("utf-8", "surrogatepass")
            arrays[f"{number}"] = np.frombuffer(written, dtype=np.uint8)
            arrays[f"{number}.ends"] = np.cumsum([len(cell) for cell in cells], dtype=np.int64)
            arrays[f"{number}.missing"] = column.isna().to_numpy()
        else:
            return None
    return arrays


def _table(arrays: dict[str, np.ndarray], head: dict[str, Any]) -> pd.DataFrame:
    columns = {}
    for number, (name, dtype) in enumerate(zip(head["columns"], head["types"], strict=True)):
        values: Any = arrays[f"{number}"]
        if dtype == _TEXT:
            text = values.tobytes().decode("utf-8", "surrogatepass")
            ends = arrays[f"{number}.ends"].tolist()
            cells = [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
            values = pd.Series(cells, dtype=_TEXT).mask(arrays[f"{number}.missing"])
        columns[name] = values
    return pd.DataFrame(columns, index=pd.RangeIndex(head["rows"]))
