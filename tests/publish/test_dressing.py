import pandas as pd
import pytest

from newslab.publish import dressing
from newslab.publish.sanitize import clean_html, harmless

from .pages import ATTACKS, PIXEL, elements, faults


def dress(html, *, lang):
    return clean_html(dressing.dress(harmless(html), lang=lang).decode_contents())


def by_tag(html, tag):
    return [attributes for name, attributes in elements(html) if name == tag]


@pytest.mark.parametrize("tag", ["p", "h1", "h2", "h6", "li", "dd", "dt", "figcaption", "summary"])
def test_every_block_finds_its_own_direction(tag):
    (attributes,) = by_tag(dress(f"<{tag}>خبر Reuters</{tag}>", lang="en"), tag)
    assert attributes["dir"] == "auto"
    assert attributes["lang"] == "ar"


def test_blocks_in_the_language_of_the_page_carry_no_lang():
    assert by_tag(dress("<p>خبر</p><p>News</p>", lang="ar"), "p") == [
        {"dir": "auto"},
        {"dir": "auto", "lang": "en"},
    ]


def test_a_direction_and_language_that_are_there_stay():
    (attributes,) = by_tag(dress('<p dir="rtl" lang="fa">Reuters خبر</p>', lang="en"), "p")
    assert attributes == {"dir": "rtl", "lang": "fa"}


@pytest.mark.parametrize("tag", ["ul", "ol", "blockquote"])
def test_lists_and_quotations_take_the_direction_of_their_text(tag):
    inner = "li" if tag != "blockquote" else "p"
    arabic, english, digits = (
        by_tag(dress(f"<{tag}><{inner}>{text}</{inner}></{tag}>", lang="en"), tag)[0]["dir"]
        for text in ("بند", "item", "12")
    )
    assert (arabic, english, digits) == ("rtl", "ltr", "ltr")


def test_code_is_left_to_right_and_does_not_decide_for_its_sentence():
    html = dress("<p><code>read_corpus</code> تقرأ المقالات</p><pre>x = 'نص'</pre>", lang="en")
    assert by_tag(html, "p")[0]["lang"] == "ar"
    assert by_tag(html, "code")[0]["dir"] == "ltr"
    assert by_tag(html, "pre")[0] == {"dir": "ltr", "tabindex": "0"}


def test_text_without_a_paragraph_finds_its_direction_too():
    inner, outer = "<div>خبر</div>", "<div><p>news</p></div>"
    assert by_tag(dress(inner, lang="en"), "div")[0]["dir"] == "auto"
    assert "dir" not in by_tag(dress(outer, lang="en"), "div")[0]


def test_a_pandas_table_scrolls_and_names_its_heads():
    table = pd.DataFrame(
        {
            "outlet": ["سما"],
            "n": [12],
            "note": ["a sentence of 26 letters, 0"],
            "text": ["كلمة " * 20],
        }
    )
    with pd.option_context("display.max_colwidth", None):
        html = dress(table.to_html(), lang="ar")
    (wrapper,) = (one for one in by_tag(html, "div") if "role" in one)
    assert wrapper == {"class": "scroll", "role": "group", "aria-label": "جدول", "tabindex": "0"}
    heads = by_tag(html, "th")
    assert [head["scope"] for head in heads] == ["col"] * 4 + ["row"]
    assert [head["class"] for head in heads[:4]] == ["right", "right", "left", "right"]
    corner, *cells = by_tag(html, "td")
    assert "scope" not in corner
    assert [cell["class"] for cell in cells] == ["short", "number", "medium", "long"]
    assert {cell["dir"] for cell in by_tag(html, "td") + heads} == {"auto"}


def test_heads_that_span_columns_are_left_alone():
    table = pd.DataFrame({("words", "sum"): [1], ("words", "mean"): [2.5]})
    spanning = [
        head for head in by_tag(dress(table.to_html(), lang="en"), "th")
        if "colspan" in head
    ]  # fmt: skip
    assert [head.get("class") for head in spanning] == [None]


@pytest.mark.parametrize("attack", ATTACKS)
def test_dressed_html_is_clean_even_if_what_came_in_was_not(attack):
    assert faults(dress(attack, lang="en")) == []


@pytest.mark.parametrize("number", ["12", "-3.5", "−3", "1,234.5", "45%", "٤٥٪", "NaN", "–"])
def test_numbers_are_told_from_text(number):
    html = dress(f"<table><tbody><tr><td>{number}</td></tr></tbody></table>", lang="en")
    assert by_tag(html, "td")[0]["class"] == "number"


def test_an_image_without_alt_gets_no_invented_one():
    image = f'<img src="data:image/png;base64,{PIXEL}">'
    assert by_tag(dress(image, lang="en"), "img")[0]["alt"] == ""


def test_an_image_that_cannot_be_shown_leaves_its_words():
    assert by_tag(dress('<p><img alt="نسب"></p>', lang="en"), "img") == []
    assert "نسب" in dress('<p><img alt="نسب"></p>', lang="en")


@pytest.mark.parametrize(
    ("head", "cell", "lang", "direction"),
    [
        ("n", "x", "en", "ltr"),
        ("عدد", "نص", "en", "rtl"),
        ("text", "نص", "en", "ltr"),
        ("عدد", "x", "en", "ltr"),
        ("n", "x", "ar", "ltr"),
        ("n", "نص", "ar", "rtl"),
        ("12", "5", "ar", "rtl"),
    ],
)
def test_columns_run_as_the_page_or_as_heads_and_cells_agree(head, cell, lang, direction):
    html = f"<table><thead><tr><th>{head}</th></tr></thead><tbody><tr><td>{cell}</td></tr></tbody>"
    assert by_tag(dress(f"{html}</table>", lang=lang), "table")[0]["dir"] == direction


def test_views_of_newslab_stay_as_they_are():
    view = (
        '<section class="nl-view"><table><tbody><tr><td class="nl-a">خبر</td></tr></tbody></table>'
        '<div class="nl-b"><p>نص</p></div></section>'
    )
    html = dress(f"<p>before</p>{view}<p>after</p>", lang="en")
    assert html == f'<p dir="auto">before</p>{view}<p dir="auto">after</p>'
