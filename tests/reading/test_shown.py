import numpy as np
import pandas as pd
import pytest

from hostile import ATTACKS, UNENCODABLE
from newslab.errors import InputError
from newslab.reading.shown import show

from .parsed import assert_harmless, parse, shown, spaced


def soup_of(table, **options):
    return parse(show(table, **options))


def texts(cells):
    return [cell.get_text() for cell in cells]


def rows_of(soup):
    return [texts(row.find_all(["th", "td"])) for row in soup.select("tbody tr")]


@pytest.fixture
def table():
    return pd.DataFrame(
        {"outlet": ["سما", "Reuters"], "share": [0.5, -0.125], "n": [1200, 3], "own": [True, False]}
    )


def test_an_arabic_table_runs_from_right_to_left_with_its_own_words(table):
    soup = soup_of(table, lang="ar", caption="نسب النقل", heads={"outlet": "الوسيلة"})
    assert (soup.section["dir"], soup.section["lang"]) == ("rtl", "ar")
    assert soup.caption.get_text() == "نسب النقل"
    assert texts(soup.thead.find_all("th")) == ["الوسيلة", "الحصة", "العدد", "own"]
    assert rows_of(soup) == [["سما", "0.50", "1,200", "نعم"], ["Reuters", "−0.12", "3", "لا"]]
    reuters, share = soup.select("tbody tr")[1].contents[:2]
    assert (reuters["dir"], reuters["lang"], reuters["scope"]) == ("ltr", "en", "row")
    assert (share["dir"], share["class"]) == ("ltr", ["nl-figure"])


def test_a_head_stands_over_the_side_on_which_its_cells_begin(table):
    heads = soup_of(table.assign(text=["خبر", "نص"])).select("thead th")
    sides = [head["class"][0] for head in heads]
    assert dict(zip(texts(heads), sides, strict=True)) == {
        "Outlet": "nl-start",
        "Share": "nl-right",
        "Number": "nl-right",
        "own": "nl-left",
        "Text": "nl-right",
    }


@pytest.mark.parametrize("columns", ["n outlet", ["n", "outlet"]])
def test_only_the_columns_asked_for_are_shown_in_their_order(table, columns):
    assert texts(soup_of(table, columns=columns).thead("th")) == ["Number", "Outlet"]
    assert repr(show(table, columns=columns)).split()[:2] == ["n", "outlet"]


def test_what_is_not_there_and_what_is_no_number_has_its_sign():
    odd = pd.DataFrame(
        {
            "whole": [1.0, np.nan],
            "real": [-0.001, np.inf],
            "list": [["سما", 2], None],
            "day": [pd.Timestamp("2025-11-06"), pd.NaT],
        }
    )
    assert rows_of(soup_of(odd)) == [["1", "0.00", "سما, 2", "2025-11-06"], ["–", "∞", "–", "–"]]


def test_an_index_that_says_something_heads_its_rows(table):
    named = table.set_index("outlet")[["n"]]
    soup = soup_of(named)
    assert [(cell["scope"], cell.get_text()) for cell in soup.select("tbody th")] == [
        ("row", "سما"),
        ("row", "Reuters"),
    ]
    assert texts(soup.select("thead th")) == ["Outlet", "Number"]
    filtered = soup_of(table[table["n"] < 10])
    assert texts(filtered.select("tbody th")) == ["Reuters"]
    crossed = pd.crosstab(table["outlet"], [table["own"], table["n"]])
    assert texts(soup_of(crossed).select("thead th"))[:2] == ["Outlet", "False / 3"]
    assert texts(soup_of(table["n"]).select("thead th")) == ["Number"]


def test_no_row_is_lost_in_the_fold():
    soup = soup_of(pd.DataFrame({"n": range(475)}))
    assert rows_of(soup) == [[f"{n:,}"] for n in range(475)]
    assert texts(soup.find_all("summary")) == ["Rows 51 to 475 of 475"]
    assert not soup.details.has_attr("open")
    assert len({place["aria-label"] for place in soup.select(".nl-scroll")}) == 2
    assert len(soup.find_all("thead")) == 2


