import os
import time

import nbformat
import pytest

from newslab.publish import cache
from newslab.publish.cache import NotebookCache, fingerprint, named_paths

from .pages import PIXEL, notebook_of, output_of


@pytest.fixture
def notebook(tmp_path):
    path = tmp_path / "01.ipynb"
    nbformat.write(notebook_of("# A"), path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.txt").write_text("نص", encoding="utf-8")
    return path


def opened(notebook, **options):
    folder = notebook.parent
    return NotebookCache(folder / ".cache", [folder / "data"], **options)


EXECUTED = notebook_of("# A", ("f()", [output_of("image/png", PIXEL, alt="نقطة")]), lang="ar")


def test_what_is_stored_is_found_again_as_it_was(notebook):
    assert opened(notebook).find(notebook, "ar") is None
    opened(notebook).store(notebook, "ar", EXECUTED)
    found = opened(notebook).find(notebook, "ar")
    assert found == EXECUTED
    assert found.cells[1].outputs[0].metadata["image/png"].alt == "نقطة"
    assert opened(notebook).find(notebook, "en") is None


def test_what_a_notebook_names_is_watched_without_being_given(notebook):
    folder = notebook.parent / "nb"
    folder.mkdir()
    (notebook.parent / "words.csv").write_text("a", encoding="utf-8")
    (folder / "helpers.py").write_text("", encoding="utf-8")
    source = "f('../words.csv', \"../data\", '..', '.', '/', 'gone.csv', '" + "x" * 240 + "')"
    nbformat.write(notebook_of("'../nb'", (source, [])), folder / "02.ipynb")
    named = [path.name for path in named_paths(folder / "02.ipynb")]
    assert sorted(named) == ["data", "helpers.py", "words.csv"]
    store = NotebookCache(notebook.parent / ".cache", [])
    store.store(folder / "02.ipynb", "en", EXECUTED)
    assert store.find(folder / "02.ipynb", "en") == EXECUTED
    (notebook.parent / "words.csv").write_text("b", encoding="utf-8")
    assert NotebookCache(notebook.parent / ".cache", []).find(folder / "02.ipynb", "en") is None


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"cells": [1]}', "no json"])
def test_what_is_no_notebook_names_nothing(tmp_path, content):
    (tmp_path / "a.ipynb").write_text(content, encoding="utf-8")
    assert named_paths(tmp_path / "a.ipynb") == []


def test_fresh_finds_nothing_and_stores(notebook):
    opened(notebook, fresh=True).store(notebook, "en", EXECUTED)
    assert opened(notebook, fresh=True).find(notebook, "en") is None
    assert opened(notebook).find(notebook, "en") == EXECUTED


def change_notebook(notebook, _):
    nbformat.write(notebook_of("# B"), notebook)


def change_data(notebook, _):
    (notebook.parent / "data/a.txt").write_text("نصّ", encoding="utf-8")


def rename_data(notebook, _):
    (notebook.parent / "data/a.txt").rename(notebook.parent / "data/b.txt")


def add_data(notebook, _):
    (notebook.parent / "data/deep").mkdir()
    (notebook.parent / "data/deep/b.txt").write_text("", encoding="utf-8")


def lose_data(notebook, _):
    (notebook.parent / "data").rename(notebook.parent / "elsewhere")


def install_another_version(_, monkeypatch):
    cache._software.cache_clear()
    monkeypatch.setattr(cache, "distributions", list)


@pytest.mark.parametrize(
    "change",
    [change_notebook, change_data, rename_data, add_data, lose_data, install_another_version],
)
def test_any_change_of_what_outputs_rest_on_makes_it_run_again(notebook, change, monkeypatch):
    opened(notebook).store(notebook, "en", EXECUTED)
    assert opened(notebook).find(notebook, "en") is not None
    change(notebook, monkeypatch)
    assert opened(notebook).find(notebook, "en") is None
    cache._software.cache_clear()


def test_hidden_files_and_pictures_are_no_input(notebook):
    before = fingerprint(notebook.parent / "data")
    (notebook.parent / "data/.ipynb_checkpoints").mkdir()
    (notebook.parent / "data/.ipynb_checkpoints/x").write_text("x", encoding="utf-8")
    (notebook.parent / "data/chart.PNG").write_bytes(b"x")
    assert fingerprint(notebook.parent / "data") == before


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"abc\n{}", b"{}", None])
def test_a_broken_entry_counts_as_none(notebook, content):
    opened(notebook).store(notebook, "en", EXECUTED)
    (entry,) = (notebook.parent / ".cache").iterdir()
    entry.write_bytes(entry.read_bytes()[:-5] if content is None else content)
    assert opened(notebook).find(notebook, "en") is None


def test_a_folder_that_cannot_be_written_only_costs_time(notebook):
    (notebook.parent / ".cache").write_text("a file", encoding="utf-8")
    opened(notebook).store(notebook, "en", EXECUTED)
    assert opened(notebook).find(notebook, "en") is None


def test_what_was_not_used_for_a_month_is_forgotten(notebook):
    store = opened(notebook)
    for lang in ("en", "ar"):
        store.store(notebook, lang, EXECUTED)
    long_ago = time.time() - 31 * 86_400
    for entry in (notebook.parent / ".cache").iterdir():
        os.utime(entry, (long_ago, long_ago))
    assert store.find(notebook, "ar") is not None
    store.forget_old()
    assert store.find(notebook, "ar") is not None
    assert store.find(notebook, "en") is None


def test_a_page_is_printed_again_only_when_it_or_the_browser_changed(notebook, monkeypatch):
    browser = notebook.parent / "browser"
    browser.write_text("1")
    pages = []

    def print_page(page):
        pages.append(page)
        return None if page == "no" else page.encode()

    monkeypatch.setattr(cache, "find_browser", lambda: str(browser))
    monkeypatch.setattr(cache, "print_pdf", print_page)
    for page in ("a", "a", "b", "no", "no"):
        assert opened(notebook).printed(page) == (None if page == "no" else page.encode())
    browser.write_text("22")
    assert opened(notebook).printed("a") == b"a"
    assert pages == ["a", "b", "no", "no", "a"]
    monkeypatch.setattr(cache, "find_browser", lambda: None)
    assert opened(notebook).printed("a") is None
