"""Where what someone says is over, and the outlet speaks again."""

from bisect import bisect_right
from itertools import compress
from operator import attrgetter

from newslab.attribution.grammar import (
    AND,
    ATTACHED,
    BY,
    CAUSATIVE,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    FOR_THE,
    FROM,
    JOINED,
    OCCASION,
    OPENER,
    PREPOSITION,
    QUOTE,
    SIGN,
    STOP,
    TELLING,
    THAT,
    THE,
    WITHHELD,
    is_deed,
    key_of,
    keys,
)
from newslab.attribution.inflect import FINITE
from newslab.attribution.sentence import Sentence
from newslab.attribution.words import Word, flags_at, key_at

_AT_THE_TIME, _ON_AN_OCCASION = keys("at_the_time"), keys("on_an_occasion")
# Without a comma only these surely name where it was said, not what was said.
_SURELY_SAID = keys("surely_said")
_CONFERENCE, _PRESS = keys("conference"), keys("press")
_ALLUSION, _ALLUDES = keys("allusion"), keys("alludes")
_SURELY_WITHHELD = keys("surely_withheld")
_GOES_ON, _HANGING = keys("goes_on"), keys("hanging")
_IN, _WHEN, _MARGIN, _THAT = map(key_of, ("in", "when", "on_the_margin", "complementiser"))
_ALREADY, _WHICH = key_of("already"), keys("which")
_JOINED_BY = frozenset((AND, *"،,"))
_WITH_ARTICLE = (THE, FOR_THE, BY + THE)
_PAUSE = COMMA | STOP | COLON
# A noun that goes on past so many pauses is a list, which ends somewhere.
_MAX_PAUSES = 12
_WITHOUT = keys("without")
_KEY = attrgetter("key")


def find_breaks(sentence: Sentence, sources: list[int]) -> list[int]:
    """Places at which the outlet surely speaks again, in order.

    Parameters
    ----------
    sentence : Sentence
    sources : list of int
        Places at which a source is named (بحسب الوزارة), or the wording given back (حسب تعبيره).
    """
    words = sentence.words
    found = set(sources)
    for at in compress(range(len(words)), map(_TESTS.__contains__, map(_KEY, words))):
        key = words[at].key
        if not sentence.quoted[at] and _TESTS[key](sentence, at):
            behind_from = key in _WITHOUT and at and words[at - 1].key == FROM
            found.add(at - 1 if behind_from else at)
    return sorted(found)


def _behind_pause(sentence: Sentence, at: int) -> bool:
    """Whether a comma, dash or quotation mark stands before a place."""
    return at > 0 and bool(sentence.words[at - 1].flags & (COMMA | QUOTE | DASH | CLOSE))


def _bare(words: list[Word], at: int) -> str:
    return key_at(words, at).removeprefix(THE)


def _and_that(sentence: Sentence, at: int) -> bool:
    """وذلك: the circumstances, which the outlet adds."""
    return _behind_pause(sentence, at) or key_at(sentence.words, at + 1) in _AT_THE_TIME


def _in_(sentence: Sentence, at: int) -> bool:
    """في إشارة إلى, في حين قال, and occasions: في مؤتمر صحفي."""
    words = sentence.words
    behind = key_at(words, at + 1)
    if behind in _ALLUSION and key_at(words, at + 2) in _ALLUDES:
        return True
    if behind == _WHEN:
        return _while(sentence, at)
    return _on_an_occasion(sentence, at)


def _on_an_occasion(sentence: Sentence, at: int) -> bool:
    words = sentence.words
    if key_at(words, at + 1) == _MARGIN and flags_at(words, at + 2) & OCCASION:
        return _behind_pause(sentence, at)
    if not flags_at(words, at + 1) & OCCASION:
        return False
    occasion = _bare(words, at + 1)
    if occasion in _SURELY_SAID or (occasion in _CONFERENCE and _bare(words, at + 2) in _PRESS):
        return True
    return _behind_pause(sentence, at)


def _without(sentence: Sentence, at: int) -> bool:
    """دون أن يسمي, من دون ذكر: what the speaker left out, which the outlet tells."""
    words = sentence.words
    if key_at(words, at + 1) == _THAT:
        return bool(flags_at(words, at + 2) & TELLING)
    if not flags_at(words, at + 1) & WITHHELD:
        return False
    first = at - 1 if at and words[at - 1].key == FROM else at
    return _behind_pause(sentence, first) or _bare(words, at + 1) in _SURELY_WITHHELD


def _not(sentence: Sentence, at: int) -> bool:
    """ولم يوضح: what the speaker left out."""
    return bool(sentence.words[at].flags & JOINED and flags_at(sentence.words, at + 1) & TELLING)


