"""Labelled texts: checked, and cut into folds that learn on some and test on others."""

from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold

from newslab.errors import InputError

# Fewer texts of a label teach nothing that carries beyond them.
MIN_LABELS = 5
# A sigmoid has two parameters for each label: they are not guessed from a handful of texts.
MIN_TO_CALIBRATE = 10
N_CALIBRATION_FOLDS = 5

Fold: TypeAlias = tuple[np.ndarray, np.ndarray]


def checked_texts(texts: Iterable[str]) -> list[str]:
    """Return the texts as a list.

    Raises
    ------
    InputError
        If it is a single text or a whole table, or one of the texts is none or empty.
    """
    if isinstance(texts, str | pd.DataFrame):
        raise InputError(
            "texts",
            [f"expected many texts, got one {type(texts).__name__}"],
            'Pass a list of texts, or a column such as sentences["text"].',
        )
    listed = list(texts)
    problems = [
        f"text {number}: {'empty' if isinstance(text, str) else f'{text!r} is no text'}"
        for number, text in enumerate(listed)
        if not isinstance(text, str) or not text.strip()
    ]
    problems += [] if listed else ["there is none"]
    if problems:
        raise InputError("texts", problems, "Texts are counted from 0; leave empty ones out.")
    return listed


def checked_labels(labels: Iterable[Any], n_texts: int) -> np.ndarray:
    """Return the labels as an array.

    Raises
    ------
    InputError
        If one is missing, there is not one a text, all are the same, or one has fewer than 5 texts.
    """
    array = _one_a_text(labels, n_texts, "labels", "Leave out the texts that nobody labelled.")
    names, n_texts_of = np.unique(array, return_counts=True)
    if len(names) == 1:
        raise InputError(
            "labels",
            [f"all texts are {names.tolist()[0]!r}"],
            "A classifier learns a difference: give at least two labels.",
        )
    problems = _rarer(MIN_LABELS, names, n_texts_of, f"has {{n}} texts; {MIN_LABELS} are needed")
    if problems:
        raise InputError("labels", problems, "Label more texts, or join or drop rare labels.")
    return array


def checked_groups(groups: Iterable[Any], n_texts: int) -> np.ndarray:
    """Number the groups from 0, one number a text.

    Raises
    ------
    InputError
        If one is missing, or there is not one a text.
    """
    hint = "Give a text of unknown origin a group of its own."
    return np.unique(_one_a_text(groups, n_texts, "groups", hint), return_inverse=True)[1]


def _one_a_text(values: Iterable[Any], n_texts: int, name: str, hint: str) -> np.ndarray:
    listed = list(values)
    if len(listed) != n_texts:
        raise InputError(
            name, [f"{len(listed):,} for {n_texts:,} texts"], "Give one for each text."
        )
    missing = [f"text {number}: missing" for number, value in enumerate(listed) if pd.isna(value)]
    if missing:
        raise InputError(name, missing, f"Texts are counted from 0. {hint}")
    return np.array(listed)


def _rarer(least: int, names: np.ndarray, n_texts_of: np.ndarray, said: str) -> list[str]:
    """Say it of the labels that have fewer texts."""
    numbers = zip(names.tolist(), n_texts_of, strict=True)
    return [f"{name!r} {said.format(n=n)}" for name, n in numbers if n < least]


def stratified_folds(
    labels: np.ndarray, groups: np.ndarray | None, n_splits: int, seed: int
) -> list[Fold]:
    """Cut texts into folds with about the same share of each label.

    Parameters
    ----------
    labels : numpy.ndarray
    groups : numpy.ndarray or None
        Texts of one group stay together, on the same side of every fold.
    n_splits : int
    seed : int

    Returns
    -------
    list of (numpy.ndarray, numpy.ndarray)
        Rows to learn from and rows to test on; each row is tested once.

    Raises
    ------
    InputError
        If there are not as many texts or groups as folds, or a label is left with fewer than 5
        texts to learn from.
    """
    n_units = len(labels) if groups is None else len(np.unique(groups))
    if not 2 <= n_splits <= n_units:
        what = "texts" if groups is None else "groups"
        hint = f"From 2 to {n_units:,} folds can be cut from {n_units:,} {what}."
        raise InputError("n_splits", [f"{n_splits} folds of {n_units:,} {what}"], hint)
    names, code, n_texts_of = np.unique(labels, return_inverse=True, return_counts=True)
    said = f"has {{n}} texts, fewer than the {n_splits} folds"
    problems = _rarer(n_splits, names, n_texts_of, said)
    # scikit-learn would only warn of those.
    if not problems:
        splitter = StratifiedKFold if groups is None else StratifiedGroupKFold
        cut = splitter(n_splits, shuffle=True, random_state=seed)
        folds = list(cut.split(np.zeros(len(labels)), code, groups))
        n_left = np.min([np.bincount(code[train], minlength=len(names)) for train, _ in folds], 0)
        said = f"is left with {{n}} texts to learn from in one of the {n_splits} folds"
        problems = _rarer(MIN_LABELS, names, n_left, said)
    if problems:
        spread = "" if groups is None else ", in more groups"
        hint = f"{MIN_LABELS} are needed: label more texts{spread}, or join or drop rare labels."
        raise InputError("labels", problems, hint)
    return folds


def calibration_folds(
    labels: np.ndarray, groups: np.ndarray | None, seed: int
) -> tuple[list[Fold], str]:
    """Cut the folds in which probabilities are calibrated.

    Parameters
    ----------
    labels, groups, seed
        As in `stratified_folds`.

    Returns
    -------
    folds : list of (numpy.ndarray, numpy.ndarray)
        Empty where calibration is impossible.
    obstacle : str
        Why it is, in words for the researcher.
    """
    names, n_texts_of = np.unique(labels, return_counts=True)
    rare = int(n_texts_of.argmin())
    if n_texts_of[rare] < MIN_TO_CALIBRATE:
        return [], (
            f"{names.tolist()[rare]!r} has {n_texts_of[rare]} texts to learn from; "
            f"{MIN_TO_CALIBRATE} are needed"
        )
    n_groups = N_CALIBRATION_FOLDS if groups is None else len(np.unique(groups))
    try:
        return stratified_folds(labels, groups, min(N_CALIBRATION_FOLDS, n_groups), seed), ""
    except InputError as error:
        return [], "; ".join(error.problems)
