"""A language that takes counting: as many b as there were a."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...checks import Array
from .batches import Indices, Mask, check_draw, padded, predict_next

BOUNDARY, A, B_ = range(3)  # the symbol before and after a string, a, b


def a_n_b_n(
    longest: int, batch_size: int, rng: np.random.Generator, dtype: Any = np.float64
) -> tuple[Array, Indices, Mask]:
    """Draw strings of n times a and n times b; say at each step which symbol follows.

    A string stands between two boundaries, 0; a is 1, b is 2. While there are a, one more a or the first b may follow;
    from the first b on, all is decided, up to the boundary. A string is right if all possible symbols and only they
    are predicted, at every step. Source: Gers and Schmidhuber (2001), "LSTM recurrent networks learn simple
    context-free and context-sensitive languages"; there the two boundaries are two symbols.

    Parameters
    ----------
    longest : int
        n is drawn from 1 to this, all equally likely.
    batch_size : int
        B.
    rng : numpy.random.Generator
        Where n is drawn from.
    dtype : numpy dtype
        float64 or float32, of x.

    Returns
    -------
    x : ndarray (T, B, 3)
        The inputs, one-hot; T is 2 n + 1 of the longest string, and after the end of another all are 0.
    target : ndarray (T, B) of int64
        The symbol that follows, -1 after the end.
    possible : ndarray (T, B, 3) of bool
        Which symbols can follow; none after the end.

    Raises
    ------
    TypeError, ValueError
        If a size is not a positive integer, `rng` is no Generator, or `dtype` no float32 or float64.

    Examples
    --------
    >>> x, target, possible = a_n_b_n(2, 1, np.random.default_rng(0))
    >>> x[:, 0].argmax(axis=1), target[:, 0]
    (array([0, 1, 1, 2, 2]), array([1, 1, 2, 2, 0]))
    >>> possible[1, 0]
    array([False,  True,  True])
    """
    check_draw("longest", longest, batch_size, rng, dtype)
    counts = rng.integers(1, longest + 1, batch_size)
    x, target = predict_next(padded([[BOUNDARY, *[A] * n, *[B_] * n, BOUNDARY] for n in counts]), 3, dtype)
    possible = target[..., None] == np.arange(3)
    possible[..., A] |= x[..., A] == 1
    possible[..., B_] |= x[..., A] == 1
    return x, target, possible
