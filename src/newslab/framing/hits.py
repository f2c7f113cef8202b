"""Find the frames of a codebook in sentences: where, in whose voice, pointing which way, why."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from newslab.arabic.clean import clean, fold
from newslab.attribution.grammar import AND, SO, key_of
from newslab.errors import InputError
from newslab.framing.codebook import Codebook
from newslab.framing.codebookchecks import rule_of
from newslab.framing.hitvoices import OWN, QUOTED, Voice, Voices
from newslab.framing.matching import (
    PatternMatch,
    SentenceTokens,
    matcher_of,
    tokens_of_sentences,
    without_overlaps,
)
from newslab.framing.negation import Negation, Reach, Reached, cited, shown
from newslab.framing.patterns import Pattern, parse_pattern
from newslab.tables import check, make_table

NAMING = "naming"
_SETTING_ASIDE = frozenset({"negated", "distanced"})
_WE = key_of("first_person")
_NONE: frozenset[str] = frozenset()


def code_frames(
    sentences: pd.DataFrame, codebook: Codebook, *, attributions: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Find every entry of a codebook in sentences: frames, and names as the frame ``naming``.

    That a frame is there, whose voice it is in, and which way it points are three columns of their
    own. Each hit says in `why` what decided it.

    Parameters
    ----------
    sentences : pandas.DataFrame
        With doc_id, sent_id, start, end, kind, text (`split_sentences`). Credits are not searched.
    codebook : Codebook
        From `load_codebook`.
    attributions : pandas.DataFrame, optional
        Spans said by someone (`find_attributions`). Without them `voice` is empty.

    Returns
    -------
    pandas.DataFrame
        One row a hit, in the order of `sentences`:

        - doc_id (str), sent_id (int); start, end (int: offsets into the article, the end is
          exclusive), match (str: that text);
        - frame, stance, entry (str: of the row of ``frames.csv``);
        - voice (str): ``quoted`` inside an attributed span, else ``own``; empty without
          attributions. An act of taking sides (تدين), and what it rejects or praises, is its
          doer's and therefore ``quoted`` too, unless it is in the first person;
        - actor (str): who speaks or acts, where the attributions tell it, else empty;
        - negated, distanced, opposed (bool): whether a particle of ``negation.csv`` denies the
          words, leaves them to someone else (ما وصفه بـ, a word or two in quotation marks), or
          opposes them (رفض);
        - points_to (str): the stance it speaks for; empty if negated or distanced. An opposed hit
          speaks for the stance that ``categories.csv`` names, if any;
        - match_level (str): ``surface``, ``lemma``, ``phrase`` or ``pattern``;
        - target (str): the referent named nearest in the sentence (by ``namings.csv``), or empty;
        - loaded (str): of a name ``no``, ``disputed`` or ``yes``; else empty;
        - why (str): the decision in English words; what it cites of the article stands between
          U+2068 and U+2069, so that it turns no text around it.

        Of a name, frame is ``naming``, stance and points_to are the pole, entry is the name, and
        target the referent. A name is used whatever is denied or rejected of its bearer, so it is
        neither negated nor opposed. Within a stance, and among names, the longest match wins and
        none overlap; a frame and a name may share words.

    Raises
    ------
    InputError
        If a column is missing or `codebook` is none.

    Examples
    --------
    >>> from newslab.framing.codebook import load_codebook
    >>> from newslab.corpus.segment import split_sentences
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["دعا إلى رفض كافة مشاريع التطبيع."]})
    >>> hits = code_frames(split_sentences(articles), load_codebook())
    >>> hits[["match", "frame", "opposed", "points_to"]]
         match      frame  opposed     points_to
    0      رفض  rejection    False  condemnation
    1  التطبيع  relations     True  condemnation
    """
    columns = ("doc_id", "sent_id", "start", "end", "kind", "text")
    sentences = check(sentences, "sentences", columns=columns)
    if not isinstance(codebook, Codebook):
        raise InputError(
            "codebook", [f"got {type(codebook).__name__}"], "Read one with load_codebook()."
        )
    coder = _Coder(codebook, Voices(attributions))
    rows: list[tuple[object, ...]] = []
    searched = sentences[sentences["kind"] != "credit"]
    places = (searched[name].tolist() for name in ("doc_id", "sent_id", "start"))
    lines = tokens_of_sentences(searched["text"].tolist(), coder.matcher.may_begin)
    for doc_id, sent_id, start, line in zip(*places, lines, strict=True):
        if line.tokens:
            rows += coder.hits(doc_id, sent_id, start, line)
    return make_table(rows, "hits")


