"""Who is let speak in each outlet, and who is not."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from newslab.arabic.tokens import WORDS
from newslab.corpus.cut import cut
from newslab.tables import check
from newslab.uncertainty import MIN_UNITS, bound_of_none, centred_interval, resample_counts


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
    words = _Words(articles)
    spoken = _spoken(attributions, words)
    actors = attributions["actor"].unique()
    kind_of = dict(zip(attributions["actor"], attributions["actor_kind"], strict=True))
    outlet_of_article = articles[by].to_numpy(dtype=object)
    rows = []
    for outlet in pd.unique(outlet_of_article):
        mine = np.flatnonzero(outlet_of_article == outlet)
        rows += _rows_of_outlet(
            outlet,
            mine,
            actors=actors,
            kind_of=kind_of,
            words=words,
            spoken=spoken,
            n_boot=n_boot,
            seed=seed,
        )
    names = [by, "actor", "actor_kind", "n_spans", "n_words", "share", "share_attributed"]
    names += ["ci_low", "ci_high", "ci_unit", "n_sentences", "n_sentences_all", "n_words_all"]
    table = pd.DataFrame(rows, columns=[*names, "absent"])
    return table.astype(dict.fromkeys(("actor", "actor_kind", "ci_unit"), "str") | {"absent": bool})


class _Words:
    """Words of every article: where they stand, and in which of its sentences."""

    def __init__(self, articles: pd.DataFrame) -> None:
        self.doc_ids = articles["doc_id"].tolist()
        found = cut(articles)
        is_word = found.words.is_kind(*WORDS)
        in_article = found.units.article[found.has_content]
        self.n_sentences = np.bincount(in_article, minlength=len(articles)).tolist()
        sentence = (np.cumsum(found.has_content) - 1)[found.words.text_of[is_word]]
        article = in_article[sentence]
        first_sentence = np.searchsorted(in_article, np.arange(len(articles)))
        ends = np.cumsum(np.bincount(article, minlength=len(articles)))[:-1]
        self.starts = np.split(found.words.starts[is_word], ends)
        self.sentences = np.split(sentence - first_sentence[article], ends)


class _Spoken(NamedTuple):
    """Which words an actor says in one article, and in how many spans."""

    inside: np.ndarray
    n_spans: int


def _spoken(attributions: pd.DataFrame, words: _Words) -> dict[tuple[int, str], _Spoken]:
    row_of = {doc_id: row for row, doc_id in enumerate(words.doc_ids)}
    found: dict[tuple[int, str], _Spoken] = {}
    columns = ("doc_id", "start", "end", "actor")
    for doc_id, start, end, actor in zip(*(attributions[name] for name in columns), strict=True):
        row = row_of.get(doc_id)
        if row is None:
            continue
        starts = words.starts[row]
        before = found.get((row, actor)) or _Spoken(np.zeros(len(starts), dtype=bool), 0)
        first, last = np.searchsorted(starts, [start, end])
        before.inside[first:last] = True
        found[row, actor] = _Spoken(before.inside, before.n_spans + 1)
    return found


def _rows_of_outlet(
    outlet: str,
    mine: np.ndarray,
    *,
    actors: np.ndarray,
    kind_of: dict[str, str],
    words: _Words,
    spoken: dict[tuple[int, str], _Spoken],
    n_boot: int,
    seed: int,
) -> list[tuple[object, ...]]:
    """Rows of one outlet, the actor with most words first."""
    per_sentence = np.hstack(
        [np.bincount(words.sentences[a], minlength=words.n_sentences[a]) for a in mine]
    )
    said = np.zeros((len(per_sentence), len(actors)), dtype=np.int64)
    n_spans = np.zeros(len(actors), dtype=np.int64)
    n_attributed = 0
    offset = 0
    for article in mine:
        anyone = np.zeros(len(words.starts[article]), dtype=bool)
        until = offset + words.n_sentences[article]
        for number, actor in enumerate(actors):
            one = spoken.get((article, actor))
            if one is None:
                continue
            in_sentence = words.sentences[article][one.inside]
            said[offset:until, number] = np.bincount(in_sentence, minlength=until - offset)
            n_spans[number] += one.n_spans
            anyone |= one.inside
        n_attributed += int(anyone.sum())
        offset = until
    n_words, n_all = said.sum(axis=0), int(per_sentence.sum())
    low, high, unit = _intervals(
        outlet, mine, per_sentence=per_sentence, said=said, words=words, n_boot=n_boot, seed=seed
    )
    order = np.lexsort((np.arange(len(actors)), -n_words))
    return [
        (
            outlet,
            actors[a],
            kind_of[actors[a]],
            int(n_spans[a]),
            int(n_words[a]),
            n_words[a] / n_all if n_all else np.nan,
            n_words[a] / n_attributed if n_attributed else np.nan,
            low[a],
            high[a],
            unit,
            int((said[:, a] > 0).sum()),
            len(per_sentence),
            n_all,
            n_words[a] == 0,
        )
        for a in order
        if actors[a] or n_words[a]  # one whom no article names is absent from none
    ]


def _intervals(
    outlet: str,
    mine: np.ndarray,
    *,
    per_sentence: np.ndarray,
    said: np.ndarray,
    words: _Words,
    n_boot: int,
    seed: int,
) -> tuple[np.ndarray, np.ndarray, str]:
    """95 % intervals of the shares of all actors in one outlet, and what was resampled."""
    unit = "sentences"
    if len(mine) >= MIN_UNITS:
        unit = "articles"
        article_of = np.repeat(np.arange(len(mine)), [words.n_sentences[a] for a in mine])
        pick = article_of == np.arange(len(mine))[:, None]
        per_sentence, said = pick @ per_sentence, pick @ said
    low = np.full(said.shape[1], np.nan)
    high = low.copy()
    if not n_boot or len(per_sentence) < MIN_UNITS or not per_sentence.sum():
        return low, high, unit
    times = resample_counts([len(per_sentence)], [str(outlet)], n_boot, seed)
    draws = (times @ said) / np.maximum(times @ per_sentence, 1)[:, None]
    low, high = centred_interval(said.sum(axis=0) / per_sentence.sum(), draws)
    bound = bound_of_none(len(per_sentence))
    none, every = (said == 0).all(axis=0), (said == per_sentence[:, None]).all(axis=0)
    low[none], high[none] = 0.0, bound
    low[every], high[every] = 1 - bound, 1.0
    return low, high, unit
