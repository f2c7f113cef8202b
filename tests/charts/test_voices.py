import pandas as pd
import pytest

from newslab.charts import ar, voices
from newslab.charts.kinds.voices import OWN_SHADE
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
    n_words_all = table["outlet"].map({"Sama": 200, "Reuters": 800})
    return table.assign(ci_low=low, ci_high=high, n_words_all=n_words_all)


def many(n_outlets, n_actors):
    return pd.DataFrame(
        [
            (f"outlet {o:03}", f"actor {a:02}", 1, 1 + a, (1 + a) / 1000, 0.0, 0.5, 1000)
            for o in range(n_outlets)
            for a in range(n_actors)
            if (o + a) % 3
        ],
        columns=list(speakers()),
    )


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_share_stands_in_the_row_of_its_actor_and_the_column_of_its_outlet(lang):
    chart = voices(speakers(), lang=lang)
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
    chart = voices(speakers(), lang="en")
    dashes = {(round(x, 1), round(y, 1)) for x, y in places(chart)["—"]}
    white = {(round(x, 1), round(y, 1)) for x, y, colour in fills(chart) if colour == "#ffffff"}
    assert dashes == white
    # Reuters has no row for its own voice and 0 words of Hamas; Sama has no row for Rubio.
    assert len(dashes) == 3


def test_the_outlet_itself_is_first_and_grey_then_the_largest_shares():
    chart = voices(speakers(), lang="en")
    heights = [place(chart, name)[1] for name in ("the outlet itself", "Trump", "Hamas", "Rubio")]
    assert heights == sorted(heights)
    assert [colour for _, _, colour in fills(chart)].count(OWN_SHADE.lower()) == 1
    assert ar("الوسيلة نفسها") in places(voices(speakers()))
    assert ar("بصوتها") in places(voices(speakers(), labels={"own": "بصوتها"}))


def test_the_larger_the_share_the_darker_its_cell():
    chart = voices(speakers(), lang="en")
    shade = {(round(x, 1), round(y, 1)): int(c[1:3], 16) for x, y, c in fills(chart)}
    column = sorted((y, red) for (x, y), red in shade.items() if x == min(shade)[0])
    (_, own), (_, trump), (_, hamas), (_, rubio) = column
    assert trump < hamas < own < rubio == 255


def test_words_of_each_outlet_are_told():
    chart = voices(speakers(), lang="en")
    assert place(chart, "200 words")[0] == pytest.approx(place(chart, "Sama")[0], abs=0.02)
    assert place(chart, "800 words")[0] == pytest.approx(place(chart, "Reuters")[0], abs=0.02)


def test_on_a_telephone_names_stand_above_their_cells():
    chart = voices(speakers(), lang="en", size="phone")
    assert place(chart, "Trump")[1] < place(chart, "40%")[1] < place(chart, "Hamas")[1]


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(
    ("size", "n_outlets", "n_actors"),
    [("page", 1, 3), ("page", 20, 40), ("phone", 5, 8), ("column", 3, 8)],
)
def test_every_text_can_be_read(lang, size, n_outlets, n_actors):
    chart = voices(many(n_outlets, n_actors), lang=lang, size=size, title="1")
    assert_legible(chart, {"page": 9, "phone": 12, "column": 8.5}[size])


def test_without_intervals():
    chart = voices(speakers().assign(ci_low=None, ci_high=None), lang="en")
    assert "40%" in places(chart)
    assert "–" not in "".join(places(chart))
    assert "interval" not in chart.texts[0].get_text()


def test_the_default_lines_say_unit_denominators_interval_and_absence():
    chart = voices(speakers(), lang="en")
    subtitle, source = [text.get_text().replace("\n", " ") for text in chart.texts]
    assert subtitle == (
        "Share of each outlet's words that are attributed to an actor; below it, the 95% "
        "interval; below its name, the words of each outlet; “—”: nothing is attributed to them."
    )
    assert source == "Source: newslab, analysis of 2 outlets"


def test_alt_text_tells_chart_data_and_who_speaks_most():
    assert voices(speakers(), lang="en", title="Title").alt_text == (
        "Coloured table “Title”: who speaks in 2 outlets, and their share of its words. "
        "Sama: Trump 40%, Hamas 5%; Reuters: Trump 20%, Rubio <1%."
    )
    assert "سما: ترامب 40٪، حماس 5٪" in voices(speakers(), labels=LABELS).alt_text
    silent = voices(speakers().query("actor == 'own'"), lang="en")
    assert silent.alt_text.endswith("Sama: nothing is attributed to anyone.")


def test_faults_of_the_table_are_told():
    with pytest.raises(InputError, match="row 0: n_spans is -1, not a count"):
        voices(speakers().assign(n_spans=-1))


def test_what_has_no_room_is_folded():
    chart = voices(many(20, 40), lang="en")
    texts = [text.get_text() for text in chart.axes[0].texts]
    assert "and 11 more" in texts
    assert "actor 39" in texts
    assert "actor 01" not in texts
    assert "Not shown: 11 rows and" in chart.alt_text
    assert "; and 9 more. Not" in chart.alt_text


def test_those_whom_the_articles_do_not_name_are_a_row_too():
    table = speakers().replace({"actor": {"Hamas": ""}})
    assert "not named" in places(voices(table, lang="en"))
    assert ar("بلا اسم") in places(voices(table))


def test_words_of_outlets_are_told_also_where_nobody_speaks_and_left_out_where_unknown():
    chart = voices(speakers().query("n_words == 0"), lang="en")
    assert "800 words" in places(chart)
    assert chart.alt_text.endswith("Reuters: nothing is attributed to anyone.")
    bare = voices(speakers().drop(columns="n_words_all"), lang="en")
    assert not any("words" in text for text in places(bare))


def test_the_table_stays_as_it_was():
    table = speakers()
    voices(table, labels=LABELS)
    pd.testing.assert_frame_equal(table, speakers())
