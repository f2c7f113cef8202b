import pandas as pd
import pytest

from newslab.arabic import fold
from newslab.attribution.cues import COLUMNS, KINDS, cue_forms, read_cues
from newslab.errors import InputError

SCHEME = {  # one cue of each kind that the literature assigns without doubt
    "قال": "neutral",
    "أكد": "assertive",
    "كشف": "factive",
    "رأى": "opinion",
    "رحب": "endorsing",
    "أدان": "opposing",
    "أعرب": "expressive",
    "زعم": "doubting",
    "ما وصف": "distancing",
}


def _file(tmp_path, *rows):
    path = tmp_path / "cues.csv"
    path.write_text("\n".join([",".join(COLUMNS), *rows]), encoding="utf-8")
    return path


def _table(**cells):
    row = dict.fromkeys(COLUMNS, "") | {
        "cue": "همس",
        "kind": "neutral",
        "complement": "clause",
        "polarity_from": "content",
        "reason": "to whisper",
    }
    return pd.DataFrame([row | cells])


def test_the_shipped_list_has_every_kind_and_a_reason_in_every_row():
    table = read_cues()
    assert set(table["kind"]) == set(KINDS)
    assert table["reason"].str.len().min() > 5
    kinds = table.set_index("cue")["kind"]
    assert {cue: kinds[cue] for cue in SCHEME} == SCHEME


def test_faults_of_a_file_are_named_with_file_and_row(tmp_path):
    path = _file(
        tmp_path,
        "همس,,,,loud,clause shout,noun,",
        "قال,,,,neutral,clause,mood,to say",
        "قال,,,,neutral,clause,content,to say",
    )
    with pytest.raises(InputError) as caught:
        read_cues(path)
    assert caught.value.where == str(path)
    assert caught.value.problems == [
        "row 2: nothing in 'reason'",
        f"row 2: kind 'loud' is none of {', '.join(KINDS)}",
        "row 2: complement 'shout' is none",
        "row 3: polarity_from 'mood' is none of cue, noun, content",
        "row 4: cue 'قال' stands twice",
    ]


def test_a_row_that_is_cut_wrongly_is_named(tmp_path):
    path = _file(tmp_path, "قال,,,,neutral,clause,content,plain, and short", "همس,,")
    with pytest.raises(InputError) as caught:
        read_cues(path)
    assert caught.value.problems == [
        "row 2: 9 cells where 8 are needed",
        "row 3: 3 cells where 8 are needed",
    ]


def test_a_file_without_a_column_or_that_is_not_there(tmp_path):
    path = tmp_path / "cues.csv"
    path.write_text("cue,kind\nقال,neutral", encoding="utf-8")
    with pytest.raises(InputError, match="no column 'present'"):
        read_cues(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_cues(tmp_path / "none.csv")


def test_a_table_may_leave_cells_missing():
    table = _table(present=None, participle=None, noun=None)
    assert read_cues(table).loc[0, ["present", "row"]].tolist() == ["", 0]


@pytest.mark.parametrize(
    "item",
    ["clause", "عن", "عن+clause", "الضوء_على", "=المسؤولية", "source:في", "speaker"],
)
def test_complements_that_are_known(item):
    assert len(read_cues(_table(complement=item))) == 1


@pytest.mark.parametrize("item", ["claus", "=", "source:", "الضوء_فوق", "بعد"])
def test_complements_that_are_not(item):
    with pytest.raises(InputError, match=f"row 0: complement '{item}' is none"):
        read_cues(_table(complement=item))


def test_a_verb_is_known_by_all_its_forms():
    found = cue_forms(
        _table(cue="أكد", present="يؤكد", participle="مؤكد", noun="تأكيد", kind="assertive")
    )
    for written in ("أكد", "أكدت", "أكدوا", "يؤكد", "تؤكد", "يؤكدون", "مؤكدا", "مؤكدة", "تأكيدها"):
        (reading,) = found[fold(written)]
        assert reading.cue.cue == "أكد"
    assert fold("تأكد") not in found


def test_what_may_follow_is_read_from_the_complement():
    (reading,) = cue_forms(_table(complement="الضوء_على عن+clause ب =المسؤولية source:عن quote"))[
        "همس"
    ]
    cue = reading.cue
    assert cue.takes == {"quote"}
    assert cue.words == (((fold("الضوء"), fold("على")), False), ((fold("عن"),), True))
    assert cue.joined == ("ب",)
    assert cue.starts_with == (fold("المسؤولية"),)
    assert cue.opens == {fold("الضوء"), fold("عن"), fold("المسؤولية")}
    assert cue.source == fold("عن")


def test_a_phrase_that_names_a_source_keeps_its_further_words():
    (reading,) = cue_forms(_table(cue="على حد", complement="speaker"))[fold("على")]
    assert reading.more == (fold("حد"),)


def test_the_reading_behind_ma_is_tried_before_the_plain_verb():
    both = pd.concat([_table(cue="وصف"), _table(cue="ما وصف")], ignore_index=True)
    assert [one.cue.behind_ma for one in cue_forms(both)[fold("وصف")]] == [True, False]
