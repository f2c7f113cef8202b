import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab import read_corpus
from newslab.errors import InputError
from newslab.reading import concordance
from newslab.reading.findwords import find_words

from .parsed import assert_harmless, parse, shown
from .tables import one


def _find(texts, query):
    return find_words(pd.DataFrame({"doc_id": range(len(texts)), "text": texts}), query)


@pytest.mark.parametrize(
    ("query", "forms"),
    [
        ("تطبيع", ["التطبيع", "وللتطبيع", "تطبيعٍ", "بتطبيع", "تطبيـع"]),
        ("إسرائيلي", ["الإسرائيلي", "إسرائيلية", "الاسرائيليين", "والإسرائيليون"]),
        ("اتفاقية", ["الاتفاقية", "اتفاقيه", "باتفاقية"]),
        ("Trump", ["Trump", "TRUMP"]),
    ],
)
def test_every_form_is_found(query, forms):
    text = " ثم ".join(forms)
    found = [text[place.start : place.end] for place in _find([text], query)[0]]
    assert found == forms


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("اتفاقيات إبراهيم", 1),
        ("لاتفاقيات ابراهيم", 1),
        ("اتفاقيات «إبراهيم»", 1),
        ("اتفاقيات. إبراهيم", 0),
        ("اتفاقيات\nإبراهيم", 0),
        ("اتفاقيات السلام مع إبراهيم", 0),
    ],
)
def test_words_of_a_query_follow_one_another(text, n):
    assert len(_find([text], "اتفاقيات إبراهيم")[0]) == n


def test_another_word_is_not_found():
    assert _find(["طبيعة الطبع تركيا"], "تطبيع") == [[]]


@given(st.lists(st.sampled_from(["تطبيع", "التطبيع", "سلام", "،", "\n", "."]), max_size=12))
def test_places_are_in_order_and_apart(words):
    text = " ".join(words)
    places = _find([text, text], "تطبيع")
    assert places[0] == places[1]
    assert len(places[0]) == sum("تطبيع" in word for word in words)
    ends = [0, *(end for _, end in places[0])]
    assert all(place.start >= end for place, end in zip(places[0], ends, strict=False))


ROWS = pd.DataFrame(
    {
        "doc_id": ["a", "b"],
        "outlet": ["A", "B"],
        "text": ["رفضت مصر التطبيع تماما.\nخبر آخر.", "أيد بعضهم التطبيع أمس. وبدأ التطبيع بعدها."],
    }
)


def test_offsets_and_sentences_are_exact():
    table = concordance(ROWS, "تطبيع").table
    texts = dict(zip(ROWS["doc_id"], ROWS["text"], strict=True))
    for row in table.itertuples():
        assert texts[row.doc_id][row.start : row.end] == row.match == "التطبيع"
    assert sorted(zip(table["doc_id"], table["sent_id"], strict=True)) == [
        ("a", 0),
        ("b", 0),
        ("b", 1),
    ]


def test_left_is_what_follows_and_right_is_what_precedes():
    row = concordance(one("واحد اثنان تطبيع ثلاثة أربعة"), "تطبيع", window=1).table.iloc[0]
    assert (row["left"], row["right"]) == ("ثلاثة", "اثنان")


def test_sorted_by_the_neighbour_asked_for():
    assert concordance(ROWS, "تطبيع").table["left"].str.split().str[0].tolist() == [
        "أمس.",
        "بعدها.",
        "تماما.",
    ]
    assert concordance(ROWS, "تطبيع", sort="right").table["right"].str.split().str[-1].tolist() == [
        "بعضهم",
        "مصر",
        "وبدأ",
    ]


def test_the_context_stays_in_its_line():
    row = concordance(ROWS, "تطبيع").table.query("doc_id == 'a'").iloc[0]
    assert (row["left"], row["right"]) == ("تماما.", "رفضت مصر")


def test_rows_run_from_right_to_left_and_link_to_their_sentences():
    page = parse(concordance(ROWS, "تطبيع", base="../"))
    assert page.select_one(".nl-scroll")["dir"] == "rtl"
    first = page.select_one("tbody tr")
    assert [shown(cell) for cell in first.select("td, th")] == [
        "أيد بعضهم",
        "التطبيع",
        "أمس. وبدأ التطبيع بعدها.",
        "B (b)",
    ]
    assert first.a["href"] == "../article/b.html#s0"
    assert not parse(concordance(ROWS, "تطبيع")).select("tbody a")


def test_nothing_found_says_how_many_articles_were_searched():
    view = concordance(ROWS, "انتخابات", lang="ar")
    assert view.table.empty
    assert list(view.table) == ["doc_id", "sent_id", "start", "end", "left", "match", "right"]
    assert "لم يوجد في مقالين." in parse(view).get_text()


@pytest.mark.parametrize(
    ("query", "options", "message"),
    [
        ("،", {}, "has no word"),
        ("تطبيع", {"sort": "up"}, "cannot sort by 'up'"),
        ("تطبيع", {"window": 0}, "at least one word"),
        ("تطبيع", {"base": "/x"}, "relative path"),
    ],
)
def test_what_cannot_be_done_is_refused(query, options, message):
    with pytest.raises(InputError, match=message):
        concordance(ROWS, query, **options)


def test_real_articles_have_the_name_in_both_of_its_forms():
    view = concordance(read_corpus("data/raw"), "اتفاقيات إبراهيم")
    assert_harmless(view)
    assert {"اتفاقيات إبراهيم", "لاتفاقيات إبراهيم"} <= set(view.table["match"])


def test_no_article_is_missed_for_its_spelling_of_a_name():
    view = concordance(one("كازاخستان ثم قازاخستان ثم وقازاخستان"), "كازاخستان")
    assert sorted(view.table["match"]) == ["قازاخستان", "كازاخستان", "وقازاخستان"]
