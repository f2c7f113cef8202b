import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab import InputError
from newslab.learning.folds import (
    MIN_LABELS,
    calibration_folds,
    checked_groups,
    checked_labels,
    checked_texts,
    stratified_folds,
)


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        ("نص واحد", "got one str"),
        (pd.DataFrame({"text": ["نص"]}), "got one DataFrame"),
        ([], "there is none"),
        (["نص", " \n"], "text 1: empty"),
        (["نص", None], "text 1: None is no text"),
        (["نص", float("nan")], "text 1: nan is no text"),
    ],
)
def test_texts_that_cannot_be_learnt_from(texts, problem):
    with pytest.raises(InputError, match=problem):
        checked_texts(texts)


@pytest.mark.parametrize(
    ("labels", "problem"),
    [
        (["a"] * 9, "9 for 10 texts"),
        (["a"] * 10, "all texts are 'a'"),
        (["a"] * 6 + ["b"] * 4, "'b' has 4 texts; 5 are needed"),
        (["a"] * 5 + ["b"] * 4 + [None], "text 9: missing"),
        ([0.0] * 5 + [1.0] * 4 + [float("nan")], "text 9: missing"),
        (pd.Series(["a"] * 5 + ["b"] * 4 + [pd.NA], dtype="str"), "text 9: missing"),
    ],
)
def test_labels_that_cannot_be_learnt(labels, problem):
    with pytest.raises(InputError, match=problem):
        checked_labels(labels, 10)


def test_labels_of_any_kind():
    assert checked_labels([0] * 5 + [1] * 5, 10).tolist() == [0] * 5 + [1] * 5
    assert checked_labels(pd.Series(list("ab" * 5)), 10).tolist() == list("ab" * 5)


def test_groups_are_numbered_and_none_is_missing():
    assert checked_groups(["x", "y", "x"], 3).tolist() == [0, 1, 0]
    with pytest.raises(InputError, match="groups: text 1: missing"):
        checked_groups(["x", None], 2)


@given(st.data(), st.integers(2, 5), st.integers(0, 99))
def test_folds_test_each_text_once_and_never_mix_groups(data, n_splits, seed):
    n = 80
    labels = np.array(data.draw(st.lists(st.sampled_from("ab"), min_size=n, max_size=n)))
    groups = np.array(data.draw(st.lists(st.integers(0, 9), min_size=n, max_size=n)))
    try:
        folds = stratified_folds(labels, groups, n_splits, seed)
    except InputError:
        return
    assert sorted(np.concatenate([test for _, test in folds])) == list(range(n))
    for train, test in folds:
        assert sorted([*train, *test]) == list(range(n))
        assert not set(groups[train]) & set(groups[test])
        assert min(np.unique(labels[train], return_counts=True)[1]) >= MIN_LABELS


def test_folds_hold_the_shares_of_the_labels():
    labels = np.array(["a"] * 40 + ["b"] * 10)
    for _, test in stratified_folds(labels, None, 5, 0):
        assert sorted(labels[test]) == ["a"] * 8 + ["b"] * 2


def test_folds_that_leave_too_little_to_learn_from():
    labels = np.array(["a"] * 40 + ["b"] * 6)
    with pytest.raises(InputError, match="'b' is left with 4 texts"):
        stratified_folds(labels, None, 3, 0)
    with pytest.raises(InputError, match="'b' has 6 texts, fewer than the 7 folds"):
        stratified_folds(labels, None, 7, 0)
    with pytest.raises(InputError, match="'b' is left with 0 texts"):
        stratified_folds(labels, np.array([0, 1] * 20 + [2] * 6), 2, 0)


@pytest.mark.parametrize("n_splits", [1, 4])
def test_number_of_folds(n_splits):
    labels, groups = np.array(list("ab" * 20)), np.arange(40) % 3
    with pytest.raises(InputError, match="From 2 to 3 folds can be cut from 3 groups"):
        stratified_folds(labels, groups, n_splits, 0)


def test_what_stands_in_the_way_of_calibration():
    few = np.array(["a"] * 20 + ["b"] * 9)
    assert calibration_folds(few, None, 0) == (
        [],
        "'b' has 9 texts to learn from; 10 are needed",
    )
    enough = np.array(["a"] * 20 + ["b"] * 10)
    folds, obstacle = calibration_folds(enough, None, 0)
    assert (len(folds), obstacle) == (5, "")
    # All texts with b are of one outlet: no fold could learn b without that outlet.
    groups = np.array([0, 1] * 10 + [2] * 10)
    folds, obstacle = calibration_folds(enough, groups, 0)
    assert not folds
    assert "'b' is left with 0 texts" in obstacle
    assert calibration_folds(enough, np.zeros(30, dtype=int), 0)[0] == []
