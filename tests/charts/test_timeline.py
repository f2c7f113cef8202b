import datetime as dt

import pandas as pd
import pytest

from newslab.charts import ar
from newslab.charts.style import SIZES, size_named
from newslab.charts.timeline import timeline
from newslab.errors import InputError

from .geometry import assert_legible, draw, place, places

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
            "outlet": [f"an outlet with a long name {a % 7}" for a in range(n_articles)],
            "date": [f"2025-{1 + a % 12:02}-{1 + a % 28:02}" for a in range(n_articles)],
            "headline": "خبر طويل " * 30,
        }
    )


def dots(chart):
    """Return (x from the left, y from the top, in inches) of the dots, downwards."""
    draw(chart)
    found = []
    for line in chart.axes[0].lines:
        ((x, y),) = line.get_transform().transform(line.get_xydata())
        found.append((x / chart.dpi, (chart.bbox.y1 - y) / chart.dpi))
    return sorted(found, key=lambda dot: dot[1])


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", ["page", "phone"])
def test_time_runs_from_left_to_right_in_both_languages(lang, size):
    first, second, last = [x for x, _ in dots(timeline(articles(), lang=lang, size=size))]
    # 7, 8 and 12 November.
    assert (second - first) / (last - first) == pytest.approx(1 / 5, abs=0.01)
    assert first < last


def test_outlets_stand_where_reading_starts():
    arabic, english = timeline(articles()), timeline(articles(), lang="en")
    assert place(arabic, "Reuters")[0] > max(x for x, _ in dots(arabic))
    assert place(english, "Reuters")[0] < min(x for x, _ in dots(english))


def test_each_date_stands_beside_its_dot_in_the_row_of_its_outlet():
    chart = timeline(articles(), lang="en")
    (x, y), (_, name_y) = dots(chart)[2], place(chart, "Reuters")
    date = [at for at in places(chart)["12 November 2025"] if abs(at[1] - y) < 0.05]
    assert len(date) == 1
    assert 0 < x - date[0][0] < 1
    assert abs(y - name_y) < 0.3


def test_both_ends_of_the_line_are_written_below_it():
    chart = timeline(articles(), lang="en")
    for text in ("7 November 2025", "12 November 2025"):
        assert len(places(chart)[text]) == 2
        assert max(y for _, y in places(chart)[text]) > dots(chart)[-1][1]


def test_what_has_no_full_date_stands_apart_with_its_number():
    chart = timeline(articles(), lang="en")
    assert place(chart, "Undated: 2 articles")[1] > dots(chart)[-1][1]
    assert len(dots(chart)) == 3
    assert place(chart, "November 2025 only")[1] > place(chart, "Undated: 2 articles")[1]
    assert ar("بلا تاريخ كامل: مقالين") in places(timeline(articles()))
    assert "3 of 5 articles" in chart.texts[0].get_text().replace("\n", " ")


def test_one_date_needs_no_scale():
    chart = timeline(articles().assign(date=["", "", "2025-11-07", "", ""]), lang="en")
    assert len(dots(chart)) == len(places(chart)["7 November 2025"]) == 1
    assert "left to right" not in chart.texts[0].get_text()
    assert "1 of 5 articles" in chart.texts[0].get_text().replace("\n", " ")


@pytest.mark.parametrize("size", SIZES)
def test_no_date_at_all(size):
    chart = timeline(articles().assign(date=""), lang="en", size=size)
    assert not dots(chart)
    assert "Undated: 5 articles" in places(chart)
    assert chart.texts[0].get_text().startswith("None of 5 articles has a full date")
    assert_legible(chart, size_named(size).small)


def test_all_have_a_date():
    chart = timeline(articles().query("date.str.len() == 10"), lang="en")
    assert not any("Undated" in text for text in places(chart))
    assert "apart" not in chart.texts[0].get_text()


def test_times_and_zones():
    table = articles().assign(date=["2025-11-07T18:30", "", "2025-11-07T18:00+02:00", "", ""])
    chart = timeline(table, lang="en")
    assert {"7 November 2025, 18:30", "7 November 2025, 16:00"} <= set(places(chart))
    assert "UTC" in chart.texts[0].get_text()
    days = timeline(articles().assign(date=pd.Timestamp("2025-11-07")), lang="en")
    assert "7 November 2025" in places(days)
    assert "7 November 2025" in places(
        timeline(articles().assign(date=dt.date(2025, 11, 7)), lang="en")
    )


def test_outlets_with_one_article_are_marked_or_said_to_be_all():
    chart = timeline(articles(), lang="en")
    assert len(places(chart)["1 article"]) == 1
    assert 0 < place(chart, "1 article")[1] - place(chart, "Reuters")[1] < 0.4
    alone = timeline(articles().drop_duplicates("outlet"), lang="en")
    assert "1 article" not in places(alone)
    assert alone.texts[0].get_text().replace("\n", " ").endswith("Each outlet here has 1 article.")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_every_text_can_be_read(lang, size):
    chart = timeline(articles(), lang=lang, size=size, title="1")
    assert_legible(chart, size_named(size).small)


@pytest.mark.parametrize("size", ["page", "phone"])
def test_many_articles_with_long_headlines_can_be_read(size):
    assert_legible(timeline(many(40), size=size), size_named(size).small)


def test_alt_text_tells_chart_data_order_and_what_has_no_date():
    assert timeline(articles(), lang="en", title="Title").alt_text == (
        "Timeline “Title”: 5 articles of 3 outlets. 7 November 2025: Sama; 8 November 2025: Quds; "
        "12 November 2025: Reuters. Undated: 2 articles (Sama, Quds)."
    )
    assert "12 نوفمبر 2025: رويترز" in timeline(articles(), labels=LABELS).alt_text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"date": "Friday"}, "row 0: date is 'Friday', which is no date"),
        ({"date": "2025-13-01"}, "row 0: date is '2025-13-01', which is no date"),
        ({"date": "2025-13"}, "row 0: date is '2025-13', which is no date"),
        ({"date": "20251107"}, "row 0: date is '20251107', which is no date"),
        ({"outlet": " "}, "row 0: outlet is missing"),
    ],
)
def test_faults_are_named_with_their_row(change, said):
    with pytest.raises(InputError, match=said):
        timeline(articles().assign(**change))


def test_tables_without_what_a_chart_needs():
    with pytest.raises(InputError, match=r"(?s)headline.*read_corpus\(\)"):
        timeline(articles().drop(columns="headline"))
    with pytest.raises(InputError, match="no rows"):
        timeline(articles().head(0))
    with pytest.raises(InputError, match="same label, 'x'"):
        timeline(articles(), labels={"Sama": "x", "Quds": "x"})
    with pytest.raises(InputError, match="41 articles; more than 40"):
        timeline(many(41))
    with pytest.raises(InputError, match=r"(?s)no room for the line.*labels="):
        timeline(articles(), labels={"Sama": "م" * 90})


@pytest.mark.parametrize(("option", "said"), [({"lang": "fr"}, '"en"'), ({"size": "a4"}, "phone")])
def test_another_language_or_size(option, said):
    with pytest.raises(InputError, match=said):
        timeline(articles(), **option)


def test_the_table_stays_as_it_was():
    table = articles()
    timeline(table, labels=LABELS)
    pd.testing.assert_frame_equal(table, articles())
