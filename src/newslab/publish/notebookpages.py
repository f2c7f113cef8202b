"""The pages that a site makes of executed notebooks, and the index with their findings."""

from collections.abc import Callable, Collection, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from newslab.catalog import Language
from newslab.publish.dressing import tag
from newslab.publish.execution import RunPage
from newslab.publish.exporter import NewslabExporter
from newslab.publish.page import Page
from newslab.publish.sanitize import clean_html
from newslab.publish.shelf import Shelf
from newslab.publish.tree import Tree, relative

__all__ = ["NotebookPages", "SitePage"]

_EVIDENCE = "evidence-"  # begins the names of the places where evidence stands


@dataclass(frozen=True)
class SitePage:
    """The page of a notebook in one language: where it is, and what the index says of it.

    `href` leads there from the index of its language; `findings` is HTML that is safe to show.
    """

    path: Path
    href: str
    title: str
    lang: Language
    findings: str

    def at(self, folder: Path) -> "SitePage":
        """The same page on a site in `folder`."""
        return replace(self, path=folder / self.path)


class NotebookPages:
    """Executed notebooks as pages of a site in one language.

    Parameters
    ----------
    runs : sequence of RunPage
        In the order of the site.
    tree : Tree
    data : collection of str
        Paths of the files that the languages share: links to them lead there from every page.
    shelf : Shelf, optional
        Where pictures go; without it they stay inside the pages.
    """

    def __init__(
        self, runs: Sequence[RunPage], tree: Tree, *, data: Collection[str], shelf: Shelf | None
    ) -> None:
        self._tree = tree
        self._shelf = shelf
        self._pages = {run.notebook.stem: run.page for run in runs if run.lang == tree.lang}
        # Briefs tell again what the others found: the index leads to them, and turning pages not.
        self._briefs = [name for name, page in self._pages.items() if page.layout == "brief"]
        self._names = [name for name in self._pages if name not in self._briefs] or self._briefs
        self._link_evidence()
        for page in self._pages.values():
            for link in page.body.find_all("a", href=True):
                for path in (str(link["href"]), f"{link['href']}.zip"):
                    if path in data:
                        link["href"] = relative(f"{tree.root}index.html", path)
                        break
        self.cards = [self._card(name) for name in self._names]

    def write(
        self, exporter: NewslabExporter, *, about: str, printed: Callable[[str], bytes | None]
    ) -> Iterator[tuple[str, str | bytes]]:
        """Path and content of every page, the index first.

        Parameters
        ----------
        exporter : NewslabExporter
        about : str
            What the study is, as plain text.
        printed : callable
            Makes a PDF of the HTML of a page, or None.
        """
        root = self._tree.root
        pdfs = {name: printed(self._for_paper(exporter, name)) for name in self._briefs}
        briefs = [(self._card(name), f"{name}.pdf" if pdfs[name] else "") for name in self._briefs]
        site = self._tree.site("index.html")
        yield (
            f"{root}index.html",
            exporter.render(
                "home.html.j2",
                lang=self._tree.lang,
                site=site,
                about=about,
                cards=self.cards,
                briefs=briefs,
            ),
        )
        for name, content in pdfs.items():
            if content:
                yield f"{root}{name}.pdf", content
        turns = dict.fromkeys(self._briefs, (None, None)) | {
            card.path.stem: pair
            for card, *pair in zip(
                self.cards, [None, *self.cards[:-1]], [*self.cards[1:], None], strict=True
            )
        }
        for name, page in self._pages.items():
            path = f"{root}{name}.html"
            if self._shelf is not None:
                self._shelf.take_pictures(page.body, path)
            previous, following = turns[name]
            site = self._tree.site(f"{name}.html", previous=previous, next=following)
            yield path, exporter.render_page(page, site=site)

    def _link_evidence(self) -> None:
        """Lead numbers to their evidence where that stands on another page.

        A brief tells findings whose sentences stand on the pages of other notebooks, under the
        same names.
        """
        places = {
            place["id"]: name
            for name, page in reversed(self._pages.items())
            for place in page.body.find_all(id=_is_evidence)
        }
        for page in self._pages.values():
            own = {place["id"] for place in page.body.find_all(id=_is_evidence)}
            for link in page.body.find_all("a", href=_is_evidence):
                place = str(link["href"]).removeprefix("#")
                if place in places and place not in own:
                    link["href"] = f"{quote(places[place])}.html#{place}"

    def _card(self, name: str) -> SitePage:
        page = self._pages[name]
        href = quote(f"{name}.html")
        return SitePage(
            Path(self._tree.root, f"{name}.html"), href, page.title, page.lang, _told(page, href)
        )

    def _for_paper(self, exporter: NewslabExporter, name: str) -> str:
        """A page that is whole in itself and leads nowhere but to the web."""
        page = self._pages[name]
        body = copy(page.body)
        # On paper a link to another page of the site would name the folder it was printed in.
        for link in body.find_all("a", href=True):
            if not str(link["href"]).startswith(("http:", "https:")):
                del link["href"]
        return exporter.render_page(replace(page, body=body))


def _is_evidence(name: str | None) -> bool:
    return (name or "").removeprefix("#").startswith(_EVIDENCE)


def _told(page: Page, href: str) -> str:
    """The paragraphs of a page's findings, for the index: their links lead from there."""
    card = tag("div")
    for finding in page.findings:
        # What is folded, and figures, are the evidence: that stays on the page.
        for paragraph in [finding] if finding.name == "p" else finding.find_all("p"):
            if paragraph.find_parent(["details", "figure"]) is None:
                card.append(copy(paragraph))
    for element in card.find_all(id=True):
        del element["id"]
    for link in card.select('a[href^="#"]'):
        link["href"] = f"{href}{link['href']}"
    return clean_html(card.decode_contents())
