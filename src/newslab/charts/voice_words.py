"""What charts of two voices say alike: the key of the marks, and what an outlet has most of."""

import math

from newslab.charts.voice_panels import Panels
from newslab.charts.voice_table import VOICES

__all__ = ["INTERVAL", "KEY", "NONE", "SIGNS", "titled", "told"]

MOST_TOLD = 3  # of each voice of an outlet

SIGNS = {"own": "●", "quoted": "□"}
# A sign and what follows it stay on one line.
KEY = {
    "ar": ("●\u00a0بصوتها", "□\u00a0نقلًا"),
    "en": ("●\u00a0own voice", "□\u00a0quoted voice"),
}
NONE = "–"
INTERVAL = {
    "ar": "الخط فاصل ثقة 95%، والعلامة الصغيرة الباهتة لما لم يوجد",
    "en": "A line is the 95% interval, a small pale mark what was not found",
}
CHART = {"ar": "مخطط نقطي", "en": "Dot plot"}
TITLED = {"ar": "{chart} بعنوان «{title}»", "en": "{chart} “{title}”"}
TOLD = {
    "ar": {
        "outlet": "{name} ({count}): بصوتها {own}، ونقلًا {quoted}",
        "mark": "{name} {share:.0%}",
        "none": "لا شيء",
        "and": " و",
        "semicolon": "؛ ",
    },
    "en": {
        "outlet": "{name} ({count}): own voice {own}, quoted voice {quoted}",
        "mark": "{name} {share:.0%}",
        "none": "none",
        "and": " and ",
        "semicolon": "; ",
    },
}


def titled(title: str, lang: str, chart: str = "") -> str:
    """Name the kind of chart, with its title if it has one."""
    chart = chart or CHART[lang]
    return TITLED[lang].format(chart=chart, title=title) if title else chart


def told(panels: Panels, lang: str) -> str:
    """Tell the largest shares of each outlet in each voice."""
    own = TOLD[lang]
    outlets = []
    for number, panel in enumerate(panels.panels):
        voices = {voice: _largest(panels, number, voice, lang) for voice in VOICES}
        outlets.append(
            own["outlet"].format(name=panel.name, count=panel.told or panel.count, **voices)
        )
    return f"{own['semicolon'].join(outlets)}."


def _largest(panels: Panels, panel: int, voice: str, lang: str) -> str:
    own = TOLD[lang]
    found = [
        (mark.share, row.name)
        for number, row in enumerate(panels.rows)
        if (mark := panels.marks.get((number, panel, voice)))
        and not math.isnan(mark.share)
        and mark.share
    ]
    largest = sorted(found, key=lambda pair: -pair[0])[:MOST_TOLD]
    if not largest:
        return own["none"]
    return own["and"].join(own["mark"].format(name=name, share=share) for share, name in largest)
