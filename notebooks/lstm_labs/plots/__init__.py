"""The figures of the labs, by chapter."""
