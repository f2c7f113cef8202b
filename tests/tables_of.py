"""Any table that ``columns.tsv`` allows, for tests of what takes such a table.

``tables_of("reuse")`` is a hypothesis strategy: no row, one, several or some hundreds; intervals
that are there or not; unnamed actors; names in two scripts, with signs of HTML, of formulas and of
direction. Columns that a table may lack are there in most tables.
"""

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from newslab.tables import Column, columns_of
from newslab.tables.declared import is_of_pairs

# No two are alike once white space is levelled: a chart shows each on one line.
NAMES = (
    *("A", "Sama", "سما", "رويترز", "unknown 004", "000", "12", "=1+1", "<b>bold</b> & co"),
    *(
        "line\nbreak",
        "a\tb",
        "\u202eright to left\u202c",
        "كازاخستان (قازاخستان)",
        "😀",
        "“quoted”",
    ),
    *("ـ", "x" * 90, "وزارة الخارجية والمغتربين في الجمهورية العربية السورية", "100%", "$x^2$"),
)
DATES = ("2025", "2025-11", "2025-11-07", "2025-11-07T18:30", "2024-02-29 00:00:00+03:00")
_SIZES = st.one_of(st.sampled_from([0, 1, 2]), st.integers(3, 12), st.sampled_from([60, 400]))
_TEXTS = ("key", "text", "list", "date", "code")


@st.composite
def tables_of(draw, name, *, one=(), min_rows=0):
    """Draw a table of this name.

    Parameters
    ----------
    name : str
        A table of ``columns.tsv``.
    one : sequence of str
        Columns with one value in all rows, such as the target of a chart of keyness.
    min_rows : int
    """
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    n = max(draw(_SIZES), min_rows)
    columns = _there(draw, name)
    table = _keys(rng, columns, name, n, one)
    for column_name, column in columns.items():
        if column_name not in table:
            table[column_name] = _cells(rng, table, columns, column_name, column)
    table = _as_verbs_do(table, name)[list(columns)]
    if draw(st.booleans()):
        table.index = rng.permutation(len(table)) + 5
    return table


def _there(draw, name):
    """The columns that the table has, by the names that they have in it."""
    columns = columns_of(name)
    poles = draw(st.sampled_from([("normalization", "condemnation"), ("سلام", "x y")]))
    optional = draw(st.booleans())
    at = draw(st.integers(0, 2))
    there: dict[str, Column] = {}
    for column in columns:
        if "*" in column.name:
            there |= dict.fromkeys(_continued(name, column, poles), column)
        elif not column.is_optional or optional:
            there[column.names[min(at, len(column.names) - 1)]] = column
    if name == "net_stance":
        # A table has either voice, or one that is any, with the counts of both poles.
        is_kept = draw(st.sampled_from([("own_", "quoted_"), ("any_",)]))
        known = _by_name(columns, "own_net", "quoted_net", "any_net") | there
        for voice in ("own_", "quoted_", "any_"):
            whole = _by_name(columns, f"{voice}net", f"{voice}ci_low", f"{voice}ci_high")
            known = {c: x for c, x in known.items() if voice in is_kept or not c.startswith(voice)}
            known |= whole if voice in is_kept else {}
        there = known
    return there


def _continued(name, column, poles):
    if name == "net_stance":
        return [column.name.replace("*", pole) for pole in poles]
    return ["stance", "frame"]


def _by_name(columns, *names):
    return {name: column for column in columns for name in names if column.name == name}


def _keys(rng, columns, name, n, one):
    """Rows whose keys differ: all combinations of some values, of which n are taken."""
    keys = {key: column for key, column in columns.items() if column.is_key}
    if not keys:
        return pd.DataFrame(index=range(n))
    pools = {key: _pool(rng, column, n, single=key in one) for key, column in keys.items()}
    drawn = {key: rng.choice(len(pool), 4 * n + 8) for key, pool in pools.items()}
    table = pd.DataFrame({key: [pools[key][at] for at in drawn[key]] for key in keys})
    sides = [(key, column) for key, column in keys.items() if column.of]
    if sides:
        # Both sides have their names from one pool.
        for key, column in sides:
            other = next(name for name in column.of if name in table)
            table = table[table[key] != table[other]]
            if is_of_pairs(name):
                table = table[
                    table[[key, other]].apply(sorted, axis=1).map(tuple).duplicated() == 0
                ]
    table = table.drop_duplicates().head(n).reset_index(drop=True)
    return table.astype({key: "str" for key in keys if keys[key].kind == "key"})