def _was(sentence: Sentence, at: int) -> bool:
    """وكان ترامب قد قال: what went before, which the outlet tells."""
    words = sentence.words
    if not words[at].whole.startswith(AND):
        return False
    return any(key_at(words, near) == _ALREADY for near in range(at + 1, at + 9))


def _while(sentence: Sentence, at: int) -> bool:
    """فيما قال: another speaker's speech."""
    words = sentence.words
    return _behind_pause(sentence, at) and any(
        FINITE in word.parts for word in words[at + 1 : at + 8]
    )


def _which(sentence: Sentence, at: int) -> bool:
    """وهو ما نفته إيران: what another says of it."""
    words = sentence.words
    if key_at(words, at + 1) not in _WHICH:
        return False
    readings = words[at + 2].forms if at + 2 < len(words) else []
    return any(one.form.part == FINITE and one.form.is_past for one in readings)


_TESTS = {
    **dict.fromkeys(keys("and_that"), _and_that),
    **dict.fromkeys(_ON_AN_OCCASION, _on_an_occasion),
    _IN: _in_,
    **dict.fromkeys(_WITHOUT, _without),
    **dict.fromkeys(keys("did_not"), _not),
    **dict.fromkeys(keys("was"), _was),
    **dict.fromkeys(keys("while"), _while),
    **dict.fromkeys(keys("which_is"), _which),
}


class SpeechEnds:
    """Answers where what is said is over, for every beginning in a sentence."""

    def __init__(self, sentence: Sentence, breaks: list[int]) -> None:
        self._unit = sentence
        self._breaks = breaks
        self._pauses: list[int] | None = None

    def of_clause(self, begin: int) -> int:
        """Where a clause that begins with أن, or behind a colon, is over."""
        sentence = self._unit
        end = self._next_break(begin)
        for opening in (begin, begin + 1):
            close = sentence.close_of.get(opening)
            # A clause that is all quotation ends with it, if a pause follows.
            if close is not None and close < end and not sentence.is_name(opening):
                last = self._past_joined_quotations(close)
                if self._is_over(last + 1):
                    return min(last + 1, end)
        return end

    def of_speech(self, begin: int) -> int:
        """Where speech behind a colon is over: with its quotation marks, or as a clause is."""
        sentence = self._unit
        if begin in sentence.close_of or begin in sentence.unclosed:
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
        sentence = self._unit
        words = sentence.words
        end = self._next_break(begin)
        if begin in sentence.close_of:
            return self._past_joined_quotations(sentence.close_of[begin]) + 1
        if self._pauses is None:
            self._pauses = [
                at for at in sentence.noted if not sentence.quoted[at] and _ends_noun(words[at])
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
        behind = flags_at(words, at + 1)
        return not (behind & THAT and behind & JOINED)

    def _past_joined_quotations(self, close: int) -> int:
        """Past further quotations that follow with nothing but و or a comma between."""
        sentence = self._unit
        words = sentence.words
        while True:
            at = close + 1
            while at < len(words) and at <= close + 2 and words[at].key in _JOINED_BY:
                at += 1
            if at == close + 1 or at not in sentence.close_of or words[at - 1].key != AND:
                return close
            close = sentence.close_of[at]

    def _noun_goes_on(self, words: list[Word], pause: int) -> bool:
        if not words[pause].flags & COMMA or pause + 1 >= len(words):
            return False
        word = words[pause + 1]
        if word.key in _GOES_ON:
            return True
        if word.flags & OPENER or word.forms:
            return False
        if word.whole.startswith(AND):
            rest = word.key if word.flags & JOINED else word.whole[1:]
            is_noun = rest.startswith(_WITH_ARTICLE) or word.flags & CAUSATIVE or is_deed(rest)
            joins_phrase = word.flags & JOINED and word.flags & (PREPOSITION | ATTACHED)
            return bool(is_noun or joins_phrase)
        return False


def _ends_noun(word: Word) -> bool:
    """Whether a noun cannot go on with a word: a pause, or a joined verb of saying."""
    return bool(word.flags & _PAUSE or (word.flags & JOINED and FINITE in word.parts))


def trimmed(sentence: Sentence, begin: int, end: int) -> int:
    """Where a span ends without the signs and conjunctions that hang behind it."""
    words = sentence.words
    while (
        end > begin
        and not (sentence.quoted[end - 1] or words[end - 1].flags & CLOSE)
        and (words[end - 1].flags & SIGN or words[end - 1].key in _HANGING)
    ):
        end -= 1
    return end
