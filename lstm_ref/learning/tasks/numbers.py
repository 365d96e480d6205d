"""Tasks on numbers with one answer at the end: remember a bit, add two numbers, tell the parity of many bits.

The target belongs to the whole sequence, (B,), to be read from the last h.
"""

from typing import Any

import numpy as np

from ...checks import Array
from .batches import check_draw

NOISE = 0.2  # the standard deviation of the inputs that say nothing, against a bit of +1 or -1


def remember_bit(lag: int, batch_size: int, rng: np.random.Generator, dtype: Any = np.float64) -> tuple[Array, Array]:
    """Draw sequences that begin with a bit; say at the end which it was.

    The first input carries +1 or -1, then follow `lag` steps of noise, N(0, 0.2^2), in the same place, and last a
    cue: a 1 in the second place. It is the task of latching one bit of Bengio, Simard and Frasconi (1994), with the
    bit in one input instead of several.

    Parameters
    ----------
    lag : int
        The number of steps between the bit and the cue, at least 1.
    batch_size : int
        B.
    rng : numpy.random.Generator
        Where bits and noise are drawn from.
    dtype : numpy dtype
        float64 or float32.

    Returns
    -------
    x : ndarray (lag + 2, B, 2)
        The inputs.
    target : ndarray (B,)
        The bit, +1 or -1.

    Raises
    ------
    TypeError, ValueError
        If a size is not a positive integer, `rng` is no Generator, or `dtype` no float32 or float64.

    Examples
    --------
    >>> x, target = remember_bit(3, 4, np.random.default_rng(0))
    >>> x.shape, bool(np.all(x[0, :, 0] == target)), x[-1, 0]
    ((5, 4, 2), True, array([0., 1.]))
    """
    check_draw("lag", lag, batch_size, rng, dtype)
    target = rng.choice([-1.0, 1.0], batch_size)
    x = np.zeros((lag + 2, batch_size, 2))
    x[0, :, 0] = target
    x[1:-1, :, 0] = rng.normal(0, NOISE, (lag, batch_size))
    x[-1, :, 1] = 1
    return x.astype(dtype), target.astype(dtype)


def adding(length: int, batch_size: int, rng: np.random.Generator, dtype: Any = np.float64) -> tuple[Array, Array]:
    """Draw sequences of numbers, two of them marked; say at the end what the two add up to.

    The first place of every input is a number from (0, 1), the second is 1 at one step of the first half and at one
    of the second half, else 0. Whoever always answers 1 has a mean squared error of 1/6. The task is that of
    Hochreiter and Schmidhuber (1997, experiment 4), in the form of Le, Jaitly and Hinton (2015).

    Parameters
    ----------
    length : int
        T, at least 2.
    batch_size : int
        B.
    rng : numpy.random.Generator
        Where numbers and places are drawn from.
    dtype : numpy dtype
        float64 or float32.

    Returns
    -------
    x : ndarray (T, B, 2)
        The inputs.
    target : ndarray (B,)
        The sum of the two marked numbers.

    Raises
    ------
    TypeError, ValueError
        If a size is not an integer or too small, `rng` is no Generator, or `dtype` no float32 or float64.

    Examples
    --------
    >>> x, target = adding(6, 1, np.random.default_rng(0))
    >>> x[:, 0, 1], bool(target[0] == np.sum(x[:, 0, 0] * x[:, 0, 1]))
    (array([0., 1., 0., 0., 1., 0.]), True)
    """
    check_draw("length", length, batch_size, rng, dtype)
    if length < 2:
        raise ValueError(f"length: expected at least 2, got {length}")
    x = np.zeros((length, batch_size, 2))
    x[:, :, 0] = rng.uniform(0, 1, (length, batch_size))
    x[rng.integers(0, length // 2, batch_size), np.arange(batch_size), 1] = 1
    x[rng.integers(length // 2, length, batch_size), np.arange(batch_size), 1] = 1
    x = x.astype(dtype)
    return x, np.sum(x[:, :, 0] * x[:, :, 1], axis=0)


def parity(length: int, batch_size: int, rng: np.random.Generator, dtype: Any = np.float64) -> tuple[Array, Array]:
    """Draw sequences of +1 and -1; say at the end whether the number of +1s is odd.

    A single bit changes the answer, so nothing less than all of them tells anything about it. It is the parity problem
    of Bengio, Simard and Frasconi (1994).

    Parameters
    ----------
    length : int
        T, at least 1.
    batch_size : int
        B.
    rng : numpy.random.Generator
        Where the bits are drawn from.
    dtype : numpy dtype
        float64 or float32.

    Returns
    -------
    x : ndarray (T, B, 1)
        The bits, +1 or -1.
    target : ndarray (B,)
        +1 where the number of +1s is odd, else -1.

    Raises
    ------
    TypeError, ValueError
        If a size is not a positive integer, `rng` is no Generator, or `dtype` no float32 or float64.

    Examples
    --------
    >>> x, target = parity(4, 1, np.random.default_rng(0))
    >>> x[:, 0, 0], target
    (array([ 1.,  1.,  1., -1.]), array([1.]))
    """
    check_draw("length", length, batch_size, rng, dtype)
    x = rng.choice([-1.0, 1.0], (length, batch_size, 1)).astype(dtype)
    return x, -np.prod(-x, axis=(0, 2))
