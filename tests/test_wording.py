import pytest

from newslab import read_wording
from newslab.errors import InputError

HEAD = "key\ten\tar\n"


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "labels.tsv"

    def write(text):
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_each_language_has_its_own_words(written):
    path = written(f"# of our study\n{HEAD}Sama\tSama\tسما\n002\tReuters <b>\tرويترز\n")
    assert read_wording(path) == {
        "en": {"Sama": "Sama", "002": "Reuters <b>"},
        "ar": {"Sama": "سما", "002": "رويترز"},
    }


def test_a_file_without_rows_calls_nothing_otherwise(written):
    assert read_wording(written(HEAD)) == {"en": {}, "ar": {}}


def test_a_key_that_stands_twice_is_named_with_its_row(written):
    path = written(f"{HEAD}Sama\tSama\tسما\nSama\tSAMA\tسما\n")
    with pytest.raises(InputError, match=r"labels\.tsv: row 3: the key 'Sama' stands above"):
        read_wording(path)


def test_an_empty_cell_is_named_with_its_row(written):
    with pytest.raises(InputError, match="row 2: nothing in 'ar'"):
        read_wording(written(f"{HEAD}Sama\tSama\t\n"))


def test_a_missing_column_is_named(written):
    with pytest.raises(InputError, match="no column 'ar'"):
        read_wording(written("key\ten\nSama\tSama\n"))
