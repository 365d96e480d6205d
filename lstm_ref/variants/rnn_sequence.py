"""The plain recurrent network over a sequence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..activations import tanh
from ..checks import Array, check_array, check_state, check_type
from .rnn import RNNParams, RNNParamsGradient, RNNState, RNNStateGradient


@dataclass(frozen=True)
class RNNTrace:
    """Every value of a sequence: x (T, B, D), the initial state, and h (T, B, H)."""

    x: Array
    state: RNNState
    h: Array

    @property
    def final(self) -> RNNState:
        """The state after the last step."""
        return RNNState(self.h[-1])


@dataclass(frozen=True)
class RNNGradients:
    """Gradients of the loss by the parameters, by x (T, B, D), and by the initial state."""

    params: RNNParamsGradient
    x: Array
    state: RNNStateGradient


def rnn_forward(params: RNNParams, x: Array, state: RNNState | None = None) -> RNNTrace:
    """Run the network over x (T, B, D), equation (R1) at each step; without `state` it starts from zeros.

    Examples
    --------
    >>> params = RNNParams.init(3, 2, rng=np.random.default_rng(0))
    >>> rnn_forward(params, np.ones((5, 1, 3))).h.shape
    (5, 1, 2)
    """
    check_type("params", params, RNNParams)
    H = params.hidden_size
    check_array("x", x, ("T", "B", params.input_size), dtype=params.dtype)
    T, B, _ = x.shape
    state = RNNState(np.zeros((B, H), params.dtype)) if state is None else state
    check_state("state", state, RNNState, (B, H), dtype=params.dtype)
    W_h, W_x = params.W_h[:, :H], params.W_h[:, H:]
    h = x @ W_x.T + params.b_h  # (T, B, H)
    h_prev = state.h
    for t in range(T):
        h[t] = tanh(h[t] + h_prev @ W_h.T)  # (R1)
        h_prev = h[t]
    return RNNTrace(x, state, h)


def rnn_backward(params: RNNParams, trace: RNNTrace, dh: Array, dfinal: RNNState | None = None) -> RNNGradients:
    """Run backpropagation through time, equation (R1') at each step; dh (T, B, H) is the gradient by every h_t.

    Examples
    --------
    >>> params = RNNParams.init(3, 2, rng=np.random.default_rng(0))
    >>> trace = rnn_forward(params, np.ones((5, 1, 3)))
    >>> rnn_backward(params, trace, np.ones((5, 1, 2))).x.shape
    (5, 1, 3)
    """
    check_type("params", params, RNNParams)
    check_type("trace", trace, RNNTrace)
    check_array("trace.x", trace.x, ("T", "B", params.input_size), dtype=params.dtype)
    (T, B, D), H = trace.x.shape, params.hidden_size
    check_array("trace.h", trace.h, (T, B, H), dtype=params.dtype)
    check_array("dh", dh, (T, B, H), dtype=params.dtype, finite=False)
    if dfinal is not None:
        check_state("dfinal", dfinal, RNNState, (B, H), dtype=params.dtype, finite=False)
    W_h, W_x = params.W_h[:, :H], params.W_h[:, H:]
    dh_next = np.zeros((B, H), params.dtype) if dfinal is None else dfinal.h
    da = np.empty((T, B, H), params.dtype)
    for t in reversed(range(T)):
        da[t] = (dh[t] + dh_next) * (1 - trace.h[t] ** 2)  # (R1')
        dh_next = da[t] @ W_h
    z = np.concatenate([np.concatenate([trace.state.h[None], trace.h[:-1]]), trace.x], axis=2)  # (T, B, H + D)
    dW_h = da.reshape(T * B, H).T @ z.reshape(T * B, H + D)
    return RNNGradients(RNNParamsGradient(dW_h, da.sum(axis=(0, 1))), da @ W_x, RNNStateGradient(dh_next))
