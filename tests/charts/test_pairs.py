import numpy as np
import pandas as pd
import pytest

from newslab.charts.pairs import Pair, read_pairs
from newslab.errors import InputError

TABLE = pd.DataFrame(
    {
        "doc_a": ["b", "c", "c"],
        "doc_b": ["a", "a", "b"],
        "score": [0.5, 0.0, 1.0],
        "ci_low": [0.4, np.nan, 0.9],
        "ci_high": [0.6, np.nan, 1.0],
        "n_a": [20, 30, 30],
        "n_b": [10, 10, 20],
    }
)


def test_names_stand_in_the_order_of_their_first_appearance():
    pairs = read_pairs(TABLE, {"a": "سما", "z": "not there"})
    assert pairs.noun == "article"
    assert pairs.names == ["b", "سما", "c"]
    assert pairs.n_words == [20, 10, 30]
    assert pairs.cells == [
        Pair(0, 1, 0.5, (0.4, 0.6)),
        Pair(1, 2, 0.0, None),
        Pair(0, 2, 1.0, (0.9, 1.0)),
    ]


def test_outlets_and_columns_left_out():
    table = TABLE.rename(columns={"doc_a": "outlet_a", "doc_b": "outlet_b"})
    pairs = read_pairs(table[["outlet_a", "outlet_b", "score"]])
    assert pairs.noun == "outlet"
    assert pairs.n_words == [None, None, None]
    assert {cell.interval for cell in pairs.cells} == {None}


def test_nullable_columns():
    pairs = read_pairs(TABLE.convert_dtypes())
    assert pairs.cells == read_pairs(TABLE).cells


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"score": [0.5, 1.01, 0.1]}, "row 1: score is 1.01"),
        ({"score": [-0.1, 0.1, 0.1]}, "row 0: score is -0.1"),
        ({"score": [0.1, None, 0.1]}, "row 1: score is nan"),
        ({"score": ["0.1", "high", "0.2"]}, "row 1: score is nan"),
        ({"ci_low": [0.7, 0.1, 0.1]}, "row 0: the interval"),
        ({"ci_high": [1.2, 0.1, 1.0]}, "row 0: the interval"),
        ({"doc_b": ["a", "a", "c"]}, "row 2: 'c' is paired with itself"),
        ({"doc_a": ["b", "a", "c"], "doc_b": ["a", "b", "b"]}, "row 1: the pair 'a' and 'b'"),
        ({"doc_a": ["b", None, "c"]}, "row 1: a name is missing"),
        ({"n_a": [20, 30, 31]}, "'c' has more than one count of words: 30, 31"),
        ({"n_a": [20, -1, -1]}, "row 1: a count of words is below 0"),
    ],
)
def test_faults_are_named_with_their_row(change, said):
    with pytest.raises(InputError, match=said):
        read_pairs(TABLE.assign(**change))


def test_all_faults_are_told_at_once():
    table = TABLE.assign(score=[2, 3, 0.5], n_a=[20, 30, 31])
    with pytest.raises(InputError) as caught:
        read_pairs(table, {"a": "one", "b": "one"})
    assert len(caught.value.problems) == 4


@pytest.mark.parametrize("labels", [{"a": "c"}, {"a": " ", "b": ""}, {"a": "x  y", "b": "x y"}])
def test_labels_must_tell_names_apart(labels):
    with pytest.raises(InputError, match="label"):
        read_pairs(TABLE, labels)


@pytest.mark.parametrize("column", ["doc_a", "doc_b", "score"])
def test_a_missing_column_names_who_makes_the_table(column):
    with pytest.raises(InputError, match=rf"(?s){column}.*article_similarity\(\)"):
        read_pairs(TABLE.drop(columns=column))


def test_a_missing_column_of_outlets():
    table = TABLE.rename(columns={"doc_a": "outlet_a", "doc_b": "outlet_b"})
    with pytest.raises(InputError, match=r"(?s)score.*outlet_overlap\(\)"):
        read_pairs(table.drop(columns="score"))


@pytest.mark.parametrize("column", ["ci_low", "ci_high", "n_a", "n_b"])
def test_half_of_a_couple_of_columns(column):
    with pytest.raises(InputError, match=f"without '{column}'"):
        read_pairs(TABLE.drop(columns=column))


def test_no_rows_and_no_table():
    with pytest.raises(InputError, match="no rows"):
        read_pairs(TABLE.head(0))
    with pytest.raises(InputError, match="expected a DataFrame, got list"):
        read_pairs([1])
