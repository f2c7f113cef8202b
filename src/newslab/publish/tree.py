"""The pages of one language on a site: where they are, and how they lead to one another."""

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from newslab.catalog import Language, say

__all__ = ["Tree", "relative"]

# Pages of a tree that its header leads to, with the name of each.
_SECTIONS = {"articles.html": "page.articles", "data/README.html": "page.data"}


@dataclass(frozen=True)
class Tree:
    """All pages of a language below `root` ("" or such as ``ar/``).

    `other` is the root of the pages in the other language, or None on a site in one; `sections`
    are the pages, such as ``articles.html``, that every header leads to; `styles` is the style
    sheet that all pages share, if it is a file.
    """

    lang: Language
    root: str
    title: str
    other: tuple[Language, str] | None = None
    sections: Sequence[str] = ()
    styles: str = ""

    def site(self, page: str, **more: Any) -> dict[str, Any]:
        """What a page (its path below `root`) says of the site it is in.

        Examples
        --------
        >>> tree = Tree("ar", "ar/", "دراسة", ("en", ""), ["articles.html"])
        >>> site = tree.site("article/002.html")
        >>> site["home"], site["links"][0]["href"], site["twin"]["href"]
        ('../index.html', '../articles.html', '../../article/002.html')
        """
        place = self.root + page
        links = [
            {
                "href": relative(place, self.root + section),
                "label": say(_SECTIONS[section], self.lang),
                "current": section == page,
            }
            for section in self.sections
        ]
        twin = None
        if self.other is not None:
            lang, root = self.other
            twin = {
                "href": relative(place, root + page),
                "lang": lang,
                "label": say("language.name", lang),
            }
        return {
            "title": self.title,
            "home": relative(place, f"{self.root}index.html"),
            "links": links,
            "twin": twin,
            "styles": self.styles and relative(place, self.styles),
            **more,
        }


def relative(page: str, target: str) -> str:
    """Address of a file as a page writes it; both are paths below the folder of the site.

    Examples
    --------
    >>> relative("ar/data/README.html", "data/hits.csv")
    '../../data/hits.csv'
    >>> relative("index.html", "03 عربي.html")
    '03%20%D8%B9%D8%B1%D8%A8%D9%8A.html'
    """
    return quote(posixpath.relpath(target, posixpath.dirname(page) or "."))
