"""What the overview of a corpus says in its own words: columns, oddities, subtitle, alt text."""

import re
from statistics import median

from newslab.catalog import say
from newslab.charts.numbers import date
from newslab.charts.overview_table import Article
from newslab.charts.sheet import ONE_ARTICLE_EACH, have_one_article_each
from newslab.charts.timeline_table import DAY
from newslab.charts.voice_words import titled
from newslab.charts.wording import count_of
from newslab.errors import InputError

__all__ = [
    "HEADS",
    "alone_text",
    "alt_text",
    "date_text",
    "default_source",
    "default_subtitle",
    "event_text",
    "odd_text",
]

HEADS = {
    "ar": {"article": "المقال", "date": "التاريخ", "event": "الحدث", "words": "الكلمات"},
    "en": {"article": "Article", "date": "Date", "event": "Event", "words": "Words"},
}
UNDATED = {"ar": "بلا تاريخ", "en": "undated"}
NO_EVENT = {"ar": "بلا حدث", "en": "no event"}
# Sentences of describe_corpus; what matches none stays as it is.
ODD_IN_ARABIC = (
    (r"Encoding (.+), where most articles are (.+)", r"الترميز \1، ومعظم المقالات \2"),
    (r"The same text as (.+)", r"النص نفسه في \1"),
    (r"Nearly empty: (\d+) words?", r"شبه فارغة، عدد كلماتها: \1"),
    (r"Language: (.+), not Arabic", r"اللغة: \1، وليست العربية"),
    (r"(\d+) presentation forms?", r"أشكال عرض محفوظة بدل الحروف: \1"),
    (r"(\d+) bidi controls?", r"محارف تحكّم بالاتجاه: \1"),
    (r"(\d+) tatweel signs?", r"علامات تطويل: \1"),
    (r"(\d+) letters? of Persian keyboards", r"حروف من لوحات مفاتيح فارسية: \1"),
    (r"(\d+) other invisible signs?", r"محارف خفية أخرى: \1"),
    (r"(\d+) sequences? that looks? misread", r"مواضع تبدو مقروءة بترميز خاطئ: \1"),
    (r"(\d+) lines? with unpaired quotation marks", r"أسطر لا تتزاوج علامات اقتباسها: \1"),
    (r"Ends with an ellipsis: it may be cut short", "تنتهي بنقاط حذف: ربما قُطعت"),
    (r"Ends without a full stop: it may be cut short", "تنتهي بلا نقطة: ربما قُطعت"),
)
SUBTITLE = {
    "ar": {
        "unit": "عدد كلمات كل مقال دون الأرقام (الوسيط {median:,.0f}).",
        "odd": " وتحت المقال ما يستدعي النظر فيه.",
        "nothing": " لم يُعثر على ما يستدعي النظر.",
        "undated": " بلا تاريخ كامل: {count}.",
        "alone": " «{alone}» تحت الوسيلة: ليس لها هنا غيرها.",
    },
    "en": {
        "unit": "Words of each article, numbers not counted (median {median:,.0f}).",
        "odd": " Below an article stands what a researcher should look at.",
        "nothing": " Nothing odd was found.",
        "undated": " Without a full date: {count}.",
        "alone": " “{alone}” below an outlet: it has no other here.",
    },
}
ALT_TEXT = {
    "ar": {
        "chart": "جدول بأعمدة أفقية",
        "data": "{chart}: {articles} من {outlets}، ومجموع كلماتها {words:,}. ",
        "article": "{name} ({outlet}، {date}، {event}): {words}",
        "odd": "، {odd}",
        "semicolon": "؛ ",
    },
    "en": {
        "chart": "Table with bars",
        "data": "{chart}: {articles} of {outlets}, {words:,} words in all. ",
        "article": "{name} ({outlet}, {date}, {event}): {words}",
        "odd": ", {odd}",
        "semicolon": "; ",
    },
}


def odd_text(odd: str, lang: str) -> str:
    """Say what is odd about an article, as sentences of `describe_corpus` do.

    Examples
    --------
    >>> odd_text("2 tatweel signs. The same text as a.", "ar")
    'علامات تطويل: 2. النص نفسه في a.'
    """
    if lang == "en" or not odd:
        return odd
    # An ellipsis or a file name may hold a full stop; sentences end with one and a space.
    sentences = re.split(r"\.(?: |$)", odd)
    return " ".join(f"{_in_arabic(sentence)}." for sentence in sentences if sentence)


def _in_arabic(sentence: str) -> str:
    for pattern, arabic in ODD_IN_ARABIC:
        match = re.fullmatch(pattern, sentence)
        if match:
            return match.expand(arabic)
    return sentence


def date_text(article: Article, lang: str) -> str:
    """Write the day of an article, as it stands in the table if it is none, or that it has none."""
    if not article.date:
        return UNDATED[lang]
    try:
        return date(article.date[:10], lang=lang)
    except InputError:
        return article.date


def event_text(article: Article, lang: str) -> str:
    """Name the event of an article, or say that it has none."""
    return article.event or NO_EVENT[lang]


def alone_text(article: Article, articles: list[Article], lang: str) -> str:
    """Mark an outlet with one article where others have more."""
    n_articles = _per_outlet(articles)
    if have_one_article_each(n_articles.values()) or n_articles[article.outlet] > 1:
        return ""
    return count_of(1, "article", lang)


def default_subtitle(articles: list[Article], lang: str) -> str:
    """Say the unit, what is odd, how many have no date, and which outlets have one article."""
    own = SUBTITLE[lang]
    n_undated = sum(not DAY.match(article.date) for article in articles)
    n_articles = _per_outlet(articles)
    parts = [own["unit"].format(median=median(article.n_words for article in articles))]
    parts.append(own["odd" if any(article.odd for article in articles) else "nothing"])
    if n_undated:
        parts.append(own["undated"].format(count=count_of(n_undated, "article", lang)))
    if have_one_article_each(n_articles.values()):
        parts.append(f" {ONE_ARTICLE_EACH[lang]}")
    elif 1 in n_articles.values():
        parts.append(own["alone"].format(alone=count_of(1, "article", lang)))
    return "".join(parts)


def default_source(articles: list[Article], lang: str) -> str:
    """Say how many articles were described."""
    return say("chart.source", lang, count=count_of(len(articles), "article", lang))


def alt_text(articles: list[Article], lang: str, title: str) -> str:
    """Tell the kind of chart, of what it is, and what stands in each row."""
    own = ALT_TEXT[lang]
    data = own["data"].format(
        chart=titled(title, lang, own["chart"]),
        articles=count_of(len(articles), "article", lang),
        outlets=count_of(len(_per_outlet(articles)), "outlet", lang),
        words=sum(article.n_words for article in articles),
    )
    told = own["semicolon"].join(_told(article, lang) for article in articles)
    return f"{data}{told}."


def _told(article: Article, lang: str) -> str:
    own = ALT_TEXT[lang]
    said = own["article"].format(
        name=article.name,
        outlet=article.outlet,
        date=date_text(article, lang),
        event=event_text(article, lang),
        words=count_of(article.n_words, "word", lang),
    )
    odd = odd_text(article.odd, lang).removesuffix(".")
    return said + (own["odd"].format(odd=odd) if odd else "")


def _per_outlet(articles: list[Article]) -> dict[str, int]:
    n_articles: dict[str, int] = {}
    for article in articles:
        n_articles[article.outlet] = n_articles.get(article.outlet, 0) + 1
    return n_articles
