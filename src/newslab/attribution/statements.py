"""What is said in one sentence: cue, what it introduces, and the speaker named beside it."""

from typing import NamedTuple

from newslab.attribution.complements import find_complement
from newslab.attribution.cues import CueForm
from newslab.attribution.grammar import (
    ADDRESSEE,
    CLOSE,
    COMMA,
    DEFINITE,
    DENIAL,
    GIVEN,
    IMPERSONAL,
    JOINED,
    NAME,
    NEGATION,
    OPENER,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SIGN,
    SO,
    SPEAKS,
    THAT,
    WITHHELD,
    is_deed,
    key_of,
    keys,
    listed,
)
from newslab.attribution.inflect import BOUND_NOUN, FINITE, NOUN, PARTICIPLE, SPEAKER
from newslab.attribution.namedsources import Source, find_source
from newslab.attribution.nouncomplements import NOMINAL, QUOTED, WINDOW, Complement
from newslab.attribution.nounphrases import phrase_end
from newslab.attribution.sentence import Sentence
from newslab.attribution.speakers import (
    DOCUMENT,
    clause_start,
    is_source_phrase,
    skip_asides,
    subject_before,
    subject_before_comma,
    subject_behind,
    subject_behind_preposition,
    subject_described,
)
from newslab.attribution.words import Word, is_joined

_MODALS, _MA = keys("modal"), keys("what_forms")
_BEFORE_VERBS = keys("before_verb")
_UNREAL = keys("unreal")
_THAT = key_of("complementiser")
_BEFORE_FACTS = keys("before_fact")
# Verbs that take a person, who may stand right behind the subject.
_TAKES_PERSON = frozenset(listed("takes_person"))
_WITHHOLDS, _CARRIES_ON = listed("withholds"), listed("carries_on")
_TOPIC = key_of("topic")
_SHORT_ADJUNCT, _LONG_ADJUNCT = 4, 12


class Statement(NamedTuple):
    """A cue that reports something said.

    Attributes
    ----------
    at, last : int
        First and last place of the words of the cue.
    reading : CueForm
    complement : Complement
    subject : tuple of (int, int) or None
        Places of the noun phrase that names the speaker; None if it is carried over.
    joins : bool
        Whether و, a pause or a particle before it makes it a clause of its own.
    """

    at: int
    last: int
    reading: CueForm
    complement: Complement
    subject: tuple[int, int] | None
    joins: bool


def find_statements(sentence: Sentence) -> tuple[list[Statement], list[Source]]:
    """All statements and named sources of a sentence, in the order of their cues."""
    statements: list[Statement] = []
    sources: list[Source] = []
    taken: set[int] = set()
    past = -1
    words = sentence.words
    for at in sentence.noted:
        if at <= past or sentence.quoted[at] or not words[at].forms:
            continue
        for reading in words[at].forms:
            if reading.form.part == SPEAKER:
                source = find_source(sentence, at, reading)
                if source:
                    sources.append(source)
                    past = max(past, source.end - 1)
                    break
                continue
            statement = _statement(sentence, at, reading)
            if statement and statement.complement.begin not in taken:
                statements.append(statement)
                taken.add(statement.complement.begin)
                past = statement.last
                break
    return statements, sources


def _statement(sentence: Sentence, at: int, reading: CueForm) -> Statement | None:
    found = _introduced(sentence, at, reading) if _may_report(sentence.words, at, reading) else None
    if found is None:
        return None
    last, complement = found
    joins = reading.cue.behind_ma or _is_clause_of_its_own(sentence, at, complement)
    subject = _subject(sentence, at, last, reading, complement)
    statement = Statement(at, last, reading, complement, subject, joins)
    return statement if _reports(sentence, statement) else None


