"""How far coders agree on each variable: alpha with its interval, beside two customary bounds."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from newslab.charts.agreement_table import Variable, read_agreement
from newslab.charts.agreement_words import (
    BOUNDS_NAME,
    alpha_text,
    alt_text,
    counts_text,
    default_source,
    default_subtitle,
    interval_text,
    reason_text,
    tick_text,
)
from newslab.charts.cells import PAD, Line, broken
from newslab.charts.figure import Chart
from newslab.charts.furniture import Furniture, text_width
from newslab.charts.sheet import Scale, Sheet, open_sheet
from newslab.charts.style import INK, MUTED, size_named, theme
from newslab.errors import InputError

__all__ = ["agreement_plot"]

# Krippendorff (2004): for tentative conclusions, and for data to be relied on.
BOUNDS = {0.667: "0.667", 0.8: "0.80"}
LOWEST = (0.0, -0.25, -0.5, -1.0)
MOST_VARIABLES = 24
WIDEST_LABEL = 0.36  # of the chart
# Inches
NARROWEST_PLOT = 1.5
ROW_GAP = 0.12


def agreement_plot(
    table: pd.DataFrame,
    *,
    lang: str = "ar",
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    labels: Mapping[str, str] | None = None,
    size: str = "page",
) -> Chart:
    """Show Krippendorff's alpha of each variable, with its interval and what it rests on.

    One row a variable. Two dashed lines stand at .667 and .80, the bounds that Krippendorff calls
    customary; no colour says what passes, because a bound is a convention and the interval tells
    on which side of it the data may lie.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a variable (`agreement`): variable, level, alpha, ci_low, ci_high (-1 to 1, may be
        missing), n_units, n_coders.
    lang : {"ar", "en"}
        Language and direction of the chart.
    title : str, optional
        What the chart shows, as a sentence. There is none by default.
    subtitle, source : str, optional
        Replace the default ones, which name the measure, the counts and the interval. An empty
        string leaves the line out.
    labels : mapping of str to str, optional
        What to call variables: ``{"stance": "الموقف"}``.
    size : {"column", "page", "phone", "slide"}
        A size of `newslab.charts.style.SIZES`, such as "page" or "phone".

    Returns
    -------
    Chart
        With alt text.

    Raises
    ------
    InputError
        For another language or size; for a table without rows or columns, with a variable twice,
        counts, alphas or intervals that are none; for more than 24 variables, or names too wide
        for the chart.

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
    >>> agreement_plot(table, lang="en").alt_text.rpartition(". ")[2]
    'stance (nominal, 60 units, 2 coders): 0.72 (interval 0.58 to 0.84).'
    """
    furniture = Furniture(lang, size, title=title or "")
    variables = read_agreement(table, labels)
    layout = _lay_out(variables, furniture)
    defaults = (default_subtitle(variables, lang), default_source(variables, lang))
    furniture = furniture.filled(subtitle, source, defaults=defaults)
    said = alt_text(variables, layout.scale.low, lang, furniture.title)
    chart, sheet = open_sheet(furniture, layout.height, alt_text=said)
    with theme():
        _draw_scale(sheet, variables, layout)
        for row, variable in enumerate(variables):
            _draw_row(sheet, variable, layout, row)
    return chart


@dataclass(frozen=True)
class _Layout:
    """Lines of text that are not shaped yet, and places in inches from where reading starts.

    Attributes
    ----------
    tops : list of float
        Upper edges of the rows, then the lower edge of all.
    is_above : bool
        Whether a name stands above its dot, and not beside it.
    """

    labels: list[list[Line]]
    written: list[list[Line]]
    bounds_name: list[Line]
    scale: Scale
    tops: list[float]
    is_above: bool
    line_height: float

    @property
    def height(self) -> float:
        """Inches of everything."""
        return self.tops[-1] + PAD + self.line_height

    def label_at(self, row: int) -> float:
        """The middle of a name and its counts."""
        if self.is_above:
            return self.tops[row] + PAD + _height(self.labels[row]) / 2
        return (self.tops[row] + self.tops[row + 1]) / 2

    def edges(self, row: int) -> tuple[float, float]:
        """Upper and lower edge of what is drawn for a row."""
        label = PAD + _height(self.labels[row]) if self.is_above else 0.0
        return self.tops[row] + label, self.tops[row + 1]


def _height(lines: list[Line]) -> float:
    return sum(line.inches for line in lines)


def _lay_out(variables: list[Variable], furniture: Furniture) -> _Layout:
    lang, size = furniture.lang, size_named(furniture.size)
    if len(variables) > MOST_VARIABLES:
        problem = f"{len(variables)} variables; more than {MOST_VARIABLES} cannot be read"
        raise InputError("agreement", [problem], "Show a part of the table.")
    narrow = size.is_narrow
    room = furniture.body_width if narrow else WIDEST_LABEL * furniture.body_width - 2 * PAD
    labels = [
        [
            *broken(variable.name, room, size.text, INK, weight="bold"),
            *broken(counts_text(variable, lang), room, size.small, MUTED),
        ]
        for variable in variables
    ]
    written = [_value_lines(variable, furniture) for variable in variables]
    widest = max(line.width for lines in labels for line in lines)
    lowest = _lowest(variables)
    start = text_width(tick_text(lowest), size.small) / 2 + (0.0 if narrow else widest + 2 * PAD)
    values_width = max((line.width for lines in written for line in lines), default=0.0)
    plot = furniture.body_width - start - values_width - 4 * PAD
    if widest > room or plot < NARROWEST_PLOT:
        raise InputError(
            "labels", ["names leave no room for the dots"], "Give shorter ones with labels={...}."
        )
    name = broken(BOUNDS_NAME[lang], plot, size.small, MUTED)
    line_height = Line("", size.small, MUTED).inches
    tops = [_height(name) + line_height + PAD]
    for label, value in zip(labels, written, strict=True):
        plot_height = max(_height(value), 2 * line_height)
        row = _height(label) + plot_height if narrow else max(_height(label), plot_height)
        tops.append(tops[-1] + row + ROW_GAP)
    return _Layout(
        labels=labels,
        written=written,
        bounds_name=name,
        scale=Scale(start, plot, lowest, 1.0),
        tops=tops,
        is_above=narrow,
        line_height=line_height,
    )


def _value_lines(variable: Variable, furniture: Furniture) -> list[Line]:
    size = size_named(furniture.size)
    if math.isnan(variable.alpha):
        return []
    return [
        Line(alpha_text(variable.alpha), size.text, INK),
        Line(interval_text(variable, furniture.lang), size.small, MUTED),
    ]


def _lowest(variables: list[Variable]) -> float:
    values = [v for variable in variables for v in (variable.alpha, variable.ci_low)]
    lowest = min((value for value in values if not math.isnan(value)), default=0.0)
    return next(low for low in LOWEST if low <= lowest)


def _draw_scale(sheet: Sheet, variables: list[Variable], layout: _Layout) -> None:
    small, scale = size_named(sheet.furniture.size).small, layout.scale
    edges = [layout.edges(row) for row, v in enumerate(variables) if not math.isnan(v.alpha)]
    ticks = {value: tick_text(value) for value in {scale.low, 0.0, 0.5, 1.0}}
    last = layout.tops[-1]
    sheet.ticks(scale, ticks, [*edges, (last, last)], zero=0.0)
    # The two numbers stand on both sides, so that they never meet.
    numbers_at = layout.tops[0] - PAD / 2 - layout.line_height / 2
    for bound, align, aside in zip(BOUNDS, ("end", "start"), (-PAD / 2, PAD / 2), strict=True):
        x = scale.at(bound)
        text = [Line(BOUNDS[bound], small, MUTED)]
        sheet.write(x + aside, numbers_at, text, align=align)
        for top, bottom in [(layout.tops[0] - layout.line_height, layout.tops[0]), *edges]:
            sheet.axes.vlines(x, top, bottom, color=MUTED, lw=1.1, ls=(0, (3, 2)), zorder=1)
    half = max(line.width for line in layout.bounds_name) / 2
    middle = scale.at(sum(BOUNDS) / len(BOUNDS))
    middle = min(middle, sheet.furniture.body_width - half)
    sheet.write(middle, _height(layout.bounds_name) / 2, layout.bounds_name, align="center")


def _draw_row(sheet: Sheet, variable: Variable, layout: _Layout, row: int) -> None:
    sheet.rule(layout.tops[row], 0, sheet.furniture.body_width)
    sheet.write(0, layout.label_at(row), layout.labels[row])
    middle, scale = sum(layout.edges(row)) / 2, layout.scale
    if math.isnan(variable.alpha):
        small = size_named(sheet.furniture.size).small
        reason = Line(reason_text(variable, sheet.furniture.lang), small, MUTED)
        sheet.write(scale.start, middle, [reason])
        return
    if variable.has_interval:
        sheet.interval(middle, (scale.at(variable.ci_low), scale.at(variable.ci_high)), INK)
    sheet.dot(scale.at(variable.alpha), middle, INK)
    sheet.write(sheet.furniture.body_width, middle, layout.written[row], align="end")
