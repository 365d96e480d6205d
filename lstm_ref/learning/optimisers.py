"""One update of arrays by their gradients: Adam, and plain gradient descent, as pure functions.

Both are called alike, so that `train` takes either: they return the arrays after the update and what is to be
remembered until the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..checks import Array
from .clipping import check_positive

Arrays = Mapping[str, Array]
Update = Callable[[Arrays, Arrays, Any, float], tuple[dict[str, Array], Any]]  # the third is what it remembers


@dataclass(frozen=True)
class AdamState:
    """What Adam remembers.

    Parameters
    ----------
    step : int
        The number of updates so far.
    mean, square : mapping of str to ndarray
        Running means of every gradient and of its square, in the shapes of the arrays.
    """

    step: int
    mean: Arrays
    square: Arrays


def adam_update(
    arrays: Arrays, grads: Arrays, state: AdamState | None, learning_rate: float
) -> tuple[dict[str, Array], AdamState]:
    """Return the arrays after one update of Adam, and Adam's next state.

    The constants are those of the paper: 0.9 and 0.999 for the two running means, and 1e-8, which is added to the
    root. Where gradients are much larger than 1e-8 and keep their size and sign, each entry moves by about the
    learning rate. Source: Kingma and Ba (2015), algorithm 1.

    Parameters
    ----------
    arrays : mapping of str to ndarray
        What is trained, by name.
    grads : mapping of str to ndarray
        The gradients of the loss by the arrays, in the same shapes.
    state : AdamState or None
        What the update before has returned; None before the first.
    learning_rate : float
        The length of a step, in the units of the arrays, above 0.

    Returns
    -------
    arrays : dict of str to ndarray
        New arrays, in the dtypes of the old.
    state : AdamState
        For the next update.

    Raises
    ------
    TypeError, ValueError
        If the learning rate is no positive number.

    Examples
    --------
    >>> arrays, state = adam_update({"a": np.array([1.0])}, {"a": np.array([5.0])}, None, learning_rate=0.1)
    >>> arrays["a"].round(6), state.step
    (array([0.9]), 1)
    """
    check_positive("learning_rate", learning_rate)
    if state is None:
        zeros = {name: np.zeros_like(array) for name, array in arrays.items()}
        state = AdamState(step=0, mean=zeros, square=zeros)
    step = state.step + 1
    mean = {name: 0.9 * state.mean[name] + 0.1 * grad for name, grad in grads.items()}
    square = {name: 0.999 * state.square[name] + 0.001 * grad**2 for name, grad in grads.items()}
    moved: dict[str, Array] = {}
    for name, array in arrays.items():
        mean_hat, square_hat = mean[name] / (1 - 0.9**step), square[name] / (1 - 0.999**step)
        moved[name] = array - learning_rate * mean_hat / (np.sqrt(square_hat) + 1e-8)
    return moved, AdamState(step, mean, square)


def sgd_update(arrays: Arrays, grads: Arrays, state: None, learning_rate: float) -> tuple[dict[str, Array], None]:
    """Return the arrays after one step against their gradients: plain gradient descent, which remembers nothing.

    It is called stochastic gradient descent, SGD, when the gradients come from a batch, as in `train`.

    Parameters
    ----------
    arrays : mapping of str to ndarray
        What is trained, by name.
    grads : mapping of str to ndarray
        The gradients of the loss by the arrays, in the same shapes.
    state : None
        There is none; it stands here so that all optimisers are called alike.
    learning_rate : float
        What the gradients are multiplied with, above 0.

    Returns
    -------
    arrays : dict of str to ndarray
        New arrays, in the dtypes of the old.
    state : None
        For the next update.

    Raises
    ------
    TypeError, ValueError
        If the learning rate is no positive number.

    Examples
    --------
    >>> sgd_update({"a": np.array([1.0])}, {"a": np.array([5.0])}, None, learning_rate=0.1)
    ({'a': array([0.5])}, None)
    """
    check_positive("learning_rate", learning_rate)
    return {name: array - learning_rate * grads[name] for name, array in arrays.items()}, None
