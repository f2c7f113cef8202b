"""An article as a page of the site: what is known of it, and its text with an anchor a sentence."""

from collections.abc import Mapping, Sequence

import pandas as pd

from newslab.reading.annotate import marked_article
from newslab.reading.html import Element, direction, element, in_view, prose
from newslab.reading.places import given_text, one_article
from newslab.reading.view import View
from newslab.reading.words import Words, words_of

__all__ = ["article_page"]

_KNOWN = ("doc_id", "outlet", "date", "credit", "event", "note")


def article_page(
    article: pd.Series | pd.DataFrame,
    sentences: pd.DataFrame | None = None,
    *,
    hits: pd.DataFrame | None = None,
    attributions: pd.DataFrame | None = None,
    labels: Mapping[str, str] | None = None,
    stances: Sequence[str] | None = None,
    lang: str = "en",
) -> View:
    """Write an article for the site: title, what is known of it, and its marked text.

    Parameters
    ----------
    article : pandas.Series or pandas.DataFrame
        A row of `articles`, or a table of one row, with doc_id, text; headline, outlet, date,
        credit, event, note are shown where they are there.
    sentences, hits, attributions, labels, stances, lang
        As in `annotated`.

    Returns
    -------
    View
        A fragment with one ``h1``. Each sentence has the id to which `sentence_href` leads:
        ``s0``, ``s1``, …

    Raises
    ------
    InputError
        As `annotated`.

    Examples
    --------
    >>> article = pd.Series({"doc_id": "a", "outlet": "A", "text": "قال ترامب إن الاتفاق قريب."})
    >>> view = article_page(article)
    >>> view
    قال ترامب إن الاتفاق قريب.
    A
    >>> view.html.count("<h1"), 'id="s0"' in view.html
    (1, True)
    """
    words = words_of(lang)
    table = one_article(article)
    row = table.iloc[0]
    _, body = marked_article(
        table,
        hits=hits,
        attributions=attributions,
        sentences=sentences,
        labels=labels,
        stances=stances,
        prefix="",
        lang=lang,
    )
    title = _title(row)
    fragment = in_view(
        prose("h1", text=title),
        element("dl", *_known(row, words), class_="nl-known"),
        element("h2", words["text"]),
        *body,
        kind="article",
        label=title,
        lang=lang,
    )
    return View(str(fragment), "\n".join(filter(None, [title, given_text(row, "outlet")])))


def _title(row: pd.Series) -> str:
    """The headline; of an article without one its first words."""
    headline = given_text(row, "headline").strip()
    if headline:
        return headline
    first = str(row["text"]).split()
    return " ".join(first[:12]) + (" …" if len(first) > 12 else "") if first else str(row["doc_id"])


def _known(row: pd.Series, words: Words) -> list[Element]:
    """Terms and descriptions of what is known; an article without a date says so."""
    parts = []
    for column in _KNOWN:
        value = given_text(row, column)
        if column == "date" and not value:
            value = words["undated"]
        if not value:
            continue
        turned = "ltr" if column == "date" and value != words["undated"] else direction(value)
        parts += [
            element("dt", words[column]),
            element("dd", element("bdi", value, dir=turned)),
        ]
    return parts
