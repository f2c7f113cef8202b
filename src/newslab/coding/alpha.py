"""Krippendorff's alpha of counted codes, and its bootstrap interval."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, cast

import krippendorff
import numpy as np
import pandas as pd

from newslab.errors import InputError
from newslab.uncertainty import MIN_UNITS, bound_of_none, centred_interval, resample_counts

Scale: TypeAlias = Literal["nominal", "ordinal", "interval"]
# A scale, or the values of an ordinal variable in words from lowest to highest.
Level: TypeAlias = str | Sequence[str]
SCALES = ("nominal", "ordinal", "interval")


@dataclass(frozen=True)
class CountedCodes:
    """How often each unit got each value of a variable.

    Parameters
    ----------
    name : str
        The variable.
    scale : {"nominal", "ordinal", "interval"}
    domain : numpy.ndarray of float, shape (n_values,)
        Ascending, unless nominal.
    counts : numpy.ndarray of int, shape (n_units, n_values)
        Each row sums to two at least.

    Examples
    --------
    >>> counted = CountedCodes("frame", "nominal", np.arange(2.0), np.array([[2, 0], [1, 1]]))
    >>> round(counted.alpha(), 3), counted.equal_pairs()
    (0.0, 0.5)
    """

    name: str
    scale: Scale
    domain: np.ndarray
    counts: np.ndarray

    def alpha(self) -> float:
        """Krippendorff's alpha; missing where fewer than two values occur."""
        if (self.counts.sum(axis=0) > 0).sum() < 2:
            return float("nan")
        return float(
            krippendorff.alpha(
                value_counts=self.counts,
                value_domain=self.domain,
                level_of_measurement=self.scale,
            )
        )

    def interval(self, n_boot: int, seed: int) -> tuple[float, float]:
        """95 % interval of alpha over units; missing with fewer than 5 or without alpha."""
        alpha = self.alpha()
        n_units = len(self.counts)
        if np.isnan(alpha) or not n_boot or n_units < MIN_UNITS:
            return float("nan"), float("nan")
        if self.equal_pairs() == 1:
            n_of_value = self.counts.sum(axis=0)
            n_codes = n_of_value.sum()
            by_chance = 1 - (n_of_value * (n_of_value - 1)).sum() / (n_codes * (n_codes - 1))
            return max(float(1 - bound_of_none(n_units) / by_chance), -1.0), 1.0
        times = resample_counts([n_units], [self.name], n_boot, seed)
        samples = (np.repeat(self.counts, of_draw, axis=0) for of_draw in times)
        draws = np.array([replace(self, counts=sample).alpha() for sample in samples])
        low, high = centred_interval(np.array([alpha]), draws[~np.isnan(draws), None], low=-1.0)
        return float(low[0]), float(high[0])

    def equal_pairs(self) -> float:
        """Share of all pairs of codes of a unit that are equal; missing without a pair."""
        n_codes = self.counts.sum(axis=1)
        n_pairs = (n_codes * (n_codes - 1)).sum()
        return float((self.counts * (self.counts - 1)).sum() / n_pairs) if n_pairs else float("nan")


def count_codes(codes: pd.DataFrame, level: Level, name: str) -> CountedCodes:
    """Count the values of each unit.

    Parameters
    ----------
    codes : pandas.DataFrame
        One row a unit, one column a coder (`codes_of`), each row with two codes at
        least.
    level : {"nominal", "ordinal", "interval"} or sequence of str
        The scale, or the values from lowest to highest of an ordinal variable in words.
    name : str
        The variable.

    Returns
    -------
    CountedCodes

    Raises
    ------
    InputError
        If there is no such level, or a value does not fit it.
    """
    units, coders = np.nonzero(codes.notna().to_numpy())
    given = codes.to_numpy(dtype=object)[units, coders]
    problem, advice = "is no number", f"give level={{{name!r}: [lowest, …, highest]}}."
    advice = f"For {level} values in words, {advice}"
    if not isinstance(level, str):
        problem, advice = (
            "is not in the order given",
            f"The order given is {', '.join(map(repr, level))}.",
        )
        scale: Scale = "ordinal"
        order = {value: number for number, value in enumerate(level)}
        given_as = pd.Series(given, dtype=object).map(order)
    elif level == "nominal":
        scale = "nominal"
        given_as = pd.Series(pd.factorize(given.astype(str))[0])
    elif level in SCALES:
        scale = cast("Scale", level)
        given_as = pd.to_numeric(pd.Series(given, dtype=object), errors="coerce")
    else:
        allowed = f"Use {', '.join(SCALES)}, or a list of values."
        raise InputError("level", [f"{level!r} for {name}"], allowed)
    numbers = given_as.to_numpy(dtype=float)
    strange = pd.unique(given[~np.isfinite(numbers)])
    if len(strange):
        raise InputError(
            "labels", [f"{name} is {value!r}, which {problem}" for value in strange], advice
        )
    values, codes_of_value = np.unique(numbers, return_inverse=True)
    counts = np.zeros((len(codes), len(values)), dtype=int)
    np.add.at(counts, (units, codes_of_value), 1)
    return CountedCodes(name, scale, values, counts)
