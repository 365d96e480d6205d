"""How far a forecast is off: in the units of the series, against its mean, against a forecast that costs nothing."""

from __future__ import annotations

import numpy as np

from ...checks import Array, check_array, check_size
from .checks import check_forecast, check_series, check_varies


def absolute_error(y: Array, prediction: Array) -> float:
    """Return the mean absolute error (MAE), in the units of the series.

    Parameters
    ----------
    y, prediction : ndarray (n,), one dtype
        What came, and what was forecast.

    Raises
    ------
    TypeError, ValueError
        If they are no finite floating arrays of one length and one dtype.

    Examples
    --------
    >>> absolute_error(np.array([1.0, 2, 3]), np.array([1.0, 4, 2]))
    1.0
    """
    check_forecast(y, prediction)
    return float(np.mean(np.abs(y - prediction)))


def root_mean_square(y: Array, prediction: Array) -> float:
    """Return the root of the mean squared error (RMSE), in the units of the series.

    Parameters
    ----------
    y, prediction : ndarray (n,), one dtype
        What came, and what was forecast.

    Raises
    ------
    TypeError, ValueError
        If they are no finite floating arrays of one length and one dtype.

    Examples
    --------
    >>> root_mean_square(np.array([1.0, 2]), np.array([4.0, 6]))
    3.5355339059327378
    """
    check_forecast(y, prediction)
    return float(np.sqrt(np.mean((y - prediction) ** 2)))


def r_squared(y: Array, prediction: Array) -> float:
    """Return R^2: 1 minus the squared error over that of the mean of y, which whoever forecasts does not know.

    Parameters
    ----------
    y, prediction : ndarray (n,), one dtype
        What came, and what was forecast.

    Returns
    -------
    float
        1 for a forecast without error, 0 for one as bad as the mean, below 0 for worse.

    Raises
    ------
    TypeError, ValueError
        If they are no finite floating arrays of one length and one dtype, or y does not vary.

    Examples
    --------
    >>> r_squared(np.array([1.0, 2, 3]), np.array([1.0, 2, 4]))
    0.5
    """
    check_forecast(y, prediction)
    check_varies("y", y)
    return float(1 - np.sum((y - prediction) ** 2) / np.sum((y - y.mean()) ** 2))


def relative_error(y: Array, prediction: Array, baseline: Array) -> float:
    """Return the mean absolute error over that of another forecast of the same values; below 1 is better than it.

    Parameters
    ----------
    y, prediction, baseline : ndarray (n,), one dtype
        What came, what was forecast, and the forecast to beat.

    Returns
    -------
    float
        The ratio; infinity if the baseline alone has no error, 1 if neither has one.

    Raises
    ------
    TypeError, ValueError
        If they are no finite floating arrays of one length and one dtype.

    Examples
    --------
    >>> relative_error(np.array([1.0, 2]), np.array([1.0, 3]), np.array([3.0, 2]))
    0.5
    """
    check_forecast(y, prediction)
    check_array("baseline", baseline, (len(y),), dtype=y.dtype, like="y")
    return ratio(absolute_error(y, prediction), absolute_error(y, baseline))


def mase(y: Array, prediction: Array, train: Array, *, period: int = 1) -> float:
    """Return the mean absolute scaled error: the error over that of "same as last" in the training part.

    Source: Hyndman and Koehler (2006), "Another look at measures of forecast accuracy". They take the scale from the
    training part, one step ahead; `relative_error` with `persistence` has both errors from the same values.

    Parameters
    ----------
    y, prediction : ndarray (n,), one dtype
        What came, and what was forecast.
    train : ndarray (m,), dtype of y
        The training part, which varies.
    period : int
        1 for "same as last"; a season, for "same as a season ago".

    Returns
    -------
    float
        Below 1 is a smaller error than the baseline's in the training part.

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type or size, or the baseline has no error in the training part.

    Examples
    --------
    >>> mase(np.array([5.0, 5]), np.array([4.0, 5]), train=np.array([1.0, 2, 4, 5]))
    0.375
    """
    check_forecast(y, prediction)
    check_size("period", period)
    check_series("train", train, least=period + 1)
    scale = float(np.mean(np.abs(train[period:] - train[:-period])))
    if scale == 0:
        raise ValueError(f"train: expected numbers that change over {period} steps, got none that does")
    return absolute_error(y, prediction) / scale


def ratio(error: float, other: float) -> float:
    """Return one error over another; neither having one is a draw.

    Examples
    --------
    >>> ratio(1, 2), ratio(1, 0), ratio(0, 0)
    (0.5, inf, 1.0)
    """
    return error / other if other else (np.inf if error else 1.0)
