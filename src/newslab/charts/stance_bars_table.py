"""A table of net stance, checked and turned into outlets with their voices and names."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from newslab.charts.columns import display_names, faulty_labels, numbers, texts
from newslab.charts.voice_table import VOICES, faulty_share
from newslab.errors import InputError, check_columns

__all__ = ["Naming", "Net", "Outlet", "Stances", "read_stances"]

NAME = "net_stance"
NAMING = ("naming_n", "naming_n_loaded", "naming_share", "naming_ci_low", "naming_ci_high")
COUNTS = ("n_sentences", "n_articles")
MEASURES = ("net", "ci_low", "ci_high")
# What a table without attributions calls its only voice.
ANY = "any"


@dataclass(frozen=True)
class Net:
    """Sentences that point to either pole, and the difference of their shares (may be NaN)."""

    n_first: int
    n_second: int
    net: float
    ci_low: float
    ci_high: float


@dataclass(frozen=True)
class Naming:
    """How many names an outlet uses, how many are loaded, and whose vocabulary these are."""

    poles: str
    n: int
    n_loaded: int
    share: float
    ci_low: float
    ci_high: float


@dataclass(frozen=True)
class Outlet:
    """What is shown of an outlet; `nets` by voice."""

    name: str
    n_sentences: int
    n_articles: int
    nets: dict[str, Net]
    naming: Naming


@dataclass(frozen=True)
class Stances:
    """Both poles, as key and label in the order of the table, and the outlets."""

    poles: dict[str, str]
    voices: tuple[str, ...]
    outlets: list[Outlet]


def read_stances(table: pd.DataFrame, labels: Mapping[str, str]) -> Stances:
    """Check a table of net stance.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an outlet, as `net_stance` returns it.
    labels : mapping of str to str

    Raises
    ------
    InputError
        With every fault: no rows, missing columns, an outlet twice, counts, shares or intervals
        that are none.
    """
    check_columns(table, ("outlet", *COUNTS, *NAMING, "naming_poles"), name=NAME, maker=NAME)
    voices = tuple(voice for voice in (*VOICES, ANY) if f"{voice}_net" in table)
    if not voices:
        check_columns(table, ("own_net", "quoted_net"), name=NAME, maker=NAME)
    if table.empty:
        raise InputError(NAME, ["the table has no rows"], "Is there an article to count in?")
    poles = _poles(table, voices[0])
    for voice in voices:
        needed = [f"{voice}_{what}" for what in (*poles, *MEASURES)]
        check_columns(table, needed, name=NAME, maker=NAME)
    rows = [str(name) for name in table.index]
    keys = texts(table, "outlet")
    names = display_names(keys, labels)
    values = {
        column: numbers(table, column)
        for column in map(str, table)
        if column in (*COUNTS, *NAMING) or column.startswith(tuple(f"{v}_" for v in voices))
    }
    faults = [*_faulty_outlets(rows, keys), *faulty_labels(names)]
    for row, at in zip(rows, range(len(rows)), strict=True):
        faults += _faulty_row(row, {column: found[at] for column, found in values.items()}, poles)
    shown_poles = display_names(poles, labels)
    faults += faulty_labels(shown_poles)
    if faults:
        raise InputError(NAME, faults, "One row an outlet.")
    vocabularies = [_listed(text, labels) for text in texts(table, "naming_poles")]
    return Stances(
        poles=shown_poles,
        voices=voices,
        outlets=[
            Outlet(
                name=names[key],
                n_sentences=int(values["n_sentences"][at]),
                n_articles=int(values["n_articles"][at]),
                nets={
                    voice: Net(
                        *(int(values[f"{voice}_{pole}"][at]) for pole in poles),
                        *(values[f"{voice}_{what}"][at] for what in MEASURES),
                    )
                    for voice in voices
                },
                naming=Naming(
                    vocabularies[at],
                    *(int(values[column][at]) for column in NAMING[:2]),
                    *(values[column][at] for column in NAMING[2:]),
                ),
            )
            for at, key in enumerate(keys)
        ],
    )


def _poles(table: pd.DataFrame, voice: str) -> list[str]:
    """Names of the two stances, from the columns of their counts."""
    start = f"{voice}_"
    found = [str(column).removeprefix(start) for column in table if str(column).startswith(start)]
    poles = [name for name in found if name not in MEASURES]
    if len(poles) != 2:
        listed = ", ".join(map(repr, poles)) or "none"
        problem = f"the counts of {voice!r} should be of two stances; there is {listed}"
        raise InputError(NAME, [problem], f"A table with these columns comes from {NAME}().")
    return poles


def _listed(poles: str, labels: Mapping[str, str]) -> str:
    return "، ".join(labels.get(pole, pole) for pole in poles.split(", ")) if poles else ""


def _faulty_outlets(rows: list[str], keys: list[str]) -> Iterator[str]:
    for at, (row, key) in enumerate(zip(rows, keys, strict=True)):
        if not key.strip():
            yield f"row {row}: outlet is missing"
        elif key in keys[:at]:
            yield f"row {row}: {key!r} is there already"


def _faulty_row(row: str, values: Mapping[str, float], poles: list[str]) -> Iterator[str]:
    counts = [*COUNTS, *NAMING[:2]]
    counts += [f"{voice}_{pole}" for voice in (*VOICES, ANY) for pole in poles]
    for column in counts:
        if column in values and not 0 <= values[column] < math.inf:
            yield f"row {row}: {column} is {values[column]}, not a count"
    for voice in (*VOICES, ANY):
        if f"{voice}_net" in values:
            yield from _faulty_net(row, voice, values)
    n, n_loaded, *share = (values[column] for column in NAMING)
    if n_loaded > n:
        yield f"row {row}: {n_loaded:g} loaded names of {n:g}"
    elif n:
        yield from faulty_share(row, *share)


def _faulty_net(row: str, voice: str, values: Mapping[str, float]) -> Iterator[str]:
    net, low, high = (values[f"{voice}_{what}"] for what in MEASURES)
    if values["n_sentences"] and not -1 <= net <= 1:
        yield f"row {row}: {voice}_net is {net}, not a number from -1 to 1"
    if math.isnan(low) and math.isnan(high):
        return
    if not -1 <= low <= high <= 1:
        yield f"row {row}: the interval of {voice}_net, {low} to {high}, is none from -1 to 1"
