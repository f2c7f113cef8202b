from importlib.util import find_spec

import openpyxl
import pandas as pd
import pytest

from newslab.cli import main
from newslab.coding.sheets import restored
from newslab.study import open_study

pytestmark = pytest.mark.skipif(find_spec("nh3") is None, reason="needs newslab[notebook]")


@pytest.fixture
def study(tmp_path):
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "a.csv").write_text(
        "doc_id,outlet,date,headline,text\n"
        "a,A,2024-05-05,=HYPERLINK(1),قال الوزير إن الاتفاق قريب.\n"
        'b,B,,,"وأضاف الرئيس أن السلام ممكن، وأن الحوار مستمر."\n',
        "utf-8",
    )
    (folder / "study.toml").write_text('articles = "a.csv"\n', "utf-8")
    return folder


def test_csv_comes_back_as_the_tables_it_was(study, tmp_path):
    out = tmp_path / "tables"
    assert main(["export", str(study), "--out", str(out)]) == 0
    opened = open_study(study)
    articles = pd.read_csv(out / "articles.csv", keep_default_na=False, dtype="str")
    assert articles.loc[0, "headline"] == "'=HYPERLINK(1)"
    for name in ("headline", "text"):
        assert articles[name].map(restored).tolist() == opened.articles[name].tolist()
    pd.testing.assert_frame_equal(
        pd.read_csv(out / "similarity.csv"), opened.table("similarity"), check_dtype=False
    )
    dictionary = pd.read_csv(out / "dictionary.csv")
    written = {path.stem for path in out.iterdir()} - {"dictionary"}
    assert set(dictionary["table"]) == written
    assert {"articles", "sentences", "who_speaks", "loaded_naming"} <= written
    assert "net_stance" not in written


def test_a_workbook_runs_from_right_to_left_and_runs_no_formula(study, tmp_path):
    assert main(["export", str(study), "--out", str(tmp_path / "x"), "--format", "xlsx"]) == 0
    book = openpyxl.load_workbook(tmp_path / "x/study.xlsx")
    assert book.sheetnames[0] == "articles"
    assert book.sheetnames[-1] == "dictionary"
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "'=HYPERLINK(1)" in {cell.value for cell in cells}
    rows = list(book["attributions"].iter_rows(values_only=True))
    spans = open_study(study).attributions
    assert list(rows[0]) == spans.columns.tolist()
    start = rows[0].index("start")
    assert [row[start] for row in rows[1:]] == spans["start"].tolist()


def test_parquet_keeps_every_type(study, tmp_path):
    pytest.importorskip("pyarrow")
    assert main(["export", str(study), "--out", str(tmp_path / "p"), "--format", "parquet"]) == 0
    read = pd.read_parquet(tmp_path / "p/attributions.parquet")
    pd.testing.assert_frame_equal(read, open_study(study).attributions, check_dtype=False)


def test_a_folder_that_holds_something_is_refused(study, capsys):
    assert main(["export", str(study), "--out", str(study)]) == 1
    assert "is not empty" in capsys.readouterr().err


def test_a_column_of_ones_own_is_exported_and_not_published(study, tmp_path, monkeypatch):
    table = open_study(study).articles.assign(body_html="<p>قال الوزير</p>")
    own = open_study(articles=table)
    assert "body_html" not in own.published()["articles"]
    monkeypatch.setattr("newslab.commands.export.open_named", lambda _: own)
    assert main(["export", str(study), "--out", str(tmp_path / "t")]) == 0
    assert set(pd.read_csv(tmp_path / "t/articles.csv")["body_html"]) == {"<p>قال الوزير</p>"}
    assert "body_html" not in set(pd.read_csv(tmp_path / "t/dictionary.csv")["column"])
