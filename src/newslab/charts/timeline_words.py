"""What the timeline says in its own words: dates, what has none, subtitle, source, alt text."""

import datetime as dt
from collections.abc import Iterable

from newslab.catalog import say
from newslab.charts.numbers import date
from newslab.charts.sheet import have_one_article_each
from newslab.charts.timeline_table import Article
from newslab.charts.voice_words import titled
from newslab.charts.wording import count_of

__all__ = [
    "NO_HEADLINE",
    "alt_text",
    "default_source",
    "default_subtitle",
    "note_text",
    "undated_text",
    "when_text",
]

JOINED_BY = " · "
NO_HEADLINE = {"ar": "بلا عنوان", "en": "no headline"}
UNDATED = {"ar": "بلا تاريخ كامل: {count}", "en": "Undated: {count}"}
ONLY = {"ar": "{date} فقط", "en": "{date} only"}
SUBTITLE = {
    "ar": {
        "unit": "متى نُشر كل مقال، إن عُرف تاريخه كاملًا: {n} من {count}.",
        "none": "لا تاريخ كامل لأي مقال من {count}، فلا ترتيب لها في الزمن.",
        "direction": " الزمن من اليسار إلى اليمين.",
        "apart": " وما سواها على حدة، بترتيب الجدول.",
        "zone": " الساعات بالتوقيت العالمي.",
        "alone": " لكل وسيلة هنا مقال واحد.",
    },
    "en": {
        "unit": "When each article appeared, where its full date is known: {n} of {count}.",
        "none": "None of {count} has a full date, so they have no order in time.",
        "direction": " Time runs from left to right.",
        "apart": " The others stand apart, in the order of the table.",
        "zone": " Times are in UTC.",
        "alone": " Each outlet here has 1 article.",
    },
}
ALT_TEXT = {
    "ar": {
        "chart": "خط زمني",
        "data": "{chart}: {articles} من {outlets}. ",
        "dated": "{when}: {outlet}",
        "semicolon": "؛ ",
        "comma": "، ",
    },
    "en": {
        "chart": "Timeline",
        "data": "{chart}: {articles} of {outlets}. ",
        "dated": "{when}: {outlet}",
        "semicolon": "; ",
        "comma": ", ",
    },
}


def when_text(when: dt.datetime, lang: str) -> str:
    """Write a day, and the time if it is not midnight.

    Examples
    --------
    >>> when_text(dt.datetime(2025, 11, 7, 18, 30), "en")
    '7 November 2025, 18:30'
    """
    comma = ALT_TEXT[lang]["comma"]
    is_day = when.time() == dt.time()
    return date(when, lang=lang) + ("" if is_day else f"{comma}{when:%H:%M}")


def note_text(article: Article, articles: list[Article], lang: str) -> str:
    """Mark an outlet with one article where others have more, and say what is known of a date."""
    n_articles = _per_outlet(articles)
    parts = []
    is_alone = n_articles[article.outlet] == 1
    if is_alone and not have_one_article_each(n_articles.values()):
        parts.append(count_of(1, "article", lang))
    if article.known:
        parts.append(ONLY[lang].format(date=date(article.known, lang=lang)))
    return JOINED_BY.join(parts)


def undated_text(n_undated: int, lang: str) -> str:
    """Head what has no full date, with the number."""
    return UNDATED[lang].format(count=count_of(n_undated, "article", lang))


def default_subtitle(articles: list[Article], lang: str) -> str:
    """Say the unit, how many have a full date, and which way time runs."""
    own = SUBTITLE[lang]
    days = [article.when for article in articles if article.when]
    count = count_of(len(articles), "article", lang)
    if not days:
        said = own["none"].format(count=count)
    else:
        said = own["unit"].format(n=len(days), count=count)
        said += own["direction"] * (len(set(days)) > 1)
        said += own["apart"] * (len(days) < len(articles))
        said += own["zone"] * any(article.has_zone for article in articles)
    if have_one_article_each(_per_outlet(articles).values()):
        said += own["alone"]
    return said


def default_source(articles: list[Article], lang: str) -> str:
    """Say how many articles were put in order."""
    return say("chart.source", lang, count=count_of(len(articles), "article", lang))


def alt_text(articles: list[Article], lang: str, title: str) -> str:
    """Tell the kind of chart, of what it is, when which outlet wrote, and what has no date."""
    own = ALT_TEXT[lang]
    data = own["data"].format(
        chart=titled(title, lang, own["chart"]),
        articles=count_of(len(articles), "article", lang),
        outlets=count_of(len(_per_outlet(articles)), "outlet", lang),
    )
    dated = [
        own["dated"].format(when=when_text(article.when, lang), outlet=article.outlet)
        for article in articles
        if article.when
    ]
    undated = [article.outlet for article in articles if not article.when]
    parts = [own["semicolon"].join(dated)] if dated else []
    if undated:
        parts.append(f"{undated_text(len(undated), lang)} ({_listed(undated, lang)})")
    return f"{data}{'. '.join(parts)}."


def _listed(outlets: Iterable[str], lang: str) -> str:
    return ALT_TEXT[lang]["comma"].join(dict.fromkeys(outlets))


def _per_outlet(articles: list[Article]) -> dict[str, int]:
    n_articles: dict[str, int] = {}
    for article in articles:
        n_articles[article.outlet] = n_articles.get(article.outlet, 0) + 1
    return n_articles
