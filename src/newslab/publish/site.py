"""Publish a folder of notebooks as a site: one page each, and an index with their findings."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from nbformat import NotebookNode

from newslab.errors import InputError
from newslab.publish.dressing import parse_fragment
from newslab.publish.exporter import NewslabExporter, embedded_fonts
from newslab.publish.labels import LABELS, Labels
from newslab.publish.page import Page, read_page
from newslab.publish.run import run_notebook
from newslab.publish.sanitize import clean_dressed_html

__all__ = ["SitePage", "build_site"]

_TITLE = "How the outlets told the story"
_ABOUT = (
    "How Arabic news outlets told the same story, and what each took from whom: "
    "tables and charts with the evidence that a reader can check."
)
# In the first lines of every page of a site; the order of attributes is up to whatever wrote it.
_MARK = ('name="generator"', 'content="newslab site"')


@dataclass(frozen=True)
class SitePage:
    """A page of a site: where it is, and what the index says of it.

    `findings` are HTML paragraphs, safe to show in the index.
    """

    path: Path
    href: str
    title: str
    lang: str
    findings: list[str]

    @property
    def labels(self) -> Labels:
        """Words of the page frame in the language of the page."""
        return LABELS[self.lang]


@dataclass(frozen=True)
class _Executed:
    path: Path
    notebook: NotebookNode
    page: Page


def build_site(
    notebooks_dir: str | Path,
    out_dir: str | Path,
    *,
    title: str = _TITLE,
    about: str = _ABOUT,
    progress: Callable[[str], None] | None = None,
) -> list[SitePage]:
    """Run all notebooks of a folder in the order of their names and write a site of them.

    The new site takes the place of the old one only when every notebook has run.

    Parameters
    ----------
    notebooks_dir : str or path
        A folder with ``.ipynb`` files. Folders inside it are not read.
    out_dir : str or path
        Where the site goes. It may be missing, empty, or a site that newslab wrote before.
    title, about : str
        Heading of the index and what the study is, as plain text.
    progress : callable, optional
        Called with a line of text as work goes on, such as `print`.

    Returns
    -------
    list of SitePage
        One a notebook, in order. The index is ``index.html`` beside them.

    Raises
    ------
    InputError
        If there is no notebook, if `out_dir` holds anything else, or if notebooks fail: then
        with every failure, and the old site stays as it was.

    Examples
    --------
    >>> build_site("notebooks", "public", progress=print)  # doctest: +SKIP
    """
    notebooks = _find_notebooks(Path(notebooks_dir))
    out = Path(out_dir).resolve()
    _check_replaceable(out)
    read = _run_all(notebooks, progress or (lambda _line: None))
    pages = [_site_page(one, out) for one in read]
    _swap_in(_render(read, pages, title, about), out)
    return pages


def _find_notebooks(folder: Path) -> list[Path]:
    paths = sorted(path for path in folder.glob("*.ipynb") if not path.name.startswith("."))
    if not paths:
        what = "holds no notebook (.ipynb)" if folder.is_dir() else "is no folder"
        raise InputError(str(folder), [what], "Name the folder that your notebooks are in.")
    if any(path.stem.casefold() == "index" for path in paths):
        raise InputError(
            str(folder),
            ["a notebook is called index.ipynb, but the site needs index.html for its contents"],
            "Rename the notebook, for instance to 01_overview.ipynb.",
        )
    return paths


def _check_replaceable(out: Path) -> None:
    """Refuse to put a site in the place of files that newslab did not write."""
    if not out.exists():
        return
    entries = sorted(out.iterdir()) if out.is_dir() else [out]
    foreign = [entry.name for entry in entries if not _is_site_page(entry)]
    if foreign:
        raise InputError(
            str(out),
            [f"holds something that newslab did not write: {name}" for name in foreign[:5]],
            "A new site replaces the whole folder: choose another --out, or move these files.",
        )


def _is_site_page(path: Path) -> bool:
    if path.suffix != ".html" or not path.is_file():
        return False
    with path.open(encoding="utf-8", errors="replace") as file:
        head = file.read(1000)
    return all(part in head for part in _MARK)


def _run_all(paths: list[Path], report: Callable[[str], None]) -> list[_Executed]:
    executed, failures = [], []
    for path in paths:
        report(f"running {path.name} …")
        try:
            notebook = run_notebook(path)
            page = read_page(notebook, name=path.stem)
        except InputError as error:
            report(f"{path.name} failed")
            failures += [f"{path.name}: {problem}" for problem in error.problems]
            continue
        executed.append(_Executed(path, notebook, page))
        for warning in page.warnings:
            report(f"{path.name}, {warning}")
    if failures:
        raise InputError(
            str(paths[0].parent),
            failures,
            "Nothing was published; a site that is already there stays as it was.",
        )
    return executed


def _site_page(executed: _Executed, out: Path) -> SitePage:
    path = out / f"{executed.path.stem}.html"
    href = quote(path.name)
    page = executed.page
    findings = [_for_index(finding, href) for finding in page.findings]
    return SitePage(path, href, page.title, page.lang, findings)


def _for_index(finding: str, href: str) -> str:
    """Make the links of a paragraph into its own page work from the index."""
    fragment = parse_fragment(finding)
    for element in fragment.find_all(id=True):
        del element["id"]
    for link in fragment.select('a[href^="#"]'):
        link["href"] = f"{href}{link['href']}"
    return clean_dressed_html(fragment.decode_contents())


def _render(
    executed: list[_Executed], pages: list[SitePage], title: str, about: str
) -> dict[str, str]:
    """Text of every file of the site by its name."""
    exporter = NewslabExporter()  # type: ignore[no-untyped-call]
    files = {}
    for number, (source, page) in enumerate(zip(executed, pages, strict=True)):
        site = {
            "title": title,
            "previous": pages[number - 1] if number else None,
            "next": pages[number + 1] if number + 1 < len(pages) else None,
        }
        resources = {"metadata": {"name": source.path.stem}, "newslab": {"site": site}}
        files[page.path.name], _ = exporter.from_notebook_node(source.notebook, resources)
    files["index.html"] = exporter.environment.get_template("home.html.j2").render(
        lang="en",
        labels=LABELS["en"],
        fonts=embedded_fonts(),
        site={"title": title},
        about=about,
        cards=pages,
    )
    return files


def _swap_in(files: dict[str, str], out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as holder:
        # Folders inside the holder get the usual permissions; the holder itself is private.
        new, old = Path(holder, "new"), Path(holder, "old")
        new.mkdir()
        for name, text in files.items():
            (new / name).write_text(text, encoding="utf-8", newline="\n")
        if out.exists():
            out.rename(old)
        try:
            new.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
