import math

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from newslab.charts import ar, stance
from newslab.charts.style import BLUE, VERMILION, VERMILION_TEXT
from newslab.errors import InputError

from .geometry import intervals, marks, place, places

LABELS = {"Sama": "سما", "unknown 004": "غير معروف 004", "gone": "غائبة"}
ALONE = "Each outlet here has 1 article: the numbers describe articles, not outlets."


def stances(poles=("normalization", "condemnation")):
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


def bars(chart):
    """Bars but for the key, downwards."""
    chart.canvas.draw()
    swatches = max(place(chart, text)[1] for text in ("own voice", "quoted voice"))
    boxes = [(patch.get_window_extent(), patch) for patch in chart.axes[0].patches]
    found = [(chart.bbox.y1 - box.y1, patch) for box, patch in boxes]
    return [patch for y, patch in sorted(found, key=lambda bar: bar[0]) if y / chart.dpi > swatches]


def colour_of(chart, text):
    (found,) = [of for of in chart.axes[0].texts if of.get_text() == text]
    return to_hex(found.get_color()).upper()


@pytest.fixture(scope="module")
def chart():
    return stance(stances(), lang="en", title="Title")


def test_bars_run_from_0_to_their_net_on_the_side_of_their_pole(chart):
    # The first scale is that of the bars; 60 % is its end, on both sides.
    first, second = (x - 0.15 for x, _ in sorted(places(chart)["60%"]))
    ends = [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in bars(chart)]
    nets = [0.6 - 1.2 * (x - first) / (second - first) for end in ends for x in end]
    assert nets == pytest.approx([0.05, 0, 0.2, 0, 0, -0.5], abs=0.011)


def test_own_voice_is_filled_and_quoted_voice_hatched_in_the_colour_of_the_pole(chart):
    own, quoted, other = bars(chart)
    assert to_hex(own.get_facecolor()).upper() == BLUE
    assert not own.get_hatch()
    assert quoted.get_hatch()
    assert to_hex(quoted.get_facecolor()) == "#ffffff"
    assert to_hex(quoted.get_edgecolor()).upper() == BLUE
    assert to_hex(other.get_edgecolor()).upper() == VERMILION


def test_poles_are_coloured_in_the_order_of_the_table_the_first_where_reading_starts(chart):
    assert place(chart, "normalization")[0] < place(chart, "condemnation")[0]
    assert colour_of(chart, "normalization") == BLUE
    other = stance(stances(poles=("growth", "decline")))
    assert place(other, "growth")[0] > place(other, "decline")[0]
    assert (colour_of(other, "growth"), colour_of(other, "decline")) == (BLUE, VERMILION_TEXT)


def test_sentences_of_both_poles_are_written_on_their_sides(chart):
    (three_x, three_y), (nine_x, nine_y) = place(chart, "3"), place(chart, "9")
    assert three_y == pytest.approx(nine_y, abs=0.01)
    assert three_x < place(chart, "normalization")[0] < nine_x


def test_every_net_and_every_share_of_names_has_its_interval(chart):
    # Own and quoted voice of two outlets, and their names; the third has neither.
    assert len(intervals(chart)) == 6
    table = stances()
    bare = table.assign(**{c: None for c in table if c.endswith(("ci_low", "ci_high"))})
    without = stance(bare, lang="en")
    assert "interval" not in without.texts[0].get_text()
    assert not intervals(without)
    # A net of 0 is a dot, as are the shares of names.
    assert [form for _, form, *_ in marks(without)] == ["o", "D", "D"]


def test_names_stand_apart_with_their_own_counts_and_vocabulary(chart):
    assert place(chart, "1 of 14")[1] > place(chart, "9")[1]
    assert "pro-Palestinian vocabulary" in places(chart)
    assert ar("مفردات مؤيِّدة للفلسطينيين") in places(stance(stances()))
    assert "–" in places(chart)


def test_an_outlet_without_sentences_is_named_and_not_scored(chart):
    assert "no sentence of it is counted here" in places(chart)
    assert "0 sentences, 0 articles" in places(chart)


def test_one_voice_for_all():
    table = stances().drop(columns=[c for c in stances() if c.startswith("quoted_")])
    table.columns = [c.replace("own_", "any_") for c in table]
    chart = stance(table, lang="en")
    assert "all voices 5% to normalization" in chart.alt_text
    assert "hatched" not in chart.texts[0].get_text()


def test_one_article_each_is_said_only_if_it_is_so(chart):
    assert chart.texts[1].get_text().replace("\n", " ").endswith(ALONE)
    more = stance(stances().assign(n_articles=[1, 2, 0]), lang="en")
    assert "describe articles" not in more.texts[0].get_text().replace("\n", " ")
    assert "12 sentences, 2 articles" in places(more)


def test_alt_text_tells_chart_data_and_every_outlet(chart):
    assert chart.alt_text == (
        "Diverging bars “Title”: net stance between normalization and condemnation in 3 outlets. "
        "Sama (20 sentences, 1 article): own voice 5% to normalization, quoted voice 20% to "
        "normalization, loaded names 0 of 10; unknown 004 (12 sentences, 1 article): own voice "
        "0%, quoted voice 50% to condemnation, loaded names 1 of 14; gone: no sentence of it is "
        "counted here."
    )
    assert "سما (20 جملة، مقال واحد): بلسان الوسيلة 5٪ نحو التطبيع" in (
        stance(stances(), labels=LABELS).alt_text
    )


def test_of_many_outlets_those_of_most_sentences_stay():
    sama = stances().head(1)
    table = pd.concat(
        [sama.assign(outlet=f"outlet {o:02}", n_sentences=20 + o) for o in range(23)],
        ignore_index=True,
    )
    chart = stance(table, lang="en")
    assert "outlet 22" in places(chart)
    assert "outlet 03" not in places(chart)
    assert chart.alt_text.endswith("Not shown: 4 outlets; the table has all.")


def test_a_table_without_counts_of_two_stances():
    for column in ("own_condemnation", "quoted_condemnation"):
        with pytest.raises(InputError, match=r"(?s)no counts of two stances.*net_stance\(\)"):
            stance(stances().drop(columns=column))
    with pytest.raises(InputError, match=r"(?s)no counts of two stances.*net_stance\(\)"):
        stance(stances().drop(columns=["own_net", "quoted_net"]))
