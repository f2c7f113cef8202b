import pytest

from newslab.errors import InputError
from newslab.resources import read_list, resource_path, shipped_list

SHIPPED = {
    "aliases.tsv": ("variant", "canonical", "reason"),
    "agencies.tsv": ("name", "agency", "reason"),
    "stopwords.tsv": ("word", "class", "reason"),
}


@pytest.fixture
def listed(tmp_path):
    """Write a list and say where it is."""

    def write(text, encoding="utf-8"):
        path = tmp_path / "mine.tsv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def _message(path, columns):
    with pytest.raises(InputError) as caught:
        read_list(path, columns)
    return str(caught.value)


def test_reads_the_columns_asked_for_and_the_lines_they_stand_in(listed):
    path = listed("# a comment\n\nreason\tword\textra\n why \tقال\t1\n#out\tx\ty\n\nبلا\tنعم\t\n")
    table = read_list(path, ("word", "reason"))
    assert table.columns.tolist() == ["word", "reason", "row"]
    assert table.to_numpy().tolist() == [["قال", "why", 4], ["نعم", "بلا", 7]]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_byte_order_mark_and_windows_newlines(listed, newline):
    path = listed(newline.join(["word\treason", "قال\tx", ""]), "utf-8-sig")
    assert read_list(path, ("word", "reason"))["word"].tolist() == ["قال"]


def test_a_quotation_mark_is_a_quotation_mark(listed):
    path = listed('word\treason\n"قال\tsaid "so\n')
    assert read_list(path, ("word", "reason"))["word"].tolist() == ['"قال']


def test_a_note_may_be_empty(listed):
    table = read_list(listed("word\tnote\nقال\t\n"), ("word", "note"))
    assert table["note"].tolist() == [""]


def test_a_list_without_rows_has_its_columns(listed):
    table = read_list(listed("word\treason\n"), ("word", "reason"))
    assert table.columns.tolist() == ["word", "reason", "row"]
    assert len(table) == 0


def test_all_faults_are_in_one_error(listed):
    path = listed("# mine\nword\treason\nقال\nنعم\tx\n\t\nلا\t \nx\ty\tz\n \tw\n")
    # Row 5 holds white space only, as an empty line does.
    assert _message(path, ("word", "reason")) == (
        f"{path}: 4 problems\n"
        "  - row 3: 1 cells where 2 are needed\n"
        "  - row 6: nothing in 'reason'\n"
        "  - row 7: 3 cells where 2 are needed\n"
        "  - row 8: nothing in 'word'\n"
        "Mend the rows, or start a line with # to skip it."
    )


@pytest.mark.parametrize("text", ["word\tclass\nقال\tx\n", "", "# only a comment\n"])
def test_missing_columns(listed, text):
    path = listed(text)
    missing = "'reason'" if text.startswith("word") else "'word', 'reason'"
    assert _message(path, ("word", "reason")) == (
        f"{path}: no column {missing}\n"
        "The first line must name the columns word, reason, separated by tabs."
    )


def test_a_list_that_is_not_utf_8(listed):
    message = _message(listed("word\treason\nقال\tx\n", "cp1256"), ("word",))
    assert "cannot be read: 'utf-8' codec can't decode byte 0xde" in message
    assert message.endswith("\nIt must be UTF-8.")


def test_a_list_that_is_no_file(tmp_path):
    for path in (tmp_path / "none.tsv", tmp_path):
        assert _message(path, ("word",)).startswith(f"{path}: cannot be read: ")


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_lists_give_a_reason_for_every_row_and_repeat_none(name):
    table = shipped_list(name, SHIPPED[name])
    assert len(table) > 10
    assert not table.duplicated(SHIPPED[name][0]).any()
    assert resource_path(name).is_file()


def test_shipped_lists_are_read_once():
    columns = SHIPPED["aliases.tsv"]
    assert shipped_list("aliases.tsv", columns) is shipped_list("aliases.tsv", columns)
