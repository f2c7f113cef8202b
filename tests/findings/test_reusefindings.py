import pandas as pd

from newslab.findings.reusefindings import reuse_finding

ARTICLES = pd.DataFrame(
    {
        "doc_id": list("abc"),
        "outlet": ["A", "B", "C"],
        "event": "e",
        "text": ["جملة أولى هنا. جملة ثانية هنا.", "كلام مشترك هنا. كلام آخر.", "نص ثالث."],
    }
)
PASSAGES = pd.DataFrame(
    {"doc_a": ["a"], "start_a": [16], "end_a": [20], "doc_b": ["b"], "start_b": [0], "end_b": [4]}
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
    finding = reuse_finding(
        share, sources, carried, articles=ARTICLES, passages=PASSAGES, labels_ar={"b": "باء"}
    )
    assert "Of the words of b, 50 % stand in a too (95 % interval 30 to 70 %)" in finding.en
    assert "Likely source of what a shares with it: b (a credits B)." in finding.en
    assert "Pairs for which nothing tells who had it from whom: 1." in finding.en
    assert "Of the 2 sentences of b, 1 are in no other article." in finding.en
    assert "باء" in finding.ar
    evidence = [
        list(zip(claim.evidence["doc_id"], claim.evidence["sent_id"], strict=True))
        for claim in finding.claims
    ]
    shared = [("a", 1), ("b", 0)]
    assert evidence == [shared, shared, [("a", 0), ("b", 0), ("c", 0)], [("b", 1)]]
