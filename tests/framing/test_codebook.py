import re
import shutil
from dataclasses import fields

import pandas as pd
import pytest

from codebook_files import CATEGORY, CUE, FRAMES, NAMING, PARTICLE, write_codebook
from newslab.attribution.attributions import find_attributions
from newslab.attribution.cues import KINDS
from newslab.errors import InputError
from newslab.framing.codebook import Codebook, load_codebook
from newslab.resources import resource_path
from places import ROOT

DATA = ROOT / "data" / "codebook"
SHIPPED = resource_path("codebook")


@pytest.fixture(scope="module")
def codebook():
    return load_codebook()


def _faults(folder):
    with pytest.raises(InputError) as raised:
        load_codebook(folder)
    return raised.value.problems


# The shipped codebook.


def test_the_shipped_codebook_is_whole(codebook):
    tables = {field.name for field in fields(Codebook)} - {"sources"}
    assert {path.stem for path in SHIPPED.glob("*.csv")} == tables
    assert codebook.sources == {name: SHIPPED / f"{name}.csv" for name in tables}


def test_a_study_repeats_no_list_of_newslab():
    """Of two copies of a list one is edited, and the other is read."""
    of_study = [path for path in (ROOT / "data").rglob("*") if path.suffix in (".csv", ".tsv")]
    shipped = {path.read_bytes() for path in SHIPPED.parent.rglob("*") if path.is_file()}
    assert not [path for path in of_study if path.read_bytes() in shipped]


def test_both_poles_are_built_with_the_same_care(codebook):
    frames = codebook.frames
    of_stance = frames.groupby("stance").size()
    assert of_stance[["normalization", "condemnation"]].min() >= 25
    assert 0.8 <= of_stance["normalization"] / of_stance["condemnation"] <= 1.25
    assert (frames.groupby("stance")["frame"].nunique() >= 5).all()
    acts = frames[frames["act"] == "yes"].groupby("stance").size()
    assert acts["normalization"] >= 5
    assert acts["condemnation"] >= 5


def test_shipped_frames_are_those_of_the_study(codebook):
    frames = codebook.categories.groupby("stance")["frame"].agg(set)
    assert frames["normalization"] == {
        "peace",
        "cooperation",
        "prosperity",
        "diplomacy",
        "stability",
    }
    assert frames["condemnation"] == {
        "rejection",
        "betrayal",
        "crimes",
        "occupation",
        "international law",
    }
    assert frames["procedural"] >= {"announcement", "negotiation", "signing", "accession"}


def test_every_row_gives_its_reason_and_source(codebook):
    assert (codebook.frames[["note", "source"]] != "").all(axis=None)
    assert (codebook.namings[["evidence", "source"]] != "").all(axis=None)
    assert (codebook.negation["reason"] != "").all()


def test_every_source_is_told_in_the_readme(codebook):
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    sources = {*codebook.frames["source"], *codebook.namings["source"]}
    assert [source for source in sources if f"`{source}`" not in readme] == []


def test_the_readme_describes_every_column():
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    for path in SHIPPED.glob("*.csv"):
        header = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
        section = re.split(r"^## ", readme, flags=re.MULTILINE)
        (described,) = [part for part in section if part.startswith(f"`{path.name}`")]
        assert [column for column in header if f"| `{column}` |" not in described] == [], path.name


def test_loaded_names_have_a_pole_and_others_none(codebook):
    namings = codebook.namings
    assert ((namings["loaded"] == "no") == (namings["pole"] == "")).all()


# A researcher's own.


def test_a_folder_with_other_frames_is_a_codebook(tmp_path):
    own = load_codebook(write_codebook(tmp_path, frames=[FRAMES]))
    assert own.frames["stance"].tolist() == ["for"]
    assert own.frames["act"].tolist() == [""]
    assert own.namings.empty
    assert own.categories.empty
    assert len(own.negation) == len(load_codebook().negation)  # rules of the language


def test_a_folder_holds_what_differs_and_the_rest_is_read_from_newslab(tmp_path, codebook):
    own = load_codebook(write_codebook(tmp_path, negation=[PARTICLE]))
    assert own.sources == codebook.sources | {"negation": tmp_path / "negation.csv"}
    assert len(own.negation) == 1
    pd.testing.assert_frame_equal(own.frames, codebook.frames)
    pd.testing.assert_frame_equal(own.namings, codebook.namings)
    assert load_codebook(DATA).sources == codebook.sources


def test_frames_of_ones_own_have_no_names_of_another_topic(tmp_path, codebook):
    own = load_codebook(write_codebook(tmp_path, frames=[FRAMES]))
    assert own.sources["frames"] == tmp_path / "frames.csv"
    assert set(codebook.sources) - set(own.sources) == {"categories", "namings"}


