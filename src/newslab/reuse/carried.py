"""What became of each sentence of a source: carried word for word, changed, or left out."""

from itertools import groupby
from typing import NamedTuple

import numpy as np
import pandas as pd
from rapidfuzz.distance import Indel

from newslab.arabic import DEFAULT_POLICY, TermPolicy
from newslab.corpus.cut import cut
from newslab.corpus.tokens import corpus_tokens
from newslab.errors import InputError
from newslab.overlap.termcounts import idf_of, term_matrix
from newslab.reuse.align import align
from newslab.tables import check, make_table

# A sentence is carried, changed, when this many of its words stand elsewhere in their order, or
# half of them if it is short, or nearly all its content stands in one sentence. The shares are in
# the table, so that a reader can draw the line elsewhere.
MIN_WORDS = 8
MIN_TERM_SHARE = 0.7
# Shorter stretches of the same words are set phrases more often than copies.
_MIN_RUN = 4
# Stretches of the other article this many words apart belong to one place.
_SAME_PLACE = 15


class _Place(NamedTuple):
    """A place of another article that resembles a sentence: tokens, and how much is there."""

    first: int
    stop: int
    word_share: float
    term_share: float
    is_carried: bool
    is_whole: bool


def carried_sentences(
    source: str, articles: pd.DataFrame, *, policy: TermPolicy = DEFAULT_POLICY
) -> pd.DataFrame:
    """Follow each sentence of one article into every other article.

    Parameters
    ----------
    source : str
        The doc_id of the article to follow.
    articles : pandas.DataFrame
        With doc_id, outlet, text (`read_corpus`).
    policy : TermPolicy, optional

    Returns
    -------
    pandas.DataFrame
        One row a sentence of the source and another article: doc_id (the source), sent_id, start,
        end (offsets into the source), text, carried_by (doc_id of the other article), outlet, how
        (``verbatim``: the same words in the same order, spelling and inflection apart;
        ``changed``: 8 of its words, or half of them, stand there in their order, or 70 % of its
        content in one sentence; ``left out``), word_share (of its words, those that stand there
        in their order, 0 to 1), term_share (of its content terms, weighed by IDF, those in the one
        most similar sentence, 0 to 1), passage, passage_start, passage_end (that place; empty and
        -1 where left out), changes (what differs, word by word: ``− removed``, ``+ added``,
        ``old → new``; ``other wording`` where no words stand in order).

    Raises
    ------
    InputError
        If `source` is no doc_id or a column is missing.

    Notes
    -----
    "Left out" means not found: a fact told in other words is not recognised. Read the sentence
    before you report an omission.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {
    ...         "doc_id": ["a", "b"],
    ...         "outlet": ["A", "B"],
    ...         "text": [
    ...             "الخطوة رمزية إلى حد كبير. أقام المغرب علاقات.",
    ...             "الخطوة رمزية إلى حد كبير.",
    ...         ],
    ...     }
    ... )
    >>> carried_sentences("a", articles)[["sent_id", "carried_by", "how"]]
       sent_id carried_by       how
    0        0          b  verbatim
    1        1          b  left out
    """
    comparison = _Comparison(source, articles, policy)
    others = [row for row in range(len(articles)) if row != comparison.source]
    rows = [
        (source, number, *comparison.follow(unit, other))
        for number, unit in enumerate(comparison.units_of(comparison.source))
        for other in others
    ]
    return make_table(rows, "carried")


def added_sentences(
    source: str, articles: pd.DataFrame, *, policy: TermPolicy = DEFAULT_POLICY
) -> pd.DataFrame:
    """List the sentences of the other articles that the source does not hold.

    Parameters
    ----------
    source, articles, policy
        As in `carried_sentences`.

    Returns
    -------
    pandas.DataFrame
        One row a sentence: doc_id, outlet, sent_id, start, end (offsets into that article), text,
        word_share, term_share (what of it stands in the source, as in `carried_sentences`).

    Raises
    ------
    InputError
        As `carried_sentences`.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {
    ...         "doc_id": ["a", "b"],
    ...         "outlet": ["A", "B"],
    ...         "text": [
    ...             "الخطوة رمزية إلى حد كبير. أقام المغرب علاقات.",
    ...             "الخطوة رمزية إلى حد كبير.",
    ...         ],
    ...     }
    ... )
    >>> added_sentences("b", articles)[["doc_id", "sent_id", "text"]]
      doc_id  sent_id                text
    0      a        1  أقام المغرب علاقات
    """
    comparison = _Comparison(source, articles, policy)
    rows = []
    for other in range(len(articles)):
        if other == comparison.source:
            continue
        for number, unit in enumerate(comparison.units_of(other)):
            place = comparison.best_place(unit, comparison.source)
            if not place.is_carried:
                start, end, text = comparison.span(*comparison.tokens_of(unit), other)
                ids = comparison.tokens.doc_ids[other], comparison.outlets[other]
                rows.append((*ids, number, start, end, text, place.word_share, place.term_share))
    return make_table(rows, "added")


