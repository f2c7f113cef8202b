"""read_corpus and article_parts: the real articles, every kind of file, every fault."""

import csv
import gzip
import hashlib
import json
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab
from newslab.corpus.read import ARTICLE_COLUMNS, read_corpus
from newslab.corpus.segment import article_parts
from newslab.errors import InputError
from places import RAW, ROOT

HEADER = "doc_id,file,outlet,outlet_evidence,date,date_evidence,event,sha256,note\n"
BODY = "أعلن الرئيس ذلك."


def write(folder, files):
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
    return folder


def write_jsonl(path, *records):
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return path


def message_of(path, **options):
    with pytest.raises(InputError) as caught:
        read_corpus(path, **options)
    return str(caught.value)


# The five articles


def test_the_five_articles():
    articles = read_corpus(RAW)
    assert tuple(articles.columns) == ARTICLE_COLUMNS
    assert articles["doc_id"].tolist() == ["000", "001", "002", "003", "004"]
    assert articles["outlet"].tolist() == [
        "Sama",
        "unknown 001",
        "Reuters",
        "unknown 003",
        "unknown 004",
    ]
    assert articles["date"].tolist() == ["", "", "2025-11-07", "", ""]
    assert articles["event"].tolist() == ["kazakhstan-accords"] * 3 + [
        "gaza-talks",
        "kazakhstan-accords",
    ]
    assert articles["headline"].tolist() == [
        "",
        "",
        "ترامب: قازاخستان ستنضم لاتفاقيات إبراهيم",
        "",
        "حماس تدين انضمام كازاخستان إلى اتفاقيات إبراهيم: خطوة لتبييض جرائم الاحتلال",
    ]
    assert articles["credit"].tolist() == ["وكالات / سما/", "", "(رويترز) –", "", ""]
    assert set(articles["encoding"]) == {"utf-8"}
    assert articles["n_words"].dtype == int


def test_every_text_is_its_file_and_every_checksum_that_of_the_manifest():
    articles = read_corpus(RAW)
    with (RAW / "articles.csv").open(encoding="utf-8", newline="") as file:
        manifest = list(csv.DictReader(file))
    for row, text, path, sha256 in zip(
        manifest, articles["text"], articles["path"], articles["sha256"], strict=True
    ):
        data = (RAW / row["file"]).read_bytes()
        assert (path, text.encode()) == (row["file"], data)
        assert sha256 == row["sha256"] == hashlib.sha256(data).hexdigest()


def test_the_evidence_quotes_words_of_the_text():
    for row in read_corpus(RAW).to_dict("records"):
        for evidence in (row["outlet_evidence"], row["date_evidence"], row["note"]):
            quotations = evidence.split('"')[1::2]
            assert all(quotation in row["text"] for quotation in quotations), row["doc_id"]
        assert row["outlet_evidence"].count('"') == (0 if "unknown" in row["outlet"] else 2)


def test_parts_of_the_reuters_article_have_offsets():
    articles = read_corpus(RAW)
    parts = article_parts(articles)
    assert parts.columns.tolist() == ["doc_id", "part", "start", "end", "text"]
    # The file begins with a space: " date 2025-11-07 ترامب: …".
    head = parts[parts["doc_id"] == "002"].head(3)[["part", "start", "end"]]
    assert head.to_numpy().tolist() == [
        ["date", 1, 16],
        ["headline", 17, 57],
        ["credit", 59, 69],
    ]
    text_of = articles.set_index("doc_id")["text"]
    for doc_id, _, start, end, text in parts.itertuples(index=False):
        assert text_of[doc_id][start:end] == text == text.strip()


def test_parts_cover_all_but_white_space():
    articles = read_corpus(RAW)
    for doc_id, text in zip(articles["doc_id"], articles["text"], strict=True):
        rest = text
        parts = article_parts(articles[articles["doc_id"] == doc_id])
        for start, end in zip(parts["start"], parts["end"], strict=True):
            rest = rest[:start] + " " * (end - start) + rest[end:]
        assert rest.strip() == ""


def test_article_parts_says_which_table_it_needs():
    with pytest.raises(InputError, match="no column 'headline'"):
        article_parts(pd.DataFrame({"doc_id": ["a"], "text": ["x"]}))


# A folder with a manifest


