import pandas as pd
import pytest

from newslab.charts import ar
from newslab.charts.name_variants import name_variants
from newslab.charts.style import SIZES, size_named
from newslab.errors import InputError

from .geometry import assert_legible, fills, place

ROWS = [
    # doc_id, outlet, referent, name, n, n_referent
    ("a", "Sama", "Kazakhstan", "كازاخستان", 9, 10),
    ("a", "Sama", "Kazakhstan", "قازاخستان", 1, 10),
    ("a", "Sama", "Trump", "ترامب", 6, 6),
    ("b", "Sama", "Kazakhstan", "كازاخستان", 4, 4),
    ("c", "Reuters", "Kazakhstan", "قازاخستان", 7, 7),
]
LABELS = {"Sama": "سما", "Reuters": "رويترز", "Kazakhstan": "الدولة", "Trump": "الرئيس"}


def variants():
    columns = ["doc_id", "outlet", "referent", "name", "n", "n_referent"]
    return pd.DataFrame(ROWS, columns=columns)


def many(n_outlets, n_names):
    return pd.DataFrame(
        [
            (f"doc {o}", f"outlet {o:03}", f"referent {r // 2}", f"اسم طويل جدًا رقم {r}", 40, 80)
            for o in range(n_outlets)
            for r in range(n_names)
        ],
        columns=list(variants()),
    )


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", ["page", "phone"])
def test_each_count_stands_in_the_row_of_its_name_and_the_column_of_its_outlet(lang, size):
    chart = name_variants(variants(), lang=lang, size=size)
    # Counts of both articles of Sama are added up.
    for n, name, outlet in (("13", "كازاخستان", "Sama"), ("7", "قازاخستان", "Reuters")):
        x, y = place(chart, n)
        assert x == pytest.approx(place(chart, outlet)[0], abs=0.02)
        assert y - place(chart, ar(name))[1] == pytest.approx(0, abs=0.1)
    sama, reuters = place(chart, "Sama")[0], place(chart, "Reuters")[0]
    assert (reuters < sama) == (lang == "ar")
    assert (place(chart, ar("ترامب"))[0] > sama) == (lang == "ar")


def test_names_stand_below_their_referent_the_commonest_first():
    chart = name_variants(variants(), labels=LABELS)
    order = ["الدولة", "كازاخستان", "قازاخستان", "الرئيس", "ترامب"]
    heights = [place(chart, ar(text))[1] for text in order]
    assert heights == sorted(heights)


def test_all_namings_of_a_referent_are_counted_beside_it():
    chart = name_variants(variants(), lang="en")
    assert place(chart, "of 14")[0] == pytest.approx(place(chart, "Sama")[0], abs=0.02)
    assert place(chart, "of 14")[1] == pytest.approx(place(chart, "Kazakhstan")[1], abs=0.05)
    assert place(chart, "of 7")[0] == pytest.approx(place(chart, "Reuters")[0], abs=0.02)


def test_0_and_a_dash_tell_another_name_from_none():
    chart = name_variants(variants(), lang="en")
    zero, dash = place(chart, "0"), place(chart, "—")
    assert zero[0] == pytest.approx(place(chart, "Reuters")[0], abs=0.02)
    assert zero[1] == pytest.approx(place(chart, ar("كازاخستان"))[1], abs=0.1)
    assert dash[1] == pytest.approx(place(chart, ar("ترامب"))[1], abs=0.1)
    subtitle = chart.texts[0].get_text()
    assert "0:" in subtitle
    assert "“—”" in subtitle
    plain = name_variants(variants().head(2), lang="en").texts[0].get_text()
    assert "0:" not in plain
    assert "“—”" not in plain


