"""The study of the five articles, as `make publish` publishes it."""

import json
from functools import partial
from importlib.util import find_spec

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.skipif(find_spec("nbconvert") is None, reason="publishing is an extra")

NOTEBOOKS = ["01_corpus", "02_overlap", "03_reuse", "04_framing", "05_voices", "06_arabic_charts"]


@pytest.mark.parametrize("root", ["", "ar/"])
def test_every_notebook_has_its_page_in_both_languages(site, root):
    for name in [*NOTEBOOKS, "brief", "index", "articles"]:
        page = BeautifulSoup((site / root / f"{name}.html").read_text("utf-8"), "html.parser")
        assert page.html["lang"] == (root.strip("/") or "en"), name
        assert page.html["dir"] == ("rtl" if root else "ltr")
        assert page.h1.get_text(strip=True)


def test_findings_are_told_in_the_language_of_the_page(site):
    for root, word, other in (("", "Finding.", "الخلاصة."), ("ar", "الخلاصة.", "Finding.")):
        text = BeautifulSoup((site / root / "index.html").read_text("utf-8"), "html.parser")
        bold = [strong.get_text() for strong in text.find_all("strong")]
        assert bold.count(word) >= 5
        assert other not in bold


def test_no_page_is_too_heavy(site):
    heavy = {path.name: path.stat().st_size for path in site.rglob("*.html")}
    assert max(heavy.values()) < 2_000_000


def test_the_hits_can_be_downloaded(site):
    hits = json.loads((site / "data" / "hits.json").read_text("utf-8"))
    assert {hit["doc_id"] for hit in hits} == {"000", "001", "002", "003", "004"}


@pytest.mark.parametrize("root", ["", "ar/"])
def test_every_number_of_the_findings_reaches_its_sentences(site, root):
    """From a number of the index to its evidence, and from there to sentences of the articles."""
    pages = {}

    def page(path):
        if path not in pages:
            pages[path] = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        return pages[path]

    folder = site / root
    numbers = page(folder / "index.html").select("ol.cards p a")
    assert len(numbers) > 20
    for number in numbers:
        file, _, name = number["href"].partition("#")
        claim = page(folder / file).find(id=name)
        assert claim is not None, number
        sentences = claim.find_next_sibling("ul").select("li > a")
        assert sentences, number
        for sentence in sentences:
            file, _, name = sentence["href"].partition("#")
            assert page(folder / file).find(id=name) is not None, sentence


@pytest.fixture(scope="module")
def visited(browser):
    """Open a page as a reader does."""
    from browser.looking import visited

    return partial(visited, browser)


@pytest.fixture(scope="module")
def looks(visited, site):
    """What is wrong on each page, by kind: Arabic pages on a phone in the dark, English ones not.

    Every page is opened at the other width too, to see whether it fits.
    """
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        width, theme = (390, "dark") if name.startswith("ar/") else (1200, "light")
        with visited(path, width, theme=theme) as visit:
            found[name] = {
                "overflow": visit.overflowing(),
                "requests": visit.requests,
                "danger": visit.dangerous(),
                "alt": visit.placeholder_alts(),
                "axe": visit.inaccessible(),
            }
            visit.page.set_viewport_size({"width": 1590 - width, "height": 900})
            found[name]["overflow"] += visit.overflowing()
    return found


@pytest.mark.parametrize("kind", ["overflow", "requests", "danger", "alt", "axe"])
def test_no_page_has_a_fault(looks, kind):
    assert len(looks) > 20
    assert not {page: found[kind] for page, found in looks.items() if found[kind]}


def test_a_number_opens_its_evidence(visited, site):
    """Evidence is folded; a link into it unfolds it, without a script."""
    with visited(site / "index.html", 1200) as visit:
        visit.page.locator('a[href*="#evidence-"]').first.click()
        visit.page.locator(":target").wait_for(state="visible", timeout=5000)


def test_the_keyboard_reaches_the_content_first(visited, site):
    with visited(site / "index.html", 1200) as visit:
        visit.page.keyboard.press("Tab")
        visit.page.keyboard.press("Enter")
        focused = visit.page.evaluate("() => document.activeElement.tagName")
        assert focused == "MAIN"


def test_pages_print_on_white(visited, site):
    with visited(site / "index.html", 1200, theme="dark") as visit:
        visit.page.emulate_media(media="print")
        style = "getComputedStyle(document.body)"
        ground = visit.page.evaluate(f"() => {style}.backgroundColor")
        assert ground in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


def test_the_brief_on_paper_names_no_folder(site):
    for pdf in site.rglob("*.pdf"):
        assert b"file://" not in pdf.read_bytes()
