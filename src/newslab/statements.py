"""What is said in one sentence unit: cue, what it introduces, and the speaker named beside it."""

from typing import NamedTuple

from newslab.clausewords import (
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
    SIGN,
    SPEAKS,
    THAT,
    WITHHELD,
    Word,
    is_deed,
)
from newslab.complements import find_complement
from newslab.cues import CueForm
from newslab.inflect import BOUND_NOUN, FINITE, NOUN, PARTICIPLE, SPEAKER
from newslab.namedsources import Source, find_source
from newslab.nouncomplements import WINDOW, Complement
from newslab.nounphrases import phrase_end
from newslab.speakers import (
    clause_start,
    is_source_phrase,
    skip_asides,
    subject_before,
    subject_before_comma,
    subject_behind,
    subject_behind_preposition,
    subject_described,
)
from newslab.units import Unit

_MODALS = frozenset(["قد", "سوف", "كي", "لكي", "حتي", "هل", "لعل", "عسي", "ليت"])


_PERSONS_BEHIND = frozenset(
    [
        "أبلغ",
        "أخبر",
        "أطلع",
        "حذر",
        "ذكّر",
        "دعا",
        "حث",
        "حض",
        "ناشد",
        "طالب",
        "طلب",
        "اتهم",
        "هنأ",
        "شكر",
        "حمل",
        "وعد",
        "هدد",
        "سأل",
        "وصف",
    ]
)


_SHORT_ADJUNCT, _LONG_ADJUNCT = 4, 12


_CARRIES_ON = frozenset({"قال", "أضاف"})


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


def find_statements(unit: Unit) -> tuple[list[Statement], list[Source]]:
    """All statements and named sources of a unit, in the order of their cues."""
    statements: list[Statement] = []
    sources: list[Source] = []
    taken: set[int] = set()
    past = -1
    words = unit.words
    for at in [at for at, word in enumerate(words) if word.forms]:
        if unit.quoted[at] or at <= past:
            continue
        for reading in words[at].forms:
            if reading.form.part == SPEAKER:
                source = find_source(unit, at, reading)
                if source:
                    sources.append(source)
                    past = max(past, source.end - 1)
                    break
                continue
            statement = _statement(unit, at, reading)
            if statement and statement.complement.begin not in taken:
                statements.append(statement)
                taken.add(statement.complement.begin)
                past = statement.last
                break
    return statements, sources


def _statement(  # noqa: PLR0911  (a list of decisions)
    unit: Unit, at: int, reading: CueForm
) -> Statement | None:
    words = unit.words
    part = reading.form.part
    if part == FINITE and not _is_asserted(words, at, reading):
        return None
    if words[at].flags & PREPOSITION and not _heads_clause(words, at):
        return None  # بين and عبر are verbs only at the head of a clause
    if at and words[at - 1].flags & NEGATION and part != FINITE:
        return None
    complement = find_complement(unit, at, reading)
    last = at
    if complement is None:
        if part != FINITE or "quote" not in reading.cue.takes:
            return None
        merged = _carried_by_participle(unit, at)
        if merged is None:
            return None
        last, complement = merged
    if _is_withheld(unit, reading, complement):
        return None
    joins = reading.cue.behind_ma or _is_clause_of_its_own(unit, at, complement)
    subject = _subject(unit, at, reading, complement, last)
    if reading.cue.source and subject is None and reading.cue.source == "في":
        return None
    if _is_impersonal(words, at, reading) and not _can_be_personal(
        unit, at, reading, subject, complement
    ):
        return None
    if subject is None:
        if part == NOUN and not words[at].flags & DEFINITE:
            return None
        if part == FINITE and not joins:
            return None
    return Statement(at, last, reading, complement, subject, joins)


def _is_asserted(words: list[Word], at: int, reading: CueForm) -> bool:
    """Whether the verb tells that something was said: not لم يقل, أن يقول, قد يقول."""
    if at == 0:
        return not reading.cue.behind_ma
    before = words[at - 1]
    is_ma = before.key in ("ما", "مما", "بما", "لما", "عما", "فيما") and before.key != "فيما"
    if reading.cue.behind_ma or is_ma:
        return reading.cue.behind_ma and is_ma
    if before.flags & PREPOSITION and before.key not in ("حتي", "منذ"):
        return False  # a noun, or who (هناك من يعتبرها)
    if before.flags & NEGATION:
        return bool(words[at].flags & DENIAL)
    if reading.form.is_past:
        return True
    return not (before.flags & THAT or before.key in _MODALS)


def _is_impersonal(words: list[Word], at: int, reading: CueForm) -> bool:
    return bool(words[at].flags & IMPERSONAL) and not reading.form.is_past


