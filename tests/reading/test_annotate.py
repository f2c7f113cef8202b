import pandas as pd
import pytest

from hostile import UNENCODABLE
from newslab import code_frames, find_attributions, load_codebook, read_corpus, split_sentences
from newslab.errors import InputError
from newslab.reading import annotated, article_page

from .parsed import assert_harmless, parse, shown, spaced
from .tables import SAID, hit, hits_of, one, table_of

TEXT = "قال ترامب إن السلام قريب. ونفى الوزير ذلك."
SIGNS = ("nl-number", "nl-hidden", "nl-who", "nl-key")


def said(*rows):
    return table_of(SAID, *rows)


TRUMP = ("a", 0, 10, 24, "ترامب", 4, 9, "دونالد ترامب", "قال", "neutral", "indirect", 0, 3)


def test_sentences_have_their_number_and_anchor():
    page = parse(article_page(one(TEXT)))
    assert [found["id"] for found in page.select(".nl-sentence")] == ["s0", "s1"]
    assert [shown(found) for found in page.select(".nl-number")] == ["0", "1"]


def test_two_articles_on_one_page_share_no_anchor():
    views = [annotated(one(text)) for text in (TEXT, TEXT + " ثم")]
    ids = [found["id"] for view in views for found in parse(view).select(".nl-sentence")]
    assert len(set(ids)) == len(ids) == 3


def test_a_row_of_articles_serves_as_well_as_a_table():
    assert annotated(one(TEXT).iloc[0]).html == annotated(one(TEXT)).html


def test_marks_hold_exactly_their_words():
    hits = hits_of(hit(13, 19, TEXT), hit(26, 30, TEXT, sent_id=1, stance="condemnation"))
    page = parse(annotated(one(TEXT), hits=hits, attributions=said(TRUMP)))
    line = page.select_one(".nl-line")
    assert [mark.get_text() for mark in line.select("mark")] == [TEXT[13:19], TEXT[26:30]]
    assert "".join(found.get_text() for found in line.select(".nl-said")) == TEXT[10:24]
    assert line.select_one(".nl-speaker").get_text() == "ترامب"
    assert line.select_one(".nl-cue").get_text() == "قال"
    assert line.select_one(".nl-who").get_text() == "[دونالد ترامب: "
    assert shown(line, without=SIGNS) == spaced(TEXT)


def test_spans_that_cross_and_nest_are_each_marked_whole():
    hits = hits_of(
        hit(4, 19, TEXT, frame="x"), hit(10, 24, TEXT, frame="y"), hit(13, 19, TEXT, frame="z")
    )
    page = parse(annotated(one(TEXT), hits=hits))
    depth = {}
    for mark in page.select(".nl-line mark"):
        if not mark.find("mark"):
            depth[mark.get_text()] = 1 + len(mark.find_parents("mark"))
    assert depth == {TEXT[4:10]: 1, TEXT[10:13]: 2, TEXT[13:19]: 3, TEXT[19:24]: 1}


def test_negation_distance_and_opposition_are_words_not_colours():
    hits = hits_of(hit(13, 19, TEXT, negated=True), hit(26, 30, TEXT, distanced=True, opposed=True))
    page = parse(annotated(one(TEXT), hits=hits))
    assert [shown(key) for key in page.select(".nl-line .nl-key")] == [
        "1 negated",
        "1 distanced opposed",
    ]


def test_the_legend_numbers_frames_the_commonest_first_and_counts_them():
    hits = hits_of(
        hit(0, 3, TEXT, frame="rare"),
        hit(13, 19, TEXT),
        hit(26, 30, TEXT),
        hit(4, 9, TEXT, frame="naming", stance="", loaded="no"),
    )
    view = annotated(one(TEXT), hits=hits, labels={"peace": "السلام"})
    items = [shown(item) for item in parse(view).select(".nl-legend li")]
    assert items == [
        "1 السلام · normalization: 2",
        "2 rare · normalization: 1",
        "name, not loaded: 1",
    ]


def test_a_cue_that_is_not_neutral_says_of_what_kind_it_is():
    row = list(TRUMP)
    row[9] = "doubting"
    page = parse(annotated(one(TEXT), attributions=said(tuple(row))))
    assert shown(page.select_one(".nl-line .nl-key")) == "doubting"
    assert not parse(annotated(one(TEXT), attributions=said(TRUMP))).select(".nl-line .nl-key")


def test_stances_look_the_same_in_every_article_if_their_order_is_given():
    hits = hits_of(hit(13, 19, TEXT, stance="z"))
    view = annotated(one(TEXT), hits=hits, stances=["a", "z"])
    assert parse(view).select_one(".nl-line mark")["class"] == ["nl-hit", "nl-second"]