def test_all_faults_of_a_folder_come_at_once(tmp_path):
    rows = """\
a,a.txt,Sama,,2025-11-07,,,00ff,
a,b.txt,,,7/11/2025,,,,"a note
of two lines"
 ,../secret.txt,Sama,,,,,,
d,gone.txt,Sama,,2025-02-30,,,,
e,bad.txt,Sama,,,,,,
f,empty.txt,Sama,,,,,,
g,b.txt,Sama,,,,,,
h,h.txt
i,,Sama,,,,,,
j,articles.csv,Sama,,,,,,
"""
    write(
        tmp_path,
        {
            "articles.csv": HEADER + rows,
            "a.txt": "a",
            "b.txt": BODY,
            "bad.txt": b"\xff\x81",
            "empty.txt": " \r\n",
            "unlisted.txt": BODY,
            ".hidden.txt": BODY,
        },
    )
    not_plain = "is not the plain name of a .txt file in this folder"
    assert message_of(tmp_path) == "\n".join(
        [
            f"{tmp_path / 'articles.csv'}: 15 problems",
            "  - row 2: 'a.txt' has changed: its sha256 is"
            " ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
            "  - row 3: no outlet",
            "  - row 3: doc_id 'a' is that of row 2 too",
            "  - row 3: date '7/11/2025' may be 2025-11-07 or 2025-07-11",
            "  - row 4: no doc_id",
            f"  - row 4: file '../secret.txt' {not_plain}",
            "  - row 5: date '2025-02-30' is not a date such as 2025-11-07: there is no such day",
            "  - row 5: no such file: 'gone.txt'",
            "  - row 6: 'bad.txt' is not UTF-8 (byte 0), and read as cp1256, iso-8859-6,"
            " mac-arabic it shows too few Arabic words",
            "  - row 7: 'empty.txt' holds no text",
            "  - row 8: file 'b.txt' is that of row 3 too",
            "  - row 9: 2 cells where the header has 9",
            "  - row 10: no file",
            f"  - row 11: file 'articles.csv' {not_plain}",
            "  - no row for the file 'unlisted.txt'",
            "Mend this and read again; no article was read.",
        ]
    )


def test_a_manifest_needs_three_columns_and_may_have_others(tmp_path):
    rows = "doc_id,file,outlet,source,credit\na,a.txt,Sama,x,واس\n"
    write(tmp_path, {"articles.csv": rows, "a.txt": BODY})
    articles = read_corpus(tmp_path)
    assert tuple(articles.columns) == (*ARTICLE_COLUMNS, "source")
    assert articles.loc[0, ["date", "credit", "source"]].tolist() == ["", "واس", "x"]
    write(tmp_path, {"articles.csv": "doc_id,outlet\na,Sama\n"})
    assert "no column 'file'" in message_of(tmp_path)


def test_each_file_has_its_own_encoding_and_keeps_its_newlines(tmp_path):
    text = "أعلن الرئيس ذلك.\r\nوقال إن السلام قريب.\r\n"
    write(
        tmp_path,
        {
            "articles.csv": HEADER + "".join(f"{n},{n}.txt,Sama,,,,,,\n" for n in "abcde"),
            "a.txt": text,
            "b.txt": b"\xef\xbb\xbf" + text.encode(),
            "c.txt": text.encode("cp1256"),
            "d.txt": text.encode("iso-8859-6"),
            "e.txt": text.encode("mac-arabic"),
        },
    )
    articles = read_corpus(tmp_path)
    assert articles["text"].tolist() == [text] * 5
    assert articles["encoding"].tolist() == [
        "utf-8",
        "utf-8-sig",
        "cp1256",
        "iso-8859-6",
        "mac-arabic",
    ]
    assert articles["n_words"].tolist() == [7] * 5


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_manifest_saved_by_a_spreadsheet_program(tmp_path, separator):
    table = (HEADER + "a,a.txt,سما,,2025-11-07T18:30+03:00,,,,\n\n").replace(",", separator)
    data = b"\xef\xbb\xbf" + table.replace("\n", "\r\n").encode()
    articles = read_corpus(write(tmp_path, {"articles.csv": data, "a.txt": BODY}))
    assert articles.loc[0, ["outlet", "date"]].tolist() == ["سما", "2025-11-07T18:30+03:00"]


def test_a_checksum_may_be_empty_or_in_capitals(tmp_path):
    sha256 = hashlib.sha256(BODY.encode()).hexdigest()
    rows = f"a,a.txt,Sama,,,,,{sha256.upper()},\nb,b.txt,Sama,,,,,,\n"
    write(tmp_path, {"articles.csv": HEADER + rows, "a.txt": BODY, "b.txt": BODY})
    assert read_corpus(tmp_path)["sha256"].tolist() == [sha256, sha256]


