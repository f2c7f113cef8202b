import base64

import pandas as pd
import pytest
from nbformat import v4

from newslab.analyses.finding import Claim, Finding
from newslab.errors import InputError
from newslab.publish.links import dead_links_of
from newslab.publish.page import read_page

from .pages import ATTACKS, PIXEL, notebook_of, output_of


def blocks_of(*outputs):
    """Pairs of the kind and the element of each block."""
    return blocks(read_page(notebook_of(("", list(outputs))), name="nb"))


def blocks(page):
    kinds = {"details": "code", "div": "html", "pre": "text"}
    return [
        (block["class"] if block["class"] == "prose" else kinds[block.name], block)
        if block.name != "figure"
        else ("figure", block.img)
        for block in page.body.find_all(True, recursive=False)
    ]


def told(page):
    return [finding.get_text() for finding in page.findings]


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("text\n\n## Second *level*\n\n# First", "Second level"),
        ("# <script>alert(1)</script>Real", "Real"),
        ("# </title><b>Bold</b> & more", "Bold & more"),
        ("# قوة الاستقرار", "قوة الاستقرار"),
        ("#\n\n# Filled", "Filled"),
        ("no heading", "nb"),
    ],
)
def test_the_title_is_the_text_of_the_first_heading(source, title):
    page = read_page(notebook_of(source), name="nb")
    assert page.title == title
    assert page.has_heading is (title != "nb")


def test_a_heading_in_a_table_of_texts_is_no_title():
    page = read_page(
        notebook_of(("f()", [output_of("text/html", "<h1>x</h1>")]), "# Mine"), name="n"
    )
    assert page.title == "Mine"


MARK = 'class="nl-finding"'


def test_a_finding_is_known_by_its_metadata_and_not_by_its_words():
    notebook = notebook_of(
        "**Finding** no.",
        "One.\n\nTwo.",
        (
            "f()",
            [
                output_of("text/markdown", "**Finding** no."),
                output_of("text/markdown", f"<div {MARK}>\n\nThree.\n\n</div>\n", finding=True),
                output_of("text/html", f"<p {MARK}>Four.</p><p>more</p>", finding=True),
                output_of("text/html", f"<p {MARK}>of an article</p>"),
            ],
        ),
    )  # fmt: skip
    notebook.cells[1].metadata["newslab"] = {"finding": True}
    assert [text.split() for text in told(read_page(notebook, name="nb"))] == [
        ["One.", "Two."],
        ["Three."],
        ["Four."],
    ]
    notebook.cells[1].metadata["newslab"] = {"finding": "true"}
    assert len(told(read_page(notebook, name="nb"))) == 2


def test_code_is_highlighted_escaped_and_empty_cells_vanish():
    page = read_page(notebook_of(("x = '<b>'  # نص", []), ("  \n", [])), name="nb")
    assert [kind for kind, _ in blocks(page)] == ["code"]
    assert "&lt;b&gt;" in page.html()
    assert "<b>" not in page.html()
    assert '<span class="s1">' in page.html()


def test_a_figure_keeps_the_alt_text_of_its_author():
    ((kind, image),) = blocks_of(output_of("image/png", PIXEL, alt='Bars of "x" & <y>'))
    assert (kind, image["alt"]) == ("figure", 'Bars of "x" & <y>')
    assert image["src"] == f"data:image/png;base64,{PIXEL}"


def test_an_svg_becomes_an_image():
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    ((_, image),) = blocks_of(output_of("image/svg+xml", svg, alt="a"))
    mime, data = image["src"].split(";base64,")
    assert mime == "data:image/svg+xml"
    assert base64.b64decode(data).decode() == svg


def test_image_data_cannot_leave_the_address():
    ((_, image),) = blocks_of(output_of("image/png", '" onerror="alert(1)" x="', alt="a"))
    assert '"' not in image["src"]
    assert " " not in image["src"]


def test_a_figure_without_alt_text_is_reported():
    page = read_page(notebook_of("text", ("f()", [output_of("image/png", PIXEL)])), name="nb")
    assert blocks(page)[-1][1]["alt"] == ""
    assert page.warnings == [
        "cell 2: a figure has no alt text, so readers who cannot see it miss it"
    ]


@pytest.mark.parametrize("mime", ["application/javascript", "text/latex", "image/tiff"])
def test_what_is_not_on_the_list_is_left_out_and_reported(mime):
    page = read_page(notebook_of(("f()", [output_of(mime, "alert(1)")])), name="nb")
    assert [kind for kind, _ in blocks(page)] == ["code"]
    assert mime in page.warnings[0]


