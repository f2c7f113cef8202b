"""Spreadsheet files that people fill in: safe to open, complete or not there, read back exactly."""

import csv
import os
import re
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path

import pandas as pd
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from newslab.catalog import say
from newslab.corpus.decode import decode
from newslab.errors import InputError

MAX_CELL = 32_767  # characters that a cell of a workbook holds
SHEET, GUIDE_SHEET, VALUES_SHEET = "coding", "codebook", "values"

# A spreadsheet program takes a cell that begins so for a formula; some do with the wide forms too.
_FORMULA_SIGNS = tuple("=+-@＝＋－＠")
_QUOTE = "'"
# What XML cannot hold, and lone surrogates.
_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NEWLINES = re.compile("\r\n?")
# A workbook stands for a character by _xHHHH_, so that text which holds this would be read as one.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SEPARATORS = ",;\t"
_GREY = "808080"
_RIGHT_TO_LEFT = 2


def holdable(text: str) -> tuple[str, int]:
    r"""Replace what no spreadsheet can hold by U+FFFD, and say how many characters that were.

    Newlines are all written ``\n``, which counts as no replacement.

    Examples
    --------
    >>> holdable("a\x00b\r\nc")
    ('a�b\nc', 1)
    """
    return _UNHOLDABLE.subn("\N{REPLACEMENT CHARACTER}", _NEWLINES.sub("\n", text))


