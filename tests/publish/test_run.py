import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest

from newslab.errors import InputError
from newslab.publish.run import read_notebook, run_notebook

from .pages import notebook_of


def write(path, *sources, **metadata):
    notebook = notebook_of(*((source, []) for source in sources))
    notebook.metadata.update(metadata)
    nbformat.write(notebook, path)
    return path


def test_a_notebook_runs_in_its_folder_with_this_python(tmp_path, monkeypatch):
    # Another kernel that also calls itself python3 must not be taken.
    kernel = tmp_path / "jupyter/kernels/python3"
    kernel.mkdir(parents=True)
    spec = {"argv": ["/nonexistent/python"], "display_name": "other", "language": "python"}
    (kernel / "kernel.json").write_text(json.dumps(spec))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    folder = tmp_path / "دراسة"
    folder.mkdir()
    path = write(
        folder / "a.ipynb",
        "import os, sys\nprint(os.getcwd())\nprint(sys.executable)",
        kernelspec={"name": "elsewhere", "display_name": "Elsewhere", "language": "python"},
    )
    before = path.read_bytes()
    executed = run_notebook(path)
    assert executed.cells[0].outputs[0].text.split() == [str(folder), sys.executable]
    assert "execution" not in executed.cells[0].metadata
    assert path.read_bytes() == before


def test_a_failing_cell_is_named_with_its_traceback(tmp_path):
    path = write(tmp_path / "bad.ipynb", "x = 1", "raise ValueError('خطأ <b>')", "y = 2")
    with pytest.raises(InputError) as caught:
        run_notebook(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: cell 2 of 3 failed\n")
    assert "ValueError: خطأ <b>" in message
    assert "\x1b" not in message


@pytest.mark.parametrize("content", ["", "not json", '{"cells": 1}', '{"nbformat": 4}', "\udcff"])
def test_a_file_that_is_no_notebook_is_refused(tmp_path, content):
    path = tmp_path / "a.ipynb"
    path.write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(InputError, match="cannot be read as a notebook"):
        read_notebook(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"none\.ipynb: cannot be read"):
        run_notebook(tmp_path / "none.ipynb")


def test_notebooks_run_in_two_languages_at_the_same_time(tmp_path):
    path = write(tmp_path / "a.ipynb", "import os\nprint(os.environ.get('NEWSLAB_LANG'))")
    before = os.environ.get("NEWSLAB_LANG")
    with ThreadPoolExecutor(2) as threads:
        both = threads.map(lambda lang: run_notebook(path, lang=lang), ["en", "ar"])
    assert [notebook.cells[0].outputs[0].text for notebook in both] == ["en\n", "ar\n"]
    assert os.environ.get("NEWSLAB_LANG") == before
