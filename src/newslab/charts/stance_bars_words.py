"""What the chart of net stance says in its own words: poles, key, subtitle, source, alt text."""

import math

from newslab.catalog import say
from newslab.charts.loaded_words import count_text
from newslab.charts.sheet import ONE_ARTICLE_EACH, have_one_article_each
from newslab.charts.stance_bars_table import Outlet, Stances
from newslab.charts.voice_words import NONE, titled
from newslab.charts.wording import count_of

__all__ = [
    "KEY",
    "NOTHING",
    "alt_text",
    "counts_of_outlet",
    "default_source",
    "default_subtitle",
    "names_head",
    "naming_text",
    "vocabulary_text",
]

KEY = {
    "ar": {"own": "بصوتها", "quoted": "نقلًا", "any": "كل الأصوات"},
    "en": {"own": "own voice", "quoted": "quoted voice", "any": "all voices"},
}
NOTHING = {"ar": "لا جملة لها في هذا العدّ", "en": "no sentence of it is counted here"}
NAMES_HEAD = {
    "ar": "على حدة: حصة التسميات المحمّلة من كل ما سمّت به ({voice})",
    "en": "Apart: share of loaded names among all its namings ({voice})",
}
VOCABULARY = {"ar": "مفردات {poles}", "en": "{poles} vocabulary"}
SUBTITLE = {
    "ar": {
        "unit": "صافي الموقف: حصة الجمل التي تشير إلى أحد القطبين وحده ناقصًا حصة ما يشير إلى الآخر "
        "وحده، من جمل كل وسيلة. ",
        "voices": "المصمت ما قالته بصوتها، والمقلَّم ما نقلته. ",
        "intervals": "الخط فاصل ثقة 95%. ",
        "counts": "الرقمان عدد الجمل المشيرة إلى كل قطب. ",
        "sides": "ترتيب الجانبين من ترتيب الجدول وليس حكمًا. ",
    },
    "en": {
        "unit": "Net stance: the share of an outlet's sentences that point to one pole only, minus "
        "the share of those that point to the other only. ",
        "voices": "Filled: own voice; hatched: quoted. ",
        "intervals": "A line is the 95% interval. ",
        "counts": "Numbers count the sentences that point to each pole. ",
        "sides": "The sides follow the order of the table and imply no judgement. ",
    },
}
ALT_TEXT = {
    "ar": {
        "chart": "أعمدة أفقية ذات جانبين",
        "data": "{chart}: صافي الموقف بين {first} و{second} في {outlets}. ",
        "outlet": "{name} ({counts}): {voices}",
        "net": "{voice} {value}",
        "net to": "{share:.0%} نحو {pole}",
        "even": "0%",
        "naming": "، والتسميات المحمّلة {count}",
        "comma": "، ",
        "semicolon": "؛ ",
    },
    "en": {
        "chart": "Diverging bars",
        "data": "{chart}: net stance between {first} and {second} in {outlets}. ",
        "outlet": "{name} ({counts}): {voices}",
        "net": "{voice} {value}",
        "net to": "{share:.0%} to {pole}",
        "even": "0%",
        "naming": ", loaded names {count}",
        "comma": ", ",
        "semicolon": "; ",
    },
}


def counts_of_outlet(outlet: Outlet, lang: str) -> str:
    """Say how many sentences and articles an outlet has."""
    comma = ALT_TEXT[lang]["comma"]
    sentences = count_of(outlet.n_sentences, "sentence", lang)
    return f"{sentences}{comma}{count_of(outlet.n_articles, 'article', lang)}"


def names_head(stances: Stances, lang: str) -> str:
    """Head the part of the chart that is about names; these are of the first voice."""
    return NAMES_HEAD[lang].format(voice=KEY[lang][stances.voices[0]])


def vocabulary_text(outlet: Outlet, lang: str) -> str:
    """Say whose vocabulary the loaded names of an outlet are, if it has any."""
    poles = outlet.naming.poles
    return VOCABULARY[lang].format(poles=poles) if poles else ""


def naming_text(outlet: Outlet, lang: str) -> str:
    """Say how many names of all are loaded; a dash if there are no names."""
    naming = outlet.naming
    return count_text(naming.n_loaded, naming.n, lang) if naming.n else NONE


def default_subtitle(stances: Stances, lang: str) -> str:
    """Say the unit, the voices, the interval and the sides."""
    own = SUBTITLE[lang]
    ends = [net.ci_low for outlet in stances.outlets for net in outlet.nets.values()]
    parts = [own["unit"]]
    parts += [own["voices"]] * (len(stances.voices) > 1)
    parts += [own["intervals"]] * any(not math.isnan(end) for end in ends)
    parts += [own["counts"], own["sides"]]
    if have_one_article_each(outlet.n_articles for outlet in stances.outlets):
        parts.append(ONE_ARTICLE_EACH[lang])
    return "".join(parts).strip()


def default_source(stances: Stances, lang: str) -> str:
    """Say how many sentences were compared."""
    n_sentences = sum(outlet.n_sentences for outlet in stances.outlets)
    return say("chart.source", lang, count=count_of(n_sentences, "sentence", lang))


def alt_text(stances: Stances, lang: str, title: str) -> str:
    """Tell the kind of chart, of what it is, and what stands in each row."""
    own = ALT_TEXT[lang]
    first, second = stances.poles.values()
    data = own["data"].format(
        chart=titled(title, lang, own["chart"]),
        first=first,
        second=second,
        outlets=count_of(len(stances.outlets), "outlet", lang),
    )
    told = [_told(stances, outlet, lang) for outlet in stances.outlets]
    return f"{data}{own['semicolon'].join(told)}."


def _told(stances: Stances, outlet: Outlet, lang: str) -> str:
    own = ALT_TEXT[lang]
    if not outlet.n_sentences:
        return f"{outlet.name}: {NOTHING[lang]}"
    voices = own["comma"].join(
        own["net"].format(voice=KEY[lang][voice], value=_value_told(stances, net.net, lang))
        for voice, net in outlet.nets.items()
    )
    said = own["outlet"].format(
        name=outlet.name, counts=counts_of_outlet(outlet, lang), voices=voices
    )
    return said + own["naming"].format(count=naming_text(outlet, lang))


def _value_told(stances: Stances, value: float, lang: str) -> str:
    own = ALT_TEXT[lang]
    if round(value, 2) == 0:
        return own["even"]
    first, second = stances.poles.values()
    return own["net to"].format(share=abs(value), pole=first if value > 0 else second)
