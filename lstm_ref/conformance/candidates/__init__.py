"""Other people's cells as candidates: a program in any language, a Python function, a module of PyTorch."""

from .errors import TargetError
from .program import Program

__all__ = ["Program", "TargetError"]
