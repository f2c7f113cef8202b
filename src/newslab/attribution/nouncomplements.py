"""What is said, where it is a noun: أدانت مصر الهجوم, أعلن انضمام البلاد, إعلان الشبكة أن."""

from typing import NamedTuple

from newslab.attribution.cues import Cue, CueForm
from newslab.attribution.grammar import (
    AND,
    ASIDE,
    ATTACHED,
    COLON,
    COMMA,
    DASH,
    JOINED,
    NAME,
    NEGATION,
    OCCASION,
    OPENER,
    PREPOSITION,
    RELATIVE,
    REPORT,
    SIGN,
    SPEAKS,
    STOP,
    THAT,
    THE,
    TIME,
    is_deed,
    is_feeling,
    key_of,
)
from newslab.attribution.inflect import PARTICIPLE
from newslab.attribution.nounphrases import is_proper, is_verb, phrase_end, short_end
from newslab.attribution.sentence import Sentence
from newslab.attribution.speakers import skip_asides, subject_before, subject_behind
from newslab.attribution.words import Word, is_verbal, place_of, splits_off_deed

# What is said begins within so many words and signs of its cue, or it is not the cue's.
WINDOW = 60
# A noun governs what stands closer.
NOUN_WINDOW = 16
_WITH = key_of("with")
CLAUSE, QUOTED, NOMINAL = "clause", "quote", "noun"


class Complement(NamedTuple):
    """What a cue introduces.

    Attributes
    ----------
    how : str
        clause (أن …), quote (behind a colon or in quotation marks) or noun.
    marker : int
        Place of the word or sign that introduces it; the speaker stands before.
    begin : int
        Place where it begins.
    """

    how: str
    marker: int
    begin: int


def matches(words: list[Word], at: int, folded: tuple[str, ...]) -> bool:
    """Whether folded words stand at a place, one after the other."""
    return len(words) >= at + len(folded) and all(
        words[at + step].key == key for step, key in enumerate(folded)
    )


def belongs_to_adjunct(words: list[Word], cue: int, at: int, begin: int) -> bool:
    """Whether the noun that a preposition governs is no more than where or when it was said.

    The clause that is said follows: صرح الوزير بباريس أن; أكد أثناء إشرافه على الندوة أن.
    """
    is_adjunct = words[at].flags & ATTACHED or any(
        word.flags & PREPOSITION for word in words[cue + 1 : at]
    )
    if not is_adjunct or is_verbal(words[begin]) or splits_off_deed(words[at]):
        return False
    for here in range(begin + 1, min(len(words), begin + NOUN_WINDOW)):
        flags = words[here].flags
        if flags & (SIGN | JOINED | PREPOSITION) or words[here].forms:
            return False
        if flags & THAT:
            return True
    return False


def clause_of_noun(sentence: Sentence, at: int, cue: Cue) -> Complement | None:
    """What a verbal noun introduces: إعلان الشبكة أن, إعلان الرئيس انضمام."""
    words = sentence.words
    if words[at].key.startswith(THE):
        return _clause_of_definite(words, at, cue)
    for here in range(at + 1, min(len(words), at + NOUN_WINDOW)):
        flags = words[here].flags
        if flags & THAT:
            if here == at + 1 or words[here - 1].flags & PREPOSITION:
                return None
            return Complement(CLAUSE, here, here) if cue.takes & {"clause"} or cue.words else None
        if flags & (STOP | COLON | OPENER) or is_verb(words, here):
            break
    return _event_of_noun(sentence, at) if "event" in cue.takes else None


def _clause_of_definite(words: list[Word], at: int, cue: Cue) -> Complement | None:
    """مع التأكيد على أن: the speaker of the sentence goes on."""
    if at == 0 or words[at - 1].key != _WITH:
        return None
    for here in (at + 1, at + 2):
        if here < len(words) and words[here].flags & THAT:
            return Complement(CLAUSE, here, here)
    if at + 2 < len(words) and any(matches(words, at + 1, folded) for folded, _ in cue.words):
        return Complement(NOMINAL, at + 1, at + 2)
    return None


def _event_of_noun(sentence: Sentence, at: int) -> Complement | None:
    stop = min(len(sentence.words), at + NOUN_WINDOW)
    subject = subject_behind(sentence, at, stop, short=True)
    if subject is None or subject[0] != at + 1 or is_deed(sentence.words[at + 1].key):
        return None
    begin = _past_adjuncts(sentence, subject[1], stop)
    if begin < stop and _is_event(sentence.words[begin]):
        return Complement(NOMINAL, begin, begin)
    return None


