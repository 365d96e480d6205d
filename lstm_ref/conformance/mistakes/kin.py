"""Mistakes of the LSTM with peepholes and of the one with coupled gates, forward and backward."""

from __future__ import annotations

import numpy as np

from .equations import COUPLED, LSTM, LSTM_BACK, PEEPHOLE_BACK
from .making import each, misread, nothing, taking, wrong, wrongs

P, K = ("peephole",), ("coupled",)
a_f, a_o = LSTM["a_f"], LSTM["a_o"]  # W hx_t + b, without peephole

PEEPHOLES = (
    misread("no-peepholes", each(nothing, "p_"), "a = W hx_t + b", P),
    misread("no-peephole-in-f", each(nothing, "p_f"), "a_f = W_f hx_t + b_f", P),
    misread("no-peephole-in-i", each(nothing, "p_i"), "a_i = W_i hx_t + b_i", P),
    misread("no-peephole-in-o", each(nothing, "p_o"), "a_o = W_o hx_t + b_o", P),
    misread("one-peephole-for-all", taking(p_i="p_f", p_o="p_f"), "p_i = p_o = p_f", P),
    misread("peepholes-i-o-f", taking(p_f="p_i", p_i="p_o", p_o="p_f"), "P = [p_i, p_o, p_f]", P),
    misread("peepholes-i-f-o", taking(p_f="p_i", p_i="p_f"), "P = [p_i, p_f, p_o]", P),
    wrong("o-sees-old-C", "a_o", lambda v: a_o(v) + v.p_o * v.C_prev, "a_o = W_o hx_t + p_o * C_{t-1} + b_o", P),
    wrong("o-sees-tanh-C", "a_o", lambda v: a_o(v) + v.p_o * v.tanh(v.C), "a_o = W_o hx_t + p_o * tanh(C_t) + b_o", P),
    wrong("f-sees-h", "a_f", lambda v: a_f(v) + v.p_f * v.h_prev, "a_f = W_f hx_t + p_f * h_{t-1} + b_f", P),
    wrong("C~-sees-C", "a_C", lambda v: LSTM["a_C"](v) + v.p_i * v.C_prev, "a_C = W_C hx_t + p_i * C_{t-1} + b_C", P),
    wrong("peephole-after-sigmoid", "f", lambda v: v.sigmoid(a_f(v)) + v.p_f * v.C_prev,
          "f_t = sigmoid(W_f hx_t + b_f) + p_f * C_{t-1}", P),
    wrong("old-f-gate-in-o", "a_o", lambda v: a_o(v) + v.p_o * v.f * v.C_prev,
          "a_o = W_o hx_t + p_o * f_t * C_{t-1} + b_o", P),
    # backward
    wrongs("gradient-cut-at-peepholes", {"dC": LSTM_BACK["dC"], "dC_prev": LSTM_BACK["dC_prev"]},
           "dC_t and dC_{t-1} without da * p", P),
    wrong("dC-without-p_o", "dC", LSTM_BACK["dC"], "dC_t without da_o * p_o", P),
    wrong("dC_prev-without-p_f", "dC_prev", lambda v: v.dC * v.f + v.da_i * v.p_i, "dC_{t-1} without da_f * p_f", P),
    wrong("dC_prev-without-p_i", "dC_prev", lambda v: v.dC * v.f + v.da_f * v.p_f, "dC_{t-1} without da_i * p_i", P),
    wrong("p_o-goes-to-old-C", "dC_prev", lambda v: PEEPHOLE_BACK["dC_prev"](v) + v.da_o * v.p_o,
          "dC_{t-1} += da_o * p_o", P),
    wrong("dp_o-with-old-C", "dp_o", lambda v: (v.da_o * v.C_prev).sum(axis=0), "dp_o = da_o * C_{t-1}", P),
    wrong("dp_f-with-new-C", "dp_f", lambda v: (v.da_f * v.C).sum(axis=0), "dp_f = da_f * C_t", P),
    wrong("dp_i-with-new-C", "dp_i", lambda v: (v.da_i * v.C).sum(axis=0), "dp_i = da_i * C_t", P),
    wrong("dp-like-a-bias", "dp_f", lambda v: v.da_f.sum(axis=0), "dp_f = da_f", P),
)  # fmt: skip
COUPLED_GATES = (
    wrong("f-and-1-f-swapped", "C", lambda v: (1 - v.f) * v.C_prev + v.f * v.C_tilde,
          "C_t = (1 - f_t) * C_{t-1} + f_t * C~_t", K),
    wrong("f-for-1-f", "C", lambda v: v.f * v.C_prev + v.f * v.C_tilde, "C_t = f_t * C_{t-1} + f_t * C~_t", K),
    wrong("no-f-coupled", "C", lambda v: v.C_prev + (1 - v.f) * v.C_tilde, "C_t = C_{t-1} + (1 - f_t) * C~_t", K),
    wrong("root-for-1-f", "C", lambda v: v.f * v.C_prev + np.sqrt(1 - v.f**2) * v.C_tilde,
          "C_t = f_t * C_{t-1} + sqrt(1 - f_t^2) * C~_t", K),
    wrong("tanh-C-stored-coupled", "C", lambda v: v.tanh(COUPLED["C"](v)),
          "C_t = tanh(f_t * C_{t-1} + (1 - f_t) * C~_t)", K),
    # backward
    wrong("df-without-C~", "df", lambda v: v.dC * v.C_prev, "df = dC_t * C_{t-1}", K),
    wrong("df-sign", "df", lambda v: v.dC * (v.C_tilde - v.C_prev), "df = dC_t * (C~_t - C_{t-1})", K),
    wrong("df-sum", "df", lambda v: v.dC * (v.C_prev + v.C_tilde), "df = dC_t * (C_{t-1} + C~_t)", K),
    wrong("dC~-with-f", "dC_tilde", lambda v: v.dC * v.f, "dC~ = dC_t * f_t", K),
    wrong("dC~-unscaled", "dC_tilde", lambda v: v.dC, "dC~ = dC_t", K),
    wrong("dC_prev-with-1-f", "dC_prev", lambda v: v.dC * (1 - v.f), "dC_{t-1} = dC_t * (1 - f_t)", K),
)  # fmt: skip
MISTAKES = (*PEEPHOLES, *COUPLED_GATES)
