"""Exercises of chapter 02: how soon a gradient is worn down, the Jacobian of many steps, a latch and its gradient."""

from collections.abc import Callable, Iterable
from functools import reduce
from math import ceil, log
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref.checks import Array

from .cases import arrays, drawn, sizes
from .kinds import YOURS, Build, Design, Guess, Mistake, Predict
from .reading import read
from .reads import NOT_FINITE
from .result import Wrong
from .text import Text

EXACT = tuple(log(0.01) / log(r) for r in (0.9, 0.99))  # 43.7 and 458.2

LINEAR = Text(
    "a step takes away 10 % of what is left, not of what there was at first. After ten steps there is still 0.35.",
    "每一步减少 10%，减的是剩下的，不是最初的。十步之后还剩 0.35。",
)
MIXED = Text(
    "two logarithms are divided here. Do both have the same base? -2 is the one of 0.01 to the base 10.",
    "这里要把两个对数相除，它们的底相同吗？-2 是 0.01 以 10 为底的对数。",
)
NEARLY = Text(
    "that takes 1 - r for the logarithm of r, without its sign. It is close, but the steps are to be exact.",
    "这是用 1 - r 代替 r 的对数（不计负号）。很接近，不过这里要准确的步数。",
)

predict = Predict(
    "02.1",
    want=tuple(float(ceil(n)) for n in EXACT),
    guesses=(
        Guess((43, 458), Text("0.9**43 is 0.0108. Is that below 0.01?", "0.9**43 是 0.0108，小于 0.01 吗？")),
        Guess((44, 458), Text("0.99**458 is 0.01002. Is that below 0.01?", "0.99**458 是 0.01002，小于 0.01 吗？")),
        Guess((43, 459), Text("0.9**43 is 0.0108. Is that below 0.01?", "0.9**43 是 0.0108，小于 0.01 吗？")),
        Guess(
            (45, 460),
            Text("is less than 0.01 left one step earlier already?", "早一步，剩下的是不是已经不到 0.01 了？"),
        ),
        Guess(
            EXACT,
            Text("steps are whole. At which one is it below 0.01 first?", "步数是整数。第几步才第一次小于 0.01？"),
        ),
        *(Guess(pair, LINEAR) for pair in ((10, 100), (9.9, 99), (10, 99), (9, 99))),
        *(Guess(pair, MIXED) for pair in ((19, 199), (20, 200), (101, 1056), (100.64, 1055.05))),
        *(Guess(pair, NEARLY) for pair in ((46, 460), (46, 461), (47, 461), (46.05, 460.5))),
        Guess((22, 230), Text("that is until 10 % is left, not 1 %.", "这是剩 10% 的步数，不是剩 1% 的。")),
        Guess((7, 69), Text("that is until half is left. What about 1 %?", "这是剩一半的步数。剩 1% 呢？")),
        Guess(
            (459, 44),
            Text(
                "with which factor is more left after one step? There it takes longer.",
                "哪个因子走一步剩得多？剩得多的，步数也多。",
            ),
        ),
        Guess(
            (44, 440),
            Text(
                "the first is right; the second is about ten times as many, but not exactly. Which n gives 0.99**n < 0.01?",
                "第一个对了；第二个差不多是它的十倍，但并不正好。n 取多少，0.99**n 才小于 0.01？",
            ),
        ),
    ),
    hint=Text(
        "after n steps r**n is left. Try some n, or take logarithms: n log(r) = log(0.01).",
        "n 步之后剩下 r**n。试几个 n，或者取对数：n log(r) = log(0.01)。",
    ),
    right=Text(
        "log(0.01) / log(r) is 43.7 and 458.2. The number of steps grows about like 1 / (1 - r): ten times nearer to 1, "
        "about ten times as far.",
        "log(0.01) / log(r) 是 43.7 和 458.2。步数大致与 1 / (1 - r) 成正比：离 1 近十倍，步数就是十倍左右。",
    ),
)


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

SEQUENCES, LONG, NOISE, REPORTED = 200, 1000, 0.2, 100  # of exercise 02.3


def latch(answer: Any) -> tuple[float, float, float]:
    """Read w, u and a report; only the first two must be finite."""
    found: tuple[float, float, float] = read(answer, (0.0, 0.0, 0.0), YOURS, {})
    if not np.all(np.isfinite(found[:2])):
        raise Wrong(NOT_FINITE, {})
    return found


def states(w: float, u: float, inputs: Iterable[Array]) -> list[Array]:
    """Return every state of h_t = tanh(w h + u x), from 0."""
    found = [np.array(0.0)]
    for x_t in inputs:
        found.append(np.tanh(w * found[-1] + u * x_t))
    return found[1:]


def remembers(found: tuple[float, float, float], rng: Generator) -> None:
    """02.3: the sign is that of the bit at step 999 and at step 1,000, in every sequence."""
    w, u, _ = found
    bit = rng.choice([-1.0, 1.0], SEQUENCES)
    h = states(w, u, [bit, *rng.normal(0, NOISE, (LONG, SEQUENCES))])
    wrong = SEQUENCES - int(np.sum((bit * h[-2] > 0) & (bit * h[-1] > 0)))
    if wrong:
        hint = NO_BIT if u <= 0 else TURNS if w < 0 else SLIDES if w <= 1 else NOISY
        raise Wrong(FORGOTTEN, {"w": w, "u": u, "wrong": wrong, "count": SEQUENCES, "hint": hint})


def log10_factors(w: float, u: float) -> Array:
    """Return log10 of w (1 - h**2) at each silent step after the bit +1, even where 1 - h**2 is 0 in floating point."""
    h = np.stack(states(w, u, [np.array(1.0)] + [np.array(0.0)] * REPORTED))
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
    latch,
    (remembers, reports),
    right=Text(
        "It forgets nothing over 1,000 steps, and over 100 hardly anything is left of its gradient: where a state is "
        "pulled back after every small push, no push leaves a trace.",
        "走 1,000 步什么也没忘，隔 100 步梯度却几乎不剩了：稍有推动就被拉回来的状态，推它的痕迹也留不下。",
    ),
)

EXERCISES = (predict, build, design)
