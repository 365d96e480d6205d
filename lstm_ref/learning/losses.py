"""How an answer is judged: two losses with their gradients, and the share of right signs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..checks import Array, check_array

Loss = Callable[[Array, Any], tuple[float, Array]]  # of the answers and the targets


def logistic_loss(y: Array, target: Array) -> tuple[float, Array]:
    """Return the mean of log(1 + exp(-target y)), and its gradient by y.

    It is the negative log likelihood of the targets when sigmoid(y) is the probability of +1, in nats.

    Parameters
    ----------
    y : ndarray (B,)
        The answers.
    target : ndarray (B,), dtype of y
        +1 or -1 each.

    Returns
    -------
    loss : float
        The mean over the batch.
    dy : ndarray (B,), dtype of y
        The gradient of the loss by y.

    Raises
    ------
    TypeError, ValueError
        If y and target are no finite floating arrays of one shape (B,) and one dtype, or a target is not +1 or -1.

    Examples
    --------
    >>> loss, dy = logistic_loss(np.array([0.0, 0.0]), np.array([1.0, -1.0]))
    >>> round(loss, 3), dy
    (0.693, array([-0.25,  0.25]))
    """
    check_pair(y, target)
    if not np.all(np.abs(target) == 1):
        raise ValueError("target: expected +1 and -1, got other numbers")
    margin = target * y  # (B,)
    return float(np.mean(np.logaddexp(0, -margin))), -target * np.exp(-np.logaddexp(0, margin)) / len(y)


def squared_loss(y: Array, target: Array) -> tuple[float, Array]:
    """Return the mean of (y - target)^2 and its gradient by y.

    Parameters
    ----------
    y : ndarray (B,)
        The answers.
    target : ndarray (B,), dtype of y
        What they should have been.

    Returns
    -------
    loss : float
        The mean over the batch, in squared units of the target.
    dy : ndarray (B,), dtype of y
        The gradient of the loss by y.

    Raises
    ------
    TypeError, ValueError
        If y and target are no finite floating arrays of one shape (B,) and one dtype.

    Examples
    --------
    >>> squared_loss(np.array([1.0, 2.0]), np.array([1.0, 4.0]))
    (2.0, array([ 0., -2.]))
    """
    check_pair(y, target)
    return float(np.mean((y - target) ** 2)), 2 * (y - target) / len(y)


def accuracy(y: Array, target: Array) -> float:
    """Return the share of answers whose sign is that of the target; an answer of 0 is wrong.

    Parameters
    ----------
    y : ndarray (B,)
        The answers.
    target : ndarray (B,), dtype of y
        Numbers with the right signs.

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    TypeError, ValueError
        If y and target are no finite floating arrays of one shape (B,) and one dtype.

    Examples
    --------
    >>> accuracy(np.array([0.3, -2.0, 0.0, 1.0]), np.array([1.0, -1.0, 1.0, -1.0]))
    0.5
    """
    check_pair(y, target)
    return float(np.mean(y * target > 0))


def check_pair(y: Array, target: Array) -> None:
    """Raise unless the answers and the targets are two floating arrays of one shape, (B,), and one dtype."""
    check_array("y", y, ("B",))
    check_array("target", target, y.shape, dtype=y.dtype)
