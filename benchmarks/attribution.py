"""Attribution against a reading by a person: spans, speakers, words.

Usage: python benchmarks/attribution.py [READING.csv] [ARTICLES] [--misses]

READING.csv has one row a span said by someone: doc_id, start, end (offsets into the article),
speaker (as written, empty if carried over), actor, carried; sent_id and mode where it has them.
ARTICLES is what `read_corpus` reads. Default: data/coding/attributions.csv on data/raw.

A predicted span is right if it shares at least 80 % of its tokens with a span of the reading
(tokens in both, of tokens in either; best pairs first, each span in one pair). A speaker is right
if the actor is the same, or if the words of one name are all in the other and more than a title
is shared. Intervals are Wilson's, at 95 %. Speed is CPU time on the same articles, repeated.
"""

import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

import newslab
from newslab.arabic import token_spans
from newslab.attribution.actors import alias_words, shipped_actors, speaker_name
from newslab.attribution.attributions import find_attributions

ROOT = Path(__file__).parent.parent
OVERLAP = 0.8
Z = 1.959964


def main(reading_path: str, articles_path: str, *, misses: bool) -> None:
    """Print the table of measures, and on request what was missed."""
    articles = newslab.read_corpus(articles_path)
    reading = pd.read_csv(reading_path, dtype={"doc_id": "str"}, keep_default_na=False)
    reading = reading.astype({"start": int, "end": int})
    reading = reading[reading["end"] > reading["start"]].reset_index(drop=True)
    reading["carried"] = reading["carried"].astype("str").str.lower().isin(("true", "1", "yes"))
    read_docs = articles["doc_id"].isin(_docs(reading, reading_path))
    articles = articles[read_docs].reset_index(drop=True)
    sentences = newslab.split_sentences(articles)
    found = find_attributions(sentences)
    tokens = {
        doc_id: np.array([start for start, _, _ in token_spans(text)])
        for doc_id, text in zip(articles["doc_id"], articles["text"], strict=True)
    }
    pairs = matched(found, reading, tokens)
    _print_measures(found, reading, pairs, tokens)
    _print_speed(sentences)
    if misses:
        _print_misses(found, reading, pairs, articles, sentences)


def _docs(reading: pd.DataFrame, path: str) -> set[str]:
    """Articles that were read: all that the reading names; a list beside it may name more."""
    beside = Path(path).with_suffix(".docs.txt")
    more = beside.read_text(encoding="utf-8").split() if beside.exists() else []
    return {*reading["doc_id"], *more}


def matched(
    found: pd.DataFrame, reading: pd.DataFrame, tokens: dict[str, np.ndarray]
) -> list[tuple[int, int]]:
    """Pairs of rows (found, reading) that overlap enough, each row in one pair at most."""
    pairs = []
    for doc_id, starts in tokens.items():
        own, other = found[found["doc_id"] == doc_id], reading[reading["doc_id"] == doc_id]
        if own.empty or other.empty:
            continue
        a, b = _runs(own, starts), _runs(other, starts)
        both = np.minimum(a[:, None, 1], b[None, :, 1]) - np.maximum(a[:, None, 0], b[None, :, 0])
        both = np.maximum(both, 0)
        sizes = (a[:, 1] - a[:, 0])[:, None] + (b[:, 1] - b[:, 0])[None, :]
        jaccard = both / np.maximum(sizes - both, 1)
        rows, columns = linear_sum_assignment(
            np.where(jaccard >= OVERLAP, jaccard, 0), maximize=True
        )
        for row, column in zip(rows, columns, strict=True):
            if jaccard[row, column] >= OVERLAP:
                pairs.append((own.index[row], other.index[column]))
    return pairs


def _runs(spans: pd.DataFrame, starts: np.ndarray) -> np.ndarray:
    bounds = spans[["start", "end"]].to_numpy()
    return np.searchsorted(starts, bounds)


def same_speaker(found: pd.Series, read: pd.Series) -> bool:
    """Whether a predicted and a read row name the same speaker."""
    known = shipped_actors()
    names = []
    for row in (found, read):
        written = str(row["actor"]) or str(row["speaker"])
        listed = known.resolve(written) or known.resolve(str(row["speaker"]))
        names.append(listed.actor if listed else speaker_name(written))
    if names[0] == names[1]:
        return True
    one, other = (set(alias_words(name)) for name in names)
    return bool(one and other) and (one <= other or other <= one)