def test_a_copy_of_the_shipped_files_is_a_codebook(tmp_path, codebook):
    for path in codebook.sources.values():
        shutil.copy(path, tmp_path)
    copy = load_codebook(str(tmp_path))
    for name in codebook.sources:
        pd.testing.assert_frame_equal(getattr(copy, name), getattr(codebook, name))
        assert copy.sources[name] == tmp_path / f"{name}.csv"


def test_a_file_from_excel_is_read(tmp_path):
    folder = write_codebook(tmp_path, frames=[FRAMES])
    path = folder / "frames.csv"
    path.write_text(path.read_text(encoding="utf-8") + "\r\n,,,,,,,\r\n", encoding="utf-8-sig")
    assert len(load_codebook(folder).frames) == 1


def test_every_fault_is_named_with_file_and_row(tmp_path):
    broken = [
        FRAMES,
        FRAMES | {"entry": "هدنة", "level": "regex", "negative": "غيره"},
        FRAMES | {"entry": "", "source": " "},
        FRAMES | {"entry": "السَّلام سلام", "positive": "سلام", "negative": "السلام سلام"},
        FRAMES | {"entry": "سِلام"},
        FRAMES | {"entry": "حوار", "act": "no", "positive": "حوار"},
        FRAMES | {"entry": "حوار [99] آخر", "level": "pattern"},
    ]
    rows = [{"act": "", **row} for row in broken]
    faults = _faults(write_codebook(tmp_path, frames=rows, negation=[PARTICLE | {"type": "some"}]))
    assert faults == [
        "frames.csv: row 4: nothing in 'entry', 'source'",
        "frames.csv: row 3: entry 'هدنة': level 'regex' is none of surface, lemma, phrase, pattern",
        "frames.csv: row 7: act is 'no'; write yes, or nothing",
        "frames.csv: row 8: entry 'حوار [99] آخر': '[99]': a gap has 1 to 8 words",
        "frames.csv: row 6: level 'phrase', entry 'سِلام' is that of row 2",
        "frames.csv: row 5: entry 'السَّلام سلام' does not match its positive example 'سلام'",
        "frames.csv: row 5: entry 'السَّلام سلام' matches its negative example 'السلام سلام'",
        "negation.csv: row 2: unknown type 'some'; it is one of verbal, nominal, copular, denial, "
        "opposing, endorsing, voicing, distancing, quotes, restrictive, exception",
    ]


def test_a_slip_in_a_stance_is_found_without_categories(tmp_path):
    others = [FRAMES | {"entry": entry, "positive": entry} for entry in ("هدنة", "حوار")]
    slip = FRAMES | {"stance": "fro"}
    faults = _faults(write_codebook(tmp_path, frames=[slip, *others]))
    assert faults == ["frames.csv: row 2: unknown stance 'fro'; others are 'for'"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"frame": "peas"}, "row 2: unknown frame 'peas'; categories.csv has 'peace', 'war'"),
        ({"stance": "fro"}, "row 2: unknown stance 'fro'; others are 'for', 'against'"),
        ({"stance": "against"}, "row 2: frame 'peace' is of stance 'for', not 'against'"),
    ],
)
def test_frames_are_those_of_the_categories(tmp_path, change, fault):
    war = {"frame": "war", "stance": "against", "opposed": "", "definition": "told as war"}
    folder = write_codebook(tmp_path, frames=[FRAMES | change], categories=[CATEGORY, war])
    assert _faults(folder) == [f"frames.csv: {fault}"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"loaded": "maybe"}, "row 2: loaded is 'maybe'; it is one of no, disputed, yes"),
        ({"loaded": "no"}, "row 2: a name that is not loaded has no pole, but here 'one side'"),
        ({"pole": ""}, "row 2: nothing in 'pole': whose vocabulary is 'الاحتلال'?"),
        ({"evidence": ""}, "row 2: nothing in 'evidence'"),
        ({"name": "(.*)+"}, "row 2: name '(.*)+': '(.*)+' is not one word"),
    ],
)
def test_faults_of_names(tmp_path, change, fault):
    folder = write_codebook(tmp_path, frames=[FRAMES], namings=[NAMING | change])
    assert _faults(folder) == [f"namings.csv: {fault}"]


