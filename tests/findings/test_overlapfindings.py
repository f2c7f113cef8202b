import pandas as pd
import pytest

from newslab.errors import InputError
from newslab.findings.overlapfindings import corpus_finding, overlap_finding

ARTICLES = pd.DataFrame(
    {
        "doc_id": list("abc"),
        "outlet": ["X", "Y", "Z"],
        "event": ["e", "e", "f"],
        "text": [
            "انضمت كازاخستان إلى الاتفاقيات. وقال الرئيس كلمة.",
            "وقع الرئيس الاتفاقيات أمس. وغاب الوزير.",
            "هطل المطر على المدينة. وخرج الرئيس.",
        ],
    }
)


def _similarity(**columns):
    table = {
        "doc_a": ["a", "a", "b"],
        "doc_b": ["b", "c", "c"],
        "score": [0.5, 0.1, 0.2],
        "ci_low": [0.4, 0.0, 0.1],
        "ci_high": [0.6, 0.2, 0.3],
    }
    return pd.DataFrame(table | columns)


def test_numbers_come_from_the_table():
    finding = overlap_finding(_similarity(), ARTICLES)
    assert "Most alike are a (X) and b (Y): 0.50 (95 % interval 0.40 to 0.60)" in finding.en
    assert "0.30 above" in finding.en
    assert "0.30" in finding.ar
    assert "0.50 (فاصل 95٪ من 0.40 إلى 0.60)" in finding.ar
    labelled = overlap_finding(_similarity(), ARTICLES, labels_ar={"a": "سما"})
    assert "سما مع b (Y)" in labelled.ar


def test_says_below_where_the_events_do_not_separate():
    finding = overlap_finding(_similarity(score=[0.1, 0.5, 0.2], ci_low=0.0, ci_high=1.0), ARTICLES)
    assert "0.40 below" in finding.en
    assert "تحت" in finding.ar


def test_claims_no_order_where_intervals_overlap():
    articles = ARTICLES.assign(event="e")
    overlapping = _similarity(ci_high=[0.6, 0.2, 0.45])
    assert "overlaps those of 1 of the other 2 pairs" in overlap_finding(overlapping, articles).en
    assert "order is open" not in overlap_finding(_similarity(), articles).en


def test_no_pair_on_one_event():
    articles = ARTICLES.assign(event=list("efg"))
    assert overlap_finding(_similarity(), articles).en == "No two articles are on the same event."


def test_corpus_finding_counts():
    summary = pd.DataFrame(
        {
            "doc_id": ["a", "b"],
            "outlet": ["X", "unknown b"],
            "date": ["2025-11-07", ""],
            "event": ["e", "e"],
            "n_words": [300, 1200],
            "odd": ["", "tatweel"],
        }
    )
    finding = corpus_finding(summary, ARTICLES)
    assert finding.en.startswith("Articles: 2, with 1,500 words (300 to 1200 an article), on 1")
    assert "Outlets named in the text: 1 (X). Articles with a full date: 1." in finding.en
    assert "odd in b" in finding.en
    assert "1,500" in finding.ar
    evidence = [claim.evidence["doc_id"].tolist() for claim in finding.claims]
    assert evidence == [["a", "b"], ["a"], ["a"], [], ["b"]]
    assert all((claim.evidence["sent_id"] == 0).all() for claim in finding.claims)


def test_a_count_of_none_leads_to_what_was_searched():
    columns = {"outlet": "unknown", "date": "", "event": "e", "n_words": 9, "odd": ""}
    finding = corpus_finding(pd.DataFrame({"doc_id": ["a", "b"], **columns}), ARTICLES)
    assert "Articles with a full date: 0." in finding.en
    assert finding.claims[2].evidence["doc_id"].tolist() == ["a", "b"]


def test_a_score_leads_to_sentences_with_the_shared_terms():
    first = overlap_finding(_similarity(), ARTICLES).claims[-1]
    assert first.en.startswith("Most alike are a")
    # الاتفاقيات and الرئيس are shared; كلمة and غاب are not.
    found = list(zip(first.evidence["doc_id"], first.evidence["sent_id"], strict=True))
    assert found == [("a", 0), ("a", 1), ("b", 0)]


def test_wrong_table_is_named():
    with pytest.raises(InputError, match=r"no column 'odd'(.|\n)*describe_corpus"):
        corpus_finding(
            pd.DataFrame({"doc_id": [], "outlet": [], "date": [], "event": [], "n_words": []}),
            ARTICLES,
        )


def test_a_score_without_an_interval_claims_none():
    without = _similarity(ci_low=float("nan"), ci_high=float("nan"))
    finding = overlap_finding(without, ARTICLES)
    assert "nan" not in finding.en + finding.ar
    assert "Most alike are a (X) and b (Y): 0.50." in finding.en
