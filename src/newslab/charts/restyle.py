"""A finished chart in the dark theme, by changing its colours and nothing else."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Literal, TypeVar

import numpy as np
from matplotlib import colors
from matplotlib.artist import Artist
from matplotlib.axis import Axis
from matplotlib.cm import ScalarMappable
from matplotlib.collections import Collection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Annotation, Text
from matplotlib.typing import ColorType

from newslab.charts.foreign import every_text
from newslab.charts.style import NIGHT, PAPER, ThemeName, check_theme, contrast, in_dark
from newslab.errors import InputError

__all__ = ["restyle"]

AnyFigure = TypeVar("AnyFigure", bound=Figure)
Change = Callable[[], object]

N_SHADES = 256


def restyle(fig: AnyFigure, theme: ThemeName = "dark") -> AnyFigure:
    """Turn a finished chart, drawn on paper, into one for dark screens.

    Every colour is replaced by the one of the same hue that has the same contrast to the dark
    ground as it had to paper (see `in_dark`). So any two colours keep their contrast to each
    other: what could be read and told apart before, can be after.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        Any figure, of newslab or not. Is changed, but for pictures made of pixels with colours of
        their own.
    theme : {"dark", "light"}
        A figure that has this theme already stays as it is.

    Returns
    -------
    matplotlib.figure.Figure
        `fig` itself: ``restyle(overlap(pairs), "dark")``.

    Raises
    ------
    InputError
        For another theme, or if a dark figure is to become light: draw it anew instead.

    Examples
    --------
    >>> from newslab.charts import Furniture
    >>> chart, axes = Furniture("ar", "page", title="غزة").draw(2.0, alt_text="…")
    >>> colors.to_hex(restyle(chart).get_facecolor())
    '#000000'
    """
    check_theme(theme)
    if theme == _theme_of(fig):
        return fig
    if theme == "light":
        raise InputError(
            "restyle", ["a dark figure cannot be turned back"], "Draw it again; it comes out light."
        )
    # All colours are read before one is set: some artists take theirs from others.
    changes = [change for artist in _artists(fig) for change in _changes(artist)]
    for axis in fig.findobj(Axis):
        _change_ticks_to_come(axis)
    for change in changes:
        change()
    return fig


def _theme_of(fig: Figure) -> ThemeName:
    ground = colors.to_rgba(fig.get_facecolor())
    is_dark = ground[3] > 0 and contrast(ground, PAPER) > contrast(ground, NIGHT)
    return "dark" if is_dark else "light"


def _artists(fig: Figure) -> Iterator[Artist]:
    """All that is drawn, with the boxes and arrows of texts, which `findobj` does not find."""
    yield from (artist for artist in fig.findobj() if not isinstance(artist, Text))
    for text in every_text(fig):
        yield text
        further = (
            text.get_bbox_patch(),
            text.arrow_patch if isinstance(text, Annotation) else None,
        )
        yield from (patch for patch in further if patch is not None)


def _changes(artist: Any) -> Iterator[Change]:
    """What is to be done to an artist: setters of colours with the colours to set."""
    if isinstance(artist, Text):
        yield partial(artist.set_color, in_dark(artist.get_color()))
    elif isinstance(artist, Line2D):
        yield partial(artist.set_color, in_dark(artist.get_color()))
        yield partial(artist.set_markerfacecolor, _turned(artist.get_markerfacecolor()))
        yield partial(artist.set_markeredgecolor, _turned(artist.get_markeredgecolor()))
    elif isinstance(artist, Patch):
        yield partial(artist.set_facecolor, _turned(artist.get_facecolor()))
        yield partial(artist.set_edgecolor, _turned(artist.get_edgecolor()))
        if artist.get_hatch():
            yield _hatch_change(artist)
    elif isinstance(artist, ScalarMappable) and artist.get_array() is not None:
        yield partial(artist.set_cmap, _dark_shades(artist.get_cmap()))
        if isinstance(artist, Collection) and _has_edges_of_its_own(artist):
            yield partial(artist.set_edgecolor, [_turned(c) for c in artist.get_edgecolor()])
    elif isinstance(artist, Collection):
        yield partial(artist.set_facecolor, [_turned(c) for c in artist.get_facecolor()])
        yield partial(artist.set_edgecolor, [_turned(c) for c in artist.get_edgecolor()])


def _hatch_change(patch: Any) -> Change:
    """Comes after that of the edge, from which hatching may take its colour."""
    if hasattr(patch, "set_hatchcolor"):
        return partial(patch.set_hatchcolor, in_dark(patch.get_hatchcolor()))
    # Matplotlib 3.10 has no public way.
    return partial(setattr, patch, "_hatch_color", in_dark(patch._hatch_color))


def _has_edges_of_its_own(artist: Collection) -> bool:
    """Whether the edges have colours that come neither from values nor from what they enclose."""
    inside, edges = np.asarray(artist.get_facecolor()), np.asarray(artist.get_edgecolor())
    return len(inside) > 0 and not np.array_equal(inside, edges)


def _turned(colour: Any) -> ColorType:
    """`in_dark`, but for what has no colour."""
    is_drawn = not isinstance(colour, str) or colour != "none"
    return in_dark(colour) if is_drawn and colors.to_rgba(colour)[3] > 0 else "none"


def _dark_shades(shades: colors.Colormap) -> colors.Colormap:
    turned = colors.ListedColormap(
        [in_dark(colour) for colour in shades(np.linspace(0, 1, N_SHADES))],
        name=f"{shades.name}-in-dark",
    )
    return turned.with_extremes(
        under=in_dark(tuple(shades.get_under())),
        over=in_dark(tuple(shades.get_over())),
        bad=in_dark(tuple(shades.get_bad())),
    )


def _change_ticks_to_come(axis: Axis) -> None:
    """Ticks that a later drawing adds take after the first one."""
    kinds: tuple[Literal["major", "minor"], ...] = ("major", "minor")
    for kind in kinds:
        ticks = axis.get_major_ticks() if kind == "major" else axis.get_minor_ticks()
        if ticks:
            tick = ticks[0]
            axis.set_tick_params(
                which=kind,
                color=in_dark(tick.tick1line.get_color()),
                labelcolor=in_dark(tick.label1.get_color()),
                grid_color=in_dark(tick.gridline.get_color()),
            )
