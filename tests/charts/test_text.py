"""`ar` against HarfBuzz: the same contours, at the same places, as runs laid out by hand."""

import re

import pytest
from arabic_reshaper import reshape
from bidi import get_display as display_without_mirroring
from bidi.algorithm import get_display
from hypothesis import example, given
from hypothesis import strategies as st

from newslab.charts import ar
from newslab.charts.measure import break_lines, n_letters, text_width
from newslab.charts.shaping import RESHAPER, _visual_line, renderer_shapes
from newslab.errors import InputError

from .golden import GOLDEN, L, R
from .outlines import DEJAVU, agreement


def golden(*classes):
    return pytest.mark.parametrize(
        ("text", "runs"), [pytest.param(*GOLDEN[name], id=name) for name in classes]
    )


@golden(*GOLDEN)
def test_ar_draws_what_harfbuzz_draws(text, runs):
    assert agreement(ar(text), runs) == 1.0


@golden("two words", "lam-alef", "Latin first", "brackets", "month", "harakat")
def test_ar_holds_for_the_font_of_matplotlib_too(text, runs):
    assert agreement(ar(text), runs, DEJAVU) == 1.0


def test_every_line_has_its_own_order():
    text = "Reuters رويترز\nC5+1 (US) قمة\r\n\nسما"
    lines = [
        [(" رويترز", R), ("Reuters", L)],
        [(" قمة", R), ("C5+1 (US)", L)],
        [],
        [("سما", R)],
    ]
    shaped = zip(ar(text).split("\n"), lines, strict=True)
    assert [agreement(line, runs) for line, runs in shaped if runs] == [1.0, 1.0, 1.0]


WRAPPED = {
    "Latin first": (
        "Reuters نقلت عن C5+1 (US) قمة 2024-05 في غزة",
        14,
        [
            [(" نقلت", R), ("Reuters", L)],
            [("C5+1 (US)", L), ("عن ", R)],
            [(" في", R), ("2024-05", L), ("قمة ", R)],
            [("غزة", R)],
        ],
    ),
    "marks do not count": ("كتَبَ محمّد", 9, [[("كتَبَ محمّد", R)]]),
    "a word too long, a break of the author's": (
        "والمستشفيات\nفي «غزة» الآن",
        8,
        [[("والمستشفيات", R)], [("في «غزة»", R)], [("الآن", R)]],
    ),
}


@pytest.mark.parametrize(("text", "wrap", "lines"), WRAPPED.values(), ids=WRAPPED)
def test_lines_are_broken_before_they_are_put_in_order(text, wrap, lines):
    shaped = ar(text, wrap=wrap).split("\n")
    assert len(shaped) == len(lines)
    assert [agreement(line, runs) for line, runs in zip(shaped, lines, strict=True)] == [1.0] * len(
        lines
    )


def test_the_check_catches_lines_broken_after_they_were_put_in_order():
    text, second = "قالت وكالة Reuters نقلا عن", [(" نقلا", R), ("Reuters", L)]
    assert agreement(ar(text, wrap=12).split("\n")[1], second) == 1.0
    broken = break_lines(ar(text), lambda line: n_letters(line.strip("\u200f")) <= 12)
    assert agreement(broken.split("\n")[1], second) < 0.7


def test_lines_keep_to_inches_as_they_are_drawn():
    text = "Reuters نقلت عن C5+1 (US) قمة 2024-05 في غزة"
    lines = ar(text, inches=1.5, points=12, weight="bold").split("\n")
    widths = [text_width(line, 12, weight="bold") for line in lines]
    assert max(widths) <= 1.5
    assert len(lines) == 3
    # In smaller type more fits in a line, and a limit of letters holds as well.
    assert ar(text, inches=1.5, points=6).count("\n") == 1
    assert ar(text, inches=1.5, points=6, wrap=14) == ar(text, wrap=14)


def test_text_without_arabic_is_wrapped_when_told_and_not_laid_out():
    assert ar("from $5 to $9", wrap=7) == "from $5\nto $9"


def test_text_without_arabic_is_laid_out_when_told():
    runs = [("2024", L), (" – ", R), ("2023", L)]
    assert agreement(ar("2023 – 2024", always=True), runs) == 1.0
    assert agreement(ar("2023 – 2024"), runs) < 1.0
    assert ar("$5", always=True).endswith(r"\$5")


@pytest.mark.parametrize("limit", [{"wrap": 0}, {"inches": -1.0}, {"inches": 1.0, "points": 0}])
def test_a_line_has_room(limit):
    with pytest.raises(InputError, match=rf"{list(limit)[-1]} is"):
        ar("سما", **limit)


def test_an_english_sentence_keeps_its_direction():
    text = "Sama says الاحتلال (2024-05), not إسرائيل."
    runs = [
        ("Sama says ", L),
        ("الاحتلال", R),
        (" (2024-05), not ", L),
        ("إسرائيل", R),
        (".", L),
    ]
    assert agreement(ar(text, direction="ltr"), runs) == 1.0
    assert agreement(ar(text), runs) < 0.7


# What people do instead of `ar`. Each must be caught by the same check, or the check is no proof.


def without_base_direction(text):
    return text if renderer_shapes() else get_display(reshape(text))


