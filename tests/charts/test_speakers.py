import pandas as pd
import pytest

from newslab.charts import ar, who_speaks
from newslab.charts.speakers import OWN_SHADE
from newslab.errors import InputError

from .geometry import assert_legible, fills, place, places

LABELS = {"Sama": "سما", "Reuters": "رويترز", "Trump": "ترامب", "Hamas": "حماس"}
ROWS = [
    # outlet, actor, n_spans, n_words, share; Sama has 200 words, Reuters 800.
    ("Sama", "Hamas", 1, 10, 0.05),
    ("Sama", "Trump", 6, 80, 0.4),
    ("Sama", "own", 9, 110, 0.55),
    ("Reuters", "Trump", 4, 160, 0.2),
    ("Reuters", "Rubio", 1, 2, 0.0025),
    ("Reuters", "Hamas", 0, 0, 0.0),
]


def speakers():
    table = pd.DataFrame(ROWS, columns=["outlet", "actor", "n_spans", "n_words", "share"])
    low, high = (table["share"] - 0.1).clip(lower=0), table["share"] + 0.1
    return table.assign(ci_low=low, ci_high=high)


def many(n_outlets, n_actors):
    return pd.DataFrame(
        [
            (f"outlet {o:03}", f"actor {a:02}", 1, 1 + a, (1 + a) / 1000, 0.0, 0.5)
            for o in range(n_outlets)
            for a in range(n_actors)
            if (o + a) % 3
        ],
        columns=list(speakers()),
    )


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_share_stands_in_the_row_of_its_actor_and_the_column_of_its_outlet(lang):
    chart = who_speaks(speakers(), lang=lang)
    for share, interval, actor, outlet in (
        ("40%", "30–50", "Trump", "Sama"),
        ("20%", "10–30", "Trump", "Reuters"),
        ("5%", "0–15", "Hamas", "Sama"),
        ("<1%", "0–10", "Rubio", "Reuters"),
    ):
        x, y = place(chart, share)
        assert x == pytest.approx(place(chart, outlet)[0], abs=0.02)
        assert y == pytest.approx(place(chart, actor)[1], abs=0.15)
        assert place(chart, interval)[0] == pytest.approx(x, abs=0.02)
        assert 0 < place(chart, interval)[1] - y < 0.3
    sama, reuters = place(chart, "Sama")[0], place(chart, "Reuters")[0]
    assert (reuters < sama) == (lang == "ar")


def test_who_is_absent_has_a_dash_in_an_empty_cell_with_a_row_or_without():
    chart = who_speaks(speakers(), lang="en")
    dashes = {(round(x, 1), round(y, 1)) for x, y in places(chart)["—"]}
    white = {(round(x, 1), round(y, 1)) for x, y, colour in fills(chart) if colour == "#ffffff"}
    assert dashes == white
    # Reuters has no row for its own voice and 0 words of Hamas; Sama has no row for Rubio.
    assert len(dashes) == 3


def test_the_outlet_itself_is_first_and_grey_then_the_largest_shares():
    chart = who_speaks(speakers(), lang="en")
    heights = [place(chart, name)[1] for name in ("the outlet itself", "Trump", "Hamas", "Rubio")]
    assert heights == sorted(heights)
    assert [colour for _, _, colour in fills(chart)].count(OWN_SHADE.lower()) == 1
    assert ar("الوسيلة نفسها") in places(who_speaks(speakers()))
    assert ar("بصوتها") in places(who_speaks(speakers(), labels={"own": "بصوتها"}))


def test_the_larger_the_share_the_darker_its_cell():
    chart = who_speaks(speakers(), lang="en")
    shade = {(round(x, 1), round(y, 1)): int(c[1:3], 16) for x, y, c in fills(chart)}
    column = sorted((y, red) for (x, y), red in shade.items() if x == min(shade)[0])
    (_, own), (_, trump), (_, hamas), (_, rubio) = column
    assert trump < hamas < own < rubio == 255


