"""``newslab export``: the tables of a study as files, with a dictionary of their columns."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from newslab.commands.common import Commands, add_study, made_whole, needing, open_named, report

if TYPE_CHECKING:
    from newslab.study import Study

_MAX_CELL = 32_767  # characters that a cell of a spreadsheet holds
_DICTIONARY = "dictionary"
# What a study calls a table, and what the dictionary of columns does.
_AS_DECLARED = {"naming": "loaded_naming"}


def add(commands: Commands) -> None:
    """Tell the options of the command."""
    parser = commands.add_parser(
        "export",
        help="write the tables of a study as csv, xlsx or parquet",
        description="Write every table of a study, and a dictionary that says of each column what "
        "it holds: a file a table, or one workbook (study.xlsx) from right to left with a sheet a "
        "table. Text that a spreadsheet would run as a formula gets an apostrophe before it.",
        epilog="Example: newslab export my-study --out tables --format xlsx",
    )
    add_study(parser)
    parser.add_argument("--out", required=True, help="a folder that is not there yet")
    parser.add_argument("--format", choices=("csv", "xlsx", "parquet"), default="csv",
                        help="default: %(default)s")  # fmt: skip
    parser.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    from newslab.tables.declared import column_of

    data_dictionary, csv_text = needing("newslab export", "notebook", _writers)
    tables = _tables(open_named(options.study))
    # What a column of the researcher's own holds, the researcher knows.
    own = [name for name in tables["articles"] if column_of("articles", str(name)) is None]
    explained = tables | {"articles": tables["articles"].drop(columns=own)}
    tables[_DICTIONARY] = data_dictionary(explained)
    with made_whole(Path(options.out)) as made:
        if options.format == "xlsx":
            _write_workbook(tables, made / "study.xlsx")
        for name, table in tables.items():
            if options.format == "csv":
                (made / f"{name}.csv").write_text(csv_text(table), encoding="utf-8")
            elif options.format == "parquet":
                _write_parquet(table, made / f"{name}.parquet")
    print(options.out)
    return 0


def _writers() -> tuple[Any, Any]:
    from newslab.publish.downloads import csv_text, data_dictionary

    return data_dictionary, csv_text


def _tables(study: "Study") -> dict[str, pd.DataFrame]:
    """Every table that is made; what people coded is a file of the study's own."""
    made = {}
    for name in study.tables:
        if name == "coding":
            continue
        report(f"making {name} …")
        table = study.table(name)
        if len(table.columns):
            made[_AS_DECLARED.get(name, name)] = table
    return made


def _write_parquet(table: pd.DataFrame, path: Path) -> None:
    def written() -> None:
        import pyarrow  # noqa: F401 - pandas says in many words that it is missing

        table.to_parquet(path, index=False)

    needing("newslab export --format parquet", "parquet", written)


def _write_workbook(tables: dict[str, pd.DataFrame], path: Path) -> None:
    """One sheet a table, from right to left, the row of names always in sight."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, table in tables.items():
        sheet = book.create_sheet(name[:31])  # no spreadsheet takes longer names
        sheet.sheet_view.rightToLeft = True
        sheet.freeze_panes = "A2"
        sheet.append([_cell(str(column)) for column in table.columns])
        for row in table.astype(object).itertuples(index=False):
            sheet.append([_cell(value) for value in row])
    book.save(path)


def _cell(value: Any) -> Any:
    from newslab.coding.sheets import holdable, neutral

    if isinstance(value, str):
        return neutral(holdable(value)[0])[:_MAX_CELL]
    if isinstance(value, (list, tuple, set)):
        return _cell(", ".join(map(str, value)))
    return None if pd.isna(value) else value
