"""One colour a stance, the same in every chart."""

from collections.abc import Iterable

from newslab.charts.style import BLUE, MARKS, MUTED, NEUTRAL, VERMILION_TEXT

__all__ = ["stance_colours"]

# Each colour for marks, dark enough for text.
TEXTS = (BLUE, VERMILION_TEXT, "#00714F", "#9C3F78", "#1F6FA0", "#8A5A00")
# What a codebook calls frames that take no side.
NO_POLE = ("procedural", "neutral", "none", "")


def stance_colours(stances: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Colours of each stance, for marks and for text, those that take no side last and grey.

    Others have those of Okabe and Ito (2008) in the order in which they first appear: blue and
    vermilion for two poles.

    Examples
    --------
    >>> list(stance_colours(["growth", "procedural", "decline", "growth"]))
    ['growth', 'decline', 'procedural']
    """
    found = dict.fromkeys(stances)
    poles = [stance for stance in found if stance not in NO_POLE]
    colours = {
        stance: (MARKS[place % len(MARKS)], TEXTS[place % len(MARKS)])
        for place, stance in enumerate(poles)
    }
    return colours | {stance: (NEUTRAL, MUTED) for stance in found if stance in NO_POLE}
