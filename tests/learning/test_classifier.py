import pickle
import warnings

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV
from sklearn.utils import estimator_checks

from labelled_texts import labelled_texts
from messy_text import messy_texts
from newslab import InputError, TermPolicy
from newslab.learning.classifier import StanceClassifier
from newslab.learning.explanation import INTERCEPT

TEXTS, LABELS = labelled_texts({"against": 20, "favor": 20, "none": 20})
THREE = StanceClassifier(calibrate=False, ngram_range=(1, 2)).fit(TEXTS, LABELS)
TWO_TEXTS, TWO_LABELS = labelled_texts({"against": 12, "favor": 30}, seed=1)
TWO = StanceClassifier(calibrate=False).fit(TWO_TEXTS, TWO_LABELS)


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
    getattr(estimator_checks, check)("StanceClassifier", StanceClassifier())


def test_learns_words_and_knows_them_with_clitics():
    assert THREE.classes_.tolist() == ["against", "favor", "none"]
    texts = ["وندين الخيانة", "للسلام والاستقرار", "موعد الاجتماع"]
    assert THREE.predict(texts).tolist() == ["against", "favor", "none"]
    assert StanceClassifier(calibrate=False).fit(TWO_TEXTS, [7, 9] * 21).classes_.tolist() == [7, 9]


def test_negation_is_learnt_unless_the_policy_says_otherwise():
    texts, labels = ["لا نقبل السلام", "نقبل السلام"] * 5, ["against", "favor"] * 5
    classifier = StanceClassifier(calibrate=False).fit(texts, labels)
    assert classifier.predict(texts[:2]).tolist() == ["against", "favor"]
    without = StanceClassifier(calibrate=False, policy=TermPolicy()).fit(texts, labels)
    assert "لا" in classifier.vectorizer_.get_feature_names_out()
    assert "لا" not in without.vectorizer_.get_feature_names_out()


def test_calibrated_probabilities_are_the_shares_where_words_tell_nothing():
    texts, labels = labelled_texts({"against": 60, "favor": 240}, share_known=0)
    classifier = StanceClassifier().fit(texts, labels)
    probabilities = classifier.predict_proba(texts)
    assert classifier.calibrated_
    assert probabilities.sum(axis=1) == pytest.approx(1)
    assert probabilities.mean(axis=0) == pytest.approx([0.2, 0.8], abs=0.02)


def test_prediction_does_not_depend_on_calibration():
    calibrated = StanceClassifier().fit(TWO_TEXTS, TWO_LABELS)
    assert calibrated.calibrated_
    assert not TWO.calibrated_
    assert (calibrated.predict(TEXTS) == TWO.predict(TEXTS)).all()
    assert (calibrated.predict_proba(TEXTS) != TWO.predict_proba(TEXTS)).any()


def test_too_few_texts_to_calibrate_are_said_and_probabilities_follow_the_shares():
    texts, labels = labelled_texts({"against": 6, "favor": 18})
    with pytest.warns(UserWarning, match="not calibrated: 'against' has 6 texts"):
        classifier = StanceClassifier().fit(texts, labels)
    assert not classifier.calibrated_
    even = classifier.logistic_.predict_proba(classifier.vectorizer_.transform(texts))
    expected = even[:, 0] * 0.25 / (even[:, 0] * 0.25 + even[:, 1] * 0.75)
    assert classifier.predict_proba(texts)[:, 0] == pytest.approx(expected)


def test_calibration_needs_a_label_in_several_groups():
    groups = [label == "against" for label in TWO_LABELS]
    with pytest.warns(UserWarning, match="is left with 0 texts"):
        classifier = StanceClassifier().fit(TWO_TEXTS, TWO_LABELS, groups)
    assert not classifier.calibrated_
    spread = [number % 4 for number in range(len(TWO_TEXTS))]
    assert StanceClassifier().fit(TWO_TEXTS, TWO_LABELS, spread).calibrated_


def test_unusable_input_is_refused():
    with pytest.raises(InputError, match="all texts are 'a'"):
        StanceClassifier().fit(TEXTS, ["a"] * len(TEXTS))
    with pytest.raises(InputError, match="no term stands in at least min_df=2 texts"):
        StanceClassifier(calibrate=False).fit(list("ابتثجحخدذر"), ["a", "b"] * 5)
    with pytest.raises(InputError, match="no term stands"):
        StanceClassifier(calibrate=False, min_df=1).fit(["..."] * 10, ["a", "b"] * 5)
    with pytest.raises(InputError, match="text 0: empty"):
        THREE.predict([""])
    with pytest.raises(ValueError, match="C"):
        StanceClassifier(C=-1.0).fit(TEXTS, LABELS)
    for method in ("predict", "predict_proba", "decision_function", "explain"):
        with pytest.raises(NotFittedError):
            getattr(StanceClassifier(), method)(["نص"])


