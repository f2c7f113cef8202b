"""A table for each chart, by its name."""

from .examples import five_articles
from .test_agreement import agreed
from .test_carried import three_sentences
from .test_corpus import described
from .test_frames import two_outlets
from .test_keyness import six_terms
from .test_names import variants
from .test_naming import namings
from .test_reuse import three_outlets
from .test_stance import stances
from .test_timeline import articles
from .test_voices import speakers

DRAWN = {
    "agreement": agreed,
    "carried": three_sentences,
    "corpus": described,
    "frames": two_outlets,
    "keyness": six_terms,
    "names": variants,
    "naming": namings,
    "overlap": five_articles,
    "reuse": three_outlets,
    "stance": stances,
    "timeline": articles,
    "voices": speakers,
}
