"""Sheets for human coders, their labels, how far they agree, and machine against human."""