@pytest.mark.parametrize("classifier", [TWO, THREE], ids=["two", "three"])
def test_explanation_sums_to_the_decision_of_each_label(classifier):
    for text in TEXTS[:10]:
        decision = np.atleast_1d(classifier.decision_function([text])[0])
        values = [-decision[0], decision[0]] if len(decision) == 1 else decision
        for label, value in zip(classifier.classes_, values, strict=True):
            table = classifier.explain(text, label=label)
            assert table["contribution"].sum() == pytest.approx(value)
            assert set(table["label"]) == {label}
        assert classifier.explain(text)["label"].iloc[0] == classifier.classes_[np.argmax(values)]


# One classifier for all examples: it is not changed.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(messy_texts)
def test_explanation_of_any_text_points_to_its_words(text):
    text = f"{text} وَنُدين الجرائم، نـدين"
    table = THREE.explain(text, label="against")
    terms, intercept = table.iloc[:-1], table.iloc[-1]
    decision = THREE.decision_function([text])[0][0]
    assert table["contribution"].sum() == pytest.approx(decision)
    assert intercept["term"] == INTERCEPT
    for row in terms.itertuples():
        assert len(row.spans) == row.n > 0
        assert {text[start:end] for start, end in row.spans} == set(row.forms.split("، "))


def test_explanation_by_hand():
    table = THREE.explain("نرفض وأرفض السلامَ", label="favor")
    # What speaks for the label comes first; the intercept last.
    assert table["contribution"].iloc[:-1].is_monotonic_decreasing
    peace = table.set_index("term").loc["سلام"]
    assert (peace["n"], peace["forms"], peace["spans"]) == (1, "السلامَ", ((11, 18),))
    assert peace["contribution"] == pytest.approx(peace["weight"] * peace["value"])
    assert peace["contribution"] > 0


def test_explanation_names_places_of_pairs():
    texts = ["قمة السلام، اليوم", "حرب الحدود"] * 5
    classifier = StanceClassifier(calibrate=False, ngram_range=(2, 2)).fit(texts, [1, 0] * 5)
    table = classifier.explain("هذه قمة السلام", label=1).set_index("term")
    assert table.loc["قمة سلام", "spans"] == ((4, 14),)
    assert table.loc["قمة سلام", "forms"] == "قمة السلام"


def test_explanation_of_unknown_words_and_labels():
    assert THREE.explain("كلمات غريبة تماما")["term"].tolist() == [INTERCEPT]
    with pytest.raises(InputError, match="'neutral' was not in training") as caught:
        THREE.explain("نص", label="neutral")
    assert "'against', 'favor', 'none'" in str(caught.value)


def test_another_target_is_warned_of():
    classifier = clone(TWO).fit(TWO_TEXTS, TWO_LABELS, target="the accords")
    for method in (classifier.predict, classifier.predict_proba):
        with pytest.warns(UserWarning, match="trained on 'the accords' and asked about 'the war'"):
            method(TEXTS, target="the war")
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            method(TEXTS, target="the accords")
            method(TEXTS)
            getattr(TWO, method.__name__)(TEXTS, target="the war")


def test_pickles_and_clones():
    classifier = StanceClassifier(policy=TermPolicy(aliases=False)).fit(TWO_TEXTS, TWO_LABELS)
    again = pickle.loads(pickle.dumps(classifier))
    assert (again.predict_proba(TEXTS) == classifier.predict_proba(TEXTS)).all()
    assert again.explain(TEXTS[0]).equals(classifier.explain(TEXTS[0]))
    assert clone(classifier).get_params() == classifier.get_params()


def test_the_same_seed_gives_the_same_probabilities():
    first, again, other = (
        StanceClassifier(seed=seed).fit(TWO_TEXTS, TWO_LABELS).predict_proba(TEXTS)
        for seed in (1, 1, 2)
    )
    assert (first == again).all()
    assert (first != other).any()


def test_in_a_grid_search():
    search = GridSearchCV(StanceClassifier(calibrate=False), {"C": [0.3, 3.0]}, cv=2)
    search.fit(TEXTS, LABELS)
    assert search.best_score_ > 0.8
