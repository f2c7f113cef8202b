import nbformat
import pytest
from bs4 import BeautifulSoup

from newslab.errors import InputError
from newslab.publish import site
from newslab.publish.exporter import NewslabExporter
from newslab.publish.run import read_notebook
from newslab.publish.site import build_site

from .pages import ATTACKS, faults, notebook_of, output_of


@pytest.fixture
def study(tmp_path, monkeypatch):
    """A folder of three notebooks that need no kernel: running one means to read it."""

    def run(path):
        if path.read_text(encoding="utf-8").count("raise SystemError"):
            raise InputError(str(path), ["cell 1 of 1 failed\nSystemError"])
        return read_notebook(path)

    monkeypatch.setattr(site, "run_notebook", run)
    folder = tmp_path / "notebooks"
    folder.mkdir()
    write(folder / "02_overlap.ipynb", "# Overlap & more", "**Finding** See [it](#Overlap).")
    write(folder / "01_corpus.ipynb", "# Corpus", "[next](02_overlap.ipynb)")
    write(
        folder / "03 عربي.ipynb",
        "# صفحة",
        ("f()", [output_of("text/markdown", "**الخلاصة:** نصفها منقول.")]),
        lang="ar",
    )
    return folder


def write(path, *cells, lang=None):
    nbformat.write(notebook_of(*cells, lang=lang), path)


