"""Small corpora of any kind: sentences of news, and lines that are none, of one outlet or two."""

import pandas as pd
from hypothesis import strategies as st

import newslab
from places import ROOT

ARTICLES = newslab.read_corpus(ROOT / "data" / "raw")
SENTENCES = newslab.split_sentences(ARTICLES)["text"].tolist()

bodies = st.lists(st.sampled_from([*SENTENCES, "", "2025", "<b>", "قال: نعم."]), max_size=8)


def _articles(corpus):
    return pd.DataFrame(
        {
            "doc_id": [f"{number:03}" for number in range(len(corpus))],
            "outlet": [outlet for outlet, _ in corpus],
            "date": "",
            "headline": "",
            "text": ["\n".join(lines) for _, lines in corpus],
            "event": ["e" if number % 2 else "f" for number in range(len(corpus))],
        }
    ).astype("str")


corpora = st.lists(st.tuples(st.sampled_from("AB"), bodies), min_size=1, max_size=12).map(_articles)
