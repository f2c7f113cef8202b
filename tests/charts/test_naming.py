import pandas as pd
import pytest

from newslab.charts import ar, naming

from .geometry import place, places, voice_marks

LABELS = {"Sama": "سما", "unknown 004": "غير معروف 004", "Israel": "إسرائيل", "Hamas": "حماس"}
ROWS = [
    # outlet, referent, voice, n, n_loaded, names
    ("Sama", "Israel", "own", 6, 0, ""),
    ("Sama", "Israel", "quoted", 0, 0, ""),
    ("Sama", "Hamas", "own", 3, 0, None),
    ("unknown 004", "Israel", "own", 4, 1, "رئيس وزراء الاحتلال"),
    ("unknown 004", "Israel", "quoted", 5, 4, "الكيان، رئيس وزراء الاحتلال"),
]


def namings():
    columns = ["outlet", "referent", "voice", "n", "n_loaded", "names"]
    table = pd.DataFrame(ROWS, columns=columns)
    share = table["n_loaded"] / table["n"].where(table["n"] > 0)
    low, high = (share - 0.2).clip(lower=0), (share + 0.2).clip(upper=1)
    return table.assign(share=share, ci_low=low, ci_high=high)


@pytest.fixture(scope="module")
def chart():
    return naming(namings(), lang="en", title="Title")


def test_counts_stand_beside_the_mark_of_their_voice_at_its_share(chart):
    (zero, _), (whole, _) = (sorted(places(chart)[text])[1] for text in ("0", "100%"))
    for text, form, share in (("4 of 5", "s", 0.8), ("1 of 4", "o", 0.25)):
        y = place(chart, text)[1]
        at = [
            (x - zero) / (whole - zero)
            for (x, height), mark, *_ in voice_marks(chart)
            if mark == form and x > zero - 0.1 and height == pytest.approx(y, abs=0.03)
        ]
        assert at == pytest.approx([share], abs=0.02)
    assert "0 of 6" in places(chart)
    assert ar("4 من 5") in places(naming(namings()))


def test_who_is_not_named_has_a_dash_and_no_mark(chart):
    assert len(places(chart)["–"]) == 1
    assert len(voice_marks(chart)) == 4


def test_names_stand_once_below_their_referent():
    chart = naming(namings(), labels=LABELS)
    names = place(chart, ar("رئيس وزراء الاحتلال، الكيان"))
    assert place(chart, ar("إسرائيل"))[1] < names[1] < place(chart, ar("حماس"))[1]


def test_the_default_lines_say_unit_denominators_and_interval(chart):
    _, subtitle, source = [text.get_text().replace("\n", " ") for text in chart.texts]
    assert subtitle.startswith("Share of loaded names among all namings of a referent")
    assert "95% interval" in subtitle
    assert source == "Source: newslab, analysis of 18 namings"
    assert len(places(chart)["9 namings"]) == 2


def test_alt_text_tells_chart_data_and_the_largest_shares(chart):
    assert chart.alt_text == (
        "Dot plot “Title”: share of loaded names in 2 outlets, by voice. Highest in Sama (9 "
        "namings): own voice none, quoted voice none; unknown 004 (9 namings): own voice Israel "
        "25%, quoted voice Israel 80%."
    )
    assert "غير معروف 004 (9 تسميات): بلسان الوسيلة إسرائيل 25٪" in (
        naming(namings(), labels=LABELS).alt_text
    )
