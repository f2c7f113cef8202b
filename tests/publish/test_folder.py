import json
import os

import pytest

from newslab.errors import InputError
from newslab.publish.folder import (
    MANIFEST,
    SiteFiles,
    check_replaceable,
    remove_site,
    swap_in,
)

SITE = {"index.html": b"<p>", "ar/index.html": b"<p>a", "data/a.csv": b"a\n"}


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


def test_a_new_site_takes_the_place_of_the_old_one_whole(out):
    swap_in({"index.html": b"<p>new"}, out)
    assert set(tree(out)) == {"index.html", MANIFEST}
    assert [path.name for path in out.parent.iterdir()] == ["public"]


def test_the_site_is_as_readable_as_any_other_folder(out):
    usual = out.parent / "usual"
    usual.mkdir()
    assert out.stat().st_mode == usual.stat().st_mode
    assert (out / "ar").stat().st_mode == usual.stat().st_mode


def test_when_the_swap_fails_the_old_site_is_put_back(out, monkeypatch):
    before = tree(out)
    rename = type(out).rename

    def fail_for_the_new(self, target):
        if self.name == "new":
            raise OSError("disk is gone")
        return rename(self, target)

    monkeypatch.setattr(type(out), "rename", fail_for_the_new)
    with pytest.raises(OSError, match="disk is gone"):
        swap_in({"index.html": b""}, out)
    assert tree(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["public"]


def test_what_newslab_wrote_may_be_replaced(out, tmp_path):
    check_replaceable(out)
    check_replaceable(tmp_path / "missing")
    (tmp_path / "empty").mkdir()
    check_replaceable(tmp_path / "empty")
    (out / "ar/.DS_Store").write_bytes(b"x")
    (out / "data/a.csv").unlink()
    check_replaceable(out)


@pytest.mark.parametrize("foreign", ["CNAME", "ar/mine.html", ".git/HEAD", "data/new/a.csv"])
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
