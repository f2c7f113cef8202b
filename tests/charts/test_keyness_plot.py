from itertools import pairwise

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from newslab.charts import ar, keyness_plot
from newslab.charts.keyness import CHANCE
from newslab.charts.style import BLUE, PAPER, VERMILION
from newslab.errors import InputError

from .geometry import assert_legible, draw, place, places

LABELS = {"Sama": "سما", "Reuters": "رويترز"}
# term, forms, n_target, n_reference, log_odds, z; the half-width of an interval is 1.96 log_odds/z.
TERMS = [
    ("امه", "الأمم، أمم", 20, 1, 2.0, 4.0),
    ("دوله", "دولة", 12, 7, 0.6, 1.5),
    ("ازمه", "", 13, 9, 0.3, 0.9),
    ("قمه", "القمة", 5, 5, 0.0, 0.0),
    ("منطقه", "", 3, 8, -0.5, -1.0),
    ("احتلال", "الاحتلال", 1, 17, -1.5, -2.5),
]


def six_terms():
    columns = ["term", "forms", "n_target", "n_reference", "log_odds", "z"]
    table = pd.DataFrame(TERMS, columns=columns)
    half = 1.96 * (table["log_odds"] / table["z"]).fillna(0.5)
    return table.assign(
        outlet="Sama",
        reference="Reuters",
        n_words_target=319,
        n_words_reference=1001,
        ci_low=table["log_odds"] - half,
        ci_high=table["log_odds"] + half,
    )


def many_terms(n_terms):
    """Return terms of both sides in turn, each weaker than the one before."""
    strength = [2 * 0.97**rank * (1 if rank % 2 else -1) for rank in range(n_terms)]
    return pd.DataFrame(
        {
            "outlet": "Sama",
            "reference": "rest",
            "term": [f"كلمة{rank:03}" for rank in range(n_terms)],
            "n_target": range(n_terms),
            "n_reference": range(0, 1000 * n_terms, 1000),
            "n_words_target": 9000,
            "n_words_reference": 70000,
            "log_odds": strength,
            "z": strength,
            "ci_low": [value - 1.96 for value in strength],
            "ci_high": [value + 1.96 for value in strength],
        }
    )


def dots(chart):
    """Dots from the top: place in inches, colour, and whether they are filled."""
    draw(chart)
    found = []
    for line in chart.axes[0].lines:
        (x, y), *_ = line.get_transform().transform(line.get_xydata())
        colour = to_hex(line.get_color()).upper()
        is_filled = to_hex(line.get_markerfacecolor()).upper() == colour
        assert is_filled or to_hex(line.get_markerfacecolor()).upper() == PAPER
        found.append((x / chart.dpi, (chart.bbox.y1 - y) / chart.dpi, colour, is_filled))
    return sorted(found, key=lambda dot: dot[1])


def test_terms_stand_as_they_are_written_the_strongest_of_each_side_first():
    chart = keyness_plot(six_terms(), labels=LABELS)
    shown = ["الأمم", "دولة", "ازمه", "الاحتلال", "منطقه"]
    heights = [place(chart, ar(term))[1] for term in shown]
    assert heights == sorted(heights)
    # A term that both use alike is on neither side.
    assert ar("القمة") not in places(chart)
    gaps = [below - above for above, below in pairwise(heights)]
    assert gaps[2] == pytest.approx(1.5 * gaps[0], abs=0.04)


def test_n_is_the_number_of_terms_of_each_side():
    table = many_terms(60).sample(frac=1, random_state=0)
    chart = keyness_plot(table, n=3)
    terms = [ar(f"كلمة{rank:03}") for rank in range(60)]
    assert [term for term in terms if term in places(chart)] == terms[:6]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_counts_stand_beside_their_term_below_the_name_of_their_side(lang):
    chart = keyness_plot(six_terms(), lang=lang, labels=LABELS if lang == "ar" else None)
    names = [ar("سما"), ar("رويترز")] if lang == "ar" else ["Sama", "Reuters"]
    _, y = place(chart, ar("دولة"))
    for count, name in zip(("12", "7"), names, strict=True):
        assert place(chart, count) == pytest.approx((place(chart, name)[0], y), abs=0.04)


