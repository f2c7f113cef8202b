"""One decision for each unit out of several coders', and how it came about."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Literal

import pandas as pd

from newslab.coding.labels import (
    check_labels,
    codes_of,
    given_codes,
    how_of,
    units_of,
    variables_of,
)
from newslab.errors import InputError

RESOLVED = "resolved"


def adjudicate(
    labels: pd.DataFrame,
    decisions: pd.DataFrame | None = None,
    *,
    variables: Sequence[str] | None = None,
    rule: Literal["unanimous", "majority"] = "unanimous",
) -> pd.DataFrame:
    """Resolve the codes of each unit, without ever hiding that coders differed.

    Parameters
    ----------
    labels : pandas.DataFrame
        As for `agreement`: one row a unit and coder.
    decisions : pandas.DataFrame, optional
        What an adjudicator decided: unit_id, coder, and variables of `labels`; one row a unit. A
        code there goes before all others, an empty cell decides nothing.
    variables : sequence of str, optional
        Default: all columns of `labels` that hold codes.
    rule : {"unanimous", "majority"}
        ``"majority"`` also takes the value of more than half of a unit's coders.

    Returns
    -------
    pandas.DataFrame
        Labels of one coder, ``resolved``; one row a unit: unit_id, doc_id, sent_id, start, end
        (those that `labels` has), coder, and for each variable its value and, in
        ``<variable>_how``, ``unanimous``, ``single`` (only one coder gave a code), ``decided`` (by
        the adjudicator), ``majority``, ``unresolved`` or ``uncoded`` (the value is missing in
        both); and text where `labels` has it.

    Raises
    ------
    InputError
        If a table has faults, a unit of `decisions` is not in `labels` or is decided twice, or for
        another rule.

    Examples
    --------
    >>> labels = pd.DataFrame(
    ...     {
    ...         "unit_id": ["u1", "u1", "u2", "u2", "u3", "u3"],
    ...         "coder": ["amal", "basim"] * 3,
    ...         "frame": ["peace", "peace", "peace", "none", "none", "peace"],
    ...     }
    ... )
    >>> decisions = pd.DataFrame({"unit_id": ["u2"], "coder": ["dina"], "frame": ["none"]})
    >>> adjudicate(labels, decisions)
      unit_id     coder  frame   frame_how
    0      u1  resolved  peace   unanimous
    1      u2  resolved   none     decided
    2      u3  resolved    NaN  unresolved
    """
    if rule not in ("unanimous", "majority"):
        raise InputError("rule", [f"{rule!r}"], "Use 'unanimous' or 'majority'.")
    checked = check_labels(labels, variables=variables)
    resolved = units_of(checked).assign(coder=RESOLVED)
    decided = pd.DataFrame() if decisions is None else _decisions_of(decisions, checked)
    for name in variables or variables_of(checked):
        word = dict(zip(decided["unit_id"], decided[name], strict=True)) if name in decided else {}
        given = given_codes(codes_of(checked, name))
        outcomes = [_resolve(codes, word.get(unit), rule) for unit, codes in given.items()]
        resolved[name], resolved[how_of(name)] = zip(*outcomes, strict=True)
    if "text" in checked:
        resolved["text"] = units_of(checked, "text")["text"]
    return resolved


def _decisions_of(decisions: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    decided = check_labels(decisions)
    known = set(labels["unit_id"])
    problems = [
        f"unit {unit!r} is not in the labels" for unit in decided["unit_id"] if unit not in known
    ]
    twice = decided["unit_id"][decided["unit_id"].duplicated()].unique()
    problems += [f"unit {unit!r} is decided twice" for unit in twice]
    if problems:
        raise InputError("decisions", problems, "Each unit of the labels may be decided once.")
    return decided


def _resolve(codes: list[Any], decision: Any, rule: str) -> tuple[Any, str]:
    """Value of one unit, and how it came about."""
    if not pd.isna(decision):
        return decision, "decided"
    if not codes:
        return None, "uncoded"
    if len(codes) == 1:
        return codes[0], "single"
    value, n_coders = Counter(codes).most_common(1)[0]
    if n_coders == len(codes):
        return value, "unanimous"
    if rule == "majority" and 2 * n_coders > len(codes):
        return value, "majority"
    return None, "unresolved"
