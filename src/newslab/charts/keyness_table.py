"""A table of keyness, checked, with the terms that a chart of two sides shows."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from newslab.charts.columns import display_names, faulty_labels, numbers, texts
from newslab.errors import InputError, check_columns

__all__ = ["Keyness", "Term", "read_keyness"]

NUMBERS = (
    "n_target",
    "n_reference",
    "n_words_target",
    "n_words_reference",
    "log_odds",
    "z",
    "ci_low",
    "ci_high",
)
COUNTS = NUMBERS[:4]
# As the tables of terms join written forms, the commonest first.
FORMS_JOINED_BY = "، "


@dataclass(frozen=True)
class Term:
    """A term as it is written, its counts on both sides, and its log-odds."""

    text: str
    n_target: int
    n_reference: int
    log_odds: float
    z: float
    ci_low: float
    ci_high: float

    @property
    def is_beyond_chance(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.ci_low > 0 or self.ci_high < 0


@dataclass(frozen=True)
class Keyness:
    """What sets a target apart from its reference.

    Attributes
    ----------
    names, n_words : tuple
        Label and counted words of the target, and of the reference.
    more, less : list of Term
        What the target uses more and what it uses less, the largest |z| first.
    n_terms, n_beyond : int
        Terms in the table, and those of them whose interval leaves out 0.
    """

    names: tuple[str, str]
    n_words: tuple[int, int]
    more: list[Term]
    less: list[Term]
    n_terms: int
    n_beyond: int


def read_keyness(
    table: pd.DataFrame, n: int, labels: Mapping[str, str] | None = None, *, rest: str
) -> Keyness:
    """Check a table of keyness and take the `n` strongest terms of each side.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a term: outlet (or doc_id), reference, term, n_target, n_reference,
        n_words_target, n_words_reference, log_odds, z, ci_low, ci_high; optional forms.
    n : int
    labels : mapping of str to str, optional
        What to call the target and the reference.
    rest : str
        What to call a reference that is all others together.

    Raises
    ------
    InputError
        With every fault: no rows, missing columns, more than one target or reference, a term that
        is there twice, numbers that are missing, an interval that the log-odds are not in.
    """
    is_of_articles = isinstance(table, pd.DataFrame) and "outlet" not in table and "doc_id" in table
    key = "doc_id" if is_of_articles else "outlet"
    check_columns(table, [key, "reference", "term", *NUMBERS], name="keyness", maker="keyness")
    if table.empty:
        raise InputError("keyness", ["the table has no rows"], "A chart needs at least one term.")
    sides = []
    for column in (key, "reference"):
        names = list(dict.fromkeys(texts(table, column)))
        if len(names) > 1:
            listed = ", ".join(map(repr, names[:20]))
            raise InputError(
                "keyness",
                [f"{len(names)} values of {column!r}: {listed}"],
                f"A chart compares one target with one reference: "
                f"table[table[{column!r}] == {names[0]!r}].",
            )
        sides += names
    named = display_names(sides, {"rest": rest, **(labels or {})})
    rows = _rows(table)
    problems = [f"{sides[0]!r} is target and reference"] if sides[0] == sides[1] else []
    problems += [*_faulty_rows(rows), *_faulty_counts(rows), *faulty_labels(named)]
    if problems:
        raise InputError("keyness", problems, "One row a term, with its counts and its interval.")
    terms = [row.term() for row in rows]
    strongest = sorted(terms, key=lambda term: -abs(term.z))
    return Keyness(
        names=(named[sides[0]], named[sides[1]]),
        n_words=(int(rows[0].n_words_target), int(rows[0].n_words_reference)),
        more=[term for term in strongest if term.log_odds > 0][:n],
        less=[term for term in strongest if term.log_odds < 0][:n],
        n_terms=len(terms),
        n_beyond=sum(term.is_beyond_chance for term in terms),
    )


@dataclass(frozen=True)
class _Row:
    name: str
    key: str
    forms: str
    n_target: float
    n_reference: float
    n_words_target: float
    n_words_reference: float
    log_odds: float
    z: float
    ci_low: float
    ci_high: float

    def term(self) -> Term:
        commonest = self.forms.split(FORMS_JOINED_BY)[0] or self.key
        return Term(
            text=" ".join(commonest.split()),
            n_target=int(self.n_target),
            n_reference=int(self.n_reference),
            log_odds=self.log_odds,
            z=self.z,
            ci_low=self.ci_low,
            ci_high=self.ci_high,
        )


def _rows(table: pd.DataFrame) -> list[_Row]:
    terms = texts(table, "term")
    forms = texts(table, "forms") if "forms" in table else [""] * len(table)
    values = [numbers(table, column) for column in NUMBERS]
    index = [str(name) for name in table.index]
    return [_Row(*row) for row in zip(index, terms, forms, *values, strict=True)]


def _faulty_rows(rows: list[_Row]) -> Iterator[str]:
    seen = set()
    for row in rows:
        if not row.key.strip():
            yield f"row {row.name}: the term is missing"
        elif row.key in seen:
            yield f"row {row.name}: the term {row.key!r} is there already"
        seen.add(row.key)
        for column in COUNTS:
            if not 0 <= getattr(row, column) < math.inf:
                yield f"row {row.name}: {column} is {getattr(row, column)}, not a count"
        if not -math.inf < row.ci_low <= row.log_odds <= row.ci_high < math.inf:
            ends = f"{row.ci_low} to {row.ci_high}"
            yield f"row {row.name}: log_odds {row.log_odds} is not in its interval, {ends}"
        if not math.isfinite(row.z):
            yield f"row {row.name}: z is {row.z}"


def _faulty_counts(rows: list[_Row]) -> Iterator[str]:
    for column in ("n_words_target", "n_words_reference"):
        counts = sorted({getattr(row, column) for row in rows})
        if len(counts) > 1:
            yield f"{column} has more than one value: {', '.join(f'{n:g}' for n in counts[:20])}"
