import pandas as pd
import pytest

import newslab
from newslab.errors import InputError
from newslab.reuse.passages import shared_passages
from newslab.reuse.sources import trace_sources, wire_copy
from places import RAW

COPIED = "الخطوة ستكون رمزية إلى حد كبير كما رأى مراقبون أمس"


@pytest.fixture(scope="module")
def five():
    articles = newslab.read_corpus(RAW)
    return articles, shared_passages(articles)


def _pair(text_a, text_b, *, outlets=("A", "B"), dates=("", ""), **options):
    articles = pd.DataFrame(
        {"doc_id": ["a", "b"], "outlet": outlets, "date": dates, "text": [text_a, text_b]}
    )
    return trace_sources(articles, shared_passages(articles), **options).iloc[0]


def test_reuters_is_the_likely_source_of_000_with_credit_and_spelling(five):
    row = trace_sources(*five).set_index(["doc_a", "doc_b"]).loc[("000", "002")]
    assert (row["verdict"], row["likely_source"]) == ("source", "002")
    assert (row["credit_a"], row["credit_b"]) == ("agencies، Sama", "Reuters")
    assert row["spelling_a"] == "القازاخستانية"
    assert "credits agencies without naming them" in row["evidence"]
    assert "القازاخستانية against its habit كازاخستان" in row["evidence"]
    assert row["time_quality"] == "none"


def test_no_other_pair_of_the_five_has_a_verdict(five):
    table = trace_sources(*five).set_index(["doc_a", "doc_b"]).drop(("000", "002"))
    assert (table["verdict"] == "no verdict").all()
    assert (table["likely_source"] == "").all()


def test_quotations_and_statements_come_from_who_said_them(five):
    table = trace_sources(*five, each="passage")
    said = table[table["quoted"] != ""]
    assert (said["likely_source"] == "speaker").all()
    assert set(said["quoted"]) == {"quotation", "statement"}
    other = table[(table["quoted"] == "") & (table["doc_b"] == "002") & (table["doc_a"] == "000")]
    assert (other["likely_source"] == "002").all()


def test_words_alone_have_no_direction():
    row = _pair(f"{COPIED}.", f"{COPIED}.")
    assert (row["verdict"], row["likely_source"]) == ("no verdict", "")


def test_a_named_credit_is_enough():
    row = _pair(f"(رويترز) – {COPIED}.", f"(رويترز) – {COPIED}.", outlets=("A", "Reuters"))
    assert (row["verdict"], row["likely_source"]) == ("source", "b")


def test_a_credit_in_its_own_column_is_one():
    columns = {"doc_id": ["a", "b"], "outlet": ["A", "SPA"], "date": "", "text": f"{COPIED}."}
    articles = pd.DataFrame(columns | {"credit": ["الرياض - واس", "واس"]})
    passages = shared_passages(articles)
    row = trace_sources(articles, passages).iloc[0]
    assert (row["credit_a"], row["credit_b"]) == ("SPA", "SPA")
    assert (row["verdict"], row["likely_source"]) == ("source", "b")
    assert len(wire_copy(articles, passages)) == 1


def test_unnamed_agencies_alone_are_not():
    row = _pair(f"وكالات\n{COPIED}.", f"(رويترز) – {COPIED}.", outlets=("A", "Reuters"))
    assert row["verdict"] == "no verdict"
    later = _pair(
        f"وكالات\n{COPIED}.",
        f"(رويترز) – {COPIED}.",
        outlets=("A", "Reuters"),
        dates=("2025-11-08", "2025-11-07"),
    )
    assert (later["verdict"], later["likely_source"]) == ("source", "b")


def test_two_articles_that_credit_one_agency_have_it_in_common():
    row = _pair(f"(رويترز) – {COPIED}.", f"(رويترز) – {COPIED}.")
    assert (row["verdict"], row["likely_source"]) == ("common source", "Reuters")


def test_earlier_counts_where_enough_is_shared():
    dates = ("2025-11-07", "2025-11-09")
    row = _pair(f"{COPIED}.", f"{COPIED}.", dates=dates)
    assert (row["likely_source"], row["time_quality"]) == ("a", "day")
    padding = " ".join(f"كلمة{letter}" for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
    little = _pair(f"{COPIED}.", f"{COPIED}. {padding}.", dates=dates)
    assert little["verdict"] == "no verdict"


@pytest.mark.parametrize(
    ("dates", "earlier"),
    [
        (("2025-11-07", "2025-11-07"), ""),
        (("2025-11-07T10:00", "2025-11-07"), ""),
        (("2025-11-07T10:00", "2025-11-07T10:05"), "a"),
        (("2025-11-07T12:00+02:00", "2025-11-07T10:30+00:00"), "a"),
        (("2025-11-07T10:00+00:00", "2025-11-07T09:00"), ""),
    ],
)
def test_dates_are_compared_as_finely_as_both_allow(dates, earlier):
    assert _pair(f"{COPIED}.", f"{COPIED}.", dates=dates)["likely_source"] == earlier


def test_times_of_crawling_say_nothing():
    row = _pair(f"{COPIED}.", f"{COPIED}.", dates=("2025-11-07", "2025-11-09"), times="crawled")
    assert (row["verdict"], row["time_quality"]) == ("no verdict", "none")


def test_wire_copy_is_what_the_agency_wrote(five):
    articles, passages = five
    wire = wire_copy(articles, passages)
    assert set(zip(wire["doc_a"], wire["doc_b"], strict=True)) == {("000", "002")}
    assert (wire["quoted"] == "").all()
    assert wire.columns.tolist() == passages.columns.tolist()


def test_without_wire_copy_the_reprint_is_no_longer_the_closest(five):
    articles, passages = five
    scores = newslab.article_similarity(articles, n_boot=0)
    left = newslab.article_similarity(articles, n_boot=0, without=wire_copy(articles, passages))
    pair = (scores["doc_a"] == "000") & (scores["doc_b"] == "002")
    assert left.loc[pair, "score"].item() < scores.loc[pair, "score"].item() - 0.1
    assert left.loc[pair, "n_a"].item() < scores.loc[pair, "n_a"].item()


def test_wrong_choice_is_named(five):
    with pytest.raises(InputError, match="'guessed'"):
        trace_sources(*five, times="guessed")
    with pytest.raises(InputError, match="'word'"):
        trace_sources(*five, each="word")
