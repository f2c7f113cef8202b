"""Drawing a figure without its texts, to find out where they stand and what is behind them."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.cbook import is_math_text
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text

from newslab.charts.lint_drawing import Drawing, DrawnLine, DrawnText, Pixels
from newslab.charts.shaping import INVISIBLE
from newslab.charts.style import theme

__all__ = ["draw_texts", "unmoved"]

GRID_SIDES = ("left", "right", "bottom", "top", "wspace", "hspace")
MISSING_GLYPH = re.compile(r"Glyph (\d+) ")


def draw_texts(fig: Figure) -> Drawing:
    """Draw a figure as `save_figure` does, and tell what is drawn of its texts.

    Where a formula cannot be parsed the figure cannot be drawn: then there are only such texts.
    """
    with theme(), warnings.catch_warnings(), _as_it_was(fig):
        warnings.simplefilter("ignore")
        recorder = Recorder(fig)
        unparsed = [text for text in fig.findobj(Text) if not recorder.can_parse(text)]
        if unparsed:
            return Drawing(fig, [DrawnText(text) for text in unparsed])
        with unmoved(fig):
            fig.draw(recorder)  # only now it has all its ticks
        recorder = Recorder(fig)
        with unmoved(fig), _announced(fig.findobj(Text), recorder):
            fig.draw(recorder)
    return Drawing(fig, [drawn for drawn in recorder.drawn if drawn.is_seen])


@contextmanager
def unmoved(fig: Figure) -> Iterator[None]:
    """Put axes back where they were after a figure is drawn.

    A layout that matplotlib finds starts from the last one, so that a figure drawn twice may come
    out in two ways.
    """
    places = [
        (axes, axes.get_position(original=True), axes.get_position(), axes.get_in_layout())
        for axes in fig.axes
    ]
    grid = {side: getattr(fig.subplotpars, side) for side in GRID_SIDES}
    try:
        yield
    finally:
        fig.subplotpars.update(**grid)
        for axes, original, active, is_in_layout in places:
            axes.set_position(original, which="original")
            axes.set_position(active, which="active")
            axes.set_in_layout(is_in_layout)


@contextmanager
def _as_it_was(fig: Figure) -> Iterator[None]:
    """Take from a figure the traces of drawing it: that it is up to date, and its renderer."""
    was_stale = fig.stale
    renderers = {text: vars(text).get("_renderer") for text in fig.findobj(Text)}
    try:
        yield
    finally:
        for text in fig.findobj(Text):
            vars(text)["_renderer"] = renderers.get(text)
        fig.stale = was_stale


class Recorder(RendererAgg):
    """Draws everything but text; of each line of text it notes what is behind it by then."""

    def __init__(self, fig: Figure) -> None:
        super().__init__(*fig.bbox.size, fig.dpi)  # type: ignore[no-untyped-call]
        self.drawn: list[DrawnText] = []
        self.current: DrawnText | None = None

    def measure(
        self, line: str, font: FontProperties, is_math: bool | Literal["TeX"]
    ) -> tuple[float, float, float]:
        """Width, height and descent of the ink of a line."""
        found = self.get_text_width_height_descent(line, font, is_math)  # type: ignore[no-untyped-call]
        width, height, descent = map(float, found)
        return width, height, descent

    def can_parse(self, text: Text) -> bool:
        """Whether what matplotlib takes for formulas are formulas."""
        if not (text.get_visible() and text.get_parse_math()) or text.get_usetex():
            return True
        try:
            for line in filter(is_math_text, text.get_text().split("\n")):
                self.measure(line, text.get_fontproperties(), True)
        except ValueError:
            return False
        return True

    def draw_text(  # noqa: PLR0917  (the signature is matplotlib's)
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | Literal["TeX"] = False,
        mtext: Text | None = None,
    ) -> None:
        """Note a line; matplotlib calls this for each."""
        owner = self.current
        if owner is None:
            # Of a few artists, such as the key of a quiver, the figure does not list the text.
            if mtext is None:
                return
            owner = DrawnText(mtext)
            self.drawn.append(owner)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            width, height, descent = self.measure(s, prop, ismath)
        codes = [MISSING_GLYPH.match(str(warning.message)) for warning in caught]
        missing = "".join(dict.fromkeys(chr(int(code[1])) for code in codes if code))
        top, bottom = descent - height, descent
        upright = np.array([(0, top), (width, top), (width, bottom), (0, bottom)])
        cosine, sine = np.cos(np.radians(angle)), np.sin(np.radians(angle))
        turn = np.array([[cosine, -sine], [sine, cosine]])
        corners = upright @ turn + (x, y)
        red, green, blue, opacity = gc.get_rgb()
        owner.lines.append(
            DrawnLine(
                text=s,
                is_math=bool(ismath),
                corners=corners,
                colour=(red, green, blue, opacity),
                ground=self.behind(corners),
                clip=self.cut_off_at(gc),
                missing=INVISIBLE.sub("", missing),
            )
        )

    def draw_tex(  # noqa: PLR0917
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        *,
        mtext: Text | None = None,
    ) -> None:
        """Note a line that TeX sets."""
        self.draw_text(gc, x, y, s, prop, angle, ismath="TeX", mtext=mtext)

    def behind(self, corners: Pixels) -> Pixels:
        """Colours of what is drawn so far within a box, on white paper."""
        canvas = np.asarray(self.buffer_rgba())  # type: ignore[no-untyped-call]
        height, width = canvas.shape[:2]
        left, top = np.clip(np.floor(corners.min(axis=0)), 0, (width, height)).astype(int)
        right, bottom = np.clip(np.ceil(corners.max(axis=0)), 0, (width, height)).astype(int)
        part = canvas[top:bottom, left:right].reshape(-1, 4) / 255
        y, x = np.mgrid[top:bottom, left:right]
        middles = np.column_stack([x.ravel() + 0.5, y.ravel() + 0.5])
        within = part[Path(corners).contains_points(middles)] if len(part) else part
        return within[:, :3] * within[:, 3:] + 1 - within[:, 3:]

    def cut_off_at(self, gc: GraphicsContextBase) -> Pixels | None:
        """The box beyond which nothing is drawn; of another shape, the box round it."""
        box = gc.get_clip_rectangle()
        if box is None:
            path, transform = gc.get_clip_path()
            if path is None:
                return None
            box = path.get_extents(transform)  # type: ignore[attr-defined]
        return np.array([(box.x0, self.height - box.y1), (box.x1, self.height - box.y0)])


@contextmanager
def _announced(texts: list[Text], recorder: Recorder) -> Iterator[None]:
    """Let each text tell the recorder that it is drawn; lines do not know whose they are."""

    def announcing(text: Text) -> Any:
        draw = text.draw

        def announced(renderer: Any, *args: Any, **kwargs: Any) -> None:
            recorder.current = drawn = DrawnText(text)
            draw(renderer, *args, **kwargs)
            recorder.current = None
            if text.get_path_effects() and text.get_visible() and text.get_text():
                drawn.lines[:] = [_outlined(text, recorder)]
            if drawn.lines:
                recorder.drawn.append(drawn)

        return announced

    for text in texts:
        vars(text)["draw"] = announcing(text)
    try:
        yield
    finally:
        for text in texts:
            del vars(text)["draw"]


def _outlined(text: Text, recorder: Recorder) -> DrawnLine:
    """A text with path effects: matplotlib draws it as shapes, so only its box is known."""
    box = text.get_window_extent(recorder)
    corners = np.array([(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)])
    corners[:, 1] = recorder.height - corners[:, 1]
    return DrawnLine(
        text=text.get_text(),
        is_math=False,
        corners=corners,
        colour=(0, 0, 0, 1),
        ground=None,
        clip=None,
        missing="",
    )
