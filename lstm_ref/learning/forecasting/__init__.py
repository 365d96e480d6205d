"""Forecast a series of numbers, and ask whether the forecast is worth anything: baselines, errors, an audit.

A series is y, (n,), one number a step, in the order of time; a forecast is `horizon` steps ahead.
"""

from .audit import audit_forecast
from .baselines import persistence, seasonal_persistence
from .errors import absolute_error, mase, r_squared, relative_error, root_mean_square
from .findings import Finding, ForecastAudit
from .scaling import Scaling
from .series import autoregressive, random_walk, seasonal
from .windows import windows

__all__ = [
    "Finding",
    "ForecastAudit",
    "Scaling",
    "absolute_error",
    "audit_forecast",
    "autoregressive",
    "mase",
    "persistence",
    "r_squared",
    "random_walk",
    "relative_error",
    "root_mean_square",
    "seasonal",
    "seasonal_persistence",
    "windows",
]
