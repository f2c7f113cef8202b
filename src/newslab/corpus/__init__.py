"""Articles as they were published: reading them, their parts and sentences, and what is odd."""
