"""What the grid of carried sentences says in its own words: cells, counts, source, alt text."""

from newslab.catalog import say
from newslab.charts.carried_table import Carried, Cell
from newslab.charts.wording import count_of

__all__ = [
    "alt_text",
    "cell_text",
    "count_text",
    "default_source",
    "default_subtitle",
    "fate_names",
]

NAMES = {
    "ar": {"verbatim": "حرفيًا", "changed": "معدّلة", "left out": "لم توجد"},
    "en": {"verbatim": "verbatim", "changed": "changed", "left out": "left out"},
}
# In a changed sentence none of whose words stand in order.
OTHER_WORDING = {"ar": "صياغة", "en": "wording"}
NOT_FOUND = "–"

SUBTITLE = {
    "ar": {
        "unit": "مصير {count} من مقال «{source}» في المقالات الأخرى. «حرفيًا»: الكلمات نفسها "
        "بترتيبها؛ والنسبة: جملة معدّلة، وحصة كلماتها الباقية بترتيبها",
        "wording": "؛ و«صياغة»: مضمونها بكلمات أخرى",
        "left out": "؛ و«–»: لم توجد، وقد يفوتنا ما قيل بكلمات أخرى",
    },
    "en": {
        "unit": "What became of {count} of “{source}” in the other articles. “verbatim”: the same "
        "words in their order; a percentage: changed, with the share of its words still in order",
        "wording": "; “wording”: its content in other words",
        "left out": "; “–”: not found, though facts told in other words may be missed",
    },
}
ALT_TEXT = {
    "ar": {
        "chart": "شبكة",
        "title": "شبكة بعنوان «{title}»",
        "data": "{chart}: مصير {count} من مقال «{source}» في {n_columns}. ",
        "column": "«{name}»: {verbatim} حرفيًا، و{changed} معدّلة، و{left_out} لم توجد",
        "semicolon": "؛ ",
    },
    "en": {
        "chart": "Grid",
        "title": "Grid “{title}”",
        "data": "{chart}: what became of {count} of “{source}” in {n_columns}. ",
        "column": "“{name}”: {verbatim} verbatim, {changed} changed, {left_out} left out",
        "semicolon": "; ",
    },
}


def fate_names(lang: str) -> dict[str, str]:
    """Say what may become of a sentence, in the order in which they are counted."""
    return NAMES[lang]


def count_text(fate: str, n: int, lang: str) -> str:
    """Say how many sentences had a fate."""
    return f"{n:,} {NAMES[lang][fate]}"


def cell_text(cell: Cell, lang: str) -> str:
    """Write what became of a sentence, in as few letters as a cell has room for.

    Examples
    --------
    >>> [cell_text(Cell("changed", share), "en") for share in (0.62, 0.0)]
    ['62%', 'wording']
    """
    if cell.how == "verbatim":
        return NAMES[lang]["verbatim"]
    if cell.how == "left out":
        return NOT_FOUND
    return f"{cell.word_share:.0%}" if cell.word_share else OTHER_WORDING[lang]


def default_subtitle(carried: Carried, lang: str) -> str:
    """Name the source, how many sentences it has, and what the cells mean."""
    own = SUBTITLE[lang]
    count = count_of(len(carried.sentences), "sentence", lang)
    parts = [own["unit"].format(count=count, source=carried.source)]
    fates = {(cell.how, cell.word_share > 0) for cell in carried.cells.values()}
    if ("changed", False) in fates:
        parts.append(own["wording"])
    if ("left out", False) in fates or ("left out", True) in fates:
        parts.append(own["left out"])
    return f"{''.join(parts)}."


def default_source(carried: Carried, lang: str) -> str:
    """Say how many articles were compared, the source among them."""
    return say("chart.source", lang, count=count_of(1 + len(carried.columns), "article", lang))


def alt_text(carried: Carried, lang: str, title: str) -> str:
    """Tell the kind of chart, of what it is, and how many sentences each article carries."""
    own = ALT_TEXT[lang]
    data = own["data"].format(
        chart=own["title"].format(title=title) if title else own["chart"],
        count=count_of(len(carried.sentences), "sentence", lang),
        source=carried.source,
        n_columns=count_of(len(carried.columns), "article", lang),
    )
    told = []
    for key, name in carried.columns.items():
        verbatim, changed, left_out = carried.counts(key).values()
        told.append(
            own["column"].format(name=name, verbatim=verbatim, changed=changed, left_out=left_out)
        )
    return f"{data}{own['semicolon'].join(told)}."
