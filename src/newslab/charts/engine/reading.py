"""The one place where charts have their tables checked."""

from collections.abc import Sequence

import pandas as pd

from newslab.errors import InputError, check_columns

__all__ = ["check_table"]

# By table: the verb that makes it, its keys, and what a chart needs besides.
TABLES: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "similarity": ("article_similarity", ("doc_a", "doc_b"), ("score",)),
    "outlet_overlap": ("outlet_overlap", ("outlet_a", "outlet_b"), ("score",)),
}


def check_table(table: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Check a table as the first of `names` whose keys it has.

    Raises
    ------
    InputError
        If a column is missing, or keys stand more than once.
    """
    name = next((name for name in names if {*TABLES[name][1]} <= {*table}), names[0])
    maker, keys, further = TABLES[name]
    check_columns(table, (*keys, *further), name=name, maker=maker)
    twice = table[table.duplicated(list(keys))]
    if len(twice):
        raise InputError(name, [f"row {row} appears twice" for row in twice.index], "Keep one.")
    return table
