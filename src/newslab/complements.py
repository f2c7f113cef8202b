"""How what is said follows a reporting cue: as a clause, a quotation, or a noun."""

from newslab.clausewords import (
    AFFILIATED,
    BODY,
    COLON,
    COMMA,
    GIVEN,
    INNA,
    JOINED,
    MEDIA,
    OCCASION,
    OPEN,
    OPENER,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    REPRESENTS,
    ROLE,
    SETTING,
    SIGN,
    STOP,
    THAT,
    TIME,
    TITLE_OF,
    Word,
    splits_off,
)
from newslab.cues import Cue, CueForm
from newslab.inflect import BOUND_NOUN, FINITE, NOUN, PARTICIPLE, SPEAKER
from newslab.nouncomplements import (
    CLAUSE,
    NOMINAL,
    NOUN_WINDOW,
    QUOTED,
    WINDOW,
    Complement,
    clause_of_noun,
    matches,
    noun_object,
)
from newslab.nounphrases import is_verb
from newslab.units import Unit

# A verb that reports speech only before a quotation (واصل, علق) stands close to it.
_NEAR = 8


# إنّ follows قال alone as a rule, so it is led back to قال past a verb that takes أنّ.
_SAY = "قال"


# لقد right behind a cue begins the speaker's own words, without a colon.
_VERILY = "لقد"


_BUT = ("الا", "غير", "بيد")


# Hasty writing leaves the preposition out before أنّ: أشار أن.
_LOOSE = ("neutral", "assertive")


def find_complement(unit: Unit, at: int, reading: CueForm) -> Complement | None:
    """What the cue at a place introduces, or None if it introduces nothing here."""
    if reading.form.part == NOUN:
        return clause_of_noun(unit, at, reading.cue)
    found = _search(unit, at, reading)
    if reading.form.part == BOUND_NOUN:
        return found if found and found.how != NOMINAL else None
    may_have_object = bool(reading.cue.takes & {"object", "event", "act"}) and (
        reading.cue.behind_ma or not reading.form.has_object
    )
    if may_have_object and (found is None or found.how == NOMINAL):
        nearer = noun_object(unit, at, reading)
        if nearer and (found is None or nearer.begin < found.begin):
            return nearer
    return found


def _search(  # noqa: PLR0911, PLR0912  (a list of decisions, in the order of their weight)
    unit: Unit, at: int, reading: CueForm
) -> Complement | None:
    """Look for what introduces: complementiser, preposition, colon or quotation mark."""
    words, cue = unit.words, reading.cue
    stop = min(len(words), at + WINDOW)
    here = at + 1
    inna_only = past_comma = False
    while here < stop:
        word = words[here]
        flags = word.flags
        if flags & SIGN:
            if flags & STOP:
                return None
            if flags & COLON:
                return Complement(QUOTED, here, here + 1) if "quote" in cue.takes else None
            if flags & QUOTE:
                if here in unit.close_of and splits_off(words[here + 1], "ب"):
                    if "ب" in cue.joined:
                        return Complement(NOMINAL, here, here)
                elif _is_speech(unit, at, here):
                    near = "clause" in cue.takes or here - at <= _NEAR
                    return Complement(QUOTED, here, here) if near and _may_quote(cue) else None
                here = unit.close_of.get(here, here) + 1
                continue
            if flags & OPEN:
                here = _past_bracket(words, here, stop)
                continue
            if flags & COMMA:
                if here + 1 < stop and _breaks_off(words, here + 1):
                    return None
                past_comma = True
        elif flags & THAT:
            if words[here - 1].key in _BUT:
                return None
            is_own = not flags & JOINED and (flags & INNA or not inna_only)
            if is_own and _governs_clause(cue, words, at, here):
                return Complement(CLAUSE, here, here)
        elif word.forms and is_verb(words, here) and not _is_within(words, here):
            if flags & JOINED or _is_participle(word) or cue.cue != _SAY:
                return None
            inna_only = True
        else:
            found = _introduced(unit, here, cue)
            is_near = not past_comma or words[here - 1].flags & (SIGN | TIME)
            if found and (is_near or not flags & PREPOSITION or words[here].key == "ب"):
                return found
            if here == at + 1 and words[here].key == _VERILY and "quote" in cue.takes:
                return Complement(QUOTED, here, here)
        here += 1
    return None


def _is_speech(unit: Unit, at: int, opening: int) -> bool:
    """Whether the mark at `opening` begins speech, not a name or a word held at a distance."""
    if any(word.flags & TITLE_OF for word in unit.words[max(at, opening - 3) : opening]):
        return False
    if opening in unit.unclosed:
        return True
    if opening not in unit.close_of:
        return False
    if not unit.is_name(opening):
        return True
    behind = unit.close_of[opening] + 1
    is_last = behind >= len(unit.words) or bool(unit.words[behind].flags & (COMMA | STOP))
    return opening == at + 1 and is_last


