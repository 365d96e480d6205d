"""The GRU with the reset gate after the matrix product: another cell than `gru`, and the one in most libraries.

    (G1)  z_t  = sigmoid(W_z [h_{t-1}, x_t] + b_z)        (G1')  as in `gru`
    (G2)  r_t  = sigmoid(W_r [h_{t-1}, x_t] + b_r)        (G2')  as in `gru`
    (G3a) m_t  = W_hh h_{t-1} + b_hh                      (G3a') dm = da_h * r
    (G3b) h~_t = tanh(W_hx x_t + b_h + r_t * m_t)         (G3b') da_h = dh~ * (1 - h~^2), dr = da_h * m
    (G4)  h_t  = (1 - z_t) * h_{t-1} + z_t * h~_t         (G4')  as in `gru`

W_h = [W_hh, W_hx]. The reset gate scales the result of the product instead of its input, so all products with h_{t-1}
can be taken as one; cuDNN, PyTorch and Keras (reset_after=True) do. They let z_t weigh the old state, see `gru_swap_z`.

Source: the variant of Cho et al. (2014) that cuDNN computes.
"""

import numpy as np

from ..activations import sigmoid, tanh
from ..checks import Array
from .gru_params import GRUResetAfterParams, GRUResetAfterParamsGradient, GRUState, GRUStateGradient
from .over_time import Variant, backward, check_step, check_step_backward, forward
from .traces import GRUResetAfterStepTrace, GRUResetAfterTrace, VariantGradients, VariantStepGradients


def gru_reset_after_step(params: GRUResetAfterParams, x_t: Array, state: GRUState) -> GRUResetAfterStepTrace:
    """Take one step, equations (G1) (G2) (G3a) (G3b) (G4): x_t is (B, D), `state` holds h_{t-1}, (B, H).

    Raises
    ------
    TypeError, ValueError
        For a wrong type, shape or dtype, NaN or infinity; the message names the argument.

    Examples
    --------
    >>> params = GRUResetAfterParams.init(3, 2, rng=np.random.default_rng(0))
    >>> step = gru_reset_after_step(params, np.ones((1, 3)), GRUState(np.zeros((1, 2))))
    >>> bool(np.all(step.h_t == step.z_t * step.h_tilde_t))
    True
    """
    check_step(GRU_RESET_AFTER, params, x_t, state)
    p, h_prev, H = params, state.h, params.hidden_size
    W_hh, W_hx = p.W_h[:, :H], p.W_h[:, H:]
    hx_t = np.concatenate([h_prev, x_t], axis=1)  # (B, H + D)
    z_t = sigmoid(hx_t @ p.W_z.T + p.b_z)  # (G1)  (B, H)
    r_t = sigmoid(hx_t @ p.W_r.T + p.b_r)  # (G2)  (B, H)
    m_t = h_prev @ W_hh.T + p.b_hh  # (G3a)  (B, H)
    h_tilde_t = tanh(x_t @ W_hx.T + p.b_h + r_t * m_t)  # (G3b)  (B, H)
    h_t = (1 - z_t) * h_prev + z_t * h_tilde_t  # (G4)  (B, H)
    return GRUResetAfterStepTrace(x_t, state, z_t, r_t, m_t, h_tilde_t, h_t)


def gru_reset_after_step_backward(
    params: GRUResetAfterParams, step: GRUResetAfterStepTrace, dstate: GRUState
) -> VariantStepGradients[GRUResetAfterParams, GRUState]:
    """Take one step back, equations (G4') to (G1'): `dstate` holds the gradient of the loss by h_t, (B, H).

    Raises
    ------
    TypeError, ValueError
        If `step` or `dstate` does not belong to `params`; the message names the argument.

    Examples
    --------
    >>> params = GRUResetAfterParams.init(3, 2, rng=np.random.default_rng(0))
    >>> step = gru_reset_after_step(params, np.ones((1, 3)), GRUState(np.zeros((1, 2))))
    >>> gru_reset_after_step_backward(params, step, GRUState(np.ones((1, 2)))).x_t.shape
    (1, 3)
    """
    check_step_backward(GRU_RESET_AFTER, params, step, dstate)
    p, s, h_prev, H = params, step, step.before.h, params.hidden_size
    W_hh, W_hx = p.W_h[:, :H], p.W_h[:, H:]
    dz_t, dh_tilde_t = dstate.h * (s.h_tilde_t - h_prev), dstate.h * s.z_t  # (G4')  (B, H)
    da_h_t = dh_tilde_t * (1 - s.h_tilde_t**2)  # (G3b')  (B, H)
    dm_t, dr_t = da_h_t * s.r_t, da_h_t * s.m_t  # (G3a') (G3b')  (B, H)
    da_r_t = dr_t * s.r_t * (1 - s.r_t)  # (G2')  (B, H)
    da_z_t = dz_t * s.z_t * (1 - s.z_t)  # (G1')  (B, H)
    dhx_t = da_z_t @ p.W_z + da_r_t @ p.W_r  # by [h_{t-1}, x_t], (B, H + D)
    dh_prev = dstate.h * (1 - s.z_t) + dm_t @ W_hh + dhx_t[:, :H]  # (G4') (G3a') (G2') (G1')
    hx_t = np.concatenate([h_prev, s.x_t], axis=1)
    dW_z, dW_r = da_z_t.T @ hx_t, da_r_t.T @ hx_t
    dW_h = np.concatenate([dm_t.T @ h_prev, da_h_t.T @ s.x_t], axis=1)
    db_z, db_r, db_h, db_hh = (da.sum(axis=0) for da in (da_z_t, da_r_t, da_h_t, dm_t))
    dparams = GRUResetAfterParamsGradient(dW_z, db_z, dW_r, db_r, dW_h, db_h, db_hh)
    return VariantStepGradients(dparams, da_h_t @ W_hx + dhx_t[:, H:], GRUStateGradient(dh_prev))


def gru_reset_after_forward(params: GRUResetAfterParams, x: Array, state: GRUState | None = None) -> GRUResetAfterTrace:
    """Run the cell over x (T, B, D), one `gru_reset_after_step` after the other; without `state` it starts from zeros.

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
    trace: GRUResetAfterTrace = forward(GRU_RESET_AFTER, params, x, state)
    return trace


def gru_reset_after_backward(
    params: GRUResetAfterParams, trace: GRUResetAfterTrace, dh: Array, dfinal: GRUState | None = None
) -> VariantGradients[GRUResetAfterParams, GRUState]:
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
    return backward(GRU_RESET_AFTER, params, trace, dh, dfinal)


GRU_RESET_AFTER = Variant(
    GRUResetAfterParams,
    GRUResetAfterParamsGradient,
    GRUState,
    GRUStateGradient,
    GRUResetAfterStepTrace,
    GRUResetAfterTrace,
    gru_reset_after_step,
    gru_reset_after_step_backward,
)