def neutral(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet program would run as a formula.

    Examples
    --------
    >>> neutral("=1+1"), neutral("- قال"), neutral("قال")
    ("'=1+1", "'- قال", 'قال')
    """
    risky = text.startswith(("\t", _QUOTE)) or text.lstrip().startswith(_FORMULA_SIGNS)
    return _QUOTE + text if risky else text


def restored(cell: str) -> str:
    """Undo `neutral`; a text that it would not have changed stays as it is.

    Examples
    --------
    >>> restored("'=1+1"), restored("'quoted' word")
    ('=1+1', "'quoted' word")
    """
    inner = cell[1:]
    return inner if cell and neutral(inner) == cell else cell


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Write a table as CSV, every cell quoted and neutral, with the mark that Excel looks for."""
    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(map(str, table.columns))
    writer.writerows([neutral(_text(cell)) for cell in row] for row in table.to_numpy(dtype=object))
    return out.getvalue().encode("utf-8-sig")


def workbook_bytes(
    table: pd.DataFrame,
    guide: pd.DataFrame,
    choices: Mapping[str, Sequence[str]],
    *,
    widths: Mapping[str, int],
    grey: Sequence[str],
    lang: str,
) -> bytes:
    """Write a right-to-left workbook: the table, the guide, and the values to choose from.

    Parameters
    ----------
    table, guide : pandas.DataFrame
    choices : mapping of str to sequence of str
        For columns of `table`, what their cells may hold.
    widths : mapping of str to int
        Of columns of `table`, in characters; 18 for others.
    grey : sequence of str
        Columns of `table` that are there to be read, not to be coded.
    lang : str
        In which it is said that a value is none of those.

    Returns
    -------
    bytes
    """
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    _fill(sheet, table, widths, grey)
    _fill(book.create_sheet(GUIDE_SHEET), guide, {}, ())
    values = pd.DataFrame({name: pd.Series(list(given)) for name, given in choices.items()})
    _fill(book.create_sheet(VALUES_SHEET), values, {}, ())
    for number, (name, given) in enumerate(choices.items(), start=1):
        letter = get_column_letter(number)
        validation = DataValidation(
            type="list",
            formula1=f"{VALUES_SHEET}!${letter}$2:${letter}${len(given) + 1}",
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=say("sheet.not_allowed", lang),
            error=say("sheet.choose", lang),
        )
        column = get_column_letter(list(table.columns).index(name) + 1)
        validation.add(f"{column}2:{column}{max(len(table), 1) + 1}")
        sheet.add_data_validation(validation)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(
    sheet: Worksheet, table: pd.DataFrame, widths: Mapping[str, int], grey: Sequence[str]
) -> None:
    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = "A2"
    wrapped = Alignment(wrap_text=True, vertical="top", readingOrder=_RIGHT_TO_LEFT)
    for number, name in enumerate(map(str, table.columns), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = widths.get(name, 18)
        font = Font(color=_GREY) if name in grey else Font()
        _write(sheet.cell(1, number), neutral(_text(name))).font = Font(bold=True)
        for row, value in enumerate(table.iloc[:, number - 1], start=2):
            cell = _write(sheet.cell(row, number), neutral(_text(value)))
            cell.font = font
            cell.alignment = wrapped


def _write(cell: Cell, text: str) -> Cell:
    cell.value = _ESCAPE.sub("_x005F_", text) or None
    if text:
        cell.data_type = "s"  # also where it looks like a formula or like an error such as #N/A
    cell.number_format = "@"  # what a coder types stays the text that was typed
    return cell


def _text(value: object) -> str:
    # A codebook of the researcher's own may have lists in its cells.
    if pd.api.types.is_scalar(value) and pd.isna(value):  # type: ignore[call-overload]
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return holdable(str(value))[0]


def replace_file(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there: it is complete or it is not there."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def read_sheet(path: Path) -> pd.DataFrame:
    """Read a sheet that a person filled in and may have saved from another program.

    Parameters
    ----------
    path : pathlib.Path
        An ``.xlsx`` workbook with a sheet "coding", or a ``.csv`` separated by commas,
        semicolons or tabs, in any encoding that `decode` knows.

    Returns
    -------
    pandas.DataFrame
        The rows with any cell filled, numbered as the spreadsheet shows them (the header is 1); all
        cells as text, an empty one as an empty text.

    Raises
    ------
    InputError
        If the file is missing or broken, is of another kind, or a header stands twice.
    """
    readers = {".xlsx": _workbook_lines, ".csv": _csv_lines}
    if path.suffix.lower() not in readers:
        raise InputError(path.name, ["is neither .xlsx nor .csv"], "Save the sheet as one of them.")
    try:
        lines = readers[path.suffix.lower()](path)
    except InputError:
        raise
    except Exception as error:  # a broken workbook raises whatever its XML trips over
        raise InputError(
            path.name, [f"cannot be read: {error}"], "Save the sheet again as .xlsx or .csv."
        ) from error
    header = [cell.strip() for cell in lines[0]] if lines else []
    while header and not header[-1]:
        header.pop()
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise InputError(path.name, [f"column {name!r} stands twice" for name in twice])
    # A program leaves out the empty cells at the end of a row.
    rows = {
        number: [*map(restored, line[: len(header)]), *[""] * (len(header) - len(line))]
        for number, line in enumerate(lines[1:], start=2)
        if any(line)
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=header, dtype=object)
    return table.loc[:, [bool(name) for name in header]]


def _workbook_lines(path: Path) -> list[list[str]]:
    # Read-only also skips the drop-down lists, which Excel saves in a way that openpyxl warns of.
    book = load_workbook(BytesIO(path.read_bytes()), read_only=True, data_only=True)
    if SHEET not in book.sheetnames:
        raise InputError(
            path.name, [f"has no sheet {SHEET!r}"], "Send back the workbook that was sent out."
        )
    sheet = book[SHEET]
    sheet.reset_dimensions()  # some programs write wrong ones
    return [
        [_text(_unescaped(value)) for value in line] for line in sheet.iter_rows(values_only=True)
    ]


def _unescaped(value: object) -> object:
    if not isinstance(value, str):
        return value
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)


def _csv_lines(path: Path) -> list[list[str]]:
    try:
        text = decode(path.read_bytes())[0]
    except InputError as error:
        raise InputError(path.name, error.problems, error.hint) from error
    first_line = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first_line.count)
    return list(csv.reader(StringIO(text, newline=""), delimiter=separator))
