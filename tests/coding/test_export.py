import csv

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newslab
from messy_text import broken_texts
from newslab.coding.codedsheets import read_coding_sheets
from newslab.coding.export import export_coding_sheet
from newslab.coding.scheme import CodingScheme
from newslab.errors import InputError
from places import RAW

GUIDE = pd.DataFrame({"frame": ["peace"], "entry": ["سلام"], "note": ["a word of both poles"]})
SCHEME = CodingScheme({"frame": ["peace", "rejection", "none"], "voice": ["own", "quoted"]}, GUIDE)


def _sentences(texts, doc_id="d"):
    return pd.DataFrame(
        {
            "doc_id": doc_id,
            "sent_id": range(len(texts)),
            "start": [100 * n for n in range(len(texts))],
            "end": [100 * n + 50 for n in range(len(texts))],
            "text": pd.Series(texts, dtype=object),
        }
    )


TEN = _sentences([f"جملة رقم {n}." for n in range(10)])


def _rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def five():
    articles = newslab.read_corpus(RAW)
    sentences = newslab.split_sentences(articles)
    return sentences.merge(articles[["doc_id", "outlet"]])


def test_out_and_back(tmp_path, five):
    """Exported, filled in by a spreadsheet program, read: the codes stand at their sentences."""
    key = export_coding_sheet(five, SCHEME, tmp_path / "amal", coder="أمل", seed=3)
    path = tmp_path / "amal.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["coding"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    codes = {}
    for row in range(2, sheet.max_row + 1):
        frame = ["peace", "rejection", None][row % 3]
        sheet.cell(row, columns["frame"]).value = frame
        sheet.cell(row, columns["note"]).value = "=1+1" if row == 2 else None
        codes[sheet.cell(row, columns["unit_id"]).value] = frame
    book.save(path)
    labels = read_coding_sheets(path, tmp_path / "key.csv", SCHEME)

    assert labels.columns.tolist() == [
        "unit_id", "doc_id", "sent_id", "start", "end", "coder", "frame", "voice", "confidence",
        "note", "text",
    ]  # fmt: skip
    assert len(labels) == len(key) == len(five) - 1  # one unit is nothing but a credit
    assert set(labels["coder"]) == {"أمل"}
    assert labels["voice"].isna().all()
    given = labels.set_index("unit_id")["frame"]
    assert {unit: None if pd.isna(code) else code for unit, code in given.items()} == codes
    joined = labels.merge(five, on=["doc_id", "sent_id", "start", "end"])
    assert len(joined) == len(labels)
    whole = joined["text_x"] == joined["text_y"]
    assert joined.loc[~whole, "text_y"].str.match(r"\(رويترز\)").all()


def test_a_sheet_is_blind(tmp_path, five):
    key = export_coding_sheet(five, SCHEME, tmp_path / "amal", coder="amal")
    book = openpyxl.load_workbook(tmp_path / "amal.xlsx")
    header = [cell.value for cell in book["coding"][1]]
    assert header == [
        "unit_id", "coder", "before", "text", "after", "frame", "voice", "confidence", "note",
    ]  # fmt: skip
    rows = _rows(tmp_path / "amal.csv")
    assert list(rows[0]) == header
    shown = {cell for row in rows for cell in row.values()}
    assert not shown & {*five["outlet"], *five["doc_id"]}
    assert not any("(رويترز)" in cell or "وكالات / سما" in cell for cell in shown)
    # The order tells nothing about the article either.
    doc_ids = key.set_index("unit_id").loc[[row["unit_id"] for row in rows], "doc_id"]
    assert (doc_ids != doc_ids.shift()).sum() > 20
    assert [cell.value for cell in book["codebook"][2]] == GUIDE.iloc[0].tolist()


def test_both_forms_are_the_same_sheet(tmp_path):
    key = export_coding_sheet(TEN, SCHEME, tmp_path / "amal.xlsx", coder="amal")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["amal.csv", "amal.xlsx", "key.csv"]
    forms = [read_coding_sheets(tmp_path / f"amal.{end}", key, SCHEME) for end in ("xlsx", "csv")]
    pd.testing.assert_frame_equal(*forms)


def test_every_variable_has_its_list(tmp_path):
    export_coding_sheet(TEN, SCHEME, tmp_path / "amal", coder="amal", variables=["frame"])
    sheet = openpyxl.load_workbook(tmp_path / "amal.xlsx")["coding"]
    lists = sheet.data_validations.dataValidation
    headers = {sheet[str(one.sqref).split(":")[0].replace("2", "1")].value for one in lists}
    assert headers == {"frame", "confidence"}


