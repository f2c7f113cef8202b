import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from newslab.uncertainty import centred_interval, resample_counts, share_intervals, wilson_interval


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=5),
    st.integers(1, 6),
    st.integers(0, 2**32 - 1),
)
def test_every_draw_keeps_the_size_of_each_group(sizes, n_boot, seed):
    draws = resample_counts(sizes, map(str, range(len(sizes))), n_boot, seed)
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    for start, end, size in zip(bounds[:-1], bounds[1:], sizes, strict=True):
        assert (draws[:, start:end].sum(axis=1) == size).all()


def test_draws_of_a_group_depend_on_its_name_not_its_place():
    forward = resample_counts([3, 4], ["a", "b"], 20, seed=7)
    backward = resample_counts([4, 3], ["b", "a"], 20, seed=7)
    assert (forward[:, :3] == backward[:, 4:]).all()
    assert (forward[:, 3:] == backward[:, :4]).all()


def test_another_seed_gives_other_draws():
    assert (resample_counts([9], ["a"], 20, 1) != resample_counts([9], ["a"], 20, 2)).any()


def test_interval_has_the_spread_of_the_draws_around_the_estimate():
    draws = np.arange(101)[:, None] / 1000
    low, high = centred_interval(np.array([0.5]), draws)
    # The 2.5 % and 97.5 % points of 0 … 0.100 are .0025 and .0975; their mean is .05.
    assert np.allclose([low[0], high[0]], [0.5 - 0.0475, 0.5 + 0.0475])


@given(st.lists(st.floats(0, 1), min_size=2, max_size=30), st.floats(0, 1))
def test_interval_holds_its_estimate_or_its_bound_and_stays_on_the_scale(draws, estimate):
    low, high = centred_interval(np.array([estimate]), np.array(draws)[:, None])
    assert 0 <= low[0] <= high[0] <= 1


def test_interval_is_cut_at_the_end_of_the_scale():
    low, high = centred_interval(np.array([0.99]), np.array([[0.1], [0.5], [0.9]]))
    assert high[0] == 1
    assert low[0] < 0.99


@given(st.integers(0, 60), st.integers(1, 60))
def test_wilson_as_scipy_has_it(n_cases, n):
    n_cases = min(n_cases, n)
    expected = binomtest(n_cases, n).proportion_ci(method="wilson")
    assert wilson_interval(n_cases, n) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_wilson_of_nothing():
    assert np.isnan(wilson_interval(0, 0)).all()


def test_intervals_of_several_shares_are_those_of_each():
    rng = np.random.default_rng(0)
    sizes = rng.integers(1, 9, 12)
    counts = rng.binomial(sizes[:, None], [0.2, 0.7, 0, 1], (12, 4))
    low, high = share_intervals(counts, sizes, "a", 100, seed=0)
    each = [share_intervals(column[:, None], sizes, "a", 100, seed=0) for column in counts.T]
    assert low == pytest.approx([of_one[0].item() for of_one in each])
    shares = counts.sum(axis=0) / sizes.sum()
    assert (low <= shares).all() and (shares <= high).all()  # noqa: PT018
    assert low[2] == 0 < high[2]
    assert np.isnan(share_intervals(counts[:4], sizes[:4], "a", 100, seed=0)).all()
