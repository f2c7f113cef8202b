"""Passages that stand in two articles: who had them, what was carried and what left out."""
