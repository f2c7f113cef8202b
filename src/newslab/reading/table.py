"""The one table that views have: texts in their own direction, heads over their cells."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from numbers import Integral, Real

import numpy as np
import pandas as pd
from pandas.api import types

from newslab.catalog import called, say
from newslab.reading.html import Element, direction, element, prose

__all__ = ["NOTHING", "Column", "columns_of", "grid", "name_of", "word_of"]

NOTHING = "–"
# In characters: up to which a cell keeps to one line, and beyond which it needs much width.
_SHORT_CELL, _LONG_CELL = 20, 80
# Columns whose words newslab or the codebook chose, and not an article.
_OF_THE_CODEBOOK = frozenset({"frame", "stance", "points_to"})
_OF_KNOWN_VALUES = frozenset(
    {"ci_unit", "cue_kind", "how", "kind", "level", "loaded", "match_level", "mode"}
    | {"part", "place", "quoted", "time_quality", "verdict", "voice"}
)
_N_LOOKED_AT = 200  # cells, for the side on which a column's head stands


@dataclass(frozen=True)
class Column:
    """A column of a table that is shown.

    Attributes
    ----------
    head : str
        What it is called on the page.
    texts : sequence of str
        Its cells, as plain texts.
    is_number : bool
        Numbers run from left to right and end on the right, whatever the page.
    is_head : bool
        Whether its cells name their rows.
    hrefs : sequence of str or None
        Where each cell leads; empty where none leads anywhere.
    class_ : str
        For a column with a width or an edge of its own; such cells read as `turned` says.
    turned : str, optional
        Direction of all cells; that of each text if not given.
    name : str
        What it is called in a table of pandas.
    """

    head: str
    texts: Sequence[str]
    is_number: bool = False
    is_head: bool = False
    hrefs: Sequence[str | None] = ()
    class_: str = ""
    turned: str | None = None
    name: str = ""


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
    frame: pd.DataFrame, lang: str, digits: int, heads: Mapping[str, str] | None = None
) -> list[Column]:
    """Columns of a table as texts, those of a telling index first. The first names the rows.

    Parameters
    ----------
    frame : pandas.DataFrame
    lang : str
        In which heads, known values and lists are written.
    digits : int
        Decimals of numbers that are not whole.
    heads : mapping of str to str, optional
        What columns are called, by name. Others have the word of the catalog, ``head.NAME``; what
        is not in it keeps its own name.

    Returns
    -------
    list of Column

    Examples
    --------
    >>> frame = pd.DataFrame({"n": [1200, None], "z": [-0.5, 2], "own": [True, False]})
    >>> [column.texts for column in columns_of(frame, "en", 2)]
    [['1,200', '–'], ['−0.50', '2.00'], ['yes', 'no']]
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
        is_number = bool(numbers) and all(
            isinstance(value, Real) and not isinstance(value, bool | np.bool_) for value in numbers
        )
        is_whole = is_number and all(value % 1 == 0 for value in numbers)  # type: ignore[operator]
        own = name_of(name)
        texts = [_text(value, 0 if is_whole else digits, lang, own) for value in values]
        head = (heads or {}).get(own) or called(f"head.{own}", own, lang)
        columns.append(Column(head, texts, is_number, place < max(levels, 1), name=own))
    return columns


def _is_nothing(value: object) -> bool:
    missing = pd.isna(value)  # type: ignore[call-overload]
    return isinstance(missing, bool | np.bool_) and bool(missing)


def _text(value: object, decimals: int, lang: str, column: str) -> str:
    if _is_nothing(value):
        return NOTHING
    if isinstance(value, bool | np.bool_):
        return say("value.yes" if value else "value.no", lang)
    if isinstance(value, Real):
        return _figures(value, decimals)
    if isinstance(value, list | tuple | set | frozenset):
        parts = value if isinstance(value, list | tuple) else sorted(map(str, value))
        return say("view.comma", lang).join(_text(part, decimals, lang, column) for part in parts)
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return value.date().isoformat()
    return word_of(str(value), column, lang)


