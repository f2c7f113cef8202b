import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.publish.sanitize import clean_dressed_html, clean_html, plain_text

from .pages import ATTACKS, PIXEL, elements, faults


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_come_out_harmless(attack):
    assert faults(clean_html(attack)) == []


@given(st.lists(st.sampled_from([*ATTACKS, "<table><tr><td>", "</p>", "<p>نص", '"', "<!--"])))
def test_attacks_stay_harmless_when_pasted_together(attacks):
    cleaned = clean_html("".join(attacks))
    assert faults(cleaned) == []
    assert clean_html(cleaned) == cleaned


def test_words_around_and_inside_unknown_elements_stay():
    assert clean_html("a<blink>b</blink><script>c</script><style>d</style>e") == "abe"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:f()",
        "JaVaScRiPt:f()",
        "vbscript:f()",
        "data:text/html,x",
        " data:text/html,x",
        "file:///etc/passwd",
    ],
)
def test_links_to_anything_but_pages_and_mail_are_cut(address):
    ((_, attributes),) = elements(clean_html(f'<a href="{address}">x</a>'))
    assert "href" not in attributes


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("#finding", "#finding"),
        ("02_overlap.ipynb", "02_overlap.html"),
        ("02_overlap.ipynb#reuse", "02_overlap.html#reuse"),
        ("https://example.org/x.ipynb", "https://example.org/x.ipynb"),
    ],
)
def test_harmless_links_are_kept_and_notebooks_become_pages(address, kept):
    ((_, attributes),) = elements(clean_html(f'<a href="{address}">x</a>'))
    assert attributes["href"] == kept


def test_images_are_kept_only_when_embedded():
    html = clean_html(
        f'<img src="data:image/png;base64,{PIXEL}"><img src="a.png">'
        '<img src="data:text/html;base64,PHA+"><img src="//evil.example/a.png">'
    )
    assert ["src" in attributes for _, attributes in elements(html)] == [True, False, False, False]


def test_classes_and_roles_come_only_from_newslab():
    html = '<div class="scroll" role="alert" tabindex="5">x</div>'
    assert clean_html(html) == "<div>x</div>"
    assert elements(clean_dressed_html(html)) == elements(html)


@pytest.mark.parametrize(
    ("attribute", "kept"),
    [('dir="rtl"', True), ('dir="up"', False), ('lang="ar-EG"', True), ('lang="a b"', False)],
)
def test_directions_and_languages_must_be_ones(attribute, kept):
    assert (attribute in clean_html(f"<p {attribute}>x</p>")) is kept


@pytest.mark.parametrize(
    ("terminal", "text"),
    [
        ("\x1b[0;31mValueError\x1b[0m: خطأ", "ValueError: خطأ"),
        ("\x1b]8;;https://evil.example\x07link\x1b]8;;\x07", "link"),
        ("10%\r 50%\r100%\nnext", "100%\nnext"),
        ("dos\r\nline", "dos\nline"),
        ("bell\x07 null\x00\ttab", "bell null\ttab"),
    ],
)
def test_plain_text_is_what_stays_on_a_terminal(terminal, text):
    assert plain_text(terminal) == text
