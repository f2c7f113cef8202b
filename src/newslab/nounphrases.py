"""Where a noun phrase ends that may name who speaks.

What follows a name (في بيان, أمس, عبر منصته) is no part of it; what completes a title is (مسؤول في
البنتاغون, الأمين العام للأمم المتحدة).
"""

from newslab.clausewords import (
    ADDRESSEE,
    ADJECTIVE,
    AFFILIATED,
    ASIDE,
    ATTACHED,
    BODY,
    DASH,
    DEFINITE,
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
    Word,
    is_deed,
    is_known,
)
from newslab.inflect import BOUND_NOUN, FINITE, PARTICIPLE, SPEAKER
from newslab.units import Unit

# A phrase of more words is no name; nor is a clause searched further back for its subject.
MAX_NAME = 16


MAX_BRACKET = 5


_FULL = "في من إلى لدى عن على".replace("إ", "ا").replace("ى", "ي").split()


_BEFORE_VERBS = ("حتي", "منذ", "كما", "ك")


_SIDES = frozenset(
    [
        "جهه",
        "جانب",
        "ناحيه",
        "جهته",
        "جانبه",
        "جهتها",
        "جانبها",
        "ناحيته",
        "ناحيتها",
        "جهتهم",
        "جانبهم",
    ]
)


_NISBA = ("ي", "يه", "يين", "يون", "يان", "يات")


_IN_NAMES = frozenset({"بن", "ابن", "بنت", "ابو", "ال", "ام", "دي", "فون", "فان", "عبد"})


def phrase_end(unit: Unit, start: int, stop: int, *, behind_l: bool = False) -> int:
    """Where the noun phrase that begins at `start` is over; `start` itself if none begins there.

    Parameters
    ----------
    unit : Unit
    start, stop : int
    behind_l : bool
        Whether its first word may be joined to ل (وفقا للوزارة).
    """
    words = unit.words
    stop = min(stop, start + MAX_NAME)
    seen = 0
    at = start
    while at < stop:
        word = words[at]
        flags = word.flags
        if flags & SIGN:
            after = _past_name_in_signs(unit, at, stop)
            if after == at or (at == start and flags & OPEN):
                break
            at = after
            continue
        if at > start and flags & TANWIN:
            break
        if (
            flags & (RELATIVE | THAT)
            or (flags & NEGATION and word.key != "غير")
            or (flags & OPENER and word.key != "كان")
        ):
            break
        if flags & TIME and not (at > start and words[at - 1].flags & MEDIA):
            break
        if at > start and (flags & ASIDE or _is_addressee(word) or _is_bound_noun(word)):
            break
        if at > start and is_verb(words, at):
            break
        if flags & PREPOSITION:
            if at == start or not _continues(words, at, stop, seen):
                break
        elif (flags & ATTACHED and at > start and not _takes_joined(words, at, seen)) or (
            flags & ATTACHED and at == start and not behind_l
        ):
            break
        seen |= flags
        at += 1
    return at


def _is_addressee(word: Word) -> bool:
    """الصحفيين, المواطنين: who is told, in the accusative."""
    return bool(word.flags & (MEDIA | ADDRESSEE) and word.flags & DEFINITE) and word.key.endswith(
        "ين"
    )


def _is_bound_noun(word: Word) -> bool:
    """قوله, رفضه: what a speaker does, no part of a name."""
    return any(one.form.part == BOUND_NOUN for one in word.forms)


def is_verb(words: list[Word], at: int) -> bool:
    """Whether a word is a cue that no name holds: finite or participle, and no office as well."""
    word = words[at]
    if not word.forms or word.flags & (SPEAKS | GIVEN):
        return False
    if at and words[at - 1].flags & PREPOSITION and words[at - 1].key not in _BEFORE_VERBS:
        return False  # في نشرتها is no verb
    return any(one.form.part in (FINITE, PARTICIPLE, SPEAKER) for one in word.forms)


