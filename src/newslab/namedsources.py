"""Phrases that name a source (بحسب الوزارة) or give back the wording (حسب تعبيره)."""

from typing import NamedTuple

from newslab.clausewords import COMMA, WORDING, Word
from newslab.complements import find_complement
from newslab.cues import CueForm
from newslab.inflect import BOUND_NOUN, FINITE
from newslab.nouncomplements import WINDOW
from newslab.nounphrases import phrase_end
from newslab.speakers import is_source_phrase, subject_behind, subject_behind_preposition
from newslab.units import Unit


class Source(NamedTuple):
    """A source named by a phrase: بحسب الوزارة; `subject` is None for حسب تعبيره."""

    at: int
    last: int
    reading: CueForm
    subject: tuple[int, int] | None
    end: int


def find_source(unit: Unit, at: int, reading: CueForm) -> Source | None:
    """A phrase that names a source, or gives the wording back to the speaker."""
    words = unit.words
    name = at + 1 + len(reading.more)
    if [word.key for word in words[at + 1 : name]] != list(reading.more) or name >= len(words):
        return None
    if _gives_wording_back(words, name):
        return Source(at, name, reading, None, name + 1)
    if words[name].flags & WORDING and name + 1 < len(words):
        name += 1
    stop = min(len(words), name + WINDOW // 2)
    is_told = words[name].key in ("ما", "لما")
    if is_told or reading.cue.cue in ("كما", "حسبما", "على ما"):
        return _told_by(unit, at, name + is_told, reading)
    end = phrase_end(unit, name, stop, behind_l=True)
    if end == name or not is_source_phrase(unit, name, end):
        return None
    return Source(at, name - 1, reading, (name, end), end)


def _gives_wording_back(words: list[Word], at: int) -> bool:
    key = words[at].key
    if key in ("له", "لها", "لهم", "لهما"):
        return True
    if any(one.form.part == BOUND_NOUN and one.form.gender for one in words[at].forms):
        return True
    return any(
        key.endswith(pronoun) and _is_wording(key.removesuffix(pronoun))
        for pronoun in ("ه", "ها", "هم", "هما")
    )


def _is_wording(stem: str) -> bool:
    return stem in _WORDINGS or (stem.endswith("ت") and stem[:-1] + "ه" in _WORDINGS)


_WORDINGS = frozenset(
    [
        "تعبير",
        "قول",
        "وصف",
        "راي",
        "زعم",
        "كلام",
        "تصريح",
        "تقدير",
        "ادعاء",
        "لفظ",
        "مزاعم",
        "اقوال",
        "تصريحات",
        "بيان",
        "اعتقاد",
    ]
)


def _told_by(unit: Unit, at: int, verb: int, reading: CueForm) -> Source | None:
    """A source told by a verb: وفق ما ذكرت الوكالة, كما قال ترامب, بحسب ما جاء في البيان."""
    words = unit.words
    if verb >= len(words):
        return None
    readings = [one for one in words[verb].forms if one.form.part == FINITE]
    if not readings and reading.cue.cue != "كما":
        subject = subject_behind(unit, verb, min(len(words), verb + WINDOW // 2))
        is_told = subject and is_source_phrase(unit, *subject)
        return Source(at, verb, reading, subject, subject[1]) if subject and is_told else None
    for inner in readings:
        if reading.cue.cue == "كما" and find_complement(unit, verb, inner):
            return None
        stop = min(len(words), verb + WINDOW // 2)
        for here in range(verb + 1, stop):
            if words[here].flags & COMMA and not unit.quoted[here]:
                stop = here
                break
        subject = (
            subject_behind_preposition(unit, verb, stop, inner.cue.source)
            if inner.cue.source == "في"
            else subject_behind(unit, verb, stop)
        )
        if subject is None:
            return Source(at, verb, reading, None, verb + 1)
        return Source(at, verb, reading, subject, subject[1])
    return None
