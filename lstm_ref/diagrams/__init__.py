"""The book's schematics, drawn from one vocabulary of shapes."""

from .cell import draw_cell_schematic
from .numbers import draw_cell

__all__ = ["draw_cell", "draw_cell_schematic"]