def _past_name_in_signs(unit: Unit, at: int, stop: int) -> int:
    """Where a name in quotation marks or a short bracket is over; `at` itself if none begins."""
    if at in unit.close_of and unit.is_name(at):
        return unit.close_of[at] + 1
    if unit.words[at].flags & OPEN:
        for end in range(at + 1, min(at + 2 + MAX_BRACKET, stop)):
            if unit.words[end].flags & SIGN and not unit.words[end].flags & QUOTE:
                return end + 1
    is_dash = unit.words[at].flags & DASH and 0 < at < len(unit.words) - 1
    # A hyphen inside a name: no space on either side.
    if is_dash and unit.ends[at - 1] == unit.starts[at] and unit.ends[at] == unit.starts[at + 1]:
        return at + 1
    return at


def _continues(  # noqa: PLR0911  (a list of decisions)
    words: list[Word], at: int, stop: int, seen: int
) -> bool:
    """Whether a preposition inside a name goes on with it (مسؤول في البنتاغون)."""
    key = words[at].key
    if at + 1 >= stop or key not in _FULL:
        return False
    behind = words[at + 1].flags
    if words[at + 1].key in _SIDES:
        return False
    if behind & (OCCASION | SETTING | TIME | SIGN | THAT | RELATIVE | WORDING):
        return False
    if key in ("من", "عن") and words[at - 1].flags & JOINS:
        return True
    if key == "من":
        return bool(words[at - 1].flags & AFFILIATED)
    if key in ("الي", "لدي"):
        return bool(seen & REPRESENTS)
    return bool(seen & AFFILIATED)


def _takes_joined(words: list[Word], at: int, seen: int) -> bool:
    """Whether a joined preposition goes on with a name (الأمين العام للأمم المتحدة)."""
    told = words[at].flags & (MEDIA | OCCASION | NAME)
    if words[at].key.startswith("ب"):
        return bool(seen & (AFFILIATED | ROLE)) and not words[at].flags & OCCASION
    return bool(seen & (ROLE | AFFILIATED | REPRESENTS | REPORT | BODY)) and not told


def short_end(unit: Unit, start: int, stop: int) -> int:
    """Where a noun phrase is over if another follows it: behind its first definite noun.

    Nouns without ال chain up to the first that is definite or a name (وزارة خارجية بريطانيا);
    adjectives and names may follow it (الرئيس الفرنسي إيمانويل ماكرون), another noun may not.
    """
    words = unit.words
    end = phrase_end(unit, start, stop)
    closed = False
    seen = 0
    at = start
    while at < end:
        word = words[at]
        if word.flags & SIGN:
            at = max(_past_name_in_signs(unit, at, end), at + 1)
            closed = True
            continue
        if closed and not (_describes(word) or _names(words, at, seen) or _completes_title(word)):
            break
        seen |= word.flags
        if not closed:
            is_plural = bool(word.flags & AFFILIATED) and word.key.endswith(("ون", "ان"))
            closed = bool(word.flags & DEFINITE) or is_plural or is_proper(word)
        at += 1
    return at


def _completes_title(word: Word) -> bool:
    """للأمم in الأمين العام للأمم المتحدة; that it is no addressee, `phrase_end` has seen."""
    return bool(word.flags & ATTACHED) and word.key.startswith("ل")


def _describes(word: Word) -> bool:
    if not word.flags & DEFINITE:
        return False
    return bool(word.flags & ADJECTIVE) or word.key.endswith(_NISBA)


def _names(words: list[Word], at: int, seen: int) -> bool:
    """Whether a word goes on with a name: behind another, or behind the title of a person."""
    before = words[at - 1]
    if words[at].key in _IN_NAMES or before.key in _IN_NAMES:
        return True
    is_titled = bool(seen & (ROLE | AFFILIATED | REPRESENTS))
    return is_proper(words[at]) and (is_titled or is_proper(before))


def is_person(word: Word) -> bool:
    """Whether a word is surely a part of a person's name."""
    return bool(word.flags & (NAME | GIVEN)) or is_proper(word)


def is_proper(word: Word) -> bool:
    """Whether a word can be a proper name: known as one, or of no known inflection."""
    if word.flags & (NAME | GIVEN):
        return True
    if word.flags & (DEFINITE | SPEAKS | JOINED) or word.forms:
        return False
    return not is_known(word.key) and not is_deed(word.key)
