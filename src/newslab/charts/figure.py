"""A figure that carries its alt text, in notebooks and in files with the same bytes every time."""

import base64
import os
import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from newslab.charts.style import theme
from newslab.errors import InputError

__all__ = ["FORMATS", "Chart", "save_figure"]

FORMATS = ("png", "svg")

# What XML 1.0 allows nowhere, not even escaped.
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CSS_PIXELS_PER_INCH = 96


class Chart(Figure):
    """A matplotlib figure with alt text, drawn in newslab's theme.

    It is made without pyplot, so a notebook shows it once, as the value of a cell, and nothing has
    to be closed. Everything that holds for a `matplotlib.figure.Figure` holds for it: change its
    texts, axes and sizes as you like.

    Parameters
    ----------
    width, height : float
        In inches.
    alt_text : str
        What the chart shows, for readers who cannot see it. It goes into notebooks, PNG and SVG.
        Can be changed: ``chart.alt_text = "…"``.
    title : str
        The name of the figure in an SVG file.

    Examples
    --------
    >>> chart = Chart(3, 2, alt_text="An empty chart.")
    >>> chart.alt_text
    'An empty chart.'
    """

    def __init__(self, width: float, height: float, *, alt_text: str, title: str = "") -> None:
        with theme():
            super().__init__(figsize=(width, height))
        FigureCanvasAgg(self)
        self.alt_text = alt_text
        self.title = title

    def savefig(self, fname: Any, **kwargs: Any) -> None:
        """Save as `matplotlib.figure.Figure.savefig` does, in newslab's theme."""
        with theme():
            super().savefig(fname, **kwargs)

    def _repr_mimebundle_(
        self, **_include_or_exclude: Any
    ) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
        """Return the picture, and its alt text as the metadata that nbconvert looks for."""
        picture = BytesIO()
        self.savefig(picture, format="png")
        # The picture has more pixels than it takes up on the page, to be sharp on every screen.
        width = round(self.get_figwidth() * CSS_PIXELS_PER_INCH)
        return (
            {
                "image/png": base64.b64encode(picture.getvalue()).decode("ascii"),
                "text/plain": self.alt_text,
            },
            {"image/png": {"alt": self.alt_text, "width": width}},
        )

    def _ipython_display_(self) -> None:
        """Show the picture with its alt text, also where pyplot has its own way with figures."""
        from IPython.display import display  # noqa: PLC0415  (only IPython calls this)

        data, metadata = self._repr_mimebundle_()
        display(data, metadata=metadata, raw=True)  # type: ignore[no-untyped-call]


def save_figure(
    fig: Figure, path: str | Path, *, formats: Iterable[str] = FORMATS
) -> tuple[Path, ...]:
    """Write a figure to files that hold its alt text and come out the same every time.

    The bytes depend on the chart and on the version of matplotlib alone. A file is complete or is
    not there: it is written beside its place and then moved.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        A chart of newslab, or any figure given alt text: ``fig.alt_text = "…"``.
    path : str or path
        Where to, without an ending; ``.png`` or ``.svg`` at its end is dropped. Folders are made.
    formats : iterable of {"png", "svg"}

    Returns
    -------
    tuple of pathlib.Path
        The files, one for each format.

    Raises
    ------
    InputError
        If the figure has no alt text, or for another format.

    Examples
    --------
    >>> import tempfile
    >>> chart = Chart(3, 2, alt_text="An empty chart.")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [file.name for file in save_figure(chart, f"{folder}/empty")]
    ['empty.png', 'empty.svg']
    """
    formats = tuple(formats)
    alt_text = " ".join(str(getattr(fig, "alt_text", "")).split())
    if not alt_text:
        raise InputError(
            str(path),
            ["the figure has no alt text"],
            'Say what it shows to readers who cannot see it: fig.alt_text = "…".',
        )
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise InputError(
            str(path),
            [f"no format {name!r}" for name in unknown],
            f"Use {' or '.join(map(repr, FORMATS))}.",
        )
    path = Path(path)
    stem = path.with_suffix("") if path.suffix.lower().lstrip(".") in FORMATS else path
    stem.parent.mkdir(parents=True, exist_ok=True)
    drawings = {"png": _png, "svg": _svg}
    files = []
    for name in formats:
        file = stem.with_name(f"{stem.name}.{name}")
        _write(file, drawings[name](fig, alt_text))
        files.append(file)
    return tuple(files)


def _png(fig: Figure, alt_text: str) -> bytes:
    picture = BytesIO()
    with theme():
        fig.savefig(picture, format="png", metadata={"Description": alt_text})
    return picture.getvalue()


def _svg(fig: Figure, alt_text: str) -> bytes:
    picture = BytesIO()
    with theme():
        fig.savefig(picture, format="svg", metadata={"Date": None})
    drawing = picture.getvalue().decode("utf-8")
    title = " ".join(str(getattr(fig, "title", "")).split())
    names = [f"<title>{escape(title)}</title>"] if title else []
    names.append(f"<desc>{escape(alt_text)}</desc>")
    before, opening, after = drawing.partition("<svg ")
    attributes, end_of_tag, content = after.partition(">")
    labelled = "\n ".join([f'{opening}role="img" {attributes}{end_of_tag}', *names])
    # Texts come from articles: here, and in the comments that matplotlib puts beside outlines.
    return NOT_XML.sub("", before + labelled + content).encode("utf-8")


def _write(file: Path, content: bytes) -> None:
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)
