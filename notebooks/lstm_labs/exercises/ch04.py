"""Exercises of chapter 04: the cell state and gates."""

from typing import Any

import numpy as np

from .exercise import Exercise, Text, Values, Wrong, arrays, call_for, call_number, example, expect_shapes, is_function

FIRST_ONE = {
    "float32": 17,
    "float64": 37,
}  # the smallest integer a with 1 / (1 + exp(-a)) == 1; a test finds them by trying


def first_exact_one(answer: Any) -> None:
    """04.1: the smallest integer at which the sigmoid is exactly 1 in the given dtype."""
    for dtype, want in FIRST_ONE.items():
        got = call_number(answer, dtype=dtype)
        if got != want:
            raise Wrong(FIRST, {"dtype": dtype, "got": got})


def line_shape(answer: Any) -> None:
    """04.2: two numbers."""
    expect_shapes(answer, example_gates(1, 3), TWO_NUMBERS, (), ())


def line_one_step(answer: Any) -> None:
    """04.2: after one step the line is equation (4)."""
    check_line(answer, arrays(f=[0.5], i=[1.0], C_tilde=[0.25]), LINE_ONE)


def line_two_steps(answer: Any) -> None:
    """04.2: what was added at the first step is multiplied by the second gate."""
    check_line(answer, arrays(f=[1.0, 0.5], i=[1.0, 0.0], C_tilde=[0.8, 0.0]), LINE_TWO)


def line_many_steps(answer: Any) -> None:
    """04.2: the line over many steps, for any start."""
    check_line(answer, example_gates(2, 4), LINE_MANY)


def check_line(answer: Any, case: dict[str, Values], text: Text) -> None:
    """Raise `text` unless slope and intercept give the state that equation (4) gives, from two different starts."""
    got = tuple(float(part) for part in call_for(2, answer, **case))
    start, one = run(case, 0.0), run(case, 1.0)
    want = (one - start, start)
    if not np.allclose(got, want, rtol=1e-9, atol=1e-12):
        raise Wrong(text, {**case, "got": got, "want": want})


def run(case: dict[str, Values], C: float) -> float:
    """Return the cell state after all steps of equation (4)."""
    for f_t, i_t, C_tilde_t in zip(*case.values(), strict=True):
        C = float(f_t * C + i_t * C_tilde_t)
    return C


def example_gates(seed: int, T: int) -> dict[str, Values]:
    """Return gates between 0 and 1 and candidates for T steps."""
    case = example(seed, f=(T,), i=(T,), C_tilde=(T,))
    return {name: np.round(1 / (1 + np.exp(-value)), 1) if name != "C_tilde" else value for name, value in case.items()}


FIRST = Text(
    "For {dtype} it returned {got}.\n"
    "Hint: raise a from 1 by ones, compute 1 / (1 + exp(-a)) in that dtype, and stop at the first exact 1.",
    "对 {dtype}，它返回了 {got}。\n"
    "提示：让 a 从 1 起每次加 1，用这种类型计算 1 / (1 + exp(-a))，停在第一个恰好等于 1 的地方。",
)
TWO_NUMBERS = Text(
    "Expected two numbers, slope and intercept; the shapes were {got}.",
    "这里需要斜率和截距两个数，得到的形状却是 {got}。",
)
LINE_ONE = Text(
    "For one step with f = {f}, i = {i}, C_tilde = {C_tilde} it returned {got}; expected {want}.\n"
    "Hint: read slope and intercept off equation (4).",
    "只有一步，f = {f}、i = {i}、C_tilde = {C_tilde} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：斜率和截距可以直接从式 (4) 读出。",
)
LINE_TWO = Text(
    "For f = {f}, i = {i}, C_tilde = {C_tilde} it returned {got}; expected {want}.\n"
    "Hint: what the first step adds goes through the gate of the second.",
    "f = {f}、i = {i}、C_tilde = {C_tilde} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：第一步加进去的值，还要经过第二步的门。",
)
LINE_MANY = Text(
    "For f = {f}, i = {i}, C_tilde = {C_tilde} it returned {got}; expected {want}.\n"
    "Hint: carry slope and intercept along step by step, as equation (4) does with C.",
    "f = {f}、i = {i}、C_tilde = {C_tilde} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：像式 (4) 更新 C 那样，一步一步更新斜率和截距。",
)

EXERCISES = (
    Exercise(
        "04.1",
        (is_function("dtype"), first_exact_one),
        Text(
            "From that number on an open gate keeps every bit of the state; below it, it loses a little at each step.",
            "从这个数起，打开的门就一位不差地保留状态；不到这个数，每一步都会丢掉一点。",
        ),
    ),
    Exercise(
        "04.2",
        (is_function("f", "i", "C_tilde"), line_shape, line_one_step, line_two_steps, line_many_steps),
        Text(
            "However many steps: with given gates the final state is a straight line in the first one.",
            "不管走多少步，门给定之后，最后的状态都是最初状态的一次函数，画出来是一条直线。",
        ),
    ),
)
