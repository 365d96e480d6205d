"""One step of the LSTM: six equations forward, and the same six backward.

Symbols and numbers are those of the book; hx_t = [h_{t-1}, x_t] is the concatenation that all four layers see. df is
the gradient of the loss by f_t, da_f that by the pre-activation a_f = W_f hx_t + b_f, and so on.

    (1) f_t  = sigmoid(W_f hx_t + b_f)     (1') da_f = df * f_t * (1 - f_t)      the forget gate
    (2) i_t  = sigmoid(W_i hx_t + b_i)     (2') da_i = di * i_t * (1 - i_t)      the input gate
    (3) C~_t = tanh(W_C hx_t + b_C)        (3') da_C = dC~ * (1 - C~_t^2)        the candidate
    (4) C_t  = f_t * C_{t-1} + i_t * C~_t  (4') dC_{t-1} = dC_t * f_t            the cell state
                                                df  = dC_t * C_{t-1}
                                                di  = dC_t * C~_t
                                                dC~ = dC_t * i_t
    (5) o_t  = sigmoid(W_o hx_t + b_o)     (5') da_o = do * o_t * (1 - o_t)      the output gate
    (6) h_t  = o_t * tanh(C_t)             (6') do    = dh_t * tanh(C_t)         the hidden state
                                                dC_t += dh_t * o_t * (1 - tanh(C_t)^2)

Source: Hochreiter and Schmidhuber (1997), with the forget gate of Gers, Schmidhuber and Cummins (2000).
The full gradient: Graves and Schmidhuber (2005).
"""

import numpy as np

from .activations import sigmoid, tanh
from .checks import Array
from .params import LSTMParams, LSTMParamsGradient, LSTMState, LSTMStateGradient
from .traces import StepGradients, StepTrace, check_step, check_step_backward


def lstm_step(params: LSTMParams, x_t: Array, state: LSTMState) -> StepTrace:
    """Take one step, equations (1) to (6).

    Parameters
    ----------
    params : LSTMParams
        The four layers.
    x_t : ndarray (B, D), dtype of the parameters
        The input.
    state : LSTMState
        h_{t-1} and C_{t-1}, (B, H) each.

    Returns
    -------
    StepTrace
        Every value of the step, pre-activations too, (B, H) each; `.state` goes into the next step.

    Raises
    ------
    TypeError, ValueError
        For a wrong type, shape or dtype, NaN or infinity; the message names the argument.

    Examples
    --------
    >>> params = LSTMParams.init(3, 2, rng=np.random.default_rng(0))
    >>> step = lstm_step(params, np.ones((1, 3)), LSTMState(h=np.zeros((1, 2)), C=np.zeros((1, 2))))
    >>> bool(np.all(step.h_t == step.o_t * np.tanh(step.i_t * step.C_tilde_t)))  # as C_{t-1} = 0
    True
    """
    check_step(params, x_t, state)
    p = params
    C_prev = state.C.copy()  # (B, H)
    hx_t = np.concatenate([state.h, x_t], axis=1)  # (B, H + D)
    a_f_t = hx_t @ p.W_f.T + p.b_f  # (B, H)
    f_t = sigmoid(a_f_t)  # (1)  (B, H)
    a_i_t = hx_t @ p.W_i.T + p.b_i  # (B, H)
    i_t = sigmoid(a_i_t)  # (2)  (B, H)
    a_C_t = hx_t @ p.W_C.T + p.b_C  # (B, H)
    C_tilde_t = tanh(a_C_t)  # (3)  (B, H)
    C_t = f_t * C_prev + i_t * C_tilde_t  # (4)  (B, H)
    a_o_t = hx_t @ p.W_o.T + p.b_o  # (B, H)
    o_t = sigmoid(a_o_t)  # (5)  (B, H)
    h_t = o_t * tanh(C_t)  # (6)  (B, H)
    return StepTrace(
        hx_t=hx_t, C_prev=C_prev, a_f_t=a_f_t, f_t=f_t, a_i_t=a_i_t, i_t=i_t,
        a_C_t=a_C_t, C_tilde_t=C_tilde_t, C_t=C_t, a_o_t=a_o_t, o_t=o_t, h_t=h_t,
    )  # fmt: skip


