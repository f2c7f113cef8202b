"""What a study says of itself in ``study.toml``: read whole, with every fault in it."""

import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pandas as pd

from newslab.catalog import LANGUAGES, Language
from newslab.corpus.read import ARTICLE_COLUMNS
from newslab.errors import InputError
from newslab.study.lists import LISTS

__all__ = ["FILE", "Settings", "read_settings"]

FILE = "study.toml"
N_POLES = 2


@dataclass(frozen=True)
class Settings:
    """The keys of ``study.toml``, with whole paths.

    Attributes
    ----------
    where : str
        The file, for messages.
    articles : path or pandas.DataFrame
        What `read_corpus` reads, or a table of articles.
    columns : mapping of str to str
        Names of columns in the file of articles, and ours for them.
    codebook : path, optional
    coding : path, optional
        What people coded: a table of spans, or a folder of coding sheets with its key.
    targets : path, optional
    event, follow : str
        An event of the articles, and a doc_id; empty if none is named.
    poles : sequence of str
        Two stances of the codebook, or nothing.
    languages : sequence of str
        The first is that in which the study speaks where nobody asks for another.
    title, about : mapping of str to str
        By language.
    lists : mapping of str to str
        Paths by the name of the list; with ``+`` before it, the path extends the shipped list.
    """

    where: str
    articles: Path | pd.DataFrame
    columns: Mapping[str, str] = field(default_factory=dict)
    codebook: Path | None = None
    coding: Path | None = None
    targets: Path | None = None
    event: str = ""
    follow: str = ""
    poles: Sequence[str] = ()
    languages: Sequence[Language] = LANGUAGES
    title: Mapping[Language, str] = field(default_factory=dict)
    about: Mapping[Language, str] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)


def read_settings(source: Path | Mapping[str, Any]) -> tuple[Settings, list[str]]:
    """Read a file, or the keywords of `open_study`.

    Parameters
    ----------
    source : pathlib.Path or mapping
        ``study.toml``, or its keys and values.

    Returns
    -------
    settings : Settings
        Without what is faulty.
    problems : list of str
        Every fault, with its key and what is allowed.

    Raises
    ------
    InputError
        If the file cannot be read at all, or no articles are named: there is nothing to go on with.
    """
    if isinstance(source, Path):
        reader = _Reader(str(source), _read_toml(source), source.parent, is_file=True)
    else:
        given = {key: value for key, value in source.items() if value is not None}
        reader = _Reader("open_study", given, Path(), is_file=False)
    return reader.settings(), reader.problems


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        advice = 'It must be TOML in UTF-8, such as: articles = "data/raw"'
        raise InputError(str(path), [f"cannot be read: {error}"], advice) from error


