"""Findings in words of two languages, with the sentences behind every number."""
