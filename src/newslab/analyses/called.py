"""What articles and outlets are called: by the study's own list, else by their outlet."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import pandas as pd

from newslab.analyses.evidencerows import first_sentences
from newslab.analyses.finding import Claim, Finding, Name, Names
from newslab.catalog import LANGUAGES, say
from newslab.corpus.segment import split_sentences

__all__ = ["Told", "names_of"]

UNKNOWN = "unknown"


def names_of(articles: pd.DataFrame, wording: Names | None = None) -> dict[str, dict[str, str]]:
    """Name every article and outlet in each language.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, outlet (`read_corpus`).
    wording : mapping of str to mapping, optional
        Names of the study's own, by language and key (`read_wording`). They come first.

    Returns
    -------
    dict of str to dict
        By language, a name for each doc_id and outlet, and all of `wording`. The only article of
        an outlet is called by the outlet, one of an unknown outlet by its doc_id.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["1", "2", "3"], "outlet": ["A", "A", "unknown 3"]})
    >>> names_of(articles)["en"]
    {'A': 'A', 'unknown 3': 'article 3', '1': 'A, 1', '2': 'A, 2', '3': 'article 3'}
    """
    n_articles = articles["outlet"].value_counts().to_dict()
    pairs = list(zip(articles["doc_id"].astype(str), articles["outlet"].astype(str), strict=True))
    found: dict[str, dict[str, str]] = {}
    for lang in LANGUAGES:
        own: Mapping[str, str] = (wording or {}).get(lang, {})
        names: dict[str, str] = {}
        for doc_id, outlet in pairs:
            is_unknown = outlet.startswith(UNKNOWN) and n_articles[outlet] == 1
            name = say("name.article", lang, doc_id=doc_id) if is_unknown else outlet
            names[outlet] = own.get(outlet, name)
        for doc_id, outlet in pairs:
            is_only = n_articles[outlet] == 1
            name = say("name.of_outlet", lang, outlet=names[outlet], doc_id=doc_id)
            # An outlet and an article may have one key; the article of that key is the outlet's.
            names[doc_id] = own.get(doc_id, names[outlet] if is_only else name)
        found[lang] = {**names, **own}
    return found


class Told:
    """What a finding is told with: a `Name` for what tables have by key, and its sentences."""

    def __init__(
        self,
        articles: pd.DataFrame,
        names: Names | None = None,
        sentences: pd.DataFrame | None = None,
    ) -> None:
        self.names = names_of(articles, names)
        self._articles = articles
        self._sentences = sentences

    def __call__(self, key: object) -> Name:
        """Name what a table has as `key`."""
        return Name(str(key), self.names)

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """Those at hand, or the articles cut into theirs."""
        return split_sentences(self._articles) if self._sentences is None else self._sentences

    @cached_property
    def searched(self) -> pd.DataFrame:
        """The first sentence of every article: evidence of what was not found."""
        return first_sentences(self.sentences, self._articles["doc_id"])

    def finding(self, claims: Sequence[Claim]) -> Finding:
        """Claims with the names of the articles."""
        return Finding(claims, self.names)

    def nothing(self, key: str, *, is_key: bool = False, **values: Any) -> Finding:
        """One claim alone: that nothing was found in the articles searched."""
        return self.finding([Claim(key, values, self.searched, is_key=is_key)])
