"""What can be wrong with the rows of a codebook."""

from collections.abc import Iterator, Sequence

import pandas as pd

from newslab.arabic import normalize
from newslab.framing.matching import Matcher, tokens_of_sentence
from newslab.framing.negation import EFFECTS, Negation, Rule
from newslab.framing.negationreach import SCOPES
from newslab.framing.patterns import Pattern, parse_pattern

LOADED = ("no", "disputed", "yes")
QUOTES = "«…»"
# Kinds of rows whose reach follows from what they are.
_OWN_SCOPE = {"exception": "itself", "restrictive": "clause", "quotes": "inside"}


def frame_faults(frames: pd.DataFrame) -> Iterator[str]:
    """Yield what is wrong with the entries of frames.

    Parameters
    ----------
    frames : pandas.DataFrame
        The columns of ``frames.csv``, and row.

    Yields
    ------
    str
    """
    patterns: list[Pattern] = []
    rows = []
    for entry in frames.to_dict("records"):
        row = entry["row"]
        if entry.get("act", "") not in ("", "yes"):
            yield f"row {row}: act is {entry['act']!r}; write yes, or nothing"
        try:
            patterns.append(parse_pattern(entry["entry"], entry["level"]))
            rows.append(entry)
        except ValueError as error:
            yield f"row {row}: entry {entry['entry']!r}: {error}"
    yield from _repeated(frames, ["level", "entry"])
    matcher = Matcher(patterns)
    for number, entry in enumerate(rows):
        what = f"row {entry['row']}: entry {entry['entry']!r}"
        if number not in _found(matcher, entry["positive"]):
            yield f"{what} does not match its positive example {entry['positive']!r}"
        if number in _found(matcher, entry["negative"]):
            yield f"{what} matches its negative example {entry['negative']!r}"


def naming_faults(namings: pd.DataFrame) -> Iterator[str]:
    """Yield what is wrong with the names of referents; see `frame_faults`."""
    for entry in namings.to_dict("records"):
        row, loaded, pole = entry["row"], entry["loaded"], entry["pole"]
        if loaded not in LOADED:
            yield f"row {row}: loaded is {loaded!r}; it is one of {', '.join(LOADED)}"
        elif loaded == "no" and pole:
            yield f"row {row}: a name that is not loaded has no pole, but here {pole!r}"
        elif loaded != "no" and not pole:
            yield f"row {row}: nothing in 'pole': whose vocabulary is {entry['name']!r}?"
        try:
            parse_pattern(entry["name"], "phrase")
        except ValueError as error:
            yield f"row {row}: name {entry['name']!r}: {error}"
    yield from _repeated(namings, ["name"])


def negation_faults(negation: pd.DataFrame) -> Iterator[str]:
    """Yield what is wrong with the particles; see `frame_faults`."""
    rules, rows = [], []
    for entry in negation.to_dict("records"):
        row, kind, scope = entry["row"], entry["type"], entry["scope"]
        if kind not in EFFECTS:
            yield f"row {row}: unknown type {kind!r}; it is one of {', '.join(EFFECTS)}"
        elif scope not in SCOPES:
            yield f"row {row}: unknown scope {scope!r}; it is one of {', '.join(SCOPES)}"
        elif _OWN_SCOPE.get(kind, scope) != scope:
            yield f"row {row}: type {kind!r} has the scope {_OWN_SCOPE[kind]!r}, not {scope!r}"
        elif kind not in _OWN_SCOPE and scope in _OWN_SCOPE.values():
            yield f"row {row}: type {kind!r} cannot have the scope {scope!r}"
        else:
            try:
                rules.append(rule_of(entry["particle"], kind, scope))
                rows.append(entry)
            except ValueError as error:
                yield f"row {row}: particle {entry['particle']!r}: {error}"
    yield from _repeated(negation, ["particle", "type", "scope"])
    reached = Negation(rules)
    for number, entry in enumerate(rows):
        what = f"row {entry['row']}: particle {entry['particle']!r}"
        for column, is_wanted in (("positive", True), ("negative", False)):
            places = _bracketed(entry[column])
            if places is None:
                yield f"{what}: the {column} example needs one stretch of words in [brackets]"
            elif _reaches(reached, number, *places) != is_wanted:
                verb = "does not reach" if is_wanted else "reaches"
                yield f"{what} {verb} the brackets of its {column} example {entry[column]!r}"


def category_faults(categories: pd.DataFrame) -> Iterator[str]:
    """Yield what is wrong with the definitions of frames; see `frame_faults`."""
    yield from _repeated(categories, ["frame"])
    known = set(categories["stance"])
    for row, opposed in categories[["row", "opposed"]].itertuples(index=False):
        if opposed and opposed not in known:
            yield f"row {row}: opposed is {opposed!r}, which is no stance of any frame"


def rule_of(particle: str, kind: str, scope: str) -> Rule:
    """Make a rule of a row of ``negation.csv``.

    Raises
    ------
    ValueError
        If the particle is not of the language of patterns.
    """
    if kind != "quotes":
        return Rule(kind, scope, parse_pattern(particle, "pattern"))
    if particle != QUOTES:
        raise ValueError(f"the particle of quotation marks is written {QUOTES}")
    return Rule(kind, scope, None)


def _repeated(table: pd.DataFrame, columns: Sequence[str]) -> Iterator[str]:
    """Yield the rows whose cells are those of an earlier one, harakat and hamza apart."""
    first: dict[tuple[str, ...], int] = {}
    for row, *cells in table[["row", *columns]].itertuples(index=False):
        before = first.setdefault(tuple(normalize(cell) for cell in cells), row)
        if before != row:
            shown = ", ".join(f"{c} {cell!r}" for c, cell in zip(columns[:3], cells, strict=False))
            yield f"row {row}: {shown} is that of row {before}"


def _found(matcher: Matcher, example: str) -> set[int]:
    return {match.pattern for match in matcher.find(tokens_of_sentence(example))}


def _bracketed(example: str) -> tuple[str, int, int] | None:
    """The example without its brackets, and where they opened and closed."""
    before, opening, rest = example.partition("[")
    inside, closing, after = rest.partition("]")
    if not opening or not closing or not inside.strip() or {"[", "]"} & {*inside, *after}:
        return None
    return before + inside + after, len(before), len(before) + len(inside)


def _reaches(negation: Negation, rule: int, text: str, start: int, end: int) -> bool:
    line = tokens_of_sentence(text)
    spans = zip(line.starts, line.ends, strict=True)
    inside = [at for at, span in enumerate(spans) if start < span[1] and span[0] < end]
    marks = negation.reach(line).marks(inside[0], inside[-1]) if inside else ()
    return any(mark.rule == rule for mark in marks)
