"""Speech that no verb opens: headlines, named sources, quotations alone."""

from typing import NamedTuple

from newslab.attribution.grammar import (
    ASIDE,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    FOR,
    NAME,
    NOTICE,
    QUOTE,
    SIGN,
    SPEAKS,
    STOP,
    TITLE_OF,
    is_deed,
    key_of,
)
from newslab.attribution.namedsources import Source
from newslab.attribution.nounphrases import phrase_end
from newslab.attribution.sentence import Sentence
from newslab.attribution.speakers import is_source_phrase
from newslab.attribution.speechend import SpeechEnds
from newslab.attribution.words import past, place_of

# A name before the colon of a headline is short, and so is what leads to it.
MAX_HEADLINE_NAME = 8
_MAX_HEADLINE_LEAD = 24
# So many words in quotation marks are speech even where no cue stands beside them.
MIN_BARE_SPEECH = 6
# جاء ذلك, بحسب المصدر: too short to be what a source said; and a clause is not longer.
_MIN_SOURCED, _MAX_SOURCED = 3, 120
# A cue so near behind the source at the head of a sentence says itself who speaks.
_NEAR = 3
# With no comma in so many words, the source is taken for the end of its sentence.
_TAIL = 40
_YA = key_of("ya")


class Speech(NamedTuple):
    """A span that someone says, in places of its sentence.

    Attributes
    ----------
    begin, end : int
    how : str
        clause, quote or noun.
    cue : tuple of (int, int) or None
        First and last place of the cue; None for speech in quotation marks without one.
    cue_kind : str
    subject : tuple of (int, int) or None
        Places that name the speaker.
    gender, number : str
        Of the speaker, as the verb shows them; "" where it does not.
    nested : bool
        Whether it stands inside the speech of another.
    in_clause : bool
        Whether a speaker who is not named is that of the clause before (مؤكدا), not of the article.
    relays : bool
        Whether a phrase names the source (بحسب), which carries no one on.
    """

    begin: int
    end: int
    how: str
    cue: tuple[int, int] | None
    cue_kind: str
    subject: tuple[int, int] | None
    gender: str = ""
    number: str = ""
    nested: bool = False
    in_clause: bool = False
    relays: bool = False


class SaidSoFar:
    """What is said in a sentence as far as it is known: verbs first, then what has none.

    Attributes
    ----------
    sentence : Sentence
    ends : SpeechEnds
    speeches : list of Speech
    """

    def __init__(
        self, sentence: Sentence, ends: SpeechEnds, speeches: list[Speech], sources: list[Source]
    ) -> None:
        self.sentence = sentence
        self.ends = ends
        self.speeches = speeches
        self._taken = bytearray(len(sentence.words) + 1)
        self._sources = bytearray(len(sentence.words) + 1)
        for speech in speeches:
            if not speech.nested:
                _mark(self._taken, speech.begin, speech.end)
        for source in sources:
            _mark(self._sources, source.at, source.end)
            _mark(self._taken, source.at, source.end)

    def add(self, speech: Speech) -> None:
        """Add a speech, whose places are taken from now on."""
        self.speeches.append(speech)
        _mark(self._taken, speech.begin, speech.end)

    def by_source(self, place: int) -> bool:
        """Whether a place names a source."""
        return bool(self._sources[place])

    def at(self, place: int) -> bool:
        """Whether a place stands in a speech, or names a source."""
        return bool(self._taken[place])

    def within(self, begin: int, end: int) -> bool:
        """Whether any place from `begin` to before `end` does."""
        return self._taken.find(1, begin, end) >= 0


def _mark(places: bytearray, begin: int, end: int) -> None:
    places[begin:end] = b"\x01" * max(end - begin, 0)


def add_speech_without_verb(said: SaidSoFar, sources: list[Source], *, is_title: bool) -> None:
    """Add what no verb opens, each where no one is speaking yet."""
    titled = _headline_speech(said, is_title=is_title)
    if titled:
        said.add(titled)
    for source in sources:
        told = _source_speech(said, source)
        if told:
            said.add(told)
    if not is_title:
        _add_bare_quotations(said)


def _headline_speech(said: SaidSoFar, *, is_title: bool) -> Speech | None:
    """X: …, in a headline; in the body only where X is surely one who speaks."""
    sentence = said.sentence
    lead = range(min(_MAX_HEADLINE_LEAD, len(sentence.words) - 1))
    colon = place_of(sentence.words, COLON, lead) if sentence.has_colon else None
    if colon is None:
        return None
    if sentence.quoted[colon] or said.at(colon + 1):
        return None
    acts = [one.subject for one in said.speeches if one.cue and one.cue[0] < colon and one.subject]
    subject = acts[-1] if acts and is_title else _name_before(sentence, colon, is_title=is_title)
    if subject is None:
        return None
    end = said.ends.of_speech(colon + 1)
    return Speech(colon + 1, end, "quote", (colon, colon), "neutral", subject)


