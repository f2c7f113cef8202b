"""How much of what an outlet wrote stands in another outlet too."""

import numpy as np
import pandas as pd

from newslab.arabic import DEFAULT_POLICY
from newslab.corpus.tokens import CorpusTokens, corpus_tokens, inside_spans
from newslab.tables import check
from newslab.uncertainty import MIN_UNITS, bound_of_none, centred_interval, resample_counts


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
    units = _Units(tokens, group_of, len(names))

    # Seeds come from the articles of a group, so that an outlet with one article and that article
    # have the same interval.
    keys = articles.groupby(group_of)["doc_id"].agg(lambda names: "\n".join(sorted(names))).tolist()

    sides = pd.concat([_side(used, "a", "b"), _side(used, "b", "a")], ignore_index=True)
    sides["group"] = sides["doc_id"].map(group_of_doc)
    sides["other"] = sides["other_doc"].map(group_of_doc)
    rows = []
    for a in range(len(names)):
        mine = sides[sides["group"] == a]
        for b in range(len(names)):
            if a == b:
                continue
            shared = inside_spans(tokens, mine[mine["other"] == b])
            n_words, n_shared, n_articles, low, high, unit = units.share(
                a, shared, keys[a], n_boot, seed
            )
            share = n_shared / n_words if n_words else np.nan
            rows.append((names[a], names[b], n_words, n_shared, share, low, high, n_articles, unit))
    prefix = "doc" if by == "doc_id" else by
    table = pd.DataFrame(
        rows,
        columns=[
            f"{prefix}_a",
            f"{prefix}_b",
            "n_words_a",
            "n_shared",
            "share",
            "ci_low",
            "ci_high",
            "n_articles_a",
            "ci_unit",
        ],
    )
    return table.astype(dict.fromkeys((f"{prefix}_a", f"{prefix}_b", "ci_unit"), "str"))


def _side(passages: pd.DataFrame, own: str, other: str) -> pd.DataFrame:
    names = {
        f"doc_{own}": "doc_id",
        f"start_{own}": "start",
        f"end_{own}": "end",
        f"doc_{other}": "other_doc",
    }
    return passages[list(names)].rename(columns=names)


class _Units:
    """Words of every sentence and of every article, ready to be added up by group."""

    def __init__(self, tokens: CorpusTokens, group_of_article: np.ndarray, n_groups: int) -> None:
        self.tokens = tokens
        self.group_of_article = group_of_article
        self.group_of_unit = group_of_article[tokens.doc_of_unit]
        self.n_articles = np.bincount(group_of_article, minlength=n_groups)

    def share(
        self, group: int, shared: np.ndarray, name: str, n_boot: int, seed: int
    ) -> tuple[int, int, int, float, float, str]:
        """Words, shared words, articles, interval and resampled unit of one group."""
        n_articles = int(self.n_articles[group])
        by_article = n_articles >= MIN_UNITS
        unit_of_token = self.tokens.doc_of if by_article else self.tokens.unit_of
        of_group = (self.group_of_article if by_article else self.group_of_unit) == group
        words = np.bincount(unit_of_token, minlength=len(of_group))[of_group]
        found = np.bincount(unit_of_token[shared], minlength=len(of_group))[of_group]
        unit = "articles" if by_article else "sentences"
        low = high = np.nan
        if n_boot and len(words) >= MIN_UNITS and words.sum():
            if not found.any() or (found == words).all():
                bound = bound_of_none(len(words))
                low, high = (0.0, bound) if not found.any() else (1 - bound, 1.0)
                return int(words.sum()), int(found.sum()), n_articles, low, high, unit
            times = resample_counts([len(words)], [name], n_boot, seed)
            draws = (times @ found) / np.maximum(times @ words, 1)
            estimate = np.array([found.sum() / words.sum()])
            ci_low, ci_high = centred_interval(estimate, draws[:, None])
            low, high = float(ci_low[0]), float(ci_high[0])
        return int(words.sum()), int(found.sum()), n_articles, low, high, unit
