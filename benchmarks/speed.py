"""Speed of attribution and framing, beside two plainer ways to read the same texts.

Usage: python benchmarks/speed.py [ARTICLES.jsonl]

ARTICLES.jsonl has one article a line, with its text under "text". Without it, articles are made
from the sentences of data/raw, shuffled with a seed. Either way they are cut or joined to 300
words. Each figure is the best of five runs, in CPU seconds of one core, with the sentences already
split and every list read. Sentences of so few articles come again and again: a file of articles
that differ is the harder test, since each new word is looked up once.

Peers, measured in the same run:

tokens alone
    Sentences split and words found, by newslab's own functions: what any such tool must do.
one regex
    All entries of the same codebook as one alternation of surface forms, and all reporting verbs as
    another: counts of words, with no spans, speakers, voices, negation or inflection.

Then the same work on once, twice and four times as many articles, on one article as long, and on
10,000 paragraphs whose quotation marks are odd, nested, missing or mixed.
"""

import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pandas as pd

import newslab
from newslab.arabic import token_spans
from newslab.attribution.attributions import find_attributions
from newslab.attribution.cues import read_cues
from newslab.corpus.segment import split_sentences
from newslab.framing.codebook import Codebook, load_codebook
from newslab.framing.hits import code_frames

ROOT = Path(__file__).parent.parent
# The paragraphs that the tests use too.
sys.path.insert(0, str(ROOT / "tests"))
from odd_paragraphs import odd_paragraphs  # noqa: E402

N_WORDS, N_ARTICLES, N_RUNS, N_ODD = 300, 200, 5, 10_000


def main(path: str | None) -> None:
    """Print articles per CPU second, and how the time grows."""
    codebook = load_codebook()
    articles = made_articles(given_sentences(path) if path else shuffled_sentences(), N_ARTICLES)
    tasks = tasks_on(articles, codebook)
    print(f"{len(articles):,} articles of {N_WORDS} words      articles per CPU second")
    for name, seconds in best_of(tasks).items():
        print(f"{name:40}{len(articles) / seconds:10,.0f}")
    print_growth(articles, codebook)
    print_odd()


def given_sentences(path: str) -> Iterator[str]:
    """Yield the lines of the articles of a file, in order."""
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            yield from json.loads(line)["text"].splitlines()


def shuffled_sentences() -> Iterator[str]:
    """Yield sentences of data/raw without end, drawn with a seed."""
    sentences = split_sentences(newslab.read_corpus(ROOT / "data" / "raw"))
    texts = sentences.loc[sentences["kind"] == "body", "text"].tolist()
    rng = random.Random(0)
    while True:
        yield rng.choice(texts)


def made_articles(sentences: Iterable[str], n_articles: int) -> pd.DataFrame:
    """Put sentences together to articles of `N_WORDS` words; the last sentence is cut."""
    texts: list[str] = []
    lines: list[str] = []
    n_left = N_WORDS
    for sentence in sentences:
        words = sentence.split()[:n_left]
        lines.append(" ".join(words))
        n_left -= len(words)
        if not n_left:
            texts.append("\n".join(lines))
            lines, n_left = [], N_WORDS
            if len(texts) == n_articles:
                break
    return pd.DataFrame({"doc_id": [str(number) for number in range(len(texts))], "text": texts})


def tasks_on(articles: pd.DataFrame, codebook: Codebook) -> dict[str, Callable[[], object]]:
    """What is measured, by its name."""
    sentences = split_sentences(articles)
    found = find_attributions(sentences)

    def both() -> pd.DataFrame:
        return code_frames(sentences, codebook, attributions=find_attributions(sentences))

    return {
        "find_attributions": lambda: find_attributions(sentences),
        "code_frames": lambda: code_frames(sentences, codebook, attributions=found),
        "both together": both,
        "peer: tokens alone": lambda: tokens_alone(articles),
        "peer: one regex": regex_counter(sentences["text"].tolist(), codebook),
    }


def tokens_alone(articles: pd.DataFrame) -> int:
    """Split sentences and find their words."""
    return sum(len(list(token_spans(text))) for text in split_sentences(articles)["text"])


def regex_counter(texts: list[str], codebook: Codebook) -> Callable[[], int]:
    """Count surface forms with one alternation a list, longest first."""
    entries = [*codebook.frames["entry"], *codebook.namings["name"]]
    patterns = []
    for written in (entries, read_cues()["cue"].tolist()):
        longest_first = sorted(map(str, written), key=len, reverse=True)
        patterns.append(re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"))
    return lambda: sum(len(pattern.findall(text)) for text in texts for pattern in patterns)


def best_of(tasks: dict[str, Callable[[], object]], n_runs: int = N_RUNS) -> dict[str, float]:
    """CPU seconds of the fastest run of each task; by turns, so that none has a quiet hour."""
    seconds = dict.fromkeys(tasks, float("inf"))
    for _ in range(n_runs):
        for name, task in tasks.items():
            seconds[name] = min(seconds[name], cpu_seconds(task))
    return seconds


def cpu_seconds(task: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    task()
    return time.process_time() - start


def print_growth(articles: pd.DataFrame, codebook: Codebook) -> None:
    """Print the time of both together as articles grow in number, and as one article grows."""
    print("\ntime of both together                        1 ×       2 ×       4 ×")
    for name, join in (("articles", _copies), ("one article", _one_long)):
        tasks = {str(n): tasks_on(join(articles, n), codebook)["both together"] for n in (1, 2, 4)}
        times = list(best_of(tasks, n_runs=2).values())
        shares = "".join(f"{seconds / times[0]:10.2f}" for seconds in times)
        print(f"{name:38}{shares}")


def _copies(articles: pd.DataFrame, n: int) -> pd.DataFrame:
    copies = [articles.assign(doc_id=articles["doc_id"] + f"-{copy}") for copy in range(n)]
    return pd.concat(copies, ignore_index=True)


def _one_long(articles: pd.DataFrame, n: int) -> pd.DataFrame:
    """One article of one line: its sentences in a row, `n` times."""
    text = " ".join(articles["text"].head(40)).replace("\n", " ")
    return pd.DataFrame({"doc_id": ["0"], "text": [" ".join([text] * n)]})


def print_odd() -> None:
    """Print the time that odd paragraphs take, and check that no span lies outside its text."""
    texts = list(odd_paragraphs(N_ODD))
    articles = pd.DataFrame({"doc_id": [str(number) for number in range(N_ODD)], "text": texts})
    sentences = split_sentences(articles)
    start = time.process_time()
    found = find_attributions(sentences)
    seconds = time.process_time() - start
    lengths = found["doc_id"].map(dict(zip(articles["doc_id"], map(len, texts), strict=True)))
    inside = (found["start"] >= 0) & (found["start"] < found["end"]) & (found["end"] <= lengths)
    n_words = sum(len(text.split()) for text in texts)
    print(f"\n{N_ODD:,} paragraphs with odd quotation marks, {n_words:,} words:")
    print(f"{seconds:.1f} CPU seconds, {len(found):,} spans, {(~inside).sum()} outside their text")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
