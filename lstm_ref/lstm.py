"""One step of the LSTM: six equations forward, and the same six backward.

Symbols and numbers are those of the book; hx_t = [h_{t-1}, x_t] is the concatenation that all four layers see.

    (1) f_t  = sigmoid(W_f hx_t + b_f)     (1') da_f = df * f (1 - f)         the forget gate
    (2) i_t  = sigmoid(W_i hx_t + b_i)     (2') da_i = di * i (1 - i)         the input gate
    (3) C~_t = tanh(W_C hx_t + b_C)        (3') da_C = dC~ * (1 - C~^2)       the candidate
    (4) C_t  = f_t * C_{t-1} + i_t * C~_t  (4') df, dC_{t-1}, di, dC~ from dC_t
    (5) o_t  = sigmoid(W_o hx_t + b_o)     (5') da_o = do * o (1 - o)         the output gate
    (6) h_t  = o_t * tanh(C_t)             (6') do, dC_t from dh_t

Source: Hochreiter and Schmidhuber (1997), with the forget gate of Gers, Schmidhuber and Cummins (2000).
"""

import numpy as np

from .activations import sigmoid, tanh
from .checks import Array, check_array, check_state, check_type
from .params import LSTMParams, LSTMParamsGradient, LSTMState, LSTMStateGradient
from .traces import StepGradients, StepTrace


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
    >>> step = lstm_step(params, np.ones((1, 3)), LSTMState.zeros(params, 1))
    >>> bool(np.all(step.C_t == step.f_t * step.C_prev + step.i_t * step.C_tilde_t))
    True
    """
    check_step(params, x_t, state)
    p, C_prev = params, state.C
    hx_t = np.concatenate([state.h, x_t], axis=1)  # (B, H + D)
    a_f_t = hx_t @ p.W_f.T + p.b_f
    f_t = sigmoid(a_f_t)  # (1)  (B, H)
    a_i_t = hx_t @ p.W_i.T + p.b_i
    i_t = sigmoid(a_i_t)  # (2)  (B, H)
    a_C_t = hx_t @ p.W_C.T + p.b_C
    C_tilde_t = tanh(a_C_t)  # (3)  (B, H)
    C_t = f_t * C_prev + i_t * C_tilde_t  # (4)  (B, H)
    a_o_t = hx_t @ p.W_o.T + p.b_o
    o_t = sigmoid(a_o_t)  # (5)  (B, H)
    h_t = o_t * tanh(C_t)  # (6)  (B, H)
    return StepTrace(hx_t, C_prev, a_f_t, f_t, a_i_t, i_t, a_C_t, C_tilde_t, C_t, a_o_t, o_t, h_t)


def lstm_step_backward(params: LSTMParams, step: StepTrace, dstate: LSTMState) -> StepGradients[LSTMParams, LSTMState]:
    """Take one step back, equations (6') to (1').

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
        If `step` or `dstate` does not belong to `params`; the message names the argument.

    Examples
    --------
    >>> params = LSTMParams.init(3, 2, rng=np.random.default_rng(0))
    >>> step = lstm_step(params, np.ones((1, 3)), LSTMState.zeros(params, 1))
    >>> lstm_step_backward(params, step, LSTMState(np.ones((1, 2)), np.zeros((1, 2)))).x_t.shape
    (1, 3)
    """
    check_step_backward(params, step, dstate)
    p, s, H = params, step, params.hidden_size
    tanh_C_t = tanh(s.C_t)
    do_t = dstate.h * tanh_C_t  # (6')  (B, H)
    dC_t = dstate.C + dstate.h * s.o_t * (1 - tanh_C_t**2)
    da_o_t = do_t * s.o_t * (1 - s.o_t)  # (5')  (B, H)
    df_t, dC_prev = dC_t * s.C_prev, dC_t * s.f_t  # (4')  (B, H)
    di_t, dC_tilde_t = dC_t * s.C_tilde_t, dC_t * s.i_t
    da_C_t = dC_tilde_t * (1 - s.C_tilde_t**2)  # (3')  (B, H)
    da_i_t = di_t * s.i_t * (1 - s.i_t)  # (2')  (B, H)
    da_f_t = df_t * s.f_t * (1 - s.f_t)  # (1')  (B, H)
    dhx_t = da_f_t @ p.W_f + da_i_t @ p.W_i + da_C_t @ p.W_C + da_o_t @ p.W_o  # (B, H + D)
    layers = [(da.T @ s.hx_t, da.sum(axis=0)) for da in (da_f_t, da_i_t, da_C_t, da_o_t)]
    dparams = LSTMParamsGradient(*(array for layer in layers for array in layer))
    return StepGradients(dparams, dhx_t[:, H:], LSTMStateGradient(dhx_t[:, :H], dC_prev))


def check_step(params: LSTMParams, x_t: Array, state: LSTMState) -> None:
    """Check what `lstm_step` is given."""
    check_type("params", params, LSTMParams)
    check_array("x_t", x_t, ("B", params.input_size), dtype=params.dtype)
    check_state("state", state, LSTMState, (len(x_t), params.hidden_size), dtype=params.dtype)


def check_step_backward(params: LSTMParams, step: StepTrace, dstate: LSTMState) -> None:
    """Check what `lstm_step_backward` is given."""
    check_type("params", params, LSTMParams)
    check_type("step", step, StepTrace)
    H = params.hidden_size
    check_array("step.hx_t", step.hx_t, ("B", H + params.input_size), dtype=params.dtype)
    check_array("step.h_t", step.h_t, (len(step.hx_t), H), dtype=params.dtype)
    check_state("dstate", dstate, LSTMState, step.h_t.shape, dtype=params.dtype, finite=False)
