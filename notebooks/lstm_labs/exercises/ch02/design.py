"""Exercise 02.3: a latch that keeps some of its gradient, and reports it."""

from math import log

import numpy as np
from numpy.random import Generator

from lstm_ref.checks import Array

from ..equations import unit_states
from ..kinds import Design
from ..reads import numbers
from ..result import Wrong
from ..text import Text

SEQUENCES, LONG, NOISE, REPORTED = 200, 1000, 0.2, 100
SEED = 2  # the sequences are always the same, and so is the verdict
AT_LEAST = -100  # log10 of the gradient; w = 3 in chapter 2 has -150


def remembers(found: tuple[float, float, float], rng: Generator) -> None:
    """02.3: the sign is that of the bit at step 999 and at step 1,000, in every sequence."""
    w, u, _ = found
    always = np.random.default_rng(SEED)
    bit = always.choice([-1.0, 1.0], SEQUENCES)
    h = unit_states(w, u, [bit, *always.normal(0, NOISE, (LONG, SEQUENCES))])
    wrong = SEQUENCES - int(np.sum((bit * h[-2] > 0) & (bit * h[-1] > 0)))
    if wrong:
        hint = NO_BIT if u <= 0 else TURNS if w < 0 else SLIDES if w <= 1 else NOISY
        raise Wrong(FORGOTTEN, {"w": w, "u": u, "wrong": wrong, "count": SEQUENCES, "hint": hint})


def log10_factors(w: float, u: float) -> Array:
    """Return log10 of w (1 - h**2) at each silent step after the bit +1, even where 1 - h**2 is 0 in floating point."""
    h = np.stack(unit_states(w, u, [1.0] + [0.0] * REPORTED))
    a = np.abs(w * h[:-1])
    log_slopes = 2 * (np.log(2) - a - np.log1p(np.exp(-2 * a)))  # 1 - tanh(a)^2 = 1 / cosh(a)^2
    factors: Array = (np.log(w) + log_slopes) / np.log(10)
    return factors


def keeps(found: tuple[float, float, float], rng: Generator) -> None:
    """02.3: at least 1e-100 is left of the gradient."""
    w, u, _ = found
    each = log10_factors(w, u)
    if not np.sum(each) >= AT_LEAST:
        raise Wrong(LOST, {"w": w, "u": u, "last": f"{10.0 ** float(each[-1]):.2g}"})


def reports(found: tuple[float, float, float], rng: Generator) -> None:
    """02.3: the report is the gradient of this unit over 100 steps."""
    w, u, report = found
    values = {"w": w, "u": u, "report": report}
    if not np.isfinite(report):
        raise Wrong(UNDERFLOW, values)
    each = log10_factors(w, u)
    own = float(np.sum(each))
    if not near(report, own):
        known = [
            (SIGN, -own),
            (NATURAL, own * log(10)),
            *((ONE_STEP, one) for one in (own / REPORTED, float(each[0]), float(each[-1]))),
            *((COUNT, own + extra * float(each[-1])) for extra in (-2, -1, 1, 2)),
            (TOO_LONG, own + (LONG - REPORTED) * float(each[-1])),
            (NO_W, own - REPORTED * np.log10(w)),
            (NO_SLOPE, REPORTED * np.log10(w)),
            (FIRST, REPORTED * float(each[0])),
        ]
        other = CLOSE if abs(report - own) <= 0.5 else OTHER
        hint = (
            ITSELF
            if abs(report - 10.0**own) < 1e-3
            else next((hint for hint, value in known if near(report, value)), other)
        )
        raise Wrong(MISREPORTED, {**values, "first": 10.0 ** float(each[0]), "hint": hint})


def near(report: float, value: float) -> bool:
    """Return whether a report is right to one decimal."""
    return bool(abs(report - value) <= 0.06)


