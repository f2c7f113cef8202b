"""What holds for the package and its notebooks as a whole."""

import ast
import doctest
import importlib
import pkgutil
from pathlib import Path

import nbformat
import pytest

import newslab
from newslab.publish.run import run_notebook

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MODULES = sorted(info.name for info in pkgutil.walk_packages(newslab.__path__, "newslab."))


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_the_documentation(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_public_names_exist_and_are_documented():
    for name in newslab.__all__:
        assert getattr(newslab, name).__doc__, name


def test_imports_go_one_way():
    """Each module may import only from rooms before its own."""
    rooms = [
        ["errors", "resources", "versions"],
        ["arabic"],
        ["agencies"],
        ["segment"],
        ["decode", "records", "phrases"],
        ["manifest"],
        ["corpus", "describe"],
        ["uncertainty", "corpustokens"],
        ["labels", "sheets", "alpha"],
        ["codingscheme", "codingkey", "scoreditems"],
        ["coding", "codedsheets", "agreement", "adjudication", "scoring"],
        ["termcounts", "vectorizer"],
        ["folds", "classscores", "explanation"],
        ["classifier"],
        ["learning", "machinelabels"],
        ["sharedterms", "overlap", "keyness", "naming", "candidates", "align", "quoted", "credits"],
        ["spelling", "suggest", "reuse", "carried"],
        ["seams", "reuseshare"],
        ["sources"],
        ["inflect", "patterns"],
        ["actors", "cues", "lexicon"],
        ["clausewords", "matching"],
        ["units", "scopes"],
        ["nounphrases", "negation"],
        ["speakers", "speakermemory", "codebookchecks"],
        ["nouncomplements", "codebook"],
        ["complements", "endings"],
        ["namedsources"],
        ["statements", "verbless"],
        ["turns"],
        ["articlevoices"],
        ["attribution", "hitvoices", "voices"],
        ["framing"],
        ["framelabels", "counted"],
        ["loaded", "shares"],
        ["stance"],
        ["findings", "framingfindings"],
        ["charts"],
        ["publish"],
        ["cli"],
    ]
    rank = {room: number for number, names in enumerate(rooms) for room in names}
    package = ROOT / "src" / "newslab"
    for path in sorted(package.rglob("*.py")):
        if path == package / "__init__.py":
            continue
        own = path.relative_to(package).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith(
                "newslab."
            ):
                continue
            other = node.module.split(".")[1]
            assert rank[other] <= rank[own], f"{path} imports {node.module}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_stored_without_outputs_and_without_logic(path):
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        assert not cell.outputs
        assert cell.execution_count is None
        kinds = {type(node) for node in ast.walk(ast.parse(cell.source))}
        assert not kinds & {ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.If, ast.Lambda}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path, tmp_path):
    """In a copy of the project, so that a test never rewrites the figures it is run beside."""
    for folder in ("data", "notebooks"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    (tmp_path / "figures").mkdir()
    copy = tmp_path / "work"
    copy.mkdir()
    (copy / path.name).write_bytes(path.read_bytes())
    executed = run_notebook(copy / path.name)
    shown = [output for cell in executed.cells for output in cell.get("outputs", [])]
    assert any("text/html" in output.get("data", {}) for output in shown)
    findings = [o for o in shown if "Finding" in o.get("data", {}).get("text/markdown", "")]
    assert findings