def lstm_step_backward(params: LSTMParams, step: StepTrace, dstate: LSTMState) -> StepGradients[LSTMParams, LSTMState]:
    """Take one step back, equations (6') to (1').

    In (1'), (2') and (5') the code has sigmoid(-a_f) for 1 - f_t, which is the same: where a gate is wide open the
    subtraction would round its slope away, in float32 all of it from a_f = 17 on, in float64 from 37. `lstm_backward`
    keeps no pre-activations and does subtract, at a cost of about 1e-16 of df in float64 and 1e-7 in float32; in
    float64 the two agree to 1e-12, absolutely, while gradients are of order one. Both subtract in (3') and (6').

    Parameters
    ----------
    params : LSTMParams
        The parameters that made the step.
    step : StepTrace
        What `lstm_step` returned.
    dstate : LSTMState
        The gradients of the loss by h_t and C_t, (B, H) each.

    Returns
    -------
    StepGradients
        By the parameters (summed over the batch), by x_t, and by h_{t-1} and C_{t-1}.

    Raises
    ------
    TypeError, ValueError
        If `step` or `dstate` does not belong to `params`, or `params` is a gradient; the message names the argument.

    Examples
    --------
    >>> from lstm_ref import gradient_check
    >>> rng = np.random.default_rng(0)
    >>> params, x_t = LSTMParams.init(3, 2, rng=rng), rng.normal(size=(4, 3))
    >>> state, weights = (LSTMState(h=rng.normal(size=(4, 2)), C=rng.normal(size=(4, 2))) for _ in range(2))
    >>> def loss():
    ...     step = lstm_step(params, x_t, state)
    ...     return float(np.sum(weights.h * step.h_t + weights.C * step.C_t))
    >>> got = lstm_step_backward(params, lstm_step(params, x_t, state), weights)
    >>> grads = vars(got.params) | vars(got.state) | {"x_t": got.x_t}
    >>> errors = gradient_check(loss, vars(params) | vars(state) | {"x_t": x_t}, grads)
    >>> max(errors.values()) < 1e-6
    True
    """
    check_step_backward(params, step, dstate)
    p, s, H = params, step, params.hidden_size
    tanh_C_t = tanh(s.C_t)  # (B, H)
    do_t = dstate.h * tanh_C_t  # (6')  (B, H)
    dC_t = dstate.C + dstate.h * s.o_t * (1 - tanh_C_t**2)  # (6')  (B, H)
    da_o_t = do_t * s.o_t * sigmoid(-s.a_o_t)  # (5')  (B, H)
    dC_prev = dC_t * s.f_t  # (4')  (B, H)
    df_t = dC_t * s.C_prev  # (4')  (B, H)
    di_t = dC_t * s.C_tilde_t  # (4')  (B, H)
    dC_tilde_t = dC_t * s.i_t  # (4')  (B, H)
    da_C_t = dC_tilde_t * (1 - s.C_tilde_t**2)  # (3')  (B, H)
    da_i_t = di_t * s.i_t * sigmoid(-s.a_i_t)  # (2')  (B, H)
    da_f_t = df_t * s.f_t * sigmoid(-s.a_f_t)  # (1')  (B, H)
    dhx_t = da_f_t @ p.W_f + da_i_t @ p.W_i + da_C_t @ p.W_C + da_o_t @ p.W_o  # (B, H + D)
    dparams = LSTMParamsGradient(
        W_f=da_f_t.T @ s.hx_t, b_f=da_f_t.sum(axis=0),  # (H, H + D) and (H,)
        W_i=da_i_t.T @ s.hx_t, b_i=da_i_t.sum(axis=0),  # (H, H + D) and (H,)
        W_C=da_C_t.T @ s.hx_t, b_C=da_C_t.sum(axis=0),  # (H, H + D) and (H,)
        W_o=da_o_t.T @ s.hx_t, b_o=da_o_t.sum(axis=0),  # (H, H + D) and (H,)
    )  # fmt: skip
    dh_prev, dx_t = dhx_t[:, :H], dhx_t[:, H:]  # (B, H) and (B, D)
    return StepGradients(params=dparams, x_t=dx_t, state=LSTMStateGradient(h=dh_prev, C=dC_prev))
