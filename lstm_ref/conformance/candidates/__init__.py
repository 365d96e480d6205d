"""Other people's cells as candidates: a program in any language, a Python function, a module of PyTorch."""

from .errors import TargetError
from .program import Program
from .python import python_cell
from .torch_module import torch_module

__all__ = ["Program", "TargetError", "python_cell", "torch_module"]
