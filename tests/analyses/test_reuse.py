import pandas as pd

from newslab.analyses.agreement import agreement_finding
from newslab.analyses.carried import carried_finding
from newslab.analyses.keyness import keyness_finding
from newslab.analyses.names import names_finding
from newslab.analyses.reuse import reuse_finding
from newslab.analyses.sources import sources_finding
from newslab.analyses.stance import stance_finding

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
SHARE = pd.DataFrame(
    {
        "doc_a": ["a", "b", "c"],
        "doc_b": ["b", "a", "a"],
        "share": [0.25, 0.5, 0.0],
        "ci_low": [0.1, 0.3, 0.0],
        "ci_high": [0.4, 0.7, 0.2],
    }
)
SOURCES = pd.DataFrame(
    {
        "doc_a": ["a", "a"],
        "doc_b": ["b", "c"],
        "n_tokens": [9, 8],
        "verdict": ["source", "no verdict"],
        "likely_source": ["b", ""],
    }
)
CARRIED = pd.DataFrame(
    {
        "doc_id": "b",
        "sent_id": [0, 0, 1, 1],
        "carried_by": ["a", "c", "a", "c"],
        "how": ["verbatim", "left out", "left out", "left out"],
    }
)
NAN = float("nan")


def _told(finding):
    return finding.told("en").translate({0x2068: "", 0x2069: ""})


def test_reuse_finding_names_source_and_evidence_from_the_tables():
    finding = reuse_finding(
        SHARE,
        SOURCES,
        CARRIED,
        articles=ARTICLES,
        passages=PASSAGES,
        names={"ar": {"b": "باء"}},
    )
    assert _told(finding) == (
        "1 passage stands in two articles (1 pair). "
        "Of the words of B, 50% stand in A too (95% interval 30% to 70%), more than between any "
        "other two. "
        "B is the likely source of the text that A shares with it (9 words). "
        "For 1 pair the source cannot be told. "
        "Of the 2 sentences of B, 1 was not found in any other article. "
        "Of the 2 sentences of B, 1 stands word for word in another."
    )
    assert "باء" in finding.told("ar")
    evidence = [
        list(zip(claim.evidence["doc_id"], claim.evidence["sent_id"], strict=True))
        for claim in finding.claims
    ]
    shared = [("a", 1), ("b", 0)]
    assert evidence == [
        *(shared, shared, shared),
        [("a", 0), ("c", 0)],
        *([("b", 1)], [("b", 0)]),
    ]


def test_a_superlative_needs_intervals_that_do_not_meet():
    rival = SHARE.assign(doc_b=["b", "a", "b"], share=[0.25, 0.5, 0.3], ci_high=[0.4, 0.7, 0.31])
    told = _told(reuse_finding(rival, articles=ARTICLES, passages=PASSAGES))
    assert "The largest share measured: 50% of the words of B" in told
    assert "which overlaps those of others" in told
    bare = SHARE.assign(ci_low=NAN, ci_high=NAN)
    told = _told(reuse_finding(bare, articles=ARTICLES, passages=PASSAGES))
    assert told.endswith("50% of the words of B stand in A too.")


def test_nothing_shared_is_a_sentence():
    none = reuse_finding(SHARE.head(0), articles=ARTICLES, passages=PASSAGES.head(0))
    assert _told(none) == "No passage stands in two articles."
    none = sources_finding(SOURCES.head(0), articles=ARTICLES, passages=PASSAGES)
    assert "no source to look for" in _told(none)
    assert "No other article" in _told(carried_finding(CARRIED.head(0), articles=ARTICLES))
    found = CARRIED.assign(how="changed")
    told = _told(carried_finding(found, articles=ARTICLES))
    assert told == "Each of the 2 sentences of B was found in another article."


