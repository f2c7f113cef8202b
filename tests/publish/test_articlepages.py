import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from newslab.publish.articlepages import article_pages
from newslab.publish.exporter import NewslabExporter
from newslab.publish.tree import Tree, relative
from newslab.study import open_study

from .pages import ATTACKS, faults

DATA = Path(__file__).parents[2] / "data"
TREE = Tree("en", "", "Study", None, ("articles.html",))


@pytest.fixture(scope="module")
def study():
    return open_study(DATA.parent)


def pages_of(study, tree=TREE, **options):
    pages = article_pages(study, tree, NewslabExporter(), **options)
    return {path: BeautifulSoup(html, "html.parser") for path, html in pages}


def test_every_sentence_has_its_anchor_and_its_text(study):
    pages = pages_of(study)
    for row in study.sentences.to_dict("records"):
        page = pages[f"article/{row['doc_id']}.html"]
        assert page.find(id=f"s{row['sent_id']}") is not None
    text = pages["article/004.html"].main.get_text()
    assert "لتبييض جرائم الاحتلال" in text


def test_articles_are_listed_and_lead_to_one_another(study):
    pages = pages_of(study)
    index = pages["articles.html"]
    addresses = [link["href"] for link in index.table.find_all("a")]
    assert addresses == [f"article/00{number}.html" for number in range(5)]
    cells = [cell.get_text() for cell in index.find_all("tr")[3].find_all(["th", "td"])]
    n_hits = str((study.hits["doc_id"] == "002").sum())
    assert cells[:1] + cells[2:] == ["002", "Reuters", "2025-11-07", "326", n_hits]
    assert index.find("a", attrs={"aria-current": "page"})["href"] == "articles.html"
    turns = {a["rel"][0]: a["href"] for a in pages["article/001.html"].select(".turn a")}
    assert turns == {"prev": "000.html", "next": "002.html"}
    assert [a["rel"] for a in pages["article/004.html"].select(".turn a")] == [["prev"]]
    assert pages["article/000.html"].header.a["href"] == "../index.html"


def test_a_long_index_is_paged_and_not_cut(study):
    pages = pages_of(study, page_size=2)
    parts = ["articles.html", "articles-2.html", "articles-3.html"]
    rows = [link["href"] for part in parts for link in pages[part].table.find_all("a")]
    assert rows == [f"article/00{number}.html" for number in range(5)]
    pager = pages["articles-2.html"].find("nav", class_="pager")
    assert [link["href"] for link in pager.find_all("a")] == parts
    assert pager.find("a", attrs={"aria-current": "page"})["href"] == "articles-2.html"
    section = pages["articles-3.html"].header.find("a", href="articles.html")
    assert section["aria-current"] == "page"


def test_without_codebook_and_without_texts(study):
    bare = open_study(articles=DATA / "raw")
    pages = pages_of(bare, texts=False)
    assert len(pages["articles.html"].find_all("th", scope="col")) == 5
    page = pages["article/002.html"]
    own = bare.sentences[bare.sentences["doc_id"] == "002"]
    assert [item["id"] for item in page.main.find_all("li")] == [f"s{n}" for n in own["sent_id"]]
    first = own.iloc[0]
    assert page.find(id="s0").get_text() == f"Sentence 0: {first['start']}–{first['end']}"


def test_arabic_pages_speak_arabic(study):
    pages = pages_of(study, Tree("ar", "ar/", "دراسة", ("en", "")))
    assert pages["articles.html"].h1.get_text() == "المقالات"
    assert pages["article/000.html"].html["dir"] == "rtl"
    assert pages["article/000.html"].find("a", class_="twin")["href"] == "../../article/000.html"


def test_hostile_articles_stay_text(tmp_path):
    rows = [
        {"doc_id": f"{number}{attack}", "outlet": attack, "headline": attack, "text": attack}
        for number, attack in enumerate(ATTACKS)
    ]
    path = tmp_path / "hostile.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for texts in (True, False):
        study = open_study(articles=path)
        for place, html in article_pages(study, TREE, NewslabExporter(), texts=texts):
            own = ("href=article/", "href=../")
            assert [fault for fault in faults(html) if not fault.startswith(own)] == [], place
            assert place.count("/") <= 1


@pytest.mark.parametrize(
    ("page", "target", "address"),
    [
        ("index.html", "a.html", "a.html"),
        ("ar/article/a.html", "ar/index.html", "../index.html"),
        ("a.html", "ar/b c.html", "ar/b%20c.html"),
        ("ar/a.html", "data/x.csv", "../data/x.csv"),
    ],
)
def test_addresses_are_relative_to_the_page(page, target, address):
    assert relative(page, target) == address
