"""Who has the word in one sentence: from statements and sources to spans."""

from newslab.attribution.grammar import DEFINITE, NAME, OPENER, SIGN, SPEAKS
from newslab.attribution.inflect import BOUND_NOUN, FINITE, NOUN, PARTICIPLE
from newslab.attribution.nouncomplements import CLAUSE, NOMINAL, QUOTED
from newslab.attribution.sentence import Sentence
from newslab.attribution.speakers import clause_start
from newslab.attribution.speechend import SpeechEnds, find_breaks, trimmed
from newslab.attribution.speechwithoutverb import (
    SaidSoFar,
    Speech,
    add_speech_without_verb,
    sets_off,
)
from newslab.attribution.statements import Statement, find_statements
from newslab.attribution.words import is_joined

# Kinds of cue by which a third party is let speak inside what someone says.
_OF_SPEECH = ("neutral", "assertive", "factive")


def find_speech(sentence: Sentence, *, is_title: bool) -> list[Speech]:
    """All spans of a sentence that someone says, by their beginning.

    A colon at the very end of the sentence gives an empty speech there: what is said comes next.

    Parameters
    ----------
    sentence : Sentence
    is_title : bool
        Whether the sentence is a headline or heading, where a name and a colon are enough.
    """
    statements, sources = find_statements(sentence)
    if not (statements or sources or sentence.has_colon or sentence.close_of):
        return []
    breaks = find_breaks(sentence, [one.at for one in sources if sets_off(sentence, one)])
    ends = SpeechEnds(sentence, breaks)
    speeches = _opened_by_cues(sentence, statements, ends)
    if sources or sentence.has_colon or sentence.close_of:
        said = SaidSoFar(sentence, ends, speeches, sources)
        add_speech_without_verb(said, sources, is_title=is_title)
    n_words = len(sentence.words)
    whole = [one._replace(end=trimmed(sentence, one.begin, one.end)) for one in speeches]
    kept = (speech for speech in whole if speech.end > speech.begin or speech.begin == n_words)
    return sorted(kept, key=lambda one: one.begin)


def _opened_by_cues(
    sentence: Sentence, statements: list[Statement], ends: SpeechEnds
) -> list[Speech]:
    """What a verb, participle or verbal noun opens; each cuts the one that it follows."""
    speeches: list[Speech] = []
    open_at = -1  # the speech within which the next statement may stand
    for statement in statements:
        speech = _opened_by(statement, ends)
        open_speech = speeches[open_at] if open_at >= 0 else None
        if open_speech is None or open_speech.end <= statement.at:
            if open_speech is not None or not _is_loose_participle(sentence, statement):
                open_at = len(speeches)
                speeches.append(speech)
        elif open_speech.how == NOMINAL and statement.at == open_speech.begin:
            continue  # عن إدانتها الشديدة: the noun is what is said
        elif _follows(sentence, open_speech, statement):
            speeches[open_at] = open_speech._replace(end=_cut(sentence, open_speech, statement))
            open_at = len(speeches)
            speeches.append(speech)
        elif speech.how != NOMINAL and _can_say(sentence, statement):
            speeches.append(speech._replace(end=min(speech.end, open_speech.end), nested=True))
    return speeches


def _opened_by(statement: Statement, ends: SpeechEnds) -> Speech:
    form, complement = statement.reading.form, statement.complement
    end_of = {CLAUSE: ends.of_clause, QUOTED: ends.of_speech, NOMINAL: ends.of_noun}
    return Speech(
        complement.begin,
        end_of[complement.how](complement.begin),
        complement.how,
        (statement.at, statement.last),
        statement.reading.cue.kind,
        statement.subject,
        form.gender,
        form.number,
        in_clause=form.part != FINITE and statement.subject is None,
    )


def _is_loose_participle(sentence: Sentence, statement: Statement) -> bool:
    """Whether a participle with a noun is a mere noun or adjective: عن طريق مطالبة الناس ب."""
    form, complement = statement.reading.form, statement.complement
    may_be_noun = form.part == PARTICIPLE and form.gender == "f" and form.number == "s"
    is_object = complement.how == NOMINAL and complement.marker == complement.begin
    if not (may_be_noun and is_object) or statement.at == 0:
        return False
    return not sentence.words[statement.at - 1].flags & SIGN


def _can_say(sentence: Sentence, statement: Statement) -> bool:
    """Whether a statement inside another is speech of a third party: not الأرقام تظهر أن."""
    cue = statement.reading.cue
    if statement.subject is None or cue.kind not in _OF_SPEECH or "quote" not in cue.takes:
        return False
    first, last = statement.subject
    return any(word.flags & (SPEAKS | NAME) for word in sentence.words[first:last])


def _follows(sentence: Sentence, speech: Speech, statement: Statement) -> bool:
    """Whether a cue inside a speech opens the next speech of a speaker, not a clause within it."""
    form, word = statement.reading.form, sentence.words[statement.at]
    is_same = (speech.gender, speech.number) == (form.gender, form.number)
    agrees = is_same or not (speech.gender and form.gender)
    if form.part in (PARTICIPLE, BOUND_NOUN):
        return agrees
    if form.part == NOUN:
        return bool(word.flags & DEFINITE)
    if statement.subject and statement.subject[0] == speech.begin + 1 and speech.how == CLAUSE:
        return False  # أن الوزير، يرى: the verb is what أن awaits
    before = sentence.words[statement.at - 1].flags
    heads_clause = is_joined(sentence.words, statement.at) or before & (SIGN | OPENER)
    if not (statement.joins and heads_clause) or not (statement.subject or agrees):
        return False
    return statement.complement.how != NOMINAL or bool(before & SIGN)


def _cut(sentence: Sentence, speech: Speech, statement: Statement) -> int:
    """Where a speech ends that the next statement follows: before its cue, and what leads to it."""
    words = sentence.words
    at = statement.at
    if statement.reading.form.part == FINITE and not is_joined(words, at):
        start = clause_start(sentence, at)
        if speech.begin + 1 < start < at and words[start - 1].flags & (SIGN | OPENER):
            at = start
    while at - 1 > speech.begin and words[at - 1].flags & OPENER:
        at -= 1
    return at
