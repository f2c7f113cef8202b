"""Words that report what someone says: which they are, and how what is said follows them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

import pandas as pd

from newslab.arabic import clean, fold
from newslab.attribution.grammar import BY, FOR, WHAT, listed
from newslab.attribution.inflect import FINITE, SPEAKER, Form, forms
from newslab.csvrows import read_csv_rows
from newslab.errors import InputError, check_columns
from newslab.resources import resource_path

CuesOf: TypeAlias = Literal[True] | str | Path | pd.DataFrame

KINDS = (
    "neutral",
    "assertive",
    "factive",
    "opinion",
    "endorsing",
    "opposing",
    "expressive",
    "doubting",
    "distancing",
)
POLARITY = ("cue", "noun", "content")
COLUMNS = ("cue", "present", "participle", "noun", "kind", "complement", "polarity_from", "reason")
_PLAIN = ("clause", "quote", "object", "event", "act", SPEAKER)
_JOINED = (BY, FOR)
_PREPOSITIONS = listed("cue_preposition")
_BEHIND_WHAT = f"{WHAT} "


class Cue(NamedTuple):
    """A cue and what may follow it.

    Attributes
    ----------
    cue, kind : str
    takes : frozenset of str
        Of clause, quote, object, event, act, speaker.
    words : tuple of (tuple of str, bool)
        Folded words that introduce what is said (a preposition, الضوء على), and whether only a
        clause may follow them.
    joined : tuple of str
        Of ب and ل: prepositions written together with what they introduce.
    starts_with : tuple of str
        Folded nouns that begin what is said themselves (المسؤولية).
    opens : frozenset of str
        First words of `words` and `starts_with`: no other word but one with a preposition of
        `joined` can introduce what is said.
    source : str
        Folded preposition behind which the one who said it stands (نقل عن), or "".
    behind_ma : bool
        Only behind ما (ما وصفه).
    """

    cue: str
    kind: str
    takes: frozenset[str]
    words: tuple[tuple[tuple[str, ...], bool], ...]
    joined: tuple[str, ...]
    starts_with: tuple[str, ...]
    opens: frozenset[str]
    source: str
    behind_ma: bool


class CueForm(NamedTuple):
    """A cue as it stands in a text, and the folded words that must follow for it to be one."""

    cue: Cue
    form: Form
    more: tuple[str, ...] = ()


def read_cues(cues: CuesOf = True) -> pd.DataFrame:
    """Read and check a list of reporting cues.

    Parameters
    ----------
    cues : True, str, path or pandas.DataFrame
        The shipped list ``codebook/cues.csv``, a file of your own, or a table.

    Returns
    -------
    pandas.DataFrame
        One row a cue: cue (a verb in the past, masculine singular; or a phrase), present,
        participle, noun (its other principal parts, empty where they are no cue), kind (neutral,
        assertive, factive, opinion, endorsing, opposing, expressive, doubting, distancing),
        complement (how what is said follows: words separated by spaces, see Notes), polarity_from
        (what tells whether the act is for or against: ``cue``, ``noun`` or ``content``), reason,
        row (line in the file, or number of the row in a table, from 0).

    Raises
    ------
    InputError
        With every faulty row.

    Notes
    -----
    Complements: ``clause`` (أن or إن), ``quote`` (a colon or a quotation), ``object`` (any noun),
    ``event`` (a verbal noun: أعلن انضمام), ``act`` (a noun of stance or feeling: جدد دعوته), a
    preposition (عن, إلى, على, من, في, ب, ل) or words joined by ``_`` (الضوء_على), any of these with
    ``+clause`` where only a clause may follow; ``=word`` where what is said begins with that word;
    ``source:`` and a preposition behind which the one who said it stands; ``speaker`` for phrases
    that name a source (وفق).
    The kinds are a reading of Thompson and Ye (1991), "Evaluation in the reporting verbs used in
    academic papers", made for Arabic news; each row gives its reason.

    Examples
    --------
    >>> read_cues().set_index("cue").loc["أدان", ["kind", "complement"]].tolist()
    ['opposing', 'object']
    """
    if isinstance(cues, pd.DataFrame):
        where = "cues"
        check_columns(cues, COLUMNS, name=where, maker="read_cues")
        table = cues[list(COLUMNS)].fillna("").astype("str").assign(row=range(len(cues)))
    else:
        path = resource_path("codebook/cues.csv") if cues is True else Path(cues)
        where = str(path)
        table, problems = read_csv_rows(path, COLUMNS, may_be_empty=None)
        if problems:
            hint = f"A table separated by commas, with the columns {', '.join(COLUMNS)}."
            raise InputError(where, problems, f"{hint} Cells with a comma stand in double quotes.")
    problems = [
        f"row {row}: {problem}"
        for row, *cells in table[["row", *COLUMNS]].itertuples(index=False)
        for problem in _faults(dict(zip(COLUMNS, cells, strict=True)))
    ]
    twice = table[table.duplicated("cue")]
    problems += [
        f"row {row}: cue {cue!r} stands twice"
        for row, cue in zip(twice["row"], twice["cue"], strict=True)
    ]
    if problems:
        raise InputError(where, problems, "See read_cues for what each column takes.")
    return table


def _faults(row: dict[str, str]) -> Iterator[str]:
    for column in ("cue", "kind", "complement", "polarity_from", "reason"):
        if not row[column].strip():
            yield f"nothing in {column!r}"
    if row["kind"] and row["kind"] not in KINDS:
        yield f"kind {row['kind']!r} is none of {', '.join(KINDS)}"
    if row["polarity_from"] and row["polarity_from"] not in POLARITY:
        yield f"polarity_from {row['polarity_from']!r} is none of {', '.join(POLARITY)}"
    for item in row["complement"].split():
        if not _is_complement(item):
            yield f"complement {item!r} is none"


def _is_complement(item: str) -> bool:
    item = item.removesuffix("+clause")
    source = item.removeprefix("source:")
    return (
        item in _PLAIN
        or source in _PREPOSITIONS
        or (item.startswith("=") and len(item) > 1)
        or ("_" in item and item.split("_")[-1] in _PREPOSITIONS)
    )


def cue_forms(table: pd.DataFrame) -> dict[str, list[CueForm]]:
    """Every written form of the cues of a checked table, by its first word, folded."""
    found: dict[str, list[CueForm]] = {}
    columns = ("cue", "present", "participle", "noun", "kind", "complement")
    for written, present, participle, noun, kind, complement in table[list(columns)].itertuples(
        index=False
    ):
        cue = _cue(written, kind, complement.split())
        past = written.removeprefix(_BEHIND_WHAT)
        if SPEAKER in cue.takes:
            first, *more = (fold(clean(word)) for word in past.split())
            form = Form(first, SPEAKER, "", "s")
            found.setdefault(first, []).append(CueForm(cue, form, tuple(more)))
            continue
        for form in forms(past, present.removeprefix(_BEHIND_WHAT), participle, noun):
            found.setdefault(form.written, []).append(CueForm(cue, form))
    for readings in found.values():
        # The narrower reading is tried first; of equal ones the finite verb.
        readings.sort(key=lambda one: (not one.cue.behind_ma, one.form.part != FINITE))
    return found


@cache
def shipped_cue_forms() -> dict[str, list[CueForm]]:
    """`cue_forms` of the shipped list, made once."""
    return cue_forms(read_cues())


def _cue(written: str, kind: str, complement: list[str]) -> Cue:
    words, joined, starts_with, source = [], set(), [], ""
    for item in complement:
        bare = item.removesuffix("+clause")
        if bare in _PLAIN:
            continue
        if bare.startswith("source:"):
            source = fold(bare.removeprefix("source:"))
        elif bare.startswith("="):
            starts_with.append(fold(clean(bare[1:])))
        elif bare in _JOINED:
            joined.add(bare)
        else:
            folded = tuple(fold(clean(word)) for word in bare.split("_"))
            words.append((folded, item != bare))
    return Cue(
        written,
        kind,
        frozenset(complement) & frozenset(_PLAIN),
        tuple(words),
        tuple(sorted(joined)),
        tuple(starts_with),
        frozenset((*(folded[0] for folded, _ in words), *starts_with)),
        source,
        written.startswith(_BEHIND_WHAT),
    )
