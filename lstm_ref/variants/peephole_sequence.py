"""The LSTM with peepholes over a sequence: equal to `peephole_step` repeated, to rounding, and fast as `sequence` is.

It is `sequence` with the peepholes put in; a peephole is packed with a minus too, as it adds to a gate.
"""

from functools import partial

import numpy as np

from ..boundary import check_backward, check_forward
from ..checks import Array
from ..packing import by_layer, last_first, over_all_steps, pack, sigmoid_of_minus, unpack
from ..params import LSTMState, LSTMStateGradient
from ..sequence import LAYERS, InPlaceStep, factors, final_of, trace_of
from ..traces import Gradients, Trace
from .lstm_params import PeepholeParams, PeepholeParamsGradient


def peephole_forward(params: PeepholeParams, x: Array, state: LSTMState | None = None) -> Trace:
    """Run the cell over x (T, B, D), as if by `peephole_step`; without `state` it starts from zeros.

    Raises
    ------
    TypeError, ValueError
        For a wrong type, shape or dtype, NaN or infinity; the message names the argument.

    Examples
    --------
    >>> params = PeepholeParams.init(3, 2, rng=np.random.default_rng(0))
    >>> peephole_forward(params, np.ones((5, 1, 3))).C.shape
    (5, 1, 2)
    """
    h_0, C_0 = check_forward(PeepholeParams, LSTMState, params, x, state)
    return trace_of(in_place_step(params, len(h_0)), x, h_0, C_0)


def peephole_final(params: PeepholeParams, x: Array, state: LSTMState | None = None) -> LSTMState:
    """Run the cell over x (T, B, D) and keep the final state alone, as ``peephole_forward(...).final``.

    Raises
    ------
    TypeError, ValueError
        As `peephole_forward` does.

    Examples
    --------
    >>> params = PeepholeParams.init(3, 2, rng=np.random.default_rng(0))
    >>> x = np.ones((5, 1, 3))
    >>> bool(np.all(peephole_final(params, x).h == peephole_forward(params, x).h[4]))
    True
    """
    h_0, C_0 = check_forward(PeepholeParams, LSTMState, params, x, state)
    return final_of(in_place_step(params, len(h_0)), x, h_0, C_0)


def in_place_step(params: PeepholeParams, B: int) -> InPlaceStep:
    """Return the six equations, which read hx_t and C_prev and write h_t, layers_t (4, B, H) and C_t."""
    H = params.hidden_size
    W = pack(params, LAYERS)
    W[:, : 3 * H] *= -1  # for `sigmoid_of_minus`
    a_t = np.empty((B, 4 * H), params.dtype)
    minus_a_o, minus_a_f, minus_a_i, a_C = by_layer(a_t, H)
    product = np.empty((B, H), params.dtype)

    def step(hx_t: Array, h_t: Array, layers_t: Array, C_prev: Array, C_t: Array) -> None:
        o_t, f_t, i_t, C_tilde_t = layers_t
        np.dot(hx_t, W, out=a_t)
        for p, minus_a in ((params.p_f, minus_a_f), (params.p_i, minus_a_i)):
            np.multiply(p, C_prev, out=product)
            minus_a -= product
        sigmoid_of_minus(by_layer(a_t, H)[1:3], out=layers_t[1:3])  # (P1) (P2)
        np.tanh(a_C, out=C_tilde_t)  # (3)
        np.multiply(f_t, C_prev, out=C_t)
        np.multiply(i_t, C_tilde_t, out=product)
        C_t += product  # (4)
        np.multiply(params.p_o, C_t, out=product)
        np.subtract(minus_a_o, product, out=product)
        sigmoid_of_minus(product, out=o_t)  # (P5)
        np.tanh(C_t, out=product)
        np.multiply(o_t, product, out=h_t)  # (6)

    return step


def peephole_backward(
    params: PeepholeParams, trace: Trace, dh: Array, dfinal: LSTMState | None = None
) -> Gradients[PeepholeParams, LSTMState]:
    """Run backpropagation through time; dh (T, B, H) is the gradient by every h_t, `dfinal` by the final state.

    Raises
    ------
    TypeError, ValueError
        For a wrong type, or shapes or dtypes that do not belong together. Gradients may be infinite.

    Examples
    --------
    >>> params = PeepholeParams.init(3, 2, rng=np.random.default_rng(0))
    >>> trace = peephole_forward(params, np.ones((5, 1, 3)))
    >>> peephole_backward(params, trace, np.ones((5, 1, 2))).x.shape
    (5, 1, 3)
    """
    dh_next, dC_t = check_backward(PeepholeParams, Trace, LSTMState, params, trace, dh, dfinal)
    T, B, H = dh.shape
    W = np.concatenate([getattr(params, f"W_{name}") for name in LAYERS])  # (4H, H + D)
    W_h, W_x = np.ascontiguousarray(W[:, :H]), W[:, H:]  # np.dot would copy W_h at each step
    da = np.empty((T, B, 4 * H), params.dtype)
    da_layers = by_layer(da, H)  # (T, 4, B, H)
    for t, dC_by_dh_t, da_by_t in last_first(partial(factors, trace), T, [(B, H), (4, B, H)], params.dtype):
        da_o_t, da_f_t, da_i_t, _ = da_layers[t]
        dh_t = dh[t] + dh_next
        np.multiply(dh_t, da_by_t[0], out=da_o_t)  # (6') (P5')
        dC_t += dh_t * dC_by_dh_t + da_o_t * params.p_o  # (6') (P5')
        np.multiply(dC_t, da_by_t[1:], out=da_layers[t, 1:])  # (4') (P1') (P2') (3')
        np.dot(da[t], W_h, out=dh_next)
        dC_t *= trace.layers[t, 1]
        dC_t += da_f_t * params.p_f + da_i_t * params.p_i  # (4') (P1') (P2')  by C_{t-1}
    dW, dx = over_all_steps(da, trace.hx, W_x)
    seen = {"o": trace.C, "f": trace.C_from_0[:-1], "i": trace.C_from_0[:-1]}  # by each peephole
    by_peepholes = {f"p_{name}": (da_layers[:, LAYERS.index(name)] * C).sum(axis=(0, 1)) for name, C in seen.items()}
    dparams = PeepholeParamsGradient(**unpack(dW, LAYERS), **by_peepholes)
    return Gradients(params=dparams, x=dx, state=LSTMStateGradient(h=dh_next, C=dC_t))
