"""The GRU, with the reset gate before the matrix product, as in the article.

    (G1) z_t  = sigmoid(W_z [h_{t-1}, x_t] + b_z)         (G1') da_z = dz * z (1 - z)         the update gate
    (G2) r_t  = sigmoid(W_r [h_{t-1}, x_t] + b_r)         (G2') da_r = dr * r (1 - r)         the reset gate
    (G3) h~_t = tanh(W_h [r_t * h_{t-1}, x_t] + b_h)      (G3') da_h = dh~ * (1 - h~^2)       the candidate
    (G4) h_t  = (1 - z_t) * h_{t-1} + z_t * h~_t          (G4') dz, dh_{t-1}, dh~ from dh_t

Here z_t is the update gate, which weighs the new candidate; where it weighs the old state, see `gru_swap_z`. The
article has no biases; they are added here, and zeros give the article's cell.

Source: Cho et al. (2014), equations (5) to (8); z_t in the sense of Chung et al. (2014) and Olah (2015).
"""

import numpy as np

from ..activations import sigmoid, tanh
from ..boundary import check_step, check_step_backward
from ..checks import Array
from ..traces import StepGradients
from .gru_params import GRUParams, GRUParamsGradient, GRUState, GRUStateGradient
from .layers import layers_backward
from .traces import GRUStepTrace


def gru_step(params: GRUParams, x_t: Array, state: GRUState) -> GRUStepTrace:
    """Take one step, equations (G1) to (G4): x_t is (B, D), `state` holds h_{t-1}, (B, H).

    Raises
    ------
    TypeError, ValueError
        For a wrong type, shape or dtype, NaN or infinity; the message names the argument.

    Examples
    --------
    >>> params = GRUParams.init(3, 2, rng=np.random.default_rng(0))
    >>> step = gru_step(params, np.ones((1, 3)), GRUState(np.zeros((1, 2))))
    >>> bool(np.all(step.h_t == step.z_t * step.h_tilde_t))
    True
    """
    check_step(GRUParams, GRUState, params, x_t, state)
    p, h_prev = params, state.h
    hx_t = np.concatenate([h_prev, x_t], axis=1)  # (B, H + D)
    z_t = sigmoid(hx_t @ p.W_z.T + p.b_z)  # (G1)  (B, H)
    r_t = sigmoid(hx_t @ p.W_r.T + p.b_r)  # (G2)  (B, H)
    h_tilde_t = tanh(np.concatenate([r_t * h_prev, x_t], axis=1) @ p.W_h.T + p.b_h)  # (G3)  (B, H)
    h_t = (1 - z_t) * h_prev + z_t * h_tilde_t  # (G4)  (B, H)
    return GRUStepTrace(hx_t=hx_t, z_t=z_t, r_t=r_t, h_tilde_t=h_tilde_t, h_t=h_t)


def gru_step_backward(params: GRUParams, step: GRUStepTrace, dstate: GRUState) -> StepGradients[GRUParams, GRUState]:
    """Take one step back, equations (G4') to (G1'): `dstate` holds the gradient of the loss by h_t, (B, H).

    Raises
    ------
    TypeError, ValueError
        If `step` or `dstate` does not belong to `params`; the message names the argument.

    Examples
    --------
    >>> params = GRUParams.init(3, 2, rng=np.random.default_rng(0))
    >>> step = gru_step(params, np.ones((1, 3)), GRUState(np.zeros((1, 2))))
    >>> gru_step_backward(params, step, GRUState(np.ones((1, 2)))).x_t.shape
    (1, 3)
    """
    check_step_backward(GRUParams, GRUStepTrace, GRUState, params, step, dstate)
    p, s, H = params, step, params.hidden_size
    h_prev, x_t = s.hx_t[:, :H], s.hx_t[:, H:]
    dz_t, dh_tilde_t = dstate.h * (s.h_tilde_t - h_prev), dstate.h * s.z_t  # (G4')  (B, H)
    da_h_t = dh_tilde_t * (1 - s.h_tilde_t**2)  # (G3')  (B, H)
    rhx_t = np.concatenate([s.r_t * h_prev, x_t], axis=1)  # (B, H + D)
    by_h, drhx_t = layers_backward(p, rhx_t, h=da_h_t)
    dr_t = drhx_t[:, :H] * h_prev  # (B, H)
    da_r_t = dr_t * s.r_t * (1 - s.r_t)  # (G2')  (B, H)
    da_z_t = dz_t * s.z_t * (1 - s.z_t)  # (G1')  (B, H)
    by_zr, dhx_t = layers_backward(p, s.hx_t, z=da_z_t, r=da_r_t)
    dh_prev = dstate.h * (1 - s.z_t) + drhx_t[:, :H] * s.r_t + dhx_t[:, :H]  # (G4') (G3') (G2') (G1')
    dx_t = drhx_t[:, H:] + dhx_t[:, H:]  # (B, D)
    return StepGradients(params=GRUParamsGradient(**by_h, **by_zr), x_t=dx_t, state=GRUStateGradient(dh_prev))
