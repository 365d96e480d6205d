"""Exercises of chapter 05: the forget gate."""

from typing import Any

import numpy as np

from lstm_ref.activations import sigmoid

from .exercise import (
    Exercise,
    Text,
    Values,
    Wrong,
    arrays,
    call,
    call_number,
    example,
    expect,
    expect_shapes,
    is_function,
    told_apart,
)

ARGUMENTS = ("W_f", "b_f", "h_prev", "x_t")


def equation_1(W_f: Values, b_f: Values, h_prev: Values, x_t: Values) -> Any:
    """Return f_t."""
    return sigmoid(np.concatenate([h_prev, x_t], axis=1) @ W_f.T + b_f)


def gate_shape(answer: Any) -> None:
    """05.1: one value for every hidden unit of every example in the batch."""
    expect_shapes(answer, example(1, W_f=(2, 6), b_f=(2,), h_prev=(3, 2), x_t=(3, 4)), SHAPE, (3, 2))


def gate_range(answer: Any) -> None:
    """05.1: every value lies between 0 and 1, also for very large pre-activations; it is 1/2 at 0."""
    for x in (-1000, 1000):
        f_t = call(answer, **arrays(W_f=[[0, 1]], b_f=[0], h_prev=[[0]], x_t=[[x]]))
        if not np.all((f_t >= 0) & (f_t <= 1)):
            raise Wrong(RANGE, {"x": x, "got": f_t})
    expect(answer, equation_1, arrays(W_f=[[1, 1]], b_f=[0], h_prev=[[0]], x_t=[[0]]), NO_INPUT)


def gate_bias(answer: Any) -> None:
    """05.1: the bias is added."""
    expect(answer, equation_1, arrays(W_f=[[0, 0]], b_f=[2], h_prev=[[0.5]], x_t=[[0.5]]), BIAS)


def gate_order(answer: Any) -> None:
    """05.1: W_f meets the concatenation with the hidden state first."""
    expect(answer, equation_1, arrays(W_f=[[1, 0]], b_f=[0], h_prev=[[1]], x_t=[[-3]]), ORDER)


def gate_values(answer: Any) -> None:
    """05.1: the values of equation (1), for a batch with all sizes different."""
    expect(answer, equation_1, example(2, W_f=(3, 7), b_f=(3,), h_prev=(2, 3), x_t=(2, 4)), VALUES)


def half_life_number(answer: Any) -> None:
    """05.2: forgetting half in one step takes f = 1/2."""
    near(answer, 1, ONE_STEP)


def half_life_power(answer: Any) -> None:
    """05.2: after n steps, half is left."""
    for steps in (2, 10, 100):
        near(answer, steps, POWER)


def near(answer: Any, steps: int, text: Text) -> None:
    """Raise `text` unless a gate with the answer's bias leaves half after `steps` steps."""
    b_f = call_number(answer, n=steps)
    left = float(sigmoid(np.array(b_f)) ** steps)
    if not np.isclose(left, 0.5, rtol=1e-9):
        raise Wrong(text, {"n": steps, "b_f": f"{b_f:.6g}", "left": told_apart(left, 0.5)})


SHAPE = Text(
    "For a batch of 3, H = 2 and D = 4 it returned the shape {got}; expected (3, 2).\n"
    "Hint: the rows of [h_prev, x_t] are the examples, the rows of W_f the hidden units. Which axis must meet which?",
    "批量大小为 3、H = 2、D = 4 时，返回值的形状是 {got}，应当是 (3, 2)。\n"
    "提示：[h_prev, x_t] 的每一行是一个样本，W_f 的每一行对应一个隐藏单元。做矩阵乘法时，哪个轴应当与哪个轴对齐？",
)
RANGE = Text(
    "With x_t = {x} it returned {got}; a gate lies between 0 and 1, however large or small the pre-activation.\n"
    "Hint: which function turns any number into one between 0 and 1?",
    "x_t = {x} 时，它返回了 {got}；门的值总在 0 与 1 之间，预激活值的绝对值再大也一样。\n"
    "提示：哪个函数能把任意实数变成 0 与 1 之间的数？",
)
NO_INPUT = Text(
    "With zeros for b_f, h_prev and x_t it returned {got}; expected {want}.\n"
    "Hint: what is the sigmoid of 0, and what is the tanh of 0?",
    "b_f、h_prev 和 x_t 全为 0 时，它返回了 {got}，应当是 {want}。\n提示：sigmoid 在 0 处取什么值？tanh 呢？",
)
BIAS = Text(
    "With W_f all zeros and b_f = {b_f} it returned {got}; expected {want}.\n"
    "Hint: what is left of equation (1) when W_f is zero?",
    "W_f 全为 0、b_f = {b_f} 时，它返回了 {got}，应当是 {want}。\n提示：W_f 为零时，式 (1) 还剩下什么？",
)
ORDER = Text(
    "With W_f = {W_f}, h_prev = {h_prev}, x_t = {x_t} it returned {got}; expected {want}.\n"
    "Hint: which comes first in [h_prev, x_t]?",
    "W_f = {W_f}、h_prev = {h_prev}、x_t = {x_t} 时，它返回了 {got}，应当是 {want}。\n提示：[h_prev, x_t] 里谁在前？",
)
VALUES = Text(
    "For h_prev = {h_prev} and x_t = {x_t} it returned {got}; expected {want}.\n"
    "Hint: each example uses all its H + D numbers, and b_f has one entry for each hidden unit.",
    "h_prev = {h_prev}、x_t = {x_t} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：每个样本的 H + D 个数都要参与，b_f 则按隐藏单元相加。",
)
ONE_STEP = Text(
    "For n = {n} it returned b_f = {b_f}; then {left} is left after one step, not 0.5.\n"
    "Hint: for which pre-activation is the sigmoid exactly one half?",
    "n = {n} 时，它返回 b_f = {b_f}；这样一步之后剩下 {left}，而不是 0.5。\n"
    "提示：预激活值为多少时，sigmoid 恰好等于二分之一？",
)
POWER = Text(
    "For n = {n} it returned b_f = {b_f}; then {left} is left after {n} steps, not 0.5.\n"
    "Hint: find f with f**n = 1/2 first, then the pre-activation whose sigmoid is f.",
    "n = {n} 时，它返回 b_f = {b_f}；这样 {n} 步之后剩下 {left}，而不是 0.5。\n"
    "提示：先求出满足 f**n = 1/2 的 f，再求预激活值，使它的 sigmoid 等于 f。",
)

EXERCISES = (
    Exercise(
        "05.1",
        (is_function(*ARGUMENTS), gate_shape, gate_range, gate_bias, gate_order, gate_values),
        Text(
            "Your function is equation (1), for any batch and any sizes.",
            "你的函数就是式 (1)，对任意批量和任意尺寸都成立。",
        ),
    ),
    Exercise(
        "05.2",
        (is_function("n"), half_life_number, half_life_power),
        Text(
            "The longer the memory is to last, the larger the bias: it grows like log n.",
            "要记得越久，偏置就得越大：它大致按 log n 增长。",
        ),
    ),
)
