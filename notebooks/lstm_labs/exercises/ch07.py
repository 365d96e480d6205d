"""Exercises of chapter 07: the new cell state."""

from typing import Any

import numpy as np

from lstm_ref.activations import sigmoid

from .exercise import (
    Exercise,
    Text,
    Values,
    Wrong,
    arrays,
    call_for,
    example,
    expect,
    expect_shapes,
    is_function,
    told_apart,
)

ARGUMENTS = ("f_t", "i_t", "C_tilde_t", "C_prev")


def equation_4(f_t: Values, i_t: Values, C_tilde_t: Values, C_prev: Values) -> Values:
    """Return C_t."""
    return f_t * C_prev + i_t * C_tilde_t


def state_shape(answer: Any) -> None:
    """07.1: the shape of the cell state."""
    expect_shapes(answer, example(1, **dict.fromkeys(ARGUMENTS, (3, 2))), SHAPE, (3, 2))


def state_kept(answer: Any) -> None:
    """07.1: with f = 1 and i = 0 the old state stays."""
    expect(answer, equation_4, arrays(f_t=[[1]], i_t=[[0]], C_tilde_t=[[0.5]], C_prev=[[-2]]), KEPT)


def state_replaced(answer: Any) -> None:
    """07.1: with f = 0 and i = 1 the candidate takes its place."""
    expect(answer, equation_4, arrays(f_t=[[0]], i_t=[[1]], C_tilde_t=[[0.5]], C_prev=[[-2]]), REPLACED)


def state_free_gates(answer: Any) -> None:
    """07.1: the two gates are independent, and nothing keeps C within (-1, 1)."""
    expect(answer, equation_4, arrays(f_t=[[1]], i_t=[[1]], C_tilde_t=[[0.5]], C_prev=[[3]]), ADDED)


def state_values(answer: Any) -> None:
    """07.1: the values of equation (4), number by number."""
    case = example(2, **dict.fromkeys(ARGUMENTS, (2, 2)))
    gates = {name: np.round(sigmoid(case[name]), 1) for name in ("f_t", "i_t")}
    expect(answer, equation_4, case | gates, VALUES)


def average_settles(answer: Any) -> None:
    """07.2: under a constant candidate the state ends at that candidate."""
    for n in (1, 5, 20):
        f, i = gates(answer, n)
        end = float(run(f, i, 0.8, 200 * n))
        if not abs(end - 0.8) <= 1e-6:
            raise Wrong(SETTLES, {"n": n, "f": f, "i": i, "end": told_apart(end, 0.8)})


def average_half_way(answer: Any) -> None:
    """07.2: it is half-way there after n steps."""
    for n in (1, 5, 20):
        f, i = gates(answer, n)
        half = float(run(f, i, 0.8, n))
        if not abs(half - 0.4) <= 1e-6:
            raise Wrong(HALF_WAY, {"n": n, "f": f, "i": i, "half": told_apart(half, 0.4)})


def gates(answer: Any, n: int) -> tuple[float, float]:
    """Return the two numbers that the answer gives for n."""
    f, i = call_for(2, answer, n=n)
    if f.shape or i.shape or not (0 <= f <= 1 and 0 <= i <= 1):
        raise Wrong(NOT_GATES, {"n": n, "f": f, "i": i})
    return float(f), float(i)


def run(f: float, i: float, candidate: float, steps: int) -> Values:
    """Return the state after some steps from 0, with constant gates and a constant candidate."""
    C = np.zeros(())
    for _ in range(steps):
        C = equation_4(np.array(f), np.array(i), np.array(candidate), C)
    return C