class _Reader:
    """Reads one key after the other and notes what is wrong with it."""

    def __init__(self, where: str, given: Mapping[str, Any], folder: Path, *, is_file: bool):
        self.where = where
        self.problems: list[str] = []
        self._given = given
        self._folder = folder
        self._is_file = is_file

    def settings(self) -> Settings:
        readers: dict[str, Callable[[str], Any]] = {
            "articles": self._articles,
            "columns": self._columns,
            **dict.fromkeys(("codebook", "coding", "targets"), self._path),
            **dict.fromkeys(("event", "follow"), self._text),
            "poles": self._poles,
            "languages": self._languages,
            **dict.fromkeys(("title", "about"), self._by_language),
            "lists": self._lists,
        }
        self._unknown("", self._given, readers)
        read = {key: read_it(key) for key, read_it in readers.items() if key in self._given}
        if read.get("articles") is None:
            if "articles" not in self._given:
                self.problems.insert(0, "articles: is missing; it names the corpus")
            raise InputError(self.where, self.problems, 'The first key is articles = "data/raw".')
        return Settings(self.where, **{k: value for k, value in read.items() if value is not None})

    def _fault(self, key: str, fault: str) -> None:
        self.problems.append(f"{key}: {fault}")

    def _unknown(self, prefix: str, given: Mapping[str, Any], known: Mapping[str, Any]) -> None:
        for key in given:
            if key not in known:
                near = get_close_matches(str(key), list(known), n=1)
                said = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(known)}"
                self._fault(f"{prefix}{key}", f"is no key of a study; {said}")

    def _table(self, key: str, what: str) -> Mapping[str, Any] | None:
        value = self._given[key]
        if isinstance(value, Mapping):
            return value
        self._fault(key, f"is {value!r}, not {what}")
        return None

    def _text(self, key: str) -> str | None:
        value = self._given[key]
        if isinstance(value, str) and value.strip():
            return value
        self._fault(key, f"is {value!r}; it must be a text in quotation marks")
        return None

    def _texts(self, key: str) -> list[str] | None:
        value = self._given[key]
        if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
            return list(value)
        self._fault(key, f'is {value!r}; it must be a list of texts, such as ["a", "b"]')
        return None

    def _articles(self, key: str) -> Path | pd.DataFrame | None:
        value = self._given[key]
        if isinstance(value, pd.DataFrame):
            return value
        return self._path(key, anywhere=True)

    def _path(self, key: str, *, anywhere: bool = False) -> Path | None:
        value = self._given[key]
        if not isinstance(value, str | os.PathLike) or not str(value).strip():
            self._fault(key, f"is {value!r}; it must be a path in quotation marks")
            return None
        return self._existing(key, str(value), anywhere=anywhere)

    def _existing(self, key: str, value: str, *, anywhere: bool = False) -> Path | None:
        path = Path(os.path.normpath(self._folder / value))
        # A study that is passed on must not read, and publish, what else lies on a disk. What its
        # articles are, a reader sees at once.
        inside = path.is_relative_to(Path(os.path.normpath(self._folder)))
        if self._is_file and not anywhere and (not inside or Path(value).is_absolute()):
            self._fault(key, f"{value!r} is outside the folder of the study; put a copy inside")
            return None
        if not path.exists():
            self._fault(key, f"no such file or folder: {value!r}")
            return None
        return path

    def _columns(self, key: str) -> Mapping[str, str] | None:
        table = self._table(key, 'a table of their names and ours, such as {title = "headline"}')
        known = {}
        for theirs, ours in (table or {}).items():
            if ours in ARTICLE_COLUMNS:
                known[theirs] = ours
            else:
                allowed = ", ".join(ARTICLE_COLUMNS)
                self._fault(
                    f"{key}.{theirs}", f"{ours!r} is no column of ours; use one of {allowed}"
                )
        return known

    def _poles(self, key: str) -> list[str] | None:
        poles = self._texts(key)
        if poles is not None and len(set(poles)) != N_POLES:
            self._fault(key, f"is {poles!r}; it must be two stances of the codebook, or left out")
            return None
        return poles

    def _languages(self, key: str) -> list[Language] | None:
        languages = self._texts(key)
        if languages is None:
            return None
        known = [lang for lang in dict.fromkeys(languages) if lang in LANGUAGES]
        if known != languages or not known:
            self._fault(key, f"is {languages!r}; use each of {', '.join(LANGUAGES)} at most once")
        return known or None

    def _by_language(self, key: str) -> Mapping[Language, str] | None:
        value = self._given[key]
        if isinstance(value, str):
            return dict.fromkeys(LANGUAGES, value)
        table = self._table(key, 'a text, or one for each language, such as {en = "…"}')
        kept = {}
        for lang, text in (table or {}).items():
            if lang not in LANGUAGES:
                self._fault(f"{key}.{lang}", f"no such language; use {', '.join(LANGUAGES)}")
            elif not isinstance(text, str) or not text.strip():
                self._fault(f"{key}.{lang}", f"is {text!r}; it must be a text in quotation marks")
            else:
                kept[lang] = text
        # What is told in one language alone serves the others too.
        first = next(iter(kept.values()), None)
        return None if first is None else {lang: kept.get(lang, first) for lang in LANGUAGES}

    def _lists(self, key: str) -> Mapping[str, str] | None:
        table = self._table(key, "a table of lists and their paths")
        if table is None:
            return None
        self._unknown(f"{key}.", table, LISTS)
        found = {}
        for name, value in table.items():
            if name not in LISTS:
                continue
            if not isinstance(value, str | os.PathLike) or not str(value).strip("+ "):
                self._fault(
                    f"{key}.{name}",
                    f"is {value!r}; it must be a path, with + before it to extend our list",
                )
                continue
            sign = "+" if str(value).startswith("+") else ""
            path = self._existing(f"{key}.{name}", str(value).removeprefix("+"))
            if path is not None:
                found[name] = f"{sign}{path}"
        return found
