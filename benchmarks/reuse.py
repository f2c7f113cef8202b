"""Text reuse: what is found of passages planted in real articles, beside the peers.

Usage: python benchmarks/reuse.py CORPUS [--pairs 60] [--title title] [--skip-growth]

CORPUS is a JSON Lines file (.gz too) with a column text: articles whose own reuse is little.
Passages of one article are planted in another, in known places:

  verbatim       8 to 60 words, word for word
  10, 20, 30 %   40 to 80 words, that share of them replaced by other words of the corpus
  clitics        40 to 80 words, a clitic or the article put before or taken from every third word
  moved          three paragraphs of 15 to 30 words each, in another order, apart from one another

and the planted words are 5 to 100 % of the article that holds them. Recall is the share of planted
characters that stand in a passage found, precision the share of characters in passages found that
were planted, both on both sides of the pair. Beside newslab, in the same run: difflib on words for
the alignment (blocks of 8 words or more), MinHash-LSH (datasketch) and TF-IDF cosine (top 10) for
finding the pairs.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

from newslab import TermPolicy, article_similarity
from newslab.corpus.tokens import corpus_tokens
from newslab.reuse.candidates import candidate_pairs
from newslab.reuse.passages import shared_passages

KINDS = ("verbatim", "10 %", "20 %", "30 %", "clitics", "moved")
BANDS = (0.05, 0.1, 0.25, 0.5, 0.75, 1.0)
WORDS = TermPolicy(stopwords=False)


def load(path: Path, title: str) -> pd.DataFrame:
    """Read the articles that have a text, with their headline as first line."""
    table = pd.read_json(path, lines=True, dtype=False)
    table = table[table["text"].fillna("").str.strip() != ""].reset_index(drop=True)
    headline = table[title].fillna("") if title in table else ""
    text = (headline + "\n\n" + table["text"]).str.strip()
    doc_ids = [str(number) for number in range(len(table))]
    return pd.DataFrame({"doc_id": doc_ids, "outlet": "corpus", "text": text})


def changed(words: list[str], share: float, vocabulary: list[str], rng: random.Random) -> list[str]:
    """Replace a share of the words."""
    places = set(rng.sample(range(len(words)), round(share * len(words))))
    return [rng.choice(vocabulary) if i in places else word for i, word in enumerate(words)]


def with_clitics(words: list[str], rng: random.Random) -> list[str]:
    """Put a clitic before every third word, or take its article away."""

    def other(word: str) -> str:
        return word[2:] if word.startswith("ال") and len(word) > 4 else rng.choice("وبل") + word

    return [other(word) if number % 3 == 1 else word for number, word in enumerate(words)]


def plant(
    kind: str, band: float, texts: list[list[str]], vocabulary: list[str], rng: random.Random
):
    """Make one pair: two texts and the planted character spans of each."""
    length = rng.randint(8, 60) if kind == "verbatim" else rng.randint(40, 80)
    pieces = 3 if kind == "moved" else 1
    if kind == "moved":
        length = rng.randint(15, 30)
    source = rng.choice([text for text in texts if len(text) >= pieces * length * 1.3 + 10])
    step = len(source) // pieces
    spans = [
        (piece * step + (s := rng.randint(0, step - length)), piece * step + s + length)
        for piece in range(pieces)
    ]
    planted = []
    for start, end in spans:
        words = source[start:end]
        if kind.endswith("%"):
            words = changed(words, int(kind[:2]) / 100, vocabulary, rng)
        elif kind == "clitics":
            words = with_clitics(words, rng)
        planted.append(words)
    order = list(range(pieces))[::-1]
    n_around = round(pieces * length * (1 / band - 1))
    around: list[str] = []
    while len(around) < n_around:
        around += rng.choice(texts)
    around = around[:n_around]
    cuts = sorted(rng.randint(0, n_around) for _ in range(pieces))
    target: list[tuple[str, int]] = []
    at = 0
    for cut, piece in zip(cuts, order, strict=True):
        target += [(word, -1) for word in around[at:cut]] + [
            (word, piece) for word in planted[piece]
        ]
        at = cut
    target += [(word, -1) for word in around[at:]]
    # Words are joined by spaces, a full stop after each 18: sentences of both differ in place.
    return (
        *joined(
            [
                (word, next((i for i, (s, e) in enumerate(spans) if s <= n < e), -1))
                for n, word in enumerate(source)
            ]
        ),
        *joined(target),
    )


def joined(words: list[tuple[str, int]]) -> tuple[str, np.ndarray]:
    """The text, and for each character whether it was planted."""
    text, flags = [], []
    for word, piece in words:
        text.append(word)
        flags += [piece >= 0] * len(word) + [False]
    flags_array = np.array(flags[:-1] if flags else [], dtype=bool)
    whole = " ".join(text)
    # A space between two planted words belongs to the passage.
    spaces = np.flatnonzero(~flags_array)
    inner = [
        i for i in spaces if 0 < i < len(whole) - 1 and flags_array[i - 1] and flags_array[i + 1]
    ]
    flags_array[inner] = True
    return whole, flags_array


def marked(length: int, spans: list[tuple[int, int]]) -> np.ndarray:
    """Flags of the characters inside spans."""
    flags = np.zeros(length, dtype=bool)
    for start, end in spans:
        flags[start:end] = True
    return flags


def difflib_spans(a: str, b: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Matching blocks of 8 words or more, as the standard library finds them."""
    words_a, words_b = a.split(" "), b.split(" ")
    ends_a = np.cumsum([len(word) + 1 for word in words_a])
    ends_b = np.cumsum([len(word) + 1 for word in words_b])
    spans_a, spans_b = [], []
    for block in SequenceMatcher(None, words_a, words_b, autojunk=False).get_matching_blocks():
        if block.size >= 8:
            spans_a.append(
                (
                    int(ends_a[block.a] - len(words_a[block.a]) - 1),
                    int(ends_a[block.a + block.size - 1] - 1),
                )
            )
            spans_b.append(
                (
                    int(ends_b[block.b] - len(words_b[block.b]) - 1),
                    int(ends_b[block.b + block.size - 1] - 1),
                )
            )
    return spans_a, spans_b


