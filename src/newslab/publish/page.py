"""Read an executed notebook as a page: its title, its blocks, its findings."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from pygments import highlight  # type: ignore[import-untyped, unused-ignore]
from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped, unused-ignore]
from pygments.lexers import PythonLexer  # type: ignore[import-untyped, unused-ignore]

from newslab.errors import InputError
from newslab.publish.dressing import dress, parse_fragment
from newslab.publish.labels import LABELS
from newslab.publish.sanitize import clean_html, plain_text

__all__ = ["Block", "Page", "read_page"]

# In order of preference. Nothing else is shown, plain text only where it is all there is: beside
# richer output it is the repr of an object, often with its address in memory.
_SHOWN = ("text/html", "image/svg+xml", "image/png", "text/markdown")
_FINDING = re.compile(r"\s*(Finding|الخلاصة)")
_FORMATTER = HtmlFormatter(nowrap=True)


@dataclass(frozen=True)
class Block:
    """One piece of a page.

    `body` is safe HTML in prose, code and html; plain text in text; a ``data:`` address in figure.
    """

    kind: Literal["prose", "code", "html", "text", "figure"]
    body: str
    alt: str = ""


@dataclass(frozen=True)
class Page:
    """What a notebook becomes on paper. `findings` are HTML paragraphs, safe to show."""

    title: str
    lang: str
    has_heading: bool
    blocks: list[Block]
    findings: list[str]
    warnings: list[str] = field(default_factory=list)


def read_page(notebook: NotebookNode, *, name: str) -> Page:
    """Turn an executed notebook into safe blocks for the page template.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        Its metadata may say ``{"newslab": {"lang": "ar"}}``; English otherwise.
    name : str
        The title of a notebook without headings, and its name in messages.

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
    lang = str(notebook.metadata.get("newslab", {}).get("lang", "en"))
    if lang not in LABELS:
        raise InputError(
            name,
            [f"the notebook's metadata ask for the language {lang!r}"],
            f"newslab.lang must be one of {', '.join(LABELS)}.",
        )
    blocks: list[Block] = []
    warnings: list[str] = []
    for number, cell in enumerate(notebook.cells, start=1):
        try:
            for item in _read_cell(cell, lang):
                if isinstance(item, Block):
                    blocks.append(item)
                else:
                    warnings.append(f"cell {number}: {item}")
        except InvalidNotebook as error:
            raise InputError(
                name, [f"cell {number}: {error}"], "Attach the image again."
            ) from error
    title, findings = _skim([block.body for block in blocks if block.kind == "prose"])
    return Page(title or name, lang, bool(title), blocks, findings, warnings)


def _read_cell(cell: NotebookNode, lang: str) -> Iterator[Block | str]:
    """Blocks of one cell, and as plain strings what its author should know."""
    if cell.cell_type == "markdown":
        yield _prose(cell.source, lang, cell.get("attachments"))
    elif cell.cell_type == "code":
        if cell.source.strip():
            yield Block("code", highlight(cell.source, PythonLexer(), _FORMATTER))
        for output in cell.outputs:
            yield from _read_output(output, lang)


def _prose(source: str, lang: str, attachments: dict[str, dict[str, str]] | None = None) -> Block:
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True, attachments=attachments)
    html = MarkdownWithMath(renderer=renderer).render(source)
    return Block("prose", dress(clean_html(html), lang=lang))


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
    for mime in _SHOWN:
        data = output.data.get(mime, "")
        if mime == "text/markdown" and data.strip():
            yield _prose(data, lang)
            return
        if mime == "text/html" and _shows_something(html := clean_html(data)):
            yield Block("html", dress(html, lang=lang))
            return
        if mime.startswith("image/") and data.strip():
            alt = str(output.metadata.get(mime, {}).get("alt", "")).strip()
            if not alt:
                yield "a figure has no alt text, so readers who cannot see it miss it"
            yield Block("figure", _embedded(mime, data), alt)
            return
    if output.data:
        yield f"an output is left out; a static page cannot show {', '.join(sorted(output.data))}"


def _shows_something(html: str) -> bool:
    return "<img" in html or bool(parse_fragment(html).get_text().strip())


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


def _skim(prose: list[str]) -> tuple[str, list[str]]:
    """Text of the first heading, and the paragraphs that begin with a finding's bold word."""
    title = ""
    findings = []
    for html in prose:
        fragment = parse_fragment(html)
        for heading in fragment.find_all(["h1", "h2", "h3", "h4", "h5", "h6"]):
            title = title or " ".join(heading.get_text().split())
        for paragraph in fragment.find_all("p"):
            opening = paragraph.find(["strong", "b"])
            if (
                opening is not None
                and _FINDING.match(opening.get_text())
                and paragraph.get_text().lstrip().startswith(opening.get_text().strip())
            ):
                findings.append(str(paragraph))
    return title, findings
