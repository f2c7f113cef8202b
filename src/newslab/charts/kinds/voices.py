"""Who speaks in which outlet, and who does not: a table of shares."""

import math
from typing import Any

import pandas as pd

from newslab.charts.engine.grid import Cell, Grid
from newslab.charts.engine.lines import ink_on, shade
from newslab.charts.engine.look import Look, chart
from newslab.charts.figure import Chart
from newslab.charts.style import GRID, INK, MUTED, PAPER

__all__ = ["voices"]

MOST_TOLD = 2  # of each outlet
ABSENT = "—"
NOUNS = {"outlet": "outlet", "doc_id": "article", "event": "event"}
# The outlet itself, if the table has it; it is nobody's words: no shade of the scale.
OWN = "own"
OWN_SHADE = "#E6E6E6"


@chart("who_speaks")
def voices(table: pd.DataFrame, look: Look) -> Chart:
    """Show what share of each outlet's words is attributed to each actor.

    One row an actor, the largest shares of all outlets together first; one column an outlet. A
    cell has the share and below it the interval, and the darker it is the larger the share; a dash
    stands where an actor does not speak. The outlet's own voice, the actor "own" if the table has
    it, is the first row and grey; the actor "" is everyone whom the articles do not name.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an outlet and actor (`who_speaks`): outlet, doc_id or event; actor, n_spans,
        n_words, share (of the outlet's words, 0 to 1), ci_low, ci_high, which may be missing;
        n_words_all, optional: written with the outlets. An actor without a row, or with share 0, is
        absent.
    {options}

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "outlet": ["Sama", "Sama", "Reuters"],
    ...         "actor": ["Trump", "Tokayev", "Trump"],
    ...         "n_spans": [6, 2, 4],
    ...         "n_words": [80, 30, 96],
    ...         "share": [0.25, 0.09375, 0.12],
    ...         "ci_low": [0.12, 0.0, 0.05],
    ...         "ci_high": [0.38, 0.2, 0.2],
    ...     }
    ... )
    >>> voices(table, lang="en").alt_text.rpartition(". ")[2]
    'Sama: Trump 25%, Tokayev 9%; Reuters: Trump 12%.'
    """
    by = next(by for by in NOUNS if by in table)
    noun = NOUNS[by]
    rows: list[Any] = list(table.rename(columns={by: "place"}).itertuples())
    speaking = [row for row in rows if row.share > 0]
    together = dict.fromkeys((row.actor for row in rows), 0.0)
    for row in speaking:
        together[row.actor] += row.share
    together = {key: math.inf if key == OWN else share for key, share in together.items()}
    actors = look.names(sorted(together, key=lambda key: -together[key]))
    if OWN in actors and OWN not in look.labels:
        actors[OWN] = look.say("own")
    places = look.names(row.place for row in rows)
    n_words = {row.place: int(row.n_words_all) for row in rows if "n_words_all" in table}
    darkest = max((row.share for row in speaking if row.actor != OWN), default=1.0)
    columns = {key: [look.text(name, INK, "bold")] for key, name in places.items()}
    for key, n in n_words.items():
        columns[key].append(look.small(look.count(n, "word")))
    grid = Grid(
        look,
        rows={key: [look.text(name)] for key, name in actors.items()},
        columns=columns,
        values={(row.actor, row.place): row for row in speaking},
        cell=lambda row: _cell(row, darkest, look),
        strength=lambda row: math.inf if row.actor == OWN else row.share,
        missing=Cell([look.text(ABSENT, MUTED)], PAPER, GRID),
        label_share=0.36,
    )
    holds = {
        "unit": True,
        "intervals": any(not math.isnan(row.ci_low) for row in speaking),
        "words": bool(n_words),
        "absent": len(speaking) < len(actors) * len(places),
    }
    told = []
    for key, name in places.items():
        shares = {row.actor: row.share for row in speaking if row.place == key and row.actor != OWN}
        told.append(f"{name}: {_told(shares, actors, look)}")
    count = look.count(len(places), noun)
    return grid.draw(
        subtitle=f"{look.parts(holds)}.",
        counted=count,
        about=look.say("about", outlets=count),
        told=look.told(told),
    )


def _cell(row: Any, darkest: float, look: Look) -> Cell:
    colour = OWN_SHADE if row.actor == OWN else shade(row.share / darkest)
    lines = [look.text(look.percent(row.share), ink_on(colour), "bold")]
    if not math.isnan(row.ci_low):
        interval = f"{100 * row.ci_low:.0f}–{100 * row.ci_high:.0f}"
        lines.append(look.small(interval, ink_on(colour)))
    return Cell(lines, colour)


def _told(shares: dict[str, float], actors: dict[str, str], look: Look) -> str:
    """Tell the largest shares of the actors in an outlet, and how many actors speak there."""
    if not shares:
        return look.say("none")
    largest = sorted(shares, key=lambda key: -shares[key])[:MOST_TOLD]
    told = look.joined((f"{actors[key]} {look.percent(shares[key])}" for key in largest), "comma")
    if len(shares) <= MOST_TOLD:
        return told
    return look.say("of", told=told, count=look.count(len(shares), "actor"))
