import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest

from newslab.catalog import LANGUAGES
from newslab.errors import InputError
from newslab.publish.downloads import bibtex, csv_text, data_dictionary, data_files, packed
from newslab.study import open_study

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def study():
    return open_study(DATA.parent)


@pytest.fixture(scope="module")
def files(study):
    return data_files(study.published(), study.articles)


def article(**known):
    usual = {"doc_id": "a", "outlet": "", "date": "", "headline": "", "sha256": "ab"}
    return pd.DataFrame([usual | known])


def test_every_published_column_is_explained(study):
    dictionary = data_dictionary(study.published())
    assert len(dictionary) == sum(table.shape[1] for table in study.published().values())
    assert dictionary.notna().all(axis=None)
    assert dictionary.columns.tolist()[3:] == [f"meaning_{lang}" for lang in LANGUAGES]


def test_a_column_that_nobody_explained_is_not_published():
    with pytest.raises(InputError, match="'mine' of the table 'hits'"):
        data_dictionary({"hits": pd.DataFrame({"mine": [1]})})


def test_every_table_comes_as_csv_and_json_with_the_same_cells(study, files):
    for name, table in study.published().items():
        rows = list(csv.DictReader(io.StringIO(files[f"{name}.csv"])))
        objects = json.loads(files[f"{name}.json"])
        assert len(rows) == len(objects) == len(table)
        for row, found in zip(rows, objects, strict=True):
            assert list(row) == list(found) == list(table.columns)
            assert {key for key, value in row.items() if not value} == {
                key for key, value in found.items() if value in (None, "")
            }


def test_csv_is_utf8_without_mark_and_numbers_stay_numbers(study, files):
    assert not any(text.startswith("\ufeff") for text in files.values())
    again = pd.read_csv(io.StringIO(files["net_stance.csv"]))
    pd.testing.assert_series_equal(
        again["own_ci_low"], study.published()["net_stance"]["own_ci_low"]
    )
    assert (pd.read_csv(io.StringIO(files["carried.csv"]))["passage_start"] >= -1).all()


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝", " ="])
def test_no_text_begins_like_a_formula(sign):
    table = pd.DataFrame({f"{sign}head": [f"{sign}1+1|cmd", "قال"], "n": [-1, 2]})
    rows = list(csv.reader(io.StringIO(csv_text(table))))
    assert rows == [[f"'{sign}head", "n"], [f"'{sign}1+1|cmd", "-1"], ["قال", "2"]]


def test_the_dictionary_is_a_table_of_both_languages(files):
    rows = json.loads(files["dictionary.json"])
    assert rows[0].keys() == {"table", "column", "unit", "meaning_en", "meaning_ar"}
    assert files["dictionary.csv"].count("\n") == len(rows) + 1


def test_an_empty_table_is_valid_json():
    files = data_files({"names": pd.DataFrame(columns=["doc_id", "match"])}, article())
    assert json.loads(files["names.json"]) == []
    assert files["names.csv"] == "doc_id,match\n"


def test_bibtex_takes_no_orders_and_keys_differ():
    hostile = article(
        doc_id="a b}", headline="} @misc{x, \\input{/etc} 5% $x_1^2$ #~&", outlet="A\nB"
    )
    text = bibtex(pd.concat([hostile, hostile.assign(doc_id="a_b}")], ignore_index=True))
    assert text.count("@misc{") - text.count("\\{") <= 3
    assert "title = {{\\} @misc\\{x, \\textbackslash{}input\\{/etc\\} 5\\% \\$x\\_1" in text
    assert "author = {{A B}}" in text
    keys = [line for line in text.splitlines() if line.startswith("@")]
    assert keys == ["@misc{article-a-b-,", "@misc{article-a-b--no2,", "@misc{newslab,"]


def test_bibtex_leaves_out_what_is_not_known():
    entry = bibtex(article()).split("\n\n")[0]
    assert "title = {{Article a}}" in entry
    assert "author" not in entry
    assert "date" not in entry
    assert "year = {2025}" in bibtex(article(date="2025-11-07T10:00"))


def test_tables_without_texts_hold_no_words_of_the_articles(study):
    bare = open_study(articles=DATA / "raw")
    tables = bare.published(texts=False)
    assert "hits" not in tables
    columns = {column for table in tables.values() for column in table.columns}
    assert not columns & {"text", "text_a", "text_b", "passage", "changes"}
    assert columns >= {"start", "end", "page"}
    assert "text" not in study.published()["articles"].columns
    assert list(study.sentences.columns) == list(bare.sentences.columns)


def test_addresses_lead_to_sentences_and_events_are_kept_apart(study):
    tables = study.published()
    hits = tables["hits"]
    expected = "article/" + hits["doc_id"] + ".html#s" + hits["sent_id"].astype(str)
    assert (hits["page"] == expected).all()
    shares = tables["frame_shares"]
    assert set(shares["event"]) == {"kazakhstan-accords", "gaza-talks"}
    # Only 003 tells of the talks; every other outlet has no sentence on them.
    talks = shares[(shares["event"] == "gaza-talks") & (shares["n_sentences"] > 0)]
    assert set(talks["outlet"]) == {"unknown 003"}
    assert set(tables["carried"]["doc_id"]) == {"002"}


def test_heavy_files_are_packed_the_same_each_time_and_pandas_reads_them(tmp_path):
    table = pd.DataFrame({"text": ["قال الوزير"] * 60_000})
    files = {"a.csv": csv_text(table), "b.csv": "x\n"}
    contents = packed(files)
    assert contents.keys() == {"a.csv.zip", "b.csv"}
    assert packed(files) == contents
    assert len(contents["a.csv.zip"]) < 100_000
    (tmp_path / "a.csv.zip").write_bytes(contents["a.csv.zip"])
    pd.testing.assert_frame_equal(pd.read_csv(tmp_path / "a.csv.zip"), table)
