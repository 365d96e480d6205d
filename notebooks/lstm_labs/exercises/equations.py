"""What the references and the mistakes of several chapters are made of."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from lstm_ref import sigmoid
from lstm_ref.checks import Array


def joined(*parts: Array) -> Array:
    """Return the concatenation along the last axis, a row for each example."""
    return np.concatenate(parts, axis=1)


def swapped(h_prev: Array, x_t: Array) -> Array:
    """Return the concatenation in the wrong order."""
    return joined(x_t, h_prev)


def pre_activation(W: Array, b: Array, *parts: Array) -> Array:
    """Return what a layer computes before its activation function, from the concatenation of the parts.

    Examples
    --------
    >>> pre_activation(np.array([[1.0, 2]]), np.array([0.5]), np.array([[3.0]]), np.array([[4.0]]))
    array([[11.5]])
    """
    a: Array = joined(*parts) @ W.T + b
    return a


def pre_activations(params: Any, layers: Iterable[str], hx_t: Array, bias: float = 1) -> dict[str, Array]:
    """Return what some layers of a cell compute from a concatenation, with so much of each bias."""
    return {k: hx_t @ getattr(params, f"W_{k}").T + bias * getattr(params, f"b_{k}") for k in layers}


def gate(W: Array, b: Array, *parts: Array) -> Array:
    """Return equation (1), (2) or (5)."""
    return sigmoid(pre_activation(W, b, *parts))


def unit_states(w: float, u: float, inputs: Sequence[Any]) -> list[Array]:
    """Return every state of h_t = tanh(w h + u x), from 0; of many sequences at once if the inputs are arrays.

    Examples
    --------
    >>> [float(h) for h in unit_states(0.0, 1e9, [1, -1])]
    [1.0, -1.0]
    """
    h, states = np.array(0.0), []
    for x_t in inputs:
        h = np.tanh(w * h + u * x_t)
        states.append(h)
    return states
