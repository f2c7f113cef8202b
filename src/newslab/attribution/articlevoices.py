"""Who has the word in one article: sentence after sentence, speakers carried on."""

from collections.abc import Iterator
from typing import NamedTuple

from newslab.attribution.actors import Actors
from newslab.attribution.clausewords import Lexicon
from newslab.attribution.nounphrases import is_proper, short_end
from newslab.attribution.speakermemory import NOBODY, Speaker, SpeakerMemory, agrees
from newslab.attribution.statements import find_statements
from newslab.attribution.turns import find_turns
from newslab.attribution.units import Unit
from newslab.attribution.verbless import Turn
from newslab.attribution.wordclasses import (
    ATTACHED,
    DEFINITE,
    JOINED,
    NAME,
    NEGATION,
    OPENER,
    PREPOSITION,
    QUOTE,
    SIGN,
    SPEAKS,
)

COLUMNS = {
    "doc_id": "str",
    "sent_id": "int",
    "start": "int",
    "end": "int",
    "speaker": "str",
    "speaker_start": "int",
    "speaker_end": "int",
    "actor": "str",
    "actor_kind": "str",
    "cue": "str",
    "cue_kind": "str",
    "mode": "str",
    "carried": "bool",
    "cue_start": "int",
    "cue_end": "int",
}
# A quotation whose closing mark stands in a later sentence is sought in so many of them.
_MAX_JOINED = 4
_NO_ONE = Speaker("", -1, -1, NOBODY)


class Sentence(NamedTuple):
    """A row of `split_sentences`."""

    sent_id: int
    start: int
    kind: str
    text: str


def read_article(
    doc_id: str, sentences: list[Sentence], lexicon: Lexicon, actors: Actors
) -> list[tuple[object, ...]]:
    """Rows of `COLUMNS` for one article."""
    return _Article(doc_id, sentences, lexicon, actors).rows()


class _Cue(NamedTuple):
    text: str
    kind: str
    start: int
    end: int


_NO_CUE = _Cue("", "neutral", -1, -1)


