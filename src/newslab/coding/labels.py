"""Labels: what coders decided about units of text, whoever or whatever the coder was."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from newslab.errors import InputError, check_columns

# The value for "looked at, and nothing of the kind is there". An empty cell means "not coded".
NO_VALUE = "none"
PLACE = ("doc_id", "start", "end")
# Columns that say which unit a row is about, or something about the coding, but hold no code.
NOT_VARIABLES = frozenset(
    {"unit_id", "doc_id", "sent_id", "start", "end", "kind", "outlet", "text"}
    | {"coder", "confidence", "note"}
)
_HOW = "_how"


def how_of(variable: str) -> str:
    """Column in which `adjudicate` says how the value of `variable` came about."""
    return variable + _HOW


def check_labels(labels: pd.DataFrame, *, variables: Sequence[str] | None = None) -> pd.DataFrame:
    """Check labels of any origin: a person's sheet, a model's output, another study.

    One row is one coder's decision on one unit. A unit to which a coder gives several values of a
    variable has several rows of that coder.

    Parameters
    ----------
    labels : pandas.DataFrame
        With unit_id and coder (texts), and a column for each variable such as frame or stance. An
        empty or missing cell is a unit not coded; ``"none"`` is a decision. doc_id, start and end
        (offsets, 0-based, end-exclusive) say where the unit stands: all three or none of them.
    variables : sequence of str, optional
        Columns that hold codes. Default: all but unit_id, doc_id, sent_id, start, end, kind,
        outlet, text, coder, confidence and note, and what `adjudicate` adds.

    Returns
    -------
    pandas.DataFrame
        The same rows and columns, numbered from 0, with empty codes as missing values.

    Raises
    ------
    InputError
        With every fault: a column or cell missing, a row that stands twice, a unit in two places.

    Examples
    --------
    >>> labels = pd.DataFrame({"unit_id": ["u1"], "coder": ["model"], "frame": [""]})
    >>> bool(check_labels(labels)["frame"].isna().all())
    True
    """
    check_columns(labels, ("unit_id", "coder"), name="labels", maker="read_coding_sheets")
    if variables is not None:
        check_columns(labels, variables, name="labels", maker="read_coding_sheets")
    names = list(variables or variables_of(labels))
    problems = [] if names else ["no column holds codes"]
    problems += _faults(labels, names)
    if problems:
        raise InputError(
            "labels",
            problems,
            "A row is one coder's decision on one unit: unit_id, coder, and a column for each "
            "variable, such as frame. Rows are counted from 0.",
        )
    checked = labels.reset_index(drop=True)
    for name in names:
        checked[name] = checked[name].mask(checked[name] == "")
    return checked


def unit_ids(sentences: pd.DataFrame) -> pd.Series:
    """Names of units: unit_id where the table has one, else doc_id and sent_id joined by ``:``.

    Examples
    --------
    >>> unit_ids(pd.DataFrame({"doc_id": ["002"], "sent_id": [4]})).tolist()
    ['002:4']
    """
    if "unit_id" in sentences:
        return sentences["unit_id"]
    return sentences["doc_id"].astype("str") + ":" + sentences["sent_id"].astype("str")


def labels_with_one_value(labels: pd.DataFrame, variable: str) -> pd.DataFrame:
    """Keep the units to which a coder gave one value of a variable only, with one row each.

    `agreement` compares one value with one. Units of several values, such as sentences with frames
    of both poles, are no disagreement and no agreement; leave them out, and say so.

    Parameters
    ----------
    labels : pandas.DataFrame
        With unit_id, coder and `variable`.
    variable : str

    Returns
    -------
    pandas.DataFrame
        Of each unit and coder with one value, the first row.

    Raises
    ------
    InputError
        If a column is missing.

    Examples
    --------
    >>> labels = pd.DataFrame({"unit_id": [*"aabb"], "coder": "x", "stance": [*"++-+"]})
    >>> labels_with_one_value(labels, "stance")
      unit_id coder stance
    0       a     x      +
    """
    check_columns(labels, ("unit_id", "coder", variable), name="labels", maker="read_coding_sheets")
    unit = ["unit_id", "coder"]
    one_each = labels.drop_duplicates([*unit, variable])
    return one_each.drop_duplicates(unit, keep=False).reset_index(drop=True)


def variables_of(labels: pd.DataFrame) -> list[str]:
    """Columns that hold codes: those that newslab does not know as something else."""
    added = {how_of(column) for column in labels.columns}
    return [c for c in labels.columns if c not in NOT_VARIABLES and c not in added]


def codes_of(labels: pd.DataFrame, variable: str) -> pd.DataFrame:
    """One row a unit and one column a coder, in the order of `labels`: the codes of `variable`.

    Parameters
    ----------
    labels : pandas.DataFrame
        As `check_labels` returns them.
    variable : str

    Returns
    -------
    pandas.DataFrame
        Of objects, missing where a coder gave no code. Units without any code are in it too.

    Raises
    ------
    InputError
        If a coder has several rows for one unit.
    """
    twice = labels.duplicated(["unit_id", "coder"])
    if twice.any():
        pairs = labels.loc[twice, ["unit_id", "coder"]].drop_duplicates()
        raise InputError(
            "labels",
            [
                f"unit {unit!r} has several rows of coder {coder!r}"
                for unit, coder in pairs.itertuples(index=False)
            ],
            "Agreement needs one value for each unit and coder. Where a unit may have several "
            "frames, make a variable of each frame, with the values yes and no.",
        )
    table = labels.pivot_table(
        index="unit_id", columns="coder", values=variable, aggfunc="first", sort=False, dropna=False
    )
    table = table.reindex(
        index=pd.Index(labels["unit_id"].unique(), name="unit_id"),
        columns=pd.Index(labels["coder"].unique(), name="coder"),
    )
    return table.astype(object)


def given_codes(codes: pd.DataFrame) -> dict[str, list[Any]]:
    """For each unit of `codes_of`, the codes that are not missing, in the order of the coders."""
    cells = codes.to_numpy(dtype=object)
    is_given = codes.notna().to_numpy()
    return {unit: list(cells[row, is_given[row]]) for row, unit in enumerate(codes.index)}


def units_of(labels: pd.DataFrame, *further: str) -> pd.DataFrame:
    """Say once for each unit where it stands, as far as `labels` has columns for it."""
    known = [c for c in ("doc_id", "sent_id", "start", "end", *further) if c in labels]
    return labels.groupby("unit_id", sort=False)[known].first().reset_index()


def check_one_coder(table: pd.DataFrame, name: str) -> None:
    """Raise if `table` mixes the decisions of several coders."""
    coders = table["coder"].dropna().unique() if "coder" in table else ()
    if len(coders) > 1:
        raise InputError(
            name,
            [f"holds {len(coders)} coders: {', '.join(map(repr, coders))}"],
            "Take the rows of one coder, or resolve them first with adjudicate().",
        )


def _faults(labels: pd.DataFrame, variables: Sequence[str]) -> Iterator[str]:
    for column in ("unit_id", "coder"):
        for row, cell in enumerate(labels[column]):
            if not isinstance(cell, str) or not cell.strip():
                yield f"row {row}: {column} is {cell!r}, not a text"
    names = {str(column) for column in labels.columns}
    yield from (
        f"the coder {coder!r} has the name of a column"
        for coder in labels["coder"].dropna().unique()
        if coder in names
    )
    twice = labels.duplicated(["unit_id", "coder", *variables])
    for place in np.flatnonzero(twice):
        unit, coder = labels["unit_id"].iloc[place], labels["coder"].iloc[place]
        yield f"row {place}: the decision of coder {coder!r} on unit {unit!r} stands above already"
    known = [column for column in PLACE if column in labels]
    if len(known) == len(PLACE):
        yield from faults_of_spans(labels, may_lack=True)
        n_places = labels.groupby("unit_id", sort=False)[known].nunique()
        for unit in n_places.index[(n_places > 1).any(axis=1)]:
            yield f"unit {unit!r} has more than one doc_id, start or end"
    elif known:
        yield f"has {' and '.join(known)} but not all of {', '.join(PLACE)}"


def faults_of_spans(table: pd.DataFrame, *, may_lack: bool) -> Iterator[str]:
    """Name the rows whose start and end are no span; `may_lack`: a row may have neither."""
    offsets = table[["start", "end"]].apply(pd.to_numeric, errors="coerce")
    wrong = ~((offsets["start"] >= 0) & (offsets["end"] > offsets["start"]))
    if may_lack:
        wrong &= table[["start", "end"]].notna().any(axis=1)
    rows = np.flatnonzero(wrong)
    spans = table[["start", "end"]].iloc[rows].itertuples(index=False)
    for row, (start, end) in zip(rows, spans, strict=True):
        yield f"row {row}: start {start!r} and end {end!r} are no span"
