"""Small tables for the tests of views, made by hand."""

import pandas as pd


def one(text, **columns):
    """An article with doc_id "a"."""
    return pd.DataFrame({"doc_id": ["a"], "text": [text]} | {k: [v] for k, v in columns.items()})


def table_of(columns, *rows):
    return pd.DataFrame(list(rows), columns=columns.split())


HITS = (
    "doc_id sent_id start end match frame stance voice actor negated distanced opposed loaded why"
)
SAID = (
    "doc_id sent_id start end speaker speaker_start speaker_end actor cue cue_kind mode "
    "cue_start cue_end"
)
PASSAGES = "doc_a start_a end_a doc_b start_b end_b kind quoted boilerplate"


def hit(start, end, text, *, frame="peace", stance="normalization", sent_id=0, **changes):
    """A row of hits on `text`."""
    row = dict(
        zip(
            HITS.split(),
            (
                "a",
                sent_id,
                start,
                end,
                text[start:end],
                frame,
                stance,
                "own",
                "",
                *[False] * 3,
                "",
                "",
            ),
            strict=True,
        )
    )
    return row | changes


def hits_of(*rows):
    return pd.DataFrame(list(rows), columns=HITS.split())
