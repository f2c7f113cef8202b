import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.publish.page import read_page
from newslab.publish.sanitize import clean_html, plain_text

from .pages import ATTACKS, PIXEL, cleaned, elements, faults, notebook_of, output_of


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_come_out_harmless(attack):
    assert faults(cleaned(attack)) == []


@given(st.lists(st.sampled_from([*ATTACKS, "<table><tr><td>", "</p>", "<p>نص", '"', "<!--"])))
def test_attacks_stay_harmless_when_pasted_together(attacks):
    html = cleaned("".join(attacks))
    assert faults(html) == []
    assert cleaned(html) == html
    assert faults(clean_html("".join(attacks))) == []


def test_words_around_and_inside_unknown_elements_stay():
    assert cleaned("a<blink>b</blink><script>c</script><style>d</style>e") == "abe"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:f()",
        "JaVaScRiPt:f()",
        "vbscript:f()",
        "data:text/html,x",
        " data:text/html,x",
        "file:///etc/passwd",
        "java\\tscript:f()",
        "a:b",
    ],
)
def test_links_to_anything_but_pages_and_mail_are_cut(address):
    ((_, attributes),) = elements(cleaned(f'<a href="{address}">x</a>'))
    assert "href" not in attributes


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("#finding", "#finding"),
        ("article/002.html#s4", "article/002.html#s4"),
        ("../data/a.csv?x=1:2", "../data/a.csv?x=1:2"),
        ("HTTPS://example.org/", "HTTPS://example.org/"),
        ("02_overlap.ipynb", "02_overlap.html"),
        ("02_overlap.ipynb#reuse", "02_overlap.html#reuse"),
        ("https://example.org/x.ipynb", "https://example.org/x.ipynb"),
    ],
)
def test_harmless_links_are_kept_and_notebooks_become_pages(address, kept):
    ((_, attributes),) = elements(cleaned(f'<a href="{address}">x</a>'))
    assert attributes["href"] == kept


def test_images_are_kept_only_when_embedded():
    html = cleaned(
        f'<img src="data:image/png;base64,{PIXEL}"><img src="a.png">'
        '<img src="data:text/html;base64,PHA+"><img src="//evil.example/a.png">'
    )
    assert ["src" in attributes for _, attributes in elements(html)] == [True, False, False, False]


def test_a_picture_of_the_site_is_shown_only_where_newslab_put_it():
    picture = '<img alt="" src="../assets/picture.0123456789abcdef.png">'
    assert cleaned(picture) == '<img alt="">'
    assert 'src="../assets/picture.' in clean_html(picture)
    for other in ("x/../assets/picture", "//assets/picture", "assets/styles", "/assets/picture"):
        assert "src" not in clean_html(picture.replace("../assets/picture", other))


def test_what_browsers_read_in_another_way_than_parsers_swallows_nothing():
    """Elements whose content, or all that comes after them, is no HTML; comments that end early."""
    for attack in (
        "<plaintext>", "<textarea>", "<xmp>", "<noembed>", "<select>", "<!--", "<!--><b>",
        "<![CDATA[", "<!-- --!><p class=prose>", "<table><tr><td><table>", "<title>", "<form>",
    ):  # fmt: skip
        html = cleaned(f"<p>{attack}</p>") + cleaned("<p>after</p>")
        assert html.endswith("<p>after</p>"), attack
        assert "prose" not in html


SNIPPETS = [
    *ATTACKS,
    "<table><tr><td>",
    "</div>",
    "<div>",
    "<p>",
    "</p><li>",
    "<b><a href=x>",
    "<!--",
]


@given(st.lists(st.sampled_from(SNIPPETS), max_size=6))
def test_a_fragment_never_leaves_its_block(attacks):
    """The page is cleaned once, as a whole: what stands in a block must stay in it."""
    outputs = [
        output_of("text/html", "x" + "".join(attacks)),
        output_of("text/html", "<p>after</p>"),
    ]
    page = read_page(notebook_of(("f()", outputs)), name="nb")
    blocks, depth = [], 0
    for match in re.finditer(r"<(/?)(\w+)[^>]*>", page.html()):
        if match[2] in {"img", "br", "hr", "col", "wbr"}:
            continue
        blocks += [match[0]] if depth == 0 and not match[1] else []
        depth += -1 if match[1] else 1
    block = '<div class="output">'
    assert blocks == ['<details class="code">', block, block]
    assert page.html().endswith(f'{block}<p dir="auto">after</p></div>')


def test_classes_come_only_from_newslab():
    html = '<div class="scroll nl-view xnl-b nl-A nl-é"><td class="nl-kind nl-2">x</td></div>'
    assert 'class="nl-view"' in cleaned(html)
    assert cleaned('<p class="skip">x</p>') == "<p>x</p>"
    assert cleaned('<div class="scroll">x</div>') == "<div>x</div>"
    assert clean_html('<div class="scroll">x</div>') == '<div class="scroll">x</div>'
    assert clean_html('<div class="scroll skip">x</div>') == "<div>x</div>"


def test_what_views_need_for_keyboards_and_screen_readers_is_kept():
    html = (
        '<section id="s4" class="nl-view" role="group" tabindex="0" aria-label="a" dir="rtl">'
        '<details open=""><summary>s</summary><mark class="nl-hit" aria-describedby="n">m</mark>'
        '</details><span aria-hidden="true">x</span></section>'
    )
    assert elements(cleaned(html)) == elements(html)


@pytest.mark.parametrize(
    "attribute",
    ['role="alert"', 'role="banner"', 'tabindex="5"', 'aria-live="polite"', 'aria-hidden="x"'],
)
def test_other_roles_and_states_are_cut(attribute):
    assert cleaned(f"<div {attribute}>x</div>") == "<div>x</div>"


@pytest.mark.parametrize("sign", ["\u202e", "&#8238;", "&#x202D;"])
def test_letters_are_shown_in_the_order_they_are_written_in(sign):
    html = cleaned(f'<p title="{sign}">photo{sign}gnp.exe</p>')
    assert not {"\u202d", "\u202e"} & set(html)
    assert html.count("[U+202") == 2


@pytest.mark.parametrize(
    ("attribute", "kept"),
    [('dir="rtl"', True), ('dir="up"', False), ('lang="ar-EG"', True), ('lang="a b"', False)],
)
def test_directions_and_languages_must_be_ones(attribute, kept):
    assert (attribute in cleaned(f"<p {attribute}>x</p>")) is kept


@pytest.mark.parametrize(
    ("terminal", "text"),
    [
        ("\x1b[0;31mValueError\x1b[0m: خطأ", "ValueError: خطأ"),
        ("\x1b]8;;https://evil.example\x07link\x1b]8;;\x07", "link"),
        ("10%\r 50%\r100%\nnext", "100%\nnext"),
        ("dos\r\nline", "dos\nline"),
        ("a\u202eb", "a[U+202E]b"),
        ("bell\x07 null\x00\ttab", "bell null\ttab"),
    ],
)
def test_plain_text_is_what_stays_on_a_terminal(terminal, text):
    assert plain_text(terminal) == text
