"""The nbconvert exporter ``newslab``: a notebook as one page that needs nothing else.

``jupyter nbconvert --to newslab nb.ipynb`` and ``jupyter nbconvert --to html --template newslab
nb.ipynb`` give the same page: the template asks for `PageContent`, which does all that safety
depends on, and it shows nothing but what `PageContent` made. The difference: the exporter takes
the template from the package that is imported, the other from the folder where it is installed.
"""

import base64
from functools import cache
from pathlib import Path
from typing import Any

from nbconvert.exporters.html import HTMLExporter
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from traitlets import default

from newslab.publish.labels import LABELS
from newslab.publish.page import read_page
from newslab.resources import resource_path

__all__ = ["NewslabExporter", "PageContent", "embedded_fonts"]

_TEMPLATES = Path(__file__).parent / "templates"
_FONTS = {400: "fonts/Vazirmatn-Regular.woff2", 700: "fonts/Vazirmatn-Bold.woff2"}


class PageContent(Preprocessor):  # type: ignore[misc, unused-ignore]
    """Put the sanitized content of a notebook where the newslab template finds it.

    ``resources["newslab"]`` gets `page`, `labels` and `fonts`. A `site` that is already there
    (title and neighbours of the page) is kept.
    """

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Read `nb` as a page; leave the notebook as it is."""
        name = resources.get("metadata", {}).get("name") or "notebook"
        page = read_page(nb, name=name)
        for warning in page.warnings:
            self.log.warning("%s: %s", name, warning)
        resources["newslab"] = {
            **resources.get("newslab", {}),
            "page": page,
            "labels": LABELS[page.lang],
            "fonts": embedded_fonts(),
        }
        return nb, resources


class NewslabExporter(HTMLExporter):  # type: ignore[misc, unused-ignore]
    """Export a notebook to a self-contained page without scripts and without requests.

    Examples
    --------
    >>> from nbformat import v4
    >>> notebook = v4.new_notebook(cells=[v4.new_markdown_cell("# عنوان")])
    >>> html, _ = NewslabExporter().from_notebook_node(notebook)
    >>> "<title>عنوان</title>" in html, "<script" in html
    (True, False)
    """

    export_from_notebook = "newslab page"

    @default("template_name")
    def _template_name_default(self) -> str:
        return "newslab"

    @default("extra_template_basedirs")
    def _default_extra_template_basedirs(self) -> list[str]:
        return [str(_TEMPLATES)]


@cache
def embedded_fonts() -> dict[int, str]:
    """Vazirmatn by weight, as ``data:`` addresses."""
    return {
        weight: "data:font/woff2;base64,"
        + base64.b64encode(resource_path(name).read_bytes()).decode()
        for weight, name in _FONTS.items()
    }
