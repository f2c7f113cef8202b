"""What the reuse matrix says in its own words: unit and denominators, source, alt text."""

from newslab.catalog import say
from newslab.charts.reuse_table import Share, Shares
from newslab.charts.wording import count_of

__all__ = [
    "NO_VALUE",
    "alt_text",
    "axis_names",
    "default_source",
    "default_subtitle",
    "interval_text",
    "percent",
    "row_name",
    "row_notes",
]

MOST_NAMES_TOLD = 12
NO_VALUE = "–"

AXIS_NAMES = {
    "ar": {
        "rows": "من كلمات…",
        "columns": "ترد أيضًا في…",
        "row": "من كلمات {name} ({counts})",
    },
    "en": {
        "rows": "Of the words of…",
        "columns": "…these also stand in",
        "row": "Of the words of {name} ({counts})",
    },
}
SIGNS = {
    "ar": {"<": "أقل من ", ">": "أكثر من "},
    "en": {"<": "less than ", ">": "more than "},
}
IN = {"ar": "في {count}", "en": "in {count}"}
SUBTITLE = {
    "ar": {
        "outlet": "النسبة المئوية لكلمات كل وسيلة إعلامية الواقعة في مقاطع مشتركة مع وسيلة أخرى",
        "article": "النسبة المئوية لكلمات كل مقال الواقعة في مقاطع مشتركة مع مقال آخر",
        "intervals": "؛ وتحت كل نسبة فاصل ثقة 95%",
        "sentences": " بإعادة معاينة الجمل",
        "articles": " بإعادة معاينة المقالات",
        "both": " بإعادة معاينة المقالات، أو الجمل حيث تقل المقالات",
        "too short": "؛ ولا فاصل لنص أقصر من أن يُقدَّر له",
        "gaps": "؛ و«–» لزوج بلا قيمة",
        "stop": ". ",
        "example": "أعلى نسبة: {percent} من كلمات {a} ترد أيضًا في {b}.",
        "alone": " الصف الذي كُتب فيه «مقال واحد» يصف ذلك المقال لا الوسيلة.",
        "all alone": " لكل وسيلة هنا مقال واحد: الأرقام تصف المقالات لا الوسائل.",
    },
    "en": {
        "outlet": "Percent of the words of each outlet that stand in passages shared with another",
        "article": "Percent of the words of each article that stand in passages shared with "
        "another",
        "intervals": "; below it, the 95% interval",
        "sentences": " (sentences resampled)",
        "articles": " (articles resampled)",
        "both": " (articles resampled, or sentences where articles are few)",
        "too short": "; there is none for a text too short for it",
        "gaps": "; “–” is a pair without a value",
        "stop": ". ",
        "example": "Highest: {percent} of the words of {a} also stand in {b}.",
        "alone": " A row with “1 article” describes that article, not the outlet.",
        "all alone": " Each outlet here has 1 article: the numbers describe articles, not outlets.",
    },
}
ALT_TEXT = {
    "ar": {
        "chart": "مصفوفة",
        "title": "مصفوفة بعنوان «{title}»",
        "outlet": "حصة كلمات كل وسيلة إعلامية التي ترد أيضًا في غيرها",
        "article": "حصة كلمات كل مقال التي ترد أيضًا في غيره",
        "comma": "، ",
        "extreme": "{kind}: {percent} من كلمات «{a}» ({n_shared:,} من {n_words:,}) "
        "ترد أيضًا في «{b}».",
        "highest": "أعلى نسبة",
        "lowest": "أدنى نسبة",
        "none": "لا كلمات مشتركة في {n_none} من {n_cells} خانة.",
    },
    "en": {
        "chart": "Matrix",
        "title": "Matrix “{title}”",
        "outlet": "share of the words of each outlet that also stand in another",
        "article": "share of the words of each article that also stand in another",
        "comma": ", ",
        "extreme": "{kind}: {percent} of the words of “{a}” ({n_shared:,} of {n_words:,}) "
        "also stand in “{b}”.",
        "highest": "Highest",
        "lowest": "Lowest",
        "none": "Nothing is shared in {n_none} of {n_cells} cells.",
    },
}


def axis_names(lang: str) -> tuple[str, str]:
    """Say what rows are and what columns are, as the two halves of a sentence."""
    return AXIS_NAMES[lang]["rows"], AXIS_NAMES[lang]["columns"]


