"""Mistakes of what is read: biases, weights, initial states, x; and of what is carried from step to step."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace
from typing import Any

import numpy as np

from ...checks import Array
from .engine import Named, in_order
from .equations import Table
from .making import EVERY, FREE, GRUS, LSTMS, both, each, handed, misread, nothing, row_0, taking, way, wrong

AFTER = ("gru_reset_after",)


def turned_at_h(asked: Named) -> Named:
    """Return the square part of every W, the one for h, by columns for rows."""
    H = asked["h0"].shape[1]
    return each(lambda W: np.concatenate([W[:, :H].T, W[:, H:]], axis=1), "W_")(asked)


def turned_at_x(asked: Named) -> Named:
    """Return the part of every W for x with its numbers read by columns for rows."""
    H = asked["h0"].shape[1]
    return each(lambda W: np.concatenate([W[:, :H], W[:, H:].reshape(-1, H).T], axis=1), "W_")(asked)


def without_x(asked: Named) -> Named:
    """Return the weights without the part for x."""
    H = asked["h0"].shape[1]
    return each(lambda W: np.concatenate([W[:, :H], 0 * W[:, H:]], axis=1), "W_")(asked)


def of_first(entries: int, part: str, asked: Named) -> Named:
    """Return the weights of the first entries of h, x or [h, x] alone: an unrolled loop forgets the rest."""
    H = asked["h0"].shape[1]

    def cut(W: Array) -> Array:
        first, last = {"h": (0, H), "x": (H, W.shape[1]), "hx": (0, W.shape[1])}[part]
        kept = W.copy()
        kept[:, first + entries : last] = 0
        return kept

    return each(cut, "W_")(asked)


def begun_anew(v: Any, table: Table) -> None:
    """Take a step from the initial state."""
    v.before = v.first
    in_order(v, table)


def unit_by_unit(v: Any, table: Table) -> None:
    """Take a step one hidden unit at a time, writing h where it is still read from."""
    h = v.before.h.copy()
    for j in range(v.H):
        w = SimpleNamespace(**vars(v) | {"before": SimpleNamespace(**vars(v.before) | {"h": h})})
        in_order(w, table)
        for name in table:
            found: Array = getattr(w, name)
            if j == 0:
                setattr(v, name, found.copy())
            elif found.shape == h.shape:
                getattr(v, name)[:, j] = found[:, j]
        h[:, j] = w.h[:, j]


def flat(x: Array) -> Array:
    """Return x (T, B, …) with its numbers read as if they were (B, T, …)."""
    T, B = x.shape[:2]
    return x.reshape(B, T, *x.shape[2:]).swapaxes(0, 1)


def written_flat(x: Array) -> Array:
    """Return (T, B, …) that was written as (B, T, …)."""
    return x.swapaxes(0, 1).reshape(x.shape)


BIASES = (
    misread("no-biases", each(nothing, "b_"), "a = W hx_t"),
    misread("b_f-left-out", each(nothing, "b_f"), "a_f = W_f hx_t", LSTMS),
    misread("b_i-left-out", each(nothing, "b_i"), "a_i = W_i hx_t", FREE),
    misread("b_C-left-out", each(nothing, "b_C"), "a_C = W_C hx_t", LSTMS),
    misread("b_o-left-out", each(nothing, "b_o"), "a_o = W_o hx_t", LSTMS),
    misread("b_z-left-out", each(nothing, "b_z"), "a_z = W_z hx_t", GRUS),
    misread("b_r-left-out", each(nothing, "b_r"), "a_r = W_r hx_t", GRUS),
    misread("b_h-left-out", each(nothing, "b_h"), "b_h = 0", GRUS),
    misread("b_hh-left-out", each(nothing, "b_hh"), "m_t = W_hh h_{t-1}", AFTER),
    misread("bias-doubled", each(lambda b: 2 * b, "b_"), "a = W hx_t + 2 b"),
    misread("bias-subtracted", each(lambda b: -b, "b_"), "a = W hx_t - b"),
    misread("first-bias-twice", each(lambda b: 4 * b, "b_"), "a = W hx_t + b_1 + b_1; b_1 = 2 b, b_2 = -b"),
    misread("second-bias-twice", each(lambda b: -2 * b, "b_"), "a = W hx_t + b_2 + b_2; b_1 = 2 b, b_2 = -b"),
    misread("second-bias-left-out", both(each(lambda b: 2 * b, "b_z", "b_r"), each(nothing, "b_hh")),
            "a = W hx_t + b_1, m_t = W_hh h_{t-1}; b_1 = 2 b", AFTER),
    misread("first-bias-left-out", both(each(lambda b: -b, "b_z", "b_r"), each(nothing, "b_h")),
            "a = W hx_t + b_2; b_2 = -b, b_h = 0", AFTER),
)  # fmt: skip
WEIGHTS = (
    misread("W_h-by-columns", turned_at_h, "a = W_h^T h_{t-1} + W_x x_t + b"),
    misread("W_x-by-columns", turned_at_x),
    misread("x-left-out", without_x, "a = W_h h_{t-1} + b"),
    misread("h-beyond-8-left-out", partial(of_first, 8, "h")),
    misread("h-beyond-16-left-out", partial(of_first, 16, "h")),
    misread("x-beyond-8-left-out", partial(of_first, 8, "x")),
    misread("hx-beyond-16-left-out", partial(of_first, 16, "hx")),
    misread("hx-beyond-24-left-out", partial(of_first, 24, "hx")),
)
STATES = (
    misread("h0-ignored", each(nothing, "h0"), "h_0 = 0"),
    misread("C0-ignored", each(nothing, "C0"), "C_0 = 0", LSTMS),
    misread("h0-and-C0-ignored", each(nothing, "h0", "C0"), "h_0 = C_0 = 0", LSTMS),
    misread("h0-and-C0-swapped", taking(h0="C0", C0="h0"), "h_0, C_0 = C_0, h_0", LSTMS),
    misread("h0-of-row-0", each(row_0, "h0")),
    misread("C0-of-row-0", each(row_0, "C0"), cells=LSTMS),
    wrong("h-begun-anew", "h_prev", lambda v: v.first.h, "hx_t = [h_0, x_t]", EVERY),
    wrong("C-begun-anew", "C_prev", lambda v: v.first.C, "C_t = f_t * C_0 + i_t * C~_t", LSTMS),
    way("state-begun-anew", "h_{t-1}, C_{t-1} = h_0, C_0", LSTMS, fill=begun_anew),
    wrong("h-not-read", "h_prev", lambda v: 0 * v.before.h, "a = W_x x_t + b", EVERY),
    wrong("C-for-h-in-a", "h_prev", lambda v: v.before.C, "hx_t = [C_{t-1}, x_t]", LSTMS),
    wrong("tanh-C-for-h-in-a", "h_prev", lambda v: v.tanh(v.before.C), "hx_t = [tanh(C_{t-1}), x_t]", LSTMS),
    wrong("h-of-two-steps-ago", "h_prev", lambda v: v.before.before.h, "hx_t = [h_{t-2}, x_t]", EVERY),
    way("h-in-place", "", EVERY, fill=unit_by_unit),
    wrong("h-of-row-0", "h_prev", lambda v: row_0(v.before.h), "", EVERY),
)
TIME = (
    misread("x-from-its-end", each(lambda x: x[::-1], "x"), "hx_t = [h_{t-1}, x_{T+1-t}]"),
    wrong("x-of-step-before", "x", lambda v: v.before.x_t, "hx_t = [h_{t-1}, x_{t-1}]", EVERY),
    misread("x-of-step-1", each(row_0, "x"), "hx_t = [h_{t-1}, x_1]"),
    misread("x-of-row-0", each(lambda x: np.broadcast_to(x[:, :1], x.shape), "x")),
    misread("x-read-batch-first", each(flat, "x")),
    handed("h-written-batch-first", each(written_flat, "h")),
    way("batch-and-time-swapped", "", EVERY, read=each(flat, "x"), give=each(written_flat, "h")),
)
MISTAKES = (*BIASES, *WEIGHTS, *STATES, *TIME)
