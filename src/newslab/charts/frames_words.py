"""What the chart of frames says in its own words: subtitle, source, alt text."""

from collections.abc import Mapping

from newslab.catalog import say
from newslab.charts.voice_panels import Panels
from newslab.charts.voice_table import VOICES
from newslab.charts.voice_words import INTERVAL, SIGNS, titled, told
from newslab.charts.wording import count_of

__all__ = [
    "alt_text",
    "default_source",
    "default_subtitle",
    "sentences_text",
    "sentences_told",
]

SENTENCES_TOLD = {
    "ar": "جملها: {own:,} بصوتها و{quoted:,} نقلًا",
    "en": "{own:,} own and {quoted:,} quoted sentences",
}
SUBTITLE = {
    "ar": "حصة كل إطار من جمل كل وسيلة: دوائر مصمتة لما قالته الوسيلة بصوتها، ومربعات مفرغة لما "
    "نقلته عن غيرها. {interval}، والرقم عدد المواضع، وتحت اسم كل وسيلة عدد جملها.",
    "en": "Share of each outlet's sentences that have a frame: filled circles for what the outlet "
    "says in its own voice, hollow squares for what it quotes. {interval}, a number counts the "
    "passages; below its name, the sentences of each outlet.",
}
DATA = {
    "ar": "{chart}: حصص الأطر من جمل {outlets}، بصوتها ونقلًا عن غيرها. أعلاها في ",
    "en": "{chart}: shares of frames in the sentences of {outlets}, in own and quoted voice. "
    "Highest in ",
}


def sentences_text(n: Mapping[str, int], lang: str) -> str:
    """Say how many sentences an outlet has, below each other where its voices differ.

    Examples
    --------
    >>> sentences_text({"own": 14, "quoted": 14}, "en")
    '14 sentences'
    >>> sentences_text({"own": 6, "quoted": 14}, "en").split()
    ['●', '6', 'sentences', '□', '14', 'sentences']
    """
    if len(set(n.values())) == 1:
        return count_of(next(iter(n.values())), "sentence", lang)
    lines = [f"{SIGNS[voice]} {count_of(n[voice], 'sentence', lang)}" for voice in VOICES]
    return "\n".join(line.replace(" ", "\u00a0") for line in lines)


def sentences_told(n: Mapping[str, int], lang: str) -> str:
    """Say the same without signs, for alt text."""
    if len(set(n.values())) == 1:
        return count_of(next(iter(n.values())), "sentence", lang)
    return SENTENCES_TOLD[lang].format(**n)


def default_subtitle(lang: str) -> str:
    """Say the unit, the denominators, and what marks and lines are."""
    return SUBTITLE[lang].format(interval=INTERVAL[lang])


def default_source(n_outlets: int, lang: str) -> str:
    """Say how many outlets were compared."""
    return say("chart.source", lang, count=count_of(n_outlets, "outlet", lang))


def alt_text(panels: Panels, lang: str, title: str) -> str:
    """Tell the kind of chart, of what it is, and the largest shares of each outlet."""
    outlets = count_of(len(panels.panels), "outlet", lang)
    return DATA[lang].format(chart=titled(title, lang), outlets=outlets) + told(panels, lang)
