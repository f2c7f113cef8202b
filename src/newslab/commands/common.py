"""What several commands do: find what is shipped, make a folder whole or not at all, report."""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from newslab.errors import InputError
from newslab.resources import resource_path

if TYPE_CHECKING:
    from newslab.study import Study

__all__ = ["Commands", "add_study", "copy_notebooks", "made_whole", "needing", "open_named",
           "report", "shipped", "study_folder"]  # fmt: skip

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

# Where the wheel puts what stands elsewhere in a checkout.
_IN_CHECKOUT = {"notebooks": "notebooks", "demo": "tests/studies/nawras"}


def report(line: str) -> None:
    """Say how work goes on, apart from what was asked for."""
    print(line, file=sys.stderr, flush=True)


def shipped(name: str) -> Path:
    """The folder of the notebooks, or of the demonstration study, that come with newslab."""
    installed = resource_path(name)
    return installed if installed.is_dir() else resource_path("").parents[2] / _IN_CHECKOUT[name]


def copy_notebooks(folder: Path) -> None:
    """Copy the notebooks of newslab, which hold for any study, into a new folder."""
    folder.mkdir()
    for path in sorted(shipped("notebooks").glob("*.ipynb")):
        shutil.copyfile(path, folder / path.name)


@contextmanager
def made_whole(folder: Path) -> Iterator[Path]:
    """Give a folder to fill beside `folder`, which takes its place once all is written.

    Raises
    ------
    InputError
        If something is there already, or nothing can be written there.
    """
    folder = Path(os.path.abspath(folder))
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        advice = "Name a new folder; nothing is written over."
        raise InputError(str(folder), ["is there already, and is not empty"], advice)
    if folder == Path.cwd():
        raise InputError(str(folder), ["is the folder that you are in"], "Name one inside it.")
    made = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        made.mkdir(parents=True)
        yield made
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    except OSError as error:
        raise InputError(str(folder), [f"cannot be written: {error}"]) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def add_study(parser: argparse.ArgumentParser) -> None:
    """Let a command take a study; without one it takes that of the folder one is in."""
    parser.add_argument("study", nargs="?", default=".", metavar="STUDY",
                        help="study.toml or its folder (default: where you are)")  # fmt: skip


def open_named(given: str) -> "Study":
    """Open a study, and say so: a large corpus takes a while."""
    from newslab.study import open_study

    report(f"reading {given} …")
    return open_study(given)


def study_folder(given: str) -> Path:
    """The folder of a study that need not be opened."""
    path = Path(given)
    folder = path if path.is_dir() else path.parent
    if not (folder / "notebooks").is_dir():
        advice = "newslab new and newslab demo write them."
        raise InputError(str(folder), ["has no folder notebooks"], advice)
    return folder


def needing(what: str, extra: str, wanted: Callable[[], Any]) -> Any:
    """Import what an extra brings, or say which one is missing."""
    # What checks notebooks compiles a grammar of addresses, for a second, which no notebook needs.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    try:
        return wanted()
    except ModuleNotFoundError as error:
        if (error.name or "newslab").startswith("newslab"):
            raise
        raise InputError(
            what,
            [f"needs {error.name}, which is not installed"],
            f"Install it: pip install 'newslab[{extra}]'",
        ) from error