class _Entry(NamedTuple):
    """A row of ``frames.csv`` or ``namings.csv``, and its pattern."""

    frame: str
    stance: str
    entry: str
    level: str
    is_act: bool
    target: str
    loaded: str
    pattern: Pattern

    @property
    def listed(self) -> str:
        """Under what it is listed, in words."""
        return f"Listed under {self.target or self.frame} ({self.level})"


class _CodedSentence(NamedTuple):
    """A sentence that is being coded."""

    doc_id: str
    start: int
    line: SentenceTokens
    reach: Reach
    names: list[PatternMatch]
    name_starts: list[int]


class _Coder:
    """A codebook made ready, and whose voice is where."""

    def __init__(self, codebook: Codebook, voices: Voices) -> None:
        self.voices = voices
        self.entries = list(_entries(codebook))
        self.listed = [entry.listed for entry in self.entries]
        self.matcher = matcher_of(tuple(entry.pattern for entry in self.entries))
        self.groups = [NAMING if e.frame == NAMING else (e.stance,) for e in self.entries]
        self.letters = [len(entry.entry) for entry in self.entries]
        particles = codebook.negation[["particle", "type", "scope"]].itertuples(index=False)
        self.negation = Negation([rule_of(*particle) for particle in particles])
        categories = codebook.categories
        self.opposed_as = dict(zip(categories["frame"], categories["opposed"], strict=True))

    def hits(
        self, doc_id: str, sent_id: int, start: int, line: SentenceTokens
    ) -> Iterator[tuple[object, ...]]:
        """Yield the hits of one sentence as rows."""
        found = without_overlaps(self.matcher.find(line), self.groups, self.letters)
        if not found:
            return
        names = [match for match in found if self.entries[match.pattern].frame == NAMING]
        name_starts = [name.first for name in names]
        place = _CodedSentence(doc_id, start, line, self.negation.reach(line), names, name_starts)
        for match in found:
            first, last = line.place(match.first, match.last)
            words = line.text[first:last]
            span = (start + first, start + last)
            yield doc_id, sent_id, *span, words, *self._decided(place, match, span, words)

    def _decided(
        self, place: _CodedSentence, match: PatternMatch, span: tuple[int, int], words: str
    ) -> tuple[object, ...]:
        entry = self.entries[match.pattern]
        marks = self._marks(entry, place.reach, match)
        voice, reason = self._voice(place, match, span, marks)
        why = f"{self.listed[match.pattern]}: {shown(words)}; {reason}"
        effects = {mark.effect for mark in marks} if marks else _NONE
        is_opposed = "opposed" in effects
        points_to = self.opposed_as.get(entry.frame, "") if is_opposed else entry.stance
        if marks:
            why = "; ".join((why, *(mark.reason for mark in _widest(marks))))
        return (
            entry.frame,
            entry.stance,
            entry.entry,
            voice.voice,
            voice.actor,
            "negated" in effects,
            "distanced" in effects,
            is_opposed,
            "" if effects & _SETTING_ASIDE else points_to,
            entry.level,
            entry.target or self._nearest(place, match),
            entry.loaded,
            why,
        )

    def _marks(self, entry: _Entry, reach: Reach, match: PatternMatch) -> Sequence[Reached]:
        marks = reach.marks(match.first, match.last)
        if not marks or entry.frame != NAMING:
            return marks
        # The names of bodies and houses stand in quotation marks without any distance, and
        # حسب تعبيره is said of what was claimed, not of the names in it.
        rules = self.negation.rules
        return [
            mark
            for mark in marks
            if mark.effect == "distanced"
            and rules[mark.rule].scope != "words before"
            and not (rules[mark.rule].type == "quotes" and entry.loaded == "no")
        ]

    def _voice(
        self,
        place: _CodedSentence,
        match: PatternMatch,
        span: tuple[int, int],
        marks: Sequence[Reached],
    ) -> tuple[Voice, str]:
        """Who speaks, and what tells it."""
        voice = self.voices.at(place.doc_id, *span)
        if voice.voice == QUOTED:
            return voice, _said_by(voice)
        if voice.voice != OWN:
            return voice, "no attributions were given"
        entry = self.entries[match.pattern]
        side = next((mark for mark in marks if mark.effect in ("opposed", "reported")), None)
        if entry.is_act:
            act, pattern = (match.first, match.last), entry.pattern
        elif side:
            act, pattern = (side.first, side.last), self.negation.pattern_of(side.rule)
        else:
            return voice, "in the outlet's own words"
        if _is_first_person(place.line.tokens[act[0]], pattern):
            return voice, "in the outlet's own words, in the first person"
        start, end = place.line.place(*act)
        offset, text = place.start, place.line.text
        actor = self.voices.doer(place.doc_id, offset + start, offset + end, text, offset)
        of = _named(actor, "whoever it names")
        return Voice(QUOTED, actor, ""), f"{shown(text[start:end])} is an act of {of}"

    def _nearest(self, place: _CodedSentence, match: PatternMatch) -> str:
        """The referent of the name that stands nearest, before or behind."""
        names = place.names
        if not names:
            return ""
        behind = bisect_left(place.name_starts, match.first)
        nearest = names[behind - 1] if behind else names[0]
        if 0 < behind < len(names):
            next_name = names[behind]
            if next_name.first - match.last < match.first - nearest.last:
                nearest = next_name
        return self.entries[nearest.pattern].target


