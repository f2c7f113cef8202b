"""How far coders agree on each variable: alpha with its interval, beside two customary bounds."""

import math
from typing import Any

import numpy as np
import pandas as pd

from newslab.catalog import number, say
from newslab.charts.engine.look import Look, chart, fold
from newslab.charts.engine.rows import Axis, Cell, Mark, Row, Rows, folded
from newslab.charts.engine.rows_drawing import draw_rows
from newslab.charts.figure import Chart
from newslab.charts.style import INK

__all__ = ["agreement"]

MOST_VARIABLES = 24
# Krippendorff (2004): for tentative conclusions, and for data to be relied on.
BOUNDS = {0.667: "0.667", 0.8: "0.80"}
LOWEST = (0.0, -0.25, -0.5, -1.0)


@chart("agreement", columns="variable level alpha ci_low ci_high n_units n_coders")
def agreement(table: pd.DataFrame, look: Look) -> Chart:
    """Show Krippendorff's alpha of each variable, with its interval and what it rests on.

    One row a variable. Two dashed lines stand at .667 and .80, the bounds that Krippendorff calls
    customary; no colour says what passes, because a bound is a convention and the interval tells
    on which side of it the data may lie. Of more than 24 variables those of most units stay.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a variable (`agreement`): variable, level, alpha, ci_low, ci_high (-1 to 1, may be
        missing), n_units, n_coders.
    {options}

    References
    ----------
    Krippendorff, K. (2004). Reliability in content analysis: some common misconceptions and
    recommendations. Human Communication Research 30(3), 411-433.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "variable": ["stance"],
    ...         "level": "nominal",
    ...         "alpha": 0.72,
    ...         "ci_low": 0.58,
    ...         "ci_high": 0.84,
    ...         "n_units": 60,
    ...         "n_coders": 2,
    ...     }
    ... )
    >>> agreement(table, lang="en").alt_text.rpartition(". ")[2]
    'stance (nominal, 60 units, 2 coders): 0.72 (interval 0.58 to 0.84).'
    """
    variables: list[Any] = list(table.itertuples())
    shown, n_more = fold(variables, MOST_VARIABLES, lambda variable: variable.n_units)
    names = look.names(table["variable"])
    lowest = np.nanmin([0.0, *table["alpha"], *table["ci_low"]])
    low = next(end for end in LOWEST if end <= lowest)
    rows = [
        Row(
            [look.text(names[of.variable], weight="bold"), look.small(_counts(of, look))],
            cells=[_cell(of, look)],
        )
        for of in shown
    ]
    rest, left_out = folded(look, "variable", n_more)
    axis = Axis(
        low,
        1.0,
        ticks={value: number(value, look.lang) for value in sorted({low, 0.0, 0.5, 1.0})},
        bounds=BOUNDS,
        bounds_name=look.say("bounds"),
    )
    told = [f"{names[of.variable]} ({_counts(of, look)}): {_told(of, look)}" for of in shown]
    return draw_rows(
        [Rows([*rows, *rest], axis=axis, stacks=True)],
        look,
        subtitle=look.sentences(("unit", True), ("interval", table["ci_low"].notna().any())),
        counted=look.count(table["n_units"].max(), "unit"),
        about=look.say("about", low=low),
        told=look.told(told),
        left_out=left_out,
    )


def _counts(variable: Any, look: Look) -> str:
    """Of what level a variable is, and what its alpha rests on."""
    units = say("count.unit", look.lang, n=variable.n_units)
    coders = say("count.coder", look.lang, n=variable.n_coders)
    return look.joined([look.say(f"level.{variable.level}"), units, coders], "comma")


def _cell(variable: Any, look: Look) -> Cell:
    if math.isnan(variable.alpha):
        return Cell(lines=[look.small(_reason(variable, look))])
    written = [look.text(_alpha(variable.alpha, look), INK)]
    interval = _interval(variable, look) or look.say("no_interval")
    ends = variable.ci_low, variable.ci_high
    return Cell([Mark(variable.alpha, ends, after=[*written, look.small(interval)])])


def _alpha(value: float, look: Look) -> str:
    return number(value, look.lang, 2)


def _interval(variable: Any, look: Look) -> str:
    if math.isnan(variable.ci_low):
        return ""
    return look.say("from_to", low=variable.ci_low, high=variable.ci_high)


def _reason(variable: Any, look: Look) -> str:
    """Why there is no alpha."""
    return look.say("one_value" if variable.n_units else "no_unit")


def _told(variable: Any, look: Look) -> str:
    if math.isnan(variable.alpha):
        return _reason(variable, look)
    alpha, interval = _alpha(variable.alpha, look), _interval(variable, look)
    return f"{alpha} ({look.say('told', interval=interval)})" if interval else alpha