def test_dots_are_filled_and_coloured_by_side_where_the_interval_leaves_out_0():
    chart = keyness_plot(six_terms())
    assert [(colour, is_filled) for _, _, colour, is_filled in dots(chart)] == [
        (BLUE.upper(), True),
        (CHANCE, False),
        (CHANCE, False),
        (VERMILION.upper(), True),
        (CHANCE, False),
    ]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_places_on_the_scale_are_those_of_the_ticks(lang):
    chart = keyness_plot(six_terms(), lang=lang)
    zero, two = place(chart, "0")[0], place(chart, "+2")[0]
    expected = [2.0, 0.6, 0.3, -1.5, -0.5]
    for (x, *_), log_odds in zip(dots(chart), expected, strict=True):
        assert (x - zero) / (two - zero) * 2 == pytest.approx(log_odds, abs=0.03)
    assert place(chart, "\u22122")[0] - zero == pytest.approx(zero - two, abs=0.03)
    # The target is on the far side of 0, seen from the terms.
    assert (two < zero) == (lang == "ar")


def test_each_interval_is_drawn_through_its_dot():
    chart = keyness_plot(six_terms(), lang="en")
    zero, two = place(chart, "0")[0], place(chart, "+2")[0]
    draw(chart)
    drawn = []
    for collection in chart.axes[0].collections:
        if collection.get_linewidth()[0] == 2:
            ((start, end),) = [
                collection.get_transform().transform(path.vertices)
                for path in collection.get_paths()
            ]
            ends = [(x / chart.dpi - zero) / (two - zero) * 2 for x in (start[0], end[0])]
            drawn.append((*ends, (chart.bbox.y1 - start[1]) / chart.dpi))
    drawn.sort(key=lambda interval: interval[2])
    table = six_terms().set_index("term")
    for (low, high, y), dot, term in zip(
        drawn, dots(chart), ["امه", "دوله", "ازمه", "احتلال", "منطقه"], strict=True
    ):
        assert (low, high) == pytest.approx(tuple(table.loc[term, ["ci_low", "ci_high"]]), abs=0.05)
        assert y == pytest.approx(dot[1], abs=0.01)


def test_sides_are_named_at_the_top_and_arrows_point_away_from_0():
    chart = keyness_plot(six_terms(), labels=LABELS)
    zero = place(chart, "0")[0]
    more, less = place(chart, ar("أكثر في سما ←")), place(chart, ar("→ أكثر في رويترز"))
    assert more[0] < zero < less[0]
    assert max(more[1], less[1]) < place(chart, ar("الأمم"))[1]
    english = keyness_plot(six_terms(), lang="en")
    zero = place(english, "0")[0]
    assert place(english, "more in Sama →")[0] > zero > place(english, "← more in Reuters")[0]


def test_an_arabic_chart_has_terms_on_the_right_then_counts_then_dots():
    chart = keyness_plot(six_terms(), labels=LABELS)
    columns = [place(chart, text)[0] for text in (ar("دولة"), "12", "7")]
    assert columns == sorted(columns, reverse=True)
    assert max(x for x, *_ in dots(chart)) < columns[-1]
    english = keyness_plot(six_terms(), lang="en")
    columns = [place(english, text)[0] for text in (ar("دولة"), "12", "7")]
    assert columns == sorted(columns)
    assert min(x for x, *_ in dots(english)) > columns[-1]


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", ["page", "phone"])
@pytest.mark.parametrize("n", [1, 12, 25])
def test_every_text_can_be_read(lang, size, n):
    labels = {"Sama": "غير معروف 001" if lang == "ar" else "unknown 001"}
    chart = keyness_plot(many_terms(60), n=n, lang=lang, size=size, labels=labels, title="1")
    assert_legible(chart, 12 if size == "phone" else 9)


def test_a_term_too_long_for_its_column_ends_with_an_ellipsis():
    table = six_terms().assign(forms="")
    table.loc[0, "term"] = "وزارة الخارجية والتعاون الدولي والمغتربين"
    texts = places(keyness_plot(table, size="phone"))
    assert ar("وزارة الخارجية…") in texts


def test_the_default_lines_say_sides_words_unit_and_how_many_are_beyond_chance():
    chart = keyness_plot(six_terms(), lang="en")
    subtitle, source = [text.get_text().replace("\n", " ") for text in chart.texts]
    assert subtitle == (
        "The terms that set Sama (319) apart from Reuters (1,001); in brackets, the words "
        "counted. A dot is the log-odds ratio (natural logarithm: 1 is odds 2.7 times as high), a "
        "line its 95% interval. Terms whose interval leaves out 0 (|z| above 1.96): 2 of 6; "
        "hollow dots are not among them."
    )
    assert source == "Source: newslab, analysis of 1,320 words"


