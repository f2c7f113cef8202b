import re

import pytest

from newslab.reading import View, style_sheet

LIGHT, DARK = 0, 1
MIN_CONTRAST = 4.5


def test_html_carries_its_styles_and_the_bare_fragment_does_not():
    view = View(html="<p>x</p>", text="x")
    assert view._repr_html_() == f"<style>{style_sheet()}</style><p>x</p>"
    assert view.html == "<p>x</p>"


def test_plain_text_names_controls():
    assert repr(View(html="", text="a\u202eb")) == "a[U+202E]b"


def colours():
    pairs = re.findall(r"--nl-([a-z-]+): light-dark\((#\w{6}), (#\w{6})\)", style_sheet())
    return {name: (light, dark) for name, light, dark in pairs}


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_text_stands_out_from_every_ground_it_may_have(theme):
    found = colours()
    hues = ["blue", "red", "green", "plum", "brown"]
    grounds = ["paper", "raised", "target", *(f"{hue}-tint" for hue in hues)]
    pairs = [("ink", ground) for ground in grounds]
    pairs += [
        (text, ground) for text in ("soft", "link") for ground in ("paper", "raised", "target")
    ]
    pairs += [
        (hue, ground) for hue in hues for ground in ("paper", "raised", "target", f"{hue}-tint")
    ]
    for text, ground in pairs:
        measured = contrast(found[text][theme], found[ground][theme])
        assert measured >= MIN_CONTRAST, f"{text} on {ground}: {measured:.2f}"


def test_the_first_two_stances_have_the_colours_that_they_have_on_charts():
    from newslab.charts.style import BLUE, VERMILION_TEXT

    found = colours()
    assert (found["blue"][LIGHT], found["red"][LIGHT]) == (BLUE.lower(), VERMILION_TEXT.lower())
    assert re.search(r"\.nl-first \{ --nl-hue: var\(--nl-blue\)", style_sheet())
    assert re.search(r"\.nl-second \{ --nl-hue: var\(--nl-red\)", style_sheet())


def test_every_rule_is_for_views_only():
    without_comments = re.sub(r"/\*.*?\*/", "", style_sheet(), flags=re.DOTALL)
    selectors = re.findall(r"(?:^|[{}])([^{}@]+)(?=\{)", without_comments)
    assert len(selectors) > 50
    for selector in selectors:
        for one in re.split(r",(?![^(]*\))", selector):
            assert ".nl-view" in one, one
