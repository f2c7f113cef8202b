"""A classifier that learns a researcher's own stance labels and explains each decision."""

import warnings
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.calibration import CalibratedClassifierCV
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.utils.validation import check_is_fitted

from newslab.arabic import TermPolicy
from newslab.errors import InputError
from newslab.learning.explanation import explain_decision
from newslab.learning.folds import calibration_folds, checked_groups, checked_labels, checked_texts
from newslab.overlap.vectorizer import ArabicTfidfVectorizer


class StanceClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """TF-IDF of newslab's terms and a logistic regression, trained on labels of your own.

    For coding more text than you can read; it never replaces a codebook and a reading. Report it
    with `evaluate_classifier`, and enter its labels as one more coder (`labels_from`).

    Parameters
    ----------
    policy : TermPolicy, optional
        If not given, the default one with stopwords kept: negation carries stance.
    ngram_range : tuple of int
        Shortest and longest sequence of terms that is a feature.
    min_df : int
        A term must stand in this many texts.
    C : float
        Inverse strength of regularization.
    calibrate : bool
        Turn decision values into probabilities by a sigmoid, learnt on texts left out of training.
        With fewer than 10 texts of a label this is not done, and a warning says so: probabilities
        are then those of the logistic regression, moved to the shares of the labels in training.
    seed : int
        Of the folds in which the sigmoid is learnt.

    Attributes
    ----------
    classes_ : numpy.ndarray
        The labels, sorted.
    n_labels_ : int
        Number of labelled texts.
    calibrated_ : bool
        Whether the probabilities are calibrated.
    target_ : str or None
        What the labels are about, as given to `fit`.
    vectorizer_ : ArabicTfidfVectorizer
    logistic_ : sklearn.linear_model.LogisticRegression
    model_ : estimator
        What gives the probabilities.
    shares_ : numpy.ndarray
        Share of each label in training.

    Notes
    -----
    Labels weigh the same in the decision, however rare (``class_weight="balanced"``), while a
    probability says how often such a text has the label. So the predicted label is the one with
    the highest decision value, and the probability of a rare label may be below one half.

    The defaults were chosen on Mawqif (tweets with their stance on one of three targets), learning
    from 100, 300 and 700 of a target: single terms do as well as pairs, terms of one text alone
    hurt, and strong regularization helps.

    A classifier learns the words of its target, not stance as such. Measured on Mawqif, on the
    labels favor and against: mean macro-F1 .73 on the target of training, .60 on an unseen one
    after training on the two others.

    Examples
    --------
    >>> texts = ["ندين التطبيع", "نرحب بالسلام"] * 5
    >>> classifier = StanceClassifier(calibrate=False).fit(texts, ["against", "favor"] * 5)
    >>> classifier.predict(["نرحب بالقمة"]).tolist()
    ['favor']
    >>> classifier.explain("نرحب بالقمة")[["label", "term", "contribution", "spans"]].round(2)
       label         term  contribution      spans
    0  favor         نرحب          0.39  ((0, 4),)
    1  favor  (intercept)          0.00         ()
    """

    def __init__(
        self,
        *,
        policy: TermPolicy | None = None,
        ngram_range: tuple[int, int] = (1, 1),
        min_df: int = 2,
        C: float = 0.3,  # noqa: N803 - its name in scikit-learn
        calibrate: bool = True,
        seed: int = 0,
    ) -> None:
        self.policy = policy
        self.ngram_range = ngram_range
        self.min_df = min_df
        self.C = C
        self.calibrate = calibrate
        self.seed = seed

    def fit(
        self,
        texts: Iterable[str],
        labels: Iterable[Any],
        groups: Iterable[Any] | None = None,
        *,
        target: str | None = None,
    ) -> "StanceClassifier":
        """Learn from labelled texts.

        Parameters
        ----------
        texts : iterable of str
        labels : iterable
            One label a text; at least two different ones, each with at least 5 texts.
        groups : iterable, optional
            The outlet or event of each text: calibration then never learns and tests on one group.
        target : str, optional
            What the labels are about, such as "normalization with Israel".

        Returns
        -------
        StanceClassifier

        Raises
        ------
        InputError
            If a text is empty, a label or group missing, the numbers differ, there is one label
            only or fewer than 5 texts of one, or no term is left.

        Warns
        -----
        UserWarning
            If there are too few texts to calibrate probabilities.
        """
        texts = checked_texts(texts)
        labels = checked_labels(labels, len(texts))
        groups = None if groups is None else checked_groups(groups, len(texts))
        policy = TermPolicy(stopwords=False) if self.policy is None else self.policy
        steps = {**asdict(policy), "ngram_range": self.ngram_range, "min_df": self.min_df}
        pipeline = make_pipeline(
            ArabicTfidfVectorizer(**steps),
            LogisticRegression(C=self.C, class_weight="balanced", max_iter=1000),
        )
        folds, obstacle = calibration_folds(labels, groups, self.seed)
        self.calibrated_ = self.calibrate and not obstacle
        if self.calibrate and obstacle:
            warnings.warn(f"probabilities are not calibrated: {obstacle}", stacklevel=2)
        try:
            if self.calibrated_:
                self.model_ = CalibratedClassifierCV(
                    pipeline, method="sigmoid", cv=folds, ensemble=False
                ).fit(texts, labels)
                pipeline = self.model_.calibrated_classifiers_[0].estimator
            else:
                self.model_ = pipeline.fit(texts, labels)
        except ValueError as error:
            if "no terms remain" not in str(error) and "empty vocabulary" not in str(error):
                raise
            raise InputError(
                "texts",
                [f"no term stands in at least min_df={self.min_df} texts"],
                "Give more texts, or min_df=1.",
            ) from error
        self.vectorizer_, self.logistic_ = pipeline[0], pipeline[1]
        self.classes_, n_texts_of = np.unique(labels, return_counts=True)
        self.shares_ = n_texts_of / len(texts)
        self.n_labels_ = len(texts)
        self.target_ = target
        return self

    def decision_function(self, texts: Iterable[str]) -> np.ndarray:
        """Decision values of the logistic regression.

        Parameters
        ----------
        texts : iterable of str

        Returns
        -------
        numpy.ndarray, shape (n texts, n labels), or (n texts,) for the second of two labels
        """
        check_is_fitted(self, "logistic_")
        weights = self.vectorizer_.transform(checked_texts(texts))
        return np.asarray(self.logistic_.decision_function(weights))

    def predict(self, texts: Iterable[str], *, target: str | None = None) -> np.ndarray:
        """Give each text the label with the highest decision value.

        Parameters
        ----------
        texts : iterable of str
        target : str, optional
            What these texts are about.

        Returns
        -------
        numpy.ndarray, shape (n texts,)

        Warns
        -----
        UserWarning
            If `target` is not the one of training.
        """
        decision = self.decision_function(texts)
        self._warn_of_transfer(target)
        chosen = (decision > 0).astype(int) if decision.ndim == 1 else decision.argmax(axis=1)
        return np.asarray(self.classes_[chosen])

    def predict_proba(self, texts: Iterable[str], *, target: str | None = None) -> np.ndarray:
        """Give the probability of each label.

        Parameters
        ----------
        texts : iterable of str
        target : str, optional
            What these texts are about.

        Returns
        -------
        numpy.ndarray, shape (n texts, n labels)
            In the order of ``classes_``; rows sum to 1.

        Warns
        -----
        UserWarning
            If `target` is not the one of training.
        """
        check_is_fitted(self, "model_")
        texts = checked_texts(texts)
        self._warn_of_transfer(target)
        probabilities = np.asarray(self.model_.predict_proba(texts))
        if not self.calibrated_:
            # The regression was told that all labels are as common.
            probabilities = probabilities * self.shares_
            probabilities /= probabilities.sum(axis=1, keepdims=True)
        return probabilities

    def explain(self, text: str, *, label: Any = None) -> pd.DataFrame:
        """List the terms of a text that speak for and against a label.

        Parameters
        ----------
        text : str
        label : optional
            One of ``classes_``; if not given, the predicted one.

        Returns
        -------
        pandas.DataFrame
            One row a term that training knows, what speaks for the label first; the last row is
            the intercept. Columns: label, term, n (occurrences), value (TF-IDF in this text),
            weight (of the logistic regression), contribution (weight × value; they sum to the
            decision value of the label), forms (as written, joined by ``، ``), spans (tuple of
            (start, end): ``text[start:end]`` is the place of a form).

        Raises
        ------
        InputError
            If the text is empty or the label unknown.
        """
        check_is_fitted(self, "logistic_")
        label = self.predict([text])[0] if label is None else label
        return explain_decision(text, label, self.vectorizer_, self.logistic_)

    def _warn_of_transfer(self, target: str | None) -> None:
        if target is None or self.target_ is None or target == self.target_:
            return
        warnings.warn(
            f"trained on {self.target_!r} and asked about {target!r}: a classifier does not carry "
            "to a new target (measured on Mawqif: macro-F1 .73 on the target of training, .60 on "
            f"an unseen one). Label texts on {target!r} and train on those.",
            stacklevel=3,
        )

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags
