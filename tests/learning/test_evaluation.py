import warnings

import numpy as np
import pytest
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from labelled_texts import labelled_texts
from newslab import InputError
from newslab.learning.classifier import StanceClassifier
from newslab.learning.evaluation import evaluate_classifier, learning_curve

QUICK = StanceClassifier(calibrate=False)
TEXTS, LABELS = labelled_texts({"against": 30, "favor": 60, "none": 30}, share_known=0.3)


def test_report_has_every_measure_beside_the_majority_line():
    table = evaluate_classifier(TEXTS, LABELS, n_boot=50)
    measures = ["macro_f1"] * 3 + ["accuracy", "f1", "f1", "f1", "brier", "ece"]
    assert table["measure"].tolist() == measures
    # Five folds learn from 96; an eighth of these could not hold 5 of each label.
    assert table["n_train"].tolist() == [24, 48] + [96] * 7
    assert table["n"].tolist() == [120] * 4 + [30, 60, 30] + [120] * 2
    # Half of the texts are "favor": F1 2/3 for it, 0 for the others. Brier: the shares ¼, ½, ¼
    # cost ⅜ where "favor" is true and ⅞ elsewhere.
    majority = [2 / 9] * 3 + [1 / 2, 0, 2 / 3, 0, 5 / 8, 0]
    assert table["majority"].tolist() == pytest.approx(majority)
    assert (table["ci_low"] <= table["score"]).all()
    assert (table["score"] <= table["ci_high"]).all()


def test_scores_are_those_of_cross_validation():
    table = evaluate_classifier(TEXTS, LABELS, classifier=QUICK, sizes=[], n_boot=0, seed=3)
    folds = StratifiedKFold(5, shuffle=True, random_state=3)
    predicted = cross_val_predict(QUICK, TEXTS, LABELS, cv=folds)
    assert table.loc[0, "score"] == pytest.approx(f1_score(LABELS, predicted, average="macro"))


def test_a_classifier_that_knows_outlets_only_is_found_out_by_groups():
    """Each outlet has a signature and one stance, and nothing else tells the stance."""
    outlets = [number % 12 for number in range(120)]
    texts = [f"تقرير من مراسل صحيفة{'ابتثجحخدذرزس'[outlet]}" for outlet in outlets]
    labels = ["against" if outlet % 2 else "favor" for outlet in outlets]
    options = {"classifier": QUICK, "sizes": [], "n_boot": 0}
    assert evaluate_classifier(texts, labels, **options).loc[0, "score"] == 1
    by_outlet = evaluate_classifier(texts, labels, groups=outlets, n_splits=6, **options)
    assert by_outlet.loc[0, "score"] <= 0.5


def test_the_classifier_that_is_given_stays_as_it_is():
    classifier = StanceClassifier(C=10.0)
    strong = learning_curve(TEXTS, LABELS, classifier=classifier, sizes=[], n_boot=0)
    assert classifier.calibrate
    assert not hasattr(classifier, "logistic_")
    default = learning_curve(TEXTS, LABELS, sizes=[], n_boot=0)
    assert strong.loc[0, "macro_f1"] != default.loc[0, "macro_f1"]


def test_learning_curve_rises_and_ends_with_the_report():
    curve = learning_curve(TEXTS, LABELS, sizes=[60, 15], n_boot=100)
    assert list(curve.columns) == ["n_train", "macro_f1", "ci_low", "ci_high", "majority"]
    assert curve["n_train"].tolist() == [15, 60, 96]
    assert curve["macro_f1"].iloc[-1] > curve["macro_f1"].iloc[0]
    report = evaluate_classifier(TEXTS, LABELS, classifier=QUICK, sizes=[60, 15], n_boot=100)
    same = report[report["measure"] == "macro_f1"].rename(columns={"score": "macro_f1"})
    assert curve.equals(same[curve.columns].reset_index(drop=True))


def test_a_small_training_set_holds_five_of_a_rare_label():
    texts, labels = labelled_texts({"against": 8, "favor": 112}, seed=5)
    curve = learning_curve(texts, labels, sizes=[10], n_boot=0)
    assert curve["n_train"].tolist() == [10, 96]


@pytest.mark.parametrize("size", [14, 96, 500])
def test_impossible_sizes(size):
    with pytest.raises(InputError, match=f"{size} texts") as caught:
        learning_curve(TEXTS, LABELS, sizes=[size])
    assert "From 15 (5 of each label) to 95" in str(caught.value)


def test_too_few_texts_to_calibrate_are_said_once():
    texts, labels = labelled_texts({"against": 11, "favor": 40})
    with pytest.warns(UserWarning, match="not calibrated: in a fold 'against' has 8") as caught:
        evaluate_classifier(texts, labels, sizes=[], n_boot=0)
    assert len(caught) == 1
    assert caught[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        evaluate_classifier(texts, labels, classifier=QUICK, sizes=[], n_boot=0)


def test_the_same_seed_gives_the_same_table():
    first, again, other = (
        evaluate_classifier(TEXTS, LABELS, classifier=QUICK, sizes=[30], n_boot=20, seed=seed)
        for seed in (1, 1, 2)
    )
    assert first.equals(again)
    assert not np.allclose(first["score"], other["score"])


def test_unusable_labels_are_refused():
    with pytest.raises(InputError, match="119 for 120 texts"):
        evaluate_classifier(TEXTS, LABELS[1:])
    with pytest.raises(InputError, match="groups: 1 for 120 texts"):
        evaluate_classifier(TEXTS, LABELS, groups=["x"])
