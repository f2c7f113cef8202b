"""What a browser makes of a view: is it harmless, and does it show all of the text?"""

import re

from bs4 import BeautifulSoup

TAGS = {
    *("a", "bdi", "caption", "dd", "details", "div", "dl", "dt", "h1", "h2", "li", "mark", "ol"),
    *("p", "section", "span", "strong", "summary", "sup", "table", "tbody", "td", "th", "thead"),
    *("tr", "ul"),
}
ATTRIBUTES = {
    *("aria-label", "class", "colspan", "dir", "href", "id", "lang", "open", "role", "scope"),
    "tabindex",
}
# By which MathJax knows what to leave alone.
LEFT_ALONE = {"mathjax_ignore", "tex2jax_ignore"}
CONTROLS = re.compile(
    "[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]"
)


def parse(view):
    return BeautifulSoup(view.html, "html.parser")


def assert_harmless(view):
    """Only the elements, attributes and addresses that newslab itself writes."""
    page = parse(view)
    ids = [found["id"] for found in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    known = set(ids)
    view.html.encode("utf-8")
    assert not CONTROLS.search(view.html)
    assert len(page.contents) == 1
    for found in page.find_all(True):
        assert found.name in TAGS, found.name
        assert set(found.attrs) <= ATTRIBUTES, found.attrs
        classes = set(found.get("class", [])) - LEFT_ALONE
        assert all(name.startswith("nl-") for name in classes)
        assert re.fullmatch(r"[\w.-]+", found.get("id", "x"))
        href = found.get("href", "#x")
        assert re.fullmatch(r"(\.\./|[\w-]+/)*([\w.-]+\.html)?#[\w.-]+", href), href
        if href.startswith("#") and "href" in found.attrs:
            assert href[1:] in known, f"dead anchor {href}"


def shown(page, *, without=()):
    """Visible text of a parsed element, neutralised controls left out, white space as one space."""
    for name in ("nl-control", *without):
        for found in page.find_all(class_=name):
            found.decompose()
    return spaced(page.get_text())


def spaced(text):
    return " ".join(CONTROLS.sub("", text.replace("\x85", " ").replace("\x0b", " ")).split())
