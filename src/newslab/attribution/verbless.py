"""Turns that no verb of saying opens: headlines, named sources, quotations alone."""

from typing import NamedTuple

from newslab.attribution.endings import Endings
from newslab.attribution.namedsources import Source
from newslab.attribution.nounphrases import phrase_end
from newslab.attribution.speakers import is_source_phrase
from newslab.attribution.units import Unit
from newslab.attribution.wordclasses import (
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

# A name before the colon of a headline is short, and so is what leads to it.
MAX_HEADLINE_NAME = 8
_MAX_HEADLINE_LEAD = 24
# So many words in quotation marks are speech even where no cue stands beside them.
MIN_BARE_SPEECH = 6
# جاء ذلك, بحسب المصدر: too short to be what a source said; and a clause is not longer.
_MIN_SOURCED, _MAX_SOURCED = 3, 120
# A cue so near behind the source at the head of a sentence says itself who speaks.
_NEAR = 3
# With no comma in so many words, the source is taken for the end of its sentence.
_TAIL = 40


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


class Said:
    """Which places of a unit stand in a turn already, or name a source."""

    def __init__(self, unit: Unit, turns: list[Turn], sources: list[Source]) -> None:
        self._taken = bytearray(len(unit.words) + 1)
        for turn in turns:
            if not turn.nested:
                self.add(turn)
        self._sources = bytearray(len(unit.words) + 1)
        for source in sources:
            _mark(self._sources, source.at, source.end)
            _mark(self._taken, source.at, source.end)

    def add(self, turn: Turn) -> None:
        """Take the places of a turn."""
        _mark(self._taken, turn.begin, turn.end)

    def by_source(self, place: int) -> bool:
        """Whether a place names a source."""
        return bool(self._sources[place])

    def at(self, place: int) -> bool:
        """Whether a place is taken."""
        return bool(self._taken[place])

    def within(self, begin: int, end: int) -> bool:
        """Whether any place from `begin` to before `end` is taken."""
        return self._taken.find(1, begin, end) >= 0


def _mark(places: bytearray, begin: int, end: int) -> None:
    places[begin:end] = b"\x01" * max(end - begin, 0)


def headline_turn(
    unit: Unit, turns: list[Turn], said: Said, endings: Endings, *, is_title: bool
) -> Turn | None:
    """X: …, in a headline; in the body only where X is surely one who speaks."""
    if not unit.has_colon:
        return None
    lead = unit.words[:_MAX_HEADLINE_LEAD]
    colon = next((at for at, word in enumerate(lead) if word.flags & COLON), None)
    if colon is None or colon + 1 >= len(unit.words) or unit.quoted[colon] or said.at(colon + 1):
        return None
    acts = [one.subject for one in turns if one.cue and one.cue[0] < colon and one.subject]
    subject = acts[-1] if acts and is_title else _name_before(unit, colon, is_title=is_title)
    if subject is None:
        return None
    end = endings.of_speech(colon + 1)
    return Turn(colon + 1, end, "quote", (colon, colon), "neutral", subject)


def _name_before(unit: Unit, colon: int, *, is_title: bool) -> tuple[int, int] | None:
    """Places of the one who speaks before a colon, or None if that is a place or a topic."""
    words = unit.words
    start = max((at + 1 for at in range(colon) if _parts(unit, at)), default=0)
    while start < colon and words[start].flags & (NOTICE | SIGN):
        start += 1
    end = phrase_end(unit, start, min(colon, start + MAX_HEADLINE_NAME))
    # رئيس كازاخستان لترامب: the addressee is no part of the name.
    is_whole = end == colon or words[end].key.startswith("ل")
    is_named = end > start and is_whole and _speaks(unit, start, end, colon, is_title=is_title)
    return (start, end) if is_named else None


def _parts(unit: Unit, at: int) -> bool:
    """Whether a sign parts a headline: a stop, or a dash that stands apart (للمزيد- الوزير:)."""
    flags = unit.words[at].flags
    return bool(flags & STOP or (flags & DASH and unit.ends[at] < unit.starts[at + 1]))


def _speaks(unit: Unit, start: int, end: int, colon: int, *, is_title: bool) -> bool:
    """Whether the words before a colon are one who speaks, not a place or a topic."""
    words = unit.words
    if colon + 1 in unit.close_of and not unit.is_name(colon + 1):
        return True
    if any(word.flags & COLON for word in words[colon + 1 :]):
        return False  # a list
    if not is_title:
        return bool(words[start].flags & SPEAKS) and len(words) - colon > MIN_BARE_SPEECH
    if any(word.flags & SPEAKS for word in words[start:end]):
        return True
    is_surname = end == start + 1 and words[start].key.endswith("ي")
    is_listed = any(word.flags & NAME for word in words[start:end])
    is_named = is_listed or is_surname or is_source_phrase(unit, start, end)
    return is_named and not is_deed(words[colon + 1].key)


def source_turn(
    unit: Unit, turns: list[Turn], said: Said, source: Source, endings: Endings
) -> Turn | None:
    """What a source says: the rest of the sentence at its head, else the clause before it."""
    if source.subject is None:
        return None
    words = unit.words
    if all(word.flags & (SIGN | ASIDE) for word in words[unit.first : source.at]):
        begin = source.end
        while begin < len(words) and words[begin].flags & SIGN and not words[begin].flags & QUOTE:
            begin += 1
        first = turns[0].cue if turns else None
        if begin >= len(words) or (first and first[0] <= begin + _NEAR):
            return None
        end = endings.of_clause(begin)
    else:
        begin, end = _before_source(unit, said, source.at), source.at
        n_words = sum(not word.flags & SIGN for word in words[begin:end])
        is_said = said.at(source.at - 1) or (begin > 0 and said.by_source(begin - 1))
        if is_said or not _is_last(unit, source) or n_words < _MIN_SOURCED:
            return None
    cue, kind = (source.at, source.last), source.reading.cue.kind
    return Turn(begin, end, "clause", cue, kind, source.subject, relays=True)


def _is_last(unit: Unit, source: Source) -> bool:
    """Whether a source ends its clause: before a pause, or with the sentence running out."""
    rest = unit.words[source.end : source.end + _TAIL]
    if not rest or rest[0].flags & (COMMA | STOP | DASH):
        return True
    return sets_off(unit, source) and not any(word.flags & COMMA for word in rest)


def _before_source(unit: Unit, said: Said, at: int) -> int:
    """Where the clause begins that a source behind it vouches for.

    Behind a comma the source vouches for the whole sentence, else for what follows the last one.
    """
    words = unit.words
    is_whole = bool(words[at - 1].flags & (COMMA | DASH))
    begin = at - is_whole
    lowest = max(unit.first, at - _MAX_SOURCED)
    while begin > lowest and not said.at(begin - 1):
        before = words[begin - 1].flags
        if before & (COMMA | STOP) and not is_whole and not unit.quoted[begin - 1]:
            break
        begin -= 1
    while begin < at and words[begin].flags & SIGN and not words[begin].flags & QUOTE:
        begin += 1
    return begin


def sets_off(unit: Unit, source: Source) -> bool:
    """Whether a source ends what was said before it: behind a pause, or before one."""
    words = unit.words
    if source.at and words[source.at - 1].flags & (COMMA | QUOTE | DASH | CLOSE):
        return True
    return source.end >= len(words) or bool(words[source.end].flags & (COMMA | STOP | DASH))


def bare_quotations(unit: Unit, said: Said) -> list[Turn]:
    """Speech in quotation marks that no cue introduces."""
    found = []
    for opening, close in unit.close_of.items():
        before = unit.words[max(0, opening - 3) : opening]
        is_title = any(word.flags & TITLE_OF for word in before)
        is_long = unit.n_quoted(opening) >= MIN_BARE_SPEECH
        if is_long and not is_title and not said.within(opening, close + 1):
            found.append(Turn(opening, close + 1, "quote", None, "neutral", None, in_clause=True))
    return found
