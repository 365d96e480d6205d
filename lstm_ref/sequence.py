"""The LSTM over a sequence: equal to `lstm_step` repeated, to rounding, and fast; `packing` says by what means.

The layers are packed in the order o, f, i, C~. So the three sigmoids stand side by side and are taken as one; and on
the way back so do the three that are multiplied by dC_t, while o is multiplied by dh_t.
"""

from collections.abc import Callable
from functools import partial

import numpy as np

from .boundary import check_backward, check_forward
from .checks import Array
from .packing import by_layer, last_first, over_all_steps, pack, run, run_to_the_end, sigmoid_of_minus, unpack
from .params import LSTMParams, LSTMParamsGradient, LSTMState, LSTMStateGradient
from .traces import Gradients, Trace

LAYERS = "ofiC"

InPlaceStep = Callable[[Array, Array, Array, Array, Array], None]  # of hx_t, h_t, layers_t, C_prev and C_t


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
        Every gate, candidate, cell state and hidden state, (T, B, H) each. It holds copies of x and `state`, and
        5 T B H + T B (H + D + 1) numbers in all, but for one more step of C and [h, x, 1].

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
    h_0, C_0 = check_forward(LSTMParams, LSTMState, params, x, state)
    return trace_of(in_place_step(params, len(h_0)), x, h_0, C_0)


def lstm_final(params: LSTMParams, x: Array, state: LSTMState | None = None) -> LSTMState:
    """Run the LSTM over a sequence and keep the final state alone, for whoever needs no gradient.

    Parameters
    ----------
    params, x, state
        As for `lstm_forward`.

    Returns
    -------
    LSTMState
        What ``lstm_forward(params, x, state).final`` is. On the way it keeps one step, 11 B H + B (D + 1) numbers,
        beside the packed weights, however long the sequence is.

    Raises
    ------
    TypeError, ValueError
        As `lstm_forward` does.

    Examples
    --------
    >>> params = LSTMParams.init(3, 2, rng=np.random.default_rng(0))
    >>> x = np.ones((5, 1, 3))
    >>> bool(np.all(lstm_final(params, x).h == lstm_forward(params, x).h[4]))
    True
    """
    h_0, C_0 = check_forward(LSTMParams, LSTMState, params, x, state)
    return final_of(in_place_step(params, len(h_0)), x, h_0, C_0)


def trace_of(step: InPlaceStep, x: Array, h_0: Array, C_0: Array) -> Trace:
    """Take the step for each x_t and keep everything."""
    T, (B, H) = len(x), h_0.shape
    layers, C = np.empty((T, 4, B, H), x.dtype), np.empty((T + 1, B, H), x.dtype)
    C[0] = C_0
    hx = run(step, x, h_0, layers, C[:-1], C[1:])
    return Trace(hx=hx, hidden_size=H, layers=layers, C_from_0=C)


def final_of(step: InPlaceStep, x: Array, h_0: Array, C: Array) -> LSTMState:
    """Take the step for each x_t and keep the state alone."""
    h = run_to_the_end(step, x, h_0, np.empty((4, *h_0.shape), x.dtype), C, C)
    return LSTMState(h=h, C=C)


def in_place_step(params: LSTMParams, B: int) -> InPlaceStep:
    """Return equations (1) to (6), which read hx_t and C_prev and write h_t, layers_t (4, B, H) and C_t."""
    H = params.hidden_size
    W = pack(params, LAYERS)
    W[:, : 3 * H] *= -1  # for `sigmoid_of_minus`
    a_t = np.empty((B, 4 * H), params.dtype)
    minus_a_gates, a_C_t = by_layer(a_t, H)[:3], by_layer(a_t, H)[3]
    product = np.empty((B, H), params.dtype)

    def step(hx_t: Array, h_t: Array, layers_t: Array, C_prev: Array, C_t: Array) -> None:
        o_t, f_t, i_t, C_tilde_t = layers_t
        np.dot(hx_t, W, out=a_t)
        sigmoid_of_minus(minus_a_gates, out=layers_t[:3])  # (1) (2) (5)
        np.tanh(a_C_t, out=C_tilde_t)  # (3)
        np.multiply(f_t, C_prev, out=C_t)
        np.multiply(i_t, C_tilde_t, out=product)
        C_t += product  # (4)
        np.tanh(C_t, out=product)
        np.multiply(o_t, product, out=h_t)  # (6)

    return step


def lstm_backward(
    params: LSTMParams, trace: Trace, dh: Array, dfinal: LSTMState | None = None
) -> Gradients[LSTMParams, LSTMState]:
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
        By the parameters (summed over time and batch), by x, and by the initial state. On the way it takes
        4 T B H numbers beside them, and a few steps' worth.

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
    dh_next, dC_t = check_backward(LSTMParams, Trace, LSTMState, params, trace, dh, dfinal)  # dC_t as step t + 1 has it
    T, B, H = dh.shape
    W = np.concatenate([getattr(params, f"W_{name}") for name in LAYERS])  # (4H, H + D)
    W_h, W_x = np.ascontiguousarray(W[:, :H]), W[:, H:]  # np.dot would copy W_h at each step
    da = np.empty((T, B, 4 * H), params.dtype)
    da_layers = by_layer(da, H)  # (T, 4, B, H)
    dh_t, product = np.empty((2, B, H), params.dtype)
    for t, dC_by_dh_t, da_by_t in last_first(partial(factors, trace), T, [(B, H), (4, B, H)], params.dtype):
        np.add(dh[t], dh_next, out=dh_t)
        np.multiply(dh_t, dC_by_dh_t, out=product)
        dC_t += product  # (6')
        np.multiply(dh_t, da_by_t[0], out=da_layers[t, 0])  # (6') (5')
        np.multiply(dC_t, da_by_t[1:], out=da_layers[t, 1:])  # (4') (1') (2') (3')
        np.dot(da[t], W_h, out=dh_next)
        dC_t *= trace.layers[t, 1]  # (4')  by C_{t-1}
    dW, dx = over_all_steps(da, trace.hx, W_x)
    return Gradients(LSTMParamsGradient(**unpack(dW, LAYERS)), dx, LSTMStateGradient(h=dh_next, C=dC_t))


def factors(trace: Trace, steps: slice, dC_by_dh: Array, da_by: Array) -> None:
    """Write what dh_t is multiplied by to give its part of dC_t, and dh_t, dC_t, dC_t, dC_t to give da of each layer.

    They are (steps, B, H) and (steps, 4, B, H). The slope of a gate is f - f^2, that of the candidate 1 - C~^2.
    """
    layers, C_prev, tanh_C = trace.layers[steps], trace.C_from_0[:-1][steps], dC_by_dh
    o, _, i, C_tilde = layers.swapaxes(0, 1)
    np.tanh(trace.C[steps], out=tanh_C)
    np.square(layers, out=da_by)
    np.subtract(layers[:, :3], da_by[:, :3], out=da_by[:, :3])
    np.subtract(1, da_by[:, 3], out=da_by[:, 3])
    da_by[:, 0] *= tanh_C  # (6')
    da_by[:, 1] *= C_prev  # (4')
    da_by[:, 2] *= C_tilde  # (4')
    da_by[:, 3] *= i  # (4')
    np.square(tanh_C, out=dC_by_dh)
    np.subtract(1, dC_by_dh, out=dC_by_dh)
    dC_by_dh *= o  # (6')
