from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.reuse import candidates
from newslab.reuse.candidates import candidate_pairs


def _joined(texts):
    bounds = np.cumsum([0, *(len(text) for text in texts)])
    return np.array([word for text in texts for word in text], dtype=np.int64), bounds


def _by_sets(texts, n):
    """The same, from sets of tuples: slow and plain."""
    grams = [{tuple(text[i : i + n]) for i in range(len(text) - n + 1)} for text in texts]
    return {
        (a, b): len(grams[a] & grams[b])
        for a, b in combinations(range(len(texts)), 2)
        if grams[a] & grams[b]
    }


@given(
    st.lists(st.lists(st.integers(0, 2), max_size=12), min_size=1, max_size=6), st.integers(1, 4)
)
def test_pairs_and_counts_are_those_of_sets(texts, n):
    found = candidate_pairs(*_joined(texts), n=n)
    assert dict(zip(zip(found["a"], found["b"], strict=True), found["n_shared"], strict=True)) == (
        _by_sets(texts, n)
    )


def test_containment_is_of_the_article_with_fewer_ngrams():
    found = candidate_pairs(*_joined([[1, 2, 3, 4], [0, 1, 2, 3, 4, 5, 6, 7]]), n=2)
    assert found["containment"].tolist() == [1.0]


def test_ngrams_do_not_cross_articles():
    assert candidate_pairs(*_joined([[1, 2], [3, 4], [2, 3]]), n=2).empty


def test_order_of_words_matters():
    assert candidate_pairs(*_joined([[1, 2, 3], [3, 2, 1]]), n=3).empty


def test_stock_phrases_of_many_articles_make_no_pairs():
    texts = [[1, 2, 3, 10 + i] for i in range(4)]
    assert len(candidate_pairs(*_joined(texts), n=3)) == 6
    assert candidate_pairs(*_joined(texts), n=3, max_articles=3).empty


def test_the_result_is_the_same_in_parts(monkeypatch):
    rng = np.random.default_rng(0)
    texts = [rng.integers(0, 5, size=40).tolist() for _ in range(12)]
    whole = candidate_pairs(*_joined(texts))
    monkeypatch.setattr(candidates, "_AT_ONCE", 50)
    assert candidate_pairs(*_joined(texts)).equals(whole)


@pytest.mark.parametrize("texts", [[], [[]], [[1, 2]], [[], [1, 2, 3, 4, 5]]])
def test_nothing_to_compare(texts):
    assert candidate_pairs(*_joined(texts)).empty
