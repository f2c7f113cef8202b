"""A classifier trained on a researcher's own labels, and how far it can be trusted."""
