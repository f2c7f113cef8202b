"""Read an executed notebook as a page: its title, its blocks, its findings."""

import base64
import binascii
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from urllib.parse import quote

from bs4 import Tag
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from pygments import highlight  # type: ignore[import-untyped, unused-ignore]
from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped, unused-ignore]
from pygments.lexers import PythonLexer  # type: ignore[import-untyped, unused-ignore]

from newslab.direction import showable
from newslab.errors import InputError
from newslab.publish.dressing import dress, parse_fragment
from newslab.publish.headings import name_headings
from newslab.publish.labels import LABELS
from newslab.publish.sanitize import clean_html, plain_text
from newslab.publish.skim import in_one_language, skim

__all__ = ["Block", "Page", "read_page"]

# In order of preference. Nothing else is shown, plain text only where it is all there is: beside
# richer output it is the repr of an object, often with its address in memory.
_IMAGES = ("image/svg+xml", "image/png", "image/jpeg")
_SHOWN = ("text/html", *_IMAGES, "text/markdown")
_LAYOUTS = ("page", "brief")
_WIDEST = 4000  # CSS pixels that a picture may ask for
_FORMATTER = HtmlFormatter(nowrap=True)
_KEPT_IN_ADDRESSES = ":/?#@!$&()*+,;="  # what Markdown does not encode there


@dataclass(frozen=True)
class Block:
    """One piece of a page.

    `body` is safe HTML in prose, code and html; plain text in text; a ``data:`` address in figure,
    which alone has `alt`, `caption` and `width` (CSS pixels).
    """

    kind: Literal["prose", "code", "html", "text", "figure"]
    body: str
    alt: str = ""
    caption: str = ""
    width: int | None = None


@dataclass(frozen=True)
class Page:
    """What a notebook becomes on paper. `findings` are HTML paragraphs, safe to show.

    A page that is too long for one file has several parts: `parts` are the addresses of all,
    `part` is the number of this one, from 1. Its `layout` says which template writes it.
    """

    title: str
    lang: str
    has_heading: bool
    blocks: list[Block]
    findings: list[str]
    warnings: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    part: int = 1
    layout: str = "page"


def read_page(notebook: NotebookNode, *, name: str, lang: str | None = None) -> Page:
    """Turn an executed notebook into safe blocks for the page template.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        Its metadata may say ``{"newslab": {"lang": "ar"}}``; English otherwise. Those of a cell
        may say so too: the cell then stands on pages in this language alone.
    name : str
        The title of a notebook without headings, and its name in messages.
    lang : {"en", "ar"}, optional
        The page is in this language alone, whatever the notebook says: of a finding that is told
        in both, one is shown.

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
    >>> cells = [
    ...     v4.new_markdown_cell("# Reuse"),
    ...     v4.new_markdown_cell("**Finding** Half is copied."),
    ... ]
    >>> page = read_page(v4.new_notebook(cells=cells), name="03_reuse")
    >>> page.title, page.findings
    ('Reuse', ['<p dir="auto"><strong>Finding</strong> Half is copied.</p>'])
    """
    if lang is not None:
        _checked(lang, name, "read_page was asked for")
    page_lang = lang or _stated_language(notebook, name, "the notebook") or "en"
    blocks: list[Block] = []
    warnings: list[str] = []
    for number, cell in enumerate(notebook.cells, start=1):
        if _stated_language(cell, name, f"cell {number}") not in {None, page_lang}:
            continue
        try:
            for item in _read_cell(cell, page_lang):
                if isinstance(item, Block):
                    blocks.append(item)
                else:
                    warnings.append(f"cell {number}: {item}")
        except InvalidNotebook as error:
            raise InputError(
                name, [f"cell {number}: {error}"], "Attach the image again."
            ) from error
    blocks = list(_settled(blocks, lang))
    title, findings = skim(block.body for block in blocks if block.kind == "prose")
    layout = _own_metadata(notebook).get("layout")
    return Page(
        title=title or showable(name),
        lang=page_lang,
        has_heading=bool(title),
        blocks=blocks,
        findings=findings,
        warnings=warnings,
        layout=layout if layout in _LAYOUTS else _LAYOUTS[0],
    )


