"""Which outlet calls whom by which name, and how often: a table of counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from newslab.catalog import number
from newslab.charts.engine.lines import ink_on, shade
from newslab.charts.engine.look import Look, chart, fold
from newslab.charts.engine.rows import Cell, Row, Rows, folded
from newslab.charts.engine.rows_drawing import draw_rows
from newslab.charts.figure import Chart
from newslab.charts.style import GRID, MUTED, PAPER

__all__ = ["names"]

MOST_NAMES, MOST_OUTLETS = 40, 12
MOST_NAMES_TOLD = 3  # of a referent
ABSENT = "—"
# Added to what a share is of: once of one is not to be as dark as nine times of nine.
FEW = 2


@chart("name_variants")
def names(table: pd.DataFrame, look: Look) -> Chart:
    """Show by which names and spellings each outlet calls the same thing.

    One row a name, under the referent that it is of, one column an outlet. A cell has how often
    the outlet uses the name; the larger its share of all names of that referent there, the darker,
    but where there are few names in all it stays pale. Of more than 40 names, or 12 outlets, the
    commonest stay.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a name used in an article (`name_variants`): doc_id, outlet, referent, name, n,
        n_referent.
    {options}

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "doc_id": ["a", "a", "b"],
    ...         "outlet": ["Sama", "Sama", "Reuters"],
    ...         "referent": "Kazakhstan",
    ...         "name": ["كازاخستان", "قازاخستان", "قازاخستان"],
    ...         "n": [9, 1, 6],
    ...         "n_referent": [10, 10, 6],
    ...     }
    ... )
    >>> names(table, lang="en").alt_text.rpartition(". ")[2]
    'Kazakhstan: كازاخستان 9 (Sama 9), قازاخستان 7 (Sama 1, Reuters 6).'
    """
    outlets = look.names(table["outlet"])
    referents = {key: _Referent(label) for key, label in look.names(table["referent"]).items()}
    articles: dict[str, set[str]] = {outlet: set() for outlet in outlets}
    rows: list[Any] = list(table.itertuples())
    for row in rows:
        referents[row.referent].add(row)
        articles[row.outlet].add(row.doc_id)
    used = [(of, name, n) for of in referents.values() for name, n in of.names.most_common() if n]
    shown, n_more = fold(used, MOST_NAMES, lambda name: name[2])
    of_outlets = sum((of.totals for of in referents.values()), Counter[str]())
    columns, n_more_outlets = fold(list(outlets), MOST_OUTLETS, of_outlets.__getitem__)

    drawn = []
    for of in referents.values():
        named = [name for other, name, _ in shown if other is of]
        if named:
            label = [look.small(of.label, weight="bold")]
            totals = [_total(of.totals[outlet], look) for outlet in columns]
            drawn.append(Row(label, cells=totals, is_heading=True))
        for name in named:
            cells = [_cell(of.used[name, outlet], of.totals[outlet], look) for outlet in columns]
            drawn.append(Row([look.text(name)], cells=cells))
    written = {cell.lines[0].text for row in drawn for cell in row.cells if cell.shade}
    rest, left_out = folded(look, "name", n_more, n_outlets=n_more_outlets)
    heads = [
        [
            look.text(outlets[outlet], weight="bold"),
            look.small(look.count(len(articles[outlet]), "article")),
        ]
        for outlet in columns
    ]
    namings = look.count(of_outlets.total(), "naming")
    return draw_rows(
        [Rows([*drawn, *rest], panels=heads, gap=0.0, is_ruled=False)],
        look,
        subtitle=look.sentences(
            ("unit", True),
            ("otherwise", "0" in written),
            ("absent", ABSENT in written),
            ("one_article_each", {len(of) for of in articles.values()} == {1}),
        ),
        counted=namings,
        about=look.say("about", outlets=look.count(len(outlets), "outlet"), namings=namings),
        told=_told(list(referents.values()), outlets, look),
        left_out=left_out,
    )


class _Referent:
    """What one thing is called: occurrences by name, by name and outlet, and by outlet."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.names: Counter[str] = Counter()
        self.used: Counter[tuple[str, str]] = Counter()
        self.totals: Counter[str] = Counter()
        self._counted: set[str] = set()

    def add(self, row: Any) -> None:
        """Add a name used in an article."""
        self.names[row.name] += row.n
        self.used[row.name, row.outlet] += row.n
        if row.doc_id not in self._counted:
            self._counted.add(row.doc_id)
            self.totals[row.outlet] += row.n_referent


def _total(n: int, look: Look) -> Cell:
    return Cell(lines=[look.small(look.say("total", n=n))] if n else [])


def _cell(n: int, total: int, look: Look) -> Cell:
    if not n:
        text = look.text("0" if total else ABSENT, MUTED)
        return Cell(lines=[text], shade=PAPER, outline=GRID)
    colour = shade(n / (total + FEW))
    return Cell(lines=[look.text(number(n, look.lang), ink_on(colour), "bold")], shade=colour)


def _told(referents: Sequence[_Referent], outlets: Mapping[str, str], look: Look) -> str:
    """Tell who uses which name where names differ."""
    told = []
    for of in referents:
        parts = []
        for name, n in of.names.most_common(MOST_NAMES_TOLD):
            by = [
                f"{label} {of.used[name, outlet]:,}"
                for outlet, label in outlets.items()
                if of.used[name, outlet]
            ]
            parts.append(f"{name} {n:,} ({look.joined(by, 'comma')})")
        if n_more := len(of.names) - len(parts):
            parts.append(look.say("others", n=n_more))
        if len(of.names) > 1:
            told.append(f"{of.label}: {look.joined(parts, 'comma')}")
    same = [of.label for of in referents if len(of.names) == 1]
    if same:
        told.append(look.say("same", labels=look.joined(same, "comma")))
    return look.told(told)
