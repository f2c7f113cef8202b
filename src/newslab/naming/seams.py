"""Seams: places inside one article where a spelling convention changes, as where sources meet."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from math import comb
from typing import Any, NamedTuple, TypeAlias

import pandas as pd

from newslab.corpus.cut import cut
from newslab.naming.spelling import find_spellings
from newslab.resources import ListOf
from newslab.tables import make_table

# Beyond one exception in ten a change is no longer one place.
_MAX_EXCEPTION_SHARE = 0.1
_MIN_SIDE = 2  # a single word is no stretch of text

_Row: TypeAlias = dict[Hashable, Any]
_JOINED_BY = "; "
_KINDS = ("seam", "mixed", "trace", "too few")


def find_seams(articles: pd.DataFrame, spellings: ListOf = True) -> pd.DataFrame:
    r"""Find where an article changes from one way of writing to another.

    Desks keep to one spelling; a text put together from two sources often does not. Each other
    form of a convention is set against the commonest form of the article, and the place is sought
    that parts the two with the fewest exceptions.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, outlet, text (`read_corpus`).
    spellings : True, str, path or pandas.DataFrame
        As in `find_spellings`, which gives the place of every occurrence that is counted here.

    Returns
    -------
    pandas.DataFrame
        One row a pair of forms that an article uses, article by article, seams first:

        - doc_id, outlet, convention
        - kind: ``seam`` (each form at least twice on its side, exceptions at most one in ten),
          ``trace`` (one form but for a single place), ``too few`` (each form once), ``mixed``
        - form_before, form_after; n_before, n_after (occurrences on the side named); n_exceptions
          (occurrences of either form on the wrong side)
        - p: share of all orders of these occurrences that some place parts as cleanly, 0 to 1,
          counted exactly
        - start, end: the gap, from the end of the last form_before to the start of the first
          form_after; of a trace, the single place itself
        - last_before, first_after: what stands on both sides of the gap
        - place_before, place_after: headline, heading or body, and whether quoted
        - heading: a heading that stands in the gap, "" if none
        - agrees_with: other conventions with a seam whose gap overlaps this one

    Raises
    ------
    InputError
        As in `find_spellings`.

    Notes
    -----
    Small n cannot be surprising: two occurrences of one form before three of the other give
    p = 0.2. p takes each occurrence for a choice of its own, and is not corrected for the number
    of conventions looked at: read it with heading and agrees_with, and read the text. A seam says
    that a habit of writing changes, not who wrote either part; a quotation may bring in spellings
    of its own, see place_before and place_after.

    Examples
    --------
    >>> text = "قال الأميركي للأميركي نعم.\n\nعنوان\n\nورأى الأمريكي أن أمريكا والأمريكيين بخير."
    >>> articles = pd.DataFrame({"doc_id": ["a"], "outlet": ["A"], "text": [text]})
    >>> seams = find_seams(articles)
    >>> seams[["kind", "form_before", "form_after", "n_before", "n_after", "p", "heading"]]
       kind form_before form_after  n_before  n_after    p heading
    0  seam      أميركي     أمريكي         2        3  0.2   عنوان
    """
    found = find_spellings(articles, spellings)
    n_forms = found.groupby(["doc_id", "convention"])["form"].transform("nunique")
    found = found[n_forms > 1]
    titles = _headings(articles[articles["doc_id"].isin(found["doc_id"])])
    rows = []
    for _, in_article in found.groupby("doc_id", sort=False):
        described = [
            _describe(pair, titles[pair[0]["doc_id"]])
            for _, used in in_article.groupby("convention", sort=False)
            for pair in _pairs(used.to_dict("records"))
        ]
        described.sort(key=lambda row: (_KINDS.index(row["kind"]), row["p"]))
        rows += [row | {"agrees_with": _agreeing(row, described)} for row in described]
    return make_table((tuple(row.values()) for row in rows), "seams")


def _headings(articles: pd.DataFrame) -> dict[str, list[tuple[int, int, str]]]:
    """Offsets and text of the headings of each article."""
    found = cut(articles)
    headings: dict[str, list[tuple[int, int, str]]] = {name: [] for name in articles["doc_id"]}
    doc_ids = articles["doc_id"].tolist()
    for number, start, end, kind in found.parts.rows():
        if kind == "heading":
            headings[doc_ids[number]].append((start, end, found.texts[number][start:end]))
    return headings


def _pairs(places: list[_Row]) -> Iterator[list[_Row]]:
    """Yield the places of the commonest form together with those of each other form."""
    (commonest, _), *others = Counter(place["form"] for place in places).most_common()
    for other, _ in others:
        yield [place for place in places if place["form"] in (commonest, other)]


def _describe(places: list[_Row], headings: list[tuple[int, int, str]]) -> _Row:
    forms = [place["form"] for place in places]
    split = _best_split(forms)
    before, after = places[split.at - 1], places[split.at]
    n_of = Counter(forms)
    kind = _kind(split, n_of)
    start, end = before["end"], after["start"]
    if kind == "trace":
        single = min(n_of, key=lambda form: n_of[form])
        start, end = next((p["start"], p["end"]) for p in places if p["form"] == single)
    return {
        "doc_id": before["doc_id"],
        "outlet": before["outlet"],
        "convention": before["convention"],
        "kind": kind,
        "form_before": before["form"],
        "form_after": after["form"],
        "n_before": split.n_before,
        "n_after": split.n_after,
        "n_exceptions": split.n_exceptions,
        "p": chance_of_split(n_of[before["form"]], n_of[after["form"]], split.n_exceptions),
        "start": start,
        "end": end,
        "last_before": before["match"],
        "first_after": after["match"],
        "place_before": _place(before),
        "place_after": _place(after),
        "heading": _JOINED_BY.join(text for s, e, text in headings if start <= s and e <= end),
    }


class _Split(NamedTuple):
    n_exceptions: int
    at: int  # number of the first occurrence behind it
    n_before: int
    n_after: int


def _best_split(forms: Sequence[str]) -> _Split:
    """Where two forms are parted with the fewest exceptions; the first such place."""
    splits = []
    for at in range(1, len(forms)):
        if forms[at - 1] != forms[at]:
            n_before = forms[:at].count(forms[at - 1])
            n_after = forms[at:].count(forms[at])
            splits.append(_Split(len(forms) - n_before - n_after, at, n_before, n_after))
    return min(splits)


def _kind(split: _Split, n_of: Counter[str]) -> str:
    if n_of.total() == len(n_of):
        return "too few"
    if min(n_of.values()) == 1:
        return "trace"
    is_clean = split.n_exceptions <= _MAX_EXCEPTION_SHARE * n_of.total()
    return "seam" if is_clean and min(split.n_before, split.n_after) >= _MIN_SIDE else "mixed"


def chance_of_split(n_a: int, n_b: int, n_exceptions: int) -> float:
    """Chance that a random order of two forms is parted somewhere as cleanly.

    Parameters
    ----------
    n_a, n_b : int
        Occurrences of the two forms, at least 1.
    n_exceptions : int
        Occurrences on the wrong side of the place that leaves the fewest of them there.

    Returns
    -------
    float
        Share of all orders of the occurrences that some place, either form first, parts with at
        most `n_exceptions`; 1 where no place does better than none at all.

    Notes
    -----
    An order is a walk of steps +1 and -1 that ends at ``n_a - n_b``. A place with e exceptions
    exists where the walk reaches ``n_a - e`` or ``-(n_b - e)``; the walks that reach neither are
    counted by reflection.

    Examples
    --------
    >>> chance_of_split(2, 3, 0)
    0.2
    >>> chance_of_split(1, 1, 0)
    1.0
    """
    if n_exceptions >= min(n_a, n_b):
        return 1.0
    n = n_a + n_b
    between = n - 2 * n_exceptions
    turns = range(-(n // between) - 1, n // between + 2)
    unparted = sum(
        _choose(n, n_a + turn * between) - _choose(n, n_exceptions + turn * between)
        for turn in turns
    )
    return (comb(n, n_a) - unparted) / comb(n, n_a)


def _choose(n: int, k: int) -> int:
    return comb(n, k) if k >= 0 else 0


def _place(occurrence: _Row) -> str:
    return f"{occurrence['place']}{', quoted' if occurrence['quoted'] else ''}"


def _agreeing(row: _Row, rows: list[_Row]) -> str:
    """Other conventions that have a seam in the gap of this one."""
    seams = [other for other in rows if other["kind"] == "seam"] if row["kind"] == "seam" else []
    return _JOINED_BY.join(
        other["convention"]
        for other in seams
        if other["convention"] != row["convention"]
        and other["start"] < row["end"]
        and row["start"] < other["end"]
    )
