"""Make HTML harmless: only what is on the lists below reaches a page.

Article texts, tables and Markdown are untrusted. Scripts, styles, event handlers, forms, frames,
inline SVG and everything that a browser would fetch from elsewhere are taken out.
"""

import re
from collections.abc import Callable

import nh3

from newslab.direction import showable

__all__ = ["clean_dressed_html", "clean_html", "plain_text"]

# All that may stand in text, lists, tables and evidence. Nothing here can run or load anything.
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

# Classes of newslab's own views pass in every fragment; those of dressing.py only after it.
_OWN_CLASS = re.compile(r"nl-[a-z0-9-]+")
DRESSED_CLASSES = {"left", "long", "medium", "number", "right", "scroll", "short"}

_EMBEDDED_IMAGE = re.compile(r"data:image/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=\s]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_TERMINAL_CODE = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\].*?(\x07|\x1b\\))")
_OVERWRITTEN = re.compile(r"[^\n]*\r(?=[^\n])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# A known scheme, or none: a colon then only after a sign that no scheme can hold.
_LINK = re.compile(r"(https?|mailto):|[^:/?#]*([/?#]|$)", re.IGNORECASE)
_NOTEBOOK_LINK = re.compile(r"\.ipynb(?=#|$)")


def clean_html(html: str) -> str:
    """Keep what a static page may show of `html`; drop the rest.

    Parameters
    ----------
    html : str
        A fragment from anywhere.

    Returns
    -------
    str
        A balanced fragment: tags and attributes of the allow-list, links to http, https, mailto
        and relative addresses, images only as ``data:``. Relative links to notebooks point to
        their pages. No ``style``, and of classes only those of newslab's own views (``nl-…``).
        Characters that override the direction of letters are spelled out.

    Examples
    --------
    >>> clean_html('<p onclick="f()">خبر<script>steal()</script></p>')
    '<p>خبر</p>'
    >>> clean_html('<a href="javascript:f()">a</a> <img src="https://x.example/1.gif" alt="b">')
    '<a rel="noopener noreferrer">a</a> <img alt="b">'
    """
    return _clean(html, _filter_attribute)


def clean_dressed_html(html: str) -> str:
    """`clean_html` for fragments into which `dress` wrote its classes."""
    return _clean(html, _filter_dressed_attribute)


def plain_text(terminal: str) -> str:
    r"""Text as it stands on a terminal in the end: no colour codes, no overwritten progress.

    Examples
    --------
    >>> plain_text("\x1b[31mred\x1b[0m\n10%\r100%")
    'red\n100%'
    """
    settled = _OVERWRITTEN.sub("", _TERMINAL_CODE.sub("", terminal))
    return showable(_CONTROL.sub("", settled))


def _clean(html: str, attribute_filter: Callable[[str, str, str], str | None]) -> str:
    cleaned = nh3.clean(
        showable(html),
        tags=TAGS,
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes=ATTRIBUTES,
        attribute_filter=attribute_filter,
        url_schemes={"http", "https", "mailto", "data"},
    )
    return showable(cleaned)


def _filter_attribute(_tag: str, attribute: str, value: str) -> str | None:
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


def _filter_dressed_attribute(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "class" and value in DRESSED_CLASSES:
        return value
    return _filter_attribute(tag, attribute, value)


def _filter_link(address: str) -> str | None:
    # A browser skips blanks and control characters before and inside a scheme.
    visible = "".join(character for character in address if character > " ")
    if not _LINK.match(visible) or "\N{REPLACEMENT CHARACTER}" in visible:
        return None
    is_relative = ":" not in address and not address.startswith("//")
    return _NOTEBOOK_LINK.sub(".html", address, count=1) if is_relative else address
