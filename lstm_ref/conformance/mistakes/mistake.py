"""What a mistake is: a cell that computes something else, under a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ...checks import Array
from ..stored_vectors import Vectors

Answer = Mapping[str, Array]


@dataclass(frozen=True)
class Mistake:
    """A wrong cell.

    Attributes
    ----------
    name : str
        A short name in words joined by hyphens, such as "old-C-in-h".
    cells : tuple of str
        The cells that can have it.
    says : str
        What it computes, as an equation, such as "h_t = o_t * tanh(C_{t-1})"; empty where no equation says it.
    backward : bool
        Whether only its gradients are wrong.
    answer : callable
        What such a cell answers to a case, by the names of `expected` in the article's layout.
    """

    name: str
    cells: tuple[str, ...]
    says: str
    backward: bool
    answer: Callable[[Vectors], Answer]
