import errno
import json
import os
import sys
from pathlib import Path

import pytest

from newslab.errors import InputError
from newslab.publish import folder as folders
from newslab.publish.folder import (
    MANIFEST,
    SiteFiles,
    check_replaceable,
    finish_swap,
    remove_site,
    swap_in,
)

SITE = {"index.html": b"<p>", "ar/index.html": b"<p>a", "data/a.csv": b"a\n"}
NEW = {"index.html": b"<p>new", "new/b.html": b"<p>b"}
FOREIGN = ["CNAME", "ar/mine.html", ".git/HEAD", "data/new/a.csv", "new/notes.txt"]
LATE = ["CNAME", "index.html", "new/notes.txt"]
WAYS = ["exchange", "journal"]
watched = []


def _watch(event, arguments):
    """Tell a test of each operation on files, just before it."""
    if watched and event.split(".")[0] in {"open", "os", "shutil", "fcntl"}:
        watched[0](event, arguments)


sys.addaudithook(_watch)


@pytest.fixture(params=WAYS)
def way(request, monkeypatch):
    """Folders that change places in one step, as on Linux, and those that cannot."""
    if request.param == "journal":
        monkeypatch.setattr(folders, "_exchange", lambda one, other: False)
    elif sys.platform != "linux":
        pytest.skip("folders change places on Linux only")
    return request.param


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "public"
    swap_in(SITE, folder)
    return folder


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_site_is_written_with_a_manifest_of_its_files(out):
    written = tree(out)
    manifest = json.loads(written.pop(MANIFEST))
    assert written == SITE
    assert set(manifest["files"]) == set(SITE)
    # The SHA-256 of "a\n", by the tool sha256sum.
    assert manifest["files"]["data/a.csv"] == (
        "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"
    )


def test_a_new_site_takes_the_place_of_the_old_one_whole(out, way):
    swap_in(NEW, out)
    assert set(tree(out)) == {*NEW, MANIFEST}
    assert [path.name for path in out.parent.iterdir()] == ["public"]


def test_the_site_is_as_readable_as_any_other_folder(out):
    usual = out.parent / "usual"
    usual.mkdir()
    assert out.stat().st_mode == usual.stat().st_mode
    assert (out / "ar").stat().st_mode == usual.stat().st_mode


def test_what_newslab_wrote_may_be_replaced(out, tmp_path):
    check_replaceable(out)
    check_replaceable(tmp_path / "missing")
    (tmp_path / "empty").mkdir()
    check_replaceable(tmp_path / "empty")
    (out / "ar/.DS_Store").write_bytes(b"x")
    (out / "data/a.csv").unlink()
    check_replaceable(out)


@pytest.mark.parametrize("foreign", FOREIGN)
def test_a_file_of_someone_else_is_not_replaced(out, foreign):
    (out / foreign).parent.mkdir(exist_ok=True)
    (out / foreign).write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=f"did not write: {foreign}"):
        check_replaceable(out)
    remove_site(out)
    assert foreign in tree(out)


def test_a_page_changed_by_hand_is_not_replaced(out):
    (out / "index.html").write_text("<p>mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"changed after newslab wrote it: index\.html"):
        check_replaceable(out)


def test_a_link_is_not_followed(out, tmp_path):
    (tmp_path / "mine").write_bytes(SITE["data/a.csv"])
    (out / "data/a.csv").unlink()
    os.symlink(tmp_path / "mine", out / "data/a.csv")
    with pytest.raises(InputError, match=r"data/a\.csv"):
        check_replaceable(out)


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"files": []}', '{"files": {"a": 1}}'])
def test_a_broken_manifest_vouches_for_nothing(out, manifest):
    (out / MANIFEST).write_text(manifest, encoding="utf-8")
    with pytest.raises(InputError, match="did not write"):
        check_replaceable(out)


def test_many_foreign_files_are_counted(out):
    for number in range(7):
        (out / f"{number}.txt").write_bytes(b"")
    with pytest.raises(InputError, match="and 2 more"):
        check_replaceable(out)


def test_a_file_in_the_place_of_the_folder_is_kept(tmp_path):
    (tmp_path / "public").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="is a file"):
        check_replaceable(tmp_path / "public")


def test_a_site_is_removed_only_if_it_is_one(out):
    remove_site(out)
    assert not out.exists()
    remove_site(out)


@pytest.mark.parametrize("second", ["a.html", "A.html", MANIFEST.upper(), MANIFEST])
def test_two_pages_cannot_share_a_place(second):
    files = SiteFiles()
    files.add("a.html", "x")
    with pytest.raises(InputError, match="two pages"):
        files.add(second, "y")


@pytest.mark.parametrize("links", [False, True])
def test_an_empty_folder_and_a_link_are_someones_too(out, links):
    foreign = out / "ar/mine"
    if links:
        foreign.symlink_to(out / "nowhere")
    else:
        foreign.mkdir()
    with pytest.raises(InputError, match="did not write: ar/mine"):
        swap_in(NEW, out)
    swap_in(NEW, out, keep=True)
    kept = out / "ar/mine"
    assert os.readlink(kept) == str(out / "nowhere") if links else kept.is_dir()
    assert set(tree(out)) == {*NEW, MANIFEST}


