"""Similarity of every pair, in the form of the distance table of a road map."""

import math
from dataclasses import replace
from typing import Any

import pandas as pd

from newslab.charts.engine.lines import PAD, Line, height, ink_on, shade, width
from newslab.charts.engine.look import Look, chart, fold
from newslab.charts.engine.sheet import Scale, Sheet
from newslab.charts.figure import Chart
from newslab.charts.style import INK, MUTED

__all__ = ["overlap"]

MOST_NAMES, MOST_WITH_VALUES = 40, 12
WIDEST_NAME, WIDEST_NAME_ON_ONE_LINE = 0.3, 0.4  # of the chart
# Inches
WIDEST_CELL = 1.6
KEY_WIDTH, KEY_HEIGHT, KEY_BOTTOM = 1.3, 0.13, 0.3

Labels = dict[str, list[Line]]


@chart("similarity", "outlet_overlap")
def overlap(table: pd.DataFrame, look: Look) -> Chart:
    """Show how similar each article or outlet is to each other one.

    The chart is the distance table of a road map: each name stands once, its row of cells begins
    beside it and its column of cells ends above it. Up to 12 names, the score is written in each
    cell if cells are wide enough, and below it its interval; otherwise colour speaks alone and has
    a key.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a pair (`article_similarity`, `outlet_overlap`): doc_a and doc_b, or outlet_a and
        outlet_b, in the order of the chart; score (0 to 1); ci_low, ci_high, optional; n_a, n_b,
        optional: words, written with the names.
    {options}

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {"doc_a": ["000", "000"], "doc_b": ["001", "002"], "score": [0.4, 0.6]}
    ... )
    >>> chart = overlap(table, lang="en", labels={"000": "Sama", "002": "Reuters"})
    >>> chart.alt_text.partition(". ")[0]
    'Heat map: similarity of the pairs of 3 articles (Sama, 001, Reuters)'
    """
    noun, by = ("article", "doc") if "doc_a" in table else ("outlet", "outlet")
    columns = {f"{by}_a": "a", f"{by}_b": "b"}
    pairs: list[Any] = list(table.rename(columns=columns).itertuples())
    names = look.names(key for pair in pairs for key in (pair.a, pair.b))
    best = dict.fromkeys(names, 0.0)
    n_words: dict[str, int] = {}
    for pair in pairs:
        best |= {key: max(best[key], pair.score) for key in (pair.a, pair.b)}
        if "n_a" in table:
            n_words |= {pair.a: int(pair.n_a), pair.b: int(pair.n_b)}
    kept, n_more = fold(list(names), MOST_NAMES, best.__getitem__)
    shown = [pair for pair in pairs if {pair.a, pair.b} <= {*kept}]
    matrix = {key: look.text(names[key]) for key in kept}
    if n_more:
        matrix[""] = look.text(look.more(n_more), MUTED)

    labels = {key: line.broken(WIDEST_NAME * look.width) for key, line in matrix.items()}
    for key in kept:
        if key in n_words:
            labels[key].append(look.small(look.count(n_words[key], "word")))
    cell_width, overhang = _fit(labels, look.width)
    values = [_value(pair, look) for pair in shown]
    intervals = [lines[1:] for lines in values]
    has_values = (
        len(matrix) <= MOST_WITH_VALUES and width(lines[0] for lines in values) + PAD <= cell_width
    )
    has_intervals = has_values and 0 < max(map(width, intervals)) <= cell_width - PAD
    if has_values:
        values = [lines if has_intervals else lines[:1] for lines in values]
        row_height = max(map(height, [*labels.values(), *values])) + 2 * PAD
    else:
        labels = {key: [_on_one_line(key, matrix, n_words, look)] for key in matrix}
        cell_width, overhang = _fit(labels, look.width)
        values, row_height = [[] for _ in shown], look.line_height
    bottom = len(labels) * row_height
    if not has_values:
        bottom += _room_for_key(labels, cell_width, overhang, row_height)

    holds = {
        "unit": True,
        "intervals": has_intervals,
        "words": bool(n_words) and not has_values,
        "gaps": len(pairs) < len(names) * (len(names) - 1) // 2,
    }
    count = look.count(len(names), noun)
    sheet = look.sheet(
        bottom,
        subtitle=look.parts(holds),
        counted=count,
        about=look.say("about", count=count, names=look.listed(list(names.values()))),
        told=_told(pairs, names, look),
        left_out=[look.count(n_more, noun)] if n_more else [],
    )
    place = {key: number for number, key in enumerate(labels)}
    for pair, lines in zip(shown, values, strict=True):
        row, column = sorted((place[pair.a], place[pair.b]))
        x, y = overhang + (column + 0.5) * cell_width, (row + 0.5) * row_height
        sheet.fill(x, y, cell_width, row_height, shade(pair.score))
        sheet.write(x, y, lines, "center")
    for key, number in place.items():
        end = overhang + (number + 1) * cell_width - PAD
        sheet.write(end, (number + 0.5) * row_height, labels[key], "end")
    if not has_values:
        _draw_key(sheet, bottom, look)
    return sheet.chart