def _may_report(words: list[Word], at: int, reading: CueForm) -> bool:
    """Whether a form can report something where it stands, whatever follows."""
    if words[at].flags & PREPOSITION and not _heads_clause(words, at):
        return False  # بين and عبر are verbs only at the head of a clause
    if reading.form.part == FINITE:
        return _is_asserted(words, at, reading)
    return at == 0 or not words[at - 1].flags & NEGATION


def _introduced(sentence: Sentence, at: int, reading: CueForm) -> tuple[int, Complement] | None:
    """Last place of the cue, and what it introduces, by itself or by a participle behind it."""
    complement = find_complement(sentence, at, reading)
    if complement:
        return at, complement
    if reading.form.part == FINITE and "quote" in reading.cue.takes:
        return _carried_by_participle(sentence, at)
    return None


def _reports(sentence: Sentence, statement: Statement) -> bool:
    """Whether what was found holds as a report, given who is named as its speaker."""
    at, reading, subject = statement.at, statement.reading, statement.subject
    part = reading.form.part
    if _is_withheld(sentence, statement):
        return False
    if sentence.words[at].flags & IMPERSONAL and part == FINITE and not reading.form.is_past:
        return _is_personal(sentence, statement)
    if subject is not None:
        return True
    if part == FINITE:
        return statement.joins and reading.cue.source != DOCUMENT
    return part != NOUN or bool(sentence.words[at].flags & DEFINITE)


def _is_asserted(words: list[Word], at: int, reading: CueForm) -> bool:
    """Whether the verb tells that something was said: not لم يقل, أن يقول, قد يقول."""
    if at == 0:
        return not reading.cue.behind_ma
    before = words[at - 1]
    is_behind_ma = before.key in _MA
    if reading.cue.behind_ma or is_behind_ma:
        return reading.cue.behind_ma and is_behind_ma
    if before.flags & PREPOSITION and before.key not in _BEFORE_VERBS:
        return False  # a noun, or who (هناك من يعتبرها)
    if before.flags & NEGATION:
        return bool(words[at].flags & DENIAL)
    if before.key in _UNREAL or (before.key == _THAT and not _is_fact(words, at - 2)):
        return False
    return reading.form.is_past or not (before.flags & THAT or before.key in _MODALS)


def _is_fact(words: list[Word], at: int) -> bool:
    """Whether أن may stand behind a place before a verb in the past: بعد أن أعلن, سبق أن قال.

    Elsewhere a noun follows it: أن طالب اللجوء.
    """
    return at >= 0 and bool(words[at].flags & PREPOSITION or words[at].key in _BEFORE_FACTS)


def _is_personal(sentence: Sentence, statement: Statement) -> bool:
    """Whether a form that is mostly a passive has one who speaks: تظهر الأبحاث أن."""
    subject = statement.subject
    if subject is None or is_deed(sentence.words[subject[0]].key):
        return False
    if subject[1] < statement.at and not sentence.words[subject[1]].flags & (RELATIVE | SIGN):
        return False  # another clause stands between
    if statement.complement.how != NOMINAL:
        return True
    return subject[0] < statement.at and _is_speaker(sentence, subject)


def _is_withheld(sentence: Sentence, statement: Statement) -> bool:
    """رافضا الكشف عن هويته: the outlet tells what was not said."""
    complement = statement.complement
    if complement.how != NOMINAL or statement.reading.cue.cue not in _WITHHOLDS:
        return False
    return bool(sentence.words[complement.begin].flags & WITHHELD)


def _heads_clause(words: list[Word], at: int) -> bool:
    return at == 0 or is_joined(words, at) or bool(words[at - 1].flags & (SIGN | OPENER))


def _is_clause_of_its_own(sentence: Sentence, at: int, complement: Complement) -> bool:
    """Whether a verb stands at the head of a clause: behind و, a pause or a particle."""
    words = sentence.words
    if _heads_clause(words, at):
        return True
    first = clause_start(sentence, at)
    if first == sentence.first and words[first].flags & PREPOSITION:
        # مع ذلك أكدت أن; before a quotation the adjunct may be long: وعن ردود المرضى يقول:
        return at - first <= (_LONG_ADJUNCT if complement.how == QUOTED else _SHORT_ADJUNCT)
    return skip_asides(sentence, first, at) == at and not words[at - 1].flags & THAT


