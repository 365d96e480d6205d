"""The GRU that resets after the product, over a sequence: equal to its step repeated, to rounding, and fast.

The layers are packed in the order h~, z, r, m. z, r and m see all of [h_{t-1}, x_t, 1], but m has zeros for x_t; the
candidate's own product is with [x_t, 1].
"""

from collections.abc import Callable
from functools import partial

import numpy as np

from ..boundary import check_backward, check_forward
from ..checks import Array
from ..packing import by_layer, last_first, pack, run, run_to_the_end, sigmoid_of_minus, unpack
from ..traces import Gradients
from .gru_params import GRUResetAfterParams, GRUResetAfterParamsGradient, GRUState, GRUStateGradient
from .traces import GRUResetAfterTrace


def gru_reset_after_forward(params: GRUResetAfterParams, x: Array, state: GRUState | None = None) -> GRUResetAfterTrace:
    """Run the cell over x (T, B, D), equations (G1) to (G4) at each step; without `state` it starts from zeros.

    The trace holds 4 T B H + T B (H + D + 1) numbers, but for one more step of [h, x, 1].

    Raises
    ------
    TypeError, ValueError
        For a wrong type, shape or dtype, NaN or infinity; the message names the argument.

    Examples
    --------
    >>> params = GRUResetAfterParams.init(3, 2, rng=np.random.default_rng(0))
    >>> gru_reset_after_forward(params, np.ones((5, 1, 3))).h.shape
    (5, 1, 2)
    """
    (h_0,) = check_forward(GRUResetAfterParams, GRUState, params, x, state)
    layers = np.empty((len(x), 4, *h_0.shape), x.dtype)
    hx = run(in_place_step(params, len(h_0)), x, h_0, layers)
    return GRUResetAfterTrace(hx=hx, hidden_size=params.hidden_size, layers=layers)


def gru_reset_after_final(params: GRUResetAfterParams, x: Array, state: GRUState | None = None) -> GRUState:
    """Run the cell over x (T, B, D) and keep the final state alone, as ``gru_reset_after_forward(...).final``.

    Raises
    ------
    TypeError, ValueError
        As `gru_reset_after_forward` does.

    Examples
    --------
    >>> params = GRUResetAfterParams.init(3, 2, rng=np.random.default_rng(0))
    >>> x = np.ones((5, 1, 3))
    >>> bool(np.all(gru_reset_after_final(params, x).h == gru_reset_after_forward(params, x).h[4]))
    True
    """
    (h_0,) = check_forward(GRUResetAfterParams, GRUState, params, x, state)
    return GRUState(run_to_the_end(in_place_step(params, len(h_0)), x, h_0, np.empty((4, *h_0.shape), x.dtype)))


def in_place_step(params: GRUResetAfterParams, B: int) -> Callable[[Array, Array, Array], None]:
    """Return equations (G1) to (G4), which read hx_t and write h_t and layers_t (4, B, H)."""
    H = params.hidden_size
    W = pack(params, "zrh")
    W[:, : 2 * H] *= -1  # for `sigmoid_of_minus`
    W_hx = W[H:, 2 * H :].copy()  # (D + 1, H), with b_h as the last row
    W[H:-1, 2 * H :], W[-1, 2 * H :] = 0, params.b_hh  # W_hh and b_hh are left
    a_t, product = np.empty((B, 3 * H), params.dtype), np.empty((B, H), params.dtype)
    minus_a_gates, m = by_layer(a_t, H)[:2], by_layer(a_t, H)[2]

    def step(hx_t: Array, h_t: Array, layers_t: Array) -> None:
        h_prev, (h_tilde_t, z_t, r_t, m_t) = hx_t[:, :H], layers_t
        np.dot(hx_t, W, out=a_t)
        sigmoid_of_minus(minus_a_gates, out=layers_t[1:3])  # (G1) (G2)
        m_t[:] = m  # (G3a)
        np.matmul(hx_t[:, H:], W_hx, out=h_tilde_t)
        np.multiply(r_t, m_t, out=product)
        h_tilde_t += product
        np.tanh(h_tilde_t, out=h_tilde_t)  # (G3b)
        np.subtract(h_tilde_t, h_prev, out=product)
        np.multiply(product, z_t, out=product)
        np.add(h_prev, product, out=h_t)  # (G4), as h_{t-1} + z_t * (h~_t - h_{t-1})

    return step


