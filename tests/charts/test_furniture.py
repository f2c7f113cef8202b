from itertools import pairwise

import numpy as np
import pytest

from newslab.charts.furniture import MARGIN, Furniture
from newslab.charts.measure import text_width, wrap
from newslab.charts.style import SIZES
from newslab.charts.text import ar
from newslab.errors import InputError

TITLE = "سما الأقرب إلى رويترز: أكثر من نصف مفرداتها المميزة مشتركة بينهما"


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_texts_and_data_stand_under_each_other_inside_the_figure(lang, size):
    furniture = Furniture(lang, size, title=TITLE, subtitle=TITLE, source=TITLE)
    chart, axes = furniture.draw(2.0, alt_text="…")
    title, subtitle, source = [text.get_window_extent() for text in chart.texts]
    data = axes.get_window_extent()
    assert chart.bbox.y1 > title.y1
    assert title.y0 > subtitle.y1
    assert subtitle.y0 > data.y1
    assert data.y0 > source.y1
    assert source.y0 > chart.bbox.y0
    assert data.height == pytest.approx(2.0 * chart.dpi)
    for text in (title, subtitle, source):
        assert text.x0 > chart.bbox.x0
        assert text.x1 < chart.bbox.x1
        # Aligned where reading starts.
        edge = chart.bbox.x1 - text.x1 if lang == "ar" else text.x0
        assert edge == pytest.approx(MARGIN * chart.dpi, abs=2)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_line_of_a_title_begins_where_reading_starts(lang):
    chart, axes = Furniture(lang, "page", title="قوة الاستقرار\nغزة").draw(0.1, alt_text="…")
    axes.set_axis_off()
    chart.canvas.draw()
    ink = np.asarray(chart.canvas.buffer_rgba())[..., 0] < 200
    box = chart.texts[0].get_window_extent()
    middle = int(chart.bbox.y1 - (box.y0 + box.y1) / 2)
    first, second = (np.flatnonzero(part.any(axis=0)) for part in (ink[:middle], ink[middle:]))
    side = -1 if lang == "ar" else 0
    assert first[side] == pytest.approx(second[side], abs=4)
    assert abs(first[-1 - side] - second[-1 - side]) > 50


def test_what_is_not_said_takes_no_room():
    bare, _ = Furniture("ar", "page").draw(2.0, alt_text="…")
    assert not bare.texts
    assert bare.get_figheight() == pytest.approx(2.0 + 2 * MARGIN)


@pytest.mark.parametrize("size", SIZES)
def test_a_chart_knows_what_it_was_made_for(size):
    furniture = Furniture("ar", size, source="رويترز")
    chart, _ = furniture.draw(1.0, alt_text="…")
    assert chart.size == size
    assert chart.source == "رويترز"
    assert chart.get_figwidth() == SIZES[size].width
    assert furniture.type.is_narrow is (size in {"column", "phone"})


def test_prices_start_no_formula_in_either_language():
    for text in ("from $5 to $9", r"من \$5 إلى $9"):
        chart, _ = Furniture("en", "page", title=text).draw(1.0, alt_text="…")
        drawn = chart.texts[0].get_text()
        assert drawn.count("$") == drawn.count(r"\$") == 2


def test_wrapping_keeps_words_and_their_order_and_stays_within_the_width():
    lines = wrap(TITLE, 2.0, 16).split("\n")
    assert " ".join(lines) == TITLE
    assert len(lines) > 2
    assert all(text_width(line, 16) <= 2.0 for line in lines)
    # No line could have taken the first word of the next one.
    assert all(
        text_width(f"{line} {following.split(' ')[0]}", 16) > 2.0
        for line, following in pairwise(lines)
    )


def test_a_word_wider_than_the_line_and_breaks_of_the_author_stay():
    assert wrap("والمستشفيات\nفي غزة", 0.1, 12) == "والمستشفيات\nفي\nغزة"


def test_width_is_that_of_the_shaped_text():
    chart, _ = Furniture("ar", "page", title=TITLE[:30]).draw(1.0, alt_text="…")
    (title,) = chart.texts
    measured = title.get_window_extent().width / chart.dpi
    assert text_width(TITLE[:30], 16, weight="bold") == pytest.approx(measured, rel=0.03)
    assert text_width(ar("رويترز"), 12) == text_width("رويترز", 12)


@pytest.mark.parametrize(("lang", "size"), [("fr", "page"), ("ar", "poster")])
def test_another_language_or_size(lang, size):
    with pytest.raises(InputError):
        Furniture(lang, size)
