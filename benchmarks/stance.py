"""Stance of short posts: a list of loaded names, and a classifier trained on labels.

    python benchmarks/stance.py PATH

PATH is the Arabic inter-annotator file of FIGNEWS 2024 (300 posts on the war on Gaza): a CSV with
text and, for each post, the number of votes for bias_against_palestine, bias_against_israel,
bias_against_both, bias_against_others, unbiased, bias_not_applicable and bias_unclear.

The label of a post is the side against which most voters saw a bias, or "neither" where another
answer had more votes or both sides as many. A tie between a side and another answer goes to the
side: few posts lean against Israel, and under the two other rules, whose scores are shown too,
hardly enough to learn from and to test on. This rule was fixed before any score was seen. The
voters agree poorly, so no method can come near 1.

AUC is the chance that a post that leans against a side scores higher on it than one that does not.

What is measured, all with the same labels and, where something is learnt, in the same folds:

loaded names
    The list that comes with newslab, as it is: no name was taken from these posts or chosen by
    them. A post leans against the side of whom it has more names of the other pole. Once with the
    names that are surely loaded, once with the disputed ones too.
newslab
    `StanceClassifier` as it comes; its defaults were chosen on other posts. Then the same with the
    strength of regularization chosen by folds inside the training posts of each fold.
scikit-learn
    TfidfVectorizer and LogisticRegression as they come; then with labels weighed alike, as newslab
    does.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator
from sklearn.dummy import DummyClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GridSearchCV, cross_val_predict
from sklearn.pipeline import make_pipeline

from newslab.classifier import StanceClassifier
from newslab.classscores import class_scores
from newslab.folds import stratified_folds
from newslab.learning import evaluate_classifier
from newslab.phrases import Phrase, Phrases
from newslab.resources import resource_path

ISRAEL, NEITHER, PALESTINE = "israel", "neither", "palestine"
SIDES = {"bias_against_palestine": PALESTINE, "bias_against_israel": ISRAEL}
OTHERS = [
    "bias_against_both",
    "bias_against_others",
    "unbiased",
    "bias_not_applicable",
    "bias_unclear",
]
TIES = ("side", "neither", "left out")
NAMINGS = resource_path("codebook/namings.csv")
# Poles of the shipped list, and against whom a post leans that uses their names.
AGAINST = {"pro-Palestinian": ISRAEL, "pro-Israeli": PALESTINE}
N_SPLITS, SEED = 5, 0
GRID = {"C": [0.1, 0.3, 1.0, 3.0, 10.0]}


def read_posts(path: Path) -> pd.DataFrame:
    """Read the posts and their votes."""
    posts = pd.read_csv(path)
    missing = {"text", *SIDES, *OTHERS} - set(posts)
    if missing:
        raise SystemExit(f"{path}: no column {', '.join(sorted(missing))}")
    return posts


def label_of(posts: pd.DataFrame, tie: str) -> pd.Series:
    """Label of each post by plurality; missing where a tie is left out."""
    sides, others = posts[list(SIDES)], posts[OTHERS].max(axis=1)
    most = sides.max(axis=1)
    leans = (most > sides.min(axis=1)) & (most >= others)
    label = sides.idxmax(axis=1).map(SIDES).where(leans, NEITHER)
    tied = leans & (most == others)
    return {"side": label, "neither": label.mask(tied, NEITHER), "left out": label.mask(tied)}[tie]


def learners() -> dict[str, BaseEstimator]:
    """What learns in the folds, by name."""
    newslab = StanceClassifier(calibrate=False)
    balanced = LogisticRegression(class_weight="balanced")
    return {
        "majority": DummyClassifier(strategy="most_frequent"),
        "newslab": newslab,
        "newslab, C chosen inside": GridSearchCV(newslab, GRID, scoring="f1_macro", cv=3),
        "scikit-learn": make_pipeline(TfidfVectorizer(), LogisticRegression()),
        "scikit-learn, balanced": make_pipeline(TfidfVectorizer(), balanced),
    }


def lean_by_names(texts: Sequence[str], namings: pd.DataFrame, loaded: set[str]) -> np.ndarray:
    """How many names that are `loaded` stand in each text: against Israel, against Palestine."""
    against = namings["pole"].map(AGAINST).where(namings["loaded"].isin(loaded))
    # All names are looked for, because one that is not loaded may hold one that is.
    phrases = Phrases(
        [
            Phrase("names", side, name)
            for side, name in zip(against.fillna(NEITHER), namings["name"], strict=True)
        ]
    )
    counts = [Counter(found.label for found in phrases.find(text, 0, len(text))) for text in texts]
    return np.array([[n[ISRAEL], n[PALESTINE]] for n in counts])


def row_of(labels: np.ndarray, scores: np.ndarray) -> pd.Series:
    """Macro-F1 with its interval, and F1 and AUC of each label, from one score a label."""
    classes = np.unique(labels)
    predicted = classes[scores.argmax(axis=1)]
    table = class_scores(labels, predicted, classes=classes, seed=SEED)
    macro = table.iloc[0][["score", "ci_low", "ci_high"]].set_axis(
        ["macro_f1", "ci_low", "ci_high"]
    )
    of_label = table[table["measure"] == "f1"].set_index("label")["score"].add_prefix("f1 ")
    auc = {
        f"auc {name}": roc_auc_score(labels == name, column)
        for name, column in zip(classes, scores.T, strict=True)
        if name != NEITHER
    }
    return pd.concat([macro, of_label, pd.Series(auc)]).astype(float)


def compare(texts: np.ndarray, labels: np.ndarray) -> None:
    """Print every method beside the majority line."""
    folds = stratified_folds(labels, None, N_SPLITS, SEED)
    rows = {}
    for name, learner in learners().items():
        method = "decision_function" if hasattr(learner, "decision_function") else "predict_proba"
        scores = cross_val_predict(learner, texts, labels, cv=folds, method=method)
        rows[name] = row_of(labels, scores)
    if NAMINGS.exists():
        namings = pd.read_csv(NAMINGS, dtype="str", keep_default_na=False)
        for name, loaded in (("loaded names", {"yes"}), ("and disputed", {"yes", "disputed"})):
            israel, palestine = lean_by_names(texts, namings, loaded).T
            # In the order of the labels. A text leans to neither side where both are equal.
            lean = palestine - israel
            rows[name] = row_of(labels, np.stack([-lean, np.full(len(lean), 0.5), lean], axis=1))
    else:
        print(f"\nLoaded names are not measured: newslab has no {NAMINGS.name}.")
    print(f"\nMacro-F1 with its 95 % interval over posts, F1, and AUC, {N_SPLITS} folds:\n")
    print(pd.DataFrame(rows).T.to_string(float_format="%.3f"))


def show_ties(posts: pd.DataFrame) -> None:
    """Print how much the rule for ties matters, and how much the cut into folds."""
    rows = []
    for tie in TIES:
        label = label_of(posts, tie)
        texts, labels = posts["text"][label.notna()], label.dropna()
        scores = [
            evaluate_classifier(
                texts,
                labels,
                classifier=StanceClassifier(calibrate=False),
                sizes=[],
                n_splits=N_SPLITS,
                n_boot=0,
                seed=seed,
            ).loc[0, ["score", "majority"]]
            for seed in range(5)
        ]
        table = pd.DataFrame(scores)
        rows.append(
            {
                "tie goes to": tie,
                **labels.value_counts().add_prefix("n "),
                "majority": table["majority"].mean(),
                "newslab, mean": table["score"].mean(),
                "lowest": table["score"].min(),
                "highest": table["score"].max(),
            }
        )
    print("\nMacro-F1 by the rule for ties, over five ways to cut the folds:\n")
    print(pd.DataFrame(rows).to_string(index=False, float_format="%.3f"))


def main(arguments: Sequence[str]) -> None:
    """Print all scores for the file named in `arguments`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path, metavar="PATH", help="CSV of posts and votes")
    posts = read_posts(parser.parse_args(arguments).path)
    labels = label_of(posts, TIES[0]).to_numpy(dtype=str)
    texts = posts["text"].to_numpy(dtype=object)
    counts = ", ".join(f"{name} {n}" for name, n in Counter(labels.tolist()).most_common())
    print(f"{len(posts)} posts by plurality of votes: {counts}")
    compare(texts, labels)
    print("\nStanceClassifier in full, with its learning curve:\n")
    table = evaluate_classifier(texts, labels, sizes=[50, 100, 150, 200], n_splits=N_SPLITS)
    print(table.to_string(index=False, float_format="%.3f"))
    show_ties(posts)


if __name__ == "__main__":
    main(sys.argv[1:])
