"""Lay a machine's decisions beside a human's: by unit, or by spans that overlap."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from newslab.coding.labels import NO_VALUE, PLACE, faults_of_spans
from newslab.errors import InputError, check_columns

MIN_OVERLAP = 0.5


class Sides(NamedTuple):
    """Decisions of both sides: those on the units that the human looked at.

    machine, human: one row a decision: unit_id (or doc_id, start, end where `units` is None),
    class, and voice where the table has one. units: all units that the human looked at.
    """

    machine: pd.DataFrame
    human: pd.DataFrame
    units: pd.Index | None


class Items(NamedTuple):
    """Which classes each side gave each unit: one row a unit, one column a class."""

    classes: list[str]
    machine: np.ndarray
    human: np.ndarray


def lay_side_by_side(machine: pd.DataFrame, human: pd.DataFrame, variable: str) -> Sides:
    """Find the machine's decisions on what the human looked at.

    Where both tables have unit_id, units are compared. Where only `human` has it, a span of
    `machine` belongs to the unit that it overlaps most, if that is at least half of the shorter
    of the two. Where it has none either, spans are compared.

    Parameters
    ----------
    machine, human : pandas.DataFrame
        With the column `variable`, and unit_id or doc_id, start, end.
    variable : str

    Returns
    -------
    Sides

    Raises
    ------
    InputError
        If a table says neither, or the two have no unit or article in common.
    """
    check_columns(machine, (variable,), name="machine", maker="code_frames")
    check_columns(human, (variable,), name="human", maker="read_coding_sheets")
    looked_at = human[human[variable].notna()]
    if "unit_id" in human and "unit_id" in machine:
        place = "unit_id"
    elif set(PLACE) <= {*human} and set(PLACE) <= {*machine}:
        place = "doc_id"
        for name, table in (("machine", machine), ("human", human)):
            problems = list(faults_of_spans(table, may_lack=False))
            if problems:
                raise InputError(name, problems, "Offsets are 0-based and end-exclusive.")
        if "unit_id" in human:
            machine = _with_units(machine, looked_at)
    else:
        raise InputError(
            "machine and human",
            [f"have neither unit_id nor {', '.join(PLACE)} in common"],
            "Add to the machine's table the unit_id of the key, or the spans.",
        )
    if len(machine) and not machine[place].isin(looked_at[place]).any():
        raise InputError(
            "machine and human",
            [f"have no {place} in common"],
            "Both must name them alike. The unit_id of coding sheets is in their key: merge it "
            "on doc_id and sent_id, or drop the machine's unit_id to match by spans.",
        )
    units = pd.Index(looked_at["unit_id"].unique()) if "unit_id" in human else None
    kept = machine[machine[place].isin(looked_at[place])]
    if units is not None:
        kept = kept[kept["unit_id"].isin(units)]
    return Sides(_decisions(kept, variable), _decisions(looked_at, variable), units)


def items_of(sides: Sides, voice: str | None = None) -> Items:
    """Compare the classes given to each unit; where there are none, pair the spans of each class.

    Spans are paired one to one, so that the sum of their overlaps (shared length over the length
    covered by either) is greatest; at least half must be shared.

    Parameters
    ----------
    sides : Sides
    voice : str, optional
        Compare only decisions of this voice.

    Returns
    -------
    Items
        Where there are no units, each pair and each span left over is one.
    """
    machine, human = (
        table if voice is None else table[table["voice"] == voice]
        for table in (sides.machine, sides.human)
    )
    units = sides.units
    if units is None:
        machine, human, n_units = _paired(machine, human)
        units = pd.RangeIndex(n_units)
    classes = sorted({*machine["class"], *human["class"]})
    given = []
    for table in (machine, human):
        grid = np.zeros((len(units), len(classes)), dtype=bool)
        rows = units.get_indexer(pd.Index(table["unit_id"]))
        grid[rows, pd.Index(classes).get_indexer(pd.Index(table["class"]))] = True
        given.append(grid)
    return Items(classes, *given)


def _paired(machine: pd.DataFrame, human: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """Number the spans of both sides, those of a pair alike, and say how many numbers there are."""
    sides = machine.assign(is_human=False), human.assign(is_human=True)
    both = pd.concat(sides, ignore_index=True).assign(unit_id=-1)
    n_units = 0
    for _, place in both.groupby(["class", "doc_id"]):
        by_machine, by_human = place[~place["is_human"]], place[place["is_human"]]
        n_pairs = _n_pairs(by_machine, by_human)
        # Whose pair is whose does not matter: the last of the one are the first of the other.
        first = n_units + len(by_machine) - n_pairs
        both.loc[by_machine.index, "unit_id"] = n_units + np.arange(len(by_machine))
        both.loc[by_human.index, "unit_id"] = first + np.arange(len(by_human))
        n_units = first + len(by_human)
    return both[~both["is_human"]], both[both["is_human"]], n_units


def _decisions(table: pd.DataFrame, variable: str) -> pd.DataFrame:
    given = table[table[variable].notna() & (table[variable] != NO_VALUE) & (table[variable] != "")]
    columns = [column for column in ("unit_id", *PLACE, "voice") if column in given]
    return given[columns].assign(**{"class": given[variable].astype(str)}).drop_duplicates()


def _with_units(machine: pd.DataFrame, human: pd.DataFrame) -> pd.DataFrame:
    """Give each span of the machine's the unit of the human's in which it stands, if any."""
    spans = machine.reset_index(drop=True)
    units = human.drop_duplicates("unit_id")[["unit_id", *PLACE]]
    pairs = spans[list(PLACE)].reset_index().merge(units, on="doc_id", suffixes=("", "_unit"))
    start, end, start_unit, end_unit = (
        pairs[name].astype(float) for name in ("start", "end", "start_unit", "end_unit")
    )
    shared = np.minimum(end, end_unit) - np.maximum(start, start_unit)
    pairs["share"] = shared / np.minimum(end - start, end_unit - start_unit)
    inside = pairs[pairs["share"] >= MIN_OVERLAP]
    inside = inside.sort_values("share", ascending=False, kind="stable").drop_duplicates("index")
    return spans.assign(unit_id=inside.set_index("index")["unit_id"])


def _n_pairs(machine: pd.DataFrame, human: pd.DataFrame) -> int:
    """How many spans of the two are pairs, where the sum of their overlaps is greatest."""
    (start, end), (other_start, other_end) = (
        table[["start", "end"]].to_numpy(dtype=float).T for table in (machine, human)
    )
    shared = np.minimum.outer(end, other_end) - np.maximum.outer(start, other_start)
    shared = np.maximum(shared, 0)
    share = shared / (np.add.outer(end - start, other_end - other_start) - shared)
    overlap = np.where(share >= MIN_OVERLAP, share, 0)
    return int((overlap[linear_sum_assignment(overlap, maximize=True)] > 0).sum())
