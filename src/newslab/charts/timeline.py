"""When which outlet wrote, and which articles nobody can put in order."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from newslab.charts.cells import PAD, Line, broken, clip
from newslab.charts.figure import Chart
from newslab.charts.furniture import Furniture, text_width
from newslab.charts.sheet import Scale, Sheet, open_sheet
from newslab.charts.style import BLUE, INK, MUTED, size_named, theme
from newslab.charts.timeline_table import Article, read_timeline
from newslab.charts.timeline_words import (
    NO_HEADLINE,
    alt_text,
    default_source,
    default_subtitle,
    note_text,
    undated_text,
    when_text,
)
from newslab.errors import InputError

__all__ = ["timeline"]

MOST_ARTICLES = 40
WIDEST_LABEL = 0.5  # of the chart
# Inches
ROW_GAP = 0.14
SECTION_GAP = 0.16
# Marks for days, months or years: whichever are at most so many.
MOST_MARKS = 36


def timeline(
    table: pd.DataFrame,
    *,
    lang: str = "ar",
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    labels: Mapping[str, str] | None = None,
    size: str = "page",
) -> Chart:
    """Show when each article appeared; those without a full date stand apart, with their number.

    One row an article, the earliest first. Time runs from left to right in both languages.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an article (`read_corpus`): outlet, date (ISO 8601: ``2025-11-07`` or
        ``2025-11-07T18:30``; may be empty, or end after the year or the month), headline (may be
        empty).
    lang : {"ar", "en"}
        Language of the chart, and the side on which outlets stand.
    title : str, optional
        What the chart shows, as a sentence. There is none by default.
    subtitle, source : str, optional
        Replace the default ones, which say how many articles have a full date. An empty string
        leaves the line out.
    labels : mapping of str to str, optional
        What to call outlets: ``{"Sama": "سما"}``.
    size : {"column", "page", "phone", "slide"}

    Returns
    -------
    Chart
        With alt text.

    Raises
    ------
    InputError
        For another language or size; for a table without rows or columns, without an outlet in a
        row, or with a date that is none; for more than 40 articles, or outlets too wide for the
        chart.

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
    furniture = Furniture(lang, size, title=title or "")
    articles = read_timeline(table, labels)
    layout = _lay_out(articles, furniture)
    defaults = (default_subtitle(articles, lang), default_source(articles, lang))
    furniture = furniture.filled(subtitle, source, defaults=defaults)
    said = alt_text(articles, lang, furniture.title)
    chart, sheet = open_sheet(furniture, layout.height, alt_text=said)
    with theme():
        _draw_scale(sheet, layout)
        for row, article in enumerate(articles):
            _draw_row(sheet, article, layout, row)
        if layout.undated:
            sheet.write(0, layout.undated_at, layout.undated)
    return chart


@dataclass(frozen=True)
class _Layout:
    """Lines of text that are not shaped yet, and places in inches from where reading starts.

    Attributes
    ----------
    days : list of datetime.datetime
        Of the dated articles, in order.
    tops, bottoms : list of float
        Upper and lower edges of the rows: those with a date, then those without.
    is_above : bool
        Whether a label stands above its dot, and not beside it.
    """

    labels: list[list[Line]]
    days: list[dt.datetime]
    undated: list[Line]
    undated_at: float
    scale: Scale
    tops: list[float]
    bottoms: list[float]
    is_above: bool
    line_height: float

    @property
    def height(self) -> float:
        """Inches of everything."""
        has_scale_last = not self.undated and self.has_scale
        return self.bottoms[-1] + (PAD + self.line_height) * has_scale_last

    @property
    def has_scale(self) -> bool:
        """Whether there are two moments, between which others can be put."""
        return len(set(self.days)) > 1

    def edges(self, row: int) -> tuple[float, float]:
        """Upper and lower edge of what is drawn for a dated article."""
        label = PAD + _height(self.labels[row]) if self.is_above else 0.0
        return self.tops[row] + label, self.bottoms[row]

    def label_at(self, row: int) -> float:
        """The middle of an outlet and its headline."""
        if self.is_above and row < len(self.days):
            return self.tops[row] + PAD + _height(self.labels[row]) / 2
        return (self.tops[row] + self.bottoms[row]) / 2

    def x_at(self, when: dt.datetime) -> float:
        """The place of a moment; where reading starts if there is only one."""
        if not self.has_scale:
            return self.scale.start
        return self.scale.at(_seconds(when))


def _height(lines: list[Line]) -> float:
    return sum(line.inches for line in lines)


def _seconds(when: dt.datetime) -> float:
    return (when - dt.datetime(1970, 1, 1)).total_seconds()


