"""Exercises of chapter 01: the step of a plain recurrent network, and a unit that remembers one pulse."""

from typing import Any

import numpy as np

from .exercise import Exercise, Text, Values, Wrong, arrays, example, expect, expect_shapes, is_function

ARGUMENTS = ("W_h", "b_h", "h_prev", "x_t")
WAIT = 20  # steps without input, in exercise 01.2


def equation_r1(W_h: Values, b_h: Values, h_prev: Values, x_t: Values) -> Any:
    """Return h_t."""
    return np.tanh(np.concatenate([h_prev, x_t], axis=1) @ W_h.T + b_h)


def step_shape(answer: Any) -> None:
    """01.1: one value for every hidden unit of every example in the batch."""
    expect_shapes(answer, example(1, W_h=(2, 6), b_h=(2,), h_prev=(3, 2), x_t=(3, 4)), SHAPE, (3, 2))


def step_range(answer: Any) -> None:
    """01.1: every value lies between -1 and 1, and a negative sum gives a negative value."""
    expect(answer, equation_r1, arrays(W_h=[[1, 1]], b_h=[0], h_prev=[[0]], x_t=[[-3]]), RANGE)


def step_bias(answer: Any) -> None:
    """01.1: the bias is added."""
    expect(answer, equation_r1, arrays(W_h=[[0, 0]], b_h=[0.5], h_prev=[[1]], x_t=[[1]]), BIAS)


def step_order(answer: Any) -> None:
    """01.1: W_h meets the concatenation with the hidden state first."""
    expect(answer, equation_r1, arrays(W_h=[[1, 0]], b_h=[0], h_prev=[[0.5]], x_t=[[-1]]), ORDER)


def step_values(answer: Any) -> None:
    """01.1: the values of equation (R1), for a batch with all sizes different."""
    expect(answer, equation_r1, example(2, W_h=(3, 7), b_h=(3,), h_prev=(2, 3), x_t=(2, 4)), VALUES)


def is_number(answer: Any) -> None:
    """01.2: the answer is one real number."""
    real = isinstance(answer, int | float | np.number | np.ndarray) and np.asarray(answer).dtype.kind in "iufb"
    if not real or np.shape(answer) or not np.isfinite(answer):
        raise Wrong(NOT_A_NUMBER, {"got": type(answer).__name__ if np.shape(answer) else f"{answer!r}"})


def pulse_kept(answer: Any) -> None:
    """01.2: at every step of the wait, at least half is left, with the sign of the pulse."""
    for pulse in (1.0, -1.0):
        for waited, h in enumerate(run(float(answer), pulse)):
            if not h * pulse >= 0.5:
                raise Wrong(LOST, {"w": float(answer), "pulse": f"{pulse:+g}", "waited": waited, "h": h})


def pulse_replaced(answer: Any) -> None:
    """01.2: a later pulse of the other sign takes the place of the first."""
    for pulse in (1.0, -1.0):
        h = run(float(answer), pulse, -pulse)[-1]
        if not h * -pulse >= 0.5:
            case = {"w": float(answer), "pulse": f"{pulse:+g}", "later": f"{-pulse:+g}", "waited": WAIT, "h": h}
            raise Wrong(STUCK, case)


def run(w: float, *pulses: float) -> list[float]:
    """Return every state of the one-unit network from 0; after each pulse come WAIT inputs of 0."""
    h, states = 0.0, []
    for pulse in pulses:
        for x_t in [pulse] + [0.0] * WAIT:
            h = float(np.tanh(w * h + x_t))
            states.append(h)
    return states


SHAPE = Text(
    "For a batch of 3, H = 2 and D = 4 it returned the shape {got}; expected (3, 2).\n"
    "Hint: the rows of [h_prev, x_t] are the examples, the rows of W_h the hidden units. Which axis must meet which?",
    "批量大小为 3、H = 2、D = 4 时，返回值的形状是 {got}，应当是 (3, 2)。\n"
    "提示：[h_prev, x_t] 的每一行是一个样本，W_h 的每一行对应一个隐藏单元。做矩阵乘法时，哪个轴应当与哪个轴对齐？",
)
RANGE = Text(
    "With W_h = {W_h}, b_h = {b_h}, h_prev = {h_prev}, x_t = {x_t} it returned {got}; expected {want}.\n"
    "Hint: which function brings any number to one between -1 and 1, and keeps its sign?",
    "W_h = {W_h}、b_h = {b_h}、h_prev = {h_prev}、x_t = {x_t} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：哪个函数能把任意实数变到 -1 与 1 之间，而正负号不变？",
)
BIAS = Text(
    "With W_h all zeros and b_h = {b_h} it returned {got}; expected {want}.\n"
    "Hint: what is left of equation (R1) when W_h is zero?",
    "W_h 全为 0、b_h = {b_h} 时，它返回了 {got}，应当是 {want}。\n提示：W_h 为零时，式 (R1) 还剩下什么？",
)
ORDER = Text(
    "With W_h = {W_h}, h_prev = {h_prev}, x_t = {x_t} it returned {got}; expected {want}.\n"
    "Hint: which comes first in [h_prev, x_t]?",
    "W_h = {W_h}、h_prev = {h_prev}、x_t = {x_t} 时，它返回了 {got}，应当是 {want}。\n提示：[h_prev, x_t] 里谁在前？",
)
VALUES = Text(
    "For h_prev = {h_prev} and x_t = {x_t} it returned {got}; expected {want}.\n"
    "Hint: each example uses all its H + D numbers, and b_h has one entry for each hidden unit.",
    "h_prev = {h_prev}、x_t = {x_t} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：每个样本的 H + D 个数都要参与，b_h 则按隐藏单元相加。",
)
NOT_A_NUMBER = Text("Expected one real number, got {got}.", "这里需要一个实数，得到的却是 {got}。")
LOST = Text(
    "With w = {w}, the pulse {pulse} and then {waited} × the input 0 leave {h}; wanted is at least 0.5 in size, with "
    "the sign of the pulse.\nHint: compute tanh(w * 0.5). A state of 0.5 holds only if this is not less than 0.5.",
    "w = {w} 时，先输入 {pulse}，再输入 {waited} 个 0，状态是 {h}；"
    "这里要求它与 {pulse} 同号，绝对值不小于 0.5。\n"
    "提示：算一算 tanh(w * 0.5)。它不小于 0.5，状态 0.5 才保持得住。",
)
STUCK = Text(
    "With w = {w}, a pulse of {pulse} is kept, but the later pulse of {later} does not take its place: {waited} steps "
    "after it the state is {h}.\nHint: the later pulse is added to w h. Which of the two is larger in size?",
    "w = {w} 时，{pulse} 记住了，可后来的 {later} 没能取代它：再过 {waited} 步，状态是 {h}。\n"
    "提示：后来的输入要与 w h 相加。两者谁的绝对值大？",
)

EXERCISES = (
    Exercise(
        "01.1",
        (is_function(*ARGUMENTS), step_shape, step_range, step_bias, step_order, step_values),
        Text(
            "Your function is equation (R1), for any batch and any sizes.",
            "你的函数就是式 (R1)，对任意批量和任意尺寸都成立。",
        ),
    ),
    Exercise(
        "01.2",
        (is_number, pulse_kept, pulse_replaced),
        Text(
            "A little more than 1 makes the unit a latch: it holds either sign, and a pulse can still turn it round.",
            "w 比 1 稍大时，这个隐藏单元就成了锁存器：两种符号都记得住，新的输入也还能把它翻过来。",
        ),
    ),
)