def test_a_table_that_is_cut_says_so():
    long = pd.DataFrame({"n": range(2100)})
    view = show(long, lang="ar")
    soup = parse(view)
    assert len(soup.select("tbody tr")) == 2000
    assert soup.find("p", class_="nl-note").get_text() == "المعروض 2,000 صف من أصل 2,100."
    assert len(view.table) == 2100
    assert repr(view).endswith("… و2,050 صفًا آخر")


def test_an_empty_table_still_has_its_heads():
    soup = soup_of(pd.DataFrame({"a": [], "b": []}))
    assert texts(soup.select("thead th")) == ["a", "b"]
    assert soup.select("tbody tr") == []


@pytest.mark.parametrize("attack", [attack for attack in ATTACKS if attack.strip()])
def test_attacks_are_text_wherever_they_stand(attack):
    table = pd.DataFrame({attack: [attack]}, index=pd.Index([attack], name=attack))
    view = show(table, caption=attack, heads={attack: attack})
    assert_harmless(view)
    soup = parse(view)
    assert shown(soup.tbody.td) == shown(soup.tbody.th) == shown(soup.caption) == spaced(attack)


def test_labels_with_a_lone_surrogate_do_no_harm():
    texts = pd.Series([UNENCODABLE], dtype=object, name="a")
    view = show(texts, caption=UNENCODABLE, heads={"a": UNENCODABLE})
    assert_harmless(view)
    repr(view).encode("utf-8")
    assert [mark.get_text() for mark in parse(view).select(".nl-control")] == ["U+D800"] * 3


def test_a_table_without_a_caption_has_a_name_for_those_who_hear_the_page(table):
    assert soup_of(table).select_one(".nl-scroll")["aria-label"] == (
        "Table: Outlet, Share, Number, and own"
    )


def test_in_a_notebook_the_style_comes_along_and_elsewhere_the_text(table):
    html = show(table)._repr_html_()
    assert html.startswith("<style>")
    assert html.count("</style>") == 1
    assert "Reuters" in repr(show(table, caption="Shares"))
    assert repr(show(table, caption="Shares")).startswith("Shares\n")


def test_the_plain_text_gives_a_terminal_no_orders():
    written = "\x1b[2J\x9b31m\x07gone\r\u202e"
    table = pd.DataFrame({"text": [written]})
    assert not set(repr(show(table, caption=written))) & set("\x1b\x9b\x07\u202e")


def test_dollars_are_no_mathematics(table):
    """MathJax of JupyterLab (3) and of stock exports (2) passes over elements of these classes."""
    view = show(table.assign(outlet="$5 to $10"), caption="$5 to $10")
    assert {"mathjax_ignore", "tex2jax_ignore"} <= set(parse(view).section["class"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"lang": "fr"}, "no language 'fr'"),
        ({"heads": {"x": "y"}}, "heads: 'x' is no column"),
        ({"columns": "n shares"}, "columns: 'shares' is none of the table"),
    ],
)
def test_faults_are_named(table, options, message):
    with pytest.raises(InputError, match=message):
        show(table, **options)


def test_a_table_is_asked_for():
    with pytest.raises(InputError, match="is a list"):
        show([1, 2])


def test_words_of_newslab_and_the_codebook_are_said_in_the_readers_language():
    hits = pd.DataFrame(
        {"frame": ["peace", "my own"], "voice": ["own", "quoted"], "text": ["own", "peace"]}
    )
    soup = soup_of(hits, lang="ar")
    assert texts(soup.select("thead th")) == ["الإطار", "الصوت", "النص"]
    assert rows_of(soup) == [["السلام", "بلسان الوسيلة", "own"], ["my own", "بلسان غيرها", "peace"]]


def test_a_known_value_has_the_meaning_of_its_column():
    said = pd.DataFrame({"mode": ["mixed"], "ci_unit": ["mixed"]})
    assert rows_of(soup_of(said)) == [["reported, with quoted words", "mixed"]]


@pytest.mark.parametrize("empty", [pd.DataFrame(), pd.DataFrame({"a": []})])
def test_a_table_without_rows_says_that_it_is_empty(empty):
    assert soup_of(empty).find("p", class_="nl-note").get_text() == "The table is empty."
