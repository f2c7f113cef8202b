"""What holds for the package and its notebooks as a whole."""

import ast
import doctest
import importlib
import pkgutil
import unicodedata

import nbformat
import pytest

import newslab
from places import ROOT

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
        ["cache", "csvrows", "errors", "versions"],
        ["resources"],
        ["catalog"],
        ["tables"],
        ["arabic", "direction", "uncertainty", "wording"],
        ["corpus"],
        ["overlap", "coding"],
        ["naming", "learning"],
        ["reuse"],
        ["attribution"],
        ["framing"],
        ["charts"],
        ["reading"],
        ["analyses"],
        ["study"],
        ["publish"],
        ["commands"],
        ["cli", "__main__"],
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


def _is_arabic_letter(sign):
    return sign.isalpha() and unicodedata.name(sign, "").startswith("ARABIC")


def test_no_arabic_letter_stands_in_code():
    """What a word means is looked up in a list that a researcher can edit, not in a literal."""
    found = []
    for path in sorted((ROOT / "src" / "newslab").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        nodes = list(ast.walk(ast.parse(source)))
        docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        # As it is written: a class of characters is given by numbers or names, which are code.
        found += [
            f"{path.name}:{node.lineno}: {node.value}"
            for node in nodes
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
            and any(map(_is_arabic_letter, ast.get_source_segment(source, node) or ""))
        ]
    assert not found


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


# What is true of one study alone: ids, outlets, topics, poles, paths. Languages and names of
# things stand in study.toml.
_OF_ONE_STUDY = ("00", "kazakh", "Sama", "Reuters", "unknown", "normalization", "data/", "labels=")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_code_of_notebooks_holds_for_any_study(path):
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            found = [word for word in _OF_ONE_STUDY if word in cell.source]
            assert not found or "shaping_demo" in cell.source or "barh" in cell.source, found
            is_drawing = "charts." in cell.source
            assert is_drawing or "lang=" not in cell.source
