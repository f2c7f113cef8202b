"""Any table, its numbers linked to the sentences that they rest on."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import pandas as pd

from newslab.errors import InputError, check_columns
from newslab.reading.body import view_id
from newslab.reading.html import Child, Element, element, in_view, prose
from newslab.reading.links import check_base, sentence_href
from newslab.reading.places import Library
from newslab.reading.view import View
from newslab.reading.words import Words, words_of
from newslab.showncells import Column, columns_of

__all__ = ["evidence"]

# Where a row may say which article its numbers are of: for the row, or for each side of a pair.
_SIDES = {"": "doc_id", "_a": "doc_a", "_b": "doc_b"}
_LONG = 40
NOTHING = "–"

_Lists: TypeAlias = dict[tuple[object, ...], list[dict[str, Any]]]


def evidence(
    table: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    base: str = "",
    sentences: pd.DataFrame | None = None,
    by: Sequence[str] = (),
    caption: str = "",
    digits: int = 3,
    lang: str = "en",
) -> View:
    """Show a table whose numbers are links to their sentences on the same site.

    Parameters
    ----------
    table : pandas.DataFrame
        Either rows that say where they are: doc_id and sent_id or start; or doc_a, start_a, doc_b,
        start_b. Or counts and shares, with `sentences` and `by`.
    articles : pandas.DataFrame
        With doc_id, text (`read_corpus`): where a row gives an offset, its sentence is looked up.
    base : str
        The way from the page to the root of the site (see `sentence_href`).
    sentences : pandas.DataFrame, optional
        With doc_id, sent_id, text and the columns of `by`: what stands behind a row.
    by : sequence of str
        Columns that `table` and `sentences` share; a row rests on the sentences that have the same
        there.
    caption : str
        Of the table.
    digits : int
        Decimals of numbers that are not whole.
    lang : {"en", "ar"}
        Of the view's own words; an Arabic table runs from right to left.

    Returns
    -------
    View
        Each number of a row links to the sentence; of a count or share to a list of sentences
        below its row, which opens. Numbers without any sentence are no links. Its `table` is the
        table given.

    Raises
    ------
    InputError
        If a row names no sentence of `articles`, a column is missing, or the table says neither
        where its rows are nor, with `by`, what they rest on.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["رفضت مصر التطبيع. وله ثمن."]})
    >>> hits = pd.DataFrame({"doc_id": ["a"], "sent_id": [1], "frame": ["cost"]})
    >>> 'href="article/a.html#s1"' in evidence(hits, articles).html
    True
    >>> shares = pd.DataFrame({"outlet": ["A"], "n_sentences": [1]})
    >>> behind = pd.DataFrame(
    ...     {"outlet": ["A"], "doc_id": ["a"], "sent_id": [1], "text": ["وله ثمن."]}
    ... )
    >>> evidence(shares, articles, sentences=behind, by=["outlet"])
      outlet  n_sentences
    0      A            1
    """
    words = words_of(lang)
    check_base(base)
    by = [by] if isinstance(by, str) else list(by)
    _check_table(table, by)
    library = Library(articles)
    columns = columns_of(table.reset_index(drop=True), {}, digits, words)
    if sentences is None:
        rows = _rows_with_places(table, columns, library, base)
    else:
        lists = _sentences_by(sentences, by, library, base)
        rows = _rows_with_lists(table, columns, lists, by=by, library=library, words=words)
    heads = [_head(column) for column in columns]
    title = caption or words["evidence"]
    whole = element(
        "table",
        prose("caption", text=caption) if caption else None,
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        class_="nl-table",
    )
    fragment = in_view(
        element("div", whole, class_="nl-scroll", role="region", tabindex="0", aria_label=title),
        element("p", words["no_rows"], class_="nl-note") if table.empty else None,
        kind="evidence",
        label=title,
        lang=lang,
    )
    return View(str(fragment), table.to_string(), table)


def _check_table(table: pd.DataFrame, by: Sequence[str]) -> None:
    check_columns(table, by, name="table", maker="pandas.DataFrame")
    twice = [str(column) for column in table.columns[table.columns.duplicated()]]
    if twice:
        raise InputError(
            "table", [f"column {column!r} stands twice" for column in twice], "Rename one of them."
        )


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    names = [str(column) for column in table]
    return [
        dict(zip(names, cells, strict=True)) for cells in table.itertuples(index=False, name=None)
    ]


def _head(column: Column) -> Element:
    class_ = "nl-figure" if column.is_number else None
    return prose("th", text=column.head, scope="col", class_=class_)


def _row(columns: Sequence[Column], number: int, hrefs: Mapping[str, str]) -> Element:
    return element(
        "tr",
        *(
            _cell(column, column.texts[number], hrefs.get(column.head), is_head=place == 0)
            for place, column in enumerate(columns)
        ),
    )


def _cell(column: Column, text: str, href: str | None, *, is_head: bool) -> Element:
    """A cell; a number with an address becomes the link."""
    tag, scope = ("th", "row") if is_head else ("td", None)
    if not column.is_number:
        class_ = "nl-long" if len(text) > _LONG else None
        return prose(tag, text=text, class_=class_, scope=scope)
    figure: Child = element("a", text, href=href) if href and text != NOTHING else text
    return element(tag, element("bdi", figure, dir="ltr"), class_="nl-figure", scope=scope)


def _rows_with_places(
    table: pd.DataFrame, columns: Sequence[Column], library: Library, base: str
) -> list[Element]:
    """Rows whose numbers lead to the sentence of the row, or of their side of a pair."""
    sides = [
        side
        for side, doc in _SIDES.items()
        if doc in table and (f"start{side}" in table or f"sent_id{side}" in table)
    ]
    if not sides:
        raise InputError(
            "table",
            ["no doc_id with sent_id or start, nor doc_a with start_a"],
            "Give the sentences behind its rows: sentences=…, by=[…].",
        )
    side_of = {
        column.head: next((side for side in sides if side and column.head.endswith(side)), sides[0])
        for column in columns
    }
    rows = []
    for number, record in enumerate(_records(table)):
        where = f"table, row {number}"
        addresses = {side: _address(record, side, library, base, where=where) for side in sides}
        hrefs = {head: address for head, side in side_of.items() if (address := addresses[side])}
        rows.append(_row(columns, number, hrefs))
    return rows


def _address(
    record: dict[str, Any], side: str, library: Library, base: str, *, where: str
) -> str | None:
    """Address of the sentence that a row is about; None where its offset is -1."""
    doc_id = record[_SIDES[side]]
    if doc_id not in library:
        raise InputError(where, [f"no article {doc_id!r}"], "Give the articles of the table.")
    spots = library.spots(doc_id)
    sent_id = record.get(f"sent_id{side}")
    if sent_id is None:
        start = int(record[f"start{side}"])
        spot = library.sentence_at(doc_id, start)
        if start < 0 or spot is None:
            return None
        return sentence_href(doc_id, spot.sent_id, base)
    if int(sent_id) < 0:
        return None
    if all(spot.sent_id != sent_id for spot in spots):
        raise InputError(
            where,
            [f"article {doc_id!r} has no sentence {sent_id}"],
            "Make the table from the same articles.",
        )
    return sentence_href(doc_id, int(sent_id), base)


def _sentences_by(
    sentences: pd.DataFrame, by: Sequence[str], library: Library, base: str
) -> _Lists:
    """The sentences behind each key, each with its address."""
    if not by:
        raise InputError("by", ["no column"], "Name the columns that table and sentences share.")
    needed = ("doc_id", "sent_id", "text", *by)
    check_columns(sentences, needed, name="sentences", maker="split_sentences")
    lists: _Lists = {}
    for number, record in enumerate(_records(sentences)):
        key = tuple(record[column] for column in by)
        where = f"sentences, row {number}"
        address = _address(record, "", library, base, where=where)
        lists.setdefault(key, []).append(record | {"address": address})
    return lists


def _rows_with_lists(
    table: pd.DataFrame,
    columns: Sequence[Column],
    lists: _Lists,
    *,
    by: Sequence[str],
    library: Library,
    words: Words,
) -> list[Element]:
    """Rows whose numbers lead to the list of sentences below them."""
    prefix = view_id("evidence", table.to_csv(), *lists.items())
    measured = {column.head for column in columns} - set(by)
    rows = []
    for number, record in enumerate(_records(table)):
        found = lists.get(tuple(record[column] for column in by), [])
        own_id = f"{prefix}r{number}"
        rows.append(_row(columns, number, dict.fromkeys(measured, f"#{own_id}") if found else {}))
        if found:
            rows.append(_list_below(found, own_id, len(columns), library=library, words=words))
    return rows


def _list_below(
    found: list[dict[str, Any]], own_id: str, n_columns: int, *, library: Library, words: Words
) -> Element:
    """A row with the sentences; the link leads inside, so that the browser opens it."""
    items = [
        element(
            "li",
            _number(record, library, words),
            element("bdi", library.name(record["doc_id"])),
            prose("p", text=record["text"]),
        )
        for record in found
    ]
    summary = element("summary", words["behind"].format(n=len(found)))
    listed = element("details", summary, element("ol", *items, id=own_id))
    return element("tr", element("td", listed, colspan=str(n_columns)), class_="nl-behind")


def _number(record: Mapping[str, Any], library: Library, words: Words) -> Element:
    """The number of a sentence as a link to it; its name tells the article too."""
    sent_id = record["sent_id"]
    label = f"{words['sentence'].format(n=sent_id)}{words['comma']}{library.name(record['doc_id'])}"
    return element(
        "a", f"{sent_id:d}", class_="nl-number", href=record["address"], aria_label=label
    )
