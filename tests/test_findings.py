import pandas as pd
import pytest

from newslab.errors import InputError
from newslab.findings import Finding, corpus_finding, overlap_finding, reuse_finding

ARTICLES = pd.DataFrame(
    {"doc_id": list("abc"), "outlet": ["X", "Y", "Z"], "event": ["e", "e", "f"]}
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
    finding = overlap_finding(_similarity(score=[0.1, 0.5, 0.2]), ARTICLES)
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


def test_names_are_escaped_for_markdown_and_html():
    finding = Finding(en="<b>*x*</b> [a](javascript:b)", ar="`س`")
    shown = finding._repr_markdown_()
    assert "&lt;b&gt;\\*x\\*&lt;/b&gt; \\[a\\]\\(javascript:b\\)" in shown
    assert "\\`س\\`" in shown


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
    finding = corpus_finding(summary)
    assert finding.en.startswith("Articles: 2, with 1,500 words (300 to 1200 an article), on 1")
    assert "Outlets named in the text: 1 (X); articles with a full date: 1." in finding.en
    assert "odd in b" in finding.en
    assert "1,500" in finding.ar


def test_wrong_table_is_named():
    with pytest.raises(InputError, match=r"no column 'odd'(.|\n)*describe_corpus"):
        corpus_finding(
            pd.DataFrame({"doc_id": [], "outlet": [], "date": [], "event": [], "n_words": []})
        )


def test_reuse_finding_names_source_and_evidence_from_the_tables():
    share = pd.DataFrame(
        {
            "doc_a": ["a", "b"],
            "doc_b": ["b", "a"],
            "share": [0.25, 0.5],
            "ci_low": [0.1, 0.3],
            "ci_high": [0.4, 0.7],
        }
    )
    sources = pd.DataFrame(
        {
            "doc_a": ["a", "a"],
            "doc_b": ["b", "c"],
            "verdict": ["source", "no verdict"],
            "likely_source": ["b", ""],
            "evidence": ["a credits B", ""],
        }
    )
    carried = pd.DataFrame(
        {
            "doc_id": "b",
            "sent_id": [0, 0, 1, 1],
            "carried_by": ["a", "c", "a", "c"],
            "how": ["changed", "left out", "left out", "left out"],
        }
    )
    finding = reuse_finding(share, sources, carried, labels_ar={"b": "باء"})
    assert "Of the words of b, 50 % stand in a too (95 % interval 30 to 70 %)" in finding.en
    assert "Likely source of what a shares with it: b (a credits B)." in finding.en
    assert "Pairs for which nothing tells who had it from whom: 1." in finding.en
    assert "Of the 2 sentences of b, 1 are in no other article." in finding.en
    assert "باء" in finding.ar
