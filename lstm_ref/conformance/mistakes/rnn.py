"""Mistakes of the plain recurrent network, forward and backward."""

from __future__ import annotations

from functools import partial

import numpy as np

from .activations import relu
from .equations import beside
from .making import wrong

rnn = partial(wrong, cells=("rnn",))

MISTAKES = (
    rnn("relu-in-h", "h", lambda v: relu(v.a), "h_t = max(0, a)"),
    rnn("sigmoid-in-h", "h", lambda v: 1 / (1 + np.exp(-v.a)), "h_t = sigmoid(a)"),
    rnn("no-tanh-in-h", "h", lambda v: v.a, "h_t = a"),
    rnn("tanh-twice-in-h", "h", lambda v: v.tanh(v.tanh(v.a)), "h_t = tanh(tanh(a))"),
    rnn("h-added-to", "h", lambda v: v.h_prev + v.tanh(v.a), "h_t = h_{t-1} + tanh(a)"),
    rnn("half-of-old-h", "h", lambda v: v.h_prev / 2 + v.tanh(v.a) / 2, "h_t = (h_{t-1} + tanh(a)) / 2"),
    rnn("b_h-after-tanh", "h", lambda v: v.tanh(v.hx @ v.W_h.T) + v.b_h, "h_t = tanh(W_h hx_t) + b_h"),
    # backward
    rnn("no-slope-in-h", "da", lambda v: v.dh, "da = dh_t"),
    rnn("tanh-slope-of-first-power", "da", lambda v: v.dh * (1 - v.h), "da = dh_t * (1 - h_t)"),
    rnn("tanh-slope-of-tanh-of-h", "da", lambda v: v.dh * (1 - np.tanh(v.h) ** 2), "da = dh_t * (1 - tanh(h_t)^2)"),
    rnn("tanh-slope-of-a", "da", lambda v: v.dh * (1 - v.a**2), "da = dh_t * (1 - a^2)"),
    rnn("sigmoid-slope-for-tanh-slope", "da", lambda v: v.dh * v.h * (1 - v.h), "da = dh_t * h_t * (1 - h_t)"),
    rnn("tanh-slope-of-step-before", "da", lambda v: v.dh * (1 - v.h_prev**2), "da = dh_t * (1 - h_{t-1}^2)"),
    rnn("W_h-for-its-transpose", "dh_prev", lambda v: v.da @ v.W_h[:, : v.H].T, "dh_{t-1} = W_h da"),
    rnn("dW_h-with-new-h", "dW_h", lambda v: v.da.T @ beside(v.h, v.x), "dW_h = da [h_t, x_t]"),
    rnn("dW_h-with-dh", "dW_h", lambda v: v.dh.T @ v.hx, "dW_h = dh_t hx_t"),
    rnn("db_h-with-dh", "db_h", lambda v: v.dh.sum(axis=0), "db_h = dh_t"),
)