FORGOTTEN = Text(
    "With w = {w} and u = {u}, {wrong} of {count} sequences have the wrong sign after 999 or after 1,000 steps of noise.\n"
    "Hint: {hint}",
    "w = {w}、u = {u} 时，{count} 个序列中有 {wrong} 个在走完 999 步或 1,000 步噪声之后符号不对。\n提示：{hint}",
)
NO_BIT = Text(
    "the bit brings the state to tanh(u x). Does that have the sign of the bit?",
    "读到比特时，状态是 tanh(u x)。它与比特同号吗？",
)
TURNS = Text(
    "what does a negative w do to the sign at every step? It is asked for at two steps in a row.",
    "w 是负数时，状态的符号每走一步会怎样？这里连续两步都要对。",
)
SLIDES = Text(
    "even without noise this state slides to 0. Near 0 the tanh changes nothing: what does w do to a small h at each "
    "step?",
    "就算没有噪声，这个状态也会滑向 0。在 0 附近，tanh 几乎不起作用：每走一步，w 把很小的 h 变成多少？",
)
NOISY = Text(
    "a step turns the sign if u times the noise is larger than w h, and u multiplies the bit and the noise alike. How "
    "large is w h where the state rests?",
    "噪声乘以 u 要是超过 w h，符号就翻了；u 既乘比特，也乘噪声。状态停下来时，w h 有多大？",
)
UNDERFLOW = Text(
    "The report is {report}, and the gradient of this unit has a finite logarithm.\n"
    "Hint: print the factors of the first few steps. Which of them is not above 0?",
    "你报告的是 {report}，可是这个隐藏单元的梯度有有限的对数。\n提示：打印前几步的因子。哪一个不大于 0？",
)
MISREPORTED = Text(
    "The unit holds the bit, but {report} is not its log10 gradient over 100 silent steps. At the first silent step its "
    "factor is {first}.\nHint: {hint}",
    "这个隐藏单元记住了比特，不过 {report} 不是它隔 100 步（都没有输入）的梯度的 log10。第一步的因子是 {first}。\n"
    "提示：{hint}",
)
LOST = Text(
    "With w = {w} and u = {u} the unit holds the bit, but less than 1e-100 is left of its gradient over 100 silent "
    "steps: at the last one its factor is {last}.\n"
    "Hint: the factor is w (1 - h**2) where the state rests. With which w does it rest farther from 1?",
    "w = {w}、u = {u} 时，这个隐藏单元记住了比特，可是隔 100 步（都没有输入），梯度剩下不到 1e-100："
    "最后一步的因子是 {last}。\n提示：状态停下来时，因子是 w (1 - h**2)。w 怎样取，状态停得离 1 远些？",
)
SIGN = Text("is the gradient larger or smaller than 1?", "与 1 相比，这个梯度是大是小？")
NATURAL = Text("that is the natural logarithm.", "这是自然对数。")
ONE_STEP = Text("that is one step. What do 100 steps make of it?", "这是一步的。100 步合起来是多少？")
TOO_LONG = Text("that is over 1,000 steps. Over 100 it is asked for.", "这是隔 1,000 步的，要的是隔 100 步的。")
COUNT = Text("how many factors did you take? 100 steps have 100.", "你取了几个因子？100 步有 100 个。")
NO_W = Text("there is more in a factor than the slope of the tanh.", "因子里除了 tanh 的斜率，还有别的。")
NO_SLOPE = Text("where is the slope of the tanh?", "tanh 的斜率到哪里去了？")
FIRST = Text(
    "that is 100 times the first step. Does the factor stay the same while the state moves?",
    "这是第一步的 100 倍。状态在变，因子会一直不变吗？",
)
ITSELF = Text("is that the gradient itself? Its logarithm is wanted.", "这是梯度本身吗？要的是它的对数。")
CLOSE = Text(
    "that is close. Was it rounded to a whole number, or did it start at another state than h_0 = tanh(u)?",
    "很接近了。是取成整数了，还是没有从状态 h_0 = tanh(u) 出发？",
)
OTHER = Text(
    "start at h_0 = tanh(u), the state after the bit +1, and add the logarithm of one factor for each silent step, as in "
    "exercise 02.2 with H = 1; the slope of a step is taken at the state that it leads to.",
    "从 h_0 = tanh(u)，也就是读完比特 +1 的状态出发，每走一步加上一个因子的对数。因子就是练习 02.2 里 H = 1 的情形："
    "每一步的斜率，取在这一步得到的状态上。",
)

design = Design(
    "02.3",
    numbers("w", "u", "log10_gradient", unbounded=("log10_gradient",)),
    (remembers, keeps, reports),
    right=Text(
        "It forgets nothing over 1,000 steps, and once it rests, each step makes its gradient smaller: where a state is "
        "pulled back after every small push, such a push leaves hardly a trace.",
        "走 1,000 步什么也没忘；可是状态一旦停下来，每走一步，梯度就小一些：轻轻一推就被拉回来的状态，推过的痕迹也留不下多少。",
    ),
)
