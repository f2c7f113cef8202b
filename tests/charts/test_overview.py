import pandas as pd
import pytest

from newslab.charts import ar
from newslab.charts.overview import corpus_overview
from newslab.charts.overview_words import odd_text
from newslab.charts.style import SIZES, size_named, theme
from newslab.corpus.describe import describe_corpus
from newslab.errors import InputError

from .geometry import assert_legible, draw, fills, place, places

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
    tables = [
        described().iloc[[1]].assign(doc_id=f"{a:03}", outlet=f"an outlet with a long name {a % 7}")
        for a in range(n_articles)
    ]
    return pd.concat(tables, ignore_index=True).assign(event="an event with a very long name " * 5)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", ["page", "phone"])
def test_bars_are_as_long_as_articles_and_their_words_stand_at_the_end(lang, size):
    chart = corpus_overview(described(), lang=lang, size=size)
    draw(chart)
    boxes = [patch.get_window_extent() for patch in chart.axes[0].patches]
    assert [box.width / boxes[0].width for box in boxes] == pytest.approx([1, 0.25, 0], abs=0.01)
    for box, n in zip(boxes, ("400", "100", "0"), strict=True):
        x, y = place(chart, n)
        end = (box.x0 if lang == "ar" else box.x1) / chart.dpi
        assert 0 < (end - x if lang == "ar" else x - end) < 0.4
        assert y == pytest.approx((chart.bbox.y1 - (box.y0 + box.y1) / 2) / chart.dpi, abs=0.05)


def test_what_is_known_of_an_article_stands_in_its_row():
    chart = corpus_overview(described(), lang="en")
    middle = {text: place(chart, text)[1] for text in ("400", "7 November 2025", "undated", "0")}
    assert middle["400"] == pytest.approx(middle["7 November 2025"], abs=0.03)
    assert middle["undated"] == pytest.approx(place(chart, "100")[1], abs=0.03)
    assert place(chart, "November 2025")[1] == pytest.approx(middle["0"], abs=0.03)
    assert place(chart, "no event")[1] == pytest.approx(middle["0"], abs=0.03)
    assert [at for at in ("Article", "Date", "Event", "Words") if at in places(chart)] == [
        "Article",
        "Date",
        "Event",
        "Words",
    ]


def test_columns_run_from_where_reading_starts():
    for lang, is_reversed in (("ar", True), ("en", False)):
        heads = {"ar": ["المقال", "التاريخ", "الكلمات"], "en": ["Article", "Date", "Words"]}[lang]
        across = [place(corpus_overview(described(), lang=lang), ar(head))[0] for head in heads]
        assert across == sorted(across, reverse=is_reversed)


def test_oddities_stand_below_their_article():
    chart = corpus_overview(described(), lang="en")
    odd = place(chart, "2 tatweel signs. Ends with an ellipsis: it may be cut short.")
    assert place(chart, "100")[1] < odd[1] < place(chart, "0")[1]
    assert ar("علامات تطويل: 2. تنتهي بنقاط حذف: ربما قُطعت.") in places(
        corpus_overview(described())
    )
    nothing = corpus_overview(described().assign(odd=""), lang="en").texts[0].get_text()
    assert "Nothing odd was found" in nothing


def test_every_oddity_that_newslab_finds_is_said_in_arabic():
    texts = [
        "ﺳﻼم \u200f\u200e ـــ ڪ ی ک ہ \u200b\ufeff \u00adÙ\u0085Ù\u0086 «غزة…",
        "hello there this is english",
        "سلام",
        "سلام",
        "قال الوزير إن السلام قريب" * 20,
    ]
    articles = pd.DataFrame(
        {
            "doc_id": list("12345"),
            "outlet": "A",
            "date": "",
            "event": "",
            "text": texts,
            "encoding": ["utf-8", "cp1256", "utf-8", "utf-8", "utf-8"],
        }
    )
    said = describe_corpus(articles)["odd"].tolist()
    one_of_each = " ".join(
        [
            "1 presentation form. 2 bidi controls. 1 tatweel sign. 3 other invisible signs.",
            "1 letter of Persian keyboards. 2 sequences that look misread.",
            "1 line with unpaired quotation marks.",
        ]
    )
    for odd in [*said, one_of_each]:
        arabic = odd_text(odd, "ar")
        assert len(arabic.split(". ")) == len(odd.split(". "))
        left = arabic.replace("utf-8", "").replace("cp1256", "").replace("other", "")
        assert not any("a" <= letter <= "z" for letter in left), arabic
        assert odd_text(odd, "en") == odd
    assert odd_text("Strange in another way.", "ar") == "Strange in another way."


