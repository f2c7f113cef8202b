from types import SimpleNamespace

import pandas as pd
import pytest

from newslab.coding.scheme import CodingScheme, coding_scheme
from newslab.errors import InputError

FRAMES = pd.DataFrame(
    {
        "frame": ["peace", "rejection", "peace"],
        "stance": ["normalization", "condemnation", "normalization"],
        "entry": ["سلام", "رفض", "تعاون"],
    }
)


@pytest.mark.parametrize("codebook", [{"frames": FRAMES}, SimpleNamespace(frames=FRAMES)])
def test_a_codebook_gives_its_frames_and_stances_and_the_voices(codebook):
    scheme = coding_scheme(codebook)
    assert scheme.variables == {
        "frame": ["peace", "rejection", "none"],
        "stance": ["normalization", "condemnation", "none"],
        "voice": ["own", "quoted"],
    }
    assert scheme.guide is FRAMES


def test_none_is_listed_once():
    frames = pd.DataFrame({"frame": ["none", "peace"]})
    assert coding_scheme({"frames": frames}).variables["frame"] == ["none", "peace"]


def test_a_mapping_is_a_scheme_without_a_guide():
    scheme = coding_scheme({"stance": ["مع", "ضد"]})
    assert scheme.variables == {"stance": ["مع", "ضد"]}
    assert scheme.guide.empty
    assert coding_scheme(scheme) is scheme


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({}, "no variable"),
        ({"text": ["a"]}, "'text' cannot be the name"),
        ({"before": ["a"]}, "'before' cannot be the name"),
        ({"frame": []}, "for values; give a list"),
        ({"frame": "peace"}, "for values; give a list"),
        ({"frame": ["a", "a"]}, "a value twice"),
        ({"frame": ["=1"]}, "'=1' cannot be a value"),
        ({"frame": [" a"]}, "' a' cannot be a value"),
        ({"frame": [1]}, "1 cannot be a value"),
        ({"fr\name": ["a"]}, "cannot be the name"),
    ],
)
def test_names_and_values_that_cannot_stand_in_a_sheet(variables, message):
    with pytest.raises(InputError, match=message):
        CodingScheme(variables)


def test_something_else():
    with pytest.raises(InputError, match="got int"):
        coding_scheme(5)
