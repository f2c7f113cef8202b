"""Read what a study names: articles, codebook, lists, coding. All that is wrong is one error."""

from functools import partial
from pathlib import Path

import pandas as pd

from newslab.arabic import count_words
from newslab.coding.codedsheets import read_coding_sheets
from newslab.coding.spans import read_coded_spans
from newslab.corpus.read import ARTICLE_COLUMNS, read_corpus
from newslab.errors import InputError
from newslab.framing.codebook import Codebook, load_codebook
from newslab.study.lists import Lists, noted, read_lists
from newslab.study.settings import Settings
from newslab.tables import check

__all__ = ["read_data"]

_KEY, _SPANS = "key.csv", "frames.csv"
_BY_NAME = "by_name"

Data = tuple[Settings, pd.DataFrame, Codebook | None, Lists, pd.DataFrame]


def read_data(settings: Settings, problems: list[str]) -> Data:
    """Read the files that a study names, and check them against each other.

    Parameters
    ----------
    settings : Settings
    problems : list of str
        Faults that are known already: they are told with those of the files.

    Returns
    -------
    settings, articles, codebook, lists, coding
        The codebook is None, and the coding empty, where the study names none.

    Raises
    ------
    InputError
        With every fault of the study.
    """
    problems = list(problems)
    reading = partial(noted, problems)
    articles = reading("articles", lambda: _articles(settings), None)
    codebook = None
    if settings.codebook is not None:
        path = settings.codebook
        codebook = reading("codebook", lambda: load_codebook(path), None)
    lists, faults = read_lists(settings.lists, None if codebook is None else codebook.cues)
    problems += faults
    coding = reading("coding", lambda: _coding(settings.coding, codebook), _no_coding())
    if articles is not None:
        problems += _unknown("event", settings.event, articles["event"])
        problems += _unknown("follow", settings.follow, articles["doc_id"])
    if settings.poles and settings.codebook is None:
        problems.append("poles: are stances of a codebook, and the study names none")
    elif codebook is not None:
        for pole in settings.poles:
            problems += _unknown("poles", pole, codebook.frames["stance"])
    if problems:
        advice = "Mend what is listed; a study with a fault is not opened."
        raise InputError(settings.where, problems, advice)
    return settings, articles, codebook, lists, coding


def _articles(settings: Settings) -> pd.DataFrame:
    given = settings.articles
    if not isinstance(given, pd.DataFrame):
        return read_corpus(given, columns=settings.columns)
    table = given.rename(columns=dict(settings.columns)).reset_index(drop=True)
    check(table, "articles", columns=("doc_id", "outlet", "text"))
    table = table.assign(n_words=[count_words(text) for text in table["text"]])
    # Of a table nobody read, no file is known.
    missing = [name for name in ARTICLE_COLUMNS if name not in table]
    return table.assign(**dict.fromkeys(missing, "")).astype(dict.fromkeys(missing, "str"))


def _coding(path: Path | None, codebook: Codebook | None) -> pd.DataFrame:
    if path is None:
        return _no_coding()
    if path.is_dir() and (path / _KEY).exists():
        sheets = [file for file in sorted(path.glob("*.[cx][sl][vs]*")) if file.name != _KEY]
        return read_coding_sheets(sheets, path / _KEY, codebook)
    file = path / _SPANS if path.is_dir() else path
    if not file.exists():
        advice = f"A folder of sheets has a {_KEY}, a folder of coded spans a {_SPANS}."
        raise InputError(str(path), [f"holds neither {_KEY} nor {_SPANS}"], advice)
    with file.open(encoding="utf-8-sig") as lines:
        header = lines.readline().strip().split(",")
    # What is said with a name alone is no frame: the codebook counts names apart.
    return read_coded_spans(file, coder="reader", without=[_BY_NAME] if _BY_NAME in header else [])


def _no_coding() -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype="str") for name in ("unit_id", "coder", "stance")})


def _unknown(key: str, named: str, known: pd.Series) -> list[str]:
    values = [str(value) for value in pd.unique(known) if value]
    if not named or named in values:
        return []
    shown = ", ".join(map(repr, values[:20])) or "none"
    return [f"{key}: no {named!r}; there are {shown}"]
