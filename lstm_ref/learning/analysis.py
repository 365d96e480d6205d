"""How much of a state is left after some steps: the derivative of a later state by an earlier one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import numpy as np

from ..checks import Array, check_array, check_size
from .model import Verb


def state_jacobian(forward: Verb, backward: Verb, params: Any, x: Array, state: Any) -> Array:
    """Return the derivative of the state after all of x by the state before it.

    Every row is one run of backpropagation through time: a unit vector goes in at the end and comes out at the
    beginning as the gradient of one entry of the final state. All rows are one batch.

    Parameters
    ----------
    forward, backward : callable
        The verbs of the cell, such as `lstm_forward` and `lstm_backward`.
    params : LSTMParams, RNNParams, …
        The parameters of the cell.
    x : ndarray (T, 1, D)
        One sequence.
    state : LSTMState, RNNState, …
        The state before it, of batch size 1.

    Returns
    -------
    ndarray (S, S)
        Row j, column k: the derivative of entry j of the final state by entry k of the first one. S is H for a cell
        whose state is h; 2 H for an LSTM, h first and then C.

    Raises
    ------
    TypeError, ValueError
        If an argument does not fit the cell, or x holds more than one sequence.

    Examples
    --------
    >>> from lstm_ref import RNNParams, RNNState, rnn_backward, rnn_forward
    >>> params = RNNParams(W_h=np.array([[0.5, 1.0]]), b_h=np.zeros(1))
    >>> state_jacobian(rnn_forward, rnn_backward, params, np.zeros((3, 1, 1)), RNNState(np.zeros((1, 1))))
    array([[0.125]])
    """
    check_array("x", x, ("T", 1, params.input_size), dtype=params.dtype)
    parts = [getattr(state, field.name) for field in fields(state)]  # (1, H) each
    S, H = len(parts) * params.hidden_size, params.hidden_size
    start = type(state)(*(np.repeat(part, S, axis=0) for part in parts))
    trace = forward(params, np.repeat(x, S, axis=1), start)
    units = np.eye(S, dtype=params.dtype)
    dfinal = type(state)(*(units[:, at : at + H] for at in range(0, S, H)))
    before = backward(params, trace, np.zeros_like(trace.h), dfinal).state
    return np.concatenate([getattr(before, field.name) for field in fields(before)], axis=1)


def state_gradient(
    forward: Verb,
    backward: Verb,
    params: Any,
    x: Array,
    state: Any,
    lags: Iterable[int],
    part: slice = slice(None),
) -> Array:
    """Return, for each lag k, how strongly the state after k steps depends on the state before them.

    It is the spectral norm of the derivative: the most by which a small change of the first state is stretched.

    Parameters
    ----------
    forward, backward, params, x, state
        As for `state_jacobian`.
    lags : iterable of int
        Numbers of steps, from 1 to T.
    part : slice
        Which entries of the state to look at, in both states; all without it. For an LSTM, ``slice(H, None)`` is C.

    Returns
    -------
    ndarray (len(lags),)
        The norms.

    Raises
    ------
    TypeError, ValueError
        If a lag is no integer from 1 to T, or another argument does not fit the cell.

    Examples
    --------
    >>> from lstm_ref import RNNParams, RNNState, rnn_backward, rnn_forward
    >>> params = RNNParams(W_h=np.array([[0.5, 1.0]]), b_h=np.zeros(1))
    >>> x, state = np.zeros((3, 1, 1)), RNNState(np.zeros((1, 1)))
    >>> state_gradient(rnn_forward, rnn_backward, params, x, state, [1, 2, 3])
    array([0.5  , 0.25 , 0.125])
    """
    norms = []
    for lag in lags:
        check_size("lag", lag)
        if lag > len(x):
            raise ValueError(f"lag: expected at most {len(x)}, the length of x, got {lag}")
        jacobian = state_jacobian(forward, backward, params, x[:lag], state)
        norms.append(np.linalg.norm(jacobian[part, part], 2))
    return np.array(norms)
