"""Show a table so that it reads right in every front end: directed, escaped, complete."""

from collections.abc import Mapping, Sequence

import pandas as pd

from newslab.catalog import check_language, page_language, say
from newslab.errors import InputError
from newslab.reading.html import element
from newslab.reading.table import columns_of, grid, name_of
from newslab.reading.view import View, in_view

__all__ = ["show"]

_FIRST_ROWS = 50  # that are seen without opening a fold
_MAX_ROWS = 2000


def show(
    table: pd.DataFrame | pd.Series,
    *,
    columns: str | Sequence[str] | None = None,
    lang: str | None = None,
    caption: str = "",
    heads: Mapping[str, str] | None = None,
    digits: int = 2,
) -> View:
    """Show a table in the direction of its reader, every text in it escaped and isolated.

    A notebook that ends a cell with ``show(table)`` shows it alike in JupyterLab, in VS Code, in
    stock exports and on pages that newslab publishes. Nothing is cut in silence: behind the first
    50 rows a fold has the others, and above 2,000 a line says how many there are.

    Parameters
    ----------
    table : pandas.DataFrame or pandas.Series
        Any table. An index of plain integers without a name is not shown.
    columns : str or sequence of str, optional
        The columns to show, in this order: names separated by spaces, or a list of names. All by
        default.
    lang : str, optional
        Whom it is for; by default that of the page (`page_language`). In Arabic the columns run
        from right to left.
    caption : str
        What it shows, as plain text.
    heads : mapping of str to str, optional
        What columns are called here, by column name. Others are called as the catalog has them
        (``head.NAME``), or by their own names.
    digits : int
        Decimals of numbers. Columns of whole numbers have none.

    Returns
    -------
    View
        Its `table` has the columns shown, and all rows.

    Raises
    ------
    InputError
        If `table` is none, `columns` or `heads` name a column that it has not, or there is no such
        language.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["سما", "<b>"], "share": [0.5, -0.25]})
    >>> shown = show(table, lang="ar", caption="نسب", heads={"outlet": "الوسيلة"})
    >>> 'lang="ar" dir="rtl"' in shown.html
    True
    >>> show(table, columns="share")
       share
    0   0.50
    1  -0.25
    >>> "&lt;b&gt;" in shown.html, "<b>" in shown.html, "−0.25" in shown.html
    (True, False, True)
    """
    lang = lang or page_language()
    check_language(lang)
    frame = table.to_frame() if isinstance(table, pd.Series) else table
    chosen = columns.split() if isinstance(columns, str) else columns
    _check(frame, chosen or (), heads or {})
    if chosen is not None:
        frame = frame[list(chosen)]
    total, n_shown = len(frame), min(len(frame), _MAX_ROWS)
    cells = columns_of(frame.iloc[:_MAX_ROWS], lang, digits, heads)
    n_first = min(_FIRST_ROWS, n_shown)
    label = caption or say("view.table", lang, heads=[cell.head for cell in cells if cell.head])
    parts = [grid(cells, label=label, caption=caption, rows=range(n_first))]
    if frame.empty:
        parts.append(element("p", say("view.empty", lang), class_="nl-note"))
    if n_first < n_shown:
        span = say("view.rows", lang, first=n_first + 1, last=n_shown, total=total)
        fold = grid(cells, label=f"{label}: {span}", rows=range(n_first, n_shown))
        parts.append(element("details", element("summary", span), fold))
    if n_shown < total:
        cut = say("view.cut", lang, shown=n_shown, total=total)
        parts.append(element("p", cut, class_="nl-note"))
    html = in_view(*parts, kind="shown", label=label, lang=lang)
    return View(str(html), _plain(frame, caption, lang), frame)


def _check(table: object, columns: Sequence[str], heads: Mapping[str, str]) -> None:
    if not isinstance(table, pd.DataFrame):
        raise InputError("table", [f"is a {type(table).__name__}"], "Give a DataFrame or a Series.")
    names = {name_of(name) for name in [*table.columns, *table.index.names]}
    problems = [f"heads: {name!r} is no column of the table" for name in heads if name not in names]
    problems += [f"columns: {name!r} is none of the table" for name in columns if name not in table]
    if problems:
        raise InputError("show", problems)


def _plain(frame: pd.DataFrame, caption: str, lang: str) -> str:
    lines = [caption] if caption else []
    lines.append(frame.head(_FIRST_ROWS).to_string())
    if (n := len(frame) - _FIRST_ROWS) > 0:
        lines.append(say("view.more", lang, n=n))
    return "\n".join(lines)
