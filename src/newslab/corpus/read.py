"""Read articles into one table, and tell the parts of an article apart."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from newslab.corpus.cut import keep_cut
from newslab.corpus.manifest import MANIFEST, read_folder
from newslab.corpus.parts import find_parts
from newslab.corpus.records import (
    Faults,
    Layout,
    Row,
    check_cells,
    collect,
    csv_rows,
    jsonl_rows,
    parquet_rows,
    read_text,
)
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
_REQUIRED = ("doc_id", "outlet", "text")
_COMPUTED = ("path", "encoding", "sha256", "n_words")
_TABLE_LAYOUT = Layout(
    fields=tuple(name for name in ARTICLE_COLUMNS if name not in _COMPUTED),
    required=_REQUIRED,
    filled=_REQUIRED,
    ignored=_COMPUTED,
)
_KINDS = "a folder of .txt files, .csv, .jsonl, .jsonl.gz or .parquet"


def read_corpus(
    path: str | Path, *, columns: Mapping[str, str] | None = None, keep: Iterable[str] = ()
) -> pd.DataFrame:
    r"""Read a corpus of articles, and refuse it with a list of all that is wrong with it.

    Parameters
    ----------
    path : str or path
        One of

        - a folder of .txt files with a manifest ``articles.csv`` of the columns doc_id, file,
          outlet, outlet_evidence, date, date_evidence, event, sha256, note. An empty sha256 is
          not checked. Hidden files and other file types are passed over;
        - a folder of .txt files without one: a draft is written there, to be filled in, in which
          each outlet is ``unknown <doc_id>``;
        - a .csv, .jsonl, .jsonl.gz or .parquet file with the columns doc_id, outlet, text and, as
          you have them, date, headline, credit, event, outlet_evidence, date_evidence, note. An
          articles table saved as CSV is such a file; its path, encoding, sha256 and n_words are
          worked out anew.

        Text files and CSV may be in any encoding that `decode` recognises.
    columns : mapping of str to str, optional
        Columns to rename: ``{"title": "headline"}``.
    keep : iterable of str, optional
        Further columns to carry along, after the others: ``["url"]``.

    Returns
    -------
    pandas.DataFrame
        One row an article, in the order of the file. All columns but n_words and those of `keep`
        are strings, "" where nothing is known.

        - doc_id, outlet
        - date: ISO 8601 as given
        - headline, credit: as given, else what `find_parts` finds (a credit at the head of the
          text, or at its end)
        - text: as decoded, newlines untouched; every offset in newslab points into it. Where a
          headline comes in a column of its own and the text does not begin with it, it is put
          above the text as its first line, with an empty line between
        - event
        - path: the file in the folder, or the file and its row (``corpus.jsonl:3``)
        - encoding: see `decode`
        - sha256: of the bytes of the .txt file, else of `text` in UTF-8
        - n_words: words, numbers not counted
        - outlet_evidence, date_evidence, note
        - the columns of `keep`

    Raises
    ------
    InputError
        One for all faults, each with its row (the header of a CSV file is row 1): missing,
        unknown and doubled columns, empty doc_id, outlet or text, doubled doc_ids, dates that
        are not ISO 8601, files that are missing, unlisted, changed or cannot be decoded.
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
    path, columns = Path(path), columns or {}
    keep = (keep,) if isinstance(keep, str) else tuple(keep)
    if clash := [name for name in keep if name in ARTICLE_COLUMNS]:
        problems = [f"{name!r} is a column of every articles table" for name in clash]
        raise InputError("keep", problems, "Give the one of the file another name with columns=.")
    if path.is_dir():
        cells = read_folder(path, columns=columns, keep=keep)
    elif path.is_file():
        cells = _read_table(path, columns, keep)
    else:
        raise InputError(str(path), ["no such file or folder"], f"Give {_KINDS}.")
    _fill_parts(cells)
    texts = {name: cells[name] for name in ("doc_id", "text", "headline")}
    cells["n_words"] = keep_cut(pd.DataFrame(texts)).n_words.tolist()
    return pd.DataFrame({name: cells[name] for name in (*ARTICLE_COLUMNS, *keep)})


def _read_table(
    path: Path, columns: Mapping[str, str], keep: tuple[str, ...]
) -> dict[str, list[Any]]:
    """Cells of a file that holds the texts themselves."""
    faults, encoding = Faults(str(path)), "utf-8"
    name = path.name.lower()
    rows: Iterator[Row]
    if name.endswith(".csv"):
        text, encoding = read_text(path)
        rows = csv_rows(text, faults)
    elif name.endswith((".jsonl", ".jsonl.gz")):
        rows = jsonl_rows(path, faults)
    elif name.endswith(".parquet"):
        rows = parquet_rows(path, faults)
    else:
        raise InputError(str(path), ["not a kind of file that holds a corpus"], f"Give {_KINDS}.")
    records = collect(rows, _TABLE_LAYOUT, columns=columns, keep=keep, faults=faults)
    if path.name == MANIFEST and "text" in records.missing:
        faults.hints.append("If it is the manifest of a folder of texts, read the folder.")
    check_cells(records, _TABLE_LAYOUT, faults)
    faults.raise_if_any()
    cells = records.cells
    cells["text"] = list(map(_with_headline, cells["text"], cells["headline"]))
    cells["sha256"] = [hashlib.sha256(text.encode("utf-8")).hexdigest() for text in cells["text"]]
    cells["path"] = [f"{path.name}:{number}" for number in records.rows]
    cells["encoding"] = [encoding] * len(records.rows)
    return cells


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


def _fill_parts(cells: dict[str, list[Any]]) -> None:
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
