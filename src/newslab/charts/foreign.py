"""Arabic put right in charts that were made without newslab: by matplotlib, seaborn or pandas."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

from matplotlib._pylab_helpers import Gcf
from matplotlib.axis import Axis
from matplotlib.figure import Figure, FigureBase
from matplotlib.table import Cell
from matplotlib.text import Text
from matplotlib.ticker import Formatter, NullFormatter, ScalarFormatter

from newslab.charts.shaping import has_arabic
from newslab.charts.style import FONTS
from newslab.charts.text import Direction, ar

__all__ = ["arabic", "every_text", "fix"]

AnyFigure = TypeVar("AnyFigure", bound=FigureBase)

DIRECTIONS: tuple[Direction, ...] = ("rtl", "ltr")
DRAW = Figure.draw

# They write plain numbers. Code that sets up an axis looks for them by type.
NUMERIC_FORMATTERS = (ScalarFormatter, NullFormatter)


@contextmanager
def arabic(*, direction: Direction = "rtl") -> Iterator[None]:
    """Context in which Arabic comes out right in every chart, whatever made it.

    Each figure that is drawn, shown or saved inside is put right by `fix` first. So are, at the
    end, the figures that pyplot has open, because a notebook shows them only after the cell.

    Parameters
    ----------
    direction : {"rtl", "ltr"}
        The direction of sentences, as `ar` takes it.

    Examples
    --------
    >>> from io import BytesIO
    >>> from matplotlib.figure import Figure
    >>> fig = Figure()
    >>> title = fig.subplots().set_title("تغطية رويترز")
    >>> with arabic():
    ...     fig.savefig(BytesIO())
    >>> title.get_text() == ar("تغطية رويترز")
    True
    """
    draw_outside = Figure.draw

    @wraps(DRAW)
    def draw_fixed(figure: Figure, renderer: Any) -> None:
        fix(figure, direction=direction)
        DRAW(figure, renderer)

    Figure.draw = draw_fixed  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Figure.draw = draw_outside  # type: ignore[method-assign]
    for manager in Gcf.get_all_fig_managers():
        fix(manager.canvas.figure, direction=direction)


def fix(fig: AnyFigure, *, direction: Direction = "rtl") -> AnyFigure:
    """Put the Arabic of a finished figure right: letters joined, words and numbers in order.

    All texts are seen to: titles, labels of axes and ticks, legends, annotations, colour bars,
    cells of tables, in subfigures and twin axes too. Ticks stay right when the figure is zoomed or
    drawn again, because what writes them is mended and not the labels alone. A text with Arabic
    gets Vazirmatn before its own fonts, unless its font was given as a file. A text without Arabic
    is not touched; nothing moves and nothing is mirrored.

    Texts are to be as they are typed, or as `ar` has made them. Leave out `arabic_reshaper` and
    `get_display`.

    Parameters
    ----------
    fig : matplotlib.figure.Figure or SubFigure
        Is changed. Doing it again changes nothing.
    direction : {"rtl", "ltr"}
        The direction of sentences, as `ar` takes it: "ltr" for an English chart with Arabic words.

    Returns
    -------
    matplotlib.figure.Figure or SubFigure
        `fig` itself.

    Notes
    -----
    Every ``$`` in a text with Arabic is a sign of money afterwards and starts no formula. A text
    that matplotlib was to wrap (``wrap=True``) is broken into lines here, for the width that it has
    now. Labels that are set later (``ax.set_title``) need `fix` again.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> fig = Figure()
    >>> axes = fig.subplots()
    >>> bars = axes.barh(["سما", "Reuters"], [3, 5])
    >>> fix(fig) is fig
    True
    >>> [label.get_text() for label in axes.get_yticklabels()] == [ar("سما"), "Reuters"]
    True
    """
    for axis in fig.findobj(Axis):
        _fix_ticks(axis, direction)
    for text in every_text(fig):
        _fix_text(text, direction)
    return fig


def every_text(fig: FigureBase) -> Iterator[Text]:
    """Give each text of a figure, those of table cells too, which `findobj` does not find."""
    for artist in fig.findobj():
        if isinstance(artist, Text):
            yield artist
        elif isinstance(artist, Cell):
            yield artist.get_text()


class ArabicFormatter(Formatter):
    """Writes what another formatter writes, put right for matplotlib."""

    def __init__(self, typed: Formatter, direction: Direction) -> None:
        self.typed = typed
        self.direction = direction

    def __call__(self, x: float, pos: int | None = None) -> str:
        """Label of one tick."""
        return _right(self.typed(x, pos), self.direction)

    def format_ticks(self, values: list[float]) -> list[str]:
        """Labels of all ticks at once."""
        return [_right(label, self.direction) for label in self.typed.format_ticks(values)]

    def get_offset(self) -> str:
        """What stands at the end of the axis."""
        return _right(self.typed.get_offset(), self.direction)

    def set_axis(self, axis: Any) -> None:
        """Both need to know the axis."""
        super().set_axis(axis)
        self.typed.set_axis(axis)

    def set_locs(self, locs: list[float]) -> None:
        """Both need to know the ticks."""
        super().set_locs(locs)
        self.typed.set_locs(locs)

    def format_data(self, value: float) -> str:
        """As it is typed: windows that show the place of the mouse shape text themselves."""
        return self.typed.format_data(value)

    def format_data_short(self, value: float) -> str:
        """As it is typed, like `format_data`."""
        return self.typed.format_data_short(value)


def _fix_ticks(axis: Axis, direction: Direction) -> None:
    formatter = _fixed_formatter(axis.get_major_formatter(), direction)
    if formatter is not axis.get_major_formatter():
        # A colour bar has a formatter of its own, which it gives to its axis again and again.
        colorbar = getattr(axis.axes, "_colorbar", None)
        if colorbar is not None and colorbar.long_axis is axis:
            colorbar.formatter = formatter
        else:
            axis.set_major_formatter(formatter)
    formatter = _fixed_formatter(axis.get_minor_formatter(), direction)
    if formatter is not axis.get_minor_formatter():
        axis.set_minor_formatter(formatter)
    labels = [label for label in axis.get_ticklabels(which="both") if has_arabic(label.get_text())]
    if labels:
        families = _with_arabic_font(labels[0].get_fontfamily())
        axis.set_tick_params(which="both", labelfontfamily=families)


def _fixed_formatter(formatter: Formatter, direction: Direction) -> Formatter:
    if isinstance(formatter, ArabicFormatter) or type(formatter) in NUMERIC_FORMATTERS:
        return formatter
    return ArabicFormatter(formatter, direction)


def _fix_text(text: Text, direction: Direction) -> None:
    typed = text.get_text()
    if not has_arabic(typed):
        return
    inches = _width_to_wrap_at(text)
    if inches is not None:
        points, weight = float(text.get_fontsize()), text.get_fontweight()
        typed = ar(typed, direction=direction, inches=inches, points=points, weight=weight)
        # Matplotlib would break lines whose words already are in order.
        text.set_wrap(False)
    text.set_text(_right(typed, direction))
    if text.get_fontproperties().get_file() is None:
        text.set_fontfamily(_with_arabic_font(text.get_fontfamily()))


def _right(text: str, direction: Direction) -> str:
    """Text for matplotlib; what `ar` has laid out already keeps the direction that it has."""
    is_right = any(ar(text, direction=given) == text for given in DIRECTIONS)
    return text if is_right else ar(text, direction=direction)


def _width_to_wrap_at(text: Text) -> float | None:
    """Inches from which matplotlib would wrap, none if it was not told to."""
    figure = text.get_figure(root=True)
    if not text.get_wrap() or figure is None:
        return None
    # A text that hangs out of the figure has no width: one word a line.
    pixels: float = text._get_wrap_line_width()  # type: ignore[attr-defined]
    return max(pixels / figure.dpi, 0.01)


def _with_arabic_font(families: Sequence[str]) -> list[str]:
    return [FONTS[0], *(family for family in families if family != FONTS[0])]
