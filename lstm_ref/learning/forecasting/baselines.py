"""Forecasts that cost one line, to be beaten before anything else is said."""

from __future__ import annotations

from ...checks import Array, check_size
from .checks import check_series


def persistence(y: Array, start: int, horizon: int = 1) -> Array:
    """Forecast "same as last": for each value from `start` on, the one `horizon` steps before it.

    Parameters
    ----------
    y : ndarray (n,)
        The series.
    start : int
        Where the part begins that is forecast, from `horizon` to n - 1.
    horizon : int
        How many steps ahead the forecast is, at least 1.

    Returns
    -------
    ndarray (n - start,), dtype of y
        The forecast of ``y[start:]``.

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type or size, or a value before `start` is missing.

    Examples
    --------
    >>> import numpy as np
    >>> persistence(np.array([1.0, 2, 4, 8]), 2)
    array([2., 4.])
    """
    check_size("horizon", horizon)
    return back(y, start, horizon)


def seasonal_persistence(y: Array, start: int, period: int, horizon: int = 1) -> Array:
    """Forecast "same as a season ago": for each value from `start` on, the last known one of the same phase.

    Parameters
    ----------
    y : ndarray (n,)
        The series.
    start : int
        Where the part begins that is forecast.
    period : int
        How many steps a season has, at least 2.
    horizon : int
        How many steps ahead the forecast is, at least 1; beyond a season it goes back two, and so on.

    Returns
    -------
    ndarray (n - start,), dtype of y
        The forecast of ``y[start:]``.

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type or size, or a value before `start` is missing.

    Examples
    --------
    >>> import numpy as np
    >>> seasonal_persistence(np.array([1.0, 2, 3, 1, 2, 4]), 4, period=3)
    array([2., 3.])
    """
    check_size("period", period, least=2)
    check_size("horizon", horizon)
    return back(y, start, season_back(period, horizon))


def season_back(period: int, horizon: int) -> int:
    """Return how far back the last known value of the same phase lies.

    Examples
    --------
    >>> season_back(12, 1), season_back(12, 12), season_back(12, 13)
    (12, 12, 24)
    """
    return -(-horizon // period) * period


def back(y: Array, start: int, steps: int) -> Array:
    """Return for each value from `start` on the one so many steps before it."""
    check_series("y", y, least=2)
    check_size("start", start)
    if not steps <= start < len(y):
        raise ValueError(f"start: expected {steps} to {len(y) - 1}, got {start}")
    return y[start - steps : len(y) - steps].copy()
