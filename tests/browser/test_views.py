"""The views of newslab.reading in a browser: as bare pages and inside nbconvert's own pages."""

import nbformat.v4
import pandas as pd
import pytest
from nbconvert import HTMLExporter

from browser.looking import WIDTHS, visited
from hostile import ATTACKS
from newslab import (
    code_frames,
    find_attributions,
    load_codebook,
    read_corpus,
    reading,
    shared_passages,
    split_sentences,
)

HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Views</title>'
OPEN_ALL = "document.querySelectorAll('details').forEach(found => found.open = true)"
TURNED = """() => [...document.querySelectorAll(".nl-line, .nl-view td[dir]")].filter(
  found => found.dir !== "auto" && getComputedStyle(found).direction !== found.dir).length"""


@pytest.fixture(scope="module")
def views():
    articles = read_corpus("data/raw").iloc[[0, 2]]
    sentences = split_sentences(articles)
    attributions = find_attributions(sentences)
    hits = code_frames(sentences, load_codebook(), attributions=attributions)
    counts = hits.groupby(["doc_id", "frame"], as_index=False).agg(n_hits=("start", "size"))
    behind = hits[["doc_id", "sent_id", "frame"]].merge(sentences, on=["doc_id", "sent_id"])
    attack = " ".join(ATTACKS)
    hostile = pd.DataFrame({"doc_id": ["x", "y"], "outlet": attack, "text": attack})
    return {
        "pair": reading.side_by_side(articles, shared_passages(articles), "000", "002"),
        "article": reading.article_page(articles.iloc[1], hits=hits, attributions=attributions),
        "concordance": reading.concordance(articles, "اتفاقيات إبراهيم", lang="ar"),
        "carried": reading.carried("002", articles),
        "counts": reading.evidence(
            counts, articles, sentences=behind.drop_duplicates(), by=["doc_id", "frame"]
        ),
        "hits": reading.evidence(hits.head(12), articles, lang="ar"),
        "hostile": reading.annotated(hostile.iloc[0]),
        "hostile_pair": reading.side_by_side(hostile, shared_passages(articles).iloc[:0], "x", "y"),
    }


@pytest.fixture(scope="module")
def bare(views, tmp_path_factory):
    folder = tmp_path_factory.mktemp("views")
    paths = []
    for name, view in views.items():
        path = folder / f"{name}.html"
        path.write_text(HEAD + view._repr_html_(), encoding="utf-8")
        paths.append(path)
    return paths


@pytest.fixture(scope="module")
def stock(views, tmp_path_factory):
    cells = []
    for view in views.values():
        cell = nbformat.v4.new_code_cell("view")
        data = {"text/html": view._repr_html_(), "text/plain": repr(view)}
        cell.outputs = [nbformat.v4.new_output("display_data", data=data)]
        cells.append(cell)
    page, _ = HTMLExporter(template_name="lab").from_notebook_node(
        nbformat.v4.new_notebook(cells=cells)
    )
    path = tmp_path_factory.mktemp("stock") / "stock.html"
    path.write_text(page, encoding="utf-8")
    return path


@pytest.mark.parametrize(("width", "theme"), [(WIDTHS[0], "dark"), (WIDTHS[1], "light")])
def test_bare_views_are_accessible_and_stay_in_the_page(browser, bare, width, theme):
    found = {}
    for path in bare:
        with visited(browser, path, width, theme=theme) as visit:
            visit.page.evaluate(OPEN_ALL)
            problems = [*visit.overflowing(), *visit.dangerous(), *visit.dialogs, *visit.requests]
            if "hostile" not in path.stem:
                problems += visit.inaccessible()
            if visit.page.title() != "Views":
                problems.append("the title is another")
        if problems:
            found[path.stem] = problems[:6]
    assert not found


def test_what_is_printed_is_not_cut_off_at_the_edge(browser, bare):
    for path in bare:
        with visited(browser, path, 690) as visit:
            visit.page.emulate_media(media="print")
            assert visit.page.evaluate("document.documentElement.scrollWidth") == 690, path.stem


@pytest.mark.parametrize("width", WIDTHS)
def test_views_read_right_in_a_stock_page(browser, stock, width):
    with visited(browser, stock, width) as visit:
        visit.page.evaluate(OPEN_ALL)
        assert not visit.overflowing()
        assert not visit.dialogs
        assert visit.page.evaluate(TURNED) == 0


def test_a_number_opens_the_sentences_behind_it(browser, bare):
    path = next(path for path in bare if path.stem == "counts")
    with visited(browser, path, 1200) as visit:
        link = visit.page.locator(".nl-figure a").nth(3)
        listed = visit.page.locator(link.get_attribute("href"))
        assert not listed.is_visible()
        link.focus()
        visit.page.keyboard.press("Enter")
        assert listed.is_visible()
