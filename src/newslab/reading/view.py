"""What every view is: HTML that carries its styles, and plain text where HTML is not shown."""

import hashlib
from dataclasses import dataclass, field
from functools import cache

import pandas as pd

from newslab.reading.html import Child, Element, element, language, spelled_out
from newslab.resources import resource_path

__all__ = ["View", "hidden", "in_view", "label_of", "legend", "style_sheet", "view_id"]

# MathJax of JupyterLab and of stock exports would typeset what stands between two dollar signs.
_NO_MATHEMATICS = "mathjax_ignore tex2jax_ignore"


@cache
def style_sheet() -> str:
    """CSS of all views; every rule of it applies to elements in one of class ``nl-view`` only.

    Examples
    --------
    >>> ".nl-view" in style_sheet() and "<" not in style_sheet()
    True
    """
    return resource_path("reading.css").read_text(encoding="utf-8")


@dataclass(frozen=True, eq=False, repr=False)
class View:
    """Evidence to read; the last expression of a notebook's cell shows it.

    Attributes
    ----------
    html : str
        The fragment alone, for a page that has the style sheet (`style_sheet`) already.
    text : str
        The same in plain text, shorter, for a terminal.
    table : pandas.DataFrame
        The rows that the view shows; empty for a view that shows an article as it is.

    Examples
    --------
    >>> View(html="<p>1</p>", text="1")
    1
    """

    html: str
    text: str
    table: pd.DataFrame = field(default_factory=pd.DataFrame)

    def __repr__(self) -> str:
        """Plain text: a notebook and a terminal show it where they show no HTML."""
        return spelled_out(self.text)

    def _repr_html_(self) -> str:
        return f"<style>{style_sheet()}</style>{self.html}"


def in_view(*children: Child | None, kind: str, label: str, lang: str) -> Element:
    """Put the parts of a view into the element that its styles apply to."""
    return element(
        "section",
        *children,
        class_=f"nl-view nl-{kind} {_NO_MATHEMATICS}",
        **language(lang),
        # A group, since a page may have several of one name, which landmarks may not.
        role="group",
        aria_label=label,
    )


def legend(*items: Element) -> Element | None:
    """What the marks of a view mean, if it has any."""
    return element("ul", *items, class_="nl-legend") if items else None


def hidden(text: str, lang: str) -> Element:
    """Words for those who hear the page; they stand beside a sign that others see."""
    return element("span", f" {text} ", class_="nl-hidden", **language(lang))


def label_of(text: str, lang: str, *, class_: str = "nl-key") -> Element:
    """A word of the view inside a text that is not its own: it keeps to its own direction."""
    return element("sup", text, class_=class_, **language(lang))


def view_id(*parts: object) -> str:
    """A prefix for the ids of one view, the same every time, other than that of other views."""
    content = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return f"nl-{hashlib.sha256(content).hexdigest()[:8]}-"
