"""What human coders decide: variables, the values to choose from, and the guide they read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from newslab.coding.labels import NO_VALUE, NOT_VARIABLES
from newslab.coding.sheets import holdable, neutral
from newslab.errors import InputError, check_columns

CONFIDENCE = ("low", "medium", "high")
VOICES = ("own", "quoted")
# Columns of every sheet: what a coder is given, and what stands behind the variables.
GIVEN = ("unit_id", "coder", "before", "text", "after")
ASKED_LAST = ("confidence", "note")


@dataclass(frozen=True)
class CodingScheme:
    """What coders decide, and what they read to decide it.

    Parameters
    ----------
    variables : mapping of str to sequence of str
        For each variable, such as ``"frame"``, the values to choose from. A value such as
        ``"none"`` lets a coder say that nothing of the kind is there; an empty cell says that
        the unit was not coded.
    guide : pandas.DataFrame
        The codebook as coders see it, on the second sheet; any columns.

    Raises
    ------
    InputError
        If there is no variable, or a name or value cannot stand in a sheet.

    Examples
    --------
    >>> CodingScheme({"frame": ["peace", "condemnation", "none"]}).variables["frame"]
    ['peace', 'condemnation', 'none']
    """

    variables: Mapping[str, Sequence[str]]
    guide: pd.DataFrame = field(default_factory=pd.DataFrame)

    def __post_init__(self) -> None:
        problems = [] if self.variables else ["no variable"]
        for name, values in self.variables.items():
            if name in NOT_VARIABLES or name in GIVEN or not _is_plain(name):
                problems.append(f"{name!r} cannot be the name of a variable")
            if isinstance(values, str) or not len(values):
                problems.append(f"variable {name!r} has {values!r} for values; give a list")
                continue
            for value in dict.fromkeys(values):
                if not _is_plain(value):
                    problems.append(f"variable {name!r}: {value!r} cannot be a value")
            if len(set(values)) < len(values):
                problems.append(f"variable {name!r} has a value twice")
        if problems:
            raise InputError(
                "codebook",
                problems,
                "Names and values are texts without white space around them that begin with no "
                f"formula sign; {', '.join((*GIVEN, *ASKED_LAST))} are columns already.",
            )


def coding_scheme(codebook: Any) -> CodingScheme:
    """What coders decide under a codebook: its frames and stances, and whose voice speaks.

    Parameters
    ----------
    codebook : CodingScheme, mapping, or object with a table `frames`
        A mapping is one of variable to values. A codebook with a table `frames` (`load_codebook`)
        gives the variables frame and stance, each with its values and ``"none"``, and voice
        (``own``, ``quoted``); the table is the guide.

    Returns
    -------
    CodingScheme

    Raises
    ------
    InputError
        If it is something else.

    Examples
    --------
    >>> frames = pd.DataFrame({"frame": ["peace", "rejection"], "entry": ["سلام", "رفض"]})
    >>> coding_scheme({"frames": frames}).variables
    {'frame': ['peace', 'rejection', 'none'], 'voice': ['own', 'quoted']}
    """
    if isinstance(codebook, CodingScheme):
        return codebook
    is_mapping = isinstance(codebook, Mapping)
    frames = codebook.get("frames") if is_mapping else getattr(codebook, "frames", None)
    if isinstance(frames, pd.DataFrame):
        check_columns(frames, ("frame",), name="codebook.frames", maker="load_codebook")
        variables: dict[str, Sequence[str]] = {
            name: list(dict.fromkeys([*frames[name].dropna(), NO_VALUE]))
            for name in ("frame", "stance")
            if name in frames
        }
        return CodingScheme({**variables, "voice": list(VOICES)}, frames)
    if is_mapping:
        return CodingScheme(codebook)
    raise InputError(
        "codebook",
        [f"expected a codebook or a mapping of variables, got {type(codebook).__name__}"],
        "Give load_codebook(…), a CodingScheme, or {'frame': ['peace', 'none']}.",
    )


def _is_plain(name: object) -> bool:
    """Whether a name or value comes back from a spreadsheet as it was written."""
    return (
        isinstance(name, str)
        and bool(name)
        and " ".join(name.split()) == name
        and neutral(holdable(name)[0]) == name
    )
