"""Which sentences a number rests on: rows of the table of sentences, picked."""

from collections.abc import Iterable

import pandas as pd

from newslab.arabic import token_spans
from newslab.overlap.sharedterms import shared_terms

__all__ = ["first_sentences", "of_similarity", "sentences_at", "sentences_with"]

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
    found = []
    for a, b in pairs:
        terms = shared_terms(articles, a, b).head(N_TERMS)
        for doc_id, column in ((a, "forms_a"), (b, "forms_b")):
            forms = {form for listed in terms[column] for form in listed.split("، ")}
            chosen = sentences[sentences["doc_id"] == doc_id]
            holds = [not forms.isdisjoint(_tokens(text)) for text in chosen["text"]]
            found.append(chosen[holds])
    return pd.concat(found) if found else sentences.head(0)


def _tokens(text: str) -> list[str]:
    """Tokens as written: forms are looked for, whatever their terms are."""
    return [text[start:end] for start, end, _ in token_spans(text)]
