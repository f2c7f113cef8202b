"""The ``newslab`` command."""

import argparse
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from newslab.errors import InputError

if TYPE_CHECKING:
    from newslab.study import Study

__all__ = ["main"]

STUDY_FILE = "study.toml"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 1 the input cannot be used, 2 usage.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments without the program's name; by default those of the process.

    Examples
    --------
    >>> main(["publish", "notebooks", "--out", "public"])  # doctest: +SKIP
    """
    options = _parser().parse_args(argv)
    # A program that is told to end clears up first, as with Ctrl-C.
    with suppress(ValueError):  # only the main thread can say so
        signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        return _publish(options)
    except InputError as error:
        print(f"newslab: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newslab", description="How Arabic news outlets told the same story."
    )
    parser.add_argument("--version", action="version", version=f"newslab {version('newslab')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    publish = commands.add_parser(
        "publish",
        help="run notebooks and write them as a site of static pages",
        description="Run all notebooks of a folder and write a site: their pages in English and "
        "Arabic, an index with their findings, a page for each article, and the data. A notebook "
        "is run again only if it, its data or newslab changed. The site replaces the one before "
        "only if all notebooks run and all links lead somewhere; otherwise what could be built is "
        "in OUT.incomplete.",
    )
    publish.add_argument("notebooks", nargs="?", default="notebooks", metavar="NOTEBOOKS",
                         help="folder with .ipynb files (default: %(default)s)")  # fmt: skip
    publish.add_argument(
        "--out", default="public", help="folder of the site (default: %(default)s)"
    )
    publish.add_argument(
        "--study",
        help="study.toml or its folder (default: in NOTEBOOKS or above it, if there); '' for the "
        "notebooks alone",
    )
    publish.add_argument(
        "--lang", choices=("both", "en", "ar"), default="both", help="default: %(default)s"
    )
    publish.add_argument(
        "--no-texts", action="store_true", help="publish offsets and no words of the articles"
    )
    publish.add_argument(
        "--input", action="append", default=[], metavar="PATH",
        help="a further file or folder that notebooks read; may be given several times",
    )  # fmt: skip
    publish.add_argument(
        "--jobs", type=_at_least_one, help="notebooks run at the same time (default: one a core)"
    )
    publish.add_argument("--fresh", action="store_true", help="run every notebook again")
    publish.add_argument(
        "--single-file", action="store_true",
        help="pages that can be mailed: pictures, fonts and styles inside each of them",
    )  # fmt: skip
    publish.add_argument(
        "--keep", action="store_true",
        help="keep what the folder of the site holds besides it, and pages changed by hand",
    )  # fmt: skip
    return parser


def _publish(options: argparse.Namespace) -> int:
    # What checks notebooks compiles a grammar of addresses, for a second, which no notebook needs.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    try:
        from newslab.publish import build_site  # noqa: PLC0415 - optional, and slow to import
    except ModuleNotFoundError as error:
        if (error.name or "newslab").startswith("newslab"):
            raise
        raise InputError(
            "newslab publish",
            [f"needs {error.name}, which is not installed"],
            "Install what notebooks need: pip install 'newslab[notebook]'",
        ) from error
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
        progress=_report,
    )
    print(pages[0].path.with_name("index.html"))
    return 0


def _study(given: str | None, notebooks: Path) -> "Study | None":
    """The study that was asked for, or the one that the notebooks are of, if any."""
    if given is not None:
        found = Path(given) if given else None
    else:
        usual = (notebooks / STUDY_FILE, notebooks.parent / STUDY_FILE)
        found = next((path for path in usual if path.exists()), None)
    if found is None:
        return None
    from newslab.study import open_study  # noqa: PLC0415 - slow to import

    _report(f"reading {found} …")
    return open_study(found)


def _at_least_one(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of 1 or more")
    return number


def _report(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
