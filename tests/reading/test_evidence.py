import pandas as pd
import pytest

from newslab import read_corpus, shared_passages, split_sentences
from newslab.errors import InputError
from newslab.reading import evidence

from .parsed import assert_harmless, parse, shown

ARTICLES = pd.DataFrame(
    {
        "doc_id": ["a", "b"],
        "outlet": ["A", "B"],
        "text": ["جملة أولى. جملة ثانية. ثالثة.", "خبر واحد. خبر ثان."],
    }
)
BEHIND = pd.DataFrame(
    {
        "outlet": ["A", "A", "B"],
        "frame": ["x", "x", "y"],
        "doc_id": ["a", "a", "b"],
        "sent_id": [0, 2, 1],
        "text": ["جملة أولى.", "ثالثة.", "خبر ثان."],
    }
)


def links(view):
    return [(link.get_text(), link["href"]) for link in parse(view).select(".nl-figure a")]


def test_the_numbers_of_a_row_lead_to_its_sentence():
    table = pd.DataFrame({"doc_id": ["a"], "frame": ["x"], "sent_id": [1], "start": [11]})
    view = evidence(table, ARTICLES, base="../")
    assert links(view) == [("1", "../article/a.html#s1"), ("11", "../article/a.html#s1")]


def test_an_offset_leads_to_the_sentence_that_holds_it():
    table = pd.DataFrame({"doc_id": ["a"] * 4, "start": [0, 10, 11, 28]})
    numbers = [address.split("#")[1] for _, address in links(evidence(table, ARTICLES))]
    assert numbers == ["s0", "s0", "s1", "s2"]


def test_the_sides_of_a_pair_lead_to_their_own_articles():
    table = pd.DataFrame(
        {"doc_a": ["a"], "start_a": [11], "doc_b": ["b"], "start_b": [10], "n_tokens": [2]}
    )
    assert links(evidence(table, ARTICLES)) == [
        ("11", "article/a.html#s1"),
        ("10", "article/b.html#s1"),
        ("2", "article/a.html#s1"),
    ]


def test_what_has_no_place_is_no_link():
    table = pd.DataFrame({"doc_id": ["a", "b"], "start": [-1, 0], "share": [0.5, None]})
    assert [text for text, _ in links(evidence(table, ARTICLES))] == ["0"]


def test_counts_lead_to_the_sentences_behind_them():
    counts = pd.DataFrame(
        {
            "outlet": ["A", "B", "C"],
            "frame": ["x", "y", "x"],
            "n": [2, 1, 0],
            "share": [0.5, 0.25, 0],
        }
    )
    view = evidence(counts, ARTICLES, sentences=BEHIND, by=["outlet", "frame"], base="../")
    assert_harmless(view)
    page = parse(view)
    assert [text for text, _ in links(view)] == ["2", "0.500", "1", "0.250"]
    for _, address in links(view):
        assert page.find(id=address[1:]).find_parent("details") is not None
    lists = [[shown(p) for p in details.select("p")] for details in page.select("details")]
    assert lists == [["جملة أولى.", "ثالثة."], ["خبر ثان."]]
    hrefs = [a["href"] for a in page.select("li a")]
    assert hrefs == ["../article/a.html#s0", "../article/a.html#s2", "../article/b.html#s1"]


def test_a_key_that_is_a_number_is_no_link():
    counts = pd.DataFrame({"sent_id": [1], "n": [1]})
    view = evidence(counts, ARTICLES, sentences=BEHIND, by="sent_id")
    assert [text for text, _ in links(view)] == ["1"]


def test_cells_keep_to_their_own_direction_and_the_table_to_that_of_the_page():
    table = pd.DataFrame(
        {"doc_id": ["a"], "sent_id": [0], "match": ["خبر"], "why": ["said \u2068س\u2069"]}
    )
    page = parse(evidence(table, ARTICLES, lang="ar", caption="جدول"))
    assert page.section["dir"] == "rtl"
    cells = page.select("tbody td")
    assert [cell.get("dir") for cell in cells[1:]] == ["rtl", "ltr"]
    assert cells[2].bdi.get_text() == "س"
    assert [head["scope"] for head in page.select("th")] == ["col"] * 4 + ["row"]
    assert shown(page.caption) == "جدول"


def test_an_empty_table_says_so():
    table = pd.DataFrame({"doc_id": [], "sent_id": []})
    assert "The table is empty." in parse(evidence(table, ARTICLES)).get_text()


@pytest.mark.parametrize(
    ("table", "options", "message"),
    [
        ({"doc_id": ["z"], "start": [0]}, {}, "row 0: no article 'z'"),
        ({"doc_id": ["a"], "sent_id": [9]}, {}, "'a' has no sentence 9"),
        ({"outlet": ["A"], "n": [1]}, {}, "no doc_id with sent_id or start"),
        ({"outlet": ["A"]}, {"sentences": BEHIND}, "Name the columns"),
        ({"outlet": ["A"]}, {"sentences": BEHIND, "by": ["event"]}, "no column 'event'"),
        ({"outlet": ["A"]}, {"base": "//x/"}, "relative path"),
    ],
)
def test_what_does_not_fit_is_refused(table, options, message):
    with pytest.raises(InputError, match=message):
        evidence(pd.DataFrame(table), ARTICLES, **options)


def test_two_columns_of_one_name_are_refused():
    table = pd.DataFrame([["a", 0, 0]], columns=["doc_id", "sent_id", "sent_id"])
    with pytest.raises(InputError, match="stands twice"):
        evidence(table, ARTICLES)


def test_every_offset_of_real_passages_leads_to_a_sentence_that_holds_it():
    articles = read_corpus("data/raw")
    passages = shared_passages(articles)
    view = evidence(passages[["doc_a", "start_a", "doc_b", "start_b"]], articles)
    assert_harmless(view)
    sentences = split_sentences(articles).set_index(["doc_id", "sent_id"])
    ends = [
        (doc, start)
        for row in passages.itertuples()
        for doc, start in ((row.doc_a, row.start_a), (row.doc_b, row.start_b))
    ]
    for (doc_id, start), (_, address) in zip(ends, links(view), strict=True):
        number = int(address.rpartition("#s")[2])
        sentence = sentences.loc[(doc_id, number)]
        assert sentence["start"] <= start < sentence["end"]
