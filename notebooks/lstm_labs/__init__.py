"""What the labs call: the running example, words, plots, diagrams, and exercises with their checker.

It uses `lstm_ref`, never the other way; matplotlib and IPython are welcome here.
"""

from .lab import Lab, load_measurement

__all__ = ["Lab", "load_measurement"]
