"""False alarms and power of keyness: two outlets that write alike, and two that do not.

Usage: python benchmarks/keyness.py [N_WORLDS]

Articles of 200 words are drawn from one word distribution (Zipf, 3,000 terms), in two ways: every
word on its own, or half of each article's words from one of 40 topics, so that they hang together.
Whatever is found between two such outlets is a false alarm. Then 20 terms are made three times as
likely in every article of one outlet, and the question is how many of these are found.

Each number is a mean over worlds. "z > 1.96" stands for z beyond ±1.96.
"""

import sys

import numpy as np
import pandas as pd

from newslab.overlap.keyness import keyness
from newslab.uncertainty import Z

N_TERMS, N_WORDS, N_TOPICS = 3000, 200, 40
ZIPF = 1 / np.arange(1, N_TERMS + 1)
ZIPF /= ZIPF.sum()
# Terms of rank 31 to 50: about one in an article.
PLANTED = np.arange(30, 50)


def draw(
    rng: np.random.Generator, n_a: int, n_b: int, *, clustered: bool, planted: bool
) -> pd.DataFrame:
    """Counts of one world: n_a articles of outlet A, n_b of outlet B."""
    in_a = np.arange(n_a + n_b) < n_a
    words = np.tile(ZIPF, (n_a + n_b, 1))
    if clustered:
        topics = rng.dirichlet(0.02 * N_TERMS * ZIPF + 1e-4, size=N_TOPICS)
        words = (words + topics[rng.integers(N_TOPICS, size=n_a + n_b)]) / 2
    if planted:
        words[np.ix_(in_a, PLANTED)] *= 3
    n = rng.multinomial(N_WORDS, words / words.sum(axis=1, keepdims=True))
    article, term = n.nonzero()
    outlet = np.where(in_a, "A", "B")[article]
    return pd.DataFrame(
        {"doc_id": article, "outlet": outlet, "term": term.astype(str), "n": n[article, term]}
    )


def found(counts: pd.DataFrame) -> pd.DataFrame:
    """Which terms each rule finds: one column a rule, one row a term."""
    words = counts.groupby("outlet")["n"].sum()
    priors = {"1 % of it": words.min() / 100, "default": None, "both sides": words.sum()}
    tables = {
        name: keyness(counts, target="A", prior_words=prior).set_index("term").sort_index()
        for name, prior in priors.items()
    }
    rules = {f"z > 1.96, prior {name}": table["z"].abs() > Z for name, table in tables.items()}
    rules |= {
        f"{column} < .05": tables["default"][column] < 0.05 for column in ("p", "q", "q_articles")
    }
    return pd.DataFrame(rules)


def main() -> None:
    """Print false alarms and power for each rule."""
    n_worlds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    for n_a, n_b in ((20, 20), (10, 190), (100, 100)):
        for clustered in (False, True):
            rng = np.random.default_rng(1)
            alarms, any_alarm, power = [], [], []
            for _ in range(n_worlds):
                alike = found(draw(rng, n_a, n_b, clustered=clustered, planted=False))
                alarms.append(alike.mean())
                any_alarm.append(alike.any())
                unlike = found(draw(rng, n_a, n_b, clustered=clustered, planted=True))
                power.append(unlike.reindex(PLANTED.astype(str), fill_value=False).mean())
            table = pd.DataFrame(
                {
                    "false alarms, % of terms": 100 * pd.DataFrame(alarms).mean(),
                    "worlds with one, %": 100 * pd.DataFrame(any_alarm).mean(),
                    "planted terms found, %": 100 * pd.DataFrame(power).mean(),
                }
            )
            words = "words of an article hang together" if clustered else "words on their own"
            print(f"\n{n_a} against {n_b} articles, {words}, {n_worlds} worlds")
            print(table.astype(float).round(2).to_string())


if __name__ == "__main__":
    main()
