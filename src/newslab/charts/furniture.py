"""What every chart has round its data: a title that concludes, a subtitle, a source line.

Newsrooms call these texts the furniture of a chart; *frame* is kept for what the news does.
"""

from dataclasses import dataclass, replace

from matplotlib.axes import Axes
from matplotlib.text import Text

from newslab.charts.figure import Chart
from newslab.charts.measure import POINTS_PER_INCH, text_width, wrap
from newslab.charts.style import INK, MUTED, size_named, theme
from newslab.charts.text import Direction, ar
from newslab.charts.wording import check_lang

__all__ = ["POINTS_PER_INCH", "Furniture", "text_width", "wrap"]

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
        check_lang(self.lang)
        size_named(self.size)

    @property
    def is_rtl(self) -> bool:
        """Whether the chart reads from right to left."""
        return self.lang == "ar"

    @property
    def is_narrow(self) -> bool:
        """Whether labels stand above their marks, for want of room beside them."""
        return size_named(self.size).is_narrow

    @property
    def direction(self) -> Direction:
        """The direction of its sentences, as `ar` takes it."""
        return "rtl" if self.is_rtl else "ltr"

    @property
    def body_width(self) -> float:
        """Inches between the margins."""
        return size_named(self.size).width - 2 * MARGIN

    def shape(self, text: str) -> str:
        """`ar` in the direction of the chart, with prices as they are in English text too."""
        return ar(text.replace(r"\$", "$").replace("$", r"\$"), direction=self.direction)

    def filled(
        self, subtitle: str | None, source: str | None, *, defaults: tuple[str, str]
    ) -> "Furniture":
        """The same with the caller's subtitle and source, or the defaults where these are None."""
        return replace(
            self,
            subtitle=defaults[0] if subtitle is None else subtitle,
            source=defaults[1] if source is None else source,
        )

    def draw_in_inches(self, height: float, *, alt_text: str) -> tuple[Chart, Axes]:
        """Make the chart and bare axes in inches: from where reading starts, and downwards."""
        chart, axes = self.draw(height, alt_text=alt_text)
        with theme():
            axes.set_axis_off()
            axes.set_xlim(0, self.body_width)
            axes.set_ylim(height, 0)
            if self.is_rtl:
                axes.invert_xaxis()
        return chart, axes

    def draw(
        self, height: float, *, alt_text: str, start: float = 0.0, end: float = 0.0
    ) -> tuple[Chart, Axes]:
        """Make the chart and the axes for its data.

        Parameters
        ----------
        height : float
            Of the axes, in inches. The chart becomes as much higher as its texts need.
        alt_text : str
        start, end : float
            Inches kept free beside the axes, where reading starts (the right of an Arabic chart)
            and where it ends.

        Returns
        -------
        chart : Chart
        axes : matplotlib.axes.Axes
        """
        size = size_named(self.size)
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
            left, right = (end, start) if self.is_rtl else (start, end)
            axes = chart.add_axes(
                (
                    (MARGIN + left) / size.width,
                    (top - height) / total,
                    (self.body_width - left - right) / size.width,
                    height / total,
                )
            )
        return chart, axes

    def _block(
        self, chart: Chart, text: str, points: float, colour: str, weight: str = "normal"
    ) -> Text | None:
        if not text:
            return None
        side = "right" if self.is_rtl else "left"
        margin = MARGIN / chart.get_figwidth()
        return chart.text(
            1 - margin if self.is_rtl else margin,
            1,
            self.shape(wrap(text, self.body_width, points, weight=weight)),
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
