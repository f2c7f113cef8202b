import re
from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from hit_tables import make_articles, make_hits, plain
from newslab.corpus.segment import split_sentences
from newslab.errors import InputError
from newslab.framing.stance import _holm, difference_interval, net_stance, permutation_floor

AGAINST = {"frame": "crimes", "stance": "condemnation"}


def _stance(articles, hits, **options):
    table = net_stance(hits, split_sentences(articles), articles=articles, **options)
    return table.set_index("outlet")


def test_voices_and_names_are_reported_apart():
    articles = make_articles([10], ["A"])
    names = make_hits(
        ("a0", 6, "naming", "one side", "own", "", "one side"),
        ("a0", 7, "naming", "", "own", "", ""),
        ("a0", 7, "naming", "other side", "quoted", "", "other side"),
    ).assign(loaded=["yes", "no", "yes"], target=["x", "x", "y"], entry=["n", "m", "k"])
    frames = make_hits(
        plain("a0", 0),
        plain("a0", 1),
        plain("a0", 1, **AGAINST),
        plain("a0", 2, voice="quoted", **AGAINST),
        plain("a0", 3, voice="quoted", **AGAINST),
        ("a0", 4, "peace", "normalization", "own", "negated", ""),
        ("a0", 5, "peace", "normalization", "quoted", "opposed", "condemnation"),
        ("a0", 6, "accession", "procedural", "own", "", "procedural"),
    )
    row = _stance(articles, pd.concat([frames, names], ignore_index=True)).loc["A"]
    assert (row["n_sentences"], row["n_articles"]) == (10, 1)
    assert (row["own_normalization"], row["own_condemnation"]) == (2, 1)
    assert row["own_net"] == pytest.approx(0.1)
    assert (row["quoted_normalization"], row["quoted_condemnation"]) == (0, 3)
    assert row["quoted_net"] == pytest.approx(-0.3)
    assert (row["naming_n"], row["naming_n_loaded"], row["naming_share"]) == (2, 1, 0.5)
    assert row["naming_poles"] == "one side"


def test_a_single_sentence_is_no_lean():
    articles = make_articles([19], ["A"])
    row = _stance(articles, make_hits(plain("a0", 0))).loc["A"]
    assert row["own_ci_low"] < 0 < row["own_ci_high"]


def test_nothing_found_leaves_an_interval():
    articles = make_articles([19], ["A"])
    row = _stance(articles, make_hits(plain("a0", 0))).loc["A"]
    assert row["quoted_net"] == 0
    assert row["quoted_ci_low"] < 0 < row["quoted_ci_high"]


def test_few_sentences_have_no_interval():
    row = _stance(make_articles([4], ["A"]), make_hits(plain("a0", 0))).loc["A"]
    assert np.isnan(row["own_ci_low"])


def test_other_poles_may_be_chosen():
    articles = make_articles([5], ["A"])
    hits = make_hits(plain("a0", 0, frame="safety", stance="security"))
    row = _stance(articles, hits, poles=("security", "rights")).loc["A"]
    assert (row["own_security"], row["own_rights"]) == (1, 0)
    for poles in ("security", ("a",), ("a", "a")):
        with pytest.raises(InputError, match="Give two stances"):
            _stance(articles, hits, poles=poles)


def test_too_few_articles_are_not_tested():
    articles = make_articles([9] * 5, list("ABCDE"))
    table = _stance(articles, make_hits(plain("a0", 0)))
    assert table["p"].isna().all()
    assert set(table["verdict"]) == {
        "no test: with 1 against 4 articles none can go below p = 0.20"
    }


def test_an_outlet_alone_and_an_outlet_off_the_event_say_so():
    articles = make_articles([9, 9], ["A", "B"]).assign(event=["e", "f"])
    table = _stance(articles, make_hits(plain("a0", 0), plain("a1", 0)), event="e")
    assert table["verdict"].tolist() == ["no other outlet to compare with", "nothing left to score"]
    assert np.isnan(table.loc["B", "own_net"])
    assert "off the event" in table.loc["B", "note"]


