"""Make HTML harmless: only what is on the lists below reaches a page.

Article texts, tables and Markdown are untrusted. Scripts, styles, event handlers, forms, frames,
inline SVG and everything that a browser would fetch from elsewhere are taken out: once when a
fragment becomes part of the tree of a page (`harmless`), and by nh3 when the tree is written
(`clean_html`), whatever it became in between.
"""

import re
from collections.abc import Iterator

import nh3
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from pygments.token import STANDARD_TYPES  # type: ignore[import-untyped, unused-ignore]

from newslab.direction import showable

__all__ = ["clean_html", "harmless", "parse", "plain_text"]

# All that may stand in text, lists, tables and evidence. Nothing here can run or load anything,
# and nothing here reads what is in it, or after it, as anything but HTML.
_TAG_NAMES = (
    "a abbr article aside b bdi blockquote br caption cite code col colgroup dd del details dfn "
    "div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark nav ol p pre q rp "
    "rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time "
    "tr u ul var wbr"
)
_DROPPED_NAMES = "script style svg math template title noscript iframe object"

TAGS = set(_TAG_NAMES.split())

# Elements whose content is no text for a reader, so that it goes with them.
DROPPED_WITH_CONTENT = set(_DROPPED_NAMES.split())

ATTRIBUTES = {
    "*": {
        "aria-current",
        "aria-describedby",
        "aria-hidden",
        "aria-label",
        "aria-labelledby",
        "class",
        "dir",
        "id",
        "lang",
        "role",
        "tabindex",
        "title",
    },
    "a": {"href"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}

# What an attribute may say where not every text will do. Roles that would announce a fragment as
# another part of the page (banner, alert, dialog …) are not among them.
VALUES = {
    "aria-current": {"true", "page", "location"},
    "aria-hidden": {"true", "false"},
    "dir": {"ltr", "rtl", "auto"},
    "role": {"doc-noteref", "figure", "group", "img", "list", "listitem", "note", "region"},
    "tabindex": {"0", "-1"},
}

# Classes of newslab's own views pass in every fragment; those of a page only when it is written.
_OWN_CLASS = re.compile(r"nl-[a-z0-9-]+")
PAGE_CLASSES = {"left", "long", "medium", "number", "right", "scroll", "short"}
PAGE_CLASSES |= {"code", "output", "prose", *STANDARD_TYPES.values()}

_EMBEDDED_IMAGE = re.compile(r"data:image/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=\s]+")
# What `Shelf` calls a picture.
_PICTURE_FILE = re.compile(r"(\.\./)*assets/picture\.[0-9a-f]{16}\.(png|jpeg|gif|webp)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_TERMINAL_CODE = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\].*?(\x07|\x1b\\))")
_OVERWRITTEN = re.compile(r"[^\n]*\r(?=[^\n])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# A known scheme, or none: a colon then only after a sign that no scheme can hold.
_LINK = re.compile(r"(https?|mailto):|[^:/?#]*([/?#]|$)", re.IGNORECASE)
_NOTEBOOK_LINK = re.compile(r"\.ipynb(?=#|$)")


def parse(html: str) -> Tag:
    """Parse `html` and return the element that holds it; each attribute is one string."""
    # The wrapping element keeps bs4 from taking a fragment without tags for a file name.
    text = f"<div>{showable(html)}</div>"
    holder = BeautifulSoup(text, "html.parser", multi_valued_attributes=None).div
    assert holder is not None  # noqa: S101 - it was just written
    return holder


def harmless(html: str) -> Tag:
    """Parse a fragment from anywhere, and keep of it what a static page may show.

    Parameters
    ----------
    html : str

    Returns
    -------
    bs4.Tag
        An element that holds the fragment: tags and attributes of the allow-list, links to http,
        https, mailto and relative addresses, images only as ``data:``. Relative links to notebooks
        point to their pages. No ``style``, and of classes only those of newslab's own views
        (``nl-…``).

    Examples
    --------
    >>> harmless('<p onclick="f()">خبر<script>steal()</script></p>').decode_contents()
    '<p>خبر</p>'
    >>> print(harmless('<a href="javascript:f()">a</a> <img src="https://x.example/1.gif">'))
    <div><a>a</a> <img/></div>
    """
    root = parse(html)
    for element in root.find_all(True):
        if element.decomposed:
            continue
        if element.name in DROPPED_WITH_CONTENT:
            element.decompose()
        elif element.name not in TAGS:
            element.unwrap()
        elif element.attrs:
            element.attrs = dict(_kept(element))
    # Comments and the like are other kinds of strings.
    for text in root.find_all(string=lambda text: type(text) is not NavigableString):
        text.extract()
    return root


def clean_html(html: str) -> str:
    """Write a fragment for a page: the last gate, through which all that is shown goes.

    Parameters
    ----------
    html : str
        What a tree of `harmless` fragments became.

    Returns
    -------
    str
        A balanced fragment with nothing but what `harmless` keeps, the classes of a page, and
        pictures that are files of the site. Characters that override the direction of letters are
        spelled out.

    Examples
    --------
    >>> clean_html('<p class="prose" onclick="f()">خبر<script>steal()</script></p>')
    '<p class="prose">خبر</p>'
    """
    cleaned = nh3.clean(
        showable(html),
        tags=TAGS,
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes=ATTRIBUTES,
        attribute_filter=_filter_of_page,
        url_schemes={"http", "https", "mailto", "data"},
        link_rel=None,  # a page tells no other site where its reader comes from
    )
    return showable(cleaned)


def plain_text(terminal: str) -> str:
    r"""Text as it stands on a terminal in the end: no colour codes, no overwritten progress.

    Examples
    --------
    >>> plain_text("\x1b[31mred\x1b[0m\n10%\r100%")
    'red\n100%'
    """
    settled = _OVERWRITTEN.sub("", _TERMINAL_CODE.sub("", terminal))
    return showable(_CONTROL.sub("", settled))


def _kept(element: Tag) -> Iterator[tuple[str, str]]:
    allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(element.name, set())
    for name, value in element.attrs.items():
        kept = _filter(name, str(value)) if name in allowed else None
        if kept is not None:
            yield name, kept


def _filter(attribute: str, value: str) -> str | None:
    if attribute in VALUES:
        return value if value in VALUES[attribute] else None
    if attribute == "class":
        return " ".join(filter(_OWN_CLASS.fullmatch, value.split())) or None
    if attribute == "src":
        return value if _EMBEDDED_IMAGE.fullmatch(value) else None
    if attribute == "href":
        return _filter_link(value)
    if attribute == "lang":
        return value if _LANGUAGE.fullmatch(value) else None
    return value


def _filter_of_page(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "class" and value in PAGE_CLASSES:
        return value
    if attribute == "src" and _PICTURE_FILE.fullmatch(value):
        return value
    return _filter(attribute, value)


def _filter_link(address: str) -> str | None:
    # A browser skips blanks and control characters before and inside a scheme.
    visible = "".join(character for character in address if character > " ")
    if not _LINK.match(visible) or "\N{REPLACEMENT CHARACTER}" in visible:
        return None
    is_relative = ":" not in address and not address.startswith("//")
    return _NOTEBOOK_LINK.sub(".html", address, count=1) if is_relative else address
