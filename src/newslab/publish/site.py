"""Publish notebooks, articles and data as a site of static pages, in one language or two."""

from collections.abc import Callable, Sequence
from pathlib import Path

from newslab.catalog import LANGUAGES, say
from newslab.errors import InputError
from newslab.publish.articlepages import INDEX, PAGE_SIZE, article_pages
from newslab.publish.cache import FOLDER, NotebookCache
from newslab.publish.datapage import DATA_PAGE, data_page
from newslab.publish.downloads import data_files, packed
from newslab.publish.execution import failures_of, run_pages
from newslab.publish.exporter import NewslabExporter
from newslab.publish.folder import (
    SiteFiles,
    check_replaceable,
    finish_swap,
    remove_site,
    swap_in,
)
from newslab.publish.links import dead_links_of
from newslab.publish.notebookpages import NotebookPages, SitePage
from newslab.publish.run import read_notebook
from newslab.publish.shelf import Shelf
from newslab.publish.tree import Tree
from newslab.study import Study

__all__ = ["SitePage", "build_site"]


def build_site(
    notebooks_dir: str | Path,
    out_dir: str | Path,
    *,
    study: Study | None = None,
    lang: str = "both",
    texts: bool = True,
    inputs: Sequence[str | Path] = (),
    jobs: int | None = None,
    fresh: bool = False,
    page_size: int = PAGE_SIZE,
    single_file: bool = False,
    keep: bool = False,
    progress: Callable[[str], None] | None = None,
) -> list[SitePage]:
    """Run all notebooks of a folder and write a site of them, the articles and the data.

    The new site takes the place of the old one only when every notebook has run and every link
    leads somewhere. Otherwise what could be built is written beside it, as ``{out_dir}.incomplete``
    with the tracebacks on the pages that failed, and the old site stays as it was. So it does
    whatever interrupts the build, and nothing is deleted that newslab did not write. Executed
    notebooks are kept in ``.newslab-cache`` beside `out_dir`, so the next build runs only those
    that changed.

    Parameters
    ----------
    notebooks_dir : str or path
        A folder with ``.ipynb`` files. Folders inside it are not read.
    out_dir : str or path
        Where the site goes. It may be missing, empty, or a site that newslab wrote before.
    study : Study, optional
        What the notebooks are of (`open_study`): its articles, tables, title and languages.
        Without it the site has no article pages and no data.
    lang : str
        One language, or "both": those of the study, the first at the root and the other in a
        folder ``ar/`` or ``en/``. Without a study English comes first, unless all notebooks'
        metadata say ``{"newslab": {"lang": "ar"}}``. Every notebook runs once for each, and
        `page_language` tells it which.
    texts : bool
        Whether article pages and tables hold the articles' words; if not, only offsets.
    inputs : sequence of str or path
        Further files and folders that notebooks read: a change there makes all of them run again.
        What stands in quotation marks in their code is watched without being named here.
    jobs : int, optional
        How many notebooks run at the same time; by default as many as there are processors.
    fresh : bool
        Run every notebook, whether it changed or not.
    page_size : int
        Articles on one page of their index.
    single_file : bool
        Make each page whole in itself, to be mailed, with its pictures and fonts inside it;
        without this they are files that the pages share.
    keep : bool
        Keep what `out_dir` holds besides the site, and pages that were changed by hand; without
        this they stop the build.
    progress : callable, optional
        Called with a line of text as work goes on, such as `print`.

    Returns
    -------
    list of SitePage
        One a notebook and language, in order; those of the language at the root come first.

    Raises
    ------
    InputError
        If there is no notebook, if `out_dir` holds anything else, if the corpus cannot be read,
        if notebooks fail (with every failure), or if a link leads nowhere.

    Examples
    --------
    >>> build_site("notebooks", "public", study=open_study("."), progress=print)  # doctest: +SKIP
    """
    report = progress or (lambda _line: None)
    notebooks = _find_notebooks(Path(notebooks_dir))
    out = Path(out_dir).resolve()
    incomplete = out.with_name(f"{out.name}.incomplete")
    for folder in (out, incomplete):
        finish_swap(folder)
        check_replaceable(folder, keep=keep)
    watched = [*(study.files if study else ()), *(Path(path) for path in inputs)]
    cache = NotebookCache(out.parent / FOLDER, watched, fresh=fresh)
    shelf = None if single_file else Shelf()
    trees = _trees(notebooks, lang, study, shelf.styles if shelf else "")
    languages = [tree.lang for tree in trees]
    # Before the notebooks: they find in the cache what the site has made.
    tables = study.published(texts=texts) if study else {}
    runs = run_pages(notebooks, languages, cache=cache, jobs=jobs, report=report)
    cache.forget_old()
    report("writing the pages …")
    files = SiteFiles()
    exporter = NewslabExporter()  # type: ignore[no-untyped-call]
    if study is not None:
        for name, content in packed(data_files(tables, study.articles)).items():
            files.add(f"data/{name}", content)
    data = frozenset(files)
    pages = []
    for tree in trees:
        own = NotebookPages(runs, tree, data=data, shelf=shelf)
        summary = (study.about(tree.lang) if study else "") or say("page.about", tree.lang)
        for path, html in own.write(exporter, about=summary, printed=cache.printed):
            files.add(path, html)
        if study is not None:
            pages_of = article_pages(study, tree, exporter, texts=texts, page_size=page_size)
            for path, html in pages_of:
                files.add(tree.root + path, html)
            sizes = {name: len(files[name]) for name in data}
            files.add(tree.root + DATA_PAGE, data_page(tables, sizes, tree, exporter))
        pages += own.cards
    for path, content in shelf.files.items() if shelf else ():
        files.add(path, content)
    problems = failures_of(runs) or [str(link) for link in dead_links_of(files)]
    if problems:
        swap_in(files, incomplete, keep=keep)
        raise InputError(
            str(notebooks_dir),
            problems,
            "A site that is already there stays as it was. "
            f"What could be built is in {incomplete}.",
        )
    swap_in(files, out, keep=keep)
    remove_site(incomplete)
    return [page.at(out) for page in pages]


