"""Exercise 12.5: how strongly a choice between two words rests on each earlier word."""

from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref import lstm_backward, lstm_forward
from lstm_ref.checks import Array
from lstm_ref.params import LSTMParams

from ..cases import drawn, drawn_params, sizes
from ..hints import TIME_FIRST
from ..kinds import Build, Mistake
from ..text import Text


def by_inputs(params: LSTMParams, x: Array, dh_step: Array, step: int | slice) -> Array:
    """Return the gradient by x, (T, B, D), of a score whose gradient by h is `dh_step` at a step, 0 elsewhere."""
    trace = lstm_forward(params, x)
    dh = np.zeros_like(trace.h)
    dh[step] = dh_step
    return lstm_backward(params, trace, dh).x


def connectivity(params: LSTMParams, x: Array, w_right: Array, w_wrong: Array, step: int) -> Array:
    """Return the norm of the gradient of y_right - y_wrong at a step by each x_t, (T, B)."""
    found: Array = np.linalg.norm(by_inputs(params, x, w_right - w_wrong, step), axis=2)
    return found


def draw(rng: Generator) -> dict[str, Any]:
    """Return a cell, sequences, the weights of two scores, and a step before the last."""
    B, D, H, T = sizes(rng, 4)
    given = drawn(rng, x=(T, B, D), w_right=(H,), w_wrong=(H,))
    return {"params": drawn_params(rng, D, H), **given, "step": int(rng.integers(T - 1))}


build_connectivity = Build(
    "12.5",
    connectivity,
    ("norms",),
    draw,
    mistakes=(
        Mistake(
            lambda p, x, r, w, step: by_inputs(p, x, r - w, step),
            Text(
                "that is the gradient itself. Its norm over the D inputs is wanted, one number for a word.",
                "这是梯度本身。要的是它对 D 个输入的范数，一个词一个数。",
            ),
        ),
        Mistake(
            lambda p, x, r, w, step: np.linalg.norm(by_inputs(p, x, r, step), axis=2),
            Text(
                "that is the gradient of the right score alone. What is the choice between two scores?",
                "这只是对的那个词得分的梯度。二选一，看的是什么？",
            ),
        ),
        Mistake(
            lambda p, x, r, w, step: np.linalg.norm(by_inputs(p, x, r + w, step), axis=2),
            Text("the sum of two scores says nothing about which is the higher.", "两个得分之和，看不出哪个高。"),
        ),
        Mistake(
            lambda p, x, r, w, step: connectivity(p, x, r, w, -1),
            Text("the score is taken at `step`, not at the last word.", "得分取在 `step` 那一步，不是最后一个词。"),
        ),
        Mistake(
            lambda p, x, r, w, step: np.linalg.norm(by_inputs(p, x, r - w, slice(None)), axis=2),
            Text("dh is 0 at every step but one.", "dh 只在一步上不为 0。"),
        ),
        Mistake(
            lambda p, x, r, w, step: np.sum(by_inputs(p, x, r - w, step) ** 2, axis=2),
            Text("the root is missing.", "还没有开平方。"),
        ),
        Mistake(
            lambda p, x, r, w, step: np.abs(by_inputs(p, x, r - w, step)).sum(axis=2),
            Text(
                "that is the sum of the sizes; the norm is the root of the sum of squares.",
                "这是绝对值之和；范数是平方和的平方根。",
            ),
        ),
        Mistake(
            lambda p, x, r, w, step: by_inputs(p, x, r - w, step).sum(axis=2),
            Text("in a sum, positive and negative entries cancel.", "直接相加，正负会抵消。"),
        ),
        Mistake(lambda *case: connectivity(*case).T, TIME_FIRST),
        Mistake(
            lambda p, x, r, w, step: connectivity(p, x, r, w, step)[: step + 1],
            Text(
                "the words after `step` belong to it too; their gradient is 0.",
                "`step` 之后的词也要算上，它们的梯度是 0。",
            ),
        ),
    ),
    hint=Text(
        "y_right − y_wrong at `step` is (w_right − w_wrong)·h there. That is what dh holds at this step.",
        "在 `step` 这一步，y_right − y_wrong 就是 (w_right − w_wrong)·h。dh 在这一步放的就是它的系数。",
    ),
    right=Text(
        "One run of backpropagation through time says which words the choice rests on.",
        "随时间反向传播一趟，就知道这个选择靠的是哪几个词。",
    ),
)
