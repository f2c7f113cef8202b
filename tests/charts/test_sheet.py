import pytest

from newslab.charts import ar
from newslab.charts.engine.look import Look
from newslab.charts.engine.sheet import Scale

from .geometry import place


def sheet_of(lang):
    texts = dict.fromkeys(("subtitle", "counted", "about", "told"), "…")
    return Look("names", lang, subtitle="", source="").sheet(2.0, **texts)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("align", ["start", "center", "end"])
def test_lines_stand_at_their_place_from_where_reading_starts(lang, align):
    sheet = sheet_of(lang)
    sheet.write(2.0, 0.5, [Look("names", lang).text("some words")], align)
    chart = sheet.chart
    box = chart.axes[0].texts[0].get_window_extent()
    left, right = box.x0 / chart.dpi, box.x1 / chart.dpi
    start, end = (7.2 - right, 7.2 - left) if lang == "ar" else (left, right)
    found = {"start": start, "center": (start + end) / 2, "end": end}[align]
    assert found == pytest.approx(2.0 + 0.15, abs=0.03)
    assert place(chart, "some words")[1] == pytest.approx(0.5 + 0.15, abs=0.03)


def test_an_arabic_headline_ends_on_its_own_side_in_an_english_chart():
    sheet, look = sheet_of("en"), Look("names", "en")
    sheet.write(0, 0.5, [look.text("ترامب: قازاخستان…"), look.text("Reuters رويترز")])
    headline, name = [text.get_text() for text in sheet.chart.axes[0].texts]
    assert headline == ar("ترامب: قازاخستان…")
    assert name == ar("Reuters رويترز", direction="ltr")


def test_a_scale_may_run_either_way():
    assert [Scale(1, 4, 0, 2).at(v) for v in (0, 1, 2)] == [1, 3, 5]
    assert [Scale(1, 4, 2, 0).at(v) for v in (0, 1, 2)] == [5, 3, 1]
    assert Scale(1, 4, 2, 0).end == 5
