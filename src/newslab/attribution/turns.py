"""Who has the word in one sentence unit: from statements and sources to spans."""

from newslab.attribution.clausewords import is_joined
from newslab.attribution.endings import Endings, find_breaks, trimmed
from newslab.attribution.inflect import BOUND_NOUN, FINITE, NOUN, PARTICIPLE
from newslab.attribution.namedsources import Source
from newslab.attribution.nouncomplements import CLAUSE, NOMINAL, QUOTED
from newslab.attribution.speakers import clause_start
from newslab.attribution.statements import Statement, find_statements
from newslab.attribution.units import Unit
from newslab.attribution.verbless import (
    Said,
    Turn,
    bare_quotations,
    headline_turn,
    sets_off,
    source_turn,
)
from newslab.attribution.wordclasses import DEFINITE, NAME, OPENER, SIGN, SPEAKS

# Kinds of cue by which a third party is let speak inside what someone says.
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
    endings = Endings(unit, find_breaks(unit, [one.at for one in sources if sets_off(unit, one)]))
    turns = _turns_of(unit, statements, endings)
    if sources or unit.has_colon or unit.close_of:
        _add_verbless(unit, turns, sources, endings, is_title=is_title)
    whole = [_trimmed(unit, turn) for turn in turns]
    kept = (turn for turn in whole if turn.end > turn.begin or turn.begin == len(unit.words))
    return sorted(kept, key=lambda one: one.begin)


def _add_verbless(
    unit: Unit, turns: list[Turn], sources: list[Source], endings: Endings, *, is_title: bool
) -> None:
    """Add the turns that no verb opens, each where no one is speaking yet."""
    said = Said(unit, turns, sources)
    titled = headline_turn(unit, turns, said, endings, is_title=is_title)
    if titled:
        turns.append(titled)
        said.add(titled)
    for source in sources:
        told = source_turn(unit, turns, said, source, endings)
        if told:
            turns.append(told)
            said.add(told)
    if not is_title:
        turns += bare_quotations(unit, said)


def _trimmed(unit: Unit, turn: Turn) -> Turn:
    end = trimmed(unit, turn.begin, turn.end)
    return turn if end == turn.end else turn._replace(end=end)


def _turns_of(unit: Unit, statements: list[Statement], endings: Endings) -> list[Turn]:
    """Turns that a verb, participle or verbal noun opens; each cuts the one that it follows."""
    turns: list[Turn] = []
    open_at = -1  # the turn within which the next statement may stand
    for statement in statements:
        turn = _turn(statement, endings)
        open_turn = turns[open_at] if open_at >= 0 else None
        if open_turn is None or open_turn.end <= statement.at:
            if open_turn is not None or not _is_loose_participle(unit, statement):
                open_at = len(turns)
                turns.append(turn)
        elif open_turn.how == NOMINAL and statement.at == open_turn.begin:
            continue  # عن إدانتها الشديدة: the noun is what is said
        elif _follows(unit, open_turn, statement):
            turns[open_at] = open_turn._replace(end=_cut(unit, open_turn, statement))
            open_at = len(turns)
            turns.append(turn)
        elif turn.how != NOMINAL and _can_say(unit, statement):
            turns.append(turn._replace(end=min(turn.end, open_turn.end), nested=True))
    return turns


def _turn(statement: Statement, endings: Endings) -> Turn:
    form, complement = statement.reading.form, statement.complement
    if complement.how == CLAUSE:
        end = endings.of_clause(complement.begin)
    elif complement.how == QUOTED:
        end = endings.of_speech(complement.begin)
    else:
        end = endings.of_noun(complement.begin)
    return Turn(
        complement.begin,
        end,
        complement.how,
        (statement.at, statement.last),
        statement.reading.cue.kind,
        statement.subject,
        form.gender,
        form.number,
        in_clause=form.part != FINITE and statement.subject is None,
    )


def _is_loose_participle(unit: Unit, statement: Statement) -> bool:
    """Whether a participle with a noun is a mere noun or adjective: عن طريق مطالبة الناس ب."""
    form, complement = statement.reading.form, statement.complement
    may_be_noun = form.part == PARTICIPLE and form.gender == "f" and form.number == "s"
    is_object = complement.how == NOMINAL and complement.marker == complement.begin
    if not (may_be_noun and is_object) or statement.at == 0:
        return False
    return not unit.words[statement.at - 1].flags & SIGN


def _can_say(unit: Unit, statement: Statement) -> bool:
    """Whether a statement inside another is speech of a third party: not الأرقام تظهر أن."""
    cue = statement.reading.cue
    if statement.subject is None or cue.kind not in _OF_SPEECH or "quote" not in cue.takes:
        return False
    first, last = statement.subject
    return any(word.flags & (SPEAKS | NAME) for word in unit.words[first:last])


def _follows(unit: Unit, turn: Turn, statement: Statement) -> bool:
    """Whether a cue inside a turn opens the next turn of a speaker, not a clause within it."""
    form, word = statement.reading.form, unit.words[statement.at]
    is_same = (turn.gender, turn.number) == (form.gender, form.number)
    agrees = is_same or not (turn.gender and form.gender)
    if form.part in (PARTICIPLE, BOUND_NOUN):
        return agrees
    if form.part == NOUN:
        return bool(word.flags & DEFINITE)
    if statement.subject and statement.subject[0] == turn.begin + 1 and turn.how == CLAUSE:
        return False  # أن الوزير، يرى: the verb is what أن awaits
    before = unit.words[statement.at - 1].flags
    heads_clause = is_joined(unit.words, statement.at) or before & (SIGN | OPENER)
    if not (statement.joins and heads_clause) or not (statement.subject or agrees):
        return False
    return statement.complement.how != NOMINAL or bool(before & SIGN)


def _cut(unit: Unit, turn: Turn, statement: Statement) -> int:
    """Where a turn ends that the next statement follows: before its cue, and what leads to it."""
    words = unit.words
    at = statement.at
    if statement.reading.form.part == FINITE and not is_joined(words, at):
        start = clause_start(unit, at)
        if turn.begin + 1 < start < at and words[start - 1].flags & (SIGN | OPENER):
            at = start
    while at - 1 > turn.begin and words[at - 1].flags & OPENER:
        at -= 1
    return at
