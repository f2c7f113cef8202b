"""What the chart of names says in its own words: totals, subtitle, source, alt text."""

from newslab.catalog import say
from newslab.charts.kinds.voices import ABSENT
from newslab.charts.name_variants_table import Referent, Variants
from newslab.charts.sheet import ONE_ARTICLE_EACH, have_one_article_each
from newslab.charts.voice_words import titled
from newslab.charts.wording import count_of

__all__ = ["alt_text", "default_source", "default_subtitle", "total_text"]

MOST_TOLD = 3  # names of a referent
TOTAL = {"ar": "من {n:,}", "en": "of {n:,}"}
SUBTITLE = {
    "ar": {
        "unit": "عدد مرات كل اسم في كل وسيلة، من كل ما سمّت به المذكور نفسه؛ كلما زادت حصة الاسم "
        "غمق اللون، ويبهت حيث قلّت التسميات.",
        "otherwise": " 0: سمّته بغيره.",
        "absent": f" «{ABSENT}»: لم تسمّه.",
        "counts": " هذه أعداد لا تقديرات، فلا فواصل ثقة لها. ",
    },
    "en": {
        "unit": "How often each outlet uses each name, of all its namings of the same referent; "
        "the larger the share, the darker, and paler where namings are few.",
        "otherwise": " 0: it uses another name.",
        "absent": f" “{ABSENT}”: it does not name it.",
        "counts": " These are counts and no estimates, so they have no intervals. ",
    },
}
ALT_TEXT = {
    "ar": {
        "chart": "جدول ملوّن",
        "data": "{chart}: أسماء المذكورين في {outlets} ({namings}). ",
        "referent": "{label}: {names}",
        "name": "{name} {n:,} ({outlets})",
        "outlet": "{outlet} {n:,}",
        "more": "، وأسماء أخرى {n:,}",
        "same": "باسم واحد في كل مكان: {labels}",
        "comma": "، ",
        "semicolon": "؛ ",
    },
    "en": {
        "chart": "Coloured table",
        "data": "{chart}: what referents are called in {outlets} ({namings}). ",
        "referent": "{label}: {names}",
        "name": "{name} {n:,} ({outlets})",
        "outlet": "{outlet} {n:,}",
        "more": ", other names {n:,}",
        "same": "one name throughout: {labels}",
        "comma": ", ",
        "semicolon": "; ",
    },
}


def total_text(n: int, lang: str) -> str:
    """Say of how many namings the counts below are; nothing if there are none."""
    return TOTAL[lang].format(n=n) if n else ""


def default_subtitle(variants: Variants, lang: str) -> str:
    """Say the unit, what shades and signs mean, and that outlets with one article are that."""
    own = SUBTITLE[lang]
    is_absent = any(
        not referent.totals.get(outlet)
        for referent in variants.referents
        for outlet in variants.outlets
    )
    is_otherwise = any(
        referent.totals.get(outlet) and not referent.counts.get((name, outlet))
        for referent in variants.referents
        for name in referent.names
        for outlet in variants.outlets
    )
    said = own["unit"] + own["otherwise"] * is_otherwise + own["absent"] * is_absent
    said += own["counts"]
    if have_one_article_each(variants.n_articles.values()):
        said += ONE_ARTICLE_EACH[lang]
    return said.strip()


def default_source(variants: Variants, lang: str) -> str:
    """Say how many namings were counted."""
    return say("chart.source", lang, count=count_of(_n_namings(variants), "naming", lang))


def alt_text(variants: Variants, lang: str, title: str) -> str:
    """Tell the kind of chart, of what it is, and who uses which name where names differ."""
    own = ALT_TEXT[lang]
    data = own["data"].format(
        chart=titled(title, lang, own["chart"]),
        outlets=count_of(len(variants.outlets), "outlet", lang),
        namings=count_of(_n_namings(variants), "naming", lang),
    )
    told = [
        own["referent"].format(label=referent.label, names=_names_told(referent, variants, lang))
        for referent in variants.referents
        if len(referent.names) > 1
    ]
    same = [referent.label for referent in variants.referents if len(referent.names) == 1]
    if same:
        told.append(own["same"].format(labels=own["comma"].join(same)))
    return f"{data}{own['semicolon'].join(told)}."


def _names_told(referent: Referent, variants: Variants, lang: str) -> str:
    own = ALT_TEXT[lang]
    told = []
    for name in referent.names[:MOST_TOLD]:
        by_outlet = {
            label: referent.counts.get((name, outlet), 0)
            for outlet, label in variants.outlets.items()
        }
        outlets = own["comma"].join(
            own["outlet"].format(outlet=label, n=n) for label, n in by_outlet.items() if n
        )
        told.append(own["name"].format(name=name, n=sum(by_outlet.values()), outlets=outlets))
    n_more = len(referent.names) - len(told)
    return own["comma"].join(told) + (own["more"].format(n=n_more) if n_more else "")


def _n_namings(variants: Variants) -> int:
    return sum(sum(referent.totals.values()) for referent in variants.referents)
