import pandas as pd
import pytest
from bs4 import BeautifulSoup

from newslab.publish.exporter import NewslabExporter
from newslab.publish.page import Block, Page, read_page
from newslab.publish.paging import part_file, split_page
from newslab.reading.shown import show

from .pages import faults, notebook_of, output_of


def page_of(*blocks, findings=()):
    return Page("Title", "en", True, list(blocks), list(findings))


def prose(text, weight=100):
    return Block("prose", f"<p>{text}</p>".ljust(weight))


def soup_of(parts):
    bodies = [block.body for part in parts for block in part.blocks]
    return BeautifulSoup("".join(bodies), "html.parser")


def numbers(soup):
    return [int(cell.get_text().replace(",", "")) for cell in soup.select("tbody td:last-child")]


def test_a_page_that_fits_stays_as_it_is():
    page = page_of(prose("a"), prose("b"))
    assert split_page(page, name="nb", limit=200) == [page]
    assert page.parts == []


def test_a_long_page_is_cut_between_blocks():
    page = page_of(*(prose(name) for name in "abcde"))
    parts = split_page(page, name="02 عربي", limit=250)
    assert [[block.body.strip() for block in part.blocks] for part in parts] == [
        ["<p>a</p>", "<p>b</p>"],
        ["<p>c</p>", "<p>d</p>"],
        ["<p>e</p>"],
    ]
    assert [part.part for part in parts] == [1, 2, 3]
    assert {tuple(part.parts) for part in parts} == {
        tuple(f"02%20%D8%B9%D8%B1%D8%A8%D9%8A{end}.html" for end in ("", "-2", "-3"))
    }
    assert part_file("02 عربي", 2) == "02 عربي-2.html"


def test_a_block_that_cannot_be_cut_has_a_part_of_its_own():
    figure = Block("figure", "data:image/png;base64," + "A" * 500, alt="a")
    parts = split_page(page_of(prose("a"), figure, prose("b")), name="nb", limit=150)
    assert [part.blocks[0].kind for part in parts] == ["prose", "figure", "prose"]
    assert parts[1].blocks == [figure]


def test_links_find_their_places_on_other_parts():
    page = page_of(
        prose('<a href="#end">down</a>', 100),
        prose(
            '<a id="end" href="#start">x</a> <a href="#none">y</a> <i id="start">href="#end"</i>',
            100,
        ),
        findings=['<p><a href="#end">evidence</a></p>'],
    )
    first, second = split_page(page, name="nb", limit=120)
    assert 'href="nb-2.html#end"' in first.blocks[0].body
    assert 'href="#start"' in second.blocks[0].body
    assert 'href="#none"' in second.blocks[0].body
    assert '>href="#end"<' in second.blocks[0].body
    assert first.findings == ['<p><a href="nb-2.html#end">evidence</a></p>']
    assert second.findings == []


@pytest.mark.parametrize("make", [lambda table: table.to_html(), lambda table: show(table).html])
def test_no_row_of_a_long_table_is_lost_and_heads_repeat(make):
    table = pd.DataFrame({"text": ["كلمة"] * 700, "n": range(700)})
    page = read_page(notebook_of(("f()", [output_of("text/html", make(table))])), name="nb")
    parts = split_page(page, name="nb", limit=20_000)
    soup = soup_of(parts)
    assert len(parts) > 3
    assert numbers(soup) == list(range(700))
    assert all(table.thead and table.tbody for table in soup.find_all("table"))
    assert all(len(b.body.encode()) <= 20_200 for part in parts for b in part.blocks)
    assert faults(str(soup)) == []
    assert all(table.find_parent(attrs={"tabindex": "0"}) for table in soup.find_all("table"))


def test_a_row_is_never_cut():
    table = pd.DataFrame({"text": ["كلمة " * 100, "b"], "n": [0, 1]})
    with pd.option_context("display.max_colwidth", None):
        output = output_of("text/html", table.to_html())
    page = read_page(notebook_of(("f()", [output])), name="nb")
    assert numbers(soup_of(split_page(page, name="nb", limit=300))) == [0, 1]


def test_what_stands_round_tables_stays_round_their_parts():
    table = pd.DataFrame({"text": ["كلمة"] * 300, "n": range(300)})
    html = f"<div lang='fa'>a &lt; b{show(table).html}</div>"
    page = read_page(notebook_of(("f()", [output_of("text/html", html)])), name="nb")
    soup = soup_of(split_page(page, name="nb", limit=20_000))
    assert "a < b" in soup.get_text()
    assert all(table.find_parent(class_="nl-shown") for table in soup.find_all("table"))
    assert all(table.find_parent(lang="fa") for table in soup.find_all("table"))
    assert numbers(soup) == list(range(300))


def test_a_table_of_a_thousand_articles_makes_pages_below_two_megabytes():
    # 2,300 bytes of text an article.
    table = pd.DataFrame(
        {"doc_id": [f"{n:04}" for n in range(1000)], "text": ["كلمة " * 250] * 1000}
    )
    output = output_of("text/html", show(table).html)
    page = read_page(notebook_of(("f()", [output])), name="nb")
    parts = split_page(page, name="nb")
    exporter = NewslabExporter()
    assert len(parts) == 3
    assert all(len(exporter.render_page(part).encode()) < 2_000_000 for part in parts)
    shown = [cell.get_text() for cell in soup_of(parts).select("tbody th")]
    assert shown == list(table["doc_id"])
