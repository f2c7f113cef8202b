"""What a corpus is made of: a row an article, with its words, date, event and oddities."""

from typing import Any

import pandas as pd

from newslab.catalog import date, number
from newslab.charts.engine.look import Look, chart, fold
from newslab.charts.engine.rows import BAR, Axis, Cell, Mark, Row, Rows, folded
from newslab.charts.engine.rows_drawing import draw_rows
from newslab.charts.figure import Chart
from newslab.charts.style import INK, MUTED, NEUTRAL
from newslab.corpus.describe import oddities

__all__ = ["corpus"]

MOST_ARTICLES = 40
ALL_WORDS = 1e9  # more than any article has
HEADS = ("article", "date", "event", "words")
FULL_DATE = r"\d{4}-\d\d-\d\d"
JOINED_BY = " · "


@chart("description", columns="doc_id outlet date event n_words odd")
def corpus(table: pd.DataFrame, look: Look) -> Chart:
    """Show what a corpus is made of: words, outlet, date, event and oddities of each article.

    One row an article, in the order of the table. Nothing here is an estimate, so nothing has an
    interval: words are counted. Of more than 40 articles those with oddities stay, and the longest.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an article (`describe_corpus`): doc_id, outlet, date (ISO 8601, or empty), event
        (may be empty), n_words, odd (sentences, empty if there is nothing odd). The other columns
        of `describe_corpus` are needed to say what is odd in another language than English.
    {options}

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "doc_id": ["a"],
    ...         "outlet": "Sama",
    ...         "date": "2025-11-07",
    ...         "event": "accords",
    ...         "n_words": 320,
    ...         "odd": "2 tatweel signs.",
    ...     }
    ... )
    >>> corpus(table, lang="en").alt_text.rpartition("all. ")[2]
    'a (Sama, 7 November 2025, accords): 320 words, 2 tatweel signs.'
    """
    n_articles = table["outlet"].value_counts()
    events = look.names(table["event"]) | {"": look.say("no_event")}
    articles = table.assign(
        name=table["doc_id"].map(look.names(table["doc_id"])),
        outlet_name=table["outlet"].map(look.names(table["outlet"])),
        day=[_day(day, look) for day in table["date"]],
        event_name=table["event"].map(events),
        is_alone=(table["outlet"].map(n_articles) == 1) & bool((n_articles > 1).any()),
        odd=oddities(table, look.lang) if "ending" in table else table["odd"],
    )
    is_undated = ~table["date"].str.match(FULL_DATE)
    rows: list[Any] = list(articles.itertuples())
    shown, n_more = fold(rows, MOST_ARTICLES, lambda row: row.n_words + ALL_WORDS * bool(row.odd))
    rest, left_out = folded(look, "article", n_more)
    article, day, event, words = ([look.small(look.say(f"head.{head}"))] for head in HEADS)
    table_of_words = Rows(
        [*(_row(article, look) for article in shown), *rest],
        heads=[] if look.is_narrow else [article, day, event],
        panels=[[] if look.is_narrow else words],
        axis=Axis(0.0, float(max(table["n_words"].max(), 1))),
        stacks=True,
    )
    is_odd = bool((articles["odd"] != "").any())
    told = [_told(article, look) for article in shown]
    outlets = look.count(len(n_articles), "outlet")
    return draw_rows(
        [table_of_words],
        look,
        subtitle=look.sentences(
            ("unit", True),
            ("odd", is_odd),
            ("nothing_odd", not is_odd),
            ("undated", bool(is_undated.any())),
            ("one_article_each", set(n_articles) == {1}),
            ("alone", bool(articles["is_alone"].any())),
            median=float(table["n_words"].median()),
            count=look.count(is_undated.sum(), "article"),
            alone=look.count(1, "article"),
        ),
        counted=look.count(len(table), "article"),
        about=look.say(
            "about",
            articles=look.count(len(table), "article"),
            outlets=outlets,
            n=table["n_words"].sum(),
        ),
        told=look.told(told),
        left_out=left_out,
    )


def _day(day: str, look: Look) -> str:
    """A date as it is read, as it stands in the table if it is none, or that there is none."""
    if not day:
        return look.say("undated_article")
    try:
        return date(day[:10], look.lang)
    except ValueError:
        return day


def _row(article: Any, look: Look) -> Row:
    named = [article.outlet_name] if article.outlet_name != article.name else []
    alone = [look.count(1, "article")] if article.is_alone else []
    if look.is_narrow:
        # A number beside a name in another script would be drawn on its wrong side.
        named.append(JOINED_BY.join([*alone, article.day, article.event_name]))
    else:
        named += alone
    texts = [
        [look.small(article.day, INK if article.date else MUTED)],
        [look.small(article.event_name, INK if article.event else MUTED)],
    ]
    written = [look.small(number(article.n_words, look.lang), INK)]
    return Row(
        [look.text(article.name, weight="bold"), *map(look.small, named)],
        texts=[] if look.is_narrow else texts,
        cells=[Cell([Mark(article.n_words, colour=NEUTRAL, form=BAR, beside=written)])],
        below=[look.small(article.odd, INK)] if article.odd else [],
    )


def _told(article: Any, look: Look) -> str:
    known = look.joined([article.outlet_name, article.day, article.event_name], "comma")
    said = f"{article.name} ({known}): {look.count(article.n_words, 'word')}"
    return look.joined([said, *([article.odd.removesuffix(".")] if article.odd else [])], "comma")
