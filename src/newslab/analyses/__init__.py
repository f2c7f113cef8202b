"""Analyses: each a table, a chart and a finding under one name, in a file of its own."""

from collections.abc import Mapping

from newslab.analyses.agreement import Agreement
from newslab.analyses.analysis import Analysis
from newslab.analyses.called import names_of
from newslab.analyses.carried import Carried
from newslab.analyses.corpus import Corpus
from newslab.analyses.frames import Frames
from newslab.analyses.keyness import Keyness
from newslab.analyses.names import NameVariants
from newslab.analyses.naming import Naming
from newslab.analyses.overlap import Overlap
from newslab.analyses.reuse import Reuse
from newslab.analyses.sources import Sources
from newslab.analyses.stance import Stance
from newslab.analyses.voices import Voices

__all__ = ["ANALYSES", "Analysis", "names_of"]

# In the order in which a study is told.
ANALYSES: Mapping[str, type[Analysis]] = {
    analysis.name: analysis
    for analysis in (
        Corpus,
        Overlap,
        Reuse,
        Sources,
        Carried,
        NameVariants,
        Keyness,
        Frames,
        Stance,
        Naming,
        Voices,
        Agreement,
    )
}
