import math

import pandas as pd
import pytest

from newslab.charts import agreement, ar
from newslab.charts.style import INK, MUTED

from .geometry import intervals, marks, place, places

COLUMNS = ["variable", "level", "alpha", "ci_low", "ci_high", "n_units", "n_coders"]
ROWS = [
    ("stance", "nominal", 0.72, 0.58, 0.84, 1060, 2),
    ("confidence", "ordinal", -0.1, -0.3, 0.25, 60, 3),
    ("voice", "nominal", 0.9, math.nan, math.nan, 4, 2),
    ("irony", "nominal", math.nan, math.nan, math.nan, 60, 2),
    ("tone", "nominal", math.nan, math.nan, math.nan, 0, 0),
]


def agreed():
    return pd.DataFrame(ROWS, columns=COLUMNS)


def many(n_variables):
    stance = agreed().head(1)
    return pd.concat(
        [stance.assign(variable=f"variable {v:02}", n_units=v) for v in range(n_variables)],
        ignore_index=True,
    )


@pytest.fixture(scope="module")
def chart():
    return agreement(agreed(), lang="en", title="Title")


def test_alphas_and_intervals_stand_at_their_values(chart):
    zero, one = place(chart, "0")[0], place(chart, "1")[0]
    alphas = [(x - zero) / (one - zero) for (x, _), *_ in marks(chart)]
    assert alphas == pytest.approx([0.72, -0.1, 0.9], abs=0.01)
    ends = [(end - zero) / (one - zero) for line in intervals(chart) for end in line[:2]]
    assert ends == pytest.approx([0.58, 0.84, -0.3, 0.25], abs=0.01)


def test_no_colour_gives_a_verdict(chart):
    assert {"0.667", "0.80", "Krippendorff's customary bounds"} <= set(places(chart))
    assert {colour for _, _, colour, _ in marks(chart)} == {INK}
    assert {text.get_color() for text in chart.axes[0].texts} == {INK, MUTED}
    assert not any(word in chart.alt_text for word in ("reliable", "tentative", "open"))


def test_what_alpha_rests_on_stands_below_each_name(chart):
    below = place(chart, "nominal, 1,060 units, 2 coders")
    assert 0 < below[1] - place(chart, "stance")[1] < 0.4
    assert "ordinal, 60 units, 3 coders" in places(chart)
    assert ar("رتبي، 60 وحدة، 3 مرمّزين") in places(agreement(agreed()))


def test_values_are_written_with_their_interval_or_without_one(chart):
    for value, interval in (
        ("0.72", "0.58 to 0.84"),
        ("−0.10", "−0.30 to 0.25"),
        ("0.90", "no interval"),
    ):
        assert 0 < place(chart, interval)[1] - place(chart, value)[1] < 0.4


def test_why_there_is_no_alpha(chart):
    for why, name in (("only one value occurs", "irony"), ("no unit has two codes", "tone")):
        assert abs(place(chart, f"not computed: {why}")[1] - place(chart, name)[1]) < 0.3


def test_the_scale_goes_below_0_only_where_values_do(chart):
    assert "−0.5" in places(chart)
    above = agreement(agreed().head(1), lang="en")
    assert not any(text.startswith("−") for text in places(above))
    lowest = agreement(agreed().head(1).assign(alpha=-1.0, ci_low=-1.0), lang="en")
    assert "−1" in places(lowest)


def test_the_default_lines_and_alt_text(chart):
    subtitle, source = [text.get_text().replace("\n", " ") for text in chart.texts[1:]]
    assert subtitle.endswith("A line is the 95% interval.")
    assert source == "Source: newslab, analysis of 1,060 units"
    assert chart.alt_text == (
        "Dot plot “Title”: agreement of coders (Krippendorff's alpha, from −0.5 to 1). stance "
        "(nominal, 1,060 units, 2 coders): 0.72 (interval 0.58 to 0.84); confidence (ordinal, 60 "
        "units, 3 coders): −0.10 (interval −0.30 to 0.25); voice (nominal, 4 units, 2 coders): "
        "0.90; irony (nominal, 60 units, 2 coders): not computed: only one value occurs; tone "
        "(nominal, 0 units, 0 coders): not computed: no unit has two codes."
    )
    assert "الموقف (اسمي، 1,060 وحدة، مرمّزان): 0.72 (فترة الثقة 0.58 إلى 0.84)" in (
        agreement(agreed(), labels={"stance": "الموقف"}).alt_text
    )
    without = agreement(agreed().iloc[2:3], lang="en", source="")
    assert "interval" not in without.texts[0].get_text()


def test_of_many_variables_those_of_most_units_stay():
    chart = agreement(many(26), lang="en")
    shown = [f"variable {v:02}" for v in range(26) if f"variable {v:02}" in places(chart)]
    assert shown == [f"variable {v:02}" for v in range(3, 26)]
    assert "and 3 more" in places(chart)
    assert chart.alt_text.endswith("Not shown: 3 variables; the table has all.")
