import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import f1_score, precision_recall_fscore_support

from newslab.coding.scoring import score_coding
from newslab.errors import InputError
from newslab.uncertainty import wilson_interval


def _labels(codes, **further):
    units = [f"u{number}" for number in range(len(codes))]
    return pd.DataFrame({"unit_id": units, "frame": codes, **further})


def _row(table, name, *, row="class", voice="all"):
    found = table[(table["class"] == name) & (table["row"] == row) & (table["voice"] == voice)]
    return found.iloc[0]


def test_by_hand():
    human = _labels(["p", "p", "p", "d", "none", "none"])
    machine = _labels(["p", "p", "d", "d", "p", "none"])
    table = score_coding(machine, human, n_boot=0)
    assert table["row"].tolist() == ["class", "class", "macro", "majority"]
    peace = _row(table, "p")
    assert peace[["n", "n_machine", "n_human", "n_both"]].tolist() == [6, 3, 3, 2]
    assert peace[["precision", "recall", "f1"]].tolist() == pytest.approx([2 / 3] * 3)
    deal = _row(table, "d")
    assert deal[["n", "n_machine", "n_human", "n_both"]].tolist() == [6, 2, 1, 1]
    assert deal[["precision", "recall", "f1"]].tolist() == pytest.approx([0.5, 1, 2 / 3])
    assert _row(table, "", row="macro")["f1"] == pytest.approx(2 / 3)
    # Always "p": 3 of 6 right, so F1 = 2 * 3 / (6 + 3); "d" is never found.
    majority = _row(table, "p", row="majority")
    assert majority[["n_machine", "n_human", "n_both"]].tolist() == [6, 4, 3]
    assert majority["f1"] == pytest.approx((6 / 9 + 0) / 2)


codes = st.lists(st.tuples(st.sampled_from("pdx"), st.sampled_from("pdx")), min_size=1, max_size=25)


@settings(max_examples=50)
@given(codes)
def test_as_scikit_learn_where_each_unit_has_one_class(pairs):
    human, machine = zip(*pairs, strict=True)
    table = score_coding(_labels(machine), _labels(human), n_boot=0)
    given_classes = sorted(set(human))
    for name in sorted({*human, *machine}):
        precision, recall, f1, n = precision_recall_fscore_support(
            human, machine, labels=[name], zero_division=np.nan
        )
        row = _row(table, name)
        assert row["precision"] == pytest.approx(precision[0], nan_ok=True)
        assert row["recall"] == pytest.approx(recall[0], nan_ok=True)
        assert row["f1"] == pytest.approx(f1[0])
        assert row["n_human"] == n[0]
    macro = f1_score(human, machine, labels=given_classes, average="macro", zero_division=0)
    assert _row(table, "", row="macro")["f1"] == pytest.approx(macro)
    most = max(given_classes, key=human.count)
    constant = f1_score(
        human, [most] * len(human), labels=given_classes, average="macro", zero_division=0
    )
    assert _row(table, most, row="majority")["f1"] == pytest.approx(constant)


def test_a_right_frame_in_the_wrong_voice_is_right_for_all_and_wrong_for_the_voice():
    human = _labels(["c", "c", "none"], voice=["quoted", "quoted", None])
    machine = _labels(["c", "c", "none"], voice=["quoted", "own", None])
    table = score_coding(machine, human, n_boot=0)
    assert table["voice"].unique().tolist() == ["all", "own", "quoted"]
    assert _row(table, "c")["f1"] == 1
    quoted = _row(table, "c", voice="quoted")
    assert quoted[["n", "precision", "recall"]].tolist() == [3, 1, 0.5]
    own = _row(table, "c", voice="own")
    assert own[["n_machine", "n_human", "precision"]].tolist() == [1, 0, 0]
    assert np.isnan(own["recall"])
    # Nobody but the machine heard an own voice: there is nothing to average.
    assert table.loc[table["voice"] == "own", "row"].tolist() == ["class"]


