"""Who is let speak in each outlet, and who is not."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from newslab.arabic.tokens import WORDS
from newslab.corpus.cut import cut
from newslab.tables import check, columns_of
from newslab.uncertainty import MIN_UNITS, share_intervals


def who_speaks(
    attributions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str = "outlet",
    n_boot: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Share of the words of each outlet that each actor says.

    A word counts once for an actor, however many spans of theirs it stands in. Where one actor
    quotes another, it counts for both: shares of different actors do not add up to that of all.

    Parameters
    ----------
    attributions : pandas.DataFrame
        With doc_id, start, end, actor, actor_kind (`find_attributions`).
    articles : pandas.DataFrame
        With doc_id, text and the column `by` (`read_corpus`): the same as for the attributions.
    by : str
        ``"outlet"``, or another column of the articles, such as ``"doc_id"``.
    n_boot : int
        Bootstrap samples; 0 for no interval.
    seed : int

    Returns
    -------
    pandas.DataFrame
        One row an outlet and actor, in the order of the articles, the actor with most words
        first. Headlines count, credits do not.

        - outlet, or what `by` names: as in the articles.
        - actor (str): as in the attributions; empty for all whom their article does not name.
        - actor_kind (str): as in the attributions.
        - n_spans (int): spans of the actor in the outlet.
        - n_words (int): words inside these spans, each once.
        - share (float, 0 to 1): n_words of n_words_all; missing for an outlet without a word.
        - share_attributed (float, 0 to 1): n_words of the words inside anyone's spans; missing
          where there are none.
        - ci_low, ci_high (float, 0 to 1): 95 % interval of share, from resampled units; missing
          with fewer than 5 units or ``n_boot=0``. Where the actor has no word, or every word,
          the exact limit for that many units.
        - ci_unit (str): ``articles`` where the outlet has at least 5, else ``sentences``.
        - n_sentences (int): sentences in which the actor speaks.
        - n_sentences_all, n_words_all (int): sentences and words of the outlet.
        - absent (bool): True where the actor speaks in another outlet and not in this one.

    Raises
    ------
    InputError
        If a column is missing or a doc_id stands twice.

    Examples
    --------
    >>> from newslab.attribution.attributions import find_attributions
    >>> articles = pd.DataFrame(
    ...     {
    ...         "doc_id": ["a", "b"],
    ...         "outlet": ["A", "B"],
    ...         "text": ["قال ترامب إن الاتفاق قريب.", "رفضت حماس الاتفاق."],
    ...     }
    ... )
    >>> table = who_speaks(find_attributions(articles), articles, n_boot=0)
    >>> table[["outlet", "actor", "n_words", "n_words_all", "share", "absent"]]
      outlet         actor  n_words  n_words_all     share  absent
    0      A  دونالد ترامب        3            5  0.600000   False
    1      A     حركة حماس        0            5  0.000000    True
    2      B     حركة حماس        1            3  0.333333   False
    3      B  دونالد ترامب        0            3  0.000000    True
    """
    columns = ("doc_id", "start", "end", "actor", "actor_kind")
    attributions = check(attributions, "attributions", columns=columns)
    articles = check(articles, "articles", columns=("doc_id", "text", by))
    words = _words(articles)
    outlet_of, outlets = pd.factorize(articles[by].to_numpy(dtype=object))
    article = pd.Index(articles["doc_id"]).get_indexer(attributions["doc_id"])
    actor, actors = pd.factorize(attributions["actor"])
    kind_of = dict(zip(attributions["actor"], attributions["actor_kind"], strict=True))
    spans = attributions.assign(actor=actor, article=article)[article >= 0]
    said = _said(spans, words)

    def n_in(rows: pd.DataFrame) -> np.ndarray:
        place = outlet_of[rows["article"]] * len(actors) + rows["actor"]
        return np.bincount(place, minlength=len(outlets) * len(actors))

    def n_all(article: pd.Series | np.ndarray) -> np.ndarray:
        return np.repeat(np.bincount(outlet_of[article], minlength=len(outlets)), len(actors))

    table = pd.DataFrame(
        {
            by: np.repeat(outlets, len(actors)).tolist(),
            "actor": np.tile(actors, len(outlets)).tolist(),
            "n_spans": n_in(spans),
            "n_words": n_in(said),
            "n_sentences": n_in(said.drop_duplicates(["actor", "sentence"])),
            "n_sentences_all": n_all(words.article),
            "n_words_all": n_all(words.article[words.sentence]),
        }
    )
    table["actor_kind"] = table["actor"].map(kind_of)
    table["share"] = table["n_words"] / table["n_words_all"]
    table["share_attributed"] = table["n_words"] / n_all(said.drop_duplicates("word")["article"])
    table["absent"] = table["n_words"] == 0
    intervals = _intervals(outlets, outlet_of, words, said, len(actors), n_boot=n_boot, seed=seed)
    table["ci_low"], table["ci_high"], table["ci_unit"] = intervals
    rank = np.repeat(np.arange(len(outlets)), len(actors))
    table = table.iloc[np.lexsort((-table["n_words"], rank))]
    # One whom no article names is absent from none.
    table = table[(table["actor"] != "") | ~table["absent"]].reset_index(drop=True)
    names = [column.name for column in columns_of("who_speaks")[1:]]
    return table[[by, *names]].astype({"actor": "str", "actor_kind": "str", "ci_unit": "str"})


