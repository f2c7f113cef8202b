import threading
import time

import nbformat
import pytest

from newslab.errors import InputError
from newslab.publish import execution
from newslab.publish.cache import NotebookCache
from newslab.publish.execution import failures_of, run_pages
from newslab.publish.run import read_notebook

from .pages import notebook_of


@pytest.fixture
def notebooks(tmp_path):
    paths = [tmp_path / f"{number:02}.ipynb" for number in range(3)]
    for path in paths:
        nbformat.write(notebook_of(f"# {path.stem}"), path)
    return paths


def run_all(notebooks, report=lambda _: None, languages=("en", "ar"), jobs=2):
    cache = NotebookCache(notebooks[0].parent / ".cache", [])
    return run_pages(notebooks, languages, cache=cache, jobs=jobs, report=report)


def test_runs_go_on_at_the_same_time_and_results_keep_their_order(notebooks, monkeypatch):
    together = threading.Barrier(2, timeout=30)

    def run(path, *, lang, **_):
        together.wait()  # passes only if two notebooks are being run at once
        return read_notebook(path)

    monkeypatch.setattr(execution, "run_notebook", run)
    pages = run_all(notebooks)
    assert [(page.notebook.stem, page.lang) for page in pages] == [
        (f"{number:02}", lang) for number in range(3) for lang in ("en", "ar")
    ]
    assert [page.page.title for page in pages[::2]] == ["00", "01", "02"]


def test_a_failure_is_told_with_its_cell_once_and_stops_no_other(notebooks, monkeypatch):
    traceback = "\n".join(f"line {number}" for number in range(40))

    def run(path, *, lang, **_):
        if path.stem == "01":
            raise InputError(str(path), [f"cell 2 of 9 failed\n{traceback}"])
        return read_notebook(path)

    monkeypatch.setattr(execution, "run_notebook", run)
    lines = []
    pages = run_all(notebooks, lines.append)
    (failure,) = failures_of(pages)
    assert failure.startswith("01.ipynb (en, ar): cell 2 of 9 failed\nline 0\n")
    assert failure.endswith("line 39")
    assert len(failure.splitlines()) == 15
    assert [page.page.title for page in pages if not page.problems] == ["00", "00", "02", "02"]
    assert "line 39" in pages[2].page.html()
    failed = [line for line in lines if "FAILED" in line]
    assert len(failed) == 2
    assert all(line.endswith("s: cell 2 of 9 failed") for line in failed)
    assert sum(line.startswith("[6/6] ") for line in lines) == 1


def test_another_error_is_raised_and_what_waits_is_not_begun(notebooks, monkeypatch):
    begun = []

    def run(path, *, lang, **_):
        begun.append(path.stem)
        time.sleep(0.05)
        raise RuntimeError("no kernel")

    monkeypatch.setattr(execution, "run_notebook", run)
    with pytest.raises(RuntimeError, match="no kernel"):
        run_all(notebooks * 20, jobs=1)
    assert len(begun) < 120


def test_what_an_author_should_know_is_reported(notebooks, monkeypatch):
    output = nbformat.v4.new_output("display_data", {"application/x-other": "{}"})
    nbformat.write(notebook_of(("f()", [output])), notebooks[0])
    monkeypatch.setattr(execution, "run_notebook", lambda path, **_: read_notebook(path))
    lines = []
    run_all(notebooks[:1], lines.append, languages=["en"])
    assert any(line.startswith("00.ipynb (en), cell 1: an output is left out") for line in lines)
