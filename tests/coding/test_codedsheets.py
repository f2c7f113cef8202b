import csv

import pandas as pd
import pytest

from newslab.coding.codedsheets import read_coding_sheets
from newslab.coding.export import export_coding_sheet
from newslab.coding.scheme import CodingScheme
from newslab.errors import InputError

SCHEME = CodingScheme({"frame": ["peace", "none"], "voice": ["own", "quoted"]})
SENTENCES = pd.DataFrame(
    {
        "doc_id": ["a", "a", "b"],
        "sent_id": [0, 1, 0],
        "start": [0, 20, 0],
        "end": [15, 40, 9],
        "text": ["رحب الوزير بالسلام.", "ثم مضى.", "=1+1"],
    }
)


@pytest.fixture
def sheet(tmp_path):
    """A fresh sheet as rows, the way to write them back, and the key."""
    key = export_coding_sheet(SENTENCES, SCHEME, tmp_path / "amal", coder="amal")
    path = tmp_path / "amal.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    return rows, path, key


def _write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _problems(paths, key):
    with pytest.raises(InputError) as caught:
        read_coding_sheets(paths, key, SCHEME)
    return caught.value.problems


def test_codes_are_read_as_typed_without_white_space_around_them(sheet):
    rows, path, key = sheet
    frame, note = rows[0].index("frame"), rows[0].index("note")
    rows[1][frame], rows[2][frame], rows[3][note] = " peace ", "none", "'- غير واضح"
    _write(path, rows)
    labels = read_coding_sheets(path, key, SCHEME).set_index("unit_id")
    units = [row[0] for row in rows[1:]]
    assert labels.loc[units, "frame"].fillna("").tolist() == ["peace", "none", ""]
    assert labels.loc[units[2], "note"] == "- غير واضح"
    assert labels["voice"].isna().all()


def test_all_faults_at_once_with_file_and_row(sheet, tmp_path):
    rows, path, key = sheet
    column = {name: number for number, name in enumerate(rows[0])}
    units = [row[0] for row in rows[1:]]
    rows[1][column["frame"]] = "Peace"
    rows[1][column["confidence"]] = "certain"
    rows[2][column["text"]] += " زيادة"
    rows[2][column["coder"]] = ""
    rows[3][column["unit_id"]] = "u000000000000"
    rows.append([*rows[1]])
    rows.append(["", *rows[1][1:]])
    _write(path, rows)
    (tmp_path / "basim.csv").write_text("unit_id,coder,tone\n", encoding="utf-8")
    paths = [path, tmp_path / "basim.csv", tmp_path / "none.xlsx"]
    problems = _problems(paths, key)
    assert problems[:10] == [
        "amal.csv row 2: frame is 'Peace'; allowed: peace, none",
        "amal.csv row 2: confidence is 'certain'; allowed: low, medium, high",
        "amal.csv row 3: the text was changed",
        "amal.csv row 3: no coder",
        "amal.csv row 4: unit 'u000000000000' is not in the key",
        "amal.csv row 5: frame is 'Peace'; allowed: peace, none",
        "amal.csv row 5: confidence is 'certain'; allowed: low, medium, high",
        f"amal.csv row 5: unit {units[0]!r} of 'amal' is in amal.csv row 2",
        "amal.csv row 6: no unit_id",
        "amal.csv row 6: frame is 'Peace'; allowed: peace, none",
    ]
    assert problems[11:14] == [
        "basim.csv: no column 'text'",
        "basim.csv: column 'tone' is no variable of the codebook",
        "basim.csv: no column for any variable of the codebook",
    ]
    assert problems[14].startswith("none.xlsx: cannot be read")
    assert len(problems) == 15


def test_both_forms_of_a_sheet_are_one_unit_twice(sheet, tmp_path):
    _, path, key = sheet
    problems = _problems([path, tmp_path / "amal.xlsx"], key)
    assert len(problems) == 3
    assert "amal.xlsx row 2" in problems[0]


def test_white_space_that_a_program_changed_is_no_change(sheet):
    rows, path, key = sheet
    text = rows[0].index("text")
    for row in rows[1:]:
        row[text] = row[text].replace(" ", "\u00a0 ") + " "
    _write(path, rows)
    assert len(read_coding_sheets(path, key, SCHEME)) == 3


def test_labels_are_in_the_order_of_the_articles(sheet):
    _, path, key = sheet
    labels = read_coding_sheets(str(path), key, SCHEME)
    assert labels[["doc_id", "start", "end"]].to_numpy().tolist() == [
        ["a", 0, 15],
        ["a", 20, 40],
        ["b", 0, 9],
    ]
    assert labels["text"].tolist() == SENTENCES["text"].tolist()


def test_a_key_with_faults(sheet):
    _, path, key = sheet
    with pytest.raises(InputError, match="no column 'sha256'"):
        read_coding_sheets(path, key.drop(columns="sha256"), SCHEME)
    with pytest.raises(InputError, match="appears twice"):
        read_coding_sheets(path, pd.concat([key, key[:1]]), SCHEME)
    with pytest.raises(InputError, match=r"start is 'x', not an offset"):
        read_coding_sheets(path, key.astype({"start": str}).replace({"start": {"0": "x"}}), SCHEME)
