import pandas as pd
import pytest

from newslab import InputError, agreement, labels_with_one_value, read_coded_spans
from places import ROOT

HEAD = "doc_id,sent_id,start,end,text,stance,voice,by_name,note\n"


def read(tmp_path, rows, **options):
    path = tmp_path / "coded.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return read_coded_spans(path, coder="b", **options)


def test_one_row_a_span_under_the_name_of_its_sentence(tmp_path):
    labels = read(tmp_path, "000,1,5,9,سلام,for,quoted,false,hard\n000,2,,,,none,,false,\n")
    assert labels.columns.tolist() == ["unit_id", "coder", "stance", "voice", "by_name"]
    assert labels["unit_id"].tolist() == ["000:1", "000:2"]
    assert set(labels["coder"]) == {"b"}
    assert labels["voice"].isna().tolist() == [False, True]


def test_rows_are_left_out_by_what_they_say_of_themselves(tmp_path):
    rows = "000,1,5,9,سلام,for,own,true,\n000,1,12,15,حرب,against,own,false,\n"
    assert read(tmp_path, rows, without=["by_name"])["stance"].tolist() == ["against"]
    assert len(read(tmp_path, rows)) == 2


def test_every_fault_has_its_row(tmp_path):
    with pytest.raises(InputError) as caught:
        read(tmp_path, "000,,,,,for,,false,\n000,1,,,,for,,no,\n", without=["by_name"])
    assert caught.value.problems == [
        "row 2: nothing in 'sent_id'",
        "row 3: by_name is 'no', neither 'true' nor 'false'",
    ]


def test_a_column_to_leave_rows_out_by_must_be_there(tmp_path):
    with pytest.raises(InputError, match="no column 'off_event'"):
        read(tmp_path, "", without=["off_event"])


def test_the_reading_of_the_five_articles_can_be_set_beside_another():
    reading = read_coded_spans(
        ROOT / "data/coding/frames.csv", coder="reading", without=["by_name"]
    )
    one = labels_with_one_value(reading, "stance")
    assert one["unit_id"].is_unique
    assert len(one) < reading["unit_id"].nunique()
    both = pd.concat([one, one.assign(coder="again")])[["unit_id", "coder", "stance"]]
    assert agreement(both)["alpha"].tolist() == [1.0]
