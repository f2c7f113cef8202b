"""Coverage of the bootstrap interval of a similarity: plain percentiles against centred ones.

Usage: python benchmarks/intervals.py [N_WORLDS]

Two articles of 16 sentences of 15 counted words are drawn again and again from the same pair of
outlets: sentences come from topics, half of them shared, so that words of one sentence hang
together as they do in news. The truth is the mean score of 2,000 such pairs. A 95 % interval should
hold it in 95 % of the worlds. Prints one line for each method.
"""

import sys

import numpy as np
from scipy import sparse
from sklearn.preprocessing import normalize

from newslab.uncertainty import centred_interval, resample_counts

N_TERMS, N_TOPICS, N_SENTENCES, N_WORDS, N_BOOT = 900, 12, 16, 15, 500


def draw_article(rng: np.random.Generator, topics: np.ndarray, of_outlet: np.ndarray) -> np.ndarray:
    """Term counts of one article: sentences x terms."""
    chosen = rng.choice(of_outlet, size=N_SENTENCES)
    return np.stack([rng.multinomial(N_WORDS, topics[topic]) for topic in chosen])


def cosine(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Row by row."""
    rows_a, rows_b = normalize(sparse.csr_array(a)), normalize(sparse.csr_array(b))
    return np.asarray(rows_a.multiply(rows_b).sum(axis=1))


def main() -> None:
    """Print the coverage of both intervals."""
    n_worlds = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    rng = np.random.default_rng(1)
    zipf = 1 / np.arange(1, N_TERMS + 1)
    topics = np.stack(
        [rng.dirichlet(0.02 * N_TERMS * zipf / zipf.sum() + 1e-3) for _ in range(N_TOPICS)]
    )
    outlets = np.arange(0, 8), np.arange(4, 12)

    def pair() -> tuple[np.ndarray, np.ndarray]:
        return draw_article(rng, topics, outlets[0]), draw_article(rng, topics, outlets[1])

    truth = np.mean(
        [cosine(a.sum(0)[None], b.sum(0)[None])[0] for a, b in (pair() for _ in range(2000))]
    )
    held = {"plain percentiles": 0, "centred (newslab)": 0}
    estimate_inside = 0
    for world in range(n_worlds):
        a, b = pair()
        times = resample_counts([N_SENTENCES, N_SENTENCES], ["a", "b"], N_BOOT, seed=world)
        draws = cosine(times[:, :N_SENTENCES] @ a, times[:, N_SENTENCES:] @ b)
        estimate = cosine(a.sum(0)[None], b.sum(0)[None])
        low, high = np.quantile(draws, [0.025, 0.975])
        held["plain percentiles"] += low <= truth <= high
        estimate_inside += low <= estimate[0] <= high
        low_c, high_c = centred_interval(estimate, draws[:, None])
        held["centred (newslab)"] += low_c[0] <= truth <= high_c[0]
    print(f"true mean score {truth:.3f}, {n_worlds} worlds, {N_BOOT} draws each, nominal 95 %")
    for method, count in held.items():
        print(f"{method:20} holds the truth in {100 * count / n_worlds:.1f} %")
    print(f"plain percentiles hold the estimate itself in {100 * estimate_inside / n_worlds:.1f} %")


if __name__ == "__main__":
    main()
