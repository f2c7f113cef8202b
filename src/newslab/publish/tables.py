"""The tables that a site offers beside its notebooks, made from the articles and the codebook."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from newslab.attribution.attributions import find_attributions
from newslab.attribution.voices import who_speaks
from newslab.corpus.read import read_corpus
from newslab.corpus.segment import split_sentences
from newslab.framing.codebook import Codebook, load_codebook
from newslab.framing.hits import code_frames
from newslab.framing.shares import frame_shares
from newslab.framing.stance import POLES, net_stance
from newslab.naming.names import find_names
from newslab.overlap.similarity import article_similarity
from newslab.reading.links import sentence_href
from newslab.reuse.carried import carried_sentences
from newslab.reuse.passages import shared_passages
from newslab.reuse.sources import trace_sources

__all__ = ["Study", "read_study"]

# Of more articles, each is compared with its ten most similar only, and followed into those that
# share a passage with it: all pairs of a thousand would fill files that nobody opens.
_MAX_ALL_PAIRS = 50
_N_MOST_SIMILAR = 10
_N_DRAWS, _N_DRAWS_OF_MANY = 1000, 200
# The words of articles as such; single words that were found, and names, are no text.
_TEXTS = ("text", "text_a", "text_b", "passage", "changes")


@dataclass(frozen=True)
class Study:
    """What a site shows of a corpus: its tables, and what its article pages need.

    `hits` is None without a codebook. `tables` are those offered for download, by name.
    """

    articles: pd.DataFrame
    sentences: pd.DataFrame
    attributions: pd.DataFrame
    hits: pd.DataFrame | None
    tables: dict[str, pd.DataFrame]


def read_study(articles: str | Path, codebook: str | Path | None, *, texts: bool = True) -> Study:
    """Read a corpus and make the tables of its site.

    Parameters
    ----------
    articles : str or path
        What `read_corpus` reads.
    codebook : str or path, optional
        What `load_codebook` reads. Without it there are no hits, shares and stances.
    texts : bool
        Whether tables hold the words of articles (False leaves out these columns).

    Returns
    -------
    Study

    Raises
    ------
    InputError
        As `read_corpus` and `load_codebook`.

    Examples
    --------
    >>> study = read_study("data/raw", None)
    >>> list(study.tables)[:4]
    ['articles', 'sentences', 'similarity', 'passages']
    """
    corpus = read_corpus(articles)
    sentences = split_sentences(corpus)
    book = None if codebook is None else load_codebook(codebook)
    attributions = find_attributions(sentences, cues=True if book is None else book.cues)
    passages = shared_passages(corpus)
    sources = trace_sources(corpus, passages)
    tables = {
        "articles": corpus.drop(columns="text"),
        "sentences": sentences,
        "similarity": _similarity(corpus),
        "passages": passages,
        "sources": sources,
        "carried": _carried(corpus, sources, passages),
        "attributions": attributions,
        "who_speaks": _by_event(corpus, lambda event, of_it: _speakers(attributions, of_it, event)),
        "names": find_names(corpus),
    }
    hits = None
    if book is not None:
        hits = code_frames(sentences, book, attributions=attributions)
        tables |= {"hits": hits, **_framing(hits, sentences, corpus, book)}
    offered = {
        name: _with_addresses(table if texts else table.drop(columns=_texts_of(table)))
        for name, table in tables.items()
    }
    return Study(corpus, sentences, attributions, hits, offered)


def _similarity(articles: pd.DataFrame) -> pd.DataFrame:
    if len(articles) <= _MAX_ALL_PAIRS:
        return article_similarity(articles, n_boot=_N_DRAWS)
    return article_similarity(articles, top=_N_MOST_SIMILAR, n_boot=_N_DRAWS_OF_MANY)


def _carried(articles: pd.DataFrame, sources: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """Follow every article that another has its words from, within its event."""
    named = set(sources.loc[sources["verdict"] == "source", "likely_source"])
    followed = []
    for doc_id, event in zip(articles["doc_id"].astype(str), articles["event"], strict=True):
        if doc_id not in named:
            continue
        followers = articles[articles["event"] == event]
        if len(articles) > _MAX_ALL_PAIRS:
            pairs = passages[(passages["doc_a"] == doc_id) | (passages["doc_b"] == doc_id)]
            sharing = {doc_id, *pairs["doc_a"], *pairs["doc_b"]}
            followers = followers[followers["doc_id"].isin(sharing)]
        followed.append(carried_sentences(doc_id, followers))
    return pd.concat(followed, ignore_index=True) if followed else _nothing_carried(articles)


def _nothing_carried(articles: pd.DataFrame) -> pd.DataFrame:
    first = articles.head(1)
    return carried_sentences(str(first["doc_id"].iloc[0]), first).iloc[:0]


def _speakers(attributions: pd.DataFrame, articles: pd.DataFrame, _: str) -> pd.DataFrame:
    return who_speaks(attributions[attributions["doc_id"].isin(articles["doc_id"])], articles)


def _framing(
    hits: pd.DataFrame, sentences: pd.DataFrame, articles: pd.DataFrame, book: Codebook
) -> dict[str, pd.DataFrame]:
    tables = {
        "frame_shares": _by_event(
            articles,
            lambda event, _: frame_shares(hits, sentences, articles=articles, event=event or None),
        )
    }
    poles = _poles(book)
    if poles:
        tables["net_stance"] = _by_event(
            articles,
            lambda event, _: net_stance(
                hits, sentences, articles=articles, event=event or None, poles=poles
            ),
        )
    return tables


def _poles(book: Codebook) -> Sequence[str]:
    """The two stances to set against each other, or nothing where that is not clear."""
    stances = [str(stance) for stance in pd.unique(book.frames["stance"])]
    if set(POLES) <= set(stances):
        return POLES
    return stances if len(stances) == 2 else ()


def _by_event(
    articles: pd.DataFrame, measure: Callable[[str, pd.DataFrame], pd.DataFrame]
) -> pd.DataFrame:
    """Measure each event apart: an article off the event says nothing of it."""
    named = [str(event) for event in pd.unique(articles["event"]) if event] or [""]
    parts = []
    for event in named:
        table = measure(event, articles[articles["event"] == event])
        table.insert(0, "event", pd.Series([event] * len(table), index=table.index, dtype="str"))
        parts.append(table)
    return pd.concat(parts, ignore_index=True)


def _texts_of(table: pd.DataFrame) -> list[str]:
    return [column for column in _TEXTS if column in table.columns]


def _with_addresses(table: pd.DataFrame) -> pd.DataFrame:
    if not {"doc_id", "sent_id"} <= set(table.columns):
        return table
    places = zip(table["doc_id"].astype(str), table["sent_id"], strict=True)
    return table.assign(
        page=pd.Series(
            [sentence_href(doc_id, int(number)) for doc_id, number in places],
            index=table.index,
            dtype="str",
        )
    )
