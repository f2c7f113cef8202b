"""An article as a page of the site: what is known of it, and its text with an anchor a sentence."""

from collections.abc import Mapping, Sequence

import pandas as pd

from newslab.catalog import date, say
from newslab.reading.annotate import marked_article
from newslab.reading.html import Element, element, language, prose
from newslab.reading.places import given_text, one_article
from newslab.reading.view import View, in_view

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
        element("dl", *_known(row, lang), class_="nl-known"),
        element("h2", say("head.text", lang)),
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


def _known(row: pd.Series, lang: str) -> list[Element]:
    """Terms and descriptions of what is known; an article without a date says so."""
    parts = []
    for column in _KNOWN:
        value = given_text(row, column)
        shown = prose("bdi", text=value)
        if column == "date":
            shown = element("bdi", _date(value, lang), **language(lang))
        if value or column == "date":
            parts += [element("dt", say(f"head.{column}", lang)), element("dd", shown)]
    return parts


def _date(value: str, lang: str) -> str:
    """The date with the name of its month; as it was written where it is something else."""
    if not value:
        return say("view.undated", lang)
    try:
        return date(value, lang)
    except ValueError:
        return value
