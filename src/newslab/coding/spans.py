"""A coding that has a row for every span, as labels of the sentences that these stand in."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from newslab.coding.labels import unit_ids
from newslab.csvrows import read_csv_rows
from newslab.errors import InputError

__all__ = ["read_coded_spans"]

# What says where a span stands, and what is no code.
_NO_CODES = ("doc_id", "sent_id", "start", "end", "text", "note", "row")
_TRUE, _FALSE = "true", "false"


def read_coded_spans(path: str | Path, *, coder: str, without: Sequence[str] = ()) -> pd.DataFrame:
    """Read a coding of spans, such as ``data/coding/frames.csv``, as the labels of a coder.

    Parameters
    ----------
    path : str or path
        A table in UTF-8, separated by commas, one row a span: doc_id, sent_id (`split_sentences`),
        and any columns of codes. An empty cell is nothing coded.
    coder : str
        What the coder is called.
    without : sequence of str
        Columns of ``true`` and ``false``; rows in which one of them is ``true`` are left out.

    Returns
    -------
    pandas.DataFrame
        One row a span that is kept: unit_id (doc_id and sent_id joined by ``:``, as in
        `hits_as_labels`), coder, and the columns of codes, as strings; empty ones missing. Without
        the offsets and the text of the span, because the unit is the sentence.

    Raises
    ------
    InputError
        If the file cannot be read, or a column is missing or holds other values, with the rows.

    Examples
    --------
    >>> read = read_coded_spans("data/coding/frames.csv", coder="reading", without=["by_name"])
    >>> read.loc[1, ["unit_id", "coder", "frame", "voice"]].to_list()
    ['000:1', 'reading', 'procedural', 'quoted']
    """
    table, problems = read_csv_rows(Path(path), ("doc_id", "sent_id", *without), may_be_empty=())
    problems += [
        f"row {row}: {name} is {cell!r}, neither {_TRUE!r} nor {_FALSE!r}"
        for name in without
        for row, cell in zip(table["row"], table[name], strict=True)
        if cell not in (_TRUE, _FALSE)
    ]
    if problems:
        hint = "Rows are counted as lines of the file; the header is 1."
        raise InputError(str(path), problems, hint)
    is_kept = (table[list(without)] != _TRUE).all(axis=1)
    kept = table[is_kept].reset_index(drop=True)
    codes = kept.drop(columns=[name for name in _NO_CODES if name in kept])
    labels = codes.mask(codes == "")
    labels.insert(0, "unit_id", unit_ids(kept[["doc_id", "sent_id"]]))
    labels.insert(1, "coder", coder)
    return labels
