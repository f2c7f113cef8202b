"""Who carried what: the sentences of one article, and what became of each in the others."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pandas as pd

from newslab.charts.engine.grid import Cell, Grid, Key
from newslab.charts.engine.lines import ink_on, shade
from newslab.charts.engine.look import Look, chart
from newslab.charts.figure import Chart
from newslab.charts.style import GRID, INK, MUTED, PAPER
from newslab.errors import InputError

__all__ = ["carried"]

NOT_FOUND = "–"
# By what became of a sentence, in the order in which they are counted: its key in the catalog,
# fill, outline, and how much it counts for a sentence to be shown.
FATES = {
    "verbatim": ("verbatim", shade(0.85), PAPER, 2),
    "changed": ("changed", shade(0.3), PAPER, 1),
    "left out": ("not_found", PAPER, GRID, 0),
}


@chart("carried", columns="doc_id sent_id text carried_by outlet how word_share")
def carried(table: pd.DataFrame, look: Look) -> Chart:
    """Show which sentences of one article each other article carries.

    A row is a sentence of the source, in its order, with its number and its first words; a column
    is another article. Each cell says in colour and in writing what became of the sentence. Above
    them stands how many sentences each article carries word for word, changed, or not at all.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a sentence and another article (`carried_sentences`): doc_id (of the source: one
        only), sent_id, text, carried_by (doc_id), outlet, how ("verbatim", "changed" or
        "left out", which means not found), word_share (0 to 1). Labels are by doc_id or by outlet.
    {options}

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "doc_id": "002",
    ...         "sent_id": [0, 1],
    ...         "text": ["الخطوة رمزية إلى حد كبير", "أقام المغرب علاقات"],
    ...         "carried_by": "000",
    ...         "outlet": "Sama",
    ...         "how": ["verbatim", "left out"],
    ...         "word_share": [1.0, 0.0],
    ...     }
    ... )
    >>> chart = carried(table, lang="en", labels={"002": "Reuters"})
    >>> chart.alt_text.partition(". ")[2]
    '“Sama”: 1 verbatim, 0 changed, 1 not found.'
    """
    sources = list(dict.fromkeys(table["doc_id"]))
    if len(sources) > 1:
        raise InputError(
            "carried",
            [f"{len(sources)} sources: {', '.join(map(repr, sources[:20]))}"],
            f"A chart follows one article: table[table['doc_id'] == {sources[0]!r}].",
        )
    rows: list[Any] = list(table.sort_values("sent_id", kind="stable").itertuples())
    sentences = {str(row.sent_id): " ".join(row.text.split()) for row in rows}
    names = _names(table, look)
    counts = {key: Counter[str]() for key in names}
    for row in rows:
        counts[row.carried_by][row.how] += 1
    grid = Grid(
        look,
        rows={key: [look.text(text)] for key, text in sentences.items()},
        columns={
            key: [look.text(name), *_counts(counts[key], look)] for key, name in names.items()
        },
        values={(str(row.sent_id), row.carried_by): row for row in rows},
        cell=lambda row: _cell(row, look),
        strength=lambda row: FATES[row.how][3],
        most_rows=40,
        label_share=0.25,
        # Sentences are Arabic in charts of either language.
        label_align="start" if look.is_rtl else "end",
        widest_cell=1.6 if look.is_narrow else 0.86,
        numbers={key: look.small(key) for key in sentences},
        keys=[
            Key(look.small(look.say(name)), colour, outline)
            for name, colour, outline, _ in FATES.values()
        ],
    )
    source = look.names(sources)[sources[0]]
    count = look.count(len(sentences), "sentence")
    holds = {
        "wording": any(row.how == "changed" and not row.word_share for row in rows),
        "missed": any(row.how == "left out" for row in rows),
    }
    told = [
        look.say(
            "column",
            name=name,
            verbatim=counts[key]["verbatim"],
            changed=counts[key]["changed"],
            not_found=counts[key]["left out"],
        )
        for key, name in names.items()
    ]
    return grid.draw(
        subtitle=f"{look.say('unit', count=count, source=source)}{look.parts(holds)}.",
        counted=look.count(1 + len(names), "article"),
        about=look.say(
            "about", count=count, source=source, articles=look.count(len(names), "article")
        ),
        told=look.told(told),
    )


def _names(table: pd.DataFrame, look: Look) -> dict[str, str]:
    """Articles by their own label, or by that of their outlet."""
    outlets = dict(zip(table["carried_by"], table["outlet"], strict=True))
    labels = {
        doc_id: look.labels.get(doc_id) or look.labels.get(outlet) or outlet
        for doc_id, outlet in outlets.items()
    }
    return replace(look, labels=labels).names(outlets)


def _counts(counts: Counter[str], look: Look) -> list[Any]:
    """How many sentences had which fate: with words where no key has room."""
    if look.is_narrow:
        return [
            look.small(f"{counts[how]:,} {look.say(name)}") for how, (name, *_) in FATES.items()
        ]
    return [look.small(f"{counts[how]:,}", INK) for how in FATES]


def _cell(row: Any, look: Look) -> Cell:
    """What became of a sentence, in as few letters as a cell has room for."""
    _, colour, outline, _ = FATES[row.how]
    ink, weight = ink_on(colour), "bold" if row.how == "verbatim" else "normal"
    if row.how == "verbatim":
        text = look.say("verbatim")
    elif row.how == "left out":
        text, ink = NOT_FOUND, MUTED
    else:
        text = look.percent(row.word_share) if row.word_share else look.say("other_words")
    return Cell([look.small(text, ink, weight)], colour, outline)
