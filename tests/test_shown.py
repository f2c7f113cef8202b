import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from hostile import ATTACKS, UNENCODABLE
from newslab.direction import first_strong, showable
from newslab.errors import InputError
from newslab.shown import show


def soup_of(table, **options):
    return BeautifulSoup(show(table, **options).html, "html.parser")


def texts(cells):
    return [cell.get_text() for cell in cells]


@pytest.fixture
def table():
    return pd.DataFrame(
        {"outlet": ["سما", "Reuters"], "share": [0.5, -0.125], "n": [1200, 3], "own": [True, False]}
    )


def test_an_arabic_table_runs_from_right_to_left_with_its_own_words(table):
    soup = soup_of(table, lang="ar", caption="نسب النقل", heads={"outlet": "الوسيلة"})
    assert (soup.div["dir"], soup.div["lang"]) == ("rtl", "ar")
    assert soup.caption.get_text() == "نسب النقل"
    assert texts(soup.thead.find_all("th")) == ["الوسيلة", "share", "n", "own"]
    assert {head["scope"] for head in soup.find_all("th")} == {"col"}
    first, second = (texts(row.find_all("td")) for row in soup.select("tbody tr"))
    assert first == ["سما", "0.50", "1,200", "نعم"]
    assert second == ["Reuters", "−0.12", "3", "لا"]
    reuters, share = soup.select("tbody tr")[1].find_all("td")[:2]
    assert (reuters["dir"], reuters["lang"]) == ("ltr", "en")
    assert (share["dir"], share["class"]) == ("ltr", ["nl-right", "nl-short"])


@pytest.mark.parametrize("columns", ["n outlet", ["n", "outlet"]])
def test_only_the_columns_asked_for_are_shown_in_their_order(table, columns):
    assert texts(soup_of(table, columns=columns).thead("th")) == ["n", "outlet"]
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
    rows = [texts(row.find_all("td")) for row in soup_of(odd).select("tbody tr")]
    assert rows == [["1", "0.00", "سما, 2", "2025-11-06"], ["–", "∞", "–", "–"]]


def test_an_index_that_says_something_heads_its_rows(table):
    named = table.set_index("outlet")[["n"]]
    soup = soup_of(named)
    assert [(cell["scope"], cell.get_text()) for cell in soup.select("tbody th")] == [
        ("row", "سما"),
        ("row", "Reuters"),
    ]
    assert texts(soup.select("thead th")) == ["outlet", "n"]
    filtered = soup_of(table[table["n"] < 10])
    assert filtered.select("tbody th") == []
    crossed = pd.crosstab(table["outlet"], [table["own"], table["n"]])
    assert texts(soup_of(crossed).select("thead th"))[:2] == ["outlet", "False / 3"]
    assert texts(soup_of(table["n"]).select("thead th")) == ["n"]


def test_no_row_is_lost_between_the_folds():
    long = pd.DataFrame({"n": range(475)})
    soup = soup_of(long, first_rows=50)
    assert texts(soup.select("tbody td")) == [f"{n:,}" for n in range(475)]
    assert texts(soup.find_all("summary")) == [
        "Rows 51 to 250 of 475",
        "Rows 251 to 450 of 475",
        "Rows 451 to 475 of 475",
    ]
    assert all(not fold.has_attr("open") for fold in soup.find_all("details"))
    assert len({place["aria-label"] for place in soup.select(".nl-scroll")}) == 4
    assert len(soup.find_all("thead")) == 4


def test_a_table_that_is_cut_says_so_and_leads_to_the_whole():
    long = pd.DataFrame({"n": range(475)})
    soup = soup_of(long, first_rows=5, max_rows=20, download="data/n.csv")
    assert len(soup.select("tbody tr")) == 20
    note = soup.find("p", class_="nl-note")
    assert note.get_text().startswith("The first 20 of 475 rows.")
    assert note.a["href"] == "data/n.csv"


def test_an_empty_table_still_has_its_heads():
    soup = soup_of(pd.DataFrame({"a": [], "b": []}))
    assert texts(soup.select("thead th")) == ["a", "b"]
    assert soup.select("tbody tr") == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_are_text_wherever_they_stand(attack):
    table = pd.DataFrame({attack: [attack]}, index=pd.Index([attack], name=attack))
    shown = show(table, caption=attack, heads={attack: attack})
    soup = BeautifulSoup(shown.html, "html.parser")
    allowed = {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "bdi"}
    assert {tag.name for tag in soup.find_all(True)} <= allowed
    names = {name for tag in soup.find_all(True) for name in tag.attrs}
    assert names <= {"class", "dir", "lang", "role", "tabindex", "aria-label", "scope"}
    assert soup.tbody.td.get_text() == showable(attack)


def test_a_text_that_no_file_can_hold_can_be_written():
    html = show(pd.Series([UNENCODABLE], dtype=object, name="a"), caption=UNENCODABLE).html
    assert "\ufffd alone" in html.encode("utf-8").decode("utf-8")


def test_in_a_notebook_the_style_comes_along_and_elsewhere_the_text(table):
    html = show(table)._repr_html_()
    assert html.startswith("<style>")
    assert html.count("</style>") == 1
    assert "Reuters" in repr(show(table, caption="Shares"))
    assert repr(show(table, caption="Shares")).startswith("Shares\n")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"lang": "fr"}, "lang: 'fr' is not one of en, ar"),
        ({"heads": {"x": "y"}}, "heads: 'x' is no column"),
        ({"columns": "n shares"}, "columns: 'shares' is none of the table"),
        ({"first_rows": 0}, "first_rows: 0 must be 1 or more"),
        ({"first_rows": 9, "max_rows": 8}, "at most max_rows: 8"),
        ({"download": "javascript:alert(1)"}, "no relative address"),
        ({"download": "//evil.example/x"}, "no relative address"),
    ],
)
def test_faults_are_named(table, options, message):
    with pytest.raises(InputError, match=message):
        show(table, **options)


def test_a_table_is_asked_for():
    with pytest.raises(InputError, match="is a list"):
        show([1, 2])


def test_the_first_letter_decides():
    assert [first_strong(text) for text in ("(5) خبر", "TRT عربي", "12:30", "")] == [
        "rtl",
        "ltr",
        None,
        None,
    ]


def test_what_a_page_cannot_hold_is_replaced():
    assert showable("a\ud800\x00\u202db\tc\n") == "a��[U+202D]b\tc\n"