def _lay_out(articles: list[Article], furniture: Furniture) -> _Layout:
    if len(articles) > MOST_ARTICLES:
        problem = f"{len(articles)} articles; more than {MOST_ARTICLES} cannot be read"
        raise InputError("articles", [problem], "Show a part: articles[articles['outlet'] == '…'].")
    lang, size, width = furniture.lang, size_named(furniture.size), furniture.body_width
    days = [article.when for article in articles if article.when]
    beside = 0.0 if furniture.is_narrow else WIDEST_LABEL * width
    labels = [
        _label(article, articles, (beside or width) if article.when else width, furniture)
        for article in articles
    ]
    plot = width - beside
    written = [text_width(when_text(day, lang), size.small) for day in days]
    is_wide = any(line.width > (beside or width) for lines in labels for line in lines[:-1])
    if is_wide or plot < 2 * (max(written, default=0.0) + 2 * PAD):
        raise InputError(
            "labels", ["names leave no room for the line"], "Give shorter ones with labels={...}."
        )
    line_height = Line("", size.small, MUTED).inches
    undated = (
        [Line(undated_text(len(articles) - len(days), lang), size.text, INK, "bold")]
        if len(days) < len(articles)
        else []
    )
    tops, bottoms, undated_at, y = [], [], 0.0, 0.0
    for row, label in enumerate(labels):
        if row == len(days):
            y += (PAD + line_height) * (len(set(days)) > 1) + SECTION_GAP * bool(days)
            undated_at = y + _height(undated) / 2
            y += _height(undated) + PAD
        tops.append(y)
        is_stacked = furniture.is_narrow and row < len(days)
        y += _height(label) + ROW_GAP + (line_height + PAD) * is_stacked
        bottoms.append(y)
    first, last = (_seconds(day) for day in (min(days), max(days))) if days else (0.0, 1.0)
    # Time runs to the right; in an Arabic chart places count from there.
    ends = (last, first) if furniture.is_rtl else (first, last)
    return _Layout(
        labels=labels,
        days=days,
        undated=undated,
        undated_at=undated_at,
        scale=Scale(beside + PAD, plot - 2 * PAD, *ends),
        tops=tops,
        bottoms=bottoms,
        is_above=furniture.is_narrow,
        line_height=line_height,
    )


def _label(
    article: Article, articles: list[Article], width: float, furniture: Furniture
) -> list[Line]:
    lang, size = furniture.lang, size_named(furniture.size)
    room = width - 2 * PAD
    headline = clip(article.headline or NO_HEADLINE[lang], room, size.small)
    note = note_text(article, articles, lang)
    # A number beside a name in another script would be drawn on its wrong side.
    return [
        *broken(article.outlet, room, size.text, INK, weight="bold"),
        *(broken(note, room, size.small, INK) if note else []),
        Line(headline, size.small, MUTED),
    ]


def _draw_scale(sheet: Sheet, layout: _Layout) -> None:
    """Draw the line of time below the dated articles, with its ends and marks between them."""
    if not layout.has_scale:
        return
    furniture, points = sheet.furniture, size_named(sheet.furniture.size).small
    bottom = layout.bottoms[len(layout.days) - 1]
    first, last = min(layout.days), max(layout.days)
    sheet.rule(bottom, layout.scale.start, layout.scale.end, colour=MUTED)
    for when in {first, *_calendar_marks(first, last), last}:
        x = layout.x_at(when)
        sheet.axes.vlines(x, bottom - PAD, bottom, color=MUTED, lw=0.8)
    sides = ("end", "start") if furniture.is_rtl else ("start", "end")
    for when, align in zip((first, last), sides, strict=True):
        text = Line(when_text(when, furniture.lang), points, MUTED)
        middle = bottom + PAD / 2 + layout.line_height / 2
        sheet.write(layout.x_at(when), middle, [text], align=align)


def _calendar_marks(first: dt.datetime, last: dt.datetime) -> Iterator[dt.datetime]:
    """Starts of days, of months or of years between two moments, whichever are not too many."""
    for step in ("D", "MS", "YS"):
        found = pd.date_range(first, last, freq=step, normalize=True)
        if len(found) <= MOST_MARKS:
            yield from (day.to_pydatetime() for day in found if first <= day <= last)
            return


def _draw_row(sheet: Sheet, article: Article, layout: _Layout, row: int) -> None:
    furniture = sheet.furniture
    sheet.rule(layout.tops[row], 0, furniture.body_width)
    sheet.write(0, layout.label_at(row), layout.labels[row])
    if article.when is None:
        return
    middle, x = sum(layout.edges(row)) / 2, layout.x_at(article.when)
    sheet.dot(x, middle, BLUE)
    text = Line(when_text(article.when, furniture.lang), size_named(furniture.size).small, INK)
    # The date stands on the side where there is room.
    is_first_half = x <= (layout.scale.start + layout.scale.end) / 2
    aside = 1.6 * PAD if is_first_half else -1.6 * PAD
    sheet.write(x + aside, middle, [text], align="start" if is_first_half else "end")
