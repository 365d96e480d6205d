"""Errors put into the book on purpose, to see which of them the check catches."""
