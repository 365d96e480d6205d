"""The LSTM without a forget gate, as it was first: the cell state is only ever added to.

    (2)  i_t  = sigmoid(W_i hx_t + b_i)                   (2')  as in the LSTM
    (3)  C~_t = tanh(W_C hx_t + b_C)                      (3')  as in the LSTM
    (N4) C_t  = C_{t-1} + i_t * C~_t                      (N4') di = dC * C~, dC~ = dC * i, dC_{t-1} = dC
    (5)  o_t  = sigmoid(W_o hx_t + b_o)                   (5')  as in the LSTM
    (6)  h_t  = o_t * tanh(C_t)                           (6')  as in the LSTM

There is no equation (1): a step's f_t is 1. C_t may grow with every step, and dC comes back as it went in.
hx_t = [h_{t-1}, x_t].

Source: Hochreiter and Schmidhuber (1997), for the update of the cell state alone. Their candidate lies between -2 and
2, their cells may share gates, and they cut the gradient off where it would leave the cell state; here everything but
(N4) is the LSTM of this book, and the gradient is whole.
"""

import numpy as np

from ..activations import sigmoid, tanh
from ..boundary import check_backward, check_forward, check_step, check_step_backward
from ..checks import Array
from ..params import LSTMParams, LSTMState, LSTMStateGradient
from ..sequence import lstm_backward, lstm_final, lstm_forward
from ..traces import Gradients, StepGradients, StepTrace, Trace
from .layers import layers_backward
from .lstm_params import NoForgetParams, NoForgetParamsGradient

ALWAYS_OPEN = 1000.0  # the pre-activation of a gate that is 1 in float32 and in float64


def no_forget_step(params: NoForgetParams, x_t: Array, state: LSTMState) -> StepTrace:
    """Take one step, equations (2) (3) (N4) (5) (6): x_t is (B, D), `state` holds h_{t-1} and C_{t-1}, (B, H) each.

    Raises
    ------
    TypeError, ValueError
        For a wrong type, shape or dtype, NaN or infinity; the message names the argument.

    Examples
    --------
    >>> params = NoForgetParams.init(3, 2, rng=np.random.default_rng(0))
    >>> state = LSTMState(h=np.zeros((1, 2)), C=np.ones((1, 2)))
    >>> step = no_forget_step(params, np.ones((1, 3)), state)
    >>> bool(np.all(step.C_t == state.C + step.i_t * step.C_tilde_t))
    True
    """
    check_step(NoForgetParams, LSTMState, params, x_t, state)
    p, C_prev = params, state.C.copy()
    hx_t = np.concatenate([state.h, x_t], axis=1)  # (B, H + D)
    a_i_t = hx_t @ p.W_i.T + p.b_i
    i_t = sigmoid(a_i_t)  # (2)  (B, H)
    a_C_t = hx_t @ p.W_C.T + p.b_C
    C_tilde_t = tanh(a_C_t)  # (3)  (B, H)
    C_t = C_prev + i_t * C_tilde_t  # (N4)  (B, H)  the one line that changes
    a_o_t = hx_t @ p.W_o.T + p.b_o
    o_t = sigmoid(a_o_t)  # (5)  (B, H)
    h_t = o_t * tanh(C_t)  # (6)  (B, H)
    a_f_t = np.full_like(C_t, ALWAYS_OPEN)
    return StepTrace(
        hx_t=hx_t, C_prev=C_prev, a_f_t=a_f_t, f_t=np.ones_like(C_t), a_i_t=a_i_t, i_t=i_t,
        a_C_t=a_C_t, C_tilde_t=C_tilde_t, C_t=C_t, a_o_t=a_o_t, o_t=o_t, h_t=h_t,
    )  # fmt: skip


