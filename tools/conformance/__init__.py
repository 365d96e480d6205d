"""The samples of `examples/` built, made wrong on purpose, and shown to the checker."""
