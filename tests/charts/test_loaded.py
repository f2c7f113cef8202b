import math

import pandas as pd
import pytest

from newslab.charts import ar, loaded_naming
from newslab.errors import InputError

from .geometry import assert_legible, draw, place, places

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


def many(n_outlets, n_referents):
    return pd.DataFrame(
        [
            (
                f"outlet {o:03}",
                f"referent {r:02}",
                voice,
                120,
                r,
                r / 120,
                0.0,
                1.0,
                "اسم طويل، " * r,
            )
            for o in range(n_outlets)
            for r in range(n_referents)
            for voice in ("own", "quoted")
        ],
        columns=[
            "outlet",
            "referent",
            "voice",
            "n",
            "n_loaded",
            "share",
            "ci_low",
            "ci_high",
            "names",
        ],
    )


def forms_beside(chart, text):
    """Return form and fill of the marks on the height of a text, with their place in inches."""
    draw(chart)
    found = []
    (_, height), *others = places(chart)[text]
    assert not others
    for line in chart.axes[0].lines:
        ((x, y),) = line.get_transform().transform(line.get_xydata())
        if abs((chart.bbox.y1 - y) / chart.dpi - height) < 0.05:
            is_filled = line.get_markerfacecolor() == line.get_color()
            found.append((line.get_marker(), is_filled, x / chart.dpi))
    return found


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_counts_stand_beside_the_mark_of_their_voice_at_its_share(lang):
    chart = loaded_naming(namings(), lang=lang)
    said = {"ar": "{} من {}", "en": "{} of {}"}[lang]
    zeros, wholes = places(chart)["0"], places(chart)["100%"]
    (form, is_filled, x), *_ = [
        mark for mark in forms_beside(chart, ar(said.format(4, 5))) if mark[0] == "s"
    ]
    assert (form, is_filled) == ("s", False)
    (zero, _), (whole, _) = zeros[1], wholes[1]
    assert (x - zero) / (whole - zero) == pytest.approx(0.8, abs=0.01)
    own = [mark for mark in forms_beside(chart, ar(said.format(1, 4))) if mark[0] == "o"]
    assert [mark[2] for mark in own if mark[1]][-1] == pytest.approx(
        zero + 0.25 * (whole - zero), abs=0.02
    )
    assert ar(said.format(0, 6)) in places(chart)


def test_who_is_not_named_has_a_dash_and_no_mark():
    chart = loaded_naming(namings(), lang="en")
    assert not [mark for mark in forms_beside(chart, "–") if mark[2] < place(chart, "–")[0]]
    assert len(chart.axes[0].lines) == 4


def test_names_stand_once_below_their_referent():
    chart = loaded_naming(namings(), labels=LABELS)
    names = place(chart, ar("رئيس وزراء الاحتلال، الكيان"))
    assert place(chart, ar("إسرائيل"))[1] < names[1] < place(chart, ar("حماس"))[1]


def test_an_arabic_chart_runs_from_right_to_left():
    chart = loaded_naming(namings(), labels=LABELS)
    across = [place(chart, ar(text))[0] for text in ("إسرائيل", "سما", "غير معروف 004")]
    assert across == sorted(across, reverse=True)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", ["page", "phone"])
@pytest.mark.parametrize(("n_outlets", "n_referents"), [(1, 2), (5, 6)])
def test_every_text_can_be_read(lang, size, n_outlets, n_referents):
    chart = loaded_naming(many(n_outlets, n_referents), lang=lang, size=size, title="1")
    assert_legible(chart, 12 if size == "phone" else 9)


def test_the_default_lines_say_unit_denominators_and_interval():
    chart = loaded_naming(namings(), lang="en")
    subtitle, source = [text.get_text().replace("\n", " ") for text in chart.texts]
    assert subtitle.startswith("Share of loaded names among all namings of a referent")
    assert "95% interval" in subtitle
    assert source == "Source: newslab, analysis of 18 namings"
    assert len(places(chart)["9 namings"]) == 2


def test_alt_text_tells_chart_data_and_the_largest_shares():
    assert loaded_naming(namings(), lang="en", title="Title").alt_text == (
        "Dot plot “Title”: share of loaded names in 2 outlets, in own and quoted voice. Highest "
        "in Sama (9 namings): own voice none, quoted voice none; unknown 004 (9 namings): own "
        "voice Israel 25%, quoted voice Israel 80%."
    )
    assert "غير معروف 004 (9 تسميات): بصوتها إسرائيل 25%" in (
        loaded_naming(namings(), labels=LABELS).alt_text
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"n_loaded": 7}, "row 0: 7 loaded names of 6"),
        ({"voice": "Hamas"}, "row 0: voice is 'Hamas'"),
        ({"referent": "Israel", "voice": "own"}, "row 1: 'Sama', 'Israel', 'own' is there already"),
        ({"n": math.inf}, "row 0: n is inf, not a count"),
        ({"share": -1}, "row 0: share is -1.0"),
    ],
)
def test_faults_are_named_with_their_row(change, said):
    with pytest.raises(InputError, match=said):
        loaded_naming(namings().assign(**change))


def test_tables_without_what_a_chart_needs():
    with pytest.raises(InputError, match=r"(?s)names.*loaded_naming\(\)"):
        loaded_naming(namings().drop(columns="names"))
    with pytest.raises(InputError, match="no rows"):
        loaded_naming(namings().head(0))
    with pytest.raises(InputError, match="same label"):
        loaded_naming(namings(), labels={"Israel": "x", "Hamas": "x"})


@pytest.mark.parametrize(("option", "said"), [({"lang": "fr"}, '"en"'), ({"size": "a4"}, "phone")])
def test_another_language_or_size(option, said):
    with pytest.raises(InputError, match=said):
        loaded_naming(namings(), **option)


def test_the_table_stays_as_it_was():
    table = namings()
    loaded_naming(table, labels=LABELS)
    pd.testing.assert_frame_equal(table, namings())
