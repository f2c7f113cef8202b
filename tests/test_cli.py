import json
import re
import subprocess
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest

from newslab.cli import main

needs_notebook = pytest.mark.skipif(
    find_spec("nbconvert") is None, reason="needs newslab[notebook]"
)

PAGE = SimpleNamespace(path=Path("public/01.html"))


def write_notebook(folder, source):
    folder.mkdir(exist_ok=True)
    cell = {"cell_type": "code", "id": "one", "execution_count": None}
    cell |= {"metadata": {}, "outputs": [], "source": source}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "01_corpus.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def run_python(script):
    return subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True
    )


@needs_notebook
def test_publish_runs_notebooks_and_says_where_the_site_is(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    write_notebook(
        tmp_path / "notebooks",
        "import os\n"
        "from IPython.display import Markdown, display\n"
        "lang = os.environ['NEWSLAB_LANG']\n"
        "told = {'newslab': {'finding': True}}\n"
        "display(Markdown('# Study'))\n"
        "display(Markdown(f'{2 + 3} articles in {lang}.'), metadata=told)",
    )
    (tmp_path / "articles.csv").write_text("doc_id,outlet,text\na,A,وصل الوفد.\n", "utf-8")
    (tmp_path / "study.toml").write_text(
        'articles = "articles.csv"\n[title]\nen = "Five articles"\nar = "خمسة مقالات"\n', "utf-8"
    )
    assert main(["publish"]) == 0
    written, progress = capsys.readouterr()
    assert written.strip() == str(tmp_path / "public/index.html")
    first, *lines = progress.splitlines()
    assert first == "reading study.toml …"
    assert sorted(lines[:2]) == ["running 01_corpus.ipynb (ar) …", "running 01_corpus.ipynb (en) …"]
    assert re.fullmatch(r"\[2/2\] 01_corpus\.ipynb \((en|ar)\): \d+\.\d s", lines[3])
    index = (tmp_path / "public/index.html").read_text(encoding="utf-8")
    assert "<title>Five articles</title>" in index
    assert ">5 articles in en.</p>" in index
    index = (tmp_path / "public/ar/index.html").read_text(encoding="utf-8")
    assert "<title>خمسة مقالات</title>" in index
    assert ">5 articles in ar.</p>" in index
    assert (tmp_path / ".newslab-cache").is_dir()


@needs_notebook
def test_a_failing_notebook_is_one_message_and_exit_code_1(tmp_path, capsys):
    write_notebook(tmp_path / "nb", "1 / 0")
    out = str(tmp_path / "public")
    assert main(["publish", str(tmp_path / "nb"), "--out", out, "--lang", "en"]) == 1
    message = capsys.readouterr().err
    assert "newslab: " in message
    assert "01_corpus.ipynb (en): cell 1 of 1 failed" in message
    assert "ZeroDivisionError" in message
    assert "newslab/cli.py" not in message
    assert not (tmp_path / "public").exists()
    assert "ZeroDivisionError" in (tmp_path / "public.incomplete/01_corpus.html").read_text()


@needs_notebook
def test_a_study_is_used_where_it_is_and_a_named_one_must_be(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    asked = []
    monkeypatch.setattr(
        "newslab.publish.build_site", lambda *_, **options: asked.append(options) or [PAGE]
    )
    assert main(["publish"]) == 0
    (tmp_path / "a.csv").write_text("doc_id,outlet,text\na,A,x\n", "utf-8")
    (tmp_path / "study.toml").write_text('articles = "a.csv"\n', "utf-8")
    assert main(["publish"]) == 0
    assert main(["publish", "--study", "", "--no-texts", "--input", "a", "--fresh"]) == 0
    assert main(["publish", "elsewhere/nb", "--study", ".", "--jobs", "3"]) == 0
    assert [options["study"] is not None for options in asked] == [False, True, False, True]
    assert len(asked[1]["study"].articles) == 1
    assert (asked[2]["texts"], asked[2]["inputs"], asked[2]["fresh"]) == (False, ["a"], True)
    assert (asked[3]["jobs"], asked[3]["texts"]) == (3, True)
    assert main(["publish", "--study", "mine"]) == 1
    assert "newslab: mine: no such file" in capsys.readouterr().err


@needs_notebook
def test_an_empty_folder_is_one_message(tmp_path, capsys):
    assert main(["publish", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith(f"newslab: {tmp_path}: holds no notebook")


@pytest.mark.parametrize("module", ["nbconvert", pytest.param("nh3", marks=needs_notebook)])
def test_a_missing_extra_is_named_with_the_command_that_installs_it(module):
    script = (
        f"import sys; sys.modules[{module!r}] = None\n"
        "from newslab.cli import main\nsys.exit(main(['publish']))"
    )
    done = run_python(script)
    assert done.returncode == 1
    assert f"needs {module}" in done.stderr
    assert "pip install 'newslab[notebook]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_importing_newslab_does_not_import_publishing():
    script = (
        "import sys, newslab, newslab.cli\n"
        "print([name for name in sys.modules if name.startswith(('newslab.publish', 'nbconvert'))])"
    )
    done = run_python(script)
    assert done.stdout.strip() == "[]"


def test_version(capsys):
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"newslab {version('newslab')}\n"


def test_usage_is_exit_code_2(capsys):
    with pytest.raises(SystemExit, match="2"):
        main([])
    assert "COMMAND" in capsys.readouterr().err
    for jobs in ("0", "-1", "many"):
        with pytest.raises(SystemExit, match="2"):
            main(["publish", "--jobs", jobs])
        assert "1 or more" in capsys.readouterr().err