def gru_reset_after_backward(
    params: GRUResetAfterParams, trace: GRUResetAfterTrace, dh: Array, dfinal: GRUState | None = None
) -> Gradients[GRUResetAfterParams, GRUState]:
    """Run backpropagation through time; dh (T, B, H) is the gradient by every h_t, `dfinal` by the final state.

    Raises
    ------
    TypeError, ValueError
        For a wrong type, or shapes or dtypes that do not belong together. Gradients may be infinite.

    Examples
    --------
    >>> params = GRUResetAfterParams.init(3, 2, rng=np.random.default_rng(0))
    >>> trace = gru_reset_after_forward(params, np.ones((5, 1, 3)))
    >>> gru_reset_after_backward(params, trace, np.ones((5, 1, 2))).x.shape
    (5, 1, 3)
    """
    (dh_next,) = check_backward(GRUResetAfterParams, GRUResetAfterTrace, GRUState, params, trace, dh, dfinal)
    T, B, H = dh.shape
    W = np.concatenate([params.W_h, params.W_z, params.W_r, params.W_h])  # (4H, H + D): h~, z, r, m
    W_zrm, W_x = W[H:, :H], W[: 3 * H, H:]
    da = np.empty((T, B, 4 * H), params.dtype)
    da_layers = by_layer(da, H)  # (T, 4, B, H)
    dh_t, product = np.empty((2, B, H), params.dtype)
    shapes = [(B, H), (2, B, H), (2, B, H)]
    for t, kept_t, slopes_t, by_candidate_t in last_first(partial(factors, trace), T, shapes, params.dtype):
        np.add(dh[t], dh_next, out=dh_t)
        np.multiply(dh_t, slopes_t, out=da_layers[t, :2])  # (G4') (G3b') (G1')
        np.multiply(da_layers[t, 0], by_candidate_t, out=da_layers[t, 2:])  # (G3b') (G2') (G3a')
        np.matmul(da[t, :, H:], W_zrm, out=dh_next)
        np.multiply(dh_t, kept_t, out=product)
        dh_next += product  # (G4')
    rows, hx = da.reshape(T * B, 4 * H), trace.hx[:-1].reshape(T * B, -1)
    dx = (rows[:, : 3 * H] @ W_x).reshape(trace.x.shape)
    gradients = unpack(rows[:, H:].T @ hx, "zrh")  # W_h and b_h are W_hh and b_hh so far, which m saw
    b_hh = gradients["b_h"].copy()
    by_x = rows[:, :H].T @ hx[:, H:]  # (H, D + 1)
    gradients["W_h"][:, H:], gradients["b_h"][:] = by_x[:, :-1], by_x[:, -1]
    dparams = GRUResetAfterParamsGradient(**gradients, b_hh=b_hh)
    return Gradients(params=dparams, x=dx, state=GRUStateGradient(dh_next))


def factors(trace: GRUResetAfterTrace, steps: slice, kept: Array, slopes: Array, by_candidate: Array) -> None:
    """Write by what dh_t gives its part of dh_{t-1}, by what it gives da_h, da_z, and by what da_h gives da_r, dm.

    They are (steps, B, H) and twice (steps, 2, B, H). The slope of a gate is z - z^2, that of the candidate 1 - h~^2.
    """
    h_tilde, z, r, m = trace.layers[steps].swapaxes(0, 1)
    h_prev = trace.hx[:-1, :, : trace.hidden_size][steps]
    np.subtract(1, z, out=kept)  # (G4')
    slopes[:, 0] = z * (1 - h_tilde**2)  # (G4') (G3b')
    slopes[:, 1] = (h_tilde - h_prev) * z * kept  # (G4') (G1')
    by_candidate[:, 0] = m * r * (1 - r)  # (G3b') (G2')
    by_candidate[:, 1] = r  # (G3a')