def _may_quote(cue: Cue) -> bool:
    return bool(cue.takes & {"quote", "clause"})


def _past_bracket(words: list[Word], opening: int, stop: int) -> int:
    for at in range(opening + 1, min(stop, opening + 12)):
        if words[at].key == ")":
            return at + 1
    return opening + 1


def _breaks_off(words: list[Word], at: int) -> bool:
    """Whether another clause begins behind a comma."""
    return bool(words[at].flags & OPENER) and words[at].key not in ("كما", "حسبما", "ثم")


def _is_participle(word: Word) -> bool:
    return any(one.form.part == PARTICIPLE for one in word.forms)


def _is_within(words: list[Word], at: int) -> bool:
    """Whether a cue stands in an aside (وفق ما ذكرت, كما قال) or describes a noun (بيان نشرته)."""
    readings = [one.form for one in words[at].forms if one.form.part == FINITE]
    if not words[at].flags & JOINED and readings and all(one.has_object for one in readings):
        return True
    if any(one.form.part == SPEAKER for one in words[at].forms):
        return True
    before = words[at - 1]
    return before.key in ("ما", "لما", "كما", "حسبما", "مثلما") or bool(before.flags & RELATIVE)


def _governs_clause(cue: Cue, words: list[Word], at: int, that: int) -> bool:
    before = words[that - 1]
    if before.flags & PREPOSITION and that - 1 != at:
        return any(matches(words, that - 1, folded) for folded, _ in cue.words)
    if words[that].key.startswith("ب"):
        return "clause" in cue.takes or "ب" in cue.joined
    return "clause" in cue.takes or (bool(cue.words) and cue.kind in _LOOSE)


def _introduced(  # noqa: PLR0911  (a list of decisions)
    unit: Unit, here: int, cue: Cue
) -> Complement | None:
    """What the cue's own preposition introduces at a place."""
    words = unit.words
    for folded, clause_only in cue.words:
        behind = here + len(folded)
        if words[here].flags & GIVEN or not matches(words, here, folded) or behind >= len(words):
            continue
        if words[behind].flags & THAT:
            return Complement(CLAUSE, here, behind)
        if clause_only or words[behind].flags & (SIGN & ~(QUOTE | OPEN)):
            continue
        if _belongs_to_name(words, here, behind) or words[behind].flags & (
            OCCASION | SETTING | MEDIA
        ):
            continue
        return Complement(NOMINAL, here, behind)
    if words[here].key in cue.starts_with:
        return Complement(NOMINAL, here, here)
    if "ب" in cue.joined and here + 1 < len(words):
        after = words[here + 1]
        if words[here].whole == "بما" and any(one.form.part == FINITE for one in after.forms):
            return Complement(NOMINAL, here, here)  # ندد بما وصفه
        if words[here].key == "ب" and here + 1 in unit.close_of:
            return Complement(NOMINAL, here, here + 1)
    for joined in cue.joined:
        if splits_off(words[here], joined) and not _belongs_to_office(words, here, joined):
            return Complement(NOMINAL, here, _describing_clause(words, here, cue))
    return None


_OF_OFFICE = ("باسم", "باعمال")


def _belongs_to_office(words: list[Word], at: int, joined: str) -> bool:
    """Whether a joined preposition goes on with a title (مسؤول بوزارة)."""
    if words[at].key in _OF_OFFICE:
        return True
    title = any(word.flags & (ROLE | AFFILIATED) for word in words[max(0, at - 3) : at])
    rest = words[at + 1 : at + 9]
    return title and bool(words[at].flags & BODY) and any(splits_off(w, joined) for w in rest)


def _describing_clause(words: list[Word], at: int, cue: Cue) -> int:
    """Where وصف has its predicate: in a clause with بأنّ, if one follows, rather than at any ب."""
    if cue.cue != "وصف" or words[at].flags & THAT:
        return at
    for here in range(at + 1, min(len(words), at + NOUN_WINDOW)):
        if words[here].flags & (COMMA | STOP | COLON):
            break
        if words[here].flags & THAT and words[here].key.startswith("ب"):
            return here
        if words[here].key == "ب" and words[min(here + 1, len(words) - 1)].flags & QUOTE:
            return here + 1
    return at


def _belongs_to_name(words: list[Word], at: int, behind: int) -> bool:
    """Whether a preposition goes on with a title (المبعوث إلى سوريا), its like following later."""
    title = any(word.flags & (REPRESENTS | AFFILIATED) for word in words[max(0, at - 3) : at])
    again = any(word.key == words[at].key for word in words[behind : behind + 8])
    return title and again
