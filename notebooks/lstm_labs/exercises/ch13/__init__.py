"""Exercises of chapter 13: shapes, loud and silent mistakes, weights both ways, a mask, an unknown order."""

from .keras import build_to_keras
from .lengths import build_lengths
from .order import ForeignCell, find
from .predict import shapes, silent
from .weights import build_from_pytorch, from_stacked

__all__ = ["EXERCISES", "ForeignCell", "from_stacked"]

EXERCISES = (shapes, silent, build_from_pytorch, build_to_keras, build_lengths, find)
