"""Measure what the book claims."""
