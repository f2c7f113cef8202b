import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

import newslab
from newslab.arabic import tokenize
from newslab.errors import InputError
from newslab.overlap.sharedterms import shared_terms
from newslab.overlap.similarity import article_similarity, event_separation, outlet_overlap
from places import RAW


@pytest.fixture(scope="module")
def five():
    return newslab.read_corpus(RAW)


@pytest.fixture(scope="module")
def similarity(five):
    return article_similarity(five, n_boot=200)


def _articles(*texts, outlets=None):
    doc_ids = [f"d{number}" for number in range(len(texts))]
    return pd.DataFrame(
        {"doc_id": doc_ids, "outlet": outlets or doc_ids, "event": "e", "text": list(texts)}
    )


def test_columns(similarity):
    columns = ["doc_a", "doc_b", "score", "ci_low", "ci_high", "n_a", "n_b"]
    assert similarity.columns.tolist() == columns
    assert len(similarity) == 10


def test_same_event_stands_above_every_pair_with_the_other(five, similarity):
    separation = event_separation(similarity, five).iloc[0]
    assert (separation["n_same"], separation["n_other"]) == (6, 4)
    assert separation["margin"] >= 0.15


def test_aliases_widen_the_margin(five, similarity):
    without = article_similarity(five, aliases=False, n_boot=0)
    margin = event_separation(similarity, five)["margin"][0]
    assert 0 < event_separation(without, five)["margin"][0] < margin


def test_scores_equal_scikit_learn_on_the_same_terms():
    articles = _articles("قمة السلام في العاصمة", "قمة للسلام والحرب والحرب", "مباراة كرة القدم")

    def terms(text):
        table = tokenize(text)
        return table.loc[~table["left_out"], "term"].tolist()

    weights = TfidfVectorizer(analyzer=terms).fit_transform(articles["text"])
    expected = (weights @ weights.T).toarray()[np.triu_indices(3, k=1)]
    assert article_similarity(articles, n_boot=0)["score"].to_numpy() == pytest.approx(expected)


def test_intervals_hold_their_scores(similarity):
    assert (similarity["ci_low"] < similarity["score"]).all()
    assert (similarity["score"] < similarity["ci_high"]).all()


def test_no_interval_from_fewer_than_five_sentences():
    articles = _articles("قمة. سلام. حرب. دولة.", "قمة. سلام. حرب. دولة. رئيس.")
    assert article_similarity(articles, n_boot=20)[["ci_low", "ci_high"]].isna().all(axis=None)
    assert (
        article_similarity(
            articles.iloc[[1]].pipe(lambda d: pd.concat([d, d.assign(doc_id="x")])), n_boot=20
        )["ci_low"]
        .notna()
        .all()
    )


def test_order_of_articles_changes_nothing_but_the_order(five, similarity):
    backwards = article_similarity(five.iloc[::-1], n_boot=200)
    turned = backwards.rename(
        columns={"doc_a": "doc_b", "doc_b": "doc_a", "n_a": "n_b", "n_b": "n_a"}
    )
    key = ["doc_a", "doc_b"]
    pd.testing.assert_frame_equal(
        turned.set_index(key).sort_index(),
        similarity.set_index(key).sort_index(),
        check_like=True,
    )


WORDS = st.lists(st.sampled_from(["قمة", "سلام", "حرب", "دولة", "رئيس", "وزير", "غزة"]), max_size=8)


@settings(max_examples=30)
@given(st.lists(WORDS, min_size=2, max_size=4))
def test_scores_are_on_the_scale_and_copies_score_one(word_lists):
    articles = _articles(*map(" ".join, word_lists))
    table = article_similarity(articles, n_boot=0)
    assert table["score"].between(0, 1).all()
    for row in table.itertuples():
        a, b = (word_lists[int(doc[1:])] for doc in (row.doc_a, row.doc_b))
        if a and sorted(a) == sorted(b):
            assert row.score == pytest.approx(1)
        if not set(a) & set(b):
            assert row.score == 0


def test_top_pairs_are_the_best_of_all_pairs(five, similarity):
    top = article_similarity(five, top=1, n_boot=0)
    best = {
        frozenset(row)
        for doc in five["doc_id"]
        for row in similarity[(similarity["doc_a"] == doc) | (similarity["doc_b"] == doc)]
        .nlargest(1, "score")[["doc_a", "doc_b"]]
        .to_numpy()
    }
    assert set(map(frozenset, top[["doc_a", "doc_b"]].to_numpy())) == best


