"""Units made from a sentence, and their places shown as words: what several tests read."""

from functools import cache

from newslab.attribution.actors import shipped_actors
from newslab.attribution.clausewords import Lexicon
from newslab.attribution.cues import shipped_cue_forms
from newslab.attribution.turns import find_turns
from newslab.attribution.units import Unit


@cache
def lexicon():
    return Lexicon(shipped_cue_forms(), shipped_actors().names())


def unit_of(text):
    return Unit(text, lexicon())


def word(written):
    """The one word of a text."""
    (found,) = unit_of(written).words
    return found


def shown(text, unit, places):
    """The text of a unit from the first place to before the last; None for none."""
    if places is None:
        return None
    first, last = places
    return text[unit.starts[first] : unit.ends[last - 1]] if last > first else ""


def place_of(unit, text, written):
    """The first place at which a word stands as written."""
    return unit.starts.index(text.index(written))


def turns_of(text, *, is_title=False):
    """What is said in a unit, and who is named beside it."""
    unit = unit_of(text)
    return [
        (shown(text, unit, (one.begin, one.end)), shown(text, unit, one.subject))
        for one in find_turns(unit, is_title=is_title)
    ]
