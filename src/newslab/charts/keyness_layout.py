"""What fits into the keyness plot: terms, their counts, and the dots beside them."""

from dataclasses import dataclass
from itertools import chain

from matplotlib.ticker import MaxNLocator

from newslab.charts.cells import LINE_HEIGHT, PAD, Line, broken, clip
from newslab.charts.furniture import POINTS_PER_INCH, Furniture, text_width
from newslab.charts.keyness_table import Keyness, Term
from newslab.charts.keyness_words import axis_name, counts_name, side_names
from newslab.charts.style import BLUE, INK, MUTED, VERMILION_TEXT, size_named
from newslab.errors import InputError

__all__ = ["Layout", "lay_out"]

WIDEST_TERM = 0.3  # of the chart
MOST_TICKS = 7
# Inches
ROW_GAP = 0.04
NARROWEST_PLOT = 1.8
SIDE_COLOURS = (BLUE, VERMILION_TEXT)


@dataclass(frozen=True)
class Layout:
    """Lines of text that are not shaped yet, and places in inches.

    Places count from where reading starts, and downwards: terms, a column of counts for the target
    and one for its reference, then the dots. More in the target is farther from the terms than 0.

    Attributes
    ----------
    heads : list of list of Line
        Above terms, and above each column of counts.
    sides : list of list of Line
        Above the dots: more in the target, more in the reference.
    extent : float
        The log-odds at both ends of the scale.
    """

    terms: list[Line]
    heads: list[list[Line]]
    sides: list[list[Line]]
    axis: Line
    term_width: float
    count_width: float
    plot_width: float
    extent: float
    heads_height: float
    row_height: float
    n_more: int

    @property
    def plot_start(self) -> float:
        """Where counts end and the plot begins."""
        return self.term_width + 2 * self.count_width

    @property
    def zero(self) -> float:
        """Where the log-odds are 0."""
        return self.plot_start + self.plot_width / 2

    @property
    def rows_end(self) -> float:
        """Where rows end and the scale begins."""
        return self.row_at(len(self.terms) - 1) + self.row_height / 2

    @property
    def height(self) -> float:
        """Inches of everything."""
        return self.rows_end + PAD + 2 * self.axis.inches

    def x_at(self, log_odds: float) -> float:
        """The place of a value on the scale."""
        return self.zero + log_odds / self.extent * self.plot_width / 2

    def row_at(self, row: int) -> float:
        """The middle of a row; half a row parts the two sides."""
        is_second = 0 < self.n_more <= row
        return self.heads_height + (row + 0.5 + 0.5 * is_second) * self.row_height

    def count_at(self, side: int) -> float:
        """The middle of a column of counts."""
        return self.term_width + (side + 0.5) * self.count_width

    def ticks(self) -> list[float]:
        """Round values on the scale."""
        locator = MaxNLocator(MOST_TICKS, steps=[1, 2, 5, 10], symmetric=True)
        values = locator.tick_values(-self.extent, self.extent)
        return [float(value) for value in values if abs(value) <= self.extent]


def lay_out(keyness: Keyness, furniture: Furniture) -> Layout:
    """Give terms and counts the room that they need, and the dots the rest.

    Raises
    ------
    InputError
        If names leave too little room for the dots.
    """
    size = size_named(furniture.size)
    shown: list[Term] = [*keyness.more, *keyness.less]
    widest_term = WIDEST_TERM * furniture.body_width
    terms = [Line(clip(term.text, widest_term, size.text), size.text, INK) for term in shown]
    of_terms = counts_name(furniture.lang)
    term_width = max([line.width for line in terms] + _words(of_terms, size.small)) + 2 * PAD
    counts = [f"{n:,}" for term in shown for n in (term.n_target, term.n_reference)]
    in_counts = [text_width(count, size.text) for count in counts]
    in_counts += chain.from_iterable(_words(name, size.small) for name in keyness.names)
    count_width = max(in_counts) + PAD
    plot_width = furniture.body_width - term_width - 2 * count_width
    said = side_names(keyness, furniture.lang)
    widest_side = max(chain.from_iterable(_words(text, size.small, weight="bold") for text in said))
    if plot_width < max(NARROWEST_PLOT, 2 * (widest_side + 2 * PAD)):
        raise InputError(
            "labels",
            [f"the names {' and '.join(map(repr, keyness.names))} leave no room for the dots"],
            "Give shorter ones with labels={...}.",
        )
    sides = [
        broken(text, plot_width / 2 - 2 * PAD, size.small, colour, weight="bold")
        for text, colour in zip(said, SIDE_COLOURS, strict=True)
    ]
    heads = [broken(of_terms, term_width - PAD, size.small, MUTED)]
    heads += [
        broken(name, count_width - PAD / 2, size.small, colour)
        for name, colour in zip(keyness.names, SIDE_COLOURS, strict=True)
    ]
    in_heads = [sum(line.inches for line in lines) for lines in (*heads, *sides)]
    return Layout(
        terms=terms,
        heads=heads,
        sides=sides,
        axis=Line(axis_name(furniture.lang), size.small, MUTED),
        term_width=term_width,
        count_width=count_width,
        plot_width=plot_width,
        extent=1.03 * max(max(-term.ci_low, term.ci_high) for term in shown),
        heads_height=max(in_heads) + PAD,
        row_height=size.text * LINE_HEIGHT / POINTS_PER_INCH + ROW_GAP,
        n_more=len(keyness.more),
    )


def _words(text: str, points: float, *, weight: str = "normal") -> list[float]:
    return [text_width(word, points, weight=weight) for word in text.split()]
