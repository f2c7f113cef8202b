"""Tables separated by commas that a person edits: every fault is named with its row."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

__all__ = ["read_csv_rows", "sound_rows"]


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
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.reader(opened, strict=True)
            lines = [(reader.line_num, cells) for cells in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        nothing = pd.DataFrame(columns=[*columns, "row"])
        return nothing, [f"cannot be read as UTF-8 text separated by commas: {error}"]
    return sound_rows(lines, columns, may_be_empty=may_be_empty)


def sound_rows(
    lines: Iterable[tuple[int, Sequence[str]]],
    columns: Sequence[str],
    *,
    may_be_empty: Sequence[str] | None,
) -> tuple[pd.DataFrame, list[str]]:
    """Make a table of lines whose first names the columns, as `read_csv_rows` does.

    Parameters
    ----------
    lines : iterable of (int, sequence of str)
        The number and the cells of each line; those without a filled cell are passed over.
    columns, may_be_empty
        As in `read_csv_rows`.

    Returns
    -------
    table : pandas.DataFrame
    faults : list of str
    """
    nothing = pd.DataFrame(columns=[*columns, "row"])
    stripped = [(row, [cell.strip() for cell in cells]) for row, cells in lines]
    numbered = [(row, cells) for row, cells in stripped if any(cells)]
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
        record = dict(zip(header, cells, strict=False))
        if len(cells) != len(header):
            faults.append(f"row {row}: {len(cells)} cells where {len(header)} are needed")
        elif empty := [column for column in filled if not record[column]]:
            faults.append(f"row {row}: nothing in {', '.join(map(repr, empty))}")
        else:
            kept.append({**record, "row": row})
    table = pd.DataFrame(kept, columns=[*header, "row"])
    return table.astype({**dict.fromkeys(header, "str"), "row": "int64"}), faults
