"""What the wheel has besides the package stands once in the project."""

import tomllib
import zipfile

import pytest

from newslab.commands import demo
from newslab.commands.common import shipped
from places import ROOT


def test_the_wheel_takes_notebooks_and_demonstration_from_where_they_stand():
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    taken = pyproject["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    places = {
        target.removeprefix("newslab/resources/"): ROOT / own for own, target in taken.items()
    }
    assert all(path.exists() for path in places.values())
    assert set(places) == {"notebooks", *(f"demo/{name}" for name in demo.PARTS)}
    assert shipped("notebooks") == places["notebooks"]
    assert all(shipped("demo") / name == places[f"demo/{name}"] for name in demo.PARTS)


@pytest.mark.slow
def test_a_wheel_has_all_that_a_new_study_is_made_of(tmp_path, monkeypatch):
    build = pytest.importorskip("hatchling.build")
    monkeypatch.chdir(ROOT)
    wheel = tmp_path / build.build_wheel(str(tmp_path))
    assert wheel.stat().st_size < 5_000_000
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in ("notebooks/01_corpus.ipynb", "demo/data/raw/articles.csv", "starter/study.toml"):
        assert f"newslab/resources/{path}" in names
    assert not [name for name in names if "truth" in name]
