"""Mistakes of the LSTM's own equations, (1) to (6)."""

from __future__ import annotations

import numpy as np

from ...checks import Array
from .equations import COUPLED, LSTM
from .making import FREE, LSTMS, misread, taking, wrong

new = LSTM["C"]  # f_t * C_{t-1} + i_t * C~_t


def within(bound: float, C: Array) -> Array:
    """Return C clipped."""
    return np.clip(C, -bound, bound)


MISTAKES = (
    # (1), (2), (5)
    wrong("1-added-in-f", "f", lambda v: v.sigmoid(v.a_f + 1), "f_t = sigmoid(a_f + 1)", LSTMS),
    misread("i-from-f", taking(W_i="W_f", b_i="b_f"), "i_t = sigmoid(W_f hx_t + b_f)", FREE),
    misread("o-from-i", taking(W_o="W_i", b_o="b_i"), "o_t = sigmoid(W_i hx_t + b_i)", FREE),
    misread("b_f-in-i", taking(b_i="b_f"), "i_t = sigmoid(W_i hx_t + b_f)", FREE),
    # (3)
    wrong("b_C-after-tanh", "C_tilde", lambda v: v.tanh(v.hx @ v.W_C.T) + v.b_C, "C~_t = tanh(W_C hx_t) + b_C", LSTMS),
    # (4)
    wrong("no-f", "C", lambda v: v.C_prev + v.i * v.C_tilde, "C_t = C_{t-1} + i_t * C~_t"),
    wrong("no-i", "C", lambda v: v.f * v.C_prev + v.C_tilde, "C_t = f_t * C_{t-1} + C~_t", LSTMS),
    wrong("1-f-for-i", "C", COUPLED["C"], "C_t = f_t * C_{t-1} + (1 - f_t) * C~_t"),
    wrong("1-i-for-f", "C", lambda v: (1 - v.i) * v.C_prev + v.i * v.C_tilde, "C_t = (1 - i_t) * C_{t-1} + i_t * C~_t"),
    wrong("1-f-for-f", "C", lambda v: (1 - v.f) * v.C_prev + v.i * v.C_tilde, "C_t = (1 - f_t) * C_{t-1} + i_t * C~_t"),
    wrong("1-i-for-i", "C", lambda v: v.f * v.C_prev + (1 - v.i) * v.C_tilde, "C_t = f_t * C_{t-1} + (1 - i_t) * C~_t"),
    wrong("f-on-all", "C", lambda v: v.f * (v.C_prev + v.i * v.C_tilde), "C_t = f_t * (C_{t-1} + i_t * C~_t)"),
    wrong("C-added-to", "C", lambda v: v.C_prev + new(v), "C_t = C_{t-1} + f_t * C_{t-1} + i_t * C~_t"),
    wrong("h-in-C", "C", lambda v: v.f * v.h_prev + v.i * v.C_tilde, "C_t = f_t * h_{t-1} + i_t * C~_t"),
    wrong("C~-for-old-C", "C", lambda v: v.f * v.C_tilde + v.i * v.C_tilde, "C_t = f_t * C~_t + i_t * C~_t"),
    wrong("C~-subtracted", "C", lambda v: v.f * v.C_prev - v.i * v.C_tilde, "C_t = f_t * C_{t-1} - i_t * C~_t"),
    wrong("tanh-C-stored", "C", lambda v: v.tanh(new(v)), "C_t = tanh(f_t * C_{t-1} + i_t * C~_t)"),
    wrong("sigmoid-C-stored", "C", lambda v: v.sigmoid(new(v)), "C_t = sigmoid(f_t * C_{t-1} + i_t * C~_t)"),
    wrong("C-clipped-at-1", "C", lambda v: within(1, new(v)), "C_t = clip(f_t * C_{t-1} + i_t * C~_t, -1, 1)"),
    wrong("C-clipped-at-3", "C", lambda v: within(3, new(v)), "C_t = clip(f_t * C_{t-1} + i_t * C~_t, -3, 3)"),
    wrong("C-clipped-at-50", "C", lambda v: within(50, new(v)), "C_t = clip(f_t * C_{t-1} + i_t * C~_t, -50, 50)"),
    # (6)
    wrong("old-C-in-h", "h", lambda v: v.o * v.tanh(v.C_prev), "h_t = o_t * tanh(C_{t-1})", LSTMS),
    wrong("C~-in-h", "h", lambda v: v.o * v.tanh(v.C_tilde), "h_t = o_t * tanh(C~_t)", LSTMS),
    wrong("no-tanh-in-h", "h", lambda v: v.o * v.C, "h_t = o_t * C_t", LSTMS),
    wrong("sigmoid-in-h", "h", lambda v: v.o * v.sigmoid(v.C), "h_t = o_t * sigmoid(C_t)", LSTMS),
    wrong("tanh-of-product", "h", lambda v: v.tanh(v.o * v.C), "h_t = tanh(o_t * C_t)", LSTMS),
    wrong("tanh-twice-in-h", "h", lambda v: v.o * v.tanh(v.tanh(v.C)), "h_t = o_t * tanh(tanh(C_t))", LSTMS),
    wrong("no-o", "h", lambda v: v.tanh(v.C), "h_t = tanh(C_t)", LSTMS),
    wrong("old-o-in-h", "h", lambda v: v.before.o * v.tanh(v.C), "h_t = o_{t-1} * tanh(C_t)", LSTMS),
    wrong("f-in-h", "h", lambda v: v.f * v.tanh(v.C), "h_t = f_t * tanh(C_t)", LSTMS),
)
