"""Open a study: its corpus, codebook and lists are read once, and each table is made once."""

import html
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from newslab.analyses import ANALYSES, Analysis, names_of
from newslab.catalog import Language, is_rtl, page_language, say
from newslab.corpus.cut import keep_cut
from newslab.errors import InputError
from newslab.framing.codebook import Codebook
from newslab.framing.framenames import frame_names
from newslab.reading.highlights import stances_in_order
from newslab.study.data import read_data
from newslab.study.explain import explained
from newslab.study.kept import made_once
from newslab.study.lists import Lists
from newslab.study.published import published_tables
from newslab.study.recipes import OF_EVENT, RECIPES, Call, followed
from newslab.study.settings import FILE, Settings, read_settings

__all__ = ["Study", "open_study"]


def open_study(path: str | Path | None = None, **keys: Any) -> "Study":
    """Open a study by its file, or by what such a file would say.

    Parameters
    ----------
    path : str or path, optional
        A folder with ``study.toml``, or the file; by default the folder that you are in.
    **keys
        In place of a file, its keys: articles (also a table of `read_corpus`), columns, codebook,
        event, poles, targets, follow, coding, title, about, languages, lists.

    Returns
    -------
    Study

    Raises
    ------
    InputError
        With every fault of the file: unknown keys, paths that lead nowhere or out of the folder,
        values that are not allowed; of its lists, its codebook and its articles; and an event,
        poles or an article to follow that these do not have.

    Examples
    --------
    >>> study = open_study(".")
    >>> study.event, len(study.articles)
    ('kazakhstan-accords', 5)
    >>> own = open_study(articles=study.articles.head(2))
    >>> own.passages[["doc_a", "doc_b", "kind"]].head(1)
      doc_a doc_b  kind
    0   000   001  near
    """
    if keys:
        if path is not None:
            raise InputError(
                "open_study", ["a path and keywords are given"], "Give one or the other."
            )
        return Study(*read_data(*read_settings(keys)))
    file = Path("." if path is None else path)
    file = file / FILE if file.is_dir() else file
    if not file.exists():
        raise InputError(
            str(file),
            ["no such file"],
            f'A study is a folder with a file {FILE}, such as: articles = "data/raw"',
        )
    return Study(*read_data(*read_settings(file)))


