import math

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from newslab.charts import ar
from newslab.charts.sheet import ONE_ARTICLE_EACH
from newslab.charts.stance_bars import stance_bars
from newslab.charts.style import BLUE, SIZES, VERMILION, VERMILION_TEXT, size_named
from newslab.errors import InputError

from .geometry import assert_legible, draw, place, places

LABELS = {"Sama": "سما", "unknown 004": "غير معروف 004", "gone": "غائبة"}
POLES = ("normalization", "condemnation")


def stances(poles=POLES):
    first, second = poles
    rows = [
        # outlet, n_sentences, n_articles; own: first, second, net; quoted; names: n, loaded, whose
        ("Sama", 20, 1, 1, 0, 0.05, 6, 2, 0.2, 10, 0, ""),
        ("unknown 004", 12, 1, 0, 0, 0.0, 3, 9, -0.5, 14, 1, "pro-Palestinian"),
        ("gone", 0, 0, 0, 0, math.nan, 0, 0, math.nan, 0, 0, ""),
    ]
    columns = [
        *("outlet", "n_sentences", "n_articles", f"own_{first}", f"own_{second}", "own_net"),
        *(f"quoted_{first}", f"quoted_{second}", "quoted_net"),
        *("naming_n", "naming_n_loaded", "naming_poles"),
    ]
    table = pd.DataFrame(rows, columns=columns)
    for voice in ("own", "quoted"):
        table[f"{voice}_ci_low"] = table[f"{voice}_net"] - 0.1
        table[f"{voice}_ci_high"] = table[f"{voice}_net"] + 0.1
    share = table["naming_n_loaded"] / table["naming_n"].where(table["naming_n"] > 0)
    return table.assign(
        naming_share=share,
        naming_ci_low=(share - 0.05).clip(lower=0),
        naming_ci_high=share + 0.2,
    )


def many(n_outlets):
    table = stances().head(2)
    tables = [table.assign(outlet=f"a long name of outlet {o:02}") for o in range(n_outlets)]
    return pd.concat([table.head(1) for table in tables], ignore_index=True)


def bars(chart):
    """Bars but for the key: ends on the scale, colour of the edge, whether hatched; downwards."""
    draw(chart)
    zero, whole = chart.axes[0].transData.transform([(0, 0), (1, 0)])[:, 0]
    inch = abs(whole - zero)
    found = []
    for patch in chart.axes[0].patches[2:]:
        box = patch.get_window_extent()
        middle = (chart.bbox.y1 - (box.y0 + box.y1) / 2) / chart.dpi
        width = box.width / inch
        found.append((middle, box.x0 / chart.dpi, width, patch))
    return sorted(found, key=lambda bar: bar[0])


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_bars_run_from_0_to_their_net_on_the_side_of_their_pole(lang):
    chart = stance_bars(stances(), lang=lang)
    zero = places(chart)["0"]
    # The first scale is that of the bars; 60 % is its end, on both sides.
    ends = sorted(x for x, _ in places(chart)["60%"])
    middle = sum(ends) / 2
    unit = (ends[1] - ends[0]) / 1.2
    assert any(x == pytest.approx(middle, abs=0.02) for x, _ in zero)
    widths = [width / unit for _, _, width, _ in bars(chart)]
    assert widths == pytest.approx([0.05, 0.2, 0.5], abs=0.01)
    left = [x for _, x, _, _ in bars(chart)]
    is_left = [x < middle - 0.05 for x in left]
    # The first pole is where reading starts.
    assert is_left == ([False, False, True] if lang == "ar" else [True, True, False])


def test_own_voice_is_filled_and_quoted_voice_hatched_in_the_colour_of_the_pole():
    own, quoted, other = [bar[3] for bar in bars(stance_bars(stances(), lang="en"))]
    assert to_hex(own.get_facecolor()).upper() == BLUE
    assert not own.get_hatch()
    assert quoted.get_hatch()
    assert to_hex(quoted.get_facecolor()) == "#ffffff"
    assert to_hex(quoted.get_edgecolor()).upper() == BLUE
    assert to_hex(other.get_edgecolor()).upper() == VERMILION


def test_each_pole_has_one_colour_whichever_comes_first():
    chart = stance_bars(stances(poles=POLES[::-1]), lang="en")
    colour = {text.get_text(): to_hex(text.get_color()) for text in chart.axes[0].texts}
    assert colour["normalization"].upper() == BLUE
    assert colour["condemnation"].upper() == VERMILION_TEXT
    assert place(chart, "condemnation")[0] < place(chart, "normalization")[0]


def test_other_poles_are_coloured_in_the_order_of_the_table():
    chart = stance_bars(stances(poles=("growth", "decline")), lang="en")
    colour = {text.get_text(): to_hex(text.get_color()) for text in chart.axes[0].texts}
    assert (colour["growth"].upper(), colour["decline"].upper()) == (BLUE, VERMILION_TEXT)


def test_sentences_of_both_poles_are_written_on_their_sides():
    chart = stance_bars(stances(), lang="en")
    (three_x, three_y), (nine_x, nine_y) = place(chart, "3"), place(chart, "9")
    assert three_y == pytest.approx(nine_y, abs=0.01)
    assert three_x < place(chart, "normalization")[0] < nine_x