def test_rows_as_asked_for():
    human = _labels(["c", "d"], voice=["own", "own"])
    assert score_coding(human, human, by=["class"])["voice"].unique().tolist() == ["all"]
    assert score_coding(human, human, by=[])["row"].tolist() == ["macro", "majority"]
    without = human.drop(columns="voice")
    assert score_coding(without, human)["voice"].unique().tolist() == ["all"]
    with pytest.raises(InputError, match="'outlet'"):
        score_coding(human, human, by=["outlet"])


def test_majority_of_spans_guesses_for_the_spans_of_the_human():
    columns = ["doc_id", "start", "end", "frame"]
    human = pd.DataFrame([("a", 0, 9, "p"), ("a", 9, 20, "p"), ("a", 30, 40, "d")], columns=columns)
    machine = pd.DataFrame([("a", 0, 9, "p"), ("a", 50, 60, "p")], columns=columns)
    table = score_coding(machine, human, n_boot=0)
    assert _row(table, "p")[["n", "n_machine", "n_human", "n_both"]].tolist() == [4, 2, 2, 1]
    majority = _row(table, "p", row="majority")
    assert majority["n_machine"] == 3
    assert majority["f1"] == pytest.approx((2 * 2 / (3 + 2) + 0) / 2)


def test_intervals_hold_their_estimate_and_precision_has_wilsons():
    rng = np.random.default_rng(1)
    human = _labels(rng.choice(["p", "d", "none"], 80))
    machine = human.assign(frame=np.where(rng.random(80) < 0.7, human["frame"], "p"))
    table = score_coding(machine, human, n_boot=300)
    for measure in ("precision", "recall", "f1"):
        rows = table[table["row"] == "class"]
        assert (rows[f"{measure}_ci_low"] <= rows[measure]).all()
        assert (rows[measure] <= rows[f"{measure}_ci_high"]).all()
    peace = _row(table, "p")
    low, high = wilson_interval(peace["n_both"], peace["n_machine"])
    assert peace[["precision_ci_low", "precision_ci_high"]].tolist() == [low, high]
    assert 0 < _row(table, "", row="macro")["f1_ci_low"] < 1
    pd.testing.assert_frame_equal(table, score_coding(machine, human, n_boot=300))


def test_f1_interval_has_the_spread_of_many_studies():
    """The bootstrap of one study against 400 studies of the same making."""
    rng = np.random.default_rng(2)

    def study():
        human = rng.choice(["p", "none"], 150)
        return human, np.where(rng.random(150) < 0.8, human, rng.choice(["p", "none"], 150))

    many = [f1_score(*(codes == "p" for codes in study())) for _ in range(400)]
    human, machine = study()
    row = _row(score_coding(_labels(machine), _labels(human), n_boot=500), "p")
    width = np.quantile(many, 0.975) - np.quantile(many, 0.025)
    assert row["f1_ci_high"] - row["f1_ci_low"] == pytest.approx(width, rel=0.3)


def test_always_right_and_never_right_have_the_exact_limits():
    human = _labels(["p"] * 10 + ["d"] * 10)
    machine = _labels(["p"] * 20)
    right = _row(score_coding(human, human), "p")
    j = 0.025 ** (1 / 10)
    assert right[["f1_ci_low", "f1_ci_high"]].tolist() == pytest.approx([2 * j / (1 + j), 1])
    wrong = _row(score_coding(machine, human), "d")
    j = 1 - 0.025 ** (1 / 10)
    assert wrong[["f1_ci_low", "f1_ci_high"]].tolist() == pytest.approx([0, 2 * j / (1 + j)])


def test_few_units_have_no_interval_of_f1():
    human, machine = _labels(["p", "p", "p", "none"]), _labels(["p", "p", "none", "none"])
    row = _row(score_coding(machine, human), "p")
    assert np.isnan(row["f1_ci_low"])
    assert not np.isnan(row["recall_ci_low"])


def test_tables_of_several_coders():
    two = _labels(["p", "d"], coder=["amal", "basim"])
    one = _labels(["p", "d"])
    with pytest.raises(InputError, match="human: holds 2 coders"):
        score_coding(one, two)
    with pytest.raises(InputError, match="machine: holds 2 coders"):
        score_coding(two, one)