def test_too_many_articles_for_all_pairs_say_what_to_do(monkeypatch, five):
    monkeypatch.setattr("newslab.overlap.similarity.MAX_ALL_PAIRS", 4)
    with pytest.raises(InputError, match="top=10"):
        article_similarity(five)


def test_doc_ids_must_differ():
    articles = _articles("قمة", "سلام").assign(doc_id="same")
    with pytest.raises(InputError, match="'same' appears twice"):
        article_similarity(articles)


def test_contributions_sum_to_the_score(five, similarity):
    for row in similarity.itertuples():
        shared = shared_terms(five, row.doc_a, row.doc_b)
        assert shared["contribution"].sum() == pytest.approx(row.score)


def test_shared_terms_show_the_forms_of_each_article(five):
    shared = shared_terms(five, "002", "000").set_index("term")
    assert shared.columns.tolist() == [
        "weight_a", "weight_b", "contribution", "n_a", "n_b", "forms_a", "forms_b",
    ]  # fmt: skip
    assert shared.loc["كازاخستان", "forms_a"] == "قازاخستان"
    assert "القازاخستانية" in shared.loc["كازاخستان", "forms_b"]
    assert shared["contribution"].is_monotonic_decreasing


def test_unknown_article_is_named(five):
    with pytest.raises(InputError, match="no article '999'"):
        shared_terms(five, "000", "999")


def test_outlets_with_one_article_score_as_their_articles_and_say_so(five, similarity):
    outlets = outlet_overlap(five, n_boot=200)
    assert outlets.columns.tolist() == [
        "outlet_a", "outlet_b", "score", "ci_low", "ci_high", "n_a", "n_b",
        "n_articles_a", "n_articles_b", "ci_unit", "note",
    ]  # fmt: skip
    assert outlets["score"].to_numpy() == pytest.approx(similarity["score"].to_numpy())
    assert (outlets["note"] == "one article each: not outlets").all()
    assert (outlets["ci_unit"] == "sentences").all()


def test_outlet_is_the_mean_of_its_articles_unit_vectors_by_hand():
    # One article of A is all سلام, one all حرب; B is all سلام. All idf of three articles differ,
    # but every article has one term, so its unit vector is that term: A = (1, 1)/√2, B = (1, 0).
    articles = _articles("سلام سلام", "حرب", "سلام", outlets=["A", "A", "B"])
    table = outlet_overlap(articles, n_boot=0)
    assert table["score"].tolist() == pytest.approx([1 / 2**0.5])
    assert table["n_articles_a"].tolist() == [2]
    assert table["note"].tolist() == ["one of the outlets has one article"]


def test_outlets_with_five_articles_resample_articles():
    texts = ["سلام قمة", "سلام حرب", "سلام دولة", "سلام رئيس", "سلام وزير"]
    articles = _articles(*texts, *texts, outlets=["A"] * 5 + ["B"] * 5)
    table = outlet_overlap(articles, n_boot=50)
    assert table["ci_unit"].tolist() == ["articles"]
    assert table["note"].tolist() == [""]
    assert table["score"].tolist() == pytest.approx([1])
    assert table["ci_low"][0] < 1


def test_articles_of_an_outlet_need_not_stand_together():
    texts = ["سلام قمة", "حرب دولة", "سلام حرب", "رئيس وزير"]
    mixed = _articles(*texts, outlets=["A", "B", "A", "B"])
    sorted_ = mixed.sort_values("outlet")
    pd.testing.assert_frame_equal(
        outlet_overlap(mixed, n_boot=20), outlet_overlap(sorted_, n_boot=20)
    )


def test_separation_needs_two_events(five, similarity):
    with pytest.raises(InputError, match="column event"):
        event_separation(similarity, five.assign(event="one"))


@pytest.mark.parametrize("compare", [article_similarity, outlet_overlap])
def test_a_corpus_of_no_article_has_no_pairs(compare):
    articles = pd.DataFrame({"doc_id": [], "outlet": [], "text": []})
    assert len(compare(articles)) == 0
