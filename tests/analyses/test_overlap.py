import pandas as pd
import pytest

from newslab.analyses.corpus import corpus_finding
from newslab.analyses.overlap import overlap_finding
from newslab.errors import InputError

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


def _told(finding):
    """English without the marks around names."""
    return finding.told("en").translate({0x2068: "", 0x2069: ""})


def test_numbers_come_from_the_table():
    told = _told(overlap_finding(_similarity(), ARTICLES))
    assert told == (
        "Only X and Y are on the same event: their similarity is 0.50. "
        "The least similar pair on the same event (0.50) is well above the most similar pair "
        "across events (0.20)."
    )
    named = overlap_finding(_similarity(), ARTICLES, names={"ar": {"X": "سما"}})
    assert "\u2068سما\u2069 و\u2068Y\u2069: درجة تشابههما 0.50" in named.told("ar")


@pytest.mark.parametrize(
    "columns",
    [
        {"score": [0.1, 0.5, 0.2], "ci_low": [0.0, 0.4, 0.1], "ci_high": [0.2, 0.6, 0.3]},
        {"ci_high": [0.6, 0.2, 0.45]},  # one interval reaches another
        {"ci_low": [float("nan")] * 3, "ci_high": [float("nan")] * 3},
    ],
)
def test_events_are_apart_only_if_no_interval_reaches_another(columns):
    told = _told(overlap_finding(_similarity(**columns), ARTICLES))
    assert "not clearly apart" in told
    assert "nan" not in told


def test_a_pair_is_most_alike_only_if_its_interval_is_above_all_others():
    articles = ARTICLES.assign(event="e")
    told = _told(overlap_finding(_similarity(), articles))
    assert "between 0.10 and 0.50" in told
    assert "Most alike are X and Y: 0.50 (95% interval 0.40 to 0.60, above" in told
    reaching = _similarity(ci_high=[0.6, 0.2, 0.45])
    told = _told(overlap_finding(reaching, articles))
    assert "X and Y score highest (0.50), but 1 pair cannot be told apart" in told
    without = _similarity(ci_low=float("nan"), ci_high=float("nan"))
    assert "but 2 pairs cannot be told apart" in _told(overlap_finding(without, articles))


def test_no_pair_on_one_event():
    articles = ARTICLES.assign(event=list("efg"))
    told = "No two articles are on the same event."
    assert _told(overlap_finding(_similarity(), articles)) == told
    assert _told(overlap_finding(_similarity().head(0), articles)) == told


def _summary(**columns):
    table = {
        "doc_id": ["a", "b"],
        "outlet": ["X", "unknown b"],
        "date": ["2025-11-07", "2025-11"],
        "event": ["e", "e"],
        "n_words": [300, 1200],
        "odd": ["", "tatweel"],
    }
    return pd.DataFrame(table | columns)


def test_corpus_finding_counts():
    finding = corpus_finding(_summary(), ARTICLES.assign(outlet=["X", "unknown b", "Z"]))
    assert _told(finding) == (
        "2 articles with 1,500 words, 300 to 1,200 in each. They are on one event: e. "
        "The texts name 1 outlet: X. 1 article has a full date. No outlet has more than one "
        "article, so articles are compared, not outlets. "
        "Something in 1 article may distort the counts: article b."
    )
    assert "مقالان فيهما 1,500 كلمة" in finding.told("ar")
    evidence = [claim.evidence["doc_id"].tolist() for claim in finding.claims]
    assert evidence == [["a", "b"], ["a", "b"], ["a"], ["a"], [], ["b"]]
    assert all((claim.evidence["sent_id"] == 0).all() for claim in finding.claims)


def test_what_is_missing_is_a_sentence_and_leads_to_what_was_searched():
    summary = _summary(outlet=["unknown a", "unknown b"], date="", event="", odd="")
    finding = corpus_finding(summary, ARTICLES)
    assert (
        _told(finding)
        .split(". ", 1)[1]
        .startswith("No event is named. No text names its outlet. No article has a full date.")
    )
    assert finding.claims[3].evidence["doc_id"].tolist() == ["a", "b"]
    assert _told(corpus_finding(summary.head(0), ARTICLES)) == "There are no articles."


def test_many_names_are_a_number():
    doc_ids = [f"d{number}" for number in range(7)]
    articles = pd.DataFrame(
        {"doc_id": doc_ids, "outlet": doc_ids, "event": doc_ids, "text": "وصل الوفد."}
    )
    summary = articles.assign(date="", n_words=2, odd="tatweel")
    told = _told(corpus_finding(summary, articles))
    assert "They are on 7 events. The texts name 7 outlets." in told
    assert "Something in 7 articles may distort the counts." in told


def test_a_score_leads_to_sentences_with_the_shared_terms():
    first = overlap_finding(_similarity(), ARTICLES).claims[0]
    # الاتفاقيات and الرئيس are shared; كلمة and غاب are not.
    found = list(zip(first.evidence["doc_id"], first.evidence["sent_id"], strict=True))
    assert found == [("a", 0), ("a", 1), ("b", 0)]


def test_wrong_table_is_named():
    with pytest.raises(InputError, match=r"no column 'odd'(.|\n)*describe_corpus"):
        corpus_finding(_summary().drop(columns="odd"), ARTICLES)
