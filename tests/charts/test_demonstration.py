import pytest
from arabic_reshaper import reshape
from bidi.algorithm import get_display

from newslab.charts import ar, shaping_demo
from newslab.charts.demonstration import SAMPLES

from .geometry import places


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_label_is_drawn_as_typed_by_the_recipe_and_by_newslab(lang):
    chart = shaping_demo(lang=lang)
    drawn = places(chart)
    for sample in SAMPLES:
        for text in (sample, get_display(reshape(sample))):
            assert text.replace("$", r"\$") in drawn
        assert ar(sample) in drawn
    assert str(len(SAMPLES)) in chart.alt_text


def test_columns_follow_the_direction_of_reading():
    typed, right = "سما 5%", ar("سما 5%")
    for lang, is_rtl in (("ar", True), ("en", False)):
        drawn = places(shaping_demo([typed], lang=lang))
        first, last = drawn[typed][0][0], drawn[right][-1][0]
        assert (first > last) == is_rtl