def word_of(value: str, column: str, lang: str) -> str:
    """A value of a column as a reader sees it: what newslab chose in the reader's words.

    Examples
    --------
    >>> word_of("own", "voice", "ar"), word_of("own", "text", "ar")
    ('بلسان الوسيلة', 'own')
    """
    if column in _OF_THE_CODEBOOK:
        return called(f"frame.{value}", value, lang)
    if column in _OF_KNOWN_VALUES:
        return called(f"value.{column}.{value}", called(f"value.{value}", value, lang), lang)
    return value


def _figures(value: Real, decimals: int) -> str:
    """As `catalog.number` writes it, which is too slow for the cells of large tables."""
    if isinstance(value, Integral):
        return f"{int(value):,}".replace("-", "−")
    number = float(value)
    figures = "∞" if math.isinf(number) else f"{abs(number):,.{decimals}f}"
    is_zero = not figures.strip("0.,")
    return f"−{figures}" if number < 0 and not is_zero else figures


def grid(
    columns: Sequence[Column],
    *,
    label: str,
    caption: str = "",
    rows: range | None = None,
    below: Mapping[int, Element] | None = None,
    turned: str | None = None,
) -> Element:
    """Write a table that scrolls inside its place.

    Parameters
    ----------
    columns : sequence of Column
    label : str
        What it shows, for those who hear the page.
    caption : str
        The same for all, where nothing beside the table says it.
    rows : range, optional
        Those to write; all if not given.
    below : mapping of int to Element, optional
        What stands below a row, over its whole width.
    turned : str, optional
        In which direction the columns run; as the page does if not given.

    Returns
    -------
    Element

    Examples
    --------
    >>> print(grid([Column("n", ["1"], is_number=True)], label="Counts").children[0].children[1])
    <tbody><tr><td class="nl-figure" dir="ltr">1</td></tr></tbody>
    """
    shown = range(len(columns[0].texts)) if rows is None and columns else rows or range(0)
    body = []
    for row in shown:
        body.append(element("tr", *(_cell(column, row) for column in columns)))
        if below and row in below:
            whole = element("td", below[row], colspan=str(len(columns)))
            body.append(element("tr", whole, class_="nl-behind"))
    table = element(
        "table",
        prose("caption", text=caption) if caption else None,
        element("thead", element("tr", *map(_head, columns))),
        element("tbody", *body),
        class_="nl-table",
    )
    # What scrolls begins where reading does.
    return element(
        "div",
        table,
        class_="nl-scroll",
        role="group",
        tabindex="0",
        aria_label=label,
        dir=turned,
    )


def _head(column: Column) -> Element:
    """The head stands over the side on which the cells begin."""
    if not column.head:
        return element("td")
    turned = Counter(direction(text) for text in column.texts[:_N_LOOKED_AT])
    n_right = turned["rtl"] - turned["ltr"]
    side = "nl-right" if column.is_number or n_right > 0 else "nl-left" if n_right else "nl-start"
    class_ = column.class_ or side
    return prose("th", text=column.head, scope="col", class_=f"{class_} {_width(column.head)}")


def _cell(column: Column, row: int) -> Element:
    tag, scope = ("th", "row") if column.is_head else ("td", None)
    text, href = column.texts[row], column.hrefs[row] if column.hrefs else None
    link = element("a", text, href=href) if href else None
    if column.is_number:
        # In a line from right to left a minus would stand behind its number.
        return element(tag, link or text, class_="nl-figure", dir="ltr", scope=scope)
    side = " nl-start" if direction(text) == "auto" else ""
    class_ = column.class_ or _width(text) + side
    children = [link] if link else []
    return prose(tag, *children, text=text, class_=class_, scope=scope, turned=column.turned)


def _width(text: str) -> str:
    if len(text) <= _SHORT_CELL:
        return "nl-short"
    return "nl-long" if len(text) > _LONG_CELL else "nl-medium"
