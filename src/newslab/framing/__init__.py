"""Which frames a codebook finds, in whose voice, and which way they point."""
