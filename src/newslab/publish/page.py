"""Read an executed notebook as a page: one tree of HTML, with its title and its findings."""

import base64
import binascii
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from bs4 import Tag
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from pygments import highlight  # type: ignore[import-untyped, unused-ignore]
from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped, unused-ignore]
from pygments.lexers import PythonLexer  # type: ignore[import-untyped, unused-ignore]

from newslab.catalog import LANGUAGES, Language, say
from newslab.direction import showable
from newslab.errors import InputError
from newslab.publish.dressing import HEADINGS, dress, tag
from newslab.publish.sanitize import clean_html, harmless, parse, plain_text

__all__ = ["Page", "read_page"]

# In order of preference. Nothing else is shown, plain text only where it is all there is: beside
# richer output it is the repr of an object, often with its address in memory.
_IMAGES = ("image/svg+xml", "image/png", "image/jpeg")
_SHOWN = ("text/html", *_IMAGES, "text/markdown")
_LAYOUTS = ("page", "brief")
_WIDEST = 4000  # CSS pixels that a picture may ask for
_FORMATTER = HtmlFormatter(nowrap=True)
_KEPT_IN_ADDRESSES = ":/?#@!$&()*+,;="  # what Markdown does not encode there


@dataclass
class Page:
    """What a notebook becomes on paper.

    Attributes
    ----------
    title : str
    lang : str
    body : bs4.Tag
        A block for each cell of text, each code and each output.
    findings : list of bs4.Tag
        Parts of `body`: what a card about this page tells.
    warnings : list of str
        What the author should know.
    has_heading : bool
        Whether `title` stands in `body`; without headings it is the name of the notebook.
    layout : {"page", "brief"}
        Which template writes it.
    """

    title: str
    lang: Language
    body: Tag
    findings: list[Tag] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    has_heading: bool = False
    layout: str = "page"

    def html(self, *, code: bool = True) -> str:
        """Write the body as HTML that is safe to show, with the folded code or without it."""
        body = self.body
        if not code:
            body = copy(body)
            for folded in body.select("details.code"):
                folded.decompose()
        return clean_html(body.decode_contents())


def read_page(notebook: NotebookNode, *, name: str, lang: Language | None = None) -> Page:
    """Turn an executed notebook into the tree of a page.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        Its metadata may say ``{"newslab": {"lang": "ar"}}``; English otherwise. Those of a cell
        may say so too: the cell then stands on pages in this language alone. Those of an output,
        or of a cell of text, may say ``{"newslab": {"finding": True}}``: what is in its elements
        of class ``nl-finding``, or all of it where there are none, is a finding.
    name : str
        The title of a notebook without headings, and its name in messages.
    lang : {"en", "ar"}, optional
        The page is in this language alone, whatever the notebook says: of a finding that is told
        in several, one is shown.

    Returns
    -------
    Page

    Raises
    ------
    InputError
        If the language is not one of those a page can have, or an attachment is missing.

    Examples
    --------
    >>> from nbformat import v4
    >>> cells = [v4.new_markdown_cell("# Reuse"), v4.new_markdown_cell("Half is copied.")]
    >>> cells[1].metadata["newslab"] = {"finding": True}
    >>> page = read_page(v4.new_notebook(cells=cells), name="03_reuse")
    >>> page.title, [finding.get_text(strip=True) for finding in page.findings]
    ('Reuse', ['Half is copied.'])
    """
    if lang is not None:
        _checked(lang, name, "read_page was asked for")
    page_lang = lang or _stated_language(notebook, name, "the notebook") or "en"
    layout = _own_metadata(notebook).get("layout")
    page = Page(showable(name), page_lang, tag("div"))
    page.layout = layout if layout in _LAYOUTS else _LAYOUTS[0]
    for number, cell in enumerate(notebook.cells, start=1):
        if _stated_language(cell, name, f"cell {number}") not in {None, page_lang}:
            continue
        try:
            for source, block in _read_cell(cell, page_lang):
                if isinstance(block, str):
                    page.warnings.append(f"cell {number}: {block}")
                    continue
                page.body.append(block)
                if _own_metadata(source).get("finding") is True:
                    page.findings += _findings(block, lang)
        except InvalidNotebook as error:
            raise InputError(
                name, [f"cell {number}: {error}"], "Attach the image again."
            ) from error
    if page.layout == "brief":
        # An editor is handed findings and charts.
        for left_out in page.body.select("details.code, pre.output"):
            left_out.decompose()
    _name_headings(page)
    return page


def _name_headings(page: Page) -> None:
    """Take the title from the first heading, and give headings the ids that Jupyter gives.

    That is their text with hyphens for spaces, so that ``[see](#What-it-shows)`` leads there; of
    several with the same text the first has it.
    """
    taken: set[str] = set()
    for heading in page.body.select(", ".join(f"div.prose {name}" for name in HEADINGS)):
        text = heading.get_text()
        if not page.has_heading and text.strip():
            page.title, page.has_heading = showable(" ".join(text.split())), True
        name = text.replace(" ", "-")
        if name and name not in taken and not heading.has_attr("id"):
            heading["id"] = name
            taken.add(name)


def _findings(block: Tag, lang: Language | None) -> list[Tag]:
    """What a block tells: of findings in several languages, those of the page stay.

    What is told in one language alone stays, whichever it is: that is better than nothing.
    """
    told = block.select(".nl-finding") or [block]
    if any(finding.get("lang") == lang for finding in told):
        for finding in told:
            if finding.get("lang") not in {None, lang}:
                finding.decompose()
    return [finding for finding in told if not finding.decomposed]