def test_every_bar_has_its_interval():
    chart = stance_bars(stances(), lang="en")
    dark = [
        lines
        for lines in chart.axes[0].collections
        if to_hex(lines.get_colors()[0]) == "#1a1a1a" and lines.get_linewidth()[0] > 1
    ]
    ends = sorted(places(chart)["60%"])
    unit = (ends[1][0] - ends[0][0]) / 1.2
    for lines in dark:
        ((one, _), (other, _)) = lines.get_paths()[0].vertices
        assert abs(one - other) / unit == pytest.approx(0.2, abs=0.005)
    # Own and quoted voice of two outlets; the third has no sentence.
    assert len(dark) == 4


def test_names_stand_apart_with_their_own_counts_and_vocabulary():
    chart = stance_bars(stances(), lang="en")
    assert place(chart, "1 of 14")[1] > place(chart, "9")[1]
    assert "pro-Palestinian vocabulary" in places(chart)
    assert ar("مفردات مؤيِّدة للفلسطينيين") in places(stance_bars(stances()))
    assert "–" in places(chart)


def test_an_outlet_without_sentences_is_named_and_not_scored():
    chart = stance_bars(stances(), lang="en")
    assert "no sentence of it is counted here" in places(chart)
    assert "0 sentences, 0 articles" in places(chart)


def test_without_intervals():
    table = stances()
    bare = table.assign(**{c: None for c in table if c.endswith(("ci_low", "ci_high"))})
    chart = stance_bars(bare, lang="en")
    assert "interval" not in chart.texts[0].get_text()
    assert len(bars(chart)) == 3


def test_one_voice_for_all():
    table = stances().drop(columns=[c for c in stances() if c.startswith("quoted_")])
    table.columns = [c.replace("own_", "any_") for c in table]
    chart = stance_bars(table, lang="en")
    assert "all voices 5% to normalization" in chart.alt_text
    assert "hatched" not in chart.texts[0].get_text()


def test_one_article_each_is_said_only_if_it_is_so():
    said = ONE_ARTICLE_EACH["en"].split()[0:4]
    text = stance_bars(stances(), lang="en").texts[0].get_text().split()
    assert text[-len(ONE_ARTICLE_EACH["en"].split()) :][:4] == said
    more = stance_bars(stances().assign(n_articles=[1, 2, 0]), lang="en")
    assert "describe articles" not in more.texts[0].get_text().replace("\n", " ")
    assert "12 sentences, 2 articles" in places(more)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_every_text_can_be_read(lang, size):
    chart = stance_bars(stances(), lang=lang, size=size, title="1", labels=LABELS)
    assert_legible(chart, size_named(size).small)


@pytest.mark.parametrize("size", ["page", "phone"])
def test_long_names_of_many_outlets_can_be_read(size):
    assert_legible(stance_bars(many(20), lang="en", size=size), size_named(size).small)


def test_alt_text_tells_chart_data_and_every_outlet():
    assert stance_bars(stances(), lang="en", title="Title").alt_text == (
        "Diverging bars “Title”: net stance between normalization and condemnation in 3 outlets. "
        "Sama (20 sentences, 1 article): own voice 5% to normalization, quoted voice 20% to "
        "normalization, loaded names 0 of 10; unknown 004 (12 sentences, 1 article): own voice "
        "0%, quoted voice 50% to condemnation, loaded names 1 of 14; gone: no sentence of it is "
        "counted here."
    )
    assert "سما (20 جملة، مقال واحد): بصوتها 5% نحو التطبيع" in (
        stance_bars(stances(), labels=LABELS).alt_text
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"outlet": "Sama"}, "row 1: 'Sama' is there already"),
        ({"outlet": None}, "row 0: outlet is missing"),
        ({"n_sentences": -1}, "row 0: n_sentences is -1.0, not a count"),
        ({"own_condemnation": None}, "row 0: own_condemnation is nan, not a count"),
        ({"own_net": 1.5}, "row 0: own_net is 1.5, not a number from -1 to 1"),
        ({"own_ci_low": 0.9}, "row 0: the interval of own_net, 0.9 to 0.15"),
        ({"naming_n_loaded": 11}, "row 0: 11 loaded names of 10"),
        ({"naming_share": 2}, "row 0: share is 2.0"),
    ],
)
def test_faults_are_named_with_their_row(change, said):
    with pytest.raises(InputError, match=said):
        stance_bars(stances().assign(**change))


def test_tables_without_what_a_chart_needs():
    with pytest.raises(InputError, match=r"(?s)own_net.*net_stance\(\)"):
        stance_bars(stances().drop(columns=["own_net", "quoted_net"]))
    with pytest.raises(InputError, match="two stances; there is 'normalization'"):
        stance_bars(stances().drop(columns="own_condemnation"))
    with pytest.raises(InputError, match="quoted_condemnation"):
        stance_bars(stances().drop(columns="quoted_condemnation"))
    with pytest.raises(InputError, match="no rows"):
        stance_bars(stances().head(0))
    with pytest.raises(InputError, match="same label, 'x'"):
        stance_bars(stances(), labels={"Sama": "x", "gone": "x"})
    with pytest.raises(InputError, match="21 outlets; more than 20"):
        stance_bars(many(21))
    with pytest.raises(InputError, match="no room for the bars"):
        stance_bars(stances(), labels={"Sama": "م" * 90})


@pytest.mark.parametrize(("option", "said"), [({"lang": "fr"}, '"en"'), ({"size": "a4"}, "phone")])
def test_another_language_or_size(option, said):
    with pytest.raises(InputError, match=said):
        stance_bars(stances(), **option)


def test_the_table_stays_as_it_was():
    table = stances()
    stance_bars(table, labels=LABELS)
    pd.testing.assert_frame_equal(table, stances())
