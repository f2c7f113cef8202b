"""What sets one outlet apart from another: dots and intervals on both sides of 0."""

from dataclasses import replace
from typing import Any

import pandas as pd
from matplotlib.ticker import MaxNLocator

from newslab.catalog import number
from newslab.charts.engine.look import Look, chart, fold
from newslab.charts.engine.rows import Axis, Cell, Mark, Row, Rows, folded
from newslab.charts.engine.rows_drawing import draw_rows
from newslab.charts.figure import Chart
from newslab.charts.style import BLUE, INK, MUTED, NEUTRAL, VERMILION, VERMILION_TEXT

__all__ = ["keyness"]

MOST_TARGETS = 6
MOST_TERMS, FEWEST_TERMS = 12, 3  # a side, of one target and of many
MOST_TERMS_TOLD = 3  # a side
MOST_TICKS = 7
BEYOND_ENDS = 1.03  # of the farthest interval: its end is not to stand on the edge
# As the tables of terms join written forms, the commonest first.
FORMS_JOINED_BY = "، "


@chart("keyness")
def keyness(table: pd.DataFrame, look: Look) -> Chart:
    """Show the terms that an outlet uses more than its reference, and those that it uses less.

    Each term has its counts in both, and a dot for its log-odds with the interval. Dots are filled
    where the interval leaves out 0, and hollow and grey where chance may explain the difference.
    The 12 terms of the largest absolute z stand for each side; of several targets fewer.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a term of a target (`keyness`): outlet (or doc_id, or event), reference, term,
        n_target, n_reference, n_words_target, n_words_reference, log_odds, z, ci_low, ci_high;
        forms (written forms, the commonest first, joined by ``، ``) is optional and shown instead
        of the term.
    {options}

    Notes
    -----
    z takes each word as drawn on its own. In few articles that is too sure of itself: read
    ``q_articles`` in the table too.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "outlet": "Sama",
    ...         "reference": "rest",
    ...         "term": ["دولة", "منطقة"],
    ...         "n_target": [12, 0],
    ...         "n_reference": [17, 7],
    ...         "n_words_target": 319,
    ...         "n_words_reference": 1001,
    ...         "log_odds": [0.51, -0.91],
    ...         "z": [1.65, -1.09],
    ...         "ci_low": [-0.10, -2.56],
    ...         "ci_high": [1.11, 0.73],
    ...     }
    ... )
    >>> keyness(table, lang="en").alt_text.rpartition(". ")[2]
    'Terms whose interval leaves out 0: 0 of 2.'
    """
    by = next(column for column in ("outlet", "doc_id", "event") if column in table)
    names = look.names([*table[by], *table["reference"]])
    if "rest" in names and "rest" not in look.labels:
        names["rest"] = look.say("rest")
    forms = table["forms"] if "forms" in table else table["term"]
    first = forms.str.split(FORMS_JOINED_BY).str[0]
    terms = table.assign(
        target=table[by],
        written=first.where(first != "", table["term"]),
        strength=table["z"].abs(),
        is_beyond=(table["ci_low"] > 0) | (table["ci_high"] < 0),
    ).sort_values("strength", ascending=False, kind="stable")
    by_pair: dict[Any, list[Any]] = {
        pair: list(of.itertuples()) for pair, of in terms.groupby(["target", "reference"])
    }
    pairs = list(dict.fromkeys(zip(table[by], table["reference"], strict=True)))
    shown, n_more_pairs = fold(pairs, MOST_TARGETS, lambda pair: by_pair[pair][0].strength)
    n_terms = max(MOST_TERMS // len(shown), FEWEST_TERMS)
    sides = [_Sides(names[pair[0]], names[pair[1]], by_pair[pair], n_terms) for pair in shown]
    sides = [side for side in sides if side.terms]
    if not sides:
        return look.nothing()
    farthest = max(max(-of.ci_low, of.ci_high) for side in sides for of in side.terms)
    axis = _axis(BEYOND_ENDS * farthest, look)
    n_shown = sum(len(side.terms) for side in sides)
    rest, left_out = folded(look, "term", len(table) - n_shown, n_outlets=n_more_pairs)
    tables = [_rows(side, axis, look, has_title=len(sides) > 1) for side in sides]
    tables[-1] = replace(tables[-1], rows=[*tables[-1].rows, *rest])
    n_beyond = int(terms["is_beyond"].sum())
    is_one = len(by_pair) == 1
    has_hollow = not all(of.is_beyond for side in sides for of in side.terms)
    n_target, n_reference = (
        int(table[column].iloc[0]) for column in ("n_words_target", "n_words_reference")
    )
    values = {
        "target": sides[0].target,
        "reference": sides[0].reference,
        "n_target": n_target,
        "n_reference": n_reference,
        "count": look.count(len(pairs), "outlet" if by == "outlet" else "article"),
        "n_beyond": n_beyond,
        "n": len(table),
        "terms": look.count(n_shown, "term"),
    }
    return draw_rows(
        tables,
        look,
        subtitle=look.sentences(
            ("unit", is_one),
            ("unit_of_each", not is_one),
            ("measure", True),
            ("beyond", True),
            ("all_chance", not n_beyond),
            ("hollow", bool(n_beyond) and has_hollow),
            **values,
        ),
        counted=look.count(n_target + n_reference, "word"),
        about=look.say("about" if is_one else "about_each", **values),
        told=" ".join([*(_told(side, look) for side in sides), look.say("told_beyond", **values)]),
        left_out=left_out,
    )


class _Sides:
    """What a target uses more than its reference, and what it uses less."""

    def __init__(self, target: str, reference: str, terms: list[Any], most: int) -> None:
        self.target, self.reference = target, reference
        self.more = [of for of in terms if of.log_odds > 0][:most]
        self.less = [of for of in terms if of.log_odds < 0][:most]

    @property
    def terms(self) -> list[Any]:
        return [*self.more, *self.less]


def _axis(extent: float, look: Look) -> Axis:
    """A scale that is as long on both sides; more in the reference is where reading starts."""
    locator = MaxNLocator(MOST_TICKS, steps=[1, 2, 5, 10], symmetric=True)
    values = [float(value) for value in locator.tick_values(-extent, extent)]
    ticks = {
        value: ("+" if value > 0 else "") + number(value, look.lang)
        for value in values
        if abs(value) <= extent
    }
    return Axis(-extent, extent, ticks=ticks, name=look.say("axis"))


def _rows(sides: _Sides, axis: Axis, look: Look, *, has_title: bool) -> Rows:
    rows = [_row(term, look) for term in sides.more]
    # A gap between the sides.
    rows += [Row(is_heading=True)] if sides.more and sides.less else []
    rows += [_row(term, look) for term in sides.less]
    less = look.small(look.say("less", name=sides.reference), VERMILION_TEXT, "bold")
    more = look.small(look.say("more", name=sides.target), BLUE, "bold")
    return Rows(
        rows,
        heads=[
            [look.small(look.say("times"))],
            [look.small(sides.target, BLUE)],
            [look.small(sides.reference, VERMILION_TEXT)],
        ],
        axis=replace(axis, sides=[less, more]),
        title=sides.target if has_title else "",
        label_share=0.3,
        align="center",
        gap=0.05,
    )


def _row(term: Any, look: Look) -> Row:
    counts = [
        [look.text(number(n, look.lang), INK if n else MUTED)]
        for n in (term.n_target, term.n_reference)
    ]
    colour = BLUE if term.log_odds > 0 else VERMILION
    mark = Mark(
        term.log_odds,
        (term.ci_low, term.ci_high),
        colour if term.is_beyond else NEUTRAL,
        is_hollow=not term.is_beyond,
    )
    return Row([look.text(term.written)], texts=counts, cells=[Cell([mark])])


def _told(sides: _Sides, look: Look) -> str:
    """Tell the strongest terms of both sides."""
    parts = []
    for name, terms in ((sides.target, sides.more), (sides.reference, sides.less)):
        told = [
            look.say("term", term=of.written, n=of.n_target, m=of.n_reference)
            for of in terms[:MOST_TERMS_TOLD]
        ]
        if told:
            parts.append(look.say("side", name=name, terms=look.joined(told, "comma")))
    return " ".join(parts)
