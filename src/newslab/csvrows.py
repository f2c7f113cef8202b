"""Tables separated by commas that a person edits: every fault is named with its row."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

__all__ = ["read_csv_rows"]


def read_csv_rows(
    path: Path, columns: Sequence[str], *, may_be_empty: Sequence[str] | None = ()
) -> tuple[pd.DataFrame, list[str]]:
    r"""Read a table, and say what is wrong with it instead of raising.

    Parameters
    ----------
    path : pathlib.Path
        In UTF-8, separated by commas, with a header.
    columns : sequence of str
        The columns it must have; it may have others.
    may_be_empty : sequence of str, optional
        Those of `columns` whose cells may be empty; None for all.

    Returns
    -------
    table : pandas.DataFrame
        The sound rows: all columns of the file, as stripped strings, and `row`, the line of the
        file on which a row ends (the header is 1). No rows where the file has no such columns.
    faults : list of str

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "cues.csv")
    ...     _ = path.write_text("cue,kind\nقال,neutral\nزعم,\n", encoding="utf-8")
    ...     table, faults = read_csv_rows(path, ["cue", "kind"])
    >>> table.to_dict("records"), faults
    ([{'cue': 'قال', 'kind': 'neutral', 'row': 2}], ["row 3: nothing in 'kind'"])
    """
    nothing = pd.DataFrame(columns=[*columns, "row"])
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.reader(opened, strict=True)
            numbered = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return nothing, [f"cannot be read as UTF-8 text separated by commas: {error}"]
    numbered = [(row, cells) for row, cells in numbered if any(cells)]
    header = numbered[0][1] if numbered else []
    missing = [column for column in columns if column not in header]
    if missing:
        return nothing, [f"no column {', '.join(map(repr, missing))}"]
    twice = {column for column in header if header.count(column) > 1}
    if twice:
        return nothing, [f"the column {', '.join(map(repr, sorted(twice)))} stands twice"]
    filled = [] if may_be_empty is None else [c for c in columns if c not in may_be_empty]
    kept, faults = [], []
    for row, cells in numbered[1:]:
        if len(cells) != len(header):
            faults.append(f"row {row}: {len(cells)} cells where {len(header)} are needed")
            continue
        record = dict(zip(header, cells, strict=True))
        if empty := [column for column in filled if not record[column]]:
            faults.append(f"row {row}: nothing in {', '.join(map(repr, empty))}")
            continue
        kept.append({**record, "row": row})
    table = pd.DataFrame(kept, columns=[*header, "row"])
    return table.astype(dict.fromkeys(header, "str")), faults