def test_the_larger_the_share_the_darker_and_few_are_paler_than_many():
    table = pd.DataFrame(
        [
            ("a", "Sama", "x", "كثير", 9, 9),
            ("a", "Sama", "y", "نصف", 5, 10),
            ("a", "Sama", "y", "نصفه", 5, 10),
            ("a", "Sama", "z", "مرة", 1, 1),
        ],
        columns=list(variants()),
    )
    many_times, half, other_half, once = [
        int(colour[1:3], 16) for _, _, colour in fills(name_variants(table))
    ]
    assert many_times < half == other_half < once


def test_articles_are_counted_below_each_outlet():
    chart = name_variants(variants(), lang="en")
    assert place(chart, "2 articles")[0] == pytest.approx(place(chart, "Sama")[0], abs=0.02)
    assert place(chart, "1 article")[0] == pytest.approx(place(chart, "Reuters")[0], abs=0.02)
    assert "describe articles" not in chart.texts[0].get_text()
    alone = name_variants(variants().query("doc_id != 'b'"), lang="en").texts[0].get_text()
    assert alone.replace("\n", " ").endswith("the numbers describe articles, not outlets.")


def test_names_stand_above_cells_where_they_leave_them_no_room():
    name = ar("اسم طويل جدًا رقم 0")
    beside, above = (
        name_variants(many(3, 4), lang="en"),
        name_variants(many(6, 4), lang="en", size="phone"),
    )
    heights = [min(y for _, y, _ in fills(chart)) for chart in (beside, above)]
    assert place(beside, name)[1] == pytest.approx(heights[0], abs=0.05)
    assert place(above, name)[1] < heights[1] - 0.15


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_every_text_can_be_read(lang, size):
    chart = name_variants(many(5, 6), lang=lang, size=size, title="1")
    assert_legible(chart, size_named(size).small)


@pytest.mark.parametrize("size", ["page", "phone"])
def test_many_names_can_be_read(size):
    assert_legible(name_variants(many(3, 40), lang="en", size=size), size_named(size).small)


def test_alt_text_tells_chart_data_and_who_uses_which_name():
    assert name_variants(variants(), lang="en", title="Title").alt_text == (
        "Coloured table “Title”: what referents are called in 2 outlets (27 namings). Kazakhstan: "
        "كازاخستان 13 (Sama 13), قازاخستان 8 (Sama 1, Reuters 7); one name throughout: Trump."
    )
    assert "باسم واحد في كل مكان: الرئيس" in name_variants(variants(), labels=LABELS).alt_text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "ترامب"}, "row 1: 'ترامب' in 'a' is there already"),
        ({"name": None}, "row 0: doc_id, outlet, referent or name is missing"),
        ({"n": -1}, "row 0: n is -1.0, not a count"),
        ({"n_referent": 12}, "'Kazakhstan' in 'a': n_referent is 12, but its names are 10"),
    ],
)
def test_faults_are_named_with_their_row(change, said):
    with pytest.raises(InputError, match=said):
        name_variants(variants().assign(**change))


def test_tables_without_what_a_chart_needs():
    with pytest.raises(InputError, match=r"(?s)n_referent.*name_variants\(\)"):
        name_variants(variants().drop(columns="n_referent"))
    with pytest.raises(InputError, match="no rows"):
        name_variants(variants().head(0))
    with pytest.raises(InputError, match="same label, 'x'"):
        name_variants(variants(), labels={"Trump": "x", "Kazakhstan": "x"})
    with pytest.raises(InputError, match="42 names; more than 40"):
        name_variants(many(1, 42))
    with pytest.raises(InputError, match=r"(?s)20 outlets are too many.*labels="):
        name_variants(many(20, 2))


@pytest.mark.parametrize(("option", "said"), [({"lang": "fr"}, '"en"'), ({"size": "a4"}, "phone")])
def test_another_language_or_size(option, said):
    with pytest.raises(InputError, match=said):
        name_variants(variants(), **option)


def test_the_table_stays_as_it_was():
    table = variants()
    name_variants(table, labels=LABELS)
    pd.testing.assert_frame_equal(table, variants())
