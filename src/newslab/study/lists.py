"""The lists of ``resources/`` that a study may replace by its own, or extend."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from newslab.arabic import DEFAULT_POLICY, TermPolicy, tokenize
from newslab.attribution.actors import read_actors
from newslab.attribution.cues import read_cues
from newslab.errors import InputError
from newslab.naming.phrases import read_phrases
from newslab.resources import extended_list
from newslab.wording import read_wording

__all__ = ["LISTS", "Lists", "noted", "read_lists"]

# What is left of a list of ours beside the rows of a study is what the study does not name.
LISTS: Mapping[str, tuple[str, ...]] = {
    "actors": ("alias",),
    "agencies": ("name",),
    "names": ("name",),
    "aliases": ("variant",),
    "stopwords": ("word",),
    "statements": ("word",),
    "spellings": ("convention", "word"),
    "cues": ("cue",),
    "wording": ("key",),
}
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "actors": ("actor", "alias", "kind", "reason"),
    "agencies": ("name", "agency", "plain", "reason"),
    "names": ("referent", "name", "reason"),
    "statements": ("word", "kind", "reason"),
    "spellings": ("convention", "form", "word", "reason"),
}


@dataclass(frozen=True)
class Lists:
    """The lists of a study, as the verbs take them: True for ours, else a table.

    `sources` says for each list of the study's own where it stands, for people.
    """

    given: Mapping[str, Any]
    policy: TermPolicy
    wording: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, str]

    def __getitem__(self, name: str) -> Any:
        return self.given.get(name, True)


def read_lists(paths: Mapping[str, str], cues: pd.DataFrame | None) -> tuple[Lists, list[str]]:
    """Read and check the lists that a study names.

    Parameters
    ----------
    paths : mapping of str to str
        By the name of the list; with ``+`` before it, a path extends the shipped list.
    cues : pandas.DataFrame, optional
        The cues of the study's codebook: they are those of the study unless it names others.

    Returns
    -------
    lists : Lists
    problems : list of str
        Every fault of every list, with its key and row.
    """
    problems: list[str] = []

    def reading(name: str, read: Callable[[str], Any], otherwise: Any) -> Any:
        if name not in paths:
            return otherwise
        return noted(problems, f"lists.{name}", lambda: read(paths[name]), otherwise)

    given = {
        name: reading(name, lambda path, name=name: _table(name, path), None)  # type: ignore[misc]
        for name in _COLUMNS
    }
    given["cues"] = reading("cues", lambda path: _cues(path, cues), cues)
    switches = {
        name: reading(name, lambda path, name=name: _switch(name, path), True)  # type: ignore[misc]
        for name in ("aliases", "stopwords")
    }
    wording = reading("wording", lambda path: read_wording(path.removeprefix("+")), {})
    own = {name: table for name, table in given.items() if table is not None}
    policy = TermPolicy(**switches) if {*switches.values()} != {True} else DEFAULT_POLICY
    return Lists(own, policy, wording, dict(paths)), problems


def noted(problems: list[str], key: str, read: Callable[[], Any], otherwise: Any) -> Any:
    """What is read, or `otherwise` where it cannot be: its faults are noted with their key."""
    try:
        return read()
    except InputError as error:
        problems.extend(f"{key}: {fault}" for fault in error.problems)
        return otherwise


def _table(name: str, path: str) -> pd.DataFrame:
    # What is wrong with a file is told with the rows of the file.
    file = path.removeprefix("+")
    if name == "actors":
        read_actors(file)
    elif name in ("names", "spellings"):
        read_phrases(file, f"{name}.tsv", _COLUMNS[name][:-1])
    return extended_list(path, f"{name}.tsv", _COLUMNS[name], LISTS[name])


def _cues(path: str, ours: pd.DataFrame | None) -> pd.DataFrame:
    own = read_cues(path.removeprefix("+"))
    if path.startswith("+"):
        ours = read_cues() if ours is None else ours
        own = pd.concat([ours[~ours["cue"].isin(own["cue"])], own], ignore_index=True)
    return own


def _switch(name: str, path: str) -> str:
    # To use it is to check it.
    tokenize("", policy=DEFAULT_POLICY.but(**{name: path}))
    return path
