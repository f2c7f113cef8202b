import numpy as np
import pandas as pd
import pytest

from newslab.charts import ar, reuse
from newslab.charts.style import MUTED
from newslab.errors import InputError

from .geometry import assert_legible, fills, place, places

LABELS = {"Sama": "سما", "Reuters": "رويترز", "unknown 003": "غير معروف 003"}
COLUMNS = [
    "outlet_a",
    "outlet_b",
    "n_words_a",
    "n_shared",
    "share",
    "ci_low",
    "ci_high",
    "n_articles_a",
    "ci_unit",
]


def three_outlets():
    rows = [
        ("Sama", "Reuters", 448, 102, 102 / 448, 0.064, 0.429, 1, "sentences"),
        ("Sama", "unknown 003", 448, 2, 2 / 448, 0.0, 0.176, 1, "sentences"),
        ("Reuters", "Sama", 326, 99, 99 / 326, 0.078, 0.539, 7, "articles"),
        ("Reuters", "unknown 003", 326, 29, 29 / 326, 0.011, 0.206, 7, "articles"),
        ("unknown 003", "Sama", 374, 40, 40 / 374, np.nan, np.nan, 2, ""),
        ("unknown 003", "Reuters", 374, 0, 0.0, 0.0, 0.285, 2, "sentences"),
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def many_outlets(n_rows, n_columns):
    rows = [
        (
            f"{a:02}",
            f"{b:02}",
            900 + a,
            450,
            (a * 37 + b * 11) % 101 / 100,
            0.0,
            1.0,
            1,
            "sentences",
        )
        for a in range(n_rows)
        for b in range(n_columns)
        if a != b
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def test_each_share_its_interval_and_the_words_it_is_a_share_of_are_written():
    chart = reuse(three_outlets(), labels=LABELS)
    expected = [ar(text) for text in ("23٪", "30٪", "9٪", "11٪", "0٪")]
    expected += [ar("<1٪", direction="ltr"), "6–43", "0–18", "8–54", "1–21", "0–28"]
    expected += [ar(name) for name in LABELS.values()] * 2
    expected += [ar(text) for text in ("من كلمات…", "ترد أيضًا في…")]
    expected += [ar(text) for text in ("448 كلمة", "326 كلمة", "374 كلمة")]
    expected += [ar(text) for text in ("في مقال واحد", "في 7 مقالات", "في مقالين")]
    assert sorted(text.get_text() for text in chart.axes[0].texts) == sorted(expected)


@pytest.mark.parametrize(
    ("share", "row", "column"),
    [("23%", "سما", "رويترز"), ("30%", "رويترز", "سما"), ("11%", "غير معروف 003", "سما")],
)
def test_a_share_stands_in_the_row_whose_words_it_counts(share, row, column):
    chart = reuse(three_outlets(), labels=LABELS)
    x, y = place(chart, share)
    heads = {name: min(places(chart)[ar(name)], key=lambda at: at[1]) for name in LABELS.values()}
    names = {name: max(places(chart)[ar(name)], key=lambda at: at[1]) for name in LABELS.values()}
    assert min(heads, key=lambda name: abs(heads[name][0] - x)) == column
    assert min(names, key=lambda name: abs(names[name][1] - y)) == row


def test_an_arabic_chart_runs_from_the_top_right():
    chart = reuse(three_outlets(), labels=LABELS)
    heads = [min(places(chart)[ar(name)], key=lambda at: at[1])[0] for name in LABELS.values()]
    assert heads == sorted(heads, reverse=True)
    names = [max(places(chart)[ar(name)], key=lambda at: at[1]) for name in LABELS.values()]
    assert [y for _, y in names] == sorted(y for _, y in names)
    # Names of rows stand to the right of all cells.
    assert min(x for x, _ in names) > max(x for x, _, _ in fills(chart))
    assert place(chart, ar("من كلمات…"))[0] > place(chart, ar("ترد أيضًا في…"))[0]


@pytest.mark.parametrize("size", ["page", "phone"])
def test_an_english_chart_is_the_mirror_image_of_an_arabic_one(size):
    # On a page, cells begin where the longest name ends: here it is the same.
    options = {"size": size, "labels": {"Sama": "M" * 9}, "subtitle": "", "source": ""}
    arabic = reuse(three_outlets(), **options)
    english = reuse(three_outlets(), lang="en", **options)
    for share in ("23%", "30%", "11%", "0%"):
        x, y = place(arabic, share)
        mirrored = arabic.get_figwidth() - x, y
        assert place(english, share) == pytest.approx(mirrored, abs=0.03)


def test_the_diagonal_is_blank_and_zero_is_quiet():
    chart = reuse(three_outlets(), labels=LABELS)
    assert len(fills(chart)) == 6
    texts = {text.get_text(): text for text in chart.axes[0].texts}
    nothing, little = texts[ar("0٪")], texts[ar("<1٪", direction="ltr")]
    assert nothing.get_color() == MUTED
    assert nothing.get_weight() == "normal"
    assert little.get_weight() == "bold"


def test_a_pair_without_a_value_is_not_a_zero():
    table = three_outlets()
    table.loc[0, ["n_words_a", "n_shared", "share", "ci_low", "ci_high"]] = [0, 0, *[np.nan] * 3]
    chart = reuse(table.drop(index=[1, 4]), lang="en")
    cells = [text for text in places(chart) if text.endswith("%")]
    assert sorted(cells) == ["0%", "30%", "9%"]
    assert len(places(chart)["–"]) == 3
    assert "“–” is a pair without a value" in chart.texts[0].get_text().replace("\n", " ")


def test_on_a_phone_each_row_says_above_its_cells_whose_words_it_counts():
    chart = reuse(three_outlets(), labels=LABELS, size="phone")
    _, y = place(chart, ar("من كلمات رويترز (326 كلمة في 7 مقالات)"))
    assert place(chart, "23%")[1] < y < place(chart, "30%")[1]
    english = reuse(three_outlets(), lang="en", size="phone")
    assert "Of the words of Sama (448 words in 1 article)" in places(english)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(
    ("size", "n_rows", "n_columns"),
    [("page", 2, 2), ("page", 33, 30), ("phone", 6, 6), ("column", 3, 9)],
)
def test_every_text_can_be_read(lang, size, n_rows, n_columns):
    chart = reuse(
        many_outlets(n_rows, n_columns),
        lang=lang,
        size=size,
        title="عنوان" if lang == "ar" else "Title",
    )
    assert_legible(chart, {"page": 9, "phone": 12, "column": 8.5}[size])


def test_rows_and_columns_that_have_no_room_are_folded():
    chart = reuse(many_outlets(33, 30), lang="en")
    texts = [text.get_text() for text in chart.axes[0].texts]
    assert "and 4 more" in texts
    n_columns = len({round(x, 1) for x, _, _ in fills(chart)})
    assert n_columns >= 8
    assert chart.alt_text.endswith(
        f"Not shown: 4 rows and {30 - n_columns} columns; the table has all."
    )


def test_the_default_lines_say_unit_interval_direction_and_number_of_articles():
    chart = reuse(three_outlets(), lang="en")
    subtitle, source = [text.get_text().replace("\n", " ") for text in chart.texts]
    assert subtitle == (
        "Percent of the words of each outlet that stand in passages shared with another; below "
        "it, the 95% interval (articles resampled, or sentences where articles are few); there is "
        "none for a text too short for it. Highest: 30% of the words of Reuters also stand in "
        "Sama. A row with “1 article” describes that article, not the outlet."
    )
    assert source == "Source: newslab, analysis of 10 articles"


def test_the_subtitle_tells_what_is_there_alone():
    table = three_outlets().assign(n_articles_a=1, ci_low=np.nan, ci_high=np.nan)
    subtitle = reuse(table, lang="en").texts[0].get_text().replace("\n", " ")
    assert "interval" not in subtitle
    assert subtitle.endswith(
        "Each outlet here has 1 article: the numbers describe articles, not outlets."
    )
    articles = table.rename(columns={"outlet_a": "doc_a", "outlet_b": "doc_b"})
    chart = reuse(articles, lang="en")
    assert "outlet" not in chart.texts[0].get_text()
    assert "1 article" not in " ".join(places(chart))


def test_alt_text_tells_chart_data_and_the_highest_share_in_the_language_of_the_chart():
    assert reuse(three_outlets(), labels=LABELS, title="عنوان").alt_text == (
        "مصفوفة بعنوان «عنوان»: حصة كلمات كل وسيلة إعلامية التي ترد أيضًا في غيرها (سما، رويترز، "
        "غير معروف 003). أعلى نسبة: 30٪ من كلمات «رويترز» (99 من 326) ترد أيضًا في «سما». "
        "لا كلمات مشتركة في 1 من أصل 6 من الخانات."
    )
    shared = three_outlets().head(5)
    assert reuse(shared, lang="en").alt_text == (
        "Matrix: share of the words of each outlet that also stand in another (Sama, Reuters, "
        "unknown 003). Highest: 30% of the words of “Reuters” (99 of 326) also stand in “Sama”. "
        "Lowest: less than 1% of the words of “Sama” (2 of 448) also stand in “unknown 003”."
    )


def test_faults_of_the_table_are_told():
    with pytest.raises(InputError, match=r"row 0: share is 1\.01"):
        reuse(three_outlets().assign(share=[1.01, *[0.1] * 5]))


def test_tables_in_which_no_pair_has_a_share():
    nothing = {"n_words_a": 0, "n_shared": 0, **dict.fromkeys(("share", "ci_low", "ci_high"))}
    chart = reuse(three_outlets().assign(**nothing), lang="en")
    assert chart.alt_text == "Matrix: There are no two texts to compare."


def test_the_table_stays_as_it_was():
    table = three_outlets()
    reuse(table, labels=LABELS)
    pd.testing.assert_frame_equal(table, three_outlets())
