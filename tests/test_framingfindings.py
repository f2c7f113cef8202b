import pandas as pd
import pytest

from newslab.errors import InputError
from newslab.framingfindings import framing_finding, voices_finding

ARTICLES = pd.DataFrame({"doc_id": ["a", "b", "c"], "event": ["e", "e", "f"]})


def _hits(*rows):
    columns = ["doc_id", "frame", "stance", "voice", "actor", "points_to", "match", "loaded"]
    return pd.DataFrame(rows, columns=columns)


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
    assert "Articles on the event: 2." in finding.en
    assert (
        "speak for bad: 0 in the outlets' own voice; 2 quoted (\u2068ح\u2069 2), in b."
        in finding.en
    )
    assert "Not counted, because about another event: c." in finding.en
    assert "لم يُحتسب لأنه عن حدث آخر: c." in finding.ar


def test_a_distanced_or_negated_mention_speaks_for_nothing():
    finding = framing_finding(HITS, ARTICLES, event="e", stances=["good"])
    assert "speak for good: 1 in the outlets' own voice, in a; 0 quoted." in finding.en


def test_loaded_names_are_told_apart_from_frames():
    finding = framing_finding(HITS, ARTICLES, event="e", stances=[])
    assert "own voice: 1 (“\u2068الاحتلال\u2069”, in b); quoted: 1." in finding.en


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
    finding = voices_finding(speaks)
    assert "X: most words are those of \u2068أ\u2069, 30 % of all (95 % interval 10 to 50)." in (
        finding.en
    )
    assert "Heard in one outlet only: \u2068ب\u2069." in finding.en
    assert "\u2068ب\u2069" in finding.ar
