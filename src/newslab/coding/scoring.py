"""Machine against human: precision, recall and F1, with intervals and the majority line."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from newslab.coding.labels import check_one_coder
from newslab.coding.scoreditems import Items, items_of, lay_side_by_side
from newslab.errors import InputError
from newslab.tables import make_table
from newslab.uncertainty import (
    MIN_UNITS,
    bound_of_none,
    centred_interval,
    resample_counts,
    wilson_interval,
)

_ALL = "all"


def score_coding(
    machine: pd.DataFrame,
    human: pd.DataFrame,
    *,
    variable: str = "frame",
    by: Sequence[str] = ("class", "voice"),
    n_boot: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Measure a machine's coding against a human's.

    Only what the human looked at counts: units with a code of `variable` (``"none"`` is one; a
    missing code is not), or, where `human` has no unit_id, the articles in it. So the tables may
    have any number of rows. A unit about which the machine says nothing is one where it found
    nothing: leave units out of `human` that it never saw. A unit may have several classes, a row
    each; ``"none"`` is no class.

    Parameters
    ----------
    machine : pandas.DataFrame
        One row a decision, such as hits (`code_frames`) or labels of a model: the column
        `variable`, and unit_id, or doc_id, start, end. Rows that are no claim, such as negated
        hits, are to be left out before.
    human : pandas.DataFrame
        Labels of one coder (`read_coding_sheets`, `adjudicate`), with the same columns. Where only
        they have unit_id, each machine span counts for the unit in which at least half of it
        stands (or half of the unit in it); where neither table has, spans of a class are paired
        one to one by overlap, at least half of what the two cover.
    variable : str
    by : sequence of {"class", "voice"}
        ``"class"``: a row for each class. ``"voice"``: all rows once more for each voice, where
        both tables have a column voice: a decision is then right only if its voice is right too.
    n_boot : int
        Bootstrap samples of units, for the interval of F1; 0 for none.
    seed : int

    Returns
    -------
    pandas.DataFrame
        voice (``all``, or one voice), row (``class``; ``macro``: mean F1 of the classes that the
        human gave; ``majority``: the same for a machine that gives every unit the human's most
        frequent class), class (of the row; empty for macro), n (units that the human looked at;
        of spans: pairs and spans without one), n_machine, n_human, n_both (decisions of each
        side and of both); precision, precision_ci_low, precision_ci_high, recall, recall_ci_low,
        recall_ci_high, f1, f1_ci_low, f1_ci_high (0 to 1; missing where there is nothing to divide
        by; intervals 95 %: Wilson's for precision and recall; for F1 a bootstrap of units, missing
        where fewer than 5 of them have the class or all samples are alike; where a class is always
        or never right, the exact limits of that).

    Raises
    ------
    InputError
        If a column is missing, a table holds several coders, or the two have nothing in common.

    Notes
    -----
    Units are taken as independent; sentences of one article are not quite.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association 22.

    Examples
    --------
    >>> human = pd.DataFrame({"unit_id": ["u1", "u2", "u3"], "frame": ["peace", "peace", "none"]})
    >>> hits = pd.DataFrame({"unit_id": ["u1", "u3"], "frame": ["peace", "peace"]})
    >>> table = score_coding(hits, human)
    >>> table[["row", "class", "n", "n_machine", "n_human", "precision", "recall", "f1"]].round(2)
            row  class  n  n_machine  n_human  precision  recall   f1
    0     class  peace  3          2        2        0.5     0.5  0.5
    1     macro         3          2        2        NaN     NaN  0.5
    2  majority  peace  3          3        2        NaN     NaN  0.8
    """
    strange = [name for name in by if name not in ("class", "voice")]
    if strange:
        raise InputError("by", [f"{name!r}" for name in strange], "Use 'class' and 'voice'.")
    check_one_coder(machine, "machine")
    check_one_coder(human, "human")
    sides = lay_side_by_side(machine, human, variable)
    views: list[str | None] = [None]
    if "voice" in by and "voice" in sides.machine and "voice" in sides.human:
        given = pd.concat([sides.machine["voice"], sides.human["voice"]])
        views += sorted(given.dropna().unique())
    rows = []
    for voice in views:
        items = items_of(sides, voice)
        n_units = len(items.human)
        times = resample_counts([n_units], [voice or _ALL], n_boot, seed)
        own = _class_rows(items, times) if "class" in by else []
        own += _summary_rows(items, times, of_spans=sides.units is None)
        rows += [(voice or _ALL, *row) for row in own]
    return make_table(rows, "scores")


