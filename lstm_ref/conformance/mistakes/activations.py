"""Mistakes of the activations: others in their place, approximations, formulas that overflow, coarse numbers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from ...checks import Array
from .engine import Named, sigmoid
from .making import FREE, GATED, LSTMS, misread, way, wrong

GRID = np.linspace(-8, 8, 257)  # of a table with 256 steps


def relu(a: Array) -> Array:
    """Return max(0, a)."""
    out: Array = np.maximum(0, a)
    return out


def looked_up(exact: Callable[[Array], Array], a: Array) -> Array:
    """Return the entry of a table that is nearest to a."""
    at = np.clip(np.nan_to_num(np.round((a + 8) * 16)), 0, 256).astype(int)
    out: Array = exact(GRID.astype(a.dtype))[at]
    return out


def interpolated(exact: Callable[[Array], Array], a: Array) -> Array:
    """Return what lies on the line between the two nearest entries of the table."""
    return np.interp(a, GRID, exact(GRID)).astype(a.dtype)


def plan(a: Array) -> Array:
    """Return the sigmoid in straight lines whose slopes are powers of two, as circuits have it."""
    size = np.abs(a)
    lines = [np.ones_like(a), size / 32 + 27 / 32, size / 8 + 5 / 8]
    up = np.select([size >= 5, size >= 2.375, size >= 1], lines, size / 4 + 1 / 2)
    return np.where(a < 0, 1 - up, up).astype(a.dtype)


def fraction(a: Array) -> Array:
    """Return a (27 + a^2) / (27 + 9 a^2), which is near tanh for small a, kept in [-1, 1]."""
    out: Array = np.clip(a * (27 + a**2) / (27 + 9 * a**2), -1, 1)
    return out


def softsign(a: Array) -> Array:
    """Return a / (1 + |a|)."""
    out: Array = a / (1 + np.abs(a))
    return out


def line(slope: float, a: Array) -> Array:
    """Return a line through 1/2, cut off at 0 and 1."""
    out: Array = np.clip(slope * a + 0.5, 0, 1)
    return out


def by_exponentials(a: Array) -> Array:
    """Return tanh as it is defined; both exponentials overflow, and infinity by infinity is NaN."""
    out: Array = (np.exp(a) - np.exp(-a)) / (np.exp(a) + np.exp(-a))
    return out


def as_numbers(dtype: Any) -> Callable[[Named], Named]:
    """Return what reads all arrays in another dtype."""
    return lambda asked: {name: array.astype(dtype) for name, array in asked.items()}


def on_a_grid(steps: int) -> Callable[[Named], Named]:
    """Return what rounds all that is read to fixed-point numbers."""
    return lambda asked: {name: np.round(array * steps) / array.dtype.type(steps) for name, array in asked.items()}


def cut(array: Array) -> Array:
    """Return numbers with the upper 16 bits of float32 alone."""
    bits = np.ascontiguousarray(array, np.float32).view(np.uint32) & np.uint32(0xFFFF0000)
    return bits.view(np.float32).astype(array.dtype)


def cut_weights(asked: Named) -> Named:
    """Return the weights as bfloat16 has them, cut and not rounded."""
    return {name: cut(array) if name.startswith("W_") else array for name, array in asked.items()}


sigmoids = partial(way, cells=GATED)

MISTAKES = (
    wrong("tanh-in-f", "f", lambda v: v.tanh(v.a_f), "f_t = tanh(a_f)", LSTMS),
    wrong("tanh-in-i", "i", lambda v: v.tanh(v.a_i), "i_t = tanh(a_i)", FREE),
    wrong("tanh-in-o", "o", lambda v: v.tanh(v.a_o), "o_t = tanh(a_o)", LSTMS),
    wrong("sigmoid-in-C~", "C_tilde", lambda v: v.sigmoid(v.a_C), "C~_t = sigmoid(a_C)", LSTMS),
    wrong("relu-in-C~", "C_tilde", lambda v: relu(v.a_C), "C~_t = max(0, a_C)", LSTMS),
    wrong("no-tanh-in-C~", "C_tilde", lambda v: v.a_C, "C~_t = a_C", LSTMS),
    wrong("tanh-twice-in-C~", "C_tilde", lambda v: v.tanh(v.tanh(v.a_C)), "C~_t = tanh(tanh(a_C))", LSTMS),
    wrong("no-sigmoid-in-f", "f", lambda v: v.a_f, "f_t = a_f", LSTMS),
    wrong("no-sigmoid-in-i", "i", lambda v: v.a_i, "i_t = a_i", FREE),
    wrong("no-sigmoid-in-o", "o", lambda v: v.a_o, "o_t = a_o", LSTMS),
    sigmoids("sigmoid-turned-round", "sigmoid(a) = 1 / (1 + exp(a))", sigmoid=lambda a: sigmoid(-a)),
    sigmoids("sigmoid-of-2a", "sigmoid(a) = (1 + tanh(a)) / 2", sigmoid=lambda a: (1 + np.tanh(a)) / 2),
    sigmoids("hard-sigmoid-fifth", "sigmoid(a) = clip(a / 5 + 1/2, 0, 1)", sigmoid=partial(line, 1 / 5)),
    sigmoids("hard-sigmoid-sixth", "sigmoid(a) = clip(a / 6 + 1/2, 0, 1)", sigmoid=partial(line, 1 / 6)),
    sigmoids("softsign-sigmoid", "sigmoid(a) = (1 + a / (1 + |a|)) / 2", sigmoid=lambda a: (1 + softsign(a)) / 2),
    sigmoids("sigmoid-in-lines", "", sigmoid=plan),
    sigmoids("sigmoid-from-table", "", sigmoid=partial(looked_up, sigmoid)),
    sigmoids("sigmoid-interpolated", "", sigmoid=partial(interpolated, sigmoid)),
    sigmoids("sigmoid-inf-by-inf", "sigmoid(a) = exp(a) / (1 + exp(a))", sigmoid=lambda a: np.exp(a) / (1 + np.exp(a))),
    sigmoids("a-clipped-at-10", "sigmoid(clip(a, -10, 10))", sigmoid=lambda a: sigmoid(np.clip(a, -10, 10))),
    way("tanh-of-half", "tanh(a) = 2 sigmoid(a) - 1", tanh=lambda a: 2 * sigmoid(a) - 1),
    way("hard-tanh", "tanh(a) = clip(a, -1, 1)", tanh=lambda a: np.clip(a, -1, 1)),
    way("softsign-tanh", "tanh(a) = a / (1 + |a|)", tanh=softsign),
    way("tanh-by-fraction", "tanh(a) = a (27 + a^2) / (27 + 9 a^2)", tanh=fraction),
    way("tanh-from-table", "", tanh=partial(looked_up, np.tanh)),
    way("tanh-interpolated", "", tanh=partial(interpolated, np.tanh)),
    way("tanh-inf-by-inf", "tanh(a) = (exp(a) - exp(-a)) / (exp(a) + exp(-a))", tanh=by_exponentials),
    misread("all-float32", as_numbers(np.float32)),
    misread("all-float16", as_numbers(np.float16)),
    misread("weights-bfloat16", cut_weights),
    misread("all-in-256ths", on_a_grid(256)),
)
