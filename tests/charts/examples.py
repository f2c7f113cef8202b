"""Tables of pairs that the tests of charts share."""

from itertools import combinations

import pandas as pd

SCORES = [0.45, 0.58, 0.12, 0.40, 0.41, 0.14, 0.42, 0.10, 0.38, 0.09]
LABELS = {
    "000": "سما",
    "001": "غير معروف 001",
    "002": "رويترز",
    "003": "غير معروف 003",
    "004": "غير معروف 004",
}
WORDS = {"000": 312, "001": 287, "002": 845, "003": 263, "004": 1204}


def five_articles():
    pairs = pd.DataFrame(list(combinations(LABELS, 2)), columns=["doc_a", "doc_b"])
    return pairs.assign(
        score=SCORES,
        ci_low=[score - 0.06 for score in SCORES],
        ci_high=[score + 0.07 for score in SCORES],
        n_a=pairs["doc_a"].map(WORDS),
        n_b=pairs["doc_b"].map(WORDS),
    )


def many_articles(n_articles):
    """Return pairs with scores that go through the whole scale, in no order of the names."""
    names = [f"{number:03}" for number in range(n_articles)]
    pairs = pd.DataFrame(list(combinations(names, 2)), columns=["doc_a", "doc_b"])
    score = [number * 37 % 101 / 100 for number in range(len(pairs))]
    return pairs.assign(
        score=score,
        ci_low=0.0,
        ci_high=1.0,
        n_a=pairs["doc_a"].astype(int) + 200,
        n_b=200 + pairs["doc_b"].astype(int),
    )