class _Article:
    def __init__(
        self, doc_id: str, sentences: list[Sentence], lexicon: Lexicon, actors: Actors
    ) -> None:
        self._doc_id = doc_id
        self._sentences = sentences
        self._units = [Unit(one.text, lexicon) for one in sentences]
        self._memory = SpeakerMemory(actors)
        # A colon that ends a sentence: the quotation that opens the next one belongs to it.
        self._awaited: tuple[Speaker, bool, _Cue] | None = None
        # Where the last span of each actor ends: quoted in their own words, one is not told again.
        self._said_until: dict[str, int] = {}

    def rows(self) -> list[tuple[object, ...]]:
        """Read sentence after sentence."""
        found: list[tuple[object, ...]] = []
        for number, sentence in enumerate(self._sentences):
            if sentence.kind != "credit":
                found += self._of_sentence(number, sentence)
        return found

    def _of_sentence(self, number: int, sentence: Sentence) -> list[tuple[object, ...]]:
        unit = self._units[number]
        rows: list[tuple[object, ...]] = []
        if self._awaited:
            speaker, carried, cue = self._awaited
            self._awaited = None
            opening = next((at for at in (0, 1) if at in unit.close_of or at in unit.unclosed), -1)
            if opening >= 0:
                end = unit.close_of.get(opening, len(unit.words) - 1) + 1
                turn = Turn(opening, end, "quote", None, cue.kind, None)
                rows += self._rows(number, turn, speaker, carried, cue)
                unit.quoted[:end] = b"\1" * end
                unit.close_of.pop(opening, None)
        turns = find_turns(unit, is_title=sentence.kind != "body")
        subject = self._subject_of(unit, sentence, turns)
        for turn in turns:
            own, carried = self._speaker(unit, sentence, turn, subject)
            if own is _NO_ONE and turn.cue is None:
                continue  # neither cue nor speaker: a title, as likely as speech
            if not turn.nested and not turn.relays:
                subject = own
            cue = self._cue(number, turn)
            if turn.begin == len(unit.words):
                self._awaited = own, carried, cue
                continue
            rows += self._rows(number, turn, own, carried, cue)
        return rows

    def _cue(self, number: int, turn: Turn) -> _Cue:
        if turn.cue is None:
            return _NO_CUE
        sentence, unit = self._sentences[number], self._units[number]
        start, end = unit.starts[turn.cue[0]], unit.ends[turn.cue[1]]
        text = sentence.text[start:end]
        return _Cue(text, turn.cue_kind, sentence.start + start, sentence.start + end)

    def _speaker(
        self, unit: Unit, sentence: Sentence, turn: Turn, before: Speaker | None
    ) -> tuple[Speaker, bool]:
        """Who says a turn, and whether they are carried over."""
        if turn.subject:
            speaker = self._named(unit, sentence, turn.subject, turn)
            if not turn.relays and not turn.nested:
                self._memory.hear(speaker)
            return speaker, False
        if before is not None and (turn.in_clause or agrees(before, turn.gender, turn.number)):
            is_here = 0 <= before.start - sentence.start < len(sentence.text)
            return before, not (turn.in_clause and is_here)
        return self._memory.last(turn.gender, turn.number) or _NO_ONE, True

    def _named(
        self, unit: Unit, sentence: Sentence, places: tuple[int, int], turn: Turn | None
    ) -> Speaker:
        start, end = unit.starts[places[0]], unit.ends[places[1] - 1]
        head = unit.words[places[0]].flags
        if head & JOINED:
            start += 1
        elif turn and turn.relays and head & ATTACHED:
            start += _joined_l(sentence.text[start:end])
        text = sentence.text[start:end]
        actor = self._memory.actor_of(text)
        gender, number = (turn.gender, turn.number) if turn else ("", "")
        return Speaker(text, sentence.start + start, sentence.start + end, actor, gender, number)

    def _subject_of(self, unit: Unit, sentence: Sentence, turns: list[Turn]) -> Speaker | None:
        """The subject of a sentence whose first cue names no one: استقبل الرئيس ... وأكد أن."""
        first = next((turn for turn in turns if not turn.nested), None)
        if first is None or first.subject:
            return None
        limit = first.cue[0] if first.cue else first.begin
        words, first_place = unit.words, _behind_particle(unit)
        lead = words[first_place].flags
        start = first_place + (not (lead & DEFINITE and lead & (SPEAKS | NAME)))
        if start >= limit:
            return None
        head = words[start].flags
        if start > first_place and lead & (
            SIGN | PREPOSITION | OPENER | NEGATION | ATTACHED | DEFINITE | SPEAKS
        ):
            return None
        if not (head & SPEAKS or is_proper(words[start])) or head & ATTACHED:
            return None
        end = short_end(unit, start, limit)
        return self._named(unit, sentence, (start, end), None) if end > start else None

    def _rows(
        self, number: int, turn: Turn, speaker: Speaker, carried: bool, cue: _Cue
    ) -> Iterator[tuple[object, ...]]:
        """Yield the row of a turn, unless it stands inside another of the same actor."""
        sentence, unit = self._sentences[number], self._units[number]
        begin, end = turn.begin, turn.end
        first, last = _shown(unit, turn)
        start, stop = sentence.start + first, sentence.start + last
        actor = speaker.actor.actor
        if start < self._said_until.get(actor, 0):
            return
        if unit.unclosed and any(begin <= at < end for at in unit.unclosed):
            stop = self._closed_later(number) or stop
        self._said_until[actor] = stop
        written = ("", -1, -1) if carried else (speaker.text, speaker.start, speaker.end)
        place = (self._doc_id, sentence.sent_id, start, stop)
        said = (cue.text, cue.kind, _mode(unit, turn), carried, cue.start, cue.end)
        yield (*place, *written, actor, speaker.actor.kind, *said)

    def _closed_later(self, number: int) -> int | None:
        """Where a quotation ends whose closing mark stands in one of the next sentences.

        Only if no one else speaks before that mark: a missing mark must not take the words of
        others. What is so joined is quoted, and not searched again.
        """
        for later in range(number + 1, min(number + 1 + _MAX_JOINED, len(self._sentences))):
            unit, sentence = self._units[later], self._sentences[later]
            close = unit.stray_close
            if sentence.kind != "body" or min(unit.close_of, default=len(unit.words)) < close:
                return None
            limit = close if close >= 0 else len(unit.words)
            if any(one.at < limit and one.joins for one in find_statements(unit)[0]):
                return None
            if close >= 0:
                for between in range(number + 1, later):
                    quoted = self._units[between].quoted
                    quoted[:] = b"\1" * len(quoted)
                unit.quoted[: close + 1] = b"\1" * (close + 1)
                return sentence.start + unit.starts[close]
            if unit.close_of or unit.unclosed:
                return None
        return None


def _shown(unit: Unit, turn: Turn) -> tuple[int, int]:
    """Offsets of a turn, without the marks around it where it is all quotation."""
    begin, end = turn.begin, turn.end
    if turn.how == "quote" and unit.close_of.get(begin, end - 1) == end - 1:
        begin += bool(unit.words[begin].flags & QUOTE and end - begin > 1)
        end -= bool(unit.words[end - 1].flags & QUOTE and end - begin > 1)
    return unit.starts[begin], unit.ends[end - 1]


def _mode(unit: Unit, turn: Turn) -> str:
    if turn.how == "quote":
        return "direct"
    return "mixed" if any(turn.begin <= at < turn.end for at in unit.marks) else "indirect"


def _joined_l(phrase: str) -> int:
    """Letters of a joined ل before a source (لتقديرات); للوزارة is left whole."""
    return 0 if phrase.startswith("لل") else 1 if phrase.startswith("ل") else 0


def _behind_particle(unit: Unit) -> int:
    """Where the verb of a sentence stands behind وللتذكير فقد or كما."""
    first = unit.first
    for at in range(first, min(first + 3, len(unit.words) - 2)):
        if unit.words[at].flags & OPENER:
            return at + 1
    return first
