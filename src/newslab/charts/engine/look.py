"""How a chart is to look and to speak: the options of all charts, and what they do."""

import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Protocol, TypeVar

import pandas as pd

from newslab.catalog import check_language, has, is_rtl, listed, percent, say
from newslab.charts.engine.lines import LINE_HEIGHT, Line
from newslab.charts.engine.sheet import Sheet
from newslab.charts.figure import Chart
from newslab.charts.furniture import MARGIN, Furniture
from newslab.charts.measure import POINTS_PER_INCH
from newslab.charts.style import INK, MUTED, Size, size_named, theme
from newslab.tables import check, columns_of

__all__ = ["DrawnChart", "Look", "chart", "fold", "renamed"]

MOST_NAMES_TOLD = 12
# What the docstring of a chart has in the place of its line {options}.
OPTIONS = """lang : {"ar", "en"}
        Language and direction of the chart: Arabic ones start at the right.
    title : str, optional
        What the chart shows, as a sentence. There is none by default.
    subtitle, source : str, optional
        Replace the default ones, which name the unit, the denominators, and how much was counted.
        An empty string leaves the line out.
    labels : mapping of str to str, optional
        What to call what the table names: ``{"000": "Sama"}``. The name itself by default.
    size : {"column", "page", "phone", "slide"}
        What the chart is made for. Column and phone are narrow: labels stand above the marks.

    Returns
    -------
    Chart
        With alt text. Of a table without rows, a figure with a sentence that says so. What there
        is no room for is left out, from the weakest on; the chart and its alt text say how much.

    Raises
    ------
    InputError
        For another language or size, and with every fault of the table."""

Key = TypeVar("Key")


