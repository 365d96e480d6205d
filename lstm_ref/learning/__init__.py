"""Losses, optimisers, tasks, training and analysis."""
