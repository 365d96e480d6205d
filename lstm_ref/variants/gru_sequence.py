"""The GRU over a sequence: equal to `gru_step` repeated, to rounding, and fast as `sequence` is.

The layers are packed in the order h~, z, r: so the two sigmoids stand side by side, and so do the two that come back
from h_t. r comes back from the candidate.
"""

from collections.abc import Callable
from functools import partial

import numpy as np

from ..boundary import check_backward, check_forward
from ..checks import Array
from ..packing import by_layer, last_first, over_all_steps, pack, run, run_to_the_end, sigmoid_of_minus, unpack
from ..traces import Gradients
from .gru_params import GRUParams, GRUParamsGradient, GRUState, GRUStateGradient
from .traces import GRUTrace


def gru_forward(params: GRUParams, x: Array, state: GRUState | None = None) -> GRUTrace:
    """Run the cell over x (T, B, D), equations (G1) to (G4) at each step; without `state` it starts from zeros.

    The trace holds 3 T B H + T B (H + D + 1) numbers, but for one more step of [h, x, 1].

    Raises
    ------
    TypeError, ValueError
        For a wrong type, shape or dtype, NaN or infinity; the message names the argument.

    Examples
    --------
    >>> params = GRUParams.init(3, 2, rng=np.random.default_rng(0))
    >>> gru_forward(params, np.ones((5, 1, 3))).h.shape
    (5, 1, 2)
    """
    (h_0,) = check_forward(GRUParams, GRUState, params, x, state)
    layers = np.empty((len(x), 3, *h_0.shape), x.dtype)
    hx = run(in_place_step(params, len(h_0)), x, h_0, layers)
    return GRUTrace(hx=hx, hidden_size=params.hidden_size, layers=layers)


def gru_final(params: GRUParams, x: Array, state: GRUState | None = None) -> GRUState:
    """Run the cell over x (T, B, D) and keep the final state alone, as ``gru_forward(...).final``.

    Raises
    ------
    TypeError, ValueError
        As `gru_forward` does.

    Examples
    --------
    >>> params = GRUParams.init(3, 2, rng=np.random.default_rng(0))
    >>> x = np.ones((5, 1, 3))
    >>> bool(np.all(gru_final(params, x).h == gru_forward(params, x).h[4]))
    True
    """
    (h_0,) = check_forward(GRUParams, GRUState, params, x, state)
    return GRUState(run_to_the_end(in_place_step(params, len(h_0)), x, h_0, np.empty((3, *h_0.shape), x.dtype)))


def in_place_step(params: GRUParams, B: int) -> Callable[[Array, Array, Array], None]:
    """Return equations (G1) to (G4), which read hx_t and write h_t and layers_t (3, B, H)."""
    H = params.hidden_size
    W_zr, W_h = -pack(params, "zr"), pack(params, "h")
    a_zr_t, a_h_t, product = (np.empty((B, width), params.dtype) for width in (2 * H, H, H))
    minus_a_gates = by_layer(a_zr_t, H)
    rhx_t = np.empty((B, len(W_h)), params.dtype)

    def step(hx_t: Array, h_t: Array, layers_t: Array) -> None:
        h_prev, (h_tilde_t, z_t, r_t) = hx_t[:, :H], layers_t
        np.dot(hx_t, W_zr, out=a_zr_t)
        sigmoid_of_minus(minus_a_gates, out=layers_t[1:])  # (G1) (G2)
        np.multiply(r_t, h_prev, out=rhx_t[:, :H])
        rhx_t[:, H:] = hx_t[:, H:]
        np.dot(rhx_t, W_h, out=a_h_t)
        np.tanh(a_h_t, out=h_tilde_t)  # (G3)
        np.subtract(h_tilde_t, h_prev, out=product)
        np.multiply(product, z_t, out=product)
        np.add(h_prev, product, out=h_t)  # (G4), as h_{t-1} + z_t * (h~_t - h_{t-1})

    return step


def gru_backward(
    params: GRUParams, trace: GRUTrace, dh: Array, dfinal: GRUState | None = None
) -> Gradients[GRUParams, GRUState]:
    """Run backpropagation through time; dh (T, B, H) is the gradient by every h_t, `dfinal` by the final state.

    Raises
    ------
    TypeError, ValueError
        For a wrong type, or shapes or dtypes that do not belong together. Gradients may be infinite.

    Examples
    --------
    >>> params = GRUParams.init(3, 2, rng=np.random.default_rng(0))
    >>> trace = gru_forward(params, np.ones((5, 1, 3)))
    >>> gru_backward(params, trace, np.ones((5, 1, 2))).x.shape
    (5, 1, 3)
    """
    (dh_next,) = check_backward(GRUParams, GRUTrace, GRUState, params, trace, dh, dfinal)
    T, B, H = dh.shape
    W = np.concatenate([params.W_h, params.W_z, params.W_r])  # (3H, H + D)
    W_hh, W_zr, W_x = W[:H, :H], W[H:, :H], W[:, H:]
    da = np.empty((T, B, 3 * H), params.dtype)
    da_layers = by_layer(da, H)  # (T, 3, B, H)
    dh_t, drh_t, product = np.empty((3, B, H), params.dtype)
    shapes = [(B, H), (3, B, H)]
    for t, kept_t, slopes_t in last_first(partial(factors, trace), T, shapes, params.dtype):
        np.add(dh[t], dh_next, out=dh_t)
        np.multiply(dh_t, slopes_t[:2], out=da_layers[t, :2])  # (G4') (G3') (G1')
        np.matmul(da[t, :, :H], W_hh, out=drh_t)
        np.multiply(drh_t, slopes_t[2], out=da_layers[t, 2])  # (G3') (G2')
        np.matmul(da[t, :, H:], W_zr, out=dh_next)
        np.multiply(dh_t, kept_t, out=product)
        dh_next += product  # (G4')
        np.multiply(drh_t, trace.layers[t, 2], out=product)
        dh_next += product  # (G3')
    dW, dx = over_all_steps(da, trace.hx, W_x)
    gradients = unpack(dW, "hzr")
    r_h = (trace.r * trace.hx[:-1, :, :H]).reshape(T * B, H)  # what W_hh saw in the place of h_{t-1}
    gradients["W_h"][:, :H] = da.reshape(T * B, 3 * H)[:, :H].T @ r_h
    return Gradients(params=GRUParamsGradient(**gradients), x=dx, state=GRUStateGradient(dh_next))


def factors(trace: GRUTrace, steps: slice, kept: Array, slopes: Array) -> None:
    """Write by what dh_t gives its part of dh_{t-1}, and by what dh_t, dh_t, d(r_t h_{t-1}) give da_h, da_z, da_r.

    They are (steps, B, H) and (steps, 3, B, H). The slope of a gate is z - z^2, that of the candidate 1 - h~^2.
    """
    layers, h_prev = trace.layers[steps], trace.hx[:-1, :, : trace.hidden_size][steps]
    h_tilde, z, _ = layers.swapaxes(0, 1)
    np.subtract(1, z, out=kept)  # (G4')
    np.square(layers, out=slopes)
    np.subtract(1, slopes[:, 0], out=slopes[:, 0])
    np.subtract(layers[:, 1:], slopes[:, 1:], out=slopes[:, 1:])
    slopes[:, 0] *= z  # (G4')
    slopes[:, 1] *= h_tilde - h_prev  # (G4')
    slopes[:, 2] *= h_prev  # (G3')
