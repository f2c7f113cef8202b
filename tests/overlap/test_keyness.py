import inspect
import math
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

import newslab
from newslab.errors import InputError
from newslab.overlap.keyness import keyness, keyness_sensitivity
from newslab.uncertainty import Z
from places import RAW

COLUMNS = [
    "outlet", "reference", "term", "n_target", "n_reference", "n_words_target",
    "n_words_reference", "n_articles", "n_articles_reference", "log_odds", "z", "ci_low", "ci_high",
    "g2", "p", "q", "design_effect", "q_articles",
]  # fmt: skip


def _counts(**articles):
    """Counts of articles named by their outlet and a number: a1={"term": n}."""
    rows = [
        (doc_id, doc_id[0].upper(), term, n)
        for doc_id, terms in articles.items()
        for term, n in terms.items()
    ]
    return pd.DataFrame(rows, columns=["doc_id", "outlet", "term", "n"])


TINY = _counts(a1={"x": 3, "y": 5, "w": 2}, b1={"x": 1, "y": 7, "w": 2})


@pytest.fixture(scope="module")
def five():
    return newslab.count_terms(newslab.read_corpus(RAW))


@st.composite
def corpora(draw):
    """Three outlets of one to three articles; each outlet uses at least two terms."""
    articles = {}
    for outlet in "abc":
        for number in range(draw(st.integers(1, 3))):
            used = draw(st.dictionaries(st.sampled_from("uvwxyz"), st.integers(0, 30), max_size=6))
            articles[f"{outlet}{number}"] = used | ({"x": 2, "y": 3} if number == 0 else {})
    return _counts(**articles)


def test_log_odds_z_and_interval_by_hand():
    # Both sides have 10 words, so the prior has 10: 2 of x, 6 of y, 2 of w.
    # x in A: (3 + 2) against 15; x in B: (1 + 2) against 17.
    table = keyness(TINY, target="A").set_index("term")
    log_odds, error = math.log((5 / 15) / (3 / 17)), math.sqrt(1 / 5 + 1 / 3)
    x = table.loc["x"]
    assert x["log_odds"] == pytest.approx(log_odds)
    assert x["z"] == pytest.approx(log_odds / error)
    assert x["ci_low"] == pytest.approx(log_odds - 1.959964 * error, abs=1e-6)
    assert x["ci_high"] == pytest.approx(log_odds + 1.959964 * error, abs=1e-6)
    assert table.loc["w", ["log_odds", "z", "g2"]].tolist() == [0, 0, 0]
    assert table.index.tolist() == ["x", "w", "y"]


def test_weight_of_the_prior_by_hand():
    # 20 words: 4 of them x, so (3 + 4) against 23 and (1 + 4) against 25.
    x = keyness(TINY, target="A", prior_words=20).set_index("term").loc["x"]
    assert x["log_odds"] == pytest.approx(math.log((7 / 23) / (5 / 25)))
    assert x["z"] == pytest.approx(x["log_odds"] / math.sqrt(1 / 7 + 1 / 5))


def test_prior_weighs_as_much_as_the_smaller_side():
    counts = _counts(a1={"x": 3, "y": 5}, b1={"x": 9, "y": 70})
    for target in "AB":
        pd.testing.assert_frame_equal(
            keyness(counts, target=target), keyness(counts, target=target, prior_words=8)
        )


def test_design_effect_by_hand():
    # x: 4, 0, 0, 0 in articles of 10 words; share .1, so 1 is expected in each. Squares: 9 + 3,
    # variance (12 / 3); independent words would give 40 × .1 × .9 / 4.
    counts = _counts(a1={"x": 4, "y": 6}, a2={"y": 10}, b1={"y": 10}, b2={"y": 10})
    x = keyness(counts, target="A").set_index("term").loc["x"]
    assert x["design_effect"] == pytest.approx((12 / 3) / (40 * 0.1 * 0.9 / 4))


def test_topic_of_one_article_is_no_habit_of_its_outlet():
    others = {f"{outlet}{number}": {"y": 95, "w": 5} for outlet in "ab" for number in range(9)}
    counts = _counts(a9={"x": 20, "y": 75, "w": 5}, b9={"y": 95, "w": 5}, **others)
    x = keyness(counts, target="A").set_index("term").loc["x"]
    assert (x["n_target"], x["n_articles"], x["n_articles_reference"]) == (20, 1, 0)
    assert x["q"] < 0.001
    assert x["q_articles"] > 0.2