# A folder without a manifest


def test_a_manifest_is_drafted_once(tmp_path):
    stamped = "date 2025-11-07 عنوان\n\n" + BODY
    write(tmp_path, {"b.txt": BODY, "a.txt": stamped, "C.TXT": BODY, "notes.md": "no text"})
    draft = tmp_path / "articles.csv"
    with pytest.warns(UserWarning, match="draft") as caught:
        articles = read_corpus(tmp_path)
    assert str(caught[0].message) == (
        f"{draft}: there was no manifest; a draft was written."
        " Fill in outlet, date and event of each article, and read the folder again."
    )
    assert caught[0].filename == __file__
    assert articles["doc_id"].tolist() == ["C", "a", "b"]
    assert articles["outlet"].tolist() == ["unknown C", "unknown a", "unknown b"]
    assert articles["date"].tolist() == ["", "2025-11-07", ""]
    assert articles.loc[1, "date_evidence"] == 'the text begins with "date 2025-11-07"'
    assert articles["note"].str.startswith("draft: ").all()
    assert draft.read_bytes().startswith(b"\xef\xbb\xbfdoc_id,file,outlet,")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "C.TXT",
        "a.txt",
        "articles.csv",
        "b.txt",
        "notes.md",
    ]
    pd.testing.assert_frame_equal(read_corpus(tmp_path), articles)


def test_two_files_of_one_stem_get_two_ids(tmp_path):
    write(tmp_path, {" a.txt": BODY, "a.txt": BODY})
    with pytest.warns(UserWarning, match="a draft was written"):
        articles = read_corpus(tmp_path)
    assert articles[["doc_id", "path"]].to_numpy().tolist() == [["a", " a.txt"], ["a-2", "a.txt"]]


def test_a_draft_never_holds_a_date_that_is_none(tmp_path):
    write(tmp_path, {"a.txt": "date 2025-13-07\n" + BODY})
    with pytest.warns(UserWarning, match="a draft was written"):
        assert read_corpus(tmp_path)["date"].tolist() == [""]


def test_a_read_only_folder_is_read_all_the_same(tmp_path, monkeypatch):
    def refuse(self, target):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    write(tmp_path, {"a.txt": BODY})
    with pytest.warns(UserWarning, match=r"a draft cannot be written \(Permission denied\)"):
        assert read_corpus(tmp_path)["text"].tolist() == [BODY]
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_no_draft_is_written_for_faulty_files(tmp_path):
    write(tmp_path, {"a.txt": BODY, "empty.txt": "\n"})
    assert message_of(tmp_path) == (
        f"{tmp_path}: 'empty.txt' holds no text\nMend this and read again; no article was read."
    )
    assert not (tmp_path / "articles.csv").exists()


def test_an_empty_folder_holds_no_articles(tmp_path):
    assert message_of(tmp_path).startswith(f"{tmp_path}: holds no articles\n")


# Files that hold the texts


