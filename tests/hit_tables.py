"""Small tables of articles and hits, made by hand, for the tests of what is counted from hits."""

import pandas as pd

from newslab.tables import columns_of

_FLAGS = ("negated", "distanced", "opposed")
_CELLS = ("doc_id", "sent_id", "frame", "stance", "voice", "set_aside", "points_to")


def make_articles(n_sentences, outlets):
    """Articles named a0, a1 …, each with so many sentences of one word."""
    return pd.DataFrame(
        {
            "doc_id": [f"a{n}" for n in range(len(outlets))],
            "outlet": outlets,
            "date": "",
            "text": ["كلمة.\n" * n for n in n_sentences],
        }
    )


def make_hits(*rows):
    """Hits from (doc_id, sent_id, frame, stance, voice, what is set aside, points_to)."""
    given = pd.DataFrame(list(rows), columns=list(_CELLS))
    table = given.assign(**{flag: given["set_aside"] == flag for flag in _FLAGS})
    table = table.assign(start=range(len(table)), end=range(1, len(table) + 1))
    return table.reindex(columns=[column.name for column in columns_of("hits")], fill_value="")


def plain(doc_id, sent_id, frame="peace", stance="normalization", voice="own"):
    """A row for `make_hits` that asserts a frame."""
    return (doc_id, sent_id, frame, stance, voice, "", stance)
