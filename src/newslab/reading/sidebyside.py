"""Two articles beside each other, and the passages that they share."""

from collections import Counter
from typing import NamedTuple

import pandas as pd

from newslab.catalog import page_language, say
from newslab.errors import InputError
from newslab.reading.body import Body
from newslab.reading.html import Child, Element, element, language, prose
from newslab.reading.places import Library, rows_of
from newslab.reading.spans import Segment, Span, check_span
from newslab.reading.view import View, hidden, in_view, legend, view_id

__all__ = ["side_by_side"]

_COLUMNS = ("doc_a", "start_a", "end_a", "doc_b", "start_b", "end_b", "kind")
_KINDS = ("verbatim", "near", "quotation", "statement", "boilerplate")


class _Passage(NamedTuple):
    """A shared passage in one of the two articles."""

    number: int
    kind: str
    start: int
    end: int


def side_by_side(
    articles: pd.DataFrame, passages: pd.DataFrame, a: str, b: str, *, lang: str | None = None
) -> View:
    """Show two articles beside each other, each shared passage linked to where it stands in both.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, text (`read_corpus`); outlet where it is known.
    passages : pandas.DataFrame
        With doc_a, start_a, end_a, doc_b, start_b, end_b, kind; quoted and boilerplate if there
        (`shared_passages`). Those of other pairs are left out; the order of the pair is no matter.
    a, b : str
        The doc_id of each article.
    lang : str, optional
        By default that of the page (`page_language`).
        Of the view's own words.

    Returns
    -------
    View
        The passages are numbered in the order of `a`. Each is marked as ``verbatim``, ``near``,
        ``quotation``, ``statement`` or ``boilerplate``, with a kind of line and a word besides the
        colour. Its `table` has number, kind, start_a, end_a, start_b, end_b, text_a, text_b.

    Raises
    ------
    InputError
        If an article is missing, `a` is `b`, or a passage does not fit the texts.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a", "b"], "text": ["الخطوة رمزية.", "الخطوة رمزية."]})
    >>> passages = pd.DataFrame(
    ...     [("a", 0, 12, "b", 0, 12, "verbatim")],
    ...     columns=["doc_a", "start_a", "end_a", "doc_b", "start_b", "end_b", "kind"],
    ... )
    >>> side_by_side(articles, passages, "a", "b")
    a / b: 1 shared passage
    1. verbatim: الخطوة رمزية
    """
    lang = lang or page_language()
    library = Library(articles, lang)
    if a == b:
        raise InputError("b", [f"the same article as a: {a!r}"], "Choose two articles.")
    table = _pair(library, passages, a, b)
    prefix = view_id("side_by_side", a, b, library.text(a), library.text(b), table.to_csv())
    columns = [
        _column(library, table, side, doc_id, other, lang=lang, prefix=prefix)
        for side, doc_id, other in (("a", a, b), ("b", b, a))
    ]
    names = f"{library.name(a)} / {library.name(b)}"
    summary = (
        say("view.passages", lang, n=len(table)) if len(table) else say("view.no_passages", lang)
    )
    fragment = in_view(
        element("p", summary, class_="nl-summary"),
        _legend(table, lang),
        element("div", *columns, class_="nl-columns"),
        kind="pair",
        label=say("view.pair", lang, names=names),
        lang=lang,
    )
    lines = [f"{names}: {summary}"]
    rows = zip(table["number"], table["kind"], table["text_a"], strict=True)
    lines += [f"{number}. {say(f'value.{kind}', lang)}: {text}" for number, kind, text in rows]
    return View(str(fragment), "\n".join(lines), table)


def _pair(library: Library, passages: pd.DataFrame, a: str, b: str) -> pd.DataFrame:
    """The passages of two articles, `a` first, numbered in its order."""
    text_a, text_b = library.text(a), library.text(b)
    pairs = [("a", "b", a, b), ("b", "a", b, a)]
    found = []
    for one, two, first, second in pairs:
        for number, row in rows_of(passages, "passages", _COLUMNS, first, "doc_a"):
            if row["doc_b"] != second:
                continue
            where = f"passages, row {number}"
            start_a, end_a = row[f"start_{one}"], row[f"end_{one}"]
            start_b, end_b = row[f"start_{two}"], row[f"end_{two}"]
            check_span(start_a, end_a, text_a, where=where, expected=row.get(f"text_{one}"))
            check_span(start_b, end_b, text_b, where=where, expected=row.get(f"text_{two}"))
            kind = "boilerplate" if row.get("boilerplate") else row.get("quoted") or row["kind"]
            texts = text_a[start_a:end_a], text_b[start_b:end_b]
            found.append((kind, start_a, end_a, start_b, end_b, *texts))
    found.sort(key=lambda passage: passage[1:5])
    columns = ["kind", "start_a", "end_a", "start_b", "end_b", "text_a", "text_b"]
    table = pd.DataFrame(found, columns=columns)
    table.insert(0, "number", range(1, len(table) + 1))
    return table


def _column(
    library: Library,
    table: pd.DataFrame,
    side: str,
    doc_id: str,
    other: str,
    *,
    lang: str,
    prefix: str,
) -> Element:
    names = ("number", "kind", f"start_{side}", f"end_{side}")
    rows = zip(*(table[name].tolist() for name in names), strict=True)
    spans = [Span(row[2], row[3], _Passage(*row)) for row in rows]
    there = "b" if side == "a" else "a"

    def draw(segment: Segment[_Passage], text: str) -> list[Child]:
        shown: Child = text
        for span in reversed(segment.spans):
            shown = element("mark", shown, class_=f"nl-passage nl-{span.mark.kind}")
        links = [_link(span.mark, side, there) for span in segment.opening]
        ends = [hidden(say("view.end", lang), lang) for _ in segment.closing]
        return [*links, shown, *ends]

    def _link(passage: _Passage, here: str, there: str) -> Element:
        kind = say(f"value.{passage.kind}", lang)
        number, name = str(passage.number), library.name(other)
        return element(
            "a",
            f"{number} {kind}",
            class_=f"nl-jump nl-{passage.kind}",
            id=f"{prefix}{here}{number}",
            href=f"#{prefix}{there}{number}",
            aria_label=say("view.to_passage", lang, number=number, kind=kind, name=name),
            **language(lang),
        )

    body = Body(library.text(doc_id), library.spots(doc_id), spans, draw, lang, f"{prefix}{side}-")
    name = library.name(doc_id)
    return element(
        "div",
        element("p", prose("bdi", text=name), class_="nl-name"),
        *body.paragraphs(),
        class_="nl-column",
    )


def _legend(table: pd.DataFrame, lang: str) -> Element | None:
    counts = Counter(table["kind"])
    return legend(
        *(
            element(
                "li",
                element("mark", say(f"value.{kind}", lang), class_=f"nl-passage nl-{kind}"),
                f" {counts[kind]}",
            )
            for kind in _KINDS
            if counts[kind]
        )
    )