def _name_before(sentence: Sentence, colon: int, *, is_title: bool) -> tuple[int, int] | None:
    """Places of the one who speaks before a colon, or None if that is a place or a topic."""
    words = sentence.words
    start = max((at + 1 for at in range(colon) if _parts(sentence, at)), default=0)
    start = past(words, start, colon, NOTICE | SIGN)
    end = phrase_end(sentence, start, min(colon, start + MAX_HEADLINE_NAME))
    # رئيس كازاخستان لترامب: the addressee is no part of the name.
    is_whole = end == colon or words[end].key.startswith(FOR)
    is_named = end > start and is_whole and _speaks(sentence, start, end, colon, is_title=is_title)
    return (start, end) if is_named else None


def _parts(sentence: Sentence, at: int) -> bool:
    """Whether a sign parts a headline: a stop, or a dash that stands apart (للمزيد- الوزير:)."""
    flags = sentence.words[at].flags
    return bool(flags & STOP or (flags & DASH and sentence.ends[at] < sentence.starts[at + 1]))


def _speaks(sentence: Sentence, start: int, end: int, colon: int, *, is_title: bool) -> bool:
    """Whether the words before a colon are one who speaks, not a place or a topic."""
    words = sentence.words
    if colon + 1 in sentence.close_of and not sentence.is_name(colon + 1):
        return True
    if any(word.flags & COLON for word in words[colon + 1 :]):
        return False  # a list
    if not is_title:
        return bool(words[start].flags & SPEAKS) and len(words) - colon > MIN_BARE_SPEECH
    if any(word.flags & SPEAKS for word in words[start:end]):
        return True
    is_surname = end == start + 1 and words[start].key.endswith(_YA)
    is_listed = any(word.flags & NAME for word in words[start:end])
    is_named = is_listed or is_surname or is_source_phrase(sentence, start, end)
    return is_named and not is_deed(words[colon + 1].key)


def _source_speech(said: SaidSoFar, source: Source) -> Speech | None:
    """What a source says: the rest of the sentence at its head, else the clause before it."""
    if source.subject is None:
        return None
    sentence, speeches = said.sentence, said.speeches
    words = sentence.words
    if all(word.flags & (SIGN | ASIDE) for word in words[sentence.first : source.at]):
        begin = past(words, source.end, len(words), SIGN & ~QUOTE)
        first = speeches[0].cue if speeches else None
        if begin >= len(words) or (first and first[0] <= begin + _NEAR):
            return None
        end = said.ends.of_clause(begin)
    else:
        begin, end = _before_source(said, source.at), source.at
        n_words = sum(not word.flags & SIGN for word in words[begin:end])
        is_said = said.at(source.at - 1) or (begin > 0 and said.by_source(begin - 1))
        if is_said or not _is_last(sentence, source) or n_words < _MIN_SOURCED:
            return None
    cue, kind = (source.at, source.last), source.reading.cue.kind
    return Speech(begin, end, "clause", cue, kind, source.subject, relays=True)


def _is_last(sentence: Sentence, source: Source) -> bool:
    """Whether a source ends its clause: before a pause, or with the sentence running out."""
    rest = sentence.words[source.end : source.end + _TAIL]
    if not rest or rest[0].flags & (COMMA | STOP | DASH):
        return True
    return sets_off(sentence, source) and not any(word.flags & COMMA for word in rest)


def _before_source(said: SaidSoFar, at: int) -> int:
    """Where the clause begins that a source behind it vouches for.

    Behind a comma the source vouches for the whole sentence, else for what follows the last one.
    """
    sentence = said.sentence
    words = sentence.words
    is_whole = bool(words[at - 1].flags & (COMMA | DASH))
    begin = at - is_whole
    lowest = max(sentence.first, at - _MAX_SOURCED)
    while begin > lowest and not said.at(begin - 1):
        before = words[begin - 1].flags
        if before & (COMMA | STOP) and not is_whole and not sentence.quoted[begin - 1]:
            break
        begin -= 1
    return past(words, begin, at, SIGN & ~QUOTE)


def sets_off(sentence: Sentence, source: Source) -> bool:
    """Whether a source ends what was said before it: behind a pause, or before one."""
    words = sentence.words
    if source.at and words[source.at - 1].flags & (COMMA | QUOTE | DASH | CLOSE):
        return True
    return source.end >= len(words) or bool(words[source.end].flags & (COMMA | STOP | DASH))


def _add_bare_quotations(said: SaidSoFar) -> None:
    """Add speech in quotation marks that no cue introduces."""
    sentence = said.sentence
    for opening, close in sentence.close_of.items():
        before = sentence.words[max(0, opening - 3) : opening]
        is_title = any(word.flags & TITLE_OF for word in before)
        is_long = sentence.n_quoted(opening) >= MIN_BARE_SPEECH
        if is_long and not is_title and not said.within(opening, close + 1):
            said.add(Speech(opening, close + 1, "quote", None, "neutral", None, in_clause=True))
