import base64
import json

import nbformat
import pytest
from bs4 import BeautifulSoup

from newslab.errors import InputError
from newslab.publish import execution
from newslab.publish.exporter import NewslabExporter
from newslab.publish.folder import MANIFEST
from newslab.publish.links import dead_links
from newslab.publish.run import read_notebook
from newslab.publish.site import build_site
from newslab.study import open_study

from .pages import ATTACKS, PIXEL, faults, notebook_of, output_of

RUNS = []
FINDING = 'See [it](#here).\n\n<details><summary>e</summary><p id="here">Here.</p></details>'


@pytest.fixture
def study(tmp_path, monkeypatch):
    """A folder of three notebooks that need no kernel: running one means to read it."""

    def run(path, *, lang, **_):
        RUNS.append((path.name, lang))
        if path.read_text(encoding="utf-8").count("raise SystemError"):
            raise InputError(str(path), ["cell 1 of 1 failed\nSystemError"])
        return read_notebook(path)

    RUNS.clear()
    monkeypatch.setattr(execution, "run_notebook", run)
    folder = tmp_path / "notebooks"
    folder.mkdir()
    write(folder / "02_overlap.ipynb", "# Overlap & more", FINDING, findings=[1])
    write(folder / "01_corpus.ipynb", "# Corpus", "[next](02_overlap.ipynb)")
    write(
        folder / "03 عربي.ipynb",
        "# صفحة",
        ("f()", [output_of("text/markdown", "نصفها منقول.", finding=True)]),
    )
    return folder


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "corpus.jsonl"
    rows = [
        {"doc_id": "000", "outlet": "A", "text": "قال ترامب إن الاتفاق قريب.\nوصل الوفد."},
        {"doc_id": "index", "outlet": "<b>B</b>", "text": f"{ATTACKS[0]} وصل الوفد."},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def write(path, *cells, lang=None, findings=()):
    notebook = notebook_of(*cells, lang=lang)
    for number in findings:
        notebook.cells[number].metadata["newslab"] = {"finding": True}
    nbformat.write(notebook, path)


def soup_of(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def assets(out):
    return {path.relative_to(out).as_posix() for path in (out / "assets").iterdir()}


def test_a_site_has_a_page_for_each_notebook_and_language_in_order(study, tmp_path):
    lines = []
    out = tmp_path / "deep/public"
    pages = build_site(study, out, progress=lines.append)
    names = ["01_corpus.html", "02_overlap.html", "03 عربي.html"]
    assert [page.path.relative_to(out).as_posix() for page in pages] == [
        *names,
        *(f"ar/{name}" for name in names),
    ]
    assert [page.lang for page in pages] == ["en"] * 3 + ["ar"] * 3
    assert [page.title for page in pages][:3] == ["Corpus", "Overlap & more", "صفحة"]
    assert set(tree(out)) - assets(out) == {
        MANIFEST,
        *(root + name for root in ("", "ar/") for name in [*names, "index.html"]),
    }
    assert "running 01_corpus.ipynb (ar) …" in lines
    assert {path.name for path in out.parent.iterdir()} == {"public", ".newslab-cache"}


def test_pages_lead_home_to_their_twins_and_to_their_neighbours(study, tmp_path, corpus):
    out = tmp_path / "public"
    titled = open_study(articles=corpus, title={"en": "Study", "ar": "دراسة"})
    build_site(study, out, study=titled)
    middle, arabic = (soup_of(out / name) for name in ("02_overlap.html", "ar/02_overlap.html"))
    links = [(link["href"], link.get_text()) for link in middle.header.nav.find_all("a")]
    assert [links[0], links[-1]] == [("index.html", "Study"), ("ar/02_overlap.html", "العربية")]
    links = [(link["href"], link.get_text()) for link in arabic.header.nav.find_all("a")]
    assert [links[0], links[-1]] == [("index.html", "دراسة"), ("../02_overlap.html", "English")]
    assert (arabic.html["lang"], arabic.html["dir"]) == ("ar", "rtl")
    turns = {a["rel"][0]: a["href"] for a in middle.find("nav", class_="turn").find_all("a")}
    assert turns == {"prev": "01_corpus.html", "next": "03%20%D8%B9%D8%B1%D8%A8%D9%8A.html"}
    assert soup_of(out / "01_corpus.html").find("a", string="next")["href"] == "02_overlap.html"
    assert dead_links(out) == []


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_site_in_one_language_is_at_the_root_and_has_no_twins(study, tmp_path, lang):
    pages = build_site(study, tmp_path / "public", lang=lang)
    assert {page.lang for page in pages} == {lang} == {asked for _, asked in RUNS}
    assert not (tmp_path / "public/ar").exists()
    page = soup_of(tmp_path / "public/01_corpus.html")
    assert page.html["lang"] == lang
    assert page.find("a", class_="twin") is None


def test_arabic_is_at_the_root_where_all_notebooks_say_so(study, tmp_path):
    for path in study.iterdir():
        write(path, "# صفحة", lang="ar")
    assert build_site(study, tmp_path / "public")[0].lang == "ar"
    assert soup_of(tmp_path / "public/index.html").html["lang"] == "ar"
    assert soup_of(tmp_path / "public/en/index.html").html["lang"] == "en"


def test_the_index_has_a_card_with_the_findings_of_each_page(study, tmp_path, corpus):
    told = open_study(articles=corpus, title="A <study>", about="Of five & more.")
    build_site(study, tmp_path / "public", study=told)
    index = soup_of(tmp_path / "public/index.html")
    assert index.title.get_text() == index.h1.get_text() == "A <study>"
    assert index.find(class_="about").get_text() == "Of five & more."
    corpus, overlap, _ = index.find("ol", class_="cards").find_all("li")
    assert corpus.p is None
    assert overlap.h2.get_text() == "Overlap & more"
    assert overlap.p.get_text() == "See it."
    assert overlap.p.a["href"] == "02_overlap.html#here"
    _, _, arabic = soup_of(tmp_path / "public/ar/index.html").find("ol").find_all("li")
    assert arabic.p.get_text() == "نصفها منقول."


def test_hostile_titles_findings_and_names_stay_harmless(study, tmp_path, corpus):
    for number, attack in enumerate(ATTACKS):
        write(study / f"{number:02}.ipynb", f"# {attack}", attack, findings=[1])
    write(study / "'\"><b onclick=f()>&.ipynb", "# x")
    try:
        hostile = open_study(articles=corpus, title=ATTACKS[0])
        build_site(study, tmp_path / "public", study=hostile, lang="en")
    except InputError as error:  # some attacks are links that lead nowhere
        assert all("leads nowhere" in problem for problem in error.problems)  # noqa: PT017
    own_folders = ("href=../", "href=article/", "href=data/")
    for page in tmp_path.glob("public*/**/*.html"):
        found = faults(page.read_text(encoding="utf-8"))
        assert [fault for fault in found if not fault.startswith(own_folders)] == [], page


def test_articles_and_data_come_in_both_languages_from_one_folder_of_data(study, tmp_path, corpus):
    out = tmp_path / "public"
    write(study / "04.ipynb", "[csv](data/names.csv), [s](article/000.html#s1), none")
    build_site(study, out, study=open_study(articles=corpus), page_size=1)
    written = set(tree(out))
    for root in ("", "ar/"):
        assert {f"{root}articles.html", f"{root}articles-2.html"} <= written
        assert f"{root}article/000.html" in written
    assert {name for name in written if name.startswith("ar/data/")} == {"ar/data/README.html"}
    assert "data/references.bib" in written
    assert soup_of(out / "04.html").find("a", string="csv")["href"] == "data/names.csv"
    arabic = soup_of(out / "ar/04.html")
    assert arabic.find("a", string="csv")["href"] == "../data/names.csv"
    assert arabic.find("a", string="s")["href"] == "article/000.html#s1"
    assert dead_links(out) == []


def test_a_site_without_texts_has_every_anchor_and_no_word_of_the_articles(study, tmp_path, corpus):
    out = tmp_path / "public"
    write(study / "04.ipynb", "[s](article/000.html#s1)")
    build_site(study, out, study=open_study(articles=corpus), texts=False)
    words = ["الاتفاق قريب", "وصل الوفد"]
    assert [
        name for name, content in tree(out).items() for word in words if word.encode() in content
    ] == []


def test_two_builds_are_byte_identical(study, tmp_path, corpus):
    build_site(study, tmp_path / "one", study=open_study(articles=corpus))
    build_site(study, tmp_path / "two", study=open_study(articles=corpus), jobs=1, fresh=True)
    build_site(study, tmp_path / "two", study=open_study(articles=corpus))
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_only_what_changed_is_run_again(study, tmp_path, corpus):
    build_site(study, tmp_path / "public", study=open_study(articles=corpus))
    assert len(RUNS) == 6
    RUNS.clear()
    lines = []
    build_site(study, tmp_path / "public", study=open_study(articles=corpus), progress=lines.append)
    assert RUNS == []
    assert sum("unchanged" in line for line in lines) == 6
    write(study / "01_corpus.ipynb", "# Changed")
    build_site(study, tmp_path / "public", study=open_study(articles=corpus))
    assert sorted(RUNS) == [("01_corpus.ipynb", "ar"), ("01_corpus.ipynb", "en")]
    corpus.write_bytes(corpus.read_bytes() + b"\n")
    RUNS.clear()
    build_site(study, tmp_path / "public", study=open_study(articles=corpus))
    assert len(RUNS) == 6
    build_site(study, tmp_path / "public", study=open_study(articles=corpus), fresh=True)
    assert len(RUNS) == 12


def test_a_page_without_notebook_goes_with_the_next_build(study, tmp_path):
    build_site(study, tmp_path / "public")
    (study / "03 عربي.ipynb").unlink()
    build_site(study, tmp_path / "public")
    assert "03 عربي.html" not in tree(tmp_path / "public")


def test_when_notebooks_fail_all_are_named_and_the_old_site_stays(study, tmp_path):
    out = tmp_path / "public"
    build_site(study, out)
    before = tree(out)
    write(study / "01_corpus.ipynb", "# Changed")
    write(study / "04_bad.ipynb", ("raise SystemError", []))
    (study / "05_worse.ipynb").write_text("no notebook", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        build_site(study, out)
    assert [problem.split(":")[0] for problem in caught.value.problems] == [
        "04_bad.ipynb (en, ar)",
        "05_worse.ipynb (en, ar)",
    ]
    assert "cell 1 of 1 failed\nSystemError" in str(caught.value)
    assert tree(out) == before
    incomplete = tmp_path / "public.incomplete"
    assert str(incomplete) in str(caught.value)
    assert "Changed" in (incomplete / "01_corpus.html").read_text(encoding="utf-8")
    assert "SystemError" in soup_of(incomplete / "ar/04_bad.html").main.get_text()
    RUNS.clear()
    for name in ("04_bad", "05_worse"):
        write(study / f"{name}.ipynb", "# Mended")
    build_site(study, out)
    assert {name for name, _ in RUNS} == {"04_bad.ipynb", "05_worse.ipynb"}
    assert not incomplete.exists()


def test_a_dead_link_fails_the_build_with_its_page_and_address(study, tmp_path):
    build_site(study, tmp_path / "public")
    before = tree(tmp_path / "public")
    write(study / "02_overlap.ipynb", "# Overlap", "[no](#gone)", "[it](01_corpus.ipynb)")
    with pytest.raises(InputError, match=r"02_overlap\.html: the link '#gone' leads nowhere"):
        build_site(study, tmp_path / "public")
    assert tree(tmp_path / "public") == before


def test_a_folder_with_other_files_is_not_replaced(study, tmp_path):
    exported, _ = NewslabExporter().from_notebook_node(notebook_of("# By hand"))
    for foreign, text in {"CNAME": "a.example", "b.html": exported}.items():
        out = tmp_path / foreign.replace(".", "-")
        out.mkdir()
        (out / foreign).write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=foreign):
            build_site(study, out)
        assert [path.name for path in out.iterdir()] == [foreign]
    with pytest.raises(InputError, match="did not write"):
        build_site(study, study)
    (tmp_path / "x.incomplete").mkdir()
    (tmp_path / "x.incomplete/mine").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="mine"):
        build_site(study, tmp_path / "x")
    assert RUNS == []


def test_notebooks_must_be_there(tmp_path):
    with pytest.raises(InputError, match="is no folder"):
        build_site(tmp_path / "none", tmp_path / "public")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/.hidden.ipynb").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="holds no notebook"):
        build_site(tmp_path / "empty", tmp_path / "public")
    assert not (tmp_path / "public").exists()


def test_another_language_is_told_before_anything_runs(study, tmp_path):
    with pytest.raises(InputError, match="no language of a site"):
        build_site(study, tmp_path / "public", lang="fr")
    assert RUNS == []


@pytest.mark.parametrize("name", ["Index", "articles", "ARTICLES"])
def test_a_notebook_cannot_take_the_place_of_a_page_of_the_site(study, tmp_path, name):
    write(study / f"{name}.ipynb", "# x")
    with pytest.raises(InputError, match="Rename the notebook"):
        build_site(study, tmp_path / "public")


def test_notebooks_whose_pages_would_be_one_file_are_refused(study, tmp_path, corpus):
    write(study / "articles-2.ipynb", "# x")
    with pytest.raises(InputError, match=r"articles-2\.html: the site needs this name"):
        build_site(study, tmp_path / "public", study=open_study(articles=corpus), page_size=1)


def test_pictures_fonts_and_styles_are_files_that_all_pages_share(study, tmp_path, corpus):
    out = tmp_path / "public"
    picture = output_of("image/png", PIXEL, alt="a")
    drawing = output_of("image/svg+xml", "<svg><script>alert(1)</script></svg>", alt="a")
    for name in ("04", "05"):
        write(study / f"{name}.ipynb", ("f()", [picture, drawing]))
    build_site(study, out, study=open_study(articles=corpus))
    kinds = sorted(path.suffix for path in (out / "assets").iterdir())
    assert kinds == [".css", ".png", ".woff2", ".woff2"]
    for path in out.rglob("*.html"):
        page = soup_of(path)
        styles = page.find("link", rel="stylesheet")["href"]
        assert (path.parent / styles).resolve().parent == out / "assets"
        assert page.style is None
        policy = page.find("meta", attrs={"http-equiv": True})["content"]
        assert "unsafe-inline" not in policy
    # A drawing that is a file of its own would run its script.
    first, second = soup_of(out / "ar/05.html").find_all("img")
    assert (out / "ar" / first["src"]).read_bytes() == base64.b64decode(PIXEL)
    assert second["src"].startswith("data:image/svg+xml;")


def test_pages_of_single_files_need_no_other(study, tmp_path, corpus):
    out = tmp_path / "public"
    write(study / "04.ipynb", ("f()", [output_of("image/png", PIXEL, alt="a")]))
    build_site(study, out, study=open_study(articles=corpus), single_file=True)
    assert not (out / "assets").exists()
    for path in out.rglob("*.html"):
        page = soup_of(path)
        assert page.find("link", rel="stylesheet") is None
        assert page.style.string.count("data:font/woff2") == 2
    assert soup_of(out / "04.html").img["src"] == f"data:image/png;base64,{PIXEL}"


def test_what_stands_beside_the_site_is_kept_if_asked_for(study, tmp_path):
    out = tmp_path / "public"
    build_site(study, out)
    (out / "CNAME").write_text("a.example", encoding="utf-8")
    (out / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="CNAME"):
        build_site(study, out)
    build_site(study, out, keep=True)
    assert (out / "CNAME").read_text(encoding="utf-8") == "a.example"
    assert (out / "index.html").read_text(encoding="utf-8") == "mine"


def test_a_file_that_comes_while_notebooks_run_is_not_lost(study, tmp_path):
    out = tmp_path / "public"
    build_site(study, out)
    before = tree(out)

    def come(line):
        (out / "notes.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(InputError, match=r"notes\.txt"):
        build_site(study, out, progress=come)
    assert tree(out) == before | {"notes.txt": b"mine"}


def test_evidence_on_another_page_is_reached_from_a_brief(study, tmp_path):
    write(study / "04.ipynb", '<p id="evidence-1">Here.</p>')
    write(study / "05.ipynb", "[2](#evidence-1) [3](#evidence-2)", '<p id="evidence-2">x</p>')
    build_site(study, tmp_path / "public")
    links = [link["href"] for link in soup_of(tmp_path / "public/ar/05.html").main.p.find_all("a")]
    assert links == ["04.html#evidence-1", "#evidence-2"]
