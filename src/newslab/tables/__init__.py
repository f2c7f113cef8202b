"""What the columns of each table are, and whether a table has them: ``resources/columns.tsv``."""

from newslab.tables.checks import check
from newslab.tables.declared import Column, columns_of, declared, made_by, meaning, unit

__all__ = ["Column", "check", "columns_of", "declared", "made_by", "meaning", "unit"]