@dataclass(frozen=True)
class Look:
    """The options of a chart, as its file gets them, and the ways to speak and draw by them.

    Parameters
    ----------
    name : str
        Of the chart: its texts are rows ``chart.NAME.…`` of the catalog. Each has ``kind`` (what
        it is to who cannot see it), ``about`` (of what; for `sheet`) and ``nothing`` (said of a
        table without rows).
    lang, size, title, subtitle, source, labels
        As `chart` documents them.

    Raises
    ------
    InputError
        For another language or size.
    """

    name: str
    lang: str = "ar"
    size: str = "page"
    title: str = ""
    subtitle: str | None = None
    source: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_language(self.lang)
        size_named(self.size)

    @property
    def is_rtl(self) -> bool:
        """Whether the chart reads from right to left."""
        return is_rtl(self.lang)

    @property
    def is_narrow(self) -> bool:
        """Whether labels stand above their marks, for want of room beside them."""
        return self.type.is_narrow

    @property
    def type(self) -> Size:
        """Sizes of type, in points."""
        return size_named(self.size)

    @property
    def width(self) -> float:
        """Inches of the sheet."""
        return self.type.width - 2 * MARGIN

    @property
    def line_height(self) -> float:
        """Inches of a line of text."""
        return self.type.text * LINE_HEIGHT / POINTS_PER_INCH

    def text(self, text: str, colour: str = INK, weight: str = "normal") -> Line:
        """A line in the size of text."""
        return Line(_on_one_line(text), self.type.text, colour, weight)

    def small(self, text: str, colour: str = MUTED, weight: str = "normal") -> Line:
        """A line in the smallest size."""
        return Line(_on_one_line(text), self.type.small, colour, weight)

    def say(self, what: str, **values: Any) -> str:
        """Text of the row ``chart.NAME.what`` of the catalog, else of ``chart.what``."""
        own = f"chart.{self.name}.{what}"
        return say(own if has(own) else f"chart.{what}", self.lang, **values)

    def sentences(self, *said: tuple[str, object], **values: Any) -> str:
        """Those texts, one after another, that are true of this chart."""
        return " ".join(self.say(what, **values) for what, is_so in said if is_so)

    def parts(self, holds: Mapping[str, bool]) -> str:
        """Texts of the rows ``chart.NAME.…`` for what holds, one after the other."""
        return "".join(self.say(what) for what, is_so in holds.items() if is_so)

    def count(self, n: int, noun: str) -> str:
        """How many, as it stands behind a preposition or another noun."""
        return say(f"count.{noun}.genitive", self.lang, n=n)

    def percent(self, share: float) -> str:
        """Write a share in whole percent, so that 0% and 100% are never the result of rounding.

        Examples
        --------
        >>> [Look("reuse", "en").percent(share) for share in (0, 0.004, 0.303, 0.996, 1)]
        ['0%', '<1%', '30%', '>99%', '100%']
        """
        if 0 < share < 0.01:
            return f"<{percent(0.01, self.lang)}"
        if 0.99 < share < 1:
            return f">{percent(0.99, self.lang)}"
        return percent(share, self.lang)

    def percent_told(self, share: float) -> str:
        """The same with words for signs, for sentences: Arabic would mirror these."""
        written = self.percent(share)
        words = {"<": "chart.less_than", ">": "chart.more_than"}
        if written[0] in words:
            return say(words[written[0]], self.lang, share=written[1:])
        return written

    def more(self, n: int) -> str:
        """What stands in the place of `n` names for which there was no room."""
        return say("chart.more", self.lang, n=n)

    def names(self, keys: Iterable[str]) -> dict[str, str]:
        """What the chart calls each key, on one line, in the order in which keys first appear.

        A key without a label, or with an empty one, goes by its own name. Where two would be called
        the same, each has its key in brackets.

        Examples
        --------
        >>> Look("reuse", "en", labels={"a": "سما"}).names(["b", "a", "b", ""])
        {'b': 'b', 'a': 'سما', '': 'not named'}
        >>> Look("reuse", "en", labels={"a": "x", "b": "x"}).names(["a", "b"])
        {'a': 'x (a)', 'b': 'x (b)'}
        """
        unnamed = say("chart.unnamed", self.lang)
        named = {
            key: _on_one_line(self.labels.get(key, "")) or _on_one_line(key) or unnamed
            for key in dict.fromkeys(keys)
        }
        uses = Counter(named.values())
        return {
            key: f"{name} ({_on_one_line(key)})"
            if uses[name] > 1 and key not in ("", name)
            else name
            for key, name in named.items()
        }

    def joined(self, parts: Iterable[str], sign: str = "semicolon") -> str:
        """Texts with a sign between them, "semicolon" or "comma"."""
        return say(f"chart.{sign}", self.lang).join(parts)

    def told(self, parts: Sequence[str]) -> str:
        """A sentence of parts, as many as can be listened to."""
        if len(parts) > MOST_NAMES_TOLD:
            n_more = len(parts) - MOST_NAMES_TOLD + 1
            parts = [*parts[: MOST_NAMES_TOLD - 1], self.more(n_more)]
        return f"{self.joined(parts)}."

    def listed(self, names: Sequence[str]) -> str:
        """Names in brackets, if they are not too many to be told."""
        return f" ({self.joined(names, 'comma')})" if len(names) <= MOST_NAMES_TOLD else ""

    def sheet(
        self,
        height: float,
        *,
        subtitle: str,
        counted: str,
        about: str,
        told: str,
        left_out: Sequence[str] = (),
    ) -> Sheet:
        """Make the chart, with its texts round a sheet of `height` inches.

        Parameters
        ----------
        height : float
        subtitle : str
            The default one: unit, denominators, what marks are.
        counted : str
            What the numbers were counted in, as `count` says it: the source line names it.
        about : str
            What the data are, for the alt text.
        told : str
            What they show, in sentences.
        left_out : sequence of str
            What there was no room for, as `count` says it.
        """
        source = say("chart.source", self.lang, count=counted)
        alt_text = f"{self._kind()}: {about}. {told}"
        if left_out:
            rest = say("chart.left_out", self.lang, what=listed(left_out, self.lang))
            alt_text = f"{alt_text} {rest}"
        return self._sheet(height, subtitle, source, alt_text)

    def nothing(self) -> Chart:
        """A chart of a table that has nothing to show: a sentence that says so."""
        sentence = self.say("nothing")
        lines = self.text(sentence, MUTED).broken(self.width)
        height = self.line_height * len(lines)
        source = say("chart.source.bare", self.lang)
        sheet = self._sheet(height, "", source, f"{self._kind()}: {sentence}")
        sheet.write(0, height / 2, lines)
        return sheet.chart

    def _kind(self) -> str:
        kind = self.say("kind")
        return say("chart.titled", self.lang, kind=kind, title=self.title) if self.title else kind

    def _sheet(self, height: float, subtitle: str, source: str, alt_text: str) -> Sheet:
        furniture = Furniture(
            self.lang,
            self.size,
            title=self.title,
            subtitle=subtitle if self.subtitle is None else self.subtitle,
            source=source if self.source is None else self.source,
        )
        made, axes = furniture.draw(height, alt_text=alt_text)
        axes.set_axis_off()
        axes.set_xlim(*((self.width, 0) if self.is_rtl else (0, self.width)))
        axes.set_ylim(height, 0)
        return Sheet(made, axes, self.is_rtl)