@lru_cache(maxsize=1_000)  # a span holds several hits
def _said_by(voice: Voice) -> str:
    """What tells that words are someone's whom the outlet lets speak."""
    cue = f"by {shown(voice.cue)}" if voice.cue else "without a cue"
    return f"said by {_named(voice.actor, 'someone')}, {cue}"


def _named(actor: str, nobody: str) -> str:
    return cited(actor) if actor else nobody


def _entries(codebook: Codebook) -> Iterator[_Entry]:
    columns = ["frame", "stance", "entry", "level", "act"]
    for frame, stance, entry, level, act in codebook.frames[columns].itertuples(index=False):
        pattern = parse_pattern(entry, level)
        yield _Entry(frame, stance, entry, level, act == "yes", "", "", pattern)
    columns = ["referent", "name", "loaded", "pole"]
    for referent, name, loaded, pole in codebook.namings[columns].itertuples(index=False):
        pattern = parse_pattern(name, "phrase")
        yield _Entry(NAMING, pole, name, "phrase", False, referent, loaded, pattern)


def _widest(marks: Sequence[Reached]) -> Iterator[Reached]:
    """Yield of each effect the mark with the longest particle: ما وصفه, and not وصفه too."""
    widest: dict[str, Reached] = {}
    for mark in sorted(marks, key=lambda mark: (mark.first - mark.last, mark.first)):
        widest.setdefault(mark.effect, mark)
    yield from widest.values()


def _is_first_person(token: str, pattern: Pattern) -> bool:
    """Whether a verb is in the first person plural: ندين, and not ندد, whose ن is its own."""
    stem = fold(clean(token)).removeprefix(AND).removeprefix(SO)
    verbs = [fold(word.text) for word in pattern.steps[0].words if word.how == "lemma"]
    own = any(verb.startswith(_WE) for verb in verbs)
    return stem.startswith(_WE * (1 + own))
