"""The ``newslab`` command."""

import argparse
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import version

from newslab.commands import check, demo, export, new, publish, run
from newslab.errors import InputError

__all__ = ["main"]

_INTERRUPTED = 130


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
        done: int = options.run(options)
    except InputError as error:
        print(f"newslab: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("newslab: interrupted; nothing half-written is left", file=sys.stderr)
        return _INTERRUPTED
    return done


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newslab",
        description="How Arabic news outlets told the same story.",
        epilog="From articles to a site: newslab new my-study --from articles.csv; newslab check "
        "my-study; newslab lab my-study; newslab publish my-study/notebooks. Without articles: "
        "newslab demo my-demo. Exit codes: 0 done, 1 the input cannot be used, 2 usage.",
    )
    parser.add_argument("--version", action="version", version=f"newslab {version('newslab')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (new, check, run, publish, export, demo):
        command.add(commands)
    return parser
