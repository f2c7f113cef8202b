"""Charts: tables in, figures out, with Arabic that reads right in every version of matplotlib.

Importing this package registers the font Vazirmatn with matplotlib. It changes no setting.
"""

from newslab.charts.carried import carried_grid
from newslab.charts.figure import Chart, save_figure
from newslab.charts.frames import frame_shares
from newslab.charts.furniture import Furniture
from newslab.charts.heatmap import similarity_heatmap
from newslab.charts.keyness import keyness_plot
from newslab.charts.loaded import loaded_naming
from newslab.charts.reuse import reuse_matrix
from newslab.charts.speakers import who_speaks
from newslab.charts.style import theme
from newslab.charts.text import ar

__all__ = [
    "Chart",
    "Furniture",
    "ar",
    "carried_grid",
    "frame_shares",
    "keyness_plot",
    "loaded_naming",
    "reuse_matrix",
    "save_figure",
    "similarity_heatmap",
    "theme",
    "who_speaks",
]
