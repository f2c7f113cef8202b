"""How well predicted labels agree with given ones, with bootstrap intervals."""

import numpy as np
import pandas as pd

from newslab.uncertainty import MIN_UNITS, centred_interval, resample_counts

N_BINS = 10
# Of a sum of squares over all labels: one label was certain and another one true.
WORST_BRIER = 2.0


def class_scores(
    labels: np.ndarray,
    predicted: np.ndarray,
    *,
    classes: np.ndarray,
    probabilities: np.ndarray | None = None,
    groups: np.ndarray | None = None,
    n_boot: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Score predicted labels against given ones.

    Parameters
    ----------
    labels, predicted : numpy.ndarray, shape (n,)
    classes : numpy.ndarray
        All labels, sorted.
    probabilities : numpy.ndarray, shape (n, n classes), optional
        Of each label; adds two rows for their calibration.
    groups : numpy.ndarray of int, optional
        Texts of one group hang together: groups are resampled, not texts.
    n_boot : int
    seed : int

    Returns
    -------
    pandas.DataFrame
        measure, label (of F1; empty otherwise), score, ci_low, ci_high (95 %; missing with fewer
        than 5 texts or groups, or where all draws are alike), n (texts; of an F1 those with that
        label). The measures, 0 to 1 unless said otherwise: macro_f1 (mean of the F1 of all labels),
        accuracy, f1 of each label, brier (squared error of the probabilities, summed over labels, 0
        to 2, lower is better), ece (expected calibration error: mean distance between the
        probability of the predicted label and the share of such texts that have it, in 10 bins;
        lower is better; few texts make it too high).

    Examples
    --------
    >>> labels = np.array(["a", "a", "a", "b"])
    >>> predicted = np.array(["a", "a", "b", "b"])
    >>> table = class_scores(labels, predicted, classes=np.array(["a", "b"]))
    >>> table[["measure", "label", "score", "n"]].round(3)
        measure label  score  n
    0  macro_f1        0.733  4
    1  accuracy        0.750  4
    2        f1     a  0.800  3
    3        f1     b  0.667  1
    """
    true = labels[:, None] == classes
    given = predicted[:, None] == classes
    rows = [("macro_f1", "", len(labels)), ("accuracy", "", len(labels))]
    rows += [("f1", str(name), int(n)) for name, n in zip(classes, true.sum(axis=0), strict=True)]
    if probabilities is not None:
        rows += [("brier", "", len(labels)), ("ece", "", len(labels))]
        loss = ((probabilities - true) ** 2).sum(axis=1, keepdims=True)
        gaps = _gaps(probabilities[given], true[given])
    table = pd.DataFrame(rows, columns=["measure", "label", "n"])
    table = table.astype({"measure": "str", "label": "str"})

    def scores(weights: np.ndarray) -> np.ndarray:
        """One row a draw, one column a measure."""
        n = weights.sum(axis=1, keepdims=True)
        hits, both = weights @ (true & given), weights @ true + weights @ given
        # As in scikit-learn, a label that is neither there nor predicted scores 0.
        f1 = np.divide(2 * hits, both, out=np.zeros_like(both), where=both > 0)
        columns = [f1.mean(axis=1, keepdims=True), hits.sum(axis=1, keepdims=True) / n, f1]
        if probabilities is not None:
            columns += [weights @ loss / n, np.abs(weights @ gaps).sum(axis=1, keepdims=True) / n]
        return np.hstack(columns)

    estimate = scores(np.ones((1, len(labels))))[0]
    ci_low, ci_high = np.full((2, len(table)), np.nan)
    n_units = len(labels) if groups is None else int(groups.max()) + 1
    if n_boot and n_units >= MIN_UNITS:
        times = resample_counts([n_units], ["texts"], n_boot, seed).astype(float)
        draws = scores(times if groups is None else times[:, groups])
        scale = np.where(table["measure"] == "brier", WORST_BRIER, 1.0)
        bounds = centred_interval(estimate / scale, draws / scale)
        alike = np.ptp(draws, axis=0) == 0
        ci_low, ci_high = (np.where(alike, np.nan, bound * scale) for bound in bounds)
    table = table.assign(score=estimate, ci_low=ci_low, ci_high=ci_high)
    return table[["measure", "label", "score", "ci_low", "ci_high", "n"]]


def _gaps(confidence: np.ndarray, correct: np.ndarray) -> np.ndarray:
    """Confidence minus outcome of each text, in the column of its bin."""
    bins = np.minimum((confidence * N_BINS).astype(int), N_BINS - 1)
    gaps = np.zeros((len(confidence), N_BINS))
    gaps[np.arange(len(confidence)), bins] = confidence - correct
    return gaps
