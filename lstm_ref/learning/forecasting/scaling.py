"""Values brought to mean 0 and standard deviation 1, by numbers that the training part alone has given."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...checks import Array, check_number
from .checks import check_series, check_varies


@dataclass(frozen=True)
class Scaling:
    """A shift and a scale: (y - mean) / deviation, and back.

    Parameters
    ----------
    mean, deviation : float
        What is taken off, and what the rest is divided by, above 0.

    Raises
    ------
    TypeError, ValueError
        If one is no finite number, or the deviation not above 0.

    Examples
    --------
    >>> scaling = Scaling.of(np.array([1.0, 3.0]))
    >>> scaling, scaling.apply(np.array([5.0])), scaling.undo(np.array([3.0]))
    (Scaling(mean=2.0, deviation=1.0), array([3.]), array([5.]))
    """

    mean: float
    deviation: float

    def __post_init__(self) -> None:
        check_number("mean", self.mean)
        check_number("deviation", self.deviation)
        if self.deviation <= 0:
            raise ValueError(f"deviation: expected a number above 0, got {self.deviation}")

    @classmethod
    def of(cls, train: Array) -> Scaling:
        """Return the scaling that brings the training part, (n,), to mean 0 and standard deviation 1."""
        check_series("train", train, least=2)
        check_varies("train", train)
        return cls(float(np.mean(train)), float(np.std(train)))

    def apply(self, y: Array) -> Array:
        """Return values, of any shape, as a network reads them."""
        return ((y - self.mean) / self.deviation).astype(y.dtype)

    def undo(self, z: Array) -> Array:
        """Return what a network says in the units of the series."""
        return (z * self.deviation + self.mean).astype(z.dtype)
