"""Does every truth row point at the words it names? It says nothing if so."""

import csv
import sys
from pathlib import Path

TRUTH = Path(__file__).parent
ONE_TEXT = (
    "attributions", "frames", "frame_traps", "attribution_traps", "names",
    "disagreements", "only_here", "credits",
)  # fmt: skip
NO_OFFSETS = ("sources", "common_sources", "updates", "events", "complete")
IDS = ("doc_id", "doc_a", "doc_b", "earlier", "later")


def rows(name):
    with open(TRUTH / f"{name}.tsv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def texts():
    articles = TRUTH.parent / "data" / "raw" / "articles.csv"
    with open(articles, encoding="utf-8", newline="") as file:
        found = {row["doc_id"]: row["text"] for row in csv.DictReader(file)}
    return found | {row["dispatch"]: row["text"] for row in rows("dispatches")}


def faults():
    text = texts()
    for name in (*ONE_TEXT, *NO_OFFSETS, "reuse"):
        for line, row in enumerate(rows(name), start=2):
            for column in IDS:
                if column in row and row[column] not in text:
                    yield f"{name}.tsv: row {line}: no text {row[column]!r}"
            spans = []
            if name in ONE_TEXT and row["start"]:
                spans = [(row["doc_id"], row["start"], row["end"], row["words"])]
            if name == "reuse":
                spans = [
                    (row["doc_a"], row["start_a"], row["end_a"], row["words"]),
                    (row["doc_b"], row["start_b"], row["end_b"], row["words_b"]),
                ]
            for doc, start, end, words in spans:
                there = text[doc][int(start) : int(end)]
                if not words or there != words:
                    place = f"{name}.tsv: row {line}: {doc}[{start}:{end}]"
                    yield f"{place} is {there!r}, not {words!r}"


if __name__ == "__main__":
    found = list(faults())
    sys.exit("\n".join(found) or None)
