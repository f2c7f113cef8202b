"""Which outlet calls whom by which name, and how often: a table of counts."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from matplotlib.colors import to_hex

from newslab.charts.cells import PAD, SHADES, Line, broken, fill, ink_on
from newslab.charts.figure import Chart
from newslab.charts.furniture import Furniture, text_width
from newslab.charts.kinds.voices import ABSENT
from newslab.charts.name_variants_table import Referent, Variants, read_variants
from newslab.charts.name_variants_words import (
    alt_text,
    default_source,
    default_subtitle,
    total_text,
)
from newslab.charts.sheet import Sheet, open_sheet
from newslab.charts.style import GRID, INK, MUTED, PAPER, size_named, theme
from newslab.charts.wording import count_of
from newslab.errors import InputError

__all__ = ["name_variants"]

MOST_NAMES = 40
WIDEST_NAME = 0.36  # of the chart
WIDEST_CELL = 1.2  # inches
# Added to what a share is of: once of one is not to be as dark as nine times of nine.
FEW = 2


def name_variants(
    table: pd.DataFrame,
    *,
    lang: str = "ar",
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    labels: Mapping[str, str] | None = None,
    size: str = "page",
) -> Chart:
    """Show by which names and spellings each outlet calls the same thing.

    One row a name, under the referent that it is of, one column an outlet. A cell has how often
    the outlet uses the name; the larger its share of all names of that referent there, the darker,
    but where there are few names in all it stays pale.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a name used in an article (`name_variants`): doc_id, outlet, referent, name, n,
        n_referent. All names of a referent have to be there.
    lang : {"ar", "en"}
        Language and direction of the chart.
    title : str, optional
        What the chart shows, as a sentence. There is none by default.
    subtitle, source : str, optional
        Replace the default ones, which name the unit, shades and signs. An empty string leaves the
        line out.
    labels : mapping of str to str, optional
        What to call outlets and referents: ``{"Sama": "سما", "Kazakhstan": "كازاخستان"}``. Names
        are shown as they are.
    size : {"column", "page", "phone", "slide"}

    Returns
    -------
    Chart
        With alt text.

    Raises
    ------
    InputError
        For another language or size; for a table without rows or columns, with a name twice in an
        article, counts that are none, or that do not sum to those of their referent; for more than
        40 names, and for more outlets than there is room for.

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
    >>> name_variants(table, lang="en").alt_text.rpartition(". ")[2]
    'Kazakhstan: كازاخستان 9 (Sama 9), قازاخستان 7 (Sama 1, Reuters 6).'
    """
    furniture = Furniture(lang, size, title=title or "")
    variants = read_variants(table, labels)
    layout = _lay_out(variants, furniture)
    defaults = (default_subtitle(variants, lang), default_source(variants, lang))
    furniture = furniture.filled(subtitle, source, defaults=defaults)
    said = alt_text(variants, lang, furniture.title)
    chart, sheet = open_sheet(furniture, layout.height, alt_text=said)
    with theme():
        _draw_heads(sheet, layout)
        y = layout.heads_height
        for place in range(len(variants.referents)):
            y = _draw_referent(sheet, variants, layout, place, y)
    return chart


@dataclass(frozen=True)
class _Layout:
    """Lines of text that are not shaped yet, and inches.

    Attributes
    ----------
    titles : list of list of Line
        What each referent is called in the chart.
    names : list of dict of str to list of Line
        For each referent, its names.
    start, cell_width : float
        Where the first column starts, and how wide each is. If it starts at 0, names and
        referents stand above their cells.
    """

    heads: list[list[Line]]
    titles: list[list[Line]]
    names: list[dict[str, list[Line]]]
    start: float
    cell_width: float
    line_height: float
    small_height: float

    @property
    def heads_height(self) -> float:
        """Inches of the names of outlets."""
        return max(map(_height, self.heads)) + PAD

    @property
    def height(self) -> float:
        """Inches of everything."""
        rows = [self.row_height(lines) for names in self.names for lines in names.values()]
        titles = [self.title_height(lines) + PAD for lines in self.titles]
        return self.heads_height + sum(rows) + sum(titles)

    @property
    def cell_height(self) -> float:
        """Inches of a cell."""
        return self.line_height + PAD

    def column_at(self, column: int) -> float:
        """The middle of a column."""
        return self.start + (column + 0.5) * self.cell_width

    def row_height(self, lines: list[Line]) -> float:
        """Inches of a name and its cells."""
        if not self.start:
            return _height(lines) + PAD / 2 + self.cell_height
        return max(_height(lines), self.cell_height)

    def title_height(self, lines: list[Line]) -> float:
        """Inches of what a referent is called, with the counts of all its names."""
        beside = _height(lines) if self.start else _height(lines) + self.small_height
        return 2 * PAD + beside

    def total_at(self, top: float, lines: list[Line]) -> float:
        """The middle of the counts of a referent that starts at `top`."""
        above = 0.0 if self.start else _height(lines)
        return top + PAD + above + self.small_height / 2


def _height(lines: list[Line]) -> float:
    return sum(line.inches for line in lines)


def _lay_out(variants: Variants, furniture: Furniture) -> _Layout:
    n_names = sum(len(referent.names) for referent in variants.referents)
    if n_names > MOST_NAMES:
        problem = f"{n_names} names; more than {MOST_NAMES} cannot be read"
        advice = "Keep some referents: table[table['referent'].isin([...])]."
        raise InputError("name_variants", [problem], advice)
    size, width = size_named(furniture.size), furniture.body_width
    needed = _narrowest_cell(variants, furniture)
    n_outlets = len(variants.outlets)
    room = WIDEST_NAME * width - 2 * PAD
    words = [word for r in variants.referents for name in r.names for word in name.split()]
    is_above = (
        max(text_width(word, size.text) for word in words) > room
        or (width - WIDEST_NAME * width) / n_outlets < needed
    )
    if is_above:
        room = width
    names = [
        {name: broken(name, room, size.text, INK) for name in referent.names}
        for referent in variants.referents
    ]
    titles = [
        broken(referent.label, room, size.small, MUTED, weight="bold")
        for referent in variants.referents
    ]
    lines = [line for named in names for name in named.values() for line in name]
    widest = max(line.width for line in [*lines, *(line for title in titles for line in title)])
    start = 0.0 if is_above else widest + 2 * PAD
    cell_width = min(WIDEST_CELL, (width - start) / n_outlets)
    if cell_width < needed or widest > width:
        raise InputError(
            "name_variants",
            [f"{n_outlets} outlets are too many for their names and counts on a {furniture.size}"],
            "Keep those that the text is about: table[table['outlet'].isin([...])]. "
            "Or give shorter names with labels={...}.",
        )
    heads = [
        [
            *broken(name, cell_width - PAD, size.text, INK, weight="bold"),
            *broken(text, cell_width - PAD, size.small, MUTED),
        ]
        for name, text in _head_texts(variants, furniture.lang)
    ]
    return _Layout(
        heads=heads,
        titles=titles,
        names=names,
        start=start,
        cell_width=cell_width,
        line_height=Line("", size.text, INK).inches,
        small_height=Line("", size.small, INK).inches,
    )


def _head_texts(variants: Variants, lang: str) -> list[tuple[str, str]]:
    return [
        (name, count_of(variants.n_articles[outlet], "article", lang))
        for outlet, name in variants.outlets.items()
    ]


def _narrowest_cell(variants: Variants, furniture: Furniture) -> float:
    """Inches that names of outlets and counts need."""
    size = size_named(furniture.size)
    widths = [
        text_width(total_text(n, furniture.lang), size.small)
        for referent in variants.referents
        for n in referent.totals.values()
    ]
    for name, text in _head_texts(variants, furniture.lang):
        widths += [text_width(word, size.text, weight="bold") for word in name.split()]
        widths += [text_width(word, size.small) for word in text.split()]
    return max(widths) + PAD


def _draw_heads(sheet: Sheet, layout: _Layout) -> None:
    for column, lines in enumerate(layout.heads):
        middle = layout.heads_height - PAD - _height(lines) / 2
        sheet.write(layout.column_at(column), middle, lines, align="center")


def _draw_referent(
    sheet: Sheet, variants: Variants, layout: _Layout, place: int, y: float
) -> float:
    """Draw a referent from a height on, and return where it ends."""
    lang, small = sheet.furniture.lang, size_named(sheet.furniture.size).small
    referent, title = variants.referents[place], layout.titles[place]
    sheet.rule(y, 0, sheet.furniture.body_width)
    sheet.write(0, y + PAD + _height(title) / 2, title)
    bottom = y + layout.title_height(title)
    for column, outlet in enumerate(variants.outlets):
        total = total_text(referent.totals.get(outlet, 0), lang)
        if total:
            at = layout.column_at(column), layout.total_at(y, title)
            sheet.write(*at, [Line(total, small, MUTED)], align="center")
    for name, lines in layout.names[place].items():
        height = layout.row_height(lines)
        middle = bottom + height / 2
        if layout.start:
            sheet.write(0, middle, lines)
        else:
            sheet.write(0, bottom + _height(lines) / 2, lines)
            middle = bottom + height - PAD / 2 - layout.cell_height / 2
        for column, outlet in enumerate(variants.outlets):
            _draw_cell(sheet, referent, layout, (name, outlet), (layout.column_at(column), middle))
        bottom += height
    return bottom + PAD


def _draw_cell(
    sheet: Sheet,
    referent: Referent,
    layout: _Layout,
    cell: tuple[str, str],
    middle: tuple[float, float],
) -> None:
    size = size_named(sheet.furniture.size)
    n, total = referent.counts.get(cell, 0), referent.totals.get(cell[1], 0)
    shade = to_hex(SHADES(n / (total + FEW))) if n else PAPER
    outline = PAPER if n else GRID
    fill(sheet.axes, middle, layout.cell_width, layout.cell_height, shade, outline=outline)
    text = f"{n:,}" if total else ABSENT
    line = Line(text, size.text, ink_on(shade) if n else MUTED, "bold" if n else "normal")
    sheet.write(*middle, [line], align="center")
