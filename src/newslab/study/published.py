"""The tables that a site offers beside its notebooks."""

from typing import TYPE_CHECKING

import pandas as pd

from newslab.reading.links import sentence_href
from newslab.study.recipes import OF_EVENT
from newslab.tables.declared import column_of

if TYPE_CHECKING:
    from newslab.study.study import Study

__all__ = ["published_tables"]

_ALWAYS = (
    *("articles", "sentences", "similarity", "passages", "sources", "carried"),
    *("attributions", "who_speaks", "names"),
)
_CODED = ("hits", "frame_shares", "net_stance")
# The words of articles as such; single words that were found, and names, are no text.
_TEXTS = ("text", "text_a", "text_b", "passage", "changes")


def published_tables(study: "Study", *, texts: bool = True) -> dict[str, pd.DataFrame]:
    """Return the tables that a study offers for download, by name.

    Parameters
    ----------
    study : Study
    texts : bool
        Whether they hold the words of articles (False leaves out these columns).

    Returns
    -------
    dict of str to pandas.DataFrame
        Tables of an event hold all events, each measured apart, in a column ``event``; what has a
        sentence has its place on the site in ``page``. Without a codebook there are no hits, and
        without poles no net stance.

    Examples
    --------
    >>> from newslab.study import open_study
    >>> list(published_tables(open_study(".")))[:4]
    ['articles', 'sentences', 'similarity', 'passages']
    """
    coded = () if study.codebook is None else _CODED
    names = [name for name in (*_ALWAYS, *coded) if name in study.tables]
    return {name: _offered(study, name, texts) for name in names}


def _offered(study: "Study", name: str, texts: bool) -> pd.DataFrame:
    table = _by_event(study, name) if name in OF_EVENT else study.table(name)
    if name == "articles":
        # What a column of the researcher's own holds nobody says; it may be the words of articles.
        table = table[[column for column in table if column_of(name, str(column)) is not None]]
    if name == "articles" or not texts:
        table = table.drop(columns=[column for column in _TEXTS if column in table])
    return _with_addresses(table)


def _by_event(study: "Study", name: str) -> pd.DataFrame:
    """Measure each event apart: an article off the event says nothing of it."""
    events = [str(event) for event in pd.unique(study.articles["event"]) if event] or [""]
    parts = []
    for event in events:
        table = study.of_event(name, event).copy()
        table.insert(0, "event", pd.Series([event] * len(table), index=table.index, dtype="str"))
        parts.append(table)
    return pd.concat(parts, ignore_index=True)


def _with_addresses(table: pd.DataFrame) -> pd.DataFrame:
    if not {"doc_id", "sent_id"} <= set(table.columns):
        return table
    places = zip(table["doc_id"].astype(str), table["sent_id"], strict=True)
    addresses = [sentence_href(doc_id, int(number)) for doc_id, number in places]
    return table.assign(page=pd.Series(addresses, index=table.index, dtype="str"))