def test_habit_of_an_outlet_survives_the_design_effect():
    a = {f"a{number}": {"x": 4, "y": 96} for number in range(20)}
    b = {f"b{number}": {"x": number % 2, "y": 99} for number in range(20)}
    x = keyness(_counts(**a, **b), target="A").set_index("term").loc["x"]
    assert x["q_articles"] < 0.001


def test_columns_are_those_of_the_documentation(five):
    table = keyness(five)
    assert table.columns.tolist() == [*COLUMNS, "forms"]
    assert keyness(five.drop(columns="forms")).columns.tolist() == COLUMNS
    documented = re.search(r"Returns\n(.+)Raises", inspect.getdoc(keyness), re.DOTALL)[1]
    for column in set(table.columns) - {"outlet"}:
        assert re.search(rf"\b{column}\b", documented), column


@settings(max_examples=25)
@given(corpora(), st.floats(0.01, 1000))
def test_swapping_the_sides_turns_the_sign(counts, prior_words):
    there = keyness(counts, target="A", reference="B", prior_words=prior_words)
    back = keyness(counts, target="B", reference="A", prior_words=prior_words)
    back = back.set_index("term").loc[there["term"]]
    for column in ("log_odds", "z"):
        assert (-back[column]).to_numpy() == pytest.approx(there[column].to_numpy())
    for column in ("g2", "p", "q", "design_effect", "q_articles"):
        assert back[column].to_numpy() == pytest.approx(there[column].to_numpy())
    assert (-back["ci_high"]).to_numpy() == pytest.approx(there["ci_low"].to_numpy())
    assert back["n_reference"].tolist() == there["n_target"].tolist()


@settings(max_examples=25)
@given(corpora(), st.sampled_from([None, "B"]), st.sampled_from([None, 0.5, 500]))
def test_sign_says_which_side_uses_the_term_more(counts, reference, prior_words):
    table = keyness(counts, target="A", reference=reference, prior_words=prior_words)
    difference = (
        table["n_target"] * table["n_words_reference"]
        - table["n_reference"] * table["n_words_target"]
    )
    assert np.sign(table["log_odds"].round(9)).tolist() == np.sign(difference).tolist()
    assert ((table["ci_low"] > 0) == (table["z"] > Z)).all()
    assert ((table["g2"].round(9) == 0) == (difference == 0)).all()


@settings(max_examples=25)
@given(corpora())
def test_g2_and_p_equal_scipy(counts):
    for row in keyness(counts).itertuples():
        cells = [
            [row.n_target, row.n_words_target - row.n_target],
            [row.n_reference, row.n_words_reference - row.n_reference],
        ]
        expected = stats.chi2_contingency(cells, lambda_="log-likelihood", correction=False)
        assert row.g2 == pytest.approx(expected.statistic, abs=1e-9)
        assert row.p == pytest.approx(expected.pvalue)


@settings(max_examples=25)
@given(corpora())
def test_design_effect_equals_its_definition(counts):
    wide = counts.pivot_table(index="doc_id", columns="term", values="n", fill_value=0)
    wide = wide.loc[wide.sum(axis=1) > 0, wide.sum() > 0]
    share, length = wide.sum() / wide.to_numpy().sum(), wide.sum(axis=1)
    deviation = (wide - np.outer(length, share)).var(ddof=1) * len(wide)
    expected = deviation / (length.sum() * share * (1 - share))
    table = keyness(counts, target="A").set_index("term")
    assert table["design_effect"].to_numpy() == pytest.approx(
        expected[table.index].to_numpy(), abs=1e-9
    )


def test_q_steps_up_within_each_target(five):
    table = keyness(five)
    wide_p = stats.chi2.sf(table["g2"] / table["design_effect"].clip(lower=1), 1)
    for p_of, q_of in ((table["p"], "q"), (pd.Series(wide_p), "q_articles")):
        for _, rows in table.groupby("outlet"):
            ordered = p_of[rows.index].sort_values(ascending=False)
            rank = np.arange(len(ordered), 0, -1)
            q = np.minimum.accumulate(ordered * len(ordered) / rank)
            assert rows.loc[ordered.index, q_of].to_numpy() == pytest.approx(q.to_numpy())


