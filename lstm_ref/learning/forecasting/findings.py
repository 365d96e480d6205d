"""What an audit of a forecast may find, and what it has measured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Finding(StrEnum):
    """What may be wrong with a forecast; `audit_forecast` says when each is found."""

    LAG = "late: nearer to the last known value than to the one that came"
    NO_BETTER = "no better than same as last"
    NO_BETTER_SEASON = "no better than same as a season ago"
    CONSTANT = "hardly moves"
    EMPTY_R_SQUARED = "a high R² that means nothing"
    TOO_GOOD = "too good: look for a leak"
    SCALING_LEAK = "the scaling has seen the test part"
    SPLIT_LEAK = "the training has seen the future"


@dataclass(frozen=True, repr=False)
class ForecastAudit:
    """What `audit_forecast` measured, and what it found.

    Attributes
    ----------
    count : int
        How many forecasts were judged.
    horizon : int
        How many steps ahead they are.
    r_squared : float
        R^2.
    to_persistence : float
        The mean absolute error over that of "same as last" on the same values; below 1 is better.
    to_season : float or None
        The same for "same as a season ago"; None without a period.
    to_linear : float
        The same for the better of a linear forecast and the baselines.
    to_linear_ahead : float
        The same, if each forecast is held against the value one step later.
    to_last : float
        How far it lies from the last known value, over how far from the value to come.
    movement : float
        The standard deviation of the forecast over that of y.
    late_windows : int or None
        How many training windows have a target that was not yet known at the first forecast; None without times.
    scaling_seen : str or None
        "train" or "train and test": what the scaling of the training part was computed from; else "unknown"; None
        without `scaled_train`.
    flags : tuple of Finding
        What was found, in the order of `Finding`.
    """

    count: int
    horizon: int
    r_squared: float
    to_persistence: float
    to_season: float | None
    to_linear: float
    to_linear_ahead: float
    to_last: float
    movement: float
    late_windows: int | None
    scaling_seen: str | None
    flags: tuple[Finding, ...]

    def flagged(self, flags: Iterable[Finding]) -> ForecastAudit:
        """Return these measures with the findings that follow from them."""
        return replace(self, flags=tuple(flags))

    def __repr__(self) -> str:
        """Return a few lines: what was measured, then what was found."""
        season = "" if self.to_season is None else f", over same as a season ago: {self.to_season:.2f}"
        lines = [
            f"{self.count} forecasts, horizon {self.horizon}",
            f"R²: {self.r_squared:.2f}; error over same as last: {self.to_persistence:.2f}{season}",
            *(f"- {flag.value}" for flag in self.flags),
        ]
        return "\n".join(lines if self.flags else [*lines, "- nothing found"])
