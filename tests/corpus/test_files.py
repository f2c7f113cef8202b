"""Files that hold the texts: workbooks, tables, JSON, exports, two encodings in one."""

import json

import pandas as pd
import pytest

from newslab.corpus.decode import decode
from newslab.corpus.read import read_corpus
from newslab.errors import InputError

BODY = "أعلن الرئيس ذلك."
TABLE = pd.DataFrame(
    {
        "doc_id": [1, 2],
        "outlet": ["Sama", "Najm"],
        "date": [pd.Timestamp("2025-11-07"), pd.Timestamp("2025-11-08 18:30")],
        "text": [BODY, BODY + " وقال"],
        "views": [5, 6],
    }
)


def test_a_table_a_workbook_and_tabs_read_alike(tmp_path):
    TABLE.to_excel(tmp_path / "c.xlsx", index=False)
    TABLE.astype({"date": "str"}).assign(date=["2025-11-07", "2025-11-08T18:30:00"]).to_csv(
        tmp_path / "c.tsv", sep="\t", index=False
    )
    TABLE.to_csv(tmp_path / "with_index.csv")
    for given in (TABLE, tmp_path / "c.xlsx", tmp_path / "c.tsv"):
        articles = read_corpus(given)
        assert articles["doc_id"].tolist() == ["1", "2"]
        assert articles["date"].tolist() == ["2025-11-07", "2025-11-08T18:30:00"]
        assert articles["views"].tolist() == ["5", "6"]
        assert articles.attrs["kept"] == ["views"]
    assert read_corpus(tmp_path / "c.xlsx")["path"].tolist() == ["c.xlsx:2", "c.xlsx:3"]
    assert read_corpus(tmp_path / "with_index.csv").attrs["kept"] == ["views"]


def test_gaps_of_a_table_are_nothing():
    table = TABLE.astype({"doc_id": "float"}).assign(date=[pd.NaT, None], credit=[None, "واس"])
    articles = read_corpus(table)
    assert articles["doc_id"].tolist() == ["1", "2"]
    assert articles[["date", "credit"]].to_numpy().tolist() == [["", ""], ["", "واس"]]


def test_a_workbook_that_is_none(tmp_path):
    (tmp_path / "c.xlsx").write_bytes(b"PK")
    with pytest.raises(InputError, match="cannot be read as a workbook"):
        read_corpus(tmp_path / "c.xlsx")


def test_json_as_newsapi_sends_it(tmp_path):
    path = tmp_path / "c.json"
    article = {
        "source": {"id": None, "name": "Sama"},
        "title": "عنوان",
        "publishedAt": "2025-11-07T18:30:00Z",
        "content": BODY,
        "url": "https://sama.example/1",
    }
    given = {"status": "ok", "totalResults": 1, "articles": [article]}
    path.write_text(json.dumps(given), encoding="utf-8")
    articles = read_corpus(path)
    assert articles.loc[0, ["doc_id", "outlet", "headline", "date", "url"]].tolist() == [
        "1",
        "Sama",
        "عنوان",
        "2025-11-07T18:30:00Z",
        "https://sama.example/1",
    ]
    assert articles.attrs["renamed"]["source.name"] == "outlet"
    path.write_text(json.dumps([{"outlet": "Sama", "text": BODY}, 3]), encoding="utf-8")
    with pytest.raises(InputError, match="row 2: a int where an object is needed"):
        read_corpus(path)
    path.write_text('{"data": []}', encoding="utf-8")
    with pytest.raises(InputError, match="neither a list of records nor one under 'articles'"):
        read_corpus(path)


def test_an_export_of_zotero_needs_only_its_text_named(tmp_path):
    path = tmp_path / "zotero.csv"
    path.write_text(
        '"Key","Item Type","Publication Year","Author","Title","Publication Title","Url",'
        '"Abstract Note","Date","Date Added"\n'
        f'"AB12","newspaperArticle","2015","x","عنوان","سبق","u","{BODY}","2015-08-06","y"\n',
        encoding="utf-8-sig",
    )
    with pytest.raises(InputError, match=r"columns=\{'Abstract Note': 'text'\}"):
        read_corpus(path)
    articles = read_corpus(path, columns={"Abstract Note": "text"})
    assert articles.loc[0, ["doc_id", "outlet", "date", "headline"]].tolist() == [
        "AB12",
        "سبق",
        "2015-08-06",
        "عنوان",
    ]


def test_an_export_of_media_cloud_with_the_texts_added(tmp_path):
    path = tmp_path / "stories.csv"
    path.write_text(
        "id,indexed_date,language,media_name,media_url,publish_date,title,url,text\n"
        f"a1,2015-08-07 01:02:03,ar,sabq.org,sabq.org,2015-08-06,عنوان,u,{BODY}\n",
        encoding="utf-8",
    )
    articles = read_corpus(path)
    assert articles.loc[0, ["doc_id", "outlet", "date", "headline"]].tolist() == [
        "a1",
        "sabq.org",
        "2015-08-06",
        "عنوان",
    ]
    assert articles.attrs["kept"] == ["indexed_date", "language", "media_url", "url"]


def test_rows_in_another_encoding_are_named(tmp_path):
    path = tmp_path / "c.csv"
    long = "قال الرئيس إن السلام قريب من المنطقة"
    path.write_bytes(
        f'doc_id,outlet,text\na,سما,"{BODY}\nثان"\n'.encode()
        + f"b,سما,{long}\n".encode("cp1256")
        + f"c,سما,{BODY}\n".encode()
    )
    with pytest.raises(InputError) as caught:
        read_corpus(path)
    assert caught.value.problems == ["row 3: is not UTF-8, as other rows are, but cp1256"]
    with pytest.raises(InputError, match="line 2 is not UTF-8, as other lines are"):
        decode(f"{BODY}\n".encode() + long.encode("cp1256"))
    assert decode(f"{long}\n{BODY}".encode("cp1256"))[1] == "cp1256"