@settings(max_examples=25)
@given(corpora(), st.randoms(use_true_random=False))
def test_order_of_rows_changes_nothing(counts, random):
    order = list(range(len(counts)))
    random.shuffle(order)
    pd.testing.assert_frame_equal(keyness(counts.iloc[order]), keyness(counts))


@settings(max_examples=25)
@given(corpora())
def test_rest_is_all_others_as_one_outlet(counts):
    joined = counts.assign(outlet=counts["outlet"].where(counts["outlet"] == "A", "rest"))
    joined["doc_id"] = counts["outlet"] + joined["doc_id"]
    pd.testing.assert_frame_equal(
        keyness(counts, target="A"), keyness(joined, target="A", reference="rest")
    )


def test_counts_sum_and_rows_are_ordered(five):
    table = keyness(five)
    assert table["outlet"].drop_duplicates().tolist() == sorted(five["outlet"].unique())
    for outlet, rows in table.groupby("outlet"):
        of_outlet = five.loc[five["outlet"] == outlet, "n"].sum()
        assert rows["n_target"].sum() == of_outlet == rows["n_words_target"].iloc[0]
        assert rows["n_reference"].sum() == five["n"].sum() - of_outlet
        assert set(rows["term"]) == set(five["term"])
        ordered = sorted(zip(-rows["z"], rows["term"], strict=True))
        assert rows["term"].tolist() == [term for _, term in ordered]
        n_articles = rows.set_index("term")[["n_articles", "n_articles_reference"]].sum(axis=1)
        assert n_articles.to_dict() == five.groupby("term")["doc_id"].nunique().to_dict()


def test_another_outlet_does_not_change_a_comparison_of_two(five):
    two = five[five["outlet"].isin(["Reuters", "Sama"])]
    pd.testing.assert_frame_equal(
        keyness(five, target="Reuters", reference="Sama"),
        keyness(two, target="Reuters", reference="Sama"),
    )


def test_reference_alone_is_beside_every_other_outlet(five):
    table = keyness(five, reference="Reuters")
    assert set(table["outlet"]) == set(five["outlet"]) - {"Reuters"}
    assert set(table["reference"]) == {"Reuters"}


def test_any_column_may_group_the_articles(five):
    table = keyness(five, by="doc_id", target="002")
    same = keyness(five, target="Reuters").rename(columns={"outlet": "doc_id"})
    pd.testing.assert_frame_equal(table, same.assign(doc_id=table["doc_id"]))
    years = TINY.assign(year=[2024] * 3 + [2025] * 3)
    assert keyness(years, by="year", target="2024")["reference"].tolist() == ["rest"] * 3


def test_forms_are_those_of_the_target_by_number_of_articles_then_in_their_order():
    counts = _counts(a1={"سلام": 3, "قمة": 2}, a2={"سلام": 1, "قمة": 1}, b1={"سلام": 1, "حرب": 2})
    counts["forms"] = ["السلام، سلام", "قمم، القمة", "سلام", "وقمة", "للسلام", None]
    counts.index = [0] * len(counts)
    forms = keyness(counts, target="A").set_index("term")["forms"]
    assert forms.to_dict() == {"قمة": "قمم، وقمة، القمة", "سلام": "سلام، السلام", "حرب": ""}
    forms = keyness(counts, target="B").set_index("term")["forms"]
    assert forms["حرب"] == ""


def test_no_term_of_the_five_articles_stands_out_beside_their_own_words(five):
    table = keyness(five, prior_words=five["n"].sum())
    assert (table["z"].abs() < Z).all()
    # Nor over articles under any prior: one against four can show little.
    assert (table["q_articles"] > 0.05).all()


def test_a_weak_prior_finds_terms_of_one_article_each(five):
    table = keyness(five, prior_words=10)
    beyond = table[table["z"] > Z]
    assert len(beyond)
    assert (beyond["n_articles"] == 1).all()


