"""Charts: tables in, figures out, with Arabic that reads right in every version of matplotlib.

Importing this package registers the font Vazirmatn with matplotlib. It changes no setting.
"""

from newslab.charts.figure import Chart, save_figure
from newslab.charts.frame import Frame
from newslab.charts.heatmap import similarity_heatmap
from newslab.charts.style import theme
from newslab.charts.text import ar

__all__ = ["Chart", "Frame", "ar", "save_figure", "similarity_heatmap", "theme"]
