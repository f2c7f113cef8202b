"""Charts: tables in, figures out, with Arabic that reads right in every version of matplotlib.

Importing this package registers the font Vazirmatn with matplotlib. It changes no setting.
"""

from newslab.charts.demonstration import shaping_demo
from newslab.charts.engine.look import renamed
from newslab.charts.figure import Chart, described, save_figure
from newslab.charts.foreign import arabic, fix
from newslab.charts.furniture import Furniture
from newslab.charts.kinds.agreement import agreement
from newslab.charts.kinds.carried import carried
from newslab.charts.kinds.corpus import corpus
from newslab.charts.kinds.frames import frames
from newslab.charts.kinds.keyness import keyness
from newslab.charts.kinds.names import names
from newslab.charts.kinds.naming import naming
from newslab.charts.kinds.overlap import overlap
from newslab.charts.kinds.reuse import reuse
from newslab.charts.kinds.stance import stance
from newslab.charts.kinds.timeline import timeline
from newslab.charts.kinds.voices import voices
from newslab.charts.lint import lint
from newslab.charts.numbers import date, number, percent
from newslab.charts.style import theme
from newslab.charts.text import ar
from newslab.charts.variants import variants

__all__ = [
    "Chart",
    "Furniture",
    "agreement",
    "agreement_plot",
    "ar",
    "arabic",
    "carried",
    "corpus",
    "corpus_overview",
    "date",
    "described",
    "fix",
    "frame_shares",
    "frames",
    "keyness",
    "keyness_plot",
    "lint",
    "loaded_naming",
    "name_variants",
    "names",
    "naming",
    "number",
    "overlap",
    "percent",
    "reuse",
    "save_figure",
    "shaping_demo",
    "similarity_heatmap",
    "stance",
    "stance_bars",
    "theme",
    "timeline",
    "variants",
    "voices",
]

# Names of the first version, for one version more.
similarity_heatmap = renamed("similarity_heatmap", overlap)
reuse_matrix = renamed("reuse_matrix", reuse)
carried_grid = renamed("carried_grid", carried)
who_speaks = renamed("who_speaks", voices)
agreement_plot = renamed("agreement_plot", agreement)
corpus_overview = renamed("corpus_overview", corpus)
frame_shares = renamed("frame_shares", frames)
keyness_plot = renamed("keyness_plot", keyness)
loaded_naming = renamed("loaded_naming", naming)
name_variants = renamed("name_variants", names)
stance_bars = renamed("stance_bars", stance)
