import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.coding.adjudication import adjudicate
from newslab.coding.labels import check_labels
from newslab.errors import InputError


def _labels(units):
    return pd.DataFrame(
        [
            {"unit_id": f"u{number}", "coder": f"c{coder}", "frame": code}
            for number, codes in enumerate(units)
            for coder, code in enumerate(codes)
        ]
    )


def _resolved(units, **options):
    table = adjudicate(_labels(units), **options)
    return [
        (None if pd.isna(value) else value, how)
        for value, how in table[["frame", "frame_how"]].itertuples(index=False)
    ]


UNITS = [
    ["p", "p", "p"], ["p", "p", "n"], ["p", "n", "x"], ["p", None, None], [None] * 3,
    ["p", "n", None],
]  # fmt: skip


def test_never_a_majority_unless_asked():
    assert _resolved(UNITS) == [
        ("p", "unanimous"), (None, "unresolved"), (None, "unresolved"), ("p", "single"),
        (None, "uncoded"), (None, "unresolved"),
    ]  # fmt: skip


def test_majority_is_more_than_half_and_a_tie_stays_open():
    majority = _resolved([*UNITS, ["p", "p", "n", "x"]], rule="majority")
    assert majority[1] == ("p", "majority")
    assert majority[2] == majority[5] == majority[6] == (None, "unresolved")


def test_a_word_of_the_adjudicator_goes_first():
    decisions = pd.DataFrame(
        {"unit_id": ["u1", "u0", "u2", "u4"], "coder": "dina", "frame": ["n", "x", "", "p"]}
    )
    assert _resolved(UNITS, decisions=decisions, rule="majority")[:5] == [
        ("x", "decided"), ("n", "decided"), (None, "unresolved"), ("p", "single"), ("p", "decided"),
    ]  # fmt: skip


def test_variables_are_resolved_one_by_one():
    labels = _labels([["p", "n"]]).assign(stance="x", doc_id="d", start=1, end=2, text="نص")
    table = adjudicate(labels)
    assert table.columns.tolist() == [
        "unit_id", "doc_id", "start", "end", "coder", "frame", "frame_how", "stance", "stance_how",
        "text",
    ]  # fmt: skip
    assert table[["frame_how", "stance_how", "coder"]].to_numpy().tolist() == [
        ["unresolved", "unanimous", "resolved"]
    ]
    assert adjudicate(labels, variables=["stance"]).columns.tolist().count("frame") == 0


@given(st.lists(st.lists(st.sampled_from("pnx"), min_size=3, max_size=3), min_size=1, max_size=6))
def test_resolved_labels_are_labels_and_no_value_is_made_up(units):
    for rule in ("unanimous", "majority"):
        table = adjudicate(_labels(units), rule=rule)
        assert len(check_labels(table)) == len(units)
        for codes, value, how in zip(units, table["frame"], table["frame_how"], strict=True):
            assert (how == "unanimous") == (len(set(codes)) == 1)
            assert pd.isna(value) == (how == "unresolved")
            assert pd.isna(value) or 2 * codes.count(value) > len(codes)


@pytest.mark.parametrize(
    ("units", "message"), [(["u9"], "'u9' is not in the labels"), (["u0", "u0"], "decided twice")]
)
def test_decisions_with_faults(units, message):
    decisions = pd.DataFrame({"unit_id": units, "coder": "dina", "frame": [*"pn"][: len(units)]})
    with pytest.raises(InputError, match=message):
        adjudicate(_labels(UNITS), decisions)


def test_another_rule():
    with pytest.raises(InputError, match="plurality"):
        adjudicate(_labels(UNITS), rule="plurality")
