"""The LSTM with peepholes: the gates look at the cell state too, through a weight for each unit.

    (P1) f_t  = sigmoid(W_f hx_t + p_f * C_{t-1} + b_f)    (P1') da_f = df * f (1 - f), and dC_{t-1} += da_f * p_f
    (P2) i_t  = sigmoid(W_i hx_t + p_i * C_{t-1} + b_i)    (P2') da_i = di * i (1 - i), and dC_{t-1} += da_i * p_i
    (3)  C~_t = tanh(W_C hx_t + b_C)                       (3')  as in the LSTM
    (4)  C_t  = f_t * C_{t-1} + i_t * C~_t                 (4')  as in the LSTM
    (P5) o_t  = sigmoid(W_o hx_t + p_o * C_t + b_o)        (P5') da_o = do * o (1 - o), and dC_t += da_o * p_o
    (6)  h_t  = o_t * tanh(C_t)                            (6')  as in the LSTM

The output gate comes after the cell state and looks at the new one. hx_t = [h_{t-1}, x_t]. Each unit looks at its own
cell state alone, as in the papers and in ONNX; the article's picture is of whole matrices.

Source: Gers and Schmidhuber (2000), Gers, Schraudolph and Schmidhuber (2002). The gradient here is the whole one,
where they cut it at the peepholes.
"""

import numpy as np

from ..activations import sigmoid, tanh
from ..boundary import check_step, check_step_backward
from ..checks import Array
from ..params import LSTMState, LSTMStateGradient
from ..traces import StepGradients, StepTrace
from .layers import layers_backward
from .lstm_params import PeepholeParams, PeepholeParamsGradient


def peephole_step(params: PeepholeParams, x_t: Array, state: LSTMState) -> StepTrace:
    """Take one step, equations (P1) (P2) (3) (4) (P5) (6): x_t is (B, D), `state` holds h_{t-1} and C_{t-1}, (B, H).

    Raises
    ------
    TypeError, ValueError
        For a wrong type, shape or dtype, NaN or infinity; the message names the argument.

    Examples
    --------
    >>> params = PeepholeParams.init(3, 2, rng=np.random.default_rng(0))
    >>> state = LSTMState(h=np.zeros((1, 2)), C=np.ones((1, 2)))
    >>> step = peephole_step(params, np.zeros((1, 3)), state)
    >>> bool(np.all(step.f_t == sigmoid(params.p_f + params.b_f)))
    True
    """
    check_step(PeepholeParams, LSTMState, params, x_t, state)
    p, C_prev = params, state.C.copy()
    hx_t = np.concatenate([state.h, x_t], axis=1)  # (B, H + D)
    a_f_t = hx_t @ p.W_f.T + p.p_f * C_prev + p.b_f
    f_t = sigmoid(a_f_t)  # (P1)  (B, H)
    a_i_t = hx_t @ p.W_i.T + p.p_i * C_prev + p.b_i
    i_t = sigmoid(a_i_t)  # (P2)  (B, H)
    a_C_t = hx_t @ p.W_C.T + p.b_C
    C_tilde_t = tanh(a_C_t)  # (3)  (B, H)
    C_t = f_t * C_prev + i_t * C_tilde_t  # (4)  (B, H)
    a_o_t = hx_t @ p.W_o.T + p.p_o * C_t + p.b_o
    o_t = sigmoid(a_o_t)  # (P5)  (B, H)
    h_t = o_t * tanh(C_t)  # (6)  (B, H)
    return StepTrace(
        hx_t=hx_t, C_prev=C_prev, a_f_t=a_f_t, f_t=f_t, a_i_t=a_i_t, i_t=i_t,
        a_C_t=a_C_t, C_tilde_t=C_tilde_t, C_t=C_t, a_o_t=a_o_t, o_t=o_t, h_t=h_t,
    )  # fmt: skip


def peephole_step_backward(
    params: PeepholeParams, step: StepTrace, dstate: LSTMState
) -> StepGradients[PeepholeParams, LSTMState]:
    """Take one step back: `dstate` holds the gradients of the loss by h_t and C_t, (B, H) each.

    Raises
    ------
    TypeError, ValueError
        If `step` or `dstate` does not belong to `params`; the message names the argument.

    Examples
    --------
    >>> params = PeepholeParams.init(3, 2, rng=np.random.default_rng(0))
    >>> state = LSTMState(h=np.zeros((1, 2)), C=np.ones((1, 2)))
    >>> step = peephole_step(params, np.zeros((1, 3)), state)
    >>> peephole_step_backward(params, step, state).params.p_f.shape
    (2,)
    """
    check_step_backward(PeepholeParams, StepTrace, LSTMState, params, step, dstate)
    p, s, C_prev, H = params, step, step.C_prev, params.hidden_size
    tanh_C_t = tanh(s.C_t)  # (B, H)
    do_t = dstate.h * tanh_C_t  # (6')  (B, H)
    da_o_t = do_t * s.o_t * (1 - s.o_t)  # (P5')  (B, H)
    dC_t = dstate.C + dstate.h * s.o_t * (1 - tanh_C_t**2) + da_o_t * p.p_o  # (6') (P5')  (B, H)
    da_C_t = dC_t * s.i_t * (1 - s.C_tilde_t**2)  # (4') (3')  (B, H)
    da_i_t = dC_t * s.C_tilde_t * s.i_t * (1 - s.i_t)  # (4') (P2')  (B, H)
    da_f_t = dC_t * C_prev * s.f_t * (1 - s.f_t)  # (4') (P1')  (B, H)
    dC_prev = dC_t * s.f_t + da_i_t * p.p_i + da_f_t * p.p_f  # (4') (P2') (P1')  (B, H)
    by_layers, dhx_t = layers_backward(p, s.hx_t, f=da_f_t, i=da_i_t, C=da_C_t, o=da_o_t)
    by_peepholes = {
        "p_f": (da_f_t * C_prev).sum(axis=0),  # (P1')  (H,)
        "p_i": (da_i_t * C_prev).sum(axis=0),  # (P2')  (H,)
        "p_o": (da_o_t * s.C_t).sum(axis=0),  # (P5')  (H,)
    }
    dparams = PeepholeParamsGradient(**by_layers, **by_peepholes)
    return StepGradients(params=dparams, x_t=dhx_t[:, H:], state=LSTMStateGradient(h=dhx_t[:, :H], C=dC_prev))