def test_html_of_which_nothing_remains_gives_way_to_the_image():
    output = v4.new_output(
        "display_data",
        {"text/html": "<script>draw()</script>", "image/png": PIXEL, "text/plain": "<Plot>"},
        metadata={"image/png": {"alt": "drawn"}},
    )
    assert [(kind, image["alt"]) for kind, image in blocks_of(output)] == [("figure", "drawn")]


def test_printed_text_and_errors_are_plain():
    printed = v4.new_output("stream", name="stderr", text="\x1b[33mcareful <b>\x1b[0m")
    failed = v4.new_output("error", ename="E", evalue="v", traceback=["\x1b[31mE\x1b[0m", "v"])
    result = v4.new_output("execute_result", {"text/plain": "'<b>'"})
    found = [(kind, block.get_text()) for kind, block in blocks_of(printed, failed, result)]
    assert found == [
        ("text", "careful <b>"),
        ("text", "E\nv"),
        ("text", "'<b>'"),
    ]


def test_an_attached_image_is_embedded_and_a_missing_one_is_named():
    notebook = notebook_of("![a chart](attachment:chart.png)")
    with pytest.raises(InputError, match=r"nb: cell 1: .*chart\.png"):
        read_page(notebook, name="nb")
    notebook.cells[0].attachments = {"chart.png": {"image/png": PIXEL}}
    assert f'src="data:image/png;base64,{PIXEL}"' in read_page(notebook, name="nb").html()


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("صورة.png", "صورة.png"),
        ("صورة.png", "%D8%B5%D9%88%D8%B1%D8%A9.png"),
        ("a b.png", "a%20b.png"),
        ("it's (50%).png", "<attachment:it's (50%25).png>"),
    ],
)
def test_an_attached_image_may_have_any_name(name, address):
    address = address if address.startswith("<") else f"attachment:{address}"
    notebook = notebook_of(f"![a chart]({address})")
    notebook.cells[0].attachments = {name: {"image/png": PIXEL}}
    assert PIXEL in read_page(notebook, name="nb").html()


def test_raw_cells_are_not_shown():
    notebook = notebook_of()
    notebook.cells.append(v4.new_raw_cell("<script>alert(1)</script>"))
    assert read_page(notebook, name="nb").html() == ""


@pytest.mark.parametrize("lang", ["fr", '"><script>', ["ar"]])
def test_a_page_is_english_or_arabic(lang):
    with pytest.raises(InputError, match="must be one of en, ar"):
        read_page(notebook_of("text", lang=lang), name="nb")


def test_cells_of_another_language_are_left_out():
    notebook = notebook_of("for all", "in English", "بالعربية", ("f('ar')", []))
    for cell, lang in zip(notebook.cells[1:], ("en", "ar", "ar"), strict=True):
        cell.metadata["newslab"] = {"lang": lang}
    english = read_page(notebook, name="nb")
    assert (len(blocks(english)), "in English" in english.html()) == (2, True)
    arabic = read_page(notebook, name="nb", lang="ar")
    assert (arabic.lang, len(blocks(arabic)), "in English" in arabic.html()) == ("ar", 3, False)
    notebook.metadata["newslab"] = {"lang": "ar"}
    assert read_page(notebook, name="nb") == arabic


def test_a_finding_is_told_in_the_language_that_was_asked_for():
    parts = [
        f'<div {MARK} lang="{lang}"><p>{text}</p><details>e</details></div>'
        for lang, text in (("en", "Half"), ("ar", "النصف"))
    ]
    outputs = [output_of("text/html", html, finding=True) for html in ("".join(parts), parts[0])]
    notebook = notebook_of(("f()", outputs))
    both, english, arabic = (
        read_page(notebook, name="nb", lang=lang) for lang in (None, "en", "ar")
    )
    assert [len(page.findings) for page in (both, english, arabic)] == [3, 2, 2]
    assert "النصف" not in english.html()
    # What is told in one language alone is better than nothing.
    assert [text.strip("e") for text in told(arabic)] == ["النصف", "Half"]
    assert english.html().count("<details>") == 2


@pytest.mark.parametrize(
    ("lang", "said", "unsaid"), [("en", "has a full", "يحمل"), ("ar", "يحمل", "has a full")]
)
def test_what_newslab_found_is_said_with_its_evidence_in_one_language(
    lang, said, unsaid, monkeypatch
):
    monkeypatch.setenv("NEWSLAB_LANG", lang)
    sentence = pd.DataFrame({"doc_id": ["a"], "sent_id": [3], "text": ["قال"]})
    finding = Finding([Claim("finding.corpus.dated", {"n": 1}, sentence, is_key=True)])
    for shown in (finding, finding.brief()):
        data, metadata = shown._repr_mimebundle_()
        output = v4.new_output("display_data", data, metadata=metadata)
        page = read_page(notebook_of(("f()", [output])), name="nb", lang=lang)
        assert said in page.html()
        assert unsaid not in page.html()
        assert len(page.findings) == 1
        # The code of the cell is folded too.
        assert page.html().count("<details") == 1 + (shown is finding)


