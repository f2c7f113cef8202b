"""HTML as a tree of elements: text in it is escaped when the tree is written, and only then."""

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import TypeAlias

from newslab.catalog import is_rtl

__all__ = [
    "Child",
    "Element",
    "direction",
    "element",
    "isolates",
    "language",
    "prose",
    "spelled_out",
]

_TAG_NAMES = (
    "a bdi caption dd details div dl dt h1 h2 h3 li mark ol p section small span strong "
    "summary sup table tbody td th thead tr ul"
)
_ATTRIBUTE_NAMES = "aria-label class colspan dir href id lang open role scope tabindex"
_TAGS = frozenset(_TAG_NAMES.split())
_ATTRIBUTES = frozenset(_ATTRIBUTE_NAMES.split())
# Relative addresses and fragments that newslab itself has put together; no scheme gets through.
_HREF = re.compile(r"(?!//)[A-Za-z0-9._/~-]*(?:#[A-Za-z0-9._-]+)?")
# Signs that turn the order of what follows, and those that a page cannot hold. The marks U+200E,
# U+200F, U+061C and the joiners U+200C, U+200D belong to good typing and reach no further than a
# word.
_UNSHOWABLE = re.compile(
    "([\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff])\\1*"
)
_ISOLATED = re.compile("\u2068([^\u2066-\u2069\u202a-\u202e\n]*)\u2069")
_N_LETTERS = 2_000
# What a text of either direction is taken to be written in.
_LANGUAGE_OF = {"rtl": "ar", "ltr": "en"}


@dataclass(frozen=True)
class Element:
    """An element of a page; `str()` writes it as HTML."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple["Child", ...]

    def __str__(self) -> str:
        pieces: list[str] = []
        self._write(pieces)
        return "".join(pieces)

    def _write(self, pieces: list[str]) -> None:
        given = (f' {name}="{html.escape(spelled_out(text))}"' for name, text in self.attributes)
        pieces.append(f"<{self.tag}{''.join(given)}>")
        for child in self.children:
            if isinstance(child, Element):
                child._write(pieces)
            else:
                pieces.append(_escape_text(child))
        pieces.append(f"</{self.tag}>")


Child: TypeAlias = Element | str


def element(tag: str, *children: Child | None, **attributes: str | bool | None) -> Element:
    """Make an element.

    Parameters
    ----------
    tag : str
    *children : Element, str or None
        Strings are text. None is left out, so that a part may be missing.
    **attributes : str, bool or None
        ``class_`` stands for class, ``aria_label`` for aria-label. False and None are left out.

    Raises
    ------
    ValueError
        If a tag, an attribute or an address is none of those that views use.

    Examples
    --------
    >>> print(element("p", "a < b ", element("bdi", "&"), class_="nl-text", lang=None))
    <p class="nl-text">a &lt; b <bdi>&amp;</bdi></p>
    """
    if tag not in _TAGS:
        raise ValueError(f"views have no element {tag!r}")
    given = []
    for key, value in attributes.items():
        name = key.rstrip("_").replace("_", "-")
        if name not in _ATTRIBUTES:
            raise ValueError(f"views have no attribute {name!r}")
        if value is None or value is False:
            continue
        text = "" if value is True else value
        if name == "href" and not _HREF.fullmatch(text):
            raise ValueError(f"{text!r} is no address on this site")
        given.append((name, text))
    return Element(tag, tuple(given), tuple(child for child in children if child is not None))


def spelled_out(text: str) -> str:
    r"""Write the code points of signs that turn the order of text or cannot stand on a page.

    Examples
    --------
    >>> spelled_out("a\u202e\u202eb\x00")
    'a[U+202E ×2]b[U+0000]'
    """
    return _UNSHOWABLE.sub(lambda run: f"[{_name_run(run)}]", text)


def _name_run(run: re.Match[str]) -> str:
    times = f" ×{len(run[0])}" if len(run[0]) > 1 else ""
    return f"U+{ord(run[1]):04X}{times}"


def _escape_text(text: str) -> str:
    """Escape text for HTML: the one place where it becomes part of a page."""
    pieces = []
    at = 0
    for run in _UNSHOWABLE.finditer(text):
        pieces.append(html.escape(text[at : run.start()]))
        pieces.append(f'<span class="nl-control" dir="ltr" lang="en">{_name_run(run)}</span>')
        at = run.end()
    pieces.append(html.escape(text[at:]))
    return "".join(pieces)


def direction(text: str) -> str:
    """Whether `text` reads from the right or from the left, by the script of most of its letters.

    Examples
    --------
    >>> direction("قال Trump"), direction("Reuters رويترز 5%"), direction("5%")
    ('ltr', 'ltr', 'auto')
    >>> direction("Reuters: أعلن ترامب")
    'rtl'
    """
    kinds = [unicodedata.bidirectional(letter) for letter in text[:_N_LETTERS]]
    n_right = sum(kind in ("R", "AL") for kind in kinds)
    n_left = kinds.count("L")
    if not n_right and not n_left:
        return "auto"
    return "rtl" if n_right > n_left else "ltr"


def language(lang: str) -> dict[str, str]:
    """The attributes of text in a language of the catalog.

    Examples
    --------
    >>> language("ar")
    {'lang': 'ar', 'dir': 'rtl'}
    """
    return {"lang": lang, "dir": "rtl" if is_rtl(lang) else "ltr"}


def prose(
    tag: str,
    *children: Child | None,
    text: str,
    turned: str | None = None,
    **attributes: str | None,
) -> Element:
    """Make an element that holds `text` of an article or a table, with its language and direction.

    `children` are what is shown of it; `text` itself if there are none. `turned` is its direction
    where more is known of it than its letters tell.

    Examples
    --------
    >>> print(prose("bdi", text="سما"), prose("bdi", text="2025"))
    <bdi dir="rtl" lang="ar">سما</bdi> <bdi dir="auto">2025</bdi>
    """
    turned = turned or direction(text)
    lang = _LANGUAGE_OF.get(turned)
    return element(tag, *(children or isolates(text)), dir=turned, lang=lang, **attributes)


def isolates(text: str) -> list[Child]:
    """Set pairs of first strong isolates, which newslab itself puts round names, as bdi."""
    parts: list[Child] = []
    at = 0
    for pair in _ISOLATED.finditer(text):
        parts += [text[at : pair.start()], element("bdi", pair[1])]
        at = pair.end()
    return [*parts, text[at:]]
