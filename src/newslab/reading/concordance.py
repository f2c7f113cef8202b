"""A word in its contexts, line below line."""

from typing import Literal

import pandas as pd

from newslab.arabic import fold, normalize, token_spans
from newslab.catalog import page_language, say
from newslab.corpus.cut import cut
from newslab.errors import InputError
from newslab.reading.findwords import Place, find_words
from newslab.reading.html import element, prose
from newslab.reading.links import sentence_href
from newslab.reading.places import Library, lines_of
from newslab.reading.table import Column, grid
from newslab.reading.view import View, in_view

__all__ = ["concordance"]

_COLUMNS = ("doc_id", "sent_id", "start", "end", "left", "match", "right")


def concordance(
    articles: pd.DataFrame,
    query: str,
    *,
    sort: Literal["left", "right"] = "left",
    window: int = 8,
    base: str | None = None,
    lang: str | None = None,
) -> View:
    """Show every place where articles have a word, in any form, between what stands around it.

    Left and right are as on the page, where Arabic runs from right to left: what precedes is on
    the right, what follows on the left.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, text (`read_corpus`); outlet where it is known.
    query : str
        One word or several, which must follow one another. Found in every inflection and with
        what is joined to it: by lemma, and as names are (`find_names`). Harakat, tatweel and the
        seats of hamza do not matter, nor which of the listed spellings of a name it is.
    sort : {"left", "right"}
        By the word that follows, or by the one that precedes.
    window : int
        Words shown on each side, within the line of the article.
    base : str, optional
        The way from the page to the root of the site (see `sentence_href`); places then link to
        their sentences. Not linked if it is None.
    lang : str, optional
        By default that of the page (`page_language`).
        Of the view's own words.

    Returns
    -------
    View
        Its `table` has one row a place: doc_id, sent_id (-1 outside of sentences), start, end
        (offsets into the article), left (what follows), match, right (what precedes). Where
        nothing is found, the view says in how many articles it was sought.

    Raises
    ------
    InputError
        If `query` has no word, or `sort`, `window`, `base` or `lang` is none of those allowed.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["رفضت مصر التطبيع. وللتطبيع ثمن."]})
    >>> view = concordance(articles, "تطبيع")
    >>> view.table[["sent_id", "start", "match", "right"]]
       sent_id  start     match              right
    0        1     18  وللتطبيع  رفضت مصر التطبيع.
    1        0      9   التطبيع           رفضت مصر
    >>> concordance(articles, "سلام")
    سلام: Not found in 1 article.
    """
    lang = lang or page_language()
    if sort not in ("left", "right"):
        raise InputError("sort", [f"cannot sort by {sort!r}"], 'Use "left" or "right".')
    if window < 1:
        raise InputError("window", [f"{window} words"], "Show at least one word on each side.")
    library = Library(articles, lang)
    table = _places(library, articles, query, window)
    keys = [
        _sort_key(left if sort == "left" else right, is_left=sort == "left")
        for left, right in zip(table["left"], table["right"], strict=True)
    ]
    order = sorted(range(len(table)), key=keys.__getitem__)
    table = table.iloc[order].reset_index(drop=True)
    n_found, n_articles = len(table), len(articles)
    if n_found:
        k = table["doc_id"].nunique()
        summary = say("view.found", lang, places=n_found, k=k, articles=n_articles)
    else:
        summary = say("view.not_found", lang, articles=n_articles)
    fragment = in_view(
        element("p", prose("bdi", text=query), class_="nl-name"),
        element("p", summary, class_="nl-summary"),
        element("p", say(f"view.sorted_{sort}", lang), class_="nl-note") if n_found else None,
        grid(_columns(table, library, base, lang), label=summary, turned="rtl")
        if n_found
        else None,
        kind="concordance",
        label=say("view.concordance", lang, query=query),
        lang=lang,
    )
    rows = table[["doc_id", "right", "match", "left"]].itertuples(index=False)
    lines = [f"{row[0]}: {row[1]}[{row[2]}]{row[3]}" for row in rows]
    return View(str(fragment), "\n".join([f"{query}: {summary}", *lines]), table)


def _places(library: Library, articles: pd.DataFrame, query: str, window: int) -> pd.DataFrame:
    texts = cut(articles).texts
    rows = []
    for doc_id, text, places in zip(
        articles["doc_id"], texts, find_words(articles, query), strict=True
    ):
        lines = list(lines_of(text)) if places else []
        for place in places:
            start, end = next((s, e) for s, e in lines if s <= place.start < e)
            right, left = _context(text, place, start, end, window)
            spot = library.sentence_at(doc_id, place.start)
            sent_id = spot.sent_id if spot and spot.start <= place.start < spot.end else -1
            match = text[place.start : place.end]
            rows.append((doc_id, sent_id, place.start, place.end, left, match, right))
    table = pd.DataFrame(rows, columns=list(_COLUMNS))
    return table.astype(dict.fromkeys(("sent_id", "start", "end"), "int"))


def _context(text: str, place: Place, start: int, end: int, window: int) -> tuple[str, str]:
    """What precedes a place and what follows it in its line, up to `window` words each."""
    before = [first for first, _, _ in token_spans(text[start : place.start])][-window:]
    after = [last for _, last, _ in token_spans(text[place.end : end])]
    # The signs behind the last word shown come with it where the line ends there.
    stop = place.end + after[window - 1] if len(after) > window else end
    first = start + before[0] if len(before) == window else start
    return text[first : place.start].strip(), text[place.end : stop].strip()


def _sort_key(context: str, *, is_left: bool) -> list[str]:
    """Words of a context from the nearest on, as they are compared."""
    tokens = [fold(normalize(context[start:end])) for start, end, _ in token_spans(context)]
    return tokens if is_left else tokens[::-1]


def _columns(table: pd.DataFrame, library: Library, base: str | None, lang: str) -> list[Column]:
    """Columns from right to left: what precedes, the word, what follows, the article."""
    places = list(zip(table["doc_id"], table["sent_id"].tolist(), strict=True))
    hrefs = [
        None if base is None or sent_id < 0 else sentence_href(doc_id, sent_id, base)
        for doc_id, sent_id in places
    ]
    names = [library.name(doc_id) for doc_id, _ in places]
    sides = {"before": "right", "match": "match", "after": "left"}
    return [
        *(
            Column(say(f"view.{name}", lang), list(table[side]), class_=f"nl-{name}", turned="rtl")
            for name, side in sides.items()
        ),
        Column(say("head.doc_id", lang), names, is_head=True, hrefs=hrefs),
    ]
