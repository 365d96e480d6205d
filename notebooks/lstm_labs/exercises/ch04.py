"""Exercises of chapter 04: what an almost open gate leaves, the belt over many steps, and what a long memory costs."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from .calling import ask
from .cases import arrays, drawn, sizes
from .kinds import Build, Design, Guess, Mistake, Predict, expect_function
from .reading import Values, read
from .result import Wrong
from .shown import kind
from .text import Text

C_0 = 0.7
LEFT = tuple(C_0 * f**steps for f, steps in ((1, 1000), (0.999, 1000), (0.99, 100), (0.99, 1000)))

predict = Predict(
    "04.1",
    want=LEFT,
    tolerance=0.06,  # one decimal, 0.2 for 0.257 too
    guesses=(
        Guess(
            (C_0,) * 4,
            Text(
                "one step at 0.999 takes 0.7 to 0.6993. Where is it after ten such steps, after a hundred?",
                "f 为 0.999 时，走一步，0.7 变成 0.6993。这样走十步、一百步之后呢？",
            ),
        ),
        Guess(
            (C_0, 0, 0, 0),
            Text(
                "a gate of 0.999 takes 0.001 of what is left, not of what there was at the start. Does it ever "
                "take all?",
                "0.999 的门每一步拿走剩余部分的 0.001，不是最初那个数的。这样会拿光吗？",
            ),
        ),
        Guess(
            tuple(C_0 - steps * (1 - f) for f, steps in ((1, 1000), (0.999, 1000), (0.99, 100), (0.99, 1000))),
            Text("does a gate subtract, or multiply?", "门做的是减法，还是乘法？"),
        ),
        Guess(
            tuple(left / C_0 for left in LEFT),
            Text("these are the shares that are left. Of which number?", "这是剩下的比例。是哪个数的比例？"),
        ),
        Guess(
            (C_0, LEFT[1], LEFT[1], LEFT[1]),
            Text(
                "the last state takes ten times as many steps as the one before it. What do the other 900 do?",
                "最后一个走的步数是前一个的十倍。多出来的 900 步里发生了什么？",
            ),
        ),
        Guess(
            (C_0, C_0 * 0.999**100, LEFT[2], LEFT[3]),
            Text(
                "the second is right for 100 steps. How many are asked for?",
                "第二个数是走 100 步的结果。题目问的是多少步？",
            ),
        ),
        Guess(
            (0, 0, 0, 0),
            Text("at f = 1, which step changes anything?", "f = 1 时，哪一步会改变它？"),
        ),
    ),
    hint=Text(
        "after n steps the state was multiplied by f n times. Which is less, 0.999**1000 or 0.99**100?",
        "走 n 步，就乘了 n 次 f。0.999**1000 与 0.99**100，哪个更小？",
    ),
    right=Text(
        "1,000 steps at 0.999 and 100 steps at 0.99 leave about the same, 0.37 of it. To hold for n "
        "steps, a gate must be within about 1 / n of 1.",
        "f 为 0.999 的 1,000 步，与 f 为 0.99 的 100 步，剩下的差不多，都是原来的 0.37 左右。"
        "要守住 n 步，门与 1 的差就得小于 1 / n 左右。",
    ),
)


def belt(
    f: Values, i: Values, C_tilde: Values, C_0: Values, step: Callable[..., Any] = lambda f, i, c, C, C_0: f * C + i * c
) -> Any:
    """Return the cell state after each step, with equation (4) or what `step` has in its place."""
    C, states = C_0, []
    for f_t, i_t, C_tilde_t in zip(f, i, C_tilde, strict=True):
        C = step(f_t, i_t, C_tilde_t, C, C_0)
        states.append(C)
    return np.stack(states)


def draw_belt(rng: Generator) -> dict[str, Values]:
    """Return gates between 0 and 1, candidates and a first state, with all sizes different."""
    T, B, H = sizes(rng, 3)
    gates = {name: np.round(rng.uniform(0.1, 0.9, (T, B, H)), 1) for name in ("f", "i")}
    return {**gates, **drawn(rng, C_tilde=(T, B, H), C_0=(B, H))}


def taking(step: Callable[..., Any]) -> Callable[..., Any]:
    """Return the belt with another equation."""
    return lambda f, i, C_tilde, C_0: belt(f, i, C_tilde, C_0, step)


build = Build(
    "04.2",
    belt,
    ("C",),
    draw_belt,
    mistakes=(
        Mistake(
            taking(lambda f, i, c, C, C_0: f * C + c),
            Text("who decides how much of C_tilde is written?", "C_tilde 写入多少，由谁决定？"),
        ),
        Mistake(
            taking(lambda f, i, c, C, C_0: C + i * c),
            Text("who decides how much of the old state is kept?", "旧状态留下多少，由谁决定？"),
        ),
        Mistake(
            taking(lambda f, i, c, C, C_0: f * (C + i * c)),
            Text(
                "is what was just written forgotten at once? In the diagram, which comes first on the line?",
                "刚写入的当即就要忘掉一部分吗？看示意图：线上先遇到的是哪个运算？",
            ),
        ),
        Mistake(
            taking(lambda f, i, c, C, C_0: f * C_0 + i * c),
            Text("what does the second step start from?", "第二步从哪里出发？"),
        ),
        Mistake(
            taking(lambda f, i, c, C, C_0: f * C),
            Text("this is what is left of C_0. What was put on the belt?", "这是 C_0 剩下的部分。放上去的呢？"),
        ),
        Mistake(
            lambda f, i, c, C_0: np.cumprod(f, axis=0) * C_0 + np.cumsum(i * c, axis=0),
            Text(
                "through which gates does that go which the first step has put on the belt?",
                "第一步放上传送带的值，之后还要经过哪些门？",
            ),
        ),
        Mistake(
            lambda f, i, c, C_0: belt(f, i, c, 0 * C_0),
            Text("where does C_0 come in?", "C_0 用在哪里？"),
        ),
        Mistake(
            lambda f, i, c, C_0: belt(i, f, c, C_0),
            Text("which of the two gates acts on the old state?", "两个门里，哪个作用于旧状态？"),
        ),
        Mistake(
            taking(lambda f, i, c, C, C_0: f * C + (1 - f) * c),
            Text(
                "the input gate is no longer asked. Which share does it give?", "输入门没有用上。它给出的比例是哪个？"
            ),
        ),
        Mistake(
            taking(lambda f, i, c, C, C_0: (1 - f) * C + i * c),
            Text("is f the share that is kept or the share that is dropped?", "f 是保留的比例，还是丢掉的比例？"),
        ),
        Mistake(
            taking(lambda f, i, c, C, C_0: np.tanh(f * C + i * c)),
            Text("does the cell state meet a tanh on its way along the belt?", "单元状态在传送带上会遇到 tanh 吗？"),
        ),
        Mistake(
            lambda f, i, c, C_0: belt(f, i, c, C_0)[-1],
            Text("the states after all steps are wanted, not the last alone.", "要的是每一步的状态，不只是最后一步。"),
        ),
        Mistake(
            lambda f, i, c, C_0: np.concatenate([C_0[None], belt(f, i, c, C_0)]),
            Text(
                "C_0 was there before the first step. What comes first?", "C_0 在第一步之前就有了。排在最前的应当是谁？"
            ),
        ),
        Mistake(
            lambda f, i, c, C_0: np.concatenate([C_0[None], belt(f, i, c, C_0)[:-1]]),
            Text(
                "these are the states before each step. Which are asked for?",
                "这是每一步之前的状态。题目要的是哪些？",
            ),
        ),
        Mistake(
            lambda f, i, c, C_0: np.repeat(belt(f, i, c, C_0)[-1:], len(f), axis=0),
            Text(
                "all states are the same array, changed in place at every step. Does each step make a new one?",
                "各步的状态是同一个数组，每一步都改写了它。每一步都新建一个数组了吗？",
            ),
        ),
    ),
    hint=Text(
        "take B = H = 1 and two steps on paper: C_1 from C_0, then C_2 from C_1.",
        "取 B = H = 1，在纸上走两步：由 C_0 得 C_1，再由 C_1 得 C_2。",
    ),
    right=Text(
        "Equation (4), once for each step: this is all that happens on the belt. Of C_0 the product of the forget gates "
        "is left; what is written passes all the gates after it.",
        "每一步用一次式 (4)：传送带上发生的就是这些。C_0 剩下的比例是各步遗忘门的乘积；写入的值，还要经过它之后的每一个遗忘门。",
    ),
    fixed=(arrays(f=[[[0.5]], [[0.25]]], i=[[[1]], [[0.5]]], C_tilde=[[[0.8]], [[-0.4]]], C_0=[[2]]),),
)


def pair(answer: Any) -> tuple[Callable[..., Any], tuple[float, float]]:
    """Read a function of n, and the gate and its slope at a bias of 50."""
    if type(answer) not in (tuple, list) or len(answer) != 2:
        raise Wrong(NO_PAIR, {"came": kind(answer)})
    expect_function(answer[0], "n")
    at_50: tuple[float, float] = read(answer[1], (0.0, 0.0), AT_50, {})
    return answer[0], at_50


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
    "你的答案是 {came}；这里需要一个以 n 为参数的函数，以及 at_50 的两个数。",
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

EXERCISES = (predict, build, design)
