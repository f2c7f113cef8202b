"""What a corpus is made of: a row an article, with its words, date, event and oddities."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from newslab.charts.cells import PAD, Line, broken, clip
from newslab.charts.figure import Chart
from newslab.charts.furniture import Furniture, text_width
from newslab.charts.keyness import CHANCE as BAR
from newslab.charts.overview_table import Article, read_overview
from newslab.charts.overview_words import (
    HEADS,
    alone_text,
    alt_text,
    date_text,
    default_source,
    default_subtitle,
    event_text,
    odd_text,
)
from newslab.charts.sheet import Scale, Sheet, open_sheet
from newslab.charts.style import INK, MUTED, size_named, theme
from newslab.errors import InputError

__all__ = ["corpus_overview"]

MOST_ARTICLES = 40
WIDEST_COLUMN = 0.3  # of the chart: an article, and an event
NARROWEST_BAR = 0.1  # of the chart: the longest
THICKNESS = 0.55  # of a line
ROW_GAP = 0.12  # inches
JOINED_BY = " · "


def corpus_overview(
    table: pd.DataFrame,
    *,
    lang: str = "ar",
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    labels: Mapping[str, str] | None = None,
    size: str = "page",
) -> Chart:
    """Show what a corpus is made of: words, outlet, date, event and oddities of each article.

    One row an article, in the order of the table. Nothing here is an estimate, so nothing has an
    interval: words are counted.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an article (`describe_corpus`): doc_id, outlet, date (ISO 8601, or empty), event
        (may be empty), n_words, odd (sentences, empty if there is nothing odd).
    lang : {"ar", "en"}
        Language and direction of the chart. The sentences of `describe_corpus` are shown in it.
    title : str, optional
        What the chart shows, as a sentence. There is none by default.
    subtitle, source : str, optional
        Replace the default ones, which name the unit, the median, the undated articles, and
        outlets with one article. An empty string leaves the line out.
    labels : mapping of str to str, optional
        What to call articles, outlets and events: ``{"000": "سما 000", "Sama": "سما"}``.
    size : {"column", "page", "phone", "slide"}

    Returns
    -------
    Chart
        With alt text.

    Raises
    ------
    InputError
        For another language or size; for a table without rows or columns, with an article twice
        or a number of words that is none; for more than 40 articles, or names too wide for the
        chart.

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
    >>> corpus_overview(table, lang="en").alt_text.rpartition("all. ")[2]
    'a (Sama, 7 November 2025, accords): 320 words, 2 tatweel signs.'
    """
    furniture = Furniture(lang, size, title=title or "")
    articles = read_overview(table, labels)
    layout = _lay_out(articles, furniture)
    defaults = (default_subtitle(articles, lang), default_source(articles, lang))
    furniture = furniture.filled(subtitle, source, defaults=defaults)
    said = alt_text(articles, lang, furniture.title)
    chart, sheet = open_sheet(furniture, layout.height, alt_text=said)
    with theme():
        _draw_heads(sheet, layout)
        for row, article in enumerate(articles):
            _draw_row(sheet, article, layout, row)
    return chart


@dataclass(frozen=True)
class _Row:
    """Lines of text that are not shaped yet: an article, its date, its event, its oddities."""

    name: list[Line]
    date: list[Line]
    event: list[Line]
    odd: list[Line]


@dataclass(frozen=True)
class _Layout:
    """Places in inches from where reading starts, and downwards.

    Attributes
    ----------
    heads : list of Line
        Of the columns, one each; none on a narrow chart, where everything stands below the name.
    columns : list of float
        Where the columns of articles, dates, events and words start.
    tops : list of float
        Upper edges of the rows, then the lower edge of all.
    """

    rows: list[_Row]
    heads: list[Line]
    columns: list[float]
    words: Scale
    tops: list[float]
    is_narrow: bool
    line_height: float

    @property
    def height(self) -> float:
        """Inches of everything."""
        return self.tops[-1]


def _height(lines: list[Line]) -> float:
    return sum(line.inches for line in lines)


def _lay_out(articles: list[Article], furniture: Furniture) -> _Layout:
    if len(articles) > MOST_ARTICLES:
        problem = f"{len(articles)} articles; more than {MOST_ARTICLES} cannot be read"
        raise InputError("described", [problem], "Show a part: table[table['outlet'] == '…'].")
    size, width = size_named(furniture.size), furniture.body_width
    heads = [Line(text, size.small, MUTED) for text in HEADS[furniture.lang].values()]
    rows = [_row(article, articles, furniture) for article in articles]
    numbers = max(text_width(f"{article.n_words:,}", size.small) for article in articles)
    if furniture.is_narrow:
        columns, heads = [0.0] * len(heads), []
    else:
        columns = _columns(rows, heads)
    bar_room = width - columns[-1] - numbers - PAD
    # A single word may be wider than its column.
    widest = max(line.width for row in rows for line in row.name)
    if bar_room < NARROWEST_BAR * width or widest > width - columns[0]:
        raise InputError(
            "labels", ["names leave no room for the bars"], "Give shorter ones with labels={...}."
        )
    line_height = Line("", size.small, MUTED).inches
    tops = [heads[0].inches + PAD if heads else 0.0]
    for row in rows:
        if furniture.is_narrow:
            main = _height(row.name) + _height(row.date) + _height(row.event) + line_height
        else:
            main = max(_height(row.name), _height(row.date), _height(row.event), line_height)
        tops.append(tops[-1] + main + _height(row.odd) + ROW_GAP)
    most = max(article.n_words for article in articles)
    return _Layout(
        rows=rows,
        heads=heads,
        columns=columns,
        words=Scale(columns[-1], bar_room, 0.0, float(max(most, 1))),
        tops=tops,
        is_narrow=furniture.is_narrow,
        line_height=line_height,
    )


def _row(article: Article, articles: list[Article], furniture: Furniture) -> _Row:
    lang, size, width = furniture.lang, size_named(furniture.size), furniture.body_width
    room = width if furniture.is_narrow else WIDEST_COLUMN * width
    name = broken(article.name, room, size.text, INK, weight="bold")
    odd = broken(odd_text(article.odd, lang), width, size.small, INK) if article.odd else []
    outlet = [article.outlet] if article.outlet != article.name else []
    alone = [text] if (text := alone_text(article, articles, lang)) else []
    date, event = date_text(article, lang), event_text(article, lang)
    if furniture.is_narrow:
        # A number beside a name in another script would be drawn on its wrong side.
        below = [*outlet, JOINED_BY.join([*alone, date, event])]
    else:
        below = [*outlet, *alone]
    name += [line for text in below for line in broken(text, room, size.small, MUTED)]
    if furniture.is_narrow:
        return _Row(name, [], [], odd)
    return _Row(
        name=name,
        date=[Line(date, size.small, INK if article.date else MUTED)],
        event=[Line(clip(event, room, size.small), size.small, INK if article.event else MUTED)],
        odd=odd,
    )


def _columns(rows: list[_Row], heads: list[Line]) -> list[float]:
    starts = [0.0]
    for head, column in zip(heads, ("name", "date", "event"), strict=False):
        lines = [head, *(line for row in rows for line in getattr(row, column))]
        starts.append(starts[-1] + max(line.width for line in lines) + 3 * PAD)
    return starts


def _draw_heads(sheet: Sheet, layout: _Layout) -> None:
    for x, head in zip(layout.columns, layout.heads, strict=False):
        sheet.write(x, head.inches / 2, [head])


def _draw_row(sheet: Sheet, article: Article, layout: _Layout, row: int) -> None:
    top, bottom = layout.tops[row], layout.tops[row + 1]
    sheet.rule(top, 0, sheet.furniture.body_width)
    shown = layout.rows[row]
    blocks = (shown.name, shown.date, shown.event)
    if layout.is_narrow:
        y = top + ROW_GAP / 2
        for lines in blocks:
            sheet.write(0, y + _height(lines) / 2, lines)
            y += _height(lines)
        middle = y + layout.line_height / 2
    else:
        middle = (top + bottom - _height(shown.odd)) / 2
        for x, lines in zip(layout.columns, blocks, strict=False):
            sheet.write(x, middle, lines)
    end = layout.words.at(article.n_words)
    thickness = THICKNESS * layout.line_height
    sheet.bar(middle, (layout.words.start, end), thickness, BAR, hatch=False)
    small = size_named(sheet.furniture.size).small
    sheet.write(end + PAD, middle, [Line(f"{article.n_words:,}", small, INK)])
    if shown.odd:
        sheet.write(0, bottom - ROW_GAP / 2 - _height(shown.odd) / 2, shown.odd)
