"""Wrong cells, by name: what the suite is held to, and what the checker compares an answer with."""