def test_a_name_stands_for_one_referent(tmp_path):
    rows = [NAMING, NAMING | {"referent": "other", "name": "الإحتلال"}]
    folder = write_codebook(tmp_path, frames=[FRAMES], namings=rows)
    assert _faults(folder) == ["namings.csv: row 3: name 'الإحتلال' is that of row 2"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"scope": "all"}, "unknown scope 'all'; it is one of verb phrase, noun phrase"),
        ({"type": "exception"}, "type 'exception' has the scope 'itself', not 'next word'"),
        ({"scope": "clause"}, "type 'nominal' cannot have the scope 'clause'"),
        ({"particle": "لا ["}, "'[' is no gap"),
        ({"positive": "لا سلام"}, "the positive example needs one stretch of words in [brackets]"),
        ({"positive": "لا [] سلام"}, "the positive example needs one stretch"),
        ({"positive": "[لا] [سلام]"}, "the positive example needs one stretch"),
        ({"positive": "هنا [سلام]"}, "does not reach the brackets of its positive example"),
        ({"negative": "لا [سلام]"}, "reaches the brackets of its negative example"),
        ({"type": "quotes", "scope": "inside"}, "the particle of quotation marks is written «…»"),
    ],
)
def test_faults_of_particles(tmp_path, change, fault):
    folder = write_codebook(tmp_path, frames=[FRAMES], negation=[PARTICLE | change])
    (found,) = _faults(folder)
    assert found.startswith("negation.csv: row 2: ")
    assert fault in found


def test_faults_of_categories(tmp_path):
    rows = [CATEGORY, CATEGORY | {"opposed": "contra"}]
    assert _faults(write_codebook(tmp_path, frames=[FRAMES], categories=rows)) == [
        "categories.csv: row 3: frame 'peace' is that of row 2",
        "categories.csv: row 3: opposed is 'contra', which is no stance of any frame",
    ]


def test_faults_of_cues(tmp_path):
    rows = [CUE, CUE | {"cue": "ذكر", "kind": "some"}, CUE, CUE | {"cue": "كتب", "reason": ""}]
    folder = write_codebook(tmp_path, frames=[FRAMES | {"act": "no"}], cues=rows)
    assert _faults(folder) == [
        "frames.csv: row 2: act is 'no'; write yes, or nothing",
        f"cues.csv: row 3: kind 'some' is none of {', '.join(KINDS)}",
        "cues.csv: row 5: nothing in 'reason'",
        "cues.csv: row 4: cue 'قال' stands twice",
    ]


def test_cues_of_a_codebook_are_those_that_attribution_takes(tmp_path, codebook):
    articles = pd.DataFrame(
        {"doc_id": ["a"], "text": ["قال ترامب إن السلام قريب. غرد إن الحرب بعيدة."]}
    )
    shipped = find_attributions(articles)
    pd.testing.assert_frame_equal(find_attributions(articles, cues=codebook.cues), shipped)
    own = CUE | {"cue": "غرد", "present": "يغرد", "participle": "مغرد", "noun": "تغريد"}
    folder = write_codebook(tmp_path, frames=[FRAMES], cues=[own])
    found = find_attributions(articles, cues=load_codebook(folder).cues)
    assert found["cue"].tolist() == ["غرد"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "no column 'frame', 'stance'"),
        (b"frame;stance;entry\n", "no column 'frame', 'stance'"),
        (b"\xff\xfe\x00", "cannot be read as UTF-8 text separated by commas"),
        (b'frame,"stance\n', "cannot be read as UTF-8 text separated by commas"),
        (b"frame,frame,stance,entry,level,note,source,positive,negative\n", "'frame' stands twice"),
        (
            b"frame,stance,entry,level,note,source,positive,negative\na,b\n",
            "row 2: 2 cells where 8",
        ),
    ],
)
def test_files_that_cannot_be_read(tmp_path, content, fault):
    (tmp_path / "frames.csv").write_bytes(content)
    (found,) = _faults(tmp_path)
    assert found.startswith("frames.csv: ")
    assert fault in found


def test_rows_are_lines_of_the_file(tmp_path):
    rows = [FRAMES | {"note": "two\nlines"}, FRAMES | {"entry": "حوار"}]
    (fault,) = _faults(write_codebook(tmp_path, frames=rows))
    assert fault.startswith("frames.csv: row 4: entry 'حوار' does not match")


def test_a_file_with_another_name_is_a_slip(tmp_path):
    folder = write_codebook(tmp_path, frames=[FRAMES], naming=[NAMING])
    assert _faults(folder) == [
        "naming.csv: is no table of a codebook; these are frames, namings, negation, categories, "
        "cues"
    ]


def test_a_codebook_is_a_folder(tmp_path):
    with pytest.raises(InputError, match="is no folder"):
        load_codebook(tmp_path / "nowhere")
