"""Where what someone says is over, and the outlet speaks again."""

from bisect import bisect_right
from itertools import compress
from operator import attrgetter

from newslab.attribution.clausewords import Word
from newslab.attribution.inflect import FINITE
from newslab.attribution.units import Unit
from newslab.attribution.wordclasses import (
    ATTACHED,
    CAUSATIVE,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    JOINED,
    OCCASION,
    OPENER,
    PREPOSITION,
    QUOTE,
    SIGN,
    STOP,
    TELLING,
    THAT,
    WITHHELD,
    is_deed,
    keys,
)

_AT_THE_TIME = keys(
    "خلال في عقب بعد قبل قبيل أثناء ردا بحضور بمشاركة على ضمن غداة تزامنا بالتزامن بعيد عشية"
)
_ON_AN_OCCASION = keys("خلال في على عقب بعد قبل أثناء أمام لدى ضمن عبر")
# Without a comma only these surely name where it was said, not what was said.
_SURE_OCCASION = keys("تصريح تصريحات تصريحاته تصريحاتها بيان مقابلة تغريدة تدوينة منشور مداخلة")
_CONFERENCE, _PRESS = keys("مؤتمر"), keys("صحفي صحافي")
_ALLUSION = keys("إشارة تلميح")
_ALLUDES = keys("إلى واضح واضحة منه منها")
_SURELY_WITHHELD = keys("ذكر تسمية كشف إفصاح خوض")
_GOES_ON = keys("خاصة خصوصا لاسيما بما وخاصة وخصوصا مثل")
_HANGING = keys("و كما ثم")
_PAUSE = COMMA | STOP | COLON
# A noun that goes on past so many pauses is a list, which ends somewhere.
_MAX_PAUSES = 12
_WITHOUT = keys("دون بدون غير")
_KEY = attrgetter("key")


def find_breaks(unit: Unit, sources: list[int]) -> list[int]:
    """Places at which the outlet surely speaks again, in order.

    Parameters
    ----------
    unit : Unit
    sources : list of int
        Places at which a source is named (بحسب الوزارة), or the wording given back (حسب تعبيره).
    """
    words = unit.words
    found = set(sources)
    for at in compress(range(len(words)), map(_TESTS.__contains__, map(_KEY, words))):
        key = words[at].key
        if not unit.quoted[at] and _TESTS[key](unit, at):
            behind_from = key in _WITHOUT and at and words[at - 1].key == "من"
            found.add(at - 1 if behind_from else at)
    return sorted(found)


def _behind_pause(unit: Unit, at: int) -> bool:
    """Whether a comma, dash or quotation mark stands before a place."""
    return at > 0 and bool(unit.words[at - 1].flags & (COMMA | QUOTE | DASH | CLOSE))


def _key(words: list[Word], at: int) -> str:
    return words[at].key if at < len(words) else ""


def _flags(words: list[Word], at: int) -> int:
    return words[at].flags if at < len(words) else 0


def _bare(words: list[Word], at: int) -> str:
    return _key(words, at).removeprefix("ال")


def _and_that(unit: Unit, at: int) -> bool:
    """وذلك: the circumstances, which the outlet adds."""
    if unit.words[at].whole != "وذلك":
        return False
    return _behind_pause(unit, at) or _key(unit.words, at + 1) in _AT_THE_TIME


def _in_(unit: Unit, at: int) -> bool:
    """في إشارة إلى, في حين قال, and occasions: في مؤتمر صحفي."""
    words = unit.words
    behind = _key(words, at + 1)
    if behind in _ALLUSION and _key(words, at + 2) in _ALLUDES:
        return True
    if behind == "حين":
        return _while(unit, at)
    return _on_an_occasion(unit, at)


def _on_an_occasion(unit: Unit, at: int) -> bool:
    words = unit.words
    if _key(words, at + 1) == "هامش" and _flags(words, at + 2) & OCCASION:
        return _behind_pause(unit, at)
    if not _flags(words, at + 1) & OCCASION:
        return False
    occasion = _bare(words, at + 1)
    if occasion in _SURE_OCCASION or (occasion in _CONFERENCE and _bare(words, at + 2) in _PRESS):
        return True
    return _behind_pause(unit, at)


def _without(unit: Unit, at: int) -> bool:
    """دون أن يسمي, من دون ذكر: what the speaker left out, which the outlet tells."""
    words = unit.words
    if _key(words, at + 1) == "ان":
        return bool(_flags(words, at + 2) & TELLING)
    if not _flags(words, at + 1) & WITHHELD:
        return False
    first = at - 1 if at and words[at - 1].key == "من" else at
    return _behind_pause(unit, first) or _bare(words, at + 1) in _SURELY_WITHHELD


def _not(unit: Unit, at: int) -> bool:
    """ولم يوضح: what the speaker left out."""
    return bool(unit.words[at].flags & JOINED and _flags(unit.words, at + 1) & TELLING)


def _was(unit: Unit, at: int) -> bool:
    """وكان ترامب قد قال: what went before, which the outlet tells."""
    words = unit.words
    if not words[at].whole.startswith("و"):
        return False
    return any(_key(words, near) == "قد" for near in range(at + 1, at + 9))


