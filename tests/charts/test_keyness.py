from itertools import pairwise

import pandas as pd
import pytest

from newslab.charts import ar, keyness
from newslab.charts.style import BLUE, NEUTRAL, VERMILION

from .geometry import intervals, marks, place, places

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


def many_terms(n_terms, outlet="Sama"):
    """Return terms of both sides in turn, each weaker than the one before."""
    strength = [2 * 0.97**rank * (1 if rank % 2 else -1) for rank in range(n_terms)]
    return pd.DataFrame(
        {
            "outlet": outlet,
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


@pytest.fixture(scope="module")
def arabic():
    return keyness(six_terms(), labels=LABELS, title="عنوان")


@pytest.fixture(scope="module")
def english():
    return keyness(six_terms(), lang="en")


def test_terms_stand_as_they_are_written_the_strongest_of_each_side_first(arabic):
    shown = ["الأمم", "دولة", "ازمه", "الاحتلال", "منطقه"]
    heights = [place(arabic, ar(term))[1] for term in shown]
    assert heights == sorted(heights)
    # A term that both use alike is on neither side.
    assert ar("القمة") not in places(arabic)
    gaps = [below - above for above, below in pairwise(heights)]
    assert gaps[2] > gaps[0] + 0.03


def test_counts_stand_beside_their_term_below_the_name_of_their_side(arabic, english):
    for chart, names in ((arabic, ["سما", "رويترز"]), (english, ["Sama", "Reuters"])):
        _, y = place(chart, ar("دولة"))
        for count, name in zip(("12", "7"), names, strict=True):
            assert place(chart, count) == pytest.approx((place(chart, ar(name))[0], y), abs=0.04)


def test_dots_are_filled_and_coloured_by_side_where_the_interval_leaves_out_0(arabic):
    assert [(colour, is_filled) for _, _, colour, is_filled in marks(arabic)] == [
        (BLUE, True),
        (NEUTRAL, False),
        (NEUTRAL, False),
        (VERMILION, True),
        (NEUTRAL, False),
    ]


def test_more_in_the_target_is_on_the_far_side_of_0_seen_from_the_terms(arabic, english):
    for chart in (arabic, english):
        zero, two = place(chart, "0")[0], place(chart, "+2")[0]
        values = [(x - zero) / (two - zero) * 2 for (x, _), *_ in marks(chart)]
        assert values == pytest.approx([2.0, 0.6, 0.3, -1.5, -0.5], abs=0.03)
        assert place(chart, "−2")[0] - zero == pytest.approx(zero - two, abs=0.03)
        term = place(chart, ar("دولة"))[0]
        assert (two - zero) * (zero - term) > 0
        ends = [(end - zero) / (two - zero) * 2 for end in intervals(chart)[0][:2]]
        assert ends == pytest.approx([2 - 0.98, 2 + 0.98], abs=0.03)


def test_sides_are_named_at_the_top_and_arrows_point_away_from_0(arabic, english):
    zero = place(arabic, "0")[0]
    assert place(arabic, ar("أكثر في سما ←"))[0] < zero < place(arabic, ar("→ أكثر في رويترز"))[0]
    zero = place(english, "0")[0]
    assert place(english, "more in Sama →")[0] > zero > place(english, "← more in Reuters")[0]


def test_the_default_lines_say_sides_words_unit_and_how_many_are_beyond_chance(english):
    subtitle, source = [text.get_text().replace("\n", " ") for text in english.texts]
    assert subtitle == (
        "The terms that set Sama (319) apart from Reuters (1,001); in brackets, the words "
        "counted. A dot is the log-odds ratio (natural logarithm: 1 is odds 2.7 times as high), a "
        "line its 95% interval. Terms whose interval leaves out 0 (|z| above 1.96): 2 of 6. "
        "Hollow dots are not among them."
    )
    assert source == "Source: newslab, analysis of 1,320 words"


def test_the_subtitle_says_when_all_or_none_may_be_chance():
    table = six_terms()
    none = keyness(table.drop(index=[0, 5]), lang="en").texts[0].get_text().replace("\n", " ")
    assert none.endswith("(|z| above 1.96): 0 of 4. All differences may be chance.")
    all_beyond = keyness(table.loc[[0, 5]], lang="en").texts[0].get_text().replace("\n", " ")
    assert all_beyond.endswith("(|z| above 1.96): 2 of 2.")


def test_all_others_together_have_a_name_in_the_language_of_the_chart():
    table = six_terms().assign(reference="rest")
    assert "عن البقية، في" in keyness(table).alt_text
    assert "apart from others, in" in keyness(table, lang="en", labels={"rest": "others"}).alt_text


def test_alt_text_tells_chart_data_and_the_strongest_terms_in_the_language_of_the_chart(arabic):
    assert arabic.alt_text == (
        "مخطط نقطي بعنوان «عنوان»: ما يفرّق سما عن رويترز، في 5 مفردات. أبرزها في سما: «الأمم» "
        "(20 مقابل 1)، «دولة» (12 مقابل 7)، «ازمه» (13 مقابل 9). أبرزها في رويترز: «الاحتلال» "
        "(1 مقابل 17)، «منطقه» (3 مقابل 8). مفردات لا تشمل فترة ثقتها الصفر: 2 من 6. "
        "الرسم دون مفردة واحدة، وهي كلها في الجدول."
    )


def test_the_strongest_terms_of_each_side_stay_whatever_the_order():
    table = many_terms(60).sample(frac=1, random_state=0)
    chart = keyness(table, lang="en")
    terms = [ar(f"كلمة{rank:03}") for rank in range(60)]
    assert [term for term in terms if term in places(chart)] == terms[:24]
    assert "and 36 more" in places(chart)
    assert chart.alt_text.endswith("Not shown: 36 terms; the table has all.")


def test_several_targets_have_a_part_each():
    table = pd.concat([many_terms(20, outlet=f"outlet {o}") for o in range(8)])
    chart = keyness(table, lang="en")
    assert [f"outlet {o}" in places(chart) for o in range(8)] == [True] * 5 + [False] * 3
    assert place(chart, "more in outlet 0 →")[1] < place(chart, "more in outlet 4 →")[1]
    assert "what sets each of 8 outlets apart" in chart.alt_text


def test_one_side_alone_and_no_difference_at_all():
    chart = keyness(six_terms().head(3), lang="en")
    assert len(marks(chart)) == 3
    assert "Strongest in Reuters" not in chart.alt_text
    same = keyness(six_terms().assign(log_odds=0, ci_low=-9, ci_high=9), lang="en")
    assert same.alt_text == "Dot plot: No term is used more on either side."


def test_terms_of_articles_and_forms_left_out():
    table = six_terms().drop(columns="forms").rename(columns={"outlet": "doc_id"})
    chart = keyness(table.assign(doc_id="000", reference="002"), labels={"000": "سما"})
    assert ar("امه") in places(chart)
    assert ar("سما") in places(chart)
