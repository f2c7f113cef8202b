"""What the columns of each table are, and whether a table has them: ``resources/columns.tsv``."""

from newslab.tables.checks import check
from newslab.tables.declared import Column, columns_of, declared, made_by, meaning, unit
from newslab.tables.making import make_table

__all__ = ["Column", "check", "columns_of", "declared", "made_by", "make_table", "meaning", "unit"]
