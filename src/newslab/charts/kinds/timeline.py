"""When which outlet wrote, and which articles nobody can put in order."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from newslab.catalog import date
from newslab.charts.engine.look import Look, chart, fold
from newslab.charts.engine.rows import Axis, Cell, Mark, Row, Rows, folded
from newslab.charts.engine.rows_drawing import draw_rows
from newslab.charts.figure import Chart
from newslab.charts.style import BLUE, INK

__all__ = ["timeline"]

MOST_ARTICLES = 40
# Marks for days, months or years: whichever are at most so many.
MOST_MARKS = 36
JOINED_BY = " · "
FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?", re.ASCII)
EPOCH = dt.datetime(1970, 1, 1)


@dataclass(frozen=True)
class _Article:
    """An article; `when` is in UTC if its date has a zone, and None without a full date."""

    outlet: str
    headline: str
    when: dt.datetime | None
    known: str = ""
    has_zone: bool = False


@chart("articles", columns="outlet date headline")
def timeline(table: pd.DataFrame, look: Look) -> Chart:
    """Show when each article appeared; those without a full date stand apart, with their number.

    One row an article, the earliest first. Time runs from left to right in both languages. Of more
    than 40 articles those with a date stay, the earliest first.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an article (`read_corpus`): outlet, date (ISO 8601: ``2025-11-07`` or
        ``2025-11-07T18:30``; may be empty, or end after the year or the month), headline (may be
        empty).
    {options}

    Notes
    -----
    A date that ends after the month is not put on the line: nobody knows where on it the article
    belongs. Times with a zone are shown in UTC, others as they are.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "outlet": ["Sama", "Reuters"],
    ...         "date": ["", "2025-11-07"],
    ...         "headline": ["", "ترامب: قازاخستان ستنضم"],
    ...     }
    ... )
    >>> timeline(table, lang="en").alt_text
    'Timeline: 2 articles of 2 outlets. 7 November 2025: Reuters. Undated: 1 article (Sama).'
    """
    outlets = look.names(table["outlet"])
    articles = [
        _article(outlets[outlet], day.strip(), headline)
        for outlet, day, headline in zip(
            table["outlet"], table["date"], table["headline"], strict=True
        )
    ]
    dated = sorted((each for each in articles if each.when), key=lambda each: each.when or EPOCH)
    articles = [*dated, *(each for each in articles if not each.when)]
    n_articles = Counter(article.outlet for article in articles)
    shown, n_more = fold(articles, MOST_ARTICLES, lambda article: article.when is not None)
    rest, left_out = folded(look, "article", n_more)
    n_undated = len(articles) - len(dated)
    undated = look.say("undated", count=look.count(n_undated, "article"))

    tables = []
    if dated:
        of_dated = [_row(article, n_articles, look) for article in shown if article.when]
        axis = _axis([article.when for article in shown if article.when], look)
        rows = [*of_dated, *([] if n_undated else rest)]
        tables.append(Rows(rows, axis=axis, stacks=True, label_share=0.5))
    if n_undated:
        heading = Row([look.text(undated, weight="bold")], is_heading=True)
        of_undated = [_row(article, n_articles, look) for article in shown if not article.when]
        tables.append(Rows([heading, *of_undated, *rest], panels=()))
    is_in_order = len({article.when for article in dated}) > 1
    count = look.count(len(articles), "article")
    return draw_rows(
        tables,
        look,
        subtitle=look.sentences(
            ("unit", bool(dated)),
            ("none_dated", not dated),
            ("direction", is_in_order),
            ("apart", bool(dated) and bool(n_undated)),
            ("zone", any(article.has_zone for article in dated)),
            ("each_outlet_once", set(n_articles.values()) == {1}),
            n=len(dated),
            count=count,
        ),
        counted=count,
        about=look.say("about", articles=count, outlets=look.count(len(n_articles), "outlet")),
        told=_told([article for article in shown if article.when], articles, undated, look),
        left_out=left_out,
    )


def _article(outlet: str, day: str, headline: str) -> _Article:
    headline = " ".join(headline.split())
    if not FULL_DATE.fullmatch(day):
        return _Article(outlet, headline, None, known=day)
    when = dt.datetime.fromisoformat(day)
    if when.tzinfo is None:
        return _Article(outlet, headline, when)
    return _Article(outlet, headline, when.astimezone(dt.UTC).replace(tzinfo=None), has_zone=True)


def _when(when: dt.datetime, look: Look) -> str:
    """A day, and the time if it is not midnight."""
    is_day = when.time() == dt.time()
    return look.joined([date(when, look.lang), *([] if is_day else [f"{when:%H:%M}"])], "comma")


def _seconds(when: dt.datetime) -> float:
    return (when - EPOCH).total_seconds()


def _axis(moments: Sequence[dt.datetime], look: Look) -> Axis:
    """A line of time that runs to the right, with its ends and the marks between them."""
    first, last = min(moments), max(moments)
    if first == last:
        return Axis(_seconds(first), _seconds(first) + 1, is_line=True)
    marks = sorted({first, *_calendar_marks(first, last), last})
    ticks = {_seconds(mark): _when(mark, look) * (mark in (first, last)) for mark in marks}
    ends = (last, first) if look.is_rtl else (first, last)
    return Axis(_seconds(ends[0]), _seconds(ends[1]), ticks=ticks, is_line=True)


def _calendar_marks(first: dt.datetime, last: dt.datetime) -> list[dt.datetime]:
    """Starts of days, of months or of years between two moments, whichever are not too many."""
    for step in ("D", "MS", "YS"):
        found = pd.date_range(first, last, freq=step, normalize=True)
        if len(found) <= MOST_MARKS:
            return [day.to_pydatetime() for day in found if first <= day <= last]
    return []


def _row(article: _Article, n_articles: Counter[str], look: Look) -> Row:
    is_alone = n_articles[article.outlet] == 1 < max(n_articles.values())
    notes = [look.count(1, "article")] if is_alone else []
    if article.known:
        notes.append(look.say("only", day=date(article.known, look.lang)))
    label = [look.text(article.outlet, weight="bold")]
    # A number beside a name in another script would be drawn on its wrong side.
    label += [look.small(JOINED_BY.join(notes), INK)] if notes else []
    label.append(look.small(article.headline or look.say("no_headline")))
    if not article.when:
        return Row(label)
    written = [look.small(_when(article.when, look), INK)]
    mark = Mark(_seconds(article.when), colour=BLUE, beside=written)
    return Row(label, cells=[Cell([mark])])


def _told(dated: list[_Article], articles: list[_Article], undated: str, look: Look) -> str:
    """Tell when which outlet wrote, and who has no date."""
    parts = []
    if dated:
        told = (f"{_when(of.when, look)}: {of.outlet}" for of in dated if of.when)
        parts.append(look.joined(told))
    outlets = dict.fromkeys(article.outlet for article in articles if not article.when)
    if outlets:
        parts.append(f"{undated}{look.listed(list(outlets))}")
    return f"{'. '.join(parts)}."
