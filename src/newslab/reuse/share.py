"""How much of what an outlet wrote stands in another outlet too."""

import numpy as np
import pandas as pd

from newslab.arabic import DEFAULT_POLICY
from newslab.corpus.tokens import corpus_tokens, inside_spans
from newslab.tables import check, make_table
from newslab.uncertainty import MIN_UNITS, share_intervals


def reuse_share(
    passages: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str = "outlet",
    quotes: bool = True,
    n_boot: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Share of the words of each outlet that stand in each other outlet too.

    Asymmetric: a short reprint may stand whole in a long article that owes it little.

    Parameters
    ----------
    passages : pandas.DataFrame
        With doc_a, start_a, end_a, doc_b, start_b, end_b, quoted, boilerplate
        (`shared_passages`).
    articles : pandas.DataFrame
        With doc_id, text and the column `by` (`read_corpus`): the same as for the passages.
    by : str
        ``"outlet"``, or ``"doc_id"`` to compare articles.
    quotes : bool
        False leaves out passages that are quotations or official statements: outlets that quote
        the same speaker need not have copied one another.
    n_boot : int
        Bootstrap samples; 0 for no interval.
    seed : int

    Returns
    -------
    pandas.DataFrame
        One row an ordered pair: a, b, named ``outlet_a`` and ``outlet_b`` (or ``doc_a``,
        ``doc_b``), n_words_a (words of a: all of them, credits and date stamps apart), n_shared
        (of these, the words inside passages shared with b), share (n_shared / n_words_a, 0 to 1),
        ci_low, ci_high (95 %), n_articles_a, ci_unit (``articles`` resampled where a has at least
        5, else ``sentences``; missing with fewer than 5 of these; where nothing is shared, or
        everything, the exact limit for that many units). Boilerplate is left out.

    Raises
    ------
    InputError
        If a column is missing.

    Examples
    --------
    >>> from newslab.reuse.passages import shared_passages
    >>> articles = pd.DataFrame(
    ...     {
    ...         "doc_id": ["a", "b"],
    ...         "outlet": ["A", "B"],
    ...         "text": [
    ...             "الخطوة ستكون رمزية إلى حد كبير.",
    ...             "قال إن الخطوة ستكون رمزية إلى حد كبير اليوم هنا.",
    ...         ],
    ...     }
    ... )
    >>> passages = shared_passages(articles, min_words=5)
    >>> reuse_share(passages, articles, n_boot=0)[["outlet_a", "outlet_b", "n_shared", "share"]]
      outlet_a outlet_b  n_shared  share
    0        A        B         6    1.0
    1        B        A         6    0.6
    """
    columns = ("doc_a", "start_a", "end_a", "doc_b", "start_b", "end_b", "quoted", "boilerplate")
    passages = check(passages, "passages", columns=columns)
    articles = check(articles, "articles", columns=("doc_id", "text", by))
    used = passages[~passages["boilerplate"]]
    if not quotes:
        used = used[used["quoted"] == ""]
    # The articles of a group must follow one another for its rows to be resampled together.
    articles = articles.sort_values(by, kind="stable", key=lambda names: pd.factorize(names)[0])
    tokens = corpus_tokens(articles, DEFAULT_POLICY)
    group_of, names = pd.factorize(articles[by].to_numpy(dtype=object))
    group_of_doc = dict(zip(articles["doc_id"], group_of, strict=True))
    n_articles = np.bincount(group_of, minlength=len(names))
    # Seeds come from the articles of a group, so that an outlet with one article and that article
    # have the same interval.
    keys = articles.groupby(group_of)["doc_id"].agg(lambda names: "\n".join(sorted(names))).tolist()

    sides = pd.concat([_side(used, "a", "b"), _side(used, "b", "a")], ignore_index=True)
    sides["group"] = sides["doc_id"].map(group_of_doc)
    sides["other"] = sides["other_doc"].map(group_of_doc)
    rows: list[tuple[object, ...]] = []
    for a, name in enumerate(names):
        unit = "articles" if n_articles[a] >= MIN_UNITS else "sentences"
        unit_of_token = tokens.doc_of if unit == "articles" else tokens.unit_of
        is_mine = (group_of if unit == "articles" else group_of[tokens.doc_of_unit]) == a
        mine, others = sides[sides["group"] == a], np.delete(np.arange(len(names)), a)
        insides = (inside_spans(tokens, mine[mine["other"] == b]) for b in others)
        words = _n_tokens(unit_of_token, is_mine)
        shared = [_n_tokens(unit_of_token[inside], is_mine) for inside in insides]
        found = np.array(shared, dtype=int).reshape(len(others), len(words)).T
        bounds = share_intervals(found, words, keys[a], n_boot, seed)
        n_words, n_shared = words.sum(), found.sum(axis=0)
        shares = n_shared / n_words if n_words else np.full(len(others), np.nan)
        of_pair = zip(names[others], n_shared, shares, *bounds, strict=True)
        rows += [(name, other, n_words, *cells, n_articles[a], unit) for other, *cells in of_pair]
    prefix = "doc" if by == "doc_id" else by
    table = make_table(rows, "reuse")
    return table.rename(columns={"outlet_a": f"{prefix}_a", "outlet_b": f"{prefix}_b"})


def _n_tokens(unit_of_token: np.ndarray, is_mine: np.ndarray) -> np.ndarray:
    """How many tokens each unit of a group has."""
    return np.asarray(np.bincount(unit_of_token, minlength=len(is_mine))[is_mine])


def _side(passages: pd.DataFrame, own: str, other: str) -> pd.DataFrame:
    names = {
        f"doc_{own}": "doc_id",
        f"start_{own}": "start",
        f"end_{own}": "end",
        f"doc_{other}": "other_doc",
    }
    return passages[list(names)].rename(columns=names)
