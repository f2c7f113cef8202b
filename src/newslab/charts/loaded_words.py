"""What the chart of loaded names says in its own words: subtitle, source, alt text."""

from newslab.catalog import say
from newslab.charts.voice_panels import Panels
from newslab.charts.voice_words import INTERVAL, titled, told
from newslab.charts.wording import count_of

__all__ = ["alt_text", "count_text", "default_source", "default_subtitle"]

SUBTITLE = {
    "ar": "حصة التسميات المحمّلة من كل ما سُمّي به المذكور: دوائر مصمتة لما قالته الوسيلة بصوتها، "
    "ومربعات مفرغة لما نقلته عن غيرها. الرقمان: المحمّلة من الكل، و«–»: لم يُسمَّ؛ "
    "وتحت كل مذكور أسماء وردت له. {interval}.",
    "en": "Share of loaded names among all namings of a referent: filled circles for what the "
    "outlet says in its own voice, hollow squares for what it quotes. Numbers: loaded of all; "
    "“–”: not named; below each referent, names used for it. {interval}.",
}
COUNT = {"ar": "{n_loaded:,} من {n:,}", "en": "{n_loaded:,} of {n:,}"}
DATA = {
    "ar": "{chart}: حصة التسميات المحمّلة في {outlets}، بصوتها ونقلًا عن غيرها. أعلاها في ",
    "en": "{chart}: share of loaded names in {outlets}, in own and quoted voice. Highest in ",
}


def count_text(n_loaded: float, n: float, lang: str) -> str:
    """Say how many namings of all are loaded."""
    return COUNT[lang].format(n_loaded=int(n_loaded), n=int(n))


def default_subtitle(lang: str) -> str:
    """Say the unit, the denominators, and what marks and lines are."""
    return SUBTITLE[lang].format(interval=INTERVAL[lang])


def default_source(n_namings: int, lang: str) -> str:
    """Say how many namings were counted."""
    return say("chart.source", lang, count=count_of(n_namings, "naming", lang))


def alt_text(panels: Panels, lang: str, title: str) -> str:
    """Tell the kind of chart, of what it is, and the largest shares of each outlet."""
    outlets = count_of(len(panels.panels), "outlet", lang)
    return DATA[lang].format(chart=titled(title, lang), outlets=outlets) + told(panels, lang)
