import pandas as pd
import pytest

from newslab.charts import corpus
from newslab.corpus.describe import describe_corpus

from .geometry import fills, place, places

ROWS = [
    # doc_id, outlet, date, event, n_words, odd
    ("a", "Sama", "2025-11-07", "accords", 400, ""),
    (
        "b",
        "Sama",
        "",
        "accords",
        100,
        "2 tatweel signs. Ends with an ellipsis: it may be cut short.",
    ),
    ("c", "Reuters", "2025-11", "", 0, "Nearly empty: 0 words."),
]
LABELS = {"Sama": "سما", "Reuters": "رويترز", "accords": "الاتفاقيات"}


def described():
    return pd.DataFrame(ROWS, columns=["doc_id", "outlet", "date", "event", "n_words", "odd"])


def many(n_articles):
    rows = [(f"{a:03}", f"outlet {a % 7}", "", "accords", 10 + a, "") for a in range(n_articles)]
    return pd.DataFrame(rows, columns=list(described()))


@pytest.fixture(scope="module")
def chart():
    return corpus(described(), lang="en", title="Title")


@pytest.mark.parametrize(("lang", "size"), [("ar", "page"), ("en", "phone")])
def test_bars_are_as_long_as_articles_and_their_words_stand_at_the_end(lang, size):
    chart = corpus(described().head(2), lang=lang, size=size)
    chart.canvas.draw()
    boxes = [patch.get_window_extent() for patch in chart.axes[0].patches]
    assert [box.width / boxes[0].width for box in boxes] == pytest.approx([1, 0.25], abs=0.01)
    for box, n in zip(boxes, ("400", "100"), strict=True):
        x, y = place(chart, n)
        end = (box.x0 if lang == "ar" else box.x1) / chart.dpi
        assert 0 < (end - x if lang == "ar" else x - end) < 0.5
        assert y == pytest.approx((chart.bbox.y1 - (box.y0 + box.y1) / 2) / chart.dpi, abs=0.05)


def test_what_is_known_of_an_article_stands_in_its_row(chart):
    for n_words, known in (
        ("400", ["7 November 2025"]),
        ("100", ["undated"]),
        ("0", ["November 2025", "no event"]),
    ):
        for text in known:
            assert place(chart, text)[1] == pytest.approx(place(chart, n_words)[1], abs=0.03)
    across = [place(chart, head)[0] for head in ("Article", "Date", "Event", "Words")]
    assert across == sorted(across)


def test_a_narrow_chart_has_all_that_is_known_below_the_name():
    chart = corpus(described(), lang="en", size="phone")
    assert "undated · accords" in places(chart)
    assert "Date" not in places(chart)


def test_oddities_stand_below_their_article(chart):
    odd = place(chart, "2 tatweel signs. Ends with an ellipsis: it may be cut short.")
    assert place(chart, "100")[1] < odd[1] < place(chart, "0")[1]
    nothing = corpus(described().assign(odd=""), lang="en").texts[0].get_text()
    assert "Nothing odd was found" in nothing


def test_oddities_that_newslab_finds_are_said_in_the_language_of_the_chart():
    articles = pd.DataFrame(
        {
            "doc_id": ["1", "2", "3"],
            "outlet": "A",
            "date": "",
            "event": "",
            "text": ["قال الوزير إن الســلام قريب…", "سلام", "سلام"],
            "encoding": ["utf-8", "utf-8", "cp1256"],
        }
    )
    arabic = corpus(describe_corpus(articles), title="عنوان").alt_text
    for said in (
        "علامتا تطويل. ينتهي بنقاط حذف: ربما قُطع؛",
        "الترميز cp1256، ومعظم المقالات utf-8. النص نفسه في 2.",
    ):
        assert said in arabic
    assert "2 tatweel signs" in corpus(describe_corpus(articles), lang="en").alt_text


def test_the_default_lines(chart):
    _, subtitle, source = [text.get_text().replace("\n", " ") for text in chart.texts]
    assert subtitle == (
        "Words of each article, numbers not counted (median 100). Below an article stands what a "
        "researcher should look at. Without a full date: 2 articles. “1 article” below an outlet: "
        "it has no other here."
    )
    assert source == "Source: newslab, analysis of 3 articles"
    alone = corpus(described().drop_duplicates("outlet"), lang="en").texts[0].get_text()
    assert alone.replace("\n", " ").endswith("the numbers describe articles, not outlets.")


def test_outlets_with_one_article_are_marked(chart):
    assert 0 < place(chart, "1 article")[1] - place(chart, "Reuters")[1] < 0.3
    assert "1 article" not in places(corpus(described().head(2), lang="en"))


def test_a_corpus_without_a_word():
    assert not fills(corpus(described().assign(n_words=0)))


def test_alt_text_tells_chart_data_and_every_article(chart):
    assert chart.alt_text == (
        "Table with bars “Title”: 3 articles of 2 outlets, 500 words in all. a (Sama, 7 November "
        "2025, accords): 400 words; b (Sama, undated, accords): 100 words, 2 tatweel signs. Ends "
        "with an ellipsis: it may be cut short; c (Reuters, November 2025, no event): 0 words, "
        "Nearly empty: 0 words."
    )
    assert "a (سما، 7 نوفمبر 2025، الاتفاقيات): 400 كلمة" in (
        corpus(described(), labels=LABELS).alt_text
    )


def test_of_many_articles_the_odd_and_the_longest_stay():
    table = many(43)
    table.loc[0, "odd"] = "Nearly empty: 10 words."
    texts = places(corpus(table, lang="en"))
    assert [f"{a:03}" in texts for a in range(7)] == [True, *[False] * 4, True, True]
    assert "and 4 more" in texts
