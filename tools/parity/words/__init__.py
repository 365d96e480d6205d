"""The words that stand in code: figures, exercises, the living cell, the search page, templates, settings, READMEs."""
