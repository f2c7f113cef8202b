import pandas as pd
import pytest

from newslab import read_corpus, shared_passages
from newslab.errors import InputError
from newslab.reading import side_by_side

from .parsed import assert_harmless, parse, shown
from .tables import PASSAGES, table_of

A = "أعلن ترامب الخبر. الخطوة رمزية."
B = "الخطوة رمزية. قالها ترامب."
ARTICLES = pd.DataFrame({"doc_id": ["a", "b", "c"], "outlet": ["A", "B", "C"], "text": [A, B, B]})
LATE = ("a", 18, 30, "b", 0, 12, "verbatim", "", False)
EARLY = ("b", 19, 25, "a", 5, 10, "near", "quotation", False)
OTHER = ("a", 18, 30, "c", 0, 12, "verbatim", "", False)


def test_passages_are_numbered_in_the_order_of_the_first_whatever_their_own():
    view = side_by_side(ARTICLES, table_of(PASSAGES, LATE, EARLY, OTHER), "a", "b")
    assert view.table[["number", "kind", "start_a", "text_b"]].to_numpy().tolist() == [
        [1, "quotation", 5, B[19:25]],
        [2, "verbatim", 18, "الخطوة رمزية"],
    ]


def test_each_passage_links_to_its_other_side_and_back():
    page = parse(side_by_side(ARTICLES, table_of(PASSAGES, LATE, EARLY), "a", "b"))
    jumps = page.select("a.nl-jump")
    assert len(jumps) == 4
    for jump in jumps:
        other = page.find(id=jump["href"][1:])
        assert other["href"] == f"#{jump['id']}"
        assert other["id"] != jump["id"]
        assert jump.get_text() == other.get_text()


def test_marks_hold_exactly_the_passage():
    page = parse(side_by_side(ARTICLES, table_of(PASSAGES, LATE), "a", "b"))
    marked = [mark.get_text() for mark in page.select(".nl-columns mark")]
    assert marked == ["الخطوة رمزية", "الخطوة رمزية"]


def test_a_passage_over_lines_and_passages_that_cross_are_marked_whole():
    text = "واحد اثنان\nثلاثة أربعة"
    articles = pd.DataFrame({"doc_id": ["a", "b"], "text": [text, text]})
    rows = (
        ("a", 5, 17, "b", 5, 17, "near", "", False),
        ("a", 0, 10, "b", 0, 10, "near", "", False),
    )
    page = parse(side_by_side(articles, table_of(PASSAGES, *rows), "a", "b"))
    column = page.select_one(".nl-column")
    assert "".join(mark.get_text() for mark in column.select("mark") if not mark.find("mark")) == (
        text[:10] + text[11:17]
    )
    assert len(column.select("a.nl-jump")) == 2
    assert [len(mark.find_parents("mark")) for mark in column.select("mark")] == [0, 0, 1, 0]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (("near", "statement", False), "official statement"),
        (("near", "statement", True), "boilerplate"),
        (("verbatim", float("nan"), False), "verbatim"),
    ],
)
def test_the_kind_of_a_passage_is_said_in_words(row, kind):
    page = parse(side_by_side(ARTICLES, table_of(PASSAGES, (*LATE[:6], *row)), "a", "b"))
    assert shown(page.select_one(".nl-legend")) == f"{kind} 1"
    assert shown(page.select_one("a.nl-jump")) == f"1 {kind}"


def test_articles_without_a_passage_say_so_in_the_language_asked_for():
    page = parse(side_by_side(ARTICLES, table_of(PASSAGES), "a", "b", lang="ar"))
    assert page.section["dir"] == "rtl"
    assert "لا مقاطع مشتركة" in page.get_text()


@pytest.mark.parametrize(
    ("pair", "row", "message"),
    [
        (("a", "a"), LATE, "same article"),
        (("a", "z"), LATE, "no article 'z'"),
        (("a", "b"), ("a", 0, 99, "b", 0, 12, "near", "", False), "row 0: 0 to 99 is no place"),
        (("a", "b"), (*LATE[:6], "copied", "", False), "kind is 'copied'"),
    ],
)
def test_what_does_not_fit_is_refused(pair, row, message):
    with pytest.raises(InputError, match=message):
        side_by_side(ARTICLES, table_of(PASSAGES, row), *pair)


def test_two_views_on_one_page_share_no_id():
    views = [side_by_side(ARTICLES, table_of(PASSAGES, LATE), *pair) for pair in ("ab", "ba")]
    ids = [found["id"] for view in views for found in parse(view).find_all(id=True)]
    assert len(ids) == len(set(ids)) > 0


def test_real_articles():
    articles = read_corpus("data/raw")
    view = side_by_side(articles, shared_passages(articles), "000", "002")
    assert_harmless(view)
    assert len(view.table) >= 4
