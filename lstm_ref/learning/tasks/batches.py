"""What the tasks share: what they are given is checked, and symbols become batches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...checks import Array, check_dtype, check_size, check_type

Indices = NDArray[np.int64]
Mask = NDArray[np.bool_]


def check_draw(name: str, size: Any, batch_size: Any, rng: Any, dtype: Any) -> None:
    """Check what a task is given; `name` is that of its first size."""
    check_size(name, size)
    check_source(batch_size, rng, dtype)


def check_source(batch_size: Any, rng: Any, dtype: Any) -> None:
    """Check what every task is given."""
    check_size("batch_size", batch_size)
    check_type("rng", rng, np.random.Generator)
    check_dtype(dtype)


def one_hot(symbols: Indices, count: int, dtype: Any) -> Array:
    """Return symbols (T, B) as inputs (T, B, count): 1 in the place of the symbol, else 0; all 0 for -1.

    Examples
    --------
    >>> one_hot(np.array([[1, -1]]), 3, np.float64)
    array([[[0., 1., 0.],
            [0., 0., 0.]]])
    """
    x: Array = (symbols[..., None] == np.arange(count)).astype(dtype)
    return x


def padded(strings: Sequence[Sequence[int]]) -> Indices:
    """Return strings of symbols, side by side, as an array (T, B), -1 after the end of each.

    Examples
    --------
    >>> padded([[5, 6, 7], [8]])
    array([[ 5,  8],
           [ 6, -1],
           [ 7, -1]])
    """
    symbols = np.full((max(map(len, strings)), len(strings)), -1)
    for b, string in enumerate(strings):
        symbols[: len(string), b] = string
    return symbols


def predict_next(symbols: Indices, count: int, dtype: Any) -> tuple[Array, Indices]:
    """Return all symbols but the last as inputs, (T, B, count), and as targets, (T, B), the one that follows each.

    Where a string has ended, the inputs are 0 and the target is -1.

    Examples
    --------
    >>> x, target = predict_next(np.array([[0, 1], [1, 2], [0, -1]]), 3, np.float64)
    >>> x[:, 1], target[:, 1]
    (array([[0., 1., 0.],
           [0., 0., 0.]]), array([ 2, -1]))
    """
    target = symbols[1:]
    return one_hot(np.where(target >= 0, symbols[:-1], -1), count, dtype), target