SHAPE = Text(
    "For a batch of 3 and H = 2 it returned the shape {got}; expected (3, 2).\n"
    "Hint: a gate multiplies the state entry by entry; no matrix product is needed.",
    "批量大小为 3、H = 2 时，返回值的形状是 {got}，应当是 (3, 2)。\n提示：门与状态按元素相乘，用不到矩阵乘法。",
)
KEPT = Text(
    "With f_t = {f_t}, i_t = {i_t}, C_tilde_t = {C_tilde_t}, C_prev = {C_prev} it returned {got}; expected {want}.\n"
    "Hint: f_t = 1 keeps the old state whole; which of the two arrays does f_t multiply?",
    "f_t = {f_t}、i_t = {i_t}、C_tilde_t = {C_tilde_t}、C_prev = {C_prev} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：f_t = 1 时旧状态原样保留；两个数组中，f_t 该乘哪个数组？",
)
REPLACED = Text(
    "With f_t = {f_t}, i_t = {i_t}, C_tilde_t = {C_tilde_t}, C_prev = {C_prev} it returned {got}; expected {want}.\n"
    "Hint: what does an open input gate let in when the forget gate has dropped everything?",
    "f_t = {f_t}、i_t = {i_t}、C_tilde_t = {C_tilde_t}、C_prev = {C_prev} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：遗忘门把旧的全丢掉、输入门全开时，进来的是什么？",
)
ADDED = Text(
    "With f_t = {f_t}, i_t = {i_t}, C_tilde_t = {C_tilde_t}, C_prev = {C_prev} it returned {got}; expected {want}.\n"
    "Hint: both gates may be open at once, and a cell state may be larger than 1.",
    "f_t = {f_t}、i_t = {i_t}、C_tilde_t = {C_tilde_t}、C_prev = {C_prev} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：两个门可以同时打开，单元状态也可以大于 1。",
)
VALUES = Text(
    "For f_t = {f_t}, C_prev = {C_prev}, i_t = {i_t}, C_tilde_t = {C_tilde_t} it returned {got}; expected {want}.\n"
    "Hint: entry by entry, and nothing is summed over the batch or the units.",
    "f_t = {f_t}、C_prev = {C_prev}、i_t = {i_t}、C_tilde_t = {C_tilde_t} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：逐个元素计算，不对批量或隐藏单元求和。",
)
NOT_GATES = Text(
    "For n = {n} it returned f = {f} and i = {i}; expected two numbers; a gate lies between 0 and 1.",
    "n = {n} 时，它返回 f = {f}、i = {i}；这里需要两个数，而且门的值应当在 0 与 1 之间。",
)
SETTLES = Text(
    "For n = {n} it returned f = {f} and i = {i}; with a candidate of 0.8 the state ends at {end}, not at 0.8.\n"
    "Hint: where the state no longer changes, C = f * C + i * 0.8. Which i makes 0.8 the answer?",
    "n = {n} 时，它返回 f = {f}、i = {i}；候选值恒为 0.8 时，状态最终停在 {end}，而不是 0.8。\n"
    "提示：状态不再变化时，C = f * C + i * 0.8。i 取多少，解才是 0.8？",
)
HALF_WAY = Text(
    "For n = {n} it returned f = {f} and i = {i}; with a candidate of 0.8 the state is {half} "
    "after {n} steps, not 0.4.\nHint: the distance to 0.8 is multiplied by f at every step.",
    "n = {n} 时，它返回 f = {f}、i = {i}；候选值恒为 0.8 时，{n} 步之后状态是 {half}，而不是 0.4。\n"
    "提示：离 0.8 还差的部分，每一步都变为原来的 f 倍。",
)

EXERCISES = (
    Exercise(
        "07.1",
        (is_function(*ARGUMENTS), state_shape, state_kept, state_replaced, state_free_gates, state_values),
        Text(
            "Your function is equation (4): the old state scaled, the new values added.",
            "你的函数就是式 (4)：旧状态按比例保留，再加上新的值。",
        ),
    ),
    Exercise(
        "07.2",
        (is_function("n"), average_settles, average_half_way),
        Text(
            "With i = 1 - f the cell is an exponential moving average; n sets how far back it looks.",
            "取 i = 1 - f 时，单元算的就是指数滑动平均；n 决定它往回看多远。",
        ),
    ),
)
