"""Which words of an article are said by whom."""