def _can_be_personal(
    unit: Unit,
    at: int,
    reading: CueForm,
    subject: tuple[int, int] | None,
    complement: Complement,
) -> bool:
    """Whether a form that is mostly a passive has one who speaks: تظهر الأبحاث أن."""
    if subject is None or is_deed(unit.words[subject[0]].key):
        return False
    if complement.how != "noun":
        return True
    is_named = subject[0] < at or "event" in reading.cue.takes
    return is_named and _is_speaker(unit, subject)


def _is_withheld(unit: Unit, reading: CueForm, complement: Complement) -> bool:
    """رافضا الكشف عن هويته: the outlet tells what was not said."""
    return (
        complement.how == "noun"
        and reading.cue.cue in ("رفض", "طلب")
        and bool(unit.words[complement.begin].flags & WITHHELD)
    )


def _heads_clause(words: list[Word], at: int) -> bool:
    return at == 0 or bool(words[at].flags & JOINED or words[at - 1].flags & (SIGN | OPENER))


def _is_clause_of_its_own(unit: Unit, at: int, complement: Complement) -> bool:
    """Whether a verb stands at the head of a clause: behind و, a pause or a particle."""
    words = unit.words
    if _heads_clause(words, at):
        return True
    first = clause_start(unit, at)
    if first == unit.first and words[first].flags & PREPOSITION:
        # مع ذلك أكدت أن; before a quotation the adjunct may be long: وعن ردود المرضى يقول:
        return at - first <= (_LONG_ADJUNCT if complement.how == "quote" else _SHORT_ADJUNCT)
    return skip_asides(unit, first, at) == at and not words[at - 1].flags & THAT


def _subject(  # noqa: PLR0911  (a list of decisions)
    unit: Unit, at: int, reading: CueForm, complement: Complement, last: int
) -> tuple[int, int] | None:
    words = unit.words
    part = reading.form.part
    if part in (PARTICIPLE, BOUND_NOUN):
        return None
    stop = complement.marker if last == at else last
    if reading.cue.source:
        source = subject_behind_preposition(unit, at, stop, reading.cue.source)
        if source or reading.cue.source == "في":
            return source
    if part == NOUN:
        found = subject_behind(unit, at, stop, short=complement.how == "noun")
        return found if found and found[0] == at + 1 else None
    if words[at].whole.startswith("ف") and words[at].flags & JOINED:
        start = clause_start(unit, at)
        if start and words[start - 1].key == "اما":
            end = phrase_end(unit, start, at)
            return (start, end) if end > start else None
    is_clear = (
        at > 0
        and not words[at].flags & JOINED
        and not words[at - 1].flags & (SIGN & ~(QUOTE | CLOSE))
    )
    before = subject_before(unit, at) if is_clear else None
    is_object = complement.how == "noun" and complement.marker == complement.begin
    if before and (not is_object or _is_speaker(unit, before)):
        return before
    short = is_object or reading.cue.cue in _PERSONS_BEHIND
    is_apposed = at > 1 and words[at - 1].flags & COMMA and not words[at].flags & JOINED
    apposed = subject_before_comma(unit, at - 1) if is_apposed else None
    if apposed and reading.cue.cue in _PERSONS_BEHIND:
        return apposed
    behind = subject_behind(unit, at, stop, short=short)
    if behind and reading.cue.cue in _PERSONS_BEHIND and _is_addressed(unit, behind, stop):
        behind = None
    return behind or apposed or (subject_described(unit, at) if is_clear else None)


def _is_speaker(unit: Unit, phrase: tuple[int, int]) -> bool:
    """Whether a phrase surely names one who speaks; a noun before another need not (دفع ثمن)."""
    words = unit.words[phrase[0] : phrase[1]]
    return any(word.flags & (SPEAKS | NAME | GIVEN | QUOTE) for word in words) or is_source_phrase(
        unit, *phrase
    )


def _is_addressed(unit: Unit, phrase: tuple[int, int], stop: int) -> bool:
    """Whether the only noun phrase behind دعا is who is called upon, not who calls."""
    first, last = phrase
    is_only = not any(not word.flags & SIGN for word in unit.words[last:stop])
    return is_only and bool(unit.words[first].flags & ADDRESSEE)


def _carried_by_participle(unit: Unit, at: int) -> tuple[int, Complement] | None:
    """The participle that introduces what a verb reports: وأردف قائلا, ورد على السؤال بقوله."""
    words = unit.words
    for here in range(at + 1, min(len(words), at + WINDOW // 2)):
        if unit.quoted[here] or not words[here].forms:
            continue
        for reading in words[here].forms:
            part = reading.form.part
            if part in (PARTICIPLE, BOUND_NOUN) and reading.cue.cue in _CARRIES_ON:
                complement = find_complement(unit, here, reading)
                return (here, complement) if complement else None
            if part == FINITE and words[here].flags & JOINED:
                return None
    return None
