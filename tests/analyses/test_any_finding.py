"""Every analysis says something of any corpus, in every language, and nothing that is none."""

import re

from hypothesis import given, settings

import newslab
from any_corpora import corpora
from newslab.analyses import ANALYSES
from newslab.catalog import LANGUAGES
from places import ROOT

# A number that is none, and a value that was never filled in.
_NONE = re.compile(r"(?i)\bnan\b|\binf\b|[{}]|<NA>")


@settings(max_examples=6)
@given(corpora)
def test_every_finding_takes_every_table_that_its_verb_can_return(articles):
    study = newslab.open_study(
        articles=articles,
        codebook=ROOT / "data" / "codebook",
        event="f",
        poles=["normalization", "condemnation"],
    )
    for name in ANALYSES:
        finding = getattr(study, name).finding
        for lang in LANGUAGES:
            told = finding.told(lang)
            assert told.strip(), name
            assert not _NONE.search(told), (name, told)
        assert finding._repr_markdown_()
