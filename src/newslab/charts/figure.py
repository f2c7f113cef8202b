"""A figure that carries its alt text, in notebooks and in files with the same bytes every time."""

import base64
import hashlib
import html
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL.PngImagePlugin import PngInfo

from newslab.charts.lint import lint
from newslab.charts.lint_furniture import alt_text_of
from newslab.charts.lint_recorder import unmoved
from newslab.charts.style import SIZES, theme
from newslab.errors import InputError

__all__ = ["FORMATS", "Chart", "Described", "described", "save_figure"]

FORMATS = ("png", "svg")

# What XML 1.0 allows nowhere, not even escaped.
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# One that is not closed would turn round what follows it in the page.
BIDI_CONTROL = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Where matplotlib begins with a document type, which refers to a file on the web.
XML = '<?xml version="1.0" encoding="utf-8" standalone="no"?>\n'
SVG_NAMES = {"Title": "title", "Description": "desc"}
SVG_METADATA = ("Creator", "Date", "Format", "Type")
CSS_PIXELS_PER_INCH = 96
_SCREEN_DPI = 200


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
        The name of the figure in PNG and SVG files.
    size : {"column", "page", "phone", "slide"}, optional
        What the chart is made for, which tells `lint` how large readers see its type. By default
        the one that is as wide, if any.
    source : str
        Where its data come from, as the chart says.

    Examples
    --------
    >>> chart = Chart(3, 2, alt_text="An empty chart.")
    >>> chart.alt_text
    'An empty chart.'
    """

    def __init__(
        self,
        width: float,
        height: float,
        *,
        alt_text: str,
        title: str = "",
        size: str | None = None,
        source: str = "",
    ) -> None:
        with theme():
            super().__init__(figsize=(width, height))
        FigureCanvasAgg(self)
        self.alt_text = alt_text
        self.title = title
        self.size = size or next((key for key, of in SIZES.items() if of.width == width), None)
        self.source = source

    def savefig(self, fname: Any, **kwargs: Any) -> None:
        """Save as `matplotlib.figure.Figure.savefig` does, in newslab's theme."""
        with theme():
            super().savefig(fname, **kwargs)

    def _repr_mimebundle_(
        self, **_include_or_exclude: Any
    ) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
        """Return the picture, and its alt text as the metadata that nbconvert looks for."""
        return _shown(self, self.alt_text)

    def _ipython_display_(self) -> None:
        """Show the picture with its alt text, also where pyplot has its own way with figures."""
        from IPython.display import display  # noqa: PLC0415  (only IPython calls this)

        data, metadata = self._repr_mimebundle_()
        display(data, metadata=metadata, raw=True)  # type: ignore[no-untyped-call]


def _shown(
    fig: Figure, alt_text: str, **options: Any
) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
    picture = BytesIO()
    fig.savefig(picture, format="png", **options)
    # The picture has more pixels than it takes up on the page, to be sharp on every screen.
    width = round(fig.get_figwidth() * CSS_PIXELS_PER_INCH)
    png = base64.b64encode(picture.getvalue()).decode("ascii")
    words = html.escape(alt_text)
    return (
        {
            "image/png": png,
            # Front ends and stock exports leave out the alt text of a bare picture.
            "text/html": f'<img alt="{words}" width="{width}" src="data:image/png;base64,{png}">',
            "text/plain": alt_text,
        },
        {"image/png": {"alt": alt_text, "width": width}},
    )


@dataclass(frozen=True)
class Described:
    """A figure that a notebook shows with its alt text."""

    figure: Figure
    alt_text: str

    def _repr_mimebundle_(
        self, **_include_or_exclude: Any
    ) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
        return _shown(self.figure, self.alt_text, dpi=_SCREEN_DPI)


def described(fig: Figure, alt_text: str) -> Described:
    """Give a figure of your own the words of what it shows, for those who do not see it.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        Any figure. It is given `alt_text`, which `lint` and `save_figure` look for.
    alt_text : str
        Kind of chart, of which data, and what it shows.

    Returns
    -------
    Described
        At the end of a cell it shows the figure; `newslab publish` writes the words into the page.

    Examples
    --------
    >>> described(Figure(), "An empty figure.").alt_text
    'An empty figure.'
    """
    fig.alt_text = alt_text  # type: ignore[attr-defined]
    return Described(fig, alt_text)


