"""The labels of a classifier as those of one more coder."""

import numpy as np
import pandas as pd

from newslab.catalog import say
from newslab.coding.labels import unit_ids
from newslab.learning.classifier import StanceClassifier
from newslab.tables import check


def labels_from(
    classifier: StanceClassifier,
    sentences: pd.DataFrame,
    *,
    coder: str | None = None,
    target: str | None = None,
    lang: str = "en",
) -> pd.DataFrame:
    """Let a trained classifier label sentences, as one more coder.

    Parameters
    ----------
    classifier : StanceClassifier
    sentences : pandas.DataFrame
        With doc_id, start, end, text, and unit_id or sent_id (`split_sentences`). To set its labels
        beside those of people, it needs the unit_id of their sheets: that of the key, merged on
        doc_id and sent_id. Or pass the labels that one person gave.
    coder : str, optional
        Name of the coder; if not given, ``classifier`` with the number of labels it learnt from.
    target : str, optional
        What these sentences are about.
    lang : {"en", "ar"}
        Of the notes, and of the name that a coder without one gets.

    Returns
    -------
    pandas.DataFrame
        One row a sentence: unit_id (if `sentences` has none, doc_id and sent_id joined by ``:``),
        doc_id, start, end, coder, stance, confidence (probability of that stance, 0 to 1), note
        (what speaks against trusting the row; empty otherwise).

    Raises
    ------
    InputError
        If a column is missing or a sentence empty.

    Warns
    -----
    UserWarning
        If `target` is not the one of training.

    Examples
    --------
    >>> classifier = StanceClassifier(calibrate=False)
    >>> classifier = classifier.fit(["ندين التطبيع", "نرحب بالسلام"] * 5, ["against", "favor"] * 5)
    >>> sentences = pd.DataFrame(
    ...     {"doc_id": ["a"], "sent_id": [0], "start": [0], "end": [11], "text": ["نرحب بالقمة"]}
    ... )
    >>> labels_from(classifier, sentences)[["unit_id", "coder", "stance", "confidence"]].round(2)
      unit_id                  coder stance  confidence
    0     a:0  classifier, 10 labels  favor         0.6
    """
    identity = ("unit_id",) if "unit_id" in sentences else ("sent_id",)
    columns = ("doc_id", *identity, "start", "end", "text")
    sentences = check(sentences, "sentences", columns=columns)
    texts = sentences["text"]
    stance = classifier.predict(texts, target=target)
    probabilities = classifier.predict_proba(texts)
    chosen = np.searchsorted(classifier.classes_, stance)
    is_other = target is not None and classifier.target_ not in (None, target)
    other = say("label.other_target", lang) if is_other else ""
    unknown = say("label.unknown", lang)
    n_known = classifier.vectorizer_.transform(texts).getnnz(axis=1)
    comma = say("view.comma", lang)
    notes = [comma.join(filter(None, ("" if n else unknown, other))) for n in n_known]
    labels = sentences[["doc_id", "start", "end"]].reset_index(drop=True)
    labels.insert(0, "unit_id", unit_ids(sentences).to_numpy())
    return labels.assign(
        coder=coder or say("label.classifier", lang, n=classifier.n_labels_),
        stance=stance.astype(str),
        confidence=probabilities[np.arange(len(stance)), chosen],
        note=notes,
    ).astype({"unit_id": "str", "coder": "str", "stance": "str", "note": "str"})
