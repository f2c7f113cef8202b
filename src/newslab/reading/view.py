"""What every view is: HTML that carries its styles, and plain text where HTML is not shown."""

from dataclasses import dataclass, field
from functools import cache

import pandas as pd

from newslab.reading.html import spelled_out
from newslab.resources import resource_path

__all__ = ["View", "style_sheet"]


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
