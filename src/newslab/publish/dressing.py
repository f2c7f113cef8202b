"""Give clean HTML what a reader of two scripts needs: directions, languages, tables that scroll."""

import re
import unicodedata

from bs4 import BeautifulSoup, Tag

from newslab.publish.labels import LABELS
from newslab.publish.sanitize import clean_dressed_html

__all__ = ["dress", "first_strong", "parse_fragment"]

_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_BLOCKS = [*_HEADINGS, "p", "li", "td", "th", "dd", "dt", "caption", "figcaption", "summary"]
_CONTAINERS = ["ul", "ol", "dl", "blockquote"]
_NUMBER = re.compile(r"[+\-−±]?[\d.,٫٬\s]+[%٪]?|nan|none|<na>|nat|[-–—]", re.IGNORECASE)
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
        wrapper that scrolls.

    Examples
    --------
    >>> dress("<p>الخلاصة</p>", lang="en")
    '<p dir="auto" lang="ar">الخلاصة</p>'
    """
    root = parse_fragment(html)
    _isolate_code(root)
    _set_directions(root, lang)
    for table in root.find_all("table"):
        _dress_table(table)
        if table.find_parent("table") is None:
            table.wrap(_scroller(LABELS[lang]["table"]))
    for image in root.find_all("img", alt=False):
        image["alt"] = ""
    return clean_dressed_html(root.decode_contents())


def parse_fragment(html: str) -> Tag:
    """Parse `html` and return the element that holds it."""
    # The wrapping element keeps bs4 from taking a fragment without tags for a file name.
    holder = BeautifulSoup(f"<div>{html}</div>", "html.parser").div
    assert holder is not None  # noqa: S101 - it was just written
    return holder


def first_strong(text: str) -> str | None:
    """Direction of the first letter that has one: "rtl", "ltr", or None.

    Examples
    --------
    >>> first_strong("5% من Reuters"), first_strong("Reuters: خبر"), first_strong("12.5")
    ('rtl', 'ltr', None)
    """
    for character in text:
        bidi_class = unicodedata.bidirectional(character)
        if bidi_class in {"R", "AL"}:
            return "rtl"
        if bidi_class == "L":
            return "ltr"
    return None


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


def _scroller(label: str) -> Tag:
    soup = BeautifulSoup("", "html.parser")
    return soup.new_tag(
        "div", attrs={"class": "scroll", "role": "group", "aria-label": label, "tabindex": "0"}
    )


def _dress_table(table: Tag) -> None:
    sides: list[str] = []
    for row in table.select("tbody > tr"):
        cells = row.find_all(["td", "th"], recursive=False)
        sides = sides or [_side(cell) for cell in cells]
        for cell in cells:
            if cell.name == "th" and not cell.has_attr("scope"):
                cell["scope"] = "row"
            text = cell.get_text().strip()
            if _NUMBER.fullmatch(text):
                cell["class"] = "number"
            elif len(text) <= _SHORT_CELL:
                cell["class"] = "short"
            else:
                cell["class"] = "long" if len(text) > _LONG_CELL else "medium"
    for row in table.select("thead > tr"):
        cells = row.find_all(["td", "th"], recursive=False)
        for cell in cells:
            if cell.name == "th" and not cell.has_attr("scope"):
                cell["scope"] = "col"
        # A head stands over its column only where no cell spans several.
        if len(cells) == len(sides):
            for cell, side in zip(cells, sides, strict=True):
                cell["class"] = side


def _side(cell: Tag) -> str:
    text = cell.get_text().strip()
    to_the_right = _NUMBER.fullmatch(text) or first_strong(text) == "rtl"
    return "right" if to_the_right else "left"
