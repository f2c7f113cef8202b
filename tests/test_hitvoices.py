import pandas as pd

from newslab.hitvoices import Voice, Voices

SPANS = pd.DataFrame(
    {
        "doc_id": ["a", "a"],
        "start": [10, 20],
        "end": [50, 30],
        "speaker": ["outer", "inner"],
        "carried": [False, False],
        "actor": ["outer", "inner"],
        "cue": ["قال", "أكد"],
        "cue_start": [0, 15],
        "cue_end": [3, 18],
    }
)


def test_the_innermost_span_speaks():
    voices = Voices(SPANS)
    assert voices.at("a", 21, 25) == Voice("quoted", "inner", "أكد")
    assert voices.at("a", 35, 40) == Voice("quoted", "outer", "قال")


def test_what_leaves_a_span_is_the_outlets():
    voices = Voices(SPANS)
    assert voices.at("a", 45, 60).voice == "own"
    assert voices.at("b", 21, 25).voice == "own"


def test_without_attributions_no_voice_is_claimed():
    assert Voices(None).at("a", 1, 2) == Voice("", "", "")


def test_the_doer_of_an_act_is_the_speaker_of_its_cue():
    voices = Voices(SPANS)
    assert voices.doer("a", 15, 18, "x" * 60, 0) == "inner"
    assert voices.doer("b", 0, 3, "x" * 60, 0) == ""
