"""Read articles into one table, and tell the parts of an article apart."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from newslab.corpus.cut import keep_cut
from newslab.corpus.files import (
    csv_rows,
    excel_rows,
    json_rows,
    jsonl_rows,
    parquet_rows,
    read_text,
    table_rows,
)
from newslab.corpus.manifest import MANIFEST, read_folder
from newslab.corpus.parts import find_parts
from newslab.corpus.records import Faults, Layout, Records, Row, check_cells, collect
from newslab.errors import InputError

ARTICLE_COLUMNS = (
    "doc_id",
    "outlet",
    "date",
    "headline",
    "text",
    "credit",
    "event",
    "path",
    "encoding",
    "sha256",
    "n_words",
    "outlet_evidence",
    "date_evidence",
    "note",
)
_CUT = ("doc_id", "text", "headline")  # what finding words needs
_COMPUTED = ("path", "encoding", "sha256", "n_words")
_TABLE_LAYOUT = Layout(
    fields=tuple(name for name in ARTICLE_COLUMNS if name not in _COMPUTED),
    required=("outlet", "text"),
    filled=("doc_id", "outlet", "text"),
    ignored=_COMPUTED,
)
_KINDS = "a folder of .txt files, .csv, .tsv, .xlsx, .json, .jsonl, .jsonl.gz or .parquet"


def read_corpus(
    path: str | Path | pd.DataFrame, *, columns: Mapping[str, str] | None = None
) -> pd.DataFrame:
    r"""Read a corpus of articles, and refuse it with a list of all that is wrong with it.

    Parameters
    ----------
    path : str, path or pandas.DataFrame
        One of

        - a folder of .txt files with a manifest ``articles.csv`` of the columns doc_id, file,
          outlet and, as you have them, date, headline, credit, event, sha256, outlet_evidence,
          date_evidence, note. An empty sha256 is not checked. Hidden files and other file types
          are passed over;
        - a folder of .txt files without one: a draft is written there, to be filled in, in which
          each outlet is ``unknown <doc_id>``;
        - a table, or a .csv, .tsv, .xlsx (its first sheet), .json (a list of records, alone or
          under ``articles``), .jsonl, .jsonl.gz or .parquet file, with the columns outlet, text
          and, as you have them, doc_id, date, time, headline, credit, event, outlet_evidence,
          date_evidence, note. Without doc_id the number of the row is taken. An articles table
          saved as CSV is such a file; its path, encoding, sha256 and n_words are worked out anew.

        Exports of Zotero and Media Cloud, and JSON as NewsAPI sends it, are known by the names of
        their columns (``column_names.tsv``). Text files and CSV may be in any encoding that
        `decode` recognises.
    columns : mapping of str to str, optional
        Columns to rename: ``{"title": "headline"}``.

    Returns
    -------
    pandas.DataFrame
        One row an article, in the order of the file. All columns but n_words are strings, ""
        where nothing is known.

        - doc_id, outlet
        - date: ISO 8601. Other ways to write a date are read (`read_date`); a time that stands in
          a column ``time`` is added to it
        - headline, credit: as given, else what `find_parts` finds (a credit at the head of the
          text, or at its end)
        - text: as decoded, newlines untouched; every offset in newslab points into it. Where a
          headline comes in a column of its own and the text does not begin with it, it is put
          above the text as its first line, with an empty line between. The text of a file in a
          folder stays as it is
        - event
        - path: the file in the folder, or the file and its row (``corpus.jsonl:3``)
        - encoding: see `decode`
        - sha256: of the bytes of the .txt file, else of `text` in UTF-8
        - n_words: words, numbers not counted
        - outlet_evidence, date_evidence (how the date was written, if it was not ISO 8601), note
        - all other columns of the file, as text
        - calendar: gregorian or hijri, where the file holds a Hijri date

        Its ``attrs`` say what was done: ``kept`` (names of the other columns), ``renamed`` (their
        name: ours), ``suggested`` (kept columns that may be what is missing, to be given as
        `columns`), ``made`` (columns that the file does not have).

    Raises
    ------
    InputError
        One for all faults, each with its row (the header of a CSV file is row 1): missing
        and doubled columns, empty doc_id, outlet or text, doubled doc_ids, dates that are none or
        may be two days, rows in another encoding than the rest, files that are missing, unlisted,
        changed or cannot be decoded.
    ImportError
        If `path` is a Parquet file and pyarrow is not installed.

    Warns
    -----
    UserWarning
        If a draft of the manifest was written, or could not be.

    Notes
    -----
    Where the words and sentences of a large corpus stand is kept in the user's cache folder, for
    the next process that reads it. `NEWSLAB_CACHE` names another folder; empty, it keeps nothing.

    See Also
    --------
    describe_corpus : what is odd about the articles.
    article_parts : headline, credit, date and body with their offsets.

    Examples
    --------
    >>> import tempfile
    >>> line = '{"doc_id": "a", "outlet": "Sama", "title": "تنضم", "text": "أعلن ذلك."}'
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "corpus.jsonl"
    ...     _ = file.write_text(line, encoding="utf-8")
    ...     articles = read_corpus(file, columns={"title": "headline"})
    >>> articles[["doc_id", "headline", "text", "path", "n_words"]].to_dict("records")
    ... # doctest: +NORMALIZE_WHITESPACE
    [{'doc_id': 'a', 'headline': 'تنضم', 'text': 'تنضم\n\nأعلن ذلك.', 'path': 'corpus.jsonl:1',
      'n_words': 3}]
    """
    columns = columns or {}
    if isinstance(path, pd.DataFrame) or not Path(path).is_dir():
        records = _read_table(path, columns)
    else:
        records = read_folder(Path(path), columns=columns)
    cells = records.cells
    _fill_parts(cells)
    n_words = keep_cut(pd.DataFrame({name: cells[name] for name in _CUT})).n_words.tolist()
    others = [name for name in cells if name not in (*ARTICLE_COLUMNS, "file")]
    articles = pd.DataFrame(
        {name: cells[name] for name in (*ARTICLE_COLUMNS, *others) if name != "n_words"}
    )
    articles.insert(ARTICLE_COLUMNS.index("n_words"), "n_words", n_words)
    articles.attrs |= records.attrs
    return articles


def _read_table(given: str | Path | pd.DataFrame, columns: Mapping[str, str]) -> Records:
    """Records of a file, or a table, that holds the texts themselves."""
    name = "table" if isinstance(given, pd.DataFrame) else Path(given).name
    faults = Faults("table" if isinstance(given, pd.DataFrame) else str(given))
    rows, encoding = _rows(given, faults)
    records = collect(rows, _TABLE_LAYOUT, columns=columns, faults=faults)
    cells = records.cells
    if records.rows and not any(cells["doc_id"]):
        width = len(str(records.rows[-1]))
        cells["doc_id"] = [f"{number:0{width}}" for number in records.rows]
        records.attrs["made"].append("doc_id")
    if name == MANIFEST and "text" in records.missing:
        faults.hints.append("If it is the manifest of a folder of texts, read the folder.")
    check_cells(records, _TABLE_LAYOUT, faults)
    faults.raise_if_any()
    cells["text"] = list(map(_with_headline, cells["text"], cells["headline"]))
    cells["sha256"] = [hashlib.sha256(text.encode("utf-8")).hexdigest() for text in cells["text"]]
    cells["path"] = [f"{name}:{number}" for number in records.rows]
    cells["encoding"] = [encoding] * len(records.rows)
    return records


def _rows(given: str | Path | pd.DataFrame, faults: Faults) -> tuple[Iterator[Row], str]:
    """The rows of a file or table, and the encoding of its texts."""
    if isinstance(given, pd.DataFrame):
        return table_rows(given), "utf-8"
    path = Path(given)
    name = path.name.lower()
    if not path.is_file():
        raise InputError(str(path), ["no such file or folder"], f"Give {_KINDS}.")
    if name.endswith((".csv", ".tsv", ".json")):
        text, encoding = read_text(path)
        return (json_rows if name.endswith(".json") else csv_rows)(text, faults), encoding
    for ending, read in (
        ((".jsonl", ".jsonl.gz"), jsonl_rows),
        ((".xlsx",), excel_rows),
        ((".parquet",), parquet_rows),
    ):
        if name.endswith(ending):
            return read(path, faults), "utf-8"
    raise InputError(str(path), ["not a kind of file that holds a corpus"], f"Give {_KINDS}.")


def _with_headline(text: str, headline: str) -> str:
    """Put the headline above a text that does not begin with it, so that it has offsets."""
    if not headline or text.lstrip().startswith(headline):
        return text
    # It may stand there all the same, after a date stamp or a credit.
    if headline in text and ("headline", headline) in (
        (kind, text[start:end]) for kind, start, end in find_parts(text)
    ):
        return text
    return f"{headline}\n\n{text}"


def _fill_parts(cells: dict[str, list[str]]) -> None:
    """Fill headline and credit from the text where they are not given."""
    for index, text in enumerate(cells["text"]):
        headline, credit = cells["headline"][index], cells["credit"][index]
        if headline and credit:
            continue
        parts = find_parts(text, headline=headline)
        # Of two credits, at the head and at the end, the first.
        found = {kind: text[start:end] for kind, start, end in reversed(parts)}
        cells["headline"][index] = headline or found.get("headline", "")
        cells["credit"][index] = credit or found.get("credit", "")
