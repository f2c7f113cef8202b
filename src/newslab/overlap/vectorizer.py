"""TF-IDF weights of Arabic texts as a scikit-learn transformer."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils.validation import check_is_fitted

from newslab.arabic import TermPolicy, Tokens, clean, term_keys, tokens_of, word_frequency
from newslab.arabic.terms import Switch


class ArabicTfidfVectorizer(TfidfVectorizer):  # type: ignore[misc]
    """`TfidfVectorizer` of scikit-learn, fed with newslab's terms instead of its tokens.

    scikit-learn's own ``token_pattern`` cuts Arabic words at their vowel signs (ونقدّرها becomes
    two) and knows neither clitics nor lemmas.

    Parameters
    ----------
    lemmatize, fold, numbers : bool
    aliases, stopwords : bool, str or path
        The steps of `TermPolicy`.
    ngram_range : tuple of int
        Shortest and longest sequence of terms that is a feature.
    min_df, max_df, max_features, norm, use_idf, smooth_idf, sublinear_tf
        As in scikit-learn's ``TfidfVectorizer``.

    Attributes
    ----------
    vocabulary_, idf_
        As in scikit-learn's ``TfidfVectorizer``.
    frequency_ : dict of str to int
        How often each cleaned token occurs in the texts of `fit`: evidence for the clitics of
        words that no dictionary holds, in `transform` too.

    Examples
    --------
    >>> vectorizer = ArabicTfidfVectorizer()
    >>> weights = vectorizer.fit_transform(["قمة السلام", "قمة للسلام والتعاون"])
    >>> weights.shape, [str(name) for name in vectorizer.get_feature_names_out()]
    ((2, 3), ['تعاون', 'سلام', 'قمة'])
    """

    def __init__(
        self,
        *,
        lemmatize: bool = True,
        fold: bool = True,
        aliases: Switch = True,
        stopwords: Switch = True,
        numbers: bool = True,
        ngram_range: tuple[int, int] = (1, 1),
        min_df: float = 1,
        max_df: float = 1.0,
        max_features: int | None = None,
        norm: str | None = "l2",
        use_idf: bool = True,
        smooth_idf: bool = True,
        sublinear_tf: bool = False,
    ) -> None:
        super().__init__(
            tokenizer=_same,
            preprocessor=_same,
            token_pattern=None,
            lowercase=False,
            ngram_range=ngram_range,
            min_df=min_df,
            max_df=max_df,
            max_features=max_features,
            norm=norm,
            use_idf=use_idf,
            smooth_idf=smooth_idf,
            sublinear_tf=sublinear_tf,
        )
        self.lemmatize = lemmatize
        self.fold = fold
        self.aliases = aliases
        self.stopwords = stopwords
        self.numbers = numbers

    @property
    def policy(self) -> TermPolicy:
        """The steps that make terms of words."""
        return TermPolicy(**{step.name: getattr(self, step.name) for step in fields(TermPolicy)})

    def fit(self, raw_documents: Iterable[str], y: Any = None) -> "ArabicTfidfVectorizer":
        """Learn vocabulary and idf.

        Parameters
        ----------
        raw_documents : iterable of str
        y : ignored

        Returns
        -------
        ArabicTfidfVectorizer
        """
        self.fit_transform(raw_documents, y)
        return self

    def fit_transform(self, raw_documents: Iterable[str], y: Any = None) -> sparse.csr_matrix:  # noqa: ARG002
        """Learn vocabulary and idf, and weigh the texts.

        Parameters
        ----------
        raw_documents : iterable of str
        y : ignored

        Returns
        -------
        scipy.sparse.csr_matrix, shape (n texts, n terms)
        """
        tokens = _words_of(raw_documents)
        self.frequency_ = dict(
            word_frequency(list(map(clean, tokens.forms)), tokens.counts().tolist())
        )
        return super().fit_transform(self._terms(tokens))

    def transform(self, raw_documents: Iterable[str]) -> sparse.csr_matrix:
        """Weigh texts by the vocabulary and idf of `fit`.

        Parameters
        ----------
        raw_documents : iterable of str

        Returns
        -------
        scipy.sparse.csr_matrix, shape (n texts, n terms)
        """
        check_is_fitted(self, "frequency_")
        return super().transform(self._terms(_words_of(raw_documents)))

    def _terms(self, tokens: Tokens) -> list[list[str]]:
        """Terms of each text, in order."""
        counts = tokens.counts().tolist()
        terms, left_out = term_keys(
            tokens.forms, tokens.kinds, counts, self.policy, frequency=self.frequency_
        )
        texts = np.split(tokens.codes, tokens.bounds()[1:-1]) if tokens.n_texts else []
        return [[terms[i] for i in codes if not left_out[i]] for codes in texts]


def _same(terms: Sequence[str]) -> Sequence[str]:
    """Return the terms as they are; a named function, because a lambda cannot be pickled."""
    return terms


def _words_of(raw_documents: Iterable[str]) -> Tokens:
    """Cut the texts; a single one, which would be read letter by letter, is refused."""
    if isinstance(raw_documents, str):
        raise ValueError("Iterable over raw text documents expected, string object received.")
    return tokens_of(raw_documents).words()