def test_the_subtitle_says_when_all_or_none_may_be_chance():
    table = six_terms()
    none = keyness_plot(table.drop(index=[0, 5]), lang="en").texts[0].get_text().replace("\n", " ")
    assert none.endswith("(|z| above 1.96): 0 of 4; all differences may be chance.")
    all_beyond = keyness_plot(table.loc[[0, 5]], lang="en").texts[0].get_text().replace("\n", " ")
    assert all_beyond.endswith("(|z| above 1.96): 2 of 2.")


def test_all_others_together_have_a_name_in_the_language_of_the_chart():
    table = six_terms().assign(reference="rest")
    assert "عن البقية، في" in keyness_plot(table).alt_text
    assert "apart from the rest, in" in keyness_plot(table, lang="en").alt_text
    assert (
        "apart from others, in"
        in keyness_plot(table, lang="en", labels={"rest": "others"}).alt_text
    )


def test_alt_text_tells_chart_data_and_the_strongest_terms_in_the_language_of_the_chart():
    assert keyness_plot(six_terms(), labels=LABELS, title="عنوان").alt_text == (
        "مخطط نقطي بعنوان «عنوان»: ما يفرّق سما عن رويترز، في 5 مفردات. أبرزها في سما: «الأمم» "
        "(20 مقابل 1)، «دولة» (12 مقابل 7)، «ازمه» (13 مقابل 9). أبرزها في رويترز: «الاحتلال» "
        "(1 مقابل 17)، «منطقه» (3 مقابل 8). مفردات لا يشمل فاصلها الصفر: 2 من 6."
    )


def test_one_side_alone():
    chart = keyness_plot(six_terms().head(3), lang="en")
    assert len(dots(chart)) == 3
    assert "Strongest in Reuters" not in chart.alt_text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"outlet": ["Sama", *["Reuters"] * 5]}, r"2 values of 'outlet'.*table\['outlet'\]"),
        ({"reference": ["rest", *["Reuters"] * 5]}, r"2 values of 'reference'.*one reference"),
        ({"outlet": "Reuters"}, "'Reuters' is target and reference"),
        ({"term": "x"}, "row 1: the term 'x' is there already"),
        ({"term": [None, *"abcde"]}, "row 0: the term is missing"),
        ({"n_target": -1}, "row 0: n_target is -1.0, not a count"),
        ({"ci_low": [2.5, *[-9] * 5]}, "row 0: log_odds 2.0 is not in its interval, 2.5 to"),
        ({"log_odds": None}, "row 0: log_odds nan"),
        ({"z": None}, "row 0: z is nan"),
        ({"n_words_target": [1, 2, 2, 2, 2, 2]}, "n_words_target has more than one value: 1, 2"),
        ({"log_odds": 0, "ci_low": -9, "ci_high": 9}, "no term is used more on either side"),
    ],
)
def test_faults_are_named_with_their_row(change, said):
    with pytest.raises(InputError, match=f"(?s){said}"):
        keyness_plot(six_terms().assign(**change))


def test_tables_without_what_a_chart_needs():
    with pytest.raises(InputError, match=r"(?s)ci_low.*keyness\(\)"):
        keyness_plot(six_terms().drop(columns="ci_low"))
    with pytest.raises(InputError, match="no rows"):
        keyness_plot(six_terms().head(0))
    with pytest.raises(InputError, match="same label, 'x'"):
        keyness_plot(six_terms(), labels={"Sama": "x", "Reuters": "x"})
    with pytest.raises(InputError, match=r"(?s)leave no room for the dots.*labels="):
        keyness_plot(six_terms(), labels={"Sama": "م" * 60})


@pytest.mark.parametrize("n", [0, 26, 2.5])
def test_another_number_of_terms(n):
    with pytest.raises(InputError, match=r"(?s)terms of each side.*1 to 25"):
        keyness_plot(six_terms(), n=n)


@pytest.mark.parametrize(("option", "said"), [({"lang": "fr"}, '"en"'), ({"size": "a4"}, "phone")])
def test_another_language_or_size(option, said):
    with pytest.raises(InputError, match=said):
        keyness_plot(six_terms(), **option)


def test_terms_of_articles_and_forms_left_out():
    table = six_terms().drop(columns="forms").rename(columns={"outlet": "doc_id"})
    chart = keyness_plot(table.assign(doc_id="000", reference="002"), labels={"000": "سما"})
    assert ar("امه") in places(chart)
    assert ar("سما") in places(chart)


def test_the_table_stays_as_it_was():
    table = six_terms()
    keyness_plot(table, labels=LABELS)
    pd.testing.assert_frame_equal(table, six_terms())
