"""Give clean HTML what a reader of two scripts needs: directions, languages, tables that scroll."""

import re
from collections import Counter
from itertools import chain

from bs4 import BeautifulSoup, Tag

from newslab.direction import first_strong
from newslab.publish.labels import LABELS
from newslab.publish.sanitize import clean_dressed_html

__all__ = ["HEADINGS", "dress", "parse_fragment"]

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_BLOCKS = [*HEADINGS, "p", "li", "td", "th", "dd", "dt", "caption", "figcaption", "summary"]
_CONTAINERS = ["ul", "ol", "dl", "blockquote"]
_NUMBER = re.compile(r"[+\-−±]?[\d.,٫٬\s]+[%٪]?|nan|none|<na>|nat|[-–—]", re.IGNORECASE)
_OTHER = {"ltr": "rtl", "rtl": "ltr"}
# In characters: up to which a cell keeps to one line, and beyond which it needs much width.
# A wide table would else squeeze sentences into columns of one word a line.
_SHORT_CELL, _LONG_CELL = 20, 80


def dress(html: str, *, lang: str) -> str:
    """Write directions, languages and table wrappers into a clean fragment.

    Parameters
    ----------
    html : str
        A fragment that `clean_html` returned.
    lang : {"en", "ar"}
        The language of the page around it.

    Returns
    -------
    str
        The fragment, cleaned again: ``dir="auto"`` on each paragraph, heading, list item and cell
        that has none; `lang` on those in the other script; code left to right; each table in a
        wrapper that scrolls, its columns in the order of the page, or of the script that most of
        its heads and most of its cells are in. Newslab's own views (class ``nl-…``) bring all
        this themselves and stay as they are.

    Examples
    --------
    >>> dress("<p>الخلاصة</p>", lang="en")
    '<p dir="auto" lang="ar">الخلاصة</p>'
    """
    root = parse_fragment(html)
    for image in root.find_all("img", src=False):
        image.replace_with(str(image.get("alt", "")))
    for image in root.find_all("img", alt=False):
        image["alt"] = ""
    held = [(view, _new_tag("span")) for view in _outermost_views(root)]
    for view, place in held:
        view.replace_with(place)
    _isolate_code(root)
    _set_directions(root, lang)
    for table in root.find_all("table"):
        _dress_table(table, LABELS[lang]["direction"])
        if table.find_parent("table") is None:
            table.wrap(_scroller(LABELS[lang]["table"]))
    for view, place in held:
        place.replace_with(view)
    return clean_dressed_html(root.decode_contents())


def parse_fragment(html: str) -> Tag:
    """Parse `html` and return the element that holds it."""
    # The wrapping element keeps bs4 from taking a fragment without tags for a file name.
    holder = BeautifulSoup(f"<div>{html}</div>", "html.parser").div
    assert holder is not None  # noqa: S101 - it was just written
    return holder


def _isolate_code(root: Tag) -> None:
    # An element with its own direction does not decide that of the sentence around it.
    for code in root.find_all(["code", "kbd", "samp", "pre"]):
        code["dir"] = "ltr"
    for block in root.find_all("pre"):
        block["tabindex"] = "0"


def _set_directions(root: Tag, lang: str) -> None:
    for element in root.find_all([*_BLOCKS, *_CONTAINERS, "div", "section"]):
        if element.name in {"div", "section"} and not _has_own_text(element):
            continue
        direction = first_strong(_prose_of(element))
        if not element.has_attr("dir"):
            # dir="auto" passes over children that have a direction, so a list would find no letter.
            container = element.name in _CONTAINERS
            element["dir"] = (direction or LABELS[lang]["direction"]) if container else "auto"
        spoken = {"rtl": "ar", "ltr": "en", None: lang}[direction]
        if spoken != lang and not element.has_attr("lang"):
            element["lang"] = spoken


def _has_own_text(element: Tag) -> bool:
    return any(text.strip() for text in element.find_all(string=True, recursive=False))


def _prose_of(element: Tag) -> str:
    return "".join(
        text
        for text in element.find_all(string=True)
        if text.find_parent(["code", "kbd", "samp", "pre"]) is None
    )


def _outermost_views(root: Tag) -> list[Tag]:
    views: list[Tag] = []
    waiting = [root]
    while waiting:
        for child in waiting.pop().find_all(True, recursive=False):
            is_view = "nl-" in str(child.get("class", ""))
            (views if is_view else waiting).append(child)
    return views


def _new_tag(name: str, **attributes: str) -> Tag:
    return BeautifulSoup("", "html.parser").new_tag(name, attrs=attributes)


def _scroller(label: str) -> Tag:
    return _new_tag(
        "div", **{"class": "scroll", "role": "group", "aria-label": label, "tabindex": "0"}
    )


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
