"""What fits into the chart of speakers: names beside their cells, or above on a telephone."""

from dataclasses import dataclass

from newslab.charts.cells import PAD, Line, broken, clip
from newslab.charts.furniture import Furniture, text_width
from newslab.charts.speakers_table import Speakers
from newslab.charts.speakers_words import interval_text
from newslab.charts.style import INK, MUTED, size_named
from newslab.charts.wording import count_of
from newslab.errors import InputError

__all__ = ["Layout", "lay_out"]

MOST_ACTORS = 30
WIDEST_NAME = 0.36  # of the chart
WIDEST_CELL = 1.3  # inches


@dataclass(frozen=True)
class Layout:
    """Lines of text that are not shaped yet, and places in inches.

    Places count from where reading starts, and downwards. On a telephone the name of an actor
    stands above the cells, which then have the whole width.

    Attributes
    ----------
    above : float
        Height of a name above its cells, 0 if it stands beside them.
    """

    names: list[Line]
    columns: list[list[Line]]
    cells_start: float
    cell_width: float
    cell_height: float
    above: float
    heads: float

    @property
    def height(self) -> float:
        """Inches of everything."""
        return self.row_start(len(self.names))

    def row_start(self, row: int) -> float:
        """The upper edge of an actor's name and cells."""
        return self.heads + row * (self.above + self.cell_height)

    def name_at(self, row: int) -> float:
        """The middle of a name."""
        if self.above:
            return self.row_start(row) + PAD + self.names[row].inches / 2
        return self.row_start(row) + self.cell_height / 2

    def column_at(self, column: int) -> float:
        """The middle of a column."""
        return self.cells_start + (column + 0.5) * self.cell_width

    def cell_at(self, row: int, column: int) -> tuple[float, float]:
        """The middle of a cell."""
        return self.column_at(column), self.row_start(row) + self.above + self.cell_height / 2


def lay_out(speakers: Speakers, furniture: Furniture) -> Layout:
    """Give names the room that they need, and cells the rest.

    Raises
    ------
    InputError
        If there are too many actors, or too many outlets for their names and shares to be read.
    """
    n_actors, n_outlets = len(speakers.actors), len(speakers.outlets)
    if n_actors > MOST_ACTORS:
        problem = f"{n_actors} actors; more than {MOST_ACTORS} cannot be read"
        raise InputError("who_speaks", [problem], "Keep those that the text is about.")
    size = size_named(furniture.size)
    is_above = furniture.size == "phone"
    widest = furniture.body_width if is_above else WIDEST_NAME * furniture.body_width
    names = [
        Line(clip(name, widest - 2 * PAD, size.text), size.text, INK)
        for name in speakers.actors.values()
    ]
    cells_start = 0.0 if is_above else max(line.width for line in names) + 3 * PAD
    cell_width = min(WIDEST_CELL, (furniture.body_width - cells_start) / n_outlets)
    counts = {outlet: count_of(n, "word", furniture.lang) for outlet, n in speakers.n_words.items()}
    in_cells = [text_width(interval_text(cell), size.small) for cell in speakers.cells.values()]
    in_cells += [
        text_width(word, size.text, weight="bold")
        for name in speakers.outlets.values()
        for word in name.split()
    ]
    in_cells += [text_width(word, size.small) for text in counts.values() for word in text.split()]
    in_cells.append(text_width("100%", size.text, weight="bold"))
    if cell_width < max(in_cells) + PAD:
        raise InputError(
            "who_speaks",
            [f"{n_outlets} outlets are too many for their names and shares on a {furniture.size}"],
            "Keep those that the text is about: table[table['outlet'].isin([...])]. "
            "Or give shorter names with labels={...}.",
        )
    columns = [
        [
            *broken(name, cell_width - PAD, size.text, INK, weight="bold"),
            *(broken(counts[key], cell_width - PAD, size.small, MUTED) if key in counts else []),
        ]
        for key, name in speakers.outlets.items()
    ]
    lines = Line("", size.text, INK).inches + Line("", size.small, INK).inches
    return Layout(
        names=names,
        columns=columns,
        cells_start=cells_start,
        cell_width=cell_width,
        cell_height=lines + PAD,
        above=Line("", size.text, INK).inches + PAD if is_above else 0.0,
        heads=max(sum(line.inches for line in lines) for lines in columns) + 2 * PAD,
    )
