import pandas as pd
import pytest

from newslab.charts import ar, names

from .geometry import fills, place, places

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
            (f"doc {o}", f"outlet {o:03}", f"referent {r // 2}", f"اسم طويل جدًا رقم {r}", r, 4 * r)
            for o in range(n_outlets)
            for r in range(n_names)
        ],
        columns=list(variants()),
    )


@pytest.fixture(scope="module")
def chart():
    return names(variants(), lang="en", title="Title")


@pytest.mark.parametrize(("lang", "size"), [("ar", "page"), ("ar", "phone"), ("en", "page")])
def test_each_count_stands_in_the_row_of_its_name_and_the_column_of_its_outlet(lang, size):
    chart = names(variants(), lang=lang, size=size)
    # Counts of both articles of Sama are added up.
    for n, name, outlet in (("13", "كازاخستان", "Sama"), ("7", "قازاخستان", "Reuters")):
        x, y = place(chart, n)
        assert x == pytest.approx(place(chart, outlet)[0], abs=0.02)
        assert y == pytest.approx(place(chart, ar(name))[1], abs=0.1)
    sama, reuters = place(chart, "Sama")[0], place(chart, "Reuters")[0]
    assert (reuters < sama) == (lang == "ar")


def test_names_stand_below_their_referent_the_commonest_first():
    chart = names(variants(), labels=LABELS)
    order = ["الدولة", "كازاخستان", "قازاخستان", "الرئيس", "ترامب"]
    heights = [place(chart, ar(text))[1] for text in order]
    assert heights == sorted(heights)


def test_all_namings_of_a_referent_are_counted_beside_it(chart):
    assert place(chart, "of 14")[0] == pytest.approx(place(chart, "Sama")[0], abs=0.02)
    assert place(chart, "of 14")[1] == pytest.approx(place(chart, "Kazakhstan")[1], abs=0.05)
    assert place(chart, "of 7")[0] == pytest.approx(place(chart, "Reuters")[0], abs=0.02)


def test_a_part_of_the_names_is_still_of_all_namings():
    part = names(variants().query("name == 'كازاخستان'"), lang="en")
    assert "of 14" in places(part)


def test_0_and_a_dash_tell_another_name_from_none(chart):
    zero, dash = place(chart, "0"), place(chart, "—")
    assert zero[0] == pytest.approx(place(chart, "Reuters")[0], abs=0.02)
    assert zero[1] == pytest.approx(place(chart, ar("كازاخستان"))[1], abs=0.1)
    assert dash[1] == pytest.approx(place(chart, ar("ترامب"))[1], abs=0.1)
    subtitle = chart.texts[1].get_text()
    assert "0:" in subtitle
    assert "“—”" in subtitle
    plain = names(variants().head(2), lang="en").texts[0].get_text()
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
        int(colour[1:3], 16) for _, _, colour in fills(names(table))
    ]
    assert many_times < half == other_half < once


def test_articles_are_counted_below_each_outlet(chart):
    assert place(chart, "2 articles")[0] == pytest.approx(place(chart, "Sama")[0], abs=0.02)
    assert place(chart, "1 article")[0] == pytest.approx(place(chart, "Reuters")[0], abs=0.02)
    assert "describe articles" not in chart.texts[1].get_text()
    alone = names(variants().query("doc_id != 'b'"), lang="en").texts[0].get_text()
    assert alone.replace("\n", " ").endswith("the numbers describe articles, not outlets.")


def test_alt_text_tells_chart_data_and_who_uses_which_name(chart):
    assert chart.alt_text == (
        "Coloured table “Title”: what referents are called in 2 outlets (27 namings). Kazakhstan: "
        "كازاخستان 13 (Sama 13), قازاخستان 8 (Sama 1, Reuters 7); one name throughout: Trump."
    )
    assert "باسم واحد في كل مكان: الرئيس" in names(variants(), labels=LABELS).alt_text


def test_of_many_names_and_outlets_the_commonest_stay():
    chart = names(many(14, 42), lang="en")
    texts = places(chart)
    assert ar("اسم طويل جدًا رقم 41") in texts
    assert ar("اسم طويل جدًا رقم 1") not in texts
    assert "and 2 more" in texts
    assert "010" in texts
    assert "011" not in texts
    assert chart.alt_text.endswith("Not shown: 2 names and 3 outlets; the table has all.")