def noun_object(sentence: Sentence, at: int, reading: CueForm) -> Complement | None:
    """The object of a verb without a preposition: أدانت مصر الهجوم, جدد دعوته."""
    words, takes = sentence.words, reading.cue.takes
    stop = min(len(words), at + WINDOW)
    begin = at + 1 if reading.form.part == PARTICIPLE else _behind_subject(sentence, at, stop)
    if begin >= stop:
        return None
    word = words[begin]
    if word.flags & (PREPOSITION | THAT | OPENER) or is_verb(words, begin):
        return None
    if word.flags & SIGN:
        is_quotation = begin in sentence.close_of and "object" in takes
        return Complement(NOMINAL, begin, begin) if is_quotation else None
    if (
        ("object" in takes and not word.flags & ATTACHED)
        or ("event" in takes and _is_event(word))
        or ("act" in takes and is_feeling(word.key))
    ):
        return Complement(NOMINAL, begin, begin)
    return None


def _behind_subject(sentence: Sentence, at: int, stop: int) -> int:
    """Where the object of a finite verb begins, if the verb has one."""
    words = sentence.words
    first = skip_asides(sentence, at + 1, stop)
    if (
        first >= stop
        or subject_before(sentence, at) is not None
        or _is_event(words[first])
        or is_feeling(words[first].key)
    ):
        return first
    subject = subject_behind(sentence, at, stop, short=True)
    behind_comma = _behind_comma(sentence, first, stop)
    if behind_comma or subject is None:
        return behind_comma or stop
    begin = _past_adjuncts(sentence, subject[1], stop)
    is_word = begin < stop and not words[begin].flags & _NOT_BEHIND
    if is_word or begin in sentence.close_of:
        return begin
    # One noun phrase alone is the object, and the speaker is carried over: ورفض الاتهامات.
    return stop if words[subject[0]].flags & _PERSONAL else subject[0]


def _behind_comma(sentence: Sentence, first: int, stop: int) -> int:
    """Where the object stands if a comma parts it from the subject, else 0."""
    words = sentence.words
    end = phrase_end(sentence, first, stop)
    if end == first or end + 1 >= stop or not words[end].flags & COMMA:
        return 0
    begin = end + 1
    if is_proper(words[begin]):  # the name behind the title: رئيس الكتلة، نور الدين البحيري
        begin = _past_times(sentence, short_end(sentence, begin, stop), stop)
        begin += begin < stop and bool(words[begin].flags & COMMA)
    if begin >= stop or words[begin].flags & _NOT_OBJECT or words[begin].forms:
        return 0
    return 0 if words[begin].whole.startswith(AND) else begin


_NOT_BEHIND = SIGN | PREPOSITION | THAT | RELATIVE | ATTACHED
_NOT_OBJECT = _NOT_BEHIND | OPENER | TIME | ASIDE | NEGATION | JOINED
_PERSONAL = (SPEAKS & ~REPORT) | NAME


def _is_event(word: Word) -> bool:
    return not word.flags & (SIGN | ATTACHED | PREPOSITION | NAME | SPEAKS) and is_verbal(word)


def _past_adjuncts(sentence: Sentence, at: int, stop: int) -> int:
    """Past times, and past adjuncts between commas, to where the object may stand."""
    words = sentence.words
    at = _past_times(sentence, at, stop)
    if at + 1 < stop and words[at].flags & PREPOSITION and words[at + 1].flags & OCCASION:
        at = _past_times(sentence, at + 2, stop)
    for _ in range(3):
        if at < stop and words[at].flags & DASH:
            behind = range(at + 1, min(stop, at + 2 * NOUN_WINDOW))
            closing = place_of(words, DASH, behind)  # نادي الوصل -الذي ينافس- تعاقده
            at = stop if closing is None else closing + 1
            continue
        if at >= stop or not words[at].flags & COMMA:
            break
        at = _past_times(sentence, at + 1, stop)
        if at < stop and words[at].flags & PREPOSITION:
            while at < stop and not (words[at].flags & COMMA and not sentence.quoted[at]):
                at += 1
    return at


def _past_times(sentence: Sentence, at: int, stop: int) -> int:
    while at < stop:
        further = skip_asides(sentence, at, stop)
        further += further < stop and sentence.words[further].key[0].isdigit()
        if further == at:
            return at
        at = further
    return at
