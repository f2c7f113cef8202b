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
from traitlets import Enum, default

from newslab.publish.labels import LABELS
from newslab.publish.page import Page, read_page
from newslab.resources import resource_path

__all__ = ["NewslabExporter", "PageContent", "embedded_fonts", "view_styles"]

_TEMPLATES = Path(__file__).parent / "templates"
_FONTS = {400: "fonts/Vazirmatn-Regular.woff2", 700: "fonts/Vazirmatn-Bold.woff2"}
_LAYOUTS = {"page": ["index.html.j2"], "brief": ["brief.html.j2", "index.html.j2"]}
_STYLES = ("reading.css",)


class PageContent(Preprocessor):  # type: ignore[misc, unused-ignore]
    """Put the sanitized content of a notebook where the newslab template finds it.

    ``resources["newslab"]`` gets `page`, `labels`, `fonts` and `styles`. A `site` that is already
    there (title and neighbours of the page) is kept, and a `lang` is the language of the page.
    """

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Read `nb` as a page; leave the notebook as it is."""
        name = resources.get("metadata", {}).get("name") or "notebook"
        given = resources.get("newslab", {})
        page = read_page(nb, name=name, lang=given.get("lang"))
        for warning in page.warnings:
            self.log.warning("%s: %s", name, warning)
        resources["newslab"] = {**given, **_outfit(page.lang), "page": page}
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

    lang = Enum(
        list(LABELS),
        default_value=None,
        allow_none=True,
        help="Language of the page (en or ar), whatever the metadata of the notebook say.",
    ).tag(config=True)

    @default("template_name")
    def _template_name_default(self) -> str:
        return "newslab"

    @default("extra_template_basedirs")
    def _default_extra_template_basedirs(self) -> list[str]:
        return [str(_TEMPLATES)]

    def _init_resources(self, resources: dict[str, Any] | None) -> dict[str, Any]:
        ready: dict[str, Any] = super()._init_resources(resources)  # type: ignore[no-untyped-call]
        if self.lang is not None:
            ready["newslab"] = {**ready.get("newslab", {}), "lang": self.lang}
        return ready

    def render_page(self, page: Page, *, site: dict[str, Any] | None = None) -> str:
        """Write a page that was read before, or a part of one, as HTML.

        Parameters
        ----------
        page : Page
            From `read_page` or `split_page`.
        site : dict, optional
            What the page says of the site it is in: title, home, links, twin, previous, next.

        Returns
        -------
        str
        """
        resources = {
            "newslab": {**_outfit(page.lang), "page": page, "site": site},
            "global_content_filter": {"include_input": not self.exclude_input},
        }
        html: str = self.environment.select_template(_LAYOUTS[page.layout]).render(
            resources=resources
        )
        return html

    def render(
        self, template: str, *, lang: str, site: dict[str, Any] | None = None, **values: Any
    ) -> str:
        """Write any page that extends ``shell.html.j2`` as HTML.

        Parameters
        ----------
        template : str
            Name of the template file. It has to escape what it shows.
        lang : {"en", "ar"}
        site : dict, optional
            As for `render_page`.
        **values
            What else the template shows.

        Returns
        -------
        str
        """
        html: str = self.environment.get_template(template).render(
            **_outfit(lang), lang=lang, site=site, **values
        )
        return html


def _outfit(lang: str) -> dict[str, Any]:
    """What every page has in common."""
    return {"labels": LABELS[lang], "fonts": embedded_fonts(), "styles": view_styles()}


@cache
def embedded_fonts() -> dict[int, str]:
    """Vazirmatn by weight, as ``data:`` addresses."""
    return {
        weight: "data:font/woff2;base64,"
        + base64.b64encode(resource_path(name).read_bytes()).decode()
        for weight, name in _FONTS.items()
    }


@cache
def view_styles() -> str:
    """Styles of the tables and views that notebooks show."""
    return "\n".join(resource_path(name).read_text(encoding="utf-8") for name in _STYLES)
