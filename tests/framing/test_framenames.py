import re

from newslab import load_codebook
from newslab.framing.framenames import frame_names


def test_everything_that_the_shipped_codebook_names_has_an_arabic_name():
    codebook = load_codebook()
    named = {*codebook.categories["frame"], *codebook.categories["stance"]}
    named |= {*codebook.namings["pole"]} - {""}
    names = frame_names(None, "ar")
    assert named <= set(names)
    assert all(re.fullmatch(r"[\u0621-\u0650\u0651 ]+", name) for name in names.values())


def test_a_researchers_labels_come_first():
    assert frame_names({"peace": "صلح"}, "ar")["peace"] == "صلح"
    assert frame_names({"peace": "Peace"}, "en")["peace"] == "Peace"
    assert "bread" not in frame_names(None, "en")


def test_in_english_the_shipped_names_are_those_of_the_codebook():
    names = frame_names(None, "en")
    assert names == {name: name for name in names}
