"""One update of arrays by their gradients: clipping, and Adam as a pure function of its state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

import numpy as np

from ..checks import Array

Arrays = Mapping[str, Array]


def clip_by_norm(grads: Arrays, max_norm: float) -> dict[str, Array]:
    """Shrink all gradients by one factor if their norm, taken over all of them, is above `max_norm`.

    Source: Pascanu, Mikolov and Bengio (2013).

    Examples
    --------
    >>> clip_by_norm({"a": np.array([3.0]), "b": np.array([4.0])}, 1.0)
    {'a': array([0.6]), 'b': array([0.8])}
    """
    norm = sqrt(sum(float(np.sum(grad**2)) for grad in grads.values()))
    return {name: grad * (max_norm / norm) if norm > max_norm else grad for name, grad in grads.items()}


@dataclass(frozen=True)
class AdamState:
    """What Adam remembers: the number of updates, and running means of every gradient and of its square."""

    step: int
    mean: Arrays
    square: Arrays

    @classmethod
    def start(cls, arrays: Arrays) -> AdamState:
        """Return the state before the first update: zeros."""
        zeros = {name: np.zeros_like(array) for name, array in arrays.items()}
        return cls(0, zeros, zeros)


def adam_update(
    arrays: Arrays, grads: Arrays, state: AdamState, learning_rate: float
) -> tuple[dict[str, Array], AdamState]:
    """Return the arrays after one update of Adam (Kingma and Ba 2015), and Adam's next state.

    The constants are those of the paper: 0.9 and 0.999 for the two means, 1e-8 under the root.

    Examples
    --------
    >>> arrays = {"a": np.array([1.0])}
    >>> arrays, state = adam_update(arrays, {"a": np.array([5.0])}, AdamState.start(arrays), learning_rate=0.1)
    >>> arrays["a"].round(6), state.step
    (array([0.9]), 1)
    """
    step = state.step + 1
    mean = {name: 0.9 * state.mean[name] + 0.1 * grad for name, grad in grads.items()}
    square = {name: 0.999 * state.square[name] + 0.001 * grad**2 for name, grad in grads.items()}
    moved: dict[str, Array] = {}
    for name, array in arrays.items():
        mean_hat, square_hat = mean[name] / (1 - 0.9**step), square[name] / (1 - 0.999**step)
        moved[name] = array - learning_rate * mean_hat / (np.sqrt(square_hat) + 1e-8)
    return moved, AdamState(step, mean, square)
