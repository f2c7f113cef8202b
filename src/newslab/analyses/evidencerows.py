"""Which sentences a number rests on: rows of the table of sentences, picked."""

from collections.abc import Collection, Iterable

import pandas as pd

from newslab.arabic import token_spans
from newslab.corpus.tokens import passage_spans
from newslab.overlap.sharedterms import shared_terms
from newslab.overlap.termcounts import FORMS_JOINED_BY

__all__ = [
    "between",
    "first_sentences",
    "of_similarity",
    "sentences_at",
    "sentences_with",
    "sentences_with_forms",
]

# Terms that add most to the score of a pair.
N_TERMS = 3


def first_sentences(sentences: pd.DataFrame, doc_ids: Iterable[str]) -> pd.DataFrame:
    """Return the first sentence of each article: where a reader of the whole starts."""
    chosen = sentences[sentences["doc_id"].isin(list(doc_ids))]
    return chosen.drop_duplicates("doc_id")


def sentences_with(sentences: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the sentences that `rows` (with doc_id and sent_id) name."""
    named = rows[["doc_id", "sent_id"]].drop_duplicates()
    return sentences.merge(named, on=["doc_id", "sent_id"])


def sentences_at(sentences: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Return the sentences that `spans` (with doc_id, start and end) reach into."""
    pairs = sentences.reset_index().merge(
        spans[["doc_id", "start", "end"]], on="doc_id", suffixes=("", "_span")
    )
    touched = pairs[(pairs["start"] < pairs["end_span"]) & (pairs["end"] > pairs["start_span"])]
    return sentences.loc[sorted(set(touched["index"]))]


def of_similarity(
    articles: pd.DataFrame, sentences: pd.DataFrame, pairs: Iterable[tuple[str, str]]
) -> pd.DataFrame:
    """Return, for pairs of articles, the sentences that hold the terms they share most."""
    found = [sentences.head(0)]
    for a, b in pairs:
        terms = shared_terms(articles, a, b).head(N_TERMS)
        for doc_id, column in ((a, "forms_a"), (b, "forms_b")):
            found.append(sentences_with_forms(sentences, [doc_id], terms[column]))
    return pd.concat(found)


def sentences_with_forms(
    sentences: pd.DataFrame, doc_ids: Iterable[str], forms: Iterable[str]
) -> pd.DataFrame:
    """Return the sentences of some articles that hold one of some forms, joined as in tables."""
    wanted = {form for joined in forms for form in joined.split(FORMS_JOINED_BY)}
    chosen = sentences[sentences["doc_id"].isin(list(doc_ids))]
    return chosen[[not wanted.isdisjoint(_tokens(text)) for text in chosen["text"]]]


def _tokens(text: str) -> list[str]:
    """Tokens as written: forms are looked for, whatever their terms are."""
    return [text[start:end] for start, end, _ in token_spans(text)]


def between(
    sentences: pd.DataFrame, passages: pd.DataFrame, *docs: Collection[str]
) -> pd.DataFrame:
    """Return the sentences that hold passages, on both sides; of two groups of articles if given.

    Parameters
    ----------
    sentences : pandas.DataFrame
    passages : pandas.DataFrame
        With doc_a, start_a, end_a, doc_b, start_b, end_b (`shared_passages`).
    *docs : collection of str
        None, or two: passages between them only.
    """
    if docs:
        one, other = docs
        there = passages["doc_a"].isin(one) & passages["doc_b"].isin(other)
        back = passages["doc_a"].isin(other) & passages["doc_b"].isin(one)
        passages = passages[there | back]
    return sentences_at(sentences, passage_spans(passages))
