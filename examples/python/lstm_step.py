"""An LSTM in NumPy: one step, and the same over a whole sequence.

    python -m lstm_ref check examples/python/lstm_step.py:lstm_step

Put your own cell in the place of `lstm_step`. The rows of W (4H, H + D) and b (4H,) are those of f, i, C~ and o, H
each, in this order; the columns of W meet [h_{t-1}, x_t].
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]


def sigmoid(a: Array) -> Array:
    """Return 1 / (1 + exp(-a)), in a form that does not overflow."""
    return (1 + np.tanh(a / 2)) / 2


def lstm_step(x_t: Array, h_prev: Array, C_prev: Array, W: Array, b: Array) -> tuple[Array, Array]:
    """Take one step: x_t (B, D), h_prev and C_prev (B, H) to h and C (B, H)."""
    a = np.concatenate([h_prev, x_t], axis=1) @ W.T + b  # (B, 4H)
    a_f, a_i, a_C, a_o = np.split(a, 4, axis=1)  # (B, H) each
    f = sigmoid(a_f)  # (1) forget gate
    i = sigmoid(a_i)  # (2) input gate
    C_tilde = np.tanh(a_C)  # (3) candidate
    C = f * C_prev + i * C_tilde  # (4) cell state
    o = sigmoid(a_o)  # (5) output gate
    h = o * np.tanh(C)  # (6) hidden state
    return h, C


def lstm_sequence(x: Array, h0: Array, C0: Array, W: Array, b: Array) -> tuple[Array, Array, Array]:
    """Take a step with each x_t of x (T, B, D); return every h (T, B, H), and the last h and C (B, H)."""
    h, C, every_h = h0, C0, []
    for x_t in x:
        h, C = lstm_step(x_t, h, C, W, b)
        every_h.append(h)
    return np.stack(every_h), h, C
