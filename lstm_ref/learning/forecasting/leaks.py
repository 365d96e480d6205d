"""What can be seen of a leak: windows that were trained on too late, and a scaling computed from too much."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ...checks import Array, check_array
from .checks import check_varies

CLOSE = 1e-5  # of the scaled values, so that float32 is accepted
SCALINGS: tuple[Callable[[Array], tuple[Any, Any]], ...] = (  # what is taken off, and what the rest is divided by
    lambda part: (part.mean(), part.std()),
    lambda part: (part.mean(), part.std(ddof=1)),
    lambda part: (part.min(), np.ptp(part)),
    lambda part: ((part.min() + part.max()) / 2, np.ptp(part) / 2),
)


def scaling_seen(train: Array, y: Array, scaled_train: Any) -> str:
    """Return what a scaling was computed from: "train", "train and test", or "unknown".

    It knows mean and standard deviation (of a sample too), and the range brought to (0, 1) or (-1, 1).

    Examples
    --------
    >>> train, y = np.array([1.0, 3]), np.array([5.0])
    >>> scaling_seen(train, y, (train - 2) / 1), scaling_seen(train, y, (train - 1) / 4), scaling_seen(train, y, train)
    ('train', 'train and test', 'unknown')
    """
    check_array("scaled_train", scaled_train, (len(train),), dtype=train.dtype, like="train")
    check_varies("train", train)
    for name, part in (("train", train), ("train and test", np.concatenate([train, y]))):
        for scaling in SCALINGS:
            shift, scale = scaling(part)
            if np.allclose((train - shift) / scale, scaled_train, rtol=0, atol=CLOSE):
                return name
    return "unknown"


def late_windows(train_times: Any, times: Any, horizon: int) -> int:
    """Return how many training windows have a target that was not yet known when the first forecast was made.

    Examples
    --------
    >>> late_windows(np.array([3, 4, 5]), np.array([6, 7]), 1), late_windows(np.array([3, 5, 7]), np.array([4, 6]), 1)
    (0, 2)
    """
    for name, value in (("train_times", train_times), ("times", times)):
        if type(value) is not np.ndarray or value.dtype.kind not in "iu" or value.ndim != 1:
            raise TypeError(f"{name}: expected a NumPy array (n,) of integers, got {described(value)}")
        if not len(value):
            raise ValueError(f"{name}: expected at least one integer, got none")
    return int(np.sum(train_times > times.min() - horizon))


def described(value: Any) -> str:
    """Return what came, in a few words."""
    return f"{value.dtype} of shape {value.shape}" if isinstance(value, np.ndarray) else type(value).__name__
