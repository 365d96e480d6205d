"""Copy: some symbols, a long wait, and then the same symbols again."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...checks import Array, check_size
from .batches import Indices, check_draw, one_hot

SYMBOLS = 8  # 0 to 7; 8 is the blank, 9 the cue
BLANK, CUE = SYMBOLS, SYMBOLS + 1


def copy_symbols(
    lag: int, count: int, batch_size: int, rng: np.random.Generator, dtype: Any = np.float64
) -> tuple[Array, Indices]:
    """Draw sequences that begin with some symbols; say the same symbols after a cue, and blanks before it.

    `count` symbols of eight, lag - 1 blanks, the cue, and `count` blanks, while the answer is given: an answer comes
    lag + count steps after its symbol. Whoever says blank until the cue's answer is due and then guesses has a loss of
    count log(8) / T nats. It is the copying problem of Arjovsky, Shah and Bengio (2016), whose T is `lag` and whose
    `count` is 10; Hochreiter and Schmidhuber (1997) were the first with tasks of its kind.

    Parameters
    ----------
    lag : int
        The steps between the last symbol and the cue, counting the cue, at least 1.
    count : int
        How many symbols are to be copied, at least 1.
    batch_size : int
        B.
    rng : numpy.random.Generator
        Where the symbols are drawn from.
    dtype : numpy dtype
        float64 or float32, of x.

    Returns
    -------
    x : ndarray (lag + 2 count, B, 10)
        The inputs, one-hot: eight symbols, the blank, the cue.
    target : ndarray (lag + 2 count, B) of int64
        What is to be said at each step: 8, the blank, but at the last `count` steps.

    Raises
    ------
    TypeError, ValueError
        If a size is not a positive integer, `rng` is no Generator, or `dtype` no float32 or float64.

    Examples
    --------
    >>> x, target = copy_symbols(3, 2, 1, np.random.default_rng(0))
    >>> x[:, 0].argmax(axis=1), target[:, 0]
    (array([6, 5, 8, 8, 9, 8, 8]), array([8, 8, 8, 8, 8, 6, 5]))
    """
    check_draw("lag", lag, batch_size, rng, dtype)
    check_size("count", count)
    symbols = rng.integers(0, SYMBOLS, (count, batch_size))
    seen = np.full((lag + 2 * count, batch_size), BLANK)
    target = seen.copy()
    seen[:count], seen[lag + count - 1] = symbols, CUE
    target[-count:] = symbols
    return one_hot(seen, SYMBOLS + 2, dtype), target
