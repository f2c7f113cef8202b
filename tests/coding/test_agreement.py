import math

import pandas as pd
import pytest
from test_alpha import PUBLISHED

from newslab.coding.agreement import agreement, confusion, disagreements
from newslab.errors import InputError


def _labels(rows, variable="frame"):
    """Labels of coders 0, 1 …, one row of codes each."""
    return pd.DataFrame(
        [
            {"unit_id": f"u{unit}", "coder": f"c{coder}", variable: code}
            for coder, codes in enumerate(rows)
            for unit, code in enumerate(codes)
        ]
    )


def test_published_example_in_labels():
    labels = _labels(PUBLISHED).rename(columns={"frame": "a"})
    labels["b"] = labels["c"] = labels["a"]
    table = agreement(labels, level={"b": "ordinal", "c": "interval"}, n_boot=200)
    assert table["variable"].tolist() == ["a", "b", "c"]
    assert table["level"].tolist() == ["nominal", "ordinal", "interval"]
    assert table["alpha"].round(3).tolist() == [0.743, 0.815, 0.849]
    assert (table[["n_units", "n_coders", "n_pairable"]] == [11, 4, 40]).all(axis=None)
    # Pairs and equal pairs of each unit, counted by hand.
    pairs = {0: (3, 3), 1: (6, 3), 2: (6, 6), 3: (6, 6), 4: (6, 6), 5: (6, 0), 6: (6, 6)}
    pairs |= {7: (6, 3), 8: (6, 6), 9: (3, 3), 10: (1, 1)}
    n_pairs, n_equal = map(sum, zip(*pairs.values(), strict=True))
    assert table["percent_agreement"].tolist() == pytest.approx([100 * n_equal / n_pairs] * 3)
    assert (table["ci_low"] < table["alpha"]).all()
    assert (table["alpha"] < table["ci_high"]).all()


@pytest.mark.parametrize(
    ("n_units", "n_wrong", "reads"),
    [
        (200, 4, "reliable"),
        (200, 20, "tentative"),
        (40, 4, "open: interval"),
        (40, 0, "reliable"),
        (20, 0, "tentative"),
        (10, 0, "open: interval"),
        (60, 25, "all of it below 0.667"),
        (4, 1, "open: no interval"),
    ],
)
def test_what_may_be_concluded(n_units, n_wrong, reads):
    """Two balanced values; the second coder has the other value on the last units."""
    first = ["peace", "none"] * (n_units // 2)
    turned = {"peace": "none", "none": "peace"}
    second = first[: n_units - n_wrong] + [turned[code] for code in first[n_units - n_wrong :]]
    row = agreement(_labels([first, second])).iloc[0]
    assert reads in row["reads"]
    if "interval " in row["reads"]:
        assert f"{row['ci_low']:.2f} to {row['ci_high']:.2f}" in row["reads"]


def test_one_value_says_nothing():
    row = agreement(_labels([["none"] * 9] * 2)).iloc[0]
    assert math.isnan(row["alpha"])
    assert row["percent_agreement"] == 100
    assert "only one value occurs" in row["reads"]


def test_no_unit_with_two_codes():
    row = agreement(_labels([["peace", None], [None, "none"]])).iloc[0]
    assert (row["n_units"], row["n_pairable"], row["n_coders"]) == (0, 0, 0)
    assert row["reads"] == "open: no unit has two codes"


def test_units_without_a_pair_do_not_count():
    few = agreement(_labels([["a", "b", "a", None, "b"], ["a", "b", "b", None, None]]))
    assert few["n_units"].item() == 3
    assert (
        few["alpha"].item()
        == agreement(_labels([["a", "b", "a"], ["a", "b", "b"]]))["alpha"].item()
    )


def test_result_depends_neither_on_the_order_of_rows_nor_of_coders():
    labels = _labels([[*"aabbc", *"abcab"], [*"aabbb", *"abcaa"]])
    table, turned = agreement(labels), agreement(labels[::-1])
    pd.testing.assert_frame_equal(table[["alpha", "n_units"]], turned[["alpha", "n_units"]])
    pd.testing.assert_frame_equal(table, agreement(labels))


def test_a_model_is_one_more_coder():
    people = _labels([["peace", "none", "none"]] * 2)
    model = people[people["coder"] == "c0"].assign(coder="model", note="", confidence=0.9)
    table = agreement(pd.concat([people, model]))
    assert table["n_coders"].item() == 3
    assert table["variable"].tolist() == ["frame"]


def test_one_coder():
    with pytest.raises(InputError, match="only one coder"):
        agreement(_labels([["a", "b"]]))


def test_confusion_by_hand():
    labels = _labels([["p", "p", "n", "n", None], ["p", "n", "n", "x", "p"]])
    table = confusion(labels, "frame", "c0", "c1")
    assert table.index.tolist() == table.columns.tolist() == ["n", "p", "x"]
    assert table.to_numpy().tolist() == [[1, 0, 1], [1, 1, 0], [0, 0, 0]]
    assert (table.index.name, table.columns.name) == ("c0", "c1")
    pd.testing.assert_frame_equal(table.T, confusion(labels, "frame", "c1", "c0"))


def test_confusion_of_a_coder_who_is_not_there():
    with pytest.raises(InputError, match="no coder 'c7'"):
        confusion(_labels([["a"], ["b"]]), "frame", "c0", "c7")


def test_disagreements_stand_with_their_text():
    labels = _labels([["p", "p", None, "n"], ["p", "n", "n", "n"]])
    labels = labels.assign(text=labels["unit_id"].map("text of {}".format), doc_id="d", start=0)
    labels = labels.assign(end=5, stance=labels["frame"].replace({"p": "n"}))
    table = disagreements(labels)
    assert table.columns.tolist() == [
        "unit_id", "doc_id", "start", "end", "variable", "c0", "c1", "text",
    ]  # fmt: skip
    assert table.to_numpy().tolist() == [["u1", "d", 0, 5, "frame", "p", "n", "text of u1"]]
    assert disagreements(labels, variables=["stance"]).empty
