"""Cut a page that is too long for one file into parts; nothing is left out."""

import re
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace
from html import escape
from urllib.parse import quote, unquote

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from newslab.publish.dressing import parse_fragment
from newslab.publish.page import Block, Page
from newslab.publish.sanitize import clean_dressed_html

__all__ = ["LIMIT", "part_file", "split_page"]

LIMIT = 1_200_000  # bytes of blocks: fonts, styles and the words round them come on top
# In text every < is escaped, so these stand in tags.
_LINK = re.compile(r'(<a\b[^<>]* href=")#([^"]+)')
_ID = re.compile(r'<[^<>]* id="([^"]+)"')


def part_file(name: str, number: int) -> str:
    """File name of a part, from 1: the first has the name of the page.

    Examples
    --------
    >>> part_file("01_corpus", 1), part_file("01_corpus", 2)
    ('01_corpus.html', '01_corpus-2.html')
    """
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"


def split_page(page: Page, *, name: str, limit: int = LIMIT) -> list[Page]:
    """Cut a page into parts of about the same weight.

    It is cut between blocks; a table that is itself too heavy between its rows, its heads
    repeated. A figure or a row is never cut, whatever its weight.

    Parameters
    ----------
    page : Page
    name : str
        The file name of the page without its ending. Part 2 is ``{name}-2.html``.
    limit : int
        The most bytes that the blocks of a part may have.

    Returns
    -------
    list of Page
        `page` itself if it fits, else its parts: they name each other in `parts`, and links to
        places on the page (``#…``) lead to the part that has them. Findings and warnings are
        those of the first.

    Examples
    --------
    >>> blocks = [Block("prose", "<p>one</p>"), Block("prose", '<p id="b">two</p>')]
    >>> page = Page("Title", "en", True, blocks, [])
    >>> [part.part for part in split_page(page, name="a", limit=20)]
    [1, 2]
    """
    shares = list(_fill(_pieces(page.blocks, limit), limit))
    if len(shares) < 2:
        return [page]
    parts = [quote(part_file(name, number)) for number in range(1, len(shares) + 1)]
    home = {
        place: number
        for number, blocks in reversed(list(enumerate(shares)))
        for block in blocks
        for place in _ID.findall(_html(block))
    }

    def follow(html: str, here: int) -> str:
        def address(link: re.Match[str]) -> str:
            there = home.get(unquote(link[2]), here)
            return link[0] if there == here else f"{link[1]}{parts[there]}#{link[2]}"

        return _LINK.sub(address, html)

    return [
        replace(
            page,
            blocks=[
                replace(block, body=follow(block.body, number)) if _html(block) else block
                for block in blocks
            ],
            findings=[] if number else [follow(finding, 0) for finding in page.findings],
            warnings=[] if number else page.warnings,
            parts=parts,
            part=number + 1,
        )
        for number, blocks in enumerate(shares)
    ]


def _html(block: Block) -> str:
    return block.body if block.kind in {"prose", "html"} else ""


def _weight(text: str) -> int:
    return len(text.encode())


def _fill(pieces: Iterable[Block], limit: int) -> Iterator[list[Block]]:
    share: list[Block] = []
    weight = 0
    for piece in pieces:
        own = _weight(piece.body)
        if share and weight + own > limit:
            yield share
            share, weight = [], 0
        share.append(piece)
        weight += own
    if share:
        yield share


def _pieces(blocks: Iterable[Block], limit: int) -> Iterator[Block]:
    """Blocks, those that are too heavy taken apart."""
    for block in blocks:
        if not _html(block) or _weight(block.body) <= limit:
            yield block
            continue
        for element in _taken_apart(parse_fragment(block.body), limit):
            # Cleaned again: whatever was cut, what comes out is balanced and allowed.
            body = clean_dressed_html(_written(element))
            if body.strip():
                yield replace(block, body=body)


def _written(element: PageElement) -> str:
    # A text is escaped only as part of an element.
    return str(element) if isinstance(element, Tag) else escape(str(element))


def _taken_apart(element: Tag, limit: int) -> Iterator[PageElement]:
    """Children that fit, and the others taken apart: in the end tables, cut between rows."""
    for child in list(element.children):
        if not isinstance(child, Tag) or _weight(str(child)) <= limit:
            yield child
            continue
        tables = [child] if child.name == "table" else child.find_all("table")
        if len(tables) == 1:
            yield from _cut(child, tables[0], limit)
        elif not tables:
            yield child
        else:
            for piece in _taken_apart(child, limit):
                holder = _emptied(child)
                holder.append(piece)
                yield holder


def _emptied(element: Tag) -> Tag:
    """Return a copy of an element without what is in it."""
    empty = BeautifulSoup("", "html.parser").new_tag(element.name)
    empty.attrs = dict(element.attrs)
    return empty


def _cut(holder: Tag, table: Tag, limit: int) -> Iterator[Tag]:
    """Copies of `holder`, each with the heads of its one table and a share of the rows."""
    rows = table.select("tbody > tr")
    bodies = table.find_all("tbody")
    if not rows:
        yield holder
        return
    for body in bodies:
        body.clear()
    frame = _weight(str(holder))
    shares: list[list[Tag]] = [[]]
    weight = frame
    for row in rows:
        own = _weight(str(row))
        if shares[-1] and weight + own > limit:
            shares.append([])
            weight = frame
        shares[-1].append(row)
        weight += own
    for share in shares:
        bodies[0].extend(share)
        yield copy(holder)
        bodies[0].clear()
