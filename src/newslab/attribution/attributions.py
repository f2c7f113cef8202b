"""Who says what: spans of an article that belong to someone other than the outlet."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby, islice
from typing import NamedTuple

import pandas as pd

from newslab.attribution.actors import Actors, ActorsOf, read_actors, shipped_actors
from newslab.attribution.cues import CuesOf, cue_forms, read_cues, shipped_cue_forms
from newslab.attribution.grammar import (
    ATTACHED,
    DEFINITE,
    FOR,
    FOR_THE,
    JOINED,
    NAME,
    NEGATION,
    OPENER,
    PREPOSITION,
    QUOTE,
    SIGN,
    SPEAKS,
)
from newslab.attribution.nounphrases import is_proper, short_end
from newslab.attribution.sentence import Sentence, read_sentences
from newslab.attribution.speakermemory import NOBODY, Speaker, SpeakerMemory, agrees
from newslab.attribution.speech import find_speech
from newslab.attribution.speechwithoutverb import Speech
from newslab.attribution.statements import find_statements
from newslab.attribution.words import WordReader, place_of
from newslab.corpus.segment import split_sentences
from newslab.tables import check, make_table

NEEDED = ("doc_id", "sent_id", "start", "end", "kind", "text")
# A quotation whose closing mark stands in a later sentence is sought in so many of them.
_MAX_JOINED = 4
# No verb, behind which the subject of its sentence would stand.
_NOT_LEADING = SIGN | PREPOSITION | OPENER | NEGATION | ATTACHED | DEFINITE | SPEAKS
_NO_ONE = Speaker("", -1, -1, NOBODY)


class SentenceRow(NamedTuple):
    """A row of `split_sentences`."""

    sent_id: int
    start: int
    kind: str
    text: str


def find_attributions(
    sentences: pd.DataFrame, *, actors: ActorsOf = True, cues: CuesOf = True
) -> pd.DataFrame:
    """Find the spans of articles that someone other than the outlet says, and who that is.

    Rules of Arabic news writing, not a model. A span begins with the complementiser (أن, إن), with
    the noun that a preposition or verb of stance governs (أعربت عن *إدانتها*), or behind the colon
    or quotation mark; all before it is the outlet's. It ends where the outlet speaks again: at the
    next cue, at ``، وذلك``, ``في إشارة إلى``, ``دون أن يسمي``, ``حسب تعبيره``, a named source, or
    with the sentence; speech in quotation marks ends with them, a noun at the next pause. A cue
    that names no one (وأضاف أن) carries on the last speaker of the article whose gender agrees; a
    participle (مؤكدا) that of its clause. Fewer than four words in quotation marks are a name or a
    word held at a distance unless a cue introduces them.

    Parameters
    ----------
    sentences : pandas.DataFrame
        Of `split_sentences` (doc_id, sent_id, start, end, kind, text), or articles (doc_id, text),
        which are split first. Sentences of one article must follow one another.
    actors : True, str, path or pandas.DataFrame
        The shipped list of names, titles and roles, or your own: see `read_actors`.
    cues : True, str, path or pandas.DataFrame
        The shipped list of reporting cues, or your own: see `read_cues`.

    Returns
    -------
    pandas.DataFrame
        One row a span, in the order of the text, numbered from 0:

        - doc_id (str): of the sentences.
        - sent_id (int): the sentence in which the span begins.
        - start, end (int): offsets into the text of the article, end-exclusive. The marks around
          speech are left out; a quotation whose closing mark stands in a later sentence goes on
          to it.
        - speaker (str): who speaks, as written; empty if carried over.
        - speaker_start, speaker_end (int): offsets of that name; -1 if carried over.
        - actor (str): the name of the list; else the speaker's fuller name earlier in the article;
          else the speaker as written, without signs. Of a carried speaker, the one carried over.
          Empty where the article names no one.
        - actor_kind (str): person, state, movement, media, official body, organization or unnamed
          source, of the list; empty for an actor that is not listed.
        - cue (str): the words that report, as written, or the colon of a headline; empty for
          speech without one.
        - cue_kind (str): neutral, assertive, factive, opinion, endorsing, opposing, expressive,
          doubting or distancing, of the list; neutral for a colon and for speech without a cue.
        - mode (str): ``direct`` (in quotation marks or behind a colon), ``indirect``, or ``mixed``
          (indirect with words in quotation marks).
        - carried (bool): True if no name stands in the clause of the cue.
        - cue_start, cue_end (int): offsets of the cue; -1 for speech without one.

        Spans of one actor never overlap. Where someone quotes a third party, the inner span is a
        row of its own inside the outer one.

    Raises
    ------
    InputError
        If a column is missing, or a list is faulty: with file and row of every fault.

    Notes
    -----
    The kinds of cues are a reading of Thompson and Ye (1991) for Arabic news; each row of
    ``codebook/cues.csv`` gives its reason. The words that end a name or a clause are those of
    ``clause_words.tsv``. ``benchmarks/attribution.py`` measures all of it against a reading, and
    ``benchmarks/speed.py`` how long it takes: the time grows with the number of words, however
    odd the quotation marks.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {"doc_id": ["a"], "text": ["قال ترامب إن الاتفاق قريب. وأضاف أن العمل مستمر."]}
    ... )
    >>> found = find_attributions(articles)
    >>> found[["start", "end", "speaker", "actor", "cue", "carried"]]
       start  end speaker         actor    cue  carried
    0     10   25   ترامب  دونالد ترامب    قال    False
    1     33   47          دونالد ترامب  وأضاف     True
    """
    sentences = check(sentences, "sentences", columns=("doc_id", "text"))
    if "sent_id" not in sentences:
        sentences = split_sentences(sentences)
    sentences = check(sentences, "sentences", columns=NEEDED)
    known = shipped_actors() if actors is True else Actors(read_actors(actors))
    if actors is True and cues is True:
        reader = _shipped_reader()
    else:
        forms = shipped_cue_forms() if cues is True else cue_forms(read_cues(cues))
        reader = WordReader(forms, known.names())
    rows: list[tuple[object, ...]] = []
    read = read_sentences(sentences["text"].tolist(), reader)
    for doc_id, article in _by_article(sentences):
        rows += _Article(doc_id, article, list(islice(read, len(article))), known).rows()
    return make_table(rows, "attributions")


@cache
def _shipped_reader() -> WordReader:
    return WordReader(shipped_cue_forms(), shipped_actors().names())


def _by_article(sentences: pd.DataFrame) -> Iterator[tuple[str, list[SentenceRow]]]:
    """Yield the sentences of each article; those of one article follow one another."""
    columns = [sentences[name].tolist() for name in ("sent_id", "start", "kind", "text")]
    rows = map(SentenceRow._make, zip(*columns, strict=True))
    doc_ids = sentences["doc_id"].tolist()
    for doc_id, article in groupby(zip(doc_ids, rows, strict=True), lambda pair: pair[0]):
        yield doc_id, [sentence for _, sentence in article]


class _WrittenCue(NamedTuple):
    text: str
    kind: str
    start: int
    end: int


_NO_CUE = _WrittenCue("", "neutral", -1, -1)


class _Article:
    """Who has the word in one article: sentence after sentence, speakers carried on."""

    def __init__(
        self, doc_id: str, given: list[SentenceRow], sentences: list[Sentence], actors: Actors
    ) -> None:
        self._doc_id = doc_id
        self._given = given
        self._sentences = sentences
        self._memory = SpeakerMemory(actors)
        # A colon that ends a sentence: the quotation that opens the next one belongs to it.
        self._awaited: tuple[Speaker, bool, _WrittenCue] | None = None
        # Where the last span of each actor ends: quoted in their own words, one is not told again.
        self._said_until: dict[str, int] = {}

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Read sentence after sentence."""
        for number, row in enumerate(self._given):
            if row.kind != "credit":
                yield from self._of_sentence(number, row)

    def _of_sentence(self, number: int, row: SentenceRow) -> Iterator[tuple[object, ...]]:
        sentence = self._sentences[number]
        if self._awaited:
            speaker, carried, cue = self._awaited
            self._awaited = None
            opened = sentence.close_of.keys() | sentence.unclosed
            opening = min(opened & {0, 1}, default=None)
            if opening is not None:
                end = sentence.close_of.get(opening, len(sentence.words) - 1) + 1
                speech = Speech(opening, end, "quote", None, cue.kind, None)
                yield from self._of_speech(number, speech, speaker, carried, cue)
                sentence.quoted[:end] = b"\1" * end
                sentence.close_of.pop(opening, None)
        speeches = find_speech(sentence, is_title=row.kind != "body")
        subject = self._subject_of(sentence, row, speeches)
        for speech in speeches:
            own, carried = self._speaker(sentence, row, speech, subject)
            if own is _NO_ONE and speech.cue is None:
                continue  # neither cue nor speaker: a title, as likely as speech
            if not speech.nested and not speech.relays:
                subject = own
            cue = self._cue(number, speech)
            if speech.begin == len(sentence.words):
                self._awaited = own, carried, cue
            else:
                yield from self._of_speech(number, speech, own, carried, cue)

    def _cue(self, number: int, speech: Speech) -> _WrittenCue:
        if speech.cue is None:
            return _NO_CUE
        row, sentence = self._given[number], self._sentences[number]
        start, end = sentence.starts[speech.cue[0]], sentence.ends[speech.cue[1]]
        text = row.text[start:end]
        return _WrittenCue(text, speech.cue_kind, row.start + start, row.start + end)

    def _speaker(
        self, sentence: Sentence, row: SentenceRow, speech: Speech, before: Speaker | None
    ) -> tuple[Speaker, bool]:
        """Who says a speech, and whether they are carried over."""
        if speech.subject:
            speaker = self._named(sentence, row, speech.subject, speech)
            if not speech.relays and not speech.nested:
                self._memory.hear(speaker)
            return speaker, False
        if before is not None and (
            speech.in_clause or agrees(before, speech.gender, speech.number)
        ):
            is_here = 0 <= before.start - row.start < len(row.text)
            return before, not (speech.in_clause and is_here)
        return self._memory.last(speech.gender, speech.number) or _NO_ONE, True

    def _named(
        self, sentence: Sentence, row: SentenceRow, places: tuple[int, int], speech: Speech | None
    ) -> Speaker:
        start, end = sentence.starts[places[0]], sentence.ends[places[1] - 1]
        head = sentence.words[places[0]].flags
        if head & JOINED:
            start += 1
        elif speech and speech.relays and head & ATTACHED:
            # Of لتقديرات the ل is no part; للوزارة is left whole.
            phrase = row.text[start:end]
            start += phrase.startswith(FOR) and not phrase.startswith(FOR_THE)
        text = row.text[start:end]
        actor = self._memory.actor_of(text)
        gender, number = (speech.gender, speech.number) if speech else ("", "")
        return Speaker(text, row.start + start, row.start + end, actor, gender, number)

    def _subject_of(
        self, sentence: Sentence, row: SentenceRow, speeches: list[Speech]
    ) -> Speaker | None:
        """The subject of a sentence whose first cue names no one: استقبل الرئيس ... وأكد أن."""
        first = next((speech for speech in speeches if not speech.nested), None)
        if first is None or first.subject:
            return None
        limit = first.cue[0] if first.cue else first.begin
        words, first_place = sentence.words, _behind_particle(sentence)
        lead = words[first_place].flags
        start = first_place + (not (lead & DEFINITE and lead & (SPEAKS | NAME)))
        if start >= limit or (start > first_place and lead & _NOT_LEADING):
            return None
        head = words[start]
        if head.flags & ATTACHED or not (head.flags & SPEAKS or is_proper(head)):
            return None
        end = short_end(sentence, start, limit)
        return self._named(sentence, row, (start, end), None) if end > start else None

    def _of_speech(
        self, number: int, speech: Speech, speaker: Speaker, carried: bool, cue: _WrittenCue
    ) -> Iterator[tuple[object, ...]]:
        """Yield the row of a speech, unless it stands inside another of the same actor."""
        row, sentence = self._given[number], self._sentences[number]
        begin, end = speech.begin, speech.end
        first, last = _shown(sentence, speech)
        start, stop = row.start + first, row.start + last
        actor = speaker.actor.actor
        if start < self._said_until.get(actor, 0):
            return
        if sentence.unclosed and any(begin <= at < end for at in sentence.unclosed):
            stop = self._closed_later(number) or stop
        self._said_until[actor] = stop
        written = ("", -1, -1) if carried else (speaker.text, speaker.start, speaker.end)
        place = (self._doc_id, row.sent_id, start, stop)
        said = (cue.text, cue.kind, _mode(sentence, speech), carried, cue.start, cue.end)
        yield (*place, *written, actor, speaker.actor.kind, *said)

    def _closed_later(self, number: int) -> int | None:
        """Where a quotation ends whose closing mark stands in one of the next sentences.

        Only if no one else speaks before that mark: a missing mark must not take the words of
        others. What is so joined is quoted, and not searched again.
        """
        for later in range(number + 1, min(number + 1 + _MAX_JOINED, len(self._given))):
            sentence, row = self._sentences[later], self._given[later]
            close = sentence.stray_close
            if row.kind != "body" or min(sentence.close_of, default=len(sentence.words)) < close:
                return None
            limit = close if close >= 0 else len(sentence.words)
            if any(one.at < limit and one.joins for one in find_statements(sentence)[0]):
                return None
            if close >= 0:
                for between in range(number + 1, later):
                    quoted = self._sentences[between].quoted
                    quoted[:] = b"\1" * len(quoted)
                sentence.quoted[: close + 1] = b"\1" * (close + 1)
                return row.start + sentence.starts[close]
            if sentence.close_of or sentence.unclosed:
                return None
        return None


def _shown(sentence: Sentence, speech: Speech) -> tuple[int, int]:
    """Offsets of a speech, without the marks around it where it is all quotation."""
    begin, end = speech.begin, speech.end
    if speech.how == "quote" and sentence.close_of.get(begin, end - 1) == end - 1:
        begin += bool(sentence.words[begin].flags & QUOTE and end - begin > 1)
        end -= bool(sentence.words[end - 1].flags & QUOTE and end - begin > 1)
    return sentence.starts[begin], sentence.ends[end - 1]


def _mode(sentence: Sentence, speech: Speech) -> str:
    if speech.how == "quote":
        return "direct"
    return "mixed" if any(speech.begin <= at < speech.end for at in sentence.marks) else "indirect"


def _behind_particle(sentence: Sentence) -> int:
    """Where the verb of a sentence stands behind وللتذكير فقد or كما."""
    first = sentence.first
    near = range(first, min(first + 3, len(sentence.words) - 2))
    opener = place_of(sentence.words, OPENER, near)
    return first if opener is None else opener + 1
