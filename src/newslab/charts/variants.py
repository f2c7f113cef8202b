"""One chart in every language and size that it is printed in, saved and shown together."""

import base64
import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd

from newslab.catalog import LANGUAGES, say
from newslab.charts.figure import Chart, save_figure

__all__ = ["Variants", "variants"]

# For the screen; the saved files have more.
_DPI = 110


@dataclass(frozen=True)
class Variants:
    """A chart in several languages and sizes, by these; a notebook shows all of them."""

    charts: Mapping[tuple[str, str], Chart]
    files: Sequence[Path]

    def _repr_html_(self) -> str:
        return "".join(
            f'<figure><img src="{_picture(chart)}" alt="{html.escape(chart.alt_text)}">'
            f"<figcaption>{html.escape(say('language.name', lang))} · {html.escape(size)}"
            "</figcaption></figure>"
            for (lang, size), chart in self.charts.items()
        )

    def __repr__(self) -> str:
        return "\n".join(str(path) for path in self.files)


def variants(
    plot: Callable[..., Chart],
    table: pd.DataFrame,
    name: str,
    *,
    lang: str = "ar",
    folder: str | Path | None = None,
    titles: Mapping[str, Mapping[str, str]] | None = None,
    labels: Mapping[str, Mapping[str, str]] | None = None,
    sizes: Sequence[str] = ("page", "phone"),
    **options: Any,
) -> Variants:
    """Draw a chart in several sizes; on demand save it, in each of its languages.

    Parameters
    ----------
    plot : callable
        A chart of newslab: takes a table, and lang, size, title, labels.
    table : pandas.DataFrame
    name : str
        The beginning of the files' names, and the key of its titles.
    lang : {"ar", "en"}
        The language that is drawn and shown.
    folder : str or path, optional
        Where to save the chart as PNG and SVG, in both languages and every size. These are all
        shown then. By default nothing is saved.
    titles, labels : mapping of str to mapping, optional
        What charts show, by language and by their names, and what to call things, by language
        (`read_wording`).
    sizes : sequence of str
    **options
        For `plot`.

    Returns
    -------
    Variants
        With `charts` by language and size, and `files`.

    Raises
    ------
    InputError
        As `plot` and `save_figure` do: a chart with a fault is not saved.

    Examples
    --------
    >>> import tempfile
    >>> from newslab.charts import overlap
    >>> pairs = pd.DataFrame({"doc_a": ["1"], "doc_b": ["2"], "score": [0.5]})
    >>> pairs = pairs.assign(ci_low=0.4, ci_high=0.6)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     both = variants(
    ...         overlap,
    ...         pairs,
    ...         "overlap",
    ...         folder=folder,
    ...         titles={"en": {"overlap": "Close"}},
    ...     )
    >>> [file.name for file in both.files][::4]
    ['overlap_en_page.png', 'overlap_ar_page.png']
    """
    drawn: dict[tuple[str, str], Chart] = {}
    files: list[Path] = []
    for language in LANGUAGES if folder is not None else [lang]:
        title = (titles or {}).get(language, {}).get(name)
        called = (labels or {}).get(language)
        for size in sizes:
            chart = plot(table, lang=language, size=size, title=title, labels=called, **options)
            drawn[language, size] = chart
            if folder is not None:
                files += save_figure(chart, Path(folder, f"{name}_{language}_{size}"))
    return Variants(drawn, files)


def _picture(chart: Chart) -> str:
    png = BytesIO()
    chart.savefig(png, format="png", dpi=_DPI)
    return f"data:image/png;base64,{base64.b64encode(png.getvalue()).decode('ascii')}"
