"""Drafts of lists, from the articles of a new study: whatever holds in them, a person decides.

Each row begins with ``#``, so that a draft changes nothing until it was looked through.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from newslab.attribution.attributions import find_attributions
from newslab.coding.sheets import neutral
from newslab.corpus.credits import find_credits
from newslab.corpus.segment import split_sentences
from newslab.naming.suggest import suggest_variants
from newslab.resources import list_header

__all__ = ["write_drafts"]

_N_ROWS = 50
_HEAD = (
    "# A draft from the articles, by how often. A row holds once you took the # before it away and",
    "# wrote what stands for …; what you do not want, leave or delete. Cells are parted by tabs.",
)


def write_drafts(articles: pd.DataFrame, folder: Path) -> None:
    """Write what could belong into lists of the study: actors, agencies and aliases.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, outlet, text, credit (`read_corpus`).
    folder : pathlib.Path
        Where ``actors.tsv``, ``agencies.tsv`` and ``aliases.tsv`` are written.
    """
    folder.mkdir()
    drafts = {
        "actors": (_speakers(articles), "kind: person, state, movement, media, official body, "
                   "organization or unnamed source"),
        "agencies": (_credits(articles), "agency: a code of yours; plain: yes if the name can be "
                     "no other word"),
        "aliases": (_spellings(articles), "terms of variant are counted as terms of canonical"),
    }  # fmt: skip
    for name, (rows, what) in drafts.items():
        header = "\t".join(list_header(f"{name}.tsv"))
        lines = [*_HEAD, f"# {what}", header, *map(_row, rows)]
        (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _row(cells: Iterable[object]) -> str:
    # Words of articles: no sign of theirs may end a cell, or be run by a spreadsheet.
    return "#" + "\t".join(neutral(" ".join(str(cell).split())) for cell in cells)


def _speakers(articles: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    """Who is made to speak and stands in no list, most often first."""
    spans = find_attributions(split_sentences(articles))
    unlisted = spans[(spans["actor"] != "") & (spans["actor_kind"] == "")]
    counted = unlisted.groupby("actor")["doc_id"].agg(["size", "nunique"])
    for row in counted.sort_values("size", ascending=False, kind="stable")[:_N_ROWS].itertuples():
        yield (
            str(row.Index),
            str(row.Index),
            "…",
            f"speeches: {row.size}, articles: {row.nunique}",
        )


def _credits(articles: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    """Credits in which no list names an agency, most often first."""
    known = find_credits(articles)
    known = known[known["kind"] == "credit"]
    other = articles[(articles["credit"] != "") & ~articles["doc_id"].isin(known["doc_id"])]
    for credit, n in other["credit"].value_counts()[:_N_ROWS].items():
        yield str(credit), "…", "…", f"articles: {n}"


def _spellings(articles: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    """Pairs of words in no dictionary that may be spellings of one name."""
    pairs = suggest_variants(articles, min_count=2)
    pairs = pairs[(pairs["n_in_dictionary"] == 0) & ~pairs["known_alias"].astype(bool)]
    for row in pairs[:_N_ROWS].itertuples():
        yield (
            str(row.variant),
            str(row.canonical),
            f"written {row.n_variant} and {row.n_canonical} times",
        )
