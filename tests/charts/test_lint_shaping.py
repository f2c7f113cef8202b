"""Which letters and signs are faults, on this generation of matplotlib."""

import numpy as np
import pytest
from arabic_reshaper import reshape
from bidi import get_display
from matplotlib.figure import Figure

from newslab.charts import ar
from newslab.charts.lint import lint
from newslab.charts.lint_shaping import readable
from newslab.charts.shaping import renderer_shapes
from newslab.charts.style import FONTS

ARABIC = [
    "رويترز",
    "Reuters رويترز 5%",
    "سما (C5+1) ونحوها",
    "لا إله إلا الله",
    "محمد ﷺ",
    "ما بين 2024-05 و2025-01",
    "«اتفاقيات إبراهيم»",
    "مِنَ السَّماءِ",
    "سعره بين $5 و$10",
    "بـــاب",
    "سطر أول\nReuters ثانٍ",
    "45% من الكلمات",
]
BRACKETS = str.maketrans(dict.fromkeys("()«»"))
ENGLISH = ["Reuters", "C5+1, 45%", "from \\$5 to \\$10", "one $ only", "naïve – “x”"]


def faults(text, **options):
    fig = Figure((8, 3))
    fig.alt_text = "One text."
    fig.size = "slide"
    fig.text(0.1, 0.5, text, fontsize=16, family=list(FONTS), **options)
    return lint(fig, waive=["no-source"])["code"].tolist()


@pytest.mark.parametrize("text", ARABIC + ENGLISH)
def test_text_of_ar_has_no_fault(text):
    assert faults(ar(text)) == []
    assert faults(ar(text, direction="ltr")) == []


@pytest.mark.parametrize("text", ARABIC)
def test_raw_text_is_not_right(text):
    found = faults(text)
    assert "no-direction" in found


@pytest.mark.parametrize("text", [text for text in ARABIC if not set(text) & set("\nﷺ")])
def test_the_classic_recipe_is_right_on_the_old_matplotlib_alone(text):
    classic = get_display(reshape(text.replace("$", "")), base_dir="R")
    assert faults(classic) == ["double-shaped"] * renderer_shapes()


@pytest.mark.parametrize("text", ["رويترز", "Reuters رويترز 5%", "مِنَ السَّماءِ", "بـــاب"])
def test_what_is_shaped_twice_is_found(text):
    once = get_display(reshape(text), base_dir="R")
    assert "double-shaped" in faults(get_display(reshape(once), base_dir="R"))
    if not renderer_shapes():
        assert "double-shaped" in faults(get_display(reshape(ar(text)), base_dir="R"))


def test_signs_that_people_type_are_no_letter_forms():
    if renderer_shapes():
        assert "double-shaped" not in faults("\u200fمحمد ﷺ ﷼ ﴾1﴿")


def test_one_line_without_direction_is_enough():
    if renderer_shapes():
        assert faults(ar("سماء") + "\nReuters رويترز") == ["no-direction"]
    else:
        assert faults(ar("سماء") + "\nرويترز") == ["no-direction"]


@pytest.mark.parametrize(
    ("text", "is_fault"),
    [
        ("from $5 to $10", True),
        ("$5-$10", True),
        ("pay $a lot or$ nothing", True),
        ("$\\alpha$ and $x^2$", False),
        ("$n$, $p < 0.05$", False),
        ("$\\mathdefault{10^{2}}$", False),
        ("$5", False),
        ("\\$5 to \\$10", False),
    ],
)
def test_formulas_and_prices(text, is_fault):
    assert faults(text) == ["mathtext"] * is_fault
    assert faults(text, parse_math=False) == []


def test_arabic_beside_a_formula():
    assert "mathtext" in faults(
        "سماء $x^2$",
    )


def test_what_cannot_be_parsed_does_not_stop_lint():
    assert faults("$5 \\nosuch $6") == ["mathtext"]


def test_each_missing_glyph_is_named_once():
    fig = Figure((8, 3))
    fig.alt_text = "One text."
    fig.size = "slide"
    fig.text(0.1, 0.5, "漢 漢 字 a", fontsize=16, family=list(FONTS))
    (fault,) = lint(fig, waive=["no-source"]).to_dict("records")
    assert fault["code"] == "missing-glyph"
    assert fault["what"].endswith("has no '漢' (U+6F22), '字' (U+5B57)")


@pytest.mark.parametrize("text", ["Reuters", *(text for text in ARABIC if "ﷺ" not in text)])
def test_text_is_told_as_it_was_typed(text):
    """Where matplotlib does not shape, numbers and signs may have changed places."""
    told, typed = readable(ar(text)), text.replace("\n", " ")
    if renderer_shapes() or not set(text) & set("0123456789()«»"):
        assert told == typed
    assert sorted(told.translate(BRACKETS)) == sorted(typed.translate(BRACKETS))


def test_a_hundred_texts_are_checked_in_seconds():
    fig = Figure((8, 8))
    fig.alt_text = "A hundred texts."
    fig.size = "slide"
    for x, y in np.ndindex(10, 10):
        fig.text(0.05 + x / 11, 0.05 + y / 11, ar("سماء"), fontsize=16, family=list(FONTS))
    assert lint(fig, waive=["no-source"]).empty
