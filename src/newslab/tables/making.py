"""Make a table of its rows, with the columns and types that the list of tables gives it."""

from collections.abc import Container, Iterable, Sequence

import pandas as pd

from newslab.tables.declared import columns_of

__all__ = ["make_table"]

_DTYPES = {"count": "int64", "offset": "int64", "flag": "bool"}


def make_table(
    rows: Iterable[Sequence[object]], name: str, *, without: Container[str] = ()
) -> pd.DataFrame:
    """Make a table of rows whose cells are in the order of ``columns.tsv``.

    Parameters
    ----------
    rows : iterable of sequence
        May be none: the columns have their types all the same.
    name : str
        Which table it is, such as "hits".
    without : container of str
        Columns that the table has not.

    Returns
    -------
    pandas.DataFrame
        Keys and texts are strings, counts and offsets int64, flags bool, other numbers float64.

    Raises
    ------
    InputError
        If there is no such table.
    ValueError
        If a row has more or fewer cells than the table has columns.

    Examples
    --------
    >>> make_table([("a", 0, 0, 4, "body", "text")], "sentences")
      doc_id  sent_id  start  end  kind  text
    0      a        0      0    4  body  text
    """
    columns = [column for column in columns_of(name) if column.name not in without]
    # Column by column: pandas takes much longer over rows.
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pd.DataFrame(
        {
            column.name: pd.Series(
                values, dtype="str" if column.is_text else _DTYPES.get(column.kind, "float64")
            )
            for column, values in zip(columns, cells, strict=True)
        }
    )
