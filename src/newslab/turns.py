"""Who has the word in one sentence unit: from statements and sources to spans."""

from newslab.clausewords import DEFINITE, JOINED, NAME, OPENER, SIGN, SPEAKS
from newslab.endings import Endings, find_breaks, trimmed
from newslab.inflect import BOUND_NOUN, FINITE, NOUN, PARTICIPLE
from newslab.speakers import clause_start
from newslab.statements import Statement, find_statements
from newslab.units import Unit
from newslab.verbless import Turn, bare_quotations, headline_turn, sets_off, source_turn

_OF_SPEECH = ("neutral", "assertive", "factive")


def find_turns(unit: Unit, *, is_title: bool) -> list[Turn]:
    """All spans of a unit that someone says, by their beginning.

    A colon at the very end of the unit gives an empty turn there: what is said comes next.

    Parameters
    ----------
    unit : Unit
    is_title : bool
        Whether the unit is a headline or heading, where a name and a colon are enough.
    """
    statements, sources = find_statements(unit)
    if not (statements or sources or unit.has_colon or unit.close_of):
        return []
    breaks = find_breaks(unit, [one.at for one in sources if sets_off(unit, one)])
    endings = Endings(unit, breaks)
    turns: list[Turn] = []
    for statement in statements:
        _add(unit, turns, statement, endings)
    titled = headline_turn(unit, turns, endings, is_title=is_title)
    if titled:
        turns.append(titled)
    for source in sources:
        told = source_turn(unit, turns, source, endings)
        if told:
            turns.append(told)
    turns += bare_quotations(unit, turns, is_title=is_title)
    whole = [turn._replace(end=trimmed(unit, turn.begin, turn.end)) for turn in turns]
    kept = (turn for turn in whole if turn.end > turn.begin or turn.begin == len(unit.words))
    return sorted(kept, key=lambda one: one.begin)


def _add(unit: Unit, turns: list[Turn], statement: Statement, endings: Endings) -> None:
    """Add the turn of a statement, and cut the one that it follows."""
    form = statement.reading.form
    turn = Turn(
        statement.complement.begin,
        _end(statement, endings),
        statement.complement.how,
        (statement.at, statement.last),
        statement.reading.cue.kind,
        statement.subject,
        form.gender,
        form.number,
        in_clause=form.part in (PARTICIPLE, BOUND_NOUN, NOUN) and statement.subject is None,
    )
    open_turn = next((one for one in reversed(turns) if not one.nested), None)
    if open_turn is None or open_turn.end <= statement.at:
        if not _is_loose_participle(unit, turns, statement):
            turns.append(turn)
        return
    if open_turn.how == "noun" and statement.at == open_turn.begin:
        return  # عن إدانتها الشديدة: the noun is what is said
    if _follows(unit, open_turn, statement):
        at = turns.index(open_turn)
        turns[at] = open_turn._replace(end=_cut(unit, open_turn, statement))
        turns.append(turn)
    elif statement.subject and turn.how != "noun" and _can_say(unit, statement):
        turns.append(turn._replace(end=min(turn.end, open_turn.end), nested=True))


def _is_loose_participle(unit: Unit, turns: list[Turn], statement: Statement) -> bool:
    """Whether a participle with a noun is a mere noun or adjective: عن طريق مطالبة الناس ب."""
    form, complement = statement.reading.form, statement.complement
    may_be_noun = form.part == PARTICIPLE and form.gender == "f" and form.number == "s"
    is_object = complement.how == "noun" and complement.marker == complement.begin
    if not (may_be_noun and is_object) or turns or statement.at == 0:
        return False
    return not unit.words[statement.at - 1].flags & SIGN


def _can_say(unit: Unit, statement: Statement) -> bool:
    """Whether a statement inside another is speech of a third party: not الأرقام تظهر أن."""
    if statement.subject is None:
        return False
    first, last = statement.subject
    speaks = any(word.flags & (SPEAKS | NAME) for word in unit.words[first:last])
    return (
        speaks
        and statement.reading.cue.kind in _OF_SPEECH
        and "quote" in statement.reading.cue.takes
    )


def _end(statement: Statement, endings: Endings) -> int:
    complement = statement.complement
    if complement.how == "quote" and complement.marker == complement.begin:
        return endings.of_quotation(complement.begin)
    if complement.how == "quote":
        return endings.of_speech(complement.begin)
    if complement.how == "noun":
        return endings.of_noun(complement.begin)
    return endings.of_clause(complement.begin)


def _follows(unit: Unit, turn: Turn, statement: Statement) -> bool:
    """Whether a cue inside a turn opens the next turn of a speaker, not a clause within it."""
    form = statement.reading.form
    agrees = not (turn.gender and form.gender) or (turn.gender, turn.number) == (
        form.gender,
        form.number,
    )
    if form.part in (PARTICIPLE, BOUND_NOUN):
        return agrees
    if form.part == NOUN:
        return bool(unit.words[statement.at].flags & DEFINITE)
    if not statement.joins or not (statement.subject or agrees):
        return False
    before = unit.words[statement.at - 1]
    if not unit.words[statement.at].flags & JOINED and not before.flags & (SIGN | OPENER):
        return False
    return statement.complement.how != "noun" or bool(before.flags & SIGN)


def _cut(unit: Unit, turn: Turn, statement: Statement) -> int:
    """Where a turn ends that the next statement follows: before its cue, and what leads to it."""
    words = unit.words
    at = statement.at
    if statement.reading.form.part == FINITE and not words[at].flags & JOINED:
        start = clause_start(unit, at)
        if turn.begin + 1 < start < at and words[start - 1].flags & (SIGN | OPENER):
            at = start
    while at - 1 > turn.begin and words[at - 1].flags & OPENER:
        at -= 1
    return at
