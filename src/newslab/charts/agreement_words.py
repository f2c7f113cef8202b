"""What the chart of agreement says in its own words: counts, bounds, subtitle, source, alt text."""

import math

from newslab.charts.agreement_table import Variable
from newslab.charts.keyness import MINUS
from newslab.charts.voice_words import titled

__all__ = [
    "BOUNDS_NAME",
    "alpha_text",
    "alt_text",
    "counts_text",
    "default_source",
    "default_subtitle",
    "interval_text",
    "reason_text",
    "tick_text",
]

LEVELS = {
    "ar": {"nominal": "اسمي", "ordinal": "رتبي", "interval": "فئوي"},
    "en": {},
}
COUNTS = {
    "ar": "{level}، الوحدات {n_units:,}، المرمّزون {n_coders:,}",
    "en": "{level}, {n_units:,} units, {n_coders:,} coders",
}
BOUNDS_NAME = {"ar": "حدّا كريبندورف المعتادان", "en": "Krippendorff's customary bounds"}
INTERVAL = {"ar": "{low} إلى {high}", "en": "{low} to {high}"}
NO_INTERVAL = {"ar": "بلا فاصل", "en": "no interval"}
REASONS = {
    "ar": {
        "no unit": "لا تُحسب: لا وحدة رمّزها اثنان",
        "one value": "لا تُحسب: لم ترد إلا قيمة واحدة",
    },
    "en": {
        "no unit": "not computed: no unit has two codes",
        "one value": "not computed: only one value occurs",
    },
}
SUBTITLE = {
    "ar": {
        "unit": "ألفا كريبندورف لكل متغير (1: اتفاق تام، 0: كما بالصدفة)؛ وتحت كل اسم مستوى القياس "
        "وعدد الوحدات التي رمّزها اثنان على الأقل وعدد المرمّزين.",
        "intervals": " الخط فاصل ثقة 95%.",
    },
    "en": {
        "unit": "Krippendorff's alpha of each variable (1: all agree, 0: as if by chance); below "
        "each name its level, the units with at least two codes, and the coders.",
        "intervals": " A line is the 95% interval.",
    },
}
SOURCE = {
    "ar": "المصدر: حساب الاتفاق بأداة newslab، وعدد الوحدات {n:,} على الأكثر",
    "en": "Source: newslab, agreement on up to {n:,} units",
}
ALT_TEXT = {
    "ar": {
        "chart": "مخطط نقطي",
        "data": "{chart}: اتفاق المرمّزين (ألفا كريبندورف، من {low} إلى 1). ",
        "variable": "{name} ({counts}): {value}",
        "interval": " (الفاصل {interval})",
        "semicolon": "؛ ",
    },
    "en": {
        "chart": "Dot plot",
        "data": "{chart}: agreement of coders (Krippendorff's alpha, from {low} to 1). ",
        "variable": "{name} ({counts}): {value}",
        "interval": " (interval {interval})",
        "semicolon": "; ",
    },
}


def counts_text(variable: Variable, lang: str) -> str:
    """Say of what level a variable is, and what its alpha rests on."""
    said = COUNTS[lang].format(
        level=LEVELS[lang].get(variable.level, variable.level),
        n_units=variable.n_units,
        n_coders=variable.n_coders,
    )
    return said.replace(" 1 units", " 1 unit").replace(" 1 coders", " 1 coder")


def alpha_text(value: float) -> str:
    """Write an alpha or a bound, with a minus sign that is one.

    Examples
    --------
    >>> alpha_text(0.437), alpha_text(-0.1), alpha_text(-0.001)
    ('0.44', '−0.10', '0.00')
    """
    written = f"{value:.2f}"
    return "0.00" if written == "-0.00" else written.replace("-", MINUS)


def tick_text(value: float) -> str:
    """Write a value on the scale, with no more places than it needs."""
    return f"{value:g}".replace("-", MINUS)


def interval_text(variable: Variable, lang: str) -> str:
    """Write the interval, or that there is none; nothing if there is no alpha either."""
    if math.isnan(variable.alpha):
        return ""
    if not variable.has_interval:
        return NO_INTERVAL[lang]
    low, high = alpha_text(variable.ci_low), alpha_text(variable.ci_high)
    return INTERVAL[lang].format(low=low, high=high)


def reason_text(variable: Variable, lang: str) -> str:
    """Say why there is no alpha."""
    return REASONS[lang]["one value" if variable.n_units else "no unit"]


def default_subtitle(variables: list[Variable], lang: str) -> str:
    """Say the unit, what stands below names, and what a line is."""
    own = SUBTITLE[lang]
    has_intervals = any(variable.has_interval for variable in variables)
    return own["unit"] + own["intervals"] * has_intervals


def default_source(variables: list[Variable], lang: str) -> str:
    """Say how many units were coded."""
    return SOURCE[lang].format(n=max(variable.n_units for variable in variables))


def alt_text(variables: list[Variable], low: float, lang: str, title: str) -> str:
    """Tell the kind of chart, of what it is, and every alpha with its interval."""
    own = ALT_TEXT[lang]
    chart = titled(title, lang, own["chart"])
    told = own["semicolon"].join(_told(variable, lang) for variable in variables)
    return f"{own['data'].format(chart=chart, low=tick_text(low))}{told}."


def _told(variable: Variable, lang: str) -> str:
    own = ALT_TEXT[lang]
    if math.isnan(variable.alpha):
        value = reason_text(variable, lang)
    else:
        value = alpha_text(variable.alpha)
        if variable.has_interval:
            value += own["interval"].format(interval=interval_text(variable, lang))
    return own["variable"].format(
        name=variable.name, counts=counts_text(variable, lang), value=value
    )
