"""Where a noun phrase ends that may name who speaks.

What follows a name (في بيان, أمس, عبر منصته) is no part of it; what completes a title is (مسؤول في
البنتاغون, الأمين العام للأمم المتحدة).
"""

from newslab.attribution.grammar import (
    ADDRESSEE,
    ADJECTIVE,
    AFFILIATED,
    ASIDE,
    ATTACHED,
    BODY,
    BY,
    COMPLETE,
    DASH,
    DEFINITE,
    FOR,
    FROM,
    GIVEN,
    JOINED,
    JOINS,
    MEDIA,
    NAME,
    NEGATION,
    OCCASION,
    OPEN,
    OPENER,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    REPORT,
    REPRESENTS,
    ROLE,
    SETTING,
    SIGN,
    SPEAKS,
    TANWIN,
    THAT,
    TIME,
    WORDING,
    is_deed,
    is_known,
    key_of,
    keys,
    listed,
)
from newslab.attribution.inflect import BOUND_NOUN, FINITE, PARTICIPLE, SPEAKER
from newslab.attribution.sentence import Sentence
from newslab.attribution.words import Word, past

# A phrase of more words is no name; nor is a clause searched further back for its subject.
MAX_NAME = 16
MAX_BRACKET = 5
_INSIDE_NAME = keys("inside_name")
_TOWARDS = keys("towards")
_BEFORE_CUES = keys("before_cue")
_SIDES = keys("side")
# لنظيره السوري: who is told, whatever office speaks.
_COUNTERPARTS = keys("counterpart")
_NISBA, _PEOPLE, _TOLD = map(listed, ("nisba", "plural_ending", "accusative_plural"))
_INSIDE_PERSON = keys("inside_person")
# What ends a phrase wherever it stands; كان and غير are also parts of names and of adjectives.
_ENDS = RELATIVE | THAT | NEGATION | OPENER
_NOT_ENDING = keys("not_ending")
_OF = (FROM, key_of("about"))
_NO_NOUN = SIGN | PREPOSITION | ASIDE | JOINED | ATTACHED | ADJECTIVE


def phrase_end(sentence: Sentence, start: int, stop: int, *, behind_l: bool = False) -> int:
    """Where the noun phrase that begins at `start` is over; `start` itself if none begins there.

    Parameters
    ----------
    sentence : Sentence
    start, stop : int
    behind_l : bool
        Whether its first word may be joined to ل (وفقا للوزارة).
    """
    stop = min(stop, start + MAX_NAME)
    seen = 0
    at = start
    while at < stop:
        flags = sentence.words[at].flags
        if flags & SIGN:
            after = _past_name_in_signs(sentence, at, stop)
            if after == at or (at == start and flags & OPEN):
                break
            at = after
            continue
        if at == start and (flags & (PREPOSITION | TIME) or (flags & ATTACHED and not behind_l)):
            break
        if _is_over(sentence.words, at, stop, seen, is_first=at == start):
            break
        seen |= flags
        at += 1
    return at


def _is_over(words: list[Word], at: int, stop: int, seen: int, *, is_first: bool) -> bool:
    """Whether a word cannot go on with a noun phrase that has held words of classes `seen`."""
    word = words[at]
    flags = word.flags
    if flags & _ENDS and word.key not in _NOT_ENDING:
        return True
    if is_first:
        return False
    if flags & (TANWIN | ASIDE) or (flags & TIME and not words[at - 1].flags & MEDIA):
        return True
    # قوله, رفضه: what a speaker does, no part of a name.
    if _is_addressee(word) or BOUND_NOUN in word.parts or is_verb(words, at):
        return True
    if flags & PREPOSITION:
        return not _continues(words, at, stop, seen)
    return bool(flags & ATTACHED) and not _takes_joined(words, at, seen)


def _is_addressee(word: Word) -> bool:
    """الصحفيين, المواطنين: who is told, in the accusative."""
    return bool(word.flags & (MEDIA | ADDRESSEE) and word.flags & DEFINITE) and word.key.endswith(
        _TOLD
    )


def is_verb(words: list[Word], at: int) -> bool:
    """Whether a word is a cue that no name holds: finite or participle, and no office as well."""
    word = words[at]
    if not word.forms or word.flags & (SPEAKS | GIVEN):
        return False
    if at and words[at - 1].flags & PREPOSITION and words[at - 1].key not in _BEFORE_CUES:
        return False  # في نشرتها is no verb
    return not word.parts.isdisjoint((FINITE, PARTICIPLE, SPEAKER))


