"""The LSTM with peepholes: the gates look at the cell state too, through a weight for each unit.

    (P1) f_t  = sigmoid(W_f z_t + p_f * C_{t-1} + b_f)    (P1') da_f = df * f (1 - f), and dC_{t-1} += da_f * p_f
    (P2) i_t  = sigmoid(W_i z_t + p_i * C_{t-1} + b_i)    (P2') da_i = di * i (1 - i), and dC_{t-1} += da_i * p_i
    (3)  C~_t = tanh(W_C z_t + b_C)                       (3')  as in the LSTM
    (4)  C_t  = f_t * C_{t-1} + i_t * C~_t                (4')  as in the LSTM
    (P5) o_t  = sigmoid(W_o z_t + p_o * C_t + b_o)        (P5') da_o = do * o (1 - o), and dC_t += da_o * p_o
    (6)  h_t  = o_t * tanh(C_t)                           (6')  as in the LSTM

The output gate comes after the cell state and looks at the new one. z_t = [h_{t-1}, x_t]. Each unit looks at its own
cell state alone, as in the papers and in ONNX; the article's picture is of whole matrices.

Source: Gers and Schmidhuber (2000), Gers, Schraudolph and Schmidhuber (2002). The gradient here is the whole one,
where they cut it at the peepholes.
"""

import numpy as np

from ..activations import sigmoid, tanh
from ..checks import Array
from ..params import LSTMState, LSTMStateGradient
from .lstm_params import PeepholeParams, PeepholeParamsGradient
from .over_time import Variant, backward, check_step, check_step_backward, forward
from .traces import PeepholeStepTrace, PeepholeTrace, VariantGradients, VariantStepGradients


def peephole_step(params: PeepholeParams, x_t: Array, state: LSTMState) -> PeepholeStepTrace:
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
    check_step(PEEPHOLE, params, x_t, state)
    p, C_prev = params, state.C
    z_t = np.concatenate([state.h, x_t], axis=1)  # (B, H + D)
    f_t = sigmoid(z_t @ p.W_f.T + p.p_f * C_prev + p.b_f)  # (P1)  (B, H)
    i_t = sigmoid(z_t @ p.W_i.T + p.p_i * C_prev + p.b_i)  # (P2)  (B, H)
    C_tilde_t = tanh(z_t @ p.W_C.T + p.b_C)  # (3)  (B, H)
    C_t = f_t * C_prev + i_t * C_tilde_t  # (4)  (B, H)
    o_t = sigmoid(z_t @ p.W_o.T + p.p_o * C_t + p.b_o)  # (P5)  (B, H)
    h_t = o_t * tanh(C_t)  # (6)  (B, H)
    return PeepholeStepTrace(x_t, state, f_t, i_t, C_tilde_t, C_t, o_t, h_t)


def peephole_step_backward(
    params: PeepholeParams, step: PeepholeStepTrace, dstate: LSTMState
) -> VariantStepGradients[PeepholeParams, LSTMState]:
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
    check_step_backward(PEEPHOLE, params, step, dstate)
    p, s, C_prev, H = params, step, step.before.C, params.hidden_size
    tanh_C_t = tanh(s.C_t)
    do_t = dstate.h * tanh_C_t  # (6')  (B, H)
    da_o_t = do_t * s.o_t * (1 - s.o_t)  # (P5')  (B, H)
    dC_t = dstate.C + dstate.h * s.o_t * (1 - tanh_C_t**2) + da_o_t * p.p_o  # (6') (P5')
    da_C_t = dC_t * s.i_t * (1 - s.C_tilde_t**2)  # (4') (3')  (B, H)
    da_i_t = dC_t * s.C_tilde_t * s.i_t * (1 - s.i_t)  # (4') (P2')  (B, H)
    da_f_t = dC_t * C_prev * s.f_t * (1 - s.f_t)  # (4') (P1')  (B, H)
    dC_prev = dC_t * s.f_t + da_i_t * p.p_i + da_f_t * p.p_f  # (4') (P2') (P1')
    dz_t = da_f_t @ p.W_f + da_i_t @ p.W_i + da_C_t @ p.W_C + da_o_t @ p.W_o  # (B, H + D)
    z_t = np.concatenate([s.before.h, s.x_t], axis=1)
    layers = [(da.T @ z_t, da.sum(axis=0)) for da in (da_f_t, da_i_t, da_C_t, da_o_t)]
    peepholes = [(da * C).sum(axis=0) for da, C in ((da_f_t, C_prev), (da_i_t, C_prev), (da_o_t, s.C_t))]
    dparams = PeepholeParamsGradient(*(array for layer in layers for array in layer), *peepholes)
    return VariantStepGradients(dparams, dz_t[:, H:], LSTMStateGradient(dz_t[:, :H], dC_prev))


def peephole_forward(params: PeepholeParams, x: Array, state: LSTMState | None = None) -> PeepholeTrace:
    """Run the cell over x (T, B, D), one `peephole_step` after the other; without `state` it starts from zeros.

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
    trace: PeepholeTrace = forward(PEEPHOLE, params, x, state)
    return trace


def peephole_backward(
    params: PeepholeParams, trace: PeepholeTrace, dh: Array, dfinal: LSTMState | None = None
) -> VariantGradients[PeepholeParams, LSTMState]:
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
    return backward(PEEPHOLE, params, trace, dh, dfinal)


PEEPHOLE = Variant(
    PeepholeParams,
    PeepholeParamsGradient,
    LSTMState,
    LSTMStateGradient,
    PeepholeStepTrace,
    PeepholeTrace,
    peephole_step,
    peephole_step_backward,
)
