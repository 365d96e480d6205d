"""The claims of the book, each with its source, what was measured, and the rule that gives its verdict."""
