"""The plain recurrent network over a sequence: equal to `rnn_step` repeated, to rounding, and fast as `sequence` is."""

from collections.abc import Callable

import numpy as np

from ..boundary import check_backward, check_forward
from ..checks import Array
from ..packing import over_all_steps, pack, run, run_to_the_end, unpack
from ..traces import Gradients
from .rnn_params import RNNParams, RNNParamsGradient, RNNState, RNNStateGradient
from .traces import RNNTrace


def rnn_forward(params: RNNParams, x: Array, state: RNNState | None = None) -> RNNTrace:
    """Run the network over x (T, B, D), equation (R1) at each step; without `state` it starts from zeros.

    The trace holds T B (H + D + 1) numbers, but for one more step.

    Raises
    ------
    TypeError, ValueError
        For a wrong type, shape or dtype, NaN or infinity; the message names the argument.

    Examples
    --------
    >>> params = RNNParams.init(3, 2, rng=np.random.default_rng(0))
    >>> rnn_forward(params, np.ones((5, 1, 3))).h.shape
    (5, 1, 2)
    """
    (h_0,) = check_forward(RNNParams, RNNState, params, x, state)
    return RNNTrace(hx=run(in_place_step(params, len(h_0)), x, h_0), hidden_size=params.hidden_size)


def rnn_final(params: RNNParams, x: Array, state: RNNState | None = None) -> RNNState:
    """Run the network over x (T, B, D) and keep the final state alone, as ``rnn_forward(...).final``.

    Raises
    ------
    TypeError, ValueError
        As `rnn_forward` does.

    Examples
    --------
    >>> params = RNNParams.init(3, 2, rng=np.random.default_rng(0))
    >>> x = np.ones((5, 1, 3))
    >>> bool(np.all(rnn_final(params, x).h == rnn_forward(params, x).h[4]))
    True
    """
    (h_0,) = check_forward(RNNParams, RNNState, params, x, state)
    return RNNState(run_to_the_end(in_place_step(params, len(h_0)), x, h_0))


def in_place_step(params: RNNParams, B: int) -> Callable[[Array, Array], None]:
    """Return equation (R1), which reads hx_t and writes h_t."""
    W = pack(params, "h")
    a_t = np.empty((B, params.hidden_size), params.dtype)

    def step(hx_t: Array, h_t: Array) -> None:
        np.dot(hx_t, W, out=a_t)
        np.tanh(a_t, out=h_t)  # (R1)

    return step


def rnn_backward(
    params: RNNParams, trace: RNNTrace, dh: Array, dfinal: RNNState | None = None
) -> Gradients[RNNParams, RNNState]:
    """Run backpropagation through time, equation (R1') at each step; dh (T, B, H) is the gradient by every h_t.

    Raises
    ------
    TypeError, ValueError
        For a wrong type, or shapes or dtypes that do not belong together. Gradients may be infinite.

    Examples
    --------
    >>> params = RNNParams.init(3, 2, rng=np.random.default_rng(0))
    >>> trace = rnn_forward(params, np.ones((5, 1, 3)))
    >>> rnn_backward(params, trace, np.ones((5, 1, 2))).x.shape
    (5, 1, 3)
    """
    (dh_next,) = check_backward(RNNParams, RNNTrace, RNNState, params, trace, dh, dfinal)
    H = params.hidden_size
    W_h, W_x = np.ascontiguousarray(params.W_h[:, :H]), params.W_h[:, H:]  # np.dot would copy W_h at each step
    da = 1 - trace.h**2  # (T, B, H), the slopes, turned into gradients in place
    dh_t = np.empty_like(dh_next)
    for t in reversed(range(len(dh))):
        np.add(dh[t], dh_next, out=dh_t)
        da[t] *= dh_t  # (R1')
        np.dot(da[t], W_h, out=dh_next)
    dW, dx = over_all_steps(da, trace.hx, W_x)
    return Gradients(params=RNNParamsGradient(**unpack(dW, "h")), x=dx, state=RNNStateGradient(dh_next))
