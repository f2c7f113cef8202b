"""How what is said follows a reporting cue: as a clause, a quotation, or a noun."""

from newslab.attribution.cues import Cue, CueForm
from newslab.attribution.grammar import (
    AFFILIATED,
    BODY,
    BY,
    CLOSE,
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
    WHAT,
    keys,
    listed,
)
from newslab.attribution.inflect import BOUND_NOUN, FINITE, NOUN, SPEAKER
from newslab.attribution.nouncomplements import (
    CLAUSE,
    NOMINAL,
    NOUN_WINDOW,
    QUOTED,
    WINDOW,
    Complement,
    belongs_to_adjunct,
    clause_of_noun,
    matches,
    noun_object,
)
from newslab.attribution.nounphrases import is_verb
from newslab.attribution.sentence import Sentence
from newslab.attribution.words import Word, flags_at, past, place_of, splits_off

# A verb that reports speech only before a quotation (واصل, علق) stands close to it.
_NEAR = 8
# إنّ follows قال alone as a rule, so it is led back to قال past a verb that takes أنّ.
(_SAY,) = listed("say")
# لقد right behind a cue begins the speaker's own words, without a colon.
_VERILY = keys("verily")
_BUT = keys("but")
_NOT_BREAKING = keys("not_breaking")
_TOLD = keys("as_told")
_OF_OFFICE = keys("of_office")
(_DESCRIBE,) = listed("describe")
# Hasty writing leaves the preposition out before أنّ: أشار أن.
_LOOSE = ("neutral", "assertive")
_MAX_BRACKET = 12
# A preposition that completes a title is looked for again in so many words.
_NEXT = 8
_BY_WHAT = BY + WHAT


def find_complement(sentence: Sentence, at: int, reading: CueForm) -> Complement | None:
    """What the cue at a place introduces, or None if it introduces nothing here."""
    if reading.form.part == NOUN:
        return clause_of_noun(sentence, at, reading.cue)
    found = _ComplementSearch(sentence, at, reading).run()
    if reading.form.part == BOUND_NOUN:
        return found if found and found.how != NOMINAL else None
    may_have_object = bool(reading.cue.takes & {"object", "event", "act"}) and (
        reading.cue.behind_ma or not reading.form.has_object
    )
    if may_have_object and (found is None or found.how == NOMINAL):
        nearer = noun_object(sentence, at, reading)
        if nearer and (found is None or nearer.begin < found.begin):
            return nearer
    return found


class _ComplementSearch:
    """Reads on behind a cue until something introduces what is said, or rules it out."""

    def __init__(self, sentence: Sentence, at: int, reading: CueForm) -> None:
        self._unit = sentence
        self._words = sentence.words
        self._at = at
        self._cue = reading.cue
        self._is_over = False
        self._inna_only = False
        self._past_comma = False

    def run(self) -> Complement | None:
        """Return what is found within `WINDOW`."""
        words, opens, joined = self._words, self._cue.opens, self._cue.joined
        stop = min(len(words), self._at + WINDOW)
        here = self._at + 1
        while here < stop and not self._is_over:
            word = words[here]
            found = None
            if word.flags & SIGN:
                found, here = self._at_sign(here)
            elif word.flags & THAT:
                found = self._at_that(here)
            elif word.forms and is_verb(words, here) and not _is_within(words, here):
                self._at_verb(here)
            elif word.key in opens or word.key.startswith(joined):
                found = self._at_word(here)
            elif here == self._at + 1 and word.key in _VERILY and "quote" in self._cue.takes:
                found = Complement(QUOTED, here, here)
            if found:
                return found
            here += 1
        return None

    def _at_sign(self, here: int) -> tuple[Complement | None, int]:
        """What a sign introduces, and the last place that belongs to it."""
        flags = self._words[here].flags
        if flags & QUOTE:
            return self._at_mark(here), self._unit.close_of.get(here, here)
        if flags & OPEN:
            last = range(here + 1, min(len(self._words), here + _MAX_BRACKET))
            return None, place_of(self._words, CLOSE, last) or here
        if flags & COLON and "quote" in self._cue.takes:
            begin = past(self._words, here, len(self._words), COLON)  # behind several by mistake
            return Complement(QUOTED, here, begin), here
        if flags & COMMA:
            self._past_comma = True
            self._is_over = _breaks_off(self._words, here + 1)
        else:
            self._is_over = bool(flags & (STOP | COLON))
        return None, here

    def _at_mark(self, here: int) -> Complement | None:
        """What a quotation mark introduces: speech, or a noun behind ب inside it."""
        takes = self._cue.takes
        if here in self._unit.close_of and splits_off(self._words[here + 1], BY):
            return Complement(NOMINAL, here, here) if BY in self._cue.joined else None
        if not _is_speech(self._unit, self._at, here):
            return None
        self._is_over = True
        is_near = "clause" in takes or here - self._at <= _NEAR
        is_taken = is_near and takes & {"quote", "clause"}
        return Complement(QUOTED, here, here) if is_taken else None

    def _at_that(self, here: int) -> Complement | None:
        flags = self._words[here].flags
        if self._words[here - 1].key in _BUT:
            self._is_over = True
            return None
        is_own = not flags & JOINED and (flags & INNA or not self._inna_only)
        if is_own and _governs_clause(self._cue, self._words, self._at, here):
            return Complement(CLAUSE, here, here)
        return None

    def _at_verb(self, here: int) -> None:
        """Another cue: what follows is its own, but إنّ may still be led back to قال."""
        word = self._words[here]
        self._inna_only = self._cue.cue == _SAY
        self._is_over = not self._inna_only or bool(word.flags & JOINED)

    def _at_word(self, here: int) -> Complement | None:
        word = self._words[here]
        found = _introduced(self._unit, here, self._cue)
        # Behind a comma a preposition introduces what is said only right there.
        is_near = not self._past_comma or self._words[here - 1].flags & (SIGN | TIME)
        may_introduce = is_near or not word.flags & PREPOSITION or word.key == BY
        if found is None or not may_introduce:
            return None
        may_be_clause = found.how == NOMINAL and "clause" in self._cue.takes
        is_adjunct = may_be_clause and belongs_to_adjunct(self._words, self._at, here, found.begin)
        return None if is_adjunct else found


