"""Read the sheets that coders filled in, and name every fault in them."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from newslab.coding.key import OFFSETS, digest_of_words, read_key
from newslab.coding.scheme import ASKED_LAST, CONFIDENCE, GIVEN, coding_scheme
from newslab.coding.sheets import read_sheet
from newslab.errors import InputError


def read_coding_sheets(
    paths: str | Path | Iterable[str | Path], key: str | Path | pd.DataFrame, codebook: Any
) -> pd.DataFrame:
    """Read filled-in sheets into one table of labels.

    Parameters
    ----------
    paths : path or iterable of paths
        ``.xlsx`` or ``.csv``, one for each coder and round: not both forms of the same sheet.
    key : path or pandas.DataFrame
        ``key.csv``, or what `export_coding_sheet` returned.
    codebook : CodingScheme, mapping, or object with a table `frames`
        That of the export: it says which values are allowed.

    Returns
    -------
    pandas.DataFrame
        One row a unit and coder, sorted by doc_id, start and coder: unit_id, doc_id, sent_id,
        start, end (offsets into the article), coder, a column for each variable of the sheets,
        confidence (low, medium, high), note, and text as the coder saw it. A cell left empty is a
        missing value.

    Raises
    ------
    InputError
        With every fault of all sheets, its file and row: a file or sheet that is missing or
        broken, an unknown column, a value that is not in the codebook, an unknown unit, a unit
        twice for one coder, no coder, a text that was changed.

    See Also
    --------
    export_coding_sheet : has an example of the way out and back.
    """
    scheme = coding_scheme(codebook)
    places = read_key(key).set_index("unit_id")
    allowed = {**scheme.variables, "confidence": CONFIDENCE}
    digests = dict(zip(places.index, places["sha256"], strict=True))
    problems: list[str] = []
    records: list[dict[Hashable, str | None]] = []
    seen: dict[tuple[str, str], str] = {}
    found: set[str] = set()
    for path in [Path(paths)] if isinstance(paths, str | Path) else map(Path, paths):
        try:
            sheet = read_sheet(path)
        except InputError as error:
            problems += [f"{path.name}: {problem}" for problem in error.problems]
            continue
        header = sheet.columns.tolist()
        asked = [name for name in header if name in scheme.variables]
        in_header = list(_faults_of_header(header, asked))
        problems += [f"{path.name}: {fault}" for fault in in_header]
        if in_header:
            continue
        found.update(asked)
        for number, cells in zip(sheet.index, sheet.to_dict("records"), strict=True):
            where = f"{path.name} row {number}"
            problems += [f"{where}: {fault}" for fault in _faults_of_row(cells, allowed, digests)]
            decision = cells["unit_id"], cells["coder"].strip()
            before = seen.setdefault(decision, where)
            if before != where:
                problems.append(f"{where}: unit {decision[0]!r} of {decision[1]!r} is in {before}")
            given = {name: cell.strip() or None for name, cell in cells.items()}
            records.append({**given, "text": cells["text"]})
    if problems:
        raise InputError("coding sheets", problems, "Mend the sheets and read them again.")
    asked = [name for name in scheme.variables if name in found]
    labels = pd.DataFrame(records, columns=["unit_id", "coder", *asked, *ASKED_LAST, "text"])
    for number, column in enumerate(["doc_id", *OFFSETS], start=1):
        labels.insert(number, column, places.loc[labels["unit_id"], column].to_numpy())
    return labels.sort_values(["doc_id", "start", "coder"], kind="stable", ignore_index=True)


def _faults_of_header(header: list[str], asked: list[str]) -> Iterator[str]:
    for column in ("unit_id", "coder", "text"):
        if column not in header:
            yield f"no column {column!r}"
    for column in header:
        if column not in (*GIVEN, *ASKED_LAST, *asked):
            yield f"column {column!r} is no variable of the codebook"
    if not asked:
        yield "no column for any variable of the codebook"


def _faults_of_row(
    cells: dict[Hashable, str], allowed: Mapping[str, Sequence[str]], digests: dict[str, str]
) -> Iterator[str]:
    unit = cells["unit_id"]
    if unit not in digests:
        yield f"unit {unit!r} is not in the key" if unit else "no unit_id"
    elif digest_of_words(cells["text"]) != digests[unit]:
        yield "the text was changed"
    if not cells["coder"].strip():
        yield "no coder"
    for name, values in allowed.items():
        code = cells.get(name, "").strip()
        if code and code not in values:
            yield f"{name} is {code!r}; allowed: {', '.join(values)}"
