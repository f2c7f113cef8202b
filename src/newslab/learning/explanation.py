"""Why a linear classifier decided as it did: the terms of a text and what each adds."""

from typing import Any

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

from newslab.arabic import term_keys, tokens_of
from newslab.errors import InputError
from newslab.overlap.termcounts import FORMS_JOINED_BY
from newslab.overlap.vectorizer import ArabicTfidfVectorizer

# No term holds a bracket.
INTERCEPT = "(intercept)"


def explain_decision(
    text: str, label: Any, vectorizer: ArabicTfidfVectorizer, logistic: LogisticRegression
) -> pd.DataFrame:
    """List the terms of a text that speak for and against a label.

    Parameters
    ----------
    text : str
    label : str or other label
        One of the labels of training.
    vectorizer : ArabicTfidfVectorizer
        Fitted.
    logistic : sklearn.linear_model.LogisticRegression
        Fitted on what the vectorizer gives.

    Returns
    -------
    pandas.DataFrame
        As `StanceClassifier.explain` describes.

    Raises
    ------
    InputError
        If the label is unknown.
    """
    labels = logistic.classes_.tolist()
    if label not in labels:
        known = ", ".join(map(repr, labels))
        raise InputError("label", [f"{label!r} was not in training"], f"Known are {known}.")
    # Of two labels scikit-learn keeps one row, which speaks for the second.
    row, sign = (0, 2 * labels.index(label) - 1) if len(labels) == 2 else (labels.index(label), 1)
    weights, intercept = sign * logistic.coef_[row], float(sign * logistic.intercept_[row])
    vector = vectorizer.transform([text])
    order = np.argsort(-weights[vector.indices] * vector.data, kind="stable")
    columns, values = vector.indices[order], vector.data[order]
    terms = vectorizer.get_feature_names_out()[columns]
    places = _places(text, vectorizer)
    spans = [tuple(places[term]) for term in terms]
    forms = [dict.fromkeys(text[start:end] for start, end in found) for found in spans]
    table = pd.DataFrame(
        {
            "term": [*terms, INTERCEPT],
            "n": [*map(len, spans), 0],
            "value": [*values, 1.0],
            "weight": [*weights[columns], intercept],
            "contribution": [*weights[columns] * values, intercept],
            "forms": [*map(FORMS_JOINED_BY.join, forms), ""],
            "spans": [*spans, ()],
        }
    ).astype({"term": "str", "forms": "str"})
    table.insert(0, "label", label)
    return table


def _places(text: str, vectorizer: ArabicTfidfVectorizer) -> dict[str, list[tuple[int, int]]]:
    """Where each feature of the vectorizer, a term or a sequence of terms, stands in the text."""
    tokens = tokens_of([text]).words()
    counts = tokens.counts().tolist()
    terms, left_out = term_keys(
        tokens.forms, tokens.kinds, counts, vectorizer.policy, frequency=vectorizer.frequency_
    )
    rows = zip(tokens.codes.tolist(), tokens.starts.tolist(), tokens.ends.tolist(), strict=True)
    words = [(terms[number], start, end) for number, start, end in rows if not left_out[number]]
    places: dict[str, list[tuple[int, int]]] = {}
    shortest, longest = vectorizer.ngram_range
    for size in range(shortest, longest + 1):
        for first in range(len(words) - size + 1):
            run = words[first : first + size]
            term = " ".join(word for word, _, _ in run)
            places.setdefault(term, []).append((run[0][1], run[-1][2]))
    return places