def _pool(rng, column, n, *, single):
    if column.kind == "flag":
        return [True, False]
    if column.kind in ("count", "offset", "number"):
        return list(range(n + 1))
    pool = list(column.allowed or NAMES)
    if n > 12 and not column.allowed:
        pool += [f"{name} {number}" for number in range(n // 12) for name in NAMES]
    pool = [pool[at] for at in rng.permutation(len(pool))]
    if single:
        return pool[:1]
    return [*pool, ""] if column.may_be_empty else pool


def _cells(rng, table, columns, name, column):
    """Cells of a column that is no key, those that it is `of` first."""
    n = len(table)
    other = next((known for known in column.of if known in columns), None)
    if other is not None and other not in table:
        table[other] = _cells(rng, table, columns, other, columns[other])
    if column.kind in _TEXTS:
        return _texts(rng, table, column, other)
    if column.kind == "flag":
        return rng.random(n) < 0.5
    if column.kind == "count":
        return _counts(rng, table, columns, other)
    if column.kind == "offset":
        start = table[other] if other else None
        return _offsets(rng, n, column, start)
    if column.kind in ("low", "high"):
        return _ends(rng, table, columns, name, column)
    return _numbers(rng, table, columns, name, column)


def _texts(rng, table, column, other):
    n = len(table)
    known = DATES if column.kind == "date" else column.allowed or NAMES
    known = [*known, *([""] if column.may_be_empty else [])]
    cells = pd.Series([known[at] for at in rng.integers(len(known), size=n)], dtype="str")
    if other is not None:
        cells = cells.where(cells != table[other], "another")
    return cells


def _counts(rng, table, columns, other):
    n = len(table)
    most = rng.choice([3, 40, 5000, 10**7])
    counts = rng.integers(0, most, size=n)
    if other is None:
        return counts
    if columns[other].kind == "count":
        return np.minimum(counts, table[other])
    groups = [other, *(["event"] if "event" in table and other != "event" else [])]
    return pd.Series(counts).groupby([table[group] for group in groups]).transform("first")


def _offsets(rng, n, column, start):
    lengths = rng.integers(0, 300, size=n)
    if start is not None:
        return np.where(start < 0, -1, start + lengths)
    nowhere = (rng.random(n) < 0.3) & column.may_be_empty
    return np.where(nowhere, -1, lengths * 10)


def _numbers(rng, table, columns, name, column):
    n = len(table)
    values = rng.choice([0.0, 1.0, rng.random()], size=n) if n % 2 else rng.random(n)
    if column.kind == "net":
        values = 2 * values - 1
    elif column.kind == "number":
        values = 8 * values - 4
    whole = next((known for known in column.of if known in table), None)
    if whole is None:
        missing = (rng.random(n) < 0.2) & column.may_be_empty
        return np.where(missing, np.nan, values)
    part = next(
        (known for known, c in columns.items() if c.kind == "count" and whole in c.of), None
    )
    if part is not None and column.kind == "share":
        if part not in table:
            table[part] = _cells(rng, table, columns, part, columns[part])
        values = table[part] / table[whole].where(table[whole] > 0, 1)
    return np.where(table[whole] == 0, np.nan, values)


def _ends(rng, table, columns, name, column):
    """Both ends at once: of a value that is there they are there or not."""
    value = next(known for known in column.of if known in columns)
    values = table[value].to_numpy(float)
    bounds = {"share": (0, 1), "net": (-1, 1)}.get(columns[value].kind, (-np.inf, np.inf))
    low = np.maximum(values - rng.random(len(table)), bounds[0])
    high = np.minimum(values + rng.random(len(table)), bounds[1])
    none = (rng.random(len(table)) < rng.choice([0, 0.3, 1])) & column.may_be_empty
    ends = {"low": np.where(none, np.nan, low), "high": np.where(none, np.nan, high)}
    for known, c in columns.items():
        if c.kind in ends and c.of == column.of and known != name:
            table[known] = ends[c.kind]
    return ends[column.kind]


def _as_verbs_do(table, name):
    """What is no rule of the list, but follows from what is counted."""
    if name == "name_variants":
        total = table.groupby(["doc_id", "referent"])["n"].transform("sum")
        return table.assign(n_referent=total.astype("int64"))
    if "absent" in table:
        return table.assign(absent=table["n_words"] == 0)
    if name == "carried":
        outlets = dict(zip(table["carried_by"], table["outlet"], strict=True))
        return table.assign(outlet=table["carried_by"].map(outlets).astype("str"))
    return table