class _Words(NamedTuple):
    """The words of all articles, one after the other, and the sentences in which they stand."""

    place: np.ndarray  # of each word: its article, and where it starts there, as one number
    sentence: np.ndarray  # of each word
    article: np.ndarray  # of each sentence


def _words(articles: pd.DataFrame) -> _Words:
    found = cut(articles)
    is_word = found.words.is_kind(*WORDS)
    sentence = (np.cumsum(found.has_content) - 1)[found.words.text_of[is_word]]
    article = found.units.article[found.has_content]
    return _Words(_place(article[sentence], found.words.starts[is_word]), sentence, article)


def _place(article: np.ndarray, offset: np.ndarray) -> np.ndarray:
    return np.asarray(article.astype(np.int64) << 32 | offset)


def _said(spans: pd.DataFrame, words: _Words) -> pd.DataFrame:
    """The words that each actor says, each once: actor, word, sentence and article."""
    article = spans["article"].to_numpy()
    first, last = (
        np.searchsorted(words.place, _place(article, spans[side].to_numpy()))
        for side in ("start", "end")
    )
    n_words = np.maximum(last - first, 0)
    behind = np.arange(n_words.sum()) - np.repeat(np.cumsum(n_words) - n_words, n_words)
    word = np.repeat(first, n_words) + behind
    said = pd.DataFrame({"actor": np.repeat(spans["actor"].to_numpy(), n_words), "word": word})
    said["sentence"] = words.sentence[word]
    said["article"] = words.article[said["sentence"]]
    return said.drop_duplicates(["actor", "word"])


def _intervals(
    outlets: np.ndarray,
    outlet_of: np.ndarray,
    words: _Words,
    said: pd.DataFrame,
    n_actors: int,
    *,
    n_boot: int,
    seed: int,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """95 % intervals of the shares of all actors in each outlet, and what was resampled."""
    low = np.full((len(outlets), n_actors), np.nan)
    high = low.copy()
    of_sentence = outlet_of[words.article]
    of_unit = {"article": outlet_of, "sentence": of_sentence}
    n_words = {
        "article": np.bincount(words.article[words.sentence], minlength=len(outlet_of)),
        "sentence": np.bincount(words.sentence, minlength=len(of_sentence)),
    }
    unit_of = np.where(np.bincount(outlet_of) >= MIN_UNITS, "article", "sentence")
    for (number, unit), outlet in zip(enumerate(unit_of), outlets, strict=True):
        units = np.flatnonzero(of_unit[unit] == number)
        sizes = n_words[unit][units]
        spoken = said[of_unit[unit][said[unit]] == number]
        sums = np.zeros((len(units), n_actors), dtype=np.int64)
        np.add.at(sums, (np.searchsorted(units, spoken[unit]), spoken["actor"]), 1)
        low[number], high[number] = share_intervals(sums, sizes, str(outlet), n_boot, seed)
    return low.ravel(), high.ravel(), np.repeat(np.char.add(unit_of, "s"), n_actors)
