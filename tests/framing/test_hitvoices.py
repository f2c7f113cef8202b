import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.errors import InputError
from newslab.framing.hitvoices import Voice, Voices

COLUMNS = ["start", "end", "speaker", "actor", "cue", "carried", "cue_start", "cue_end"]


def _voices(*rows):
    return Voices(pd.DataFrame(rows, columns=COLUMNS).assign(doc_id="a"))


def test_inside_a_span_someone_speaks():
    voices = _voices((10, 20, "ترامب", "Trump", "قال", False, 4, 7))
    assert voices.at("a", 10, 20) == Voice("quoted", "Trump", "قال")
    assert voices.at("a", 9, 12) == Voice("own", "", "")  # not all of it
    assert voices.at("b", 10, 20) == Voice("own", "", "")


def test_an_unresolved_speaker_is_given_as_written():
    assert _voices((0, 9, "مصدر", None, "قال", False, 0, 3)).at("a", 1, 2).actor == "مصدر"


def test_without_attributions_nothing_is_told():
    assert Voices(None).at("a", 0, 1) == Voice("", "", "")


def test_missing_columns_are_named():
    with pytest.raises(InputError, match="no column 'actor', 'cue'"):
        Voices(pd.DataFrame(columns=["doc_id", "start", "end", "speaker", "carried"]))


def test_the_doer_is_who_the_cue_belongs_to():
    sentence = "حماس تدين الانضمام: خطوة مرفوضة"
    voices = _voices((120, 131, "حماس", "Hamas", "تدين", False, 105, 109))
    assert voices.doer("a", 105, 109, sentence, 100) == "Hamas"


def test_the_doer_is_who_a_later_cue_carries_on():
    sentence = "أعربت الحركة عن إدانتها، مؤكدة أن ذلك مرفوض"
    carried = _voices((33, 43, "الحركة", "Hamas", "مؤكدة", True, 25, 30))
    assert carried.doer("a", 16, 23, sentence, 0) == "Hamas"
    named = _voices((33, 43, "الحركة", "Hamas", "مؤكدة", False, 25, 30))
    assert named.doer("a", 16, 23, sentence, 0) == "Hamas"


def test_nobody_is_guessed_to_be_the_doer():
    sentence = "أدين الاتفاق، فيما قال ترامب إن السلام قريب"
    other = _voices((32, 43, "ترامب", "Trump", "قال", False, 19, 22))
    assert other.doer("a", 0, 4, sentence, 0) == ""
    next_sentence = _voices((80, 90, "ترامب", "Trump", "قال", True, 60, 63))
    assert next_sentence.doer("a", 0, 4, sentence, 0) == ""


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(1, 8)), max_size=6),
    st.integers(0, 15),
    st.integers(1, 4),
)
def test_the_innermost_span_is_that_of_trying_all(spans, start, length):
    rows = [
        (first, first + size, "", f"{first}-{first + size}", "", False, 0, 0)
        for first, size in spans
    ]
    holding = [row for row in rows if row[0] <= start and start + length <= row[1]]
    found = _voices(*rows).at("a", start, start + length)
    if not holding:
        assert found.voice == "own"
    else:
        latest = max(row[0] for row in holding)
        assert found.actor in {row[3] for row in holding if row[0] == latest}
