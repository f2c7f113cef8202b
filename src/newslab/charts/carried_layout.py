"""What fits into the grid of carried sentences: how much of each, beside its cells or above."""

from dataclasses import dataclass

from newslab.charts.carried_table import FATES, Carried
from newslab.charts.carried_words import cell_text, count_text
from newslab.charts.cells import GAP, LINE_HEIGHT, PAD, Line, broken, clip
from newslab.charts.furniture import POINTS_PER_INCH, Furniture, text_width
from newslab.charts.style import INK, MUTED, size_named
from newslab.errors import InputError

__all__ = ["SWATCH_WIDTH", "Layout", "lay_out"]

MOST_SENTENCES = 40
MOST_COLUMNS = 8
CELLS_SHARE = 0.5  # of the width, unless what is written in cells needs more
# Inches
SWATCH_WIDTH = 0.2
NARROWEST_SENTENCE = 1.2
WIDEST_CELL = 0.86
WIDEST_CELL_BELOW = 1.6


@dataclass(frozen=True)
class Layout:
    """Lines of text that are not shaped yet, and places in inches.

    Places count from where reading starts, and downwards. On a page, a sentence stands beside its
    cells, and rows of counts have names there too. On a telephone it stands above its cells, and
    counts stand below the names of columns.

    Attributes
    ----------
    above : float
        Height of a sentence above its cells, 0 if it stands beside them.
    count_height : float
        Height of a row of counts, 0 if there is none.
    """

    sentences: list[Line]
    columns: list[list[Line]]
    number_width: float
    end_of_text: float
    cells_start: float
    cell_width: float
    cell_height: float
    above: float
    heads: float
    count_height: float

    @property
    def height(self) -> float:
        """Inches of everything."""
        return self.rows_start + len(self.sentences) * (self.above + self.cell_height)

    @property
    def rows_start(self) -> float:
        """Where names and counts end."""
        return self.heads + len(FATES) * self.count_height + PAD

    def row_start(self, row: int) -> float:
        """The upper edge of a sentence and its cells."""
        return self.rows_start + row * (self.above + self.cell_height)

    def sentence_at(self, row: int) -> float:
        """The middle of a sentence."""
        if self.above:
            return self.row_start(row) + self.above - self.sentences[row].inches / 2
        return self.row_start(row) + self.cell_height / 2

    def cell_at(self, row: int, column: int) -> tuple[float, float]:
        """The middle of a cell."""
        return self.column_at(column), self.row_start(row) + self.above + self.cell_height / 2

    def count_at(self, fate: int) -> float:
        """The middle of a row of counts."""
        return self.heads + (fate + 0.5) * self.count_height

    def column_at(self, column: int) -> float:
        """The middle of a column."""
        return self.cells_start + (column + 0.5) * self.cell_width


def lay_out(carried: Carried, furniture: Furniture) -> Layout:
    """Give cells the room that their words need, and sentences the rest.

    Raises
    ------
    InputError
        If there are too many sentences, or too many columns for names and sentences to be read.
    """
    size = size_named(furniture.size)
    if len(carried.sentences) > MOST_SENTENCES:
        problem = f"{len(carried.sentences)} sentences; more than {MOST_SENTENCES} cannot be read"
        advice = f"Show a part of the article: table[table['sent_id'] < {MOST_SENTENCES}]."
        raise InputError("carried", [problem], advice)
    is_above = furniture.size == "phone"
    n_columns = len(carried.columns)
    counts = [
        [count_text(fate, n, furniture.lang) for fate, n in carried.counts(key).items()] * is_above
        for key in carried.columns
    ]
    in_cells = {cell_text(cell, furniture.lang) for cell in carried.cells.values()}
    widths = [text_width(text, size.small, weight="bold") for text in in_cells]
    widths += [text_width(text, size.small) for texts in counts for text in texts]
    widths += [
        text_width(word, size.text) for name in carried.columns.values() for word in name.split()
    ]
    needed = max(widths) + (PAD if is_above else 2 * PAD)
    numbers = [text_width(number, size.small) for number in carried.sentences]
    number_width = max(*numbers, SWATCH_WIDTH) + 2 * PAD
    if is_above:
        cell_width = min(WIDEST_CELL_BELOW, furniture.body_width / n_columns)
        cells_start, end_of_text = 0.0, furniture.body_width
    else:
        cell_width = min(WIDEST_CELL, CELLS_SHARE * furniture.body_width / n_columns)
        cell_width = max(cell_width, needed)
        cells_start = end_of_text = furniture.body_width - n_columns * cell_width
    is_narrow = cell_width < needed or end_of_text - number_width < NARROWEST_SENTENCE
    if n_columns > MOST_COLUMNS or is_narrow:
        raise InputError(
            "carried",
            [
                f"{n_columns} articles are too many for their names and sentences "
                f"on a {furniture.size}"
            ],
            "Keep those that the text is about: table[table['carried_by'].isin([...])]. "
            "Or give shorter names with labels={...}.",
        )
    columns = [
        [
            *broken(name, cell_width - 1.5 * PAD, size.text, INK),
            *(Line(text, size.small, MUTED) for text in texts),
        ]
        for name, texts in zip(carried.columns.values(), counts, strict=True)
    ]
    room = end_of_text - number_width - PAD
    line_height = size.text * LINE_HEIGHT / POINTS_PER_INCH
    return Layout(
        sentences=[
            Line(clip(text, room, size.text), size.text, INK) for text in carried.sentences.values()
        ],
        columns=columns,
        number_width=number_width,
        end_of_text=end_of_text,
        cells_start=cells_start,
        cell_width=cell_width,
        cell_height=line_height + PAD,
        above=line_height + 2 * PAD if is_above else 0.0,
        heads=max(sum(line.inches for line in lines) for lines in columns) + PAD,
        count_height=0.0 if is_above else size.small * LINE_HEIGHT / POINTS_PER_INCH + GAP,
    )