def test_json_lines_of_numbers_nulls_and_lone_surrogates(tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_text(
        '{"doc_id": 7, "outlet": " Sama ", "text": "\\ud800 x", "date": null}\n'
        "\n"
        '{"doc_id": "8", "outlet": "Sama", "text": "\\ud83d\\ude00", "note": "n"}\n',
        encoding="utf-8",
    )
    articles = read_corpus(path)
    assert articles[["doc_id", "outlet", "date", "text", "note", "path"]].to_numpy().tolist() == [
        ["7", "Sama", "", "\ufffd x", "", "corpus.jsonl:1"],
        ["8", "Sama", "", "😀", "n", "corpus.jsonl:3"],
    ]
    assert articles.loc[1, "sha256"] == hashlib.sha256("😀".encode()).hexdigest()
    assert articles["encoding"].tolist() == ["utf-8", "utf-8"]


def test_gzipped_json_lines(tmp_path):
    path = tmp_path / "corpus.jsonl.gz"
    record = {"doc_id": "a", "outlet": "Sama", "text": BODY}
    path.write_bytes(gzip.compress(json.dumps(record).encode()))
    assert read_corpus(path)["text"].tolist() == [BODY]
    path.write_bytes(path.read_bytes()[:-9])
    assert "cannot be read to its end" in message_of(path)


def test_all_faults_of_json_lines_come_at_once(tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(
        b'{"doc_id": "a", "outlet": "Sama", "text": "x", "title": "y", "lang": "ar"}\n'
        b'{"doc_id": "a", "outlet": "Sama", "text": ["x"], "date": 2025.5}\n'
        b"[1]\n"
        b'{"doc_id" 1}\n'
        b'{"doc_id": "b", "text": " "}\n'
    )
    assert message_of(path, columns={"kicker": "note"}) == "\n".join(
        [
            f"{path}: 9 problems",
            "  - no column 'kicker', which columns= renames",
            "  - row 2: 'date' holds a float, not text",
            "  - row 2: 'text' holds a list, not text",
            "  - row 2: no text",
            "  - row 2: doc_id 'a' is that of row 1 too",
            "  - row 3: a list where an object is needed",
            "  - row 4: cannot be read as JSON: Expecting ':' delimiter:"
            " line 1 column 11 (char 10)",
            "  - row 5: no outlet",
            "  - row 5: no text",
            "Mend this and read again; no article was read.",
        ]
    )


def test_json_nested_beyond_measure_is_a_fault_of_its_row(tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(b"[" * 200_000)
    assert message_of(path).startswith(f"{path}: row 1: cannot be read as JSON: ")


def test_columns_are_renamed_and_unknown_ones_kept(tmp_path):
    record = {"id": "a", "site": "Sama", "body": BODY, "url": "u", "tags": ["x", 1], "views": 5}
    articles = read_corpus(
        write_jsonl(tmp_path / "c.jsonl", record),
        columns={"id": "doc_id", "site": "outlet", "body": "text", "views": "n_views"},
    )
    assert tuple(articles.columns) == (*ARTICLE_COLUMNS, "url", "tags", "n_views")
    assert articles.loc[0, ["doc_id", "url", "tags", "n_views"]].tolist() == [
        "a",
        "u",
        '["x", 1]',
        "5",
    ]
    assert articles.attrs["kept"] == ["url", "tags", "n_views"]


def test_two_columns_cannot_become_one(tmp_path):
    record = {"doc_id": "a", "outlet": "Sama", "text": BODY, "title": "x", "headline": "y"}
    path = write_jsonl(tmp_path / "c.jsonl", record)
    message = message_of(path, columns={"title": "headline"})
    assert message.startswith(f"{path}: 2 columns are called 'headline'\n")


def test_a_missing_column_is_answered_with_what_may_be_it(tmp_path):
    path = tmp_path / "c.csv"
    path.write_text("id,Title,النص,publisher,published\n1,t,x,Sama,2025-11-07\n", encoding="utf-8")
    assert message_of(path) == "\n".join(
        [
            f"{path}: 2 problems",
            "  - no column 'outlet'",
            "  - no column 'text'",
            "Its columns: id, Title, النص, publisher, published.",
            "If that is what they hold, read it with columns={'id': 'doc_id',"
            " 'publisher': 'outlet', 'published': 'date', 'Title': 'headline', 'النص': 'text'}.",
            "Mend this and read again; no article was read.",
        ]
    )
    names = {"id": "doc_id", "publisher": "outlet", "published": "date", "Title": "headline"}
    articles = read_corpus(path, columns=names | {"النص": "text"})
    assert articles.loc[0, ["doc_id", "outlet", "headline"]].tolist() == ["1", "Sama", "t"]


def test_a_near_name_is_suggested_and_a_kept_one_too(tmp_path):
    path = write_jsonl(tmp_path / "c.jsonl", {"outlet": "Sama", "texts": BODY})
    assert "columns={'texts': 'text'}" in message_of(path)
    path = write_jsonl(tmp_path / "c.jsonl", {"outlet": "Sama", "text": BODY, "title": "t"})
    assert read_corpus(path).attrs["suggested"] == {"title": "headline"}


def test_without_doc_id_the_row_names_the_article(tmp_path):
    records = [{"outlet": "Sama", "text": f"{BODY} {n}"} for n in range(10)]
    articles = read_corpus(write_jsonl(tmp_path / "c.jsonl", *records))
    assert articles["doc_id"].tolist() == [f"{n:02}" for n in range(1, 11)]
    assert articles.attrs["made"] == ["doc_id"]


def test_the_invented_study_opens():
    articles = newslab.open_study(ROOT / "tests/studies/nawras").articles
    assert tuple(articles.columns) == (*ARTICLE_COLUMNS, "section", "url", "calendar")
    assert articles.attrs["kept"] == ["section", "url"]
    assert set(articles["section"]) > {"محليات"}
    # One of its dates is a Hijri one.
    assert articles["calendar"].value_counts()["hijri"] == 1


def test_csv_faults_name_the_row_of_the_spreadsheet(tmp_path):
    path = tmp_path / "corpus.csv"
    path.write_text(
        'doc_id,outlet,text,text\na,Sama,"two\nlines",x\nb,Sama\n"c"c,Sama,x,y\n', encoding="utf-8"
    )
    assert message_of(path) == "\n".join(
        [
            f"{path}: 3 problems",
            "  - 2 columns are called 'text'",
            "  - row 3: 2 cells where the header has 4",
            "  - row 4: cannot be read as CSV: ',' expected after '\"'",
            "Mend this and read again; no article was read.",
        ]
    )


def test_an_article_longer_than_the_usual_limit_of_csv(tmp_path):
    usual = csv.field_size_limit()
    path = tmp_path / "corpus.csv"
    path.write_text("doc_id,outlet,text\na,Sama," + "قال " * 40_000, encoding="utf-8")
    assert read_corpus(path)["n_words"].tolist() == [40_000]
    assert csv.field_size_limit() == usual


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("corpus.csv", "doc_id,outlet,text\n", "holds no articles\n"),
        ("corpus.csv", "", "holds no articles\n"),
        ("corpus.jsonl", "\n", "holds no articles\n"),
        ("corpus.csv", b"\xff\xff", "is not UTF-8 (byte 0), and read as "),
        (
            "articles.csv",
            "doc_id,file,outlet\na,a.txt,Sama\n",
            "no column 'text'\nIts columns: doc_id, file,",
        ),
        ("corpus.xml", "<a/>", "not a kind of file that holds a corpus\nGive a folder of .txt"),
    ],
)
def test_a_file_that_holds_no_corpus(tmp_path, name, content, message):
    write(tmp_path, {name: content})
    assert message_of(tmp_path / name).startswith(f"{tmp_path / name}: {message}")


def test_a_manifest_taken_for_the_corpus_is_recognised():
    assert "If it is the manifest of a folder of texts, read the folder." in message_of(
        RAW / "articles.csv"
    )


def test_a_path_that_is_not_there(tmp_path):
    assert message_of(tmp_path / "none") == (
        f"{tmp_path / 'none'}: no such file or folder\n"
        "Give a folder of .txt files, .csv, .tsv, .xlsx, .json, .jsonl, .jsonl.gz or .parquet."
    )


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        ("عنوان", BODY, f"عنوان\n\n{BODY}"),
        ("عنوان", f" \n عنوان\n{BODY}", f" \n عنوان\n{BODY}"),
        ("عنوان", f"date 2025-11-07 عنوان\n\n{BODY}", f"date 2025-11-07 عنوان\n\n{BODY}"),
        ("عنوان", f"{BODY}\nعنوان", f"عنوان\n\n{BODY}\nعنوان"),
        ("", BODY, BODY),
    ],
)
def test_a_headline_given_apart_gets_offsets(tmp_path, headline, text, expected):
    record = {"doc_id": "a", "outlet": "Sama", "text": text, "headline": headline}
    articles = read_corpus(write_jsonl(tmp_path / "c.jsonl", record))
    assert articles.loc[0, ["headline", "text"]].tolist() == [headline, expected]
    assert articles.loc[0, "sha256"] == hashlib.sha256(expected.encode()).hexdigest()
    headlines = article_parts(articles).query("part == 'headline'")["text"].tolist()
    assert headlines == [headline] * bool(headline)


