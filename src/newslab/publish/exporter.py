"""The nbconvert exporter ``newslab``: a notebook as one page that needs nothing else.

``jupyter nbconvert --to newslab nb.ipynb`` and ``jupyter nbconvert --to html --template newslab
nb.ipynb`` give the same page: the template asks for `PageContent`, which does all that safety
depends on, and it shows nothing but what `PageContent` made. The difference: the exporter takes
the template from the package that is imported, the other from the folder where it is installed.
"""

from functools import partial
from pathlib import Path
from typing import Any

from nbconvert.exporters.html import HTMLExporter
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from traitlets import Enum, default

from newslab.catalog import LANGUAGES, Language, is_rtl, say
from newslab.publish.page import Page, read_page
from newslab.publish.shelf import inline_styles

__all__ = ["NewslabExporter", "PageContent"]

_TEMPLATES = Path(__file__).parent / "templates"
_LAYOUTS = {"page": "index.html.j2", "brief": "brief.html.j2"}


class PageContent(Preprocessor):  # type: ignore[misc, unused-ignore]
    """Put the content of a notebook, and what every page has, where the newslab template finds it.

    ``resources["newslab"]`` gets `page` and what `_outfit` gives. A `lang` that is already there
    is the language of the page.
    """

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Read `nb` as a page; leave the notebook as it is."""
        name = resources.get("metadata", {}).get("name") or "notebook"
        page = read_page(nb, name=name, lang=resources.get("newslab", {}).get("lang"))
        for warning in page.warnings:
            self.log.warning("%s: %s", name, warning)
        resources["newslab"] = {**_outfit(page.lang, {}), "page": page}
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
        list(LANGUAGES),
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
            ready["newslab"] = {"lang": self.lang}
        return ready

    def render_page(self, page: Page, *, site: dict[str, Any] | None = None) -> str:
        """Write a page that was read before as HTML.

        Parameters
        ----------
        page : Page
            From `read_page`.
        site : dict, optional
            What the page says of the site it is in (`Tree.site`).

        Returns
        -------
        str
        """
        resources = {
            "newslab": {**_outfit(page.lang, site or {}), "page": page},
            "global_content_filter": {"include_input": not self.exclude_input},
        }
        template = self.environment.get_template(_LAYOUTS[page.layout])
        html: str = template.render(resources=resources)
        return html

    def render(self, template: str, *, lang: Language, site: dict[str, Any], **values: Any) -> str:
        """Write any page that extends ``shell.html.j2`` as HTML.

        Parameters
        ----------
        template : str
            Name of the template file. It has to escape what it shows.
        lang : str
        site : dict
            As for `render_page`.
        **values
            What else the template shows.

        Returns
        -------
        str
        """
        html: str = self.environment.get_template(template).render(**_outfit(lang, site), **values)
        return html


def _outfit(lang: Language, site: dict[str, Any]) -> dict[str, Any]:
    """What every page has: its words, its site and its styles, unless these are a file."""
    return {
        "lang": lang,
        "direction": "rtl" if is_rtl(lang) else "ltr",
        "say": partial(say, lang=lang),
        "site": site,
        "styles": "" if site.get("styles") else inline_styles(),
    }
