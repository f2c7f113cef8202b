import pandas as pd
import pytest

from newslab.analyses.frames import framing_finding
from newslab.analyses.naming import naming_finding
from newslab.analyses.voices import voices_finding
from newslab.errors import InputError

ARTICLES = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c"],
        "event": ["e", "e", "f"],
        "outlet": ["X", "Y", "Z"],
        "text": ["سلام قريب. وسلام بعيد.", "جرائم كثيرة. والاحتلال هنا.", "جرائم أخرى."],
    }
)


def _hits(*rows):
    columns = ["doc_id", "frame", "stance", "voice", "actor", "points_to", "match", "loaded"]
    return pd.DataFrame(rows, columns=columns).assign(
        sent_id=0, start=0, end=4, distanced=False, target="T"
    )


HITS = _hits(
    ("a", "peace", "good", "own", "", "good", "سلام", ""),
    ("a", "peace", "good", "quoted", "ص", "", "سلام", ""),
    ("b", "crimes", "bad", "quoted", "ح", "bad", "جرائم", ""),
    ("b", "crimes", "bad", "quoted", "ح", "bad", "جريمة", ""),
    ("b", "naming", "bad", "own", "", "bad", "الاحتلال", "yes"),
    ("b", "naming", "bad", "quoted", "ح", "bad", "الاحتلال", "yes"),
    ("b", "naming", "", "own", "", "", "إسرائيل", "no"),
    ("c", "crimes", "bad", "own", "", "bad", "جرائم", ""),
)


def _told(finding):
    return finding.told("en").translate({0x2068: "", 0x2069: ""})


def test_voices_are_counted_apart_and_other_events_not_at_all():
    finding = framing_finding(HITS, ARTICLES, event="e", stances=["good", "bad"])
    assert _told(finding) == (
        "2 articles were searched for frames, 4 sentences. "
        "1 mention of good is in the outlet's own voice (X). "
        "No mention of bad is in an outlet's own voice. "
        "2 mentions of bad are quoted, most often from ح. "
        "Not counted, because on another event: Z. A mention is no endorsement."
    )
    assert "لم يُحتسب لأنه عن حدث آخر: \u2068Z\u2069" in finding.told("ar")


def test_a_count_leads_to_its_sentences_and_none_to_what_was_searched():
    finding = framing_finding(HITS.assign(sent_id=1), ARTICLES, event="e", stances=["bad"])
    own, quoted = finding.claims[1:3]
    assert own.evidence[["doc_id", "sent_id"]].to_numpy().tolist() == [["a", 0], ["b", 0]]
    assert quoted.evidence["text"].tolist() == ["والاحتلال هنا."]


def test_nothing_found_is_a_sentence():
    told = _told(framing_finding(HITS.head(0), ARTICLES, stances=["good"]))
    assert told.endswith("Nothing that speaks for good was found.")
    assert told.startswith("3 articles were searched")


def test_mentions_in_shared_text_are_told_as_one_piece_of_evidence():
    passage = {"doc_a": "a", "start_a": 0, "end_a": 9, "doc_b": "b", "start_b": 0, "end_b": 9}
    passages = pd.DataFrame([passage])
    finding = framing_finding(HITS, ARTICLES, event="e", stances=["good"], passages=passages)
    assert "Of these, 1 mention stands in text that two articles share." in _told(finding)


def test_loaded_names_are_told_by_outlet_and_voice():
    naming = pd.DataFrame(
        {
            "outlet": ["Y", "Y", "X"],
            "referent": "T",
            "voice": ["own", "quoted", "own"],
            "n": [2, 1, 3],
            "n_loaded": [1, 1, 0],
            "loaded_names": ["الاحتلال", "الاحتلال", ""],
        }
    )
    on_event = ARTICLES.head(2)
    finding = naming_finding(naming, HITS, on_event, names={"ar": {"T": "تاء"}})
    assert _told(finding) == (
        "Of 6 namings of parties, places and agreements, 2 are loaded. "
        "Y, in its own voice: 1 of 2 namings for T (الاحتلال). "
        "Y, quoting: 1 of 1 naming for T (الاحتلال)."
    )
    assert "تاء" in finding.told("ar")
    assert [claim.evidence["doc_id"].tolist() for claim in finding.claims] == [["b"]] * 3
    none = naming_finding(naming.assign(n_loaded=0), HITS, on_event)
    assert "none is loaded" in _told(none)
    assert "is named" in _told(naming_finding(naming.head(0), HITS, on_event))


def test_unknown_event_lists_the_events():
    with pytest.raises(InputError, match="'e', 'f'"):
        framing_finding(HITS, ARTICLES, event="x", stances=[])


def test_voices_name_the_main_speaker_and_who_is_heard_once():
    speaks = pd.DataFrame(
        {
            "outlet": ["X", "X", "Y", "Y"],
            "actor": ["أ", "ب", "أ", "ب"],
            "n_words": [30, 10, 20, 0],
            "share": [0.3, 0.1, 0.2, 0.0],
            "ci_low": [0.1, 0.0, float("nan"), 0.0],
            "ci_high": [0.5, 0.2, float("nan"), 0.1],
            "n_words_all": [100, 100, 100, 100],
        }
    )
    spans = pd.DataFrame({"doc_id": ["a", "b"], "start": [0, 14], "end": [4, 16], "actor": "أ"})
    finding = voices_finding(speaks, spans, ARTICLES)
    assert _told(finding) == (
        "X: the largest attributed share is that of أ, 30% of its words "
        "(95% interval 10% to 50%). "
        "Y: the largest attributed share is that of أ, 20% of its words. "
        "1 actor is heard in one outlet only: ب."
    )
    evidence = [claim.evidence["text"].tolist() for claim in finding.claims]
    assert evidence == [["سلام قريب."], ["والاحتلال هنا."], []]
    nobody = voices_finding(speaks.iloc[[0, 2]].assign(actor=""), spans, ARTICLES)
    assert _told(nobody) == "Nobody who is named is quoted."