def _settled(blocks: Iterable[Block], lang: str | None) -> Iterator[Block]:
    """Tell findings in the language asked for, if one was, and name the headings."""
    names: set[str] = set()
    for block in blocks:
        if block.kind != "prose":
            yield block
            continue
        body = in_one_language(block.body, lang) if lang else block.body
        yield replace(block, body=name_headings(body, names))


def _stated_language(node: NotebookNode, name: str, who: str) -> str | None:
    """Language that the metadata of a notebook or of a cell ask for."""
    lang = _own_metadata(node).get("lang")
    return None if lang is None else _checked(lang, name, f"the metadata of {who} ask for")


def _own_metadata(node: NotebookNode) -> Mapping[str, Any]:
    own = node.metadata.get("newslab")
    return own if isinstance(own, Mapping) else {}


def _checked(lang: object, name: str, asked: str) -> str:
    if lang not in list(LABELS):
        raise InputError(
            name,
            [f"{asked} the language {lang!r}"],
            f"newslab.lang must be one of {', '.join(LABELS)}.",
        )
    return str(lang)


def _read_cell(cell: NotebookNode, lang: str) -> Iterator[Block | str]:
    """Blocks of one cell, and as plain strings what its author should know."""
    if cell.cell_type == "markdown":
        yield _prose(cell.source, lang, cell.get("attachments"))
    elif cell.cell_type == "code":
        if cell.source.strip():
            code = highlight(showable(cell.source), PythonLexer(), _FORMATTER)
            yield Block("code", code)
        for output in cell.outputs:
            yield from _read_output(output, lang)


def _prose(source: str, lang: str, attachments: dict[str, dict[str, str]] | None = None) -> Block:
    pictures = _by_address(attachments or {})
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True, attachments=pictures)
    html = MarkdownWithMath(renderer=renderer).render(source)
    return Block("prose", dress(clean_html(html), lang=lang))


def _by_address(attachments: Mapping[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Attachments by their names as addresses have them: Arabic and blanks encoded, % or not."""
    return {
        quote(name, safe=_KEPT_IN_ADDRESSES + percent): picture
        for name, picture in attachments.items()
        for percent in ("", "%")
    }


def _read_output(output: NotebookNode, lang: str) -> Iterator[Block | str]:
    if output.output_type == "stream":
        yield Block("text", plain_text(output.text))
    elif output.output_type == "error":
        yield Block("text", plain_text("\n".join(output.traceback)))
    elif list(output.data) == ["text/plain"]:
        yield Block("text", plain_text(output.data["text/plain"]))
    else:
        yield from _read_rich(output, lang)


def _read_rich(output: NotebookNode, lang: str) -> Iterator[Block | str]:
    # A picture that says what it shows comes before HTML, which is there for other front ends.
    described = [mime for mime in _IMAGES if mime in output.data and _own(output, mime).get("alt")]
    for mime in [*described, *_SHOWN]:
        data = output.data.get(mime, "")
        if mime == "text/markdown" and data.strip():
            yield _prose(data, lang)
            return
        if mime == "text/html" and _shows_something(html := clean_html(data)):
            yield Block("html", dress(html, lang=lang))
            return
        if mime in _IMAGES and data.strip():
            figure = _figure(mime, data, _own(output, mime))
            if not figure.alt:
                yield "a figure has no alt text, so readers who cannot see it miss it"
            yield figure
            return
    if output.data:
        yield f"an output is left out; a static page cannot show {', '.join(sorted(output.data))}"


def _own(output: NotebookNode, mime: str) -> Mapping[str, Any]:
    """What the metadata of an output say of one of its forms."""
    own = output.metadata.get(mime)
    return own if isinstance(own, Mapping) else {}


def _shows_something(html: str) -> bool:
    return "<img" in html or bool(parse_fragment(html).get_text().strip())


def _figure(mime: str, data: str, own: Mapping[str, Any]) -> Block:
    alt = _line(own.get("alt")) or (_description_in(data) if mime == "image/svg+xml" else "")
    width = own.get("width")
    sized = isinstance(width, int) and 0 < width <= _WIDEST
    return Block(
        "figure", _embedded(mime, data), alt, _line(own.get("caption")), width if sized else None
    )


def _line(text: object) -> str:
    return showable(" ".join(str(text or "").split()))


def _description_in(svg: str) -> str:
    """What a drawing says of itself: its description, else its title."""
    drawing = parse_fragment(svg).find("svg")
    if not isinstance(drawing, Tag):
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