def test_context_is_of_the_same_article(tmp_path):
    two = pd.concat([_sentences(["أ", "ب", "ج"], "a"), _sentences(["د"], "b")])
    export_coding_sheet(two, SCHEME, tmp_path / "one", coder="amal")
    export_coding_sheet(two, SCHEME, tmp_path / "two", coder="amal", context=2)
    export_coding_sheet(two, SCHEME, tmp_path / "no", coder="amal", context=0)
    around = {row["text"]: (row["before"], row["after"]) for row in _rows(tmp_path / "one.csv")}
    assert around == {"أ": ("", "ب"), "ب": ("أ", "ج"), "ج": ("ب", ""), "د": ("", "")}
    around = {row["text"]: (row["before"], row["after"]) for row in _rows(tmp_path / "two.csv")}
    assert around["أ"] == ("", "ب ج")
    assert around["ج"] == ("أ ب", "")
    assert "before" not in _rows(tmp_path / "no.csv")[0]


def test_coders_get_the_same_units_in_another_order(tmp_path):
    for coder in ("amal", "basim"):
        export_coding_sheet(TEN, SCHEME, tmp_path / coder, coder=coder, sample=6, strata=(), seed=1)
    amal, basim = (
        [row["unit_id"] for row in _rows(tmp_path / f"{coder}.csv")] for coder in ("amal", "basim")
    )
    assert sorted(amal) == sorted(basim)
    assert len(amal) == 6
    assert amal != basim


def test_a_sample_does_not_change_with_the_order_of_the_rows(tmp_path):
    options = {"coder": "amal", "sample": 4, "strata": (), "context": 0}
    key = export_coding_sheet(TEN, SCHEME, tmp_path / "a", **options)
    turned = export_coding_sheet(TEN[::-1], SCHEME, tmp_path / "b", **options)
    other = export_coding_sheet(TEN, SCHEME, tmp_path / "c", **options, seed=5)
    assert set(key["unit_id"]) == set(turned["unit_id"]) != set(other["unit_id"])


def test_strata_have_the_shares_that_they_have_of_all(tmp_path):
    # 6, 3 and 1 of 10: of 5 that is 3, 1.5 and .5; the first of two equal remainders gets the rest.
    sentences = TEN.assign(outlet=["A"] * 6 + ["B"] * 3 + ["C"])
    key = export_coding_sheet(sentences, SCHEME, tmp_path / "amal", coder="amal", sample=5)
    outlets = key.merge(sentences, on="sent_id")["outlet"].value_counts()
    assert outlets.to_dict() == {"A": 3, "B": 2}


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from("ABC"), min_size=1, max_size=12), st.data())
def test_quotas_add_up_and_are_within_one_of_the_share(tmp_path, outlets, data):
    sample = data.draw(st.integers(1, len(outlets)))
    sentences = _sentences([f"جملة {n}" for n in range(len(outlets))]).assign(outlet=outlets)
    key = export_coding_sheet(sentences, SCHEME, tmp_path / "amal", coder="amal", sample=sample)
    drawn = key.merge(sentences, on="sent_id")["outlet"]
    assert len(drawn) == sample
    for outlet in set(outlets):
        exact = sample * outlets.count(outlet) / len(outlets)
        assert abs((drawn == outlet).sum() - exact) < 1


