"""Run a notebook from top to bottom in a fresh kernel."""

import asyncio
import os
import threading
from pathlib import Path
from typing import Any

import nbformat
import zmq
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal
from nbformat import NotebookNode
from traitlets import default

from newslab.errors import InputError
from newslab.publish.sanitize import plain_text
from newslab.publish.warm import WarmKernels

__all__ = ["read_notebook", "run_notebook"]


# What nbformat raises for JSON that is no notebook depends on what it finds there instead.
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, nbformat.ValidationError)


def _manager(kernels: WarmKernels | None) -> type[AsyncKernelManager]:
    """Kernels of the running Python, whatever "python3" means to the rest of the machine."""

    class ThisInterpreter(AsyncKernelManager):
        @default("transport_encryption")
        def _encrypt_where_possible(self) -> str:
            return "auto" if zmq.has("curve") else "disabled"

        @property
        def kernel_spec(self) -> KernelSpec:
            spec = KernelSpec(**get_kernel_dict())
            if kernels is not None:
                spec.argv = kernels.command(spec.argv)
            return spec

    return ThisInterpreter


def run_notebook(
    path: str | Path, *, lang: str | None = None, kernels: WarmKernels | None = None
) -> NotebookNode:
    """Execute a notebook in its own folder and return it with its outputs.

    The file itself is not changed. Cells tagged ``raises-exception`` may fail.

    Parameters
    ----------
    path : str or path
        An ``.ipynb`` file.
    lang : {"en", "ar"}, optional
        What the environment variable ``NEWSLAB_LANG`` is to the notebook; as it is by default.
    kernels : WarmKernels, optional
        Where the kernel comes from, by default from nowhere: it imports everything itself.

    Returns
    -------
    nbformat.NotebookNode
        The executed notebook, without timestamps.

    Raises
    ------
    InputError
        If the file is no notebook, or a cell fails: the message names the notebook and the cell
        and holds the traceback.

    Examples
    --------
    >>> run_notebook("notebooks/01_corpus.ipynb")  # doctest: +SKIP
    """
    path = Path(path)
    notebook = read_notebook(path)
    position = 0

    def remember(cell_index: int, **_: Any) -> None:
        nonlocal position
        position = cell_index

    client = NotebookClient(
        notebook,
        kernel_name="python3",
        kernel_manager_class=_manager(kernels),
        on_cell_start=remember,
        record_timing=False,
        resources={"metadata": {"path": str(path.resolve().parent)}},
    )
    try:
        _execute(client, {**os.environ, **({"NEWSLAB_LANG": lang} if lang else {})})
    except (CellControlSignal, RuntimeError) as error:
        what = _traceback_of(notebook.cells[position]) or plain_text(str(error)).strip()
        raise InputError(
            str(path),
            [f"cell {position + 1} of {len(notebook.cells)} failed\n{what}"],
            "Run the notebook from top to bottom in a fresh kernel until no cell fails.",
        ) from error
    return notebook


def _execute(client: NotebookClient, environment: dict[str, str]) -> None:
    if threading.current_thread() is threading.main_thread():
        client.execute(env=environment)
    else:
        # execute() would leave its event loop open when the thread ends.
        asyncio.run(client.async_execute(env=environment))


def read_notebook(path: str | Path) -> NotebookNode:
    """Read an ``.ipynb`` file of any version as version 4.

    Raises
    ------
    InputError
        If the file is missing or is no notebook.
    """
    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except (OSError, *_UNREADABLE) as error:
        raise InputError(
            str(path),
            [f"cannot be read as a notebook: {type(error).__name__}: {error}"],
            "It must be a Jupyter notebook (.ipynb) in UTF-8.",
        ) from error
    return notebook


def _traceback_of(cell: NotebookNode) -> str:
    lines = [
        line
        for output in cell.get("outputs", [])
        if output.output_type == "error"
        for line in output.traceback
    ]
    return plain_text("\n".join(lines)).strip()
