import pytest

from newslab.charts import Furniture, ar
from newslab.charts.cells import Line
from newslab.charts.sheet import Scale, have_one_article_each, open_sheet
from newslab.charts.style import INK

from .geometry import draw, place


def sheet_of(lang):
    return open_sheet(Furniture(lang, "page"), 2.0, alt_text="…")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("align", ["start", "center", "end"])
def test_lines_stand_at_their_place_from_where_reading_starts(lang, align):
    chart, sheet = sheet_of(lang)
    sheet.write(2.0, 0.5, [Line("some words", 11, INK)], align=align)
    draw(chart)
    box = chart.axes[0].texts[0].get_window_extent()
    left, right = box.x0 / chart.dpi, box.x1 / chart.dpi
    start, end = (7.2 - right, 7.2 - left) if lang == "ar" else (left, right)
    found = {"start": start, "center": (start + end) / 2, "end": end}[align]
    assert found == pytest.approx(2.0 + 0.15, abs=0.03)
    assert place(chart, "some words")[1] == pytest.approx(0.5 + 0.15, abs=0.03)


def test_an_arabic_headline_ends_on_its_own_side_in_an_english_chart():
    chart, sheet = sheet_of("en")
    sheet.write(0, 0.5, [Line("ترامب: قازاخستان…", 11, INK), Line("Reuters رويترز", 11, INK)])
    headline, name = [text.get_text() for text in chart.axes[0].texts]
    assert headline == ar("ترامب: قازاخستان…")
    assert name == ar("Reuters رويترز", direction="ltr")


def test_a_scale_may_run_either_way():
    assert [Scale(1, 4, 0, 2).at(v) for v in (0, 1, 2)] == [1, 3, 5]
    assert [Scale(1, 4, 2, 0).at(v) for v in (0, 1, 2)] == [5, 3, 1]
    assert Scale(1, 4, 2, 0).end == 5


def test_outlets_left_out_do_not_count_as_having_articles():
    assert have_one_article_each([1, 0, 1])
    assert not have_one_article_each([1, 2])
    assert not have_one_article_each([0])
