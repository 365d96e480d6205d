"""The LSTM with coupled gates: the input gate is what the forget gate leaves, i_t = 1 - f_t.

    (1)  f_t  = sigmoid(W_f hx_t + b_f)                   (1')  as in the LSTM
    (3)  C~_t = tanh(W_C hx_t + b_C)                      (3')  as in the LSTM
    (K4) C_t  = f_t * C_{t-1} + (1 - f_t) * C~_t          (K4') df = dC * (C_{t-1} - C~), dC_{t-1} = dC * f,
                                                                dC~ = dC * (1 - f)
    (5)  o_t  = sigmoid(W_o hx_t + b_o)                   (5')  as in the LSTM
    (6)  h_t  = o_t * tanh(C_t)                           (6')  as in the LSTM

There is no equation (2): a step's i_t is 1 - f_t, the sigmoid of -a_f. Every C_t lies between C_{t-1} and C~_t.
hx_t = [h_{t-1}, x_t].

Source: Greff et al. (2017), who call it CIFG; in Olah (2015), the variant with coupled gates.
"""

import numpy as np

from ..activations import sigmoid, tanh
from ..boundary import check_backward, check_forward, check_step, check_step_backward
from ..checks import Array
from ..params import LSTMParams, LSTMState, LSTMStateGradient
from ..sequence import lstm_backward, lstm_final, lstm_forward
from ..traces import Gradients, StepGradients, StepTrace, Trace
from .layers import layers_backward
from .lstm_params import CoupledParams, CoupledParamsGradient


def coupled_step(params: CoupledParams, x_t: Array, state: LSTMState) -> StepTrace:
    """Take one step, equations (1) (3) (K4) (5) (6): x_t is (B, D), `state` holds h_{t-1} and C_{t-1}, (B, H) each.

    Raises
    ------
    TypeError, ValueError
        For a wrong type, shape or dtype, NaN or infinity; the message names the argument.

    Examples
    --------
    >>> params = CoupledParams.init(3, 2, rng=np.random.default_rng(0))
    >>> state = LSTMState(h=np.zeros((1, 2)), C=np.ones((1, 2)))
    >>> step = coupled_step(params, np.ones((1, 3)), state)
    >>> bool(np.all(step.C_t == step.f_t * state.C + (1 - step.f_t) * step.C_tilde_t))
    True
    """
    check_step(CoupledParams, LSTMState, params, x_t, state)
    p, C_prev = params, state.C.copy()
    hx_t = np.concatenate([state.h, x_t], axis=1)  # (B, H + D)
    a_f_t = hx_t @ p.W_f.T + p.b_f
    f_t = sigmoid(a_f_t)  # (1)  (B, H)
    a_C_t = hx_t @ p.W_C.T + p.b_C
    C_tilde_t = tanh(a_C_t)  # (3)  (B, H)
    C_t = f_t * C_prev + (1 - f_t) * C_tilde_t  # (K4)  (B, H)
    a_o_t = hx_t @ p.W_o.T + p.b_o
    o_t = sigmoid(a_o_t)  # (5)  (B, H)
    h_t = o_t * tanh(C_t)  # (6)  (B, H)
    return StepTrace(
        hx_t=hx_t, C_prev=C_prev, a_f_t=a_f_t, f_t=f_t, a_i_t=-a_f_t, i_t=1 - f_t,
        a_C_t=a_C_t, C_tilde_t=C_tilde_t, C_t=C_t, a_o_t=a_o_t, o_t=o_t, h_t=h_t,
    )  # fmt: skip