class _Comparison:
    """The sentences of a corpus, with the weight of what each says."""

    def __init__(self, source: str, articles: pd.DataFrame, policy: TermPolicy) -> None:
        articles = check(articles, "articles", columns=("doc_id", "text", "outlet"))
        self.texts = cut(articles).texts
        self.outlets = articles["outlet"].tolist()
        self.tokens = corpus_tokens(articles, policy)
        if source not in self.tokens.doc_ids:
            raise InputError(
                "source",
                [f"no article {source!r}"],
                f"The articles are {', '.join(map(repr, self.tokens.doc_ids[:20]))}.",
            )
        self.source = self.tokens.doc_ids.index(source)
        self.bounds = self.tokens.bounds().tolist()
        self.term_ids = self.tokens.term_ids().tolist()
        self.surface_ids = self.tokens.surface_ids().tolist()
        self.unit_of = self.tokens.unit_of.tolist()
        matrix = term_matrix(articles, policy)
        self.idf = idf_of(matrix.per_article())
        self.terms_of_unit = [
            set(terms.tolist())
            for terms in np.split(matrix.sentences.indices, matrix.sentences.indptr[1:-1])
        ]
        n_units = len(self.tokens.doc_of_unit)
        self.first_token = np.searchsorted(self.tokens.unit_of, np.arange(n_units + 1)).tolist()

    def units_of(self, row: int) -> list[int]:
        """Sentences of an article, those without a word left out."""
        units = np.flatnonzero(self.tokens.doc_of_unit == row).tolist()
        return [unit for unit in units if self.first_token[unit] < self.first_token[unit + 1]]

    def tokens_of(self, unit: int) -> tuple[int, int]:
        return self.first_token[unit], self.first_token[unit + 1]

    def span(self, first: int, stop: int, row: int) -> tuple[int, int, str]:
        """Offsets and text from one token of an article to another."""
        start, end = int(self.tokens.starts[first]), int(self.tokens.ends[stop - 1])
        return start, end, self.texts[row][start:end]

    def best_place(self, unit: int, other: int) -> _Place:
        """Where in another article most of a sentence stands."""
        first, stop = self.tokens_of(unit)
        n_words = stop - first
        term_share, similar = self.most_similar(unit, other)
        here, there = slice(first, stop), slice(self.bounds[other], self.bounds[other + 1])
        matches = align(
            self.term_ids[here],
            self.term_ids[there],
            units_b=self.unit_of[there],
            min_words=min(_MIN_RUN, n_words),
        )
        if matches:
            main = max(matches, key=lambda match: (match.n_matched, -match.start_b))
            near = [
                match
                for match in matches
                if match.start_b - main.end_b <= _SAME_PLACE
                and main.start_b - match.end_b <= _SAME_PLACE
            ]
            n_found = sum(match.n_matched for match in near)
            if n_found >= min(MIN_WORDS, n_words / 2):
                return _Place(
                    first=there.start + min(match.start_b for match in near),
                    stop=there.start + max(match.end_b for match in near),
                    word_share=n_found / n_words,
                    term_share=term_share,
                    is_carried=True,
                    is_whole=main.n_matched == n_words and main.similarity == 1,
                )
        place = self.tokens_of(similar) if similar >= 0 else (0, 0)
        return _Place(*place, 0.0, term_share, term_share >= MIN_TERM_SHARE, False)

    def most_similar(self, unit: int, other: int) -> tuple[float, int]:
        """The sentence of another article that holds most of a sentence's content terms."""
        wanted = self.terms_of_unit[unit]
        total = float(self.idf[list(wanted)].sum())
        best = (0.0, -1)
        for candidate in self.units_of(other):
            common = list(wanted & self.terms_of_unit[candidate])
            if common and (share := float(self.idf[common].sum()) / total) > best[0]:
                best = (share, candidate)
        return best

    def follow(self, unit: int, other: int) -> tuple[object, ...]:
        """The columns of `carried_sentences` for one sentence and one other article."""
        first, stop = self.tokens_of(unit)
        row = int(self.tokens.doc_of_unit[unit])
        place = self.best_place(unit, other)
        head = *self.span(first, stop, row), self.tokens.doc_ids[other], self.outlets[other]
        shares = place.word_share, place.term_share
        if not place.is_carried:
            return *head, "left out", *shares, "", -1, -1, ""
        start, end, passage = self.span(place.first, place.stop, other)
        if place.word_share:
            how = "verbatim" if place.is_whole else "changed"
            changes = self.changes(slice(first, stop), slice(place.first, place.stop), row, other)
        else:
            how, changes = "changed", "other wording"
        return *head, how, *shares, passage, start, end, changes

    def changes(self, here: slice, there: slice, row: int, other: int) -> str:
        """What differs between two stretches of words, as each article writes them."""
        # Neighbouring words that go and come are one change: Indel tells them apart.
        steps = Indel.opcodes(self.surface_ids[here], self.surface_ids[there])
        changes = []
        for is_same, in_place in groupby(steps, key=lambda step: step.tag == "equal"):
            if is_same:
                continue
            old = new = ""
            for step in in_place:
                if step.tag == "delete":
                    old += self.span(here.start + step.src_start, here.start + step.src_end, row)[2]
                else:
                    first, stop = there.start + step.dest_start, there.start + step.dest_end
                    new += self.span(first, stop, other)[2]
            old, new = " ".join(old.split()), " ".join(new.split())
            changes.append(f"{old} → {new}" if old and new else f"− {old}" if old else f"+ {new}")
        return " | ".join(changes)
