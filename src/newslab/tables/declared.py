"""The list of all tables and their columns, ``resources/columns.tsv``, read once."""

from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cache

import pandas as pd

from newslab.catalog import Language, has, say
from newslab.errors import InputError
from newslab.resources import shipped_list

__all__ = ["KINDS", "Column", "columns_of", "declared", "made_by", "meaning", "unit"]

KINDS = (
    *("key", "text", "list", "date", "code", "count", "share", "net", "number"),
    *("low", "high", "p", "flag", "offset"),
)
_LIST_COLUMNS = ("table", "column", "kind", "need", "values", "of")
# The row of a table itself, and the table whose columns any published table may have.
_TABLE, _ANY = "(table)", "*"
_NOTHING = "-"


@dataclass(frozen=True)
class Column:
    """What a column of a table holds.

    Attributes
    ----------
    names : tuple of str
        What it may be called; ``own_*`` is any name that begins so.
    kind : str
        One of `KINDS`.
    is_key : bool
        Whether it tells rows apart, together with the other keys of the table.
    is_optional : bool
        Whether a table may lack it.
    may_be_empty : bool
        Whether cells may be empty: missing values of numbers, empty texts.
    allowed : tuple of str
        The only values allowed; none where any text is.
    of : tuple of str
        The names of the column that it is about: see the head of ``columns.tsv``.
    """

    names: tuple[str, ...]
    kind: str
    is_key: bool
    is_optional: bool
    may_be_empty: bool
    allowed: tuple[str, ...]
    of: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is usually called."""
        return self.names[0]

    @property
    def is_text(self) -> bool:
        """Whether its cells are texts that newslab knows how to read."""
        return self.kind in ("key", "text", "list", "date")

    @property
    def continues(self) -> bool:
        """Whether its name is the beginning of others."""
        return "*" in self.name

    def is_called(self, name: str) -> bool:
        """Whether a column of this name is this column.

        Examples
        --------
        >>> [column.is_called("doc_id") for column in columns_of("sentences")[:2]]
        [True, False]
        """
        return any(fnmatchcase(name, known) for known in self.names)


def columns_of(table: str) -> tuple[Column, ...]:
    """Columns of a table, in their order.

    Parameters
    ----------
    table : str
        A name of ``columns.tsv``, such as "reuse".

    Returns
    -------
    tuple of Column

    Raises
    ------
    InputError
        If there is no such table.

    Examples
    --------
    >>> [column.name for column in columns_of("sentences") if column.is_key]
    ['doc_id', 'sent_id']
    """
    known = declared()
    if table not in known:
        near = get_close_matches(table, known, n=1)
        hint = f"Did you mean {near[0]!r}?" if near else f"There are {', '.join(known)}."
        raise InputError("table", [f"no table {table!r}"], hint)
    return known[table]


@cache
def declared() -> dict[str, tuple[Column, ...]]:
    """The columns of every table, by its name.

    Examples
    --------
    >>> list(declared())[:3]
    ['articles', 'parts', 'sentences']
    """
    rows = _rows()
    rows = rows[(rows["column"] != _TABLE) & (rows["table"] != _ANY)]
    return {str(table): _columns(found) for table, found in rows.groupby("table", sort=False)}


def made_by(table: str) -> tuple[str, ...]:
    """Names of the verbs that return a table.

    Examples
    --------
    >>> made_by("passages")
    ('shared_passages', 'wire_copy')
    """
    return _tables()[table][1]


def is_of_pairs(table: str) -> bool:
    """Whether the two sides of a row may change places."""
    return _tables()[table][0] == "pairs"


def column_of(table: str, name: str) -> Column | None:
    """The declared column of this name, the exact name before one that continues.

    Examples
    --------
    >>> column_of("net_stance", "own_net").kind, column_of("net_stance", "own_peace").kind
    ('net', 'count')
    """
    known = (*columns_of(table), *_anywhere())
    exact = (column for column in known if name in column.names)
    return next(exact, None) or next((c for c in known if c.is_called(name)), None)


def meaning(table: str, name: str, lang: Language) -> str:
    """What a column holds, in words: its row of the catalog.

    Raises
    ------
    InputError
        If nobody says what it means.

    Examples
    --------
    >>> meaning("hits", "negated", "en")
    'Whether the sentence denies the words.'
    """
    column = column_of(table, name)
    names = dict.fromkeys([name, *(column.names if column else ())])
    for key in [f"column.{table}.{n}" for n in names] + [f"column.{n}" for n in names]:
        if has(key):
            return say(key, lang)
    raise InputError(
        "catalog.tsv",
        [f"does not say what {name!r} of the table {table!r} means"],
        "Add a row for it to columns.tsv and to catalog.tsv.",
    )


def unit(table: str, name: str, lang: Language) -> str:
    """In what a column is measured, or which values it may have.

    Examples
    --------
    >>> unit("reuse", "share", "en"), unit("carried", "how", "en")
    ('0 to 1', 'verbatim, changed, left out')
    """
    column = column_of(table, name)
    if column is None:
        return say("unit.text", lang)
    if column.kind in ("low", "high"):
        return unit(table, column.of[0], lang)
    return ", ".join(column.allowed) or say(f"unit.{column.kind}", lang)


def _columns(rows: pd.DataFrame) -> tuple[Column, ...]:
    cells = zip(*(rows[name] for name in _LIST_COLUMNS[1:]), strict=True)
    return tuple(
        Column(
            names=tuple(names.split("|")),
            kind=kind,
            is_key="key" in need.split(),
            is_optional="optional" in need.split(),
            may_be_empty="empty" in need.split() or need == "optional",
            allowed=() if values == _NOTHING else tuple(values.split("|")),
            of=() if of == _NOTHING else tuple(of.split("|")),
        )
        for names, kind, need, values, of in cells
    )


@cache
def _anywhere() -> tuple[Column, ...]:
    rows = _rows()
    return _columns(rows[rows["table"] == _ANY])


@cache
def _tables() -> dict[str, tuple[str, tuple[str, ...]]]:
    rows = _rows()
    rows = rows[rows["column"] == _TABLE]
    cells = zip(rows["table"], rows["kind"], rows["values"], strict=True)
    return {table: (kind, tuple(verbs.split("|"))) for table, kind, verbs in cells}


def _rows() -> pd.DataFrame:
    return shipped_list("columns.tsv", _LIST_COLUMNS)
