import os
import pickle
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from newslab import cache
from newslab.cache import cache_folder, cache_key, load_arrays, save_arrays

KEY = cache_key("a test")
posix = pytest.mark.skipif(os.name != "posix", reason="owners and modes are POSIX")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    chosen = tmp_path / "own" / "cache"
    monkeypatch.setenv("NEWSLAB_CACHE", str(chosen))
    return chosen


def _arrays():
    return {"start": np.arange(5), "share": np.array([0.5, np.nan]), "none": np.empty((0, 3))}


def test_what_is_kept_comes_back_as_it_was(folder):
    save_arrays(KEY, _arrays(), {"forms": ["قال", "\ud800", '"\n'], "n": 3})
    kept = load_arrays(KEY)
    assert kept.head == {"forms": ["قال", "\ud800", '"\n'], "n": 3}
    assert kept.arrays.keys() == _arrays().keys()
    for name, array in _arrays().items():
        assert kept.arrays[name].dtype == array.dtype
        np.testing.assert_array_equal(kept.arrays[name], array)
    assert [path.name for path in folder.iterdir()] == [f"{KEY}.npz"]


def test_nothing_is_found_under_another_key():
    save_arrays(KEY, _arrays(), {})
    assert load_arrays(cache_key("another")) is None


@posix
def test_only_the_user_reads_and_writes_the_folder(folder):
    save_arrays(KEY, _arrays(), {})
    assert folder.stat().st_mode & 0o777 == 0o700


@posix
def test_a_folder_in_which_others_can_write_is_not_trusted(folder):
    save_arrays(KEY, _arrays(), {})
    folder.chmod(0o777)
    assert load_arrays(KEY) is None
    save_arrays(cache_key("more"), _arrays(), {})
    assert len(list(folder.iterdir())) == 1


def test_a_file_that_was_written_for_another_key_is_passed_over(folder):
    save_arrays(KEY, _arrays(), {})
    other = cache_key("another")
    (folder / f"{KEY}.npz").rename(folder / f"{other}.npz")
    assert load_arrays(other) is None


def test_a_file_written_by_something_else_is_passed_over(folder):
    save_arrays(KEY, _arrays(), {"n": 1})
    path = folder / f"{KEY}.npz"
    with np.load(path) as file:
        held = {name: file[name] for name in file.files}
    np.savez(path, **(held | {"start": np.arange(5) + 1}))
    assert load_arrays(KEY) is None


def test_damaged_files_are_passed_over_and_made_anew(folder):
    save_arrays(KEY, _arrays(), {"n": 1})
    path = folder / f"{KEY}.npz"
    whole = path.read_bytes()
    broken = [b"", b"PK\x03\x04", whole[:-40], whole[: len(whole) // 2], b"\x00" * 200]
    broken += [whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :] for at in range(0, 600, 7)]
    for content in broken:
        path.write_bytes(content)
        kept = load_arrays(KEY)
        assert kept is None or kept.head == {"n": 1}
    save_arrays(KEY, _arrays(), {"n": 2})
    assert load_arrays(KEY).head == {"n": 2}


class _Bomb:
    def __reduce__(self):
        return os.mkdir, (f"{Path.cwd()}/run by a cache file",)


def test_a_pickle_in_a_file_is_never_run(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    save_arrays(KEY, _arrays(), {})
    path = folder / f"{KEY}.npz"
    np.savez(path, start=np.array([_Bomb()], dtype=object))
    body = path.read_bytes()[:-2]
    # As one would write it who knows how a file is signed.
    path.write_bytes(body + b"\x40\x00" + cache._digest(KEY, body))
    assert load_arrays(KEY) is None
    path.write_bytes(pickle.dumps(_Bomb()))
    assert load_arrays(KEY) is None
    assert not list(tmp_path.glob("run by*"))


def test_objects_and_strange_keys_are_refused():
    with pytest.raises(ValueError, match="start"):
        save_arrays(KEY, {"start": np.array([{}], dtype=object)}, {})
    for key in ("../../x", "", KEY.upper(), KEY + "/"):
        with pytest.raises(ValueError, match="cache_key"):
            load_arrays(key)


def test_an_empty_variable_switches_it_off(monkeypatch, tmp_path):
    monkeypatch.setenv("NEWSLAB_CACHE", "")
    monkeypatch.chdir(tmp_path)
    save_arrays(KEY, _arrays(), {})
    assert cache_folder() is None
    assert load_arrays(KEY) is None
    assert not list(tmp_path.rglob("*.npz"))


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NEWSLAB_CACHE", str(tmp_path / "file" / "cache"))
    save_arrays(KEY, _arrays(), {})
    assert load_arrays(KEY) is None


@pytest.mark.parametrize(
    ("platform", "set_to", "ending"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x/y"}, "/x/y/newslab"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, ".cache/newslab"),
        ("linux", {}, ".cache/newslab"),
        ("darwin", {"XDG_CACHE_HOME": "/x/y"}, "Library/Caches/newslab"),
        ("win32", {"LOCALAPPDATA": "/x/Local"}, "/x/Local/newslab/Cache"),
        ("win32", {}, "AppData/Local/newslab/Cache"),
    ],
)
def test_the_folder_is_the_one_of_the_platform(monkeypatch, platform, set_to, ending):
    for name in ("NEWSLAB_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in set_to.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert cache_folder().as_posix().endswith(ending)


def test_a_key_changes_with_parts_their_borders_and_the_software(monkeypatch):
    keys = [
        cache_key("a", "b"),
        cache_key("ab"),
        cache_key("b", "a"),
        cache_key(["a", "b"]),
        cache_key("\ud800"),
        cache_key(b"a", "bc"),
    ]
    monkeypatch.setattr(cache, "_software", lambda: "another version")
    keys.append(cache_key("a", "b"))
    assert len(set(keys)) == len(keys)


def test_what_is_old_is_forgotten(folder):
    save_arrays(KEY, _arrays(), {})
    left_over = folder / "x.tmp"
    left_over.touch()
    long_ago = time.time() - 40 * 86_400
    for path in folder.iterdir():
        os.utime(path, (long_ago, long_ago))
    save_arrays(cache_key("new"), _arrays(), {})
    assert [path.name for path in folder.iterdir()] == [f"{cache_key('new')}.npz"]
