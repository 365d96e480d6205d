"""What is asked of series and forecasts."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...checks import check_array


def check_series(name: str, value: Any, *, least: int = 1) -> None:
    """Raise unless `value` is a series of at least so many finite numbers.

    Examples
    --------
    >>> check_series("y", np.zeros(3), least=10)
    Traceback (most recent call last):
        ...
    ValueError: y: expected at least 10 numbers, got 3
    """
    check_array(name, value, ("n",))
    if len(value) < least:
        raise ValueError(f"{name}: expected at least {least} numbers, got {len(value)}")


def check_forecast(y: Any, prediction: Any, *, least: int = 1) -> None:
    """Raise unless y is a series and `prediction` has as many numbers, of the same dtype."""
    check_series("y", y, least=least)
    check_array("prediction", prediction, ("n",), dtype=y.dtype, like="y")
    if len(prediction) != len(y):
        raise ValueError(f"prediction: expected {len(y)} numbers, one for each of y, got {len(prediction)}")


def check_varies(name: str, value: Any) -> None:
    """Raise if all numbers of a series are equal.

    Examples
    --------
    >>> check_varies("y", np.ones(3))
    Traceback (most recent call last):
        ...
    ValueError: y: expected numbers that vary, got 3 times 1.0
    """
    if np.all(value == value[0]):
        raise ValueError(f"{name}: expected numbers that vary, got {len(value)} times {value[0]}")
