"""How much of each outlet's words stand in each other one, as a matrix that is not symmetric."""

from typing import Any

import pandas as pd

from newslab.charts.engine.grid import Cell, Grid
from newslab.charts.engine.lines import Line, ink_on, shade
from newslab.charts.engine.look import Look, chart
from newslab.charts.figure import Chart
from newslab.charts.style import MUTED

__all__ = ["reuse"]

NO_VALUE = "–"
NOUNS = {"outlet": "outlet", "doc": "article", "event": "event"}
ITSELF = object()  # with which nothing is compared


@chart("reuse")
def reuse(table: pd.DataFrame, look: Look) -> Chart:
    """Show which share of the words of each outlet stands in each other outlet too.

    A row is the outlet whose words are counted, a column one where they stand too: 30% in one
    direction may be 23% in the other. In each cell the share and below it its interval, both in
    percent.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an ordered pair (`reuse_share`): outlet_a and outlet_b, or of doc or event;
        n_words_a (words of a), n_shared (of these, the words that stand in b too), share (0 to 1),
        ci_low, ci_high (0 to 1, may be missing), n_articles_a, ci_unit (what was resampled).
    {options}

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "outlet_a": ["Sama", "Reuters"],
    ...         "outlet_b": ["Reuters", "Sama"],
    ...         "n_words_a": [448, 326],
    ...         "n_shared": [102, 99],
    ...         "share": [0.228, 0.304],
    ...         "ci_low": [0.06, 0.08],
    ...         "ci_high": [0.43, 0.54],
    ...         "n_articles_a": 1,
    ...         "ci_unit": "sentences",
    ...     }
    ... )
    >>> reuse(table, lang="en").alt_text.partition(". ")[2].partition(". ")[0]
    'Highest: 30% of the words of “Reuters” (99 of 326) also stand in “Sama”'
    """
    by = next(by for by in NOUNS if f"{by}_a" in table)
    noun = NOUNS[by]
    pairs: list[Any] = list(table.rename(columns={f"{by}_a": "a", f"{by}_b": "b"}).itertuples())
    told = sorted(
        (pair for pair in pairs if pair.share == pair.share), key=lambda pair: -pair.share
    )
    if not told:
        return look.nothing()
    names = look.names(key for pair in pairs for key in (pair.a, pair.b))
    in_rows, in_columns = {pair.a: pair for pair in pairs}, {pair.b for pair in pairs}
    n_articles = [int(pair.n_articles_a) for pair in in_rows.values()]
    grid = Grid(
        look,
        rows={
            key: _label(in_rows[key], name, noun, look)
            for key, name in names.items()
            if key in in_rows
        },
        columns={key: [look.text(name)] for key, name in names.items() if key in in_columns},
        # Nothing is compared with itself.
        values={(pair.a, pair.b): pair for pair in told}
        | {(key, key): ITSELF for key in in_columns & {*in_rows}},
        cell=lambda pair: _cell(pair, look),
        strength=lambda pair: getattr(pair, "share", 0.0),
        missing=Cell([look.text(NO_VALUE, MUTED)]),
        label_lines=3,
        label_share=0.24,
        widest_cell=1.6,
        corner=look.small(look.say("rows")),
        across=look.small(look.say("columns")),
    )
    intervals = [pair for pair in told if _has_interval(pair)]
    units = sorted({pair.ci_unit for pair in intervals} - {""})
    holds = {
        f"unit.{noun}": True,
        "intervals": bool(intervals),
        f"resampled.{'_or_'.join(units)}": bool(units),
        "too_short": 0 < len(intervals) < len(told),
        "gaps": len(told) < sum(a != b for a in in_rows for b in in_columns),
    }
    highest = look.say(
        "example",
        share=look.percent_told(told[0].share),
        a=names[told[0].a],
        b=names[told[0].b],
    )
    alone = {
        "alone": 1 in n_articles and {*n_articles} != {1},
        "all_alone": {*n_articles} == {1},
    }
    return grid.draw(
        subtitle=look.parts(holds) + highest + (look.parts(alone) if noun == "outlet" else ""),
        counted=look.count(sum(n_articles), "article"),
        about=look.say(f"about.{noun}", names=look.listed(list(names.values()))),
        told=" ".join(_told(told, names, look)),
    )


def _cell(pair: Any, look: Look) -> Cell:
    if pair is ITSELF:
        return Cell()
    colour = shade(pair.share)
    ink, weight = (ink_on(colour), "bold") if pair.share else (MUTED, "normal")
    lines = [look.text(look.percent(pair.share), ink, weight)]
    if _has_interval(pair):
        lines.append(look.small(f"{100 * pair.ci_low:.0f}–{100 * pair.ci_high:.0f}", ink))
    return Cell(lines, colour)


def _has_interval(pair: Any) -> bool:
    return bool(pair.ci_low == pair.ci_low)


def _label(row: Any, name: str, noun: str, look: Look) -> list[Line]:
    """Whose words a row counts, and how many; an article is one without saying so."""
    notes = [look.count(int(row.n_words_a), "word")]
    if noun != "article":
        notes.append(look.say("in", count=look.count(int(row.n_articles_a), "article")))
    if look.is_narrow:
        return [look.text(look.say("row", name=name, counts=" ".join(notes)))]
    return [look.text(name), *map(look.small, notes)]


def _told(ranked: list[Any], names: dict[str, str], look: Look) -> list[str]:
    """Tell the highest share and the lowest, or how often nothing is shared."""

    def extreme(which: str, pair: Any) -> str:
        return look.say(
            which,
            share=look.percent_told(pair.share),
            a=names[pair.a],
            b=names[pair.b],
            n_shared=int(pair.n_shared),
            n_words=int(pair.n_words_a),
        )

    n_none = sum(not pair.n_shared for pair in ranked)
    told = [extreme("highest", ranked[0])] if n_none < len(ranked) else []
    if n_none:
        told.append(look.say("none", n_none=n_none, n_cells=len(ranked)))
    elif len(ranked) > 1:
        told.append(extreme("lowest", ranked[-1]))
    return told
