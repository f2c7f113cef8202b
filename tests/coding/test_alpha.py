import itertools
import math

import krippendorff
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.coding.alpha import count_codes
from newslab.errors import InputError

_ = None
# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability": four observers, twelve units.
PUBLISHED = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]


def _codes(rows):
    """One row a unit with two codes at least, one column a coder."""
    table = pd.DataFrame(rows, dtype=object).T
    return table[table.notna().sum(axis=1) >= 2]


def _alpha_by_hand(rows):
    """Nominal alpha straight from its definition: pairs within units against pairs of all codes."""
    units = [[code for code in unit if code is not None] for unit in zip(*rows, strict=True)]
    units = [unit for unit in units if len(unit) > 1]
    codes = [code for unit in units for code in unit]
    observed = sum(
        sum(a != b for a, b in itertools.permutations(unit, 2)) / (len(unit) - 1) for unit in units
    ) / len(codes)
    expected = sum(a != b for a, b in itertools.permutations(codes, 2))
    expected /= len(codes) * (len(codes) - 1)
    return 1 - observed / expected if expected else math.nan


@pytest.mark.parametrize(
    ("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_published_example(level, alpha):
    counted = count_codes(_codes(PUBLISHED), level, "x")
    assert round(counted.alpha(), 3) == alpha
    assert counted.counts.sum() == 40
    assert len(counted.counts) == 11


def test_words_in_their_order_are_ordinal():
    words = {1: "أدنى", 2: "منخفض", 3: "وسط", 4: "عال", 5: "أعلى", None: None}
    in_words = [[words[code] for code in row] for row in PUBLISHED]
    counted = count_codes(_codes(in_words), list(words.values())[:5], "x")
    assert round(counted.alpha(), 3) == 0.815


matrices = st.integers(2, 4).flatmap(
    lambda n_coders: st.lists(
        st.lists(st.sampled_from([1, 2, 3, 5, None]), min_size=n_coders, max_size=n_coders),
        min_size=1,
        max_size=12,
    ).map(lambda units: list(zip(*units, strict=True)))
)


@settings(max_examples=60)
@given(matrices, st.sampled_from(["nominal", "ordinal", "interval"]))
def test_equal_to_the_package_and_to_the_definition(rows, level):
    codes = _codes(rows)
    alpha = count_codes(codes, level, "x").alpha()
    if len({*codes.to_numpy().ravel()} - {None}) < 2:
        assert math.isnan(alpha)
        return
    matrix = np.array(rows, dtype=float)
    expected = krippendorff.alpha(reliability_data=matrix, level_of_measurement=level)
    assert alpha == pytest.approx(expected)
    if level == "nominal":
        assert alpha == pytest.approx(_alpha_by_hand(rows))


def test_interval_of_full_agreement_is_not_of_no_width():
    """20 units, half of them of each value: .168 at most disagree, against 20 of 39 by chance."""
    rows = [[1] * 10 + [2] * 10] * 2
    low, high = count_codes(_codes(rows), "nominal", "x").interval(100, 0)
    assert low == pytest.approx(1 - (1 - 0.025 ** (1 / 20)) / (20 / 39))
    assert high == 1


def test_interval_covers_the_truth_about_as_often_as_it_says():
    """150 pairs of coders who err on one unit in ten; alpha of a large number of units is known."""
    rng = np.random.default_rng(0)

    def pairs(n_units):
        truth = rng.integers(3, size=n_units)
        return [np.where(rng.random(n_units) < 0.1, rng.integers(3, size=n_units), truth)
                for _coder in range(2)]  # fmt: skip

    truth = count_codes(_codes(pairs(20_000)), "nominal", "x").alpha()
    held = 0
    for seed in range(150):
        low, high = count_codes(_codes(pairs(60)), "nominal", "x").interval(200, seed)
        held += low <= truth <= high
    assert 0.88 <= held / 150 <= 0.99


@pytest.mark.parametrize("n_boot, n_units", [(0, 20), (100, 4)])  # noqa: PT006
def test_no_interval(n_boot, n_units):
    rows = [[1, 2] * n_units, [1, 2, 2, 2] * n_units]
    codes = _codes([row[:n_units] for row in rows])
    assert all(map(math.isnan, count_codes(codes, "nominal", "x").interval(n_boot, 0)))


def test_share_of_equal_pairs():
    # Unit 1: three pairs, one equal. Unit 2: one pair, equal.
    assert count_codes(_codes([[1, 2], [1, 2], [3, _]]), "nominal", "x").equal_pairs() == 0.5


def test_a_number_read_from_a_sheet_is_a_number():
    counted = count_codes(_codes([["1", "2", "10"], ["1", "3", "10"]]), "interval", "x")
    assert counted.domain.tolist() == [1, 2, 3, 10]


@pytest.mark.parametrize(
    ("level", "message"),
    [
        ("ratio", "'ratio' for x"),
        ("ordinal", "x is 'low', which is no number"),
        (["high", "medium"], "x is 'low', which is not in the order given"),
    ],
)
def test_values_that_do_not_fit(level, message):
    with pytest.raises(InputError, match=message):
        count_codes(_codes([["low", "high"], ["low", "high"]]), level, "x")
