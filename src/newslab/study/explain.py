"""With what a table of a study was made, for people."""

import inspect
from typing import TYPE_CHECKING, Any

import pandas as pd

from newslab.arabic import TermPolicy
from newslab.framing.codebook import Codebook
from newslab.study.recipes import Call

if TYPE_CHECKING:
    from newslab.study.study import Study

__all__ = ["explained"]


def explained(study: "Study", name: str, call: Call) -> pd.DataFrame:
    """List a verb and its arguments by name.

    Parameters
    ----------
    study : Study
    name : str
        The table.
    call : Call
        What makes it.

    Returns
    -------
    pandas.DataFrame
        One row an argument: argument, what.
    """
    named = inspect.signature(call.verb).bind(*call.arguments, **call.options).arguments
    # What a wrapper passes on is told as if it were its own.
    given = {**{k: v for k, v in named.items() if k != "options"}, **named.get("options", {})}
    rows = [("verb", call.verb.__name__.strip("_"))]
    rows += [(argument, _told(study, argument, value)) for argument, value in given.items()]
    rows.append(("result", f"{len(study.table(name))} rows"))
    return pd.DataFrame(rows, columns=["argument", "what"])


def _told(study: "Study", argument: str, value: Any) -> str:
    if isinstance(value, pd.DataFrame):
        source = study.lists.sources.get(argument)
        if argument == "cues" and source is None:
            source = f"cues of {study.settings.codebook}"
        return f"{source or argument} ({len(value)} rows)"
    if isinstance(value, Codebook):
        entries = len(value.frames) + len(value.namings)
        return f"{study.settings.codebook or 'none'} ({entries} entries)"
    if isinstance(value, TermPolicy):
        return str(value)
    return repr(value)
