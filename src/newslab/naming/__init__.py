"""What each outlet calls things, how it spells them, and where a spelling changes."""