def _is_speech(sentence: Sentence, at: int, opening: int) -> bool:
    """Whether the mark at `opening` begins speech, not a name or a word held at a distance."""
    if any(word.flags & TITLE_OF for word in sentence.words[max(at, opening - 3) : opening]):
        return False
    if opening in sentence.unclosed:
        return True
    if opening not in sentence.close_of:
        return False
    if not sentence.is_name(opening):
        return True
    behind = sentence.close_of[opening] + 1
    is_last = behind >= len(sentence.words) or bool(sentence.words[behind].flags & (COMMA | STOP))
    return opening == at + 1 and is_last


def _breaks_off(words: list[Word], at: int) -> bool:
    """Whether another clause begins behind a comma."""
    return at < len(words) and bool(words[at].flags & OPENER) and words[at].key not in _NOT_BREAKING


def _is_within(words: list[Word], at: int) -> bool:
    """Whether a cue stands in an aside (وفق ما ذكرت, كما قال) or describes a noun (بيان نشرته)."""
    readings = [one.form for one in words[at].forms if one.form.part == FINITE]
    if not words[at].flags & JOINED and readings and all(one.has_object for one in readings):
        return True
    before = words[at - 1]
    is_aside = SPEAKER in words[at].parts or before.key in _TOLD
    return is_aside or bool(before.flags & RELATIVE)


def _governs_clause(cue: Cue, words: list[Word], at: int, that: int) -> bool:
    before = words[that - 1]
    if before.flags & PREPOSITION and that - 1 != at:
        return any(matches(words, that - 1, folded) for folded, _ in cue.words)
    if words[that].key.startswith(BY):
        return "clause" in cue.takes or BY in cue.joined
    return "clause" in cue.takes or (bool(cue.words) and cue.kind in _LOOSE)


def _introduced(sentence: Sentence, here: int, cue: Cue) -> Complement | None:
    """What the cue's own preposition introduces at a place."""
    words = sentence.words
    if words[here].key in cue.starts_with:
        return Complement(NOMINAL, here, here)
    for folded, clause_only in cue.words:
        if words[here].flags & GIVEN or not matches(words, here, folded):
            continue
        found = _behind_words(words, here, here + len(folded), clause_only=clause_only)
        if found:
            return found
    if BY in cue.joined and here + 1 < len(words):
        behind = words[here + 1]
        if words[here].whole == _BY_WHAT and FINITE in behind.parts:
            return Complement(NOMINAL, here, here)  # ندد بما وصفه
        if words[here].key == BY and here + 1 in sentence.close_of:
            return Complement(NOMINAL, here, here + 1)
    for joined in cue.joined:
        if splits_off(words[here], joined) and not _belongs_to_office(words, here, joined):
            return Complement(NOMINAL, here, _predicate(words, here, cue))
    return None


def _behind_words(
    words: list[Word], here: int, behind: int, *, clause_only: bool
) -> Complement | None:
    if behind >= len(words):
        return None
    flags = words[behind].flags
    if flags & THAT:
        return Complement(CLAUSE, here, behind)
    is_adjunct = flags & (OCCASION | SETTING | MEDIA | (SIGN & ~(QUOTE | OPEN)))
    if clause_only or is_adjunct or _belongs_to_name(words, here, behind):
        return None
    return Complement(NOMINAL, here, behind)


def _belongs_to_office(words: list[Word], at: int, joined: str) -> bool:
    """Whether a joined preposition goes on with a title (مسؤول بوزارة), its like behind it."""
    if words[at].key in _OF_OFFICE:
        return True
    title = any(word.flags & (ROLE | AFFILIATED) for word in words[max(0, at - 3) : at])
    rest = words[at + 1 : at + 1 + _NEXT]
    return title and bool(words[at].flags & BODY) and any(splits_off(w, joined) for w in rest)


def _predicate(words: list[Word], at: int, cue: Cue) -> int:
    """Where وصف has its predicate: in a clause with بأنّ, if one follows, rather than at any ب."""
    if cue.cue != _DESCRIBE:
        return at
    for here in range(at + 1, min(len(words), at + NOUN_WINDOW)):
        if words[here].flags & (COMMA | STOP | COLON):
            break
        if words[here].flags & THAT and words[here].key.startswith(BY):
            return here
        if words[here].key == BY and words[min(here + 1, len(words) - 1)].flags & QUOTE:
            return here + 1
    return at


def _belongs_to_name(words: list[Word], at: int, behind: int) -> bool:
    """Whether a preposition goes on with a title (المبعوث إلى سوريا), its like following later."""
    title = any(word.flags & (REPRESENTS | AFFILIATED) for word in words[max(0, at - 3) : at])
    for here in range(behind, min(len(words), behind + _NEXT)):
        if words[here].flags & COMMA and not flags_at(words, here + 1) & TIME:
            break
        if title and words[here].key == words[at].key:
            return True
    return False
