"""newslab: how Arabic news outlets told the same story, with evidence that a reader can check.

A function takes a table and returns a table; a chart takes a table and returns a figure.
"""

from importlib.metadata import version

from newslab import charts
from newslab.arabic import DEFAULT_POLICY, TermPolicy, normalize, tokenize
from newslab.corpus import article_parts, read_corpus
from newslab.describe import describe_corpus
from newslab.errors import InputError
from newslab.findings import Finding, corpus_finding, overlap_finding
from newslab.overlap import article_similarity, event_separation, outlet_overlap
from newslab.segment import split_sentences
from newslab.sharedterms import shared_terms
from newslab.termcounts import add_tfidf, count_terms
from newslab.vectorizer import ArabicTfidfVectorizer
from newslab.versions import show_versions

__version__ = version("newslab")

__all__ = [
    "DEFAULT_POLICY",
    "ArabicTfidfVectorizer",
    "Finding",
    "InputError",
    "TermPolicy",
    "add_tfidf",
    "article_parts",
    "article_similarity",
    "charts",
    "corpus_finding",
    "count_terms",
    "describe_corpus",
    "event_separation",
    "normalize",
    "outlet_overlap",
    "overlap_finding",
    "read_corpus",
    "shared_terms",
    "show_versions",
    "split_sentences",
    "tokenize",
]
