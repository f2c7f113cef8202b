"""Any table, its numbers linked to the sentences that they rest on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeAlias

import pandas as pd

from newslab.catalog import page_language, say
from newslab.errors import InputError, check_columns
from newslab.reading.html import Element, element, prose
from newslab.reading.links import check_base, sentence_href
from newslab.reading.places import Library
from newslab.reading.table import NOTHING, Column, columns_of, grid
from newslab.reading.view import View, in_view, view_id

__all__ = ["evidence"]

# Where a row may say which article its numbers are of: for the row, or for each side of a pair.
_SIDES = {"": "doc_id", "_a": "doc_a", "_b": "doc_b"}

_DIGITS = 3  # of numbers that are not whole

_Lists: TypeAlias = dict[tuple[object, ...], list[dict[str, Any]]]


def evidence(
    table: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    base: str = "",
    sentences: pd.DataFrame | None = None,
    by: Sequence[str] = (),
    caption: str = "",
    lang: str | None = None,
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
    lang : str, optional
        By default that of the page (`page_language`).
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
    lang = lang or page_language()
    check_base(base)
    by = [by] if isinstance(by, str) else list(by)
    _check_table(table, by)
    library = Library(articles, lang)
    columns = columns_of(table.reset_index(drop=True), lang, _DIGITS)
    below: dict[int, Element] = {}
    if sentences is None:
        columns = _led_to_places(table, columns, library, base)
    else:
        lists = _sentences_by(sentences, by, library, base)
        prefix = view_id("evidence", table.to_csv(), *lists.items())
        for number, record in enumerate(_records(table)):
            if found := lists.get(tuple(record[column] for column in by)):
                below[number] = _list_below(found, f"{prefix}r{number}", library, lang)
        hrefs = [f"#{prefix}r{n}" if n in below else None for n in range(len(table))]
        columns = [_led(column, hrefs) if column.name not in by else column for column in columns]
    title = caption or say("view.evidence", lang)
    fragment = in_view(
        grid(columns, label=title, caption=caption, below=below),
        element("p", say("view.empty", lang), class_="nl-note") if table.empty else None,
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


def _led(column: Column, hrefs: Sequence[str | None]) -> Column:
    """A column whose numbers are links."""
    if not column.is_number:
        return column
    kept = [
        None if text == NOTHING else href for text, href in zip(column.texts, hrefs, strict=True)
    ]
    return replace(column, hrefs=kept)


def _led_to_places(
    table: pd.DataFrame, columns: Sequence[Column], library: Library, base: str
) -> list[Column]:
    """Columns whose numbers lead to the sentence of the row, or of their side of a pair."""
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
    records = _records(table)
    hrefs = {
        side: [
            _address(record, side, library, base, where=f"table, row {number}")
            for number, record in enumerate(records)
        ]
        for side in sides
    }
    return [
        _led(column, hrefs[next((s for s in sides if s and column.name.endswith(s)), sides[0])])
        for column in columns
    ]


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
    # A sentence stands here once for each thing that is counted in it.
    check_columns(sentences, needed, name="sentences", maker="split_sentences")
    lists: _Lists = {}
    for number, record in enumerate(_records(sentences)):
        key = tuple(record[column] for column in by)
        where = f"sentences, row {number}"
        address = _address(record, "", library, base, where=where)
        lists.setdefault(key, []).append(record | {"address": address})
    return lists


def _list_below(found: list[dict[str, Any]], own_id: str, library: Library, lang: str) -> Element:
    """The sentences of a row; the link leads inside, so that the browser opens it."""
    items = []
    for record in found:
        sent_id, name = str(record["sent_id"]), library.name(record["doc_id"])
        label = f"{say('view.sentence', lang, number=sent_id)}{say('view.comma', lang)}{name}"
        href = record["address"]
        number = element("a", sent_id, class_="nl-number", href=href, aria_label=label)
        text = prose("p", text=record["text"])
        items.append(element("li", number, prose("bdi", text=name), text))
    summary = element("summary", say("view.behind", lang, n=len(found)))
    return element("details", summary, element("ol", *items, id=own_id))
