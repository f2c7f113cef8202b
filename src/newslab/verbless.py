"""Turns that no verb of saying opens: headlines, named sources, quotations alone."""

from typing import NamedTuple

from newslab.clausewords import (
    ASIDE,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    NAME,
    NOTICE,
    QUOTE,
    SIGN,
    SPEAKS,
    STOP,
    TITLE_OF,
    is_deed,
)
from newslab.endings import Endings
from newslab.namedsources import Source
from newslab.nounphrases import phrase_end
from newslab.speakers import is_source_phrase
from newslab.units import Unit

# A name before the colon of a headline is short.
MAX_HEADLINE_NAME = 8


# So many words in quotation marks are speech even where no cue stands beside them.
MIN_BARE_SPEECH = 6


# جاء ذلك, بحسب المصدر: too short to be what a source said.
_MIN_SOURCED = 3


class Turn(NamedTuple):
    """A span that someone says, in places of its unit.

    Attributes
    ----------
    begin, end : int
    how : str
        clause, quote or noun.
    cue : tuple of (int, int) or None
        First and last place of the cue; None for speech in quotation marks without one.
    cue_kind : str
    subject : tuple of (int, int) or None
        Places that name the speaker.
    gender, number : str
        Of the speaker, as the verb shows them; "" where it does not.
    nested : bool
        Whether it stands inside the turn of another.
    in_clause : bool
        Whether a speaker who is not named is that of the clause before (مؤكدا), not of the article.
    relays : bool
        Whether a phrase names the source (بحسب), which carries no one on.
    """

    begin: int
    end: int
    how: str
    cue: tuple[int, int] | None
    cue_kind: str
    subject: tuple[int, int] | None
    gender: str = ""
    number: str = ""
    nested: bool = False
    in_clause: bool = False
    relays: bool = False


def headline_turn(
    unit: Unit, turns: list[Turn], endings: Endings, *, is_title: bool
) -> Turn | None:
    """X: …, in a headline; in the body only where X is surely one who speaks."""
    words = unit.words
    if not unit.has_colon:
        return None
    colon = next((at for at, word in enumerate(words[:24]) if word.flags & COLON), None)
    if colon is None or colon + 1 >= len(words) or unit.quoted[colon]:
        return None
    if any(turn.begin == colon + 1 for turn in turns):
        return None
    start = max((at + 1 for at in range(colon) if _parts(unit, at)), default=0)
    while start < colon and words[start].flags & (NOTICE | SIGN):
        start += 1
    subjects = [turn.subject for turn in turns if turn.cue and turn.cue[0] < colon and turn.subject]
    if subjects and is_title:
        subject = subjects[-1]
    else:
        end = phrase_end(unit, start, min(colon, start + MAX_HEADLINE_NAME))
        addressee = end < colon and words[end].key.startswith("ل")
        if end == start or (end < colon and not addressee):
            return None
        if not _speaks(unit, start, end, colon, is_title=is_title):
            return None
        subject = (start, end)
    end = endings.of_speech(colon + 1)
    return Turn(colon + 1, end, "quote", (colon, colon), "neutral", subject)


def _parts(unit: Unit, at: int) -> bool:
    """Whether a sign parts a headline: a stop, or a dash that stands apart (للمزيد- الوزير:)."""
    flags = unit.words[at].flags
    return bool(flags & STOP or (flags & DASH and unit.ends[at] < unit.starts[at + 1]))


def _speaks(unit: Unit, start: int, end: int, colon: int, *, is_title: bool) -> bool:
    """Whether the words before a colon are one who speaks, not a place or a topic."""
    words = unit.words
    if colon + 1 in unit.close_of and not unit.is_name(colon + 1):
        return True
    flags = 0
    for word in words[start:end]:
        flags |= word.flags
    if any(word.flags & COLON for word in words[colon + 1 :]):
        return False  # a list
    if not is_title:
        return bool(words[start].flags & SPEAKS) and len(words) - colon > MIN_BARE_SPEECH
    if flags & SPEAKS:
        return True
    is_surname = end == start + 1 and words[start].key.endswith("ي")
    is_named = flags & NAME or is_surname or is_source_phrase(unit, start, end)
    return bool(is_named) and not is_deed(words[colon + 1].key)


def source_turn(unit: Unit, turns: list[Turn], source: Source, endings: Endings) -> Turn | None:
    """What a source says: the rest of the sentence at its head, else the clause before it."""
    if source.subject is None:
        return None
    words = unit.words
    cue, kind = (source.at, source.last), source.reading.cue.kind
    if all(word.flags & (SIGN | ASIDE) for word in words[unit.first : source.at]):
        begin = source.end
        while begin < len(words) and words[begin].flags & SIGN and not words[begin].flags & QUOTE:
            begin += 1
        near = [one for one in turns if one.cue and one.cue[0] <= begin + 3]
        if near or begin >= len(words):
            return None
        return Turn(
            begin, endings.of_clause(begin), "clause", cue, kind, source.subject, relays=True
        )
    rest = words[source.end :]
    is_last = (
        not rest
        or bool(rest[0].flags & (COMMA | STOP | DASH))
        or (sets_off(unit, source) and not any(word.flags & COMMA for word in rest[:40]))
    )
    if not is_last or any(one.begin < source.at <= one.end for one in turns):
        return None
    begin = _before_source(unit, turns, source.at)
    if sum(not word.flags & SIGN for word in words[begin : source.at]) < _MIN_SOURCED:
        return None
    return Turn(begin, source.at, "clause", cue, kind, source.subject, relays=True)


def _before_source(unit: Unit, turns: list[Turn], at: int) -> int:
    """Where the clause begins that a source behind it vouches for."""
    words = unit.words
    lowest = max((one.end for one in turns if one.end <= at), default=unit.first)
    if not words[at - 1].flags & (COMMA | DASH):
        pause = next(
            (
                here
                for here in range(at - 1, lowest - 1, -1)
                if words[here].flags & (COMMA | STOP) and not unit.quoted[here]
            ),
            lowest - 1,
        )
        lowest = pause + 1
    while lowest < at and words[lowest].flags & SIGN and not words[lowest].flags & QUOTE:
        lowest += 1
    return lowest


def sets_off(unit: Unit, source: Source) -> bool:
    """Whether a source ends what was said before it: behind a pause, or before one."""
    words = unit.words
    if source.at and words[source.at - 1].flags & (COMMA | QUOTE | DASH | CLOSE):
        return True
    return source.end >= len(words) or bool(words[source.end].flags & (COMMA | STOP | DASH))


def bare_quotations(unit: Unit, turns: list[Turn], *, is_title: bool) -> list[Turn]:
    """Speech in quotation marks that no cue introduces."""
    if is_title:
        return []
    found = []
    for opening, close in unit.close_of.items():
        before = unit.words[max(0, opening - 3) : opening]
        if (
            unit.n_quoted(opening) < MIN_BARE_SPEECH
            or any(word.flags & TITLE_OF for word in before)
            or any(one.begin < close and opening < one.end for one in turns)
        ):
            continue
        found.append(Turn(opening, close + 1, "quote", None, "neutral", None, in_clause=True))
    return found
