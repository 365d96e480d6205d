"""Exercise 02.3: a latch that reports its gradient."""

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


def remembers(found: tuple[float, float, float], rng: Generator) -> None:
    """02.3: the sign is that of the bit at step 999 and at step 1,000, in every sequence."""
    w, u, _ = found
    bit = rng.choice([-1.0, 1.0], SEQUENCES)
    h = unit_states(w, u, [bit, *rng.normal(0, NOISE, (LONG, SEQUENCES))])
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


def reports(found: tuple[float, float, float], rng: Generator) -> None:
    """02.3: the report is the gradient of this unit over 100 steps."""
    w, u, report = found
    values = {"w": w, "u": u, "report": report}
    if not np.isfinite(report):
        raise Wrong(UNDERFLOW, values)
    each = log10_factors(w, u)
    own = float(np.sum(each))
    if not near(report, own):
        known = {
            SIGN: -own,
            NATURAL: own * log(10),
            ONE_STEP: own / REPORTED,
            TOO_LONG: own * LONG / REPORTED,
            NO_W: own - REPORTED * np.log10(w),
            NO_SLOPE: REPORTED * np.log10(w),
        }
        itself = 10.0**own if own > -300 else 0.0
        hint = ITSELF if abs(report - itself) < 1e-3 else next((k for k in known if near(report, known[k])), OTHER)
        raise Wrong(MISREPORTED, {**values, "first": 10.0 ** float(each[0]), "hint": hint})


def near(report: float, value: float) -> bool:
    """Return whether a report is right up to rounding."""
    return bool(abs(report - value) <= 0.2 + 0.01 * abs(value))


FORGOTTEN = Text(
    "With w = {w} and u = {u}, {wrong} of {count} sequences have the wrong sign at step 999 or at step 1,000.\n"
    "Hint: {hint}",
    "w = {w}、u = {u} 时，{count} 个序列中有 {wrong} 个在第 999 步或第 1,000 步的符号不对。\n提示：{hint}",
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
    "The report is {report}. A product of 100 such factors can be smaller than any float.\n"
    "Hint: logarithms can be added. If 1 - h**2 is 0 itself, a smaller w will do as well.",
    "你报告的是 {report}。100 个这样的因子相乘，可能小到浮点数表示不了。\n"
    "提示：对数可以相加。如果 1 - h**2 本身就是 0，w 取小些也够用。",
)
MISREPORTED = Text(
    "The unit holds the bit, but {report} is not its log10 gradient over 100 silent steps. At the first silent step its "
    "factor is {first}.\nHint: {hint}",
    "这个隐藏单元记住了比特，不过 {report} 不是它隔 100 步（都没有输入）的梯度的 log10。第一步的因子是 {first}。\n"
    "提示：{hint}",
)
SIGN = Text("is the gradient larger or smaller than 1?", "与 1 相比，这个梯度是大是小？")
NATURAL = Text("that is the natural logarithm.", "这是自然对数。")
ONE_STEP = Text("that is one step. What do 100 steps make of it?", "这是一步的。100 步合起来是多少？")
TOO_LONG = Text("that is over 1,000 steps. Over 100 it is asked for.", "这是隔 1,000 步的，要的是隔 100 步的。")
NO_W = Text("there is more in a factor than the slope of the tanh.", "因子里除了 tanh 的斜率，还有别的。")
NO_SLOPE = Text("where is the slope of the tanh?", "tanh 的斜率到哪里去了？")
ITSELF = Text("is that the gradient itself? Its logarithm is wanted.", "这是梯度本身吗？要的是它的对数。")
OTHER = Text(
    "start at the state after the bit +1 and add the logarithm of one factor for each silent step, as in exercise 02.2 "
    "with H = 1.",
    "从读完比特 +1 的状态出发，每走一步加上一个因子的对数，因子就是练习 02.2 里 H = 1 的情形。",
)

design = Design(
    "02.3",
    numbers("w", "u", "log10_gradient", unbounded=("log10_gradient",)),
    (remembers, reports),
    right=Text(
        "It forgets nothing over 1,000 steps, and over 100 hardly anything is left of its gradient: where a state is "
        "pulled back after every small push, no push leaves a trace.",
        "走 1,000 步什么也没忘，隔 100 步梯度却几乎不剩了：稍有推动就被拉回来的状态，推它的痕迹也留不下。",
    ),
)
