"""Charts: tables in, figures out, with Arabic that reads right in every version of matplotlib.

Importing this package registers the font Vazirmatn with matplotlib. It changes no setting.
"""

from newslab.charts.agreement import agreement_plot
from newslab.charts.demonstration import shaping_demo
from newslab.charts.engine.look import renamed
from newslab.charts.figure import Chart, described, save_figure
from newslab.charts.foreign import arabic, fix
from newslab.charts.frames import frame_shares
from newslab.charts.furniture import Furniture
from newslab.charts.keyness import keyness_plot
from newslab.charts.kinds.carried import carried
from newslab.charts.kinds.overlap import overlap
from newslab.charts.kinds.reuse import reuse
from newslab.charts.kinds.voices import voices
from newslab.charts.lint import lint
from newslab.charts.loaded import loaded_naming
from newslab.charts.name_variants import name_variants
from newslab.charts.numbers import date, number, percent
from newslab.charts.overview import corpus_overview
from newslab.charts.stance_bars import stance_bars
from newslab.charts.style import theme
from newslab.charts.text import ar
from newslab.charts.timeline import timeline
from newslab.charts.variants import variants

__all__ = [
    "Chart",
    "Furniture",
    "agreement_plot",
    "ar",
    "arabic",
    "carried",
    "corpus_overview",
    "date",
    "described",
    "fix",
    "frame_shares",
    "keyness_plot",
    "lint",
    "loaded_naming",
    "name_variants",
    "number",
    "overlap",
    "percent",
    "reuse",
    "save_figure",
    "shaping_demo",
    "similarity_heatmap",
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