def row_notes(key: str, shares: Shares, lang: str) -> list[str]:
    """What a row's shares are shares of; a document is one article without saying so."""
    notes = [count_of(shares.n_words[key], "word", lang)]
    if shares.noun == "outlet":
        notes.append(IN[lang].format(count=count_of(shares.n_articles[key], "article", lang)))
    return notes


def row_name(key: str, shares: Shares, lang: str) -> str:
    """Say whose words a row counts, and how many, on one line."""
    counts = " ".join(row_notes(key, shares, lang))
    return AXIS_NAMES[lang]["row"].format(name=shares.rows[key], counts=counts)


def percent(share: float) -> str:
    """Write a share in whole percent, so that 0% and 100% are never the result of rounding.

    Examples
    --------
    >>> [percent(share) for share in (0, 0.004, 0.303, 0.996, 1)]
    ['0%', '<1%', '30%', '>99%', '100%']
    """
    if 0 < share < 0.01:
        return "<1%"
    if 0.99 < share < 1:
        return ">99%"
    return f"{share:.0%}"


def interval_text(interval: tuple[float, float]) -> str:
    """Write an interval as it stands in a cell, in percent.

    Examples
    --------
    >>> interval_text((0.064, 0.429))
    '6–43'
    """
    low, high = interval
    return f"{100 * low:.0f}–{100 * high:.0f}"


def default_subtitle(shares: Shares, lang: str) -> str:
    """Name the unit, what stands in the cells, the highest share, and rows of one article."""
    own = SUBTITLE[lang]
    parts = [own[shares.noun]]
    if shares.ci_units:
        parts.append(own["intervals"])
        parts.append(own["both" if len(shares.ci_units) > 1 else shares.ci_units[0]])
        if any(cell.interval is None for cell in shares.cells.values()):
            parts.append(own["too short"])
    n_pairs = sum(a != b for a in shares.rows for b in shares.columns)
    if len(shares.cells) < n_pairs:
        parts.append(own["gaps"])
    (a, b), highest = _extremes(shares)[0]
    example = own["example"].format(
        percent=_percent_said(highest.share, lang), a=shares.rows[a], b=shares.columns[b]
    )
    parts += [own["stop"], example]
    if shares.noun == "outlet" and 1 in shares.n_articles.values():
        parts.append(own["all alone" if set(shares.n_articles.values()) == {1} else "alone"])
    return "".join(parts)


def default_source(shares: Shares, lang: str) -> str:
    """Say how many articles the numbers are about."""
    n_articles = sum(shares.n_articles.values())
    return say("chart.source", lang, count=count_of(n_articles, "article", lang))


def alt_text(shares: Shares, lang: str, title: str) -> str:
    """Tell the kind of chart, of what it is, and the highest and the lowest share."""
    own = ALT_TEXT[lang]
    names = list(dict.fromkeys([*shares.rows.values(), *shares.columns.values()]))
    listed = f" ({own['comma'].join(names)})" if len(names) <= MOST_NAMES_TOLD else ""
    chart = own["title"].format(title=title) if title else own["chart"]
    ranked = _extremes(shares)
    n_none = sum(not share.n_shared for share in shares.cells.values())
    told = []
    if n_none < len(ranked):
        told.append(_extreme(own["highest"], ranked[0], shares, lang))
    if n_none:
        told.append(own["none"].format(n_none=n_none, n_cells=len(ranked)))
    elif len(ranked) > 1:
        told.append(_extreme(own["lowest"], ranked[-1], shares, lang))
    return f"{chart}: {own[shares.noun]}{listed}. {' '.join(told)}"


def _extreme(kind: str, cell: tuple[tuple[str, str], Share], shares: Shares, lang: str) -> str:
    (a, b), share = cell
    return ALT_TEXT[lang]["extreme"].format(
        kind=kind,
        percent=_percent_said(share.share, lang),
        a=shares.rows[a],
        b=shares.columns[b],
        n_shared=share.n_shared,
        n_words=shares.n_words[a],
    )


def _percent_said(share: float, lang: str) -> str:
    """Write a share with words for signs: Arabic would mirror these."""
    said = percent(share)
    for sign, words in SIGNS[lang].items():
        said = said.replace(sign, words)
    return said


def _extremes(shares: Shares) -> list[tuple[tuple[str, str], Share]]:
    """The cells from the highest share to the lowest."""
    return sorted(shares.cells.items(), key=lambda cell: -cell[1].share)
