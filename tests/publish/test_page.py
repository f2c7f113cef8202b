import base64

import pandas as pd
import pytest
from nbformat import v4

from newslab.errors import InputError
from newslab.findings.finding import Claim, Finding
from newslab.publish.page import read_page

from .pages import PIXEL, notebook_of, output_of


def blocks_of(*outputs):
    return read_page(notebook_of(("", list(outputs))), name="nb").blocks


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


def test_findings_come_from_cells_and_from_markdown_that_code_displays():
    page = read_page(
        notebook_of(
            "**Finding** one.\n\n**الخلاصة:** اثنان.\n\nA **Finding** inside. **Other** bold.",
            ("f()", [output_of("text/markdown", "> **Finding.** three")]),
            ("f()", [output_of("text/html", "<p><b>Finding</b> of an article</p>")]),
        ),
        name="nb",
    )
    assert page.findings == [
        '<p dir="auto"><strong>Finding</strong> one.</p>',
        '<p dir="auto" lang="ar"><strong>الخلاصة:</strong> اثنان.</p>',
        '<p dir="auto"><strong>Finding.</strong> three</p>',
    ]


def test_code_is_highlighted_escaped_and_empty_cells_vanish():
    page = read_page(notebook_of(("x = '<b>'  # نص", []), ("  \n", [])), name="nb")
    ((kind, body),) = [(block.kind, block.body) for block in page.blocks]
    assert kind == "code"
    assert "&lt;b&gt;" in body
    assert "<b>" not in body


def test_a_figure_keeps_the_alt_text_of_its_author():
    (block,) = blocks_of(output_of("image/png", PIXEL, alt='Bars of "x" & <y>'))
    assert (block.kind, block.alt) == ("figure", 'Bars of "x" & <y>')
    assert block.body == f"data:image/png;base64,{PIXEL}"


def test_an_svg_becomes_an_image():
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    (block,) = blocks_of(output_of("image/svg+xml", svg, alt="a"))
    mime, data = block.body.split(";base64,")
    assert mime == "data:image/svg+xml"
    assert base64.b64decode(data).decode() == svg


def test_image_data_cannot_leave_the_address():
    (block,) = blocks_of(output_of("image/png", '" onerror="alert(1)" x="', alt="a"))
    assert '"' not in block.body
    assert " " not in block.body


def test_a_figure_without_alt_text_is_reported():
    page = read_page(notebook_of("text", ("f()", [output_of("image/png", PIXEL)])), name="nb")
    assert page.blocks[-1].alt == ""
    assert page.warnings == [
        "cell 2: a figure has no alt text, so readers who cannot see it miss it"
    ]


@pytest.mark.parametrize("mime", ["application/javascript", "text/latex", "image/tiff"])
def test_what_is_not_on_the_list_is_left_out_and_reported(mime):
    page = read_page(notebook_of(("f()", [output_of(mime, "alert(1)")])), name="nb")
    assert [block.kind for block in page.blocks] == ["code"]
    assert mime in page.warnings[0]


def test_html_of_which_nothing_remains_gives_way_to_the_image():
    output = v4.new_output(
        "display_data",
        {"text/html": "<script>draw()</script>", "image/png": PIXEL, "text/plain": "<Plot>"},
        metadata={"image/png": {"alt": "drawn"}},
    )
    assert [(block.kind, block.alt) for block in blocks_of(output)] == [("figure", "drawn")]


def test_printed_text_and_errors_are_plain():
    printed = v4.new_output("stream", name="stderr", text="\x1b[33mcareful <b>\x1b[0m")
    failed = v4.new_output("error", ename="E", evalue="v", traceback=["\x1b[31mE\x1b[0m", "v"])
    result = v4.new_output("execute_result", {"text/plain": "'<b>'"})
    assert [(block.kind, block.body) for block in blocks_of(printed, failed, result)] == [
        ("text", "careful <b>"),
        ("text", "E\nv"),
        ("text", "'<b>'"),
    ]


def test_an_attached_image_is_embedded_and_a_missing_one_is_named():
    notebook = notebook_of("![a chart](attachment:chart.png)")
    with pytest.raises(InputError, match=r"nb: cell 1: .*chart\.png"):
        read_page(notebook, name="nb")
    notebook.cells[0].attachments = {"chart.png": {"image/png": PIXEL}}
    assert f'src="data:image/png;base64,{PIXEL}"' in read_page(notebook, name="nb").blocks[0].body


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
    assert PIXEL in read_page(notebook, name="nb").blocks[0].body


def test_raw_cells_are_not_shown():
    notebook = notebook_of()
    notebook.cells.append(v4.new_raw_cell("<script>alert(1)</script>"))
    assert read_page(notebook, name="nb").blocks == []


@pytest.mark.parametrize("lang", ["fr", '"><script>', ["ar"]])
def test_a_page_is_english_or_arabic(lang):
    with pytest.raises(InputError, match="must be one of en, ar"):
        read_page(notebook_of("text", lang=lang), name="nb")


def bodies(page):
    return " ".join(block.body for block in page.blocks)


