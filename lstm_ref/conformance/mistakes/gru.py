"""Mistakes of the GRU, of both kinds, forward and backward."""

from __future__ import annotations

from functools import partial

from .activations import relu
from .equations import GRU_BACK, GRU_RESET_AFTER_BACK, beside
from .making import GRUS, wrong

BEFORE, AFTER = ("gru",), ("gru_reset_after",)
dh_prev_before, dh_prev_after = GRU_BACK["dh_prev"], GRU_RESET_AFTER_BACK["dh_prev"]
either, before, after = partial(wrong, cells=GRUS), partial(wrong, cells=BEFORE), partial(wrong, cells=AFTER)


FORWARD = (
    either("z-turned-round", "h", lambda v: v.z * v.h_prev + (1 - v.z) * v.h_tilde,
           "h_t = z_t * h_{t-1} + (1 - z_t) * h~_t"),
    either("no-1-z", "h", lambda v: v.h_prev + v.z * v.h_tilde, "h_t = h_{t-1} + z_t * h~_t"),
    either("no-z", "h", lambda v: (1 - v.z) * v.h_prev + v.h_tilde, "h_t = (1 - z_t) * h_{t-1} + h~_t"),
    either("z-on-both", "h", lambda v: v.z * v.h_prev + v.z * v.h_tilde, "h_t = z_t * h_{t-1} + z_t * h~_t"),
    either("r-on-old-h", "h", lambda v: (1 - v.z) * v.r * v.h_prev + v.z * v.h_tilde,
           "h_t = (1 - z_t) * r_t * h_{t-1} + z_t * h~_t"),
    either("r-for-1-z", "h", lambda v: v.r * v.h_prev + v.z * v.h_tilde, "h_t = r_t * h_{t-1} + z_t * h~_t"),
    either("tanh-of-h", "h", lambda v: v.tanh((1 - v.z) * v.h_prev + v.z * v.h_tilde),
           "h_t = tanh((1 - z_t) * h_{t-1} + z_t * h~_t)"),
    either("old-z-in-h", "h", lambda v: (1 - v.before.z) * v.h_prev + v.before.z * v.h_tilde,
           "h_t = (1 - z_{t-1}) * h_{t-1} + z_{t-1} * h~_t"),
    either("tanh-in-z", "z", lambda v: v.tanh(v.a_z), "z_t = tanh(a_z)"),
    either("tanh-in-r", "r", lambda v: v.tanh(v.a_r), "r_t = tanh(a_r)"),
    either("1-added-in-z", "z", lambda v: v.sigmoid(v.a_z + 1), "z_t = sigmoid(a_z + 1)"),
    either("sigmoid-in-h~", "h_tilde", lambda v: v.sigmoid(v.a_h), "h~_t = sigmoid(a_h)"),
    either("relu-in-h~", "h_tilde", lambda v: relu(v.a_h), "h~_t = max(0, a_h)"),
    either("no-tanh-in-h~", "h_tilde", lambda v: v.a_h, "h~_t = a_h"),
    either("1-r-for-r", "r", lambda v: 1 - v.sigmoid(v.a_r), "r_t = 1 - sigmoid(a_r)"),
    either("no-r", "r", lambda v: 0 * v.a_r + 1, "r_t = 1"),
    before("reset-after", "a_h", lambda v: v.r * (v.h_prev @ v.W_h[:, : v.H].T) + v.x @ v.W_h[:, v.H :].T + v.b_h,
           "h~_t = tanh(W_hx x_t + b_h + r_t * W_hh h_{t-1})"),
    before("reset-of-all", "a_h", lambda v: v.r * (v.hx @ v.W_h.T + v.b_h), "h~_t = tanh(r_t * (W_h hx_t + b_h))"),
    before("reset-of-all-but-b_h", "a_h", lambda v: v.r * (v.hx @ v.W_h.T) + v.b_h,
           "h~_t = tanh(r_t * W_h hx_t + b_h)"),
    before("reset-of-b_h-too", "a_h", lambda v: v.r * (v.h_prev @ v.W_h[:, : v.H].T + v.b_h) + v.x @ v.W_h[:, v.H :].T,
           "h~_t = tanh(W_hx x_t + r_t * (W_hh h_{t-1} + b_h))"),
    before("z-for-r", "rhx", lambda v: beside(v.z * v.h_prev, v.x), "h~_t = tanh(W_h [z_t * h_{t-1}, x_t] + b_h)"),
    after("reset-before", "a_h", lambda v: beside(v.r * v.h_prev, v.x) @ v.W_h.T + v.b_hh + v.b_h,
          "h~_t = tanh(W_h [r_t * h_{t-1}, x_t] + b_h + b_hh)"),
    after("reset-before-r-b_hh", "a_h", lambda v: beside(v.r * v.h_prev, v.x) @ v.W_h.T + v.r * v.b_hh + v.b_h,
          "h~_t = tanh(W_h [r_t * h_{t-1}, x_t] + b_h + r_t * b_hh)"),
    after("b_hh-not-reset", "a_h", lambda v: v.r * (v.m - v.b_hh) + v.b_hh + v.x @ v.W_h[:, v.H :].T + v.b_h,
          "h~_t = tanh(W_hx x_t + b_h + b_hh + r_t * W_hh h_{t-1})"),
    after("b_h-reset-too", "a_h", lambda v: v.r * (v.m + v.b_h) + v.x @ v.W_h[:, v.H :].T,
          "h~_t = tanh(W_hx x_t + r_t * (m_t + b_h))"),
    after("reset-of-all", "a_h", lambda v: v.r * (v.m + v.x @ v.W_h[:, v.H :].T + v.b_h),
          "h~_t = tanh(r_t * (W_hx x_t + b_h + m_t))"),
    after("z-for-r", "a_h", lambda v: v.x @ v.W_h[:, v.H :].T + v.b_h + v.z * v.m,
          "h~_t = tanh(W_hx x_t + b_h + z_t * m_t)"),
    after("b_h-and-b_hh-swapped", "a_h", lambda v: v.x @ v.W_h[:, v.H :].T + v.b_hh + v.r * (v.m - v.b_hh + v.b_h),
          "h~_t = tanh(W_hx x_t + b_hh + r_t * (W_hh h_{t-1} + b_h))"),
)  # fmt: skip
BACKWARD = (
    either("dz-sign", "dz", lambda v: v.dh * (v.h_prev - v.h_tilde), "dz = dh_t * (h_{t-1} - h~_t)"),
    either("dz-without-old-h", "dz", lambda v: v.dh * v.h_tilde, "dz = dh_t * h~_t"),
    either("dz-with-new-h", "dz", lambda v: v.dh * (v.h_tilde - v.h), "dz = dh_t * (h~_t - h_t)"),
    either("z-detached", "dz", lambda v: 0 * v.dh, "dz = 0"),
    either("no-slope-in-z", "da_z", lambda v: v.dz, "da_z = dz"),
    either("no-slope-in-r", "da_r", lambda v: v.dr, "da_r = dr"),
    either("dh~-with-1-z", "dh_tilde", lambda v: v.dh * (1 - v.z), "dh~ = dh_t * (1 - z_t)"),
    either("dh~-unscaled", "dh_tilde", lambda v: v.dh, "dh~ = dh_t"),
    either("no-slope-in-h~", "da_h", lambda v: v.dh_tilde, "da_h = dh~"),
    either(
        "sigmoid-slope-in-h~",
        "da_h",
        lambda v: v.dh_tilde * v.h_tilde * (1 - v.h_tilde),
        "da_h = dh~ * h~_t * (1 - h~_t)",
    ),
    either("r-detached", "dr", lambda v: 0 * v.dh, "dr = 0"),
    either("gates-detached-from-h", "dhx", lambda v: 0 * (v.da_z @ v.W_z), "dhx = 0 by z_t and r_t"),
    before("dr-with-new-h", "dr", lambda v: v.drhx[:, : v.H] * v.h, "dr = d(r h) * h_t"),
    before("dr-unscaled", "dr", lambda v: v.drhx[:, : v.H], "dr = d(r h)"),
    before(
        "dh_prev-without-1-z",
        "dh_prev",
        lambda v: dh_prev_before(v) - v.dh * (1 - v.z),
        "dh_{t-1} without dh_t * (1 - z_t)",
    ),
    before("dh_prev-with-z", "dh_prev", lambda v: dh_prev_before(v) + v.dh * (2 * v.z - 1), "dh_{t-1} with dh_t * z_t"),
    before(
        "dh_prev-without-h~",
        "dh_prev",
        lambda v: dh_prev_before(v) - v.drhx[:, : v.H] * v.r,
        "dh_{t-1} without d(r h) * r_t",
    ),
    before(
        "dh_prev-without-r",
        "dh_prev",
        lambda v: dh_prev_before(v) + v.drhx[:, : v.H] * (1 - v.r),
        "dh_{t-1} with d(r h)",
    ),
    before("dx-without-h~", "dx", lambda v: v.dhx[:, v.H :], "dx_t without da_h W_h"),
    before("dW_h-with-h", "dW_h", lambda v: v.da_h.T @ v.hx, "dW_h = da_h [h_{t-1}, x_t]"),
    after("dr-with-old-h", "dr", lambda v: v.da_h * v.h_prev, "dr = da_h * h_{t-1}"),
    after("dm-unscaled", "dm", lambda v: v.da_h, "dm = da_h"),
    after(
        "dh_prev-without-1-z",
        "dh_prev",
        lambda v: dh_prev_after(v) - v.dh * (1 - v.z),
        "dh_{t-1} without dh_t * (1 - z_t)",
    ),
    after("dh_prev-with-z", "dh_prev", lambda v: dh_prev_after(v) + v.dh * (2 * v.z - 1), "dh_{t-1} with dh_t * z_t"),
    after(
        "dh_prev-without-h~", "dh_prev", lambda v: dh_prev_after(v) - v.dm @ v.W_h[:, : v.H], "dh_{t-1} without dm W_hh"
    ),
    after(
        "dh_prev-without-r",
        "dh_prev",
        lambda v: dh_prev_after(v) + (v.da_h - v.dm) @ v.W_h[:, : v.H],
        "dh_{t-1} with da_h W_hh",
    ),
    after("dx-without-h~", "dx", lambda v: v.dhx[:, v.H :], "dx_t without da_h W_hx"),
    after("db_hh-unscaled", "db_hh", lambda v: v.da_h.sum(axis=0), "db_hh = da_h"),
    after("dW_hh-unscaled", "dW_h", lambda v: beside(v.da_h.T @ v.h_prev, v.da_h.T @ v.x), "dW_hh = da_h h_{t-1}"),
    after("dW_hx-scaled", "dW_h", lambda v: beside(v.dm.T @ v.h_prev, v.dm.T @ v.x), "dW_hx = da_h * r_t x_t"),
)
MISTAKES = (*FORWARD, *BACKWARD)
