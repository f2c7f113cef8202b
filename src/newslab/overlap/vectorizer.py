"""TF-IDF weights of Arabic texts as a scikit-learn transformer."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils.validation import check_is_fitted

from newslab.arabic import TermPolicy, Tokens, clean, term_keys, tokens_of, word_frequency
from newslab.arabic.terms import Switch


class ArabicTfidfVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
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
    vectorizer_ : sklearn.feature_extraction.text.TfidfVectorizer
        Fitted on terms.
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
        self.lemmatize = lemmatize
        self.fold = fold
        self.aliases = aliases
        self.stopwords = stopwords
        self.numbers = numbers
        self.ngram_range = ngram_range
        self.min_df = min_df
        self.max_df = max_df
        self.max_features = max_features
        self.norm = norm
        self.use_idf = use_idf
        self.smooth_idf = smooth_idf
        self.sublinear_tf = sublinear_tf

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
        tokens = tokens_of(_checked(raw_documents)).words()
        self.frequency_ = dict(
            word_frequency(list(map(clean, tokens.forms)), tokens.counts().tolist())
        )
        self.vectorizer_ = TfidfVectorizer(
            analyzer="word",
            tokenizer=_same,
            preprocessor=_same,
            token_pattern=None,
            lowercase=False,
            ngram_range=self.ngram_range,
            min_df=self.min_df,
            max_df=self.max_df,
            max_features=self.max_features,
            norm=self.norm,
            use_idf=self.use_idf,
            smooth_idf=self.smooth_idf,
            sublinear_tf=self.sublinear_tf,
        )
        return self.vectorizer_.fit_transform(self._terms(tokens))

    def transform(self, raw_documents: Iterable[str]) -> sparse.csr_matrix:
        """Weigh texts by the vocabulary and idf of `fit`.

        Parameters
        ----------
        raw_documents : iterable of str

        Returns
        -------
        scipy.sparse.csr_matrix, shape (n texts, n terms)
        """
        check_is_fitted(self, "vectorizer_")
        return self.vectorizer_.transform(self._terms(tokens_of(_checked(raw_documents)).words()))

    def get_feature_names_out(self, input_features: Any = None) -> np.ndarray:
        """Return the term of each column.

        Parameters
        ----------
        input_features : ignored

        Returns
        -------
        numpy.ndarray of str objects
        """
        check_is_fitted(self, "vectorizer_")
        return np.asarray(self.vectorizer_.get_feature_names_out(input_features))

    def _terms(self, tokens: Tokens) -> list[list[str]]:
        """Terms of each text, in order."""
        policy = TermPolicy(
            lemmatize=self.lemmatize,
            fold=self.fold,
            aliases=self.aliases,
            stopwords=self.stopwords,
            numbers=self.numbers,
        )
        counts = tokens.counts().tolist()
        terms, left_out = term_keys(
            tokens.forms, tokens.kinds, counts, policy, frequency=self.frequency_
        )
        texts = np.split(tokens.codes, tokens.bounds()[1:-1]) if tokens.n_texts else []
        return [[terms[i] for i in codes if not left_out[i]] for codes in texts]

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


def _same(terms: Sequence[str]) -> Sequence[str]:
    """Return the terms as they are; a named function, because a lambda cannot be pickled."""
    return terms


def _checked(raw_documents: Iterable[str]) -> Iterable[str]:
    """Refuse a single string, which would be read letter by letter, as scikit-learn does."""
    if isinstance(raw_documents, str):
        raise ValueError("Iterable over raw text documents expected, string object received.")
    return raw_documents
