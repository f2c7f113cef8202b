import pandas as pd
import pytest

from newslab.arabic import TermPolicy
from newslab.study import open_study
from newslab.study.kept import _arrays, _digest, _table, made_once
from newslab.study.recipes import Call
from places import ROOT


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLAB_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def _made(n):
    """A table with every kind of cell, and how often it was made."""
    _made.times += 1
    return pd.DataFrame(
        {
            "text": pd.Series(["", "سلام 🕊", "two\nlines", None][:n], dtype="str"),
            "n": range(n),
            "share": [0.1, float("nan"), -0.0, 1e-300][:n],
            "flag": [True, False, True, False][:n],
        }
    )


@pytest.fixture(autouse=True)
def _none_yet():
    _made.times = 0


def test_a_table_that_is_found_is_the_table_that_was_made(folder):
    made = made_once("x", Call(_made, (4,)))
    found = made_once("x", Call(_made, (4,)))
    pd.testing.assert_frame_equal(found, made, check_exact=True, check_index_type="exact")
    assert _made.times == 1
    assert len(list(folder.glob("*.npz"))) == 1


def test_every_table_of_a_study_is_found_as_it_was_made(folder):
    first, second = open_study(ROOT), open_study(ROOT)
    for name in first.tables:
        pd.testing.assert_frame_equal(second.table(name), first.table(name), check_exact=True)
    assert list(folder.glob("*.npz"))


def test_what_was_handed_to_the_verb_names_the_table(folder):
    for n in (1, 2, 1):
        assert len(made_once("x", Call(_made, (n,)))) == n
    assert _made.times == 2


@pytest.mark.parametrize("damage", [lambda text: text[:-9], lambda _: b"PK", lambda _: b""])
def test_a_damaged_or_foreign_file_is_passed_over(folder, damage):
    made = made_once("x", Call(_made, (3,)))
    (file,) = folder.glob("*.npz")
    file.write_bytes(damage(file.read_bytes()))
    pd.testing.assert_frame_equal(made_once("x", Call(_made, (3,))), made)
    assert _made.times == 2


def test_without_a_cache_tables_are_made(monkeypatch):
    monkeypatch.setenv("NEWSLAB_CACHE", "")
    for _ in range(2):
        made_once("x", Call(_made, (3,)))
    assert _made.times == 2


def test_other_cells_than_texts_and_numbers_are_not_kept():
    assert _arrays(pd.DataFrame({"a": [[1], [2]]})) is None
    assert _arrays(pd.DataFrame({"a": [1, 2]}, index=[4, 5])) is None
    table = _made(4)
    head = {"columns": list(table), "types": [str(t) for t in table.dtypes], "rows": 4}
    pd.testing.assert_frame_equal(_table(_arrays(table), head), table)


def test_a_list_that_is_edited_makes_another_name(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text("one", "utf-8")
    before = _digest(TermPolicy(aliases=f"+{path}"))
    path.write_text("two", "utf-8")
    assert _digest(TermPolicy(aliases=f"+{path}")) != before
    cells = [pd.DataFrame({"a": ["x", "yz"]}), pd.DataFrame({"a": ["xy", "z"]})]
    assert _digest(cells[0]) != _digest(cells[1])
    assert _digest(cells[0]) != _digest(cells[0].iloc[::-1])
