# What `import newslab` offers. The names are imported when they are first used: see __init__.py.
from . import charts, reading
from .analyses.agreement import agreement_finding
from .analyses.carried import carried_finding
from .analyses.corpus import corpus_finding
from .analyses.finding import Claim, Finding
from .analyses.frames import framing_finding
from .analyses.keyness import keyness_finding
from .analyses.names import names_finding
from .analyses.naming import naming_finding
from .analyses.overlap import overlap_finding
from .analyses.reuse import reuse_finding
from .analyses.sources import sources_finding
from .analyses.stance import stance_finding
from .analyses.voices import voices_finding
from .arabic import DEFAULT_POLICY, TermPolicy, normalize, tokenize
from .attribution.attributions import find_attributions
from .attribution.voices import who_speaks
from .catalog import page_language
from .coding.adjudication import adjudicate
from .coding.agreement import agreement, confusion, disagreements
from .coding.codedsheets import read_coding_sheets
from .coding.export import export_coding_sheet
from .coding.labels import check_labels, labels_with_one_value
from .coding.scheme import CodingScheme
from .coding.scoring import score_coding
from .coding.spans import read_coded_spans
from .corpus.credits import find_credits
from .corpus.describe import describe_corpus
from .corpus.read import read_corpus
from .corpus.segment import article_parts, split_sentences
from .errors import InputError
from .framing.codebook import Codebook, load_codebook
from .framing.framelabels import hits_as_labels
from .framing.hits import code_frames
from .framing.loaded import loaded_naming
from .framing.shares import frame_shares
from .framing.stance import net_stance
from .learning.classifier import StanceClassifier
from .learning.evaluation import evaluate_classifier, learning_curve
from .learning.machinelabels import labels_from
from .naming.names import find_names, name_variants
from .naming.seams import find_seams
from .naming.spelling import find_spellings
from .naming.suggest import suggest_variants
from .overlap.keyness import keyness, keyness_sensitivity
from .overlap.sensitivity import overlap_sensitivity
from .overlap.sharedterms import shared_terms
from .overlap.similarity import article_similarity, event_separation, outlet_overlap
from .overlap.termcounts import add_tfidf, count_terms
from .overlap.vectorizer import ArabicTfidfVectorizer
from .reading.shown import show
from .reuse.carried import added_sentences, carried_sentences
from .reuse.passages import shared_passages
from .reuse.share import reuse_share
from .reuse.sources import trace_sources, wire_copy
from .study.study import Study, open_study
from .versions import show_versions
from .wording import read_wording

__version__: str

__all__ = [
    "DEFAULT_POLICY",
    "ArabicTfidfVectorizer",
    "Claim",
    "Codebook",
    "CodingScheme",
    "Finding",
    "InputError",
    "StanceClassifier",
    "Study",
    "TermPolicy",
    "add_tfidf",
    "added_sentences",
    "adjudicate",
    "agreement",
    "agreement_finding",
    "article_parts",
    "article_similarity",
    "carried_finding",
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
    "hits_as_labels",
    "keyness",
    "keyness_finding",
    "keyness_sensitivity",
    "labels_from",
    "labels_with_one_value",
    "learning_curve",
    "load_codebook",
    "loaded_naming",
    "name_variants",
    "names_finding",
    "naming_finding",
    "net_stance",
    "normalize",
    "open_study",
    "outlet_overlap",
    "overlap_finding",
    "overlap_sensitivity",
    "page_language",
    "read_coded_spans",
    "read_coding_sheets",
    "read_corpus",
    "read_wording",
    "reading",
    "reuse_finding",
    "reuse_share",
    "score_coding",
    "shared_passages",
    "shared_terms",
    "show",
    "show_versions",
    "sources_finding",
    "split_sentences",
    "stance_finding",
    "suggest_variants",
    "tokenize",
    "trace_sources",
    "voices_finding",
    "who_speaks",
    "wire_copy",
]
