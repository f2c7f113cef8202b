"""What the heat map says in its own words: unit and denominators, source, alt text."""

from newslab.catalog import say
from newslab.charts.pairs import Pairs
from newslab.charts.wording import count_of

__all__ = ["alt_text", "default_source", "default_subtitle"]

MOST_NAMES_TOLD = 12

SUBTITLE = {
    "ar": {
        "unit": "تشابه جيب التمام لأوزان TF-IDF، من 0 (لا شيء مشترك) إلى 1 (تطابق)",
        "intervals": "؛ وتحت كل قيمة فاصل ثقة 95%",
        "words": "؛ وبين قوسين عدد الكلمات",
        "gaps": "؛ والخانة الفارغة لزوج بلا قيمة",
    },
    "en": {
        "unit": "TF-IDF cosine similarity, from 0 (nothing shared) to 1 (identical)",
        "intervals": "; below it, the 95% interval",
        "words": "; in brackets, the number of words",
        "gaps": "; an empty cell is a pair without a value",
    },
}
ALT_TEXT = {
    "ar": {
        "chart": "خريطة حرارية",
        "title": "خريطة حرارية بعنوان «{title}»",
        "data": "{chart}: تشابه أزواج {count}{names}. ",
        "comma": "، ",
        "one": "التشابه {high.score:.2f} بين «{a}» و«{b}».",
        "range": "أعلى تشابه {high.score:.2f} بين «{a}» و«{b}»، "
        "وأدناه {low.score:.2f} بين «{c}» و«{d}».",
    },
    "en": {
        "chart": "Heat map",
        "title": "Heat map “{title}”",
        "data": "{chart}: similarity of the pairs of {count}{names}. ",
        "comma": ", ",
        "one": "The similarity is {high.score:.2f}, of “{a}” and “{b}”.",
        "range": "Highest: {high.score:.2f}, “{a}” and “{b}”; "
        "lowest: {low.score:.2f}, “{c}” and “{d}”.",
    },
}


def default_subtitle(pairs: Pairs, lang: str, *, intervals: bool, words: bool) -> str:
    """Name the unit, and what stands in the chart: `intervals` in cells, `words` in brackets."""
    own = SUBTITLE[lang]
    n_names = len(pairs.names)
    has_gaps = len(pairs.cells) < n_names * (n_names - 1) // 2
    told = [("intervals", intervals), ("words", words), ("gaps", has_gaps)]
    return own["unit"] + "".join(own[part] for part, is_there in told if is_there)


def default_source(pairs: Pairs, lang: str) -> str:
    """Say how many articles or outlets the numbers are about."""
    return say("chart.source", lang, count=count_of(len(pairs.names), pairs.noun, lang))


def alt_text(pairs: Pairs, lang: str, title: str) -> str:
    """Tell the kind of chart, of what it is, and the most and the least similar pair."""
    own = ALT_TEXT[lang]
    listed = own["comma"].join(pairs.names) if len(pairs.names) <= MOST_NAMES_TOLD else ""
    low = min(pairs.cells, key=lambda cell: cell.score)
    high = max(pairs.cells, key=lambda cell: cell.score)
    data = own["data"].format(
        chart=own["title"].format(title=title) if title else own["chart"],
        count=count_of(len(pairs.names), pairs.noun, lang),
        names=f" ({listed})" if listed else "",
    )
    extremes = own["range" if len(pairs.cells) > 1 else "one"].format(
        high=high,
        low=low,
        a=pairs.names[high.first],
        b=pairs.names[high.second],
        c=pairs.names[low.first],
        d=pairs.names[low.second],
    )
    return data + extremes
