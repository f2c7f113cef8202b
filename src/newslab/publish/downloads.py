"""The data files of a site: CSV, JSON, a dictionary of every column, and BibTeX."""

import json
import re
from collections.abc import Hashable, Iterator, Mapping
from importlib.metadata import version
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from newslab.catalog import LANGUAGES
from newslab.coding.sheets import holdable, neutral
from newslab.tables import meaning, unit

__all__ = ["bibtex", "csv_text", "data_dictionary", "data_files", "packed"]

HEAVY = 1_000_000  # bytes
# Signs that BibTeX and LaTeX read as orders.
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "$": r"\$", "&": r"\&",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_NO_KEY = re.compile(r"[^A-Za-z0-9-]+")


def data_dictionary(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Say of every column of every table what it holds.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
        One row a column, in their order: table, column, unit, and meaning_en, meaning_ar (one
        column a language).

    Raises
    ------
    InputError
        If the catalog does not say what a column means: none is published unexplained.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["a"], "share": [0.5]})
    >>> data_dictionary({"who_speaks": table})[["table", "column", "unit"]]
            table  column    unit
    0  who_speaks  outlet    name
    1  who_speaks   share  0 to 1
    """
    rows = [
        (name, column, unit(name, column, "en"), *(meaning(name, column, x) for x in LANGUAGES))
        for name, table in tables.items()
        for column in map(str, table.columns)
    ]
    meanings = [f"meaning_{lang}" for lang in LANGUAGES]
    return pd.DataFrame(rows, columns=["table", "column", "unit", *meanings])


def data_files(tables: dict[str, pd.DataFrame], articles: pd.DataFrame) -> dict[str, str]:
    """Write the tables as files.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame
        By name; the names become file names.
    articles : pandas.DataFrame
        For the bibliography: doc_id, outlet, date, headline, sha256.

    Returns
    -------
    dict of str to str
        By file name: of each table a ``.csv`` and a ``.json``, then ``dictionary.csv``,
        ``dictionary.json`` and ``references.bib``.

    Raises
    ------
    InputError
        If the catalog does not say what a column means.

    Examples
    --------
    >>> from newslab.corpus.read import read_corpus
    >>> articles = read_corpus("data/raw")
    >>> sorted(data_files({"articles": articles[["doc_id", "outlet"]]}, articles))[:3]
    ['articles.csv', 'articles.json', 'dictionary.csv']
    """
    dictionary = data_dictionary(tables)
    files = {}
    for name, table in {**tables, "dictionary": dictionary}.items():
        files[f"{name}.csv"] = csv_text(table)
        files[f"{name}.json"] = _json_text(table)
    files["references.bib"] = bibtex(articles)
    return files


def packed(files: Mapping[str, str]) -> dict[str, bytes]:
    """Write files as bytes, those that are too heavy for a click as ZIP archives.

    Returns
    -------
    dict of str to bytes
        By file name. A heavy ``hits.csv`` is ``hits.csv.zip``, which pandas reads as it is.

    Examples
    --------
    >>> list(packed({"a.csv": "x", "b.csv": "x" * HEAVY}))
    ['a.csv', 'b.csv.zip']
    """
    contents: dict[str, bytes] = {}
    for name, text in files.items():
        content = text.encode()
        if len(content) < HEAVY:
            contents[name] = content
            continue
        archive = BytesIO()
        with ZipFile(archive, "w", ZIP_DEFLATED) as written:
            written.writestr(
                ZipInfo(name), content, ZIP_DEFLATED
            )  # of no date, so that it is equal
        contents[f"{name}.zip"] = archive.getvalue()
    return contents


def csv_text(table: pd.DataFrame) -> str:
    """Write a table as CSV that no spreadsheet program takes orders from.

    Text that begins like a formula gets an apostrophe before it, as in coding sheets; numbers
    stay numbers. Missing values are empty.

    Examples
    --------
    >>> print(csv_text(pd.DataFrame({"text": ["=1+1", "a, b"], "net": [-0.5, None]})), end="")
    text,net
    '=1+1,-0.5
    "a, b",
    """
    safe = pd.DataFrame(
        {name: column.map(_safe_cell) for name, column in table.items()}, index=table.index
    ).rename(columns=lambda name: neutral(str(name)))
    return safe.to_csv(index=False, lineterminator="\n")


def bibtex(articles: pd.DataFrame) -> str:
    r"""Write references to the articles, and one to newslab.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, outlet, date, headline, sha256 (`read_corpus`).

    Returns
    -------
    str
        BibTeX. An article without a headline is titled by its doc_id, one without a date has none.

    Examples
    --------
    >>> article = {"doc_id": "002", "outlet": "Reuters", "date": "2025-11-07"}
    >>> articles = pd.DataFrame([article | {"headline": "5 % نمو", "sha256": "ab"}])
    >>> print(bibtex(articles).split("\n\n")[0].strip())
    @misc{article-002,
      title = {{5 \% نمو}},
      author = {{Reuters}},
      date = {2025-11-07},
      year = {2025},
      note = {Article 002 of the corpus, SHA-256 ab},
      langid = {arabic}
    }
    """
    entries = [
        _entry("misc", key, _of_article(row))
        for key, row in zip(_keys(articles), articles.to_dict("records"), strict=True)
    ]
    own = {
        "title": "{newslab: how Arabic news outlets told the same story}",
        "author": "{The newslab authors}",
        "version": _tex(version("newslab")),
        "note": "Python package, MIT licence",
    }
    return "\n".join([*entries, _entry("misc", "newslab", own)])


def _safe_cell(value: object) -> object:
    return neutral(holdable(value)[0]) if isinstance(value, str) else value


def _json_text(table: pd.DataFrame) -> str:
    """An array of objects, one a line, so that two versions can be compared."""
    lines = [
        json.dumps(row, ensure_ascii=False, allow_nan=False)
        for row in table.astype(object).where(table.notna(), None).to_dict("records")
    ]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def _keys(articles: pd.DataFrame) -> Iterator[str]:
    """A key that BibTeX accepts for each article, each its own."""
    seen: set[str] = set()
    for number, doc_id in enumerate(articles["doc_id"].astype(str), start=1):
        key = f"article-{_NO_KEY.sub('-', doc_id)}"
        key = key if key not in seen else f"{key}-no{number}"
        seen.add(key)
        yield key


def _of_article(row: Mapping[Hashable, object]) -> dict[str, str]:
    doc_id, date = str(row["doc_id"]), str(row["date"])
    fields = {
        "title": "{" + _tex(str(row["headline"]) or f"Article {doc_id}") + "}",
        "author": "{" + _tex(str(row["outlet"])) + "}",
        "date": _tex(date[:10]),
        "year": _tex(date[:4]),
        "note": _tex(f"Article {doc_id} of the corpus, SHA-256 {row['sha256']}"),
        "langid": "arabic",
    }
    return {name: value for name, value in fields.items() if value not in ("", "{}")}


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}\n}}\n"


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in " ".join(holdable(text)[0].split()))
