"""Codebooks: the words of each frame, loaded names and negation, as files that a person edits."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pandas as pd

from newslab.attribution.cues import read_cues
from newslab.csvrows import read_csv_rows
from newslab.errors import InputError
from newslab.framing.codebookchecks import (
    category_faults,
    frame_faults,
    naming_faults,
    negation_faults,
)
from newslab.resources import resource_path

SHIPPED = "codebook"


@dataclass(frozen=True)
class Codebook:
    """The tables of a codebook, checked.

    Attributes
    ----------
    frames : pandas.DataFrame
        One row an entry: frame, stance, entry, level (surface, lemma, phrase, pattern), act
        (``yes`` if the entry names an act of taking sides, which is its doer's), note, source,
        positive (words that it matches), negative (near words that it does not match).
    namings : pandas.DataFrame
        One row a name: referent, name, loaded (no, disputed, yes), pole (whose vocabulary a
        loaded or disputed name belongs to), evidence, source.
    negation : pandas.DataFrame
        One row a particle: particle, type, scope, reason, positive, negative (the words in square
        brackets are reached in the one and not in the other).
    categories : pandas.DataFrame
        One row a frame: frame, stance, opposed (the stance for which the frame speaks when its
        words are opposed; empty if none), definition. Empty table if the codebook has none.
    cues : pandas.DataFrame
        One row a reporting cue, for ``find_attributions(sentences, cues=codebook.cues)``: cue,
        present, participle, noun, kind, complement, polarity_from, reason (`read_cues`).
    sources : mapping of str to pathlib.Path
        The file that each of these was read from, by its name; a table that the codebook has not
        is not in it.
    """

    frames: pd.DataFrame
    namings: pd.DataFrame
    negation: pd.DataFrame
    categories: pd.DataFrame
    cues: pd.DataFrame
    sources: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True)
class _File:
    """What a file of a codebook must hold."""

    columns: tuple[str, ...]
    may_be_empty: tuple[str, ...]
    faults: Callable[[pd.DataFrame], Iterator[str]]


_FILES = {
    "frames": _File(
        ("frame", "stance", "entry", "level", "note", "source", "positive", "negative"),
        ("note",),
        faults=frame_faults,
    ),
    "namings": _File(
        ("referent", "name", "loaded", "pole", "evidence", "source"),
        ("pole",),
        faults=naming_faults,
    ),
    "negation": _File(
        ("particle", "type", "scope", "reason", "positive", "negative"),
        (),
        faults=negation_faults,
    ),
    "categories": _File(
        ("frame", "stance", "opposed", "definition"),
        ("opposed",),
        faults=category_faults,
    ),
}
_TABLES = (*_FILES, "cues")
# To frames of one topic those of another add nothing; rules of the language are for all.
_OF_TOPIC = ("categories", "namings")


def load_codebook(path: Literal[True] | str | Path = True) -> Codebook:
    """Read a codebook and check every row of it.

    A codebook is a folder of tables in UTF-8, separated by commas; ``data/codebook/README.md``
    describes every column. It holds what differs from the tables of newslab: those that it lacks
    are read from there, and `sources` tells which. Only to frames of your own newslab adds no
    categories and no names of its own, since they are of another topic.

    Parameters
    ----------
    path : True, str or path
        True for the codebook that comes with newslab (normalization, condemnation and neutral
        reporting of it); or a folder with

        - ``frames.csv``: what words tell a frame;
        - ``categories.csv``: what each frame is. Beside frames of your own, and without it, the
          frames and stances are those of ``frames.csv``, and an opposed frame speaks for no
          stance;
        - ``namings.csv``: what referents are called, and which names are loaded. Beside frames of
          your own, and without it, no name is found;
        - ``negation.csv``, ``cues.csv``: what denies, opposes or distances words, and what reports
          speech.

        The language of entries is described under `newslab.framing.patterns.parse_pattern`.

    Returns
    -------
    Codebook
        Its tables are frames, categories, namings, negation and cues, all of strings; an empty
        cell is an empty string. `sources` has the file of each.

    Raises
    ------
    InputError
        With every fault, each with its file and row: a file with another name; a missing column
        or an empty cell; an unknown frame, stance, level, type, scope or kind; a bad pattern; a row
        that stands twice; an entry that does not match its positive example, or matches its
        negative one.

    Examples
    --------
    >>> codebook = load_codebook()
    >>> sorted(codebook.frames["stance"].unique())
    ['condemnation', 'normalization', 'procedural']
    >>> codebook.cues["kind"].nunique(), codebook.sources["cues"].name
    (9, 'cues.csv')
    """
    folder = resource_path(SHIPPED) if path is True else Path(path)
    if not folder.is_dir():
        raise InputError(str(folder), ["is no folder"], "A codebook is a folder with frames.csv.")
    sources = _sources(folder)
    tables: dict[str, pd.DataFrame] = {}
    problems = [
        f"{path.name}: is no table of a codebook; these are {', '.join(_TABLES)}"
        for path in sorted(folder.glob("*.csv"))
        if path.stem not in _TABLES
    ]
    for name, file in _FILES.items():
        tables[name], faults = _read(sources.get(name), file)
        problems += [f"{name}.csv: {fault}" for fault in faults]
    for name, file in _FILES.items():
        problems += [f"{name}.csv: {fault}" for fault in file.faults(tables[name])]
    problems += [
        f"frames.csv: {fault}" for fault in _stance_faults(tables["frames"], tables["categories"])
    ]
    try:
        tables["cues"] = read_cues(sources["cues"])
    except InputError as error:
        problems += [f"cues.csv: {fault}" for fault in error.problems]
    if problems:
        where = "the shipped codebook" if path is True else str(folder)
        raise InputError(where, problems, "Rows are counted as lines of the file; the header is 1.")
    tables["frames"] = tables["frames"].assign(act=tables["frames"].get("act", ""))
    return Codebook(
        **{name: table.drop(columns="row") for name, table in tables.items()}, sources=sources
    )


def _sources(folder: Path) -> dict[str, Path]:
    """The file of each table: of the folder, or of newslab where it has none."""
    shipped = resource_path(SHIPPED)
    found = {name: folder / f"{name}.csv" for name in _TABLES}
    has_topic = found["frames"].exists()
    for name, own in list(found.items()):
        if own.exists():
            continue
        if has_topic and name in _OF_TOPIC:
            del found[name]
        else:
            found[name] = shipped / own.name
    return found


def _read(source: Path | None, file: _File) -> tuple[pd.DataFrame, list[str]]:
    """Read one file; a codebook need not have it, and rows with faults are left out."""
    if source is None:
        return pd.DataFrame(columns=[*file.columns, "row"]), []
    return read_csv_rows(source, file.columns, may_be_empty=file.may_be_empty)


def _stance_faults(frames: pd.DataFrame, categories: pd.DataFrame) -> Iterator[str]:
    """Yield the rows of frames with an unknown frame or stance, or with those of two categories."""
    known = frames if categories.empty else categories
    # Where frames.csv is all there is, one row in many that has another stance is the slip.
    usual = known.groupby("frame", sort=False)["stance"].agg(lambda s: s.value_counts().index[0])
    stance_of = {str(frame): stance for frame, stance in usual.items()}
    for row, frame, stance in frames[["row", "frame", "stance"]].itertuples(index=False):
        if frame not in stance_of:
            yield f"row {row}: unknown frame {frame!r}; categories.csv has {_listed(stance_of)}"
        elif stance not in stance_of.values():
            yield f"row {row}: unknown stance {stance!r}; others are {_listed(stance_of.values())}"
        elif stance != stance_of[frame]:
            yield f"row {row}: frame {frame!r} is of stance {stance_of[frame]!r}, not {stance!r}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(repr, dict.fromkeys(names)))
