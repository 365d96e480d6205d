"""The audit of a forecast: whether it comes late, is better than nothing, or too good to be true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks import Array, check_array, check_size
from .baselines import persistence, season_back, seasonal_persistence
from .checks import check_forecast, check_varies
from .errors import absolute_error, r_squared, ratio, relative_error
from .findings import Finding, ForecastAudit
from .leaks import late_windows, scaling_seen
from .linear import linear_forecast

LEAST = 20  # forecasts: on fewer, chance decides
COPY, GAIN = 0.8, 0.95  # LAG: nearer to the last value than 0.8 of its error, which is at least 0.95 of persistence's
STILL = 0.05  # CONSTANT: moves less than this part of y
HIGH = 0.8  # EMPTY_R_SQUARED: R² of at least this
TOO_SMALL = 0.5  # TOO_GOOD: less than half the error of the better of linear and baselines
FREE = 1e-6  # a linear forecast with less error than this part of y's deviation: there is nothing left to leak


def audit_forecast(
    y: Array,
    prediction: Array,
    *,
    train: Array | None = None,
    period: int | None = None,
    horizon: int = 1,
    scaled_train: Array | None = None,
    train_times: Any = None,
    times: Any = None,
) -> ForecastAudit:
    """Measure a forecast against forecasts that cost nothing, and name what is wrong with it.

    LAG: its distance from the last known value is at most 0.8 of its error, and its error at least 0.95 of that of
    "same as last"; it follows yesterday, as a copy does, and need not be one. NO_BETTER, NO_BETTER_SEASON: its error is
    at least that of "same as last", of "same as a season ago". CONSTANT: its standard deviation is below 0.05 of y's.
    EMPTY_R_SQUARED: R² of at least 0.8, and NO_BETTER. TOO_GOOD: its error from y, or from the value one step later, is
    below half of that of the best of the baselines and a linear forecast. SCALING_LEAK: the scaling of the training
    part follows from training and test part together, and not from the training part. SPLIT_LEAK: a training target was
    not yet known at the first forecast.

    What it cannot see: a leak that helps little; one through other inputs than the series, if it helps little; a
    scaling it does not know; a model or a rate chosen by the test part. TOO_GOOD is a suspicion: what no sum of past
    values can foresee, a network may. And the best forecast of a series that is almost a random walk is almost a copy:
    it is flagged too.

    Parameters
    ----------
    y : ndarray (n,)
        What came, in the order of time without gaps; at least 20 values.
    prediction : ndarray (n,), dtype of y
        What was forecast for each, made `horizon` steps before it.
    train : ndarray (m,), dtype of y, optional
        The series up to y. Without it, the values that have no past are left out, and the linear forecast learns from y
        itself.
    period : int, optional
        The season, in steps.
    horizon : int
        How many steps ahead the forecast was made.
    scaled_train : ndarray (m,), dtype of y, optional
        The training part as the network read it.
    train_times, times : ndarray of int, optional
        When the targets of the training windows and of the forecasts are, as `windows` returns it.

    Returns
    -------
    ForecastAudit
        The measures and the findings.

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type, length or size, is not finite, or y does not vary.

    Examples
    --------
    >>> from lstm_ref.learning.forecasting import random_walk
    >>> y = random_walk(300, np.random.default_rng(5))
    >>> audit_forecast(y[200:], y[199:-1], train=y[:200])
    100 forecasts, horizon 1
    R²: 0.87; error over same as last: 1.00
    - late: nearer to the last known value than to the one that came
    - no better than same as last
    - a high R² that means nothing
    """
    check_forecast(y, prediction, least=LEAST)
    check_varies("y", y)
    check_size("horizon", horizon)
    whole, start = y, 0
    if train is not None:
        check_array("train", train, ("m",), dtype=y.dtype, like="y")
        whole, start = np.concatenate([train, y]), len(train)
    if period is not None:
        check_size("period", period, least=2)
    check_past(start, len(whole), horizon, period)
    if (train_times is None) != (times is None):
        raise ValueError("times: expected with train_times, and train_times with it, got one of the two")
    if scaled_train is not None and train is None:
        raise ValueError("train: expected with scaled_train, got None")

    forecasts = np.concatenate([whole[:start], prediction])  # so that one index means one time
    begin = max(start, horizon)
    last = persistence(whole, begin, horizon)
    season = None
    if period is not None:
        at = max(start, season_back(period, horizon))
        season = relative_error(whole[at:], forecasts[at:], seasonal_persistence(whole, at, period, horizon))
    best, first = best_without_a_network(whole, start, horizon, period)
    measured = ForecastAudit(
        count=len(y),
        horizon=horizon,
        r_squared=r_squared(y, prediction),
        to_persistence=relative_error(whole[begin:], forecasts[begin:], last),
        to_season=season,
        to_linear=ratio(absolute_error(whole[first:], forecasts[first:]), best),
        to_linear_ahead=ratio(absolute_error(whole[first + 1 :], forecasts[first:-1]), best),
        to_last=ratio(absolute_error(last, forecasts[begin:]), absolute_error(whole[begin:], forecasts[begin:])),
        movement=float(np.std(prediction) / np.std(y)),
        late_windows=None if times is None else late_windows(train_times, times, horizon),
        scaling_seen=None if scaled_train is None or train is None else scaling_seen(train, y, scaled_train),
        flags=(),
    )
    return measured.flagged(found(measured, best > FREE * float(np.std(y))))


def check_past(start: int, count: int, horizon: int, period: int | None) -> None:
    """Raise unless half of the forecasts, or more, have the past that the baselines need."""
    for name, back in (("horizon", horizon), ("period", season_back(period, horizon) if period else 0)):
        if count - max(start, back) < (count - start) / 2:
            raise ValueError(
                f"{name}: half of the forecasts have no value {back} steps before them, expected a longer train or y"
            )


def best_without_a_network(whole: Array, start: int, horizon: int, period: int | None) -> tuple[float, int]:
    """Return the smallest error of the baselines and a linear forecast, and the first value it was taken at."""
    known = start if start >= max(2 * LEAST, 3 * horizon) else len(whole)
    linear, first = linear_forecast(whole, known, horizon, period)
    at = max(start, first, 0 if period is None else season_back(period, horizon))
    others = [linear[at - first :], persistence(whole, at, horizon)]
    if period is not None:
        others.append(seasonal_persistence(whole, at, period, horizon))
    return min(absolute_error(whole[at:], other) for other in others), at


def found(audit: ForecastAudit, leaks_show: bool) -> Iterator[Finding]:
    """Yield what follows from the measures."""
    no_better = audit.to_persistence >= 1
    if audit.to_last <= COPY and audit.to_persistence >= GAIN:
        yield Finding.LAG
    if no_better:
        yield Finding.NO_BETTER
    if audit.to_season is not None and audit.to_season >= 1:
        yield Finding.NO_BETTER_SEASON
    if audit.movement < STILL:
        yield Finding.CONSTANT
    if audit.r_squared >= HIGH and no_better:
        yield Finding.EMPTY_R_SQUARED
    if leaks_show and min(audit.to_linear, audit.to_linear_ahead) < TOO_SMALL:
        yield Finding.TOO_GOOD
    if audit.scaling_seen == "train and test":
        yield Finding.SCALING_LEAK
    if audit.late_windows:
        yield Finding.SPLIT_LEAK