def _past_name_in_signs(sentence: Sentence, at: int, stop: int) -> int:
    """Where a name in quotation marks or a short bracket is over; `at` itself if none begins."""
    if at in sentence.close_of and sentence.is_name(at) and sentence.n_quoted(at):
        return sentence.close_of[at] + 1
    if sentence.words[at].flags & OPEN:
        for end in range(at + 1, min(at + 2 + MAX_BRACKET, stop)):
            if sentence.words[end].flags & SIGN and not sentence.words[end].flags & QUOTE:
                return end + 1 if end > at + 1 else at
    is_hyphen = sentence.words[at].flags & DASH and 0 < at < len(sentence.words) - 1
    if (
        is_hyphen
        and sentence.ends[at - 1] == sentence.starts[at]
        and sentence.ends[at] == sentence.starts[at + 1]
    ):
        return at + 1
    return at


def _continues(words: list[Word], at: int, stop: int, seen: int) -> bool:
    """Whether a preposition inside a name goes on with it (مسؤول في البنتاغون)."""
    key = words[at].key
    if at + 1 >= stop or key not in _INSIDE_NAME or words[at + 1].key in _SIDES:
        return False
    if words[at + 1].flags & (OCCASION | SETTING | TIME | SIGN | THAT | RELATIVE | WORDING):
        return False
    if key in _OF and words[at - 1].flags & JOINS:
        return True
    if key == FROM:
        return bool(words[at - 1].flags & AFFILIATED)
    return bool(seen & (REPRESENTS if key in _TOWARDS else AFFILIATED))


def _takes_joined(words: list[Word], at: int, seen: int) -> bool:
    """Whether a joined preposition goes on with a name (الأمين العام للأمم المتحدة)."""
    told = words[at].flags & (MEDIA | OCCASION | NAME) or words[at].key[1:] in _COUNTERPARTS
    if words[at].key.startswith(BY):
        return bool(seen & (AFFILIATED | ROLE)) and not words[at].flags & OCCASION
    return bool(seen & (ROLE | AFFILIATED | REPRESENTS | REPORT | BODY)) and not told


def short_end(sentence: Sentence, start: int, stop: int) -> int:
    """Where a noun phrase is over if another follows it: behind its first definite noun.

    Nouns without ال chain up to the first that is definite or a name (وزارة خارجية بريطانيا);
    adjectives and names may follow it (الرئيس الفرنسي إيمانويل ماكرون), another noun may not.
    """
    words = sentence.words
    end = phrase_end(sentence, start, stop)
    if _object_behind_time(words, end):
        return end
    closed = False
    seen = 0
    at = start
    while at < end:
        word = words[at]
        if word.flags & SIGN:
            at = max(_past_name_in_signs(sentence, at, end), at + 1)
            closed = True
            continue
        completes = _completes_title(word)
        if closed and not (completes or _describes(word) or _names(words, at, seen)):
            break
        seen |= word.flags
        if completes or not closed:
            is_plural = bool(word.flags & AFFILIATED) and word.key.endswith(_PEOPLE)
            closed = bool(word.flags & DEFINITE) or is_plural or is_proper(word)
        at += 1
    return at


def _object_behind_time(words: list[Word], at: int) -> bool:
    """Whether a time parts a phrase from the noun that follows it: انتقد الوزير أمس القرار."""
    if at >= len(words) or not words[at].flags & TIME:
        return False
    at = past(words, at, len(words), TIME)
    if at >= len(words) or words[at].forms:
        return False
    return bool(words[at].flags & DEFINITE) and not words[at].flags & (_NO_NOUN | RELATIVE)


def _completes_title(word: Word) -> bool:
    """للأمم in الأمين العام للأمم المتحدة; that it is no addressee, `phrase_end` has seen."""
    if not word.flags & ATTACHED:
        return False
    return word.key.startswith(FOR) or bool(word.flags & BODY)


def _describes(word: Word) -> bool:
    if not word.flags & DEFINITE:
        return False
    return bool(word.flags & ADJECTIVE) or word.key.endswith(_NISBA)


def _names(words: list[Word], at: int, seen: int) -> bool:
    """Whether a word goes on with a name: behind another, or behind the title of a person."""
    before = words[at - 1]
    if words[at].flags & COMPLETE:
        return False
    if words[at].key in _INSIDE_PERSON or before.key in _INSIDE_PERSON:
        return True
    if before.flags & GIVEN and words[at].flags & DEFINITE:
        return True  # a surname: يوسف الشاهد
    is_titled = bool(seen & (ROLE | AFFILIATED | REPRESENTS))
    return is_proper(words[at]) and (is_titled or is_proper(before))


def is_proper(word: Word) -> bool:
    """Whether a word is surely a part of a name: listed, or in no dictionary."""
    if word.flags & (NAME | GIVEN):
        return True
    if word.flags & (DEFINITE | SPEAKS | JOINED) or word.forms:
        return False
    return not is_known(word.key) and not is_deed(word.key)