def test_a_cell_cannot_ask_for_a_language_that_pages_do_not_have():
    notebook = notebook_of("a")
    notebook.cells[0].metadata["newslab"] = {"lang": "fr"}
    with pytest.raises(InputError, match="cell 1 ask for the language 'fr'"):
        read_page(notebook, name="nb")
    with pytest.raises(InputError, match="asked for the language 'fr'"):
        read_page(notebook_of(), name="nb", lang="fr")


def test_a_figure_keeps_its_caption_and_width():
    ((_, image),) = blocks_of(
        output_of("image/png", PIXEL, alt="a", caption=" Shares\nof words ", width=9)
    )
    assert (image.find_next_sibling().get_text(), image["width"]) == ("Shares of words", "9")
    for width in ("9", 0, 10**6, None):
        ((_, image),) = blocks_of(output_of("image/png", PIXEL, alt="a", width=width))
        assert not image.has_attr("width")


def test_an_svg_that_describes_itself_has_alt_text():
    svg = '<?xml version="1.0"?><svg><title>T</title><desc>Bars &amp; <b>lines</b></desc></svg>'
    page = read_page(notebook_of(("f()", [output_of("image/svg+xml", svg)])), name="nb")
    assert (blocks(page)[1][1]["alt"], page.warnings) == ("Bars & lines", [])
    ((_, image),) = blocks_of(output_of("image/svg+xml", "<svg><title>T</title></svg>"))
    assert image["alt"] == "T"
    ((_, image),) = blocks_of(output_of("image/svg+xml", "<svg><g><title>part</title></g></svg>"))
    assert image["alt"] == ""


def test_a_picture_with_alt_text_comes_before_html():
    output = v4.new_output(
        "display_data",
        {"text/html": "<p>for front ends</p>", "image/png": PIXEL},
        metadata={"image/png": {"alt": "drawn"}},
    )
    assert [(kind, image["alt"]) for kind, image in blocks_of(output)] == [("figure", "drawn")]


def test_letters_keep_their_order_in_code_alt_text_and_output():
    trojan = "# if x\u202e: \u202d pass"
    printed = v4.new_output("stream", name="stdout", text=trojan)
    figure = output_of("image/png", PIXEL, alt=trojan)
    page = read_page(notebook_of((trojan, [printed, figure])), name=trojan)
    assert "[U+202E]" in page.title
    assert page.html().count("[U+202E]") == 3
    assert not {"\u202d", "\u202e"} & set(page.title + page.html())


@pytest.mark.parametrize(
    ("own", "layout"),
    [({"layout": "brief"}, "brief"), ({"layout": "../x"}, "page"), ({}, "page"), ("brief", "page")],
)
def test_the_layout_of_a_page_is_one_of_those_there_are(own, layout):
    notebook = notebook_of("a")
    notebook.metadata["newslab"] = own
    assert read_page(notebook, name="nb").layout == layout


def test_the_first_of_several_headings_has_the_name():
    page = read_page(
        notebook_of("# One two\n\n## kept\n\n<h3 id='x'>y</h3>", "## One two"), name="nb"
    )
    names = [heading.get("id") for heading in page.body.find_all(["h1", "h2", "h3"])]
    assert names == ["One-two", "kept", "x", None]


def test_a_link_to_a_heading_of_either_script_leads_to_it():
    notebook = notebook_of(
        "# Start\n\n[down](#ما-يبيّنه) [there](#The-end)", "## ما يبيّنه", "## The end"
    )
    html = read_page(notebook, name="nb").html()
    assert dead_links_of({"nb.html": html.encode()}) == []


def test_attacks_in_headings_name_nothing_but_the_heading():
    notebook = notebook_of(*(f"## {attack}" for attack in ATTACKS))
    for heading in read_page(notebook, name="nb").body.find_all(["h1", "h2"]):
        assert heading.attrs.keys() <= {"id", "dir", "lang"}


def test_a_brief_shows_findings_and_charts_and_no_code():
    printed = v4.new_output("stream", name="stdout", text="progress")
    figure = output_of("image/png", PIXEL, alt="drawn")
    notebook = notebook_of("# A", ("f()", [printed, figure]))
    notebook.metadata["newslab"] = {"layout": "brief"}
    page = read_page(notebook, name="nb")
    assert [kind for kind, _ in blocks(page)] == ["prose", "figure"]


def test_code_can_be_left_out():
    page = read_page(notebook_of("text", ("f()", [])), name="nb")
    assert "<details" not in page.html(code=False)
    assert "<details" in page.html()
