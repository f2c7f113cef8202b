"""Where the noun phrase stands that names who speaks: behind the verb, before it, behind a source.

Arabic puts the subject behind the verb as a rule (قال الرئيس إن) and before it in headlines and
after a pause (الرئيس قال إن).
"""

from newslab.attribution.grammar import (
    AFFILIATED,
    AND,
    ASIDE,
    ATTACHED,
    BY,
    CLOSE,
    COMMA,
    DASH,
    DEFINITE,
    FROM,
    JOINED,
    NAME,
    NEGATION,
    OCCASION,
    OPEN,
    OPENER,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    REPORT,
    ROLE,
    SIGN,
    SPEAKS,
    THAT,
    TIME,
    key_of,
    keys,
)
from newslab.attribution.nounphrases import MAX_BRACKET, MAX_NAME, is_proper, phrase_end, short_end
from newslab.attribution.sentence import Sentence
from newslab.attribution.words import Word, place_of, splits_off

# The preposition behind which a document is named that speaks: جاء في البيان.
DOCUMENT = key_of("in")
# عدد السكان is a figure, عدد من السكان are people.
_MEASURES = keys("measure")
_COMPLETES_TIME = keys("completes_time")
_ALREADY = key_of("already")
_MAX_SEGMENTS = 4
_MAX_SOURCE = 20


def skip_asides(sentence: Sentence, at: int, stop: int) -> int:
    """Past what may stand between a verb and its subject: له, أيضا, أمس, مساء الخميس."""
    words = sentence.words
    while at < stop and words[at].flags & (ASIDE | TIME) and not words[at].flags & SPEAKS:
        is_time = words[at].flags & TIME
        at += 1
        if is_time and at < stop and words[at].key in _COMPLETES_TIME:
            at += 1
    return at


def subject_behind(
    sentence: Sentence, verb: int, stop: int, *, short: bool = False
) -> tuple[int, int] | None:
    """The subject behind a verb, or None if none stands before `stop`.

    Parameters
    ----------
    sentence : Sentence
    verb : int
        Place of the verb.
    stop : int
        Where what is said, or what introduces it, begins.
    short : bool
        Whether another noun phrase follows the subject with nothing between (اتهمت إيران إسرائيل).
    """
    at = skip_asides(sentence, verb + 1, stop)
    ends_at = short_end if short else phrase_end
    for _ in range(_MAX_SEGMENTS):  # subjects stand behind at most a few adjuncts set off by commas
        end = ends_at(sentence, at, stop)
        # What is joined to a preposition is an adjunct: بسخرية, للصحفيين.
        head = sentence.words[at] if end > at else None
        is_adjunct = head and not head.flags & NAME and splits_off(head, BY)
        if head and not is_adjunct and _is_name(sentence, at, end):
            return at, end if short else _with_name(sentence, end, stop)
        at = _behind_comma(sentence, at, stop)
        if at >= stop:
            return None
        at = skip_asides(sentence, at, stop)
    return None


def _with_name(sentence: Sentence, end: int, stop: int) -> int:
    """Past the name that a comma parts from its title: وزير الوظيفة العمومية، عبيد البريكي."""
    words = sentence.words
    if end + 1 >= stop or not words[end].flags & COMMA or not is_proper(words[end + 1]):
        return end
    last = phrase_end(sentence, end + 1, stop)
    return last if last == stop or words[last].flags & (COMMA | PREPOSITION | TIME) else end


def _is_name(sentence: Sentence, start: int, end: int) -> bool:
    return any(not word.flags & SIGN for word in sentence.words[start:end])


def _behind_comma(sentence: Sentence, at: int, stop: int) -> int:
    for comma in range(at, min(stop, at + MAX_NAME)):
        if sentence.words[comma].flags & (COMMA | DASH) and not sentence.quoted[comma]:
            return comma + 1
    return stop


def clause_start(sentence: Sentence, at: int) -> int:
    """Where the clause begins in which a place stands: behind the last sign or conjunction."""
    words = sentence.words
    lowest = max(0, at - 2 * MAX_NAME)
    here = at
    while here > lowest:
        before = words[here - 1]
        if before.flags & (OPENER | THAT):
            break
        inside = _before_sign(sentence, here - 1) if before.flags & SIGN else here - 1
        if inside is None:
            break
        here = inside
    return here


