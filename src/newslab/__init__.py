"""newslab: how Arabic news outlets told the same story, with evidence that a reader can check.

A function takes a table and returns a table; a chart takes a table and returns a figure.
"""

from importlib.metadata import version

from newslab import charts
from newslab.adjudication import adjudicate
from newslab.agreement import agreement, confusion, disagreements
from newslab.arabic import DEFAULT_POLICY, TermPolicy, normalize, tokenize
from newslab.attribution import find_attributions
from newslab.carried import added_sentences, carried_sentences
from newslab.classifier import StanceClassifier
from newslab.codebook import Codebook, load_codebook
from newslab.codedsheets import read_coding_sheets
from newslab.coding import export_coding_sheet
from newslab.codingscheme import CodingScheme
from newslab.corpus import article_parts, read_corpus
from newslab.credits import find_credits
from newslab.describe import describe_corpus
from newslab.errors import InputError
from newslab.findings import Finding, corpus_finding, overlap_finding, reuse_finding
from newslab.framing import code_frames
from newslab.framingfindings import framing_finding, voices_finding
from newslab.keyness import keyness, keyness_sensitivity
from newslab.labels import check_labels
from newslab.learning import evaluate_classifier, learning_curve
from newslab.loaded import loaded_naming
from newslab.machinelabels import labels_from
from newslab.naming import find_names, name_variants
from newslab.overlap import article_similarity, event_separation, outlet_overlap
from newslab.reuse import shared_passages
from newslab.reuseshare import reuse_share
from newslab.scoring import score_coding
from newslab.seams import find_seams
from newslab.segment import split_sentences
from newslab.sharedterms import shared_terms
from newslab.shares import frame_shares
from newslab.sources import trace_sources, wire_copy
from newslab.spelling import find_spellings
from newslab.stance import net_stance
from newslab.suggest import suggest_variants
from newslab.termcounts import add_tfidf, count_terms
from newslab.vectorizer import ArabicTfidfVectorizer
from newslab.versions import show_versions
from newslab.voices import who_speaks

__version__ = version("newslab")

__all__ = [
    "DEFAULT_POLICY",
    "ArabicTfidfVectorizer",
    "Codebook",
    "CodingScheme",
    "Finding",
    "InputError",
    "StanceClassifier",
    "TermPolicy",
    "add_tfidf",
    "added_sentences",
    "adjudicate",
    "agreement",
    "article_parts",
    "article_similarity",
    "carried_sentences",
    "charts",
    "check_labels",
    "code_frames",
    "confusion",
    "corpus_finding",
    "count_terms",
    "describe_corpus",
    "disagreements",
    "evaluate_classifier",
    "event_separation",
    "export_coding_sheet",
    "find_attributions",
    "find_credits",
    "find_names",
    "find_seams",
    "find_spellings",
    "frame_shares",
    "framing_finding",
    "keyness",
    "keyness_sensitivity",
    "labels_from",
    "learning_curve",
    "load_codebook",
    "loaded_naming",
    "name_variants",
    "net_stance",
    "normalize",
    "outlet_overlap",
    "overlap_finding",
    "read_coding_sheets",
    "read_corpus",
    "reuse_finding",
    "reuse_share",
    "score_coding",
    "shared_passages",
    "shared_terms",
    "show_versions",
    "split_sentences",
    "suggest_variants",
    "tokenize",
    "trace_sources",
    "voices_finding",
    "who_speaks",
    "wire_copy",
]
