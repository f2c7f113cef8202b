import contextlib
import shutil
from importlib.util import find_spec

import nbformat
import pytest

from newslab.analyses import ANALYSES
from newslab.cli import main
from newslab.study import open_study

needs_notebook = pytest.mark.skipif(
    find_spec("nbconvert") is None, reason="needs newslab[notebook]"
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "nawras"
    assert main(["demo", str(folder)]) == 0
    return folder


def test_the_demonstration_opens_and_every_analysis_has_a_finding(demo):
    study = open_study(demo)
    for name in ANALYSES:
        for lang in ("en", "ar"):
            assert getattr(study, name).finding.told(lang), name
    assert not (demo / "truth").exists()


def test_the_demonstration_has_what_the_analyses_need(demo, capsys):
    assert main(["check", str(demo)]) == 0
    assert capsys.readouterr().out.count("study.toml") == 1  # nobody coded it


@needs_notebook
def test_notebooks_run_into_a_folder_of_their_own(demo, tmp_path, capsys):
    study = shutil.copytree(demo, tmp_path / "study")
    for path in study.glob("notebooks/*.ipynb"):
        if path.stem != "05_voices":
            path.unlink()
    before = (study / "notebooks/05_voices.ipynb").read_bytes()
    assert main(["run", str(study), "--out", str(tmp_path / "executed"), "--lang", "ar"]) == 0
    assert "running 05_voices.ipynb (ar)" in capsys.readouterr().err
    (written,) = (tmp_path / "executed").iterdir()
    assert any(cell.get("outputs") for cell in nbformat.read(written, as_version=4).cells)
    assert (study / "notebooks/05_voices.ipynb").read_bytes() == before


@needs_notebook
@pytest.mark.slow
def test_every_notebook_of_the_demonstration_runs(demo, tmp_path):
    assert main(["run", str(demo), "--out", str(tmp_path / "executed")]) == 0
    assert len(list((tmp_path / "executed").iterdir())) == len(list((demo / "notebooks").iterdir()))


def test_a_study_without_notebooks_is_one_message(tmp_path, capsys):
    assert main(["run", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert "has no folder notebooks" in capsys.readouterr().err
    with contextlib.chdir(tmp_path):
        assert main(["lab"]) == 1


def test_lab_opens_the_notebooks_of_the_study(demo, monkeypatch):
    commands = []
    monkeypatch.setattr("newslab.commands.run.find_spec", lambda _: True)
    monkeypatch.setattr(
        "subprocess.run",
        lambda command, **_: commands.append(command) or type("Done", (), {"returncode": 0}),
    )
    assert main(["lab", str(demo)]) == 0
    assert commands[0][1:] == ["-m", "jupyterlab", str(demo / "notebooks")]