def measure_planted(articles: pd.DataFrame, n_pairs: int) -> None:
    """Character recall and precision by kind and by containment band."""
    rng = random.Random(7)
    texts = [text.split() for text in articles["text"].sample(3000, random_state=1)]
    vocabulary = [word for text in texts for word in text]
    scores: dict[tuple[str, str, object], np.ndarray] = defaultdict(lambda: np.zeros(3))
    pair_found: dict[tuple[str, float], list[bool]] = defaultdict(list)
    clock = defaultdict(float)
    for kind in KINDS:
        for band in BANDS:
            for _ in range(n_pairs):
                a, truth_a, b, truth_b = plant(kind, band, texts, vocabulary, rng)
                pair = pd.DataFrame({"doc_id": ["a", "b"], "outlet": ["A", "B"], "text": [a, b]})
                start = time.process_time()
                passages = shared_passages(pair)
                clock["newslab"] += time.process_time() - start
                found = {
                    "newslab": tuple(
                        list(zip(passages[f"start_{s}"], passages[f"end_{s}"], strict=True))
                        for s in "ab"
                    )
                }
                start = time.process_time()
                found["difflib"] = difflib_spans(a, b)
                clock["difflib"] += time.process_time() - start
                pair_found[kind, band].append(len(passages) > 0)
                for tool, (spans_a, spans_b) in found.items():
                    hit_a, hit_b = marked(len(a), spans_a), marked(len(b), spans_b)
                    both = np.concatenate([truth_a, truth_b]), np.concatenate([hit_a, hit_b])
                    counts = np.array([(both[0] & both[1]).sum(), both[0].sum(), both[1].sum()])
                    for key in ((tool, kind, "all"), (tool, kind, band)):
                        scores[key] += counts
    print(f"\nPlanted passages, {n_pairs} pairs a cell; recall / precision of characters")
    print(f"{'kind':10}{'tool':10}" + "".join(f"{band:>14.0%}" for band in BANDS) + f"{'all':>14}")
    for kind in KINDS:
        for tool in ("newslab", "difflib"):
            cells = [scores[tool, kind, band] for band in (*BANDS, "all")]
            shown = [
                f"{hit / max(want, 1):6.3f} /{hit / max(got, 1):6.3f}" for hit, want, got in cells
            ]
            print(f"{kind:10}{tool:10}" + "".join(f"{cell:>14}" for cell in shown))
    print("CPU seconds: " + ", ".join(f"{tool} {seconds:.1f}" for tool, seconds in clock.items()))


