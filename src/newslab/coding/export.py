"""Sheets for human coders, blind and safe to open."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from newslab.catalog import say
from newslab.coding.key import KEY_COLUMNS, KEY_FILE, add_to_key, digest, digest_of_words
from newslab.coding.scheme import ASKED_LAST, CONFIDENCE, GIVEN, CodingScheme, coding_scheme
from newslab.coding.sheets import (
    MAX_CELL,
    csv_bytes,
    holdable,
    neutral,
    read_sheet,
    replace_file,
    workbook_bytes,
)
from newslab.corpus.parts import find_parts
from newslab.errors import InputError
from newslab.tables import check

_WIDTHS = {"unit_id": 14, "coder": 12, "before": 40, "text": 70, "after": 40, "note": 40}


def export_coding_sheet(
    sentences: pd.DataFrame,
    codebook: Any,
    path: str | Path,
    *,
    coder: str,
    variables: Sequence[str] | None = None,
    sample: int | None = None,
    strata: Sequence[str] = ("outlet",),
    seed: int = 0,
    context: int = 1,
    lang: str = "en",
) -> pd.DataFrame:
    """Write a coder's sheet, as a workbook and as CSV, and the key that says what each unit is.

    The sheet is blind: it shows no outlet, no doc_id and no credit, and its order is shuffled, in
    another way for each coder. (A text that names its own outlet stays as it is.) All coders of
    one `seed` get the same units. Text that a spreadsheet would run as a formula has an
    apostrophe before it, which `read_coding_sheets` takes away.

    Parameters
    ----------
    sentences : pandas.DataFrame
        With doc_id, sent_id, start, end, text (`split_sentences`), in the order of the articles,
        and the columns of `strata` if there is a sample. Units that are nothing but a credit are
        left out.
    codebook : CodingScheme, mapping, or object with a table `frames`
        See `coding_scheme`.
    path : str or path
        Where to, without an ending: ``.xlsx`` and ``.csv`` are written. ``key.csv`` beside them
        is not for coders; units of an earlier export stay in it.
    coder : str
        Who will fill it in.
    variables : sequence of str, optional
        Those of the codebook that this coder decides. Default: all.
    sample : int, optional
        How many units. Default: all. Each stratum has the share that it has of all units, by
        largest remainders: a small one may have none.
    strata : sequence of str
        Columns of `sentences` whose combinations are the strata of a sample.
    seed : int
    context : int
        Sentences shown in grey before and after, of the same article.
    lang : {"en", "ar"}
        In which the workbook speaks to the coder.

    Returns
    -------
    pandas.DataFrame
        The key: one row a unit, in the order of `sentences`: unit_id, doc_id, sent_id, start, end
        (offsets into the article), sha256 (of the words shown), note (what was replaced because
        no spreadsheet can hold it).

    Raises
    ------
    InputError
        If a column or stratum is missing, a unit stands twice or is longer than a cell, the
        sample is larger than what there is, or a file there holds codes or is something else.

    Examples
    --------
    >>> import tempfile
    >>> from newslab.coding.codedsheets import read_coding_sheets
    >>> sentences = pd.DataFrame(
    ...     {
    ...         "doc_id": ["a", "a"],
    ...         "sent_id": [0, 1],
    ...         "start": [0, 12],
    ...         "end": [11, 22],
    ...         "text": ["رحب الوزير.", "ورفض غيره."],
    ...     }
    ... )
    >>> scheme = CodingScheme({"stance": ["for", "against", "none"]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     key = export_coding_sheet(sentences, scheme, f"{folder}/amal", coder="amal")
    ...     labels = read_coding_sheets(f"{folder}/amal.xlsx", key, scheme)
    >>> labels[["doc_id", "start", "end", "coder", "text"]]
      doc_id  start  end coder         text
    0      a      0   11  amal  رحب الوزير.
    1      a     12   22  amal   ورفض غيره.
    """
    needed = ("doc_id", "sent_id", "start", "end", "text")
    sentences = check(sentences, "sentences", columns=needed)
    scheme = coding_scheme(codebook)
    asked = list(scheme.variables if variables is None else variables)
    _check_request(scheme, asked, coder)
    files = _files_of(Path(path))

    kept = _with_shown_text(sentences, lang)
    units = _units(kept)
    chosen = _sample(units, sample, strata, seed)
    sheet = pd.DataFrame({"unit_id": chosen["unit_id"], "coder": coder})
    if context:
        sheet["before"] = _neighbours(kept, chosen, range(-context, 0))
    sheet["text"] = chosen["shown"]
    if context:
        sheet["after"] = _neighbours(kept, chosen, range(1, context + 1))
    sheet[[*asked, *ASKED_LAST]] = ""
    order = chosen["unit_id"].map(lambda unit: digest(seed, coder, unit))
    sheet = sheet.loc[order.sort_values().index]

    key = chosen[KEY_COLUMNS].reset_index(drop=True)
    files["key"].parent.mkdir(parents=True, exist_ok=True)
    add_to_key(files["key"], key)
    choices = {name: scheme.variables[name] for name in asked} | {"confidence": CONFIDENCE}
    grey = ("unit_id", "coder", "before", "after")
    book = workbook_bytes(sheet, scheme.guide, choices, widths=_WIDTHS, grey=grey, lang=lang)
    replace_file(files["xlsx"], book)
    replace_file(files["csv"], csv_bytes(sheet))
    return key


def _check_request(scheme: CodingScheme, asked: list[str], coder: str) -> None:
    problems = [
        f"no variable {name!r} in the codebook" for name in asked if name not in scheme.variables
    ]
    if not asked:
        problems.append("no variable is asked for")
    if not coder.strip():
        problems.append("no coder")
    if problems:
        raise InputError(
            "coding sheet", problems, f"The codebook has {', '.join(scheme.variables)}."
        )


def _files_of(path: Path) -> dict[str, Path]:
    """Where the sheet and its key go; raises where something stands that must not be lost."""
    stem = path.with_suffix("") if path.suffix.lower() in (".xlsx", ".csv") else path
    files = {ending: stem.with_name(f"{stem.name}.{ending}") for ending in ("xlsx", "csv")}
    if files["csv"].name == KEY_FILE:
        raise InputError(str(path), ["this is the name of the key"], "Name the sheet otherwise.")
    for file in files.values():
        if not file.exists():
            continue
        sheet = read_sheet(file)
        has_codes = (sheet.drop(columns=[*GIVEN], errors="ignore") != "").any(axis=1)
        if "unit_id" not in sheet or has_codes.any():
            coded = f"row {has_codes.idxmax()} holds codes" if has_codes.any() else ""
            problem = coded or "is no coding sheet"
            raise InputError(
                str(file), [f"is there already, and {problem}"], "Move it, or give another path."
            )
    return {**files, "key": stem.with_name(KEY_FILE)}


def _with_shown_text(sentences: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Sentences as coders see them: without credits, and without what no sheet can hold."""
    cleaned = [holdable(text) for text in sentences["text"]]
    shown = sentences.assign(
        shown=[_without_credit(text) for text, _ in cleaned],
        note=[say("sheet.replaced", lang, n=n) if n else "" for _, n in cleaned],
    )
    return shown[shown["shown"] != ""].reset_index(drop=True)


def _without_credit(text: str) -> str:
    """Leave out the agency at the head of a text, which tells a coder where it was printed."""
    credits = (part.end for part in find_parts(text)[:1] if part.kind == "credit")
    return text[next(credits, 0) :].strip()


def _units(kept: pd.DataFrame) -> pd.DataFrame:
    """Give each sentence an id that says nothing, and the digest of the words shown."""
    identity = kept[["doc_id", "start", "end", "shown"]].itertuples(index=False, name=None)
    units = kept.assign(
        # A letter first: a spreadsheet program would read 12345e6789 as a number.
        unit_id=["u" + digest(*cells)[:12] for cells in identity],
        sha256=kept["shown"].map(digest_of_words),
    )
    places = zip(units["doc_id"], units["sent_id"], strict=True)
    lengths = [len(neutral(text)) for text in units["shown"]]
    problems = [] if len(units) else ["no unit to code"]
    for (doc_id, sent_id), is_double, length in zip(
        places, units["unit_id"].duplicated(), lengths, strict=True
    ):
        where = f"doc_id {doc_id!r}, sent_id {sent_id}"
        if is_double:
            problems.append(f"{where}: stands twice")
        if length > MAX_CELL:
            problems.append(f"{where}: {length:,} characters; a cell holds {MAX_CELL:,}")
    if problems:
        raise InputError("sentences", problems, "Each row must be a unit that a coder can read.")
    return units


def _sample(
    units: pd.DataFrame, sample: int | None, strata: Sequence[str], seed: int
) -> pd.DataFrame:
    if sample is None:
        return units
    missing = [column for column in strata if column not in units]
    if missing:
        raise InputError(
            "sentences",
            [f"no column {column!r} to sample by" for column in missing],
            'Add it, as in sentences.merge(articles[["doc_id", "outlet"]]), or give other strata.',
        )
    if not 0 < sample <= len(units):
        raise InputError("sample", [f"{sample} of {len(units)} units cannot be drawn"])
    stratum = units.groupby(list(strata), dropna=False).ngroup() if strata else 0 * units.index
    numbers = pd.Series(stratum, index=units.index)
    sizes = numbers.value_counts().sort_index()
    quota = sizes * sample // len(units)
    remainders = (sizes * sample % len(units)).sort_values(ascending=False, kind="stable")
    quota[remainders.index[: sample - quota.sum()]] += 1
    drawn = units["unit_id"].map(lambda unit: digest(seed, unit)).sort_values().index
    rank = numbers[drawn].groupby(numbers[drawn]).cumcount()
    return units[rank.reindex(units.index) < numbers.map(quota)]


def _neighbours(kept: pd.DataFrame, chosen: pd.DataFrame, steps: range) -> list[str]:
    """For each chosen unit, the sentences so many steps away in the same article."""
    by_article = kept.groupby("doc_id", sort=False)["shown"]
    shifted = [by_article.shift(-step)[chosen.index].fillna("") for step in steps]
    return [" ".join(filter(None, texts))[: MAX_CELL - 1] for texts in zip(*shifted, strict=True)]
