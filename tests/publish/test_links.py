import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.publish.links import dead_links, dead_links_of


def page(*addresses, body=""):
    return "".join(f'<a href="{address}">x</a>' for address in addresses).encode() + body.encode()


def problems(files):
    return [str(link) for link in dead_links_of(files)]


def test_files_folders_and_anchors_are_followed():
    files = {
        "index.html": page(
            "a b.html#%D8%B9",
            "ar/index.html",
            "#top",
            "#",
            "#here",
            "data/x.csv",
            body='<p id="here">',
        ),
        "a b.html": '<h2 id="ع">'.encode(),
        "ar/index.html": page("../index.html#here", "./index.html", "../a%20b.html"),
        "data/x.csv": b"",
    }
    assert problems(files) == []


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("b.html", "there is no file 'ar/b.html'"),
        ("../c.html#x", "c.html has no place 'x'"),
        ("#s4", "ar/a.html has no place 's4'"),
        ("../../a.html", "it leaves the site"),
        ("/a.html", "it leaves the site"),
        ("../", "there is no file ''"),
        ("../C.html", "there is no file 'C.html'"),
        ("http://[::1", "it is no address"),
    ],
)
def test_each_kind_of_dead_link_is_named_with_its_page_and_address(address, problem):
    (line,) = problems({"ar/a.html": page(address), "c.html": b"<p id=y>"})
    assert line.startswith(f"ar/a.html: the link {address!r} leads nowhere: {problem}")


def test_other_sites_are_not_followed_and_text_is_no_link():
    files = {"a.html": page("https://x.example/b#c", "mailto:a@x.example", "//x.example/y")}
    files["b.html"] = b"<p>href='gone.html'</p><!-- <a href='gone.html'> --><link href='gone.css'>"
    assert problems(files) == []


def test_an_address_that_stands_twice_is_named_once():
    assert len(problems({"a.html": page("x.html", "x.html")})) == 1


def test_a_folder_is_read_with_its_sub_folders(tmp_path):
    (tmp_path / "ar").mkdir()
    (tmp_path / "index.html").write_bytes(page("ar/a.html", "data.csv"))
    (tmp_path / "ar/a.html").write_bytes(page("../index.html", "b.html"))
    (tmp_path / "data.csv").write_bytes(b"\xff\xfe<a href='gone.html'>")
    (found,) = dead_links(tmp_path)
    assert (found.page, found.address) == ("ar/a.html", "b.html")


@given(st.dictionaries(st.sampled_from(["a.html", "b/c.html", "d.csv"]), st.binary(), min_size=1))
def test_any_bytes_can_be_read(files):
    for link in dead_links_of(files):
        assert link.page in files
