"""What the chart of speakers says in its own words: the outlet itself, subtitle, alt text."""

import math

from newslab.catalog import say
from newslab.charts.speakers_table import OWN, Cell, Speakers
from newslab.charts.voice_words import titled
from newslab.charts.wording import count_of

__all__ = [
    "ABSENT",
    "OWN_VOICE",
    "alt_text",
    "default_source",
    "default_subtitle",
    "interval_text",
    "share_text",
]

MOST_TOLD = 2
ABSENT = "—"
OWN_VOICE = {"ar": "الوسيلة نفسها", "en": "the outlet itself"}
SUBTITLE = {
    "ar": {
        "unit": "حصة كل جهة من كلمات كل وسيلة، بما نُسب إليها من أقوال",
        "intervals": "؛ وتحتها فاصل ثقة 95%",
        "words": "؛ وتحت اسم كل وسيلة عدد كلماتها",
        "absent": "؛ و«—»: لم يُنسب إليها قول",
    },
    "en": {
        "unit": "Share of each outlet's words that are attributed to an actor",
        "intervals": "; below it, the 95% interval",
        "words": "; below its name, the words of each outlet",
        "absent": "; “—”: nothing is attributed to them",
    },
}
ALT_TEXT = {
    "ar": {
        "chart": "جدول ملوّن",
        "data": "{chart}: من يتكلم في {outlets}، وحصته من كلماتها. ",
        "outlet": "{name}: {actors}",
        "actor": "{name} {share}",
        "more": "{told} من {count}",
        "and": "، ",
        "none": "لم يُنسب قول إلى أحد",
        "semicolon": "؛ ",
    },
    "en": {
        "chart": "Coloured table",
        "data": "{chart}: who speaks in {outlets}, and their share of its words. ",
        "outlet": "{name}: {actors}",
        "actor": "{name} {share}",
        "more": "{told}, of {count}",
        "and": ", ",
        "none": "nothing is attributed to anyone",
        "semicolon": "; ",
    },
}


def share_text(share: float) -> str:
    """Write a share in percent; it is above 0."""
    return f"{share:.0%}" if share >= 0.005 else "<1%"


def interval_text(cell: Cell) -> str:
    """Write the interval as it stands in a cell, in percent; nothing if there is none."""
    if math.isnan(cell.ci_low):
        return ""
    return f"{100 * cell.ci_low:.0f}–{100 * cell.ci_high:.0f}"


def default_subtitle(speakers: Speakers, lang: str) -> str:
    """Say the unit, the denominators, and what stands in cells."""
    own = SUBTITLE[lang]
    has_intervals = any(interval_text(cell) for cell in speakers.cells.values())
    has_absent = len(speakers.cells) < len(speakers.actors) * len(speakers.outlets)
    parts = [own["unit"]]
    parts += [own["intervals"]] * has_intervals
    parts += [own["words"]] * bool(speakers.n_words)
    parts += [own["absent"]] * has_absent
    return f"{''.join(parts)}."


def default_source(speakers: Speakers, lang: str) -> str:
    """Say how many outlets were compared."""
    return say("chart.source", lang, count=count_of(len(speakers.outlets), "outlet", lang))


def alt_text(speakers: Speakers, lang: str, title: str) -> str:
    """Tell the kind of chart, of what it is, and who speaks most in each outlet."""
    own = ALT_TEXT[lang]
    data = own["data"].format(
        chart=titled(title, lang, own["chart"]),
        outlets=count_of(len(speakers.outlets), "outlet", lang),
    )
    told = [
        own["outlet"].format(name=name, actors=_told(speakers, outlet, lang))
        for outlet, name in speakers.outlets.items()
    ]
    return f"{data}{own['semicolon'].join(told)}."


def _told(speakers: Speakers, outlet: str, lang: str) -> str:
    """Tell the largest shares of the actors in an outlet, and how many actors speak there."""
    own = ALT_TEXT[lang]
    shares = [
        (speakers.cells[actor, outlet].share, name)
        for actor, name in speakers.actors.items()
        if actor != OWN and (actor, outlet) in speakers.cells
    ]
    if not shares:
        return own["none"]
    largest = sorted(shares, key=lambda pair: -pair[0])[:MOST_TOLD]
    listed = own["and"].join(
        own["actor"].format(name=name, share=share_text(share)) for share, name in largest
    )
    if len(shares) <= MOST_TOLD:
        return listed
    return own["more"].format(told=listed, count=count_of(len(shares), "actor", lang))
