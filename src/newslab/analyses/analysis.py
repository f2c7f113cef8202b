"""An analysis: a table, its chart and its finding, under one name."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

import pandas as pd

import newslab
from newslab.analyses.finding import Finding, Names
from newslab.catalog import LANGUAGES, Language, say

if TYPE_CHECKING:
    from newslab.charts.figure import Chart
    from newslab.charts.variants import Variants

__all__ = ["Analysis", "Source"]


class Source(Protocol):
    """What an analysis asks of a study."""

    event: str
    poles: Sequence[str]
    languages: Sequence[Language]

    @property
    def articles(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def sentences(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def attributions(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def hits(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def passages(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def event_articles(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def stances(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def followed(self) -> str: ...  # noqa: D102
    @property
    def language(self) -> Language: ...  # noqa: D102
    @property
    def wording(self) -> Names: ...  # noqa: D102
    def table(self, name: str) -> pd.DataFrame: ...  # noqa: D102
    def labels(self, lang: Language) -> dict[str, str]: ...  # noqa: D102


class Analysis(ABC):
    """A table of a study with its chart and its finding. In Jupyter it shows all but the table.

    Attributes
    ----------
    table : pandas.DataFrame
        Of the verb that the analysis is named after.
    finding : Finding
        What the table shows, with its sentences.
    """

    name: ClassVar[str]
    # The table of the study that it shows.
    of: ClassVar[str]

    def __init__(self, study: Source) -> None:
        self._study = study

    @cached_property
    def table(self) -> pd.DataFrame:
        """The table of the analysis."""
        return self._made()

    @cached_property
    def finding(self) -> Finding:
        """What the table shows, in words."""
        return self._found()

    def chart(self, **options: Any) -> "Chart":
        """Draw the table, in the language of the page and with the names of the study.

        Parameters
        ----------
        **options
            Of the chart: size, lang, title, subtitle, source, labels.

        Returns
        -------
        Chart
        """
        return self._drawn(self.name, self.charted, **options)

    def brief(self) -> "Shown":
        """Its key claims and its chart, for the page that an editor is handed."""
        charts = [self.chart(size="column")] if len(self.charted) else []
        return Shown(self.finding.brief(), *charts)

    def variants(self, folder: str | None = None) -> "Variants | Finding":
        """Draw the chart for a page and for a phone; with a folder, save it in every language.

        Where there is nothing to draw, the finding says so.
        """
        if self.charted.empty:
            return self.finding
        return self._variants(self.name, self.charted, folder)

    @property
    def charted(self) -> pd.DataFrame:
        """The rows of the table that the chart draws; none where there is nothing to draw."""
        return self.table

    def _made(self) -> pd.DataFrame:
        """Make the table."""
        return self._study.table(self.of)

    @property
    def _told_with(self) -> dict[str, Any]:
        """What every finding is told with."""
        return {"names": self._study.wording, "sentences": self._study.sentences}

    @abstractmethod
    def _found(self) -> Finding:
        """Say what the table shows."""

    def _charts(self) -> list["Chart"]:
        """The charts that Jupyter shows."""
        return [self.chart()] if len(self.charted) else []

    def _drawn(self, name: str, table: pd.DataFrame, **options: Any) -> "Chart":
        lang = options.setdefault("lang", self._study.language)
        options.setdefault("labels", self._study.labels(lang))
        options.setdefault("title", self._title(name, lang))
        drawn: Chart = chart_of(name)(table, **options)
        return drawn

    def _variants(self, name: str, table: pd.DataFrame, folder: str | None) -> "Variants":
        drawn: Variants = newslab.charts.variants(
            chart_of(name),
            table,
            name,
            lang=self._study.language,
            folder=folder,
            titles={lang: {name: self._title(name, lang)} for lang in LANGUAGES},
            labels={lang: self._study.labels(lang) for lang in LANGUAGES},
        )
        return drawn

    def _title(self, name: str, lang: Language) -> str:
        """The study's own title of a chart, or what the chart is."""
        own = self._study.wording.get(lang, {}).get(f"title.{name}")
        return own or say(f"analysis.{name}", lang)

    def _ipython_display_(self) -> None:
        Shown(self.finding, *self._charts())._ipython_display_()

    def __repr__(self) -> str:
        return f"{type(self).__name__}: {self.finding.told(self._study.language)}"


class Shown:
    """Several things that a notebook shows as one."""

    def __init__(self, *parts: object) -> None:
        self.parts = parts

    def _ipython_display_(self) -> None:
        from IPython.display import display  # noqa: PLC0415  (only IPython calls this)

        for part in self.parts:
            display(part)  # type: ignore[no-untyped-call]


def chart_of(name: str) -> Callable[..., "Chart"]:
    """The function of `newslab.charts` that draws an analysis."""
    function: Callable[..., Chart] = getattr(newslab.charts, name)
    return function
