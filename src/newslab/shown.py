"""Show a table so that it reads right in every front end: directed, escaped, complete."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from newslab.direction import first_strong, showable
from newslab.errors import InputError
from newslab.resources import resource_path
from newslab.showncells import Column, columns_of, name_of

__all__ = ["Shown", "show"]

_DIRECTIONS = {"en": "ltr", "ar": "rtl"}
_WORDS = {
    "en": {
        "table": "Table",
        "rows": "Rows {first:,} to {last:,} of {total:,}",
        "cut": "The first {shown:,} of {total:,} rows.",
        "download": "All rows as a file",
        "yes": "yes",
        "no": "no",
        "comma": ", ",
    },
    "ar": {
        "table": "جدول",
        "rows": "الصفوف من {first:,} إلى {last:,} من أصل {total:,}",
        "cut": "الصفوف المعروضة: {shown:,} من أصل {total:,}.",
        "download": "جميع الصفوف في ملف",
        "yes": "نعم",
        "no": "لا",
        "comma": "، ",
    },
}
_FOLD = 200  # rows that one fold holds
# In characters: up to which a cell keeps to one line, and beyond which it needs much width.
_SHORT_CELL, _LONG_CELL = 20, 80
_SAFE_LINK = re.compile(r"https?://|(?!//)[^:\s]+$")


@dataclass(frozen=True)
class Shown:
    """A table as notebooks and pages show it.

    Attributes
    ----------
    html : str
        A fragment without style, for a page that brings ``show.css``.
    plain : str
        The first rows as text, where a front end shows no HTML.
    """

    html: str
    plain: str

    def _repr_html_(self) -> str:
        style = resource_path("show.css").read_text(encoding="utf-8")
        return f"<style>{style}</style>{self.html}"

    def __repr__(self) -> str:
        return self.plain


def show(
    table: pd.DataFrame | pd.Series,
    *,
    columns: str | Sequence[str] | None = None,
    lang: str = "en",
    caption: str | None = None,
    heads: Mapping[str, str] | None = None,
    digits: int = 2,
    first_rows: int = 50,
    max_rows: int = 2000,
    download: str | None = None,
) -> Shown:
    """Show a table in the direction of its reader, every text in it escaped and isolated.

    A notebook that ends a cell with ``show(table)`` shows it alike in JupyterLab, in VS Code, in
    stock exports and on pages that newslab publishes. Nothing is cut in silence: after the first
    rows come folds with the others, and above `max_rows` a line says how many there are.

    Parameters
    ----------
    table : pandas.DataFrame or pandas.Series
        Any table. An index of plain integers without a name is not shown.
    columns : str or sequence of str, optional
        The columns to show, in this order: names separated by spaces, or a list of names. All by
        default.
    lang : {"en", "ar"}
        Whom it is for. In Arabic the columns run from right to left.
    caption : str, optional
        What it shows, as plain text.
    heads : mapping of str to str, optional
        What columns are called here, by column name. Others keep their names.
    digits : int
        Decimals of numbers. Columns of whole numbers have none.
    first_rows : int
        Rows that are seen without opening a fold.
    max_rows : int
        Rows that are shown at most.
    download : str, optional
        Where all rows are: an address relative to the page, or http(s).

    Returns
    -------
    Shown

    Raises
    ------
    InputError
        If `table` is none, `columns` or `heads` name a column that it has not, or `lang`, a number
        of rows or `download` is not one of those allowed.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["سما", "<b>"], "share": [0.5, -0.25]})
    >>> shown = show(table, lang="ar", caption="نسب", heads={"outlet": "الوسيلة"})
    >>> shown.html[:42]
    '<div class="nl-shown" dir="rtl" lang="ar">'
    >>> show(table, columns="share")
       share
    0   0.50
    1  -0.25
    >>> "&lt;b&gt;" in shown.html, "<b>" in shown.html, "−0.25" in shown.html
    (True, False, True)
    """
    frame = table.to_frame() if isinstance(table, pd.Series) else table
    chosen = columns.split() if isinstance(columns, str) else columns
    rows = (first_rows, max_rows)
    _check(frame, lang=lang, columns=chosen or (), heads=heads or {}, rows=rows, download=download)
    if chosen is not None:
        frame = frame[list(chosen)]
    words = _WORDS[lang]
    total, n_shown = len(frame), min(len(frame), max_rows)
    cells = columns_of(frame.iloc[:max_rows], heads or {}, digits, words)
    first = min(first_rows, n_shown)
    label = caption or words["table"]
    parts = [_scrolled(_grid(cells, 0, first, caption, lang), label)]
    for start in range(first, n_shown, _FOLD):
        stop = min(start + _FOLD, n_shown)
        span = words["rows"].format(first=start + 1, last=stop, total=total)
        fold = _scrolled(_grid(cells, start, stop, None, lang), f"{label}: {span}")
        parts.append(f'<details class="nl-rows"><summary>{escape(span)}</summary>{fold}</details>')
    parts.append(_note(n_shown, total, download, words))
    html = f'<div class="nl-shown" dir="{_DIRECTIONS[lang]}" lang="{lang}">{"".join(parts)}</div>'
    return Shown(html, _plain(frame, caption, first_rows))


def _check(
    table: object,
    *,
    lang: str,
    columns: Sequence[str],
    heads: Mapping[str, str],
    rows: tuple[int, int],
    download: str | None,
) -> None:
    if not isinstance(table, pd.DataFrame):
        raise InputError("table", [f"is a {type(table).__name__}"], "Give a DataFrame or a Series.")
    names = {name_of(name) for name in [*table.columns, *table.index.names]}
    problems = [f"heads: {name!r} is no column of the table" for name in heads if name not in names]
    problems += [f"columns: {name!r} is none of the table" for name in columns if name not in table]
    if lang not in _WORDS:
        problems.append(f"lang: {lang!r} is not one of {', '.join(_WORDS)}")
    if not 1 <= rows[0] <= rows[1]:
        problems.append(f"first_rows: {rows[0]} must be 1 or more, and at most max_rows: {rows[1]}")
    if download is not None and not _SAFE_LINK.match(download):
        problems.append(f"download: {download!r} is no relative address and not http or https")
    if problems:
        raise InputError("show", problems)


def _grid(columns: Sequence[Column], start: int, stop: int, caption: str | None, lang: str) -> str:
    head = "".join(
        f'<th scope="col" class="nl-{_side(column)} {_width(column.head)}"'
        f"{_spoken(column.head, lang)}>"
        f"{_isolated(column.head)}</th>"
        if column.head
        else "<td></td>"
        for column in columns
    )
    body = "".join(
        f"<tr>{''.join(_cell(column, row, lang) for column in columns)}</tr>"
        for row in range(start, stop)
    )
    title = f"<caption{_spoken(caption, lang)}>{_isolated(caption)}</caption>" if caption else ""
    rows = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<table class="nl-table">{title}{rows}</table>'


def _side(column: Column) -> str:
    """Where the cells of a column begin, for its head to stand over them."""
    directions = [first_strong(text) for text in column.texts[:_FOLD]]
    to_the_right = directions.count("rtl") > directions.count("ltr")
    return "right" if column.is_number or to_the_right else "left"


def _cell(column: Column, row: int, lang: str) -> str:
    text = column.texts[row]
    if column.is_number:
        # In a line from right to left a minus would stand behind its number.
        kind, spoken = "nl-right nl-short", ' dir="ltr"'
    else:
        kind, spoken = _width(text), _spoken(text, lang)
    tag, scope = ("th", ' scope="row"') if column.is_index else ("td", "")
    return f'<{tag}{scope} class="{kind}"{spoken}>{_isolated(text)}</{tag}>'


def _width(text: str) -> str:
    if len(text) <= _SHORT_CELL:
        return "nl-short"
    return "nl-long" if len(text) > _LONG_CELL else "nl-medium"


def _spoken(text: str, lang: str) -> str:
    """Direction of a text, and its language where it is in the other script."""
    direction = first_strong(text) or _DIRECTIONS[lang]
    other = {"rtl": "ar", "ltr": "en"}[direction]
    return f' dir="{direction}"' + (f' lang="{other}"' if other != lang else "")


def _isolated(text: str) -> str:
    """Text as HTML: escaped, its controls of direction without effect outside it."""
    return f"<bdi>{escape(showable(text))}</bdi>"


def _scrolled(grid: str, label: str) -> str:
    return (
        f'<div class="nl-scroll" role="region" tabindex="0" aria-label="{escape(showable(label))}">'
        f"{grid}</div>"
    )


def _note(shown: int, total: int, download: str | None, words: Mapping[str, str]) -> str:
    said = [escape(words["cut"].format(shown=shown, total=total))] if shown < total else []
    if download:
        said.append(f'<a href="{escape(download)}">{escape(words["download"])}</a>')
    return f'<p class="nl-note">{" ".join(said)}</p>' if said else ""


def _plain(frame: pd.DataFrame, caption: str | None, rows: int) -> str:
    text = frame.head(rows).to_string()
    more = f"\n… {len(frame):,} rows" if len(frame) > rows else ""
    return (f"{caption}\n" if caption else "") + text + more
