"""How much vocabulary articles and outlets share, which words, and what sets one apart."""
