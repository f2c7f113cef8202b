import pandas as pd
import pytest

from newslab.errors import InputError, check_columns


def test_one_problem_stands_in_the_first_line():
    error = InputError("articles.csv", ["row 2: no outlet"])
    assert str(error) == "articles.csv: row 2: no outlet"


def test_several_problems_stand_one_a_line_and_the_hint_last():
    error = InputError("a.csv", (f"row {row}: no outlet" for row in (2, 5)), "Fill them in.")
    assert str(error) == (
        "a.csv: 2 problems\n  - row 2: no outlet\n  - row 5: no outlet\nFill them in."
    )
    assert error.where == "a.csv"
    assert error.problems == ["row 2: no outlet", "row 5: no outlet"]
    assert error.hint == "Fill them in."


def test_is_caught_as_a_value_error():
    with pytest.raises(ValueError, match="no outlet"):
        raise InputError("a.csv", ["no outlet"])


def test_columns_that_are_there_pass():
    table = pd.DataFrame({"b": [1], "a": [2], "c": [3]})
    check_columns(table, ("a", "b"), name="articles", maker="read_corpus")


def test_every_missing_column_is_named():
    table = pd.DataFrame({"doc_id": ["a"], "body": ["b"]})
    with pytest.raises(InputError) as caught:
        check_columns(table, ("doc_id", "text", "outlet"), name="articles", maker="read_corpus")
    assert str(caught.value) == (
        "articles: no column 'text', 'outlet'; it has 'doc_id', 'body'\n"
        "A table with these columns comes from read_corpus()."
    )


@pytest.mark.parametrize(
    ("value", "kind"), [("text", "str"), (None, "NoneType"), ({"text": []}, "dict")]
)
def test_what_is_no_table_is_named(value, kind):
    with pytest.raises(InputError) as caught:
        check_columns(value, ("text",), name="articles", maker="read_corpus")
    assert str(caught.value) == (
        f"articles: expected a DataFrame, got {kind}\nMake one with read_corpus()."
    )