def test_a_weak_prior_hides_a_term_of_one_side_alone(five):
    # احتلال: four times in 004, nowhere else.
    z = {}
    for prior_words in (10, None):
        table = keyness(five, target="unknown 004", prior_words=prior_words).set_index("term")
        assert table.loc["احتلال", ["n_target", "n_reference"]].tolist() == [4, 0]
        z[prior_words] = table.loc["احتلال", "z"]
    assert z[10] < Z < z[None]


def test_sensitivity_counts_the_rows_of_keyness(five):
    weights = [10, 100.0, 1320]
    sensitivity = keyness_sensitivity(five, prior_words=weights)
    assert sensitivity.columns.tolist() == [
        "outlet", "reference", "prior_words", "n_terms", "n_more", "n_less", "more", "less",
    ]  # fmt: skip
    assert len(sensitivity) == 15
    for row in sensitivity.itertuples():
        table = keyness(five, target=row.outlet, prior_words=row.prior_words)
        more = table.loc[table["z"] > Z, "term"]
        less = table.loc[table["z"] < -Z].sort_values("z")["term"]
        assert (row.n_terms, row.n_more, row.n_less) == (len(table), len(more), len(less))
        assert set(filter(None, row.more.split("، "))) == set(more)
        assert row.more.split("، ")[:1] == (more.tolist() or [""])[:1]
        assert row.less.split("، ")[:1] == (less.tolist() or [""])[:1]


def test_weights_of_sensitivity_unless_given():
    counts = _counts(a1={"x": 60, "y": 40}, b1={"x": 100, "y": 200})
    assert keyness_sensitivity(counts, target="A")["prior_words"].tolist() == [1, 10, 100, 400]
    assert keyness_sensitivity(counts, target="A", prior_words=np.array([7]))[
        "prior_words"
    ].tolist() == [7]


@pytest.mark.parametrize("function", [keyness, keyness_sensitivity])
@pytest.mark.parametrize(
    ("change", "options", "message"),
    [
        ({}, {"target": "X"}, r"no outlet 'X' in counts\n.*'A', 'B'"),
        ({}, {"target": "A", "reference": "Y"}, r"no outlet 'Y' in counts\n.*'A', 'B'"),
        ({}, {"target": "A", "reference": "A"}, "'A' is both target and reference"),
        ({}, {"by": "source"}, r"no column 'source'(.|\n)*count_terms"),
        ({"outlet": "A"}, {}, "one outlet only"),
        ({"outlet": None}, {}, "row 0: outlet is empty"),
        ({"n": -1}, {}, "row 0: n is -1"),
        ({"n": 0.5}, {}, "row 0: n is 0.5"),
        ({"n": "many"}, {}, "row 0: n is 'many'"),
        ({"n": 0}, {}, "it counts no word"),
        ({"term": "x"}, {}, "appears twice"),
        ({"other": None}, {"by": "other"}, "missing in 'other'"),
    ],
)
def test_what_cannot_be_compared(function, change, options, message):
    with pytest.raises(InputError, match=message):
        function(TINY.assign(**change), **options)


def test_a_single_term_sets_nobody_apart():
    one_each = TINY.drop_duplicates("doc_id").assign(term="x")
    with pytest.raises(InputError, match="use one and the same term"):
        keyness(one_each)


def test_empty_counts():
    with pytest.raises(InputError, match="it counts no word"):
        keyness(TINY.iloc[:0])


@pytest.mark.parametrize("weight", [0, -1, math.inf, math.nan])
def test_weight_of_the_prior_is_above_0(weight):
    with pytest.raises(InputError, match="prior_words"):
        keyness(TINY, prior_words=weight)
    with pytest.raises(InputError, match="prior_words"):
        keyness_sensitivity(TINY, prior_words=[1, weight])


def test_a_term_that_the_target_never_uses_is_shown_as_the_other_side_writes_it():
    counts = pd.DataFrame(
        {
            "doc_id": ["a", "b", "c"],
            "outlet": ["A", "B", "C"],
            "term": ["سلام", "حرب", "حرب"],
            "n": [2, 3, 1],
            "forms": ["السلام", "الحرب", "حربا"],
        }
    )
    forms = keyness(counts, target="A", reference="B").set_index("term")["forms"]
    assert forms.to_dict() == {"سلام": "السلام", "حرب": "الحرب"}
