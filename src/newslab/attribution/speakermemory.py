"""Who spoke so far in an article: for cues that name no one, and names that say less each time."""

from typing import NamedTuple

from newslab.attribution.actors import Actor, Actors, alias_words, speaker_name
from newslab.attribution.grammar import keys

# Speakers further back are not meant by وأضاف.
_REMEMBERED = 12
_KNOWN_NAMES = 60
_UNNAMED = "unnamed source"
_SOURCE = keys("the_source")
NOBODY = Actor("", "")


class Speaker(NamedTuple):
    """Who says something: as written, with offsets into the article, and as resolved.

    Attributes
    ----------
    text : str
    start, end : int
    actor : Actor
    gender, number : str
        m, f or "", and s, p or "": as the verb beside the name shows them.
    """

    text: str
    start: int
    end: int
    actor: Actor
    gender: str = ""
    number: str = ""


class SpeakerMemory:
    """The speakers of one article, in the order in which they were named.

    Parameters
    ----------
    actors : Actors
    """

    def __init__(self, actors: Actors) -> None:
        self._actors = actors
        self._heard: list[Speaker] = []
        self._names: list[tuple[frozenset[str], Actor]] = []

    def hear(self, speaker: Speaker) -> None:
        """Remember a speaker who was named beside a cue."""
        self._heard.append(speaker)
        del self._heard[:-_REMEMBERED]

    def last(self, gender: str, number: str) -> Speaker | None:
        """Return the last speaker whom a verb of this gender and number can mean."""
        for speaker in reversed(self._heard):
            if agrees(speaker, gender, number):
                return speaker
        return self._heard[-1] if self._heard else None

    def actor_of(self, phrase: str) -> Actor:
        """Resolve a speaker as written: by the list, or by a fuller name earlier in the article.

        The article comes first for an office: its own الرئيس is the one that it named.
        """
        words = alias_words(phrase)
        key = frozenset(words)
        listed = self._actors.resolve(phrase)
        actor = listed
        if listed is None or listed.kind == _UNNAMED or self._actors.is_office(words):
            actor = self._earlier(key) or listed
        actor = actor or Actor(speaker_name(phrase), "")
        self._names.append((key, actor))
        del self._names[:-_KNOWN_NAMES]
        return actor

    def _earlier(self, words: frozenset[str]) -> Actor | None:
        for known, actor in reversed(self._names):
            if words <= known:
                return actor
        if words == _SOURCE:
            return next(
                (actor for _, actor in reversed(self._names) if actor.kind == _UNNAMED), None
            )
        return None


def agrees(speaker: Speaker, gender: str, number: str) -> bool:
    """Whether a verb of this gender and number can have this speaker as its subject."""
    if number == "p":
        return speaker.number in ("p", "")
    return not (gender and speaker.gender) or gender == speaker.gender
