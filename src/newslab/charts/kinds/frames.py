"""Which frames an outlet uses itself, and which stand in what it quotes."""

from dataclasses import replace
from typing import Any

import pandas as pd

from newslab.catalog import number
from newslab.charts.engine.look import Look, chart
from newslab.charts.engine.palette import stance_colours
from newslab.charts.engine.panels import Kind, share_panels
from newslab.charts.engine.rows_drawing import draw_rows
from newslab.charts.figure import Chart
from newslab.framing.framenames import frame_names

__all__ = ["frames"]

NONE = "–"


@chart(
    "frame_shares",
    columns="outlet frame stance voice n_sentences n_hits share ci_low ci_high",
)
def frames(table: pd.DataFrame, look: Look) -> Chart:
    """Show what share of an outlet's sentences has each frame, own and quoted voice apart.

    One panel an outlet, one row a frame, below the stance that it belongs to. Filled circles are
    the outlet's own voice, hollow squares the voices that it quotes. Stances have the colours of
    all charts, the first one of the table blue and the second vermilion; procedural frames are
    grey.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an outlet, frame and voice (`frame_shares`): outlet, frame, stance, voice ("own" or
        "quoted", or empty), n_sentences, n_hits, share (0 to 1), ci_low, ci_high. Intervals may be
        missing, and shares where n_sentences is 0.
    {options}

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "outlet": "Sama",
    ...         "frame": ["peace", "rejection"],
    ...         "stance": ["normalization", "condemnation"],
    ...         "voice": "quoted",
    ...         "n_sentences": 14,
    ...         "n_hits": [3, 0],
    ...         "share": [3 / 14, 0.0],
    ...         "ci_low": [0.05, 0.0],
    ...         "ci_high": [0.50, 0.23],
    ...     }
    ... )
    >>> frames(table, lang="en").alt_text.rpartition(". ")[2]
    'Highest in Sama (14 sentences): quoted voice peace 21%.'
    """
    look = replace(look, labels=frame_names(look.labels, look.lang))
    rows: list[Any] = list(table.itertuples())
    shares = table.assign(
        key=pd.Series([(row.stance, row.frame) for row in rows], index=table.index),
        # Nothing for 0, of which there are many, and a dash if nothing was said.
        written=[
            number(row.n_hits, look.lang) if row.n_hits else "" if row.n_sentences else NONE
            for row in rows
        ],
    )
    colours, named = (
        stance_colours(table["stance"]),
        look.names([*table["frame"], *table["stance"]]),
    )
    kinds = {
        (stance, frame): Kind(
            named[frame],
            "",
            *colours[stance],
            # A heading like the only name below it says nothing more.
            heading=named[stance] if stance != frame else "",
        )
        for of_stance in colours
        for stance, frame in dict.fromkeys(shares["key"])
        if stance == of_stance
    }
    n_sentences = dict(zip(table["outlet"], table["n_sentences"], strict=True))
    panels = share_panels(shares, kinds, n_sentences, look, nouns=("frame", "sentence"))
    outlets = look.count(len(n_sentences), "outlet")
    return draw_rows(
        [panels.rows],
        look,
        subtitle=look.sentences(
            ("unit", True), ("interval", table["ci_low"].notna().any()), ("pale", True)
        ),
        counted=outlets,
        about=look.say("about", outlets=outlets),
        told=panels.told,
        left_out=panels.left_out,
    )
