"""Three kinds of series: one that nobody can forecast, one with a season, one that leans on its past."""

from __future__ import annotations

import numpy as np

from ...checks import Array, check_number, check_size, check_type


def random_walk(n: int, rng: np.random.Generator, *, drift: float = 0.0, noise: float = 1.0) -> Array:
    """Draw a random walk: each step adds N(drift, noise^2), whatever came before.

    Nothing in its past says where the next step goes, apart from the drift: no forecast has a smaller expected squared
    error than the last value plus the drift.

    Parameters
    ----------
    n : int
        The number of values.
    rng : numpy.random.Generator
        Where the steps are drawn from.
    drift : float
        The mean of a step.
    noise : float
        The standard deviation of a step, at least 0.

    Returns
    -------
    ndarray (n,), float64
        The series.

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type or size.

    Examples
    --------
    >>> random_walk(4, np.random.default_rng(0), drift=2, noise=0)
    array([2., 4., 6., 8.])
    """
    check_drawn(n, rng, noise)
    check_number("drift", drift)
    return np.cumsum(rng.normal(drift, noise, n))


def seasonal(n: int, rng: np.random.Generator, *, period: int = 12, trend: float = 0.0, noise: float = 0.2) -> Array:
    """Draw a series with a season: two waves, of one and of two turns a period, at random phases, a trend and noise.

    y_t = sin(2 pi t / m + a) + sin(4 pi t / m + b) / 2 + trend t + N(0, noise^2), with the period m.

    Parameters
    ----------
    n : int
        The number of values.
    rng : numpy.random.Generator
        Where phases and noise are drawn from.
    period : int
        m, the number of steps after which the waves come again, at least 2.
    trend : float
        How much is added at each step.
    noise : float
        The standard deviation of the noise, at least 0.

    Returns
    -------
    ndarray (n,), float64
        The series.

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type or size.

    Examples
    --------
    >>> y = seasonal(30, np.random.default_rng(0), period=7, noise=0)
    >>> bool(np.allclose(y[7:], y[:-7]))
    True
    """
    check_drawn(n, rng, noise)
    check_size("period", period, least=2)
    check_number("trend", trend)
    t = np.arange(n)
    a, b = rng.uniform(0, 2 * np.pi, 2)
    turn = 2 * np.pi * t / period
    y: Array = np.sin(turn + a) + np.sin(2 * turn + b) / 2 + trend * t + rng.normal(0, noise, n)
    return y


def autoregressive(n: int, rng: np.random.Generator, *, weight: float = 0.5, noise: float = 1.0) -> Array:
    """Draw an AR(1) series: y_t = weight y_{t-1} + N(0, noise^2), begun where it would settle.

    Parameters
    ----------
    n : int
        The number of values.
    rng : numpy.random.Generator
        Where the noise is drawn from.
    weight : float
        The coefficient phi, between -1 and 1; both are excluded.
    noise : float
        The standard deviation of the noise, at least 0.

    Returns
    -------
    ndarray (n,), float64
        The series; its standard deviation is noise / sqrt(1 - weight^2).

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type or size.

    Examples
    --------
    >>> y = autoregressive(5000, np.random.default_rng(0), weight=0.6)
    >>> bool(abs(np.corrcoef(y[1:], y[:-1])[0, 1] - 0.6) < 0.03)
    True
    """
    check_drawn(n, rng, noise)
    check_number("weight", weight)
    if abs(weight) >= 1:
        raise ValueError(f"weight: expected a number between -1 and 1, got {weight}")
    y = rng.normal(0, noise, n)
    y[0] /= np.sqrt(1 - weight**2)
    for t in range(1, n):
        y[t] += weight * y[t - 1]
    return y


def check_drawn(n: int, rng: np.random.Generator, noise: float) -> None:
    """Check what every series is given."""
    check_size("n", n)
    check_type("rng", rng, np.random.Generator)
    check_number("noise", noise)
    if noise < 0:
        raise ValueError(f"noise: expected at least 0, got {noise}")