def _subject(
    sentence: Sentence, at: int, last: int, reading: CueForm, complement: Complement
) -> tuple[int, int] | None:
    """Places of the noun phrase that names who speaks, or None."""
    part, source = reading.form.part, reading.cue.source
    if part in (PARTICIPLE, BOUND_NOUN):
        return None
    stop = complement.marker if last == at else last
    if part == NOUN:
        found = subject_behind(sentence, at, stop, short=complement.how == NOMINAL)
        return found if found and found[0] == at + 1 else None
    if source:
        told = subject_behind_preposition(sentence, at, stop, source)
        if told or source == DOCUMENT:
            return told
    return _subject_of_verb(sentence, at, stop, reading, complement)


def _subject_of_verb(
    sentence: Sentence, at: int, stop: int, reading: CueForm, complement: Complement
) -> tuple[int, int] | None:
    """The subject before a verb that is not joined, else behind it, else before a comma."""
    words = sentence.words
    joined = is_joined(words, at)
    if joined and words[at].whole.startswith(SO):
        start = clause_start(sentence, at)
        if start and words[start - 1].key == _TOPIC:  # أما الوزير فقال
            return start, phrase_end(sentence, start, at)
    is_clear = at > 0 and not joined and not words[at - 1].flags & (SIGN & ~(QUOTE | CLOSE))
    is_object = complement.how == NOMINAL and complement.marker == complement.begin
    before = subject_before(sentence, at) if is_clear else None
    if before:
        # A noun before another is no subject, nor is the other a verb: فاز طالب الجامعة ب.
        return before if not is_object or _is_speaker(sentence, before) else None
    takes_person = reading.cue.cue in _TAKES_PERSON
    is_behind_comma = at > 1 and not joined and words[at - 1].flags & COMMA
    apposed = subject_before_comma(sentence, at - 1) if is_behind_comma else None
    behind = subject_behind(sentence, at, stop, short=is_object or takes_person)
    if takes_person and (apposed or (behind and _is_addressed(sentence, behind, stop))):
        return apposed
    return behind or apposed or (subject_described(sentence, at) if is_clear else None)


def _is_speaker(sentence: Sentence, phrase: tuple[int, int]) -> bool:
    """Whether a phrase surely names one who speaks; a noun before another need not (دفع ثمن)."""
    words = sentence.words[phrase[0] : phrase[1]]
    return any(word.flags & (SPEAKS | NAME | GIVEN | QUOTE) for word in words) or is_source_phrase(
        sentence, *phrase
    )


def _is_addressed(sentence: Sentence, phrase: tuple[int, int], stop: int) -> bool:
    """Whether the only noun phrase behind دعا is who is called upon: the caller is carried over."""
    first, last = phrase
    is_only = not any(not word.flags & SIGN for word in sentence.words[last:stop])
    return is_only and bool(sentence.words[first].flags & ADDRESSEE)


def _carried_by_participle(sentence: Sentence, at: int) -> tuple[int, Complement] | None:
    """The participle that introduces what a verb reports: وأردف قائلا, ورد على السؤال بقوله."""
    words = sentence.words
    for here in range(at + 1, min(len(words), at + WINDOW // 2)):
        if sentence.quoted[here] or not words[here].forms:
            continue
        for reading in words[here].forms:
            part = reading.form.part
            if part in (PARTICIPLE, BOUND_NOUN) and reading.cue.cue in _CARRIES_ON:
                complement = find_complement(sentence, here, reading)
                return (here, complement) if complement else None
            if part == FINITE and words[here].flags & JOINED:
                return None
    return None