def test_words_of_each_outlet_are_told_from_its_shares():
    chart = who_speaks(speakers(), lang="en")
    assert place(chart, "200 words")[0] == pytest.approx(place(chart, "Sama")[0], abs=0.02)
    assert place(chart, "800 words")[0] == pytest.approx(place(chart, "Reuters")[0], abs=0.02)


def test_on_a_telephone_names_stand_above_their_cells():
    chart = who_speaks(speakers(), lang="en", size="phone")
    assert place(chart, "Trump")[1] < place(chart, "40%")[1] < place(chart, "Hamas")[1]


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", ["page", "phone"])
@pytest.mark.parametrize(("n_outlets", "n_actors"), [(1, 3), (5, 8), (5, 30)])
def test_every_text_can_be_read(lang, size, n_outlets, n_actors):
    chart = who_speaks(many(n_outlets, n_actors), lang=lang, size=size, title="1")
    assert_legible(chart, 12 if size == "phone" else 9)


def test_without_intervals():
    chart = who_speaks(speakers().assign(ci_low=None, ci_high=None), lang="en")
    assert "40%" in places(chart)
    assert "–" not in "".join(places(chart))
    assert "interval" not in chart.texts[0].get_text()


def test_the_default_lines_say_unit_denominators_interval_and_absence():
    chart = who_speaks(speakers(), lang="en")
    subtitle, source = [text.get_text().replace("\n", " ") for text in chart.texts]
    assert subtitle == (
        "Share of each outlet's words that are attributed to an actor; below it, the 95% "
        "interval; below its name, the words of each outlet; “—”: nothing is attributed to them."
    )
    assert source == "Source: newslab, analysis of 2 outlets"


def test_alt_text_tells_chart_data_and_who_speaks_most():
    assert who_speaks(speakers(), lang="en", title="Title").alt_text == (
        "Coloured table “Title”: who speaks in 2 outlets, and their share of its words. "
        "Sama: Trump 40%, Hamas 5%; Reuters: Trump 20%, Rubio <1%."
    )
    assert "سما: ترامب 40%، حماس 5%" in who_speaks(speakers(), labels=LABELS).alt_text
    silent = who_speaks(speakers().query("actor == 'own'"), lang="en")
    assert silent.alt_text.endswith("Sama: nothing is attributed to anyone.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"actor": "Trump"}, "row 1: 'Trump' of 'Sama' is there already"),
        ({"actor": None}, "row 0: outlet or actor is missing"),
        ({"n_spans": -1}, "row 0: n_spans is -1.0, not a count"),
        ({"share": 2}, "row 0: share is 2.0, not a number from 0 to 1"),
        ({"ci_low": 0.9}, "row 0: share 0.05 is not in its interval, 0.9 to 0.15"),
        ({"n_words": 0}, "row 0: 0 words are a share of 0.05"),
    ],
)
def test_faults_are_named_with_their_row(change, said):
    with pytest.raises(InputError, match=said):
        who_speaks(speakers().assign(**change))


def test_tables_without_what_a_chart_needs():
    with pytest.raises(InputError, match=r"(?s)n_words.*who_speaks\(\)"):
        who_speaks(speakers().drop(columns="n_words"))
    with pytest.raises(InputError, match="no rows"):
        who_speaks(speakers().head(0))
    with pytest.raises(InputError, match="same label, 'x'"):
        who_speaks(speakers(), labels={"Trump": "x", "Hamas": "x"})
    with pytest.raises(InputError, match="31 actors; more than 30"):
        who_speaks(many(2, 31))
    with pytest.raises(InputError, match=r"(?s)20 outlets are too many.*labels="):
        who_speaks(many(20, 3))


@pytest.mark.parametrize(("option", "said"), [({"lang": "fr"}, '"en"'), ({"size": "a4"}, "phone")])
def test_another_language_or_size(option, said):
    with pytest.raises(InputError, match=said):
        who_speaks(speakers(), **option)


def test_the_table_stays_as_it_was():
    table = speakers()
    who_speaks(table, labels=LABELS)
    pd.testing.assert_frame_equal(table, speakers())
