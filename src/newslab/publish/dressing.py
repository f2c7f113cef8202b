"""Give a tree what a reader of two scripts needs: directions, languages, tables that scroll."""

import re
from collections import Counter
from itertools import chain

from bs4 import BeautifulSoup, Tag

from newslab.catalog import Language, is_rtl, say
from newslab.direction import first_strong

__all__ = ["HEADINGS", "dress", "tag"]

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_BLOCKS = [*HEADINGS, "p", "li", "td", "th", "dd", "dt", "caption", "figcaption", "summary"]
_CONTAINERS = ["ul", "ol", "dl", "blockquote"]
_CODE = ["code", "kbd", "samp", "pre"]
_NUMBER = re.compile(r"[+\-−±]?[\d.,٫٬\s]+[%٪]?|nan|none|<na>|nat|[-–—]", re.IGNORECASE)
_OTHER = {"ltr": "rtl", "rtl": "ltr"}
# In characters: up to which a cell keeps to one line, and beyond which it needs much width.
# A wide table would else squeeze sentences into columns of one word a line.
_SHORT_CELL, _LONG_CELL = 20, 80


def dress(root: Tag, *, lang: Language) -> Tag:
    """Write directions, languages and table wrappers into a tree.

    Parameters
    ----------
    root : bs4.Tag
        From `harmless`; it is changed.
    lang : str
        The language of the page around it.

    Returns
    -------
    bs4.Tag
        `root`, with ``dir="auto"`` on each paragraph, heading, list item and cell that has none;
        `lang` on those in the other script; code left to right; each table in a wrapper that
        scrolls, its columns in the order of the page, or of the script that most of its heads and
        most of its cells are in. Newslab's own views (class ``nl-…``) bring all this themselves
        and stay as they are, as does a finding's text (``nl-finding``) but for what it lacks.

    Examples
    --------
    >>> from newslab.publish.sanitize import harmless
    >>> dress(harmless("<p>الخلاصة</p>"), lang="en").decode_contents()
    '<p dir="auto" lang="ar">الخلاصة</p>'
    """
    for image in root.find_all("img", src=False):
        image.replace_with(str(image.get("alt", "")))
    for image in root.find_all("img", alt=False):
        image["alt"] = ""
    held = [(view, tag("span")) for view in _outermost_views(root)]
    for view, place in held:
        view.replace_with(place)
    direction = "rtl" if is_rtl(lang) else "ltr"
    _isolate_code(root)
    _set_directions(root, lang, direction)
    for table in root.find_all("table"):
        _dress_table(table, direction)
        if table.find_parent("table") is None:
            label = say("page.table", lang)
            table.wrap(tag("div", class_="scroll", role="group", aria_label=label, tabindex="0"))
    for view, place in held:
        place.replace_with(view)
    return root


def tag(name: str, *children: Tag | str, **attributes: str) -> Tag:
    """Make an element of a page's tree: ``class_`` stands for class, ``aria_label`` for aria-label.

    Examples
    --------
    >>> print(tag("p", "a < b", class_="output"))
    <p class="output">a &lt; b</p>
    """
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    element = BeautifulSoup("", "html.parser").new_tag(name, attrs=named)
    element.extend(children)
    return element


def _isolate_code(root: Tag) -> None:
    # An element with its own direction does not decide that of the sentence around it.
    for code in root.find_all(_CODE):
        code["dir"] = "ltr"
    for block in root.find_all("pre"):
        block["tabindex"] = "0"


def _set_directions(root: Tag, lang: Language, page_direction: str) -> None:
    for element in root.find_all([*_BLOCKS, *_CONTAINERS, "div", "section"]):
        if element.name in {"div", "section"} and not _has_own_text(element):
            continue
        direction = first_strong(_prose_of(element))
        if not element.has_attr("dir"):
            # dir="auto" passes over children that have a direction, so a list would find no letter.
            container = element.name in _CONTAINERS
            element["dir"] = (direction or page_direction) if container else "auto"
        spoken = {"rtl": "ar", "ltr": "en", None: lang}[direction]
        if spoken != lang and not element.has_attr("lang"):
            element["lang"] = spoken


def _has_own_text(element: Tag) -> bool:
    return any(text.strip() for text in element.find_all(string=True, recursive=False))


def _prose_of(element: Tag) -> str:
    return "".join(
        text for text in element.find_all(string=True) if text.find_parent(_CODE) is None
    )


def _outermost_views(root: Tag) -> list[Tag]:
    views: list[Tag] = []
    waiting = [root]
    while waiting:
        for child in waiting.pop().find_all(True, recursive=False):
            classes = str(child.get("class", "")).split()
            is_view = any(name.startswith("nl-") and name != "nl-finding" for name in classes)
            (views if is_view else waiting).append(child)
    return views


def _dress_table(table: Tag, page_direction: str) -> None:
    if not table.has_attr("dir"):
        table["dir"] = _direction_of_columns(table, page_direction)
    rows = [_cells_of(row) for row in table.select("tbody > tr")]
    sides = [_side(cell) for cell in rows[0]] if rows else []
    for cell in chain.from_iterable(rows):
        if cell.name == "th" and not cell.has_attr("scope"):
            cell["scope"] = "row"
        cell["class"] = _kind(cell)
    for heads in map(_cells_of, table.select("thead > tr")):
        for head in heads:
            if not head.get_text().strip():
                head.name = "td"  # the corner above an index heads nothing
            elif head.name == "th" and not head.has_attr("scope"):
                head["scope"] = "col"
        # A head stands over its column only where no cell spans several.
        if len(heads) == len(sides):
            for head, side in zip(heads, sides, strict=True):
                head["class"] = side


def _cells_of(row: Tag) -> list[Tag]:
    return list(row.find_all(["td", "th"], recursive=False))


def _kind(cell: Tag) -> str:
    text = cell.get_text().strip()
    if _NUMBER.fullmatch(text):
        return "number"
    if len(text) <= _SHORT_CELL:
        return "short"
    return "long" if len(text) > _LONG_CELL else "medium"


def _direction_of_columns(table: Tag, page_direction: str) -> str:
    """The page's, unless most heads and most cells are in the other script."""
    for cells in (table.select("thead th, thead td"), table.select("tbody td, tbody th")):
        directions = Counter(first_strong(cell.get_text()) for cell in cells)
        del directions[None]
        if directions[page_direction] >= directions[_OTHER[page_direction]]:
            return page_direction
    return _OTHER[page_direction]


def _side(cell: Tag) -> str:
    text = cell.get_text().strip()
    to_the_right = _NUMBER.fullmatch(text) or first_strong(text) == "rtl"
    return "right" if to_the_right else "left"
