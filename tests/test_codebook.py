import shutil
from pathlib import Path

import pytest

from newslab.codebook import load_codebook
from newslab.errors import InputError
from newslab.resources import resource_path

STUDY = Path(__file__).parent.parent / "data" / "codebook"


def test_the_study_starts_from_the_shipped_codebook():
    shipped = resource_path("codebook")
    for file in sorted(STUDY.glob("*.csv")):
        assert file.read_bytes() == (shipped / file.name).read_bytes(), file.name


def test_both_poles_are_coded_with_the_same_care():
    frames = load_codebook().frames
    per_pole = frames["stance"].value_counts()
    assert per_pole["normalization"] >= 25
    assert per_pole["condemnation"] >= 25
    assert (frames[["positive", "negative", "source"]] != "").all(axis=None)


def test_every_fault_is_named_with_file_and_row(tmp_path):
    shutil.copytree(STUDY, tmp_path / "own")
    frames = tmp_path / "own" / "frames.csv"
    lines = frames.read_text(encoding="utf-8").splitlines()
    header = lines[0].split(",")
    cells = dict.fromkeys(header, "x") | {"frame": "peace", "stance": "nowhere", "level": "guess"}
    lines.append(",".join(cells[name] for name in header))
    frames.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_codebook(tmp_path / "own")
    assert f"row {len(lines)}" in str(raised.value)
    assert "frames.csv" in str(raised.value)


def test_a_codebook_needs_its_frames(tmp_path):
    with pytest.raises(InputError, match=r"frames\.csv"):
        load_codebook(tmp_path)
