import pickle

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.utils import estimator_checks

from newslab import ArabicTfidfVectorizer, article_similarity, read_corpus

TEXTS = ["قمة السلام", "قمة للسلام والتعاون", "مباراة كرة القدم"]


@pytest.mark.parametrize(
    "check",
    [
        "check_estimator_cloneable",
        "check_no_attributes_set_in_init",
        "check_get_params_invariance",
        "check_set_params",
        "check_parameters_default_constructible",
        "check_estimator_repr",
        "check_estimator_tags_renamed",
        "check_valid_tag_types",
    ],
)
def test_checks_of_scikit_learn_that_need_no_numeric_input(check):
    getattr(estimator_checks, check)("ArabicTfidfVectorizer", ArabicTfidfVectorizer())


def test_weights_are_those_of_article_similarity():
    articles = read_corpus("data/raw")
    # 002 has a credit and a date stamp, which article_similarity leaves out; so take the others.
    articles = articles[articles["doc_id"].isin(["001", "003", "004"])]
    weights = ArabicTfidfVectorizer().fit_transform(articles["text"])
    cosines = (weights @ weights.T).toarray()[np.triu_indices(3, k=1)]
    scores = article_similarity(articles, n_boot=0)["score"]
    assert cosines == pytest.approx(scores.to_numpy())


def test_feature_names_are_terms():
    vectorizer = ArabicTfidfVectorizer().fit(TEXTS)
    assert set(vectorizer.get_feature_names_out()) >= {"قمة", "سلام", "تعاون"}


def test_fit_transform_equals_fit_then_transform():
    vectorizer = ArabicTfidfVectorizer()
    once = vectorizer.fit_transform(TEXTS).toarray()
    assert (once == vectorizer.transform(TEXTS).toarray()).all()


def test_pickles_and_clones():
    vectorizer = ArabicTfidfVectorizer(aliases=False, ngram_range=(1, 2)).fit(TEXTS)
    again = pickle.loads(pickle.dumps(vectorizer))
    assert (again.transform(TEXTS) != vectorizer.transform(TEXTS)).nnz == 0
    assert clone(vectorizer).get_params() == vectorizer.get_params()
    with pytest.raises(NotFittedError):
        clone(vectorizer).transform(TEXTS)


def test_clitics_of_unknown_names_are_told_by_the_texts_of_fit():
    vectorizer = ArabicTfidfVectorizer().fit(["توكاييف هنا", "توكاييف هناك"])
    assert vectorizer.transform(["بتوكاييف"]).nnz == 1


def test_ngrams_and_bounds_reach_scikit_learn():
    vectorizer = ArabicTfidfVectorizer(ngram_range=(2, 2), norm=None, use_idf=False).fit(TEXTS)
    assert "قمة سلام" in vectorizer.get_feature_names_out()
    assert ArabicTfidfVectorizer(max_features=1).fit(TEXTS).transform(TEXTS).shape == (3, 1)


def test_in_a_pipeline():
    model = make_pipeline(ArabicTfidfVectorizer(), LogisticRegression()).fit(TEXTS, [1, 1, 0])
    assert model.predict(["السلام"]).tolist() == [1]


def test_a_single_string_is_refused():
    with pytest.raises(ValueError, match="string object received"):
        ArabicTfidfVectorizer().fit("قمة السلام")
