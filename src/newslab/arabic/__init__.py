"""Arabic text: clean, tokenize with offsets, lemma keys, fold, aliases, stopwords."""

from newslab.arabic.clean import clean, fold, normalize
from newslab.arabic.terms import DEFAULT_POLICY, TermPolicy, term_keys, tokenize, word_frequency
from newslab.arabic.tokens import TypeIndex, count_words, token_spans

__all__ = [
    "DEFAULT_POLICY",
    "TermPolicy",
    "TypeIndex",
    "clean",
    "count_words",
    "fold",
    "normalize",
    "term_keys",
    "token_spans",
    "tokenize",
    "word_frequency",
]
