"""A linear forecast of a few past values: what can be had without a network."""

from __future__ import annotations

import numpy as np

from ...checks import Array
from .baselines import season_back

LAGS = 10  # at most so many last values
EACH = 10  # values to learn from, for each weight


def linear_forecast(y: Array, known: int, horizon: int, period: int | None) -> tuple[Array, int]:
    """Forecast by a weighted sum of the last values, and of those a season ago; the weights are least squares.

    Parameters
    ----------
    y : ndarray (n,)
        The series.
    known : int
        The weights are learned from the values before this one.
    horizon : int
        How many steps ahead.
    period : int or None
        The season.

    Returns
    -------
    forecast : ndarray (n - first,)
        The forecast of ``y[first:]``.
    first : int
        The first value that has all the past which the sum needs.

    Examples
    --------
    >>> y = np.cumsum(np.ones(60))
    >>> forecast, first = linear_forecast(y, 50, 1, None)
    >>> first, bool(np.allclose(forecast, y[first:]))
    (4, True)
    """
    room = known // EACH - 1  # weights that these values can bear, beside the constant
    lags = list(range(horizon, horizon + max(1, min(LAGS, room))))
    if period is not None and room > len(lags):
        season = season_back(period, horizon)
        lags += [lag for lag in (season, season + 1) if lag not in lags and 2 * lag < known]
    past = np.stack(
        [np.ones(len(y) - max(lags), y.dtype), *(y[max(lags) - lag : len(y) - lag] for lag in lags)], axis=1
    )
    learned = known - max(lags)
    weights = np.linalg.lstsq(past[:learned], y[max(lags) : known], rcond=None)[0]
    return past @ weights, max(lags)
