"""A study: one file that names corpus, codebook and lists, and the tables that are made from it."""

from newslab.study.study import Study, open_study

__all__ = ["Study", "open_study"]
