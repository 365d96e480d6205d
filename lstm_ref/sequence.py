"""The LSTM over a sequence: equal to `lstm_step` repeated, and fast.

The four layers are packed into one matrix in the order f, i, o, C~ (the three sigmoids side by side), so that
a step costs one product with h_{t-1}; the products with x are taken for all steps at once.
"""

import numpy as np

from .activations import sigmoid, tanh
from .checks import Array, check_array, check_state, check_type
from .params import LSTMParams, LSTMParamsGradient, LSTMState, LSTMStateGradient
from .traces import Gradients, Trace


def lstm_forward(params: LSTMParams, x: Array, state: LSTMState | None = None) -> Trace:
    """Run the LSTM over a sequence, equations (1) to (6) at each step.

    Parameters
    ----------
    params : LSTMParams
        The four layers.
    x : ndarray (T, B, D), dtype of the parameters
        The inputs, time first.
    state : LSTMState, optional
        h and C before the first step, (B, H) each; zeros without it.

    Returns
    -------
    Trace
        Every gate, candidate, cell state and hidden state, (T, B, H) each.

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type, shape or dtype, or holds NaN or infinity; the message names it.

    Examples
    --------
    >>> params = LSTMParams.init(3, 2, rng=np.random.default_rng(0))
    >>> trace = lstm_forward(params, np.ones((5, 1, 3)))
    >>> trace.h.shape, bool(np.all(trace.final.C == trace.C[4]))
    ((5, 1, 2), True)
    """
    check_type("params", params, LSTMParams)
    H = params.hidden_size
    check_array("x", x, ("T", "B", params.input_size), dtype=params.dtype)
    T, B, _ = x.shape
    state = LSTMState.zeros(params, B) if state is None else state
    check_state("state", state, LSTMState, (B, H), dtype=params.dtype)

    W, b = pack(params)
    W_h, W_x = W[:, :H], W[:, H:]
    gates = x @ W_x.T + b  # (T, B, 4H), turned from pre-activations into gates in place
    f, i, o, C_tilde = np.split(gates, 4, axis=2)  # views of it, (T, B, H) each
    C, h = np.empty((2, T, B, H), params.dtype)
    h_prev, C_prev = state.h, state.C
    for t in range(T):
        a_t = gates[t]
        a_t += h_prev @ W_h.T
        a_t[:, : 3 * H] = sigmoid(a_t[:, : 3 * H])  # (1) (2) (5)
        a_t[:, 3 * H :] = tanh(a_t[:, 3 * H :])  # (3)
        C[t] = f[t] * C_prev + i[t] * C_tilde[t]  # (4)  (B, H)
        h[t] = o[t] * tanh(C[t])  # (6)  (B, H)
        h_prev, C_prev = h[t], C[t]
    return Trace(x, state, f, i, C_tilde, C, o, h)


def lstm_backward(params: LSTMParams, trace: Trace, dh: Array, dfinal: LSTMState | None = None) -> Gradients:
    """Run backpropagation through time, equations (6') to (1') at each step.

    Parameters
    ----------
    params : LSTMParams
        The parameters that made the trace.
    trace : Trace
        What `lstm_forward` returned.
    dh : ndarray (T, B, H), dtype of the parameters
        The gradient of the loss by every h_t, as the loss uses it directly.
    dfinal : LSTMState, optional
        The gradients of the loss by the final h and C, added to the rest; zeros without it.

    Returns
    -------
    Gradients
        By the parameters (summed over time and batch), by x, and by the initial state.

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type, or shapes or dtypes that do not belong together. Gradients may be infinite.

    Examples
    --------
    >>> params = LSTMParams.init(3, 2, rng=np.random.default_rng(0))
    >>> trace = lstm_forward(params, np.ones((5, 1, 3)))
    >>> lstm_backward(params, trace, np.ones((5, 1, 2))).x.shape
    (5, 1, 3)
    """
    check_backward(params, trace, dh, dfinal)
    T, B, H = trace.h.shape
    W, _ = pack(params)
    W_h, W_x = W[:, :H], W[:, H:]
    f, i, C_tilde, o = trace.f, trace.i, trace.C_tilde, trace.o
    C_prev = np.concatenate([trace.state.C[None], trace.C[:-1]])  # (T, B, H)
    h_prev = np.concatenate([trace.state.h[None], trace.h[:-1]])
    tanh_C = tanh(trace.C)
    dh_next, dC_next = (np.zeros((2, B, H), params.dtype)) if dfinal is None else (dfinal.h, dfinal.C)

    # What dC_t (three times) and dh_t are multiplied by: one factor for each pre-activation, in the packed order.
    by_C = np.stack([C_prev * f * (1 - f), C_tilde * i * (1 - i), i * (1 - C_tilde**2)], axis=2)  # (4') (1') (2') (3')
    by_o = tanh_C * o * (1 - o)  # (6') (5')
    C_by_h = o * (1 - tanh_C**2)  # (6')
    da = np.empty((T, B, 4, H), params.dtype)
    for t in reversed(range(T)):
        dh_t = dh[t] + dh_next
        dC_t = dC_next + dh_t * C_by_h[t]
        da[t][:, [0, 1, 3]] = dC_t[:, None] * by_C[t]
        da[t][:, 2] = dh_t * by_o[t]
        dh_next = da[t].reshape(B, 4 * H) @ W_h
        dC_next = dC_t * f[t]  # (4')

    da = da.reshape(T, B, 4 * H)
    z = np.concatenate([h_prev, trace.x], axis=2)  # (T, B, H + D)
    dW = da.reshape(T * B, 4 * H).T @ z.reshape(T * B, -1)  # (4H, H + D)
    return Gradients(unpack(dW, da.sum(axis=(0, 1))), da @ W_x, LSTMStateGradient(dh_next, dC_next))


def pack(params: LSTMParams) -> tuple[Array, Array]:
    """Stack the layers f, i, o, C~ into one matrix (4H, H + D) and one bias (4H,)."""
    p = params
    return np.concatenate([p.W_f, p.W_i, p.W_o, p.W_C]), np.concatenate([p.b_f, p.b_i, p.b_o, p.b_C])


def unpack(dW: Array, db: Array) -> LSTMParamsGradient:
    """Take apart the packed gradients, in the order of `pack`."""
    (W_f, W_i, W_o, W_C), (b_f, b_i, b_o, b_C) = np.split(dW, 4), np.split(db, 4)
    return LSTMParamsGradient(W_f, b_f, W_i, b_i, W_C, b_C, W_o, b_o)


def check_backward(params: LSTMParams, trace: Trace, dh: Array, dfinal: LSTMState | None) -> None:
    """Check what `lstm_backward` is given."""
    check_type("params", params, LSTMParams)
    check_type("trace", trace, Trace)
    check_array("trace.x", trace.x, ("T", "B", params.input_size), dtype=params.dtype)
    T, B, _ = trace.x.shape
    check_array("trace.h", trace.h, (T, B, params.hidden_size), dtype=params.dtype)
    check_array("dh", dh, trace.h.shape, dtype=params.dtype, finite=False)
    if dfinal is not None:
        check_state("dfinal", dfinal, LSTMState, trace.h.shape[1:], dtype=params.dtype, finite=False)
