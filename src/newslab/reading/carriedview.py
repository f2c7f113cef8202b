"""What became of each sentence of one article in the others, to be read sentence by sentence."""

from typing import Any

import pandas as pd

from newslab.catalog import called, page_language, say
from newslab.reading.html import Child, Element, element, prose
from newslab.reading.links import sentence_href
from newslab.reading.places import Library, rows_of
from newslab.reading.spans import check_span
from newslab.reading.table import Column, grid
from newslab.reading.view import View, in_view
from newslab.reuse.carried import carried_sentences

__all__ = ["carried"]

_COLUMNS = ("doc_id", "sent_id", "start", "end", "text", "carried_by", "how")
# What happened, and the class that gives it its kind of line.
_HOW = {"verbatim": "nl-carried", "changed": "nl-changed", "left out": "nl-left-out"}


def carried(
    source: str,
    articles: pd.DataFrame,
    *,
    table: pd.DataFrame | None = None,
    base: str | None = None,
    lang: str | None = None,
) -> View:
    """Show what the other articles carried of one article, and what they left out.

    Parameters
    ----------
    source : str
        The doc_id of the article to follow.
    articles : pandas.DataFrame
        With doc_id, outlet, text (`read_corpus`).
    table : pandas.DataFrame, optional
        With doc_id, sent_id, start, end, text, carried_by, how; passage, passage_start, changes
        where they are there (`carried_sentences`, which makes it if it is not given).
    base : str, optional
        The way from the page to the root of the site (see `sentence_href`); sentences and passages
        then link to their places. Not linked if it is None.
    lang : str, optional
        By default that of the page (`page_language`).
        Of the view's own words.

    Returns
    -------
    View
        How many sentences each article carried word for word, changed, or left out; then each
        sentence with what became of it. Its `table` has the rows of the source.

    Raises
    ------
    InputError
        If `source` is no doc_id, a column is missing, or offsets do not fit the article.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {
    ...         "doc_id": ["a", "b"],
    ...         "outlet": ["A", "B"],
    ...         "text": [
    ...             "الخطوة رمزية إلى حد كبير. أقام المغرب علاقات.",
    ...             "الخطوة رمزية إلى حد كبير.",
    ...         ],
    ...     }
    ... )
    >>> carried("a", articles)
    The sentences of A (a) in 1 other article
    B (b): verbatim 1, changed 0, not found 1, Sentences 2
    """
    lang = lang or page_language()
    library = Library(articles, lang)
    text = library.text(source)
    if table is None:
        table = carried_sentences(source, articles)
    rows = [row for _, row in rows_of(table, "carried", _COLUMNS, source)]
    sentences: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for row in rows:
        check_span(row["start"], row["end"], text, where=_where(row), expected=row["text"])
        sentences.setdefault((row["start"], row["end"]), []).append(row)
    own = pd.DataFrame(rows, columns=table.columns)
    names, *counts = _counts(own, library, lang)
    title = say("view.carried", lang, name=library.name(source), n=len(names.texts))
    listed = [
        _sentence(library, of_sentence, base, lang) for _, of_sentence in sorted(sentences.items())
    ]
    fragment = in_view(
        element("p", title, class_="nl-name"),
        grid([names, *counts], label=title) if names.texts else None,
        element("p", say("view.carried_note", lang), class_="nl-note"),
        element("ol", *listed, class_="nl-sentences") if listed else None,
        kind="carried",
        label=title,
        lang=lang,
    )
    comma = say("view.comma", lang)
    lines = [
        f"{name}: {comma.join(f'{count.head} {count.texts[at]}' for count in counts)}"
        for at, name in enumerate(names.texts)
    ]
    return View(str(fragment), "\n".join([title, *lines]), own)


def _where(row: dict[str, Any]) -> str:
    return f"carried, sent_id {row['sent_id']}"


def _counts(own: pd.DataFrame, library: Library, lang: str) -> list[Column]:
    """Each article, how many sentences became what in it, and their sum, as columns."""
    articles = own["carried_by"].unique()
    counts = pd.crosstab(own["carried_by"], own["how"])
    counts = counts.reindex(index=articles, columns=list(_HOW), fill_value=0)
    told = {say(f"value.{how}", lang): counts[how] for how in _HOW}
    told[say("head.n_sentences", lang)] = counts.sum(axis=1)
    names = [library.name(doc_id) for doc_id in articles]
    return [
        Column(say("head.doc_id", lang), names, is_head=True),
        *(Column(head, [f"{n:,}" for n in cells], is_number=True) for head, cells in told.items()),
    ]


def _sentence(library: Library, rows: list[dict[str, Any]], base: str | None, lang: str) -> Element:
    """A sentence of the source, and below it what each article made of it."""
    first = rows[0]
    number = _link(library, first["doc_id"], first["start"], f"{first['sent_id']:d}", base)
    text = prose("p", number, first["text"], text=first["text"])
    outcomes = [_outcome(library, row, base, lang) for row in rows]
    return element("li", text, element("ul", *outcomes, class_="nl-outcomes"))


def _outcome(library: Library, row: dict[str, Any], base: str | None, lang: str) -> Element:
    doc_id, passage, start = row["carried_by"], row.get("passage"), row.get("passage_start", -1)
    how = element("span", say(f"value.{row['how']}", lang), class_=f"nl-how {_HOW[row['how']]}")
    name = prose("bdi", text=library.name(doc_id))
    if not passage:
        return element("li", how, " ", name)
    text = library.text(doc_id)
    check_span(start, start + len(passage), text, where=_where(row), expected=passage)
    parts: list[Child | None] = [element("summary", how, " ", name), prose("p", text=passage)]
    if changes := row.get("changes"):
        told = prose("bdi", text=called(f"value.{changes}", changes, lang))
        parts.append(element("p", say("view.changes", lang), " ", told))
    if base is not None:
        there = _link(library, doc_id, start, say("view.to_sentence", lang), base)
        parts.append(element("p", there))
    return element("li", element("details", *parts))


def _link(library: Library, doc_id: str, start: int, label: str, base: str | None) -> Element:
    """A link to the sentence that holds a place, or only its label where there is no site."""
    spot = library.sentence_at(doc_id, start)
    if base is None or spot is None:
        return element("span", label, class_="nl-number")
    return element("a", label, class_="nl-number", href=sentence_href(doc_id, spot.sent_id, base))
