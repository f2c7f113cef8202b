import html

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from hostile import ATTACKS, UNENCODABLE
from newslab.reading.html import direction, element, prose, spelled_out

from .parsed import CONTROLS


@given(st.one_of(st.text(), st.sampled_from([*ATTACKS, UNENCODABLE])))
@example("\x1f\r\x1f")
def test_text_comes_back_as_it_was_but_for_controls(text):
    written = str(element("p", text))
    found = BeautifulSoup(written, "html.parser", preserve_whitespace_tags={"p"}).p
    for mark in found.find_all(class_="nl-control"):
        mark.decompose()
    assert found.get_text() == CONTROLS.sub("", text)
    assert not CONTROLS.search(written)


@given(st.sampled_from([*ATTACKS, UNENCODABLE]))
def test_text_in_an_attribute_stays_there(text):
    written = str(element("a", "x", aria_label=text))
    found = BeautifulSoup(written, "html.parser").a
    assert set(found.attrs) == {"aria-label"}
    assert found["aria-label"] == spelled_out(text)


def test_controls_are_named_where_they_stood():
    written = str(element("p", "a\u202e\u202eb"))
    assert written == ('<p>a<span class="nl-control" dir="ltr" lang="en">U+202E ×2</span>b</p>')


@pytest.mark.parametrize(
    "address",
    ["javascript:x", "//evil.example", "https://x.example", "a b", 'x"y', "data:x", "#a#b"],
)
def test_an_address_elsewhere_is_refused(address):
    with pytest.raises(ValueError, match="address"):
        element("a", "x", href=address)


def test_an_element_or_attribute_that_is_not_listed_is_refused():
    with pytest.raises(ValueError, match="script"):
        element("script", "x")
    with pytest.raises(ValueError, match="onclick"):
        element("p", "x", onclick="x")
    with pytest.raises(ValueError, match="style"):
        element("p", "x", style="x")


def test_what_is_none_or_false_is_left_out():
    assert str(element("details", None, "x", open=False, id=None)) == "<details>x</details>"
    assert str(element("details", open=True)) == '<details open=""></details>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "auto"),
        ("2025-11-07", "auto"),
        ("أعلن", "rtl"),
        ("Reuters", "ltr"),
        ("(رويترز) C5+1", "rtl"),
        ("\u202eabc", "ltr"),
        ("שלום", "rtl"),
    ],
)
def test_direction_is_that_of_most_letters(text, expected):
    assert direction(text) == expected


def test_prose_says_its_language_and_direction():
    assert str(prose("p", text="خبر")) == '<p dir="rtl" lang="ar">خبر</p>'
    assert str(prose("p", text="news")) == '<p dir="ltr" lang="en">news</p>'


def test_names_in_isolates_become_elements_and_others_are_named():
    assert str(prose("p", text="by \u2068رويترز\u2069.")) == (
        '<p dir="rtl" lang="ar">by <bdi>رويترز</bdi>.</p>'
    )
    lonely = str(prose("p", text="by \u2068abc"))
    assert "U+2068" in lonely
    assert "<bdi>" not in lonely
    override = str(prose("p", text="\u2068a\u202eb\u2069"))
    assert html.unescape(override).count("U+") == 3
