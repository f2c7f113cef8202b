from newslab.csvrows import read_csv_rows


def read(tmp_path, text, columns=("cue", "note"), **options):
    path = tmp_path / "table.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    table, faults = read_csv_rows(path, columns, **options)
    return table.to_dict("records"), faults


def test_rows_are_counted_as_lines_of_the_file(tmp_path):
    text = '\ufeffcue,note\r\n\r\n قال ,"one\ntwo, three"\r\nزعم,x\r\n'
    rows, faults = read(tmp_path, text)
    assert faults == []
    assert rows == [
        {"cue": "قال", "note": "one\ntwo, three", "row": 4},
        {"cue": "زعم", "note": "x", "row": 5},
    ]


def test_each_faulty_row_is_named_and_the_others_are_kept(tmp_path):
    rows, faults = read(tmp_path, "cue,note\n,x\nقال,y,z\nزعم,\nرأى,w\n", may_be_empty=["note"])
    assert faults == ["row 2: nothing in 'cue'", "row 3: 3 cells where 2 are needed"]
    assert [row["row"] for row in rows] == [4, 5]


def test_cells_may_be_empty_where_none_must_be_filled(tmp_path):
    assert read(tmp_path, "cue,note\n,x\n", may_be_empty=None)[1] == []


def test_other_columns_stay(tmp_path):
    assert read(tmp_path, "act,cue,note\nyes,قال,x\n")[0][0]["act"] == "yes"


def test_a_file_that_is_no_such_table(tmp_path):
    assert read(tmp_path, "") == ([], ["no column 'cue', 'note'"])
    assert read(tmp_path, "cue,cue,note\n") == ([], ["the column 'cue' stands twice"])
    assert "cannot be read" in read(tmp_path, b"cue,note\n\xff,x\n")[1][0]
    assert "cannot be read" in read(tmp_path, 'cue,note\n"قال" x,y\n')[1][0]
    assert "cannot be read" in read_csv_rows(tmp_path / "none.csv", ["cue"])[1][0]