def measure_finding(articles: pd.DataFrame, n_pairs: int) -> None:
    """Which planted pairs are found among all articles: newslab, MinHash-LSH, TF-IDF top 10."""
    rng = random.Random(11)
    texts = [text.split() for text in articles["text"].sample(3000, random_state=2)]
    vocabulary = [word for text in texts for word in text]
    rows, truth = [], []
    for kind in KINDS:
        for band in BANDS:
            for number in range(n_pairs):
                a, _, b, _ = plant(kind, band, texts, vocabulary, rng)
                name = f"{kind} {band} {number}"
                rows += [(f"{name} a", a), (f"{name} b", b)]
                truth.append((kind, band, f"{name} a", f"{name} b"))
    planted = pd.DataFrame(rows, columns=["doc_id", "text"]).assign(outlet="planted")
    everything = pd.concat([articles[["doc_id", "outlet", "text"]], planted], ignore_index=True)
    print(f"\nPlanted pairs found among {len(everything):,} articles")
    found, seconds = {}, {}

    start = time.process_time()
    tokens = corpus_tokens(everything, WORDS)
    shared_time = time.process_time() - start
    ids, bounds = tokens.term_ids(), tokens.bounds()
    start = time.process_time()
    pairs = candidate_pairs(ids, bounds)
    seconds["newslab, 5-gram index"] = time.process_time() - start
    names = np.array(tokens.doc_ids, dtype=object)
    found["newslab, 5-gram index"] = set(zip(names[pairs["a"]], names[pairs["b"]], strict=True))

    start = time.process_time()
    lsh = minhash_pairs(ids, bounds, names)
    if lsh is not None:
        seconds["MinHash-LSH (datasketch)"] = time.process_time() - start
        found["MinHash-LSH (datasketch)"] = lsh

    start = time.process_time()
    top = article_similarity(everything, top=10, n_boot=0, aliases=True)
    seconds["TF-IDF cosine, top 10"] = time.process_time() - start - shared_time
    found["TF-IDF cosine, top 10"] = set(zip(top["doc_a"], top["doc_b"], strict=True))

    print(
        f"{'tool':28}{'CPU s':>8}{'pairs':>10}"
        + "".join(f"{band:>8.0%}" for band in BANDS)
        + f"{'all':>8}"
    )
    for tool, pairs_found in found.items():
        cells = [
            np.mean([(a, b) in pairs_found for _, of, a, b in truth if band in ("all", of)])
            for band in (*BANDS, "all")
        ]
        print(
            f"{tool:28}{seconds[tool]:8.1f}{len(pairs_found):10,}"
            + "".join(f"{cell:8.3f}" for cell in cells)
        )
    print(f"(tokens and terms, which the three share, took {shared_time:.1f} CPU s, not counted)")


def minhash_pairs(
    ids: np.ndarray, bounds: np.ndarray, names: np.ndarray
) -> set[tuple[str, str]] | None:
    """Pairs that MinHash-LSH proposes from the same 5-grams (128 permutations, Jaccard .3)."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        print("datasketch is not installed: no MinHash-LSH beside newslab (pip install datasketch)")
        return None
    grams = [
        [ids[i : i + 5].tobytes() for i in range(start, end - 4)] for start, end in pairwise(bounds)
    ]
    hashes = MinHash.bulk(grams, num_perm=128)
    lsh = MinHashLSH(threshold=0.3, num_perm=128)
    pairs = set()
    for number, minhash in enumerate(hashes):
        pairs |= {(names[other], names[number]) for other in lsh.query(minhash)}
        lsh.insert(number, minhash)
    return pairs


def measure_growth(path: str, title: str) -> None:
    """Time and memory of the candidates, in a process of its own for each size."""
    print("\nGrowth: the corpus repeated with 10 % of the words changed")
    print(f"{'articles':>9}{'words':>12}{'index CPU s':>13}{'whole CPU s':>13}{'peak MB':>9}")
    results = []
    for times in (1, 2, 4):
        command = [sys.executable, __file__, path, "--title", title, "--grow", str(times)]
        line = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        result = json.loads(line)
        results.append(result)
        print(
            f"{result['articles']:9,}{result['words']:12,}{result['index']:13.2f}"
            f"{result['whole']:13.2f}{result['peak_mb']:9,.0f}"
        )
    for name in ("index", "whole"):
        growth = np.log(results[-1][name] / results[0][name]) / np.log(
            results[-1]["articles"] / results[0]["articles"]
        )
        print(f"{name} time grows as n^{growth:.2f}")


def grow(articles: pd.DataFrame, times: int) -> None:
    """Print one measurement as JSON."""
    rng = random.Random(3)
    texts = [text.split() for text in articles["text"]]
    vocabulary = [word for text in texts[:2000] for word in text]
    copies = [
        " ".join(changed(text, 0.1, vocabulary, rng)) for _ in range(times - 1) for text in texts
    ]
    grown = pd.DataFrame({"text": [*articles["text"], *copies]})
    grown.insert(0, "doc_id", [str(number) for number in range(len(grown))])
    start = time.process_time()
    tokens = corpus_tokens(grown, WORDS)
    ids, bounds = tokens.term_ids(), tokens.bounds()
    before = time.process_time()
    candidate_pairs(ids, bounds)
    end = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    numbers = {
        "articles": len(grown),
        "words": len(ids),
        "index": end - before,
        "whole": end - start,
    }
    print(json.dumps(numbers | {"peak_mb": peak}))


def main() -> None:
    """Run all measurements."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pairs", type=int, default=60, help="pairs in each cell of the table")
    parser.add_argument("--title", default="title", help="column that holds the headline")
    parser.add_argument("--skip-growth", action="store_true")
    parser.add_argument("--grow", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    articles = load(options.corpus, options.title)
    if options.grow:
        grow(articles, options.grow)
        return
    print(f"{len(articles):,} articles of {options.corpus.name}")
    measure_planted(articles, options.pairs)
    measure_finding(articles, max(1, options.pairs // 4))
    if not options.skip_growth:
        measure_growth(str(options.corpus), options.title)


if __name__ == "__main__":
    main()
