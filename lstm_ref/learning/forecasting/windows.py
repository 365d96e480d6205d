"""A series, cut into pieces that a network reads and what it is to say after each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...checks import Array, check_size
from .checks import check_series


def windows(y: Array, length: int, horizon: int = 1) -> tuple[Array, Array, NDArray[np.int64]]:
    """Cut a series into windows: `length` values to read, and the value `horizon` steps after the last of them.

    The third array says when each target is. Whoever trains on windows whose time is before `start`, and tests on those
    from `start` on, has split in time.

    Parameters
    ----------
    y : ndarray (n,)
        The series.
    length : int
        T, how many values a window has.
    horizon : int
        How many steps ahead the target lies, at least 1.

    Returns
    -------
    x : ndarray (T, B, 1), dtype of y
        The windows, B = n - T - horizon + 1 of them, each one step after the one before.
    target : ndarray (B,), dtype of y
        The value to forecast.
    times : ndarray (B,) of int
        Its index in y.

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type or size, or the series is too short for a window and its target.

    Examples
    --------
    >>> x, target, times = windows(np.array([10.0, 11, 12, 13]), 2)
    >>> x[:, :, 0]
    array([[10., 11.],
           [11., 12.]])
    >>> target, times
    (array([12., 13.]), array([2, 3]))
    """
    check_size("length", length)
    check_size("horizon", horizon)
    check_series("y", y, least=length + horizon)
    times = np.arange(length + horizon - 1, len(y))
    x = np.lib.stride_tricks.sliding_window_view(y, length)[: len(times)]  # (B, T)
    return np.ascontiguousarray(x.T)[:, :, None], y[times], times
