"""Exercise 04.3: the bias that a long memory takes, and what it costs."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from ..calling import ask
from ..kinds import Design, Mistake
from ..reading import read
from ..reads import function, parts
from ..result import Wrong
from ..text import Text


def pair(answer: Any) -> tuple[Callable[..., Any], tuple[float, float]]:
    """Read a function of n, and the gate and its slope at a bias of 50."""
    first, second = parts(answer, 2, NO_PAIR)
    bias = function("n")(first)
    at_50: tuple[float, float] = read(second, (0.0, 0.0), AT_50, {})
    return bias, at_50


MISTAKES = (
    Mistake(
        lambda n: 0.5 ** (1 / n),
        Text("is that the bias, or the gate that it makes?", "这是偏置，还是偏置所决定的门？"),
    ),
    Mistake(
        lambda n: -_inverse(0.5 ** (1 / n)),
        Text("the larger the bias, the more is kept. Is your sign right?", "偏置越大，留下的越多。你的正负号对吗？"),
    ),
    Mistake(
        lambda n: _inverse(1 - 0.5 / n),
        Text(
            "half of it is not lost in n equal parts: each step takes a share of what is left.",
            "丢掉的一半不是平均分到 n 步里的：每一步拿走的是剩余部分的一个比例。",
        ),
    ),
    Mistake(
        lambda n: _inverse(math.exp(-1 / n)),
        Text("after n steps this leaves 1 / e, about 0.37.", "n 步之后剩下的是 1 / e，约 0.37。"),
    ),
    Mistake(
        lambda n: math.log(0.5) / n,
        Text(
            "this is the logarithm of the gate. Which function undoes a sigmoid?",
            "这是门的对数。sigmoid 的反函数是什么？",
        ),
    ),
    Mistake(
        lambda n: 0.0,
        Text("at a bias of 0 half is lost at every step.", "偏置为 0 时，每一步都丢掉一半。"),
    ),
)
OTHER = Text(
    "which gate f has f**n = 0.5, and which pre-activation gives this gate?",
    "门 f 取多少时 f**n = 0.5？预激活值是多少时，门才是这个值？",
)


def _inverse(f: float) -> float:
    return math.log(f / (1 - f))


def half_is_left(found: tuple[Callable[..., Any], Any], rng: Generator) -> None:
    """04.3: after n steps of a gate with this bias and no weights, half of the state is left."""
    steps = (1, 2, 10, 100, 1000, int(rng.integers(3, 10)), int(rng.integers(200, 900)))
    answers = [(n, ask(found[0], 0.0, n=n)) for n in steps]
    known = (m.hint for m in MISTAKES if all(math.isclose(m.like(n), b, abs_tol=1e-3) for n, b in answers))
    hint = next(known, OTHER)
    for n, bias in answers:
        f = float(1 / (1 + np.exp(-np.float64(bias))))
        if not abs(f**n - 0.5) <= 1e-3:
            raise Wrong(NOT_HALF, {"n": n, "bias": bias, "f": f"{f:.6g}", "left": f**n, "hint": hint}, {"n": n})


def gate_is_one(found: tuple[Any, tuple[float, float]], rng: Generator) -> None:
    """04.3: at a bias of 50 the gate is 1 as float64 holds it."""
    if found[1] == (0.0, 1.0):
        raise Wrong(ORDER, {})
    if found[1][0] != 1:
        raise Wrong(NOT_ONE, {"gate": str(found[1][0])})


def slope_is_zero(found: tuple[Any, tuple[float, float]], rng: Generator) -> None:
    """04.3: the slope f (1 - f) of this gate, as float64 computes it, is 0."""
    slope = found[1][1]
    if slope != 0:
        exact = math.isclose(slope, math.exp(-50), rel_tol=0.1)
        raise Wrong(EXACT if exact else SLOPE, {"slope": slope})


AT_50 = Text("at_50 is", "at_50 是")
NO_PAIR = Text(
    "Your answer is {came}; expected a function of n and the two numbers at_50.",
    "你的答案是{came}；这里需要一个以 n 为参数的函数，以及 at_50 的两个数。",
)
NOT_HALF = Text(
    "For n = {n} it returned {bias}. This bias makes a gate of {f}, which leaves {f}**{n} = {left} of the state; half of "
    "it is wanted.\nHint: {hint}",
    "n = {n} 时，它返回了 {bias}。这个偏置使门等于 {f}，状态剩下 {f}**{n} = {left}，应当剩下一半。\n提示：{hint}",
)
ORDER = Text("The gate comes first, then its slope.", "门的值在前，斜率在后。")
NOT_ONE = Text(
    "At a bias of 50 you have the gate at {gate}; that is not what a float64 holds.\n"
    "Hint: how large is exp(-50), and what is 1 + exp(-50) when it is rounded to 16 digits?",
    "你写的偏置 50 处门的值是 {gate}，float64 算出的不是它。\n"
    "提示：exp(-50) 有多大？1 + exp(-50) 舍入到 16 位有效数字是多少？",
)
EXACT = Text(
    "The slope at a bias of 50 is {slope} in exact arithmetic, but f * (1 - f) does not give that.\n"
    "Hint: f is a float64 here. What is 1 - f?",
    "按精确的实数运算，偏置 50 处的斜率是 {slope}，可是 f * (1 - f) 算出的不是它。\n提示：这里的 f 是 float64，1 - f 是多少？",
)
SLOPE = Text(
    "At a bias of 50 you have the slope at {slope}.\nHint: take the gate that you found there and compute f * (1 - f).",
    "你写的偏置 50 处的斜率是 {slope}。\n提示：用你求出的门的值来算 f * (1 - f)。",
)

design = Design(
    "04.3",
    pair,
    (half_is_left, gate_is_one, slope_is_zero),
    right=Text(
        "For large n the bias grows only like log n, but the slope of the gate falls like 0.69 / n: the longer it keeps, "
        "the more slowly it learns. At 50 it keeps every bit, and its slope, in exact arithmetic 2e-22, is rounded away: it "
        "learns nothing any more.",
        "n 很大时，偏置只按 log n 增长，门的斜率却按 0.69 / n 减小：守得越久，学得越慢。到了 50，门一位不差地留住状态；"
        "斜率按精确运算是 2e-22，舍入之后成了 0，门再也学不到什么。",
    ),
)
