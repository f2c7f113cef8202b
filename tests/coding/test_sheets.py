from io import BytesIO

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from messy_text import broken_texts
from newslab.catalog import LANGUAGES, say
from newslab.coding.sheets import (
    csv_bytes,
    holdable,
    neutral,
    read_sheet,
    replace_file,
    restored,
    workbook_bytes,
)
from newslab.errors import InputError

RISKY = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "'=1", "'", '=HYPERLINK("x")']


@pytest.mark.parametrize("text", RISKY)
def test_a_formula_is_neutral_and_comes_back(text):
    assert neutral(text) == "'" + text
    assert restored(neutral(text)) == text


@given(st.text(alphabet="=+-@' \tقa1"))
def test_restored_undoes_neutral(text):
    assert restored(neutral(text)) == text
    assert not neutral(text).lstrip().startswith(("=", "+", "-", "@"))


def test_an_apostrophe_that_a_coder_typed_stays():
    assert restored("'هذا' قول") == "'هذا' قول"


def test_what_no_sheet_holds_is_counted():
    assert holdable("a\ud800b\x07c\ufffe\r\nd\re") == ("a�b�c�\nd\ne", 3)


def _workbook(texts):
    units = [f"u{number}" for number in range(len(texts))]
    table = pd.DataFrame({"unit_id": units, "text": pd.Series(texts, dtype=object)})
    table["frame"] = ""
    guide = pd.DataFrame({"frame": ["peace"], "note": ["=1+1"]})
    choices = {"frame": ["peace", "none"]}
    return workbook_bytes(table, guide, choices, widths={"text": 70}, grey=("unit_id",), lang="ar")


@settings(max_examples=30)
@given(st.lists(broken_texts | st.sampled_from([*RISKY, "_x000D_", "_x005F_x0041_", "#N/A"])))
def test_both_forms_give_back_what_a_sheet_can_hold(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("sheets")
    table = pd.DataFrame({"text": pd.Series(texts, dtype=object)}).assign(unit_id="u")
    (folder / "a.csv").write_bytes(csv_bytes(table))
    (folder / "a.xlsx").write_bytes(_workbook(texts))
    expected = [holdable(text)[0] for text in texts]
    for name in ("a.csv", "a.xlsx"):
        assert read_sheet(folder / name)["text"].tolist() == expected


def test_no_cell_of_the_workbook_is_a_formula():
    book = openpyxl.load_workbook(BytesIO(_workbook(RISKY)))
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row if cell.value}
    assert kinds == {"s"}
    assert book["codebook"]["B2"].value == "'=1+1"


def test_workbook_is_right_to_left_with_a_header_that_stays_and_lists_to_choose_from():
    book = openpyxl.load_workbook(BytesIO(_workbook(["سلام", "حرب"])))
    assert book.sheetnames == ["coding", "codebook", "values"]
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    sheet = book["coding"]
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["B"].width == 70
    assert sheet["A2"].font.color.rgb == "00808080"
    assert sheet["B2"].font.color is None
    assert sheet["B2"].alignment.readingOrder == 2
    (validation,) = sheet.data_validations.dataValidation
    assert validation.type == "list"
    assert str(validation.sqref) == "C2:C3"
    assert validation.showErrorMessage
    assert validation.errorTitle == "ليس في دليل الترميز"
    assert validation.formula1 == "values!$A$2:$A$3"
    assert [cell.value for cell in book["values"]["A"]] == ["frame", "peace", "none"]


def test_a_literal_escape_is_written_as_spreadsheet_programs_do():
    # Excel would show "_x0041_" as "A", and save it so.
    book = openpyxl.load_workbook(BytesIO(_workbook(["_x0041_"])))
    assert book["coding"]["B2"].value == "_x005F_x0041_"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_csv_saved_by_another_program(tmp_path, separator, encoding):
    lines = [["unit_id", "text"], ["u1", "قال الرئيس إن السلام في الشرق الأوسط"]]
    content = "\r\n".join(separator.join(line) for line in lines)
    (tmp_path / "a.csv").write_bytes(content.encode(encoding))
    table = read_sheet(tmp_path / "a.csv")
    assert table.columns.tolist() == lines[0]
    assert table.to_numpy().tolist() == [lines[1]]


def test_numbers_of_rows_are_those_of_the_spreadsheet(tmp_path):
    content = 'unit_id,text\r\nu1,"two\nlines"\r\n,\r\nu2\r\n'
    (tmp_path / "a.csv").write_text(content, encoding="utf-8", newline="")
    assert read_sheet(tmp_path / "a.csv").to_dict("index") == {
        2: {"unit_id": "u1", "text": "two\nlines"},
        4: {"unit_id": "u2", "text": ""},
    }


def test_numbers_and_gaps_of_a_workbook(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "coding"
    book.active.append(["unit_id", "score"])
    book.active["A4"], book.active["B4"] = "u1", 2.0
    book.save(tmp_path / "a.xlsx")
    found = read_sheet(tmp_path / "a.xlsx").to_dict("index")
    assert found == {4: {"unit_id": "u1", "score": "2"}}


def _no_sheet(path):
    openpyxl.Workbook().save(path)


@pytest.mark.parametrize(
    ("name", "write", "message"),
    [
        ("a.xlsx", lambda path: path.write_bytes(b"no zip"), "cannot be read"),
        ("a.xlsx", _no_sheet, "has no sheet 'coding'"),
        ("a.csv", lambda path: path.write_bytes(b"\xff\xfe\x00\xd8"), "do not fit it"),
        ("a.csv", lambda path: path.write_text("a,b,a"), "column 'a' stands twice"),
        ("a.ods", lambda path: path.write_text(""), "neither .xlsx nor .csv"),
        ("a.csv", lambda _path: None, "cannot be read"),
    ],
)
def test_a_file_that_is_no_sheet(tmp_path, name, write, message):
    write(tmp_path / name)
    with pytest.raises(InputError, match=message):
        read_sheet(tmp_path / name)


def test_a_file_is_replaced_or_left_as_it_was(tmp_path):
    path = tmp_path / "a.csv"
    replace_file(path, b"old")
    with pytest.raises(TypeError):
        replace_file(path, "not bytes")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_spreadsheet_says_is_short_enough_for_it(lang):
    assert len(say("sheet.not_allowed", lang)) <= 32
    assert len(say("sheet.choose", lang)) <= 255