def _class_rows(items: Items, times: np.ndarray) -> list[tuple[object, ...]]:
    n_units = len(items.human)
    draws = _f1(items.machine, items.human, times)
    f1 = _f1(items.machine, items.human, np.ones((1, n_units)))[0]
    rows: list[tuple[object, ...]] = []
    for at, name in enumerate(items.classes):
        machine, human = items.machine[:, at], items.human[:, at]
        n = n_machine, n_human, n_both = _counts(machine, human)
        shares: list[float] = []
        for n_of_side in (n_machine, n_human):
            share = n_both / n_of_side if n_of_side else np.nan
            shares += [share, *wilson_interval(n_both, n_of_side)]
        limits = _f1_limits(n_both, n_machine + n_human - n_both, f1[at], draws[:, at])
        rows.append(("class", name, n_units, *n, *shares, f1[at], *limits))
    return rows


def _counts(machine: np.ndarray, human: np.ndarray) -> tuple[int, int, int]:
    """Decisions of each side and of both."""
    return int(machine.sum()), int(human.sum()), int((machine & human).sum())


def _summary_rows(items: Items, times: np.ndarray, *, of_spans: bool) -> list[tuple[object, ...]]:
    of_human = items.human.any(axis=0)
    if not of_human.any():
        return []
    most = int(items.human.sum(axis=0).argmax())
    always = np.zeros_like(items.machine)
    # A guess needs something to guess about: a unit, or a span that the human marked.
    always[items.human.any(axis=1) if of_spans else slice(None), most] = True
    n_units = len(items.human)
    rows: list[tuple[object, ...]] = []
    guesses = ("macro", "", items.machine), ("majority", items.classes[most], always)
    for name, of_class, guess in guesses:
        estimate = _f1(guess, items.human, np.ones((1, n_units)))[:, of_human].mean()
        draws = np.ma.masked_invalid(_f1(guess, items.human, times)[:, of_human]).mean(axis=1)
        spread = _spread(estimate, draws.compressed(), n_units)
        n = _counts(guess, items.human)
        rows.append((name, of_class, n_units, *n, *[np.nan] * 6, estimate, *spread))
    return rows


def _f1(machine: np.ndarray, human: np.ndarray, times: np.ndarray) -> np.ndarray:
    """F1 of each class (columns) in each sample (rows); missing where neither side has it."""
    weights = times.astype(float)
    n_all = weights @ machine + weights @ human
    return np.asarray(2 * (weights @ (machine & human)) / np.where(n_all > 0, n_all, np.nan))


def _f1_limits(n_both: int, n_either: int, f1: float, draws: np.ndarray) -> tuple[float, float]:
    if draws.size and n_both in (0, n_either):
        # The share of all decisions that both sides took, j, gives F1 = 2j / (1 + j).
        bound = bound_of_none(n_either)
        limits = (0.0, bound) if n_both == 0 else (1 - bound, 1.0)
        return 2 * limits[0] / (1 + limits[0]), 2 * limits[1] / (1 + limits[1])
    return _spread(f1, draws[~np.isnan(draws)], n_either)


def _spread(estimate: float, draws: np.ndarray, n_units: int) -> tuple[float, float]:
    if n_units < MIN_UNITS or not draws.size or np.ptp(draws) == 0:
        return float("nan"), float("nan")
    low, high = centred_interval(np.array([estimate]), draws[:, None])
    return float(low[0]), float(high[0])