def test_of_many_sources_three_are_told_and_the_others_counted():
    articles = pd.DataFrame(
        {"doc_id": [*"abcdef"], "outlet": [*"ABCDEF"], "event": "e", "text": "وصل الوفد."}
    )
    sources = pd.DataFrame(
        {"doc_a": "a", "doc_b": [*"bcdef"], "n_tokens": [10, 20, 30, 40, 50]}
    ).assign(verdict="source", likely_source="a")
    told = _told(sources_finding(sources, articles=articles, passages=PASSAGES.head(0)))
    assert told.count("likely source of the text") == 3
    assert "F shares with it (50 words)" in told
    assert told.endswith("For 2 pairs more a source is likely: see the table.")
    common = sources.assign(verdict="common source", likely_source="AFP")
    told = _told(sources_finding(common, articles=articles, passages=PASSAGES.head(0)))
    assert told.startswith("5 pairs may have shared text from a third")


def test_names_that_differ_are_told_with_their_places():
    variants = pd.DataFrame(
        {"doc_id": [*"abb"], "referent": ["x", "x", "y"], "name": ["جملة", "كلام", "آخر"]}
    ).assign(n=[2, 1, 1])
    found = pd.DataFrame({"doc_id": [*"ab"], "start": [0, 0], "end": [4, 4], "referent": "x"})
    finding = names_finding(variants, found, ARTICLES)
    assert _told(finding) == "X is named 3 times, by 2 names: جملة and كلام."
    assert finding.claims[0].evidence["doc_id"].tolist() == ["a", "b"]
    assert "one name" in _told(names_finding(variants.tail(1), found, ARTICLES))
    assert "No name" in _told(names_finding(variants.head(0), found.head(0), ARTICLES))


def test_keyness_tells_what_passes_the_test_of_record_and_nothing_else():
    table = pd.DataFrame(
        {
            "outlet": ["A", "A", "B"],
            "term": ["جملة", "اولى", "كلام"],
            "log_odds": [2.0, -2.0, 2.0],
            "q_articles": [0.01, 0.01, 0.2],
            "forms": ["جملة", "أولى", "كلام، الكلام"],
        }
    )
    finding = keyness_finding(table, ARTICLES)
    assert _told(finding) == "1 term sets A apart: جملة."
    assert finding.claims[0].evidence["sent_id"].tolist() == [0, 1]
    none = keyness_finding(table.assign(q_articles=0.5), ARTICLES)
    assert _told(none).startswith("Of 3 terms none sets an outlet apart")
    assert "one outlet only" in _told(keyness_finding(table.head(0), ARTICLES))


def test_stance_says_no_test_no_difference_and_a_difference_apart():
    stance = pd.DataFrame({"outlet": [*"AB"], "n_articles": [5, 5], "p": [0.01, NAN]}).assign(
        own_net=[0.5, 0.0], own_x=[3, 0], own_y=[1, 0]
    )
    hits = pd.DataFrame(
        {"doc_id": ["a"], "sent_id": [1], "frame": "f", "voice": "own", "points_to": ["x"]}
    )

    def told(p):
        finding = stance_finding(stance.assign(p=p), hits, ARTICLES, poles=["x", "y"])
        return _told(finding)

    assert told([0.01, NAN]) == (
        "In the outlets' own voice, 3 sentences point to x, 1 to y. "
        "A differs from the other outlets in its own voice: net 0.50 (p = 0.010)."
    )
    assert "No difference between outlets is shown (lowest p = 0.200)" in told([0.2, 0.6])
    assert "With 10 articles of 2 outlets no test can tell" in told([NAN, NAN])


def test_agreement_says_where_nobody_coded():
    table = pd.DataFrame(
        {
            "variable": ["stance", "voice", "frame"],
            "alpha": [0.65, 0.9, NAN],
            "ci_low": [0.46, NAN, NAN],
            "ci_high": [0.82, NAN, NAN],
            "n_units": [51, 3, 1],
        }
    )
    assert _told(agreement_finding(table, ARTICLES, n_coders=1)) == (
        "Agreement on stance: α = 0.65 (95% interval 0.46 to 0.82) over 51 sentences. "
        "Agreement on voice: α = 0.90 over 3 sentences, too few for an interval. "
        "Agreement on frame is not defined over 1 sentence. "
        "One reader is compared with the codebook: that is one reading, not a gold standard."
    )
    nobody = agreement_finding(table.head(0), ARTICLES, n_coders=0)
    assert "names no coding" in _told(nobody)
