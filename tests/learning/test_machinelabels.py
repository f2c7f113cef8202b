import pandas as pd
import pytest

from labelled_texts import labelled_texts
from newslab import InputError
from newslab.coding.labels import check_labels
from newslab.learning.classifier import StanceClassifier
from newslab.learning.machinelabels import labels_from

TEXTS, LABELS = labelled_texts({"against": 20, "favor": 20})
CLASSIFIER = StanceClassifier().fit(TEXTS, LABELS, target="the accords")
SENTENCES = pd.DataFrame(
    {
        "doc_id": ["a", "a", "b"],
        "sent_id": [0, 1, 0],
        "start": [0, 20, 0],
        "end": [11, 26, 14],
        "text": ["نرحب بسلام", "غريبة", "ندين جرائم"],
    },
    index=[5, 6, 9],
)


def test_labels_are_those_of_one_more_coder():
    labels = labels_from(CLASSIFIER, SENTENCES)
    assert check_labels(labels, variables=["stance"]).equals(labels)
    assert labels["unit_id"].tolist() == ["a:0", "a:1", "b:0"]
    assert labels["stance"].tolist()[::2] == ["favor", "against"]
    assert set(labels["coder"]) == {"classifier, 40 labels"}
    assert labels["note"].tolist() == ["", "no term of it is known from training", ""]
    probabilities = CLASSIFIER.predict_proba(SENTENCES["text"])
    assert labels["confidence"].iloc[0] == probabilities[0, 1]
    assert labels["confidence"].iloc[2] == probabilities[2, 0]


def test_units_of_a_coding_sheet_keep_their_id():
    units = SENTENCES.drop(columns="sent_id").assign(unit_id=["u1", "u2", "u3"])
    labels = labels_from(CLASSIFIER, units, coder="model")
    assert labels["unit_id"].tolist() == ["u1", "u2", "u3"]
    assert set(labels["coder"]) == {"model"}


def test_another_target_is_noted_in_every_row():
    with pytest.warns(UserWarning, match="asked about 'the war'"):
        labels = labels_from(CLASSIFIER, SENTENCES, target="the war")
    assert labels["note"].tolist() == [
        "trained on another target",
        "no term of it is known from training, trained on another target",
        "trained on another target",
    ]


def test_labels_that_are_no_text():
    classifier = StanceClassifier(calibrate=False).fit(
        TEXTS, [label == "favor" for label in LABELS]
    )
    assert labels_from(classifier, SENTENCES)["stance"].tolist()[::2] == ["True", "False"]


def test_tables_without_units_are_refused():
    with pytest.raises(InputError, match="no column 'sent_id'"):
        labels_from(CLASSIFIER, SENTENCES.drop(columns="sent_id"))


def test_notes_and_name_are_in_the_language_asked_for():
    with pytest.warns(UserWarning, match="does not carry"):
        labels = labels_from(CLASSIFIER, SENTENCES, target="another", lang="ar")
    assert set(labels["coder"]) == {"مصنِّف، من 40 ترميزًا"}
    assert labels["note"].tolist()[:2] == [
        "تدرّب على موضوع آخر",
        "لا لفظ فيه معروف من التدريب، تدرّب على موضوع آخر",
    ]