def soup_of(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def tree(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_site_has_a_page_for_each_notebook_in_order(study, tmp_path):
    lines = []
    pages = build_site(study, tmp_path / "deep/public", progress=lines.append)
    assert [page.path.name for page in pages] == [
        "01_corpus.html",
        "02_overlap.html",
        "03 عربي.html",
    ]
    assert [page.title for page in pages] == ["Corpus", "Overlap & more", "صفحة"]
    assert set(tree(tmp_path / "deep/public")) == {page.path.name for page in pages} | {
        "index.html"
    }
    assert lines[0] == "running 01_corpus.ipynb …"
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["public"]


def test_pages_lead_to_the_index_and_to_their_neighbours(study, tmp_path):
    pages = build_site(study, tmp_path / "public", title="Study")
    first, middle, last = (soup_of(page.path) for page in pages)
    home = middle.header.nav.a
    assert (home["href"], home.get_text()) == ("index.html", "Study")
    turns = [
        {link["rel"][0]: link["href"] for link in soup.find("nav", class_="turn").find_all("a")}
        for soup in (first, middle, last)
    ]
    arabic = "03%20%D8%B9%D8%B1%D8%A8%D9%8A.html"
    assert turns == [
        {"next": "02_overlap.html"},
        {"prev": "01_corpus.html", "next": arabic},
        {"prev": "02_overlap.html"},
    ]
    assert first.find("a", string="next")["href"] == "02_overlap.html"


def test_the_index_has_a_card_with_the_findings_of_each_page(study, tmp_path):
    build_site(study, tmp_path / "public", title="A <study>", about="Of five & more.")
    index = soup_of(tmp_path / "public/index.html")
    assert index.title.get_text() == index.h1.get_text() == "A <study>"
    assert index.find(class_="about").get_text() == "Of five & more."
    corpus, overlap, arabic = index.find("ol", class_="cards").find_all("li")
    assert corpus.p.get_text() == "No finding is stated on this page."
    assert overlap.h2.get_text() == "Overlap & more"
    assert overlap.p.get_text() == "Finding See it."
    assert overlap.p.a["href"] == "02_overlap.html#Overlap"
    assert (arabic["lang"], arabic["dir"]) == ("ar", "rtl")
    assert arabic.p.get_text() == "الخلاصة: نصفها منقول."
    assert all(landmark is not None for landmark in (index.header, index.nav, index.footer))


def test_hostile_titles_findings_and_names_stay_harmless(study, tmp_path):
    for number, attack in enumerate(ATTACKS):
        write(study / f"{number:02}.ipynb", f"# {attack}", f"**Finding** {attack}")
    write(study / "'\"><b onclick=f()>&.ipynb", "# x")
    build_site(study, tmp_path / "public", title=ATTACKS[0], about=ATTACKS[2])
    for page in (tmp_path / "public").iterdir():
        assert faults(page.read_text(encoding="utf-8")) == []


def test_two_builds_are_byte_identical(study, tmp_path):
    build_site(study, tmp_path / "one")
    build_site(study, tmp_path / "two")
    build_site(study, tmp_path / "two")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_page_without_notebook_goes_with_the_next_build(study, tmp_path):
    build_site(study, tmp_path / "public")
    (study / "01_corpus.ipynb").unlink()
    build_site(study, tmp_path / "public")
    assert "01_corpus.html" not in tree(tmp_path / "public")


def test_when_notebooks_fail_all_are_named_and_the_old_site_stays(study, tmp_path):
    build_site(study, tmp_path / "public")
    before = tree(tmp_path / "public")
    write(study / "01_corpus.ipynb", "# Changed")
    write(study / "04_bad.ipynb", ("raise SystemError", []))
    write(study / "05_worse.ipynb", "text", lang="fr")
    with pytest.raises(InputError) as caught:
        build_site(study, tmp_path / "public")
    assert [problem.split(":")[0] for problem in caught.value.problems] == [
        "04_bad.ipynb",
        "05_worse.ipynb",
    ]
    assert "SystemError" in str(caught.value)
    assert tree(tmp_path / "public") == before
    assert {path.name for path in tmp_path.iterdir()} == {"notebooks", "public"}


def test_when_the_swap_fails_the_old_site_is_put_back(study, tmp_path, monkeypatch):
    build_site(study, tmp_path / "public")
    before = tree(tmp_path / "public")
    rename = site.Path.rename

    def fail_for_the_new(self, target):
        if self.name == "new":
            raise OSError("disk is gone")
        return rename(self, target)

    monkeypatch.setattr(site.Path, "rename", fail_for_the_new)
    with pytest.raises(OSError, match="disk is gone"):
        build_site(study, tmp_path / "public")
    assert tree(tmp_path / "public") == before
    assert {path.name for path in tmp_path.iterdir()} == {"notebooks", "public"}


def test_a_folder_with_other_files_is_not_replaced(study, tmp_path):
    exported, _ = NewslabExporter().from_notebook_node(notebook_of("# By hand"))
    for foreign, text in {"CNAME": "a.example", "a.html": "<p>mine", "b.html": exported}.items():
        out = tmp_path / foreign.replace(".", "-")
        out.mkdir()
        (out / foreign).write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=foreign):
            build_site(study, out)
        assert [path.name for path in out.iterdir()] == [foreign]
    with pytest.raises(InputError, match="did not write"):
        build_site(study, study)
    assert len(list(study.iterdir())) == 3


def test_a_file_is_not_replaced(study, tmp_path):
    (tmp_path / "public").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="public"):
        build_site(study, tmp_path / "public")


def test_notebooks_must_be_there(tmp_path):
    with pytest.raises(InputError, match="is no folder"):
        build_site(tmp_path / "none", tmp_path / "public")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/.hidden.ipynb").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="holds no notebook"):
        build_site(tmp_path / "empty", tmp_path / "public")
    assert not (tmp_path / "public").exists()


def test_a_notebook_cannot_take_the_place_of_the_index(study, tmp_path):
    write(study / "Index.ipynb", "# x")
    with pytest.raises(InputError, match="Rename the notebook"):
        build_site(study, tmp_path / "public")


def test_the_site_is_as_readable_as_any_other_folder(study, tmp_path):
    (tmp_path / "usual").mkdir()
    build_site(study, tmp_path / "public")
    assert (tmp_path / "public").stat().st_mode == (tmp_path / "usual").stat().st_mode
