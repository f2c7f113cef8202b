"""Whose voice a place in an article is: the outlet's own, or that of someone it lets speak."""

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

import pandas as pd

from newslab.tables import check

OWN, QUOTED = "own", "quoted"
_COLUMNS = ("doc_id", "start", "end", "speaker", "actor", "cue", "carried", "cue_start", "cue_end")


class Voice(NamedTuple):
    """A voice (empty where nobody looked), who speaks, and the cue that says so."""

    voice: str
    actor: str
    cue: str


_OUTLET, _UNKNOWN = Voice(OWN, "", ""), Voice("", "", "")


class _Span(NamedTuple):
    start: int
    end: int
    voice: Voice
    speaker: str
    carried: bool


class _CueSpan(NamedTuple):
    start: int
    end: int
    span: _Span


class Voices:
    """Who speaks where, looked up by place.

    Parameters
    ----------
    attributions : pandas.DataFrame, optional
        Spans said by someone: doc_id, start, end, speaker, actor, cue, carried, cue_start,
        cue_end (`find_attributions`). Without it no voice can be told.

    Raises
    ------
    InputError
        If a column is missing.
    """

    def __init__(self, attributions: pd.DataFrame | None) -> None:
        self.is_known = attributions is not None
        self._spans: dict[str, list[_Span]] = {}
        self._cues: dict[str, list[_CueSpan]] = {}
        if attributions is None:
            return
        attributions = check(attributions, "attributions", columns=_COLUMNS)
        cells = (attributions[name].tolist() for name in _COLUMNS)
        for doc_id, start, end, speaker, actor, cue, carried, *of_cue in zip(*cells, strict=True):
            span = _Span(start, end, Voice(QUOTED, actor or speaker, cue), speaker, carried)
            self._spans.setdefault(doc_id, []).append(span)
            # A speaker who is carried over from another sentence may have no cue.
            if of_cue[0] < of_cue[1]:
                self._cues.setdefault(doc_id, []).append(_CueSpan(of_cue[0], of_cue[1], span))
        for spans in self._spans.values():
            spans.sort()
        for cues in self._cues.values():
            cues.sort()
        self._starts = {doc_id: [s.start for s in spans] for doc_id, spans in self._spans.items()}
        # Where the furthest of the spans up to each ends.
        self._furthest = {
            doc_id: list(accumulate((span.end for span in spans), max))
            for doc_id, spans in self._spans.items()
        }

    def at(self, doc_id: str, start: int, end: int) -> Voice:
        """The voice of a place: of the innermost span that holds all of it, else the outlet's."""
        if not self.is_known:
            return _UNKNOWN
        if doc_id not in self._spans:
            return _OUTLET
        spans, furthest = self._spans[doc_id], self._furthest[doc_id]
        for number in range(bisect_right(self._starts[doc_id], start) - 1, -1, -1):
            if spans[number].end >= end:
                return spans[number].voice
            if furthest[number] < end:
                break
        return _OUTLET

    def doer(self, doc_id: str, start: int, end: int, sentence: str, sentence_start: int) -> str:
        """Who does what a word of the outlet tells, as far as the attributions of its sentence say.

        Parameters
        ----------
        doc_id : str
        start, end : int
            Place of the word, such as تدين.
        sentence : str
        sentence_start : int
            Where the sentence begins in the article.

        Returns
        -------
        str
            The actor of the cue that the word is; or of the next cue of the sentence, if this
            carries the speaker on or its speaker is named before it; or nothing.
        """
        cues = self._cues.get(doc_id, [])
        behind = bisect_left(cues, start, key=lambda cue: cue.start)
        for cue in cues[max(behind - 1, 0) : behind + 2]:
            if cue.start < end and start < cue.end:
                return cue.span.voice.actor
            if end <= cue.start < sentence_start + len(sentence):
                speaker = cue.span.speaker
                is_named = speaker and sentence.find(speaker, 0, cue.start - sentence_start) >= 0
                return cue.span.voice.actor if cue.span.carried or is_named else ""
        return ""
