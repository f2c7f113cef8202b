"""Shares by outlet and voice, checked: what an outlet says itself, and what it quotes."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from newslab.charts.columns import numbers, texts
from newslab.errors import InputError, check_columns

__all__ = ["VOICES", "VoiceShare", "faulty_share", "read_voices", "unequal_counts"]

VOICES = ("own", "quoted")
ROUNDING = 1e-9


@dataclass(frozen=True)
class VoiceShare:
    """A share of one outlet in one voice, with its counts; share and interval may be NaN."""

    row: str
    outlet: str
    key: str
    voice: str
    n: float
    n_found: float
    share: float
    ci_low: float
    ci_high: float


def read_voices(
    table: pd.DataFrame, key: str, n: str, n_found: str, *, name: str, maker: str
) -> list[VoiceShare]:
    """Check a table of shares by voice.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an outlet, key and voice: outlet, voice ("own" or "quoted"), share, ci_low,
        ci_high, and the columns named by `key`, `n` and `n_found`.
    key, n, n_found : str
        Columns of what the share is of: its name, its denominator, and how often it was found.
    name, maker : str
        What the table is called, and the function that makes one.

    Returns
    -------
    list of VoiceShare
        As the table has them; the share of nothing is NaN.

    Raises
    ------
    InputError
        With every fault: no rows, missing columns, a row that is there twice, another voice,
        counts, shares or intervals that are none.
    """
    columns = ("outlet", key, "voice", n, n_found, "share", "ci_low", "ci_high")
    check_columns(table, columns, name=name, maker=maker)
    if table.empty:
        raise InputError(name, ["the table has no rows"], "Is there an article to count in?")
    index = [str(label) for label in table.index]
    keys = [texts(table, column) for column in columns[:3]]
    values = [numbers(table, column) for column in columns[3:]]
    shares = [VoiceShare(*row) for row in zip(index, *keys, *values, strict=True)]
    problems = list(_faulty_rows(shares, key, n, n_found))
    if problems:
        raise InputError(name, problems, f"One row an outlet, {key} and voice.")
    return [share if share.n else replace(share, share=math.nan) for share in shares]


def faulty_share(row: str, share: float, ci_low: float, ci_high: float) -> Iterator[str]:
    """Say what is wrong with a share and its interval, which may be missing."""
    if not 0 <= share <= 1:
        yield f"row {row}: share is {share}, not a number from 0 to 1"
    elif math.isnan(ci_low) and math.isnan(ci_high):
        return
    elif not (0 <= ci_low <= share + ROUNDING and share - ROUNDING <= ci_high <= 1):
        yield f"row {row}: share {share} is not in its interval, {ci_low} to {ci_high}"


def unequal_counts(shares: list[VoiceShare], n: str) -> Iterator[str]:
    """Say which outlets have more than one number of units in the same voice."""
    counts: dict[tuple[str, str], set[float]] = {}
    for share in shares:
        counts.setdefault((share.outlet, share.voice), set()).add(share.n)
    for (outlet, voice), found in counts.items():
        if len(found) > 1:
            listed = ", ".join(f"{value:g}" for value in sorted(found)[:20])
            yield f"{outlet!r}, {voice}: {n} has more than one value, {listed}"


def _faulty_rows(shares: list[VoiceShare], key: str, n: str, n_found: str) -> Iterator[str]:
    seen = set()
    for share in shares:
        cell = (share.outlet, share.key, share.voice)
        if not share.outlet.strip() or not share.key.strip():
            yield f"row {share.row}: outlet or {key} is missing"
        elif cell in seen:
            listed = ", ".join(map(repr, cell))
            yield f"row {share.row}: {listed} is there already"
        seen.add(cell)
        if share.voice not in VOICES:
            yield f"row {share.row}: voice is {share.voice!r}, neither 'own' nor 'quoted'"
        for column, count in ((n, share.n), (n_found, share.n_found)):
            if not 0 <= count < math.inf:
                yield f"row {share.row}: {column} is {count}, not a count"
        if share.n:
            yield from faulty_share(share.row, share.share, share.ci_low, share.ci_high)
