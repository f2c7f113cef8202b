"""What the analyses of voice and frame must say of the first study, whatever else changes."""

import pandas as pd
import pytest

import newslab
from places import ROOT


@pytest.fixture(scope="module")
def articles():
    return newslab.read_corpus(ROOT / "data" / "raw")


@pytest.fixture(scope="module")
def sentences(articles):
    return newslab.split_sentences(articles)


@pytest.fixture(scope="module")
def attributions(sentences):
    return newslab.find_attributions(sentences)


@pytest.fixture(scope="module")
def hits(sentences, attributions):
    codebook = newslab.load_codebook(ROOT / "data" / "codebook")
    return newslab.code_frames(sentences, codebook, attributions=attributions)


def test_spans_agree_with_the_reading(articles, attributions):
    """A span agrees if it overlaps a span of the reading by 80 % of the words of both together."""
    reading = pd.read_csv(ROOT / "data" / "coding" / "attributions.csv", keep_default_na=False)
    reading["doc_id"] = reading["doc_id"].map("{:03d}".format)
    texts = articles.set_index("doc_id")["text"]
    free = set(attributions.index)
    n_found = 0
    for read in reading.itertuples():
        table = newslab.tokenize(texts[read.doc_id])
        inside = set(table.index[(table["start"] >= read.start) & (table["end"] <= read.end)])
        of_article = attributions[attributions["doc_id"] == read.doc_id]
        for row in of_article.itertuples():
            said = set(table.index[(table["start"] >= row.start) & (table["end"] <= row.end)])
            if row.Index in free and len(said & inside) >= 0.8 * len(said | inside):
                free.discard(row.Index)
                n_found += 1
                break
    assert n_found / len(attributions) >= 0.93
    assert n_found / len(reading) >= 0.88


def test_long_quotations_of_000_are_whole_and_have_their_speakers(articles, attributions):
    text = articles.set_index("doc_id")["text"]["000"]
    of_000 = attributions[attributions["doc_id"] == "000"]
    spans = {text[row.start : row.end]: row.actor for row in of_000.itertuples()}
    trump = next(span for span in spans if span.startswith("هناك الكثير مما ينتظرنا"))
    assert trump.endswith("طوبى لصانعي السلام")
    assert spans[trump] == "دونالد ترامب"
    tokayev = next(span for span in spans if span.startswith("أنت القائد العظيم"))
    assert tokayev.endswith("ممتنون لك للغاية")
    assert spans[tokayev] == "قاسم جومارت توكاييف"


def test_condemnation_is_quoted_and_of_one_speaker(hits):
    condemning = hits[(hits["stance"] == "condemnation") & (hits["frame"] != "naming")]
    assert len(condemning) >= 10
    assert (condemning["voice"] == "quoted").all()
    assert (condemning["actor"] == "حركة حماس").all()
    assert (condemning["doc_id"] == "004").all()


def test_the_loaded_name_before_the_complementiser_is_the_outlets(hits):
    row = hits[hits["match"].str.startswith("رئيس وزراء الاحتلال")].iloc[0]
    assert (row["doc_id"], row["voice"], row["loaded"]) == ("004", "own", "yes")


@pytest.mark.parametrize(
    ("match", "column", "expected"),
    [
        ("بمسار السلام", "distanced", True),
        ("بالرائعة", "distanced", True),
        ("يخدم سوى الاحتلال", "negated", False),
        ("التطبيع", "opposed", True),
    ],
)
def test_what_turns_a_mention_in_004(hits, match, column, expected):
    found = hits[(hits["doc_id"] == "004") & (hits["match"] == match)]
    assert found[column].tolist() == [expected]


def test_the_other_event_is_left_out_not_scored_neutral(hits, sentences, articles):
    shares = newslab.frame_shares(
        hits, sentences, articles=articles, event="kazakhstan-accords", n_boot=0
    )
    other = shares[shares["outlet"] == "unknown 003"]
    assert other["share"].isna().all()


def test_both_spellings_of_the_country_are_one_referent(articles):
    text = articles["text"].str.cat(sep=" ")
    assert "قازاخستان" in text
    codebook = newslab.load_codebook()
    made = pd.DataFrame(
        {
            "doc_id": ["a", "b"],
            "text": ["رحب بانضمام كازاخستان إلى الاتفاق.", "رحب بانضمام قازاخستان إلى الاتفاق."],
        }
    )
    found = newslab.code_frames(newslab.split_sentences(made), codebook)
    of_a, of_b = (found[found["doc_id"] == doc_id] for doc_id in "ab")
    assert of_a["frame"].tolist() == of_b["frame"].tolist()
    assert len(of_a)
