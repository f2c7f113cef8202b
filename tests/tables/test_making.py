import numpy as np
import pytest

from newslab.errors import InputError
from newslab.tables import check, columns_of, declared, make_table

ROW = ("a", 0, 0, 4, "body", "text")


def test_a_table_has_its_columns_and_types_with_rows_and_without():
    full, empty = make_table([ROW], "sentences"), make_table([], "sentences")
    assert list(full) == [column.name for column in columns_of("sentences")]
    assert full.dtypes.tolist() == empty.dtypes.tolist()
    assert full.iloc[0].tolist() == list(ROW)
    assert len(empty) == 0


@pytest.mark.parametrize("name", declared())
def test_an_empty_table_of_any_name_passes_its_check(name):
    table = make_table([], name)
    assert list(check(table, name)) == list(table)


def test_a_missing_number_is_missing():
    shares = make_table(
        [("A", "peace", "for", "own", 0, 0, np.nan)],
        "frame_shares",
        without={
            *("event", "ci_low", "ci_high", "n_hits", "n_negated", "n_distanced", "n_opposed"),
            *("n_articles", "ci_unit", "note"),
        },
    )
    assert np.isnan(shares["share"][0])


def test_faults_of_the_program_that_makes_it():
    with pytest.raises(ValueError, match="zip"):
        make_table([ROW[:-1]], "sentences")
    with pytest.raises(InputError, match="no table 'sentence'"):
        make_table([], "sentence")
