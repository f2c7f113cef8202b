import datetime as dt

import pandas as pd
import pytest

from newslab.charts import ar, timeline
from newslab.errors import InputError

from .geometry import marks, place, places

ROWS = [
    ("Reuters", "2025-11-12", "قازاخستان ستنضم إلى الاتفاقيات كما أعلن الرئيس في واشنطن مساء أمس"),
    ("Sama", "", ""),
    ("Sama", "2025-11-07", "كازاخستان تنضم"),
    ("Quds", "2025-11", None),
    ("Quds", "2025-11-08", "خبر"),
]
LABELS = {"Sama": "سما", "Reuters": "رويترز"}


def articles():
    return pd.DataFrame(ROWS, columns=["outlet", "date", "headline"])


def many(n_articles):
    return pd.DataFrame(
        {
            "outlet": [f"outlet {a}" for a in range(n_articles)],
            "date": [f"2025-{1 + a // 28:02}-{1 + a % 28:02}" for a in range(n_articles)],
            "headline": "خبر طويل " * 30,
        }
    )


@pytest.fixture(scope="module")
def chart():
    return timeline(articles(), lang="en", title="Title")


@pytest.mark.parametrize(("lang", "size"), [("ar", "page"), ("ar", "phone"), ("en", "page")])
def test_time_runs_from_left_to_right_in_both_languages(lang, size):
    chart = timeline(articles(), lang=lang, size=size)
    first, second, last = [x for (x, _), *_ in marks(chart)]
    # 7, 8 and 12 November.
    assert (second - first) / (last - first) == pytest.approx(1 / 5, abs=0.01)
    assert first < last
    if size == "page":
        assert (place(chart, "Reuters")[0] > last) == (lang == "ar")


def test_each_date_stands_beside_its_dot_in_the_row_of_its_outlet(chart):
    ((x, y), *_), (_, name_y) = marks(chart)[2], place(chart, "Reuters")
    (date,) = [at for at in places(chart)["12 November 2025"] if abs(at[1] - y) < 0.05]
    assert 0 < x - date[0] < 1
    assert abs(y - name_y) < 0.3


def test_both_ends_of_the_line_are_written_below_it(chart):
    for text in ("7 November 2025", "12 November 2025"):
        assert len(places(chart)[text]) == 2
        assert max(y for _, y in places(chart)[text]) > marks(chart)[-1][0][1]


def test_what_has_no_full_date_stands_apart_with_its_number(chart):
    assert place(chart, "Undated: 2 articles")[1] > marks(chart)[-1][0][1]
    assert len(marks(chart)) == 3
    assert place(chart, "November 2025 only")[1] > place(chart, "Undated: 2 articles")[1]
    assert ar("بلا تاريخ كامل: مقالين") in places(timeline(articles()))
    assert "3 of 5 articles" in chart.texts[1].get_text().replace("\n", " ")


def test_one_date_needs_no_scale():
    chart = timeline(articles().assign(date=["", "", "2025-11-07", "", ""]), lang="en")
    assert len(marks(chart)) == len(places(chart)["7 November 2025"]) == 1
    assert "left to right" not in chart.texts[0].get_text()
    assert "1 of 5 articles" in chart.texts[0].get_text().replace("\n", " ")


def test_no_date_at_all():
    chart = timeline(articles().assign(date=""), lang="en")
    assert not marks(chart)
    assert "Undated: 5 articles" in places(chart)
    assert chart.texts[0].get_text().startswith("None of 5 articles has a full date")


def test_all_have_a_date():
    chart = timeline(articles().query("date.str.len() == 10"), lang="en")
    assert not any("Undated" in text for text in places(chart))
    assert "apart" not in chart.texts[0].get_text()


def test_times_and_zones():
    table = articles().assign(date=["2025-11-07T18:30", "", "2025-11-07T18:00+02:00", "", ""])
    chart = timeline(table, lang="en")
    assert {"7 November 2025, 18:30", "7 November 2025, 16:00"} <= set(places(chart))
    assert "UTC" in chart.texts[0].get_text()
    for day in (pd.Timestamp("2025-11-07"), dt.date(2025, 11, 7)):
        assert "7 November 2025" in places(timeline(articles().assign(date=day), lang="en"))


def test_outlets_with_one_article_are_marked_or_said_to_be_all(chart):
    assert len(places(chart)["1 article"]) == 1
    assert 0 < place(chart, "1 article")[1] - place(chart, "Reuters")[1] < 0.4
    alone = timeline(articles().drop_duplicates("outlet"), lang="en")
    assert "1 article" not in places(alone)
    assert alone.texts[0].get_text().replace("\n", " ").endswith("Each outlet here has 1 article.")


def test_alt_text_tells_chart_data_order_and_what_has_no_date(chart):
    assert chart.alt_text == (
        "Timeline “Title”: 5 articles of 3 outlets. 7 November 2025: Sama; 8 November 2025: Quds; "
        "12 November 2025: Reuters. Undated: 2 articles (Sama, Quds)."
    )
    assert "12 نوفمبر 2025: رويترز" in timeline(articles(), labels=LABELS).alt_text


def test_of_many_articles_those_with_a_date_stay_the_earliest_first():
    undated = pd.DataFrame([("late", "", "")], columns=list(articles()))
    texts = places(timeline(pd.concat([undated, many(41)]), lang="en"))
    assert "outlet 38" in texts
    assert not {"outlet 39", "late"} & set(texts)
    assert {"and 3 more", "Undated: 1 article"} <= set(texts)


def test_a_date_that_is_none():
    with pytest.raises(InputError, match="row 0: date is '20251107'"):
        timeline(articles().assign(date="20251107"))