def _while(unit: Unit, at: int) -> bool:
    """فيما قال: another speaker's turn."""
    words = unit.words
    return _behind_pause(unit, at) and any(
        one.form.part == FINITE
        for word in words[at + 1 : at + 8]
        if not word.flags & SIGN
        for one in word.forms
    )


def _which(unit: Unit, at: int) -> bool:
    """وهو ما نفته إيران: what another says of it."""
    words = unit.words
    if _key(words, at + 1) not in ("ما", "الذي"):
        return False
    readings = words[at + 2].forms if at + 2 < len(words) else []
    return any(one.form.part == FINITE and one.form.is_past for one in readings)


_TESTS = {
    "ذلك": _and_that,
    "وذلك": _and_that,
    "في": _in_,
    **dict.fromkeys(_ON_AN_OCCASION - {"في"}, _on_an_occasion),
    **dict.fromkeys(_WITHOUT, _without),
    "لم": _not,
    "ولم": _not,
    "كان": _was,
    "كانت": _was,
    "وكان": _was,
    "وكانت": _was,
    "فيما": _while,
    "بينما": _while,
    "هو": _which,
    "وهو": _which,
    "الامر": _which,
}


class Endings:
    """Answers where what is said is over, for every beginning in a unit."""

    def __init__(self, unit: Unit, breaks: list[int]) -> None:
        self._unit = unit
        self._breaks = breaks
        self._pauses: list[int] | None = None

    def of_clause(self, begin: int) -> int:
        """Where a clause that begins with أن, or behind a colon, is over."""
        unit = self._unit
        end = self._next_break(begin)
        for opening in (begin, begin + 1):
            close = unit.close_of.get(opening)
            # A clause that is all quotation ends with it, if a pause follows.
            if close is not None and close < end and not unit.is_name(opening):
                last = self._past_joined_quotations(close)
                if self._is_over(last + 1):
                    return min(last + 1, end)
        return end

    def of_speech(self, begin: int) -> int:
        """Where speech behind a colon is over: with its quotation marks, or as a clause is."""
        unit = self._unit
        if begin in unit.close_of or begin in unit.unclosed:
            return self.of_quotation(begin)
        return self.of_clause(begin)

    def of_quotation(self, opening: int) -> int:
        """Where speech in quotation marks is over: behind the last mark."""
        close = self._unit.close_of.get(opening)
        if close is None:
            return self._next_break(opening)
        return self._past_joined_quotations(close) + 1

    def of_noun(self, begin: int) -> int:
        """Where a noun that is the content of an act is over: at the next pause."""
        unit = self._unit
        words = unit.words
        end = self._next_break(begin)
        if begin in unit.close_of:
            return self._past_joined_quotations(unit.close_of[begin]) + 1
        if self._pauses is None:
            self._pauses = [
                at
                for at in unit.noted
                if (words[at].flags & _PAUSE or _begins_clause(words[at])) and not unit.quoted[at]
            ]
        first = bisect_right(self._pauses, begin)
        for pause in self._pauses[first : first + _MAX_PAUSES]:
            if pause >= end:
                break
            if not self._noun_goes_on(words, pause):
                return pause
        return end

    def _next_break(self, begin: int) -> int:
        place = bisect_right(self._breaks, begin)
        return self._breaks[place] if place < len(self._breaks) else len(self._unit.words)

    def _is_over(self, at: int) -> bool:
        words = self._unit.words
        if at >= len(words):
            return True
        if not words[at].flags & (COMMA | STOP):
            return False
        behind = _flags(words, at + 1)
        return not (behind & THAT and behind & JOINED)

    def _past_joined_quotations(self, close: int) -> int:
        """Past further quotations that follow with nothing but و or a comma between."""
        unit = self._unit
        words = unit.words
        while True:
            at = close + 1
            while at < len(words) and at <= close + 2 and words[at].key in ("،", ",", "و"):
                at += 1
            if at == close + 1 or at not in unit.close_of or words[at - 1].key != "و":
                return close
            close = unit.close_of[at]

    def _noun_goes_on(self, words: list[Word], pause: int) -> bool:
        if not words[pause].flags & COMMA or pause + 1 >= len(words):
            return False
        word = words[pause + 1]
        if word.key in _GOES_ON or word.whole in _GOES_ON:
            return True
        if word.flags & OPENER or word.forms:
            return False
        if word.whole.startswith("و"):
            rest = word.key if word.flags & JOINED else word.whole[1:]
            return (
                rest.startswith(("ال", "لل", "بال"))
                or (bool(word.flags & CAUSATIVE) or is_deed(rest))
                or bool(word.flags & (PREPOSITION | ATTACHED) and word.flags & JOINED)
            )
        return False


def _begins_clause(word: Word) -> bool:
    """Whether a word is a joined verb of saying, with which a noun cannot go on."""
    return bool(word.flags & JOINED) and any(one.form.part == FINITE for one in word.forms)


def trimmed(unit: Unit, begin: int, end: int) -> int:
    """Where a span ends without the signs and conjunctions that hang behind it."""
    words = unit.words
    while (
        end > begin
        and not (unit.quoted[end - 1] or words[end - 1].flags & CLOSE)
        and (words[end - 1].flags & SIGN or words[end - 1].key in _HANGING)
    ):
        end -= 1
    return end
