"""Intervals for numbers that rest on few sentences or few articles."""

import zlib
from collections.abc import Iterable, Sequence

import numpy as np
from scipy import special

LEVEL = 0.95
# Beyond so many standard errors lies what an interval leaves out.
Z = float(special.ndtri((1 + LEVEL) / 2))
# Fewer units than this give a bootstrap so few distinct draws that its interval means nothing.
MIN_UNITS = 5


def resample_counts(
    sizes: Sequence[int] | np.ndarray, keys: Iterable[str], n_boot: int, seed: int
) -> np.ndarray:
    """Draw, for each group, how often each of its units is taken when resampled with replacement.

    Parameters
    ----------
    sizes : sequence of int
        Number of units of each group.
    keys : iterable of str
        Name of each group. Its draws depend on its name and `seed` alone, so that results do not
        change with the order of the articles.
    n_boot : int
    seed : int

    Returns
    -------
    numpy.ndarray of int32, shape (n_boot, sum of sizes)
        Each row sums to the group's size within each group.

    Examples
    --------
    >>> resample_counts([2, 3], ["a", "b"], 4, seed=1).sum(axis=1)
    array([5, 5, 5, 5])
    """
    blocks = []
    for size, key in zip(sizes, keys, strict=True):
        rng = np.random.default_rng([seed, zlib.crc32(key.encode("utf-8", "surrogatepass"))])
        even = np.full(size, 1 / size) if size else np.empty(0)
        draws = rng.multinomial(size, even, size=n_boot) if size else np.empty((n_boot, 0))
        blocks.append(draws.astype(np.int32))
    return np.hstack(blocks) if blocks else np.empty((n_boot, 0), dtype=np.int32)


def bound_of_none(n_units: int) -> float:
    """Highest share that a sample of `n_units` without a single case leaves open (97.5 %).

    A bootstrap of nothing but zeros gives an interval of width 0, which claims too much. This is
    the upper limit of Clopper and Pearson (1934) for 0 of n; for n of n, take 1 minus it.

    Examples
    --------
    >>> round(bound_of_none(20), 3)
    0.168
    """
    return float(1 - ((1 - LEVEL) / 2) ** (1 / n_units))


def centred_interval(
    estimate: np.ndarray, draws: np.ndarray, *, low: float = 0.0, high: float = 1.0
) -> tuple[np.ndarray, np.ndarray]:
    """95 % interval: the spread of the draws, laid around the estimate.

    A bootstrap sample repeats some units and loses about 37 % of the others, so every draw of a
    similarity is too small; plain percentiles can leave the estimate itself outside. The draws
    are therefore moved until their mean is the estimate. ``benchmarks/intervals.py`` measures the
    coverage of both.

    Parameters
    ----------
    estimate : numpy.ndarray, shape (n,)
    draws : numpy.ndarray, shape (n_boot, n)
    low, high : float
        Bounds of the scale; the interval is cut there.

    Returns
    -------
    ci_low, ci_high : numpy.ndarray, shape (n,)

    Examples
    --------
    >>> low, high = centred_interval(np.array([0.5]), np.array([[0.2], [0.3], [0.4]]))
    >>> low.round(3), high.round(3)
    (array([0.405]), array([0.595]))
    """
    tail = (1 - LEVEL) / 2
    spread = draws - draws.mean(axis=0)
    ci_low, ci_high = np.quantile(spread, [tail, 1 - tail], axis=0) + estimate
    return np.clip(ci_low, low, high), np.clip(ci_high, low, high)


def ratio_interval(
    sums: np.ndarray, sizes: np.ndarray, key: str, n_boot: int, seed: int, *, low: float = 0.0
) -> tuple[np.ndarray, np.ndarray]:
    """95 % interval of what units have, all together, of their sizes: the units are resampled.

    Parameters
    ----------
    sums : numpy.ndarray, shape (n_units, n)
        What each unit has of each of n things.
    sizes : numpy.ndarray, shape (n_units,)
        Not all of them 0.
    key : str
        Name of the group that the units form: see `resample_counts`.
    n_boot, seed : int
    low : float
        Least ratio that can be.

    Returns
    -------
    ci_low, ci_high : numpy.ndarray, shape (n,)

    Examples
    --------
    >>> low, high = ratio_interval(np.array([[1], [0], [2], [1]]), np.full(4, 2), "A", 100, seed=0)
    >>> bool(0 < low[0] < 0.5 < high[0] <= 1)
    True
    """
    times = resample_counts([len(sizes)], [key], n_boot, seed)
    draws = (times @ sums) / np.maximum(times @ sizes, 1)[:, None]
    return centred_interval(sums.sum(axis=0) / sizes.sum(), draws, low=low)


def share_intervals(
    counts: np.ndarray, sizes: np.ndarray, key: str, n_boot: int, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """95 % intervals of shares of one whole, its units resampled.

    Parameters
    ----------
    counts : numpy.ndarray of int, shape (n units, n shares)
        What each share has of each unit.
    sizes : numpy.ndarray of int, shape (n units,)
        The whole of each unit, such as its words.
    key : str
        As in `resample_counts`.
    n_boot : int
        0 for no interval.
    seed : int

    Returns
    -------
    ci_low, ci_high : numpy.ndarray, shape (n shares,)
        Missing where the units are fewer than 5 or empty; of a share of nothing, or of all, the
        exact limit for that many units (`bound_of_none`).

    Examples
    --------
    >>> low, high = share_intervals(np.array([[0]] * 20), np.full(20, 9), "a", 100, seed=0)
    >>> low.round(3), high.round(3)
    (array([0.]), array([0.168]))
    """
    if not n_boot or len(sizes) < MIN_UNITS or not sizes.sum():
        low, high = np.full((2, counts.shape[1]), np.nan)
        return low, high
    low, high = ratio_interval(counts, sizes, key, n_boot, seed)
    bound = bound_of_none(len(sizes))
    none, every = (counts == 0).all(axis=0), (counts == sizes[:, None]).all(axis=0)
    low[none], high[none] = 0.0, bound
    low[every], high[every] = 1 - bound, 1.0
    return low, high


def wilson_interval(n_cases: int, n: int) -> tuple[float, float]:
    """95 % interval of a share, after Wilson (1927); missing for n = 0.

    Examples
    --------
    >>> low, high = wilson_interval(9, 10)
    >>> round(low, 3), round(high, 3)
    (0.596, 0.982)
    """
    if n == 0:
        return float("nan"), float("nan")
    centre = (n_cases + Z**2 / 2) / (n + Z**2)
    reach = Z / (n + Z**2) * np.sqrt(n_cases * (n - n_cases) / n + Z**2 / 4)
    # At 0 and n of n the bound is 0 or 1 but for the last bits.
    low = float(centre - reach) if n_cases else 0.0
    return low, float(centre + reach) if n_cases < n else 1.0