def shaped_for_the_other_matplotlib(text):
    return get_display(reshape(text), base_dir="R") if renderer_shapes() else text


def shaped_twice(text):
    once = get_display(reshape(text), base_dir="R")
    return ar(once) if renderer_shapes() else get_display(reshape(once), base_dir="R")


def split_by_non_joiners(text):
    return ar("\u200c".join(text))


def in_the_order_of_unicode(text):
    return "\u200f" + text if renderer_shapes() else get_display(reshape(text), base_dir="R")


def brackets_not_mirrored(text):
    return display_without_mirroring(reshape(text), base_dir="R")


@golden(
    *["one word", "two words", "lam-alef", "digits after", "percent after", "Latin first"],
    *["Latin between", "brackets", "quotation marks", "month"],
)
@pytest.mark.parametrize(
    "mutant", [shaped_for_the_other_matplotlib, shaped_twice, split_by_non_joiners]
)
def test_the_check_catches(mutant, text, runs):
    assert agreement(mutant(text), runs) < 0.7


@golden("Latin first", "letters and digits first")
def test_the_check_catches_a_missing_base_direction(text, runs):
    assert agreement(without_base_direction(text), runs) < 0.7


@golden("month", "day", "date in Arabic-Indic digits", "signed number")
def test_the_check_catches_dates_in_the_order_of_unicode(text, runs):
    assert agreement(in_the_order_of_unicode(text), runs) < 1.0


@pytest.mark.skipif(renderer_shapes(), reason="matplotlib mirrors brackets itself")
@golden("brackets round Latin", "square brackets", "quotation marks")
def test_the_check_catches_brackets_that_face_the_wrong_way(text, runs):
    assert agreement(brackets_not_mirrored(text), runs) < 1.0


@pytest.mark.parametrize("text", ["", "Reuters (US)", "2024-05", "$5 or $9", "\u200f5%", "«»"])
def test_text_without_arabic_is_untouched(text):
    assert ar(text) is text


def test_a_price_that_is_escaped_already_is_the_same_price():
    assert ar(r"من \$5 إلى \$9") == ar("من $5 إلى $9")


ALPHABET = (
    "ابلآأةىيهلاسرّءً ـ،؛؟٪٠٥aZ50.+-−/%:()[]{}«»<>\"'\\$\n\r\t"
    "\u200c\u200d\u200e\u200f\u202b\u202c\u2067\u2069\u061c\ufeff\u00ad\u034f\u2028\x85\x00"
    "\ufeb3\ufefb\ufdf2\ufe70\ufd3e\u0653\u0671"
)
MIXED_TEXT = st.text(ALPHABET, max_size=30) | st.text(max_size=20)
HAS_LETTER = re.compile("[ء-ي]")


OPTIONS = st.fixed_dictionaries(
    {"direction": st.sampled_from(["rtl", "ltr"])},
    optional={
        "wrap": st.integers(1, 12),
        "inches": st.floats(0.01, 1),
        "always": st.booleans(),
    },
)


@given(MIXED_TEXT, OPTIONS)
@example(r"\$ سما \\$", {})
@example("\u200c\ufeb3", {})
@example("٢٠٢٤ – ٢٠٢٥", {})
@example("\u200cUS 5", {"always": True, "wrap": 1})
@example("\x1f ", {"inches": 1.0})
@example("中 سما", {"inches": 1.0})
def test_shaping_again_changes_nothing(text, options):
    once = ar(text, **options)
    assert ar(once, **options) == once
    assert ar(once, direction=options.get("direction", "rtl")) == once


@given(st.text("ابلآسرء،؟ aZ5.()«»َّ\n"), st.integers(1, 12))
def test_wrapping_keeps_every_word_and_makes_lines_as_long_as_they_can_be(text, limit):
    lines = break_lines(text, lambda line: n_letters(line) <= limit).split("\n")
    assert " ".join(lines).split() == text.split()
    assert all(n_letters(line) <= limit or " " not in line for line in lines)


@given(MIXED_TEXT.filter(HAS_LETTER.search))
@example("سما 2024-05")
def test_no_formula_starts_and_no_direction_control_of_the_text_stays(text):
    shaped = ar(text)
    assert "$" not in shaped.replace(r"\$", "")
    assert not re.search("[\u061c\u202a-\u202e\u2066-\u2069\ufeff]", shaped)
    if not renderer_shapes():
        assert not re.search("[\u200e\u200f]", shaped)


@pytest.mark.skipif(not renderer_shapes(), reason="only there does the text stay readable")
@given(st.text("ابلآسرء،؟ aZ5.()«»\n").filter(HAS_LETTER.search))
def test_where_matplotlib_shapes_only_marks_are_added(text):
    assert re.sub("[\u200e\u200f]", "", ar(text)) == text


# The reference is the package's other implementation, in Python; it knows no paired brackets.
@given(
    st.text("ابلآأسرءو٠٥ aZ5.,:/%«»<>،؛؟", max_size=20),
    st.sampled_from([("rtl", "R"), ("ltr", "L")]),
)
def test_visual_order_is_that_of_an_independent_implementation(text, base):
    direction, letter = base
    assert _visual_line(text, direction) == get_display(RESHAPER.reshape(text), base_dir=letter)