def test_rows_of_other_articles_are_left_out():
    hits = hits_of(hit(13, 19, TEXT, doc_id="b"))
    view = annotated(one(TEXT), hits=hits)
    assert view.table.empty
    assert "Nothing is marked" in parse(view).get_text()


def test_text_outside_of_sentences_is_shown_too():
    text = "date 2025-11-07 عنوان\nجملة أولى. جملة ثانية."
    page = parse(annotated(one(text)))
    lines = [shown(line, without=SIGNS) for line in page.select(".nl-line")]
    assert lines == text.split("\n")


def test_labels_in_another_language_do_not_turn_a_line():
    page = parse(annotated(one(TEXT), hits=hits_of(hit(0, 3, TEXT)), lang="en"))
    assert page.select_one(".nl-line")["dir"] == "rtl"
    assert all(key["dir"] == "ltr" for key in page.select(".nl-key, .nl-hidden, .nl-number"))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"hits": hits_of(hit(0, 3, TEXT) | {"match": "أمر"})}, "hits, row 0: the article has"),
        ({"hits": hits_of(hit(0, 3, TEXT) | {"end": 500})}, "no place in an article"),
        ({"attributions": said((*TRUMP[:4], "بايدن", *TRUMP[5:]))}, "attributions, row 0"),
        ({"hits": pd.DataFrame({"doc_id": ["a"]})}, "no column 'start'"),
        ({"lang": "fr"}, "no language 'fr'"),
    ],
)
def test_what_does_not_fit_is_refused(given, message):
    with pytest.raises(InputError, match=message):
        annotated(one(TEXT), **given)


def test_sentences_that_overlap_are_refused():
    sentences = table_of(
        "doc_id sent_id start end kind", ("a", 0, 0, 9, "body"), ("a", 1, 5, 20, "body")
    )
    with pytest.raises(InputError, match="sent_id 1 begins inside sent_id 0"):
        annotated(one(TEXT), sentences=sentences)


def test_more_than_one_article_is_refused():
    articles = pd.DataFrame({"doc_id": ["a", "b"], "text": [TEXT, TEXT]})
    with pytest.raises(InputError, match="expected one article, got 2"):
        annotated(articles)


def test_an_article_page_has_one_heading_and_says_what_is_known():
    article = one(TEXT, outlet="Reuters", headline="عنوان", date="2025-11-07", note=float("nan"))
    page = parse(article_page(article))
    assert [shown(found) for found in page.select("h1")] == ["عنوان"]
    known = [shown(found) for found in page.select("dt, dd")]
    assert known == ["Article", "a", "Outlet", "Reuters", "Date", "7 November 2025"]
    undated = parse(article_page(one(TEXT), lang="ar"))
    assert "بلا تاريخ" in undated.get_text()
    assert shown(undated.h1) == TEXT


def test_real_articles_are_shown_whole():
    articles = read_corpus("data/raw").iloc[[0, 2]]
    sentences = split_sentences(articles)
    attributions = find_attributions(sentences)
    hits = code_frames(sentences, load_codebook(), attributions=attributions)
    for _, article in articles.iterrows():
        view = article_page(article, sentences, hits=hits, attributions=attributions)
        assert_harmless(view)
        own = sentences[sentences["doc_id"] == article["doc_id"]]
        page = parse(view)
        assert [found["id"] for found in page.select(".nl-sentence")] == [
            f"s{number}" for number in own["sent_id"]
        ]
        text = " ".join(shown(line, without=SIGNS) for line in page.select(".nl-line"))
        assert text == spaced(article["text"])


@pytest.mark.parametrize("written", ["spring", "2025-02-30"])
def test_what_is_no_date_is_shown_as_it_was_written(written):
    assert written in shown(parse(article_page(one(TEXT, date=written))).dl)


def test_the_first_pole_has_the_first_colour_as_on_charts():
    hits = hits_of(hit(0, 3, TEXT, stance="condemnation"), hit(4, 9, TEXT, stance="normalization"))
    marks = parse(annotated(one(TEXT), hits=hits)).select(".nl-line mark")
    assert [mark["class"][1] for mark in marks] == ["nl-second", "nl-first"]


def test_labels_with_a_lone_surrogate_do_no_harm():
    view = annotated(one(TEXT), hits=hits_of(hit(0, 3, TEXT)), labels={"peace": UNENCODABLE})
    assert_harmless(view)
    repr(view).encode("utf-8")


def test_an_outlet_that_is_not_known_is_no_name():
    article = one(TEXT, outlet="unknown a")
    assert repr(annotated(article)).startswith("article a (outlet unknown): ")
    name = parse(annotated(article, lang="ar")).select_one(".nl-name")
    assert shown(name) == "المقال a (الوسيلة غير معروفة)"