class Study:
    """The tables and analyses of one corpus, made as its file says, each once.

    Attributes
    ----------
    articles, sentences, attributions, hits, passages : pandas.DataFrame
        As the verbs `read_corpus`, `split_sentences`, `find_attributions`, `code_frames` and
        `shared_passages` return them. Without a codebook there are no hits.
    corpus, overlap, reuse, sources, carried, names, keyness : Analysis
    frames, stance, naming, voices, agreement : Analysis
        Analyses: in Jupyter finding, chart and sentences; see `Analysis`.
    event, follow : str
    poles : sequence of str
    codebook : Codebook or None
    languages : sequence of str
        The first is spoken where nobody asks for another.

    Examples
    --------
    >>> study = open_study(".")
    >>> study.table("similarity").columns.tolist()
    ['doc_a', 'doc_b', 'score', 'ci_low', 'ci_high', 'n_a', 'n_b']
    """

    def __init__(
        self,
        settings: Settings,
        articles: pd.DataFrame,
        codebook: Codebook | None,
        lists: Lists,
        coding: pd.DataFrame,
    ) -> None:
        self.settings = settings
        self.codebook = codebook
        self.lists: Lists = lists
        self.event: str = settings.event or _only_event(articles)
        self.poles: Sequence[str] = settings.poles
        self.follow: str = settings.follow
        self.languages: Sequence[Language] = settings.languages
        self._tables: dict[object, pd.DataFrame] = {"articles": articles, "coding": coding}
        self._is_cut = False
        self._analyses: dict[str, Analysis] = {}

    @property
    def articles(self) -> pd.DataFrame:
        """The corpus."""
        return self.table("articles")

    @property
    def sentences(self) -> pd.DataFrame:
        """Its sentences."""
        return self.table("sentences")

    @property
    def attributions(self) -> pd.DataFrame:
        """Who says what, by the cues of the codebook."""
        return self.table("attributions")

    @property
    def hits(self) -> pd.DataFrame:
        """What the codebook finds."""
        return self.table("hits")

    @property
    def passages(self) -> pd.DataFrame:
        """What stands in two articles."""
        return self.table("passages")

    @cached_property
    def event_articles(self) -> pd.DataFrame:
        """The articles on the event; all of them where no event is named."""
        if not self.event:
            return self.articles
        return self.articles[self.articles["event"] == self.event]

    @cached_property
    def stances(self) -> Sequence[str]:
        """The stances of the codebook in the order in which charts and pages colour them."""
        return stances_in_order(self.hits, self.poles)

    @property
    def counted_articles(self) -> pd.DataFrame:
        """The articles as frames are counted in them: of one event where none is named."""
        return self.articles if self.event else self.articles.assign(event="")

    @property
    def followed(self) -> str:
        """The article whose sentences are followed, or nothing where none is to be named."""
        return followed(self)

    def table(self, name: str) -> pd.DataFrame:
        """Return a table by its name, made when it is first asked for.

        Parameters
        ----------
        name : str
            articles, coding, or a name of `tables`. Tables that speak of one event alone are
            those of the study's.

        Raises
        ------
        InputError
            If there is no such table.
        """
        if name in OF_EVENT:
            return self.of_event(name, self.event)
        if name not in self._tables:
            self._cut_once()
            self._tables[name] = made_once(name, self._call(name))
        return self._tables[name]

    def _cut_once(self) -> None:
        """Take the cut of the articles, which all tables rest on, from the user's cache."""
        if not self._is_cut:
            keep_cut(self.articles)
            self._is_cut = True

    def of_event(self, name: str, event: str) -> pd.DataFrame:
        """Return a table of one event: who_speaks, frame_shares, net_stance or naming."""
        if (name, event) not in self._tables:
            self._tables[name, event] = made_once(name, OF_EVENT[name](self, event))
        return self._tables[name, event]

    @property
    def tables(self) -> list[str]:
        """Names of all tables that can be asked for."""
        names = ["articles", *RECIPES, *OF_EVENT, "coding"]
        # No poles, no net stance: a table of zeros would say something.
        return [name for name in names if name != "net_stance" or self.poles]

    def explain(self, name: str) -> pd.DataFrame:
        """Say with what a table was made: its verb, each argument, and where lists are from.

        Parameters
        ----------
        name : str
            As for `table`.

        Returns
        -------
        pandas.DataFrame
            One row an argument: argument, what.

        Examples
        --------
        >>> open_study(".").explain("sentences")
           argument               what
        0      verb    split_sentences
        1  articles  articles (5 rows)
        2    result            78 rows
        """
        if name in ("articles", "coding"):
            source = self.settings.articles if name == "articles" else self.settings.coding
            shown = "a table" if isinstance(source, pd.DataFrame) else str(source)
            rows = [("read from", shown), ("result", f"{len(self.table(name))} rows")]
            return pd.DataFrame(rows, columns=["argument", "what"])
        return explained(self, name, self._call(name))

    def _call(self, name: str) -> Call:
        if name not in self.tables:
            raise InputError("study", [f"no table {name!r}"], f"Tables: {', '.join(self.tables)}.")
        return OF_EVENT[name](self, self.event) if name in OF_EVENT else RECIPES[name](self)

    def labels(self, lang: Language) -> dict[str, str]:
        """What charts and findings call articles, outlets, frames and names, by their keys.

        The study's own wording comes first. Else an article is called by its outlet, if that has
        no other, and a frame as newslab calls it.
        """
        return {**frame_names(None, lang), **names_of(self.articles, self.wording)[lang]}

    @property
    def wording(self) -> Mapping[Language, Mapping[str, str]]:
        """What the study's own list calls things, by language and key."""
        return self.lists.wording

    def title(self, lang: Language) -> str:
        """The title of the study, or nothing where it has none."""
        return self.settings.title.get(lang, "")

    def about(self, lang: Language) -> str:
        """What the study is, in a sentence or two, or nothing."""
        return self.settings.about.get(lang, "")

    @property
    def files(self) -> list[Path]:
        """All files and folders that the study reads."""
        own = self.settings
        named = [Path(own.where), own.articles, own.codebook, own.coding, own.targets]
        lists = [Path(path.removeprefix("+")) for path in own.lists.values()]
        return [path for path in (*named, *lists) if isinstance(path, Path) and path.exists()]

    def published(self, *, texts: bool = True) -> dict[str, pd.DataFrame]:
        """Return the tables that a site offers (`published_tables`)."""
        return published_tables(self, texts=texts)

    @property
    def language(self) -> Language:
        """The language of the page, or the first of the study."""
        return page_language(default=self.languages[0])

    def __getattr__(self, name: str) -> Analysis:
        if name.startswith("_") or name not in ANALYSES:
            known = ", ".join(ANALYSES)
            raise AttributeError(f"a study has no {name!r}; its analyses are {known}")
        return self._analyses.setdefault(name, ANALYSES[name](self))

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *ANALYSES})

    def __repr__(self) -> str:
        title = self.title(self.language) or self.settings.where
        return say("study.told", self.language, title=title, n=len(self.articles))

    def _repr_html_(self) -> str:
        direction = "rtl" if is_rtl(self.language) else "ltr"
        return f'<p dir="{direction}" lang="{self.language}">{html.escape(repr(self))}</p>'


def _only_event(articles: pd.DataFrame) -> str:
    """The event of all articles, if they have but one."""
    events = set(articles["event"])
    return str(events.pop()) if len(events) == 1 else ""
