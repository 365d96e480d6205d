"""Exercises of chapter 02: the gradient of a one-unit network, and how soon a factor per step wears it down."""

from typing import Any

import numpy as np

from .exercise import Exercise, Text, Values, Wrong, arrays, call, example, expect, expect_shapes, is_function


def product_of_factors(w: Values, h: Values) -> Any:
    """Return dh_T / dh_0 for h_t = tanh(w h_{t-1} + x_t), from h_1 ... h_T."""
    return np.prod(w * (1 - h**2))


def factor_shape(answer: Any) -> None:
    """02.1: one number comes out, however many steps there are."""
    expect_shapes(answer, arrays(w=0.5, h=[0.1, 0.2, 0.3]), ONE_NUMBER, ())


def factor_weight(answer: Any) -> None:
    """02.1: where every h is 0, each step multiplies by w."""
    expect(answer, product_of_factors, arrays(w=0.5, h=[0, 0, 0]), WEIGHT)


def factor_slope(answer: Any) -> None:
    """02.1: the slope of the tanh is 1 - h^2."""
    expect(answer, product_of_factors, arrays(w=1, h=[0.5]), SLOPE)


def factor_product(answer: Any) -> None:
    """02.1: the factors of several steps are multiplied."""
    expect(answer, product_of_factors, arrays(w=-2, h=[0.5, -0.5, 0.1]), PRODUCT)


def factor_values(answer: Any) -> None:
    """02.1: the derivative of a long sequence."""
    expect(answer, product_of_factors, {"w": 1.3, "h": np.tanh(example(3, h=(40,))["h"])}, PRODUCT)


def share_smallest(answer: Any) -> None:
    """02.2: after n steps the share is below s, and one step earlier it was not."""
    for r, s in ((0.5, 0.1), (0.9, 0.01), (0.99, 0.01), (0.3, 0.5)):
        n = steps(answer, r, s)
        if not r**n < s:
            raise Wrong(TOO_FEW, {"r": r, "s": s, "n": f"{n:g}", "left": r**n})
        if n > 0 and r ** (n - 1) < s:
            raise Wrong(TOO_MANY, {"r": r, "s": s, "n": f"{n:g}", "before": f"{n - 1:g}", "left": r ** (n - 1)})


def share_strict(answer: Any) -> None:
    """02.2: a share that equals s is not yet below it."""
    n = steps(answer, 0.5, 0.25)
    if n != 3:
        raise Wrong(STRICT, {"got": f"{n:g}"})


def steps(answer: Any, r: float, s: float) -> float:
    """Return the answer's number of steps, a whole number."""
    n = call(answer, r=r, s=s)
    if n.shape != () or n != np.round(n):
        raise Wrong(NOT_WHOLE, {"r": r, "s": s, "got": n})
    return float(n)


ONE_NUMBER = Text(
    "For three values of h it returned the shape {got}; expected one number.\n"
    "Hint: each step gives one factor. What does the chain rule do with them?",
    "给它三个 h 值，返回值的形状是 {got}，应当是一个数。\n提示：每一步给出一个因子，链式法则怎样处理这些因子？",
)
WEIGHT = Text(
    "With w = {w} and h = {h} it returned {got}; expected {want}.\n"
    "Hint: near 0 the tanh changes nothing, so that each step multiplies by w. There are three steps.",
    "w = {w}、h = {h} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：在 0 附近，tanh 几乎不起作用，每一步就是乘以 w。这里有三步。",
)
SLOPE = Text(
    "With w = {w} and h = {h} it returned {got}; expected {want}.\n"
    "Hint: h is the value of the tanh. How does the slope of the tanh follow from its value?",
    "w = {w}、h = {h} 时，它返回了 {got}，应当是 {want}。\n提示：h 是 tanh 的函数值。怎样由函数值求出 tanh 的斜率？",
)
PRODUCT = Text(
    "With w = {w} and h = {h} it returned {got}; expected {want}.\n"
    "Hint: every step has its own factor, w included, and every factor counts.",
    "w = {w}、h = {h} 时，它返回了 {got}，应当是 {want}。\n提示：每一步都有自己的因子，其中都含 w，而且一个都不能少。",
)
NOT_WHOLE = Text(
    "For r = {r} and s = {s} it returned {got}; expected a whole number of steps.",
    "r = {r}、s = {s} 时，它返回了 {got}；步数应当是一个整数。",
)
TOO_FEW = Text(
    "For r = {r} and s = {s} it returned {n}; but r**{n} = {left} is not below s.\n"
    "Hint: take logarithms, and mind the direction in which you round.",
    "r = {r}、s = {s} 时，它返回了 {n}；可是 r**{n} = {left}，并不小于 s。\n提示：取对数，并留意该往哪个方向取整。",
)
TOO_MANY = Text(
    "For r = {r} and s = {s} it returned {n}; but {before} steps are enough: r**{before} = {left}.\n"
    "Hint: the smallest number of steps is wanted.",
    "r = {r}、s = {s} 时，它返回了 {n}；其实 {before} 步就够了：r**{before} = {left}。\n提示：要的是最少的步数。",
)
STRICT = Text(
    "For r = 0.5 and s = 0.25 it returned {got}; but 0.5**2 equals 0.25 and is not below it.\n"
    "Hint: which whole number comes after the exact solution, if that is whole itself?",
    "r = 0.5、s = 0.25 时，它返回了 {got}；可是 0.5**2 等于 0.25，并不小于它。\n"
    "提示：如果精确解本身是整数，该取哪个整数？",
)

EXERCISES = (
    Exercise(
        "02.1",
        (is_function("w", "h"), factor_shape, factor_weight, factor_slope, factor_product, factor_values),
        Text(
            "Your function is the chain rule along the unrolled network: one factor for each step.",
            "你的函数就是沿展开的网络应用链式法则：一步一个因子。",
        ),
    ),
    Exercise(
        "02.2",
        (is_function("r", "s"), share_smallest, share_strict),
        Text(
            "The number of steps grows like 1 / (1 - r): ten times nearer to 1, about ten times as far.",
            "步数大致与 1 / (1 - r) 成正比：r 离 1 近十倍，步数就是十倍左右。",
        ),
    ),
)
