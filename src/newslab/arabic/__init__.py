"""Arabic text: clean, tokenize with offsets, lemma keys, fold, aliases, stopwords."""

from newslab.arabic.clean import clean, fold, normalize
from newslab.arabic.terms import DEFAULT_POLICY, TermPolicy, term_keys, tokenize, word_frequency
from newslab.arabic.tokens import Tokens, count_words, token_spans, tokens_of

__all__ = [
    "DEFAULT_POLICY",
    "TermPolicy",
    "Tokens",
    "clean",
    "count_words",
    "fold",
    "normalize",
    "term_keys",
    "token_spans",
    "tokenize",
    "tokens_of",
    "word_frequency",
]
