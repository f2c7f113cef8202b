"""Text reuse: the passages that two articles share, and how much of an outlet stands elsewhere."""

import numpy as np
import pandas as pd

from newslab.arabic import DEFAULT_POLICY, TermPolicy
from newslab.corpus.cut import cut
from newslab.corpus.quoted import in_quotation, in_statement
from newslab.corpus.tokens import CorpusTokens, corpus_tokens
from newslab.resources import ListOf
from newslab.reuse.align import Match, align
from newslab.reuse.candidates import MAX_ARTICLES, NGRAM, candidate_pairs
from newslab.tables import check, make_table

# Nearly all words of a passage must be quoted for it to be a quotation.
_MOSTLY = 0.8
# A text in this many articles of one outlet is the outlet's boilerplate, not reporting.
BOILERPLATE_ARTICLES = 3


def shared_passages(
    articles: pd.DataFrame,
    *,
    min_words: int = 8,
    min_similarity: float = 0.6,
    max_articles: int = MAX_ARTICLES,
    policy: TermPolicy = DEFAULT_POLICY,
    statements: ListOf = True,
) -> pd.DataFrame:
    """Find every passage that two articles share, word for word or nearly.

    Words count as the same when their terms do, so spelling, clitics and inflection may differ
    inside a passage; a few words may be changed, left out or added. Stopwords count as words here
    whatever the policy says. Passages are maximal, and no word of an article is in two passages of
    one pair. The order of passages plays no part: moved paragraphs are found.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, outlet, text (`read_corpus`).
    min_words : int
        Fewest words that match in a passage.
    min_similarity : float
        Least similarity of a passage, 0 to 1.
    max_articles : int
        Sequences of five words in more articles than this do not make two articles a candidate
        pair. Raise it where one text may be carried by more articles.
    policy : TermPolicy, optional
    statements : True, str, path or pandas.DataFrame
        What marks an official statement: the shipped list ``statements.tsv``, or your own.

    Returns
    -------
    pandas.DataFrame
        One row a passage, most words first: doc_a, start_a, end_a, doc_b, start_b, end_b (offsets
        into both original texts; doc_a first in `articles`), n_tokens (words that match),
        similarity (matching words as share of the words of both sides, 0 to 1), kind (``verbatim``
        when the same letters stand in the same order, marks and hamza seats apart; else ``near``),
        quoted (``statement`` when the sentences of one side mark it as an official statement,
        in quotation marks or not; ``quotation`` when it stands in quotation marks on one side;
        else empty), boilerplate (True when it
        stands in three or more articles of one outlet), text_a, text_b.

    Raises
    ------
    InputError
        If a column is missing or a doc_id stands twice.

    Notes
    -----
    Candidates come from an exact index of hashed word 5-grams, every pair that shares one; the
    alignment is seed and extend on terms. A pair whose shared words never stand five in a row is
    not found. Shared words do not tell who wrote them first: see `trace_sources`.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {
    ...         "doc_id": ["a", "b"],
    ...         "outlet": ["A", "B"],
    ...         "text": [
    ...             "قال إن الخطوة ستكون رمزية إلى حد كبير اليوم.",
    ...             "الخطوة ستكون رمزية إلى حد كبير.",
    ...         ],
    ...     }
    ... )
    >>> shared_passages(articles, min_words=5)[["start_a", "end_a", "n_tokens", "kind"]]
       start_a  end_a  n_tokens      kind
    0        7     37         6  verbatim
    """
    articles = check(articles, "articles", columns=("doc_id", "text", "outlet"))
    tokens = corpus_tokens(articles, policy.but(stopwords=False))
    ids, bounds, units = tokens.term_ids(), tokens.bounds(), tokens.unit_of
    pairs = candidate_pairs(ids, bounds, n=min(NGRAM, min_words), max_articles=max_articles)
    found: list[tuple[int, int, Match]] = []
    for a, b in sorted(zip(pairs["a"].tolist(), pairs["b"].tolist(), strict=True)):
        in_a, in_b = slice(bounds[a], bounds[a + 1]), slice(bounds[b], bounds[b + 1])
        matches = align(
            ids[in_a].tolist(),
            ids[in_b].tolist(),
            units_a=units[in_a].tolist(),
            units_b=units[in_b].tolist(),
            min_words=min_words,
            min_similarity=min_similarity,
        )
        found += [(a, b, match) for match in matches]
    passages = _passage_table(found, tokens, articles, statements)
    order = ["n_tokens", "doc_a", "start_a", "doc_b", "start_b"]
    return passages.sort_values(order, ascending=[False, True, True, True, True], ignore_index=True)


def _passage_table(
    found: list[tuple[int, int, Match]],
    tokens: CorpusTokens,
    articles: pd.DataFrame,
    statements: ListOf,
) -> pd.DataFrame:
    texts = cut(articles).texts
    bounds, surface = tokens.bounds(), tokens.surface_ids()
    quotation = in_quotation(tokens, texts)
    statement = in_statement(tokens, statements)
    rows = []
    for a, b, match in found:
        of_match = (a, match.start_a, match.end_a), (b, match.start_b, match.end_b)
        sides = [slice(bounds[row] + start, bounds[row] + end) for row, start, end in of_match]
        (start_a, end_a), (start_b, end_b) = (
            (int(tokens.starts[side][0]), int(tokens.ends[side][-1])) for side in sides
        )
        # A statement is the narrower finding: it may stand in quotation marks or not.
        if any(statement[side].all() for side in sides):
            quoted = "statement"
        elif any(quotation[side].mean() >= _MOSTLY for side in sides):
            quoted = "quotation"
        else:
            quoted = ""
        is_same = np.array_equal(surface[sides[0]], surface[sides[1]])
        places = tokens.doc_ids[a], start_a, end_a, tokens.doc_ids[b], start_b, end_b
        kind = "verbatim" if is_same else "near"
        shown = texts[a][start_a:end_a], texts[b][start_b:end_b]
        # Boilerplate shows only when all passages are known.
        rows.append((*places, match.n_matched, match.similarity, kind, quoted, False, *shown))
    table = make_table(rows, "passages")
    return table.assign(boilerplate=_is_boilerplate(table, articles))


def _is_boilerplate(passages: pd.DataFrame, articles: pd.DataFrame) -> np.ndarray:
    """Which passages stand, nearly whole, in at least three articles of one outlet."""
    sides = (["doc_a", "start_a", "end_a", "doc_b"], ["doc_b", "start_b", "end_b", "doc_a"])
    columns = ["doc_id", "start", "end", "other"]
    spans = pd.concat(
        [passages[names].set_axis(columns, axis=1) for names in sides], ignore_index=True
    )
    outlet = articles.set_index("doc_id")["outlet"]
    inside = spans[spans["doc_id"].map(outlet) == spans["other"].map(outlet)]
    # The other articles of its outlet in which a span of an article stands.
    near = spans.reset_index().merge(inside, on="doc_id", suffixes=("", "_inside"))
    shared = near[["end", "end_inside"]].min(axis=1) - near[["start", "start_inside"]].max(axis=1)
    covering = near[shared >= _MOSTLY * (near["end"] - near["start"])]
    n_elsewhere = covering.groupby("index")["other_inside"].nunique()
    of_sides = n_elsewhere.reindex(spans.index, fill_value=0).to_numpy().reshape(2, -1)
    return np.asarray(of_sides.max(axis=0) >= BOILERPLATE_ARTICLES - 1)
