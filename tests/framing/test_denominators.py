import pandas as pd
import pytest

from newslab.corpus.read import read_corpus
from newslab.corpus.segment import split_sentences
from newslab.errors import InputError
from newslab.framing.denominators import counted_sentences
from newslab.reuse.passages import shared_passages
from newslab.reuse.sources import wire_copy
from places import RAW

EVENT = "kazakhstan-accords"


@pytest.fixture(scope="module")
def five():
    return read_corpus(RAW)


def _articles(**columns):
    texts = ["وصل الوفد اليوم.", "غادر الوفد أمس.", "بقي الوفد هنا."]
    given = {"doc_id": ["a", "b", "c"], "outlet": ["A", "B", "A"], "date": "", "text": texts}
    return pd.DataFrame(given | columns)


def test_without_articles_each_article_is_an_outlet():
    counted = counted_sentences(split_sentences(_articles()))
    assert counted.outlets == ["a", "b", "c"]
    assert counted.units.to_numpy().tolist() == [["a", 0, "a"], ["b", 0, "b"], ["c", 0, "c"]]
    assert set(counted.notes.values()) == {""}


def test_articles_give_the_outlets_and_credits_do_not_count(five):
    counted = counted_sentences(split_sentences(five), articles=five, event=EVENT)
    assert counted.outlets == five["outlet"].tolist()
    assert ("000", 0) not in set(
        zip(counted.units["doc_id"], counted.units["sent_id"], strict=True)
    )


def test_articles_off_the_event_are_left_out_with_a_note(five):
    counted = counted_sentences(split_sentences(five), articles=five, event=EVENT)
    assert "003" not in set(counted.units["doc_id"])
    assert counted.notes["unknown 003"] == (
        "003 is off the event (gaza-talks): left out, not scored"
    )


def test_an_outlet_keeps_its_articles_on_the_event():
    articles = _articles(event=["e", "e", "f"])
    counted = counted_sentences(split_sentences(articles), articles=articles, event="e")
    assert counted.units["doc_id"].tolist() == ["a", "b"]
    assert counted.notes == {"A": "c is off the event (f): left out, not scored", "B": ""}


def test_one_event_need_not_be_said():
    articles = _articles(event="e")
    assert len(counted_sentences(split_sentences(articles), articles=articles).units) == 3


def test_wire_copy_counts_once_for_the_agencys_own_copy(five):
    sentences = split_sentences(five)
    wire = wire_copy(five, shared_passages(five))
    counted = counted_sentences(sentences, articles=five, event=EVENT, wire=wire)
    left = {(d, s) for d, s, _ in counted.units.itertuples(index=False)}
    assert ("000", 17) not in left
    assert ("000", 19) not in left
    assert ("002", 4) in left
    assert ("002", 15) in left
    assert counted.notes["Sama"] == "wire copy counted for Reuters: 2 sentences"
    assert counted.notes["Reuters"] == ""


COPIED = "وصل الوفد الكبير إلى العاصمة صباح اليوم وسط زحام شديد في الشوارع والساحات."
OWN_WORDS = ("أغلقت المدارس أبوابها", "هطل مطر غزير", "فاز الفريق المحلي بالكأس")


def test_wire_copy_of_an_absent_agency_counts_once_for_the_agency():
    texts = [f"(رويترز) – {COPIED} {own}." for own in OWN_WORDS]
    articles = _articles(text=texts, outlet=["A", "B", "C"])
    wire = wire_copy(articles, shared_passages(articles))
    counted = counted_sentences(split_sentences(articles), articles=articles, wire=wire)
    assert counted.outlets == ["A", "B", "C", "Reuters"]
    assert counted.units["outlet"].value_counts().to_dict() == {
        "A": 1,
        "B": 1,
        "C": 1,
        "Reuters": 1,
    }
    assert counted.notes["B"] == "wire copy counted for Reuters: 1 sentence"


def test_quotations_that_two_outlets_share_are_no_wire_copy():
    articles = _articles(text=[f'"{COPIED}"'] * 3)
    passages = shared_passages(articles)
    assert len(passages) == 3
    counted = counted_sentences(split_sentences(articles), articles=articles, wire=passages)
    assert len(counted.units) == 3


def test_a_copy_stays_where_its_source_does_not_count():
    texts = [f"(رويترز) – {COPIED}", f"{COPIED}\n(رويترز)", "بقي الوفد هنا."]
    articles = _articles(text=texts, outlet=["Reuters", "B", "C"], event=["f", "e", "e"])
    wire = wire_copy(articles, shared_passages(articles))
    assert len(wire) == 1
    counted = counted_sentences(split_sentences(articles), articles=articles, event="e", wire=wire)
    assert counted.units.query("sent_id == 0")["outlet"].tolist() == ["B", "C"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"articles": None, "event": "e"}, "articles: not given, but event or wire is"),
        ({"event": None}, "event: not given, but the articles tell of 'e', 'f'"),
        ({"event": "g"}, "The articles tell of 'e', 'f'"),
        ({"articles": _articles()}, "no column 'event'"),
        ({"articles": _articles(event=["e", "e", "f"])[1:]}, "no doc_id 'a', which sentences have"),
    ],
)
def test_faults_are_named(change, message):
    articles = _articles(event=["e", "e", "f"])
    given = {"articles": articles, "event": "e"} | change
    with pytest.raises(InputError, match=message):
        counted_sentences(split_sentences(articles), **given)
