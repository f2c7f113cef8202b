"""The linguistic lists and fonts that come with newslab, as files that a researcher can edit."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, TypeAlias

import pandas as pd

from newslab.csvrows import sound_rows
from newslab.errors import InputError

__all__ = [
    "ListOf",
    "extended_list",
    "list_header",
    "list_table",
    "read_list",
    "resource_path",
    "shipped_list",
]

ListOf: TypeAlias = Literal[True] | str | Path | pd.DataFrame


def resource_path(name: str) -> Path:
    """Where a shipped file is, such as ``resource_path("aliases.tsv")``."""
    return Path(str(files(__name__).joinpath(name)))


def read_list(path: str | Path, columns: Sequence[str]) -> pd.DataFrame:
    """Read a list that a person edits: tab-separated, one header row, ``#`` starts a comment line.

    Parameters
    ----------
    path : str or path
    columns : sequence of str
        The columns it must have, in any order. Every cell but those of `note` must be filled:
        a list whose rows carry no reason cannot be reviewed.

    Returns
    -------
    pandas.DataFrame
        The columns asked for, all strings, and `row`, the line in the file.

    Raises
    ------
    InputError
        With every faulty line: wrong number of cells, empty cell, or a missing column.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), [f"cannot be read: {error}"], "It must be UTF-8.") from error
    # A tab-separated list has no quoting: a quotation mark in a cell is a quotation mark.
    lines = [
        (number, line.split("\t"))
        for number, line in enumerate(text.splitlines(), start=1)
        if not line.startswith("#")
    ]
    table, problems = sound_rows(lines, columns, may_be_empty=["note"])
    if problems:
        named = f"The first line must name the columns {', '.join(columns)}, separated by tabs."
        mend = "Mend the rows, or start a line with # to skip it."
        raise InputError(str(path), problems, mend if problems[0].startswith("row") else named)
    return table[[*columns, "row"]]


def list_table(given: ListOf, shipped: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """A list that a verb takes: the shipped one for True, else a file or a table of one's own."""
    if given is True:
        return shipped_list(shipped, columns)
    return given if isinstance(given, pd.DataFrame) else read_list(given, columns)


def extended_list(
    given: str, shipped: str, columns: tuple[str, ...], key: Sequence[str]
) -> pd.DataFrame:
    """Read a list of the researcher's own that replaces a shipped one, or extends it.

    Parameters
    ----------
    given : str
        A path; with ``+`` before it the shipped list goes on to hold, but for the rows whose `key`
        stands in the file.
    shipped : str
        File name of the shipped list.
    columns : tuple of str
    key : sequence of str
        The columns by which a row is known.

    Returns
    -------
    pandas.DataFrame
        As of `read_list`: the rows of the file behind those that are left of the shipped list.

    Raises
    ------
    InputError
        As `read_list`.
    """
    own = read_list(given.removeprefix("+"), columns)
    if not given.startswith("+"):
        return own
    ours = shipped_list(shipped, columns)
    known = pd.MultiIndex.from_frame(own[list(key)])
    kept = ours[~pd.MultiIndex.from_frame(ours[list(key)]).isin(known)]
    return pd.concat([kept, own], ignore_index=True)


def list_header(name: str) -> list[str]:
    """Names of the columns of a list shipped with newslab."""
    lines = resource_path(name).read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.strip() and not line.startswith("#")).split("\t")


@cache
def shipped_list(name: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """`read_list` of a file shipped with newslab, read once."""
    return read_list(resource_path(name), columns)
