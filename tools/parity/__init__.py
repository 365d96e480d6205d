"""Hold the two languages together."""