def save_figure(
    fig: Figure,
    path: str | Path,
    *,
    formats: Iterable[str] = FORMATS,
    waive: Iterable[str] = (),
) -> tuple[Path, ...]:
    """Write a figure without faults to files that hold its alt text and are the same every time.

    The bytes depend on the chart and on the version of matplotlib alone. A file is complete or is
    not there: it is written beside its place and then moved. An SVG file needs nothing else: its
    text is outlines, and it refers to no other file. Screen readers find the title and the alt text
    in both formats.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        A chart of newslab, or any figure given alt text: ``fig.alt_text = "…"``, and, if it has
        one, a title: ``fig.title = "…"``.
    path : str or path
        Where to, without an ending; ``.png`` or ``.svg`` at its end is dropped. Folders are made.
    formats : iterable of {"png", "svg"}
    waive : iterable of str
        Faults that you mean to leave, by the codes that `lint` has for them: ``["too-small"]``.

    Returns
    -------
    tuple of pathlib.Path
        The files, one for each format.

    Raises
    ------
    InputError
        If `lint` finds a fault that is not waived: each is told, and how to mend it. For a code
        that `lint` does not have, and for another format.

    Examples
    --------
    >>> import tempfile
    >>> chart = Chart(3, 2, alt_text="An empty chart.")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [file.name for file in save_figure(chart, f"{folder}/empty", waive=["no-source"])]
    ['empty.png', 'empty.svg']
    """
    formats = tuple(formats)
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise InputError(
            str(path),
            [f"no format {name!r}" for name in unknown],
            f"Use {' or '.join(map(repr, FORMATS))}.",
        )
    _refuse_faults(fig, str(path), waive)
    path = Path(path)
    stem = path.with_suffix("") if path.suffix.lower().lstrip(".") in FORMATS else path
    stem.parent.mkdir(parents=True, exist_ok=True)
    drawings = {"png": _png, "svg": _svg}
    files = []
    for name in formats:
        file = stem.with_name(f"{stem.name}.{name}")
        _write(file, drawings[name](fig))
        files.append(file)
    return tuple(files)


def _refuse_faults(fig: Figure, where: str, waive: Iterable[str]) -> None:
    faults = lint(fig, waive=waive)
    if faults.empty:
        return
    problems = [
        f"{row.code}: {row.what}" + f" (“{row.text}”, {row.where})" * bool(row.text)
        for row in faults.itertuples()
    ]
    mends = faults.drop_duplicates("code").set_index("code")["mend"]
    codes = ", ".join(f'"{code}"' for code in mends.index)
    raise InputError(
        where,
        problems,
        "\n".join(f"{code}: {mend}" for code, mend in mends.items())
        + f"\nOr, if you mean to leave them: save_figure(…, waive=[{codes}]).",
    )


def _png(fig: Figure) -> bytes:
    picture = BytesIO()
    names = PngInfo()
    for key, text in _names(fig).items():
        # As Unicode also where Latin-1 would do: fewer programs get that right.
        names.add_itxt(key, text)
    with theme(), unmoved(fig):
        fig.savefig(picture, format="png", pil_kwargs={"pnginfo": names})
    return picture.getvalue()


def _svg(fig: Figure) -> bytes:
    picture = BytesIO()
    with theme(), unmoved(fig):
        fig.savefig(picture, format="svg", metadata=dict.fromkeys(SVG_METADATA))
    drawing = picture.getvalue().decode("utf-8")
    names = _names(fig)
    # Several charts may stand in one page, where an id has to be the only one of its kind.
    key = hashlib.sha256("\n".join(names.values()).encode("utf-8")).hexdigest()[:12]
    ids = {name: f"{SVG_NAMES[name]}-{key}" for name in names}
    elements = [
        f'<{SVG_NAMES[name]} id="{ids[name]}">{escape(text)}</{SVG_NAMES[name]}>'
        for name, text in names.items()
    ]
    _, opening, after = drawing.partition("<svg ")
    attributes, end_of_tag, content = after.partition(">")
    labelled = f' aria-labelledby="{" ".join(ids.values())}"' if ids else ""
    whole = "\n ".join([f'{XML}{opening}role="img"{labelled} {attributes}{end_of_tag}', *elements])
    # Texts come from articles: matplotlib puts them into comments beside their outlines.
    return NOT_XML.sub("", whole + content).encode("utf-8")


def _names(fig: Figure) -> dict[str, str]:
    """Title and alt text, where the figure has them, in what XML and every reader can take."""
    texts = {"Title": str(getattr(fig, "title", None) or ""), "Description": alt_text_of(fig)}
    plain = {
        name: " ".join(BIDI_CONTROL.sub("", NOT_XML.sub("", text)).split())
        for name, text in texts.items()
    }
    return {name: text for name, text in plain.items() if text}


def _write(file: Path, content: bytes) -> None:
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)