Draw = Callable[[pd.DataFrame, Look], Chart]


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


class DrawnChart(Protocol):
    """A chart as it is called: a table, and the options that all charts have."""

    __name__: str

    def __call__(
        self,
        table: pd.DataFrame,
        *,
        lang: str = "ar",
        title: str | None = None,
        subtitle: str | None = None,
        source: str | None = None,
        labels: Mapping[str, str] | None = None,
        size: str = "page",
    ) -> Chart:
        """Draw the table."""
        ...


def chart(
    *tables: str, columns: str = ""
) -> Callable[[Callable[[pd.DataFrame, Look], Chart]], DrawnChart]:
    """Make a chart of a function that draws a checked table, by a `Look`.

    The function gets its options, the words of its documentation about them (in the place of the
    line ``{options}``), its table checked, and is not asked to draw a table without rows.

    Parameters
    ----------
    *tables : str
        The tables that the chart takes, as ``columns.tsv`` names them: the first one whose keys
        are all there is what it gets.
    columns : str
        Those that the chart uses, with spaces between them; by default all that `tables` must have.
    """

    def decorate(draw: Draw) -> DrawnChart:
        def drawn(
            table: pd.DataFrame,
            *,
            lang: str = "ar",
            title: str | None = None,
            subtitle: str | None = None,
            source: str | None = None,
            labels: Mapping[str, str] | None = None,
            size: str = "page",
        ) -> Chart:
            look = Look(draw.__name__, lang, size, title or "", subtitle, source, labels or {})
            name = next((name for name in tables if _has_keys(table, name)), tables[0])
            checked = check(table, name, columns=columns.split() or None)
            with theme():
                return look.nothing() if checked.empty else draw(checked, look)

        for attribute in ("__module__", "__name__", "__qualname__"):
            setattr(drawn, attribute, getattr(draw, attribute))
        drawn.__doc__ = (draw.__doc__ or "").replace("{options}", OPTIONS)
        return drawn

    return decorate


def _has_keys(table: Any, name: str) -> bool:
    """Whether a table has a column for each key of the table called `name`."""
    keys = [column for column in columns_of(name) if column.is_key and not column.is_optional]
    names = [str(column) for column in table] if isinstance(table, pd.DataFrame) else []
    return all(any(map(key.is_called, names)) for key in keys)


def fold(keys: Sequence[Key], room: int, strength: Callable[[Key], float]) -> tuple[list[Key], int]:
    """Keep the strongest keys, in their order, and say how many are left out.

    Parameters
    ----------
    keys : sequence
    room : int
        How many places there are, at least 2. Where keys are left out, the last place is for
        saying so.
    strength : callable
        Of a key; of equals the first one stays.

    Examples
    --------
    >>> fold("abcd", 3, {"a": 1, "b": 0, "c": 2, "d": 3}.get)
    (['c', 'd'], 2)
    """
    if len(keys) <= room:
        return list(keys), 0
    strongest = sorted(range(len(keys)), key=lambda place: -strength(keys[place]))
    kept = sorted(strongest[: max(room - 1, 1)])
    return [keys[place] for place in kept], len(keys) - len(kept)


def renamed(old: str, new: DrawnChart) -> DrawnChart:
    """Make a chart answer to its old name too, with a warning that names the new one."""

    @wraps(new)
    def drawn(table: pd.DataFrame, **options: Any) -> Chart:
        said = f"newslab.charts.{old} is now newslab.charts.{new.__name__}"
        warnings.warn(said, DeprecationWarning, stacklevel=2)
        return new(table, **options)

    return drawn