def test_the_default_lines():
    chart = corpus_overview(described(), lang="en")
    subtitle, source = [text.get_text().replace("\n", " ") for text in chart.texts]
    assert subtitle == (
        "Words of each article, numbers not counted (median 100). Below an article stands what a "
        "researcher should look at. Without a full date: 2 articles. “1 article” below an outlet: "
        "it has no other here."
    )
    assert source == "Source: newslab, analysis of 3 articles"
    alone = corpus_overview(described().drop_duplicates("outlet"), lang="en").texts[0].get_text()
    assert alone.replace("\n", " ").endswith("the numbers describe articles, not outlets.")


def test_outlets_with_one_article_are_marked():
    chart = corpus_overview(described(), lang="en")
    assert 0 < place(chart, "1 article")[1] - place(chart, "Reuters")[1] < 0.3
    assert "1 article" not in places(corpus_overview(described().head(2), lang="en"))


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_every_text_can_be_read(lang, size):
    chart = corpus_overview(described(), lang=lang, size=size, title="1", labels=LABELS)
    # As it is saved: elsewhere hinting makes long lines wider than they were measured.
    with theme():
        assert_legible(chart, size_named(size).small)


@pytest.mark.parametrize("size", ["page", "phone"])
def test_many_articles_with_long_names_can_be_read(size):
    assert_legible(corpus_overview(many(40), size=size), size_named(size).small)


def test_a_corpus_without_a_word():
    assert len(fills(corpus_overview(described().assign(n_words=0)))) == 3


def test_alt_text_tells_chart_data_and_every_article():
    assert corpus_overview(described(), lang="en", title="Title").alt_text == (
        "Table with bars “Title”: 3 articles of 2 outlets, 500 words in all. a (Sama, 7 November "
        "2025, accords): 400 words; b (Sama, undated, accords): 100 words, 2 tatweel signs. Ends "
        "with an ellipsis: it may be cut short; c (Reuters, November 2025, no event): 0 words, "
        "Nearly empty: 0 words."
    )
    assert "a (سما، 7 نوفمبر 2025، الاتفاقيات): 400 كلمة" in (
        corpus_overview(described(), labels=LABELS).alt_text
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"doc_id": "a"}, "row 1: 'a' is there already"),
        ({"outlet": None}, "row 0: doc_id or outlet is missing"),
        ({"n_words": -1}, "row 0: n_words is -1.0, not a count"),
        ({"n_words": None}, "row 0: n_words is nan, not a count"),
    ],
)
def test_faults_are_named_with_their_row(change, said):
    with pytest.raises(InputError, match=said):
        corpus_overview(described().assign(**change))


def test_tables_without_what_a_chart_needs():
    with pytest.raises(InputError, match=r"(?s)odd.*describe_corpus\(\)"):
        corpus_overview(described().drop(columns="odd"))
    with pytest.raises(InputError, match="no rows"):
        corpus_overview(described().head(0))
    with pytest.raises(InputError, match="same label, 'x'"):
        corpus_overview(described(), labels={"Sama": "x", "Reuters": "x"})
    with pytest.raises(InputError, match="41 articles; more than 40"):
        corpus_overview(many(41))
    with pytest.raises(InputError, match=r"(?s)no room for the bars.*labels="):
        corpus_overview(described(), labels={"a": "م" * 90})


@pytest.mark.parametrize(("option", "said"), [({"lang": "fr"}, '"en"'), ({"size": "a4"}, "phone")])
def test_another_language_or_size(option, said):
    with pytest.raises(InputError, match=said):
        corpus_overview(described(), **option)


def test_the_table_stays_as_it_was():
    table = described()
    corpus_overview(table, labels=LABELS)
    pd.testing.assert_frame_equal(table, described())
