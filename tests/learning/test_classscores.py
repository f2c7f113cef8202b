import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, f1_score

from newslab.learning.classscores import class_scores

NAMES = np.array(["a", "b", "c"])
codes = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=30)


def by_measure(table):
    return table.assign(key=table["measure"] + " " + table["label"]).set_index("key")


@given(codes)
def test_scores_are_those_of_scikit_learn(pairs):
    labels, predicted = NAMES[np.array(pairs).T]
    table = by_measure(class_scores(labels, predicted, classes=NAMES, n_boot=0))
    each = f1_score(labels, predicted, labels=NAMES, average=None, zero_division=0)
    assert table.loc["macro_f1 ", "score"] == pytest.approx(each.mean())
    assert table.loc["accuracy ", "score"] == pytest.approx(accuracy_score(labels, predicted))
    assert table.loc[["f1 a", "f1 b", "f1 c"], "score"].to_numpy() == pytest.approx(each)
    assert table.loc[["f1 a", "f1 b", "f1 c"], "n"].tolist() == [
        (labels == name).sum() for name in NAMES
    ]
    assert table[["ci_low", "ci_high"]].isna().all(axis=None)


def test_calibration_by_hand():
    labels = np.array(["a", "a", "b", "b"])
    probabilities = np.array([[0.9, 0.1], [0.92, 0.08], [0.7, 0.3], [0.2, 0.8]])
    predicted = np.array(["a", "a", "a", "b"])
    table = by_measure(
        class_scores(labels, predicted, classes=NAMES[:2], probabilities=probabilities, n_boot=0)
    )
    # Two labels: twice the squared error of one.
    expected = 2 * (0.1**2 + 0.08**2 + 0.7**2 + 0.2**2) / 4
    assert table.loc["brier ", "score"] == pytest.approx(expected)
    # Bins: .9 and .92 (both right), .7 (wrong), .8 (right).
    assert table.loc["ece ", "score"] == pytest.approx((0.1 + 0.08 + 0.7 + 0.2) / 4)


def test_errors_of_one_bin_cancel_out():
    labels, predicted = np.array(["a", "b", "a", "b"]), np.array(["a"] * 4)
    probabilities = np.tile([0.55, 0.45], (4, 1))
    table = by_measure(
        class_scores(labels, predicted, classes=NAMES[:2], probabilities=probabilities, n_boot=0)
    )
    assert table.loc["ece ", "score"] == pytest.approx(0.05)


def test_certainty_is_in_the_last_bin():
    labels = predicted = np.array(["a", "b"])
    table = by_measure(
        class_scores(labels, predicted, classes=NAMES[:2], probabilities=np.eye(2), n_boot=0)
    )
    assert table.loc["ece ", "score"] == table.loc["brier ", "score"] == 0


def test_interval_of_accuracy_is_that_of_a_share():
    labels = np.array(["a"] * 1000)
    predicted = np.array(["a"] * 700 + ["b"] * 300)
    table = by_measure(class_scores(labels, predicted, classes=NAMES[:2], n_boot=2000))
    reach = 1.96 * np.sqrt(0.7 * 0.3 / 1000)
    row = table.loc["accuracy "]
    assert [row["ci_low"], row["ci_high"]] == pytest.approx([0.7 - reach, 0.7 + reach], abs=0.003)


def test_groups_that_hang_together_widen_the_interval():
    rng = np.random.default_rng(0)
    right = np.repeat(rng.random(20) < 0.6, 10)
    labels, predicted = np.array(["a"] * 200), np.where(right, "a", "b")
    options = {"classes": NAMES[:2], "seed": 1}
    each = by_measure(class_scores(labels, predicted, groups=np.arange(200), **options))
    alone = by_measure(class_scores(labels, predicted, **options))
    together = by_measure(
        class_scores(labels, predicted, groups=np.repeat(np.arange(20), 10), **options)
    )
    assert each.equals(alone)
    width = {
        name: table.loc["accuracy ", "ci_high"] - table.loc["accuracy ", "ci_low"]
        for name, table in (("alone", alone), ("together", together))
    }
    # Ten texts that are right or wrong together are worth one: √10 = 3.2 times as wide.
    assert width["together"] / width["alone"] == pytest.approx(np.sqrt(10), rel=0.15)


def test_no_interval_where_it_would_mean_nothing():
    labels = np.array(["a", "b", "a", "b"])
    few = class_scores(labels, labels[::-1], classes=NAMES[:2])
    assert few["ci_low"].isna().all()
    alike = by_measure(class_scores(np.repeat(labels, 5), np.repeat(labels, 5), classes=NAMES[:2]))
    assert alike["ci_low"].isna().all()


def test_brier_has_an_interval_on_its_own_scale():
    labels, predicted = np.array(["a", "b"] * 10), np.array(["b", "a"] * 10)
    wrong = np.tile([[0.02, 0.98], [0.9, 0.1]], (10, 1))
    table = class_scores(labels, predicted, classes=NAMES[:2], probabilities=wrong)
    row = by_measure(table).loc["brier "]
    assert 1 < row["ci_low"] < row["score"] < row["ci_high"] <= 2
