"""One way to say what is wrong with an input: where, what is allowed, what to do."""

from collections.abc import Iterable

import pandas as pd

# A message longer than a screen or two is not read; the exception keeps every problem.
MAX_SHOWN = 50


class InputError(ValueError):
    """A researcher's input that newslab cannot use, with every fault found in it.

    Parameters
    ----------
    where : str
        The file, table or argument that is at fault.
    problems : iterable of str
        One sentence a fault; each names its row or value.
    hint : str, optional
        What is allowed, or what to do next.

    Examples
    --------
    >>> print(InputError("articles.csv", ["row 2: no such file: a.txt"], "Add the file."))
    articles.csv: row 2: no such file: a.txt
    Add the file.
    >>> print(InputError("articles.csv", ["row 2: no outlet", "row 5: no outlet"]))
    articles.csv: 2 problems
      - row 2: no outlet
      - row 5: no outlet
    """

    def __init__(self, where: str, problems: Iterable[str], hint: str = "") -> None:
        self.where = where
        self.problems = list(problems)
        self.hint = hint
        super().__init__(self._message())

    def _message(self) -> str:
        if len(self.problems) == 1:
            lines = [f"{self.where}: {self.problems[0]}"]
        else:
            lines = [f"{self.where}: {len(self.problems):,} problems"]
            lines += [f"  - {problem}" for problem in self.problems[:MAX_SHOWN]]
            n_more = len(self.problems) - MAX_SHOWN
            if n_more > 0:
                lines.append(f"  … and {n_more:,} more: all are in the attribute `problems`")
        if self.hint:
            lines.append(self.hint)
        return "\n".join(lines)


def check_columns(table: pd.DataFrame, columns: Iterable[str], *, name: str, maker: str) -> None:
    """Raise if `table` is not a DataFrame with `columns`, naming the function that makes one.

    Parameters
    ----------
    table : pandas.DataFrame
    columns : iterable of str
        Columns that the caller is about to use.
    name : str
        What the table is called in the documentation, such as "articles".
    maker : str
        The function that returns such a table, such as "read_corpus".

    Raises
    ------
    InputError
        If `table` is something else, or a column is missing.
    """
    if not isinstance(table, pd.DataFrame):
        raise InputError(
            name,
            [f"expected a DataFrame, got {type(table).__name__}"],
            f"Make one with {maker}().",
        )
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise InputError(
            name,
            [f"no column {', '.join(map(repr, missing))}; it has {', '.join(map(repr, table))}"],
            f"A table with these columns comes from {maker}().",
        )
