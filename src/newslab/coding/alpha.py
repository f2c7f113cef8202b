"""Krippendorff's alpha of counted codes, and its bootstrap interval."""

from collections.abc import Sequence
from dataclasses import dataclass
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
        draws = self.resampled(resample_counts([n_units], [self.name], n_boot, seed))
        draws = draws[~np.isnan(draws)]
        low, high = centred_interval(np.array([alpha]), draws[:, None], low=-1.0)
        return float(low[0]), float(high[0])

    def resampled(self, times: np.ndarray) -> np.ndarray:
        """Alpha of many samples of units at once, which is far faster than one by one.

        Parameters
        ----------
        times : numpy.ndarray of int, shape (n_samples, n_units)
            How often each unit is in each sample.

        Returns
        -------
        numpy.ndarray, shape (n_samples,)
            Missing where fewer than two values occur.
        """
        same = np.eye(len(self.domain))
        pairs = self.counts[:, :, None] * (self.counts[:, None, :] - same)
        pairs /= (self.counts.sum(axis=1) - 1)[:, None, None]
        observed = np.tensordot(times.astype(float), pairs, axes=1)
        totals = observed.sum(axis=2)
        by_chance = totals[:, :, None] * (totals[:, None, :] - same)
        by_chance /= totals.sum(axis=1)[:, None, None] - 1
        if self.scale == "nominal":
            distance = 1 - same
        else:
            # Ordinal values are as far apart as the means of their ranks.
            ranks = np.cumsum(totals, axis=1) - totals / 2
            points = ranks if self.scale == "ordinal" else self.domain[None, :]
            distance = (points[:, :, None] - points[:, None, :]) ** 2
        disagreement = (observed * distance).sum(axis=(1, 2))
        expected = (by_chance * distance).sum(axis=(1, 2))
        has_two_values = (totals > 0).sum(axis=1) > 1
        return np.asarray(1 - disagreement / np.where(has_two_values, expected, np.nan))

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
    if isinstance(level, str):
        if level not in SCALES:
            raise InputError(
                "level", [f"{level!r} for {name}"], f"Use {', '.join(SCALES)}, or a list of values."
            )
        scale = cast("Scale", level)
    else:
        scale = "ordinal"
        given = _places_in(list(level), given, name)
    if scale == "nominal":
        numbers, found = pd.factorize(given.astype(str))
        values = np.arange(len(found), dtype=float)
    else:
        values, numbers = np.unique(_as_numbers(given, scale, name), return_inverse=True)
    counts = np.zeros((len(codes), len(values)), dtype=int)
    np.add.at(counts, (units, numbers), 1)
    return CountedCodes(name, scale, values, counts)


def _places_in(order: list[str], given: np.ndarray, name: str) -> np.ndarray:
    place = {value: number for number, value in enumerate(order)}
    strange = [value for value in pd.unique(given) if value not in place]
    if strange:
        raise InputError(
            "labels",
            [f"{name} is {value!r}, which is not in the order given" for value in strange],
            f"The order given is {', '.join(map(repr, order))}.",
        )
    return np.array([place[value] for value in given], dtype=object)


def _as_numbers(given: np.ndarray, scale: str, name: str) -> np.ndarray:
    numbers = pd.to_numeric(pd.Series(given, dtype=object), errors="coerce").to_numpy(dtype=float)
    strange = pd.unique(given[~np.isfinite(numbers)])
    if len(strange):
        raise InputError(
            "labels",
            [f"{name} is {value!r}, which is no number" for value in strange],
            f"For {scale} values in words, give level={{{name!r}: [lowest, …, highest]}}.",
        )
    return numbers
