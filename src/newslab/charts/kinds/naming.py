"""How often an outlet calls someone by a loaded name, itself and in what it quotes."""

import pandas as pd

from newslab.charts.engine.look import Look, chart
from newslab.charts.engine.panels import Kind, share_panels
from newslab.charts.engine.rows_drawing import draw_rows
from newslab.charts.figure import Chart

__all__ = ["naming"]

NONE = "–"
JOINED_BY = "، "  # as the verb joins names


@chart("loaded_naming", columns="outlet referent voice n n_loaded share ci_low ci_high names")
def naming(table: pd.DataFrame, look: Look) -> Chart:
    """Show what share of the names that an outlet gives a referent is loaded, by voice.

    One panel an outlet, one row a referent with names used for it. Filled circles are the
    outlet's own voice, hollow squares the voices that it quotes; beside them stand the counts.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an outlet, referent and voice (`loaded_naming`): outlet, referent, voice ("own" or
        "quoted", or empty), n, n_loaded, share (0 to 1), ci_low, ci_high, names (joined by ``، ``).
        Intervals may be missing, and shares where n is 0.
    {options}

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "outlet": "Sama",
    ...         "referent": "Israel",
    ...         "voice": ["own", "quoted"],
    ...         "n": [6, 3],
    ...         "n_loaded": [0, 2],
    ...         "share": [0, 2 / 3],
    ...         "ci_low": [0, 0.1],
    ...         "ci_high": [0.46, 0.99],
    ...         "names": ["", "الكيان"],
    ...     }
    ... )
    >>> naming(table, lang="en").alt_text.rpartition(". ")[2]
    'Highest in Sama (9 namings): own voice none, quoted voice Israel 67%.'
    """
    shares = table.assign(
        key=table["referent"],
        written=[
            look.say("loaded_of", n=row.n_loaded, total=row.n) if row.n else NONE
            for row in table.itertuples()
        ],
    )
    n_namings = {str(outlet): int(n) for outlet, n in table.groupby("outlet")["n"].sum().items()}
    kinds = {
        referent: Kind(name, _names_of(table[table["referent"] == referent]["names"]))
        for referent, name in look.names(table["referent"]).items()
    }
    panels = share_panels(shares, kinds, n_namings, look, nouns=("referent", "naming"))
    return draw_rows(
        [panels.rows],
        look,
        subtitle=look.sentences(
            ("unit", True), ("interval", table["ci_low"].notna().any()), ("pale", True)
        ),
        counted=look.count(sum(n_namings.values()), "naming"),
        about=look.say("about", outlets=look.count(len(n_namings), "outlet")),
        told=panels.told,
        left_out=panels.left_out,
    )


def _names_of(cells: "pd.Series[str]") -> str:
    """Names of a referent, each once."""
    names = (" ".join(name.split()) for cell in cells for name in cell.split(JOINED_BY))
    return JOINED_BY.join(dict.fromkeys(name for name in names if name))
