"""``newslab run`` and ``newslab lab``: the notebooks of a study."""

import argparse
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from newslab.commands.common import (
    Commands,
    add_study,
    made_whole,
    needing,
    open_named,
    report,
    study_folder,
)
from newslab.errors import InputError


def add(commands: Commands) -> None:
    """Tell the options of both commands."""
    parser = commands.add_parser(
        "run",
        help="run the notebooks of a study and keep them with their outputs",
        description="Run all notebooks of a study, each from top to bottom, and write them with "
        "their outputs into a new folder. The notebooks of the study stay as they are.",
        epilog="Example: newslab run my-study --out my-study/executed --lang ar",
    )
    add_study(parser)
    parser.add_argument("--out", required=True, help="a folder that is not there yet")
    parser.add_argument(
        "--lang", choices=("en", "ar"), help="default: the first language of the study"
    )
    parser.set_defaults(run=_run)
    parser = commands.add_parser(
        "lab",
        help="open the notebooks of a study in JupyterLab",
        description="Open the notebooks of a study in JupyterLab.",
        epilog="Example: newslab lab my-study",
    )
    add_study(parser)
    parser.set_defaults(run=_lab)


def _run(options: argparse.Namespace) -> int:
    notebooks = sorted((study_folder(options.study) / "notebooks").glob("*.ipynb"))
    run_notebook, write = needing("newslab run", "notebook", _runner)
    lang = options.lang or open_named(options.study).language
    with made_whole(Path(options.out)) as made:
        for path in notebooks:
            report(f"running {path.name} ({lang}) …")
            write(run_notebook(path, lang=lang), made / path.name)
    print(options.out)
    return 0


def _runner() -> tuple[Any, Any]:
    import nbformat

    from newslab.publish.run import run_notebook

    return run_notebook, nbformat.write


def _lab(options: argparse.Namespace) -> int:
    folder = study_folder(options.study)
    if find_spec("jupyterlab") is None:
        advice = "Install it: pip install 'newslab[notebook]'"
        raise InputError("newslab lab", ["needs jupyterlab, which is not installed"], advice)
    command = [sys.executable, "-m", "jupyterlab", str(folder / "notebooks")]
    return subprocess.run(command, check=False).returncode  # noqa: S603 - our own command
