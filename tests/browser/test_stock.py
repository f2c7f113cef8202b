"""What newslab shows in a notebook, on a page that nbconvert's own template makes of it."""

import nbformat.v4
import pandas as pd
import pytest
from nbconvert import HTMLExporter

from browser.looking import WIDTHS, visited
from hostile import ATTACKS, MARKUP
from newslab import Claim, Finding, charts, reading, show

ALT = "نسبة ما تتشاركه المقالات: رويترز وسما 40 %، وسائر الأزواج أقل."
NEWS = pd.DataFrame(
    {"outlet": ["سما", "رويترز"], "النص": ["انضمت كازاخستان إلى الاتفاقيات.", "قال الوزير نعم."]}
)
SENTENCES = pd.DataFrame({"doc_id": "a", "sent_id": range(2), "text": NEWS["النص"]})
DIRECTIONS = """selector => [...document.querySelectorAll(selector)].map(
  found => getComputedStyle(found).direction)"""
TEXTS = "selector => [...document.querySelectorAll(selector)].map(found => found.textContent)"
# Of the outputs alone: the template of the page has scripts of its own.
ATTACKED = """() => [...document.querySelectorAll(".jp-OutputArea-output *")].filter(found =>
  ["SCRIPT", "IFRAME", "SVG", "FORM", "BASE", "META", "OBJECT", "EMBED", "INPUT", "MATH"]
    .includes(found.tagName.toUpperCase())
  || [...found.attributes].some(({name, value}) =>
       name.startsWith("on") || /^\\s*(javascript|vbscript|data:text):/i.test(value))
).map(found => found.outerHTML.slice(0, 100))"""


def output_of(shown):
    """What Jupyter stores of an object that is the last of its cell."""
    if hasattr(shown, "_repr_mimebundle_"):
        data, metadata = shown._repr_mimebundle_()
    else:
        data, metadata = {"text/plain": repr(shown)}, {}
        for mime, name in (("text/html", "_repr_html_"), ("text/markdown", "_repr_markdown_")):
            if hasattr(shown, name):
                data[mime] = getattr(shown, name)()
    return nbformat.v4.new_output("execute_result", data, metadata=metadata, execution_count=1)


def exported(folder, *shown):
    cells = [nbformat.v4.new_code_cell("shown", outputs=[output_of(one)]) for one in shown]
    notebook = nbformat.v4.new_notebook(cells=cells)
    page, _ = HTMLExporter(template_name="lab").from_notebook_node(notebook)
    path = folder / "stock.html"
    path.write_text(page, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """Calm outputs: an Arabic table, an English one, a finding and a chart."""
    return exported(
        tmp_path_factory.mktemp("stock"),
        show(NEWS, lang="ar", caption="جدول عربي"),
        show(NEWS, lang="en", caption="An English table"),
        Finding([Claim("finding.corpus.dated", {"n": 2}, SENTENCES)]),
        Finding([Claim("finding.corpus.dated", {"n": 2}, SENTENCES)], default="ar"),
        charts.Chart(2, 1, alt_text=ALT),
    )


def _claim(name, behind):
    values = {"referent": name, "n": 2, "n_names": 1, "names": [name]}
    return Claim("finding.names.few", values, behind)


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory):
    names = [attack for attack in MARKUP if attack.strip()]
    table = pd.DataFrame({"<b onclick=alert(1)>": ATTACKS}, index=pd.Index(ATTACKS, name=names[0]))
    article = pd.Series({"doc_id": names[3], "outlet": names[4], "text": "\n".join(ATTACKS)})
    behind = pd.DataFrame({"doc_id": names, "sent_id": 0, "text": names})
    return exported(
        tmp_path_factory.mktemp("hostile_stock"),
        show(table, caption=names[0]),
        show(table, lang="ar"),
        reading.annotated(article),
        reading.evidence(
            behind, pd.DataFrame({"doc_id": names, "outlet": names, "text": names}), lang="ar"
        ),
        Finding([_claim(name, behind) for name in names]),
        charts.Chart(2, 1, alt_text=" ".join(names), title=names[0]),
    )


def test_tables_run_in_the_direction_of_their_reader(browser, page):
    with visited(browser, page, 1200) as visit:
        assert visit.page.evaluate(DIRECTIONS, ".nl-shown table") == ["rtl", "ltr"]
        # Whatever the table, a text reads in its own direction.
        cells = visit.page.evaluate(DIRECTIONS, ".nl-shown tbody :is(th, td)")
        assert cells == ["rtl"] * 8
        arabic, english = (
            [cell.bounding_box()["x"] for cell in table.locator("thead th").all()]
            for table in visit.page.locator(".nl-shown table").all()
        )
        assert arabic == sorted(arabic, reverse=True)
        assert english == sorted(english)


def test_a_finding_and_its_sentences_read_from_their_side(browser, page):
    with visited(browser, page, 1200) as visit:
        for part in ("div[lang] > p", "div[lang] > details > summary"):
            assert visit.page.evaluate(DIRECTIONS, part) == ["ltr", "rtl"]
        items = visit.page.evaluate(DIRECTIONS, "div[lang] > details li")
        assert items == ["rtl"] * 4
        link = visit.page.locator('a[href^="#evidence-"]').first
        assert visit.page.locator(link.get_attribute("href")).count() == 1


def test_a_chart_has_its_alt_text(browser, page):
    with visited(browser, page, 1200) as visit:
        assert visit.page.evaluate("() => [...document.images].map(image => image.alt)") == [ALT]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_attack_succeeds(browser, hostile_page, width):
    with visited(browser, hostile_page, width) as visit:
        assert visit.page.evaluate(ATTACKED) == []
        assert visit.dialogs == []
        assert visit.page.title() == "Notebook"
        assert [url for url in visit.requests if "evil" in url or url.startswith("file:")] == []
        assert visit.overflowing() == []


def test_attacks_are_shown_as_text(browser, hostile_page):
    with visited(browser, hostile_page, 1200) as visit:
        cells = visit.page.evaluate(TEXTS, ".nl-shown tbody td")
        for attack in MARKUP:
            assert cells.count(attack) == 2
        lines = "\n".join(visit.page.evaluate(TEXTS, ".nl-view .nl-line"))
        assert "<script>alert(1)</script>" in lines