def no_forget_step_backward(
    params: NoForgetParams, step: StepTrace, dstate: LSTMState
) -> StepGradients[NoForgetParams, LSTMState]:
    """Take one step back: `dstate` holds the gradients of the loss by h_t and C_t, (B, H) each.

    Raises
    ------
    TypeError, ValueError
        If `step` or `dstate` does not belong to `params`; the message names the argument.

    Examples
    --------
    >>> params = NoForgetParams.init(3, 2, rng=np.random.default_rng(0))
    >>> state = LSTMState(h=np.zeros((1, 2)), C=np.ones((1, 2)))
    >>> step = no_forget_step(params, np.ones((1, 3)), state)
    >>> no_forget_step_backward(params, step, state).x_t.shape
    (1, 3)
    """
    check_step_backward(NoForgetParams, StepTrace, LSTMState, params, step, dstate)
    p, s, H = params, step, params.hidden_size
    tanh_C_t = tanh(s.C_t)  # (B, H)
    do_t = dstate.h * tanh_C_t  # (6')  (B, H)
    dC_t = dstate.C + dstate.h * s.o_t * (1 - tanh_C_t**2)  # (6')  (B, H)
    da_o_t = do_t * s.o_t * (1 - s.o_t)  # (5')  (B, H)
    di_t = dC_t * s.C_tilde_t  # (N4')  (B, H)
    dC_tilde_t = dC_t * s.i_t  # (N4')  (B, H)
    da_C_t = dC_tilde_t * (1 - s.C_tilde_t**2)  # (3')  (B, H)
    da_i_t = di_t * s.i_t * (1 - s.i_t)  # (2')  (B, H)
    by_layers, dhx_t = layers_backward(p, s.hx_t, i=da_i_t, C=da_C_t, o=da_o_t)
    dparams = NoForgetParamsGradient(**by_layers)
    return StepGradients(params=dparams, x_t=dhx_t[:, H:], state=LSTMStateGradient(h=dhx_t[:, :H], C=dC_t))  # (N4')


def no_forget_forward(params: NoForgetParams, x: Array, state: LSTMState | None = None) -> Trace:
    """Run the cell over x (T, B, D), as if by `no_forget_step`; without `state` it starts from zeros.

    It is the LSTM of `as_lstm`, so its trace has an f, which is 1.

    Raises
    ------
    TypeError, ValueError
        For a wrong type, shape or dtype, NaN or infinity; the message names the argument.

    Examples
    --------
    >>> params = NoForgetParams.init(3, 2, rng=np.random.default_rng(0))
    >>> trace = no_forget_forward(params, np.ones((5, 1, 3)))
    >>> bool(np.all(trace.f == 1))
    True
    """
    check_forward(NoForgetParams, LSTMState, params, x, state)
    return lstm_forward(as_lstm(params), x, state)


def no_forget_final(params: NoForgetParams, x: Array, state: LSTMState | None = None) -> LSTMState:
    """Run the cell over x (T, B, D) and keep the final state alone, as ``no_forget_forward(...).final``.

    Raises
    ------
    TypeError, ValueError
        As `no_forget_forward` does.

    Examples
    --------
    >>> params = NoForgetParams.init(3, 2, rng=np.random.default_rng(0))
    >>> x = np.ones((5, 1, 3))
    >>> bool(np.all(no_forget_final(params, x).h == no_forget_forward(params, x).h[4]))
    True
    """
    check_forward(NoForgetParams, LSTMState, params, x, state)
    return lstm_final(as_lstm(params), x, state)


def no_forget_backward(
    params: NoForgetParams, trace: Trace, dh: Array, dfinal: LSTMState | None = None
) -> Gradients[NoForgetParams, LSTMState]:
    """Run backpropagation through time; dh (T, B, H) is the gradient by every h_t, `dfinal` by the final state.

    Raises
    ------
    TypeError, ValueError
        For a wrong type, or shapes or dtypes that do not belong together. Gradients may be infinite.

    Examples
    --------
    >>> params = NoForgetParams.init(3, 2, rng=np.random.default_rng(0))
    >>> trace = no_forget_forward(params, np.ones((5, 1, 3)))
    >>> no_forget_backward(params, trace, np.ones((5, 1, 2))).x.shape
    (5, 1, 3)
    """
    check_backward(NoForgetParams, Trace, LSTMState, params, trace, dh, dfinal)
    by = lstm_backward(as_lstm(params), trace, dh, dfinal)
    arrays = {name: array for name, array in vars(by.params).items() if name not in ("W_f", "b_f")}
    return Gradients(params=NoForgetParamsGradient(**arrays), x=by.x, state=by.state)


def as_lstm(params: NoForgetParams) -> LSTMParams:
    """Return the LSTM that computes the same: its forget gate sees nothing, and its bias makes it 1 to the last bit.

    Examples
    --------
    >>> params = NoForgetParams.init(3, 2, rng=np.random.default_rng(0))
    >>> sigmoid(as_lstm(params).b_f)
    array([1., 1.])
    """
    W_f, b_f = np.zeros_like(params.W_i), np.full_like(params.b_i, ALWAYS_OPEN)
    return LSTMParams(**vars(params), W_f=W_f, b_f=b_f)
