"""How much of a comparison of vocabularies rests on the choices of the researcher."""

from itertools import product

import pandas as pd

from newslab.arabic import DEFAULT_POLICY, TermPolicy
from newslab.overlap.similarity import article_similarity, event_separation
from newslab.tables import make_table

__all__ = ["overlap_sensitivity"]


def overlap_sensitivity(
    articles: pd.DataFrame, *, policy: TermPolicy = DEFAULT_POLICY
) -> pd.DataFrame:
    """Compare all articles with spellings merged or apart, and stopwords left out or counted.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, text, event (`read_corpus`), of two events or more.
    policy : TermPolicy, optional
        All other choices. Where it has no aliases or stopwords, those that come with newslab are
        the ones switched on.

    Returns
    -------
    pandas.DataFrame
        One row a choice: aliases (whether spellings of a name count as one), stopwords (whether
        they are left out), and n_same, n_other, lowest_same, highest_other and margin as in
        `event_separation`. A conclusion that holds in one row alone rests on the choice.

    Raises
    ------
    InputError
        As `article_similarity` and `event_separation`.

    Examples
    --------
    >>> texts = ["انضمت كازاخستان إلى الاتفاق", "قازاخستان تنضم إلى الاتفاق", "قمة إلى البحر"]
    >>> articles = pd.DataFrame({"doc_id": ["a", "b", "c"], "text": texts, "event": [*"eef"]})
    >>> overlap_sensitivity(articles)[["aliases", "stopwords", "margin"]].round(2)
       aliases  stopwords  margin
    0     True       True    1.00
    1     True      False    0.84
    2    False       True    0.54
    3    False      False    0.46
    """
    rows = []
    for aliases, stopwords in product((True, False), repeat=2):
        scores = article_similarity(
            articles,
            policy=policy,
            aliases=aliases and (policy.aliases or True),
            stopwords=stopwords and (policy.stopwords or True),
            n_boot=0,
        )
        rows.append((aliases, stopwords, *event_separation(scores, articles).iloc[0]))
    return make_table(rows, "overlap_sensitivity")
