"""What every chart has round its data: a title that concludes, a subtitle, a source line.

Newsrooms call these texts the furniture of a chart; *frame* is kept for what the news does.
"""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.text import Text

from newslab.catalog import check_language, is_rtl
from newslab.charts.engine.lines import Line
from newslab.charts.figure import Chart
from newslab.charts.style import INK, MUTED, Size, size_named, theme
from newslab.charts.text import ar

__all__ = ["MARGIN", "Furniture"]

MARGIN = 0.15


@dataclass(frozen=True)
class Furniture:
    """The texts round the data of a chart, and which way the chart reads.

    Parameters
    ----------
    lang : {"ar", "en"}
        Arabic charts are aligned right and run to the left; English ones the other way.
    size : {"column", "page", "phone", "slide"}
    title : str
        What the chart shows, as a sentence. May be empty, as may the others.
    subtitle : str
        Unit and denominators.
    source : str

    Raises
    ------
    InputError
        For another language or size.

    Examples
    --------
    >>> furniture = Furniture(
    ...     "en", "page", title="Sama follows Reuters", subtitle="Share of words, %"
    ... )
    >>> chart, axes = furniture.draw(2.0, alt_text="Bar chart …")
    >>> float(chart.get_figwidth())
    7.2
    """

    lang: str
    size: str
    title: str = ""
    subtitle: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        check_language(self.lang)
        size_named(self.size)

    @property
    def is_rtl(self) -> bool:
        """Whether the chart reads from right to left."""
        return is_rtl(self.lang)

    @property
    def type(self) -> Size:
        """Sizes of type, in points, and of the chart."""
        return size_named(self.size)

    @property
    def body_width(self) -> float:
        """Inches between the margins."""
        return self.type.width - 2 * MARGIN

    def draw(self, height: float, *, alt_text: str) -> tuple[Chart, Axes]:
        """Make the chart and the axes for its data.

        Parameters
        ----------
        height : float
            Of the axes, in inches. The chart becomes as much higher as its texts need.
        alt_text : str

        Returns
        -------
        chart : Chart
        axes : matplotlib.axes.Axes
            From margin to margin.
        """
        size = self.type
        chart = Chart(
            size.width,
            height,
            alt_text=alt_text,
            title=self.title,
            size=self.size,
            source=self.source,
        )
        with theme():
            title = self._block(chart, self.title, size.title, INK, weight="bold")
            subtitle = self._block(chart, self.subtitle, size.text, MUTED)
            source = self._block(chart, self.source, size.small, MUTED)
            above = [(title, 0.1), (subtitle, 0.16)]
            total = (
                2 * MARGIN
                + height
                + sum(_height(block) + gap for block, gap in above if block)
                + (_height(source) + 0.12 if source else 0.0)
            )
            chart.set_figheight(total)
            top = total - MARGIN
            for block, gap in above:
                if block:
                    block.set_y(top / total)
                    top -= _height(block) + gap
            if source:
                source.set_y((MARGIN + _height(source)) / total)
            left, width = MARGIN / size.width, self.body_width / size.width
            axes = chart.add_axes((left, (top - height) / total, width, height / total))
        return chart, axes

    def _block(
        self, chart: Chart, text: str, points: float, colour: str, weight: str = "normal"
    ) -> Text | None:
        if not text:
            return None
        # A word that is wider than the chart is cut.
        lines = Line(text, points, colour, weight).broken(self.body_width)
        side = "right" if self.is_rtl else "left"
        margin = MARGIN / chart.get_figwidth()
        # Prices stay as they are in English text too.
        broken = "\n".join(line.text for line in lines).replace(r"\$", "$")
        return chart.text(
            1 - margin if self.is_rtl else margin,
            1,
            ar(broken.replace("$", r"\$"), direction="rtl" if self.is_rtl else "ltr"),
            fontsize=points,
            color=colour,
            weight=weight,
            ha=side,
            va="top",
            multialignment=side,
        )


def _height(block: Text | None) -> float:
    """Inches from the top of the first line to the bottom of the last."""
    if block is None or block.figure is None:
        return 0.0
    return block.get_window_extent().height / block.figure.dpi