def test_what_is_kept_stays_as_it_is_and_is_no_part_of_the_site(out, way):
    for name in FOREIGN:
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text(name, encoding="utf-8")
    (out / "index.html").write_text("<p>mine", encoding="utf-8")
    times = {name: (out / name).stat().st_mtime_ns for name in FOREIGN}
    for _ in range(2):
        swap_in(NEW, out, keep=True)
        written = tree(out)
        assert set(written) == {*NEW, *FOREIGN, MANIFEST}
        assert written["index.html"] == b"<p>mine"
        assert all(written[name].decode() == name for name in FOREIGN)
        assert {name: (out / name).stat().st_mtime_ns for name in FOREIGN} == times
        assert list(json.loads(written[MANIFEST])["files"]) == ["new/b.html"]
    with pytest.raises(InputError, match=r"did not write: index\.html"):
        swap_in(SITE, out)


def test_what_is_kept_may_stand_in_the_way(out):
    (out / "new").write_text("a file where the site has a folder", encoding="utf-8")
    (out / "b.html").mkdir()
    os.mkfifo(out / "pipe")
    with pytest.raises(InputError) as caught:
        swap_in({**NEW, "b.html": b""}, out, keep=True)
    assert [problem.split(": ")[1] for problem in caught.value.problems] == [
        "b.html",
        "new",
        "pipe",
    ]
    assert b"<p>" in tree(out)["index.html"]


def operations(out, files, do=lambda *_: None, **options):
    """Let `do` happen before each operation on files of a swap; how many there were."""
    seen = []

    def count(event, arguments):
        if any(str(out.parent) in os.fsdecode(a) for a in arguments if isinstance(a, str | bytes)):
            seen.append(event)
            watched.clear()
            try:
                do(len(seen), event, arguments)
            finally:
                watched.append(count)

    watched.append(count)
    try:
        swap_in(files, out, **options)
    finally:
        watched.clear()
    return len(seen)


def is_whole(out, files):
    written = tree(out)
    return set(written) == {*files, MANIFEST} and all(
        written[name] == files[name] for name in files
    )


def is_alone(out):
    return [path.name for path in out.parent.iterdir()] == [out.name]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("fresh", [False, True])
def test_a_kill_before_any_operation_leaves_a_whole_site(tmp_path, way, fresh):
    number, n_operations = 0, 1
    while number < n_operations:
        number += 1
        out = tmp_path / str(number) / "public"
        out.parent.mkdir()
        if not fresh:
            swap_in(SITE, out)
        child = os.fork()
        if child == 0:
            operations(out, NEW, lambda n, *_, last=number: os._exit(9) if n == last else None)
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9:
            n_operations = number + 1
        if way == "exchange" and not fresh:
            assert is_whole(out, SITE) or is_whole(out, NEW)
        finish_swap(out)
        assert (fresh and not out.exists()) or is_whole(out, SITE) or is_whole(out, NEW)
        swap_in(NEW, out)
        assert is_whole(out, NEW)
        assert is_alone(out)
    assert number > 20


class Stop(BaseException):
    """As Ctrl-C and SIGTERM reach a program."""


def test_an_interruption_at_any_operation_leaves_a_whole_site_at_once(tmp_path, way):
    number, stopped = 0, True
    while stopped:
        number += 1
        out = tmp_path / str(number) / "public"
        out.parent.mkdir()
        swap_in(SITE, out)

        def stop(n, *_, last=number):
            if n == last:
                raise Stop

        try:
            operations(out, NEW, stop)
            stopped = False
        except Stop:
            assert is_whole(out, SITE) or is_whole(out, NEW)
        finish_swap(out)
        assert is_whole(out, SITE) or is_whole(out, NEW)
        assert is_alone(out)
    assert number > 40


@pytest.mark.parametrize("keep", [False, True])
def test_a_file_that_comes_at_any_moment_is_not_lost(tmp_path, way, keep):
    number, n_operations = 0, 1
    outcomes = set()
    while number < n_operations:
        number += 1
        out = tmp_path / str(number) / "public"
        out.parent.mkdir()
        swap_in(SITE, out)

        def come(n, *_, last=number, out=out):
            for name in LATE if n == last else ():
                (out / name).parent.mkdir(parents=True, exist_ok=True)
                (out / name).write_text(f"my {name}", encoding="utf-8")

        try:
            n_operations = operations(out, NEW, come, keep=keep)
            outcomes.add("new site")
            assert set(tree(out)) >= {*NEW, MANIFEST}
        except InputError as error:
            outcomes.add("refused" if "newslab" in str(error.problems) else "cannot be written")
            n_operations = number + 1
        assert {f"my {name}".encode() for name in LATE} <= set(tree(out).values()), number
        assert is_alone(out)
    assert outcomes >= ({"new site"} if keep else {"new site", "refused"})


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EDQUOT])
def test_a_disk_that_takes_no_more_leaves_the_old_site(tmp_path, way, number):
    out = tmp_path / "public"
    swap_in(SITE, out)

    def fail(last):
        def failing(n, event, arguments):
            # What is read or deleted needs no room.
            writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_CREAT)
            if n == last and (writes or event in {"os.mkdir", "os.rename"}):
                raise OSError(number, os.strerror(number))

        return failing

    told = []
    for last in range(1, 60):
        try:
            operations(out, NEW, fail(last))
            swap_in(SITE, out)
        except InputError as error:
            told.append(str(error))
        assert is_whole(out, SITE)
        assert is_alone(out)
    assert len(told) > 5
    assert all(os.strerror(number) in text and "as it was" in text for text in told)


def test_a_folder_that_cannot_be_written_is_told_before_anything_runs(out, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != out.parent)
    with pytest.raises(InputError, match="cannot be written"):
        check_replaceable(out)


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def test_folders_change_places_in_one_step(tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert folders._exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a/b").exists()
    assert (tmp_path / "b/a").exists()
    with pytest.raises(OSError, match="No such file"):
        folders._exchange(tmp_path / "a", tmp_path / "c")
