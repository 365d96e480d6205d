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
from ..boundary import check_step, check_step_backward
from ..checks import Array
from ..traces import StepGradients
from .gru_params import GRUResetAfterParams, GRUResetAfterParamsGradient, GRUState, GRUStateGradient
from .layers import layers_backward
from .traces import GRUResetAfterStepTrace


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
    check_step(GRUResetAfterParams, GRUState, params, x_t, state)
    p, h_prev, H = params, state.h, params.hidden_size
    W_hh, W_hx = p.W_h[:, :H], p.W_h[:, H:]
    hx_t = np.concatenate([h_prev, x_t], axis=1)  # (B, H + D)
    z_t = sigmoid(hx_t @ p.W_z.T + p.b_z)  # (G1)  (B, H)
    r_t = sigmoid(hx_t @ p.W_r.T + p.b_r)  # (G2)  (B, H)
    m_t = h_prev @ W_hh.T + p.b_hh  # (G3a)  (B, H)
    h_tilde_t = tanh(x_t @ W_hx.T + p.b_h + r_t * m_t)  # (G3b)  (B, H)
    h_t = (1 - z_t) * h_prev + z_t * h_tilde_t  # (G4)  (B, H)
    return GRUResetAfterStepTrace(hx_t=hx_t, z_t=z_t, r_t=r_t, h_tilde_t=h_tilde_t, h_t=h_t, m_t=m_t)


def gru_reset_after_step_backward(
    params: GRUResetAfterParams, step: GRUResetAfterStepTrace, dstate: GRUState
) -> StepGradients[GRUResetAfterParams, GRUState]:
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
    check_step_backward(GRUResetAfterParams, GRUResetAfterStepTrace, GRUState, params, step, dstate)
    p, s, H = params, step, params.hidden_size
    h_prev, x_t = s.hx_t[:, :H], s.hx_t[:, H:]
    W_hh, W_hx = p.W_h[:, :H], p.W_h[:, H:]
    dz_t, dh_tilde_t = dstate.h * (s.h_tilde_t - h_prev), dstate.h * s.z_t  # (G4')  (B, H)
    da_h_t = dh_tilde_t * (1 - s.h_tilde_t**2)  # (G3b')  (B, H)
    dm_t, dr_t = da_h_t * s.r_t, da_h_t * s.m_t  # (G3a') (G3b')  (B, H)
    da_r_t = dr_t * s.r_t * (1 - s.r_t)  # (G2')  (B, H)
    da_z_t = dz_t * s.z_t * (1 - s.z_t)  # (G1')  (B, H)
    by_zr, dhx_t = layers_backward(p, s.hx_t, z=da_z_t, r=da_r_t)
    dh_prev = dstate.h * (1 - s.z_t) + dm_t @ W_hh + dhx_t[:, :H]  # (G4') (G3a') (G2') (G1')
    dx_t = da_h_t @ W_hx + dhx_t[:, H:]  # (B, D)
    dW_h = np.concatenate([dm_t.T @ h_prev, da_h_t.T @ x_t], axis=1)  # (H, H + D)
    dparams = GRUResetAfterParamsGradient(**by_zr, W_h=dW_h, b_h=da_h_t.sum(axis=0), b_hh=dm_t.sum(axis=0))
    return StepGradients(params=dparams, x_t=dx_t, state=GRUStateGradient(dh_prev))