def _print_measures(
    found: pd.DataFrame,
    reading: pd.DataFrame,
    pairs: list[tuple[int, int]],
    tokens: dict[str, np.ndarray],
) -> None:
    print(f"{'':34}{'right':>7}{'of':>6}{'share':>8}   95 %")
    _print_share("spans found that are read (P)", len(pairs), len(found))
    _print_share("spans read that are found (R)", len(pairs), len(reading))
    right = {
        carried: [
            same_speaker(found.loc[a], reading.loc[b])
            for a, b in pairs
            if reading.loc[b, "carried"] == carried
        ]
        for carried in (False, True)
    }
    _print_share("speaker, written", sum(right[False]), len(right[False]))
    _print_share("speaker, carried over", sum(right[True]), len(right[True]))
    if "mode" in reading:
        modes = [found.loc[a, "mode"] == reading.loc[b, "mode"] for a, b in pairs]
        _print_share("mode", sum(modes), len(modes))
    said = {name: _said(table, tokens) for name, table in (("f", found), ("r", reading))}
    both, n_words = (said["f"] & said["r"]).sum(), len(said["f"])
    _print_share("words found that are read", both, said["f"].sum())
    _print_share("words read that are found", both, said["r"].sum())
    _print_share("words on which both agree", (said["f"] == said["r"]).sum(), n_words)


def _said(spans: pd.DataFrame, tokens: dict[str, np.ndarray]) -> np.ndarray:
    """Which tokens of all articles stand in some span."""
    flags = []
    for doc_id, starts in tokens.items():
        inside = np.zeros(len(starts), dtype=bool)
        for first, last in _runs(spans[spans["doc_id"] == doc_id], starts):
            inside[first:last] = True
        flags.append(inside)
    return np.hstack(flags)


def _print_share(name: str, right: int, n: int) -> None:
    if not n:
        print(f"{name:34}{right:7,}{n:6,}{'-':>8}")
        return
    share = right / n
    centre = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * np.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    print(f"{name:34}{right:7,}{n:6,}{share:8.3f}   {centre - half:.3f} to {centre + half:.3f}")


def _print_speed(sentences: pd.DataFrame) -> None:
    n_words = sum(len(text.split()) for text in sentences["text"])
    repeats = max(1, 30_000 // max(n_words, 1))
    many = pd.concat(
        [sentences.assign(doc_id=sentences["doc_id"] + f"-{copy}") for copy in range(repeats)],
        ignore_index=True,
    )
    start = time.process_time()
    find_attributions(many)
    seconds = time.process_time() - start
    print(f"{repeats * n_words / 300 / seconds:,.0f} articles of 300 words a CPU-second")


def _print_misses(
    found: pd.DataFrame,
    reading: pd.DataFrame,
    pairs: list[tuple[int, int]],
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
) -> None:
    text_of = dict(zip(articles["doc_id"], articles["text"], strict=True))
    own, other = {a for a, _ in pairs}, {b for _, b in pairs}
    rows = [("found, not read", row) for at, row in found.iterrows() if at not in own]
    rows += [("read, not found", row) for at, row in reading.iterrows() if at not in other]
    rows += [
        (f"speaker read as {reading.loc[b, 'speaker'] or reading.loc[b, 'actor']}", found.loc[a])
        for a, b in pairs
        if not same_speaker(found.loc[a], reading.loc[b])
    ]
    for sentence in sentences.itertuples():
        here = [
            (what, row)
            for what, row in rows
            if row["doc_id"] == sentence.doc_id and sentence.start <= row["start"] < sentence.end
        ]
        if here:
            print(f"\n{sentence.doc_id}.{sentence.sent_id} {sentence.text}")
        for what, row in here:
            span = text_of[row["doc_id"]][row["start"] : row["end"]]
            print(f"  {what}: {row['speaker'] or row['actor']} | {span}")


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    defaults = [str(ROOT / "data" / "coding" / "attributions.csv"), str(ROOT / "data" / "raw")]
    main(*(given + defaults[len(given) :]), misses="--misses" in sys.argv)
