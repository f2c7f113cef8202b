"""Score how well word forms that mean the same word share one key, beside other methods.

    python benchmarks/conflation.py [PAIRS.tsv ...]

A list of pairs has the columns a, b, should_conflate (1 or 0) and note; the note begins with the
class of the pair (ORTH, CLITIC, PREFRAD, …). Without arguments the two lists of the project are
read: ``tests/data/conflation.tsv``, which was in sight while the rules were written, and
``tests/data/conflation_heldout.tsv``, which was not: it was written from general knowledge of news
vocabulary before newslab was run on any of its pairs, and no rule may be changed to suit it.

A pair is predicted to conflate if both words have the same key. From these predictions:

core recall
    share of the core pairs that conflate, among those that should: spelling (ORTH), names (NAME),
    clitics (CLITIC), pronouns (ENCL), number and case (INFL). Adjectives of countries (NISBA),
    broken plurals (BROKEN) and conjugation (VERB) are in `recall` only.
recall, precision, F1
    over all pairs.
over-merged
    share of the pairs that conflate, among those that should not.

newslab's rule for words outside the dictionary needs to know how often words occur; the five
articles of ``data/raw`` tell it. The other methods get each word as `newslab.arabic.clean` leaves
it, but simplemma alone gets it as written.
"""

import argparse
import csv
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import simplemma

from newslab.arabic import (
    TermPolicy,
    clean,
    fold,
    term_keys,
    tokens_of,
    word_frequency,
)

ROOT = Path(__file__).resolve().parents[1]
LISTS = (
    ROOT / "tests" / "data" / "conflation.tsv",
    ROOT / "tests" / "data" / "conflation_heldout.tsv",
)
CORE = ("ORTH", "NAME", "CLITIC", "ENCL", "INFL")
NEWSLAB = "newslab"
NO_ALIASES = "newslab, no aliases"

Keys = Callable[[Sequence[str]], list[str]]


class Score(NamedTuple):
    """Scores of one method on one list of pairs, each from 0 to 1."""

    core_recall: float
    recall: float
    precision: float
    f1: float
    over_merged: float


def read_pairs(path: Path) -> pd.DataFrame:
    """Read a list of pairs: a, b, should_conflate (bool), note, and kind, the class of the note."""
    pairs = pd.read_csv(path, sep="\t", dtype="str", quoting=csv.QUOTE_NONE, keep_default_na=False)
    return pairs.assign(
        should_conflate=pairs["should_conflate"] == "1", kind=pairs["note"].str.extract(r"(\w+)")[0]
    )


def corpus_frequency(texts: Iterable[str]) -> dict[str, int]:
    """Count how often each cleaned token occurs in `texts`."""
    tokens = tokens_of(texts).words()
    return dict(word_frequency(list(map(clean, tokens.forms)), tokens.counts().tolist()))


def newslab_keys(policy: TermPolicy, frequency: dict[str, int]) -> Keys:
    """Return newslab's way from words to keys under `policy`."""

    def keys(words: Sequence[str]) -> list[str]:
        tokens = tokens_of(words).words()
        terms, _ = term_keys(
            tokens.forms, tokens.kinds, tokens.counts().tolist(), policy, frequency=frequency
        )
        of_words: list[list[str]] = [[] for _ in words]
        for word, token in zip(tokens.text_of, tokens.codes, strict=True):
            of_words[word].append(terms[token])
        # A word that newslab cuts in two has two keys, and equals no single one.
        return [" ".join(tokens) for tokens in of_words]

    return keys


def simplemma_alone(words: Sequence[str]) -> list[str]:
    """Lemmatize words as written."""
    return [simplemma.lemmatize(word, lang="ar") for word in words]


def simplemma_and_fold(words: Sequence[str]) -> list[str]:
    """Clean, lemmatize, fold."""
    return [fold(simplemma.lemmatize(clean(word), lang="ar")) for word in words]


def snowball() -> Keys | None:
    """Return Snowball's Arabic stemmer, or None where PyStemmer is not installed."""
    try:
        import Stemmer  # optional
    except ImportError:
        return None
    stemmer = Stemmer.Stemmer("arabic")
    return lambda words: [stemmer.stemWord(clean(word)) for word in words]


def methods(frequency: dict[str, int]) -> dict[str, Keys]:
    """Return every method that can be measured here, by name."""
    found: dict[str, Keys] = {
        NEWSLAB: newslab_keys(TermPolicy(), frequency),
        NO_ALIASES: newslab_keys(TermPolicy(aliases=False), frequency),
        "newslab, fold only": newslab_keys(TermPolicy(lemmatize=False, aliases=False), frequency),
        "simplemma": simplemma_alone,
        "simplemma + fold": simplemma_and_fold,
    }
    stemmer = snowball()
    if stemmer:
        found["Snowball"] = stemmer
    return found


def predict(pairs: pd.DataFrame, keys: Keys) -> pd.Series:
    """Return, for each pair, whether both words have the same key."""
    both = keys([*pairs["a"], *pairs["b"]])
    return pd.Series(both[: len(pairs)], pairs.index) == pd.Series(both[len(pairs) :], pairs.index)


def score(pairs: pd.DataFrame, predicted: pd.Series) -> Score:
    """Score predictions; see the head of this file for what each number is."""
    wanted = pairs["should_conflate"]
    core = wanted & pairs["kind"].isin(CORE)
    hits = (wanted & predicted).sum()
    return Score(
        core_recall=predicted[core].mean(),
        recall=hits / wanted.sum(),
        precision=hits / predicted.sum() if predicted.any() else float("nan"),
        f1=2 * hits / (wanted.sum() + predicted.sum()),
        over_merged=predicted[~wanted].mean(),
    )


def report(path: Path, frequency: dict[str, int]) -> None:
    """Print the scores of every method on one list."""
    pairs = read_pairs(path)
    wanted = pairs["should_conflate"]
    by_method = {name: predict(pairs, keys) for name, keys in methods(frequency).items()}
    by_aliases = (by_method[NEWSLAB] & ~by_method[NO_ALIASES] & wanted).sum()
    print(f"{path.name}: n = {len(pairs)} ({wanted.sum()} should conflate, {(~wanted).sum()} not)")
    print(f"{by_aliases} of the {wanted.sum()} that should rest on the alias list\n")
    scores = {name: score(pairs, predicted) for name, predicted in by_method.items()}
    print(
        pd.DataFrame(scores.values(), scores.keys(), Score._fields).to_string(float_format="%.3f")
    )
    print("\nShare of pairs that conflate, by class:\n")
    groups = [~wanted, pairs["kind"]]
    shares = pd.DataFrame(by_method).groupby(groups).mean()
    shares.insert(0, "n", pairs.groupby(groups).size())
    shares.index = pd.MultiIndex.from_tuples(
        [("0" if negative else "1", kind) for negative, kind in shares.index],
        names=["should", "class"],
    )
    print(shares.to_string(float_format="%.2f"), end="\n\n")


def main(arguments: Sequence[str]) -> None:
    """Print the scores on the lists named in `arguments`, or on those of the project."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pairs", nargs="*", type=Path, metavar="PAIRS.tsv")
    lists = parser.parse_args(arguments).pairs or LISTS
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/raw").glob("*.txt"))]
    frequency = corpus_frequency(texts)
    for path in lists:
        report(path, frequency)
    if snowball() is None:
        print("Snowball is left out: PyStemmer is not installed (pip install PyStemmer).")


if __name__ == "__main__":
    main(sys.argv[1:])
