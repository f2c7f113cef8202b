import pandas as pd
import pytest

from newslab.errors import InputError
from newslab.findings.framingfindings import framing_finding, naming_finding, voices_finding

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
    return pd.DataFrame(rows, columns=columns).assign(sent_id=0, distanced=False, target="T")


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


def test_voices_are_counted_apart_and_other_events_not_at_all():
    finding = framing_finding(HITS, ARTICLES, event="e", stances=["good", "bad"])
    assert "Articles on the event: 2, with 4 sentences." in finding.en
    # Wilson intervals of 0 and of 1 in 4: 1.96² / (4 + 1.96²) = 0.49; (0.046, 0.699).
    assert (
        "speak for bad: 0 in the outlets' own voice (0 of 4 sentences, 95 % interval 0 to 49 %); "
        "2 quoted (\u2068ح\u2069 2), in b (1 of 4 sentences, 95 % interval 5 to 70 %)."
    ) in finding.en
    assert "Not counted, because about another event: c." in finding.en
    assert "لم يُحتسب لأنه عن حدث آخر: c." in finding.ar


def test_a_count_leads_to_its_sentences_and_none_to_what_was_searched():
    finding = framing_finding(HITS.assign(sent_id=1), ARTICLES, event="e", stances=["bad"])
    own, quoted = finding.claims[1:3]
    assert own.evidence[["doc_id", "sent_id"]].to_numpy().tolist() == [["a", 0], ["b", 0]]
    assert quoted.evidence["text"].tolist() == ["والاحتلال هنا."]


def test_a_distanced_or_negated_mention_speaks_for_nothing():
    finding = framing_finding(HITS, ARTICLES, event="e", stances=["good"])
    assert "speak for good: 1 in the outlets' own voice, in a (" in finding.en
    assert "; 0 quoted (" in finding.en


def test_loaded_names_are_told_by_outlet_and_voice():
    naming = pd.DataFrame(
        {
            "outlet": ["Y", "Y", "X"],
            "referent": "T",
            "voice": ["own", "quoted", "own"],
            "n": [2, 1, 3],
            "n_loaded": [1, 1, 0],
            "ci_low": [0.01, 0.03, 0],
            "ci_high": [0.99, 1, 0.7],
            "loaded_names": ["الاحتلال", "الاحتلال", ""],
        }
    )
    finding = naming_finding(naming, HITS, ARTICLES, labels_ar={"T": "تاء"})
    assert "agreements: 6, of which loaded: 2." in finding.en
    told = (
        "Y, in its own voice: 1 of 2 names for T (“\u2068الاحتلال\u2069”; 95 % interval 1 to 99 %)."
    )
    assert told in finding.en
    assert "تاء" in finding.ar
    assert [claim.evidence["doc_id"].tolist() for claim in finding.claims] == [["b"]] * 3


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
            "ci_low": [0.1, 0.0, 0.1, 0.0],
            "ci_high": [0.5, 0.2, 0.4, 0.1],
        }
    )
    spans = pd.DataFrame({"doc_id": ["a", "b"], "start": [0, 14], "end": [4, 16], "actor": "أ"})
    finding = voices_finding(speaks, spans, ARTICLES)
    assert "X: most words are those of \u2068أ\u2069, 30 % of all (95 % interval 10 to 50)." in (
        finding.en
    )
    assert "Heard in one outlet only: \u2068ب\u2069." in finding.en
    assert "\u2068ب\u2069" in finding.ar
    evidence = [claim.evidence["text"].tolist() for claim in finding.claims]
    assert evidence == [["سلام قريب."], ["والاحتلال هنا."], []]
