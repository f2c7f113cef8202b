"""How large a share of each outlet's sentences carries a frame, in which voice."""

from collections.abc import Callable
from typing import Literal

import numpy as np
import pandas as pd

from newslab.errors import InputError
from newslab.framing.denominators import Counted, counted_sentences
from newslab.framing.hits import NAMING
from newslab.framing.hitvoices import OWN, QUOTED
from newslab.tables import check, make_table
from newslab.uncertainty import MIN_UNITS, bound_of_none, ratio_interval, wilson_interval

SET_ASIDE = ("negated", "distanced", "opposed")


def frame_shares(
    hits: pd.DataFrame,
    sentences: pd.DataFrame,
    *,
    articles: pd.DataFrame | None = None,
    event: str | None = None,
    wire: pd.DataFrame | None = None,
    n_boot: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    r"""Share of the sentences of each outlet that carry each frame, by voice.

    Parameters
    ----------
    hits : pandas.DataFrame
        From `code_frames`. Names (frame ``naming``) are counted by `loaded_naming`, not here.
    sentences : pandas.DataFrame
        The sentences that were coded (`split_sentences`). Credits do not count.
    articles : pandas.DataFrame, optional
        With doc_id, outlet, and event where there are several (`read_corpus`). Without it each
        article counts as an outlet of its own, under its doc_id.
    event : str, optional
        Articles of other events are left out, with a note, and never scored neutral. Needed where
        the articles tell of several.
    wire : pandas.DataFrame, optional
        Passages that an agency wrote (`wire_copy`): their sentences count once, for the source.
        Needs `articles` with date and text.
    n_boot : int
        Bootstrap samples, for outlets with at least 5 articles; 0 for no interval of these.
    seed : int

    Returns
    -------
    pandas.DataFrame
        One row an outlet, a frame that any hit has, and a voice (the outlets in the order of the
        articles; this is no ranking):

        - outlet, frame, stance (str); voice (str: ``own``, ``quoted``; empty if the hits were
          coded without attributions);
        - n_sentences (int: of the outlet), n_with (int: of these, sentences that carry the frame
          in this voice), share (float: n_with / n_sentences, 0 to 1; missing without sentences);
        - ci_low, ci_high (float: 95 % interval of share, 0 to 1; missing where there are too few
          units, see ci_unit);
        - n_hits (int: hits behind n_with), n_negated, n_distanced, n_opposed (int: hits that were
          set aside, not in n_hits; one may be in several);
        - n_articles (int), ci_unit (str: ``articles``, a bootstrap over the outlet's articles, at
          least 5; ``sentences``, the score interval, which takes sentences as independent; empty
          with fewer than 5 of both);
        - note (str: what was left out of the outlet, or empty).

        An outlet with no sentence left has its rows, with missing shares.

    Raises
    ------
    InputError
        If a column is missing, a hit is of no sentence given, or the event is not said.

    Notes
    -----
    The score interval is that of Wilson (1927). Where an outlet has one article, the shares speak
    of that article.

    Examples
    --------
    >>> from newslab.framing.codebook import load_codebook
    >>> from newslab.framing.hits import code_frames
    >>> from newslab.corpus.segment import split_sentences
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["دعا إلى السلام.\nلا سلام بعد."]})
    >>> sentences = split_sentences(articles)
    >>> hits = code_frames(sentences, load_codebook())
    >>> shares = frame_shares(hits, sentences)
    >>> shares[["outlet", "frame", "n_sentences", "n_with", "share", "n_negated"]]
      outlet  frame  n_sentences  n_with  share  n_negated
    0      a  peace            2       1    0.5          1
    """
    counted = counted_sentences(sentences, articles=articles, event=event, wire=wire)
    hits = checked_hits(hits, sentences)
    frames = hits[hits["frame"] != NAMING]
    kinds = frames[["frame", "stance"]].drop_duplicates()
    samples = Samples(counted, n_boot, seed)
    by_cell = samples.placed(frames).groupby(["outlet", "frame", "voice"])
    # Most cells are empty: arrays spare each of them a table.
    found = {
        cell: (of_cell["unit"].to_numpy(), of_cell[list(SET_ASIDE)].to_numpy())
        for cell, of_cell in by_cell
    }
    nothing = np.empty(0, dtype=int), np.empty((0, len(SET_ASIDE)), dtype=bool)
    rows = []
    for outlet in counted.outlets:
        for frame, stance in kinds.itertuples(index=False):
            for voice in voices_of(hits):
                units, set_aside = found.get((outlet, frame, voice), nothing)
                asserted = units[~set_aside.any(axis=1)]
                carried = samples.is_among(outlet, asserted)
                n_set_aside = set_aside.sum(axis=0).tolist()
                n, n_with = len(carried), int(carried.sum())
                interval = samples.interval(outlet, carried.astype(float), _wilson_of)
                counts = (n, n_with, n_with / n if n else np.nan, *interval, len(asserted))
                cell = (outlet, frame, stance, voice, *counts, *n_set_aside)
                n_articles = samples.n_articles(outlet)
                told = n_articles, samples.unit_of(outlet), counted.notes[outlet]
                rows.append((*cell, *told))
    return make_table(rows, "frame_shares", without=("event",))


def checked_hits(hits: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The hits, checked: each is in a sentence of `sentences`."""
    hits = check(hits, "hits")
    known = pd.MultiIndex.from_frame(sentences[["doc_id", "sent_id"]])
    lost = hits[~pd.MultiIndex.from_frame(hits[["doc_id", "sent_id"]]).isin(known)]
    places = lost[["doc_id", "sent_id"]].drop_duplicates()
    if len(places):
        raise InputError(
            "hits",
            [f"doc_id {d!r}, sent_id {s}: no such sentence" for d, s in places.to_numpy()],
            "Give the sentences that were coded.",
        )
    return hits


def voices_of(hits: pd.DataFrame) -> list[str]:
    """The voices to tell apart: both, or none where no attributions were given."""
    return [""] if len(hits) and (hits["voice"] == "").all() else [OWN, QUOTED]


class Samples:
    """The sentences and articles of each outlet, as units to draw intervals from."""

    def __init__(self, counted: Counted, n_boot: int, seed: int) -> None:
        self._n_boot, self._seed = n_boot, seed
        number = counted.units.groupby("outlet").cumcount()
        self._all = counted.units.assign(unit=number)
        self._units = {
            outlet: self._all[self._all["outlet"] == outlet] for outlet in counted.outlets
        }
        self._n_articles = {
            outlet: int(units["doc_id"].nunique()) for outlet, units in self._units.items()
        }

    def placed(self, hits: pd.DataFrame) -> pd.DataFrame:
        """The hits in sentences that count, with their outlet and the number of their sentence."""
        return hits.merge(self._all, on=["doc_id", "sent_id"])

    def n_articles(self, outlet: str) -> int:
        """How many articles of an outlet count."""
        return self._n_articles[outlet]

    def unit_of(self, outlet: str) -> Literal["articles", "sentences", ""]:
        """What is resampled: articles if there are 5, else sentences if there are 5."""
        if self.n_articles(outlet) >= MIN_UNITS:
            return "articles"
        return "sentences" if len(self._units[outlet]) >= MIN_UNITS else ""

    def is_among(self, outlet: str, units: np.ndarray | pd.Series) -> np.ndarray:
        """For each sentence of an outlet, whether its number (`placed`) is one of these."""
        found = np.zeros(len(self._units[outlet]), dtype=bool)
        found[units] = True
        return found

    def per_article(self, outlet: str, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The sum of what the sentences of each article have, and their number."""
        article = pd.factorize(self._units[outlet]["doc_id"].to_numpy(dtype=object), sort=True)[0]
        return np.bincount(article, weights=values), np.bincount(article)

    def interval(
        self,
        outlet: str,
        values: np.ndarray,
        of_sentences: Callable[[np.ndarray], tuple[float, float]],
        *,
        low: float = 0.0,
    ) -> tuple[float, float]:
        """Interval of the mean of what each sentence has: articles resampled, or by a formula."""
        unit = self.unit_of(outlet)
        if unit == "sentences":
            return of_sentences(values)
        if not self._n_boot or not unit:
            return np.nan, np.nan
        if np.ptp(values) == 0:
            # A bootstrap of equal values has no width, which claims too much.
            bound = bound_of_none(self.n_articles(outlet))
            return max(float(values[0]) - bound, low), min(float(values[0]) + bound, 1.0)
        sums, sizes = self.per_article(outlet, values)
        how = self._n_boot, self._seed
        (ci_low,), (ci_high,) = ratio_interval(sums[:, None], sizes, outlet, *how, low=low)
        return float(ci_low), float(ci_high)


def _wilson_of(carried: np.ndarray) -> tuple[float, float]:
    return wilson_interval(int(carried.sum()), len(carried))