def _value(pair: Any, look: Look) -> list[Line]:
    """What is written in a cell: the score, and its interval where there is one."""
    ink = ink_on(shade(pair.score))
    lines = [look.text(f"{pair.score:.2f}", ink, "bold")]
    if not math.isnan(getattr(pair, "ci_low", math.nan)):
        lines.append(look.small(f"{pair.ci_low:.2f}–{pair.ci_high:.2f}", ink))
    return lines


def _on_one_line(key: str, matrix: dict[str, Line], n_words: dict[str, int], look: Look) -> Line:
    """A name with its words in brackets, in rows that are too low for a second line."""
    line = matrix[key].clipped(WIDEST_NAME_ON_ONE_LINE * look.width)
    return replace(line, text=f"{line.text} ({n_words[key]:,})") if key in n_words else line


def _fit(labels: Labels, room: float) -> tuple[float, float]:
    """Width of a cell, and how far names reach beyond the matrix on the side where reading starts.

    A name stands beside its first cell and has the places of the names before it to run into. The
    reach is negative where names leave room.
    """
    needed = [width(lines) + 2 * PAD for lines in labels.values()]
    last = len(needed) - 1
    limits = [(room - own) / (last - place) for place, own in enumerate(needed[:-1])]
    cell_width = min(WIDEST_CELL, *limits)
    return cell_width, max(own - (place + 1) * cell_width for place, own in enumerate(needed))


def _room_for_key(labels: Labels, cell_width: float, overhang: float, row_height: float) -> float:
    """Inches to add for the scale of colours, if the last names reach into its corner."""
    needed = KEY_BOTTOM + KEY_HEIGHT
    n_beside = math.ceil(needed / row_height)
    starts = [
        overhang + (number + 1) * cell_width - 2 * PAD - width(lines)
        for number, lines in enumerate(labels.values())
    ]
    return needed if min(starts[-n_beside:]) < KEY_WIDTH + PAD else 0.0


def _told(pairs: list[Any], names: dict[str, str], look: Look) -> str:
    """Tell the most and the least similar pair."""
    high, low = (extreme(pairs, key=lambda pair: pair.score) for extreme in (max, min))
    told = {"a": names[high.a], "b": names[high.b], "high": high.score}
    if len(pairs) == 1:
        return look.say("one", **told)
    return look.say("range", **told, c=names[low.a], d=names[low.b], low=low.score)


def _draw_key(sheet: Sheet, bottom: float, look: Look) -> None:
    """Draw the scale of colours in the corner without cells, where reading starts."""
    scale = Scale(start=0.0, width=KEY_WIDTH, low=0.0, high=1.0)
    sheet.shades(scale, bottom - KEY_BOTTOM - KEY_HEIGHT, KEY_HEIGHT)
    for value, align in ((0, "start"), (0.5, "center"), (1, "end")):
        tick = look.small(f"{value:g}", INK)
        sheet.write(scale.at(value), bottom - KEY_BOTTOM + tick.height / 2, [tick], align)
