"""Phrases that name a source (بحسب الوزارة) or give the wording to the speaker (حسب تعبيره)."""

from typing import NamedTuple

from newslab.attribution.complements import find_complement
from newslab.attribution.cues import CueForm
from newslab.attribution.grammar import (
    BOUND_ENDING,
    COMMA,
    FREE_ENDING,
    OWN_PRONOUNS,
    WORDING,
    keys,
    listed,
    word_classes,
)
from newslab.attribution.inflect import BOUND_NOUN, FINITE
from newslab.attribution.nouncomplements import WINDOW
from newslab.attribution.nounphrases import phrase_end
from newslab.attribution.sentence import Sentence
from newslab.attribution.speakers import (
    DOCUMENT,
    is_source_phrase,
    subject_behind,
    subject_behind_preposition,
)
from newslab.attribution.words import Word

_TOLD_WHAT = keys("told_what")
_BACK = keys("given_back")
# Cues that a verb follows.
(_AS,) = listed("as")
_WITH_VERB = listed("source_with_verb")


class Source(NamedTuple):
    """A source named by a phrase: بحسب الوزارة; `subject` is None for حسب تعبيره."""

    at: int
    last: int
    reading: CueForm
    subject: tuple[int, int] | None
    end: int


def find_source(sentence: Sentence, at: int, reading: CueForm) -> Source | None:
    """A phrase that names a source, or gives the wording back to the speaker."""
    words = sentence.words
    name = at + 1 + len(reading.more)
    if [word.key for word in words[at + 1 : name]] != list(reading.more) or name >= len(words):
        return None
    if _gives_wording_back(words, name):
        return Source(at, name, reading, None, name + 1)
    if words[name].flags & WORDING and name + 1 < len(words):
        name += 1
    stop = min(len(words), name + WINDOW // 2)
    is_told = words[name].key in _TOLD_WHAT
    if is_told or reading.cue.cue in _WITH_VERB:
        return _told_by(sentence, at, name + is_told, reading)
    end = phrase_end(sentence, name, stop, behind_l=True)
    if end == name or not is_source_phrase(sentence, name, end):
        return None
    return Source(at, name - 1, reading, (name, end), end)


def _gives_wording_back(words: list[Word], at: int) -> bool:
    """Whether a word behind حسب is one of wording with the speaker's pronoun: تعبيره, له."""
    key = words[at].key
    return (
        BOUND_NOUN in words[at].parts
        or key in _BACK
        or any(
            key.endswith(pronoun) and _is_wording(key.removesuffix(pronoun))
            for pronoun in OWN_PRONOUNS
        )
    )


def _is_wording(stem: str) -> bool:
    free = stem[:-1] + FREE_ENDING * stem.endswith(BOUND_ENDING)
    return any(word_classes().get(form, 0) & WORDING for form in (stem, free))


def _told_by(sentence: Sentence, at: int, verb: int, reading: CueForm) -> Source | None:
    """A source told by a verb: وفق ما ذكرت الوكالة, كما قال ترامب, بحسب ما جاء في البيان."""
    words = sentence.words
    stop = min(len(words), verb + WINDOW // 2)
    pauses = (
        here
        for here in range(verb + 1, stop)
        if words[here].flags & COMMA and not sentence.quoted[here]
    )
    stop = next(pauses, stop)
    readings = words[verb].forms if verb < len(words) else []
    inner = next((one for one in readings if one.form.part == FINITE), None)
    if any(one.cue.behind_ma for one in readings):
        return None  # على ما سماه: a name given, not a source
    if inner is None:
        # Any verb may stand behind وفق ما (علمته), if one who can speak follows.
        subject = None if reading.cue.cue == _AS else subject_behind(sentence, verb, stop)
        is_told = subject is not None and is_source_phrase(sentence, *subject)
        return Source(at, verb, reading, subject, subject[1]) if subject and is_told else None
    if reading.cue.cue == _AS and find_complement(sentence, verb, inner):
        return None  # كما قال إن: a statement of its own
    if inner.cue.source == DOCUMENT:
        subject = subject_behind_preposition(sentence, verb, stop, DOCUMENT)
    else:
        subject = subject_behind(sentence, verb, stop)
    return Source(at, verb, reading, subject, subject[1] if subject else verb + 1)
