"""Exercise 02.2: the Jacobian of many steps."""

from collections.abc import Callable
from functools import reduce
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref.checks import Array

from ..cases import arrays, drawn, sizes
from ..kinds import Build, Mistake
from ..text import Text


def one_step(W_hh: Array, h_t: Array) -> Array:
    """Return dh_t / dh_{t-1}."""
    return (1 - h_t**2)[:, None] * W_hh


def chain(step: Callable[..., Array], together: Callable[..., Array]) -> Callable[..., Array]:
    """Return what puts the matrices of all steps together, from the first step on."""

    def answer(W_h: Array, h: Array) -> Array:
        return reduce(together, (step(W_h[:, : len(W_h)], h_t) for h_t in h))

    return answer


def later_left(before: Array, step: Array) -> Array:
    """Return the product of what came before and one more step."""
    return step @ before


jacobian = chain(one_step, later_left)


def with_step(step: Callable[..., Array]) -> Callable[..., Array]:
    """Return the right product of wrong matrices."""
    return chain(step, later_left)


def put_together(together: Callable[..., Array]) -> Callable[..., Array]:
    """Return the right matrices, put together wrongly."""
    return chain(one_step, together)


def over(steps: slice) -> Callable[..., Array]:
    """Return the Jacobian over some of the steps."""

    def answer(W_h: Array, h: Array) -> Array:
        return jacobian(W_h, h[steps]) if len(h[steps]) else np.eye(len(W_h))

    return answer


def draw_states(rng: Generator) -> dict[str, Any]:
    """Return weights and states between -0.9 and 0.9, with all sizes different."""
    T, H, D = sizes(rng, 3)
    h = rng.choice([-1, 1], (T, H)) * rng.integers(1, 10, (T, H)) / 10
    return {**drawn(rng, W_h=(H, H + D)), "h": h}


ONE_SHORT = Text(
    "T steps lead from h_0 to h_T. How many matrices does your product have?",
    "从 h_0 到 h_T 要走 T 步。你的乘积里有几个矩阵？",
)
build = Build(
    "02.2",
    jacobian,
    ("dh_T / dh_0",),
    draw_states,
    mistakes=(
        Mistake(
            put_together(lambda before, step: before @ step),
            Text(
                "matrices may not be exchanged. A small change of h_0 is a column: which step acts on it first?",
                "矩阵相乘不能交换次序。把 h_0 的微小变化看成一列：最先作用在它上面的是哪一步？",
            ),
        ),
        Mistake(
            lambda W_h, h: jacobian(W_h, h).T,
            Text(
                "row j belongs to entry j of h_T, column k to entry k of h_0. Are yours exchanged?",
                "第 j 行对应 h_T 的第 j 个元素，第 k 列对应 h_0 的第 k 个元素。你的行与列是不是对调了？",
            ),
        ),
        Mistake(
            with_step(lambda W, h_t: W * (1 - h_t**2)),
            Text(
                "entry j of the slope belongs to row j of W_hh. Yours multiplies the columns.",
                "斜率的第 j 个元素要乘 W_hh 的第 j 行。你乘的是列。",
            ),
        ),
        Mistake(
            with_step(lambda W, h_t: one_step(W.T, h_t)),
            Text(
                "does a row of W_hh belong to an entry of h_t or of h_prev?",
                "W_hh 的一行对应 h_t 的元素，还是 h_prev 的元素？",
            ),
        ),
        Mistake(
            lambda W_h, h: np.stack([one_step(W_h[:, : len(W_h)], h_t) for h_t in h]),
            Text(
                "that is a matrix for each step. What does the chain rule make of them?",
                "这是每一步各一个矩阵。链式法则要把它们怎样合起来？",
            ),
        ),
        Mistake(
            with_step(lambda W, h_t: W),
            Text("where is the slope of the tanh?", "tanh 的斜率到哪里去了？"),
        ),
        Mistake(
            with_step(lambda W, h_t: (1 - np.tanh(h_t) ** 2)[:, None] * W),
            Text("h_t is the value of the tanh already.", "h_t 已经是 tanh 的函数值了。"),
        ),
        Mistake(
            with_step(lambda W, h_t: (1 - h_t)[:, None] * W),
            Text(
                "how does the slope of the tanh follow from its value? It is the same at h and at -h.",
                "怎样由 tanh 的函数值求出它的斜率？在 h 与 -h 处，斜率是一样的。",
            ),
        ),
        Mistake(
            lambda W_h, h: jacobian(W_h, np.concatenate([0 * h[:1], h[:-1]])),
            Text(
                "step t leads to h_t. At which of the states is the slope of that step taken?",
                "第 t 步得到的是 h_t。这一步的斜率应当取在哪个状态上？",
            ),
        ),
        Mistake(
            lambda W_h, h: jacobian(W_h[:, -len(W_h) :], h),
            Text("which columns of W_h meet h_prev?", "W_h 的哪些列与 h_prev 相乘？"),
        ),
        Mistake(
            lambda W_h, h: np.zeros((len(W_h), len(W_h))),
            Text(
                "a product that begins with zeros stays zero. With which matrix does it begin?",
                "从零矩阵乘起，乘多少次都是零。应当从哪个矩阵乘起？",
            ),
        ),
        Mistake(over(slice(1, None)), ONE_SHORT),
        Mistake(over(slice(None, -1)), ONE_SHORT),
        Mistake(
            over(slice(-1, None)),
            Text(
                "that is one step alone, the last. Does your loop keep what came before, or replace it?",
                "这只是最后一步。你的循环留住了前面的结果，还是把它换掉了？",
            ),
        ),
        Mistake(
            put_together(lambda before, step: before * step),
            Text(
                "`*` multiplies entry by entry. Which operator multiplies matrices?",
                "`*` 是按元素相乘。矩阵相乘用哪个运算符？",
            ),
        ),
        Mistake(
            put_together(lambda before, step: before + step),
            Text(
                "along a chain of steps, does the chain rule add or multiply?", "一步接一步时，链式法则是相加还是相乘？"
            ),
        ),
    ),
    hint=Text(
        "compute the matrix of the first step alone and compare it with diag(1 - h_1**2) W_hh; then two steps.",
        "先只算第一步的矩阵，与 diag(1 - h_1**2) W_hh 对照；再算两步。",
    ),
    right=Text(
        "Your function is the chain rule along the unrolled network: a matrix for each step, the last one leftmost.",
        "你的函数就是沿展开的网络应用链式法则：一步一个矩阵，最后一步的在最左边。",
    ),
    fixed=(
        arrays(W_h=[[2, 1, 4]], h=[[0.5], [-0.1]]),
        arrays(W_h=[[1, 2, 5], [0, 1, 5]], h=[[0.5, 0], [0, 0.5]]),
    ),
)
