"""`ar` against HarfBuzz: the same contours, at the same places, as runs laid out by hand."""

import re

import pytest
from arabic_reshaper import reshape
from bidi import get_display as display_without_mirroring
from bidi.algorithm import get_display
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newslab.charts import ar
from newslab.charts.text import RESHAPER, _visual_line, renderer_shapes

from .outlines import DEJAVU, agreement

R, L = "rtl", "ltr"

# Each text with its runs as a reader of Arabic expects to see them, leftmost run first. The text
# of a run is as it is typed; its direction says how HarfBuzz lays it out.
GOLDEN = {
    "one word": ("سماء", [("سماء", R)]),
    "two words": ("قطاع غزة", [("قطاع غزة", R)]),
    "lam-alef": ("السلام للأمم لإسرائيل الآن", [("السلام للأمم لإسرائيل الآن", R)]),
    "the name of God": ("عبدالله وفا", [("عبدالله وفا", R)]),
    "Persian letters": ("پاژ چاپ گپ", [("پاژ چاپ گپ", R)]),
    "tatweel": ("1446 هـ", [(" هـ", R), ("1446", L)]),
    "tanwin": ("رسميًا", [("رسميًا", R)]),
    "harakat": ("كتَبَ محمّد", [("كتَبَ محمّد", R)]),
    "digits after": ("غير معروف 001", [("001", L), ("غير معروف ", R)]),
    "digits before": ("312 كلمة", [(" كلمة", R), ("312", L)]),
    "Arabic-Indic digits": ("عام ٢٠٢٥", [("٢٠٢٥", L), ("عام ", R)]),
    "decimal": ("تشابه 0.58 فقط", [(" فقط", R), ("0.58", L), ("تشابه ", R)]),
    "percent after": ("فاصل 95%", [("%", R), ("95", L), ("فاصل ", R)]),
    "percent before": ("95% من النص", [(" من النص", R), ("95%", L)]),
    "Latin first": ("Reuters رويترز 5%", [("%", R), ("5", L), (" رويترز ", R), ("Reuters", L)]),
    "Latin last": ("وكالة Reuters", [("Reuters", L), ("وكالة ", R)]),
    "Latin between": (
        "قناة Fox News الأميركية",
        [(" الأميركية", R), ("Fox News", L), ("قناة ", R)],
    ),
    "letters and digits": ("قمة C5+1 في آسيا", [(" في آسيا", R), ("C5+1", L), ("قمة ", R)]),
    "letters and digits first": ("C5+1 دول", [(" دول", R), ("C5+1", L)]),
    "brackets": ("سما (312)", [(")", R), ("312", L), ("سما (", R)]),
    "brackets round Latin": ("رويترز (Reuters)", [(")", R), ("Reuters", L), ("رويترز (", R)]),
    "brackets inside Latin": ("C5 (US) قمة", [(" قمة", R), ("C5 (US)", L)]),
    "square brackets": ("[سما] {وفا}", [("[سما] {وفا}", R)]),
    "quotation marks": ("«قوة الاستقرار»", [("«قوة الاستقرار»", R)]),
    "Latin in quotation marks": ("منصة «Truth»", [("»", R), ("Truth", L), ("منصة «", R)]),
    "Arabic punctuation": ("لماذا؟ أولا، ثم؛", [("لماذا؟ أولا، ثم؛", R)]),
    "month": ("سما 2024-05", [("2024-05", L), ("سما ", R)]),
    "day": ("نشر في 2025-11-07.", [(".", R), ("2025-11-07", L), ("نشر في ", R)]),
    "date first": ("2025-11-07 وفا", [(" وفا", R), ("2025-11-07", L)]),
    "date in Arabic-Indic digits": ("سما ٢٠٢٤-٠٥", [("٢٠٢٤-٠٥", L), ("سما ", R)]),
    "signed number": ("الموقف -0.25", [("-0.25", L), ("الموقف ", R)]),
    "compound": ("غزة-2", [("2", L), ("غزة-", R)]),
    "dates in a row": (
        "من 2023-04 - 2024-05",
        [("2024-05", L), (" - ", R), ("2023-04", L), ("من ", R)],
    ),
    "date, then number": (
        "في 2024-05، 12 دولة",
        [(" دولة", R), ("12", L), ("، ", R), ("2024-05", L), ("في ", R)],
    ),
    "signed share": ("تغير -5% فقط", [(" فقط", R), ("-5%", L), ("تغير ", R)]),
    "hyphens inside Latin": ("قمة C5+1 Summit 2024-05", [("C5+1 Summit 2024-05", L), ("قمة ", R)]),
    "clock": ("الساعة 10:30", [("10:30", L), ("الساعة ", R)]),
    "price": ("من $5 إلى $9", [("9", L), ("$", R), (" إلى ", R), ("5", L), ("$", R), ("من ", R)]),
    "controls that came along": (
        "\u202dسما\u202c\u2067 ورويترز\u2069\u061c\ufeff",
        [("سما ورويترز", R)],
    ),
    "presentation forms": ("\ufeb3\ufee4\ufe8e", [("سما", R)]),
    "presentation forms and letters": ("\ufeb3\ufee4\ufe8e\u0621", [("سماء", R)]),
    "no letters": ("٢٠٢٤ – ٢٠٢٥", [("٢٠٢٥", L), (" – ", R), ("٢٠٢٤", L)]),
    "share without letters": ("٥٪", [("٪", R), ("٥", L)]),
    "joiner": ("س\u200dلام", [("سلام", R)]),
    "non-joiner at the start": ("\u200cسما", [("سما", R)]),
    "Arabic-Indic digits after Latin": (
        "US ٢٠٢٤-٠٥ سما",
        [(" سما", R), ("٢٠٢٤-٠٥", L), (" ", R), ("US", L)],
    ),
    "canonical composition": ("ا\u0653سيا", [("آسيا", R)]),
}


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


@settings(deadline=None)
@given(MIXED_TEXT, st.sampled_from(["rtl", "ltr"]))
@example(r"\$ سما \\$", "rtl")
@example("\u200c\ufeb3", "rtl")
@example("٢٠٢٤ – ٢٠٢٥", "rtl")
def test_shaping_again_changes_nothing(text, direction):
    once = ar(text, direction=direction)
    assert ar(once, direction=direction) == once


@settings(deadline=None)
@given(MIXED_TEXT.filter(HAS_LETTER.search))
@example("سما 2024-05")
def test_no_formula_starts_and_no_direction_control_of_the_text_stays(text):
    shaped = ar(text)
    assert "$" not in shaped.replace(r"\$", "")
    assert not re.search("[\u061c\u202a-\u202e\u2066-\u2069\ufeff]", shaped)
    if not renderer_shapes():
        assert not re.search("[\u200e\u200f]", shaped)


@pytest.mark.skipif(not renderer_shapes(), reason="only there does the text stay readable")
@settings(deadline=None)
@given(st.text("ابلآسرء،؟ aZ5.()«»\n").filter(HAS_LETTER.search))
def test_where_matplotlib_shapes_only_marks_are_added(text):
    assert re.sub("[\u200e\u200f]", "", ar(text)) == text


# The reference is the package's other implementation, in Python; it knows no paired brackets.
@settings(deadline=None)
@given(
    st.text("ابلآأسرءو٠٥ aZ5.,:/%«»<>،؛؟", max_size=20),
    st.sampled_from([("rtl", "R"), ("ltr", "L")]),
)
def test_visual_order_is_that_of_an_independent_implementation(text, base):
    direction, letter = base
    assert _visual_line(text, direction) == get_display(RESHAPER.reshape(text), base_dir=letter)
