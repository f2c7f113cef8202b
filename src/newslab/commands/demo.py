"""``newslab demo``: an invented study to try newslab on."""

import argparse
import shutil
from pathlib import Path

from newslab.commands.common import Commands, copy_notebooks, made_whole, shipped

PARTS = ("data", "study.toml", "README.md")


def add(commands: Commands) -> None:
    """Tell the options of the command."""
    parser = commands.add_parser(
        "demo",
        help="write an invented study that runs, to try newslab on",
        description="Write a study of 75 invented articles, with a codebook, lists and notebooks. "
        "Outlets, persons and events in it are all invented. Nothing is downloaded.",
        epilog="Example: newslab demo nawras && newslab check nawras",
    )
    parser.add_argument("folder", metavar="FOLDER", help="a folder that is not there yet")
    parser.set_defaults(run=_demo)


def _demo(options: argparse.Namespace) -> int:
    with made_whole(Path(options.folder)) as made:
        for name in PARTS:
            source = shipped("demo") / name
            copy = shutil.copytree if source.is_dir() else shutil.copyfile
            copy(source, made / name)
        copy_notebooks(made / "notebooks")
    print(options.folder)
    return 0