def _stated_language(node: NotebookNode, name: str, who: str) -> Language | None:
    """Language that the metadata of a notebook or of a cell ask for."""
    lang = _own_metadata(node).get("lang")
    return None if lang is None else _checked(lang, name, f"the metadata of {who} ask for")


def _own_metadata(node: NotebookNode) -> Mapping[str, Any]:
    own = node.get("metadata", {}).get("newslab")
    return own if isinstance(own, Mapping) else {}


def _checked(lang: object, name: str, asked: str) -> Language:
    if lang not in LANGUAGES:
        raise InputError(
            name,
            [f"{asked} the language {lang!r}"],
            f"newslab.lang must be one of {', '.join(LANGUAGES)}.",
        )
    return str(lang)


def _read_cell(cell: NotebookNode, lang: Language) -> Iterator[tuple[NotebookNode, Tag | str]]:
    """Blocks of one cell with what they come from, and as strings what its author should know."""
    if cell.cell_type == "markdown":
        yield cell, _prose(cell.source, lang, cell.get("attachments"))
    elif cell.cell_type == "code":
        if cell.source.strip():
            yield cell, _code(cell.source, lang)
        for output in cell.outputs:
            for block in _read_output(output, lang):
                yield output, block


def _block(kind: str, fragment: Tag) -> Tag:
    """Make a fragment a block of the page."""
    fragment["class"] = kind
    return fragment


def _prose(
    source: str, lang: Language, attachments: dict[str, dict[str, str]] | None = None
) -> Tag:
    pictures = _by_address(attachments or {})
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True, attachments=pictures)
    html = MarkdownWithMath(renderer=renderer).render(source)
    return _block("prose", dress(harmless(html), lang=lang))


def _by_address(attachments: Mapping[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Attachments by their names as addresses have them: Arabic and blanks encoded, % or not."""
    return {
        quote(name, safe=_KEPT_IN_ADDRESSES + percent): picture
        for name, picture in attachments.items()
        for percent in ("", "%")
    }


def _code(source: str, lang: Language) -> Tag:
    code = parse(highlight(showable(source), PythonLexer(), _FORMATTER))
    code.name = "code"
    summary = tag("summary", say("page.code", lang))
    return tag("details", summary, tag("pre", code, dir="ltr", tabindex="0"), class_="code")


def _text(text: str) -> Tag:
    return tag("pre", plain_text(text), class_="output", dir="auto", tabindex="0")


def _read_output(output: NotebookNode, lang: Language) -> Iterator[Tag | str]:
    if output.output_type == "stream":
        yield _text(output.text)
    elif output.output_type == "error":
        yield _text("\n".join(output.traceback))
    elif list(output.data) == ["text/plain"]:
        yield _text(output.data["text/plain"])
    else:
        yield from _read_rich(output, lang)


def _read_rich(output: NotebookNode, lang: Language) -> Iterator[Tag | str]:
    # A picture that says what it shows comes before HTML, which is there for other front ends.
    described = [mime for mime in _IMAGES if mime in output.data and _own(output, mime).get("alt")]
    for mime in [*described, *_SHOWN]:
        data = output.data.get(mime, "")
        if mime == "text/markdown" and data.strip():
            yield _prose(data, lang)
            return
        if mime == "text/html" and _shows_something(fragment := harmless(data)):
            yield _block("output", dress(fragment, lang=lang))
            return
        if mime in _IMAGES and data.strip():
            figure = _figure(mime, data, _own(output, mime))
            if figure.find("img", alt="") is not None:
                yield "a figure has no alt text, so readers who cannot see it miss it"
            yield figure
            return
    if output.data:
        yield f"an output is left out; a static page cannot show {', '.join(sorted(output.data))}"


def _own(output: NotebookNode, mime: str) -> Mapping[str, Any]:
    """What the metadata of an output say of one of its forms."""
    own = output.metadata.get(mime)
    return own if isinstance(own, Mapping) else {}


def _shows_something(fragment: Tag) -> bool:
    return fragment.img is not None or bool(fragment.get_text().strip())


def _figure(mime: str, data: str, own: Mapping[str, Any]) -> Tag:
    alt = _line(own.get("alt")) or (_description_in(data) if mime == "image/svg+xml" else "")
    image = tag("img", src=_embedded(mime, data), alt=alt)
    width = own.get("width")
    if isinstance(width, int) and 0 < width <= _WIDEST:
        image["width"] = str(width)
    caption = _line(own.get("caption"))
    return tag("figure", image, *([tag("figcaption", caption, dir="auto")] if caption else []))


def _line(text: object) -> str:
    return showable(" ".join(str(text or "").split()))


def _description_in(svg: str) -> str:
    """What a drawing says of itself: its description, else its title."""
    drawing = parse(svg).svg
    if drawing is None:
        return ""
    said = drawing.find("desc", recursive=False) or drawing.find("title", recursive=False)
    return _line(said.get_text()) if said else ""


def _embedded(mime: str, data: str) -> str:
    if mime == "image/svg+xml":
        content = data.encode()
    else:
        try:
            content = base64.b64decode(data)
        except binascii.Error:
            content = b""
    # Encoded anew, so that the address holds nothing but base64. In an <img> an SVG runs no script.
    return f"data:{mime};base64,{base64.b64encode(content).decode()}"
