import math

import pandas as pd
import pytest

from newslab.charts import ar
from newslab.charts.agreement import agreement_plot
from newslab.charts.agreement_words import BOUNDS_NAME
from newslab.charts.style import INK, MUTED, SIZES, size_named
from newslab.errors import InputError

from .geometry import assert_legible, place, places

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
    return pd.concat(
        [
            agreed().head(1).assign(variable=f"a variable with a long name {v:02}")
            for v in range(n_variables)
        ],
        ignore_index=True,
    )


def on_scale(chart):
    """Return a function from inches to alpha, by the ticks at 0 and 1."""
    zero, one = place(chart, "0")[0], place(chart, "1")[0]
    return lambda x: (x - zero) / (one - zero)


def inches(chart, artist, vertices):
    x = artist.get_transform().transform(vertices)[:, 0]
    return [value / chart.dpi for value in x]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_dots_and_intervals_stand_at_their_values(lang):
    chart = agreement_plot(agreed(), lang=lang)
    value = on_scale(chart)
    (zero, _), (one, _) = place(chart, "0"), place(chart, "1")
    assert (one < zero) == (lang == "ar")
    dots = [value(inches(chart, line, line.get_xydata())[0]) for line in chart.axes[0].lines]
    assert dots == pytest.approx([0.72, -0.1, 0.9], abs=0.01)
    ends = []
    for lines in chart.axes[0].collections:
        if lines.get_linewidth()[0] == pytest.approx(1.4):
            ends += [value(x) for x in inches(chart, lines, lines.get_paths()[0].vertices)]
    assert ends == pytest.approx([0.58, 0.84, -0.3, 0.25], abs=0.01)


def test_the_bounds_are_named_and_stand_at_their_values_without_a_verdict():
    chart = agreement_plot(agreed(), lang="en")
    value = on_scale(chart)
    dashed = {
        round(value(inches(chart, lines, lines.get_paths()[0].vertices)[0]), 2)
        for lines in chart.axes[0].collections
        if lines.get_linestyle()[0][1] is not None
    }
    assert dashed == {0.67, 0.8}
    assert {"0.667", "0.80", BOUNDS_NAME["en"]} <= set(places(chart))
    assert {line.get_color() for line in chart.axes[0].lines} == {INK}
    assert {text.get_color() for text in chart.axes[0].texts} == {INK, MUTED}
    assert not any(word in chart.alt_text for word in ("reliable", "tentative", "open"))


def test_what_alpha_rests_on_stands_below_each_name():
    chart = agreement_plot(agreed(), lang="en")
    below = place(chart, "nominal, 1,060 units, 2 coders")
    assert 0 < below[1] - place(chart, "stance")[1] < 0.4
    assert "ordinal, 60 units, 3 coders" in places(chart)
    assert ar("رتبي، الوحدات 60، المرمّزون 3") in places(agreement_plot(agreed()))


def test_values_are_written_with_their_interval_or_without_one():
    chart = agreement_plot(agreed(), lang="en")
    for value, interval in (("0.72", "0.58 to 0.84"), ("−0.10", "−0.30 to 0.25")):
        assert 0 < place(chart, interval)[1] - place(chart, value)[1] < 0.4
    assert 0 < place(chart, "no interval")[1] - place(chart, "0.90")[1] < 0.4


def test_why_there_is_no_alpha():
    chart = agreement_plot(agreed(), lang="en")
    assert (
        abs(place(chart, "not computed: only one value occurs")[1] - place(chart, "irony")[1]) < 0.3
    )
    assert (
        abs(place(chart, "not computed: no unit has two codes")[1] - place(chart, "tone")[1]) < 0.3
    )


def test_the_scale_goes_below_0_only_where_values_do():
    assert "−0.5" in places(agreement_plot(agreed(), lang="en"))
    above = agreement_plot(agreed().head(1), lang="en")
    assert not any(text.startswith("−") for text in places(above))
    lowest = agreement_plot(agreed().head(1).assign(alpha=-1.0, ci_low=-1.0), lang="en")
    assert "−1" in places(lowest)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_every_text_can_be_read(lang, size):
    chart = agreement_plot(agreed(), lang=lang, size=size, title="1")
    assert_legible(chart, size_named(size).small)


@pytest.mark.parametrize("size", ["page", "phone"])
def test_many_variables_with_long_names_can_be_read(size):
    assert_legible(agreement_plot(many(24), lang="en", size=size), size_named(size).small)


def test_the_default_lines_and_alt_text():
    chart = agreement_plot(agreed().head(2), lang="en", title="Title")
    subtitle, source = [text.get_text().replace("\n", " ") for text in chart.texts[1:]]
    assert subtitle.endswith("A line is the 95% interval.")
    assert source == "Source: newslab, agreement on up to 1,060 units"
    assert chart.alt_text == (
        "Dot plot “Title”: agreement of coders (Krippendorff's alpha, from −0.5 to 1). stance "
        "(nominal, 1,060 units, 2 coders): 0.72 (interval 0.58 to 0.84); confidence (ordinal, 60 "
        "units, 3 coders): −0.10 (interval −0.30 to 0.25)."
    )
    assert "الموقف (اسمي، الوحدات 1,060، المرمّزون 2): 0.72 (الفاصل 0.58 إلى 0.84)" in (
        agreement_plot(agreed(), labels={"stance": "الموقف"}).alt_text
    )
    without = agreement_plot(agreed().iloc[2:3], lang="en", source="")
    assert "interval" not in without.texts[0].get_text()
    assert len(without.texts) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"variable": "x"}, "row 1: 'x' is there already"),
        ({"variable": None}, "row 0: variable is missing"),
        ({"n_units": -1}, "row 0: n_units is -1.0, not a count"),
        ({"alpha": 2}, "row 0: alpha is 2.0, not a number from -1 to 1"),
        ({"ci_low": 0.9}, "row 0: 0.9 to 0.84 is no interval"),
        ({"ci_high": None}, "row 0: 0.58 to nan is no interval"),
        ({"alpha": None}, "row 0: 0.58 to 0.84 is no interval of alpha nan"),
    ],
)
def test_faults_are_named_with_their_row(change, said):
    with pytest.raises(InputError, match=said):
        agreement_plot(agreed().assign(**change))


def test_tables_without_what_a_chart_needs():
    with pytest.raises(InputError, match=r"(?s)n_coders.*agreement\(\)"):
        agreement_plot(agreed().drop(columns="n_coders"))
    with pytest.raises(InputError, match="no rows"):
        agreement_plot(agreed().head(0))
    with pytest.raises(InputError, match="same label, 'x'"):
        agreement_plot(agreed(), labels={"stance": "x", "tone": "x"})
    with pytest.raises(InputError, match="25 variables; more than 24"):
        agreement_plot(many(25))
    with pytest.raises(InputError, match=r"(?s)no room for the dots.*labels="):
        agreement_plot(agreed(), labels={"stance": "م" * 90})


@pytest.mark.parametrize(("option", "said"), [({"lang": "fr"}, '"en"'), ({"size": "a4"}, "phone")])
def test_another_language_or_size(option, said):
    with pytest.raises(InputError, match=said):
        agreement_plot(agreed(), **option)


def test_the_table_stays_as_it_was():
    table = agreed()
    agreement_plot(table, labels={"stance": "الموقف"})
    pd.testing.assert_frame_equal(table, agreed())
