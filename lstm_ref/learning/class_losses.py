"""How scores for classes are judged, where the answer is one of V, at every step or at some."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import Array, check_array, show

Indices = NDArray[np.integer[Any]]


def cross_entropy(y: Array, target: Indices) -> tuple[float, Array]:
    """Return the mean of -log softmax(y)[target] over the steps that are judged, and its gradient by y.

    It is the negative log likelihood of the targets when softmax(y) are the probabilities, in nats. The largest score
    of each step is taken off all of them first, so that exp does not overflow.

    Parameters
    ----------
    y : ndarray (T, B, V)
        Scores: a step, a sequence, a class.
    target : ndarray (T, B) of integers
        The right class at each step, from 0 to V - 1, or -1 where nothing is judged.

    Returns
    -------
    loss : float
        The mean over the steps that are judged.
    dy : ndarray (T, B, V), dtype of y
        The gradient of the loss by y, 0 where nothing is judged.

    Raises
    ------
    TypeError, ValueError
        If y is no finite floating array of this shape, `target` no integer array of its first two axes, or a target is
        below -1 or above V - 1, or all of them are -1.

    Examples
    --------
    >>> y = np.array([[[0.0, 0.0]], [[3.0, 4.0]]])
    >>> loss, dy = cross_entropy(y, np.array([[1], [-1]]))
    >>> round(loss, 3), dy[0], dy[1]
    (0.693, array([[ 0.5, -0.5]]), array([[0., 0.]]))
    """
    check_array("y", y, ("T", "B", "V"))
    check_indices("target", target, y.shape)
    judged = target >= 0  # (T, B)
    steps, right = y[judged], target[judged]  # (N, V), (N,)
    if not len(right):
        raise ValueError("target: expected a step that is judged, got -1 everywhere")
    at_right = (np.arange(len(right)), right)
    steps = steps - steps.max(axis=1, keepdims=True)
    log_p = steps - np.log(np.exp(steps).sum(axis=1, keepdims=True))
    by_steps = np.exp(log_p)
    by_steps[at_right] -= 1
    dy = np.zeros_like(y)
    dy[judged] = by_steps / len(right)
    return -float(np.mean(log_p[at_right])), dy


def check_indices(name: str, value: Any, shape: tuple[int, ...]) -> None:
    """Raise unless `value` holds integers from -1 to V - 1, an array of the first axes of `shape`, whose last is V.

    Examples
    --------
    >>> check_indices("target", np.array([3]), (1, 3))
    Traceback (most recent call last):
        ...
    ValueError: target: expected -1 to 2, got 3
    """
    *axes, V = shape
    if type(value) is not np.ndarray or value.dtype.kind not in "iu":
        came = value.dtype if isinstance(value, np.ndarray) else type(value).__name__
        raise TypeError(f"{name}: expected a NumPy array of integers, got {came}")
    if value.shape != tuple(axes):
        raise ValueError(f"{name}: expected shape {show(tuple(axes))}, got {value.shape}")
    if outside := [number for number in (value.min(), value.max()) if not -1 <= number < V]:
        raise ValueError(f"{name}: expected -1 to {V - 1}, got {outside[0]}")
