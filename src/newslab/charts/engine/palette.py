"""One colour a stance, the same in every chart."""

from collections.abc import Iterable

from newslab.charts.style import BLUE, MARKS, MUTED, NEUTRAL, VERMILION_TEXT
from newslab.framing.stance import NO_POLE, POLES

__all__ = ["stance_colours"]

# Each colour for marks, dark enough for text.
TEXTS = (BLUE, VERMILION_TEXT, "#00714F", "#9C3F78", "#1F6FA0", "#8A5A00")


def stance_colours(stances: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Colours of each stance, for marks and for text, those that take no side last and grey.

    The poles of the shipped codebook have theirs also where one of them is alone: blue and
    vermilion, on pages too. Others have those of Okabe and Ito (2008) in the order in which they
    first appear.

    Examples
    --------
    >>> list(stance_colours(["growth", "procedural", "decline", "growth"]))
    ['growth', 'decline', 'procedural']
    >>> stance_colours(["condemnation"])
    {'condemnation': ('#D55E00', '#A84700')}
    """
    found = dict.fromkeys(stances)
    sides = [stance for stance in found if stance not in NO_POLE]
    if not found.keys().isdisjoint(POLES):
        sides = [*POLES, *(stance for stance in sides if stance not in POLES)]
    colours = {
        stance: (MARKS[place % len(MARKS)], TEXTS[place % len(MARKS)])
        for place, stance in enumerate(sides)
        if stance in found
    }
    return colours | {stance: (NEUTRAL, MUTED) for stance in found if stance in NO_POLE}