def coupled_step_backward(
    params: CoupledParams, step: StepTrace, dstate: LSTMState
) -> StepGradients[CoupledParams, LSTMState]:
    """Take one step back: `dstate` holds the gradients of the loss by h_t and C_t, (B, H) each.

    Raises
    ------
    TypeError, ValueError
        If `step` or `dstate` does not belong to `params`; the message names the argument.

    Examples
    --------
    >>> params = CoupledParams.init(3, 2, rng=np.random.default_rng(0))
    >>> state = LSTMState(h=np.zeros((1, 2)), C=np.ones((1, 2)))
    >>> step = coupled_step(params, np.ones((1, 3)), state)
    >>> coupled_step_backward(params, step, state).x_t.shape
    (1, 3)
    """
    check_step_backward(CoupledParams, StepTrace, LSTMState, params, step, dstate)
    p, s, H = params, step, params.hidden_size
    tanh_C_t = tanh(s.C_t)  # (B, H)
    do_t = dstate.h * tanh_C_t  # (6')  (B, H)
    dC_t = dstate.C + dstate.h * s.o_t * (1 - tanh_C_t**2)  # (6')  (B, H)
    da_o_t = do_t * s.o_t * (1 - s.o_t)  # (5')  (B, H)
    dC_prev = dC_t * s.f_t  # (K4')  (B, H)
    df_t = dC_t * (s.C_prev - s.C_tilde_t)  # (K4')  (B, H)
    dC_tilde_t = dC_t * (1 - s.f_t)  # (K4')  (B, H)
    da_C_t = dC_tilde_t * (1 - s.C_tilde_t**2)  # (3')  (B, H)
    da_f_t = df_t * s.f_t * (1 - s.f_t)  # (1')  (B, H)
    by_layers, dhx_t = layers_backward(p, s.hx_t, f=da_f_t, C=da_C_t, o=da_o_t)
    dparams = CoupledParamsGradient(**by_layers)
    return StepGradients(params=dparams, x_t=dhx_t[:, H:], state=LSTMStateGradient(h=dhx_t[:, :H], C=dC_prev))


def coupled_forward(params: CoupledParams, x: Array, state: LSTMState | None = None) -> Trace:
    """Run the cell over x (T, B, D), as if by `coupled_step`; without `state` it starts from zeros.

    It is the LSTM of `as_lstm`, so its trace has an i, which is 1 - f.

    Raises
    ------
    TypeError, ValueError
        For a wrong type, shape or dtype, NaN or infinity; the message names the argument.

    Examples
    --------
    >>> params = CoupledParams.init(3, 2, rng=np.random.default_rng(0))
    >>> trace = coupled_forward(params, np.ones((5, 1, 3)))
    >>> bool(np.allclose(trace.i, 1 - trace.f))
    True
    """
    check_forward(CoupledParams, LSTMState, params, x, state)
    return lstm_forward(as_lstm(params), x, state)


def coupled_final(params: CoupledParams, x: Array, state: LSTMState | None = None) -> LSTMState:
    """Run the cell over x (T, B, D) and keep the final state alone, as ``coupled_forward(...).final``.

    Raises
    ------
    TypeError, ValueError
        As `coupled_forward` does.

    Examples
    --------
    >>> params = CoupledParams.init(3, 2, rng=np.random.default_rng(0))
    >>> x = np.ones((5, 1, 3))
    >>> bool(np.all(coupled_final(params, x).h == coupled_forward(params, x).h[4]))
    True
    """
    check_forward(CoupledParams, LSTMState, params, x, state)
    return lstm_final(as_lstm(params), x, state)


def coupled_backward(
    params: CoupledParams, trace: Trace, dh: Array, dfinal: LSTMState | None = None
) -> Gradients[CoupledParams, LSTMState]:
    """Run backpropagation through time; dh (T, B, H) is the gradient by every h_t, `dfinal` by the final state.

    Raises
    ------
    TypeError, ValueError
        For a wrong type, or shapes or dtypes that do not belong together. Gradients may be infinite.

    Examples
    --------
    >>> params = CoupledParams.init(3, 2, rng=np.random.default_rng(0))
    >>> trace = coupled_forward(params, np.ones((5, 1, 3)))
    >>> coupled_backward(params, trace, np.ones((5, 1, 2))).x.shape
    (5, 1, 3)
    """
    check_backward(CoupledParams, Trace, LSTMState, params, trace, dh, dfinal)
    by = lstm_backward(as_lstm(params), trace, dh, dfinal)
    arrays = {name: array for name, array in vars(by.params).items() if name not in ("W_i", "b_i")}
    arrays |= {"W_f": by.params.W_f - by.params.W_i, "b_f": by.params.b_f - by.params.b_i}
    return Gradients(params=CoupledParamsGradient(**arrays), x=by.x, state=by.state)


def as_lstm(params: CoupledParams) -> LSTMParams:
    """Return the LSTM that computes the same: as 1 - sigmoid(a) = sigmoid(-a), its input gate has -W_f and -b_f.

    Examples
    --------
    >>> params = CoupledParams.init(3, 2, rng=np.random.default_rng(0))
    >>> bool(np.all(as_lstm(params).W_i == -params.W_f))
    True
    """
    return LSTMParams(**vars(params), W_i=-params.W_f, b_i=-params.b_f)
