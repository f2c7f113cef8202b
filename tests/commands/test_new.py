import contextlib
import csv
import hashlib
import tomllib
from pathlib import Path

import pandas as pd
import pytest

from newslab.analyses import ANALYSES
from newslab.cli import main
from newslab.commands.common import shipped
from newslab.framing.codebook import load_codebook
from newslab.study import open_study

COLUMNS = "id=doc_id,paper=outlet,day=date,title=headline,body=text,story=event"
ROWS = [
    ["id", "paper", "day", "title", "body", "story"],
    ["1", "النهار", "2024-05-05", "افتتاح", "قال سالم الهردبي إنه سيوفر فرص عمل.", "port"],
    ["2", "المساء", "2024-05-06", "خلاف", "وقال سالم الهردبي إن الناس تكبدوا خسائر فادحة.", "port"],
    ["3", "المساء", "2024-05-07", "كأس", "فاز الفريق بالكأس أمس. =1+1", "cup"],
]  # fmt: skip


@pytest.fixture
def export(tmp_path):
    """Somebody's spreadsheet, in which everything has another name."""
    path = tmp_path / "my export.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(ROWS)
    return path


def test_a_spreadsheet_with_other_names_becomes_a_study_that_runs(export, tmp_path, capsys):
    folder = tmp_path / "study"
    command = ["new", str(folder), "--from", str(export), "--columns", COLUMNS]
    assert main([*command, "--lang", "ar"]) == 0
    assert capsys.readouterr().out == f"{folder}: 3 articles, 2 outlets\n"
    copy = folder / "data/raw/my export.csv"
    assert copy.read_bytes() == export.read_bytes()
    checksum = hashlib.sha256(export.read_bytes()).hexdigest()
    assert (folder / "data/SHA256SUMS").read_text() == f"{checksum}  raw/my export.csv\n"
    study = open_study(folder)
    assert (study.event, study.languages, study.title("ar")) == ("port", ["ar"], "study")
    assert list(study.poles) == ["support", "criticism"]
    # The worked rows are found: one frame of each pole.
    assert set(study.hits["stance"]) == {"support", "criticism"}
    assert all(getattr(study, name).finding.told("ar") for name in ANALYSES)
    for notebook in shipped("notebooks").glob("*.ipynb"):
        assert (folder / "notebooks" / notebook.name).read_bytes() == notebook.read_bytes()
    assert {path.name for path in folder.iterdir()} == {
        "Makefile", "README.md", "data", "notebooks", "study.toml",
    }  # fmt: skip


def test_drafts_tell_who_speaks_and_change_nothing_until_a_row_is_taken(export, tmp_path):
    folder = tmp_path / "study"
    assert main(["new", str(folder), "--from", str(export), "--columns", COLUMNS]) == 0
    actors = folder / "data/lists/actors.tsv"
    text = actors.read_text("utf-8")
    draft = "#سالم الهردبي\tسالم الهردبي\t…\tspeeches: 2, articles: 2"
    assert draft in text.splitlines()
    assert set(open_study(folder).attributions["actor_kind"]) == {""}
    actors.write_text(text.replace(draft, draft.removeprefix("#").replace("…", "person")), "utf-8")
    assert set(open_study(folder).attributions["actor_kind"]) == {"person"}


def test_a_folder_of_texts_gets_a_draft_of_its_manifest_in_the_copy_alone(tmp_path, capsys):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("قال الوزير إن الاتفاق قريب.\n", "utf-8")
    (texts / "b.txt").write_bytes("وقال الرئيس إن الاتفاق بعيد.\n".encode("cp1256"))
    (texts / "letter.doc").write_text("mine", "utf-8")
    folder = tmp_path / "study"
    assert main(["new", str(folder), "--from", str(texts), "--codebook", "shipped"]) == 0
    assert "fill in outlet, date and event" in capsys.readouterr().err
    raw = folder / "data/raw"
    assert sorted(path.name for path in raw.iterdir()) == ["a.txt", "articles.csv", "b.txt"]
    assert sorted(path.name for path in texts.iterdir()) == ["a.txt", "b.txt", "letter.doc"]
    assert (raw / "b.txt").read_bytes() == (texts / "b.txt").read_bytes()
    study = open_study(folder)
    assert study.articles["encoding"].tolist() == ["utf-8", "cp1256"]
    assert list(study.poles) == ["normalization", "condemnation"]


def test_names_of_files_columns_and_events_are_quoted_for_toml(tmp_path):
    event = 'a "quoted" \\ event'
    source = tmp_path / 'odd "name".csv'
    cells = {"doc_id": "1", "outlet": "A", "event": event, 't"x': "وصل الوفد."}
    pd.DataFrame([cells]).to_csv(source, index=False)
    folder = tmp_path / 'a "study"'
    assert main(["new", str(folder), "--from", str(source), "--columns", 't"x=text']) == 0
    given = tomllib.loads((folder / "study.toml").read_text("utf-8"))
    assert (given["event"], given["title"]["en"]) == (event, 'a "study"')
    assert open_study(folder).event == event


@pytest.mark.parametrize("columns", ["", "id=doc_id"])
def test_what_cannot_be_read_is_told_of_the_given_file_and_leaves_nothing(
    export, tmp_path, capsys, columns
):
    command = ["new", str(tmp_path / "deep/study"), "--from", str(export)]
    assert main([*command, *(["--columns", columns] if columns else [])]) == 1
    told = capsys.readouterr().err
    assert f"newslab: {export}: " in told
    assert "no column 'text'" in told
    assert "--columns title=headline" in told
    assert ".study." not in told
    assert not any((tmp_path / "deep").iterdir())


def test_a_folder_that_holds_something_is_refused_and_kept(export, tmp_path, capsys):
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", "utf-8")
    command = ["new", str(folder), "--from", str(export), "--columns", COLUMNS]
    assert main(command) == 1
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
    (folder / "mine.txt").unlink()
    assert main(command) == 0
    with contextlib.chdir(tmp_path):
        Path("empty").mkdir()
        with contextlib.chdir("empty"):
            assert main(["new", ".", "--from", str(export), "--columns", COLUMNS]) == 1
    assert "that you are in" in capsys.readouterr().err


def test_an_interrupted_study_leaves_nothing(export, tmp_path, monkeypatch, capsys):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("newslab.commands.drafts.write_drafts", interrupted)
    folder = tmp_path / "out" / "study"
    assert main(["new", str(folder), "--from", str(export), "--columns", COLUMNS]) == 130
    assert not any(folder.parent.iterdir())
    assert "interrupted" in capsys.readouterr().err


def test_usage(tmp_path, capsys):
    for columns in ("title", "=text", ""):
        with pytest.raises(SystemExit, match="2"):
            main(["new", "a", "--from", "b", "--columns", columns])
    assert "is not like title=headline" in capsys.readouterr().err
    assert main(["new", str(tmp_path / "a"), "--from", str(tmp_path / "none.csv")]) == 1


@pytest.mark.parametrize("command", ["new", "check", "run", "lab", "publish", "export", "demo"])
def test_help_has_an_example(command, capsys):
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    assert f"Example: newslab {command} " in capsys.readouterr().out


def test_the_codebook_to_begin_with_has_three_worked_rows():
    from newslab.resources import resource_path

    codebook = load_codebook(resource_path("starter") / "codebook")
    assert [len(codebook.frames), len(codebook.categories), len(codebook.namings)] == [3, 3, 3]
    assert set(codebook.namings["pole"]) <= {"", *codebook.frames["stance"]}
