"""Kernels that are copies of one process: as a new kernel is, and apart from each other."""

import json
import os
import signal
import subprocess
import sys
import time

import nbformat
import pytest

from newslab.errors import InputError
from newslab.publish import warm
from newslab.publish.run import run_notebook
from newslab.publish.warm import WarmKernels

from .pages import notebook_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are copied on Linux only")

STATE = """
import os, random, sys, threading
import matplotlib, newslab, numpy
print(sorted(set(globals()) & {"mine", "newslab"}))
print(os.environ.get("NEWSLAB_LANG"), os.environ.get("MINE"), os.getcwd(), sys.executable)
print(getattr(newslab, "mine", None), matplotlib.rcParams["backend"])
print(random.random(), numpy.random.random())
mine = newslab.mine = 1
os.environ["MINE"] = "1"
"""


@pytest.fixture(scope="module")
def kernels():
    with WarmKernels() as started:
        yield started


def write(folder, *sources):
    path = folder / "a.ipynb"
    nbformat.write(notebook_of(*((source, []) for source in sources)), path)
    return path


def printed(notebook):
    return [output.text for cell in notebook.cells for output in cell.outputs]


def test_a_notebook_knows_nothing_of_another(kernels, tmp_path):
    path = write(tmp_path, STATE)
    first, second = (printed(run_notebook(path, lang="ar", kernels=kernels)) for _ in range(2))
    new = printed(run_notebook(path, lang="ar"))
    lines = first[0].splitlines()
    assert lines[:2] == ["['newslab']", f"ar None {tmp_path} {sys.executable}"]
    assert lines[:3] == second[0].splitlines()[:3] == new[0].splitlines()[:3]
    assert lines[3] != second[0].splitlines()[3]


def test_it_shows_what_a_new_kernel_shows(kernels, tmp_path):
    (tmp_path / "beside.py").write_text("name = __name__\n", encoding="utf-8")
    path = write(
        tmp_path,
        "import beside\nbeside.name",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "import newslab\nnewslab.charts.Chart(1, 1, alt_text='نص')",
        "import subprocess, sys\n"
        "subprocess.run([sys.executable, '-c', 'print(1)'], capture_output=True, text=True)",
        "__name__, sys.argv[1:][:1], sys.path.count('')",
    )
    copied, new = (run_notebook(path, kernels=given) for given in (kernels, None))
    assert [cell.outputs for cell in copied.cells] == [cell.outputs for cell in new.cells]


def test_a_failing_cell_is_named(kernels, tmp_path):
    path = write(tmp_path, "1", "1 / 0")
    with pytest.raises(InputError, match=r"cell 2 of 2 failed[\s\S]*ZeroDivisionError"):
        run_notebook(path, kernels=kernels)


def test_a_kernel_that_dies_fails_its_notebook_alone(kernels, tmp_path):
    path = write(tmp_path, "import os\nos._exit(3)")
    with pytest.raises(InputError, match="died"):
        run_notebook(path, kernels=kernels)
    assert printed(run_notebook(write(tmp_path, "print(1)"), kernels=kernels)) == ["1\n"]


def test_kernels_end_with_the_process_that_they_are_copies_of(tmp_path):
    with WarmKernels() as kernels:
        path = write(tmp_path, "import os\nprint(os.getpid(), os.getppid())")
        kernel, server = map(int, printed(run_notebook(path, kernels=kernels))[0].split())
        assert server == kernels._server.pid
    for process in (kernel, server):
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_where_no_process_can_be_copied_kernels_start_as_usual(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    with WarmKernels() as kernels:
        assert kernels.command(["python"]) == ["python"]
        assert kernels._server is None


def test_a_process_that_cannot_start_is_done_without(monkeypatch, tmp_path):
    monkeypatch.setattr(warm, "_SERVE", "raise SystemExit(1)")
    with WarmKernels() as kernels:
        assert kernels.command(["python"]) == ["python"]


def test_a_kernel_ends_when_nobody_listens_to_it_any_more(tmp_path):
    """As when a build is killed: nothing goes on running."""
    with WarmKernels() as kernels:
        kernels.command([])
        command = kernels.command([])
        connection = tmp_path / "kernel.json"
        ports = dict.fromkeys(("shell_port", "iopub_port", "stdin_port", "control_port"), 0)
        known = {"ip": "127.0.0.1", "transport": "tcp", "key": "k", "hb_port": 0}
        known |= {"signature_scheme": "hmac-sha256", "kernel_name": ""}
        connection.write_text(json.dumps(ports | known))
        proxy = subprocess.Popen([*command[:-1], str(connection)], cwd=tmp_path)
        wait_for(lambda: children_of(kernels._server.pid))
        (kernel,) = children_of(kernels._server.pid)
        proxy.send_signal(signal.SIGKILL)
        proxy.wait()
        wait_for(lambda: state_of(kernel) in {None, "Z"})


def children_of(process):
    with open(f"/proc/{process}/task/{process}/children") as file:
        return list(map(int, file.read().split()))


def state_of(process):
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return None


# A shell that runs the tests in the background has its processes pass over Ctrl-C.
BUILD = """
import signal, sys
from newslab.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(["publish", sys.argv[1], "--out", sys.argv[2], "--lang", "en"]))
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_when_a_build_is_ended_its_notebooks_end(tmp_path, number):
    source = "import os, pathlib, time\npathlib.Path('id').write_text(str(os.getpid()))\n"
    path = write(tmp_path, f"{source}time.sleep(99)")
    command = [sys.executable, "-c", BUILD, str(path.parent), str(tmp_path / "public")]
    build = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL)
    try:
        wait_for(lambda: (tmp_path / "id").exists() and (tmp_path / "id").read_text())
        build.send_signal(number)
        began = time.monotonic()
        build.wait(60)
    finally:
        build.kill()
        build.wait()
    assert time.monotonic() - began < 50  # it does not wait for the notebook
    assert not (tmp_path / "public").exists()
    kernel = int((tmp_path / "id").read_text())
    wait_for(lambda: state_of(kernel) in {None, "Z"})


def wait_for(condition):
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come")
