"""What holds for any table that the list of columns allows."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.errors import InputError
from newslab.tables import check, declared
from newslab.tables.declared import column_of
from tables_of import tables_of


@pytest.mark.parametrize("name", declared())
@settings(max_examples=8)
@given(data=st.data())
def test_check_takes_any_table_and_leaves_it_as_it_is(name, data):
    table = data.draw(tables_of(name))
    checked = check(table, name)
    pd.testing.assert_frame_equal(checked, table, check_dtype=False)
    pd.testing.assert_frame_equal(check(checked, name), checked)


WRONG = {
    "count": [-1, 0.5, np.inf, "many"],
    "offset": [-2, 0.5, np.inf, "here"],
    "share": [-0.1, 1.1, np.inf, "half"],
    "net": [-1.1, 1.1, np.inf, "left"],
    "p": [-0.1, 1.1, "small"],
    "number": [np.inf, "two"],
    "low": [np.inf, "low"],
    "high": [-np.inf, "high"],
    "flag": ["yes", 2, None],
    "date": ["yesterday", "7.11.2025", "2025-13"],
}


def _wrong_cells(column):
    """Cells that no such column may hold, whatever stands beside them."""
    wrong = list(WRONG.get(column.kind, []))
    if column.allowed:
        wrong.append("none of these")
    is_text = column.kind in ("key", "text", "list", "date")
    if (
        not column.may_be_empty
        and (column.kind != "text" or column.allowed)
        and column.kind != "code"
    ):
        wrong += [None, " "] if is_text and column.kind != "list" else [None]
    return wrong


@pytest.mark.parametrize("name", declared())
@settings(max_examples=8)
@given(data=st.data())
def test_a_single_wrong_cell_is_told_with_its_row_and_column(name, data):
    table = data.draw(tables_of(name, min_rows=1))
    if table.empty:
        return
    column = data.draw(st.sampled_from([str(c) for c in table]))
    wrong = _wrong_cells(column_of(name, column))
    if not wrong:
        return
    at = data.draw(st.integers(0, len(table) - 1))
    cells = table[column].astype(object)
    cells.iloc[at] = data.draw(st.sampled_from(wrong))
    with pytest.raises(InputError) as caught:
        check(table.assign(**{column: cells}), name)
    own = [p for p in caught.value.problems if p.startswith(f"row {table.index[at]}: ")]
    assert any(column in problem for problem in own), caught.value.problems


@pytest.mark.parametrize("name", declared())
@settings(max_examples=6)
@given(data=st.data())
def test_a_missing_column_and_a_row_that_stands_twice_are_told(name, data):
    table = data.draw(tables_of(name, min_rows=1))
    needed = [
        str(c)
        for c in table
        if not (column := column_of(name, str(c))).is_optional and "*" not in column.name
    ]
    if needed:
        gone = data.draw(st.sampled_from(needed))
        with pytest.raises(InputError, match=f"no column .*{gone}"):
            check(table.drop(columns=gone), name)
    keys = [str(c) for c in table if column_of(name, str(c)).is_key]
    if keys and len(table):
        again = pd.concat([table, table.tail(1)], ignore_index=True)
        with pytest.raises(InputError, match=f"row {len(table)}: .* appears twice"):
            check(again, name)
