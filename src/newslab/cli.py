"""The ``newslab`` command."""

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version

from newslab.errors import InputError

__all__ = ["main"]


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
        description="Run all notebooks of a folder in order and write a site: one page each, "
        "and an index with their findings. A site replaces the one before only if all run.",
    )
    publish.add_argument("notebooks", nargs="?", default="notebooks", metavar="NOTEBOOKS",
                         help="folder with .ipynb files (default: %(default)s)")  # fmt: skip
    publish.add_argument(
        "--out", default="public", help="folder of the site (default: %(default)s)"
    )
    publish.add_argument("--title", help="heading of the index")
    publish.add_argument("--about", help="what the study is, in a sentence or two")
    return parser


def _publish(options: argparse.Namespace) -> int:
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
    wording = {key: getattr(options, key) for key in ("title", "about") if getattr(options, key)}
    pages = build_site(options.notebooks, options.out, progress=_report, **wording)
    print(pages[0].path.with_name("index.html"))
    return 0


def _report(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
