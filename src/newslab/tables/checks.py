"""Whether a table is what it is called: every fault at once, with its row."""

from collections.abc import Iterable

import pandas as pd

from newslab.catalog import say
from newslab.errors import InputError
from newslab.tables.cells import Cells
from newslab.tables.declared import Column, columns_of, is_of_pairs, made_by
from newslab.tables.relations import faults_between, rows_twice

__all__ = ["check"]


def check(
    table: pd.DataFrame,
    name: str,
    *,
    columns: Iterable[str] | None = None,
    where: str | None = None,
) -> pd.DataFrame:
    """Check a table against the list of all tables, and give its columns their types.

    Parameters
    ----------
    table : pandas.DataFrame
        Rows may be none; columns that are not declared are kept as they are.
    name : str
        Which table it is, by ``resources/columns.tsv``, such as "reuse".
    columns : iterable of str, optional
        The columns that the caller uses: the table must have these, and others are not looked at.
        By default all that such a table must have.
    where : str, optional
        What to call the table in an error. Its name if not given.

    Returns
    -------
    pandas.DataFrame
        The same rows, columns and index. Keys and texts are strings, "" where missing; counts and
        offsets are int64 (float64 where some are missing); shares, intervals and other numbers
        are float64; flags are bool.

    Raises
    ------
    InputError
        With every fault and its row: a missing column, a key that is empty or appears twice, a
        count, share, p, flag, date or offset that is none, a value outside a closed vocabulary, an
        interval that does not hold its value, a part larger than its whole.

    Examples
    --------
    >>> pairs = pd.DataFrame({"doc_a": ["a", "a"], "doc_b": ["b", "a"], "score": [0.5, 1.5]})
    >>> check(pairs, "similarity")
    Traceback (most recent call last):
    ...
    newslab.errors.InputError: similarity: 2 problems
      - row 1: score is 1.5, not from 0 to 1
      - row 1: doc_b is 'a', as doc_a
    One row: two articles, and how much vocabulary they share. Make it with article_similarity().
    """
    where = where or name
    declared = columns_of(name)
    if not isinstance(table, pd.DataFrame):
        raise InputError(where, [f"expected a DataFrame, got {type(table).__name__}"], _hint(name))
    wanted = None if columns is None else list(dict.fromkeys(columns))
    cells = Cells(table, _found(table, declared, wanted))
    problems = [*_lacking(table, declared, wanted), *cells.faults(), *faults_between(cells)]
    # Rows are told apart by all of their keys.
    keys = [column for column in declared if column.is_key and not column.is_optional]
    if keys and all(key in cells.columns.values() for key in keys):
        problems += rows_twice(cells, pairs=is_of_pairs(name))
    if problems:
        raise InputError(where, problems, _hint(name))
    return cells.typed()


def _hint(name: str) -> str:
    row = say(f"table.{name}", "en")
    verbs = " or ".join(f"{verb}()" for verb in made_by(name))
    return f"One row: {row[0].lower()}{row[1:]} Make it with {verbs}."


def _lacking(
    table: pd.DataFrame, declared: Iterable[Column], wanted: list[str] | None
) -> list[str]:
    """Say which columns are missing, and which are there twice."""
    there = [str(name) for name in table.columns]
    if wanted is None:
        lacking = [
            " or ".join(map(repr, column.names))
            for column in declared
            if not column.is_optional and not any(map(column.is_called, there))
        ]
    else:
        lacking = [repr(name) for name in wanted if name not in there]
    twice = table.columns[table.columns.duplicated()].unique()
    problems = [f"the column {name!r} appears twice" for name in twice]
    if lacking:
        problems.append(f"no column {', '.join(lacking)}; it has {', '.join(map(repr, there))}")
    return problems


def _found(
    table: pd.DataFrame, declared: Iterable[Column], wanted: list[str] | None
) -> dict[str, Column]:
    """The columns to look at, by the names that the table gives them."""
    once = table.columns[~table.columns.duplicated(keep=False)]
    names = [name for name in once if wanted is None or name in wanted]
    found: dict[str, Column] = {}
    # An exact name goes before one that continues: own_net before own_*.
    for column in sorted(declared, key=lambda column: column.continues):
        called = [name for name in names if name not in found and column.is_called(str(name))]
        # Of names that may stand for each other the first counts.
        if not column.continues:
            called = sorted(called, key=column.names.index)[:1]
        found |= dict.fromkeys(called, column)
    return {name: found[name] for name in names if name in found}
