"""Tasks: each function draws a new batch, inputs and targets, from the generator that it is given.

Inputs are x, (T, B, D), time first. In `numbers` one answer is due at the end; in the other modules the inputs are
symbols, one-hot, and a target, the index of a symbol, belongs to every step; -1 where nothing is due.
"""

from .copying import copy_symbols
from .counting import a_n_b_n
from .numbers import NOISE, adding, parity, remember_bit
from .reber import continual_reber, embedded_reber
from .sentences import book_sentences

__all__ = [
    "NOISE",
    "a_n_b_n",
    "adding",
    "book_sentences",
    "continual_reber",
    "copy_symbols",
    "embedded_reber",
    "parity",
    "remember_bit",
]
