"""Who a speaker is: names, titles and roles of a list that a researcher can edit."""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

import pandas as pd

from newslab.arabic import clean, fold, token_spans
from newslab.attribution.grammar import FOR_THE, THE, keys
from newslab.errors import InputError, check_columns
from newslab.resources import read_list, shipped_list

ActorsOf: TypeAlias = Literal[True] | str | Path | pd.DataFrame

KINDS = ("person", "state", "movement", "media", "official body", "organization", "unnamed source")
COLUMNS = ("actor", "alias", "kind", "reason")
# In this place of a name an alias gives the kind, and the speaker as written stays the actor.
AS_WRITTEN = "*"


class Actor(NamedTuple):
    """A name, and the kind of actor it is."""

    actor: str
    kind: str


def read_actors(actors: ActorsOf = True) -> pd.DataFrame:
    """Read and check a list of actors.

    Parameters
    ----------
    actors : True, str, path or pandas.DataFrame
        The shipped list ``actors.tsv``, a file of your own (separated by tabs), or a table.

    Returns
    -------
    pandas.DataFrame
        One row an alias: actor (the name by which results call it, or ``*``: the speaker as
        written), alias (a name, title or role, in any spelling of hamza, with or without ال),
        kind (person, state, movement, media, official body, organization, unnamed source),
        reason, row.

    Raises
    ------
    InputError
        If a column is missing, a cell empty, a kind unknown, or an alias stands for two actors.

    Examples
    --------
    >>> read_actors().set_index("alias").loc["ترامب", ["actor", "kind"]].tolist()
    ['دونالد ترامب', 'person']
    """
    if isinstance(actors, pd.DataFrame):
        where = "actors"
        check_columns(actors, COLUMNS, name=where, maker="read_actors")
        table = actors[list(COLUMNS)].fillna("").astype("str").assign(row=range(len(actors)))
    elif actors is True:
        where, table = "actors.tsv", shipped_list("actors.tsv", COLUMNS)
    else:
        where, table = str(actors), read_list(actors, COLUMNS)
    problems = []
    first: dict[tuple[str, ...], str] = {}
    for row, actor, alias, kind in table[["row", "actor", "alias", "kind"]].itertuples(index=False):
        words = alias_words(alias)
        if not actor.strip():
            problems.append(f"row {row}: nothing in 'actor'")
        if not words:
            problems.append(f"row {row}: alias {alias!r} has no word")
        if kind not in KINDS:
            problems.append(f"row {row}: kind {kind!r} is none of {', '.join(KINDS)}")
        if first.setdefault(words, actor) != actor:
            problems.append(f"row {row}: alias {alias!r} stands for {first[words]!r} already")
    if problems:
        raise InputError(where, problems, "Mend the rows; each alias stands for one actor.")
    return table


@lru_cache(maxsize=50_000)
def alias_words(phrase: str) -> tuple[str, ...]:
    """Folded words of a phrase, without ال: as aliases are compared."""
    return tuple(bare_word(fold(clean(phrase[start:end]))) for start, end, _ in token_spans(phrase))


def bare_word(key: str) -> str:
    """A folded word without the article."""
    return key[2:] if key.startswith((THE, FOR_THE)) and len(key) > 4 else key


class Actors:
    """Resolves a speaker as written to an actor.

    A person is found anywhere in the phrase, if no other person's office or kin stands before the
    name (مستشار ترامب is not ترامب). A state, movement, body or outlet is found only at the head
    of the phrase, or behind who speaks in its name (المتحدث باسم).

    Parameters
    ----------
    table : pandas.DataFrame
        Of `read_actors`.
    """

    def __init__(self, table: pd.DataFrame) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Actor]]] = {}
        for actor, alias, kind in table[["actor", "alias", "kind"]].itertuples(index=False):
            words = alias_words(alias)
            self._by_first.setdefault(words[0], []).append((words, Actor(actor, kind)))
        for readings in self._by_first.values():
            readings.sort(key=lambda one: -len(one[0]))
        self.resolve = lru_cache(maxsize=50_000)(self._resolve)

    def names(self) -> dict[str, bool]:
        """Folded words of listed names, with and without ال, and whether each is a whole name.

        A word of a person's name may have others beside it (محمد), the name of a state or body
        that is one word has not (إيران).
        """
        found: dict[str, bool] = {}
        for first, readings in self._by_first.items():
            for alias, actor in readings:
                if actor.kind == "person" and first not in _OFFICES:
                    found.update(dict.fromkeys(alias, False))
                elif len(alias) == 1 and actor.actor != AS_WRITTEN:
                    found[first] = True
        return found | {THE + name: whole for name, whole in found.items()}

    def alias_at(self, words: Sequence[str], at: int) -> tuple[int, Actor] | None:
        """Length and actor of the longest alias that begins at a place of folded bare words."""
        for alias, actor in self._by_first.get(words[at], ()):
            if tuple(words[at : at + len(alias)]) == alias:
                return len(alias), actor
        return None

    @staticmethod
    def is_office(words: Sequence[str]) -> bool:
        """Whether folded bare words begin with an office, which one person holds after another."""
        return bool(words) and words[0] in _OFFICES

    def _resolve(self, phrase: str) -> Actor | None:
        """The actor of a speaker as written, or None if the list has none."""
        words = alias_words(phrase)
        head = _head(words)
        best: tuple[int, int, Actor] | None = None
        at = 0
        while at < len(words):
            found = self.alias_at(words, at)
            if found is None:
                at += 1
                continue
            length, actor = found
            if actor.kind == "person":
                is_last = at + length == len(words)
                is_anothers = at > 0 and words[at - 1] in _OF_ANOTHER
                allowed = not is_anothers and (is_last or words[at] not in _OFFICES)
            else:
                allowed = at in (0, head)
            rank = (actor.kind == "person", length)
            if allowed and (best is None or rank >= best[:2]):
                best = (*rank, actor)
            at += length
        if best is None:
            return None
        actor = best[2]
        return Actor(speaker_name(phrase), actor.kind) if actor.actor == AS_WRITTEN else actor


# An office before a name that the list does not hold is another's (الرئيس الأمريكي السابق ...).
_OFFICES = keys("office")
# Words behind which the one who speaks is named.
_IN_NAME_OF = keys("in_the_name")
_CARRIERS = keys("carrier")
# Behind these a name is that of someone else: مستشار ترامب.
_OF_ANOTHER = keys("of_another")


def _head(words: tuple[str, ...]) -> int:
    """Where the one who speaks is named, if a spokesperson or document stands before."""
    for at, word in enumerate(words[:-1]):
        if word in _IN_NAME_OF:
            return at + 1
    if len(words) > 1 and words[0] in _CARRIERS:
        return 1
    return 0


def speaker_name(phrase: str) -> str:
    """A speaker as written, without signs and harakat: the actor where no list gives one."""
    words = [clean(phrase[start:end]) for start, end, _ in token_spans(phrase)]
    if words and words[0].startswith(FOR_THE):
        words[0] = THE + words[0][len(FOR_THE) :]  # وفقا للوزارة
    return " ".join(words)


@cache
def shipped_actors() -> Actors:
    """`Actors` of the shipped list, made once."""
    return Actors(read_actors())
