"""Make HTML harmless: only what is on the lists below reaches a page.

Article texts, tables and Markdown are untrusted. Scripts, styles, event handlers, forms, frames,
inline SVG and everything that a browser would fetch from elsewhere are taken out.
"""

import re

import nh3

__all__ = ["clean_dressed_html", "clean_html", "plain_text"]

# All that may stand in text, lists, tables and evidence. Nothing here can run or load anything.
_TAG_NAMES = (
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp "
    "section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
_DROPPED_NAMES = "script style svg math template title noscript iframe object"

TAGS = set(_TAG_NAMES.split())

# Elements whose content is no text for a reader, so that it goes with them.
DROPPED_WITH_CONTENT = set(_DROPPED_NAMES.split())

ATTRIBUTES = {
    "*": {"dir", "id", "lang", "title"},
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

# What dressing.py writes after the first pass has removed every class, role and tabindex.
DRESSED_ATTRIBUTES = ATTRIBUTES | {
    "div": {"aria-label", "class", "role", "tabindex"},
    "pre": {"tabindex"},
    "td": ATTRIBUTES["td"] | {"class"},
    "th": ATTRIBUTES["th"] | {"class"},
}

_EMBEDDED_IMAGE = re.compile(r"data:image/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=\s]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_TERMINAL_CODE = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\].*?(\x07|\x1b\\))")
_OVERWRITTEN = re.compile(r"[^\n]*\r(?=[^\n])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
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
        their pages. No ``style`` and no ``class``.

    Examples
    --------
    >>> clean_html('<p onclick="f()">خبر<script>steal()</script></p>')
    '<p>خبر</p>'
    >>> clean_html('<a href="javascript:f()">a</a> <img src="https://x.example/1.gif" alt="b">')
    '<a rel="noopener noreferrer">a</a> <img alt="b">'
    """
    return _clean(html, ATTRIBUTES)


def clean_dressed_html(html: str) -> str:
    """`clean_html` for fragments of which newslab itself wrote the classes and roles."""
    return _clean(html, DRESSED_ATTRIBUTES)


def plain_text(terminal: str) -> str:
    r"""Text as it stands on a terminal in the end: no colour codes, no overwritten progress.

    Examples
    --------
    >>> plain_text("\x1b[31mred\x1b[0m\n10%\r100%")
    'red\n100%'
    """
    return _CONTROL.sub("", _OVERWRITTEN.sub("", _TERMINAL_CODE.sub("", terminal)))


def _clean(html: str, attributes: dict[str, set[str]]) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes=attributes,
        attribute_filter=_filter_attribute,
        url_schemes={"http", "https", "mailto", "data"},
    )


def _filter_attribute(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "src":
        return value if _EMBEDDED_IMAGE.fullmatch(value) else None
    if attribute == "href":
        return _filter_link(value)
    if attribute == "dir":
        return value if value in {"ltr", "rtl", "auto"} else None
    if attribute == "lang":
        return value if _LANGUAGE.fullmatch(value) else None
    return value


def _filter_link(address: str) -> str | None:
    # A browser skips blanks and control characters before and inside a scheme.
    visible = "".join(character for character in address if character > " ")
    if visible.casefold().startswith("data:"):
        return None
    is_relative = ":" not in address and not address.startswith("//")
    return _NOTEBOOK_LINK.sub(".html", address, count=1) if is_relative else address
