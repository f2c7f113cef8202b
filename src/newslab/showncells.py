"""The cells of a table as a reader sees them: numbers, words for yes and no, lists."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from numbers import Integral, Real

import numpy as np
import pandas as pd
from pandas.api import types

__all__ = ["Column", "columns_of", "name_of"]

_NOTHING = "–"


@dataclass(frozen=True)
class Column:
    """A column of a table that is shown. `texts` are plain texts."""

    head: str
    texts: list[str]
    is_number: bool
    is_index: bool


def name_of(name: object) -> str:
    """Name of a column as text: levels are joined, no name is an empty one.

    Examples
    --------
    >>> name_of("share"), name_of(("words", "mean")), name_of(None)
    ('share', 'words / mean', '')
    """
    if isinstance(name, tuple):
        return " / ".join(str(part) for part in name if str(part))
    return "" if name is None else str(name)


def columns_of(
    frame: pd.DataFrame, heads: Mapping[str, str], digits: int, words: Mapping[str, str]
) -> list[Column]:
    """Columns of a table as texts, those of a telling index first.

    Parameters
    ----------
    frame : pandas.DataFrame
    heads : mapping of str to str
        What columns are called, by name.
    digits : int
        Decimals of numbers that are not whole.
    words : mapping of str to str
        What yes, no and the comma of a list are written as.

    Returns
    -------
    list of Column

    Examples
    --------
    >>> words = {"yes": "yes", "no": "no", "comma": ", "}
    >>> frame = pd.DataFrame({"n": [1200, None], "z": [-0.5, 2]})
    >>> [column.texts for column in columns_of(frame, {}, 2, words)]
    [['1,200', '–'], ['−0.50', '2.00']]
    """
    index = frame.index
    is_counter = index.nlevels == 1 and index.name is None and types.is_integer_dtype(index.dtype)
    levels = 0 if is_counter else index.nlevels
    sources: list[tuple[object, Iterable[object]]]
    sources = [(index.names[level], index.get_level_values(level)) for level in range(levels)]
    sources += [(name, frame.iloc[:, place]) for place, name in enumerate(frame.columns)]
    columns = []
    for place, (name, source) in enumerate(sources):
        values = list(source)
        numbers = [value for value in values if not _is_nothing(value)]
        is_number = bool(numbers) and all(_is_number(value) for value in numbers)
        is_whole = is_number and all(_is_whole(value) for value in numbers)
        decimals = 0 if is_whole else digits
        texts = [_text(value, decimals, words) for value in values]
        head = name_of(name)
        columns.append(Column(heads.get(head, head), texts, is_number, place < levels))
    return columns


def _is_nothing(value: object) -> bool:
    missing = pd.isna(value)  # type: ignore[call-overload]
    return isinstance(missing, bool | np.bool_) and bool(missing)


def _is_whole(value: object) -> bool:
    return isinstance(value, Real) and value % 1 == 0


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool | np.bool_)


def _text(value: object, decimals: int, words: Mapping[str, str]) -> str:
    if _is_nothing(value):
        return _NOTHING
    if isinstance(value, bool | np.bool_):
        return words["yes" if value else "no"]
    if isinstance(value, Real):
        return _figures(value, decimals)
    if isinstance(value, list | tuple | set | frozenset):
        parts = value if isinstance(value, list | tuple) else sorted(map(str, value))
        return words["comma"].join(_text(part, decimals, words) for part in parts)
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return value.date().isoformat()
    return str(value)


def _figures(value: Real, decimals: int) -> str:
    if isinstance(value, Integral):
        return f"{int(value):,}".replace("-", "−")
    number = float(value)
    if math.isinf(number):
        return "−∞" if number < 0 else "∞"
    figures = f"{abs(number):,.{decimals}f}"
    is_zero = not figures.strip("0.,")
    return f"−{figures}" if number < 0 and not is_zero else figures