def _find_notebooks(folder: Path) -> list[Path]:
    paths = sorted(path for path in folder.glob("*.ipynb") if not path.name.startswith("."))
    if not paths:
        what = "holds no notebook (.ipynb)" if folder.is_dir() else "is no folder"
        raise InputError(str(folder), [what], "Name the folder that your notebooks are in.")
    taken = [path.name for path in paths if path.stem.casefold() in ("index", INDEX)]
    if taken:
        raise InputError(
            str(folder),
            [f"the site needs the name of {name} for a page of its own" for name in taken],
            "Rename the notebook, for instance to 01_overview.ipynb.",
        )
    return paths


def _trees(notebooks: Sequence[Path], lang: str, study: Study | None, styles: str) -> list[Tree]:
    if lang not in (*LANGUAGES, "both"):
        raise InputError("lang", [f"{lang!r} is no language of a site"], "Use both, en or ar.")
    languages = [lang] if lang != "both" else list(study.languages if study else LANGUAGES)
    if study is None and len(languages) > 1:
        stated = {_stated_language(path) for path in notebooks}
        # A folder of notebooks that all speak one language has that one at its root.
        languages.sort(key=lambda each: stated != {each})
    roots = {each: "" if each == languages[0] else f"{each}/" for each in languages}
    sections = [f"{INDEX}.html", DATA_PAGE] if study else []
    trees = []
    for each in languages:
        heading = (study.title(each) if study else "") or say("page.title", each)
        others = [(other, root) for other, root in roots.items() if other != each]
        trees.append(
            Tree(each, roots[each], heading, others[0] if others else None, sections, styles)
        )
    return trees


def _stated_language(notebook: Path) -> str:
    try:
        return str(read_notebook(notebook).metadata.get("newslab", {}).get("lang", ""))
    except InputError:  # it will be told when the notebook is run
        return ""
