import pandas as pd
import pytest

from newslab.coding.labels import check_labels, check_one_coder, codes_of, how_of, variables_of
from newslab.errors import InputError

LABELS = pd.DataFrame(
    {
        "unit_id": ["u1", "u1", "u2"],
        "doc_id": ["a", "a", "b"],
        "start": [0, 0, 5],
        "end": [4, 4, 9],
        "coder": ["amal", "model", "amal"],
        "frame": ["peace", "none", ""],
        "confidence": ["low", "high", ""],
    }
)


def test_an_empty_code_is_missing_and_the_rest_stays():
    checked = check_labels(LABELS)
    assert checked["frame"].isna().tolist() == [False, False, True]
    pd.testing.assert_frame_equal(checked.drop(columns="frame"), LABELS.drop(columns="frame"))
    assert LABELS["frame"].tolist()[2] == ""


def test_variables_are_what_is_nothing_else():
    table = LABELS.assign(stance="", frame_how="single", text="", outlet="A", tone=1)
    assert variables_of(table) == ["frame", "stance", "tone"]


def test_only_unit_coder_and_a_variable_are_needed():
    few = LABELS[["unit_id", "coder", "frame"]]
    assert len(check_labels(few)) == 3


def test_a_unit_may_have_several_values_of_a_coder():
    several = pd.concat([LABELS, LABELS[:1].assign(frame="prosperity")])
    assert len(check_labels(several)) == 4
    with pytest.raises(InputError, match="unit 'u1' has several rows of coder 'amal'"):
        codes_of(check_labels(several), "frame")


def test_rows_of_another_origin_may_lack_a_place():
    other = pd.DataFrame({"unit_id": ["u2"], "coder": ["model"], "frame": ["peace"]})
    assert len(check_labels(pd.concat([LABELS, other]))) == 4


def test_codes_keep_units_and_coders_in_their_order():
    codes = codes_of(check_labels(LABELS[::-1]), "frame")
    assert codes.index.tolist() == ["u2", "u1"]
    assert codes.columns.tolist() == ["amal", "model"]
    assert codes.fillna("-").to_numpy().tolist() == [["-", "-"], ["peace", "none"]]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"unit_id": ["u1", "u1", 2]}, "row 2: unit_id is 2, not a text"),
        ({"unit_id": ["u1", "u1", None]}, "row 2: unit_id is (None|nan), not a text"),
        ({"coder": ["amal", "model", " "]}, "row 2: coder is ' ', not a text"),
        ({"coder": ["amal", "model", "frame"]}, "the coder 'frame' has the name of a column"),
        ({"coder": "amal", "frame": "none"}, "row 1: the decision of coder 'amal' on unit 'u1'"),
        ({"start": [0, 0, 9]}, "row 2: start 9 and end 9 are no span"),
        ({"start": [-1, 0, 5]}, "row 0: start -1 and end 4 are no span"),
        ({"end": [4, 4, "x"]}, "row 2: start 5 and end 'x' are no span"),
        ({"doc_id": ["a", "b", "b"]}, "unit 'u1' has more than one doc_id, start or end"),
    ],
)
def test_faults(change, message):
    with pytest.raises(InputError, match=message):
        check_labels(LABELS.assign(**change))


def test_half_a_place():
    with pytest.raises(InputError, match="has start and end but not all of"):
        check_labels(LABELS.drop(columns="doc_id"))


def test_no_variable():
    with pytest.raises(InputError, match="no column holds codes"):
        check_labels(LABELS.drop(columns="frame"))
    with pytest.raises(InputError, match="no column 'stance'"):
        check_labels(LABELS, variables=["stance"])


def test_one_coder():
    check_one_coder(LABELS[LABELS["coder"] == "amal"], "human")
    check_one_coder(LABELS.drop(columns="coder"), "human")
    with pytest.raises(InputError, match="human: holds 2 coders: 'amal', 'model'"):
        check_one_coder(LABELS, "human")


def test_how_column():
    assert how_of("frame") == "frame_how"
