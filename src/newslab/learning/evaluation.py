"""What a classifier is worth on labels that it has not seen, and what more labels would bring."""

import warnings
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import clone
from sklearn.dummy import DummyClassifier
from sklearn.model_selection import cross_val_predict

from newslab.errors import InputError
from newslab.learning.classifier import StanceClassifier
from newslab.learning.classscores import class_scores
from newslab.learning.folds import (
    MIN_LABELS,
    Fold,
    calibration_folds,
    checked_groups,
    checked_labels,
    checked_texts,
    stratified_folds,
)

N_HALVINGS = 3


def evaluate_classifier(
    texts: Iterable[str],
    labels: Iterable[Any],
    *,
    classifier: StanceClassifier | None = None,
    groups: Iterable[Any] | None = None,
    sizes: Sequence[int] | None = None,
    n_splits: int = 5,
    n_boot: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Measure a classifier on texts left out of its training, beside the majority line.

    Parameters
    ----------
    texts : iterable of str
    labels : iterable
        One label a text.
    classifier : StanceClassifier, optional
        Its settings are used, what it has learnt is not; if not given, those of
        ``StanceClassifier()``.
    groups : iterable, optional
        The outlet or event of each text: no group is both learnt from and tested on. Without it, a
        classifier that knows an outlet by its style seems to know its stance.
    sizes : sequence of int, optional
        Numbers of training texts for the learning curve, besides all of them; if not given, half,
        quarter and eighth.
    n_splits : int
        Number of folds.
    n_boot : int
        Bootstrap samples; 0 for no interval.
    seed : int

    Returns
    -------
    pandas.DataFrame
        measure, label, n_train (texts to learn from, mean of the folds), score, ci_low, ci_high
        (95 %), majority (the same measure where every text gets the commonest label of the training
        texts, and their shares as probabilities), n. First macro_f1 for each size of training: the
        learning curve, up to all texts. Then, with all of them, accuracy, f1 of each label, brier
        and ece, as `class_scores` describes them.

    Raises
    ------
    InputError
        If texts, labels or groups cannot be used, there are too few of them for the folds, or a
        size is impossible.

    Warns
    -----
    UserWarning
        If there are too few texts to calibrate probabilities.

    Notes
    -----
    Intervals resample the tested texts, or groups, with the trained classifiers as they are: they
    do not hold what other training texts would have changed.

    All sizes are tested on the same texts, and a smaller training set is part of a larger one. Each
    begins with 5 texts of every label, which `StanceClassifier.fit` needs, so that small ones hold
    more of a rare label than chance would give.

    Examples
    --------
    >>> texts = ["ندين التطبيع", "نرحب بالسلام", "ندين الاتفاق"] * 20
    >>> table = evaluate_classifier(texts, ["against", "favor", "against"] * 20, sizes=[24])
    >>> table[["measure", "label", "n_train", "score", "majority"]].round(2).head(4)
        measure    label  n_train  score  majority
    0  macro_f1                24    1.0      0.40
    1  macro_f1                48    1.0      0.40
    2  accuracy                48    1.0      0.67
    3        f1  against       48    1.0      0.80
    """
    listed = np.array(checked_texts(texts), dtype=object)
    given = checked_labels(labels, len(listed))
    group_of = None if groups is None else checked_groups(groups, len(listed))
    folds = stratified_folds(given, group_of, n_splits, seed)
    model = clone(StanceClassifier() if classifier is None else classifier)
    if model.calibrate:
        model.set_params(calibrate=_can_calibrate(given, group_of, folds, model.seed))
    # The predicted labels do not depend on calibration.
    quick = clone(model).set_params(calibrate=False)
    common = DummyClassifier(strategy="prior")
    options: dict[str, Any] = {"classes": np.unique(given), "groups": group_of, "seed": seed}

    def out_of_fold(by: Any, parts: list[Fold], method: str = "predict") -> np.ndarray:
        params = None if by is common or group_of is None else {"groups": group_of}
        return np.asarray(
            cross_val_predict(by, listed, given, cv=parts, method=method, params=params)
        )

    def scores(by: Any, at: Any, n_boot: int) -> pd.DataFrame:
        return class_scores(
            given,
            out_of_fold(at, folds),
            probabilities=out_of_fold(by, folds, "predict_proba"),
            n_boot=n_boot,
            **options,
        )

    n_train = round(float(np.mean([len(train) for train, _ in folds])))
    tables = [scores(model, quick, n_boot).assign(n_train=n_train)]
    for size in reversed(_checked_sizes(sizes, given, folds)):
        parts = [(_first_to_learn(train, given, seed)[:size], test) for train, test in folds]
        table = class_scores(given, out_of_fold(quick, parts), n_boot=n_boot, **options)
        tables.insert(0, table.query("measure == 'macro_f1'").assign(n_train=size))
    majority = scores(common, common, 0)["score"]
    columns = ["measure", "label", "n_train", "score", "ci_low", "ci_high", "majority", "n"]
    tables = [table.assign(majority=majority)[columns] for table in tables]
    return pd.concat(tables, ignore_index=True)


def learning_curve(
    texts: Iterable[str],
    labels: Iterable[Any],
    *,
    sizes: Sequence[int] | None = None,
    classifier: StanceClassifier | None = None,
    groups: Iterable[Any] | None = None,
    n_splits: int = 5,
    n_boot: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Measure how macro-F1 grows with the number of labels: whether more coding would help.

    Parameters
    ----------
    texts, labels, sizes, classifier, groups, n_splits, n_boot, seed
        As in `evaluate_classifier`.

    Returns
    -------
    pandas.DataFrame
        One row a size, the last one that of all training texts: n_train, macro_f1, ci_low, ci_high
        (95 %), majority.

    Raises
    ------
    InputError
        As in `evaluate_classifier`.

    Examples
    --------
    >>> texts = ["ندين التطبيع", "نرحب بالسلام", "ندين الاتفاق"] * 20
    >>> learning_curve(texts, ["against", "favor", "against"] * 20, sizes=[24])[
    ...     ["n_train", "macro_f1"]
    ... ]
       n_train  macro_f1
    0       24       1.0
    1       48       1.0
    """
    model = clone(StanceClassifier() if classifier is None else classifier)
    table = evaluate_classifier(
        texts,
        labels,
        classifier=model.set_params(calibrate=False),
        groups=groups,
        sizes=sizes,
        n_splits=n_splits,
        n_boot=n_boot,
        seed=seed,
    )
    curve = table[table["measure"] == "macro_f1"].rename(columns={"score": "macro_f1"})
    columns = ["n_train", "macro_f1", "ci_low", "ci_high", "majority"]
    return curve[columns].reset_index(drop=True)


def _can_calibrate(
    labels: np.ndarray, groups: np.ndarray | None, folds: Sequence[Fold], seed: int
) -> bool:
    """Tell whether all folds can be calibrated; if not, say why once, not in every fit."""
    for train, _ in folds:
        _, obstacle = calibration_folds(
            labels[train], None if groups is None else groups[train], seed
        )
        if obstacle:
            warnings.warn(f"probabilities are not calibrated: in a fold {obstacle}", stacklevel=3)
            return False
    return True


def _checked_sizes(
    sizes: Sequence[int] | None, labels: np.ndarray, folds: Sequence[Fold]
) -> list[int]:
    """Sizes of training below the full one, in order."""
    least = MIN_LABELS * len(np.unique(labels))
    full = min(len(train) for train, _ in folds)
    if sizes is None:
        halved = [full // 2**times for times in range(N_HALVINGS, 0, -1)]
        return [size for size in halved if size >= least]
    problems = [f"{size!r} texts" for size in sizes if not least <= size < full]
    if problems:
        hint = (
            f"From {least:,} ({MIN_LABELS} of each label) to {full - 1:,}; all come by themselves."
        )
        raise InputError("sizes", problems, hint)
    return sorted(sizes)


def _first_to_learn(train: np.ndarray, labels: np.ndarray, seed: int) -> np.ndarray:
    """Shuffle the rows of a training set, with `MIN_LABELS` of each label moved to the front."""
    order = np.random.default_rng(seed).permutation(train)
    place = pd.Series(labels[order]).groupby(labels[order]).cumcount().to_numpy()
    return order[np.argsort(place >= MIN_LABELS, kind="stable")]
