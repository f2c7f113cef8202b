"""``newslab publish``: notebooks as a site of static pages."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslab.commands.common import Commands, needing, open_named, report

if TYPE_CHECKING:
    from newslab.study import Study

STUDY_FILE = "study.toml"


def add(commands: Commands) -> None:
    """Tell the options of the command."""
    parser = commands.add_parser(
        "publish",
        help="run notebooks and write them as a site of static pages",
        description="Run all notebooks of a folder and write a site: their pages in English and "
        "Arabic, an index with their findings, a page for each article, and the data. A notebook "
        "is run again only if it, its data or newslab changed. The site replaces the one before "
        "only if all notebooks run and all links lead somewhere; otherwise what could be built is "
        "in OUT.incomplete.",
        epilog="Example: newslab publish notebooks --out public",
    )
    parser.add_argument("notebooks", nargs="?", default="notebooks", metavar="NOTEBOOKS",
                        help="folder with .ipynb files (default: %(default)s)")  # fmt: skip
    parser.add_argument("--out", default="public", help="folder of the site (default: %(default)s)")
    parser.add_argument(
        "--study",
        help="study.toml or its folder (default: in NOTEBOOKS or above it, if there); '' for the "
        "notebooks alone",
    )
    parser.add_argument(
        "--lang", choices=("both", "en", "ar"), default="both", help="default: %(default)s"
    )
    parser.add_argument(
        "--no-texts", action="store_true", help="publish offsets and no words of the articles"
    )
    parser.add_argument(
        "--input", action="append", default=[], metavar="PATH",
        help="a further file or folder that notebooks read; may be given several times",
    )  # fmt: skip
    parser.add_argument(
        "--jobs", type=_at_least_one, help="notebooks run at the same time (default: one a core)"
    )
    parser.add_argument("--fresh", action="store_true", help="run every notebook again")
    parser.add_argument(
        "--single-file", action="store_true",
        help="pages that can be mailed: pictures, fonts and styles inside each of them",
    )  # fmt: skip
    parser.add_argument(
        "--keep", action="store_true",
        help="keep what the folder of the site holds besides it, and pages changed by hand",
    )  # fmt: skip
    parser.set_defaults(run=_publish)


def _publish(options: argparse.Namespace) -> int:
    build_site = needing("newslab publish", "notebook", _build_site)
    pages = build_site(
        options.notebooks,
        options.out,
        study=_study(options.study, Path(options.notebooks)),
        lang=options.lang,
        texts=not options.no_texts,
        inputs=options.input,
        jobs=options.jobs,
        fresh=options.fresh,
        single_file=options.single_file,
        keep=options.keep,
        progress=report,
    )
    print(pages[0].path.with_name("index.html"))
    return 0


def _build_site() -> Any:
    from newslab.publish import build_site

    return build_site


def _study(given: str | None, notebooks: Path) -> "Study | None":
    """The study that was asked for, or the one that the notebooks are of, if any."""
    if given is None:
        usual = (notebooks / STUDY_FILE, notebooks.parent / STUDY_FILE)
        given = next((str(path) for path in usual if path.exists()), "")
    return open_named(given) if given else None


def _at_least_one(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of 1 or more")
    return number