def test_a_credit_given_is_kept_and_one_not_given_is_found(tmp_path):
    text = "(رويترز) - " + BODY
    records = [
        {"doc_id": "a", "outlet": "Sama", "text": text},
        {"doc_id": "b", "outlet": "Sama", "text": text, "credit": "وكالات"},
    ]
    articles = read_corpus(write_jsonl(tmp_path / "c.jsonl", *records))
    assert articles["credit"].tolist() == ["(رويترز) -", "وكالات"]


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (f"(رويترز) - {BODY}\n(وكالات)", "(رويترز) -"),
        (f"{BODY}\nالمصدر: رويترز", "المصدر: رويترز"),
    ],
)
def test_of_two_credits_the_first_is_the_articles(tmp_path, text, credit):
    path = write_jsonl(tmp_path / "a.jsonl", {"doc_id": "a", "outlet": "x", "text": text})
    assert read_corpus(path)["credit"].tolist() == [credit]


def test_the_table_saved_as_csv_is_read_again(tmp_path):
    articles = read_corpus(RAW)
    articles.to_csv(tmp_path / "saved.csv", index=False)
    again = read_corpus(tmp_path / "saved.csv")
    assert again["path"].tolist()[0] == "saved.csv:2"
    pd.testing.assert_frame_equal(again.drop(columns="path"), articles.drop(columns="path"))


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@settings(max_examples=50)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_any_text_comes_back_unchanged(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("corpus")
    records = [{"doc_id": str(n), "outlet": "Sama", "text": text} for n, text in enumerate(texts)]
    with (folder / "c.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, ["doc_id", "outlet", "text"], quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(records)
    write_jsonl(folder / "c.jsonl", *records)
    for name in ("c.csv", "c.jsonl"):
        articles = read_corpus(folder / name)
        assert articles["text"].tolist() == texts
        parts = article_parts(articles)
        for doc_id, start, end, text in parts[["doc_id", "start", "end", "text"]].itertuples(
            index=False
        ):
            assert texts[int(doc_id)][start:end] == text


# Dates


@pytest.mark.parametrize(
    "date",
    ["2025-11-07", "2025-11-07T18:30", "2025-11-07 18:30:59.5", "2025-11-07T18:30:00Z",
     "2025-11-07T18:30+0300", "2024-02-29"],
)  # fmt: skip
def test_dates_stay_as_given(tmp_path, date):
    record = {"doc_id": "a", "outlet": "Sama", "text": BODY, "date": date}
    assert read_corpus(write_jsonl(tmp_path / "c.jsonl", record)).loc[0, "date"] == date


def test_dates_that_are_none_are_named_with_their_row(tmp_path):
    records = [
        {"doc_id": date, "outlet": "Sama", "text": BODY, "date": date}
        for date in ("2025-11", "03/04/2024", "7 نوفمبر 2025")
    ]
    path = write_jsonl(tmp_path / "c.jsonl", *records)
    message = message_of(path)
    assert "row 1: date '2025-11' is not a date such as 2025-11-07 or" in message
    assert "row 2: date '03/04/2024' may be 2024-04-03 or 2024-03-04" in message
    assert "row 3" not in message


def test_a_written_date_is_read_and_what_it_was_is_kept(tmp_path):
    records = [
        {"outlet": "Sama", "text": BODY, "date": "٢١ شوال ١٤٣٦هـ", "time": "18:30"},
        {"outlet": "Sama", "text": BODY, "date": "7 نوفمبر 2025", "date_evidence": "the page"},
        {"outlet": "Sama", "text": BODY, "date": "13/11/2025"},
        {"outlet": "Sama", "text": BODY},
    ]
    articles = read_corpus(write_jsonl(tmp_path / "c.jsonl", *records))
    assert articles["date"].tolist() == ["2015-08-06T18:30", "2025-11-07", "2025-11-13", ""]
    assert articles["calendar"].tolist() == ["hijri", "gregorian", "gregorian", ""]
    assert articles["date_evidence"].tolist() == [
        'written "٢١ شوال ١٤٣٦هـ"',
        "the page",
        'written "13/11/2025"',
        "",
    ]


# Parquet


def test_parquet(tmp_path):
    pytest.importorskip("pyarrow")
    path = tmp_path / "corpus.parquet"
    table = pd.DataFrame(
        {
            "doc_id": [1, 2],
            "outlet": ["Sama", None],
            "text": [BODY, BODY],
            "date": [pd.Timestamp("2025-11-07 18:30"), pd.NaT],
        }
    )
    table.to_parquet(path)
    assert message_of(path).startswith(f"{path}: row 2: no outlet\n")
    table.head(1).to_parquet(path)
    articles = read_corpus(path)
    assert articles.loc[0, ["doc_id", "date", "path"]].tolist() == [
        "1",
        "2025-11-07T18:30:00",
        "corpus.parquet:1",
    ]
    path.write_bytes(b"PAR1")
    assert "cannot be read as Parquet" in message_of(path)


def test_parquet_without_pyarrow_names_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    path = tmp_path / "corpus.parquet"
    path.write_bytes(b"")
    with pytest.raises(ImportError, match=r"pip install 'newslab\[parquet\]'"):
        read_corpus(path)
