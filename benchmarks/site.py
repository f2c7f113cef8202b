"""How long the article pages and the data of a large site take, and how heavy its pages are.

Run: python benchmarks/site.py [number of articles, default 1000]. The corpus is made up of the
sentences of the five articles, so that lengths and words are those of news; in nine of ten the
words are shuffled, so that articles share some passages and not all.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from newslab import read_corpus, split_sentences
from newslab.publish.articlepages import article_pages
from newslab.publish.datapage import data_page
from newslab.publish.downloads import data_files, packed
from newslab.publish.exporter import NewslabExporter
from newslab.publish.links import dead_links_of
from newslab.publish.shelf import Shelf
from newslab.publish.tree import Tree
from newslab.study import open_study

DATA = Path(__file__).parent.parent / "data"
MAX_PAGE = 2_000_000
MAX_PER_ARTICLE = 60_000


def synthetic_corpus(n_articles: int, path: Path) -> None:
    shuffled = random.Random(0)
    sentences = split_sentences(read_corpus(DATA / "raw"))
    pool = sentences.loc[sentences["kind"] == "body", "text"].tolist()
    rows = [
        {
            "doc_id": f"{number:05}",
            "outlet": f"Outlet {number % 40}",
            "date": f"2025-11-{number % 28 + 1:02}",
            "event": "synthetic",
            "text": "\n".join(_varied(text, shuffled) for text in shuffled.sample(pool, 14)),
        }
        for number in range(n_articles)
    ]
    pd.DataFrame(rows).to_json(path, orient="records", lines=True, force_ascii=False)


def _varied(text: str, shuffled: random.Random) -> str:
    words = text.split()
    return text if shuffled.random() < 0.1 else " ".join(shuffled.sample(words, len(words)))


def main(n_articles: int) -> None:
    seconds = {}
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus.jsonl")
        synthetic_corpus(n_articles, corpus)
        began = time.process_time()
        study = open_study(articles=corpus, codebook=DATA / "codebook")
        tables = study.published()
        seconds["tables"] = time.process_time() - began
    began = time.process_time()
    data = packed(data_files(tables, study.articles))
    files = {f"data/{name}": content for name, content in data.items()}
    seconds["data files"] = time.process_time() - began
    began = time.process_time()
    shelf = Shelf()
    sections = ("articles.html", "data/README.html")
    tree = Tree("en", "", "Study", None, sections, shelf.styles)
    exporter = NewslabExporter()
    files |= shelf.files
    files |= {path: html.encode() for path, html in article_pages(study, tree, exporter)}
    sizes = {path: len(content) for path, content in files.items()}
    files["data/README.html"] = data_page(tables, sizes, tree, exporter).encode()
    files["index.html"] = b""
    seconds["pages"] = time.process_time() - began
    began = time.process_time()
    n_dead = len(dead_links_of(files))
    seconds["links"] = time.process_time() - began
    pages = {path: len(content) for path, content in files.items() if path.endswith(".html")}
    heaviest = max(pages, key=pages.__getitem__)
    print(f"{n_articles:,} articles: {len(pages):,} pages in one language, {n_dead} dead links")
    for step, duration in seconds.items():
        print(f"  {step}: {duration:.1f} s of CPU")
    weight = sum(map(len, files.values()))
    print(f"  all files: {weight / 1e6:.0f} MB (limit for 1,000 articles 60 MB)")
    for kind in ("article/", "data/", "assets/"):
        of_kind = sum(len(content) for path, content in files.items() if path.startswith(kind))
        print(f"    {kind}: {of_kind / 1e6:.1f} MB")
    print(f"  heaviest page: {heaviest}, {pages[heaviest] / 1e6:.2f} MB (limit 2 MB)")
    if pages[heaviest] > MAX_PAGE or weight > n_articles * MAX_PER_ARTICLE or n_dead:
        sys.exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
