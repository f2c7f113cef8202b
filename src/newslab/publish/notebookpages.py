"""The pages that a site makes of executed notebooks, and the index with their findings."""

import re
import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from newslab.catalog import Language
from newslab.publish.dressing import parse_fragment
from newslab.publish.evidencelinks import link_evidence
from newslab.publish.execution import RunPage
from newslab.publish.exporter import NewslabExporter
from newslab.publish.page import Page
from newslab.publish.paging import part_file, split_page
from newslab.publish.pdf import print_pdf
from newslab.publish.sanitize import clean_dressed_html
from newslab.publish.tree import Tree, relative

__all__ = ["NotebookPages", "SitePage"]

# The pages escape every "<" that opens no tag, so this finds links and no text like them.
_SITE_LINK = re.compile(r'(?<=<a)(?=[^<>]*>)[^<>]*? href="(?!https?:)[^"]*"')
_DATA_LINK = re.compile(r'(<a\b[^<>]*?\bhref=")(data/[^"#?<>]+)(?=")')


@dataclass(frozen=True)
class SitePage:
    """The page of a notebook in one language: where it is, and what the index says of it.

    `href` leads there from the index of its language; `findings` are HTML paragraphs, safe to show.
    """

    path: Path
    href: str
    title: str
    lang: Language
    findings: list[str]

    def at(self, folder: Path) -> "SitePage":
        """The same page on a site in `folder`."""
        return replace(self, path=folder / self.path)


class NotebookPages:
    """Executed notebooks as pages of a site.

    Parameters
    ----------
    runs : sequence of RunPage
        In the order of the site, of all its languages.
    data : collection of str
        Paths of the files that the languages share: links to them lead there from every page.
    """

    def __init__(self, runs: Sequence[RunPage], *, data: Collection[str]) -> None:
        self._parts: dict[tuple[str, Language], list[Page]] = {}
        for lang in dict.fromkeys(run.lang for run in runs):
            of_lang = {run.notebook.stem: run.page for run in runs if run.lang == lang}
            for name, parts in link_evidence(
                {name: split_page(page, name=name) for name, page in of_lang.items()}
            ).items():
                self._parts[name, lang] = parts
        stems = list(dict.fromkeys(run.notebook.stem for run in runs))
        layouts = {run.notebook.stem: run.page.layout for run in runs}
        # Briefs tell again what the others found: the index leads to them, and turning pages not.
        self._briefs = [name for name in stems if layouts[name] == "brief"]
        self._names = [name for name in stems if layouts[name] != "brief"] or stems
        self._data = frozenset(data)

    def cards(self, tree: Tree) -> list[SitePage]:
        """What the index of a language says of each notebook; paths are below the site."""
        return self._cards(tree, self._names)

    def _cards(self, tree: Tree, names: Sequence[str]) -> list[SitePage]:
        cards = []
        for name in names:
            file = part_file(name, 1)
            page, href = self._parts[name, tree.lang][0], quote(file)
            findings = [_for_index(finding, href) for finding in page.findings]
            cards.append(SitePage(Path(tree.root, file), href, page.title, tree.lang, findings))
        return cards

    def of(
        self, tree: Tree, exporter: NewslabExporter, *, about: str
    ) -> Iterator[tuple[str, str | bytes]]:
        """Path and HTML of every page of a language, the index first."""
        cards = self.cards(tree)
        briefs = [
            (card, self._print(tree, exporter, name))
            for name, card in zip(self._briefs, self._cards(tree, self._briefs), strict=True)
        ]
        home = exporter.render(
            "home.html.j2",
            lang=tree.lang,
            site=tree.site("index.html"),
            about=about,
            cards=cards,
            briefs=[(card, f"{card.path.stem}.pdf" if pdf else "") for card, pdf in briefs],
        )
        yield f"{tree.root}index.html", self._pointed(home, f"{tree.root}index.html")
        for card, pdf in briefs:
            if pdf:
                yield f"{tree.root}{card.path.stem}.pdf", pdf
        for name in self._briefs:
            yield self._written(name, 1, tree, exporter)
        for number, name in enumerate(self._names):
            turns = {
                "previous": cards[number - 1] if number else None,
                "next": cards[number + 1] if number + 1 < len(cards) else None,
            }
            for part in range(1, len(self._parts[name, tree.lang]) + 1):
                yield self._written(name, part, tree, exporter, **turns)

    def _written(
        self, name: str, part: int, tree: Tree, exporter: NewslabExporter, **turns: SitePage | None
    ) -> tuple[str, str]:
        """Path and HTML of one part of the page of a notebook."""
        file = part_file(name, part)
        site = tree.site(file, twin_page=self._twin(name, part, tree), **turns)
        html = exporter.render_page(self._parts[name, tree.lang][part - 1], site=site)
        return tree.root + file, self._pointed(html, tree.root + file)

    def _print(self, tree: Tree, exporter: NewslabExporter, name: str) -> bytes | None:
        """A brief on paper, if there is a browser to print it."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "brief.html")
            page = exporter.render_page(self._parts[name, tree.lang][0])
            # On paper a link to another page of the site would name the folder it was printed in.
            file.write_text(_SITE_LINK.sub("", page), encoding="utf-8")
            return print_pdf(file)

    def _twin(self, name: str, part: int, tree: Tree) -> str:
        """The same part in the other language, or the first where that needs fewer parts."""
        n_parts = 0 if tree.other is None else len(self._parts[name, tree.other[0]])
        return part_file(name, part if part <= n_parts else 1)

    def _pointed(self, html: str, page: str) -> str:
        """Lead ``data/…`` from every page to the one folder of data."""
        return _DATA_LINK.sub(
            lambda link: link[1] + (relative(page, link[2]) if link[2] in self._data else link[2]),
            html,
        )


def _for_index(finding: str, href: str) -> str:
    """Make the links of a paragraph into its own page work from the index."""
    fragment = parse_fragment(finding)
    for element in fragment.find_all(id=True):
        del element["id"]
    for link in fragment.select('a[href^="#"]'):
        link["href"] = f"{href}{link['href']}"
    return clean_dressed_html(fragment.decode_contents())