def test_cells_of_another_language_are_left_out():
    notebook = notebook_of("for all", "in English", "بالعربية", ("f('ar')", []))
    for cell, lang in zip(notebook.cells[1:], ("en", "ar", "ar"), strict=True):
        cell.metadata["newslab"] = {"lang": lang}
    english = read_page(notebook, name="nb")
    assert (len(english.blocks), "in English" in bodies(english)) == (2, True)
    arabic = read_page(notebook, name="nb", lang="ar")
    assert (arabic.lang, len(arabic.blocks), "in English" in bodies(arabic)) == ("ar", 3, False)
    notebook.metadata["newslab"] = {"lang": "ar"}
    assert read_page(notebook, name="nb") == arabic


def test_a_finding_is_told_in_the_language_that_was_asked_for():
    finding = output_of(
        "text/markdown",
        "**Finding.** Half.\n\n<details><summary>evidence</summary></details>\n\n"
        "**الخلاصة.** النصف.\n\n<details><summary>أدلة</summary></details>",
    )
    notebook = notebook_of("**Finding.** Only in English.", ("f()", [finding]))
    both, english, arabic = (
        read_page(notebook, name="nb", lang=lang) for lang in (None, "en", "ar")
    )
    assert [len(page.findings) for page in (both, english, arabic)] == [3, 2, 2]
    for words in ("النصف", "أدلة"):
        assert (words in bodies(english), words in bodies(arabic)) == (False, True)
    # What is told in one language alone is better than nothing.
    assert "Only in English" in bodies(arabic)
    assert "Half" not in bodies(arabic)
    assert bodies(english).count("<details>") == 1


@pytest.mark.parametrize(("lang", "told", "untold"), [("en", "half", "نصف"), ("ar", "نصف", "half")])
def test_what_newslab_found_is_told_with_its_evidence_in_one_language(lang, told, untold):
    sentence = pd.DataFrame({"doc_id": ["a"], "sent_id": [3], "text": ["قال"]})
    finding = Finding([Claim("1 half.", "1 نصف.", sentence, is_key=True)])
    for shown in (finding, finding.brief()):
        output = output_of("text/markdown", shown._repr_markdown_())
        page = read_page(notebook_of(("f()", [output])), name="nb", lang=lang)
        assert told in bodies(page)
        assert untold not in bodies(page)
        assert bodies(page).count("<details") == (shown is finding)


def test_a_cell_cannot_ask_for_a_language_that_pages_do_not_have():
    notebook = notebook_of("a")
    notebook.cells[0].metadata["newslab"] = {"lang": "fr"}
    with pytest.raises(InputError, match="cell 1 ask for the language 'fr'"):
        read_page(notebook, name="nb")
    with pytest.raises(InputError, match="asked for the language 'fr'"):
        read_page(notebook_of(), name="nb", lang="fr")


def test_a_figure_keeps_its_caption_and_width():
    (block,) = blocks_of(
        output_of("image/png", PIXEL, alt="a", caption=" Shares\nof words ", width=9)
    )
    assert (block.caption, block.width) == ("Shares of words", 9)
    for width in ("9", 0, 10**6, None):
        assert blocks_of(output_of("image/png", PIXEL, alt="a", width=width))[0].width is None


def test_an_svg_that_describes_itself_has_alt_text():
    svg = '<?xml version="1.0"?><svg><title>T</title><desc>Bars &amp; <b>lines</b></desc></svg>'
    page = read_page(notebook_of(("f()", [output_of("image/svg+xml", svg)])), name="nb")
    assert (page.blocks[1].alt, page.warnings) == ("Bars & lines", [])
    (block,) = blocks_of(output_of("image/svg+xml", "<svg><title>T</title></svg>"))
    assert block.alt == "T"
    (block,) = blocks_of(output_of("image/svg+xml", "<svg><g><title>part</title></g></svg>"))
    assert block.alt == ""


def test_a_picture_with_alt_text_comes_before_html():
    output = v4.new_output(
        "display_data",
        {"text/html": "<p>for front ends</p>", "image/png": PIXEL},
        metadata={"image/png": {"alt": "drawn"}},
    )
    assert [(block.kind, block.alt) for block in blocks_of(output)] == [("figure", "drawn")]


def test_letters_keep_their_order_in_code_alt_text_and_output():
    trojan = "# if x\u202e: \u202d pass"
    printed = v4.new_output("stream", name="stdout", text=trojan)
    figure = output_of("image/png", PIXEL, alt=trojan)
    page = read_page(notebook_of((trojan, [printed, figure])), name=trojan)
    shown = [page.title, *(block.body + block.alt for block in page.blocks)]
    assert all("[U+202E]" in text for text in shown)
    assert not {"\u202d", "\u202e"} & set("".join(shown))


@pytest.mark.parametrize(
    ("own", "layout"),
    [({"layout": "brief"}, "brief"), ({"layout": "../x"}, "page"), ({}, "page"), ("brief", "page")],
)
def test_the_layout_of_a_page_is_one_of_those_there_are(own, layout):
    notebook = notebook_of("a")
    notebook.metadata["newslab"] = own
    assert read_page(notebook, name="nb").layout == layout