def _before_sign(sentence: Sentence, at: int) -> int | None:
    """Where a clause goes on before a sign inside a name: quotation, bracket, hyphen; or None."""
    flags = sentence.words[at].flags
    if flags & QUOTE:
        near = range(at - 1, max(-1, at - 10), -1)
        opening = next((one for one in near if sentence.close_of.get(one) == at), None)
        return opening if opening is not None and sentence.is_name(opening) else None
    if flags & DASH:
        return at if sentence.ends[at] == sentence.starts[at + 1] else None
    near = range(at - 1, max(-1, at - 2 - MAX_BRACKET), -1)
    return place_of(sentence.words, OPEN, near) if flags & CLOSE else None


def subject_before(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The subject before a verb, or None: the noun phrase at the head of its clause."""
    words = sentence.words
    if words[verb - 1].key == _ALREADY:
        verb -= 1
    start = clause_start(sentence, verb)
    if start == verb:
        return None
    relative = place_of(words, RELATIVE, range(verb - 1, start, -1))
    stop = verb if relative is None else relative
    start = skip_asides(sentence, start, stop)
    while start < stop and words[start].key[0].isdigit():  # a time stamp
        start += 1
    if start >= stop or words[start].flags & (PREPOSITION | NEGATION | ATTACHED):
        return None
    is_behind_verb = _follows_verb(words, start, stop)
    start += is_behind_verb
    end = short_end(sentence, start, stop) if is_behind_verb else phrase_end(sentence, start, stop)
    if end == start or not _is_name(sentence, start, end):
        return None
    if end < stop and not is_behind_verb and not words[end].flags & _MAY_PART:
        return None
    return start, end


# What may stand between a subject and its verb.
_MAY_PART = PREPOSITION | ATTACHED | TIME | ASIDE | OPENER


def _follows_verb(words: list[Word], at: int, stop: int) -> bool:
    """Whether a sentence begins with another verb, whose subject follows: وألقى الرئيس كلمة."""
    if at + 1 >= stop or (at and not words[at - 1].flags & SIGN):
        return False
    lead, head = words[at], words[at + 1]
    if lead.flags & ~JOINED or lead.forms:
        return False
    return bool(head.flags & (NAME | SPEAKS)) and bool(
        lead.whole.startswith(AND) or head.flags & (DEFINITE | NAME)
    )


def subject_described(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The noun that a clause describes: وسط تقارير تفيد بأن."""
    words = sentence.words
    for at in range(verb - 1, max(-1, verb - 5), -1):
        flags = words[at].flags
        if flags & (SIGN | OPENER | THAT | DEFINITE):
            return None
        if flags & (REPORT | AFFILIATED):
            return at, verb
    return None


def subject_before_comma(sentence: Sentence, comma: int) -> tuple[int, int] | None:
    """The subject that commas part from its verb: ماركو روبيو، وزير الخارجية، قال."""
    found = None
    for _ in range(_MAX_SEGMENTS):
        start = clause_start(sentence, comma)
        end = phrase_end(sentence, start, comma)
        is_adjunct = sentence.words[start].flags & (PREPOSITION | ATTACHED | TIME | ASIDE | JOINED)
        if end != comma or start == comma or is_adjunct:
            break
        found = (start, end)
        if start == 0 or not sentence.words[start - 1].flags & COMMA:
            return found
        comma = start - 1
    return None


def is_source_phrase(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a phrase behind وفق or بحسب can speak: الوزارة can, القانون cannot."""
    words = sentence.words
    head = words[start]
    if head.key in _MEASURES and (end == start + 1 or words[start + 1].key != FROM):
        return False
    if head.flags & (SPEAKS | QUOTE | NAME):
        return True
    return any(word.flags & (ROLE | AFFILIATED) for word in words[start:end]) or is_proper(head)


def subject_behind_preposition(
    sentence: Sentence, at: int, stop: int, preposition: str
) -> tuple[int, int] | None:
    """The source of نقل عن and جاء في."""
    words = sentence.words
    for here in range(at + 1, min(stop, at + _MAX_SOURCE)):
        if words[here].key == preposition and not sentence.quoted[here]:
            end = phrase_end(sentence, here + 1, stop)
            is_document = end > here + 1 and words[here + 1].flags & (REPORT | OCCASION)
            speaks = is_document if preposition == DOCUMENT else end > here + 1
            return (here + 1, end) if speaks else None
    return None
