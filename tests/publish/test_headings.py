from bs4 import BeautifulSoup
from nbformat import v4

from hostile import ATTACKS
from newslab.publish.headings import name_headings
from newslab.publish.links import dead_links_of
from newslab.publish.page import read_page
from newslab.publish.paging import split_page

from .pages import notebook_of


def test_the_first_of_several_has_the_name():
    taken = {"kept"}
    html = "<h1>One two</h1><h2>kept</h2><h2>One two</h2><h3 id='x'>y</h3>"
    names = [h.get("id") for h in BeautifulSoup(name_headings(html, taken), "html.parser")]
    assert names == ["One-two", None, None, "x"]
    assert taken == {"kept", "One-two"}


def test_a_link_to_a_heading_of_either_script_leads_to_it():
    notebook = notebook_of(
        "# Start\n\n[down](#ما-يبيّنه) [there](#The-end)", "## ما يبيّنه", "## The end"
    )
    page = read_page(notebook, name="nb")
    html = "".join(block.body for block in page.blocks)
    assert dead_links_of({"nb.html": html.encode()}) == []


def test_it_does_when_the_page_is_cut_too():
    notebook = notebook_of("[down](#ما-يبيّنه)", "x" * 400, "## ما يبيّنه")
    parts = split_page(read_page(notebook, name="nb"), name="nb", limit=300)
    files = {
        f"nb{'' if part.part == 1 else f'-{part.part}'}.html": "".join(
            block.body for block in part.blocks
        ).encode()
        for part in parts
    }
    assert len(files) > 1
    assert dead_links_of(files) == []


def test_attacks_in_headings_name_nothing_but_the_heading():
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell(f"## {a}") for a in ATTACKS])
    page = read_page(notebook, name="nb")
    for block in page.blocks:
        for heading in BeautifulSoup(block.body, "html.parser").find_all(["h1", "h2"]):
            assert heading.attrs.keys() <= {"id", "dir", "lang"}
