import numpy as np
import pandas as pd

from hit_tables import make_articles, make_hits, plain
from newslab.coding.labels import check_labels
from newslab.corpus.segment import split_sentences
from newslab.framing.framelabels import hits_as_labels

HITS = make_hits(
    plain("a0", 0),
    plain("a0", 0, frame="accession", stance="procedural"),
    plain("a0", 0, frame="accession", stance="procedural"),
    plain("a0", 1, frame="accession", stance="procedural"),
    ("a0", 2, "peace", "normalization", "own", "negated", ""),
    plain("a0", 3, frame="crimes", stance="condemnation", voice="quoted"),
    plain("a0", 3),
    plain("a0", 3, frame="rejection", stance="condemnation", voice="quoted"),
    plain("a0", 3, frame="rejection", stance="condemnation", voice="own"),
    plain("a0", 4, frame="naming"),
    plain("a0", 5),
    plain("a0", 5, frame="crimes", stance="condemnation"),
    ("a0", 6, "relations", "procedural", "quoted", "opposed", "condemnation"),
)


def _labels(**options):
    articles = make_articles([8], ["A"])
    return hits_as_labels(HITS, split_sentences(articles), **options)


def test_a_unit_has_the_stance_that_most_of_its_hits_point_to():
    labels = _labels()
    assert labels["frame"].tolist() == [
        "peace",
        "accession",
        "none",
        "rejection",
        "none",
        "peace",
        "relations",
        "none",
    ]
    assert labels["stance"].tolist() == [
        "normalization",  # procedural hits yield to it
        "procedural",
        "none",  # negated
        "condemnation",
        "none",  # a name
        "normalization",  # the first of equals
        "condemnation",  # opposed
        "none",
    ]
    assert labels["voice"].dropna().tolist() == ["own", "own", "quoted", "own", "quoted"]
    np.testing.assert_allclose(labels["confidence"], [1, 1, np.nan, 0.75, np.nan, 0.5, 1, np.nan])
    assert labels["note"][3] == "condemnation 3, normalization 1"


def test_labels_are_those_of_one_more_coder():
    labels = _labels(coder="machine")
    assert labels["unit_id"].tolist() == [f"a0:{n}" for n in range(8)]
    assert set(labels["coder"]) == {"machine"}
    assert len(check_labels(labels)) == 8
    columns = ["unit_id", "doc_id", "start", "end", "coder", "frame", "stance", "voice"]
    assert labels.columns.tolist() == [*columns, "confidence", "note"]


def test_units_may_have_ids_of_their_own_and_credits_are_none():
    sentences = split_sentences(make_articles([2], ["A"])).assign(
        unit_id=["u", "v"], kind=["credit", "body"]
    )
    hits = HITS[HITS["sent_id"] == 1]
    assert hits_as_labels(hits, sentences)["unit_id"].tolist() == ["v"]


def test_another_neutral_stance():
    hits = pd.DataFrame(HITS[HITS["sent_id"] == 0])
    labels = hits_as_labels(
        hits, split_sentences(make_articles([1], ["A"])), neutral="normalization"
    )
    assert labels["stance"].tolist() == ["procedural"]