def test_enough_articles_are_tested_and_corrected():
    articles = make_articles([10] * 12, ["A"] * 4 + ["B"] * 4 + ["C"] * 4)
    hits = make_hits(*(plain(f"a{n}", k) for n in range(4) for k in range(5 + n)))
    table = _stance(articles, hits)
    # Of 495 ways to choose 4 of 12 articles one is as extreme; three outlets are tested.
    assert table.loc["A", "p"] == pytest.approx(3 / 495)
    assert table.loc["A", "verdict"] == "leans otherwise than the other outlets (p = 0.006)"
    assert table.loc["B", "verdict"].startswith("no difference shown")
    assert table.loc["B", "p"] == table.loc["C", "p"]
    assert table.loc["A", "own_net"] == pytest.approx(0.65)


def test_many_articles_are_shuffled_at_random_and_reproducibly():
    articles = make_articles([6] * 24, ["A"] * 12 + ["B"] * 12)
    hits = make_hits(*(plain(f"a{n}", 0) for n in range(12)))
    table = _stance(articles, hits)
    assert table.loc["A", "p"] < 0.01
    pd.testing.assert_frame_equal(table, _stance(articles, hits))


@pytest.mark.parametrize(
    ("n_a", "n_b", "floor"), [(1, 4, 0.2), (2, 3, 0.1), (1, 1, 1), (4, 4, 2 / 70)]
)
def test_the_floor_of_a_permutation_test(n_a, n_b, floor):
    assert permutation_floor(n_a, n_b) == pytest.approx(floor)
    # No data can go below: the most extreme split, tested by trying them all.
    values = [1] * n_a + [0] * n_b
    observed = 1.0
    shuffled = (
        [abs(np.mean(order[:n_a]) - np.mean(order[n_a:])) for order in permutations(values)]
        if n_a + n_b <= 6
        else None
    )
    if shuffled:
        assert np.mean(np.array(shuffled) >= observed - 1e-12) == pytest.approx(floor)


def test_a_floor_needs_two_groups():
    with pytest.raises(InputError, match="groups of 0 and 3"):
        permutation_floor(0, 3)


def test_correction_for_several_tests():
    assert _holm({"a": 0.01, "b": 0.04, "c": 0.03}) == pytest.approx(
        {"a": 0.03, "b": 0.06, "c": 0.06}
    )
    assert _holm({"a": 0.6, "b": 0.7}) == {"a": 1.0, "b": 1.0}


def test_an_interval_of_net_stance_is_that_of_its_authors():
    # The example in the documentation of ci.prop.ps, in the package statpsych of one of them.
    assert difference_interval(26, 4, 48) == pytest.approx((0.2548067, 0.6251933), abs=1e-6)
    assert difference_interval(0, 5, 5)[0] == -1
    assert difference_interval(5, 0, 5)[1] == 1


@pytest.mark.parametrize(
    ("first", "second", "n", "least"),
    [
        (0.5, 0.5, 7, 0.87),
        (0.05, 0.05, 12, 0.9),
        (0.5, 0.5, 13, 0.9),
        (0.1, 0.0, 20, 0.9),
        (0.05, 0.0, 40, 0.9),
    ],
)
def test_intervals_of_net_stance_cover_the_truth(first, second, n, least):
    """Over all samples, weighed by their probability: no chance in the test."""
    samples = [(k, m) for k in range(n + 1) for m in range(n + 1 - k)]
    weights = stats.multinomial.pmf(
        [(k, m, n - k - m) for k, m in samples], n, (first, second, 1 - first - second)
    )
    bounds = [difference_interval(k, m, n) for k, m in samples]
    covers = [low <= first - second <= high for low, high in bounds]
    assert weights[covers].sum() >= least


def test_documented_columns_are_returned():
    table = _stance(make_articles([5], ["A"]), make_hits(plain("a0", 0))).reset_index()
    for column in table:
        described = re.sub("^(own|quoted)_(normalization|condemnation)$", "own_<pole>", column)
        assert re.sub("^(own|quoted)_", "own_", described) in net_stance.__doc__
