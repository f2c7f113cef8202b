"""Articles by their doc_id, and the sentence in which a place of one stands."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from newslab.catalog import say
from newslab.corpus.cut import cut
from newslab.errors import InputError
from newslab.tables import check

__all__ = ["Library", "Spot", "given_text", "lines_of", "one_article", "rows_of", "spots_of"]

_NEWLINES = "\r\n\x0b\x0c\x85\u2028\u2029"


class Spot(NamedTuple):
    """A sentence of an article."""

    sent_id: int
    start: int
    end: int
    kind: str


class Library:
    """Articles, and their sentences once they are asked for.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, text; outlet where it is known.
    lang : str
        In which they are named.
    """

    def __init__(self, articles: pd.DataFrame, lang: str) -> None:
        articles = check(articles, "articles", columns=("doc_id", "text"))
        self._rows = {doc_id: row for row, doc_id in enumerate(articles["doc_id"])}
        self._articles = articles
        self._lang = lang

    @cached_property
    def _spots(self) -> list[list[Spot]]:
        """The sentences of each article."""
        found = cut(self._articles)
        spots: list[list[Spot]] = [[] for _ in found.texts]
        for number, start, end, kind in found.sentences.rows():
            spots[number].append(Spot(len(spots[number]), start, end, kind))
        return spots

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, doc_id: object) -> bool:
        return doc_id in self._rows

    def row(self, doc_id: str) -> pd.Series:
        """The article's row; raises InputError if there is none."""
        if doc_id not in self._rows:
            known = ", ".join(map(repr, list(self._rows)[:20]))
            raise InputError("doc_id", [f"no article {doc_id!r}"], f"There are {known}.")
        return self._articles.iloc[self._rows[doc_id]]

    def text(self, doc_id: str) -> str:
        """The article as published."""
        return str(self.row(doc_id)["text"])

    def name(self, doc_id: str) -> str:
        """Outlet and doc_id, by which readers know an article."""
        outlet = given_text(self.row(doc_id), "outlet")
        if outlet == f"unknown {doc_id}":
            return say("view.unknown_outlet", self._lang, doc_id=doc_id)
        return f"{outlet} ({doc_id})" if outlet and outlet != doc_id else doc_id

    def spots(self, doc_id: str) -> list[Spot]:
        """The article's sentences, in order."""
        self.row(doc_id)
        return self._spots[self._rows[doc_id]]

    def sentence_at(self, doc_id: str, start: int) -> Spot | None:
        """The sentence that holds a place, or the nearest before it; None if there is none."""
        spots = self.spots(doc_id)
        at = bisect_right(spots, start, key=lambda spot: spot.start) - 1
        return spots[max(at, 0)] if spots else None


def given_text(row: pd.Series, column: str) -> str:
    """The text in a cell; empty where there is no such column or nothing in it."""
    value = row.get(column, "")
    return value if isinstance(value, str) else ""


def spots_of(sentences: pd.DataFrame) -> list[Spot]:
    """The sentences of one article as spots."""
    columns = ("sent_id", "start", "end", "kind")
    checked = check(sentences, "sentences", columns=columns)
    cells = [checked[column].tolist() for column in columns]
    return [Spot._make(spot) for spot in zip(*cells, strict=True)]


def one_article(article: pd.Series | pd.DataFrame) -> pd.DataFrame:
    """A table of the one article that was given as a row of `articles` or as a table of one row.

    Raises
    ------
    InputError
        If it is neither, or lacks doc_id or text.
    """
    table = article.to_frame().T if isinstance(article, pd.Series) else article
    table = check(table, "articles", columns=("doc_id", "text"))
    if len(table) != 1:
        raise InputError(
            "article",
            [f"expected one article, got {len(table):,}"],
            'Choose one, such as articles[articles["doc_id"] == "002"].',
        )
    return table


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the lines of a text that hold something."""
    start = 0
    for at, letter in enumerate((*text, "\n")):
        if letter in _NEWLINES:
            if text[start:at].strip():
                yield start, at
            start = at + 1


def rows_of(
    table: pd.DataFrame, name: str, needed: Sequence[str], doc_id: str, side: str = "doc_id"
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Number in the table and cells of each row that belongs to an article.

    Parameters
    ----------
    table : pandas.DataFrame
        The columns `needed`, and those of a table called `name` that it has besides, checked.
    """
    checked = check(table, name, columns=[*needed, *getattr(table, "columns", ())])
    own = (checked[side] == doc_id).to_numpy()
    yield from zip(own.nonzero()[0].tolist(), checked[own].to_dict("records"), strict=True)
