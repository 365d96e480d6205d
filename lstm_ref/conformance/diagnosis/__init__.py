"""What is wrong with a cell: found by comparing its answers with what known misreadings and mistakes would answer."""

from .diagnosing import diagnose
from .finding import Finding
from .words import words

__all__ = ["Finding", "diagnose", "words"]
