"""Mistakes of the LSTM's backward pass, (6') to (1'), and of going back through time in every cell."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from ...checks import Array
from .engine import Named
from .equations import LSTM_BACK, Equation, Table, beside
from .making import EVERY, LSTMS, each, handed, misread, nothing, taking, way, wrong, wrongs

dhx = LSTM_BACK["dhx"]
back_read = partial(misread, backward=True)
back_handed = partial(handed, backward=True)
back_way = partial(way, backward=True)


def tanh_C(v: Any) -> Array:
    """Return tanh(C_t)."""
    out: Array = np.tanh(v.C)
    return out


def weights_by(hx: Equation) -> Table:
    """Return the equations of dW with something else for hx_t."""
    return {
        "dW_f": lambda v: v.da_f.T @ hx(v),
        "dW_i": lambda v: v.da_i.T @ hx(v),
        "dW_C": lambda v: v.da_C.T @ hx(v),
        "dW_o": lambda v: v.da_o.T @ hx(v),
    }


def by_transposes(v: Any) -> Array:
    """Return dh_{t-1} with the square parts of all W turned."""
    H = v.H
    f, i, C, o = (W[:, :H].T for W in (v.W_f, v.W_i, v.W_C, v.W_o))
    out: Array = v.da_f @ f + v.da_i @ i + v.da_C @ C + v.da_o @ o
    return out


def by_parameters(name: str) -> bool:
    """Return whether it is a gradient by parameters."""
    return name[:3] in ("dW_", "db_", "dp_")


def divided_by_batch(answer: Named) -> Named:
    """Return means over the batch."""
    B = answer["h"].shape[1]
    return {name: a / B if by_parameters(name) else a for name, a in answer.items()}


def row_0_alone(answer: Named) -> Named:
    """Return nothing for the other rows of the batch."""
    first = np.zeros((1, answer["h"].shape[1], 1))
    first[:, 0] = 1
    return answer | {name: a * first.astype(a.dtype) for name, a in answer.items() if name in ("dx", "dx_reverse")}


def clipped(answer: Named) -> Named:
    """Return gradients by parameters no larger than 1."""
    return {name: np.clip(a, -1, 1) if by_parameters(name) else a for name, a in answer.items()}


def shortened(answer: Named) -> Named:
    """Return gradients by parameters with a norm of at most 1."""
    norm = np.sqrt(sum((a**2).sum() for name, a in answer.items() if by_parameters(name)))
    return {name: a / max(1, norm) if by_parameters(name) else a for name, a in answer.items()}


def at_last(dh: Array) -> Array:
    """Return the gradient by the last h, and nothing for the others."""
    return np.concatenate([0 * dh[:-1], dh[-1:]])


CELL = (
    # (6')
    wrong("do-with-C", "do", lambda v: v.dh * v.C, "do = dh_t * C_t", LSTMS),
    wrong("do-with-old-C", "do", lambda v: v.dh * np.tanh(v.C_prev), "do = dh_t * tanh(C_{t-1})", LSTMS),
    wrong("no-slope-in-dC", "dC", lambda v: v.after.dC_prev + v.dh * v.o, "dC_t += dh_t * o_t"),
    wrong("tanh-slope-of-C-as-tanh", "dC", lambda v: v.after.dC_prev + v.dh * v.o * (1 - v.C**2),
          "dC_t += dh_t * o_t * (1 - C_t^2)"),
    wrong("tanh-slope-of-old-C", "dC", lambda v: v.after.dC_prev + v.dh * v.o * (1 - np.tanh(v.C_prev) ** 2),
          "dC_t += dh_t * o_t * (1 - tanh(C_{t-1})^2)"),
    wrong("tanh-slope-of-first-power", "dC", lambda v: v.after.dC_prev + v.dh * v.o * (1 - tanh_C(v)),
          "dC_t += dh_t * o_t * (1 - tanh(C_t))"),
    wrong("no-o-in-dC", "dC", lambda v: v.after.dC_prev + v.dh * (1 - tanh_C(v) ** 2),
          "dC_t += dh_t * (1 - tanh(C_t)^2)"),
    wrong("dC-not-from-h", "dC", lambda v: v.after.dC_prev, "dC_t = dC_t from C_{t+1} alone"),
    wrong("dC-from-h-alone", "dC", lambda v: LSTM_BACK["dC"](v) - v.after.dC_prev,
          "dC_t = dh_t * o_t * (1 - tanh(C_t)^2)"),
    # (4')
    wrong("belt-cut", "dC_prev", lambda v: 0 * v.dC, "dC_{t-1} = 0", LSTMS),
    wrong("no-f-in-dC_prev", "dC_prev", lambda v: v.dC, "dC_{t-1} = dC_t", LSTMS),
    wrong("i-in-dC_prev", "dC_prev", lambda v: v.dC * v.i, "dC_{t-1} = dC_t * i_t"),
    wrong("next-f-in-dC_prev", "dC_prev", lambda v: v.dC * v.after.f, "dC_{t-1} = dC_t * f_{t+1}", LSTMS),
    wrong("old-f-in-dC_prev", "dC_prev", lambda v: v.dC * v.before.f, "dC_{t-1} = dC_t * f_{t-1}", LSTMS),
    wrong("df-with-new-C", "df", lambda v: v.dC * v.C, "df = dC_t * C_t"),
    wrong("df-after-dC_prev", "df", lambda v: v.dC * v.f * v.C_prev, "df = dC_{t-1} * C_{t-1}"),
    wrong("df-with-h", "df", lambda v: v.dC * v.h_prev, "df = dC_t * h_{t-1}"),
    wrong("di-with-i", "di", lambda v: v.dC * v.i, "di = dC_t * i_t"),
    wrong("dC~-with-C~", "dC_tilde", lambda v: v.dC * v.C_tilde, "dC~ = dC_t * C~_t"),
    wrongs("di-and-dC~-swapped", {"di": LSTM_BACK["dC_tilde"], "dC_tilde": LSTM_BACK["di"]},
           "di = dC_t * i_t, dC~ = dC_t * C~_t"),
    wrong("dC~-unscaled", "dC_tilde", lambda v: v.dC, "dC~ = dC_t"),
    # (5'), (3'), (2'), (1')
    wrong("no-slope-in-f", "da_f", lambda v: v.df, "da_f = df", LSTMS),
    wrong("no-slope-in-i", "da_i", lambda v: v.di, "da_i = di"),
    wrong("no-slope-in-o", "da_o", lambda v: v.do, "da_o = do", LSTMS),
    wrong("no-slope-in-C~", "da_C", lambda v: v.dC_tilde, "da_C = dC~", LSTMS),
    wrong("tanh-slope-in-f", "da_f", lambda v: v.df * (1 - v.f**2), "da_f = df * (1 - f_t^2)", LSTMS),
    wrong("tanh-slope-in-i", "da_i", lambda v: v.di * (1 - v.i**2), "da_i = di * (1 - i_t^2)"),
    wrong("tanh-slope-in-o", "da_o", lambda v: v.do * (1 - v.o**2), "da_o = do * (1 - o_t^2)", LSTMS),
    wrong("sigmoid-slope-in-C~", "da_C", lambda v: v.dC_tilde * v.C_tilde * (1 - v.C_tilde),
          "da_C = dC~ * C~_t * (1 - C~_t)", LSTMS),
    wrong("sigmoid-slope-of-a_f", "da_f", lambda v: v.df * v.a_f * (1 - v.a_f), "da_f = df * a_f * (1 - a_f)", LSTMS),
    wrong("sigmoid-slope-of-f-again", "da_f", lambda v: v.df * v.sigmoid(v.f) * (1 - v.sigmoid(v.f)),
          "da_f = df * sigmoid(f_t) * (1 - sigmoid(f_t))", LSTMS),
    wrong("tanh-slope-of-C~-again", "da_C", lambda v: v.dC_tilde * (1 - np.tanh(v.C_tilde) ** 2),
          "da_C = dC~ * (1 - tanh(C~_t)^2)", LSTMS),
    wrong("f-of-step-before-in-da", "da_f", lambda v: v.df * v.before.f * (1 - v.before.f),
          "da_f = df * f_{t-1} * (1 - f_{t-1})", LSTMS),
    # by hx_t and by the parameters
    wrong("dhx-without-f", "dhx", lambda v: dhx(v) - v.da_f @ v.W_f, "dhx without da_f W_f"),
    wrong("dhx-without-i", "dhx", lambda v: dhx(v) - v.da_i @ v.W_i, "dhx without da_i W_i"),
    wrong("dhx-without-C~", "dhx", lambda v: dhx(v) - v.da_C @ v.W_C, "dhx without da_C W_C"),
    wrong("dhx-without-o", "dhx", lambda v: dhx(v) - v.da_o @ v.W_o, "dhx without da_o W_o"),
    wrong("W_f-for-all-in-dhx", "dhx", lambda v: (v.da_f + v.da_i + v.da_C + v.da_o) @ v.W_f,
          "dhx = (da_f + da_i + da_C + da_o) W_f"),
    wrong("dx-without-f", "dx", lambda v: (v.dhx - v.da_f @ v.W_f)[:, v.H :], "dx without da_f W_f"),
    wrong("W-for-its-transpose", "dh_prev", by_transposes, "dh_{t-1} = W_h da"),
    wrongs("dW-with-new-h", weights_by(lambda v: beside(v.h, v.x)), "dW = da [h_t, x_t]"),
    wrongs("dW-without-h", weights_by(lambda v: beside(0 * v.h, v.x)), "dW = da [0, x_t]"),
    wrongs("dW-with-old-x", weights_by(lambda v: beside(v.h_prev, v.before.x)), "dW = da [h_{t-1}, x_{t-1}]"),
    wrong("db_o-from-h", "db_o", lambda v: v.do.sum(axis=0), "db_o = do", LSTMS),
    wrong("db_f-of-row-0", "db_f", lambda v: v.da_f[0], "", LSTMS),
)  # fmt: skip
TIME = (
    wrong("h-detached", "dh_prev", lambda v: 0 * v.dh, "dh_{t-1} = 0", EVERY),
    wrong("dh-of-this-step-alone", "dh", lambda v: v.dh_t, "dh_t from h_{t+1} left out", EVERY),
    wrong("dh-of-loss-left-out", "dh", lambda v: v.after.dh_prev, "dh_t from h_{t+1} alone", EVERY),
    wrong("dh-from-next-twice", "dh", lambda v: v.dh_t + 2 * v.after.dh_prev, "dh_t from h_{t+1} twice", EVERY),
    wrong("dh-clipped-at-1", "dh", lambda v: np.clip(v.dh_t + v.after.dh_prev, -1, 1),
          "dh_t = clip(dh_t, -1, 1)", EVERY),
    wrong("dC-as-dh", "dh", lambda v: v.dh_t + v.after.dC_prev, "dh_t from dC_t", LSTMS),
    back_read("dh_n-ignored", each(nothing, "dh_n"), "dh_n = 0"),
    back_read("dC_n-ignored", each(nothing, "dC_n"), "dC_n = 0", LSTMS),
    back_read("dh_n-twice", each(lambda dh_n: 2 * dh_n, "dh_n"), "dh_T += 2 dh_n"),
    back_read("dC_n-twice", each(lambda dC_n: 2 * dC_n, "dC_n"), "dC_T += 2 dC_n", LSTMS),
    back_read("dh_n-and-dC_n-swapped", taking(dh_n="dC_n", dC_n="dh_n"), "dh_n, dC_n = dC_n, dh_n", LSTMS),
    back_read("dh-of-last-step-alone", each(at_last, "dh"), "dh_t = 0 for t < T"),
    back_read("dh-from-its-end", each(lambda dh: dh[::-1], "dh"), "dh_t = dh_{T+1-t}"),
    back_way("gradients-of-last-step", "dW = dW_T, db = db_T", total=lambda steps: steps[-1]),
    back_way("gradients-of-first-step", "dW = dW_1, db = db_1", total=lambda steps: steps[0]),
    back_way("dW-of-last-step", "dW = dW_T", total=lambda steps: steps[-1] if steps[0].ndim == 2 else sum(steps)),
    back_way("db-of-last-step", "db = db_T", total=lambda steps: steps[-1] if steps[0].ndim == 1 else sum(steps)),
    back_way("gradients-averaged-over-time", "dW = mean over t", total=lambda steps: np.mean(steps, axis=0)),
    back_handed("gradients-averaged-over-batch", divided_by_batch, "dW = mean over the batch"),
    back_handed("gradients-clipped-at-1", clipped, "dW = clip(dW, -1, 1)"),
    back_handed("gradients-with-norm-1", shortened, "dW = dW / max(1, |dW|)"),
    back_handed("dx-from-its-end", each(lambda dx: dx[::-1], "dx"), "dx_t = dx_{T+1-t}"),
    back_handed("dx-of-last-step-alone", each(at_last, "dx"), "dx_t = 0 for t < T"),
    back_handed("dx-of-row-0-alone", row_0_alone),
    back_handed("dh0-left-out", each(nothing, "dh0"), "dh_0 = 0"),
    back_handed("dC0-left-out", each(nothing, "dC0"), "dC_0 = 0", LSTMS),
    back_handed("dh0-and-dC0-swapped", taking(dh0="dC0", dC0="dh0"), "dh_0, dC_0 = dC_0, dh_0", LSTMS),
)  # fmt: skip
MISTAKES = (*CELL, *TIME)
