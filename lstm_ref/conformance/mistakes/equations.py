"""The cells once more, as equations by name: what a mistake replaces one of.

An equation takes `v`, which holds what it needs under the names of the book, and what it returns is put into `v` under
its own name; so a table is gone through from top to bottom. Before it, `v` has the parameters, H, x_t, and the
activations. v.before is the step before. Before the first step, v.first is, whose h and C are the initial ones; all
else of it is 0, and before it is it again. Backward, v.after is the step after; after the last step, dh_prev and
dC_prev are the gradients by the final state. v.dh_t is what the loss gives to this step's h.

Nothing here comes from the steps of lstm_ref, which a test compares with it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ...checks import Array

Equation = Callable[[Any], Array]
Table = dict[str, Equation]


def beside(h: Array, x: Array) -> Array:
    """Return [h, x]."""
    return np.concatenate([h, x], axis=1)


READ: Table = {
    "x": lambda v: v.x_t,
    "h_prev": lambda v: v.before.h,
    "hx": lambda v: beside(v.h_prev, v.x),
}
LSTM: Table = READ | {
    "C_prev": lambda v: v.before.C,
    "a_f": lambda v: v.hx @ v.W_f.T + v.b_f,
    "f": lambda v: v.sigmoid(v.a_f),
    "a_i": lambda v: v.hx @ v.W_i.T + v.b_i,
    "i": lambda v: v.sigmoid(v.a_i),
    "a_C": lambda v: v.hx @ v.W_C.T + v.b_C,
    "C_tilde": lambda v: v.tanh(v.a_C),
    "C": lambda v: v.f * v.C_prev + v.i * v.C_tilde,
    "a_o": lambda v: v.hx @ v.W_o.T + v.b_o,
    "o": lambda v: v.sigmoid(v.a_o),
    "h": lambda v: v.o * v.tanh(v.C),
}
PEEPHOLE: Table = LSTM | {
    "a_f": lambda v: v.hx @ v.W_f.T + v.p_f * v.C_prev + v.b_f,
    "a_i": lambda v: v.hx @ v.W_i.T + v.p_i * v.C_prev + v.b_i,
    "a_o": lambda v: v.hx @ v.W_o.T + v.p_o * v.C + v.b_o,
}
COUPLED: Table = {name: equation for name, equation in LSTM.items() if name not in ("a_i", "i")} | {
    "C": lambda v: v.f * v.C_prev + (1 - v.f) * v.C_tilde,
}
GRU: Table = READ | {
    "a_z": lambda v: v.hx @ v.W_z.T + v.b_z,
    "z": lambda v: v.sigmoid(v.a_z),
    "a_r": lambda v: v.hx @ v.W_r.T + v.b_r,
    "r": lambda v: v.sigmoid(v.a_r),
    "rhx": lambda v: beside(v.r * v.h_prev, v.x),
    "a_h": lambda v: v.rhx @ v.W_h.T + v.b_h,
    "h_tilde": lambda v: v.tanh(v.a_h),
    "h": lambda v: (1 - v.z) * v.h_prev + v.z * v.h_tilde,
}
GRU_RESET_AFTER: Table = READ | {
    **{name: GRU[name] for name in ("a_z", "z", "a_r", "r")},
    "m": lambda v: v.h_prev @ v.W_h[:, : v.H].T + v.b_hh,
    "a_h": lambda v: v.x @ v.W_h[:, v.H :].T + v.b_h + v.r * v.m,
    "h_tilde": GRU["h_tilde"],
    "h": GRU["h"],
}
RNN: Table = READ | {
    "a": lambda v: v.hx @ v.W_h.T + v.b_h,
    "h": lambda v: v.tanh(v.a),
}

DH: Table = {"dh": lambda v: v.dh_t + v.after.dh_prev}
FROM_HX: Table = {
    "dh_prev": lambda v: v.dhx[:, : v.H],
    "dx": lambda v: v.dhx[:, v.H :],
}
BY_LSTM: Table = {
    "dW_f": lambda v: v.da_f.T @ v.hx,
    "db_f": lambda v: v.da_f.sum(axis=0),
    "dW_i": lambda v: v.da_i.T @ v.hx,
    "db_i": lambda v: v.da_i.sum(axis=0),
    "dW_C": lambda v: v.da_C.T @ v.hx,
    "db_C": lambda v: v.da_C.sum(axis=0),
    "dW_o": lambda v: v.da_o.T @ v.hx,
    "db_o": lambda v: v.da_o.sum(axis=0),
}
LSTM_BACK: Table = DH | {
    "do": lambda v: v.dh * np.tanh(v.C),
    "da_o": lambda v: v.do * v.o * (1 - v.o),
    "dC": lambda v: v.after.dC_prev + v.dh * v.o * (1 - np.tanh(v.C) ** 2),
    "df": lambda v: v.dC * v.C_prev,
    "di": lambda v: v.dC * v.C_tilde,
    "dC_tilde": lambda v: v.dC * v.i,
    "da_C": lambda v: v.dC_tilde * (1 - v.C_tilde**2),
    "da_i": lambda v: v.di * v.i * (1 - v.i),
    "da_f": lambda v: v.df * v.f * (1 - v.f),
    "dC_prev": lambda v: v.dC * v.f,
    "dhx": lambda v: v.da_f @ v.W_f + v.da_i @ v.W_i + v.da_C @ v.W_C + v.da_o @ v.W_o,
    **FROM_HX,
    **BY_LSTM,
}
PEEPHOLE_BACK: Table = LSTM_BACK | {
    "dC": lambda v: v.after.dC_prev + v.dh * v.o * (1 - np.tanh(v.C) ** 2) + v.da_o * v.p_o,
    "dC_prev": lambda v: v.dC * v.f + v.da_i * v.p_i + v.da_f * v.p_f,
    "dp_f": lambda v: (v.da_f * v.C_prev).sum(axis=0),
    "dp_i": lambda v: (v.da_i * v.C_prev).sum(axis=0),
    "dp_o": lambda v: (v.da_o * v.C).sum(axis=0),
}
COUPLED_BACK: Table = {
    name: equation for name, equation in LSTM_BACK.items() if name not in ("di", "da_i", "dW_i", "db_i")
} | {
    "df": lambda v: v.dC * (v.C_prev - v.C_tilde),
    "dC_tilde": lambda v: v.dC * (1 - v.f),
    "dhx": lambda v: v.da_f @ v.W_f + v.da_C @ v.W_C + v.da_o @ v.W_o,
}
GRU_GATES_BACK: Table = {
    "da_r": lambda v: v.dr * v.r * (1 - v.r),
    "da_z": lambda v: v.dz * v.z * (1 - v.z),
    "dhx": lambda v: v.da_z @ v.W_z + v.da_r @ v.W_r,
}
BY_GRU: Table = {
    "dW_z": lambda v: v.da_z.T @ v.hx,
    "db_z": lambda v: v.da_z.sum(axis=0),
    "dW_r": lambda v: v.da_r.T @ v.hx,
    "db_r": lambda v: v.da_r.sum(axis=0),
    "db_h": lambda v: v.da_h.sum(axis=0),
}
GRU_BACK: Table = DH | {
    "dz": lambda v: v.dh * (v.h_tilde - v.h_prev),
    "dh_tilde": lambda v: v.dh * v.z,
    "da_h": lambda v: v.dh_tilde * (1 - v.h_tilde**2),
    "drhx": lambda v: v.da_h @ v.W_h,
    "dr": lambda v: v.drhx[:, : v.H] * v.h_prev,
    **GRU_GATES_BACK,
    "dh_prev": lambda v: v.dh * (1 - v.z) + v.drhx[:, : v.H] * v.r + v.dhx[:, : v.H],
    "dx": lambda v: v.drhx[:, v.H :] + v.dhx[:, v.H :],
    "dW_h": lambda v: v.da_h.T @ v.rhx,
    **BY_GRU,
}
GRU_RESET_AFTER_BACK: Table = DH | {
    **{name: GRU_BACK[name] for name in ("dz", "dh_tilde", "da_h")},
    "dm": lambda v: v.da_h * v.r,
    "dr": lambda v: v.da_h * v.m,
    **GRU_GATES_BACK,
    "dh_prev": lambda v: v.dh * (1 - v.z) + v.dm @ v.W_h[:, : v.H] + v.dhx[:, : v.H],
    "dx": lambda v: v.da_h @ v.W_h[:, v.H :] + v.dhx[:, v.H :],
    "dW_h": lambda v: beside(v.dm.T @ v.h_prev, v.da_h.T @ v.x),
    "db_hh": lambda v: v.dm.sum(axis=0),
    **BY_GRU,
}
RNN_BACK: Table = DH | {
    "da": lambda v: v.dh * (1 - v.h**2),
    "dhx": lambda v: v.da @ v.W_h,
    **FROM_HX,
    "dW_h": lambda v: v.da.T @ v.hx,
    "db_h": lambda v: v.da.sum(axis=0),
}

TABLES: dict[str, tuple[Table, Table]] = {
    "lstm": (LSTM, LSTM_BACK),
    "peephole": (PEEPHOLE, PEEPHOLE_BACK),
    "coupled": (COUPLED, COUPLED_BACK),
    "gru": (GRU, GRU_BACK),
    "gru_reset_after": (GRU_RESET_AFTER, GRU_RESET_AFTER_BACK),
    "rnn": (RNN, RNN_BACK),
}