@settings(max_examples=20)
@given(st.lists(broken_texts.filter(str.strip), min_size=1, max_size=6))
def test_any_text_comes_back(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("any")
    sentences = _sentences(texts)
    sentences.loc[len(sentences)] = ["d", 99, 5000, 5009, "قال نعم."]  # others may be only credits
    key = export_coding_sheet(sentences, SCHEME, folder / "amal", coder="amal")
    for name in ("amal.xlsx", "amal.csv"):
        labels = read_coding_sheets(folder / name, folder / "key.csv", SCHEME)
        assert set(labels["unit_id"]) == set(key["unit_id"])


def test_what_was_replaced_is_noted_in_the_key(tmp_path):
    sentences = _sentences(["نص\ud800 مع\x07 عيب", "نص سليم"])
    key = export_coding_sheet(sentences, SCHEME, tmp_path / "amal", coder="amal")
    assert key["note"].tolist() == ["2 characters that no spreadsheet can hold stand as �", ""]
    labels = read_coding_sheets(tmp_path / "amal.csv", key, SCHEME)
    assert labels["text"].tolist() == ["نص� مع� عيب", "نص سليم"]


def test_a_formula_in_an_article_never_runs_and_is_read_as_written(tmp_path):
    attack = '=HYPERLINK("http://example.org","x")'
    key = export_coding_sheet(_sentences([attack]), SCHEME, tmp_path / "a", coder="@amal")
    cells = [cell for row in _rows(tmp_path / "a.csv") for cell in row.values()]
    assert not any(cell.startswith(("=", "@")) for cell in cells)
    labels = read_coding_sheets(tmp_path / "a.csv", key, SCHEME)
    assert labels[["coder", "text"]].to_numpy().tolist() == [["@amal", attack]]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_sheet_with_codes_is_never_overwritten(tmp_path, ending):
    export_coding_sheet(TEN, SCHEME, tmp_path / "amal", coder="amal")
    path = tmp_path / f"amal.{ending}"
    if ending == "csv":
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        lines[3] = lines[3].removesuffix('""') + '"hm"'
        path.write_text("\n".join(lines), encoding="utf-8")
    else:
        book = openpyxl.load_workbook(path)
        book["coding"]["I4"] = "hm"
        book.save(path)
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(
        InputError, match=rf"amal\.{ending}: is there already, and row 4 holds codes"
    ):
        export_coding_sheet(TEN, SCHEME, tmp_path / "amal", coder="amal", seed=9)
    assert before == {file: file.read_bytes() for file in tmp_path.iterdir()}


def test_something_else_is_never_overwritten(tmp_path):
    (tmp_path / "amal.csv").write_text("name,price\n", encoding="utf-8")
    with pytest.raises(InputError, match="is no coding sheet"):
        export_coding_sheet(TEN, SCHEME, tmp_path / "amal", coder="amal")
    assert [file.name for file in tmp_path.iterdir()] == ["amal.csv"]


def test_an_empty_sheet_is_written_anew(tmp_path):
    export_coding_sheet(TEN, SCHEME, tmp_path / "amal", coder="amal")
    export_coding_sheet(TEN[:4], SCHEME, tmp_path / "amal", coder="basim")
    assert {row["coder"] for row in _rows(tmp_path / "amal.csv")} == {"basim"}


def test_the_key_keeps_units_of_an_earlier_export(tmp_path):
    export_coding_sheet(TEN[:6], SCHEME, tmp_path / "a", coder="amal", context=0)
    export_coding_sheet(TEN[4:], SCHEME, tmp_path / "b", coder="basim", context=0)
    assert sorted(int(row["sent_id"]) for row in _rows(tmp_path / "key.csv")) == list(range(10))
    sheets = [tmp_path / "a.csv", tmp_path / "b.xlsx"]
    labels = read_coding_sheets(sheets, tmp_path / "key.csv", SCHEME)
    assert labels["coder"].value_counts().to_dict() == {"amal": 6, "basim": 6}
    assert labels["unit_id"].nunique() == 10


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"sentences": TEN.drop(columns="start")}, "no column 'start'"),
        ({"sentences": pd.concat([TEN, TEN[:1]])}, "sent_id 0 appears twice"),
        ({"sentences": _sentences(["ط" * 40_000])}, "40,000 characters; a cell holds 32,767"),
        ({"sentences": TEN[:0]}, "no unit to code"),
        ({"sample": 3}, "no column 'outlet' to sample by"),
        ({"sample": 11, "strata": ()}, "11 of 10 units"),
        ({"sample": 0, "strata": ()}, "0 of 10 units"),
        ({"variables": ["tone"]}, "no variable 'tone'"),
        ({"variables": []}, "no variable is asked for"),
        ({"coder": " "}, "no coder"),
        ({"name": "key"}, "name of the key"),
    ],
)
def test_what_cannot_be_exported(tmp_path, change, message):
    request = {"sentences": TEN, "coder": "amal", "name": "amal"} | change
    sentences, name = request.pop("sentences"), request.pop("name")
    with pytest.raises(InputError, match=message):
        export_coding_sheet(sentences, SCHEME, tmp_path / name, **request)
    assert not list(tmp_path.iterdir())


def test_the_workbook_speaks_to_its_coder(tmp_path):
    key = export_coding_sheet(
        _sentences(["نص\ud800"]), SCHEME, tmp_path / "amal", coder="amal", lang="ar"
    )
    assert key["note"].item().startswith("محرف واحد")
    book = openpyxl.load_workbook(tmp_path / "amal.xlsx")
    titles = {rule.errorTitle for rule in book["coding"].data_validations.dataValidation}
    assert titles == {"ليس في دليل الترميز"}
