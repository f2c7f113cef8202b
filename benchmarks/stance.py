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

names
    The list of loaded names that comes with newslab, as it is: no name was taken from these posts
    or chosen by them. A post leans against the side of whom it has more names of the other pole;
    a name held at a distance does not count. In any voice or in the post's own alone, and with or
    without the names whose loadedness is disputed. The voters judged whole posts, with what they
    quote, so that the own voice alone is expected to agree less with them.
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

from newslab.attribution.attributions import find_attributions
from newslab.corpus.segment import split_sentences
from newslab.framing.codebook import load_codebook
from newslab.framing.hits import NAMING, code_frames
from newslab.framing.hitvoices import OWN
from newslab.learning.classifier import StanceClassifier
from newslab.learning.classscores import class_scores
from newslab.learning.evaluation import evaluate_classifier
from newslab.learning.folds import stratified_folds

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


def names_in(texts: Sequence[str]) -> pd.DataFrame:
    """Every loaded or disputed name in the texts, with its voice; doc_id is the number of the text.

    A name that is held at a distance is not used, and is left out.
    """
    articles = pd.DataFrame({"doc_id": range(len(texts)), "text": texts}).astype({"doc_id": "str"})
    sentences = split_sentences(articles)
    attributions = find_attributions(sentences)
    hits = code_frames(sentences, load_codebook(), attributions=attributions)
    names = hits[(hits["frame"] == NAMING) & (hits["loaded"] != "no") & ~hits["distanced"]]
    return names.assign(
        doc_id=names["doc_id"].astype(int), against=names["stance"].map(AGAINST)
    ).dropna(subset="against")


def lean_of(names: pd.DataFrame, n_texts: int) -> np.ndarray:
    """How many more names lean against Palestine than against Israel, in each text."""
    counts = pd.crosstab(names["doc_id"], names["against"])
    counts = counts.reindex(index=range(n_texts), columns=[ISRAEL, PALESTINE], fill_value=0)
    return (counts[PALESTINE] - counts[ISRAEL]).to_numpy()


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
    names = names_in(texts)
    is_own, is_sure = names["voice"] == OWN, names["loaded"] == "yes"
    for name, counted in (
        ("names, any voice", is_sure),
        ("names, any voice, disputed too", is_sure | ~is_sure),
        ("names, own voice", is_own & is_sure),
        ("names, own voice, disputed too", is_own),
    ):
        # In the order of the labels. A text leans to neither side where both are equal.
        lean = lean_of(names[counted], len(texts))
        rows[name] = row_of(labels, np.stack([-lean, np.full(len(lean), 0.5), lean], axis=1))
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
