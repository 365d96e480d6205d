"""The LSTM with coupled gates: the input gate is what the forget gate leaves, i_t = 1 - f_t.

    (1)  f_t  = sigmoid(W_f z_t + b_f)                    (1')  as in the LSTM
    (3)  C~_t = tanh(W_C z_t + b_C)                       (3')  as in the LSTM
    (K4) C_t  = f_t * C_{t-1} + (1 - f_t) * C~_t          (K4') df = dC * (C_{t-1} - C~), dC_{t-1} = dC * f,
                                                                dC~ = dC * (1 - f)
    (5)  o_t  = sigmoid(W_o z_t + b_o)                    (5')  as in the LSTM
    (6)  h_t  = o_t * tanh(C_t)                           (6')  as in the LSTM

There is no equation (2). Every C_t lies between C_{t-1} and C~_t. z_t = [h_{t-1}, x_t].

Source: Greff et al. (2017), who call it CIFG; in Olah (2015), the variant with coupled gates.
"""

import numpy as np

from ..activations import sigmoid, tanh
from ..checks import Array
from ..params import LSTMState, LSTMStateGradient
from .lstm_params import CoupledParams, CoupledParamsGradient
from .over_time import Variant, backward, check_step, check_step_backward, forward
from .traces import CoupledStepTrace, CoupledTrace, VariantGradients, VariantStepGradients


def coupled_step(params: CoupledParams, x_t: Array, state: LSTMState) -> CoupledStepTrace:
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
    check_step(COUPLED, params, x_t, state)
    p, C_prev = params, state.C
    z_t = np.concatenate([state.h, x_t], axis=1)  # (B, H + D)
    f_t = sigmoid(z_t @ p.W_f.T + p.b_f)  # (1)  (B, H)
    C_tilde_t = tanh(z_t @ p.W_C.T + p.b_C)  # (3)  (B, H)
    C_t = f_t * C_prev + (1 - f_t) * C_tilde_t  # (K4)  (B, H)
    o_t = sigmoid(z_t @ p.W_o.T + p.b_o)  # (5)  (B, H)
    h_t = o_t * tanh(C_t)  # (6)  (B, H)
    return CoupledStepTrace(x_t, state, f_t, C_tilde_t, C_t, o_t, h_t)


def coupled_step_backward(
    params: CoupledParams, step: CoupledStepTrace, dstate: LSTMState
) -> VariantStepGradients[CoupledParams, LSTMState]:
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
    check_step_backward(COUPLED, params, step, dstate)
    p, s, C_prev, H = params, step, step.before.C, params.hidden_size
    tanh_C_t = tanh(s.C_t)
    do_t = dstate.h * tanh_C_t  # (6')  (B, H)
    dC_t = dstate.C + dstate.h * s.o_t * (1 - tanh_C_t**2)
    da_o_t = do_t * s.o_t * (1 - s.o_t)  # (5')  (B, H)
    df_t, dC_prev, dC_tilde_t = dC_t * (C_prev - s.C_tilde_t), dC_t * s.f_t, dC_t * (1 - s.f_t)  # (K4')  (B, H)
    da_C_t = dC_tilde_t * (1 - s.C_tilde_t**2)  # (3')  (B, H)
    da_f_t = df_t * s.f_t * (1 - s.f_t)  # (1')  (B, H)
    dz_t = da_f_t @ p.W_f + da_C_t @ p.W_C + da_o_t @ p.W_o  # (B, H + D)
    z_t = np.concatenate([s.before.h, s.x_t], axis=1)
    layers = [(da.T @ z_t, da.sum(axis=0)) for da in (da_f_t, da_C_t, da_o_t)]
    dparams = CoupledParamsGradient(*(array for layer in layers for array in layer))
    return VariantStepGradients(dparams, dz_t[:, H:], LSTMStateGradient(dz_t[:, :H], dC_prev))


def coupled_forward(params: CoupledParams, x: Array, state: LSTMState | None = None) -> CoupledTrace:
    """Run the cell over x (T, B, D), one `coupled_step` after the other; without `state` it starts from zeros.

    Raises
    ------
    TypeError, ValueError
        For a wrong type, shape or dtype, NaN or infinity; the message names the argument.

    Examples
    --------
    >>> params = CoupledParams.init(3, 2, rng=np.random.default_rng(0))
    >>> coupled_forward(params, np.ones((5, 1, 3))).h.shape
    (5, 1, 2)
    """
    trace: CoupledTrace = forward(COUPLED, params, x, state)
    return trace


def coupled_backward(
    params: CoupledParams, trace: CoupledTrace, dh: Array, dfinal: LSTMState | None = None
) -> VariantGradients[CoupledParams, LSTMState]:
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
    return backward(COUPLED, params, trace, dh, dfinal)


COUPLED = Variant(
    CoupledParams,
    CoupledParamsGradient,
    LSTMState,
    LSTMStateGradient,
    CoupledStepTrace,
    CoupledTrace,
    coupled_step,
    coupled_step_backward,
)
