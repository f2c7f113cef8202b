"""Start kernels from a process that has imported already what notebooks import.

A new kernel spends seconds on imports before its first cell. On Linux a process can be copied as it
is: one process imports everything once, and each notebook gets a copy of it. A notebook has its
copy to itself, so it knows nothing of another. Elsewhere kernels start as they always do.
"""

import json
import os
import random
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import warnings
from pathlib import Path
from typing import Any

__all__ = ["WarmKernels"]

_SERVE = "from newslab.publish.warm import _serve; _serve()"
# What Jupyter takes for the kernel: it asks for a copy, lives as long, and hands interrupts on.
_PROXY = """
import json, os, signal, socket, sys
kernel = socket.socket(socket.AF_UNIX)
kernel.connect(sys.argv[1])
asked = {"file": sys.argv[2], "folder": os.getcwd(), "environment": dict(os.environ)}
kernel.sendall(json.dumps(asked).encode() + b"\\n")
process = int(kernel.recv(20))
signal.signal(signal.SIGINT, lambda *_: os.kill(process, signal.SIGINT))
kernel.recv(1)
"""


class WarmKernels:
    """A process that has imported what notebooks import, for as long as they are run.

    It is started when the first kernel is asked for.

    Examples
    --------
    >>> with WarmKernels() as kernels:
    ...     kernels.command("python")  # doctest: +SKIP
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._server: subprocess.Popen[str] | None = None
        self._is_ready = False

    def __enter__(self) -> "WarmKernels":
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """End the process, and kernels that still run."""
        with self._lock:
            server, self._server = self._server, None
            if server is not None:
                server.communicate()  # closes its input, which tells it to end
            if self._folder is not None:
                self._folder.cleanup()

    def command(self, usual: list[str]) -> list[str]:
        """Command that starts a kernel: `usual` where processes cannot be copied."""
        if sys.platform != "linux":
            return usual
        with self._lock:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="newslab-")
                self._start()
        if not self._is_ready:
            return usual
        return [sys.executable, "-I", "-S", "-c", _PROXY, self._address, "{connection_file}"]

    @property
    def _address(self) -> str:
        assert self._folder is not None  # noqa: S101 - it is made first
        return str(Path(self._folder.name, "kernels"))

    def _start(self) -> None:
        # A picture belongs in the notebook, as in any kernel; matplotlib asks when it is imported.
        inline = {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}
        self._server = subprocess.Popen(  # noqa: S603 - this Python runs this module
            [sys.executable, "-c", _SERVE, self._address],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=inline | dict(os.environ),
            start_new_session=True,  # Ctrl-C is for the build, which ends it
            text=True,
        )
        assert self._server.stdout is not None  # noqa: S101 - it was asked for
        self._is_ready = self._server.stdout.readline().strip() == "ready"


# Whatever stands in a first chart, matplotlib looks for a font that has it.
ARABIC_LETTER = "\N{ARABIC LETTER NOON}"


def _serve() -> None:
    """Import, then make a copy for each who asks, until whoever started this ends."""
    warnings.simplefilter("ignore")  # Python warns of copying a process with threads
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(sys.argv[1])
        listener.listen()
        _warm_up()
        print("ready", flush=True)  # noqa: T201 - to the process that waits for it
        os.dup2(2, 1)
        copies = set()
        while listener in select.select([listener, sys.stdin], [], [])[0]:
            connection, _ = listener.accept()
            copy = os.fork()
            if copy == 0:
                listener.close()
                _be_kernel(connection)
            connection.close()
            copies.add(copy)
            copies -= {copy for copy in copies if os.waitpid(copy, os.WNOHANG)[0]}
    for copy in copies:  # those of a build that was killed
        os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)


def _warm_up() -> None:
    """Import what notebooks import; no thread may be running afterwards.

    The back end that puts pyplot's figures into a notebook is not among it: it looks for its
    notebook when it is imported.
    """
    import ipykernel.kernelapp  # noqa: F401, PLC0415
    import matplotlib.pyplot  # noqa: F401, PLC0415

    import newslab  # noqa: PLC0415

    for room in (newslab, newslab.charts, newslab.reading):
        for name in room.__all__:
            getattr(room, name)
    # The first chart looks for fonts, and whether matplotlib shapes Arabic.
    chart = newslab.charts.Chart(1, 1, alt_text=ARABIC_LETTER)
    chart.suptitle(newslab.charts.ar(ARABIC_LETTER))
    chart._repr_mimebundle_()


def _be_kernel(connection: socket.socket) -> None:
    """Become the kernel that was asked for."""
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415

    code = 1
    try:
        with connection.makefile() as lines:
            asked: dict[str, Any] = json.loads(lines.readline())
        connection.sendall(str(os.getpid()).encode())
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.environ.clear()
        os.environ.update(asked["environment"])
        os.chdir(asked["folder"])
        sys.path[:] = [place for place in sys.path if place]
        sys.argv[1:] = ["-f", asked["file"]]
        _forget_chance()
        threading.Thread(target=_end_with, args=[connection], daemon=True).start()
        IPKernelApp.launch_instance(argv=["-f", asked["file"]], parent_handle=os.getppid())
        code = 0
    finally:
        os._exit(code)


def _forget_chance() -> None:
    """Random numbers of a copy shall not be those of the next."""
    import numpy as np  # noqa: PLC0415

    random.seed()
    np.random.seed()


def _end_with(connection: socket.socket) -> None:
    """End when whoever asked for this kernel has ended."""
    connection.recv(1)
    os._exit(1)
